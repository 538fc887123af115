"""Writes everything in the store as a data workbook that ``returns.importing`` reads again.

It is in the clear. Notes have no column there and are not written; rows in the bin are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.contact_match import contact_columns
from exitdesk.returns.export_gate import KnownNumbers, known_numbers
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.sheet_writing import PRACTICE, Cell, Column, WorkbookWriter
from exitdesk.returns.workbook_words import (
    CHANNEL_LABELS,
    COLUMNS,
    DIRECTION_LABELS,
    MODE_LABELS,
    STATUS_LABELS,
    YES_NO_LABELS,
    Sheet,
    cell_text,
)
from exitdesk.store.reading import Reading

Progress = Callable[[int, int], None]
_WIDE: Final = {"Indsats": 32, "Organisation": 22, "Udfordringer": 34, "Deltagere": 60, "Genstande": 30, "Tilbud": 28}
_PROGRESS_EVERY: Final = 500


def build_data_workbook(
    reading: Reading, profile: Profile, *, practice: bool = False, progress: Progress | None = None
) -> bytes:
    """The data workbook as bytes. ``progress(done, total)`` counts sheets; what it raises stops the export.

    Raises UserError when a free word looks like it leads to a person (``returns.export_gate``).
    """
    writer = WorkbookWriter("ExitDesk", practice=practice)
    if practice:
        mark = writer.add_sheet(PRACTICE)
        mark.sheet.set_column(0, 0, 60)
        mark.practice_mark()
    source = _Source(reading, profile)
    for done, sheet in enumerate(Sheet):
        if progress:
            progress(done, len(Sheet))
        columns = [Column(header, _WIDE.get(header, 14)) for header in COLUMNS[sheet].headers]
        writer.add_sheet(sheet.value).table(columns, source.rows(sheet))
    data = writer.to_bytes(source.known_numbers())
    if progress:
        progress(len(Sheet), len(Sheet))
    return data


def encrypt_workbook(data: bytes, password: str) -> bytes:
    """The workbook under a password that Excel asks for (ECMA-376 agile encryption).

    Raises UserError for one that Excel could not be given: it takes 255 characters.
    """
    if len(password.encode("utf-16-le")) > 2 * 255:
        raise UserError(tr("Excel takes at most 255 characters as a password. Choose a shorter one."))
    from msoffcrypto.format.ooxml import OOXMLFile

    encrypted = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, encrypted)
    return encrypted.getvalue()


class _Source:
    """Rows of the sheets from the store; events of contacts in the bin are left out with them."""

    def __init__(self, reading: Reading, profile: Profile) -> None:
        self._reading = reading
        self._profile = profile
        self._contacts = reading.contacts()
        self._numbers = {contact.key: cell_text(contact.id_number) for contact in self._contacts}

    def known_numbers(self) -> KnownNumbers:
        """What stands there as a contact's number."""
        return known_numbers(self._numbers.values(), (contact.project_id for contact in self._contacts))

    def rows(self, sheet: Sheet) -> Iterator[Sequence[Cell]]:
        return {
            Sheet.CONTACTS: self._contact_rows,
            Sheet.SESSIONS: self._session_rows,
            Sheet.ACTIVITIES: self._activity_rows,
            Sheet.CLOTHING: self._clothing_rows,
            Sheet.WELLBEING: self._answer_set_rows,
            Sheet.REFERRALS: self._referral_rows,
        }[sheet]()

    def _contact_rows(self) -> Iterator[Sequence[Cell]]:
        for contact in self._contacts:
            cells = contact_columns(contact, self._profile)
            yield [cells[header] for header in COLUMNS[Sheet.CONTACTS].headers]

    def _session_rows(self) -> Iterator[Sequence[Cell]]:
        for one in self._reading.sessions():
            if one.contact in self._numbers:
                yield [
                    self._numbers[one.contact],
                    one.date,
                    cell_text(one.intervention),
                    one.minutes,
                    one.channel and CHANNEL_LABELS[one.channel],
                    cell_text(one.organisation) or None,
                    "; ".join(map(cell_text, one.challenges)) or None,
                ]

    def _activity_rows(self) -> Iterator[Sequence[Cell]]:
        present: dict[str, list[str]] = {}
        for attendance in self._reading.attendances():
            if attendance.contact in self._numbers:
                present.setdefault(attendance.activity, []).append(self._numbers[attendance.contact])
        for one in self._reading.activities():
            there = "; ".join(present.get(one.key or "", ()))
            yield [one.date, cell_text(one.name), one.headcount, there or None]

    def _clothing_rows(self) -> Iterator[Sequence[Cell]]:
        for one in self._reading.clothing():
            if one.contact is None or one.contact in self._numbers:
                number = None if one.contact is None else self._numbers[one.contact]
                yield [one.date, number, cell_text(one.items) or None, one.pieces]

    def _answer_set_rows(self) -> Iterator[Sequence[Cell]]:
        for one in self._reading.answer_sets():
            if one.contact in self._numbers:
                yield [self._numbers[one.contact], one.date, *one.answers, one.mode and MODE_LABELS[one.mode]]

    def _referral_rows(self) -> Iterator[Sequence[Cell]]:
        for one in self._reading.referrals():
            if one.contact in self._numbers:
                yield [
                    self._numbers[one.contact],
                    one.date,
                    one.direction and DIRECTION_LABELS[one.direction],
                    cell_text(one.offer) or None,
                    None if one.trafficking is None else YES_NO_LABELS[one.trafficking],
                    one.status and STATUS_LABELS[one.status],
                ]
