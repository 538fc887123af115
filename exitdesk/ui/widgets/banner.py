"""The one banner of a page: what waits, since when, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CARD, Token, colour
from exitdesk.ui.widgets.button import Button, Kind
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.text import Text


class Banner(QWidget):
    """72 high: icon, a bold line, a line of detail, an optional ghost button and one outlined button.

    ``tone`` is ``due`` (waits), ``err`` (must be corrected) or ``accent`` (good news).
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self, title: str, detail: str = "", *, action: str = "", keys: tuple[str, ...] = (), dismiss: str = "",
        icon: str = "bell", tone: Token = "due", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon = icon
        self._tone: Token = tone
        self.setMinimumHeight(72)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(58, 12, 16, 12)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title_text = Text(title, "section", token=tone)
        self.detail_text = Text(detail, "caption", token=tone)
        if not detail:  # showing it before it has a parent would open a window
            self.detail_text.hide()
        words.addStretch()
        words.addWidget(self.title_text)
        words.addWidget(self.detail_text)
        words.addStretch()
        row.addLayout(words, 1)
        if dismiss:
            later = Button(dismiss, "ghost")
            later.clicked.connect(self.dismissed)
            row.addWidget(later, 0, Qt.AlignmentFlag.AlignVCenter)
        if action:
            kinds: dict[str, Kind] = {"due": "due", "err": "danger", "accent": "secondary"}
            self.button = Button(action, kinds[tone], keys=keys)
            self.button.clicked.connect(self.acted)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_words(self, title: str, detail: str = "") -> None:
        """Other words, for instance for another person."""
        self.title_text.setText(title)
        self.detail_text.setText(detail)
        self.detail_text.setVisible(bool(detail))
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        grounds: dict[str, Token] = {"due": "due_soft", "err": "err_soft", "accent": "accent_soft"}
        paint_box(painter, QRectF(self.rect()), RADIUS_CARD, colour(grounds[self._tone]))
        paint_icon(painter, self._icon, QRectF(20, self.height() / 2 - 11, 22, 22), colour(self._tone), 1.9)
