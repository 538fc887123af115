"""Which period: the usual ones as pills, or two dates typed freely."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.forms.period_words import year_of
from exitdesk.i18n import tr
from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.text import Text


class Span(StrEnum):
    """The usual periods."""

    QUARTER = "quarter"
    LAST_QUARTER = "last_quarter"
    YEAR = "year"
    PROJECT = "project"
    DATES = "dates"


class PeriodChooser(QWidget):
    """``chosen`` carries the Period each time another one is meant. Either date may be left empty."""

    chosen = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._told: Period | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        choices = [
            Choice(Span.QUARTER, tr("This quarter")),
            Choice(Span.LAST_QUARTER, tr("Last quarter")),
            Choice(Span.YEAR, tr("This year")),
            Choice(Span.PROJECT, tr("Whole project")),
            Choice(Span.DATES, tr("From – to"), icon="calendar"),
        ]
        self.pills = ChoicePills("", choices, value=Span.PROJECT, name=tr("Period"))
        self.pills.changed.connect(self._span_changed)
        column.addWidget(self.pills)
        self.dates = QWidget(self)
        row = QHBoxLayout(self.dates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        self.first = DateField(today=today, name=tr("From"), height=HEIGHT_BUTTON)
        self.last = DateField(today=today, name=tr("To"), height=HEIGHT_BUTTON)
        for label, field in ((tr("From"), self.first), (tr("To"), self.last)):
            word = Text(label, "label", elide=True)
            word.setFixedHeight(HEIGHT_BUTTON)
            row.addWidget(word, 0, top)
            field.setFixedWidth(300)
            row.addWidget(field, 0, top)
            field.submitted.connect(self._dates_typed)
            field.left.connect(self._dates_typed)
        row.addStretch()
        self.dates.hide()
        column.addWidget(self.dates)

    def span(self) -> Span:
        """Which pill is chosen."""
        return Span(str(self.pills.value()))

    def period(self) -> Period | None:
        """What is chosen; None while the dates are not in order."""
        today = self._today()
        quarter = Quarter.of(today)
        match self.span():
            case Span.QUARTER:
                return quarter.period
            case Span.LAST_QUARTER:
                return quarter.previous.period
            case Span.YEAR:
                return year_of(today)
            case Span.PROJECT:
                return WHOLE_PROJECT
        if not (self.first.check() and self.last.check()):
            return None
        first, last = self.first.day(), self.last.day()
        if first and last and last < first:
            self.last.set_error(tr("The last day is before the first. Correct one of the two."))
            return None
        return Period(first, last)

    def choose(self, span: Span, period: Period | None = None) -> None:
        """Choose without a mouse; ``period`` fills the dates."""
        self.pills.set_value(span)
        if period is not None:
            self.first.set_day(period.first)
            self.last.set_day(period.last)
        self._span_changed(span)

    def _span_changed(self, _value: object) -> None:
        self.dates.setVisible(self.span() is Span.DATES)
        if self.span() is Span.DATES and not self.first.text() and not self.last.text():
            self.first.setFocus()
            return
        self._tell()

    def _dates_typed(self) -> None:
        if self.span() is Span.DATES:
            self._tell()

    def _tell(self) -> None:
        period = self.period()
        if period is not None and period != self._told:
            self._told = period
            self.chosen.emit(period)
