"""Minutes of sessions by quarter and kind of work, gathered in one pass over the sessions of a period."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from exitdesk.domain.periods import Period, Quarter
from exitdesk.domain.roles import Permission
from exitdesk.store.reading import Reading

_SESSIONS: Final = (
    "FROM sessions WHERE deleted_at IS NULL AND date BETWEEN :first AND :last "
    "AND contact NOT IN (SELECT key FROM contacts WHERE deleted_at IS NOT NULL)"
)


class SessionHours(NamedTuple):
    """Sessions of one kind of work in one quarter; ``timed`` of them have minutes, ``contacts`` are different ones."""

    quarter: Quarter
    work: str
    sessions: int
    timed: int
    minutes: int
    contacts: int


def session_names(reading: Reading, period: Period) -> list[str]:
    """The interventions of the period's sessions as they are stored."""
    reading.require(Permission.STATISTICS)
    rows = reading.database.execute(f"SELECT DISTINCT intervention {_SESSIONS} ORDER BY 1", _bounds(period))
    return [row[0] for row in rows]


def session_hours(
    reading: Reading, period: Period, by_channel: Mapping[str, str], by_name: Mapping[str, str], otherwise: str
) -> list[SessionHours]:
    """By quarter and work: that of the stored intervention in ``by_name``, else that of the channel, else
    ``otherwise``. A session without minutes counts among the sessions and the contacts."""
    reading.require(Permission.STATISTICS)
    values = {
        **_bounds(period),
        "names": json.dumps(by_name, ensure_ascii=False),
        "channels": json.dumps(by_channel),
        "otherwise": otherwise,
    }
    work = (
        "COALESCE((SELECT value FROM json_each(:names) WHERE key = intervention), "
        "(SELECT value FROM json_each(:channels) WHERE key = channel), :otherwise)"
    )
    rows = reading.database.execute(
        "SELECT SUBSTR(date, 1, 4), (CAST(SUBSTR(date, 6, 2) AS INTEGER) + 2) / 3, "
        f"{work}, COUNT(*), COUNT(minutes), COALESCE(SUM(minutes), 0), COUNT(DISTINCT contact) {_SESSIONS} "
        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        values,
    ).fetchall()
    return [SessionHours(Quarter(int(year), number), *rest) for year, number, *rest in rows]


def _bounds(period: Period) -> dict[str, str]:
    return {"first": (period.first or date.min).isoformat(), "last": (period.last or date.max).isoformat()}
