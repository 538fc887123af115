"""What keeps watch while the desk is unlocked: the idle clock, the system's own signals, the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exitdesk.i18n import tr
from exitdesk.ui.clipboard import ClipboardWatch
from exitdesk.ui.lock_watch import WARNED_BEFORE_S, LockWatch
from exitdesk.ui.session_lock import LockReason
from exitdesk.ui.sleep_clock import Clocks
from exitdesk.ui.widgets.progress import Toast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exitdesk.ui.session_signals import SessionSignals

LISTENS_AFTER_MS: Final = 400


class DeskWatch(QObject):
    """Tells when the desk must lock (``due`` carries the LockReason), from ``start`` to ``stop``.

    The system is listened to a moment after ``start``, so that the start page is painted first. ``stop`` comes before
    the process is replaced: sleep is delayed until the new program stands.
    """

    due = Signal(object)

    def __init__(self, window: QWidget, minutes: int, *, clocks: Clocks | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._clock = LockWatch(minutes, clocks=clocks, parent=self)
        self._clock.due.connect(self.due)
        self._clock.soon.connect(self._warn)
        self._clock.stayed.connect(self._take_back)
        self._clipboard = ClipboardWatch(self)
        self._toast: Toast | None = None
        self._session: SessionSignals | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LISTENS_AFTER_MS)
        self._later.timeout.connect(self._listen)

    @property
    def clock(self) -> LockWatch:
        """The idle clock."""
        return self._clock

    @property
    def session(self) -> SessionSignals | None:
        """The system's signals, once they are listened to and where they can be."""
        return self._session

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many idle minutes."""
        self._clock.set_minutes(minutes)

    def start(self) -> None:
        """Watch from now on."""
        self._clock.start()
        self._later.start()

    def stop(self) -> None:
        """Watch no more; what was copied here is taken away. What delays sleep is kept: see ``let_sleep``."""
        self._later.stop()
        self._clock.stop()
        self._clipboard.stop()
        self._take_back()

    def let_sleep(self) -> None:
        """The desk is locked, or closed: the system need not wait any more."""
        if self._session is not None:
            self._session.stop()
            self._session = None

    def _listen(self) -> None:
        from exitdesk.ui.session_signals import listen  # QtDBus is loaded after the start page stands

        self._session = listen(self._window.windowHandle(), self)
        if self._session is not None:
            self._session.about_to_sleep.connect(lambda: self.due.emit(LockReason.SLEEP))
            self._session.woke.connect(lambda: self.due.emit(LockReason.SLEEP))
            self._session.screen_locked.connect(lambda: self.due.emit(LockReason.SESSION))

    def _warn(self) -> None:
        if self._toast is None:
            self._toast = Toast(self._window)
        words = tr("Locks in a moment. Touch a key to stay.")
        self._toast.show_note(words, icon="lock", token="ink2", stays_ms=round(WARNED_BEFORE_S * 1000))

    def _take_back(self) -> None:
        if self._toast is not None:
            self._toast.hide()
