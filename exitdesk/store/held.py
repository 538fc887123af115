"""Everything that is held on one contact, read in one go: for the person who asks to see it.

Also what is easily forgotten: printed forms, the bin, unfinished entries of every user, and the log with the values it
still remembers. What others wrote about others is left out: of an activity she gets its name and day, no note.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.domain import who5
from exitdesk.domain.records import Activity, ClothingHandout, Contact, Referral, Session
from exitdesk.domain.roles import Permission, Role
from exitdesk.store import history, log_reading
from exitdesk.store.history import HistoryEntry
from exitdesk.store.reading import BinnedRow, Reading

_TECHNICAL: Final = frozenset({"contact", "key", "kind", "row", "activity", "sheet"})


@dataclass(frozen=True, slots=True)
class HeldForm:
    """A printed form that carries a code for her; ``printed_at`` is UTC ISO text."""

    code: str
    language: str
    printed_at: str


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """What stands unfinished about her on a page: (name of the field, what was typed); ``saved_at`` is UTC ISO text."""

    page: str
    saved_at: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """All of it, each list oldest first. ``roles`` are those of the users who are still there, by name.

    ``last_day`` is when something last happened with her, ``kept_until`` when the profile's retention time has passed.
    """

    contact: Contact
    sessions: list[Session]
    visits: list[Activity]
    clothing: list[ClothingHandout]
    measurements: list[who5.Measurement]
    referrals: list[Referral]
    forms: list[HeldForm]
    binned: list[BinnedRow]
    drafts: list[HeldDraft]
    log: list[HistoryEntry]
    roles: Mapping[str, Role]
    last_day: date
    kept_until: date


def everything_held(reading: Reading, key: str) -> Held | None:
    """What the store holds on the contact with this key, also when it is in the bin; None when there is no such
    contact. Raises UserError for a role that may not export."""
    reading.access.require(Permission.EXPORT)
    contact = reading.contact(key)
    if contact is None:
        return None
    db = reading.database
    visits = [entry.record for entry in reading.timeline(key) if isinstance(entry.record, Activity)]
    visits.sort(key=lambda activity: activity.date)
    sessions, clothing = reading.sessions(key), reading.clothing(key)
    measurements, referrals = reading.measurements(key), reading.referrals(key)
    days = [contact.first_contact, *(item.answer_set.date for item in measurements)]
    for items in (sessions, clothing, referrals, visits):
        days += [item.date for item in items]
    last_day = max(*days, contact.ended or date.min)
    return Held(
        contact=contact,
        sessions=sessions,
        visits=visits,
        clothing=clothing,
        measurements=measurements,
        referrals=referrals,
        forms=_forms(db, key),
        binned=sorted(reading.bin(key), key=lambda row: row.deleted_at),
        drafts=_drafts(db, contact),
        log=_log(db, key),
        roles=roles_by_name(reading),
        last_day=last_day,
        kept_until=who5.months_after(last_day, reading.rules().retention_months),
    )


def roles_by_name(reading: Reading) -> dict[str, Role]:
    """The role of each user, so that a paper can tell roles in place of names."""
    reading.access.require(Permission.EXPORT)
    return {name: Role(role) for name, role in reading.database.execute("SELECT name, role FROM users")}


def _forms(db: Database, key: str) -> list[HeldForm]:
    rows = db.execute(
        "SELECT code, language, printed_at FROM printed_forms WHERE contact = ? ORDER BY printed_at, code", [key]
    )
    return [HeldForm(*row) for row in rows]


def _log(db: Database, key: str) -> list[HistoryEntry]:
    """Entries of her rows, those that are gone but still named in a value included, the oldest first."""
    rows = dict.fromkeys(log_reading.rows_of_contact(db, key))
    gone = db.execute(
        "SELECT DISTINCT row FROM history WHERE instr(coalesce(new, old), ?) "
        "AND json_extract(coalesce(new, old), '$.contact') = ?",
        [key, key],
    )
    rows |= dict.fromkeys(row[0] for row in gone)
    entries = [entry for row in rows for entry in history.entries_of_row(db, row)]
    return sorted(entries, key=lambda entry: entry.seq)


def _drafts(db: Database, contact: Contact) -> list[HeldDraft]:
    """Unfinished entries of all users, as far as they are about her."""
    wanted = {(contact.key or "").casefold(), contact.id_number.casefold()}
    found = []
    for page, entry, saved_at in db.execute("SELECT page, entry, saved_at FROM drafts ORDER BY saved_at"):
        pieces = list(_about(json.loads(entry), wanted))
        if pieces:
            values = dict.fromkeys(pair for piece in pieces for pair in _typed(piece, wanted))
            found.append(HeldDraft(page, saved_at, tuple(values)))
    return found


def _about(value: Any, wanted: set[str]) -> Iterator[Any]:
    """The parts of a draft that name her: a table that does so itself, else the parts of it that do."""
    if isinstance(value, Mapping):
        if any(_names(one, wanted) for one in value.values()):
            yield value
            return
        for name, one in value.items():
            if name.casefold() in wanted:
                yield one
            else:
                yield from _about(one, wanted)
    elif isinstance(value, list):
        for one in value:
            yield from _about(one, wanted)


def _names(value: Any, wanted: set[str]) -> bool:
    several = value if isinstance(value, list) else [value]
    return any(isinstance(one, str) and one.casefold() in wanted for one in several)


def _typed(value: Any, wanted: set[str], name: str = "") -> Iterator[tuple[str, str]]:
    """What was typed, without keys, and without what is said of somebody else in the same draft."""
    if isinstance(value, Mapping):
        other = value.get("contact")
        if isinstance(other, str) and other.casefold() not in wanted:
            return
        for inner, one in value.items():
            if inner not in _TECHNICAL:
                yield from _typed(one, wanted, str(inner))
    elif isinstance(value, list):
        if not _names(value, wanted):  # a list that names her names those who were there with her
            for one in value:
                yield from _typed(one, wanted, name)
    elif value not in (None, "", False) and str(value).casefold() not in wanted and not _is_key(str(value)):
        yield name, str(value)


def _is_key(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
