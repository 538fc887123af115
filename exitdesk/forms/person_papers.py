"""Papers for the person opposite: what is written down, all that is kept about her, the log about her.

Each function writes one file whole or not at all, and the log knows of it first.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from exitdesk.domain.roles import Permission
from exitdesk.errors import UserError
from exitdesk.forms.access_pdf import access_pdf
from exitdesk.forms.log_pdf import log_pdf
from exitdesk.forms.paperwork import log_if_possible, log_leaving
from exitdesk.forms.what_we_write import what_we_write
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Profile
from exitdesk.store.backup_shelf import backups_until
from exitdesk.store.files import write_file_safely
from exitdesk.store.held import everything_held, roles_by_name
from exitdesk.store.history import Action
from exitdesk.store.opening import OpenStore
from exitdesk.store.users import roles_in_use


def write_what_we_write(store: OpenStore, profile: Profile, out: Path, today: date) -> None:
    """The sheet *Det skriver vi ned* from the settings in force. Every role may hand it out: it names nobody."""
    data = what_we_write(profile, roles_in_use(store), practice=store.practice, made_on=today)
    log_if_possible(store, Action.PRINTED, "what_we_write")
    write_file_safely(out, data)


def write_access(store: OpenStore, profile: Profile, contact: str, out: Path, today: date, language: str) -> None:
    """Everything held on the contact with this key, in ``language``. Raises UserError for a role that may not."""
    held = everything_held(store.reading, contact)
    if held is None:
        raise UserError(_gone())
    still = backups_until(store, today, contact)
    data = access_pdf(
        held,
        profile,
        made_on=today,
        practice=store.practice,
        backups_until=still.until,
        copies_stay=bool(still.staying),
        in_language=language,
    )
    log_leaving(store, "access", [contact])
    write_file_safely(out, data)


def write_log(store: OpenStore, profile: Profile, contact: str, out: Path, today: date, language: str) -> None:
    """The log about the contact with this key, in ``language``. Raises UserError for a role that may not."""
    store.reading.require(Permission.EXPORT)
    known = store.reading.contact(contact)
    if known is None:
        raise UserError(_gone())
    data = log_pdf(
        store.reading.log_of_contact(contact),
        known.id_number,
        roles_by_name(store.reading),
        profile,
        made_on=today,
        practice=store.practice,
        in_language=language,
    )
    log_leaving(store, "log", [contact])
    write_file_safely(out, data)


def _gone() -> str:
    return tr("That contact is no longer in the store.")
