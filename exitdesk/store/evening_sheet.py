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
    for row in wanted.rows:
        _write_records(transaction, stored.get(row.contact, EveningRow(contact=row.contact)), row, today)
    for number, name in enumerate(wanted.activities):
        guests = wanted.guests if number == 0 else None
        _write_activity(transaction, reading, wanted, stored, name, guests, before.guests)


def _write_records(transaction: Transaction, stored: EveningRow, row: EveningRow, today: date) -> None:
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
            else:
                transaction.change(record)


def _write_activity(
    transaction: Transaction,
    reading: Reading,
    wanted: Evening,
    stored: dict[str, EveningRow],
    name: str,
    guests: int | None,
    guests_before: int,
) -> None:
    activity = reading.activity_of(wanted.day, name)
    arriving = [r.contact for r in wanted.rows if name in r.attends and name not in _attends(stored, r.contact)]
    leaving = {r.contact for r in wanted.rows if name not in r.attends and name in _attends(stored, r.contact)}
    if not arriving and not leaving and (guests is None or guests == guests_before):
        return
    present = reading.attendances(activity=activity.key) if activity else []
    for attendance in present:
        if attendance.contact in leaving and attendance.key is not None:
            transaction.move(ATTENDANCE, attendance.key, binned=True)
    named = len({a.contact for a in present} - leaving) + len(arriving)
    headcount = None if guests is None else named + guests
    if activity is None:
        activity = Activity(key=new_key(), date=wanted.day, name=name, headcount=headcount)
        transaction.add(activity)
    elif guests is not None:
        transaction.change(replace(activity, headcount=headcount))
    for contact in arriving:
        assert activity.key is not None
        transaction.add(Attendance(key=new_key(), activity=activity.key, contact=contact))


def _attends(stored: dict[str, EveningRow], contact: str) -> frozenset[str]:
    row = stored.get(contact)
    return row.attends if row else frozenset()
