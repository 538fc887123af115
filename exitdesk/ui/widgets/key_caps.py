"""Key caps: the small outlined keys inside buttons, fields, headings and lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_KEY, RADIUS_KEY, Token, colour, font
from exitdesk.ui.widgets.painting import CENTRE, paint_box, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

GAP: Final = 4
_PICTURES: Final = {
    "Enter": "corner-down-left",
    "Up": "arrow-up",
    "Down": "arrow-down",
    "Left": "arrow-left",
    "Right": "arrow-right",
}


def _width(key: str) -> float:
    if key in _PICTURES:
        return 26 if key == "Enter" else 22
    return max(HEIGHT_KEY, text_width(key, font(12, 600)) + 12)


def keys_width(keys: Sequence[str]) -> float:
    """Width of a row of caps, 0 without keys."""
    return sum(_width(key) for key in keys) + GAP * (len(keys) - 1) if keys else 0


def paint_keys(
    painter: QPainter, left: float, middle: float, keys: Sequence[str], ink: QColor, fill: QColor | None = None
) -> float:
    """Draw caps from ``left`` about the height ``middle``; returns the right end. The outline is 45 % of ``ink``."""
    edge = QColor(ink)
    edge.setAlphaF(ink.alphaF() * 0.45)
    for number, key in enumerate(keys):
        box = QRectF(left, middle - HEIGHT_KEY / 2, _width(key), HEIGHT_KEY)
        paint_box(painter, box, RADIUS_KEY, fill, edge)
        if key in _PICTURES:
            side = 14.0
            paint_icon(
                painter, _PICTURES[key], QRectF(box.center() - QPointF(side / 2, side / 2), QSize(14, 14)), ink, 2.2
            )
        else:
            paint_text(painter, box, key, font(12, 600), ink, CENTRE, elide=False)
        left = box.right() + (GAP if number < len(keys) - 1 else 0)
    return left


class KeyCaps(QWidget):
    """A row of key caps by itself; decoration, so it has no accessible name unless one is given."""

    def __init__(self, *keys: str, token: Token = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._token: Token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(round(keys_width(self._keys)) + 1, HEIGHT_KEY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keys(painter, 0, self.height() / 2, self._keys, colour(self._token))
