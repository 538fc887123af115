"""The sheets of an .ods, read from its content.xml as a stream: no entities, nothing fetched, repeats within limits.

OpenDocument 1.3 part 3: 9.1 (tables), 19.385 (office:value-type). Embedded objects, remarks and linked tables are not
looked at.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import IO, Any, Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.tables.archive import readable
from exitdesk.returns.tables.cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Sent,
    sent_error,
    sent_formula,
    sent_value,
)

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_EXTRA: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SHEET, _ROW = f"{_TABLE}table", f"{_TABLE}table-row"
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_SPREADSHEET: Final = f"{_OFFICE}spreadsheet"
_VALUE_TYPE, _VALUE = f"{_OFFICE}value-type", f"{_OFFICE}value"
_FORMULA, _ERROR = f"{_TABLE}formula", f"{_EXTRA}value-type"
_DURATION: Final = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_MOST_SPACES: Final = 1000
_MOST_SAME_ROWS: Final = 10_000  # nobody has that many equal rows after each other; a few bytes can say a million


class OdsSheets:
    """A spreadsheet that passed the checks of ``archive``."""

    kind: Final = "ods"

    def __init__(self, file: IO[bytes]) -> None:
        file.seek(0)
        with readable():
            self._archive = zipfile.ZipFile(file)
            self._titles: list[str] = []
            self._count = 0
            for event, element in self._events():
                if event == "start":
                    self._titles.append(element.get(f"{_TABLE}name") or f"{len(self._titles) + 1}")
                elif element.tag == _ROW:
                    self._count += min(_repeats(element, "rows", MOST_ROWS), 1000)
            if not self._titles:
                raise ValueError("no sheets")

    @property
    def titles(self) -> list[str]:
        return self._titles

    def row_count(self) -> int:
        """How many rows stand there, long repeats counted short (for progress only)."""
        return self._count

    def rows(self, title: str) -> Iterator[tuple[int, list[Sent]]]:
        """The rows that hold anything, with their numbers."""
        wanted, at, number, width = self._titles.index(title), -1, 0, 0
        with readable():
            for event, element in self._events():
                if event == "start":
                    at += 1
                    if at > wanted:
                        return
                elif element.tag == _ROW and at == wanted:
                    repeats = _repeats(element, "rows", MOST_ROWS)
                    cells = _cells(element)
                    width += len(cells) * (repeats if cells else 0)
                    same = bool(cells) and repeats > _MOST_SAME_ROWS
                    if same or number > MOST_ROWS or width > MOST_CELLS:
                        raise UserError(tr("The sheet “{sheet}” is far too large and was not read.", sheet=title))
                    if cells:
                        yield from ((number + one, cells) for one in range(1, repeats + 1))
                    number += repeats

    def _events(self) -> Iterator[tuple[str, Any]]:
        """``start`` of each sheet, ``end`` of each of its rows; what is done with is forgotten."""
        from lxml import etree

        with self._archive.open("content.xml") as content:
            inside = False
            walk = etree.iterparse(
                content, events=("start", "end"), tag=(_SHEET, _ROW),
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            )  # fmt: skip
            for event, element in walk:
                if element.tag == _SHEET:
                    parent = element.getparent()
                    if parent is None or parent.tag != _SPREADSHEET:
                        continue  # a table inside a linked or embedded thing
                    inside = event == "start"
                    if inside:
                        yield event, element
                    else:
                        _forget(element)
                elif event == "end" and inside and _in_sheet(element):
                    yield event, element
                    _forget(element)


def _in_sheet(row: Any) -> bool:
    """Whether a row belongs to the sheet itself, not to something drawn on it or to a table inside a cell."""
    above = row.getparent()
    while above is not None and above.tag != _SHEET:
        if above.tag in _CELLS or not above.tag.startswith(_TABLE) or above.tag == f"{_TABLE}shapes":
            return False
        above = above.getparent()
    parent = above.getparent() if above is not None else None
    return parent is not None and parent.tag == _SPREADSHEET


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _repeats(element: Any, what: str, most: int) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    if not text.isascii() or not text.isdigit():
        raise ValueError("repeats")
    return max(1, min(int(text[:9]), most + 1))


def _cells(row: Any) -> list[Sent]:
    """The cells of a row up to its last filled one."""
    found: list[Sent] = []
    blank = 0
    for element in row:
        if element.tag not in _CELLS:
            continue
        repeats = _repeats(element, "columns", MOST_COLUMNS)
        sent = _sent(element) if element.tag == f"{_TABLE}table-cell" else None
        if sent is None:
            blank += repeats
            continue
        if len(found) + blank + repeats > MOST_COLUMNS:
            raise ValueError("too many columns")
        found.extend([None] * blank)
        found.extend([sent] * repeats)
        blank = 0
    return found


def _sent(cell: Any) -> Sent:
    formula = cell.get(_FORMULA)
    if formula is not None:
        return sent_formula("=" + formula.split("=", 1)[-1])
    if cell.get(_ERROR) == "error":
        return sent_error(_words(cell) or "#")
    kind = cell.get(_VALUE_TYPE)
    if kind in ("float", "currency", "percentage"):
        number = float(cell.get(_VALUE, ""))
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    if kind == "date":
        return sent_value(_day(cell.get(f"{_OFFICE}date-value", "")))
    if kind == "time":
        return sent_value(_duration(cell.get(f"{_OFFICE}time-value", "")))
    if kind == "boolean":
        return bool(cell.get(f"{_OFFICE}boolean-value") == "true")
    if kind == "string":
        told = cell.get(f"{_OFFICE}string-value")
        return told if told is not None else _words(cell)
    return _words(cell) or None


def _day(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _duration(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError("duration")
    days, hours, minutes, seconds = (float(part[:12]) if part else 0.0 for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _words(cell: Any) -> str:
    """The paragraphs of a cell, a line each; remarks and drawings beside them are left out."""
    return "\n".join("".join(_pieces(one)) for one in cell if one.tag == f"{_TEXT}p")


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if one.tag == f"{_TEXT}s":
            count = one.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isascii() and count.isdigit() else 1, _MOST_SPACES)
        elif one.tag == f"{_TEXT}tab":
            yield "\t"
        elif one.tag == f"{_TEXT}line-break":
            yield "\n"
        elif isinstance(one.tag, str) and not one.tag.startswith(_OFFICE):
            yield from _pieces(one)
        yield one.tail or ""
