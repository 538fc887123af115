"""The cells of a sheet as they stand: where each is, also when the file does not say so, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from exitdesk.returns.template.package import MAIN, Package, plain_text
from exitdesk.returns.template.places import Area, column_number, parse_area

MOST_CELLS: Final = 400_000  # of one sheet, those with no more than borders too
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell as text; ``formula`` when it works out its value."""

    column: int
    row: int
    text: str
    formula: bool

    @property
    def is_number(self) -> bool:
        return reads_as_number(self.text)


Grid = Mapping[int, Mapping[int, CellText]]


def reads_as_number(text: str) -> bool:
    """Whether a text is a plain number, as a number cell holds it: no leading zeros."""
    return _NUMBER.fullmatch(text.strip()) is not None


def rows_of(root: Any) -> Iterator[tuple[int, Any]]:
    """(row number, element), top down. Rows need not say their number: they then follow on the one before."""
    number = 0
    for row in root.iterfind(f"{{{MAIN}}}sheetData/{{{MAIN}}}row"):
        number = int(row.get("r") or number + 1)
        yield number, row


def cells_in(row: Any) -> Iterator[tuple[int, Any]]:
    """(column, element) of one row; cells too need not say where they stand."""
    column = 0
    for cell in row.iterfind(f"{{{MAIN}}}c"):
        letters = _LETTERS.match(cell.get("r") or "")
        column = column_number(letters[0]) if letters else column + 1
        yield column, cell


def cells_of(package: Package, root: Any) -> Iterator[CellText]:
    """Every cell of a sheet that holds anything."""
    for number, row in rows_of(root):
        for column, cell in cells_in(row):
            text, formula = cell_text(package, cell)
            if text or formula:
                yield CellText(column, number, text, formula)


def grid_of(package: Package, root: Any) -> dict[int, dict[int, CellText]]:
    """The cells that hold anything, by row and column."""
    rows: dict[int, dict[int, CellText]] = {}
    for cell in cells_of(package, root):
        rows.setdefault(cell.row, {})[cell.column] = cell
    return rows


class SheetGrids:
    """The cells of a workbook's sheets, each sheet read once however many lists point to it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._grids: dict[str, Grid] = {}

    def grid(self, part: str, root: Any = None) -> Grid:
        """The cells of a sheet; ``root`` is its part where it was read before. Raises UserError as ``Package.xml``."""
        if part not in self._grids:
            root = self._package.xml(part) if root is None else root
            if root.xpath("count(//*[local-name() = 'c'])") > MOST_CELLS:
                raise self._package.too_large()
            self._grids[part] = grid_of(self._package, root)
        return self._grids[part]


def cell_text(package: Package, cell: Any) -> tuple[str, bool]:
    """(what a cell shows, whether it is worked out)."""
    formula = cell.find(f"{{{MAIN}}}f") is not None
    kind, value = cell.get("t"), cell.findtext(f"{{{MAIN}}}v") or ""
    if kind == "inlineStr":
        inline = cell.find(f"{{{MAIN}}}is")
        return ("" if inline is None else plain_text(inline)), formula
    if kind == "s":
        at = int(value or -1)
        return (package.shared_strings[at] if 0 <= at < len(package.shared_strings) else ""), formula
    return value, formula


def merged_areas(root: Any) -> list[Area]:
    """The areas whose cells are joined into one."""
    found = (parse_area(one.get("ref", "")) for one in root.iterfind(f"{{{MAIN}}}mergeCells/{{{MAIN}}}mergeCell"))
    return [area for area in found if area is not None]
