"""What a page shows when there is nothing yet: the mark, a sentence, what to do, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.ui.icons import paint_mark
from exitdesk.ui.theme import RADIUS_CARD, colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.key_caps import KeyCaps
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.text import Text


class Mark(QWidget):
    """The arch with its open door; height in pixels."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(round(height * 21 / 26), height))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()))


class EmptyState(QWidget):
    """Centred on a white card (``on_card``) or on the ground. ``keys`` are pairs of a key and its word."""

    acted = Signal()

    def __init__(
        self, title: str, detail: str = "", keys: Sequence[tuple[str, str]] = (), *, action: str = "",
        on_card: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._on_card = on_card
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(Mark(66), 0, centre)
        column.addSpacing(28)
        self.title_text = Text(title, "empty_title", align=centre | Qt.AlignmentFlag.AlignVCenter)
        self.detail_text = Text(detail, "secondary", align=centre | Qt.AlignmentFlag.AlignVCenter)
        if not detail:  # showing it before it has a parent would open a window
            self.detail_text.hide()
        column.addWidget(self.title_text)
        column.addWidget(self.detail_text)
        if keys:
            column.addSpacing(12)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch()
            for number, (key, word) in enumerate(keys):
                if number:
                    row.addSpacing(16)
                row.addWidget(KeyCaps(key, token="ink"))
                row.addWidget(Text(word, "caption", elide=True))
            row.addStretch()
            column.addLayout(row)
        if action:
            column.addSpacing(16)
            self.button = Button(action, "primary")
            self.button.clicked.connect(self.acted)
            column.addWidget(self.button, 0, centre)
        column.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._on_card:
            paint_box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, colour("surface"))
