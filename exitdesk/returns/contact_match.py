"""Whether a contact in a file says anything else than the contact that is known already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from exitdesk.domain import id_number
from exitdesk.domain.answers import Gender, Missing, Purpose
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.workbook_words import (
    FIRST_CONTACT,
    GENDER_LABELS,
    ID_NUMBER,
    MISSING_LABELS,
    PURPOSE_LABELS,
    YES_NO_LABELS,
    cell_text,
)


def contact_columns(contact: Contact, profile: Profile) -> dict[str, Cell]:
    """A contact as a row of *Borgere*: header -> cell, None where it stays empty.

    What was not asked stays empty; *unknown* and *declined* are said in words.
    """
    age: int | str | None = contact.age_given
    if age is None and contact.birth_year is None and contact.age_missing is not Missing.NOT_ASKED:
        age = MISSING_LABELS[contact.age_missing]
    return {
        ID_NUMBER: cell_text(contact.id_number),
        "Køn": None if contact.gender is Gender.NOT_ASKED else GENDER_LABELS[contact.gender],
        "Fødselsår": contact.birth_year,
        "Alder": age,
        FIRST_CONTACT: contact.first_contact,
        "Indskrevet": contact.enrolled,
        "Afsluttet": contact.ended,
        "Formål": None if contact.purpose is Purpose.NOT_ASKED else PURPOSE_LABELS[contact.purpose],
        "Rekrutteret via": recruitment_text(contact.recruited_via, profile),
        "Projektnummer": contact.project_id and cell_text(contact.project_id),
        "WHO-5 fravalgt": YES_NO_LABELS[True] if contact.who5_declined else None,
    }


def recruitment_text(stored: str, profile: Profile) -> str | None:
    """How the contact came, in words; None when nobody asked."""
    if stored == Missing.NOT_ASKED:
        return None
    if stored in list(Missing):
        return MISSING_LABELS[Missing(stored)]
    return profile.recruitment_label(stored) or cell_text(stored) or None


class Difference(NamedTuple):
    """A column in which a file says something else than what is ``known``: "" where nothing is.

    ``unknown`` when there is no answer yet: nothing, or that it is not known.
    """

    column: str
    known: str
    said: str

    @property
    def unknown(self) -> bool:
        return self.known in ("", MISSING_LABELS[Missing.UNKNOWN])


def differences(read: Contact, known: Contact, profile: Profile) -> Iterator[Difference]:
    """Where the file says something else; an empty cell says nothing."""
    there = contact_columns(known, profile)
    for column, value in contact_columns(read, profile).items():
        if value is None or value == there[column]:
            continue
        if column == ID_NUMBER and id_number.match_key(read.id_number) == id_number.match_key(known.id_number):
            continue
        yield Difference(column, _words(there[column]), _words(value))


def _words(value: Cell) -> str:
    return show_date(value) if isinstance(value, date) else str("" if value is None else value)
