"""Plain text on the page, by its role. Never rich text, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from exitdesk.ui.theme import Token, colour, font
from exitdesk.ui.widgets.painting import Align, line_height, paint_lines, paint_text, text_width, wrap

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

Role = Literal[
    "id", "row_id", "unlock_title", "page_title", "number", "empty_title", "card_title", "entry_title", "section",
    "body", "body_strong", "secondary", "label", "caption", "caption_strong", "small", "error", "due",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Style:
    px: int
    weight: int
    token: Token
    mono: bool = False


_STYLES: Final[dict[str, _Style]] = {
    "id": _Style(38, 600, "ink", mono=True),
    "row_id": _Style(17, 600, "ink", mono=True),
    "unlock_title": _Style(34, 600, "ink"),
    "page_title": _Style(30, 600, "ink"),
    "number": _Style(28, 600, "ink"),
    "empty_title": _Style(20, 600, "ink"),
    "card_title": _Style(17, 600, "ink"),
    "entry_title": _Style(16, 600, "ink"),
    "section": _Style(15, 600, "ink"),
    "body": _Style(15, 400, "ink"),
    "body_strong": _Style(15, 600, "ink"),
    "secondary": _Style(15, 400, "ink2"),
    "label": _Style(14, 600, "ink"),
    "caption": _Style(14, 400, "ink2"),
    "caption_strong": _Style(13, 600, "ink2"),
    "small": _Style(13, 400, "ink2"),
    "error": _Style(14, 500, "err"),
    "due": _Style(14, 500, "due"),
}


def role_font(role: Role) -> QFont:
    """The font of a role."""
    style = _STYLES[role]
    return font(style.px, style.weight, mono=style.mono)


class Text(QLabel):
    """A label with plain text; wraps at words, or with ``elide`` stays on one line and ends in an ellipsis.

    It is a QLabel for the sake of screen readers, but paints itself, so that a change of theme needs no telling.
    """

    def __init__(
        self, text: str = "", role: Role = "body", *, token: Token | None = None, elide: bool = False,
        align: Align = Align.AlignLeft | Align.AlignVCenter, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role: Role = role
        self._token: Token = token or _STYLES[role].token
        self._elide = elide
        self._align = align
        self.setFont(role_font(role))
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if not elide else QSizePolicy.Policy.Fixed
        )
        policy.setHeightForWidth(not elide)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_token(self, token: Token) -> None:
        """Another colour, for instance when a state changes."""
        self._token = token
        self.update()

    def set_role(self, role: Role) -> None:
        """Another role: font and colour."""
        self._role, self._token = role, _STYLES[role].token
        self.setFont(role_font(role))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return not self._elide

    def heightForWidth(self, width: int) -> int:
        style_font = role_font(self._role)
        return round(line_height(style_font) * len(wrap(self.text(), style_font, width)))

    def sizeHint(self) -> QSize:
        style_font = role_font(self._role)
        widest = max(text_width(line, style_font) for line in self.text().split("\n"))
        width = round(widest) + 2
        if not self._elide and width > 560:
            return QSize(560, self.heightForWidth(560))
        return QSize(width, round(line_height(style_font) * (self.text().count("\n") + 1)))

    def minimumSizeHint(self) -> QSize:
        style_font = role_font(self._role)
        longest = max((text_width(word, style_font) for word in self.text().split()), default=0)
        return QSize(24 if self._elide else min(round(longest) + 2, 320), round(line_height(style_font)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style_font, ink = role_font(self._role), colour(self._token)
        if self._elide:
            paint_text(painter, QRectF(self.rect()), self.text(), style_font, ink, self._align | Align.AlignVCenter)
            return
        lines = wrap(self.text(), style_font, self.width())
        top = 0.0
        if self._align & Align.AlignVCenter:
            top = max(0.0, (self.height() - line_height(style_font) * len(lines)) / 2)
        horizontal = self._align & Align.AlignHorizontal_Mask
        paint_lines(
            painter, QPointF(0, round(top)), lines, style_font, ink, self.width(), horizontal | Align.AlignVCenter
        )
