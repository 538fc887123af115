"""The log for people: who did what, when, with whose record; a page at a time, the newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlite_utils import Database

from exitdesk.store import record_kinds
from exitdesk.store.history import Action

PAGE: int = 200


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What to show: days in local time, one user, some kinds of act, one contact (its key). None or empty: all."""

    first: date | None = None
    last: date | None = None
    by: str | None = None
    actions: frozenset[Action] = frozenset()
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One act. ``at`` is UTC ISO text; ``contact`` the key and ``id_number`` the number of whose record it was.

    ``detail`` is what the entry says of itself: which return was exported, which user was added; "" mostly.
    """

    seq: int
    at: str
    by: str
    action: Action
    kind: str
    row: str
    contact: str | None
    id_number: str | None
    detail: str


def read_page(db: Database, wanted: LogFilter, limit: int = PAGE, before_seq: int | None = None) -> list[LogEntry]:
    """At most ``limit`` entries older than entry number ``before_seq``, the newest first."""
    where, values = _conditions(db, wanted)
    if before_seq is not None:
        where.append("seq < ?")
        values.append(before_seq)
    rows = db.execute(
        "SELECT seq, at, by, action, kind, row, old, new FROM history "
        f"WHERE {' AND '.join(where)} ORDER BY seq DESC LIMIT ?",
        [*values, limit],
    ).fetchall()
    contacts = _contacts_of(db, ((kind, row, old, new) for _, _, _, _, kind, row, old, new in rows))
    numbers = _numbers(db, contacts.values())
    return [
        LogEntry(
            seq, at, by, Action(action), kind, row, contacts.get(row), numbers.get(contacts.get(row, "")), _detail(new)
        )
        for seq, at, by, action, kind, row, _, new in rows
    ]


def count(db: Database, wanted: LogFilter) -> int:
    """How many entries the filter lets through."""
    where, values = _conditions(db, wanted)
    return int(db.execute(f"SELECT COUNT(*) FROM history WHERE {' AND '.join(where)}", values).fetchone()[0])


def names(db: Database) -> list[str]:
    """Everybody whose acts are in the log, by name."""
    return [row[0] for row in db.execute("SELECT DISTINCT by FROM history ORDER BY by COLLATE NOCASE")]


def first_day(db: Database) -> str | None:
    """When the oldest entry that is kept was made, UTC ISO text."""
    row = db.execute("SELECT at FROM history ORDER BY seq LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def _conditions(db: Database, wanted: LogFilter) -> tuple[list[str], list[Any]]:
    where, values = ["1"], []
    if wanted.first is not None:
        where.append("at >= ?")
        values.append(_utc(wanted.first, time.min))
    if wanted.last is not None:
        where.append("at <= ?")
        values.append(_utc(wanted.last, time.max))
    if wanted.by is not None:
        where.append("by = ?")
        values.append(wanted.by)
    if wanted.actions:
        where.append(f"action IN ({','.join('?' * len(wanted.actions))})")
        values += [action.value for action in wanted.actions]
    if wanted.contact is not None:
        rows = json.dumps(rows_of_contact(db, wanted.contact))
        where.append("(row IN (SELECT value FROM json_each(?)) OR json_extract(coalesce(new, old), '$.contact') = ?)")
        values += [rows, wanted.contact]
    return where, values


def _utc(day: date, clock: time) -> str:
    return datetime.combine(day, clock).astimezone(UTC).isoformat(timespec="milliseconds")


def rows_of_contact(db: Database, contact: str) -> list[str]:
    """Keys of the contact and of every row that belongs to it, those in the bin included."""
    found = [contact]
    for kind in record_kinds.KINDS:
        if "contact" in kind.columns:
            found += [row[0] for row in db.execute(f"SELECT key FROM {kind.table} WHERE contact = ?", [contact])]
    return found


def _contacts_of(db: Database, entries: Iterable[tuple[str, str, str | None, str | None]]) -> dict[str, str]:
    """Row key -> key of the contact it belongs to, from the rows that are there or else from the entry's values."""
    found: dict[str, str] = {}
    asked: dict[str, set[str]] = {}
    for kind, row, old, new in entries:
        if kind == "contact" and row:
            found[row] = row
        elif row and kind:
            asked.setdefault(kind, set()).add(row)
            for text in (old, new):
                contact = json.loads(text).get("contact") if text else None
                if contact:
                    found[row] = contact
    for kind, keys in asked.items():
        declared = next((one for one in record_kinds.KINDS if one.name == kind), None)
        if declared is not None and "contact" in declared.columns:
            rows = db.execute(
                f"SELECT key, contact FROM {declared.table} WHERE key IN (SELECT value FROM json_each(?))",
                [json.dumps(list(keys))],
            )
            found.update({key: contact for key, contact in rows if contact})
    return found


def _numbers(db: Database, contacts: Iterable[str]) -> dict[str, str]:
    wanted = json.dumps(sorted(set(contacts)))
    return dict(
        db.execute("SELECT key, id_number FROM contacts WHERE key IN (SELECT value FROM json_each(?))", [wanted])
    )


def _detail(new: str | None) -> str:
    values = json.loads(new) if new else {}
    return str(values.get("detail") or "")
