"""WHO-5: score, bands, waves and what is due (domain rules; wording stands in ``resources/who5``).

Five answers 0-5, score = sum x 4 (0-100), all five needed, never prorated.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from exitdesk.domain.records import AnswerSet

ITEMS: Final = 5
ANSWERS: Final = range(6)
MINIMUM_GAP_DAYS: Final = 28
LONG_GAP_DAYS: Final = 100
MINIMUM_CONTACTS_PER_WAVE: Final = 10
PROGRESS_POINTS: Final = 10
POPULATION_MEAN: Final = 68
MEASUREMENT_ERROR_POINTS: Final = 24
MONTHS_BETWEEN: Final = 2
TAKES_PART_DAYS: Final = 180


class Band(StrEnum):
    """The agency's bands of the score."""

    HIGH_RISK = "high_risk"
    RISK = "risk"
    NO_IMMEDIATE_RISK = "no_immediate_risk"


class Flag(StrEnum):
    """Why an answer set makes no wave, or what is odd about it."""

    INCOMPLETE = "incomplete"
    TOO_CLOSE = "too_close"
    LONG_GAP = "long_gap"


def score(answers: Sequence[int | None]) -> int | None:
    """The score 0-100, or None when an answer is missing."""
    return None if None in answers else 4 * sum(a for a in answers if a is not None)


def band(points: int) -> Band:
    """0-35 high risk, 36-50 risk, over 50 no immediate risk."""
    if points <= 35:
        return Band.HIGH_RISK
    return Band.RISK if points <= 50 else Band.NO_IMMEDIATE_RISK


@dataclass(frozen=True, slots=True)
class Measurement:
    """One answer set as the rules see it: ``wave`` is None when it makes none; ``flags`` say why or what is odd."""

    answer_set: AnswerSet
    score: int | None
    wave: int | None
    flags: tuple[Flag, ...]


def measurements(answer_sets: Iterable[AnswerSet]) -> list[Measurement]:
    """One contact's answer sets by date (ties keep the given order), with wave number and flags.

    A set with a missing item, or under 28 days after the last counted one, makes no wave; more than 100 days after
    the last counted one it counts and is flagged.
    """
    found: list[Measurement] = []
    last_counted: date | None = None
    wave = 0
    for item in sorted(answer_sets, key=lambda one: one.date):
        points = score(item.answers)
        gap = None if last_counted is None else (item.date - last_counted).days
        if points is None:
            found.append(Measurement(item, None, None, (Flag.INCOMPLETE,)))
        elif gap is not None and gap < MINIMUM_GAP_DAYS:
            found.append(Measurement(item, points, None, (Flag.TOO_CLOSE,)))
        else:
            wave += 1
            last_counted = item.date
            odd = (Flag.LONG_GAP,) if gap is not None and gap > LONG_GAP_DAYS else ()
            found.append(Measurement(item, points, wave, odd))
    return found


def counted_dates(complete_set_dates: Iterable[date]) -> list[date]:
    """The dates that make waves, of one contact's complete answer sets in order of date."""
    counted: list[date] = []
    for day in complete_set_dates:
        if not counted or (day - counted[-1]).days >= MINIMUM_GAP_DAYS:
            counted.append(day)
    return counted


def due_date(first_contact: date, last_counted: date | None, months_between: int = MONTHS_BETWEEN) -> date:
    """When the next measurement is due: at the first meeting, then calendar months after the last counted one."""
    return first_contact if last_counted is None else months_after(last_counted, months_between)


def months_after(day: date, months: int) -> date:
    """The same day ``months`` months later (earlier where negative), or that month's last day where it has no such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
