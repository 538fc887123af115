"""What is told before and after a backup is restored, in the windows and by the command alike."""

from __future__ import annotations

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import role_title
from exitdesk.i18n import tr, trn
from exitdesk.store.people_since import PeopleSince
from exitdesk.store.restoring import Preview, Restored


def preview_lines(found: Preview) -> list[str]:
    """The backup's facts, and how they compare with what stands there."""
    held = found.contents
    lines = [
        tr("Backup of {date} at {time}", date=show_date(found.made.date()), time=f"{found.made:%H.%M}"),
        trn("{n} contact", "{n} contacts", held.contacts) + ", " + trn("{n} talk", "{n} talks", held.sessions),
        tr("Last saved on {date}", date=show_date(held.last_entry)) if held.last_entry else tr("Nothing saved yet"),
        tr("Users: {names}", names=", ".join(f"{name} ({role_title(role)})" for name, role in held.users)),
    ]
    return [*lines, *standing_lines(found), *erased_lines(found.erased, done=False), *people_lines(found.people)]


def standing_lines(found: Preview) -> list[str]:
    """How much newer that is which stands there now; it is kept beside what is restored."""
    there = found.standing
    if not found.anything_stands:
        return []
    if there is None:
        return [tr("What stands there now cannot be opened with this passphrase, so it cannot be compared.")]
    days, contacts = found.newer_days, there.contacts - found.contents.contacts
    sessions = there.sessions - found.contents.sessions
    if not days and not contacts and not sessions:
        return [tr("What stands there now holds as much.")]
    more = tr("What stands there now holds {contacts} contacts and {sessions} talks.", contacts=there.contacts,
              sessions=there.sessions)  # fmt: skip
    return [more, trn("It is {n} day newer.", "It is {n} days newer.", days)] if days else [more]


def restored_lines(done: Restored) -> list[str]:
    """What is to be known once it is done; nothing when all is well and nothing stood there."""
    lines = [str(done.doubt)] if done.doubt is not None else []
    lines += [*erased_lines(done.erased, done=True), *people_lines(done.people)]
    if done.aside is not None:
        lines.append(tr("What stood there before is kept in {folder}.", folder=done.aside))
    return lines


def erased_lines(erased: int | None, *, done: bool) -> list[str]:
    """That those who were erased since stay erased, or that it cannot be known who they are."""
    if erased is None:
        return [
            tr(
                "Whether anybody was erased after this backup cannot be told. Erase them again, if so: look at the "
                "receipts."
            )
        ]
    if not erased:
        return []
    if done:
        return [
            trn("{n} contact had been erased since and was erased again.",
                "{n} contacts had been erased since and were erased again.", erased)
        ]  # fmt: skip
    return [
        trn("{n} contact has been erased since and will be erased again.",
            "{n} contacts have been erased since and will be erased again.", erased)
    ]  # fmt: skip


def people_lines(people: PeopleSince | None) -> list[str]:
    """Which users stay removed or keep their new role, who is missing, or that it cannot be known."""
    if people is None:
        return [
            tr(
                "Users and roles come back as they were in the backup, and so does everybody who was removed since. "
                "Look them through afterwards, under Set-up."
            )
        ]
    lines = (
        [tr("Removed since, and not brought back: {names}.", names=", ".join(people.removed))] if people.removed else []
    )
    for name, role in people.roles:
        lines.append(tr("{name} has another role since, and keeps it: {role}.", name=name, role=role_title(role)))
    if people.added:
        lines.append(tr("Not in this backup, add them again: {names}.", names=", ".join(people.added)))
    return lines
