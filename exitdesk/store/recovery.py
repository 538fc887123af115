"""The printed recovery code of an open store: a new one, and a rehearsal that shows that the one on paper works."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from exitdesk.domain.roles import Permission
from exitdesk.errors import EnvironmentFailure
from exitdesk.store import connection, vault
from exitdesk.store.history import Action
from exitdesk.store.keys import KdfCost
from exitdesk.store.opened import OpenStore
from exitdesk.store.passphrases import require_own_passphrase
from exitdesk.store.recovery_code import new_recovery_code, read_recovery_code
from exitdesk.store.slots import SlotKind

CODE_REHEARSED: Final = "last_recovery_rehearsal"
_NOT_KEPT: Final = "recovery_code_not_kept"
_DETAIL: Final = "recovery code"


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """``rehearsed`` is when the code in force was last tried (local time), None for never.

    ``used`` says that the store was unlocked with it: whoever typed it has had it in hand, so a new one is due.
    ``kept`` is False while nobody has said that it is on paper: perhaps the power went while it was shown.
    """

    rehearsed: datetime | None
    used: bool
    kept: bool


def store_mark(store: OpenStore) -> str:
    """``3F8A-21C0``: tells which store a sheet belongs to, and nothing of what is in it. The same through all keys."""
    mark = store.header.store[:8].upper()
    return f"{mark[:4]}-{mark[4:]}"


def recovery_state(store: OpenStore) -> RecoveryState:
    """Read it; for every role."""
    text = store.reading.setting(CODE_REHEARSED)
    return RecoveryState(datetime.fromisoformat(text) if text else None, code_was_used(store), code_is_kept(store))


def code_was_used(store: OpenStore) -> bool:
    """Whether the code in force has unlocked the store; False once the log has forgotten it."""
    used, renewed = (
        # what is about no row stands by itself in the index: 0.5 s less where the log has 250,000 entries
        store.db.execute(
            "SELECT coalesce(MAX(seq), 0) FROM history WHERE row = '' AND action = ?", [action.value]
        ).fetchone()[0]
        for action in (Action.RECOVERED, Action.RECOVERY_CODE_CHANGED)
    )
    return bool(used > renewed)


def code_is_kept(store: OpenStore) -> bool:
    """Whether the code in force is on paper, as far as anybody has said."""
    return not store.reading.setting(_NOT_KEPT)


def note_code_shown(store: OpenStore) -> None:
    """The code in force stands on the screen and nowhere else, until ``note_code_kept``."""
    store.operations.set_setting(_NOT_KEPT, "1")


def note_code_kept(store: OpenStore) -> None:
    """The code in force is on paper, or somebody has just typed it from there."""
    if not code_is_kept(store):
        store.operations.set_setting(_NOT_KEPT, "")


def unlocked_with_code(store: OpenStore) -> bool:
    """Whether it was the recovery code that opened the store this time."""
    row = store.db.execute(
        "SELECT action FROM history WHERE action IN (?, ?) ORDER BY seq DESC LIMIT 1",
        [Action.RECOVERED.value, Action.UNLOCKED.value],
    ).fetchone()
    return row is not None and row[0] == Action.RECOVERED.value


def change_recovery_code(store: OpenStore, *, passphrase: str, cost: KdfCost | None = None) -> str:
    """A new recovery code, shown once and kept nowhere; the one before opens nothing any more. ``note_code_kept`` says
    that it has come on paper.

    Raises UserError, with nothing changed, when the passphrase of the user at the desk does not fit.
    """
    store.reading.require(Permission.RECOVERY_CODE)
    require_own_passphrase(store, passphrase)
    code = new_recovery_code()
    if store.reading.setting(CODE_REHEARSED):  # before: a machine that stops now may leave a code that nobody knows
        store.operations.set_setting(CODE_REHEARSED, "")
    kept = code_is_kept(store)
    note_code_shown(store)
    try:
        store.replace_header(store.header.with_slot(SlotKind.RECOVERY, "", code, store.data_key, cost or KdfCost()))
    except EnvironmentFailure:
        if kept:  # the code before is in force, and on its paper
            with contextlib.suppress(EnvironmentFailure):
                note_code_kept(store)
        raise
    with contextlib.suppress(EnvironmentFailure):  # the code holds now and is known from here alone
        store.operations.log(Action.RECOVERY_CODE_CHANGED)
    return code


def rehearse_recovery_code(store: OpenStore, code: str, now: datetime | None = None) -> None:
    """Show that the code on paper opens the store: its slot in the header on the disk, and the database with that key.

    Nothing is changed but the log and the date of the rehearsal. Raises UserError that names the group with a slip, or
    says that this is not the code in force.
    """
    store.reading.require(Permission.RECOVERY_CODE)
    store.require_writable()
    # Whoever tries it is in already: what does not fit is a slip or an old sheet, no attempt to get in.
    unlocked = vault.unlock(store.folder, secret=read_recovery_code(code), recovery=True)
    path = connection.database_path(store.folder)
    connection.connect(path, unlocked.data_key, unlocked.header.salt, mode="ro").conn.close()
    store.operations.log(Action.REHEARSED, detail=_DETAIL)
    note_code_kept(store)
    store.operations.set_setting(CODE_REHEARSED, f"{now or datetime.now():%Y-%m-%d %H:%M}")
