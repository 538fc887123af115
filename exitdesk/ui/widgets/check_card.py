"""A card of the check before export: what was found, what it means, and the way to the records."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_FIELD, Token, colour, font
from exitdesk.ui.widgets.enter_button import EnterButton
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import line_height, paint_box, paint_lines, paint_text, text_width, wrap

Tone = Literal["error", "hint", "eye", "passed"]
_ICONS: dict[str, str] = {"error": "circle-alert", "hint": "info", "eye": "eye", "passed": "circle-check"}
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 18, 13, 12


class CheckCard(EnterButton):
    """The whole card is the button; ``action`` is the verb it ends in, none for what needs nothing."""

    def __init__(self, tone: Tone, title: str, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._title, self._sentence, self._action = tone, title, sentence, action
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{sentence} {action}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if action:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def title(self) -> str:
        """What was found."""
        return self._title

    def sentence(self) -> str:
        """What it means."""
        return self._sentence

    def focus_shape(self) -> FocusShape:
        """A ring about the card."""
        return FocusShape(self.rect(), RADIUS_FIELD)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = width - _LEFT - _RIGHT
        lines = len(wrap(self._title, font(15, 600), inside))
        tall = lines * line_height(font(15, 600)) + 1
        tall += len(wrap(self._sentence, font(14), inside)) * line_height(font(14))
        return round(_TOP + tall + (30 if self._action else 0) + _BOTTOM)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        error = self._tone == "error"
        over = self.underMouse() and bool(self._action)
        ground: Token = "err_soft" if error else "row" if over else "surface"
        edge = colour("err", 0.35) if error and over else None
        paint_box(painter, QRectF(self.rect()), RADIUS_FIELD, colour(ground), edge)
        marks: dict[str, Token] = {"error": "err", "hint": "due", "eye": "due", "passed": "accent"}
        paint_icon(painter, _ICONS[self._tone], QRectF(16, _TOP, 20, 20), colour(marks[self._tone]), 2.0)
        inside = self.width() - _LEFT - _RIGHT
        ink: Token = "err" if error else "ink"
        ink2: Token = "err" if error else "ink2"
        top = float(_TOP)
        title = wrap(self._title, font(15, 600), inside)
        top += paint_lines(painter, QPointF(_LEFT, top), title, font(15, 600), colour(ink), inside) + 1
        lines = wrap(self._sentence, font(14), inside)
        top += paint_lines(painter, QPointF(_LEFT, top), lines, font(14), colour(ink2), inside) + 5
        if self._action:
            box = QRectF(_LEFT, top, inside, 22)
            paint_text(painter, box, self._action, font(14, 600), colour(ink))
            at = _LEFT + text_width(self._action, font(14, 600)) + 7
            paint_icon(painter, "arrow-right", QRectF(at + (2 if over else 0), top + 3, 16, 16), colour(ink), 2.0)
