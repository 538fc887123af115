"""Dates, clock times and counts as the windows say them, in the language in use."""

from __future__ import annotations

from datetime import date, datetime

from exitdesk.domain.dates import show_date
from exitdesk.i18n import language, tr

NBSP = "\u00a0"


def weekday(day: date) -> str:
    """``fredag``."""
    names = (
        tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday"),
    )  # fmt: skip
    return names[day.weekday()]


def weekday_short(day: date) -> str:
    """``fre``."""
    return weekday(day)[:3].lower() if language() == "da" else weekday(day)[:3]


def month_year(day: date) -> str:
    """``November 2026``."""
    names = (
        tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"),
        tr("September"), tr("October"), tr("November"), tr("December"),
    )  # fmt: skip
    return f"{names[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """``fre 20-11-2026``."""
    return f"{weekday_short(day)} {show_date(day)}"


def clock(moment: datetime) -> str:
    """``21.47``."""
    return f"{moment:%H.%M}"


def decimal(value: float, digits: int = 1) -> str:
    """A number with ``digits`` decimals: a decimal comma in Danish."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language() == "da" else text
