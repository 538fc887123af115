"""What each role sees, in one plain line."""

from __future__ import annotations

from exitdesk.domain.roles import Role, role_title
from exitdesk.i18n import tr
from exitdesk.ui.widgets.choice_pills import Choice


def role_words(role: Role) -> str:
    """What somebody in this role may do."""
    return {
        Role.LEADER: tr("Everything, and answers for the users, the profile, the log and erasing."),
        Role.CASEWORKER: tr("All of the day's work: contacts, talks, WHO-5, returns. Not users, profile or log."),
        Role.VOLUNTEER: tr("ID numbers, café, meal, clothing and activities. No talks, notes or background."),
        Role.HEALTH: tr("ID numbers and the health checks of his or her own. Nothing else."),
    }[role]


def role_choices() -> list[Choice]:
    """One pill for each role."""
    return [Choice(role, role_title(role)) for role in Role]
