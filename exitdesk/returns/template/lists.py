"""The drop-down lists of a sheet: written out, a range of this or another sheet, a name, or a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from exitdesk.returns.template.cells import SheetGrids
from exitdesk.returns.template.package import MAIN, Package, SheetPart
from exitdesk.returns.template.places import Area, parse_area, parse_place

X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM: Final = "http://schemas.microsoft.com/office/excel/2006/main"
_MOST_CHOICES: Final = 2_000
_TABLE_COLUMN: Final = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")
_INDIRECT: Final = re.compile(r"INDIRECT\(\s*\"([^\"]+)\"\s*\)", re.IGNORECASE)

Choices = tuple[str, ...]


def drop_downs(package: Package, sheet: SheetPart, root: Any, sheets: SheetGrids) -> Iterator[tuple[Area, Choices]]:
    """Areas of the sheet with the texts that their list allows; lists that are worked out are left out."""
    seen: dict[str, Choices | None] = {}
    for areas, formula in _list_rules(root):
        if formula not in seen:
            seen[formula] = _listed(package, sheet, formula, sheets)
        texts = seen[formula]
        if texts is not None:
            for area in filter(None, map(parse_area, areas.split())):
                yield area, texts


def _list_rules(root: Any) -> Iterator[tuple[str, str]]:
    """(areas, formula) of the rules for lists, Excel's first kind and that of 2010."""
    for rule in root.iterfind(f"{{{MAIN}}}dataValidations/{{{MAIN}}}dataValidation"):
        if rule.get("type") == "list":
            yield rule.get("sqref", ""), rule.findtext(f"{{{MAIN}}}formula1") or ""
    for rule in root.iter(f"{{{X14}}}dataValidation"):
        if rule.get("type") == "list":
            formula = rule.findtext(f"{{{X14}}}formula1/{{{XM}}}f") or ""
            yield rule.findtext(f"{{{XM}}}sqref") or "", formula


def _listed(package: Package, sheet: SheetPart, formula: str, sheets: SheetGrids) -> Choices | None:
    formula = formula.strip().lstrip("=")
    if formula.startswith('"') and formula.endswith('"'):
        return tuple(text.strip() for text in formula[1:-1].replace('""', '"').split(","))
    if indirect := _INDIRECT.fullmatch(formula):  # how lists take their words from a table
        formula = indirect[1]
    place = package.defined_name(formula, sheet.name) or formula
    found = _table_column(package, place) or parse_place(place)
    if found is None:
        return None
    name, area = found
    part = next((one.part for one in package.sheets if one.name == (name or sheet.name)), None)
    if part is None:
        return None
    texts = (
        cell.text.strip()
        for row, cells in sorted(
            (row, cells) for row, cells in sheets.grid(part).items() if area.top <= row <= area.bottom
        )
        for column, cell in sorted(cells.items())
        if area.left <= column <= area.right
    )
    return tuple(text for _, text in zip(range(_MOST_CHOICES), filter(None, texts), strict=False))


def tables_of(package: Package, sheet: SheetPart | str) -> Iterator[tuple[str, Any]]:
    """(part, root) of the tables, Excel's own kind, on a sheet."""
    part = sheet if isinstance(sheet, str) else sheet.part
    for kind, target in package.relations(part).values():
        if kind == "table":
            yield target, package.xml(target)


def calculated_columns(package: Package, part: str, header_row: int) -> dict[int, Any]:
    """Column -> the element with the formula that a table of the sheet works it out by in each of its rows.

    Tables whose header is not ours are left out, and those with a line of totals, which take no more rows.
    """
    found = {}
    for _, table in tables_of(package, part):
        area = parse_area(table.get("ref", ""))
        if area is None or area.top != header_row or table.get("totalsRowCount", "0") != "0":
            continue
        for place, column in enumerate(table.iterfind(f"{{{MAIN}}}tableColumns/{{{MAIN}}}tableColumn")):
            formula = column.find(f"{{{MAIN}}}calculatedColumnFormula")
            if formula is not None and formula.text:
                found[area.left + place] = formula
    return found


def _table_column(package: Package, text: str) -> tuple[str, Area] | None:
    """``Kommuner[Navn]`` -> the sheet and the cells of that column, its header left out."""
    wanted = _TABLE_COLUMN.fullmatch(text)
    if wanted is None:
        return None
    for sheet in package.sheets:
        for _, table in tables_of(package, sheet):
            area = parse_area(table.get("ref", ""))
            names = [one.get("name", "") for one in table.iterfind(f"{{{MAIN}}}tableColumns/{{{MAIN}}}tableColumn")]
            called = {table.get("name", "").casefold(), table.get("displayName", "").casefold()}
            if area is not None and wanted[1].strip("'").casefold() in called and wanted[2] in names:
                column = area.left + names.index(wanted[2])
                top = area.top + int(table.get("headerRowCount", "1"))
                bottom = area.bottom - int(table.get("totalsRowCount", "0"))
                return (sheet.name, Area(column, top, column, bottom)) if top <= bottom else None
    return None
