"""Reads the data workbook and works out what an import would add. It saves nothing.

*Borgere* is read first, so that the other sheets may name its contacts in any order of sheets. A second import of a
file adds, row by row, only what is not yet in the store as often as in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from exitdesk.domain import id_number
from exitdesk.domain.records import Attendance, Record
from exitdesk.domain.timekeeping import new_key
from exitdesk.i18n import tr
from exitdesk.returns import row_identity
from exitdesk.returns.contact_match import differing_columns
from exitdesk.returns.import_plan import Doubt, ImportPlan, SheetCount
from exitdesk.returns.import_rows import RowInDoubt, RowReader, SheetRow
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.returns.row_identity import Identity
from exitdesk.returns.sheet_writing import PRACTICE
from exitdesk.returns.workbook_words import COLUMNS, ID_NUMBER, Sheet
from exitdesk.returns.xlsx_reading import OpenWorkbook, RawCell, open_workbook
from exitdesk.store.person_level import binned_numbers
from exitdesk.store.reading import Reading

Progress = Callable[[int, int], None]
_PROGRESS_EVERY: Final = 250
_MOST_DOUBTS_LOOKED_UP: Final = 50


def plan_import(
    path: Path, reading: Reading, profile: Profile, today: date, progress: Progress | None = None
) -> ImportPlan:
    """What importing ``path`` would add to the store behind ``reading``; ``today`` is the Rede-day.

    ``progress(done, total)`` counts rows; what it raises stops the reading. Raises UserError or EnvironmentFailure
    when the file as a whole cannot be read.
    """
    with open_workbook(path) as book:
        return _Planning(book, reading, profile, today, progress).plan()


class _Planning:
    """One import being worked out."""

    def __init__(
        self, book: OpenWorkbook, reading: Reading, profile: Profile, today: date, progress: Progress | None
    ) -> None:
        self._book = book
        self._reading = reading
        self._progress = progress
        self._rows_done, self._rows_total = 0, 0
        self._doubts: list[Doubt] = []
        self._batch: list[Record] = []
        self._counts: dict[str, SheetCount] = {}
        self._unknown_columns: list[tuple[str, str]] = []
        self._contacts = {id_number.match_key(one.id_number): one for one in reading.contacts()}
        self._stored_contacts = dict(self._contacts)
        self._near_looked_up = 0
        self._reader = RowReader(profile, today, self._find_contact, self._near_numbers)

    def plan(self) -> ImportPlan:
        sheets = {matching(sheet): sheet for sheet in Sheet}
        titles = {sheets[matching(title)]: title for title in self._book.sheets if matching(title) in sheets}
        self._rows_total = self._book.row_count() if self._progress else 0
        for sheet in Sheet:
            if sheet in titles:
                self._read_sheet(sheet, titles[sheet])
        return ImportPlan(
            batch=tuple(self._batch),
            sheets=self._counts,
            doubts=tuple(self._doubts),
            unknown_sheets=tuple(
                title for title in self._book.sheets if matching(title) not in sheets and title != PRACTICE
            ),
            unknown_columns=tuple(self._unknown_columns),
        )

    def _find_contact(self, number: str) -> str | None:
        contact = self._contacts.get(id_number.match_key(number))
        return contact.key if contact else None

    def _near_numbers(self, number: str) -> list[str]:
        """Near matches, for the first doubts only: each looks at every contact."""
        self._near_looked_up += 1
        if self._near_looked_up > _MOST_DOUBTS_LOOKED_UP:
            return []
        return id_number.near_matches(number, sorted(one.id_number for one in self._contacts.values()), limit=3)

    def _read_sheet(self, sheet: Sheet, title: str) -> None:
        add = {
            Sheet.CONTACTS: self._add_contacts,
            Sheet.SESSIONS: self._add_sessions,
            Sheet.ACTIVITIES: self._add_activities,
            Sheet.CLOTHING: self._add_clothing,
            Sheet.WELLBEING: self._add_answer_sets,
            Sheet.REFERRALS: self._add_referrals,
        }[sheet]
        self._read, self._new, self._there, self._in_doubt = 0, 0, 0, 0
        add(self._rows(sheet, title))
        self._counts[sheet.value] = SheetCount(self._read, self._new, self._there, self._in_doubt)

    def _rows(self, sheet: Sheet, title: str) -> Iterator[SheetRow]:
        """The data rows of a sheet by header; none where its headers are in doubt."""
        rows = self._book.rows(title)
        head = next(rows, None)
        if head is None:
            return
        headers = self._headers(sheet, head.number, head.cells)
        for row in rows:
            self._rows_done += 1
            if self._progress and self._rows_done % _PROGRESS_EVERY == 0:
                self._progress(self._rows_done, max(self._rows_done, self._rows_total))
            if headers is None:
                continue
            for place in range(len(head.cells), len(row.cells)):
                if not row.cells[place].blank:
                    self._report_column(sheet, None, place)
            cells = {header: row.cells[place] for place, header in headers.items() if place < len(row.cells)}
            if any(not cell.blank for cell in cells.values()):
                self._read += 1
                yield SheetRow(sheet.value, row.number, cells, self._doubts)

    def _headers(self, sheet: Sheet, number: int, cells: list[RawCell]) -> dict[int, str] | None:
        """Column place -> the header it means; None (and a doubt) when the sheet cannot be read by them."""
        known = {matching(header): header for header in COLUMNS[sheet].headers}
        found: dict[int, str] = {}
        sound = number == 1
        if not sound:
            why = tr("The first row must hold the headers.")
            self._doubts.append(Doubt(sheet.value, 1, "", "", "no_headers", why))
            return None
        for place, cell in enumerate(cells):
            header = known.get(matching(str(cell.value))) if not cell.blank else None
            if header is None:
                self._report_column(sheet, cell, place)
            elif header in found.values():
                why = tr("The column “{column}” stands there twice.", column=header)
                self._doubts.append(Doubt(sheet.value, 1, header, header, "column_twice", why))
                sound = False
            else:
                found[place] = header
        for header in COLUMNS[sheet].needed:
            if header not in found.values():
                why = tr("The column “{column}” is missing.", column=header)
                self._doubts.append(Doubt(sheet.value, 1, header, "", "column_missing", why))
                sound = False
        return found if sound else None

    def _report_column(self, sheet: Sheet, cell: RawCell | None, place: int) -> None:
        name = str(cell.value).strip() if cell and not cell.blank else _letters(place)
        if (sheet.value, name) not in self._unknown_columns:
            self._unknown_columns.append((sheet.value, name))

    def _each(self, rows: Iterable[SheetRow], take: Callable[[SheetRow], None]) -> None:
        for row in rows:
            try:
                take(row)
            except RowInDoubt:
                self._in_doubt += 1

    def _add_contacts(self, rows: Iterator[SheetRow]) -> None:
        binned = binned_numbers(self._reading)

        def take(row: SheetRow) -> None:
            contact = self._reader.contact(row)
            match = id_number.match_key(contact.id_number)
            known = self._contacts.get(match)
            if match in binned:
                row.doubt(ID_NUMBER, "contact_in_bin", tr("This contact is in the bin. Restore it from there first."))
                row.require_sound()
            if known is None:
                self._contacts[match] = contact = replace(contact, key=new_key())
                self._batch.append(contact)
                self._new += 1
                return
            for column, stored in differing_columns(contact, known, self._reader.profile):
                if match in self._stored_contacts:
                    why = tr("The store has “{stored}” for this contact. Correct one of the two.", stored=stored)
                else:
                    why = tr("The file has “{stored}” for this contact in a row above.", stored=stored)
                row.doubt(column, "contact_differs", why)
            row.require_sound()
            self._there += 1

        self._each(rows, take)

    def _add_new(self, counts: Counter[Identity], identity: Identity, records: Iterable[Record]) -> None:
        """Take one of the store's equal rows away, or else add the records."""
        if counts[identity] > 0:
            counts[identity] -= 1
            self._there += 1
        else:
            self._batch.extend(records)
            self._new += 1

    def _add_sessions(self, rows: Iterator[SheetRow]) -> None:
        stored = Counter(map(row_identity.session_identity, self._reading.sessions()))

        def take(row: SheetRow) -> None:
            one = self._reader.session(row)
            self._add_new(stored, row_identity.session_identity(one), [replace(one, key=new_key())])

        self._each(rows, take)

    def _add_activities(self, rows: Iterator[SheetRow]) -> None:
        present: dict[str, list[str]] = {}
        for attendance in self._reading.attendances():
            present.setdefault(attendance.activity, []).append(attendance.contact)
        stored = Counter(
            row_identity.activity_identity(one, present.get(one.key or "", ())) for one in self._reading.activities()
        )

        def take(row: SheetRow) -> None:
            one, participants = self._reader.activity(row)
            key = new_key()
            records: list[Record] = [replace(one, key=key)]
            records.extend(Attendance(key=new_key(), activity=key, contact=contact) for contact in participants)
            self._add_new(stored, row_identity.activity_identity(one, participants), records)

        self._each(rows, take)

    def _add_clothing(self, rows: Iterator[SheetRow]) -> None:
        stored = Counter(map(row_identity.clothing_identity, self._reading.clothing()))

        def take(row: SheetRow) -> None:
            one = self._reader.clothing(row)
            self._add_new(stored, row_identity.clothing_identity(one), [replace(one, key=new_key())])

        self._each(rows, take)

    def _add_answer_sets(self, rows: Iterator[SheetRow]) -> None:
        stored = Counter(map(row_identity.answer_set_identity, self._reading.answer_sets()))

        def take(row: SheetRow) -> None:
            one = self._reader.answer_set(row)
            self._add_new(stored, row_identity.answer_set_identity(one), [replace(one, key=new_key())])

        self._each(rows, take)

    def _add_referrals(self, rows: Iterator[SheetRow]) -> None:
        stored = Counter(map(row_identity.referral_identity, self._reading.referrals()))

        def take(row: SheetRow) -> None:
            one = self._reader.referral(row)
            self._add_new(stored, row_identity.referral_identity(one), [replace(one, key=new_key())])

        self._each(rows, take)


def _letters(place: int) -> str:
    """A column's letters in Excel: 0 -> A."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
