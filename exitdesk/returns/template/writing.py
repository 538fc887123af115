"""One value into one cell's XML, as the cell's own look wants it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.template.package import MAIN, Package

_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(50, 59)})
_MONTH_FORMATS: Final = frozenset({17})  # mmm-yy
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_TEXT: Final = 32_767
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
# What XML cannot hold, and what would read as the way it is written instead.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_OUTSIDE: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class CellWriter:
    """Writes cells of one workbook; it knows which of its looks show a number as a date."""

    def __init__(self, package: Package) -> None:
        self._dates, self._months = _date_styles(package)
        settings = package.xml(package.workbook).find(f"{{{MAIN}}}workbookPr")
        of_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        self._epoch = _EPOCH_1904 if of_1904 else _EPOCH

    def put(self, cell: Any, value: Cell) -> None:
        """Write a value in the place of what the cell holds; its look stays."""
        for child in list(cell):
            cell.remove(child)
        for mark in ("t", "vm", "cm"):
            cell.attrib.pop(mark, None)
        held = self._held(value, cell.get("s", "0"))
        if isinstance(held, str):
            _put_text(cell, held)
        elif held is not None:
            _put_number(cell, held)

    def xml(self, place: str, style: str | None, value: Cell) -> str:
        """A new cell as XML in the workbook's main namespace."""
        held = self._held(value, style or "0")
        look = f' s="{style}"' if style else ""
        if isinstance(held, str):
            keep = ' xml:space="preserve"' if _keeps_blanks(held) else ""
            text = escape(_spelled(held))
            return f'<c r="{place}"{look} t="inlineStr"><is><t{keep}>{text}</t></is></c>'
        return f'<c r="{place}"{look}/>' if held is None else f'<c r="{place}"{look}><v>{held!r}</v></c>'

    def _held(self, value: Cell, style: str) -> str | float | None:
        """What a cell of this look holds: dates are numbers where it shows them as dates."""
        if isinstance(value, date):
            return (value - self._epoch).days if int(style) in self._dates else f"{value:%d-%m-%Y}"
        if isinstance(value, str) and int(style) in self._months and (month := _MONTH.fullmatch(value)):
            return (date(int(month[1]), int(month[2]), 1) - self._epoch).days  # it shows no day
        return value or None if isinstance(value, str) else value


def _put_number(cell: Any, value: float) -> None:
    from lxml import etree

    etree.SubElement(cell, f"{{{MAIN}}}v").text = repr(value)


def _put_text(cell: Any, value: str) -> None:
    from lxml import etree

    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
    text.text = _spelled(value)
    if _keeps_blanks(value):
        text.set(_SPACE, "preserve")


def _keeps_blanks(value: str) -> bool:
    return value != value.strip() or "\n" in value


def _spelled(value: str) -> str:
    """As a workbook spells what XML cannot hold."""
    if len(value) > _MOST_TEXT:
        raise UserError(tr("A text is too long for a cell. Shorten it."))
    escaped = _LIKE_AN_ESCAPE.sub("_x005F_", value)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)


def _date_styles(package: Package) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles that show a number as a date, and those of them that show its month and year alone."""
    part = next((t for kind, t in package.relations(package.workbook).values() if kind == "styles"), None)
    if part is None:
        return frozenset(), frozenset()
    root = package.xml(part)
    own = {
        int(one.get("numFmtId")): one.get("formatCode", "")
        for one in root.iterfind(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt")
    }
    dates, months = set(), set()
    for number, style in enumerate(root.iterfind(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")):
        kind = int(style.get("numFmtId", "0"))
        code = _OUTSIDE.sub("", own.get(kind, "")).lower()  # [Red], [$-406] and quoted words are no pattern
        year = "y" in code or "å" in code
        if kind in _DATE_FORMATS or year or ("d" in code and "m" in code):
            dates.add(number)
        if kind in _MONTH_FORMATS or (year and "m" in code and "d" not in code and "h" not in code):
            months.add(number)
    return frozenset(dates), frozenset(months)
