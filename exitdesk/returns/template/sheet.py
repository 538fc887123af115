"""What one sheet of a template asks for: its headers, the drop-down list of each column, where the rows begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from exitdesk.returns.tables.archive import readable
from exitdesk.returns.template.cells import CellText, Grid, SheetGrids, merged_areas
from exitdesk.returns.template.headers import find_headers, score_of
from exitdesk.returns.template.lists import Choices, calculated_columns, drop_downs, tables_of
from exitdesk.returns.template.package import Package, SheetPart
from exitdesk.returns.template.places import Area, column_letters, parse_area
from exitdesk.returns.template.spelling import matching
from exitdesk.returns.workbook_words import GENDER_LABELS, YES_NO_LABELS

Progress = Callable[[int, int], None]

_MOST_EXAMPLES: Final = 2  # rows under the header that explain or give an example
_NEAR: Final = 40  # a list that begins a little below the first row is meant for it too
_EXAMPLE: Final = re.compile(r"\b(eks|eksempel|eksempler|fx|f\.? ?eks|example|test)\b", re.IGNORECASE)

_ANSWERS: Final = frozenset(map(matching, (*GENDER_LABELS.values(), *YES_NO_LABELS.values())))


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """``column`` counts from 1. ``choices`` is the column's drop-down list, None where anything may stand.

    A ``computed`` column holds formulas and is not to be filled.
    """

    column: int
    header: str
    choices: tuple[str, ...] | None = None
    computed: bool = False

    @property
    def letters(self) -> str:
        return column_letters(self.column)


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """One sheet with a header row; rows are filled in from ``first_row`` on.

    ``holds_rows`` says that somebody has filled it in already; ``room`` is how many rows there are before something
    else stands in the way, None when nothing does. No two headers are alike.
    """

    name: str
    part: str
    header_row: int
    first_row: int
    columns: tuple[TemplateColumn, ...]
    holds_rows: bool = False
    room: int | None = None


def read_sheets(
    package: Package, wanted: frozenset[str], progress: Progress | None = None
) -> tuple[TemplateSheet, ...]:
    """The visible sheets that have a header row, the most likely first. Raises UserError for a damaged one.

    ``wanted`` are the headers looked for, as ``spelling.matching`` makes them alike. ``progress`` is called between
    sheets; what it raises stops the reading.
    """
    with readable():
        cells = SheetGrids(package)
        visible = [sheet for sheet in package.sheets if sheet.visible]
    found = []
    for number, sheet in enumerate(visible):
        if progress is not None:
            progress(number, len(visible))
        with readable():
            read, score = _read_sheet(package, sheet, wanted, cells)
        if read is not None:
            found.append((score, read))
    return tuple(read for _, read in sorted(found, key=lambda one: -one[0]))


def _read_sheet(
    package: Package, sheet: SheetPart, wanted: frozenset[str], cells: SheetGrids
) -> tuple[TemplateSheet | None, int]:
    root = package.xml(sheet.part)
    grid = cells.grid(sheet.part, root)
    header_row, headers = find_headers(grid, merged_areas(root), wanted)
    if not header_row:
        return None, 0
    lists = list(drop_downs(package, sheet, root, cells))
    choices = {column: _choices_of(lists, column, header_row) for column in headers}
    first_row, holds_rows = _first_free_row(grid, header_row, choices)
    worked_out = calculated_columns(package, sheet.part, header_row)
    columns = tuple(
        TemplateColumn(column, header, choices[column], column in worked_out or _is_formula(grid, first_row, column))
        for column, header in headers.items()
    )
    room = _room(package, sheet, grid, first_row, columns)
    read = TemplateSheet(sheet.name, sheet.part, header_row, first_row, columns, holds_rows, room)
    return read, score_of(headers, wanted)


def _choices_of(lists: list[tuple[Area, Choices]], column: int, header_row: int) -> Choices | None:
    """The list for the rows right under the header."""
    near = [
        (area.top, texts)
        for area, texts in lists
        if area.left <= column <= area.right and area.bottom > header_row and area.top <= header_row + _NEAR
    ]
    return min(near, key=lambda one: one[0])[1] if near else None


def _is_formula(grid: Grid, row: int, column: int) -> bool:
    cell = grid.get(row, {}).get(column)
    return cell is not None and cell.formula


def _first_free_row(grid: Grid, header_row: int, choices: Mapping[int, Choices | None]) -> tuple[int, bool]:
    """(the first row under the header for our rows, whether somebody's rows stand there already).

    A row or two that explain the columns or give an example are passed over.
    """
    row = header_row + 1
    while written := [grid[row][c] for c in choices if c in grid.get(row, {}) and not grid[row][c].formula]:
        if row > header_row + _MOST_EXAMPLES or _is_filled_in(written, choices):
            return row, True
        row += 1
    return row, False


def _is_filled_in(written: list[CellText], choices: Mapping[int, Choices | None]) -> bool:
    """Whether the cells under the headers are somebody's answers, and not words about what to write."""
    if any(_EXAMPLE.search(cell.text) for cell in written):
        return False
    if any(matching(cell.text) in _ANSWERS for cell in written):
        return True
    listed = {c: {matching(text) for text in texts} for c, texts in choices.items() if texts}
    if any(matching(cell.text) in listed.get(cell.column, ()) for cell in written):
        return True
    numbers = [float(cell.text) for cell in written if cell.is_number]
    counting = all(later - number == 1 for number, later in pairwise(numbers))
    return bool(numbers) and not (counting and len(numbers) > 1)  # columns may be numbered 1, 2, 3 …


def _room(
    package: Package, sheet: SheetPart, grid: Grid, first_row: int, columns: tuple[TemplateColumn, ...]
) -> int | None:
    """The rows up to what stands below in a column to be filled (a sum, a note), or to a table's line of totals."""
    filled = {one.column for one in columns if not one.computed}
    ends = [row for row, cells in grid.items() if row >= first_row and not filled.isdisjoint(cells)]
    ends += [_row_of_totals(table) for _, table in tables_of(package, sheet)]
    below = [row for row in ends if row >= first_row]
    return min(below) - first_row if below else None


def _row_of_totals(table: Any) -> int:
    area = parse_area(table.get("ref", ""))
    totals = int(table.get("totalsRowCount", "0"))
    return area.bottom - totals + 1 if area is not None and totals else 0
