"""Erasing: the rows, what the history says they held, what is unfinished about them, and the pages they stood on.

The store overwrites what it frees (``secure_delete``) and the write-ahead log is emptied afterwards. The history keeps
that something was done, when and by whom; its chain still verifies. Backups age out by themselves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from exitdesk.domain.id_number import match_key
from exitdesk.domain.records import Contact
from exitdesk.store import history, record_kinds, unfinished
from exitdesk.store.log_reading import rows_of_contact


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """What was erased: ``rows`` counts rows by kind, ``log_values`` log entries whose values went.

    ``at`` is UTC ISO text. The ID number stands here alone: it is for the paper that the person is given.
    """

    id_number: str
    at: str
    by: str
    rows: Mapping[str, int]
    log_values: int


def erase_contact_rows(db: Database, contact: Contact, at: str, by: str) -> ErasureReceipt:
    """Erase everything that is held on one contact. Needs a transaction; the caller writes the log entry."""
    key = contact.key
    assert key is not None
    values = history.erase_values(db, rows_of_contact(db, key))
    for one in (key, *_taken_back(db, contact.id_number)):
        values += history.erase_values(db, [one])
        values += history.erase_values_of_former_rows(db, one)
    counts: dict[str, int] = {}
    for kind in reversed(record_kinds.KINDS):  # what points to a contact before the contact
        owner = "key" if kind is record_kinds.CONTACT else "contact"
        if owner == "key" or "contact" in kind.columns:
            gone = db.execute(f"DELETE FROM {kind.table} WHERE {owner} = ?", [key]).rowcount
            if gone:
                counts[kind.name] = gone
    values += history.erase_values_naming(db, key)
    printed = db.execute("DELETE FROM printed_forms WHERE contact = ?", [key]).rowcount
    if printed:
        counts["printed_form"] = printed
    frozen = _erase_from_snapshots(db, key)
    if frozen:
        counts["snapshot"] = frozen
    drafts = unfinished.take_out(db, key, contact.id_number)
    if drafts:
        counts["draft"] = drafts
    return ErasureReceipt(contact.id_number, at, by, counts, values)


def _erase_from_snapshots(db: Database, contact: str) -> int:
    """Take her rows out of what has left; the files and figures held her too and go. Gives how many returns that is."""
    gone = 0
    for key, text in db.execute("SELECT key, content FROM snapshots").fetchall():
        held = json.loads(text)
        if held["rows"].pop(contact, None) is not None:
            held["content"].get("measured", {}).pop(contact, None)
            held["content"].pop("figures", None)
            content = json.dumps(held, ensure_ascii=False)
            db.execute("UPDATE snapshots SET content = ?, data = NULL WHERE key = ?", [content, key])
            gone += 1
    return gone


def _taken_back(db: Database, id_number: str) -> list[str]:
    """Keys of contacts with this number that were added and taken back: the log alone still holds them."""
    gone = db.execute(
        "SELECT DISTINCT row, json_extract(coalesce(new, old), '$.id_number') FROM history WHERE kind = 'contact' "
        "AND coalesce(new, old) IS NOT NULL AND row NOT IN (SELECT key FROM contacts)"
    )
    return list({str(row): None for row, number in gone if number and match_key(str(number)) == match_key(id_number)})


def erase_single_row(db: Database, kind: record_kinds.RecordKind, key: str) -> int:
    """Erase one row (an activity with its attendances) and its values in the log; gives how many rows went."""
    rows = [key]
    if kind is record_kinds.ACTIVITY:
        rows += [row[0] for row in db.execute("SELECT key FROM attendances WHERE activity = ?", [key])]
        db.execute("DELETE FROM attendances WHERE activity = ?", [key])
    history.erase_values(db, rows)
    db.execute(f"DELETE FROM {kind.table} WHERE key = ?", [key])
    return len(rows)


def empty_write_ahead_log(db: Database) -> None:
    """Bring every page to its place and cut the log to nothing: it still held the pages as they were."""
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
