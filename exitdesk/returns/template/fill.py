"""Filling a template: the rows go into one sheet's XML, and every other part of the file stays as it is.

Texts are written into the cells themselves, so that the workbook's list of texts need not change. Each cell keeps the
look that the template gave it; rules for drop-down lists and colours that end too early are drawn out to the last row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.template.package import MAIN, Package
from exitdesk.returns.template.places import Area, column_letters, column_number, parse_area
from exitdesk.returns.template.sheet import X14, XM, TemplateSheet, cell_text

_EPOCH: Final = date(1899, 12, 30)
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_TEXT: Final = 32_767


@dataclass(frozen=True, slots=True)
class FilledColumn:
    """The cells of one column of the template (``column`` counts from 1), top down."""

    column: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled file, and the names of the parts that differ from the template."""

    data: bytes
    changed_parts: tuple[str, ...]


def fill(package: Package, sheet: TemplateSheet, columns: Sequence[FilledColumn]) -> Filled:
    """Write the columns into the sheet from its first row on.

    Raises UserError when the sheet has been filled already or has no room for the rows.
    """
    if sheet.holds_rows:
        raise UserError(
            tr("The sheet “{sheet}” already holds rows. Use an empty copy of the template.", sheet=sheet.name)
        )
    root = package.xml(sheet.part)
    count = max((len(one.cells) for one in columns), default=0)
    last_row = sheet.first_row + count - 1
    dates = _date_styles(package)
    _Rows(package, root, sheet, dates).write(columns, count)
    changed: dict[str, Any] = {sheet.part: root}
    if count:
        area = Area(min(one.column for one in columns), sheet.first_row, max(one.column for one in columns), last_row)
        _widen_dimension(root, area)
        _draw_out_rules(root, sheet, area)
        changed |= _draw_out_tables(package, sheet, area)
    if _works_something_out(package):
        changed[package.workbook] = _to_be_worked_out_anew(package)
    return Filled(package.with_parts({part: _bytes(root) for part, root in changed.items()}), tuple(sorted(changed)))


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


class _Rows:
    """The rows of a sheet while they are filled."""

    def __init__(self, package: Package, root: Any, sheet: TemplateSheet, dates: frozenset[int]) -> None:
        self._package, self._sheet, self._dates = package, sheet, dates
        data = root.find(_tag("sheetData"))
        assert data is not None, "every worksheet has sheetData"
        self._data = data
        self._rows = {int(row.get("r", "0")): row for row in data}
        self._column_styles = _column_styles(root)
        self._model = {c: self._style(sheet.first_row, c) for c in range(1, self._widest() + 1)}

    def _widest(self) -> int:
        return max((one.column for one in self._sheet.columns), default=0)

    def _cells(self, row: Any) -> dict[int, Any]:
        return {area.left: cell for cell in row if (area := parse_area(cell.get("r", ""))) is not None}

    def _style(self, number: int, column: int) -> str | None:
        """The look of a cell: its own, its row's, or its column's."""
        row = self._rows.get(number)
        if row is not None:
            cell = self._cells(row).get(column)
            if cell is not None:
                return str(cell.get("s", "0"))
            if row.get("customFormat") in ("1", "true"):
                return str(row.get("s", "0"))
        return self._column_styles.get(column)

    def write(self, columns: Sequence[FilledColumn], count: int) -> None:
        """Fill ``count`` rows."""
        for place in range(count):
            row = self._row(self._sheet.first_row + place)
            cells = self._cells(row)
            for one in columns:
                value = one.cells[place]
                there = cells.get(one.column)
                if value is None or value == "":
                    continue
                if there is None:
                    there = self._new_cell(row, cells, one.column)
                    cells[one.column] = there
                self._put(there, value)

    def _row(self, number: int) -> Any:
        row = self._rows.get(number)
        if row is None:
            row = self._data.makeelement(_tag("row"), {"r": str(number)})
            later = next((other for n, other in self._rows.items() if n > number), None)
            if later is None:
                self._data.append(row)
            else:
                later.addprevious(row)
                self._rows = dict(sorted({**self._rows, number: row}.items()))
            self._rows[number] = row
        row.attrib.pop("spans", None)
        return row

    def _new_cell(self, row: Any, cells: Mapping[int, Any], column: int) -> Any:
        number = int(row.get("r"))
        cell = row.makeelement(_tag("c"), {"r": f"{column_letters(column)}{number}"})
        style = self._style(number, column) if number <= self._sheet.first_row else self._model.get(column)
        if style not in (None, "0"):
            cell.set("s", style)
        later = next((there for c, there in sorted(cells.items()) if c > column), None)
        if later is None:
            row.append(cell)
        else:
            later.addprevious(cell)
        return cell

    def _put(self, cell: Any, value: Cell) -> None:
        for child in list(cell):
            cell.remove(child)
        for mark in ("t", "vm", "cm"):
            cell.attrib.pop(mark, None)
        if isinstance(value, date):
            if int(cell.get("s", "0")) in self._dates:
                _number(cell, (value - _EPOCH).days)
                return
            value = f"{value:%d-%m-%Y}"
        if isinstance(value, str):
            _text(cell, value)
        elif value is not None:
            _number(cell, value)


def _number(cell: Any, value: float) -> None:
    child = cell.makeelement(_tag("v"))
    child.text = repr(value)
    cell.append(child)


def _text(cell: Any, value: str) -> None:
    if len(value) > _MOST_TEXT:
        raise UserError(tr("A text is too long for a cell. Shorten it."))
    cell.set("t", "inlineStr")
    inline = cell.makeelement(_tag("is"))
    text = cell.makeelement(_tag("t"))
    text.text = value
    if value != value.strip() or "\n" in value:
        text.set(_SPACE, "preserve")
    inline.append(text)
    cell.append(inline)


def _column_styles(root: Any) -> dict[int, str]:
    styles = {}
    for one in root.iterfind(f"{_tag('cols')}/{_tag('col')}"):
        if one.get("style"):
            for column in range(int(one.get("min")), min(int(one.get("max")), 200) + 1):
                styles[column] = one.get("style")
    return styles


def _date_styles(package: Package) -> frozenset[int]:
    """The cell styles that show a number as a date."""
    part = next((t for kind, t in package.relations(package.workbook).values() if kind == "styles"), None)
    if part is None:
        return frozenset()
    root = package.xml(part)
    own = {
        int(one.get("numFmtId")): one.get("formatCode", "")
        for one in root.iterfind(f"{_tag('numFmts')}/{_tag('numFmt')}")
    }
    found = set()
    for number, style in enumerate(root.iterfind(f"{_tag('cellXfs')}/{_tag('xf')}")):
        kind = int(style.get("numFmtId", "0"))
        if kind in _DATE_FORMATS or (kind in own and _shows_a_date(own[kind])):
            found.add(number)
    return frozenset(found)


def _shows_a_date(code: str) -> bool:
    outside = "".join(part for place, part in enumerate(code.split('"')) if place % 2 == 0).lower()
    while "[" in outside and "]" in outside[outside.index("[") :]:  # [Red], [$-406]
        start = outside.index("[")
        outside = outside[:start] + outside[outside.index("]", start) + 1 :]
    return "y" in outside or "å" in outside or ("d" in outside and "m" in outside)


def _widen_dimension(root: Any, area: Area) -> None:
    dimension = root.find(_tag("dimension"))
    before = None if dimension is None else parse_area(dimension.get("ref", ""))
    if dimension is not None and before is not None:
        wider = Area(
            min(before.left, area.left),
            min(before.top, area.top),
            max(before.right, area.right),
            max(before.bottom, area.bottom),
        )
        dimension.set("ref", str(wider))


def _draw_out_rules(root: Any, sheet: TemplateSheet, area: Area) -> None:
    """Lists and colours that begin with the first row and end before the last one go on to it."""
    for rule in (
        *root.iterfind(f"{_tag('dataValidations')}/{_tag('dataValidation')}"),
        *root.iterfind(_tag("conditionalFormatting")),
    ):
        rule.set("sqref", _drawn_out(rule.get("sqref", ""), sheet, area))
    for reference in root.iter(f"{{{XM}}}sqref"):
        if reference.getparent().tag in (f"{{{X14}}}dataValidation", f"{{{X14}}}conditionalFormatting"):
            reference.text = _drawn_out(reference.text or "", sheet, area)


def _drawn_out(references: str, sheet: TemplateSheet, area: Area) -> str:
    drawn = []
    for text in references.split():
        rule = parse_area(text)
        begins = rule is not None and sheet.header_row < rule.top <= sheet.first_row <= rule.bottom < area.bottom
        if rule is not None and begins and rule.left <= area.right and rule.right >= area.left:
            drawn.append(str(Area(rule.left, rule.top, rule.right, area.bottom)))
        else:
            drawn.append(text)
    return " ".join(drawn)


def _draw_out_tables(package: Package, sheet: TemplateSheet, area: Area) -> dict[str, Any]:
    """A table (Excel's own kind) around the header takes the new rows in."""
    changed = {}
    for kind, part in package.relations(sheet.part).values():
        if kind != "table":
            continue
        table = package.xml(part)
        there = parse_area(table.get("ref", ""))
        around = there is not None and there.top == sheet.header_row and there.holds(area.left, sheet.header_row)
        if there is None or not around or there.bottom >= area.bottom or table.get("totalsRowCount", "0") != "0":
            continue
        wider = str(Area(there.left, there.top, there.right, area.bottom))
        table.set("ref", wider)
        for filters in table.iterfind(_tag("autoFilter")):
            filters.set("ref", wider)
        changed[part] = table
    return changed


def _works_something_out(package: Package) -> bool:
    return any(package.xml(one.part).find(f".//{_tag('f')}") is not None for one in package.sheets)


def _to_be_worked_out_anew(package: Package) -> Any:
    """Formulas show what they showed of the empty template until they are worked out: ask for that at opening."""
    root = package.xml(package.workbook)
    settings = root.find(_tag("calcPr"))
    if settings is None:
        settings = root.makeelement(_tag("calcPr"))
        before = [_tag(n) for n in ("sheets", "functionGroups", "externalReferences", "definedNames")]
        last = [child for child in root if child.tag in before][-1]
        last.addnext(settings)
    settings.set("fullCalcOnLoad", "1")
    return root


def cells_read_back(package: Package, sheet: TemplateSheet) -> dict[str, str]:
    """``A7`` -> text of every cell from the first row on, for looking at what was filled."""
    found = {}
    for cell in package.xml(sheet.part).iterfind(f"{_tag('sheetData')}/{_tag('row')}/{_tag('c')}"):
        text, _ = cell_text(package, cell)
        place = cell.get("r", "")
        area = parse_area(place)
        if text and area is not None and area.top >= sheet.first_row and column_number("A") <= area.left:
            found[place] = text
    return found
