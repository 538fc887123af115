"""Who was removed, or given another role, stays so when an older backup is restored: the users of the store that stands
there tell who that is. Passphrases come back as they were in the backup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from exitdesk.domain.roles import Role
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.store import history
from exitdesk.store.headers import Header
from exitdesk.store.history import Action, NewEntry

People = Mapping[str, tuple[str, Role]]


@dataclass(frozen=True, slots=True)
class PeopleSince:
    """What has become of a backup's users since: names that were ``removed``, ``roles`` that are others now.

    ``added`` are users that the backup does not know: they have to be added again.
    """

    removed: tuple[str, ...] = ()
    roles: tuple[tuple[str, Role], ...] = ()
    added: tuple[str, ...] = ()


def people_in(db: Database, header: Header) -> People:
    """The users of a store by the label of their names, which is the same in its backups."""
    rows = db.execute("SELECT name, role FROM users WHERE deleted_at IS NULL ORDER BY created_at")
    return {header.label(str(name)): (str(name), Role(role)) for name, role in rows}


def since(backup: People, standing: People) -> PeopleSince | None:
    """Compare a backup's users with those of the same store as it stands now; None when no leader would be left."""
    if not any(standing[label][1] is Role.LEADER for label in backup if label in standing):
        return None
    return PeopleSince(
        removed=tuple(name for label, (name, _) in backup.items() if label not in standing),
        roles=tuple(
            (name, standing[label][1])
            for label, (name, role) in backup.items()
            if label in standing and standing[label][1] is not role
        ),
        added=tuple(name for label, (name, _) in standing.items() if label not in backup),
    )


def keep_so(db: Database, header: Header, people: PeopleSince, *, by: str) -> Header:
    """Remove and change them in this database, and write that into its log; gives the header without their slots.

    It is not sealed yet. One transaction.
    """
    at, entries = utc_now(), list[NewEntry]()
    known = {name: str(key) for key, name in db.execute("SELECT key, name FROM users")}
    with db.atomic():
        for name in people.removed:
            db.execute("DELETE FROM users WHERE key = ?", [known[name]])
            db.execute("DELETE FROM drafts WHERE user = ?", [name])
            header = header.without_user(name)
            entries.append(NewEntry(Action.USER_REMOVED, "user", known[name], new={"detail": name}))
        for name, role in people.roles:
            db.execute(
                "UPDATE users SET role = ?, modified_at = ?, modified_by = ? WHERE key = ?",
                [role.value, at, by, known[name]],
            )
            detail = {"detail": f"{name} ({role.value})"}
            entries.append(NewEntry(Action.ROLE_CHANGED, "user", known[name], new=detail))
        if entries:
            history.append(db, entries, at=at, by=by, operation=new_key())
    return header
