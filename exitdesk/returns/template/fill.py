"""Filling a template: the rows go into one sheet's XML, and every other part of the file stays as it is.

Texts are written into the cells themselves, so that the workbook's list of texts need not change. Each cell keeps the
look that the template gave it; rules for drop-down lists and colours that end too early are drawn out to the last row.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from exitdesk.errors import UserError
from exitdesk.i18n import tr, trn
from exitdesk.returns.collector import collector_paused
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.template.cells import cells_in, rows_of
from exitdesk.returns.template.lists import X14, XM, calculated_columns, tables_of
from exitdesk.returns.template.package import MAIN, Package
from exitdesk.returns.template.places import LAST_ROW, Area, column_letters, parse_area
from exitdesk.returns.template.sheet import TemplateSheet
from exitdesk.returns.template.writing import CellWriter


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


def fill(
    package: Package, sheet: TemplateSheet, columns: Sequence[FilledColumn], also: Mapping[str, Any] | None = None
) -> Filled:
    """Write the columns into the sheet from its first row on; ``also`` are other parts to change (lxml roots).

    Raises UserError when the sheet has been filled already or has no room for the rows.
    """
    count = max((len(one.cells) for one in columns), default=0)
    _require_room(sheet, count)
    root = package.xml(sheet.part)
    last_row = sheet.first_row + count - 1
    with collector_paused():
        _Rows(package, root, sheet).write(columns, count)
    changed: dict[str, Any] = {**(also or {}), sheet.part: root}
    if count:
        area = Area(min(one.column for one in columns), sheet.first_row, max(one.column for one in columns), last_row)
        _widen_dimension(root, area)
        _draw_out_rules(root, sheet, area)
        changed |= _draw_out_tables(package, sheet, area)
    _forget_results(root)
    if _works_something_out(package) or next(root.iter(_tag("f")), None) is not None:
        changed[package.workbook] = _to_be_worked_out_anew(package)
    return Filled(package.with_parts({part: _bytes(root) for part, root in changed.items()}), tuple(sorted(changed)))


def _require_room(sheet: TemplateSheet, count: int) -> None:
    if sheet.holds_rows:
        raise UserError(
            tr("The sheet “{sheet}” already holds rows. Use an empty copy of the template.", sheet=sheet.name)
        )
    room = LAST_ROW - sheet.first_row + 1 if sheet.room is None else sheet.room
    if count > room:
        raise UserError(
            trn(
                "The sheet “{sheet}” has room for {n} row before something else stands in the way. Make room in it.",
                "The sheet “{sheet}” has room for {n} rows before something else stands in the way. Make room in it.",
                room,
                sheet=sheet.name,
            )
        )


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


class _Rows:
    """The rows of a sheet while they are filled, top down."""

    def __init__(self, package: Package, root: Any, sheet: TemplateSheet) -> None:
        data = root.find(_tag("sheetData"))
        assert data is not None, "every worksheet has sheetData"
        self._data, self._first = data, sheet.first_row
        self._rows = dict(rows_of(root))
        self._worked_out = calculated_columns(package, sheet.part, sheet.header_row)
        self._writer = CellWriter(package)
        self._column_styles = _column_styles(root)
        widest = max((*(one.column for one in sheet.columns), *self._worked_out), default=0)
        styles = {c: self._style(sheet.first_row, c) for c in range(1, widest + 1)}
        self._letters = {c: column_letters(c) for c in range(1, widest + 1)}
        self._model = {c: style for c, style in styles.items() if style not in (None, "0")}

    def _style(self, number: int, column: int) -> str | None:
        """The look of a cell: its own, its row's, or its column's."""
        row = self._rows.get(number)
        if row is not None:
            cell = next((cell for c, cell in cells_in(row) if c == column), None)
            if cell is not None:
                return str(cell.get("s", "0"))
            if row.get("customFormat") in ("1", "true"):
                return str(row.get("s", "0"))
        return self._column_styles.get(column)

    def write(self, columns: Sequence[FilledColumn], count: int) -> None:
        """Fill ``count`` rows."""
        new: dict[int, str] = {}
        for place in range(count):
            number = self._first + place
            values = {one.column: one.cells[place] for one in columns if one.cells[place] not in (None, "")}
            if number in self._rows:
                self._fill_row(number, values)
            else:
                new[number] = self._new_row(number, values)
        self._put_in(new)

    def _put_in(self, new: Mapping[int, str]) -> None:
        """Rows that were not there, each in its place; made as text, which is several times as fast."""
        from lxml import etree

        there = sorted(self._rows)
        made = etree.fromstring(f'<sheetData xmlns="{MAIN}">{"".join(new.values())}</sheetData>')
        for number, row in zip(new, list(made), strict=True):
            at = bisect(there, number)
            if at < len(there):
                self._rows[there[at]].addprevious(row)
            else:
                self._data.append(row)

    def _new_row(self, number: int, values: Mapping[int, Cell]) -> str:
        """A row that looks as the first one does, also where it stays empty."""
        model, xml = self._model, self._writer.xml
        cells = [
            _formula_xml(f"{letters}{number}", model.get(c), self._worked_out[c])
            if c in self._worked_out
            else xml(f"{letters}{number}", model.get(c), values.get(c))
            for c, letters in self._written_in(values)
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _written_in(self, values: Mapping[int, Cell]) -> list[tuple[int, str]]:
        columns = sorted({*self._model, *values, *self._worked_out})
        return [(column, self._letters[column]) for column in columns]

    def _fill_row(self, number: int, values: Mapping[int, Cell]) -> None:
        row = self._rows[number]
        row.set("r", str(number))
        row.attrib.pop("spans", None)
        cells = dict(cells_in(row))
        for column, cell in cells.items():
            cell.set("r", f"{column_letters(column)}{number}")
        for column, value in values.items():
            self._writer.put(self._cell(number, column, cells), value)
        for column, formula in self._worked_out.items():
            cell = self._cell(number, column, cells)
            if not len(cell):
                _put_formula(cell, formula)

    def _cell(self, number: int, column: int, cells: dict[int, Any]) -> Any:
        """The cell of a row that is there, made where it was not; ``cells`` are those of the row."""
        if column not in cells:
            row = self._rows[number]
            cell = row.makeelement(_tag("c"), {"r": f"{column_letters(column)}{number}"})
            style = self._style(number, column) or self._model.get(column)
            if style not in (None, "0"):
                cell.set("s", style)
            later = next((there for c, there in sorted(cells.items()) if c > column), None)
            if later is None:
                row.append(cell)
            else:
                later.addprevious(cell)
            cells[column] = cell
        return cells[column]


def _formula_xml(place: str, style: str | None, formula: Any) -> str:
    """A new cell with a table's formula for its column."""
    look = f' s="{style}"' if style else ""
    whole = f' t="array" ref="{place}"' if _is_array(formula) else ""
    return f'<c r="{place}"{look}><f{whole}>{escape(formula.text)}</f></c>'


def _put_formula(cell: Any, formula: Any) -> None:
    from lxml import etree

    cell.attrib.pop("t", None)
    whole = {"t": "array", "ref": cell.get("r")} if _is_array(formula) else {}
    etree.SubElement(cell, _tag("f"), whole).text = formula.text


def _is_array(formula: Any) -> bool:
    return formula.get("array") in ("1", "true")


def _column_styles(root: Any) -> dict[int, str]:
    styles = {}
    for one in root.iterfind(f"{_tag('cols')}/{_tag('col')}"):
        if one.get("style"):
            for column in range(int(one.get("min")), min(int(one.get("max")), 200) + 1):
                styles[column] = one.get("style")
    return styles


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
    """Lists and colours that hold for the first rows and end before the last one go on to it."""
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
        begins = rule is not None and rule.top <= sheet.first_row <= rule.bottom < area.bottom
        if rule is not None and begins and rule.left <= area.right and rule.right >= area.left:
            drawn.append(str(Area(rule.left, rule.top, rule.right, area.bottom)))
        else:
            drawn.append(text)
    return " ".join(drawn)


def _draw_out_tables(package: Package, sheet: TemplateSheet, area: Area) -> dict[str, Any]:
    """A table (Excel's own kind) around the header takes the new rows in."""
    changed = {}
    for part, table in tables_of(package, sheet.part):
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


def _forget_results(root: Any) -> None:
    """What the sheet's formulas gave for the empty template; LibreOffice works out only those without a result."""
    for formula in root.iter(_tag("f")):
        cell = formula.getparent()
        if cell.tag == _tag("c"):
            for result in cell.findall(_tag("v")):
                cell.remove(result)
            cell.attrib.pop("t", None)


def _works_something_out(package: Package) -> bool:
    return any(next(package.xml(one.part).iter(_tag("f")), None) is not None for one in package.sheets)


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
