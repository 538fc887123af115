"""A store or backup that nobody has open: it is read and copied as it lies, and not a byte of its folder is written."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from exitdesk.store import connection, pending, vault
from exitdesk.store.backup import sync_file
from exitdesk.store.connection import database_path
from exitdesk.store.files import explained
from exitdesk.store.vault import Unlocked


@contextlib.contextmanager
def reading(folder: Path, unlocked: Unlocked) -> Iterator[Database]:
    """The database of a store that nobody has open, to read; not a byte of its folder is written."""
    with tempfile.TemporaryDirectory(prefix="exitdesk-") as scratch:
        path, mode = database_path(folder), "immutable"
        try:
            if pending.is_pending(folder):
                _copy_database_files(folder, Path(scratch))
                path, mode = database_path(Path(scratch)), "rw"
            db = connection.connect(path, unlocked.data_key, unlocked.header.salt, mode=mode)
        except OSError as error:
            raise explained(error, folder) from error
        try:
            connection.refuse_newer(db)
            yield db
        except connection.DatabaseError as error:
            raise connection.explained_database(error) from error
        finally:
            db.conn.close()


def _copy_database_files(source: Path, target: Path) -> None:
    for ending in ("", "-wal"):
        file = source / f"{vault.DATABASE}{ending}"
        if file.exists():
            shutil.copyfile(file, target / file.name)
            (target / file.name).chmod(0o600)


def copy_closed(backup: Path, folder: Path, unlocked: Unlocked) -> None:
    """A closed copy of a backup: pending commits (of a store's folder that was copied as it lay) are taken in."""
    pending.require_whole(backup)
    _copy_database_files(backup, folder)
    if (folder / f"{vault.DATABASE}-wal").exists():
        connection.connect(database_path(folder), unlocked.data_key, unlocked.header.salt, mode="rw").conn.close()
    sync_file(database_path(folder))
    vault.write_header(folder, unlocked.header)  # both copies, also when the backup has lost one


def bring_up_to_date(folder: Path, unlocked: Unlocked) -> None:
    """Migrate a copy that an earlier version made; a damaged one is left for the check to find."""
    db = connection.connect(database_path(folder), unlocked.data_key, unlocked.header.salt, mode="rw")
    try:
        with contextlib.suppress(connection.DatabaseError):
            connection.migrate(db)
    finally:
        db.conn.close()
