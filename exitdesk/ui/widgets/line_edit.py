"""The line edit inside a field: no frame, no control characters, and dots under what leads to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from exitdesk.ui import theme
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.typing_keys import OwnUndo, left_to_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPaintEvent

    from exitdesk.ui.widgets.text_guard import TextGuard


class PlainLineEdit(QLineEdit):
    """A line edit without a frame of its own; NUL and control characters cannot be typed or pasted into it."""

    def __init__(self, type_font: QFont, parent: QWidget | None = None, *, secret: bool = False) -> None:
        super().__init__(parent)
        self._secret = secret
        self.setFrame(False)
        self.setFont(type_font)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self._paint_ground()
        theme.watch.changed.connect(self._paint_ground)
        self.takes: Callable[[str], bool] = _can_be_kept  # of one letter typed or pasted
        self.guard: TextGuard | None = None
        self._own_undo = OwnUndo()
        self.textEdited.connect(self._own_undo.typed)
        self.textEdited.connect(self._clean)
        if secret:
            self.setDragEnabled(False)
            self.show_secret(False)

    def show_secret(self, shown: bool) -> None:
        """Letters or dots; input methods learn nothing in either case."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)

    def _paint_ground(self) -> None:
        palette = self.palette()
        for role, token in (
            (QPalette.ColorRole.Base, None),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.PlaceholderText, "ink2"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on_accent"),
        ):
            palette.setColor(role, colour(token) if token else Qt.GlobalColor.transparent)  # type: ignore[arg-type]
        self.setPalette(palette)

    def _clean(self, text: str) -> None:
        cleaned = "".join(filter(self.takes, text))
        if cleaned != text:
            at = max(0, self.cursorPosition() - (len(text) - len(cleaned)))
            self.setText(cleaned)
            self.setCursorPosition(at)

    def event(self, event: QEvent) -> bool:
        if left_to_window(event, lambda: self.isUndoAvailable() and self._own_undo.comes_first()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)
        if self._secret and any(event.matches(key) for key in keys):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.guard is None or not self.guard.findings:
            return
        text, width = self.text(), QFontMetricsF(self.font()).horizontalAdvance
        cursor = self.cursorRect()
        before = text.encode("utf-16-le")[: 2 * self.cursorPosition()].decode("utf-16-le", "ignore")
        left = cursor.center().x() + 1 - width(before)  # where the text begins, however far it is scrolled
        base = cursor.center().y() + 1 + QFontMetricsF(self.font()).ascent() - QFontMetricsF(self.font()).height() / 2
        painter = QPainter(self)
        painter.setClipRect(self.rect().adjusted(2, 0, -2, 0))
        for finding in self.guard.findings:
            start, end = width(text[: finding.start]), width(text[: finding.end])
            self.guard.underline(painter, left + start, left + end, base)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._secret:
            super().contextMenuEvent(event)


def _can_be_kept(letter: str) -> bool:
    return letter == "\t" or letter.isprintable() or letter in "\u200d\u200c"
