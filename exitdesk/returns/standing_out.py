"""Rows of a return that may point at a person, and ways to make it coarser.

A row stands out when nobody else in the return shares what others could know of her: gender, age, when she came and
left, how she came. What is not known of her singles nobody out. The return is exact unless somebody chooses otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations
from typing import Final

from exitdesk.domain import age_groups
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Coding, Profile, ReturnColumn, Source
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.workbook_words import MISSING_LABELS

LEAST_ALIKE: Final = 2
KNOWN_TO_OTHERS: Final = (Source.GENDER, Source.AGE, Source.START, Source.END, Source.RECRUITED_VIA)
_DAYS: Final = frozenset({Source.START, Source.END, Source.LAST_EVENT, Source.ENROLLED})
_MISSING: Final = frozenset({*MISSING_LABELS.values(), ""})
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")


class Coarsening(StrEnum):
    """One way to tell less in a return."""

    AGE_GROUPS = "age_groups"
    QUARTERS = "quarters"
    HALF_YEARS = "half_years"
    WITHOUT_RECRUITMENT = "without_recruitment"

    @property
    def words(self) -> str:
        """What it does, for the window."""
        return {
            Coarsening.AGE_GROUPS: tr("Age groups instead of age"),
            Coarsening.QUARTERS: tr("Quarters instead of months"),
            Coarsening.HALF_YEARS: tr("Half years instead of months"),
            Coarsening.WITHOUT_RECRUITMENT: tr("Without how the contact came"),
        }[self]


def ways_words(steps: Collection[Coarsening], *, begins: bool) -> str:
    """Several in one sentence, which they begin or stand within."""
    words = ", ".join(step.words[:1].lower() + step.words[1:] for step in Coarsening if step in steps)
    return words[:1].upper() + words[1:] if begins else words


# What stands in the file's Kodebog, which is in Danish.
NOTES: Final[Mapping[Coarsening, str]] = {
    Coarsening.AGE_GROUPS: "alder er sendt i aldersgrupper",
    Coarsening.QUARTERS: "tidspunkter er sendt i kvartaler",
    Coarsening.HALF_YEARS: "tidspunkter er sendt i halvår",
    Coarsening.WITHOUT_RECRUITMENT: "hvordan borgeren er kommet, er ikke sendt",
}

Steps = frozenset[Coarsening]
_ONE_OR_OTHER: Final = frozenset({Coarsening.QUARTERS, Coarsening.HALF_YEARS})


def with_step(before: Steps, now: Steps) -> Steps:
    """``now``, chosen after ``before``: of quarters and half years the one chosen last."""
    return now - (before & _ONE_OR_OTHER) if now >= _ONE_OR_OTHER else now


def standing_out(
    columns: Sequence[ReturnColumn], rows: Mapping[str, Sequence[Cell]], least: int = LEAST_ALIKE
) -> dict[str, tuple[str, ...]]:
    """Contact -> titles of the fewest columns by which fewer than ``least`` rows are alike; others are left out."""
    places = [at for at, column in enumerate(columns) if column.source in KNOWN_TO_OTHERS]
    ended = {at for at in places if columns[at].source is Source.END}
    left = {contact: _known(cells, places, ended) for contact, cells in rows.items()}
    found: dict[str, tuple[str, ...]] = {}
    for size in range(1, len(places) + 1):
        for chosen in combinations(places, size):
            counts = Counter(tuple(cells[at] for at in chosen) for cells in rows.values())
            for contact, known in left.items():
                alike = tuple(rows[contact][at] for at in chosen)
                if contact not in found and known.issuperset(chosen) and counts[alike] < least:
                    found[contact] = tuple(columns[at].title for at in chosen)
    return found


def known_at_a_glance(columns: Sequence[ReturnColumn], rows: Mapping[str, Sequence[Cell]]) -> frozenset[str]:
    """Contacts whom gender and age group alone single out: what anybody knows who has met her."""
    places = [at for at, column in enumerate(columns) if column.source in (Source.GENDER, Source.AGE)]
    seen = [replace(columns[at], coding=Coding.GROUP) for at in places]
    looks = {contact: [_cell(cells[at], Coding.GROUP) for at in places] for contact, cells in rows.items()}
    return frozenset(standing_out(seen, looks))


def _known(cells: Sequence[Cell], places: Sequence[int], ended: set[int]) -> frozenset[int]:
    """The places whose cell says something; an empty end says that she still comes."""
    return frozenset(at for at in places if at in ended or not (cells[at] is None or cells[at] in _MISSING))


def steps_for(columns: Sequence[ReturnColumn]) -> tuple[Coarsening, ...]:
    """The ways that would change something in a return of these columns."""
    found = []
    if any(column.source is Source.AGE and column.coding is Coding.NUMBER for column in columns):
        found.append(Coarsening.AGE_GROUPS)
    codings = {column.coding for column in columns if column.source in _DAYS}
    if codings & {Coding.MONTH, Coding.DATE}:
        found.append(Coarsening.QUARTERS)
    if codings & {Coding.MONTH, Coding.DATE, Coding.QUARTER}:
        found.append(Coarsening.HALF_YEARS)
    if any(column.source is Source.RECRUITED_VIA for column in columns):
        found.append(Coarsening.WITHOUT_RECRUITMENT)
    return tuple(found)


def coarsened(profile: Profile, steps: Steps) -> Profile:
    """The profile for one return that tells less; the profile of the store is another matter."""
    columns = tuple(one for column in profile.columns for one in _coarser(column, steps))
    return replace(profile, columns=columns) if columns != profile.columns else profile


def _coarser(column: ReturnColumn, steps: Steps) -> tuple[ReturnColumn, ...]:
    if column.source is Source.RECRUITED_VIA and Coarsening.WITHOUT_RECRUITMENT in steps:
        return ()
    if column.source is Source.AGE and Coarsening.AGE_GROUPS in steps:
        return (replace(column, coding=Coding.GROUP),)
    if column.source in _DAYS and Coarsening.HALF_YEARS in steps:
        return (replace(column, coding=Coding.HALF_YEAR),)
    if column.source in _DAYS and Coarsening.QUARTERS in steps and column.coding is not Coding.HALF_YEAR:
        return (replace(column, coding=Coding.QUARTER),)
    return (column,)


def still_standing_out(
    columns: Sequence[ReturnColumn], rows: Mapping[str, Sequence[Cell]], steps: Steps
) -> dict[str, tuple[str, ...]]:
    """As ``standing_out``, were the return made coarser by these steps."""
    return standing_out(*coarser_rows(columns, rows, steps))


def coarser_rows(
    columns: Sequence[ReturnColumn], rows: Mapping[str, Sequence[Cell]], steps: Steps
) -> tuple[Sequence[ReturnColumn], Mapping[str, Sequence[Cell]]]:
    """The columns and rows of a return as they would be, made coarser by these steps."""
    after, kept = [], []
    for at, column in enumerate(columns):
        for one in _coarser(column, steps):
            after.append(one)
            kept.append((at, one.coding))
    return after, {contact: [_cell(cells[at], coding) for at, coding in kept] for contact, cells in rows.items()}


def _cell(cell: Cell, coding: Coding) -> Cell:
    if coding is Coding.GROUP and isinstance(cell, int):
        return age_groups.age_group(cell)
    if coding not in (Coding.QUARTER, Coding.HALF_YEAR) or cell is None:
        return cell
    month = _MONTH.match(str(cell))
    return part_of_year(int(month[1]), int(month[2]), coding) if month else cell


def part_of_year(year: int, month: int, coding: Coding) -> str:
    """``3. kvartal 2026`` or ``2. halvår 2026``."""
    if coding is Coding.QUARTER:
        return f"{(month + 2) // 3}. kvartal {year}"
    return f"{(month + 5) // 6}. halvår {year}"
