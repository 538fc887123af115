"""How many pieces of clothing: for the mouse, where the keys are + - and digits."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.widgets.evening_panel import EveningPanel
from exitdesk.ui.widgets.stepper import Stepper
from exitdesk.ui.widgets.text import Text


class PiecesPanel(EveningPanel):
    """A stepper at the chip; 0 takes the handout away. ``taken`` then reads ``pieces()``."""

    def __init__(self, anchor: QWidget, *, number: str, pieces: int) -> None:
        super().__init__(anchor, tr("Pieces of clothing"), width=300)
        self.stepper = Stepper(tr("Pieces of clothing for {number}", number=number), value=pieces, most=99)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Text(tr("Pieces"), "section", elide=True), 1)
        row.addWidget(self.stepper)
        self.column.addLayout(row)
        self.stepper.changed.connect(self.touch)

    def open_panel(self, rect: QRect) -> None:
        """Show it at the chip."""
        self.open_at(rect, self.stepper)
        self.stepper.selectAll()

    def pieces(self) -> int:
        """What it says now."""
        return self.stepper.value()
