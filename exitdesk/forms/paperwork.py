"""What leaves the store as a file: return, data, forms (``report_files``: the report). For windows and commands.

Each function writes one file whole or not at all, and then logs that it was exported or printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import Period
from exitdesk.domain.records import PrintedForm
from exitdesk.domain.roles import Permission
from exitdesk.errors import UserError
from exitdesk.forms.agency_workbook import FilledWorkbook, fill_workbook
from exitdesk.forms.form_code import Layout, new_form_code
from exitdesk.forms.who5_form import FormRequest, who5_forms
from exitdesk.forms.who5_wording import form_languages
from exitdesk.i18n import tr
from exitdesk.returns.data_workbook import build_data_workbook, encrypt_workbook
from exitdesk.returns.export_gate import (
    KeptBack,
)
from exitdesk.returns.freezing import snapshot_of
from exitdesk.returns.profiles import Profile
from exitdesk.returns.return_workbook import Return, own_words, prepare_return
from exitdesk.returns.return_workbook import write_return as return_bytes
from exitdesk.returns.sent_returns import remember_return
from exitdesk.returns.standing_out import Steps, coarsened
from exitdesk.returns.template.filling import Template, left_out
from exitdesk.returns.template.mapping import Difference, TemplateMapping
from exitdesk.store.files import write_file_safely
from exitdesk.store.history import Action
from exitdesk.store.leaving import require_log
from exitdesk.store.never_sent import notes_written, user_names
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import Snapshot, file_of, freeze

Progress = Callable[[int, int], None]


def log_leaving(store: OpenStore, detail: str, contacts: Sequence[str] = ()) -> None:
    """Write into the log, before the file, that something about persons leaves: nothing does that it cannot tell of.

    Raises UserError as ``require_log``.
    """
    require_log(store)
    if not store.read_only:
        store.operations.log(Action.EXPORTED, contacts=contacts, detail=detail)


def log_if_possible(store: OpenStore, action: Action, detail: str) -> None:
    """As ``log_leaving`` for what is about nobody: it leaves also while another program writes the store."""
    if not store.read_only:
        store.operations.log(action, detail=detail)


def contacts_for_forms(store: OpenStore, chosen: str, today: date) -> list[str]:
    """Keys of the contacts meant by ``due``, ``all`` (ended ones too) or ``ID[,ID…]``; UserError for an unknown ID."""
    word = chosen.strip().lower()
    if word == "all":
        return [contact.key for contact in store.reading.contacts() if contact.key]
    if word == "due":
        return [summary.key for summary in store.reading.summaries(today) if summary.is_due(today)]
    found = []
    for typed in filter(None, (part.strip() for part in chosen.split(","))):
        contact = store.reading.contact_by_number(typed)
        if contact is None or contact.key is None:
            near = ", ".join(store.reading.near_numbers(typed))
            hint = tr("Did you mean {numbers}?", numbers=near) if near else tr("Check the number.")
            raise UserError(tr("No contact has the ID number {number}.", number=typed) + " " + hint)
        if contact.key not in found:
            found.append(contact.key)
    return found


def print_forms(
    store: OpenStore,
    profile: Profile,
    chosen: str | Sequence[str],
    language: str,
    layout: str,
    out: Path,
    today: date,
) -> int:
    """Write WHO-5 forms (PDF) and return how many; ``chosen`` is as for ``contacts_for_forms``, or keys of contacts."""
    if language not in form_languages():
        languages = ", ".join(form_languages())
        raise UserError(
            tr("There is no form in “{language}”. Choose {languages}.", language=language, languages=languages)
        )
    keys = contacts_for_forms(store, chosen, today) if isinstance(chosen, str) else list(chosen)
    if not keys:
        raise UserError(tr("No contact is due for WHO-5, so there is nothing to print."))
    numbers = store.reading.id_numbers()
    printed = [
        PrintedForm(code=new_form_code(Layout(layout)), contact=key, language=language, layout=layout) for key in keys
    ]
    requests = [FormRequest(numbers[form.contact], form.code, language) for form in printed]
    organisation = profile.organisation if profile.forms_show_organisation else None
    data = who5_forms(requests, layout, organisation, practice=store.practice)
    if store.read_only:
        raise UserError(tr("Forms can be printed when the store is not in use by another program."))
    store.operations.register_printed_forms(printed)
    write_file_safely(out, data)
    return len(printed)


@dataclass(frozen=True, slots=True)
class SentReturn:
    """What a return held; for one in the agency's workbook also which of its columns stay empty, which of the
    return's have no place there, and what it has otherwise than the one before."""

    prepared: Return
    empty_columns: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    changes: tuple[Difference, ...] = ()


def write_return(
    store: OpenStore,
    profile: Profile,
    period: Period,
    out: Path,
    day: date | None = None,
    *,
    template: Path | Template | None = None,
    mapping: TemplateMapping | None = None,
    password: str | None = None,
    coarser: Steps = frozenset(),
) -> SentReturn:
    """Write the return of a period and freeze it as it leaves; gives what it holds.

    Into the agency's own workbook where ``template`` is given, by ``mapping``, the one kept for it, or likeness alone.
    ``day`` (today) is remembered as when it left; ``coarser`` are ways in which this file tells less than usual.
    Raises UserError for a period that has not begun.
    """
    store.reading.require(Permission.RETURNS)
    day = day or date.today()
    if period.first is not None and period.first > day:
        raise UserError(tr("The period has not begun: it starts on {date}.", date=show_date(period.first)))
    version, profile = store.reading.profile()[1], coarsened(profile, coarser)
    prepared = prepare_return(store.reading, profile, period)
    kept_back = KeptBack(user_names(store), lambda: notes_written(store.reading), own_words(profile, period))
    filled: FilledWorkbook | None = None
    if template is None:
        data = return_bytes(prepared, profile, practice=store.practice, kept_back=kept_back, coarser=coarser)
    else:
        filled = fill_workbook(store, profile, prepared, template, mapping, kept_back)
        data = filled.data
    ready = encrypt_workbook(data, password) if password else data
    used = filled.chosen.mapping if filled else None
    template_print = used.fingerprint if used else None
    snapshot = snapshot_of(prepared, profile, version, out.name, template_print, coarser)
    freeze(store, snapshot, data, lambda: write_file_safely(out, ready))
    remember_return(store, period, day)
    empty, unplaced = left_out(prepared.preview, used) if used else ((), ())
    return SentReturn(prepared, empty, unplaced, filled.chosen.changes if filled else ())


def write_return_again(store: OpenStore, snapshot: Snapshot, out: Path, password: str | None = None) -> None:
    """Write a return just as it left before. Raises UserError when somebody in it has been erased since."""
    data = file_of(store, snapshot)
    if data is None:
        raise UserError(tr("Somebody in this return has been erased since, so that it cannot be written again."))
    log_leaving(store, f"return {snapshot.period}")
    write_file_safely(out, encrypt_workbook(data, password) if password else data)


def write_data_workbook(
    store: OpenStore, profile: Profile, out: Path, password: str | None = None, progress: Progress | None = None
) -> None:
    """Write everything as a data workbook, under a password where there is one; otherwise it is in the clear."""
    store.reading.require(Permission.EXPORT)
    data = build_data_workbook(store.reading, profile, practice=store.practice, progress=progress)
    ready = encrypt_workbook(data, password) if password else data
    log_leaving(store, "data")
    write_file_safely(out, ready)
