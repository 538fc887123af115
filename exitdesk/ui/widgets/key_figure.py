"""A large figure on a card: what it is, the figure, a line of explanation."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.text import Text


class KeyFigureCard(Card):
    """``figure`` is already written as people read it."""

    def __init__(self, name: str, figure: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=18, spacing=2, parent=parent)
        self.figure_text = Text(figure, "number", token="accent", elide=True)
        self.body.addWidget(self.figure_text)
        self.body.addWidget(Text(name, "section"))
        self.body.addWidget(Text(note, "caption"))
        self.body.addStretch()
        self.setAccessibleName(f"{name}: {figure} {note}")


def figure_row(cards: list[KeyFigureCard]) -> QHBoxLayout:
    """Side by side, all of one width."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for card in cards:
        row.addWidget(card, 1)
    return row
