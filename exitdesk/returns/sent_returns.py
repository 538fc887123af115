"""Which periods' returns have left the laptop, and when. Kept with the store; not in the history."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date

from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.errors import EnvironmentFailure
from exitdesk.store.opening import OpenStore
from exitdesk.store.reading import Reading

_SETTING = "return exported {}"


def period_code(period: Period) -> str:
    """``2026-Q3``, ``project`` or ``2026-07-01..2026-09-30``, as the commands write it."""
    if period == WHOLE_PROJECT:
        return "project"
    if period.first and period.last and Quarter.of(period.first).period == period:
        quarter = Quarter.of(period.first)
        return f"{quarter.year}-Q{quarter.number}"
    return "..".join(day.isoformat() if day else "" for day in (period.first, period.last))


def remember_return(store: OpenStore, period: Period, day: date) -> None:
    """Remember that the return of a period was exported; a store that cannot be written forgets it."""
    if not store.read_only:
        with contextlib.suppress(EnvironmentFailure):  # the file is written all the same
            store.operations.set_setting(_SETTING.format(period_code(period)), day.isoformat())


def returns_exported(reading: Reading, periods: Iterable[Period]) -> dict[Period, date]:
    """When the return of each period was exported last; those that never were are left out."""
    found = {}
    for period in periods:
        text = reading.setting(_SETTING.format(period_code(period)))
        if text:
            found[period] = date.fromisoformat(text)
    return found
