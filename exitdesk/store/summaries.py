"""What lists show of a contact: last seen, what is due, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlite_utils import Database

from exitdesk.domain import who5
from exitdesk.domain.answers import Gender, Missing
from exitdesk.domain.records import Contact


@dataclass(frozen=True, slots=True)
class ContactSummary:
    """One contact in a list.

    ``missing`` names what could still be asked (``gender``, ``age``); declined is an answer. ``last_seen`` is the
    Rede-day of the last event; ``who5_due`` is when the next measurement is or was due, None when none is.
    """

    contact: Contact
    last_seen: date
    waves: int
    last_counted: date | None
    who5_due: date | None
    missing: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.contact.key or ""

    def is_due(self, today: date) -> bool:
        return self.who5_due is not None and self.who5_due <= today


def _summary(
    contact: Contact, last_seen: date | None, complete_sets: Iterable[date], today: date, months_between: int
) -> ContactSummary:
    counted = who5.counted_dates(complete_sets)
    seen = last_seen or contact.first_contact
    takes_part = contact.ended is None and today - seen <= timedelta(days=who5.TAKES_PART_DAYS)
    last_counted = counted[-1] if counted else None
    asked = takes_part and not contact.who5_declined
    due = who5.due_date(contact.first_contact, last_counted, months_between) if asked else None
    missing = []
    if contact.gender in (Gender.UNKNOWN, Gender.NOT_ASKED):
        missing.append("gender")
    if contact.birth_year is None and contact.age_given is None and contact.age_missing is not Missing.DECLINED:
        missing.append("age")
    return ContactSummary(contact, seen, len(counted), last_counted, due, tuple(missing))


def _hidden(summary: ContactSummary) -> ContactSummary:
    """What is left for a role that sees no background: that there is a contact, and when it was last seen."""
    return ContactSummary(summary.contact, summary.last_seen, 0, None, None, ())


def of_kinds(kinds: Collection[str] | None) -> str:
    """SQL that keeps to events of these kinds (codes of the ``events`` view); None keeps all."""
    return "" if kinds is None else f"AND kind IN ({','.join(repr(kind) for kind in sorted(kinds))})"


def _complete_sets(db: Database, contact: str | None = None) -> dict[str, list[date]]:
    """Contact -> dates of its complete WHO-5 answer sets, in order."""
    where, values = ("AND contact = ?", [contact]) if contact else ("", [])
    rows = db.execute(
        f"SELECT contact, date FROM answer_sets WHERE deleted_at IS NULL AND answers NOT LIKE '%null%' {where} "
        "ORDER BY date",
        values,
    )
    found: dict[str, list[date]] = {}
    for key, day in rows:
        found.setdefault(key, []).append(date.fromisoformat(day))
    return found


def all_summaries(
    db: Database,
    contacts: Iterable[Contact],
    today: date,
    months_between: int,
    kinds: Collection[str] | None = None,
) -> list[ContactSummary]:
    """Summaries in the order of ``contacts``; ``months_between`` two WHO-5 measurements.

    With ``kinds`` they tell of events of those kinds only, and of no background.
    """
    rows = db.execute(f"SELECT contact, MAX(date) FROM events WHERE 1 {of_kinds(kinds)} GROUP BY contact")
    seen = {key: date.fromisoformat(day) for key, day in rows}
    sets = _complete_sets(db) if kinds is None else {}
    found = [_summary(c, seen.get(c.key or ""), sets.get(c.key or "", ()), today, months_between) for c in contacts]
    return found if kinds is None else [_hidden(summary) for summary in found]


def one_summary(
    db: Database, contact: Contact, today: date, months_between: int, kinds: Collection[str] | None = None
) -> ContactSummary:
    """The summary of one contact, as ``all_summaries`` gives it."""
    row = db.execute(f"SELECT MAX(date) FROM events WHERE contact = ? {of_kinds(kinds)}", [contact.key]).fetchone()
    last_seen = date.fromisoformat(row[0]) if row and row[0] else None
    sets = _complete_sets(db, contact.key).get(contact.key or "", ())
    found = _summary(contact, last_seen, sets, today, months_between)
    return found if kinds is None else _hidden(found)


def recently_seen(db: Database, since: date, until: date, kinds: Collection[str] | None = None) -> list[str]:
    """Keys of contacts with an event (of ``kinds``) between the two days, the latest first."""
    rows = db.execute(
        f"SELECT contact FROM events WHERE date BETWEEN ? AND ? {of_kinds(kinds)} "
        "GROUP BY contact ORDER BY MAX(date) DESC, MAX(key) DESC",
        [since.isoformat(), until.isoformat()],
    )
    return [row[0] for row in rows]
