"""The users of a store: who they are, what they may do, and their passphrases. Leaders change them.

A user is a row in the database and a slot in the header. A new user's row comes first, a removed user's slot goes
first: whenever the machine stops in between, nobody has a way in who should not.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from exitdesk.domain.roles import Permission, Role
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.store.changes import Changes
from exitdesk.store.history import Action
from exitdesk.store.keys import KdfCost
from exitdesk.store.opened import OpenStore
from exitdesk.store.passphrases import require_name, require_passphrase
from exitdesk.store.slots import SlotKind
from exitdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class User:
    """``has_way_in`` is False when adding the user was cut short; ``last_seen`` is UTC ISO text of the last unlock."""

    key: str
    name: str
    role: Role
    has_way_in: bool
    last_seen: str | None


def users_of(store: OpenStore) -> list[User]:
    """All users by name. Leaders alone see them."""
    store.reading.require(Permission.USERS)
    seen = dict(
        store.db.execute("SELECT by, MAX(at) FROM history WHERE action IN ('unlocked', 'recovered') GROUP BY by")
    )
    return [
        User(key, name, Role(role), store.header.user_slot(name) is not None, seen.get(name))
        for key, name, role in store.db.execute("SELECT key, name, role FROM users ORDER BY name COLLATE NOCASE")
    ]


def roles_in_use(store: OpenStore) -> dict[Role, int]:
    """How many users of each role there are; for everybody, since it names nobody."""
    found = dict(store.db.execute("SELECT role, COUNT(*) FROM users GROUP BY role").fetchall())
    return {role: int(found[role.value]) for role in Role if role.value in found}


def add_user(store: OpenStore, *, name: str, role: Role, passphrase: str, cost: KdfCost | None = None) -> Changes:
    """Add a user with a passphrase of her own. Raises UserError when the name is taken or the passphrase too weak."""
    _require_writer(store)
    require_name(name)
    require_passphrase(passphrase)
    name = name.strip()
    there = _find(store, name)
    if there is not None and there.has_way_in:
        raise UserError(tr("There is already a user “{name}”. Choose another name.", name=there.name))

    def change(transaction: Transaction) -> None:
        if there is None:
            key = insert_user(store.db, name, role, store.user)
        else:  # adding was cut short before the passphrase
            key = there.key
            _write_role(store, key, role)
        transaction.note_user(Action.USER_ADDED, key, f"{name} ({role.value})")

    changes = store.operations.change_users(change)
    own = there.name if there else name
    store.replace_header(store.header.with_slot(SlotKind.USER, own, passphrase, store.data_key, cost or KdfCost()))
    return changes


def insert_user(db: Database, name: str, role: Role, by: str) -> str:
    """Add a user's row and return its key; needs a transaction."""
    at, key = utc_now(), new_key()
    db.execute("INSERT INTO users VALUES (?,?,?,?,?,?,?,NULL)", [key, name, role.value, at, by, at, by])
    return key


def remove_user(store: OpenStore, name: str) -> Changes:
    """Take a user's way in. What she wrote stays, with her name. A copy of the store from before still opens for her.

    Raises UserError for an unknown user and for the last leader.
    """
    _require_writer(store)
    user = _known(store, name)
    _require_other_leader(store, user)
    store.replace_header(store.header.without_user(user.name))

    def change(transaction: Transaction) -> None:
        store.db.execute("DELETE FROM users WHERE key = ?", [user.key])
        store.db.execute("DELETE FROM drafts WHERE user = ?", [user.name])
        transaction.note_user(Action.USER_REMOVED, user.key, f"{user.name} ({user.role.value})")

    return store.operations.change_users(change)


def set_passphrase(store: OpenStore, name: str, new: str, cost: KdfCost | None = None) -> Changes:
    """Give a user a new passphrase, without the old one: for who has forgotten hers."""
    _require_writer(store)
    require_passphrase(new)
    user = _known(store, name)
    header = store.header.with_slot(SlotKind.USER, user.name, new, store.data_key, cost or KdfCost())
    changes = store.operations.change_users(  # before: what fails must not have happened, what happens be logged
        lambda transaction: transaction.note_user(Action.PASSPHRASE_CHANGED, user.key, user.name)
    )
    store.replace_header(header)
    return changes


def set_role(store: OpenStore, name: str, role: Role) -> Changes:
    """Change what a user may do, from her next unlock on. The last leader stays one."""
    _require_writer(store)
    user = _known(store, name)
    if role is not Role.LEADER:
        _require_other_leader(store, user)

    def change(transaction: Transaction) -> None:
        _write_role(store, user.key, role)
        transaction.note_user(Action.ROLE_CHANGED, user.key, f"{user.name} ({role.value})")

    return store.operations.change_users(change)


def _write_role(store: OpenStore, key: str, role: Role) -> None:
    store.db.execute(
        "UPDATE users SET role = ?, modified_at = ?, modified_by = ? WHERE key = ?",
        [role.value, utc_now(), store.user, key],
    )


def _require_writer(store: OpenStore) -> None:
    store.reading.require(Permission.USERS)
    store.require_writable()


def _find(store: OpenStore, name: str) -> User | None:
    wanted = store.header.label(name)
    return next((user for user in users_of(store) if store.header.label(user.name) == wanted), None)


def _known(store: OpenStore, name: str) -> User:
    user = _find(store, name)
    if user is None:
        raise UserError(tr("There is no user “{name}”. The list shows who there is.", name=name))
    return user


def _require_other_leader(store: OpenStore, user: User) -> None:
    leaders = [one for one in users_of(store) if one.role is Role.LEADER and one.has_way_in and one.key != user.key]
    if user.role is Role.LEADER and not leaders:
        raise UserError(tr("“{name}” is the only leader. Make somebody else a leader first.", name=user.name))
