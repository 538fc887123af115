"""The five WHO-5 statements with a cell for a digit beside each, typed in one go from paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QSizePolicy, QWidget

from exitdesk.domain.who5 import ITEMS
from exitdesk.forms.who5_wording import Wording
from exitdesk.i18n import tr
from exitdesk.ui.theme import RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import CENTRE, paint_box, paint_text
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.widgets.typing_keys import left_to_window

UNANSWERED = "-"
_DASH = "–"
_DIGITS = "012345"
_SIDE = 44
_DIGIT_ON_THE_PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier

Answers = tuple[int | None, int | None, int | None, int | None, int | None]


class FiveAnswers(QWidget):
    """Each digit goes beside its statement and the next cell is ready; ``-`` or space is *unanswered*.

    Backspace steps back. ``changed`` after every key that counts, ``refused`` with a sentence for one that does not,
    ``finished`` on Enter, ``left_backwards`` on Backspace or Up in the first, empty cell.
    """

    changed = Signal()
    refused = Signal(str)
    finished = Signal()
    left_backwards = Signal()

    def __init__(self, wording: Wording, *, spacing: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = wording.options
        self.setAccessibleName(wording.stem)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(spacing)
        grid.setColumnStretch(0, 1)
        self.statements: list[Text] = []
        self.cells: list[DigitCell] = []
        for number, item in enumerate(wording.items):
            statement = Text(item, "body")
            cell = DigitCell(item, self)
            cell.typed.connect(lambda value, at=number: self._typed(at, value))
            cell.moved.connect(lambda step, at=number: self._move(at, step))
            cell.erased.connect(lambda at=number: self._erase(at))
            cell.pasted.connect(self._paste)
            cell.strange.connect(self._refuse)
            cell.entered.connect(self.finished)
            self.statements.append(statement)
            self.cells.append(cell)
            grid.addWidget(statement, number, 0)
            grid.addWidget(cell, number, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setRowMinimumHeight(number, _SIDE)
        self.setFocusProxy(self.cells[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def typed(self) -> str:
        """What stands in the cells: ``0``-``5``, ``-`` for unanswered, a space where nothing is typed yet."""
        return "".join(cell.value or " " for cell in self.cells)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(cell.value for cell in self.cells)

    def untyped(self) -> int:
        """How many cells still wait."""
        return sum(not cell.value for cell in self.cells)

    def answers(self) -> Answers | None:
        """The five answers, None for *unanswered*; None altogether while a cell waits."""
        if self.untyped():
            return None
        one, two, three, four, five = (None if c.value == UNANSWERED else int(c.value) for c in self.cells)
        return one, two, three, four, five

    def set_typed(self, text: str) -> None:
        """Fill the cells, in the form of ``typed``."""
        for number, cell in enumerate(self.cells):
            self._put(number, text[number : number + 1].strip())
            cell.passed = False
        self.changed.emit()

    def set_answers(self, answers: Sequence[int | None]) -> None:
        """Fill the cells with an answer set."""
        self.set_typed("".join(UNANSWERED if answer is None else str(answer) for answer in answers))

    def clear(self) -> None:
        """Empty all cells."""
        self.set_typed(" " * ITEMS)

    def focus_next_cell(self) -> None:
        """To the first cell that waits, or to the last one."""
        at = next((number for number, cell in enumerate(self.cells) if not cell.value), ITEMS - 1)
        self.cells[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self.cells[at].passed = not self.untyped()

    def _put(self, at: int, value: str) -> None:
        self.cells[at].set_value(value)
        words = "" if not value else tr("Unanswered") if value == UNANSWERED else self._options[5 - int(value)]
        self.cells[at].setAccessibleDescription(words)
        self.cells[at].setToolTip(words)

    def _typed(self, at: int, value: str) -> None:
        if self.cells[at].passed:
            self.refused.emit(tr("All five are typed. Enter saves, Backspace steps back."))
            return
        self._put(at, value)
        if at + 1 < ITEMS:
            self.cells[at + 1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cells[at].passed = True
        self.changed.emit()

    def _erase(self, at: int) -> None:
        if not self.cells[at].value:
            at -= 1
        if at < 0:
            self.left_backwards.emit()
            return
        self._put(at, "")
        self.cells[at].passed = False
        self.cells[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _move(self, at: int, step: int) -> None:
        if at + step < 0:
            self.left_backwards.emit()
        elif at + step < ITEMS:
            self.cells[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _paste(self, text: str) -> None:
        found = "".join(text.split())
        if len(found) != ITEMS or any(letter not in _DIGITS + UNANSWERED for letter in found):
            self._refuse()
            return
        self.set_typed(found)
        self.focus_next_cell()

    def _refuse(self) -> None:
        self.refused.emit(tr("An answer is a digit from 0 to 5, or - where none was given."))


class DigitCell(QLineEdit):
    """One answer. A line edit for its role and its keys; it paints itself.

    ``passed`` is set once the last digit went in: another digit is then no answer but a slip.
    """

    typed = Signal(str)
    moved = Signal(int)
    erased = Signal()
    pasted = Signal(str)
    strange = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = ""
        self.passed = False
        self.setAccessibleName(name)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setFrame(False)
        self.setMaxLength(1)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.textEdited.connect(self._composed)

    def set_value(self, value: str) -> None:
        """Show a digit, a dash for ``-``, or nothing."""
        self.value = value
        self.setText(_DASH if value == UNANSWERED else value)
        self.update()

    def event(self, event: QEvent) -> bool:
        if left_to_window(event, lambda: False):
            event.ignore()
            return False
        return super().event(event)

    def _composed(self, text: str) -> None:
        """Something an input method put in by itself."""
        self.setText(_DASH if self.value == UNANSWERED else self.value)
        self._take(text.strip() or " ")

    def _take(self, text: str) -> None:
        if len(text) == 1 and text in _DIGITS:
            self.typed.emit(text)
        elif text in (UNANSWERED, " ", _DASH, "−"):
            self.typed.emit(UNANSWERED)
        else:
            self.strange.emit()

    def focus_shape(self) -> FocusShape:
        """A halo, as about a field."""
        return FocusShape(QRect(0, 0, _SIDE, _SIDE), RADIUS_CONTROL, "halo")

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.OtherFocusReason:
            self.passed = False
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.passed = False
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.passed = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif key == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif key == Qt.Key.Key_Delete:
            if self.value:
                self.erased.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.moved.emit(-1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.moved.emit(1)
        elif (
            text and text.isprintable() and event.modifiers() in (*_DIGIT_ON_THE_PAD, Qt.KeyboardModifier.ShiftModifier)
        ):
            self._take(text)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        focused, on = self.hasFocus(), bool(self.value)
        if not self.isEnabled():
            paint_box(painter, box, RADIUS_CONTROL, None, colour("edge"))
            return
        fill = colour("accent_soft" if on and self.value != UNANSWERED else "hover" if on else "surface")
        edge = colour("accent" if focused else "accent_line" if on and self.value != UNANSWERED else "control")
        paint_box(painter, box, RADIUS_CONTROL, fill, edge, 2 if focused else 1)
        ink = colour("accent" if self.value != UNANSWERED else "ink2")
        paint_text(painter, box, self.text(), font(20, 600), ink, CENTRE, elide=False)
        if focused and not on:
            painter.fillRect(QRectF(box.center().x() - 0.5, box.center().y() - 10, 1.5, 20), colour("accent"))
