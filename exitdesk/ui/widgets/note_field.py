"""Several lines of plain text with a limit; grows while one types."""

from __future__ import annotations

import re
from typing import Final, cast

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QTextLine, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui import theme
from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.field import Entry, FieldFrame, FieldMessage
from exitdesk.ui.widgets.focus_ring import refresh_focus
from exitdesk.ui.widgets.painting import RIGHT, line_height, paint_text
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.widgets.text_guard import TextGuard
from exitdesk.ui.widgets.typing_keys import OwnUndo, left_to_window

NOTE_LIMIT = 4000
_DESCENT: Final = 8
_LONG_WORD: Final = re.compile(r"\S{1000}")


class _PlainNote(QPlainTextEdit):
    """Tab moves on; pasted text is plain, and control characters are left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.guard: TextGuard | None = None
        self._own_undo = OwnUndo()
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(15))
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # the margin was a step
        self.textChanged.connect(self._own_undo.typed)
        self._colours()
        theme.watch.changed.connect(self._colours)

    def _colours(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, colour("ink"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, colour("ink2"))
        palette.setColor(QPalette.ColorRole.Highlight, colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, colour("on_accent"))
        self.setPalette(palette)

    def suit_wrapping(self, text: str) -> None:
        """Break anywhere in text with a very long word: looking for a better place takes quadratic time."""
        mode = QTextOption.WrapMode
        self.setWordWrapMode(mode.WrapAnywhere if _LONG_WORD.search(text) else mode.WrapAtWordBoundaryOrAnywhere)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n")
        self.suit_wrapping(text)
        self.insertPlainText(
            "".join(letter for letter in text if letter in "\n\t" or letter.isprintable() or letter in "\u200d\u200c")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.guard is not None and self.guard.findings:
            painter = QPainter(self.viewport())
            for start, end in self.guard.spans():
                self._underline(self.guard, painter, start, end, event.rect())

    def _underline(self, guard: TextGuard, painter: QPainter, start: int, end: int, seen: QRect) -> None:
        """Dots under the letters from ``start`` to ``end``, line by line."""
        block = self.document().findBlock(start)
        start, end = start - block.position(), end - block.position()
        line = block.layout().lineForTextPosition(start)
        place = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        while line.isValid() and line.textStart() < end:
            base = place.y() + line.y() + line.ascent()
            if seen.top() - _DESCENT <= base <= seen.bottom() + _DESCENT:
                first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
                guard.underline(painter, place.x() + _x_of(line, first), place.x() + _x_of(line, last), base)
            if line.lineNumber() + 1 >= block.layout().lineCount():
                break
            line = block.layout().lineAt(line.lineNumber() + 1)

    def event(self, event: QEvent) -> bool:
        if left_to_window(event, lambda: self.document().isUndoAvailable() and self._own_undo.comes_first()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S):
            event.ignore()
            return
        super().keyPressEvent(event)


class NoteField(Entry):
    """Label, a frame that grows from ``lines`` to ``most_lines``, a count near the limit, hint or error under it.

    What looks like it leads to a person is underlined, with a word about it in place of the hint, and stays:
    ``guard`` (None where ``guarded`` is False) only tells. Text over ``limit`` characters stays where it is, with
    an error: nothing typed or pasted is cut.
    """

    changed = Signal()

    def __init__(
        self, label: str = "", *, name: str = "", placeholder: str = "", hint: str = "", limit: int = NOTE_LIMIT,
        lines: int = 2, most_lines: int = 8, guarded: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._limit, self._lines, self._most, self._hint = limit, lines, most_lines, hint
        self._own_error = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if label:
            column.addWidget(Text(label, "label", elide=True))
            column.addSpacing(8)
        self.frame = _NoteFrame(self)
        self.edit = _PlainNote(self.frame)
        self.edit.setAccessibleName(name or label or placeholder)
        self.edit.setPlaceholderText(placeholder)
        self.setFocusProxy(self.edit)
        self.frame.set_editor(self.edit)
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(16, 13, 8, 13)
        inside.addWidget(self.edit)
        column.addWidget(self.frame)
        self.message = FieldMessage(self)
        self.message.show_hint(hint)
        column.addWidget(self.message)
        self.guard = TextGuard(self.edit.toPlainText, self, in_a_note=True) if guarded else None
        if self.guard is not None:
            self.edit.guard = self.guard
            self.guard.found.connect(self._found)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is typed, white space at the ends taken off."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Fill in; the undo history starts anew."""
        self.edit.suit_wrapping(text)
        self.edit.setPlainText(text)

    def is_valid(self) -> bool:
        """Whether the text keeps within its limit."""
        return len(self.text()) <= self._limit

    def set_error(self, sentence: str) -> None:
        """A sentence under the field and a brick border; an empty one takes them away."""
        self._own_error = sentence
        self._show_message()

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self.message.text() if self.frame.has_error else ""

    def _text_changed(self) -> None:
        self._own_error = ""
        if self.guard is not None:
            self.guard.typed()
        self._show_message()
        self.changed.emit()

    def _found(self) -> None:
        self._show_message()
        self.edit.viewport().update()
        if self.guard is not None:
            self.guard.say(self.edit)

    def warning(self) -> str:
        """What is said of the words that look like they lead to a person, or nothing."""
        return self.guard.warning() if self.guard is not None else ""

    def _show_message(self) -> None:
        length = len(self.text())
        over = length - self._limit
        sentence = self._own_error
        if over > 0:
            sentence = tr("The text is {n} characters too long. Shorten it, or split it in two.", n=over)
        self.frame.has_error = bool(sentence)
        self.frame.count = f"{length}/{self._limit}" if length > self._limit * 0.8 else ""
        warning = "" if sentence else self.warning()
        self.edit.setAccessibleDescription(sentence or warning)
        if sentence:
            self.message.show_error(sentence)
        elif warning:
            self.message.show_notice(warning)
        else:
            self.message.show_hint(self._hint)
        self.frame.update()
        refresh_focus(self)

    def _fit(self, *_size: object) -> None:
        rows = max(self._lines, min(self._most, round(self.edit.document().size().height())))
        self.frame.setFixedHeight(round(rows * line_height(font(15))) + 28)


class _NoteFrame(FieldFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, parent)
        self.count = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count:
            ink = colour("err" if self.has_error else "ink2")
            painter = QPainter(self)
            box = QRectF(0, self.height() - 20, self.width() - 14, 16)
            paint_text(painter, box, self.count, font(12, 600), ink, RIGHT)


def _x_of(line: QTextLine, place: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(place))[0]
