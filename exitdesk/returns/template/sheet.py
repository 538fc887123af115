"""What one sheet of a template asks for: its headers, the drop-down list of each column, where the rows begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from exitdesk.returns.template.package import MAIN, Package, SheetPart, plain_text
from exitdesk.returns.template.places import Area, column_letters, parse_area, parse_place

X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM: Final = "http://schemas.microsoft.com/office/excel/2006/main"
_LOOKED_AT: Final = 60  # a header stands near the top
_MOST_CHOICES: Final = 2_000
_MOST_EXAMPLES: Final = 2  # rows under the header that explain or give an example


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

    ``holds_rows`` says that somebody has filled it in already.
    """

    name: str
    part: str
    header_row: int
    first_row: int
    columns: tuple[TemplateColumn, ...]
    holds_rows: bool = False


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell as text; ``formula`` when it works out its value."""

    column: int
    row: int
    text: str
    formula: bool


def cells_of(package: Package, root: Any) -> Iterator[CellText]:
    """Every cell of a sheet that holds anything."""
    for cell in root.iterfind(f"{{{MAIN}}}sheetData/{{{MAIN}}}row/{{{MAIN}}}c"):
        area = parse_area(cell.get("r", ""))
        if area is not None:
            text, formula = cell_text(package, cell)
            if text or formula:
                yield CellText(area.left, area.top, text, formula)


def cell_text(package: Package, cell: Any) -> tuple[str, bool]:
    """(what a cell shows, whether it is worked out)."""
    formula = cell.find(f"{{{MAIN}}}f") is not None
    kind, value = cell.get("t"), cell.findtext(f"{{{MAIN}}}v") or ""
    if kind == "inlineStr":
        inline = cell.find(f"{{{MAIN}}}is")
        return ("" if inline is None else plain_text(inline)), formula
    if kind == "s" and value.isdigit() and int(value) < len(package.shared_strings):
        return package.shared_strings[int(value)], formula
    return value, formula


def read_sheets(package: Package, wanted: frozenset[str]) -> tuple[TemplateSheet, ...]:
    """The visible sheets that have a header row, the most likely first.

    ``wanted`` are the headers looked for, as ``template.mapping.matching`` makes them alike: the row that holds most of
    them is the header row.
    """
    found = []
    for sheet in package.sheets:
        if sheet.visible:
            read, score = _read_sheet(package, sheet, wanted)
            if read is not None:
                found.append((score, read))
    return tuple(read for _, read in sorted(found, key=lambda one: -one[0]))


def _read_sheet(package: Package, sheet: SheetPart, wanted: frozenset[str]) -> tuple[TemplateSheet | None, float]:
    from exitdesk.returns.template.mapping import matching

    root = package.xml(sheet.part)
    rows: dict[int, dict[int, CellText]] = {}
    for cell in cells_of(package, root):
        rows.setdefault(cell.row, {})[cell.column] = cell
    best, header_row = 0.0, 0
    for number, cells in rows.items():
        if number > _LOOKED_AT:
            continue
        texts = [one.text for one in cells.values() if not one.formula and not _is_number(one.text)]
        known = sum(matching(text) in wanted for text in texts)
        score = known * 100 + min(len(texts), 60) - number / 100
        if len(texts) >= 2 and score > best:
            best, header_row = score, number
    if not header_row:
        return None, 0.0
    lists = dict(_drop_downs(package, sheet, root))
    headers = [one for one in rows[header_row].values() if one.text.strip() and not one.formula]
    first_row = _first_free_row(rows, header_row, [one.column for one in headers])
    columns = tuple(
        TemplateColumn(
            column=one.column,
            header=" ".join(one.text.split()),
            choices=next((texts for area, texts in lists.items() if area.holds(one.column, first_row)), None),
            computed=one.column in rows.get(first_row, {}) and rows[first_row][one.column].formula,
        )
        for one in sorted(headers, key=lambda one: one.column)
    )
    filled = {one.column for one in headers if not any(c.column == one.column and c.computed for c in columns)}
    below = any(
        not cell.formula and column in filled
        for number, cells in rows.items()
        if number >= first_row
        for column, cell in cells.items()
    )
    holds_rows = below or first_row - header_row > _MOST_EXAMPLES + 1
    return TemplateSheet(sheet.name, sheet.part, header_row, first_row, columns, holds_rows), best


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


def _first_free_row(rows: dict[int, dict[int, CellText]], header_row: int, columns: list[int]) -> int:
    """The first row under the header in which nothing but formulas stands under the headers."""
    number = header_row + 1
    while any(not rows[number][c].formula for c in columns if c in rows.get(number, {})):
        number += 1
    return number


def _drop_downs(package: Package, sheet: SheetPart, root: Any) -> Iterator[tuple[Area, tuple[str, ...]]]:
    """Areas of the sheet with the texts that their drop-down list allows; lists that are worked out are left out."""
    for rule in root.iterfind(f"{{{MAIN}}}dataValidations/{{{MAIN}}}dataValidation"):
        if rule.get("type") == "list":
            yield from _choices(package, sheet, rule.get("sqref", ""), rule.findtext(f"{{{MAIN}}}formula1") or "")
    for rule in root.iter(f"{{{X14}}}dataValidation"):
        if rule.get("type") == "list":
            formula = rule.findtext(f"{{{X14}}}formula1/{{{XM}}}f") or ""
            yield from _choices(package, sheet, rule.findtext(f"{{{XM}}}sqref") or "", formula)


def _choices(package: Package, sheet: SheetPart, areas: str, formula: str) -> Iterator[tuple[Area, tuple[str, ...]]]:
    texts = _listed(package, sheet, formula)
    if texts is not None:
        for area in filter(None, map(parse_area, areas.split())):
            yield area, texts


def _listed(package: Package, sheet: SheetPart, formula: str) -> tuple[str, ...] | None:
    """The texts a list's formula stands for: written out, a range, or a name for a range; None for anything else."""
    formula = formula.strip()
    if formula.startswith('"') and formula.endswith('"'):
        return tuple(text.strip() for text in formula[1:-1].replace('""', '"').split(","))
    place = parse_place(package.defined_names.get(formula.lstrip("=").casefold(), formula))
    if place is None:
        return None
    name, area = place
    part = next((one.part for one in package.sheets if one.name == (name or sheet.name)), None)
    if part is None:
        return None
    found = sorted(
        (cell.row, cell.column, cell.text.strip())
        for cell in cells_of(package, package.xml(part))
        if area.holds(cell.column, cell.row)
    )
    return tuple(text for _, _, text in found[:_MOST_CHOICES] if text)
