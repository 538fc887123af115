"""What the worker does, as the user sees it: a bar while it takes long, a note at the end, a sentence on trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.tasks import Progress
from exitdesk.ui.widgets.progress import ProgressPanel, Toast
from exitdesk.ui.widgets.sheet import tell

if TYPE_CHECKING:
    from exitdesk.ui.widgets.sheet import Sheet


class ShownWork(QObject):
    """Follows a desk's worker and its notes, and shows them over the window of ``over``, until ``rest``."""

    def __init__(self, desk: DeskContext, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._jobs: list[Progress] = []
        self._running = 0
        self._told: Sheet | None = None
        self._toast: Toast | None = None
        self._progress: ProgressPanel | None = None
        worker = desk.worker
        self._heard = (
            (desk.signals.toasted, self.show_note),
            (worker.trouble, self._show_trouble),
            (worker.began, self.began),
            (worker.advanced, self._advanced),
            (worker.ended, self.ended),
        )
        for signal, hear in self._heard:
            signal.connect(hear)

    def rest(self) -> None:
        """Hear nothing more: another frame takes over."""
        for signal, hear in self._heard:
            signal.disconnect(hear)

    def show_note(self, text: str) -> None:
        """A short note that goes by itself."""
        if self._toast is None or self._toast.parentWidget() is not self._over.window():
            self._toast = Toast(self._over.window())
        self._toast.show_note(text)

    def _show_trouble(self, error: ExitDeskError) -> None:
        """Say it; what is being said already is not said twice."""
        told = self._told
        if told is None or not isValid(told) or told.isHidden() or told.accessibleDescription() != str(error):
            self._told = tell(self._over, tr("That did not work"), str(error))
            self._told.setAccessibleDescription(str(error))

    def _panel(self) -> ProgressPanel:
        before = self._progress
        if before is None or before.parentWidget() is not self._over.window():
            self._progress = ProgressPanel(self._over.window())
            self._progress.cancelled.connect(self.cancel)
            if before is not None:  # begun before this frame stood in the window; nobody would end it there
                before.end()
                before.deleteLater()
                self._progress.begin()
        assert self._progress is not None
        return self._progress

    def cancel(self) -> None:
        """Ask long work that runs or waits to end at its next step."""
        for job in self._jobs:
            job.cancel()

    def began(self, progress: object) -> None:
        """Work has been asked for; ``progress`` when it is long."""
        self._running += 1
        if isinstance(progress, Progress):
            self._jobs.append(progress)
            self._panel().begin(progress.text, cancellable=progress.cancellable)
        elif self._running == 1:
            self._panel().begin()

    def _advanced(self, part: float) -> None:
        self._panel().advance(part)

    def ended(self) -> None:
        """One piece of work is done."""
        self._running = max(0, self._running - 1)
        if not self._running:
            self._jobs.clear()
            self._panel().end()
