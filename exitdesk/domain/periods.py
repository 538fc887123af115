"""Days, quarters and periods as the desk and the agency use them.

A *Rede-day* may run past midnight: work before the boundary hour belongs to the day before. A date that is typed or
imported *is* the Rede-day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

EARLIEST: Final = date(2000, 1, 1)
DAYS_PER_MONTH: Final = 30.4375
_QUARTER: Final = re.compile(r"(\d{4})-?[Qq]([1-4])")


def rede_day(moment: datetime, starts: time) -> date:
    """The Rede-day of a moment: the calendar day, or the day before when the clock is before ``starts``."""
    return moment.date() - timedelta(days=1) if moment.time() < starts else moment.date()


@dataclass(frozen=True, slots=True)
class Period:
    """From one Rede-day to another, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def days_left(self, today: date) -> int | None:
        """How many of its days come after today; None once it is over, and for one without an end."""
        return None if self.last is None or self.last < today else (self.last - today).days


WHOLE_PROJECT: Final = Period()


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; ``number`` is 1-4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter | None:
        """``2026-Q3`` or ``2026Q3``; None when it is something else."""
        match = _QUARTER.fullmatch(text.strip())
        return cls(int(match[1]), int(match[2])) if match else None

    @property
    def period(self) -> Period:
        last_month = self.number * 3
        return Period(self.first, date(self.year, last_month, 31 if last_month in (3, 12) else 30))

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> Quarter:
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def __str__(self) -> str:
        return f"{self.number}. kvartal {self.year}"


def parse_period(text: str) -> Period | None:
    """``2026-Q3``, ``FROM..TO`` (ISO dates, either may be empty) or ``project``; None when it is something else."""
    cleaned = text.strip()
    if cleaned.lower() == "project":
        return WHOLE_PROJECT
    quarter = Quarter.parse(cleaned)
    if quarter:
        return quarter.period
    if ".." not in cleaned:
        return None
    try:
        first, last = (date.fromisoformat(part) if part else None for part in map(str.strip, cleaned.split("..", 1)))
    except ValueError:
        return None
    return None if first and last and last < first else Period(first, last)


def months_between(start: date, end: date) -> float:
    """Days / 30.4375, not rounded."""
    return (end - start).days / DAYS_PER_MONTH


def period_before(period: Period) -> Period | None:
    """The quarter or calendar year before, else as many days that end where it begins; None for an open period."""
    if period.first is None or period.last is None:
        return None
    if Quarter.of(period.first).period == period:
        return Quarter.of(period.first).previous.period
    if (period.first, period.last) == (date(period.first.year, 1, 1), date(period.first.year, 12, 31)):
        return year_before(period)
    last = period.first - timedelta(days=1)
    return Period(last - (period.last - period.first), last)


def year_before(period: Period) -> Period | None:
    """The same days a year before (28 February for the 29th); None for an open period."""
    if period.first is None or period.last is None:
        return None
    quarter = Quarter.of(period.first)
    if quarter.period == period:
        return Quarter(quarter.year - 1, quarter.number).period
    return Period(_year_before(period.first), _year_before(period.last))


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
