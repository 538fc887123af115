"""Quarters and periods in words, on screen and on paper, in the language in use."""

from __future__ import annotations

from datetime import date, timedelta

from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.i18n import tr, trn


def quarter_words(quarter: Quarter) -> str:
    """``3. kvartal 2026``."""
    return tr("Quarter {n} of {year}", n=quarter.number, year=quarter.year)


def period_title(period: Period) -> str:
    """A quarter, a year, two dates or the whole project in words."""
    if period == WHOLE_PROJECT:
        return tr("Whole project")
    if period.first and period.last:
        if Quarter.of(period.first).period == period:
            return quarter_words(Quarter.of(period.first))
        if period == year_of(period.first):
            return str(period.first.year)
        return f"{show_date(period.first)} – {show_date(period.last)}"
    if period.first:
        return tr("From {date}", date=show_date(period.first))
    assert period.last is not None
    return tr("Until {date}", date=show_date(period.last))


def period_in_name(period: Period) -> str:
    """The period within the name of a file: ``hele projektet``."""
    words = period_title(period)
    return words[:1].lower() + words[1:]


def year_of(day: date) -> Period:
    """The calendar year of a day."""
    return Period(date(day.year, 1, 1), date(day.year + 1, 1, 1) - timedelta(days=1))


def quarters_back(last: Quarter, count: int) -> list[Quarter]:
    """``count`` quarters that end with ``last``, the oldest first."""
    found = [last]
    while len(found) < count:
        found.append(found[-1].previous)
    return found[::-1]


def months_words(months: int) -> str:
    """A span of months as people say it: ``5 år``, ``1 år og 6 måneder``, ``9 måneder``."""
    years, rest = divmod(months, 12)
    said_years = trn("{n} year", "{n} years", years)
    said_rest = trn("{n} month", "{n} months", rest)
    if not rest:
        return said_years
    return tr("{years} and {months}", years=said_years, months=said_rest) if years else said_rest
