"""Who was erased stays so when an older backup is restored: the log of the store that stood there tells who it was."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.store import erasure, history, record_kinds
from exitdesk.store.headers import Mark
from exitdesk.store.history import Action, NewEntry


@dataclass(frozen=True, slots=True)
class Erased:
    """What a store's log tells was erased, as (kind, row).

    ``all_since``: whether that is all that was erased since a backup was made. It is not when the log has forgotten
    the days since, or does not continue the backup's: the store was restored to an earlier day, or is another one.
    """

    rows: tuple[tuple[str, str], ...] = ()
    all_since: bool = False


def erased_in(db: Database, backup: Mark) -> Erased:
    """Read it from the log; ``backup`` is how far the backup's log had come."""
    found = db.execute(
        "SELECT kind, row FROM history WHERE action = ? AND kind != '' ORDER BY seq", [Action.ERASED.value]
    )
    continued = history.beginning(db).seq <= backup.seq and history.reaches(db, backup)
    return Erased(tuple((str(kind), str(row)) for kind, row in found), continued)


def still_there(db: Database, erased: Erased) -> list[tuple[str, str]]:
    """Those of them that stand in this database."""
    tables = {kind.name: kind.table for kind in record_kinds.KINDS}
    return [
        (kind, row)
        for kind, row in erased.rows
        if kind in tables and db.execute(f"SELECT 1 FROM {tables[kind]} WHERE key = ?", [row]).fetchone()
    ]


def erase_again(db: Database, erased: Erased, *, by: str, note: NewEntry) -> int:
    """Erase in this database what was erased in the other, and add ``note`` to its log; gives how many contacts went.

    That others were erased, who are not in this one, is written down too: a backup restored later may hold them.
    One transaction. Nothing of it stays in the write-ahead log.
    """
    at, entries, contacts = utc_now(), [note], 0
    with db.atomic():
        known = {*still_there(db, erased), *erased_in(db, Mark()).rows}
        entries += [NewEntry(Action.ERASED, *one, new={"rows": 0}) for one in erased.rows if one not in known]
        for name, key in still_there(db, erased):
            kind = record_kinds.kind_named(name)
            if kind is record_kinds.CONTACT:
                contact = kind.from_row(db.execute(f"{kind.select} WHERE r.key = ?", [key]).fetchone())
                count = sum(erasure.erase_contact_rows(db, contact, at, by).rows.values())
                contacts += 1
            elif db.execute(f"SELECT 1 FROM {kind.table} WHERE key = ?", [key]).fetchone():  # went with its contact
                count = erasure.erase_single_row(db, kind, key)
            else:
                continue
            entries.append(NewEntry(Action.ERASED, name, key, new={"rows": count}))
        history.append(db, entries, at=at, by=by, operation=new_key())
    erasure.empty_write_ahead_log(db)
    return contacts
