"""A page before unlocking that goes on in steps, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exitdesk.ui.door import DoorPage
from exitdesk.ui.start_step import Step
from exitdesk.ui.widgets.scroll_page import clear_layout


class SteppedPage(DoorPage):
    """Shows a step and puts the focus where it begins."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._step: Step | None = None

    def step(self) -> Step | None:
        """The step that is shown."""
        return self._step

    def start(self) -> None:
        """Put the focus where the step begins."""
        if self._step is not None:
            self._step.first().setFocus(Qt.FocusReason.TabFocusReason)

    def show_step(self, step: Step) -> None:
        """Show this step instead of the one before."""
        clear_layout(self.column)
        self._step = step
        self.set_title(step.title())
        self.column.addWidget(step)
        if self.isVisible():
            self.start()
