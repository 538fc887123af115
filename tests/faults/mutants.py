"""Programs that would lose something, to show that the fault tests notice: each patches the process that it is in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.errors import EnvironmentFailure
from exitdesk.store import auto_backup, backup, backup_shelf, connection, files, headers, operations, vault
from exitdesk.store.opening import OpenStore


def _never_synced() -> None:
    """``PRAGMA synchronous = OFF``: a commit is told before it is on the disk."""
    settle = connection._settle

    def settled(db: Any, *, read_only: bool) -> None:
        settle(db, read_only=read_only)
        db.execute("PRAGMA synchronous = OFF")

    connection._settle = settled


def _told_before_the_commit() -> None:
    """Each transaction is committed when the next one begins."""

    @contextmanager
    def atomic(db: Database) -> Iterator[Database]:
        if db.conn.in_transaction:
            db.conn.commit()
        db.execute("BEGIN IMMEDIATE")
        yield db

    close = OpenStore.close

    def closed(store: OpenStore) -> None:
        store.db.conn.commit()
        close(store)

    Database.atomic = atomic
    OpenStore.close = closed  # type: ignore[method-assign]


def _without_a_key() -> None:
    connection._unlock = lambda db, key, salt: None


def _without_a_key_nor_proof() -> None:
    """A database in plain text, in a program that does not look."""
    _without_a_key()
    connection._prove_encrypted = lambda db: None


def _header_not_synced() -> None:
    def written(path: Path, data: bytes) -> None:
        temporary = path.with_suffix(".part")
        temporary.write_bytes(data)
        temporary.replace(path)
        files.sync_folder(path.parent)

    vault.write_whole = written


def _headers_in_place() -> None:
    """Both copies are overwritten before either is on the disk."""

    def written(folder: Path, header: headers.Header, **_: Any) -> None:
        for name in vault.HEADERS:
            (folder / name).write_bytes(headers.header_bytes(header))
        for name in vault.HEADERS:
            with (folder / name).open("rb+") as file:
                os.fsync(file.fileno())

    vault.write_header = written
    vault.write_copies = written


def _folder_not_synced() -> None:
    """A header's renaming is told before it is on the disk."""
    files.sync_folder = lambda folder: None


def _old_backups_first() -> None:
    """Room is made before the new backup is there."""

    def backed_up(store: OpenStore, folder: Path, moment: datetime) -> Path:
        for old in backup_shelf.backups_of(store, folder):
            shutil.rmtree(old.path)
        return backup.back_up(store, folder, moment)

    auto_backup._back_up_with_room = backed_up


def _backup_not_synced() -> None:
    backup.sync_file = lambda path: None


def _failure_hidden() -> None:
    """A save that fails is told as done."""
    save = operations.Operations.save_all

    def saved(self: operations.Operations, records: Any) -> Any:
        try:
            return save(self, records)
        except EnvironmentFailure:
            return None

    operations.Operations.save_all = saved  # type: ignore[method-assign]


def _failure_unexplained() -> None:
    """What the database says is passed on as it is."""
    operations.explained_database = lambda error: error


MUTANTS: Final[dict[str, Callable[[], None]]] = {
    "never synced": _never_synced,
    "told before the commit": _told_before_the_commit,
    "without a key": _without_a_key,
    "without a key nor proof": _without_a_key_nor_proof,
    "header not synced": _header_not_synced,
    "headers in place": _headers_in_place,
    "folder not synced": _folder_not_synced,
    "old backups first": _old_backups_first,
    "backup not synced": _backup_not_synced,
    "failure hidden": _failure_hidden,
    "failure unexplained": _failure_unexplained,
}
