"""Dates as people type them: ``20-11-2026``, ``20/11``, ``20.11.26``, ``i går``, ``-1``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january",
            "februar feb february",
            "marts mar march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WORDS: Final = {
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i går": -1,
    "igår": -1,
    "yesterday": -1,
    "i forgårs": -2,
    "forgårs": -2,
}
_WEEKDAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            "mandag man monday mon",
            "tirsdag tir tuesday tue",
            "onsdag ons wednesday wed",
            "torsdag tor thursday thu",
            "fredag fre friday fri",
            "lørdag lør saturday sat",
            "søndag søn sunday sun",
        )
    )
    for word in words.split()
}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?")
_NAMED: Final = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]+)\.?\s*(\d{4}|\d{2})?")
_SERIAL_ZERO: Final = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73415
_PACKED: Final = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


def parse_date(text: str, today: date) -> date | None:
    """The day meant, or None when the text is no date.

    Without a year the latest such day that is not after ``today``. A two-digit year is 20xx. ``-3`` is three days
    ago; a weekday is the latest one, today included. Whether the day is in the future is the caller's question.
    """
    cleaned = " ".join(text.lower().split()).strip(" .")
    if cleaned in _WORDS:
        return today + timedelta(days=_WORDS[cleaned])
    if re.fullmatch(r"[-−]\d{1,3}", cleaned):
        return today - timedelta(days=int(cleaned[1:]))
    if cleaned in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[cleaned]) % 7)
    if match := _ISO.fullmatch(cleaned):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(cleaned) or _PACKED.fullmatch(cleaned):
        return _with_year(int(match[1]), int(match[2]), match[3], today)
    if (match := _NAMED.fullmatch(cleaned)) and match[2] in _MONTHS:
        return _with_year(int(match[1]), _MONTHS[match[2]], match[3], today)
    return None


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year is not None and this_year <= today else _day(today.year - 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_serial(number: float) -> date | None:
    """The day that Excel and Calc count as ``number`` (20-11-2026 is 46346); None before 1990 or after 2100."""
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return _SERIAL_ZERO + timedelta(days=int(number))


def show_date(day: date) -> str:
    """``20-11-2026``."""
    return f"{day:%d-%m-%Y}"


def show_day(day: date) -> str:
    """``20-11``, for lists where the year stands elsewhere."""
    return f"{day:%d-%m}"
