"""Opening a store that stands, with a passphrase or with the recovery code.

The windows and papers find here what else they need of a store as a whole: making one, what an open one is, and
changing one's own passphrase.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from exitdesk.domain.roles import Role
from exitdesk.errors import DamagedStore, EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.store import as_closed, attempts, backup_shelf, connection, half_made, history, pending, vault
from exitdesk.store.headers import Header
from exitdesk.store.history import Action
from exitdesk.store.keys import KdfCost
from exitdesk.store.making import create_store as create_store
from exitdesk.store.opened import OpenStore as OpenStore
from exitdesk.store.passphrases import change_passphrase as change_passphrase
from exitdesk.store.passphrases import require_name, require_passphrase
from exitdesk.store.read_only import ReadOnly
from exitdesk.store.recovery_code import read_recovery_code
from exitdesk.store.slots import SlotKind
from exitdesk.store.users import insert_user
from exitdesk.store.vault import Unlocked


def open_store(
    folder: Path, *, user: str, passphrase: str, read_only: bool = False, today: Callable[[], date] = date.today
) -> OpenStore:
    """Unlock with a user's passphrase; ``user`` may be empty where there is only one.

    Raises UserError (wrong passphrase, newer version) or DamagedStore.

    While another program writes, the store is opened read-only with a warning; so is one that is damaged and can still
    be read.
    """
    vault.finish_restore(folder)
    unlocked = attempts.unlock(folder, user=user, secret=passphrase)
    store = _open(folder, unlocked, user, read_only, today, Action.UNLOCKED)
    _renew_slot(store, passphrase)
    return store


def _renew_slot(store: OpenStore, passphrase: str) -> None:
    """Give a slot of version 1 its key pair, now that the passphrase is at hand; the next time when that fails."""
    slot = store.header.user_slot(store.user)
    if slot is not None and not slot.renewable and not store.read_only:
        header = store.header.with_slot(SlotKind.USER, store.user, passphrase, store.data_key, slot.cost)
        with contextlib.suppress(EnvironmentFailure):
            store.replace_header(header)


def open_with_recovery_code(
    folder: Path,
    *,
    code: str,
    user: str,
    new_passphrase: str,
    cost: KdfCost | None = None,
    today: Callable[[], date] = date.today,
) -> OpenStore:
    """Unlock with the printed code and give ``user`` (created when the header has no such slot) a new passphrase.

    Raises UserError while another program writes, DamagedStore where nothing may be written.
    """
    require_passphrase(new_passphrase)
    require_name(user)
    vault.finish_restore(folder)
    unlocked = attempts.unlock(folder, secret=read_recovery_code(code), recovery=True)
    store = _open(folder, unlocked, user, False, today, Action.RECOVERED)
    try:
        store.replace_header(
            store.header.with_slot(SlotKind.USER, store.user, new_passphrase, store.data_key, cost or KdfCost())
        )
    except BaseException:
        store.close()
        raise
    return store


def _open(
    folder: Path, unlocked: Unlocked, user: str, read_only: bool, today: Callable[[], date], action: Action
) -> OpenStore:
    lock: connection.WriterLock | None = None if read_only else connection.WriterLock(folder)
    why, warnings = ReadOnly.WANTED if read_only else None, list[str]()
    if connection.is_written(folder) if lock is None else not lock.acquire():
        why, lock = ReadOnly.BUSY, None
        if action is Action.RECOVERED:  # who comes with the code is given a passphrase, perhaps added: both are writing
            raise UserError(tr("The store is in use by another program. Close it there, then try again."))
        if not read_only:
            warnings.append(tr("Another program is using the store. It is open here to read only."))
    try:
        if why is not ReadOnly.BUSY:
            pending.require_whole(folder)
            if damage := as_closed.damage(folder, unlocked):
                if action is Action.RECOVERED:
                    raise DamagedStore(damage)
                warnings.append(damage)
                why = ReadOnly.DAMAGED
        if why is not None and lock is not None:
            lock.release()
            lock = None
        return _opened(folder, unlocked, user, today, action, lock, why, warnings)
    except BaseException as error:
        if lock is not None:
            lock.release()
        if isinstance(error, connection.DatabaseError):
            raise connection.explained_database(error) from error
        raise


def _opened(
    folder: Path,
    unlocked: Unlocked,
    user: str,
    today: Callable[[], date],
    action: Action,
    lock: connection.WriterLock | None,
    why: ReadOnly | None,
    warnings: list[str],
) -> OpenStore:
    if lock is not None:
        half_made.tidy(folder)
    waiting = why is ReadOnly.BUSY or pending.is_pending(folder)
    db = connection.connect(
        connection.database_path(folder),
        unlocked.data_key,
        unlocked.header.salt,
        mode="rw" if lock is not None else "ro" if waiting else "immutable",
    )
    try:
        connection.refuse_newer(db)
        with db.atomic() if lock is not None else contextlib.nullcontext():
            # whatever fails on the way, no page is changed without the log's having come further than the header says
            if lock is not None:
                connection.migrate(db)
            name, role = _at_the_desk(db, unlocked.header, user, may_be_new=action is Action.RECOVERED)
            store = OpenStore(folder, db, unlocked, name, role, lock, today, why)
            store.warnings += [*warnings, *_oddities(store)]
            if lock is not None:
                store.operations.log_opening(action, attempts.take(store.header))
        if lock is not None:
            store.operations.age_log()
            if store.header.edition > store.operations.known_edition():
                store.operations.remember_edition(store.header.edition)
            if unlocked.needs_mending:
                store.replace_header(store.header)
                store.warnings.append(tr("One of the two key headers was damaged and has been mended."))
        elif unlocked.needs_mending:
            store.warnings.append(
                tr("One of the two key headers is damaged. It is mended when the store is next opened to write.")
            )
    except BaseException:
        db.conn.close()
        raise
    return store


def _at_the_desk(db: Database, header: Header, typed: str, *, may_be_new: bool) -> tuple[str, Role]:
    """The user's name as it was first written, and the role. Without a name it is the only user's.

    Raises UserError for a slot whose user has been removed. Who comes with the recovery code is added as a leader.
    """
    rows = [(str(name), Role(role)) for name, role in db.execute("SELECT name, role FROM users")]
    if typed.strip():
        found = [row for row in rows if header.label(row[0]) == header.label(typed)]
    else:
        found = [row for row in rows if header.user_slot(row[0]) is not None]
    if found:
        return found[0]
    if not may_be_new:
        raise UserError(tr("This user has been removed from the store. Ask a leader."))
    with db.atomic():
        insert_user(db, typed.strip(), Role.LEADER, typed.strip())
    return typed.strip(), Role.LEADER


def _oddities(store: OpenStore) -> list[str]:
    """What is odd about the clock, the headers and the backups, in sentences."""
    odd = []
    if clock := history.clock_warning(store.db, datetime.now(UTC)):
        odd.append(clock)
    if store.header.edition < store.operations.known_edition():
        odd.append(
            tr(
                "The key headers are older than the store: somebody put old ones back. Passphrases that were changed "
                "and users that were removed since may open it. Ask a leader for a new key and a new recovery code."
            )
        )
    if damaged := backup_shelf.damage_found(store):
        odd.append(damaged)
    return odd
