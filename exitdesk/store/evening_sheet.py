"""Writing an evening sheet: the difference between what is stored and what the rows say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.records import Activity, Attendance, ClothingHandout, Referral, Session
from exitdesk.domain.soundness import require_sound
from exitdesk.domain.timekeeping import new_key
from exitdesk.store.reading import Reading
from exitdesk.store.record_kinds import ATTENDANCE, kind_of
from exitdesk.store.transaction import Transaction


def write(transaction: Transaction, reading: Reading, before: Evening, wanted: Evening, today: date) -> None:
    """Add, change and bin what differs; needs an open transaction. Raises UserError for an unsound record."""
    stored = {row.contact: row for row in before.rows}
    arrivals: dict[str, dict[str, str]] = {name: {} for name in wanted.activities}
    for row in wanted.rows:
        was = stored.get(row.contact, EveningRow(contact=row.contact))
        for name in wanted.activities:
            if name in row.attends - was.attends:
                arrivals[name][row.contact] = new_key()  # made row by row: keys keep the order of the sheet
        _write_records(transaction, reading, was, row, today)
    for number, name in enumerate(wanted.activities):
        left = {r.contact for r in wanted.rows if r.contact in stored and name in stored[r.contact].attends - r.attends}
        headcount_of_all = number == 0
        if arrivals[name] or left or (headcount_of_all and wanted.guests != before.guests):
            guests = wanted.guests if headcount_of_all else None
            _write_activity(transaction, reading, wanted.day, name, arrivals[name], left, guests)


def _write_records(
    transaction: Transaction, reading: Reading, stored: EveningRow, row: EveningRow, today: date
) -> None:
    """A record may come with the key it shall have: a sheet that is saved twice makes it once."""
    pairs: Iterable[
        tuple[tuple[Session | ClothingHandout | Referral, ...], tuple[Session | ClothingHandout | Referral, ...]]
    ]
    pairs = ((stored.sessions, row.sessions), (stored.clothing, row.clothing), (stored.referrals, row.referrals))
    for old, new in pairs:
        kept = {record.key for record in new}
        for record in old:
            if record.key not in kept and record.key is not None:
                transaction.move(kind_of(record), record.key, binned=True)
        same = {record.key: record for record in old}
        for record in new:
            if record.key is not None and same.get(record.key) == record:
                continue
            require_sound(record, today)
            if record.key is None:
                transaction.add(replace(record, key=new_key()))
            elif record.key in same or reading.record(kind_of(record).name, record.key) is not None:
                transaction.change(record)
            else:
                transaction.add(record)


def _write_activity(
    transaction: Transaction,
    reading: Reading,
    day: date,
    name: str,
    arrivals: dict[str, str],
    left: set[str],
    guests: int | None,
) -> None:
    """``arrivals`` is contact -> key of the new attendance; ``guests`` None leaves the headcount alone."""
    activity = reading.activity_of(day, name)
    present = reading.attendances(activity=activity.key) if activity else []
    for attendance in present:
        if attendance.contact in left and attendance.key is not None:
            transaction.move(ATTENDANCE, attendance.key, binned=True)
    named = len({a.contact for a in present} - left) + len(arrivals)
    headcount = None if guests is None else named + guests
    if activity is None:
        activity = Activity(key=new_key(), date=day, name=name, headcount=headcount)
        transaction.add(activity)
    elif guests is not None:
        transaction.change(replace(activity, headcount=headcount))
    assert activity.key is not None
    for contact, key in arrivals.items():
        transaction.add(Attendance(key=key, activity=activity.key, contact=contact))
