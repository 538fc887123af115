"""What the user at the desk may see and change: every read and every operation of an open store asks here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from exitdesk.domain.records import Activity, Contact, Record, Session
from exitdesk.domain.roles import PERMISSIONS, Permission, Role
from exitdesk.errors import UserError
from exitdesk.i18n import tr

# The permission that seeing and changing each kind of record takes. Everybody sees that a contact exists.
_KINDS: Final = {
    "session": Permission.TALKS,
    "activity": Permission.EVENINGS,
    "attendance": Permission.EVENINGS,
    "clothing": Permission.EVENINGS,
    "wellbeing": Permission.WELLBEING,
    "referral": Permission.REFERRALS,
    "profile": Permission.PROFILE,
    "user": Permission.USERS,
}


def _no_names() -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Access:
    """``health`` tells the names of the profile's health interventions when they are asked for."""

    user: str
    role: Role = Role.LEADER
    health: Callable[[], frozenset[str]] = _no_names

    def allows(self, permission: Permission) -> bool:
        """Whether the user's role includes the permission."""
        return permission in PERMISSIONS[self.role]

    def require(self, permission: Permission) -> None:
        """Raise UserError when the role does not include the permission."""
        if not self.allows(permission):
            raise refusal()

    def sees(self, kind: str) -> bool:
        """Whether records of the kind are shown at all; of sessions a health volunteer sees her own."""
        if kind == "contact":
            return True
        return self.allows(_KINDS[kind]) or (kind == "session" and self.allows(Permission.HEALTH_TALKS))

    def require_sees(self, kind: str) -> None:
        """Raise UserError for a kind that the role does not see: an empty answer would look like none."""
        if not self.sees(kind):
            raise refusal()

    @cached_property
    def sees_all(self) -> bool:
        """True for the roles that see every kind with all its fields."""
        return self.allows(Permission.SEE_BACKGROUND) and all(self.allows(needed) for needed in _SHOWN)

    @cached_property
    def own_sessions_only(self) -> bool:
        """True for who sees the health checks she wrote down herself, and no other session."""
        return self.allows(Permission.HEALTH_TALKS) and not self.allows(Permission.TALKS)

    def shown(self, record: Any) -> Any:
        """The record without the fields that the role does not see."""
        if isinstance(record, Contact) and not self.allows(Permission.SEE_BACKGROUND):
            return Contact(key=record.key, id_number=record.id_number, first_contact=record.first_contact)
        if isinstance(record, Activity) and not self.allows(Permission.NOTES):
            return replace(record, note="")
        return record

    def require_may_add(self, record: Record, kind: str) -> None:
        """Raise UserError unless the role may add this record."""
        if isinstance(record, Contact):
            self.require(Permission.ADD_CONTACTS)
            if self.shown(record) != record:
                raise refusal()
        else:
            self._require_may_write(record, kind)

    def require_may_change(self, record: Record, kind: str, created_by: str) -> None:
        """Raise UserError unless the role may change (or bin) this record, as it was stored by ``created_by``."""
        if isinstance(record, Contact):
            self.require(Permission.EDIT_CONTACTS)
        else:
            self._require_may_write(record, kind)
            if isinstance(record, Session) and self.own_sessions_only and created_by != self.user:
                raise refusal()

    def _require_may_write(self, record: Record, kind: str) -> None:
        if isinstance(record, Session) and self.own_sessions_only:
            if record.intervention not in self.health():
                raise UserError(
                    tr("You can register health checks only. The profile says which interventions those are.")
                )
        else:
            self.require(_KINDS[kind])


_SHOWN: Final = frozenset(_KINDS.values()) - {Permission.PROFILE, Permission.USERS} | {Permission.NOTES}


def refusal() -> UserError:
    """The sentence for what a role does not include."""
    return UserError(tr("Your role at this desk does not include this. Ask a leader."))
