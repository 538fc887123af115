"""Age in whole years, and the age groups of the agency's report (E24, tables 8 and 11)."""

from __future__ import annotations

from typing import Final

UNDER_18: Final = "under 18"
AGE_GROUPS: Final = ("18-25", "26-30", "31-35", "36-45", "over 45")
OLDEST: Final = 120


def age_at(start_year: int, birth_year: int | None, age_given: int | None) -> int | None:
    """Whole years at the start of participation: the start's year minus the year of birth, or the age given."""
    if birth_year is not None:
        return start_year - birth_year
    return age_given


def age_group(age: int) -> str:
    """The group of an age in years; ``under 18`` is its own group and shown only where someone is in it."""
    if age < 18:
        return UNDER_18
    for last, group in ((25, "18-25"), (30, "26-30"), (35, "31-35"), (45, "36-45")):
        if age <= last:
            return group
    return "over 45"
