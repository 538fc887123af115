"""The log: append-only, one row per change or act, in a chain of hashes.

Each entry's hash covers the entry before it and the *hashes* of the old and new values, so that erasing a person's
values (and the entry's random salt) leaves a chain that still verifies, and hashes that tell nothing.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from exitdesk.store.vault import Mark


class Action(StrEnum):
    """What was done."""

    ADDED = "added"
    CHANGED = "changed"
    BINNED = "binned"
    RESTORED = "restored"
    UNDONE = "undone"
    OPENED = "opened"
    SEARCHED = "searched"
    EXPORTED = "exported"
    PRINTED = "printed"
    UNLOCKED = "unlocked"
    RECOVERED = "recovered"
    BACKED_UP = "backed_up"
    PASSPHRASE_CHANGED = "passphrase_changed"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One row of the log; ``old`` and ``new`` hold only the fields that changed (None: none, or erased)."""

    seq: int
    at: str
    by: str
    action: Action
    operation: str
    kind: str
    row: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to append."""

    action: Action
    kind: str = ""
    row: str = ""
    old: Mapping[str, Any] | None = None
    new: Mapping[str, Any] | None = None


def last_mark(db: Database) -> Mark:
    """The number and hash of the last entry."""
    row = db.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return Mark(row[0], row[1]) if row else Mark()


def append(db: Database, entries: Iterable[NewEntry], *, at: str, by: str, operation: str) -> None:
    """Add entries at the end of the chain; needs a transaction of the caller's."""
    mark = last_mark(db)
    seq, chained = mark.seq, mark.hash
    rows = []
    for entry in entries:
        seq += 1
        old, new = _text(entry.old), _text(entry.new)
        salt = secrets.token_hex(16)
        old_hash, new_hash = _value_hash(salt, old), _value_hash(salt, new)
        chained = _chain(chained, seq, at, by, entry.action, operation, entry.kind, entry.row, old_hash, new_hash)
        rows.append(
            (
                seq,
                at,
                by,
                entry.action.value,
                operation,
                entry.kind,
                entry.row,
                old,
                new,
                salt,
                old_hash,
                new_hash,
                chained,
            )
        )
    db.conn.executemany("INSERT INTO history VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)


def _text(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _value_hash(salt: str, text: str | None) -> str:
    return "" if text is None else hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def _chain(before: str, *fields: object) -> str:
    return hashlib.sha256("\x1f".join((before, *map(str, fields))).encode()).hexdigest()


def entries_of_row(db: Database, row: str) -> list[HistoryEntry]:
    """Everything that was done to one row, oldest first."""
    return _entries(db, "WHERE row = ? ORDER BY seq", [row])


def entries_of_operation(db: Database, operation: str) -> list[HistoryEntry]:
    """Everything that one operation did, oldest first."""
    return _entries(db, "WHERE operation = ? ORDER BY seq", [operation])


def _entries(db: Database, tail: str, values: list[Any]) -> list[HistoryEntry]:
    rows = db.execute(f"SELECT seq, at, by, action, operation, kind, row, old, new FROM history {tail}", values)
    return [
        HistoryEntry(seq, at, by, Action(action), operation, kind, row, _values(old), _values(new))
        for seq, at, by, action, operation, kind, row, old, new in rows
    ]


def _values(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def broken_links(db: Database) -> list[int]:
    """Numbers of the entries at which the chain, or a value against its hash, does not verify (erased values do)."""
    broken = []
    before, expected_seq = "", 1
    columns = "seq, at, by, action, operation, kind, row, old, new, salt, old_hash, new_hash, hash"
    rows = db.execute(f"SELECT {columns} FROM history ORDER BY seq")
    for seq, at, by, action, operation, kind, row, old, new, salt, old_hash, new_hash, chained in rows:
        sound = (
            seq == expected_seq
            and chained == _chain(before, seq, at, by, action, operation, kind, row, old_hash, new_hash)
            and (old is None or old_hash == _value_hash(salt, old))
            and (new is None or new_hash == _value_hash(salt, new))
        )
        if not sound:
            broken.append(seq)
        before, expected_seq = chained, seq + 1
    return broken


def reaches(db: Database, mark: Mark) -> bool:
    """True when the history holds the entry that the header remembers: no commits were lost."""
    if mark.seq == 0:
        return True
    row = db.execute("SELECT hash FROM history WHERE seq = ?", [mark.seq]).fetchone()
    return row is not None and row[0] == mark.hash
