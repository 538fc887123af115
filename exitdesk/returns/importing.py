"""Reads the data workbook and works out what an import would add. It saves nothing.

*Borgere* is read first, so that the other sheets may name its contacts in any order of sheets. A .csv is one of the
sheets: which one its headers say, or its name where they fit several.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from exitdesk.i18n import tr
from exitdesk.returns.import_ledger import Ledger
from exitdesk.returns.import_plan import Doubt, ImportPlan, Place, SheetCount
from exitdesk.returns.import_rows import RowInDoubt, SheetRow
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.returns.sheet_writing import PRACTICE
from exitdesk.returns.tables.cells import RawCell
from exitdesk.returns.tables.process import TableFile, open_table_file
from exitdesk.returns.template.places import column_letters
from exitdesk.returns.workbook_words import COLUMNS, Sheet
from exitdesk.store.reading import Reading

Progress = Callable[[int, int], None]
_PROGRESS_EVERY: Final = 250


def plan_import(
    path: Path,
    reading: Reading,
    profile: Profile,
    today: date,
    progress: Progress | None = None,
    without: Collection[Place] = (),
) -> ImportPlan:
    """What importing ``path`` would add to the store behind ``reading``; ``today`` is the Rede-day.

    ``progress(done, total)`` counts rows; what it raises stops the reading. Cells of ``without`` are taken as empty
    where their row can do without them. Raises UserError or EnvironmentFailure when the file as a whole cannot be read.
    """
    counted = RowCounter(progress)
    with open_table_file(path, counted.again) as table:
        counted.total = table.row_count() if progress else 0
        return _Planning(table, Ledger(reading, profile, today), counted, without).plan()


class RowCounter:
    """Tells how far the reading has come: every so many rows, and while nothing comes."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self.done, self.total = 0, 0

    def count(self) -> None:
        """One more row."""
        self.done += 1
        if self.done % _PROGRESS_EVERY == 0:
            self.again()

    def again(self) -> None:
        """Say it once more: whoever listens may want to stop."""
        if self._progress:
            self._progress(self.done, max(self.done, self.total))


def data_sheets(table: TableFile) -> dict[Sheet, str]:
    """The sheets of the data workbook that a file holds, with what it calls them."""
    named = {matching(sheet): sheet for sheet in Sheet}
    if table.kind != "csv":
        return {named[matching(title)]: title for title in table.sheets if matching(title) in named}
    (title,) = table.sheets
    head = next((row.cells for row in table.rows(title, most=1)), [])
    sheet = sheet_of_headers([str(cell.value) for cell in head if not cell.blank], title)
    return {sheet: title} if sheet else {}


def is_data_workbook(table: TableFile) -> bool:
    """Whether one of its sheets can be read as it stands; a table kept by hand needs a mapping."""
    for sheet, title in data_sheets(table).items():
        head = next((row for row in table.rows(title, most=1)), None)
        if head is not None and head.number == 1:
            there = {matching(str(cell.value)) for cell in head.cells if not cell.blank}
            if all(matching(header) in there for header in COLUMNS[sheet].needed):
                return True
    return False


def sheet_of_headers(headers: Sequence[str], title: str) -> Sheet | None:
    """The sheet that these headers belong to: the most of its columns and all it needs; ``title`` decides of equals.

    Where most of the headers are none of a sheet's, the table is not that sheet, whatever else it is.
    """
    there = {matching(header) for header in headers}
    fits: list[tuple[int, bool, Sheet]] = []
    for sheet in Sheet:
        if all(matching(header) in there for header in COLUMNS[sheet].needed):
            known = sum(matching(header) in there for header in COLUMNS[sheet].headers)
            if known < 2 or known * 2 < len(there):
                continue
            fits.append((known, matching(sheet) in matching(title), sheet))
    fits.sort(key=lambda fit: fit[:2], reverse=True)
    if not fits or (len(fits) > 1 and fits[0][:2] == fits[1][:2]):
        return next((sheet for sheet in Sheet if matching(sheet) == matching(title)), None)
    return fits[0][2]


class _Planning:
    """One import being worked out."""

    def __init__(self, table: TableFile, ledger: Ledger, counted: RowCounter, without: Collection[Place]) -> None:
        self._table, self._ledger, self._counted = table, ledger, counted
        self._without = frozenset(without)
        self._doubts: list[Doubt] = []
        self._counts: dict[str, SheetCount] = {}
        self._unknown_columns: dict[tuple[str, str], None] = {}  # in their order, each once

    def plan(self) -> ImportPlan:
        titles = data_sheets(self._table)
        for sheet in Sheet:
            if sheet in titles:
                self._read_sheet(sheet, titles[sheet])
        return ImportPlan(
            batch=tuple(self._ledger.batch),
            sheets=self._counts,
            doubts=tuple(self._doubts),
            unknown_sheets=tuple(
                title for title in self._table.sheets if title not in titles.values() and title != PRACTICE
            ),
            unknown_columns=tuple(self._unknown_columns),
        )

    def _read_sheet(self, sheet: Sheet, title: str) -> None:
        read = new = in_doubt = 0
        for row in self._rows(sheet, title):
            read += 1
            try:
                entry = self._ledger.read(sheet, row)
            except RowInDoubt:
                in_doubt += 1
            else:
                new += self._ledger.add(entry)
        self._counts[sheet.value] = SheetCount(read, new, read - new - in_doubt, in_doubt)

    def _rows(self, sheet: Sheet, title: str) -> Iterator[SheetRow]:
        """The data rows of a sheet by header; none where its headers are in doubt."""
        rows = self._table.rows(title)
        head = next(rows, None)
        if head is None:
            return
        headers = self._headers(sheet, head.number, head.cells)
        for row in rows:
            self._counted.count()
            if headers is None:
                continue
            for place in range(len(head.cells), len(row.cells)):
                if not row.cells[place].blank:
                    self._report_column(sheet, None, place)
            cells = {header: row.cells[place] for place, header in headers.items() if place < len(row.cells)}
            if any(not cell.blank for cell in cells.values()):
                yield SheetRow(sheet.value, row.number, cells, self._doubts, without=self._without)

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
        name = str(cell.value).strip() if cell and not cell.blank else column_letters(place + 1)
        self._unknown_columns[sheet.value, name] = None
