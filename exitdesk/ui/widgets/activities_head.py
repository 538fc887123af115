"""The month that is shown, with arrows to the ones beside it, and its totals."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.who5 import months_after
from exitdesk.i18n import tr
from exitdesk.ui.theme import SMALLEST_TARGET
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.words import month_year


class MonthPicker(QWidget):
    """``changed`` carries the first day of the month chosen; there is none after this month."""

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = today.replace(day=1)
        self._month = self._last
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.earlier = Button("", "secondary", icon="chevron-left", name=tr("Earlier month"), height=SMALLEST_TARGET)
        self.later = Button("", "secondary", icon="chevron-right", name=tr("Later month"), height=SMALLEST_TARGET)
        self.words = Text("", "card_title", align=Qt.AlignmentFlag.AlignCenter, elide=True)
        self.words.setFixedWidth(148)
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        for widget in (self.earlier, self.words, self.later):
            row.addWidget(widget)
        self._show()

    def month(self) -> date:
        """Its first day."""
        return self._month

    def set_last(self, today: date) -> None:
        """A new day may be in a new month."""
        self._last = today.replace(day=1)
        self._show()

    def go_to(self, day: date) -> bool:
        """Choose the month of a day, without telling; True when it is another one."""
        other = day.replace(day=1) != self._month
        self._month = day.replace(day=1)
        self._show()
        return other

    def step(self, by: int) -> None:
        """A month later or earlier."""
        wanted = months_after(self._month, by)
        if wanted <= self._last:
            self._month = wanted
            self._show()
            self.changed.emit(wanted)

    def _show(self) -> None:
        self.words.setText(month_year(self._month))
        self.later.setEnabled(self._month < self._last)


class Totals(QWidget):
    """Large numbers with a word under each, at the right of the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._texts: list[tuple[Text, Text]] = []

    def show_totals(self, totals: list[tuple[int, str]]) -> None:
        """Pairs of a number and what it counts; always the same many."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        while len(self._texts) < len(totals):
            column = QVBoxLayout()
            column.setSpacing(0)
            pair = Text("", "number", elide=True, align=right), Text("", "small", elide=True, align=right)
            for text in pair:
                column.addWidget(text)
            self._texts.append(pair)
            self._row.addLayout(column)
        for (number, words), (count, caption) in zip(totals, self._texts, strict=True):
            count.setText(str(number))
            caption.setText(words)
            for text in (count, caption):
                text.setMinimumWidth(text.sizeHint().width())
        self.setAccessibleName(", ".join(f"{number} {words}" for number, words in totals))
