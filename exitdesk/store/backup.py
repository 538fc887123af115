"""Backups: header and database together, re-opened and fully checked before they count."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from exitdesk.errors import DamagedStore, EnvironmentFailure, ExitDeskError, NotConfirmed, UserError
from exitdesk.i18n import tr
from exitdesk.store import closed_pages, connection, history, pending, vault
from exitdesk.store.backup_places import note_place
from exitdesk.store.checking import Fault, changed_since_closing, database_faults
from exitdesk.store.connection import database_path
from exitdesk.store.files import explained, make_private_folder, not_confirmed, sync_folder
from exitdesk.store.headers import Header
from exitdesk.store.history import Action
from exitdesk.store.opened import OpenStore
from exitdesk.store.read_only import ReadOnly
from exitdesk.store.vault import StoreState, Unlocked

PREFIX: Final = "ExitDesk "
NAME_FORMAT: Final = f"{PREFIX}%Y-%m-%d %H.%M.%S"
NAME: Final = re.compile(rf"({PREFIX}\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \(\d+\))?")
BACKED_UP_DETAIL: Final = r"(.+) \((\d+)/(\d+)\)"
LAST_BACKUP: Final = "last_backup"
LAST_FAILURE: Final = "last_backup_failure"
_ROOM: Final = 64 * 1024


def back_up(store: OpenStore, destination: Path, now: datetime | None = None) -> Path:
    """Write a backup (a folder like a store, same passphrases) below ``destination`` and return its path.

    The copy is made beside its final name, checked whole, then renamed: a failed backup leaves nothing that looks like
    one. Raises EnvironmentFailure or DamagedStore; NotConfirmed when the backup stands there, checked, and the disk
    failed right after that: it then does not count as the last good one.
    """
    if store.why_read_only is ReadOnly.DAMAGED:
        raise DamagedStore(
            tr("The store is damaged, so no backup is made: it would look like a good one. Restore the latest backup.")
        )
    moment = now or datetime.now()
    if destination.resolve() == store.folder.resolve() or store.folder.resolve() in destination.resolve().parents:
        raise UserError(tr("A backup inside the store itself would be lost with it. Choose another folder."))
    make_destination(destination)
    final = free_name(destination, moment.strftime(NAME_FORMAT))
    partial = destination / f".{final.name}.{store_tag(store.header)}{secrets.token_hex(4)}.part"
    try:
        mark, held = history.last_mark(store.db), counts(store.db)
        _require_room(store.db, destination)
        make_private_folder(partial, asked=destination)
        with _held(partial):
            _copy_database(store.db, partial, store.data_key, store.header.salt)
            mark = replace(mark, pages=closed_pages.hash_of(database_path(partial)))
            header = replace(store.header, mark=mark).sealed(store.data_key)
            vault.write_header(partial, header)
            sync_file(database_path(partial))
            _require_sound(partial, Unlocked(header, store.data_key))
            partial.rename(final)
    except OSError as error:
        raise explained(error, destination) from error
    except connection.DatabaseError as error:
        raise connection.explained_database(error) from error
    finally:
        with contextlib.suppress(OSError):
            if partial.exists():
                shutil.rmtree(partial)
    doubt = _doubt(destination)
    if not store.read_only:
        try:
            store.operations.log(Action.BACKED_UP, detail="{} ({}/{})".format(final.name, *held))
            note_place(store, destination, mark.seq, moment.date())
            if doubt is None:
                store.operations.set_setting(LAST_BACKUP, f"{moment:%Y-%m-%d %H:%M}")
                if store.reading.setting(LAST_FAILURE):
                    store.operations.set_setting(LAST_FAILURE, "")
        except EnvironmentFailure as error:  # a full disk at home: all the better that there is a copy
            store.warnings.append(tr("Nothing can be noted in the store. {why}", why=error))
    if doubt is not None:
        raise doubt
    return final


def _doubt(destination: Path) -> NotConfirmed | None:
    """What is to be told when the disk does not make the new backup's name last; None when all is well."""
    try:
        sync_folder(destination)
    except OSError as error:
        return not_confirmed(error, tr("The backup is made, and every page of it has been checked."))
    return None


def counts(db: Database) -> tuple[int, int]:
    """Contacts and sessions that are not in the bin."""
    contacts, sessions = (
        int(db.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[0])
        for table in ("contacts", "sessions")
    )
    return contacts, sessions


def store_tag(header: Header) -> str:
    """Eight characters in the names of unfinished files, which tell whose they are."""
    return header.store[:8]


@contextlib.contextmanager
def _held(partial: Path) -> Iterator[None]:
    """While a copy is being made nobody takes it for a leftover; on a network drive without locks it is not told."""
    lock = connection.WriterLock(partial)
    try:
        with contextlib.suppress(OSError, ExitDeskError):
            lock.acquire()
        yield
    finally:
        lock.release()


def _require_room(db: Database, destination: Path) -> None:
    """Refuse before writing when the copy cannot fit: a stick filled to the last byte helps nobody."""
    pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    free = shutil.disk_usage(destination).free
    if free < pages * size + _ROOM:
        raise EnvironmentFailure(
            tr(
                "There is no room for a backup: it takes {needed} MB, and {free} MB are free. The backups that are "
                "there stay.",
                needed=-(-(pages * size + _ROOM) // 1_000_000),
                free=free // 1_000_000,
            )
        )


def make_destination(destination: Path) -> None:
    """Create the backup folder where it is missing; leave the mode of an existing one alone."""
    if not destination.is_dir():
        if destination.exists():
            raise EnvironmentFailure(tr("“{name}” is a file. Choose a folder for backups.", name=destination.name))
        make_private_folder(destination)


def free_name(folder: Path, name: str) -> Path:
    """``name`` in the folder, with a number where that is taken."""
    number, path = 1, folder / name
    while path.exists():
        number += 1
        path = folder / f"{name} ({number})"
    return path


def _copy_database(source: Database, folder: Path, data_key: bytes, salt: bytes) -> None:
    copy = connection.connect(database_path(folder), data_key, salt, mode="rwc")
    try:
        copy.conn.execute("PRAGMA journal_mode = OFF").fetchone()  # half a copy is thrown away, so it needs no journal
        copy.conn.execute("PRAGMA synchronous = OFF")
        source.conn.backup(copy.conn)
    finally:
        copy.conn.close()
    database_path(folder).chmod(0o600)


def _require_sound(folder: Path, unlocked: Unlocked) -> None:
    if changed_since_closing(folder, unlocked) or faults_of(folder, unlocked):
        raise DamagedStore(
            tr("The copy could not be verified and was thrown away. The store itself may be damaged; check it.")
        )


def faults_of(folder: Path, unlocked: Unlocked) -> list[Fault]:
    """What the full check says of a closed database that nobody has open."""
    db = connection.connect(database_path(folder), unlocked.data_key, unlocked.header.salt, mode="immutable")
    try:
        connection.refuse_newer(db)
        return database_faults(db, unlocked.header.mark)
    finally:
        db.conn.close()


def is_sound(folder: Path, data_key: bytes) -> bool:
    """Whether a backup that this key opens is whole."""
    try:
        header = vault.read_header(folder)
        unlocked = Unlocked(header, data_key)
        return header.seal_fits(data_key) and not (
            changed_since_closing(folder, unlocked) or faults_of(folder, unlocked)
        )
    except (ExitDeskError, OSError, connection.DatabaseError):
        return False


def is_as_made(folder: Path, data_key: bytes) -> bool:
    """Whether a backup is to the byte what was checked whole when it was made, as its header remembers.

    One of the first, whose header does not, is checked whole again, where this key opens it.
    """
    try:
        header = vault.read_header(folder)
        if not pending.is_pending(folder) and closed_pages.tells_all(header.mark.pages):
            return closed_pages.is_as_closed(database_path(folder), header.mark.pages)
        return is_sound(folder, data_key) if header.seal_fits(data_key) else True
    except (ExitDeskError, OSError):
        return False


def sync_file(path: Path) -> None:
    """Have the file on the disk, and what is read of it next come from there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def backups_in(folder: Path) -> list[Path]:
    """Backups below ``folder``, the newest first; the folder itself when it is one.

    Which is newer is told by how far the log had come, never by a clock. Backups of several stores cannot be told apart
    like that: all of one store come before those of another, in the order of their names.
    """
    if vault.store_state(folder) is not StoreState.ABSENT:
        return [folder]
    if not folder.is_dir():
        return []
    found = [
        p
        for p in folder.iterdir()
        if p.is_dir() and p.name.startswith(PREFIX) and vault.store_state(p) is StoreState.PRESENT
    ]
    described: dict[Path, tuple[str, int]] = {}
    for path in found:
        with contextlib.suppress(ExitDeskError):  # what lies beside it makes it none to rely on
            header = vault.read_header(path)
            described[path] = header.store, header.mark.seq
    last: dict[str, str] = {}
    for path, (store, _) in described.items():
        last[store] = max(path.name, last.get(store, ""))

    def place(path: Path) -> tuple[str, str, int, str]:
        store, reach = described[path]
        return last[store], store, reach, path.name

    return sorted(described, key=place, reverse=True)


def newest_backup(folder: Path, *, store: Path | None = None) -> Path:
    """The backup meant by a path: the folder itself, or the newest one in it, of the store in ``store`` where there are
    such. Raises UserError when there is none.
    """
    found = backups_in(folder)
    if not found:
        raise UserError(tr("There is no backup in “{name}”. Check the folder.", name=folder.name))
    with contextlib.suppress(ExitDeskError):
        wanted = vault.read_header(store).store if store is not None and len(found) > 1 else ""
        return next((path for path in found if vault.read_header(path).store == wanted), found[0])
    return found[0]


def moment_of(backup: Path) -> datetime:
    """When a backup was made: from its name, or from its file when it was renamed or is a store's folder."""
    named = NAME.fullmatch(backup.name)
    if named:
        return datetime.strptime(named[1], NAME_FORMAT)
    return datetime.fromtimestamp(database_path(backup).stat().st_mtime)
