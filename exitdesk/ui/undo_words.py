"""What was saved, and what Ctrl+Z took back, in one line: nobody undoes other work without seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exitdesk.i18n import tr, trn

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore

_SPOKEN: Final = (
    "profile", "contact", "session", "activity", "attendance", "clothing", "wellbeing", "referral",
)  # fmt: skip


def undo_last(store: OpenStore) -> tuple[Changes | None, str]:
    """Undo the last operation; what was changed (None: there was nothing), and the ID number where it was one
    contact's, the bin included.
    """
    changes = store.operations.undo()
    if changes is None or len(changes.contacts) != 1:
        return changes, ""
    contact = store.reading.contact(next(iter(changes.contacts)))
    return changes, contact.id_number if contact is not None else ""


def saved_words(changes: Changes) -> str:
    """That it is saved and can be taken back, or that nothing was different: Ctrl+Z would then take another thing."""
    return tr("Saved. Ctrl+Z takes it back.") if changes else tr("Nothing was changed.")


def undone_words(changes: Changes, id_number: str) -> str:
    """``Undone for 4QV-JEH: 1 talk``."""
    what = _counted(changes)
    if not what:
        return tr("Undone")
    if id_number:
        return tr("Undone for {number}: {what}", number=id_number, what=what)
    return tr("Undone: {what}", what=what)


def _counted(changes: Changes) -> str:
    n = dict.fromkeys(_SPOKEN, 0) | dict(changes.counts)
    words = {
        "profile": tr("the profile"),
        "contact": trn("{n} contact", "{n} contacts", n["contact"]),
        "session": trn("{n} talk", "{n} talks", n["session"]),
        "activity": trn("{n} activity", "{n} activities", n["activity"]),
        "attendance": trn("{n} participation", "{n} participations", n["attendance"]),
        "clothing": trn("{n} handout", "{n} handouts", n["clothing"]),
        "wellbeing": trn("{n} WHO-5 form", "{n} WHO-5 forms", n["wellbeing"]),
        "referral": trn("{n} referral", "{n} referrals", n["referral"]),
    }
    return ", ".join(words[kind] for kind in _SPOKEN if n[kind])
