"""Looks for corrections to earlier returns while nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exitdesk.ui.desk import DeskContext

if TYPE_CHECKING:
    from exitdesk.domain.periods import Period
    from exitdesk.returns.pending_corrections import PendingCorrections
    from exitdesk.store.opening import OpenStore


class CorrectionsWatch(QObject):
    """``found`` carries how many there are. One return is compared at a time, so that the desk's own work goes between;
    ``stop`` ends it with the one that is being compared."""

    found = Signal(int)

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._turn = 0
        self._pending: PendingCorrections | None = None

    def look(self, period: Period) -> None:
        """Look for corrections to what was sent for the time before a period."""
        self._turn += 1
        self._next(period, self._turn)

    def stop(self) -> None:
        """Nobody asks any more."""
        self._turn += 1

    def _next(self, period: Period, turn: int) -> None:
        self._desk.worker.run(
            lambda store: self._step(store, period, turn),
            lambda count: self._took(count, period, turn),
            lambda _error: None,
        )

    def _step(self, store: OpenStore, period: Period, turn: int) -> int | None:
        from exitdesk.returns.pending_corrections import PendingCorrections

        if turn != self._turn:
            return None
        if self._pending is None:
            self._pending = PendingCorrections()
        return self._pending.step(store, period)

    def _took(self, count: int | None, period: Period, turn: int) -> None:
        if turn != self._turn:
            return
        if count is None:
            self._next(period, turn)
        else:
            self.found.emit(count)
