"""The corrections to earlier returns, as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exitdesk.domain.periods import WHOLE_PROJECT, parse_period
from exitdesk.domain.roles import Permission
from exitdesk.errors import UserError
from exitdesk.forms.paperwork import log_leaving
from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import tr
from exitdesk.returns.corrections_workbook import COLUMNS, KIND_LABELS, TITLE, build_corrections, period_name
from exitdesk.returns.data_workbook import encrypt_workbook
from exitdesk.returns.export_gate import KeptBack, known_numbers
from exitdesk.returns.freezing import Correction
from exitdesk.returns.profiles import Profile
from exitdesk.returns.return_workbook import own_words
from exitdesk.store.files import write_file_safely
from exitdesk.store.never_sent import notes_written, user_names
from exitdesk.store.opening import OpenStore


def not_compared_words(periods: Sequence[str]) -> str:
    """The sentence about returns that could not be looked at; "" when there are none."""
    if not periods:
        return ""
    read = [(code, parse_period(code)) for code in periods]
    names = (code if period is None else period_in_name(period) for code, period in read)
    return tr(
        "These returns could not be compared with the records: {periods}. The profile of that time cannot be read any "
        "more.",
        periods=", ".join(names),
    )


def write_corrections(
    store: OpenStore, profile: Profile, corrections: Sequence[Correction], out: Path, password: str | None = None
) -> None:
    """Write the corrections as a workbook. UserError when there are none, or they hold what must not leave."""
    store.reading.require(Permission.RETURNS)
    if not corrections:
        raise UserError(tr("Nothing has changed in what was returned, so there are no corrections to write."))
    contacts = store.reading.contacts(include_binned=True)
    known = known_numbers(
        (*(contact.id_number for contact in contacts), *(one.number for one in corrections if one.number)),
        (contact.project_id for contact in contacts) if profile.carries_project_id else (),
    )
    own = own_words(profile, WHOLE_PROJECT) | set(KIND_LABELS.values()) | {one.heading for one in COLUMNS} | {TITLE}
    own |= {period_name(one.snapshot.period) for one in corrections}
    own |= {text for one in corrections for text in (one.sheet, one.place)}
    kept_back = KeptBack(user_names(store), lambda: notes_written(store.reading), own)
    data = build_corrections(corrections, known, kept_back, practice=store.practice)
    log_leaving(store, "corrections")
    write_file_safely(out, encrypt_workbook(data, password) if password else data)
