"""What to look at before a return leaves: errors hold a contact back, hints do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exitdesk.domain.answers import Gender
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.statistics import ChosenContact


class Severity(StrEnum):
    """An error must be mended before the contact can be sent; a hint is for the eye."""

    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or odd about one contact (``contact`` is its key); ``code`` is stable and English."""

    contact: str
    id_number: str
    severity: Severity
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at; ``title`` and ``explanation`` are for the gaps of all contacts together."""

    code: str
    severity: Severity
    found: Callable[[ChosenContact, Profile], bool]
    message: Callable[[str], str]
    title: Callable[[int], str]
    explanation: Callable[[], str]


def _ends_before_start(one: ChosenContact, profile: Profile) -> bool:
    return one.row.ended is not None and one.row.ended < one.row.first_contact


def _lacks_project_number(one: ChosenContact, profile: Profile) -> bool:
    return profile.carries_project_id and not one.row.project_id


def _unknown_intervention(one: ChosenContact, profile: Profile) -> bool:
    return any(profile.intervention_name(name) is None for name in one.received)


CHECKS: tuple[Check, ...] = (
    Check(
        "ends_before_start",
        Severity.ERROR,
        _ends_before_start,
        lambda number: tr("{number} is held back until the date is corrected.", number=number),
        lambda n: tr("End date before start date"),
        lambda: tr("Held back until the date is corrected."),
    ),
    Check(
        "no_project_number",
        Severity.ERROR,
        _lacks_project_number,
        lambda number: tr("{number} is held back until the project's number is filled in.", number=number),
        lambda n: tr("The project's number is missing"),
        lambda: tr("Held back until the number is filled in."),
    ),
    Check(
        "no_age",
        Severity.HINT,
        lambda one, profile: one.age is None,
        lambda number: tr("{number}: the age is not registered.", number=number),
        lambda n: trn("{n} without an age", "{n} without an age", n),
        lambda: tr("Sent with an empty cell and counted as not registered."),
    ),
    Check(
        "no_gender",
        Severity.HINT,
        lambda one, profile: not Gender(one.row.gender).known,
        lambda number: tr("{number}: the gender is not registered.", number=number),
        lambda n: trn("{n} without a gender", "{n} without a gender", n),
        lambda: tr("Sent with the reason and counted as not registered."),
    ),
    Check(
        "no_intervention",
        Severity.HINT,
        lambda one, profile: not one.received,
        lambda number: tr("{number}: no intervention in the period.", number=number),
        lambda n: trn("{n} without an intervention", "{n} without an intervention", n),
        lambda: tr("They count among the contacts, with no to every intervention."),
    ),
    Check(
        "unknown_intervention",
        Severity.HINT,
        _unknown_intervention,
        lambda number: tr("{number}: has an intervention that the profile does not have.", number=number),
        lambda n: tr("Interventions that the profile does not have"),
        lambda: tr("They have no column of their own, but stand in the tables."),
    ),
    Check(
        "under_18",
        Severity.HINT,
        lambda one, profile: one.age is not None and one.age < 18,
        lambda number: tr("{number}: was under 18 at the start. Remember the duty to notify.", number=number),
        lambda n: trn("{n} was under 18 at the start", "{n} were under 18 at the start", n),
        lambda: tr("Remember the duty to notify."),
    ),
)


def find_gaps(chosen: Sequence[ChosenContact], profile: Profile, stand_out: set[str]) -> tuple[Gap, ...]:
    """All gaps, errors first. ``stand_out``: keys of contacts that gender and age group single out."""
    gaps = [
        Gap(one.row.key, one.row.id_number, check.severity, check.code, check.message(one.row.id_number))
        for check in CHECKS
        for one in chosen
        if check.found(one, profile)
    ]
    held_back = {gap.contact for gap in gaps if gap.severity is Severity.ERROR}
    gaps += [
        Gap(
            one.row.key,
            one.row.id_number,
            Severity.HINT,
            "stands_out",
            tr("{number} may be recognised by gender and age.", number=one.row.id_number),
        )
        for one in chosen
        if one.row.key in stand_out - held_back
    ]
    return tuple(gaps)


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one kind, as a card on the page of the return."""

    code: str
    severity: Severity
    title: str
    explanation: str
    contacts: tuple[str, ...]


def gap_groups(gaps: Iterable[Gap]) -> list[GapGroup]:
    """Gaps by kind, errors first."""
    by_code: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_code.setdefault(gap.code, []).append(gap)
    groups = [
        GapGroup(
            check.code,
            check.severity,
            check.title(len(by_code[check.code])),
            check.explanation(),
            tuple(gap.contact for gap in by_code[check.code]),
        )
        for check in CHECKS
        if check.code in by_code
    ]
    if out := by_code.get("stands_out"):
        title = trn("{n} row stands out", "{n} rows stand out", len(out))
        explanation = tr("May be recognised by gender and age.")
        groups.append(GapGroup("stands_out", Severity.HINT, title, explanation, tuple(gap.contact for gap in out)))
    return groups


def checks_passed(gaps: Iterable[Gap]) -> int:
    """How many of the checks found nothing."""
    found = {gap.code for gap in gaps}
    return sum(code not in found for code in (*(check.code for check in CHECKS), "stands_out"))
