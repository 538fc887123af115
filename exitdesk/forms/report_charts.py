"""The charts of a report by name, of one period or of two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from exitdesk.forms import charts
from exitdesk.forms.charts import Bar, ChartColours
from exitdesk.forms.figures import SUPPRESSED, show_count, show_decimal, work_word
from exitdesk.forms.paired_charts import (
    BarPair,
    Stack,
    paired_bar_chart,
    paired_column_chart,
    paired_who5_chart,
    stacked_chart,
)
from exitdesk.forms.report_outline import period_names
from exitdesk.forms.report_values import ChartName
from exitdesk.i18n import tr
from exitdesk.returns.hours import Work, minutes_of, work_done
from exitdesk.returns.report import Report
from exitdesk.returns.statistics_result import Statistics

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_LYING: Final = (
    ChartName.GENDER,
    ChartName.INTERVENTIONS,
    ChartName.CHALLENGES,
    ChartName.RECRUITMENT,
    ChartName.HOURS,
)
_BARS_IN_PIECE: Final = 15
_NARROW: Final = 46.0
One = TypeVar("One")


def drawing(
    chart: ChartName, report: Report, colours: ChartColours, width: float, recruitment_labels: Mapping[str, str]
) -> Drawing:
    """The chart drawn ``width`` wide, in its own units."""
    return pieces(chart, report, colours, width, recruitment_labels, whole=True)[0]


def pieces(
    chart: ChartName,
    report: Report,
    colours: ChartColours,
    width: float,
    recruitment_labels: Mapping[str, str],
    *,
    whole: bool = False,
) -> list[Drawing]:
    """The chart for paper: a list of bars that is long in pieces that line up, so that each fits a page."""
    first, second = report.statistics, report.compared
    if second is None:
        if chart is ChartName.WHO5:
            return [charts.who5_chart(first, colours, width)]
        if chart is ChartName.HOURS:
            return [_hours_chart(first, colours, width)]
        bars = _bars(chart, first, recruitment_labels)
        if chart not in _LYING:
            return [charts.column_chart(bars, colours, width)]
        return [charts.bar_chart(some, colours, width, bars) for some in _cut(bars, whole)]
    names = period_names(report)
    if chart is ChartName.WHO5:
        return [paired_who5_chart((first, second), names, colours, width)]
    pairs = _pairs(_bars(chart, first, recruitment_labels), _bars(chart, second, recruitment_labels))
    if chart not in _LYING:
        return [paired_column_chart(pairs, names, colours, width)]
    return [paired_bar_chart(some, names, colours, width, pairs) for some in _cut(pairs, whole)]


def _cut(every: Sequence[One], whole: bool) -> list[Sequence[One]]:
    step = max(len(every), 1) if whole else _BARS_IN_PIECE
    return [every[start : start + step] for start in range(0, max(len(every), 1), step)]


def _bars(chart: ChartName, s: Statistics, recruitment_labels: Mapping[str, str]) -> list[Bar]:
    if chart is ChartName.RECRUITMENT:
        return charts.recruitment_bars(s, recruitment_labels)
    made: Mapping[ChartName, Callable[[Statistics], list[Bar]]] = {
        ChartName.AGE: charts.age_bars,
        ChartName.GENDER: charts.gender_bars,
        ChartName.INTERVENTIONS: charts.interventions_bars,
        ChartName.NUMBER: charts.number_bars,
        ChartName.CHALLENGES: charts.challenges_bars,
        ChartName.HOURS: _hours_bars,
    }
    return made[chart](s)


def _pairs(first: Sequence[Bar], second: Sequence[Bar]) -> list[BarPair]:
    """By name, those of the first in their order, then what only the second has; what is not there is nought."""
    ones, others = ({bar.label: bar for bar in bars} for bars in (first, second))
    labels = [*ones, *(label for label in others if label not in ones)]

    def bar(bars: Mapping[str, Bar], label: str) -> Bar:
        found = bars.get(label) or Bar(label, 0, show_count(0))
        return replace(found, value=found.value.split(" ")[0])  # two counts; their per cents stand in the table

    return [BarPair(bar(ones, label), bar(others, label)) for label in labels]


def _hours_bars(s: Statistics) -> list[Bar]:
    """Hours by kind of work; bars are in minutes."""
    bars = []
    for work in Work:
        minutes = minutes_of(s.hours, work)
        if minutes != 0:
            bars.append(Bar(work_word(work), minutes, show_decimal(None if minutes is None else minutes / 60)))
    return bars


def _hours_chart(s: Statistics, colours: ChartColours, width: float) -> Drawing:
    """Hours by quarter and kind of work; the year stands under its first quarter where columns are narrow."""
    works = work_done(s.hours)
    narrow = width / max(len(s.hours), 1) < _NARROW
    stacks = []
    for number, one in enumerate(s.hours):
        year = str(one.quarter.year)
        quarter = str(one.quarter.number) if narrow else tr("Q{n}", n=one.quarter.number)
        shows_year = not narrow or not number or one.quarter.number == 1
        total = one.total
        value = SUPPRESSED if total is None else show_decimal(total / 60, 0 if narrow or total >= 6000 else 1)
        parts = tuple(None if (minutes := one.minutes[work]) is None else minutes / 60 for work in works)
        stacks.append(Stack((quarter, year if shows_year else ""), parts, value))
    return stacked_chart(stacks, [work_word(work) for work in works], colours, width)
