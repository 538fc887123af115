"""Where the headers of a hand-kept table stand, what its columns are called, and what stands in them first."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exitdesk.i18n import tr
from exitdesk.returns.tables.cells import RawCell, RawRow
from exitdesk.returns.tables.process import TableFile
from exitdesk.returns.template.places import column_letters

SAMPLE_ROWS: Final = 1_000
_HEADERS_WITHIN: Final = 20
_MOST_COLUMNS: Final = 300
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class HandColumn:
    """One column: its place from 0, its header (unique in the table), and the filled cells of the first rows."""

    place: int
    name: str
    values: tuple[RawCell, ...] = ()


@dataclass(frozen=True, slots=True)
class HandTable:
    """One sheet: the row of its headers, its columns, and its first rows below them.

    ``whole`` when there are no more rows than these.
    """

    sheet: str
    header_row: int
    columns: tuple[HandColumn, ...]
    rows: tuple[RawRow, ...]
    whole: bool

    @property
    def fingerprint(self) -> str:
        """The same for files with the same headers, wherever they stand."""
        return fingerprint(column.name for column in self.columns)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """What headers that mean the same have in common: small letters, single blanks, no marks and no (ja/nej)."""
    small = unicodedata.normalize("NFC", text).casefold()
    small = re.sub(r"\((?:[^()]{1,12})\)", " ", small)
    return " ".join(re.sub(r"[^\w]+|_", " ", small).split())


def fingerprint(names: Iterable[str]) -> str:
    """Tells tables apart by their headers, in any order."""
    text = "\n".join(sorted(" ".join(name.split()).casefold() for name in names))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def hand_tables(table: TableFile) -> list[HandTable]:
    """The sheets of a file that have headers and rows below them."""
    found = []
    for sheet in table.sheets:
        rows = list(table.rows(sheet, most=SAMPLE_ROWS + _HEADERS_WITHIN + 1))
        made = hand_table(sheet, rows)
        if made is not None:
            found.append(made)
    return found


def hand_table(sheet: str, rows: Sequence[RawRow]) -> HandTable | None:
    """The table that these first rows begin; None when there is none."""
    at = _header_place(rows)
    if at is None:
        return None
    below = rows[at + 1 :]
    columns = columns_of(rows[at].cells, below)
    whole = len(rows) <= SAMPLE_ROWS + _HEADERS_WITHIN
    return HandTable(sheet, rows[at].number, columns, tuple(below[:SAMPLE_ROWS]), whole and len(below) <= SAMPLE_ROWS)


def _header_place(rows: Sequence[RawRow]) -> int | None:
    """The first of the top rows that is made of words and about as wide as the table."""
    top = rows[:_HEADERS_WITHIN]
    filled = [sum(not cell.blank for cell in row.cells) for row in top]
    if not filled or max(filled) < 2:
        return None
    for at, row in enumerate(top[:-1] if len(top) > 1 else top):
        words = sum(isinstance(cell.value, str) and not cell.blank and cell.kind == "value" for cell in row.cells)
        if words >= 2 and words * 2 > filled[at] and filled[at] * 2 >= max(filled):
            return at
    return None


def columns_of(head: Sequence[RawCell], below: Sequence[RawRow]) -> tuple[HandColumn, ...]:
    """The columns under a row of headers; two of one name are told apart, one without a name by its letters."""
    width = min(max([len(head), *(len(row.cells) for row in below)]), _MOST_COLUMNS)
    columns: list[HandColumn] = []
    taken: set[str] = set()
    for place in range(width):
        cell = head[place] if place < len(head) else RawCell(None)
        values = tuple(row.cells[place] for row in below if place < len(row.cells) and not row.cells[place].blank)
        if cell.blank and not values:
            continue
        name = " ".join(str(cell.value).split())[:_LONGEST_NAME] if not cell.blank else ""
        name = name or tr("Column {letters}", letters=column_letters(place + 1))
        unique, number = name, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{name} ({number})"
        taken.add(unique.casefold())
        columns.append(HandColumn(place, unique, values[:SAMPLE_ROWS]))
    return tuple(columns)
