"""When the desk locks by itself: nobody has touched it for some minutes, or the computer slept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from exitdesk.ui.session_lock import LockReason
from exitdesk.ui.sleep_clock import Clocks, SystemClocks

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 30
WARNED_BEFORE_S: Final = 20.0
LOOK_EVERY_MS: Final = 500
SLEPT_S: Final = 1.0
_ACTIVITY: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class LockWatch(QObject):
    """Looks at the clocks twice a second while the desk is unlocked.

    ``due`` carries the LockReason; ``soon`` comes once, WARNED_BEFORE_S seconds before the desk locks for idleness, and
    ``stayed`` when something was touched after it. Keys, mouse, wheel and touch are heard where they reach the
    program's windows, before any widget. Time asleep counts, and any sleep longer than a second locks.
    """

    due = Signal(object)
    soon = Signal()
    stayed = Signal()

    def __init__(self, minutes: int, *, clocks: Clocks | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clocks = clocks or SystemClocks()
        self._limit_s = 0.0
        self._warned = False
        self._listening = False
        self.set_minutes(minutes)
        self._touched = self._clocks.with_sleep()
        self._asleep = self._time_asleep()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a touch, 1 to 30."""
        self._limit_s = 60.0 * min(MOST_MINUTES, max(LEAST_MINUTES, minutes))

    def start(self) -> None:
        """From now on; what happened before counts as touched now."""
        self._asleep = self._time_asleep()
        self.touched()
        if not self._listening:
            self._listening = True
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.focusWindowChanged.connect(self._hear)
            for window in application.topLevelWindows():
                self._hear(window)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._listening:
            self._listening = False
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.focusWindowChanged.disconnect(self._hear)
            for window in application.topLevelWindows():
                window.removeEventFilter(self)

    def touched(self) -> None:
        """Somebody is there."""
        self._touched = self._clocks.with_sleep()
        if self._warned:
            self._warned = False
            self.stayed.emit()

    def look(self) -> None:
        """Say what is due now."""
        asleep = self._time_asleep()
        slept, self._asleep = asleep - self._asleep, asleep
        idle = self._clocks.with_sleep() - self._touched
        if slept >= SLEPT_S:
            self.due.emit(LockReason.SLEEP)
        elif idle >= self._limit_s:
            self.due.emit(LockReason.IDLE)
        elif idle >= self._limit_s - WARNED_BEFORE_S and not self._warned:
            self._warned = True
            self.soon.emit()

    def _time_asleep(self) -> float:
        return self._clocks.with_sleep() - self._clocks.awake()

    def _hear(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self.touched()
        return False
