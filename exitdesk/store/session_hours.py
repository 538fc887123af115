"""The sessions of a period as far as hours are counted from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exitdesk.domain.periods import Period
from exitdesk.domain.roles import Permission
from exitdesk.store.reading import Reading

# Its month (``2026-07``), channel and intervention as they are stored, whole minutes, contact.
TimedSession = tuple[str, str | None, str, int | None, str]
_SESSIONS: Final = (
    "SELECT SUBSTR(date, 1, 7), channel, intervention, minutes, contact FROM sessions NOT INDEXED "
    "WHERE deleted_at IS NULL AND contact NOT IN (SELECT key FROM contacts WHERE deleted_at IS NOT NULL)"
)


def timed_sessions(reading: Reading, period: Period) -> Iterator[TimedSession]:
    """Every session of the period, in no order; those in the bin, and of contacts there, are left out."""
    reading.require(Permission.STATISTICS)
    bounds = {"date >= ?": period.first, "date <= ?": period.last}
    given = {words: day.isoformat() for words, day in bounds.items() if day is not None}
    rows: Iterator[TimedSession] = reading.database.execute(" AND ".join([_SESSIONS, *given]), list(given.values()))
    return rows
