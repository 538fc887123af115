"""Where cells stand: ``C7``, ``A2:C200``, ``Lister!$A$2:$A$6``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_COLUMNS: Final = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")


def column_number(letters: str) -> int:
    """A = 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 = A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; all ends are included."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, column: int, row: int) -> bool:
        return self.left <= column <= self.right and self.top <= row <= self.bottom

    def __str__(self) -> str:
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


def parse_area(text: str) -> Area | None:
    """An area without a sheet's name; None for anything else."""
    columns = _COLUMNS.fullmatch(text)
    if columns:
        return Area(column_number(columns[1]), 1, column_number(columns[2]), LAST_ROW)
    ends = [_CELL.fullmatch(end) for end in text.split(":")]
    if len(ends) > 2 or not all(ends):
        return None
    first, last = ends[0], ends[-1]
    assert first is not None and last is not None
    area = Area(column_number(first[1]), int(first[2]), column_number(last[1]), int(last[2]))
    return area if area.left <= area.right <= LAST_COLUMN and 1 <= area.top <= area.bottom <= LAST_ROW else None


def parse_place(text: str) -> tuple[str | None, Area] | None:
    """A reference with or without a sheet: ``'Lister 1'!$A$2:$A$6`` -> ("Lister 1", area); None for anything else."""
    sheet, mark, cells = text.strip().lstrip("=").rpartition("!")
    area = parse_area(cells)
    if area is None:
        return None
    name = sheet.strip()
    if name.startswith("'") and name.endswith("'"):
        name = name[1:-1].replace("''", "'")
    return (name if mark else None), area
