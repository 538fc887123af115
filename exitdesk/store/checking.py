"""``check``: everything that can be said about a store's soundness, without writing a byte into it."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlite_utils import Database

from exitdesk.errors import DamagedStore
from exitdesk.i18n import tr
from exitdesk.store import attempts, closed_pages, connection, history, pending, vault
from exitdesk.store.connection import DatabaseError, WriterLock, database_path
from exitdesk.store.headers import Header, Mark
from exitdesk.store.history import Action
from exitdesk.store.operations import EDITION
from exitdesk.store.record_kinds import KINDS
from exitdesk.store.schema import SCHEMA_VERSION
from exitdesk.store.vault import Unlocked

if TYPE_CHECKING:
    from exitdesk.store.opened import OpenStore

_TABLES: Final = frozenset(
    [
        "contacts",
        "sessions",
        "activities",
        "attendances",
        "clothing_handouts",
        "answer_sets",
        "referrals",
        "profiles",
        "users",
        "printed_forms",
        "drafts",
        "settings",
        "history",
    ]
)
_SINCE_SCHEMA_1: Final = frozenset(["snapshots", "templates"])


@dataclass(frozen=True, slots=True)
class Fault:
    """``part`` is header, pages, pending, mended (at the next opening), structure, schema, links, history or rows.

    ``message`` is a sentence.
    """

    part: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``faults`` is empty for a sound store; ``contacts`` and ``entries`` are counts of rows looked at."""

    faults: tuple[Fault, ...]
    contacts: int = 0
    entries: int = 0

    @property
    def sound(self) -> bool:
        return not self.faults


def check_open_store(store: OpenStore) -> CheckReport:
    """The same for a store that is open, its pending writes included."""
    if not store.read_only:
        _take_in_log(store.db)
    faults = _header_faults(store.folder) + _salt_faults(database_path(store.folder), store.header)
    return CheckReport((*faults, *database_faults(store.db, store.header.mark)), *_counts(store.db))


def check_store(folder: Path, *, user: str, passphrase: str) -> CheckReport:
    """Check both headers, every page, pending commits, the structure, links between rows and the log's chain.

    Raises UserError for a wrong passphrase and DamagedStore when the store cannot be opened at all. A store that
    another program writes is checked as it stands at one moment.
    """
    unlocked = attempts.unlock(folder, user=user, secret=passphrase)
    lock = WriterLock(folder)
    if not lock.acquire():
        return _check_while_written(folder, unlocked)
    try:
        return _check_at_rest(folder, unlocked)
    finally:
        lock.release()


def _check_at_rest(folder: Path, unlocked: Unlocked) -> CheckReport:
    faults = _header_faults(folder)
    if pending.commits_are_lost(folder):
        faults.append(Fault("pending", pending.sentence()))
    keys = (unlocked.data_key, unlocked.header.salt)
    with tempfile.TemporaryDirectory(prefix="exitdesk-") as scratch:
        path = _undisturbed(database_path(folder), Path(scratch))
        if path.parent == folder:
            db = connection.connect(path, *keys, mode="immutable")
            return _report(db, unlocked, [*faults, *_salt_faults(path, unlocked.header)], closed=path)
        torn = pending.database_is_whole(folder) and not _whole_by_itself(path, *keys)
        db = connection.connect(path, *keys, mode="rw")
        _take_in_log(db)  # pages that were being written when the machine stopped are whole in the log
        report = _report(db, unlocked, [*faults, *_salt_faults(path, unlocked.header)])
    if torn and not any(fault.part in ("pages", "structure") for fault in report.faults):
        mended = Fault(
            "mended",
            tr("Some damaged pages of the database stand whole in its log. Unlock the store: that mends them."),
        )
        return replace(report, faults=(mended, *report.faults))
    return report


def _whole_by_itself(database: Path, data_key: bytes, salt: bytes) -> bool:
    """Whether every page is whole, the log aside."""
    if vault.database_salt(database.parent) != salt:
        return False
    try:
        db = connection.connect(database, data_key, salt, mode="immutable")
    except DamagedStore:
        return False
    try:
        return db.execute("PRAGMA cipher_integrity_check").fetchone() is None
    finally:
        db.conn.close()


def _take_in_log(db: Database) -> None:
    with contextlib.suppress(DatabaseError):  # told by the checks that follow
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _check_while_written(folder: Path, unlocked: Unlocked) -> CheckReport:
    """The same on a copy that the database engine makes: every page is read and its HMAC checked on the way."""
    faults = _header_faults(folder) + _salt_faults(database_path(folder), unlocked.header)
    with tempfile.TemporaryDirectory(prefix="exitdesk-") as scratch:
        keys = (unlocked.data_key, unlocked.header.salt)
        copy = connection.connect(database_path(Path(scratch)), *keys, mode="rwc")
        try:
            source = connection.connect(database_path(folder), *keys, mode="ro")
            try:
                source.conn.backup(copy.conn)
            finally:
                source.conn.close()
        except DatabaseError:
            copy.conn.close()
            return CheckReport((*faults, Fault("pages", tr("The database cannot be read to the end."))))
        except BaseException:
            copy.conn.close()
            raise
        return _report(copy, unlocked, faults)


def _report(db: Database, unlocked: Unlocked, faults: list[Fault], *, closed: Path | None = None) -> CheckReport:
    """The whole report on a database, which is closed afterwards; ``closed`` is its file when nothing is pending."""
    contacts = entries = 0
    try:
        connection.refuse_newer(db)
        faults += database_faults(db, unlocked.header.mark)
        if closed is not None and _differs(db, unlocked.header.mark, closed):
            faults.append(Fault("pages", tr("The database is not as it was when it was last closed.")))
        if unlocked.header.edition < _known_edition(db):
            faults.append(Fault("header", tr("The key headers are older than the store: somebody put old ones back.")))
        contacts, entries = _counts(db)
    except DatabaseError:
        faults = faults or [Fault("structure", tr("The database cannot be read."))]
    finally:
        db.conn.close()
    return CheckReport(tuple(faults), contacts, entries)


def changed_since_closing(folder: Path, unlocked: Unlocked) -> bool:
    """Whether a closed store or backup that nobody has open holds other pages than it was left with.

    False where that is not known; what cannot be opened at all is for the full check to tell.
    """
    if pending.is_pending(folder):
        return False
    path = database_path(folder)
    try:
        db = connection.connect(path, unlocked.data_key, unlocked.header.salt, mode="immutable")
    except DamagedStore:
        return False
    try:
        return _differs(db, unlocked.header.mark, path)
    except DatabaseError:
        return False
    finally:
        db.conn.close()


def _differs(db: Database, mark: Mark, file: Path) -> bool:
    return mark == history.last_mark(db) and not closed_pages.is_as_closed(file, mark.pages)


def _known_edition(db: Database) -> int:
    row = db.execute("SELECT value FROM settings WHERE name = ?", [EDITION]).fetchone()
    return int(row[0]) if row else 0


def _header_faults(folder: Path) -> list[Fault]:
    return [
        Fault("header", tr("The key header “{name}” is damaged or missing.", name=name))
        for name, sound in zip(vault.HEADERS, vault.header_copies(folder), strict=True)
        if not sound
    ]


def _salt_faults(database: Path, header: Header) -> list[Fault]:
    if vault.database_salt(database.parent) == header.salt:
        return []
    return [Fault("pages", tr("The first bytes of the database are damaged."))]


def _counts(db: Database) -> tuple[int, int]:
    contacts = db.execute("SELECT count(*) FROM contacts").fetchone()[0]
    return contacts, db.execute("SELECT count(*) FROM history").fetchone()[0]


def _undisturbed(database: Path, scratch: Path) -> Path:
    """The database itself when nothing is pending; else a copy of the (encrypted) files, so that none is written."""
    if not pending.is_pending(database.parent):
        return database
    for source in (database, database.with_name(f"{database.name}-wal")):
        shutil.copyfile(source, scratch / source.name)
    return scratch / database.name


def database_faults(db: Database, mark: Mark) -> list[Fault]:
    """Faults of an open database, each kind once."""
    faults = []
    try:
        pages = [row[0] for row in db.execute("PRAGMA cipher_integrity_check")]
        if pages:
            faults.append(Fault("pages", tr("{n} pages of the database are damaged.", n=len(pages))))
        structure = [row[0] for row in db.execute("PRAGMA integrity_check")]
        if structure != ["ok"]:
            faults.append(Fault("structure", tr("The database's structure is damaged.")))
        version = connection.schema_version(db)
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        wanted = _TABLES | _SINCE_SCHEMA_1 if version == SCHEMA_VERSION else _TABLES
        if not tables >= wanted or not 1 <= version <= SCHEMA_VERSION:  # an older one is sound, and migrated later
            faults.append(Fault("schema", tr("Tables are missing or of another version.")))
            return faults
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            faults.append(Fault("links", tr("Some entries belong to a contact or an activity that is not there.")))
        broken = history.broken_links(db)
        if broken:
            faults.append(Fault("history", tr("The log does not verify from entry {n} on.", n=broken[0])))
        if rows_differ(db):
            faults.append(Fault("rows", tr("Some entries are not as the log says they were saved last.")))
        if not history.reaches(db, mark):
            faults.append(
                Fault(
                    "history",
                    tr("The store holds less than when it was last closed: saved work is gone, or it is an old copy."),
                )
            )
    except DatabaseError:
        faults.append(Fault("structure", tr("The database cannot be read to the end.")))
    return faults


_CHANGES: Final = (Action.ADDED, Action.CHANGED, Action.BINNED, Action.RESTORED, Action.UNDONE)


def rows_differ(db: Database) -> int:
    """How many rows are not as the log says they were saved last: an older page stands where a newer one was.

    Each page carries its own HMAC, so an old page put back is sound by itself. A row and the log entry of its last
    change carry the same time; erased rows and additions taken back are missing rightly, rows whose entries have aged
    out are not looked at.
    """
    last: dict[str, tuple[str, bool]] = {}
    erased: set[str] = set()
    kinds, changes = (json.dumps([str(item) for item in items]) for items in ([k.name for k in KINDS], _CHANGES))
    for row, at, removed, empty in db.execute(
        "SELECT row, at, action = 'undone' AND old IS NOT NULL AND new IS NULL, salt IS NULL FROM history "
        "WHERE kind IN (SELECT value FROM json_each(?)) AND action IN (SELECT value FROM json_each(?)) ORDER BY seq",
        [kinds, changes],
    ):
        last[row] = (at, bool(removed))
        if empty:
            erased.add(row)
    differing = 0
    for kind in KINDS:
        for key, modified in db.execute(f"SELECT key, modified_at FROM {kind.table}"):
            at, removed = last.pop(key, (modified, False))
            differing += removed or at != modified
    return differing + sum(not removed and row not in erased for row, (_, removed) in last.items())
