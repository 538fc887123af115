"""What the log says, in words: what was done, by whom in which role, and when; in the language in use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import parse_period
from exitdesk.domain.roles import Role, role_title
from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import mark, tr, trn
from exitdesk.store.backup import BACKED_UP_DETAIL
from exitdesk.store.history import Action

_KINDS: Final = {
    "contact": mark("Contact"),
    "session": mark("Talk"),
    "activity": mark("Activity"),
    "attendance": mark("Attendance at an activity"),
    "clothing": mark("Clothes"),
    "wellbeing": mark("WHO-5"),
    "referral": mark("Referral"),
    "profile": mark("The project's profile"),
}
_DONE: Final = {
    Action.ADDED: mark("{what} written down"),
    Action.CHANGED: mark("{what} changed"),
    Action.BINNED: mark("{what} put in the bin"),
    Action.RESTORED: mark("{what} taken out of the bin"),
    Action.UNDONE: mark("{what} undone"),
    Action.ERASED: mark("{what} erased"),
}
_ACTS: Final = {
    Action.OPENED: mark("Opened"),
    Action.SEARCHED: mark("Searched"),
    Action.EXPORTED: mark("Exported"),
    Action.PRINTED: mark("Printed"),
    Action.UNLOCKED: mark("Unlocked"),
    Action.RECOVERED: mark("Unlocked with the recovery code"),
    Action.BACKED_UP: mark("Backup made"),
    Action.PASSPHRASE_CHANGED: mark("Passphrase changed"),
    Action.RECOVERY_CODE_CHANGED: mark("New recovery code made"),
    Action.FAILED_UNLOCK: mark("Wrong passphrase at unlocking"),
    Action.USER_ADDED: mark("User added"),
    Action.USER_REMOVED: mark("User removed"),
    Action.ROLE_CHANGED: mark("Role changed"),
    Action.REKEYED: mark("New key made for the store"),
    Action.AGED_OUT: mark("Old log entries removed"),
    Action.RESTORED_BACKUP: mark("Backup restored"),
    Action.REHEARSED: mark("Restoring rehearsed"),
    Action.CHECKED: mark("Store checked"),
    Action.READ_LOG: mark("Log read"),
}
_PAPERS: Final = {
    "data": mark("all data"),
    "statistics": mark("the statistics"),
    "access": mark("everything about the contact, on paper"),
    "log": mark("the log about the contact, on paper"),
    "what_we_write": mark("the sheet “What we write down”"),
    "erasure receipt": mark("the receipt for an erasure"),
    "recovery code": mark("the recovery code"),
}
_USER_ACTS: Final = frozenset({Action.USER_ADDED, Action.USER_REMOVED, Action.ROLE_CHANGED})


def kind_words(kind: str) -> str:
    """``Samtale``; a kind that has no words is shown by its code."""
    return tr(_KINDS[kind]) if kind in _KINDS else kind


def act_words(action: Action, kind: str, detail: str = "") -> str:
    """``Samtale rettet``, ``Udlæst: indberetning 3. kvartal 2026``."""
    if action in _DONE:
        return tr(_DONE[action], what=kind_words(kind) if kind else tr("Entry"))
    done = tr(_ACTS[action])
    if action is Action.PRINTED and kind == "contact" and not detail:
        detail = tr("a WHO-5 form")
    said = _detail(action, detail)
    return tr("{done}: {what}", done=done, what=said) if said else done


def _detail(action: Action, detail: str) -> str:
    if detail in _PAPERS:
        return tr(_PAPERS[detail])
    if action is Action.EXPORTED and detail.startswith("return "):
        period = parse_period(detail.removeprefix("return "))
        return tr("the return, {period}", period=period_in_name(period)) if period else detail
    if action is Action.EXPORTED and detail.startswith("publication "):
        periods = [parse_period(code) for code in detail.removeprefix("publication ").split("+")]
        words = ", ".join(period_in_name(one) for one in periods if one)
        return tr("statistics for publication, {period}", period=words)
    if action is Action.FAILED_UNLOCK and detail:
        return _local(detail)
    if action is Action.BACKED_UP and (made := re.fullmatch(BACKED_UP_DETAIL, detail)):
        return f"{made[1]}, {trn('{n} contact', '{n} contacts', int(made[2]))}"
    if action in _USER_ACTS and detail.endswith(")") and " (" in detail:
        name, _, code = detail[:-1].rpartition(" (")
        return tr("{name}, {role}", name=name, role=_role(code)) if code in set(Role) else detail
    return detail


def _local(moment: str) -> str:
    """The moment of an attempt, which is noted in local time."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return tr("{date} at {time}", date=show_date(at.date()), time=f"{at:%H.%M}")


def _role(code: str) -> str:
    title = role_title(Role(code))
    return title[:1].lower() + title[1:]


def role_words(by: str, roles: Mapping[str, Role]) -> str:
    """The role of the user of that name; of one who is no longer there the log tells no role."""
    return role_title(roles[by]) if by in roles else tr("A former user")


def local_moment(utc_text: str) -> datetime:
    """A moment of the log in the computer's own time."""
    return datetime.fromisoformat(utc_text).astimezone()


def moment_words(utc_text: str) -> str:
    """``20-11-2026 kl. 21.47``."""
    return _local(local_moment(utc_text).isoformat())
