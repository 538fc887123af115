"""``check``: everything that can be said about a store's soundness, without writing a byte into it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from exitdesk.i18n import tr
from exitdesk.store import connection, history, vault
from exitdesk.store.connection import DatabaseError, database_path
from exitdesk.store.opening import OpenStore
from exitdesk.store.schema import SCHEMA_VERSION
from exitdesk.store.vault import Header, Mark

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore

_TABLES = frozenset(
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


@dataclass(frozen=True, slots=True)
class Fault:
    """``part`` is header, pages, structure, schema, links or history; ``message`` is a sentence."""

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
    return CheckReport(
        tuple(_file_faults(store.folder, store.header) + database_faults(store.db, store.header.mark)),
        *_counts(store.db),
    )


def check_store(folder: Path, *, user: str, passphrase: str) -> CheckReport:
    """Check both headers, every page, the structure, links between rows and the log's chain.

    Raises UserError for a wrong passphrase and DamagedStore when the store cannot be opened at all.
    """
    unlocked = vault.unlock(folder, user=user, secret=passphrase)
    faults = _file_faults(folder, unlocked.header)
    contacts = entries = 0
    with tempfile.TemporaryDirectory(prefix="exitdesk-") as scratch:
        path = _undisturbed(database_path(folder), Path(scratch))
        mode = "immutable" if path.parent == folder else "rw"
        db = connection.connect(path, unlocked.data_key, unlocked.header.salt, mode=mode)
        try:
            connection.refuse_newer(db)
            faults += database_faults(db, unlocked.header.mark)
            contacts, entries = _counts(db)
        except DatabaseError:
            faults = faults or [Fault("structure", tr("The database cannot be read."))]
        finally:
            db.conn.close()
    return CheckReport(tuple(faults), contacts, entries)


def _file_faults(folder: Path, header: Header) -> list[Fault]:
    faults = [
        Fault("header", tr("The key header “{name}” is damaged or missing.", name=name))
        for name, sound in zip(vault.HEADERS, vault.header_copies(folder), strict=True)
        if not sound
    ]
    if vault.database_salt(folder) != header.salt:
        faults.append(Fault("pages", tr("The first bytes of the database are damaged.")))
    return faults


def _counts(db: Database) -> tuple[int, int]:
    contacts = db.execute("SELECT count(*) FROM contacts").fetchone()[0]
    return contacts, db.execute("SELECT count(*) FROM history").fetchone()[0]


def _undisturbed(database: Path, scratch: Path) -> Path:
    """The database itself when nothing is pending; else a copy of the (encrypted) files, so that none is written."""
    wal = database.with_name(f"{database.name}-wal")
    if not wal.exists() or wal.stat().st_size == 0:
        return database
    for source in (database, wal):
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
        if not tables >= _TABLES or version != SCHEMA_VERSION:
            faults.append(Fault("schema", tr("Tables are missing or of another version.")))
            return faults
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            faults.append(Fault("links", tr("Some entries belong to a contact or an activity that is not there.")))
        broken = history.broken_links(db)
        if broken:
            faults.append(Fault("history", tr("The log does not verify from entry {n} on.", n=broken[0])))
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
