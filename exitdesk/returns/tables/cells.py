"""Cells and rows as they stand in a file, and how they cross the pipe from the process that reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_CELLS: Final = 100_000_000


class RawCell(NamedTuple):
    """A cell as it stands: ``kind`` is ``value``, ``formula`` or ``error`` (such as #N/A)."""

    value: Any
    kind: str = "value"

    @property
    def blank(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


class RawRow(NamedTuple):
    """Row number as Excel shows it, and its cells from column A."""

    number: int
    cells: list[RawCell]


# What crosses the pipe is JSON: a value that JSON has stands for itself, any other is a list of its kind and text.
Sent = str | int | float | bool | list[str] | None

_EMPTY: Final = RawCell(None)
_FORMULA, _ERROR, _DATE, _MOMENT, _TIME, _SECONDS = "f", "e", "d", "m", "t", "s"


def sent_value(value: Any) -> Sent:
    """A value of a cell on its way through the pipe."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return [_MOMENT, value.isoformat()]
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    if isinstance(value, time):
        return [_TIME, value.isoformat()]
    if isinstance(value, timedelta):
        return [_SECONDS, str(value.total_seconds())]
    return str(value)


def sent_formula(text: str) -> Sent:
    """A cell that holds a formula, as it is written."""
    return [_FORMULA, text]


def sent_error(text: str) -> Sent:
    """A cell that holds an error such as #N/A."""
    return [_ERROR, text]


def received(sent: Sent) -> RawCell:
    """The cell that was sent; raises ValueError, KeyError or TypeError for what no reader sends."""
    if sent is None:
        return _EMPTY
    if not isinstance(sent, list):
        return RawCell(sent)
    kind, text = sent
    if kind == _FORMULA:
        return RawCell(text, "formula")
    if kind == _ERROR:
        return RawCell(text, "error")
    return RawCell(_READ[kind](text))


_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    _DATE: date.fromisoformat,
    _MOMENT: datetime.fromisoformat,
    _TIME: time.fromisoformat,
    _SECONDS: lambda text: timedelta(seconds=float(text)),
}
