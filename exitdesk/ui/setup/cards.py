"""What the cards of the set-up page share: an icon and a title, facts in two columns, a row of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.button import Button, Link
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.text import Text

_DISC = 34


class _Disc(QWidget):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), _DISC / 2, colour("accent_soft"))
        paint_icon(painter, self._icon, QRectF(8, 8, 18, 18), colour("accent"), 2.0)


class SetupCard(Card):
    """A section of the set-up: put content into ``body``."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=22, spacing=14, parent=parent)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(_Disc(icon, self))
        self.title_text = Text(title, "card_title")
        head.addWidget(self.title_text, 1)
        self.body.addLayout(head)
        self._facts: QGridLayout | None = None

    def add_words(self, words: str) -> Text:
        """A paragraph of explanation."""
        text = Text(words, "caption")
        self.body.addWidget(text)
        return text

    def add_facts(self, names: Sequence[str]) -> list[Text]:
        """A name at the left and an empty value at the right, for each name; returns the values to fill."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        values = []
        for row, name in enumerate(names):
            value = Text("", "body")
            grid.addWidget(Text(name, "caption"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            values.append(value)
        self.body.addLayout(grid)
        return values

    def add_buttons(self, *buttons: Button | Link) -> None:
        """Buttons side by side, in further lines when there is no room."""
        area, line = flow(self, gap=10)
        for button in buttons:
            line.addWidget(button)
        self.body.addWidget(area)
