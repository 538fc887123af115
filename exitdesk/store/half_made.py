"""Making a store's files so that there is either a whole store or none, whenever the machine stops."""

from __future__ import annotations

import contextlib
import glob
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from exitdesk.store import connection, vault
from exitdesk.store.files import sync_folder
from exitdesk.store.vault import StoreState, Unlocked


def make_database(folder: Path, unlocked: Unlocked, fill: Callable[[Database], None]) -> Database:
    """Make the database under another name; its renaming, when the headers stand, is the moment the store is there."""
    key, salt = unlocked.data_key, unlocked.header.salt
    part = folder / vault.HALF_MADE.replace("*", secrets.token_hex(4))
    db = connection.connect(part, key, salt, mode="rwc")
    try:
        part.chmod(0o600)
        connection.migrate(db)
        fill(db)
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        db.conn.close()
    vault.write_header(folder, unlocked.header)
    database = connection.database_path(folder)
    part.rename(database)
    try:
        sync_folder(folder)
        return connection.connect(database, key, salt, mode="rw")
    except BaseException:
        with contextlib.suppress(OSError):
            database.rename(part)
        raise


def tidy(folder: Path) -> None:
    """Remove from and beside a store that stands what was left when the machine stopped; needs the writer's lock."""
    with contextlib.suppress(OSError):
        for pattern in (".header*.part", f"{vault.REKEYED}*", f"{vault.HALF_MADE}*"):
            for leftover in folder.glob(pattern):
                leftover.unlink(missing_ok=True)
        for ending in ("part", "ready"):
            place = folder.resolve()
            for copy in place.parent.glob(f".{glob.escape(place.name)}.????????.{ending}"):
                discard(copy)


def discard(copy: Path) -> None:
    """Remove a restored copy that is not wanted; one that is half removed must not be taken for a whole one."""
    part = copy.with_suffix(".part")
    if copy != part:
        copy.rename(part)
    shutil.rmtree(part)


def clear(folder: Path) -> None:
    """Remove what was left when making a store was cut short: the headers first, by the half-made database they are
    known for left-overs. A store that stands is left alone."""
    with contextlib.suppress(OSError):
        if vault.store_state(folder) is not StoreState.ABSENT:
            return
        for name in vault.HEADERS:
            (folder / name).unlink(missing_ok=True)
        for leftover in folder.glob(f"{vault.HALF_MADE}*"):
            leftover.unlink(missing_ok=True)
