"""A new key for the whole store, so that who could open it before cannot any more, nor with an older key header.

The database is copied under the new key beside the old one, checked whole, and put in its place by one rename. Which
header belongs to a database is told by the salt it begins with: the second header is the new one before the rename, the
first one is the old one until after it. Whenever the machine stops, one database and its header stand there.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from exitdesk.domain.roles import Permission
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.errors import DamagedStore, EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.store import connection, history, keys, vault
from exitdesk.store.checking import database_faults
from exitdesk.store.connection import database_path
from exitdesk.store.files import explained, not_confirmed, sync_folder
from exitdesk.store.headers import Header
from exitdesk.store.history import Action, NewEntry
from exitdesk.store.opened import OpenStore
from exitdesk.store.operations import EDITION
from exitdesk.store.slots import Slot, SlotKind
from exitdesk.store.vault import Unlocked

Progress = Callable[[int, int], None]


def rekey(store: OpenStore, progress: Progress | None = None) -> None:
    """Give the store a new data key and salt; every user and the recovery code open it as before.

    A slot that belongs to no user, of a header from before she was removed, is left behind.
    Backups from before keep their key. Raises UserError when somebody's way in cannot be carried over, and
    EnvironmentFailure or DamagedStore, with the store unchanged and open, when the copy cannot be made or is not sound;
    NotConfirmed when the new key holds and the disk failed right after that.
    """
    store.reading.require(Permission.USERS)
    store.require_writable()
    _require_renewable(_slots(store))
    data_key = secrets.token_bytes(keys.KEY_BYTES)
    unlocked = Unlocked(_new_header(store, data_key), data_key)
    part = store.folder / vault.REKEYED.replace("*", secrets.token_hex(4))
    try:
        header = _make_copy(store, unlocked, part, progress)
        _put_in_place(store, Unlocked(header, unlocked.data_key), part)
    except OSError as error:
        raise explained(error, store.folder) from error
    except connection.DatabaseError as error:
        raise connection.explained_database(error) from error
    finally:
        for leftover in store.folder.glob(f"{part.name}*"):
            with contextlib.suppress(OSError):  # goes at the next opening
                leftover.unlink(missing_ok=True)


def _slots(store: OpenStore) -> list[Slot]:
    """The recovery code's and those of the users that there are."""
    labels = {store.header.label(name) for (name,) in store.db.execute("SELECT name FROM users")}
    return [slot for slot in store.header.slots if slot.kind is SlotKind.RECOVERY or slot.label in labels]


def _require_renewable(slots: Sequence[Slot]) -> None:
    old = [slot for slot in slots if not slot.renewable]
    if any(slot.kind is SlotKind.RECOVERY for slot in old):
        raise UserError(tr("Make a new recovery code first: the one there is from an earlier version."))
    if old:
        raise UserError(tr("Everybody must unlock once with this version first, or be given a new passphrase."))


def _new_header(store: OpenStore, data_key: bytes) -> Header:
    slots = tuple(slot.resealed(data_key) for slot in _slots(store))
    edition = max(store.header.edition, store.operations.known_edition()) + 1
    return replace(store.header, salt=secrets.token_bytes(keys.SALT_BYTES), slots=slots, edition=edition)


def _make_copy(store: OpenStore, unlocked: Unlocked, part: Path, progress: Progress | None) -> Header:
    """The database under the new key, checked and on the disk; gives the sealed header that belongs to it."""
    copy = connection.connect(part, unlocked.data_key, unlocked.header.salt, mode="rwc")
    try:
        part.chmod(0o600)

        def copied(_status: int, remaining: int, total: int) -> None:
            if progress is not None:
                progress(total - remaining, total)

        store.db.conn.backup(copy.conn, pages=512, progress=copied)
        _note(copy, store.user, unlocked.header.edition)
        mark = history.last_mark(copy)
        copy.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        faults = database_faults(copy, mark)
    finally:
        copy.conn.close()
    if faults or vault.salt_of(part) != unlocked.header.salt:
        raise DamagedStore(
            tr("The copy could not be verified and was thrown away. The store itself may be damaged; check it.")
        )
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(store.folder)
    return replace(unlocked.header, mark=mark).sealed(unlocked.data_key)


def _note(db: Database, user: str, edition: int) -> None:
    """The entry in the log stands in the copy alone: it is true when the copy has become the store."""
    with db.atomic():
        history.append(db, [NewEntry(Action.REKEYED)], at=utc_now(), by=user, operation=new_key())
        db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [EDITION, str(edition)])


def _put_in_place(store: OpenStore, unlocked: Unlocked, part: Path) -> None:
    """The rename is the moment at which the new key holds."""
    database = database_path(store.folder)
    busy = store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise UserError(tr("The store is in use by another program. Close it there, then try again."))
    before = store.header.sealed(store.data_key)
    vault.write_header(store.folder, before)  # the first copy must be whole and the old one until the rename
    store.db.conn.close()
    try:
        for ending in ("-wal", "-shm"):
            database.with_name(f"{database.name}{ending}").unlink(missing_ok=True)
        vault.write_copy(store.folder / vault.HEADERS[1], unlocked.header)
        part.replace(database)
    except BaseException:
        _go_on_with(store, Unlocked(before, store.data_key))
        raise
    _go_on_with(store, unlocked)
    try:
        sync_folder(store.folder)
    except OSError as error:  # the first header stays the old one: a power cut may bring its database back
        raise not_confirmed(error, tr("The store has a new key.")) from error
    with contextlib.suppress(EnvironmentFailure):  # mended at the next opening: the second copy is whole
        vault.write_copy(store.folder / vault.HEADERS[0], unlocked.header)


def _go_on_with(store: OpenStore, unlocked: Unlocked) -> None:
    """Open the database that stands there now; when the disk fails just then, as soon as it is next needed."""

    def opened() -> Any:
        db = connection.connect(database_path(store.folder), unlocked.data_key, unlocked.header.salt, mode="rw")
        store.swap(db.conn, unlocked)
        return db.conn

    try:
        opened()
    except (EnvironmentFailure, DamagedStore):
        store.swap(connection.LaterConnection(opened), unlocked)
