"""White rounded surfaces on the linen ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.ui.theme import RADIUS_CARD, Token, colour
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.text import Text


class Card(QWidget):
    """A surface with an optional title (17/600) and a caption at the right of it. Put content into ``body``."""

    def __init__(
        self, title: str = "", aside: str = "", *, padding: int = 20, spacing: int = 12, ground: Token = "surface",
        radius: int = RADIUS_CARD, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ground: Token = ground
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding - 4 if title else padding, padding, padding)
        column.setSpacing(spacing)
        self.title_text = Text(title, "card_title")
        self.aside_text = Text(aside, "caption", elide=True)
        if title or aside:
            self.setAccessibleName(title)
            head = QHBoxLayout()
            head.setSpacing(12)
            head.addWidget(self.title_text, 1)
            head.addWidget(self.aside_text, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(head)
        self.body: QBoxLayout = QVBoxLayout()
        self.body.setSpacing(spacing)
        column.addLayout(self.body, 1)

    def set_ground(self, ground: Token) -> None:
        """Another ground, for instance err_soft."""
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), self._radius, colour(self._ground))


class Hairline(QWidget):
    """A line of one pixel, decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("line"))
