"""What was typed in at this sitting, newest first, each to be corrected or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exitdesk.domain import who5
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import AnswerSet
from exitdesk.i18n import tr
from exitdesk.ui.theme import RADIUS_CARD, colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.card import Hairline
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.scroll_page import ScrollBody, clear_layout
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.widgets.who5_result import score_words


@dataclass(frozen=True, slots=True)
class Typed:
    """One form that was saved; ``record`` carries its key."""

    id_number: str
    record: AnswerSet

    @property
    def words(self) -> str:
        """``Score 48 · risiko``."""
        return score_words(who5.score(self.record.answers))


class Sitting(QWidget):
    """The rows on a white card. ``corrected`` and ``taken_back`` carry the Typed whose button was pressed."""

    corrected = Signal(object)
    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Typed in now"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        self._body = ScrollBody()
        self._body.column.setSpacing(0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack)  # first: a stack without a window shows what is put into it as one
        self._stack.addWidget(self._body)
        self._empty = EmptyState(
            tr("Nothing is typed in yet"), tr("What you type in stands here, to be corrected or taken back."),
            on_card=False,
        )  # fmt: skip
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    def show_rows(self, rows: Sequence[Typed]) -> None:
        """Show these, newest first."""
        clear_layout(self._body.column)
        for number, typed in enumerate(rows):
            if number:
                self._body.column.addWidget(Hairline())
            self._body.column.addWidget(self._row(typed))
        self._body.column.addStretch()
        self._stack.setCurrentWidget(self._body if rows else self._empty)

    def _row(self, typed: Typed) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(8)
        number = Text(typed.id_number, "row_id", elide=True)
        number.setFixedWidth(124)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(typed.words, "body", elide=True))
        words.addWidget(Text(show_date(typed.record.date), "small", elide=True))
        correct = Button(tr("Correct"), "ghost", height=36)
        correct.setAccessibleName(tr("Correct {number}", number=typed.id_number))
        correct.clicked.connect(lambda: self.corrected.emit(typed))
        back = Button("", "quiet", icon="undo-2", name=tr("Take back {number}", number=typed.id_number), height=36)
        back.clicked.connect(lambda: self.taken_back.emit(typed))
        row.addWidget(number)
        row.addLayout(words, 1)
        row.addWidget(correct)
        row.addWidget(back)
        return widget

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, colour("surface"))
