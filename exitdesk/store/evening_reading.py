"""What is stored for one Rede-day, as the evening sheet shows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sqlite_utils import Database

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.periods import Period
from exitdesk.store import record_kinds

if TYPE_CHECKING:
    from exitdesk.store.reading import Reading

_ARRIVALS: Final = """
    SELECT x.contact, MIN(x.created_at || x.key) FROM (
        SELECT contact, created_at, key FROM sessions WHERE date = :d AND deleted_at IS NULL
        UNION ALL SELECT t.contact, t.created_at, t.key FROM attendances t JOIN activities a ON a.key = t.activity
            WHERE a.date = :d AND t.deleted_at IS NULL AND a.deleted_at IS NULL
        UNION ALL SELECT contact, created_at, key FROM clothing_handouts
            WHERE date = :d AND contact IS NOT NULL AND deleted_at IS NULL
        UNION ALL SELECT contact, created_at, key FROM referrals WHERE date = :d AND deleted_at IS NULL
    ) x JOIN contacts c ON c.key = x.contact AND c.deleted_at IS NULL GROUP BY x.contact
"""


def stored_evening(db: Database, reading: Reading, day: date, activities: tuple[str, ...]) -> Evening:
    """The sheet of ``day``: ``activities`` are the café and the meal; whoever else was there has a row too.

    Rows hold only what the reader's role sees; a row that is then empty is left out.
    """
    arrived = dict(db.execute(_ARRIVALS, {"d": day.isoformat()}))
    attends: dict[str, set[str]] = {}
    guests = 0
    for number, name in enumerate(activities):
        activity = reading.activity_of(day, name)
        if activity is None or activity.key is None:
            continue
        present = reading.attendances(activity=activity.key)
        for attendance in present:
            attends.setdefault(attendance.contact, set()).add(name)
        if number == 0 and activity.headcount is not None:
            guests = max(0, activity.headcount - len({a.contact for a in present}))
    clothing, sessions, referrals = (
        reading.dated(kind, None, Period(day, day))
        for kind in (record_kinds.CLOTHING, record_kinds.SESSION, record_kinds.REFERRAL)
    )
    rows = [
        EveningRow(
            contact=contact,
            attends=frozenset(attends.get(contact, ())),
            clothing=tuple(item for item in clothing if item.contact == contact),
            sessions=tuple(item for item in sessions if item.contact == contact),
            referrals=tuple(item for item in referrals if item.contact == contact),
        )
        for contact in sorted(arrived, key=lambda key: arrived[key])
    ]
    if not reading.access.sees_all:
        rows = [row for row in rows if row != EveningRow(contact=row.contact)]
    return Evening(day=day, activities=activities, guests=guests, rows=tuple(rows))
