"""Making a store: whole and open, or nothing of it is left."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from exitdesk.domain.roles import Role
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.store import connection, half_made, headers, keys, vault
from exitdesk.store.file_rights import mend_rights
from exitdesk.store.files import explained, make_private_folder
from exitdesk.store.keys import KdfCost
from exitdesk.store.opened import OpenStore
from exitdesk.store.passphrases import require_name, require_passphrase
from exitdesk.store.recovery_code import new_recovery_code
from exitdesk.store.slots import SlotKind
from exitdesk.store.users import insert_user
from exitdesk.store.vault import StoreState, Unlocked


def create_store(
    folder: Path,
    *,
    profile_name: str,
    profile_toml: str,
    user: str,
    passphrase: str,
    practice: bool = False,
    cost: KdfCost | None = None,
    today: Callable[[], date] = date.today,
) -> tuple[OpenStore, str]:
    """Make a store in ``folder`` and open it; returns it with the recovery code, which is shown once and kept nowhere.

    The user is a leader. Raises UserError when something is there already or the passphrase is too short; on failure
    nothing is left behind.
    """
    _require_absent(folder)
    require_passphrase(passphrase)
    require_name(user)
    new_folder = not folder.exists()
    make_private_folder(folder)
    data_key, code = secrets.token_bytes(keys.KEY_BYTES), new_recovery_code()
    chosen = cost or KdfCost()
    header = headers.new_header(practice).with_slot(SlotKind.USER, user, passphrase, data_key, chosen)
    header = header.with_slot(SlotKind.RECOVERY, "", code, data_key, chosen).sealed(data_key)
    lock = connection.WriterLock(folder)
    if not lock.acquire():
        raise UserError(tr("Another program is making a store in this folder."))
    try:
        _require_absent(folder)  # another program may have made it just now
        half_made.clear(folder)
        db = half_made.make_database(
            folder, Unlocked(header, data_key), lambda new: _first_rows(new, user.strip(), profile_name, profile_toml)
        )
    except BaseException as error:
        half_made.clear(folder)
        lock.release()
        if new_folder:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, connection.DatabaseError):
            raise connection.explained_database(error) from error
        if isinstance(error, OSError):
            raise explained(error, folder) from error
        raise
    mend_rights(folder)  # one that was there already may have been open to others
    return OpenStore(folder, db, Unlocked(header, data_key), user.strip(), Role.LEADER, lock, today), code


def _require_absent(folder: Path) -> None:
    if vault.store_state(folder) is not StoreState.ABSENT:
        raise UserError(
            tr("There is already a store in “{name}”. Open it, or choose another folder.", name=folder.name)
        )


def _first_rows(db: Database, user: str, profile_name: str, profile_toml: str) -> None:
    at = utc_now()
    meta = [at, user, at, user]
    with db.atomic():
        insert_user(db, user, Role.LEADER, user)
        db.execute(
            "INSERT INTO profiles VALUES (?,?,?,?,?,?,?,?,NULL)", [new_key(), 1, profile_name, profile_toml, *meta]
        )
