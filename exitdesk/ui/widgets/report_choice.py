"""What the report holds: its sections, a period to stand beside the chosen one, the day of the status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.periods import Period, period_before, year_before
from exitdesk.i18n import tr
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills, ManyPills
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.returns.report import Part


class Beside(StrEnum):
    """Which period stands beside the chosen one."""

    NOTHING = "nothing"
    BEFORE = "before"
    YEAR_BEFORE = "year_before"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Contents:
    """What was chosen. ``day`` None: the period's last day, or today."""

    left_out: frozenset[Part] = frozenset()
    beside: Beside = Beside.NOTHING
    dates: Period = field(default_factory=Period)
    day: date | None = None

    def compared_with(self, period: Period) -> Period | None:
        """The period beside another; None for none, also where an open period has none before it."""
        match self.beside:
            case Beside.NOTHING:
                return None
            case Beside.DATES:
                return self.dates
            case Beside.BEFORE:
                return period_before(period)
        return year_before(period)


class ReportChoice(QObject):
    """A sheet that asks; ``chosen`` carries the Contents."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, contents: Contents, period: Period, today: Callable[[], date]) -> None:
        super().__init__(parent)
        from exitdesk.forms.report_words import part_word
        from exitdesk.returns.report import Part

        self._every = tuple(Part)
        self._open_ended = period.first is None or period.last is None
        self.sheet = Sheet(parent, tr("What the report holds"), width=620)
        choices = [Choice(part, part_word(part)) for part in Part]
        shown = [part for part in Part if part not in contents.left_out]
        self.parts = ManyPills(tr("Sections"), choices, values=shown)
        self.sheet.content.addWidget(self.parts)
        self.beside = ChoicePills(tr("Compare with"), self._besides(), value=contents.beside)
        self.beside.changed.connect(lambda _value: self._show_dates())
        self.sheet.content.addWidget(self.beside)
        self.dates = QWidget()
        row = QHBoxLayout(self.dates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.first, self.last = DateField(tr("From"), today=today), DateField(tr("To"), today=today)
        self.first.set_day(contents.dates.first)
        self.last.set_day(contents.dates.last)
        row.addWidget(self.first)
        row.addWidget(self.last)
        self.sheet.content.addWidget(self.dates)
        hint = tr("Empty: the last day of the period, or today.")
        self.day = DateField(tr("The status is that of"), today=today, hint=hint)
        self.day.set_day(contents.day)
        self.sheet.content.addWidget(self.day)
        self.sheet.add_cancel()
        show = self.sheet.add_button(tr("Show"), "primary", keys=("Ctrl", "S"), default=True)
        show.clicked.connect(self._tell)
        self._show_dates()

    def open(self) -> None:
        """Ask."""
        self.sheet.open()

    def _besides(self) -> list[Choice]:
        choices = [Choice(Beside.NOTHING, tr("No other period"))]
        if not self._open_ended:
            choices += [Choice(Beside.BEFORE, tr("The period before")), Choice(Beside.YEAR_BEFORE, tr("A year before"))]
        return [*choices, Choice(Beside.DATES, tr("From – to"), icon="calendar")]

    def _show_dates(self) -> None:
        self.dates.setVisible(self.beside.value() == Beside.DATES)

    def _tell(self) -> None:
        """Say what was chosen, once the dates are in order."""
        parts = frozenset(self._every) - frozenset(self.parts.values())
        if len(parts) == len(self._every):
            self.parts.set_error(tr("Choose at least one section."))
            return
        beside = Beside(str(self.beside.value() or Beside.NOTHING))
        dates = Period(self.first.day(), self.last.day())
        checked = [self.day.check()] + ([self.first.check(), self.last.check()] if beside is Beside.DATES else [])
        if not all(checked):
            return
        if beside is Beside.DATES and dates.first and dates.last and dates.last < dates.first:
            self.last.set_error(tr("The last day is before the first. Correct one of the two."))
            return
        contents = Contents(parts, beside, dates, self.day.day())
        self.sheet.close_sheet()
        self.chosen.emit(contents)
