"""The log: append-only, one row per change or act, in a chain of hashes.

Each entry's hash covers the entry before it and the *hashes* of the old and new values, so that erasing a person's
values (and the entry's random salt) leaves a chain that still verifies, and hashes that tell nothing. The oldest
entries age out; where the chain then begins stands in the settings.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr
from exitdesk.store.headers import Mark

BEGINS: Final = "log_begins"
_SLIP: Final = timedelta(days=1)
_LONG: Final = timedelta(days=366)
_AS_TEXT: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


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
    RECOVERY_CODE_CHANGED = "recovery_code_changed"
    FAILED_UNLOCK = "failed_unlock"
    ERASED = "erased"
    USER_ADDED = "user_added"
    USER_REMOVED = "user_removed"
    ROLE_CHANGED = "role_changed"
    REKEYED = "rekeyed"
    AGED_OUT = "aged_out"
    RESTORED_BACKUP = "restored_backup"
    REHEARSED = "rehearsed"
    CHECKED = "checked"
    READ_LOG = "read_log"


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
    """The number and hash (hex) of the last entry."""
    row = db.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return Mark(row[0], row[1].hex()) if row else beginning(db)


def clock_warning(db: Database, moment: datetime) -> str:
    """What is odd about the clock at ``moment`` (UTC) beside the newest entry, as a sentence; "" when nothing is."""
    row = db.execute("SELECT at FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    since = moment - datetime.fromisoformat(row[0]) if row else timedelta()
    if since < -_SLIP:
        sentence = tr("The computer's clock is behind the newest entry ({date}). Check its date.", date=_day(row[0]))
    elif since > _LONG:
        sentence = tr(
            "The newest entry is from {date}, long ago by the computer's clock. Check its date.", date=_day(row[0])
        )
    else:
        sentence = ""
    return sentence


def _day(at: str) -> str:
    return show_date(datetime.fromisoformat(at).date())


def beginning(db: Database) -> Mark:
    """The last entry that has aged out: the first one kept is chained to it."""
    row = db.execute("SELECT value FROM settings WHERE name = ?", [BEGINS]).fetchone()
    return Mark(**json.loads(row[0])) if row else Mark()


def age_out(db: Database, before: str, *, busy_days: int = 30) -> int:
    """Drop the entries from the start of the chain up to the first that is not older than ``before`` (UTC ISO text).

    Returns how many went; needs a transaction. Nothing goes until there are entries of ``busy_days`` different days
    since: a clock that jumps years ahead for an evening must not empty the log.
    """
    row = db.execute("SELECT MIN(seq) FROM history WHERE at >= ?", [before]).fetchone()
    last = (
        None
        if row[0] is None
        else db.execute("SELECT seq, hash FROM history WHERE seq < ? ORDER BY seq DESC LIMIT 1", row).fetchone()
    )
    if last is None:
        return 0
    days = db.execute(
        "SELECT COUNT(*) FROM (SELECT DISTINCT substr(at, 1, 10) FROM history WHERE at >= ? LIMIT ?)",
        [before, busy_days],
    ).fetchone()[0]
    if days < busy_days:
        return 0
    mark = json.dumps({"seq": last[0], "hash": last[1].hex()})
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [BEGINS, mark])
    return int(db.execute("DELETE FROM history WHERE seq <= ?", [last[0]]).rowcount)


def erase_values(db: Database, rows: Collection[str]) -> int:
    """Forget the old and new values of all entries of these rows; returns how many held any. Needs a transaction."""
    marks = json.dumps(list(rows))
    done = db.execute(
        "UPDATE history SET old = NULL, new = NULL, salt = NULL "
        "WHERE row IN (SELECT value FROM json_each(?)) AND (old IS NOT NULL OR new IS NOT NULL)",
        [marks],
    )
    return int(done.rowcount)


def erase_values_naming(db: Database, contact: str) -> int:
    """Forget the values of entries that name this contact though their row is gone (an addition taken back)."""
    done = db.execute(
        "UPDATE history SET old = NULL, new = NULL, salt = NULL "
        "WHERE instr(coalesce(old, ''), ?) > 0 OR instr(coalesce(new, ''), ?) > 0",
        [contact, contact],
    )
    return int(done.rowcount)


def erase_values_of_former_rows(db: Database, contact: str) -> int:
    """Forget what entries held of rows while they were this contact's: rows whose addition was taken back, and rows
    that belong to somebody else since. Needs a transaction."""
    former = db.execute(
        "SELECT row, MAX(seq) FROM history WHERE instr(coalesce(old, '') || coalesce(new, ''), ?) > 0 "
        "AND (json_extract(old, '$.contact') = ? OR json_extract(new, '$.contact') = ?) GROUP BY row",
        [contact, contact, contact],
    ).fetchall()
    forget = (
        "UPDATE history SET old = NULL, new = NULL, salt = NULL "
        "WHERE row = ? AND seq <= ? AND (old IS NOT NULL OR new IS NOT NULL)"
    )
    return sum(int(db.execute(forget, [row, last]).rowcount) for row, last in former)


def append(db: Database, entries: Iterable[NewEntry], *, at: str, by: str, operation: str) -> int:
    """Add entries at the end of the chain and return the first one's number; needs a transaction of the caller's."""
    mark = last_mark(db)
    seq, chained = mark.seq, bytes.fromhex(mark.hash)
    rows = []
    for entry in entries:
        seq += 1
        old = None if entry.old is None else _AS_TEXT(entry.old)
        new = None if entry.new is None else _AS_TEXT(entry.new)
        salt = os.urandom(16)
        old_hash, new_hash = _value_hash(salt, old), _value_hash(salt, new)
        action = entry.action.value
        chained = _chain(chained, old_hash, new_hash, (seq, at, by, action, operation, entry.kind, entry.row))
        rows.append(
            (seq, at, by, action, operation, entry.kind, entry.row, old, new, salt, old_hash, new_hash, chained)
        )
    db.conn.executemany("INSERT INTO history VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)
    return mark.seq + 1


def _value_hash(salt: bytes, text: str | None) -> bytes:
    return b"" if text is None else hashlib.sha256(salt + text.encode()).digest()


def _chain(before: bytes, old_hash: bytes, new_hash: bytes, fields: tuple[object, ...]) -> bytes:
    """Fields hold no unit separator: they are numbers, times, names without control characters, codes and keys."""
    text = "\x1f".join(map(str, fields)).encode()
    return hashlib.sha256(b"\x1f".join((before, old_hash, new_hash, text))).digest()


def entries_of_row(db: Database, row: str) -> list[HistoryEntry]:
    """Everything that was done to one row, oldest first."""
    return _entries(db, "WHERE row = ? ORDER BY seq", [row])


def entries_of_operation(db: Database, operation: str, first: int) -> list[HistoryEntry]:
    """Everything that one operation did, oldest first; ``first`` is the number of its first entry."""
    return _entries(db, "WHERE seq >= ? AND operation = ? ORDER BY seq", [first, operation])


def _entries(db: Database, tail: str, values: list[Any]) -> list[HistoryEntry]:
    rows = db.execute(f"SELECT seq, at, by, action, operation, kind, row, old, new FROM history {tail}", values)
    return [
        HistoryEntry(seq, at, by, Action(action), operation, kind, row, _values(old), _values(new))
        for seq, at, by, action, operation, kind, row, old, new in rows
    ]


def _values(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def broken_links(db: Database, progress: Callable[[int, int], None] | None = None) -> list[int]:
    """Numbers of the entries at which the chain, or a value against its hash, does not verify (erased values do).

    ``progress`` hears how many entries of how many are looked at, and may raise to end it.
    """
    broken = []
    start = beginning(db)
    of = last_mark(db).seq - start.seq
    before, expected_seq = bytes.fromhex(start.hash), start.seq + 1
    columns = "seq, at, by, action, operation, kind, row, old, new, salt, old_hash, new_hash, hash"
    for *fields, old, new, salt, old_hash, new_hash, chained in db.execute(
        f"SELECT {columns} FROM history ORDER BY seq"
    ):
        sound = (
            fields[0] == expected_seq
            and chained == _chain(before, old_hash, new_hash, tuple(fields))
            and (old is None or old_hash == _value_hash(salt, old))
            and (new is None or new_hash == _value_hash(salt, new))
        )
        if not sound:
            broken.append(fields[0])
        before, expected_seq = chained, fields[0] + 1
        if progress is not None and not fields[0] % 1000:
            progress(fields[0] - start.seq, of)
    return broken


def reaches(db: Database, mark: Mark) -> bool:
    """True when the history holds the entry that the header remembers: no commits were lost."""
    start = beginning(db)
    if mark.seq < start.seq or mark == start:
        return True
    row = db.execute("SELECT hash FROM history WHERE seq = ?", [mark.seq]).fetchone()
    return row is not None and row[0].hex() == mark.hash
