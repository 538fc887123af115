"""Keeps the rail's word on backups true, and makes one soon after unlocking when the last is old."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exitdesk.i18n import tr
from exitdesk.ui.backup_words import backup_line
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.tasks import Background

if TYPE_CHECKING:
    from collections.abc import Callable

    from exitdesk.store.auto_backup import BackupState, Outcome
    from exitdesk.store.opening import OpenStore

SOON_MS: Final = 20_000
AGAIN_MS: Final = 5_000
LOOKS_EVERY_MS: Final = 10 * 60_000


class BackupWatch(QObject):
    """``line`` carries a BackupLine whenever it may have changed. A practice store is left in peace."""

    line = Signal(object)

    def __init__(self, desk: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: BackupState | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.back_up_when_quiet)
        self._often = QTimer(self)
        self._often.setInterval(LOOKS_EVERY_MS)
        self._often.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and go on looking."""
        if self._desk.practice:
            return
        self._desk.signals.backed_up.connect(self.look)
        self.look()
        self._often.start()
        if not self._desk.read_only:
            self._soon.start()

    def rest(self) -> None:
        """Another window has taken over."""
        self._soon.stop()
        self._often.stop()
        if not self._desk.practice:
            self._desk.signals.backed_up.disconnect(self.look)

    def look(self) -> None:
        """Ask the store, and on a thread of its own whether the folder is there."""
        self._desk.worker.run(_noted_state, self._look_for, lambda _error: None)

    def _look_for(self, state: BackupState) -> None:
        if state.folder is None:
            self._tell(state)
            return
        looking = Background(_looking_for(state), self._tell, lambda _error: None, self._desk.worker.bug.emit, self)
        looking.ended.connect(looking.deleteLater)

    def _tell(self, state: BackupState) -> None:
        self._state = state
        self.line.emit(backup_line(state, self._desk.now()))

    def back_up_when_quiet(self) -> None:
        """Back up if the last one is more than a day old, once nothing else is running."""
        state = self._state
        if state is None or not self._desk.worker.is_idle():
            self._soon.start(AGAIN_MS)
        elif state.folder is not None and state.is_old(self._desk.now()):
            moment = self._desk.now()

            def work(store: OpenStore, _progress: object) -> Outcome:
                from exitdesk.store.auto_backup import back_up_if_due

                return back_up_if_due(store, now=moment)

            self._desk.worker.run_long(
                work, lambda _outcome: self._desk.signals.backed_up.emit(), lambda _error: None,
                text=tr("Backing up and checking the copy"), cancellable=False,
            )  # fmt: skip


def _noted_state(store: OpenStore) -> BackupState:
    from exitdesk.store.auto_backup import backup_state  # the store's modules are heavy at start

    return backup_state(store)


def _looking_for(state: BackupState) -> Callable[[object], BackupState]:
    def work(_report: object) -> BackupState:
        from exitdesk.store.auto_backup import looked_for

        return looked_for(state)

    return work
