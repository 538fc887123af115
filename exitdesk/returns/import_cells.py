"""What a cell of the data workbook says, or why it is in doubt. Nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from exitdesk.domain import id_number
from exitdesk.domain.dates import parse_date, show_date
from exitdesk.domain.periods import EARLIEST
from exitdesk.domain.soundness import MAX_MINUTES, MAX_WORDS
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import matching
from exitdesk.returns.tables.cells import RawCell
from exitdesk.returns.workbook_words import cell_text

Code = TypeVar("Code")
LONGEST_SHOWN: Final = 80
# Day, month and year: in digits with something between, or with the month's name.
_FULL_DATE: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*[-/. ]\s*\d{1,2}\s*[-/. ]\s*(\d{4}|\d{2})|\d{1,2}\D*[a-zæøå]\D*(\d{4}|\d{2})"
)
# What Danish text puts before a date, and what other programs put after it.
_BEFORE_DATE: Final = re.compile(r"^((man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?(den\s+|d\.\s*)?", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?<=\d)[ T]\d{1,2}:\d\d(:\d\d)?$")
_WHOLE: Final = re.compile(r"\d{1,9}")


class Doubtful(Exception):
    """A cell in doubt: ``code`` is stable and English, ``str(doubt)`` the sentence to show."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def shown(cell: RawCell) -> str:
    """What was read, short enough for a report."""
    value = cell.value
    if isinstance(value, datetime):
        text = show_date(value.date())
    elif isinstance(value, date):
        text = show_date(value)
    else:
        text = " ".join(cell_text("" if value is None else str(value)).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _value(cell: RawCell) -> object:
    if cell.kind == "formula":
        raise Doubtful("formula", tr("It is a formula. Put the value itself in the cell."))
    if cell.kind == "error":
        raise Doubtful("error_value", tr("It is an error value of Excel."))
    return cell.value


def read_words(cell: RawCell) -> str:
    """Free words, trimmed."""
    value = _value(cell)
    if not isinstance(value, str):
        raise Doubtful("not_text", tr("It is not text."))
    text = cell_text(value)
    if len(text) > MAX_WORDS:
        raise Doubtful("too_long", tr("The text is longer than {n} characters.", n=MAX_WORDS))
    return text


def read_number_text(cell: RawCell) -> str:
    """An ID number as it stands; whole numbers are taken as text."""
    value = _value(cell)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e12:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Doubtful("not_an_id", tr("It is not an ID number."))
    text = str(value).strip()
    if not id_number.acceptable(text):
        raise Doubtful("not_an_id", tr("An ID number has 1 to 12 characters."))
    return text


def read_day(cell: RawCell, today: date) -> date:
    """A real Excel date or a Danish one with day, month and year, from 2000 until ``today``."""
    value = _value(cell)
    if isinstance(value, str):
        value = _CLOCK.sub("", _BEFORE_DATE.sub("", unicodedata.normalize("NFC", value).strip(), count=1))
    if isinstance(value, datetime):
        day: date | None = value.date()
    elif isinstance(value, date):
        day = value
    elif isinstance(value, str) and _FULL_DATE.fullmatch(" ".join(value.lower().split()).strip(" .")):
        day = parse_date(value, today)
    elif isinstance(value, time | timedelta):
        raise Doubtful("not_a_date", tr("It is a time of day, not a date."))
    elif isinstance(value, str) and parse_date(value, today):
        raise Doubtful("not_a_full_date", tr("The date lacks its day, month or year."))
    else:
        day = None
    if day is None:
        raise Doubtful("not_a_date", tr("It is not a date. Write it as 20-11-2026."))
    if day > today:
        raise Doubtful("date_in_future", tr("The date is in the future."))
    if day < EARLIEST:
        raise Doubtful("date_before_2000", tr("The date is before the year 2000."))
    return day


def read_whole(cell: RawCell, lowest: int, highest: int) -> int:
    """A whole number within bounds; digits typed as text are taken too."""
    value = _value(cell)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Doubtful("not_a_whole_number", tr("It is not a whole number."))
    if not lowest <= value <= highest:
        raise Doubtful(
            "out_of_range", tr("The number must be from {lowest} to {highest}.", lowest=lowest, highest=highest)
        )
    return value


def read_minutes(cell: RawCell) -> int:
    """Whole minutes of one day at most."""
    try:
        return read_whole(cell, 0, MAX_MINUTES)
    except Doubtful as doubt:
        if doubt.code != "not_a_whole_number":
            raise
        why = tr(
            "It is not whole minutes. Are they hours? Then choose “{hours}” for the column.",
            hours=tr("Hours (become minutes)"),
        )
        raise Doubtful(doubt.code, why) from doubt


def read_choice(cell: RawCell, labels: Mapping[Code, str]) -> Code:
    """One of the column's labels, in any case."""
    text = matching(read_words(cell))
    for code, label in labels.items():
        if text == matching(label):
            return code
    raise Doubtful("unknown_value", tr("It must be one of: {choices}.", choices=", ".join(labels.values())))


def read_yes_no(cell: RawCell, labels: Mapping[bool, str]) -> bool:
    """``ja`` or ``nej``, or Excel's own true and false."""
    value = _value(cell)
    return value if isinstance(value, bool) else read_choice(cell, labels)


def read_list(cell: RawCell) -> tuple[str, ...]:
    """Words with semicolons between, each once, in their order."""
    value = _value(cell)
    if not isinstance(value, str):
        raise Doubtful("not_text", tr("It is not text."))
    words = (cell_text(part) for part in value.split(";"))
    return tuple(dict.fromkeys(word for word in words if word))


def join_split_numbers(parts: Iterable[str], find: Callable[[str], object]) -> list[str]:
    """Put together again what a semicolon inside an ID number has split, where ``find`` then knows the number."""
    pieces, found = list(parts), list[str]()
    while pieces:
        most = 1 if find(pieces[0]) is not None else min(len(pieces), id_number.MAX_LENGTH)
        longest = next((n for n in range(most, 1, -1) if find(";".join(pieces[:n])) is not None), 1)
        found.append(";".join(pieces[:longest]))
        del pieces[:longest]
    return found
