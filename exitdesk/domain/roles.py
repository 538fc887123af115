"""Who may do what at the desk: four roles, each a set of permissions. This is the one place that says so.

Roles are kept by the program, not by cryptography: whoever can unlock the store holds its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from exitdesk.i18n import tr


class Role(StrEnum):
    """``LEADER`` answers for the store; ``HEALTH`` is a volunteer doctor or nurse."""

    LEADER = "leader"
    CASEWORKER = "caseworker"
    VOLUNTEER = "volunteer"
    HEALTH = "health"


class Permission(StrEnum):
    """ID numbers are seen by everybody who can unlock; all else is asked for by one of these."""

    ADD_CONTACTS = "add_contacts"  # with an ID number and the day, no more
    SEE_BACKGROUND = "see_background"  # gender, age, dates, purpose, recruitment
    EDIT_CONTACTS = "edit_contacts"
    EVENINGS = "evenings"  # café, meal, clothing, activities
    NOTES = "notes"
    TALKS = "talks"
    HEALTH_TALKS = "health_talks"  # the user's own, of the profile's health interventions
    REFERRALS = "referrals"
    WELLBEING = "wellbeing"
    PRINT_FORMS = "print_forms"
    STATISTICS = "statistics"
    RETURNS = "returns"
    EXPORT = "export"
    IMPORT = "import"
    SETTINGS = "settings"
    PROFILE = "profile"
    USERS = "users"
    LOG = "log"
    ERASE = "erase"
    RECOVERY_CODE = "recovery_code"


_LEADERS_ALONE: Final = frozenset(
    {Permission.PROFILE, Permission.USERS, Permission.LOG, Permission.ERASE, Permission.RECOVERY_CODE}
)

PERMISSIONS: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.LEADER: frozenset(Permission),
    Role.CASEWORKER: frozenset(Permission) - _LEADERS_ALONE,
    Role.VOLUNTEER: frozenset({Permission.ADD_CONTACTS, Permission.EVENINGS}),
    Role.HEALTH: frozenset({Permission.ADD_CONTACTS, Permission.HEALTH_TALKS}),
}


def allows(role: Role, permission: Permission) -> bool:
    """Whether the role includes the permission."""
    return permission in PERMISSIONS[role]


def role_title(role: Role) -> str:
    """The role as it is called on screen."""
    return {
        Role.LEADER: tr("Leader"),
        Role.CASEWORKER: tr("Caseworker"),
        Role.VOLUNTEER: tr("Volunteer"),
        Role.HEALTH: tr("Health volunteer"),
    }[role]
