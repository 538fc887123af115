"""What to look at before a return leaves: errors hold a contact back, hints do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from exitdesk.domain import id_number, who5
from exitdesk.domain.answers import Gender
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.statistics import ChosenContact
from exitdesk.returns.telling_numbers import tells

_MOST_ALIKE = 3


class Severity(StrEnum):
    """An error must be mended before the contact can be sent; a hint is for the eye."""

    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or odd about one contact (``contact`` is its key); ``code`` is stable and English.

    ``other`` is the key of the contact that it is confused with, where there is one.
    """

    contact: str
    id_number: str
    severity: Severity
    code: str
    message: str
    other: str = ""


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


def _begins_before_first_contact(one: ChosenContact, profile: Profile) -> bool:
    return one.row.first < one.row.first_contact


def _enrolled_before_first_contact(one: ChosenContact, profile: Profile) -> bool:
    return one.row.enrolled is not None and one.row.enrolled < one.row.first_contact


def _goes_on_after_end(one: ChosenContact, profile: Profile) -> bool:
    return one.ended is not None and one.row.last_until > one.ended.isoformat()


def _has_flag(flag: who5.Flag) -> Callable[[ChosenContact, Profile], bool]:
    """A measurement in the period has the flag."""
    return lambda one, profile: any(
        flag in measured.flags and measured.answer_set.date.isoformat() in one.row.days for measured in one.measurements
    )


def _has_a_slip(one: ChosenContact, profile: Profile) -> bool:
    return id_number.looks_own_make(one.row.id_number) and id_number.own_make(one.row.id_number) is None


def _has_a_telling_number(one: ChosenContact, profile: Profile) -> bool:
    return not profile.carries_project_id and tells(one.row.id_number)


_TELLS = "number_tells"

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
        "after_end",
        Severity.HINT,
        _goes_on_after_end,
        lambda number: tr("{number}: something happened after the end date.", number=number),
        lambda n: trn("{n} went on after the end date", "{n} went on after the end date", n),
        lambda: tr("Taken up again? Then reopen: take the end date away."),
    ),
    Check(
        "before_first_contact",
        Severity.HINT,
        _begins_before_first_contact,
        lambda number: tr("{number}: something happened before the first contact.", number=number),
        lambda n: trn("{n} begins before the first contact", "{n} begin before the first contact", n),
        lambda: tr("The start is reckoned from the earliest. Is the date of the first contact right?"),
    ),
    Check(
        "enrolled_before_first_contact",
        Severity.HINT,
        _enrolled_before_first_contact,
        lambda number: tr("{number}: enrolled before the first contact.", number=number),
        lambda n: trn("{n} enrolled before the first contact", "{n} enrolled before the first contact", n),
        lambda: tr("One of the two dates may be a slip."),
    ),
    Check(
        "number_slip",
        Severity.HINT,
        _has_a_slip,
        lambda number: tr("{number}: the check character does not fit.", number=number),
        lambda n: trn("{n} number may have a slip", "{n} numbers may have a slip", n),
        lambda: tr("The check character does not fit. Compare with the person's card."),
    ),
    Check(
        _TELLS,
        Severity.HINT,
        _has_a_telling_number,
        lambda number: tr("{number}: the ID number may lead to a person.", number=number),
        lambda n: trn("{n} ID number may lead to a person", "{n} ID numbers may lead to a person", n),
        lambda: tr("It reads like a CPR number, a phone number, a mail address or a name. Give another one."),
    ),
    Check(
        "who5_incomplete",
        Severity.HINT,
        _has_flag(who5.Flag.INCOMPLETE),
        lambda number: tr("{number}: a WHO-5 lacks an answer.", number=number),
        lambda n: trn("{n} with a WHO-5 that lacks an answer", "{n} with a WHO-5 that lacks an answer", n),
        lambda: tr("It is sent, and makes no measurement."),
    ),
    Check(
        "who5_long_gap",
        Severity.HINT,
        _has_flag(who5.Flag.LONG_GAP),
        lambda number: tr("{number}: more than 100 days between two WHO-5.", number=number),
        lambda n: trn("{n} with a long time between two WHO-5", "{n} with a long time between two WHO-5", n),
        lambda: tr("More than 100 days. It counts, and is marked."),
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


def find_gaps(chosen: Sequence[ChosenContact], profile: Profile) -> tuple[Gap, ...]:
    """All gaps but the rows that stand out, errors first."""
    gaps = [
        Gap(one.row.key, one.row.id_number, check.severity, check.code, check.message(one.row.id_number))
        for check in CHECKS
        for one in chosen
        if check.found(one, profile)
    ]
    gaps += [
        Gap(
            one.row.key,
            one.row.id_number,
            Severity.HINT,
            "looks_twice",
            tr("{number} looks like {other}.", number=one.row.id_number, other=other.row.id_number),
            other.row.key,
        )
        for one, other in _looks_like_another(chosen)
    ]
    return tuple(gaps)


def stands_out_gap(contact: str, number: str, traits: Sequence[str]) -> Gap:
    """A row that may point at a person by the columns ``traits``."""
    message = tr("{number} may be recognised by {columns}.", number=number, columns=", ".join(traits))
    return Gap(contact, number, Severity.HINT, "stands_out", message)


def _looks_like_another(chosen: Sequence[ChosenContact]) -> list[tuple[ChosenContact, ChosenContact]]:
    """Contacts with the number of another that may be the same person: numbers one slip apart, with nothing known that
    tells them apart; or the same known gender and year of birth, first met on one day and never there on the same."""
    by_number = {one.row.id_number: one for one in chosen}
    found: dict[tuple[str, str], None] = {}
    pairs = id_number.look_alikes(by_number)
    for first, second in pairs if len(pairs) * _MOST_ALIKE < len(chosen) else ():  # not where numbers are consecutive
        if not _told_apart(by_number[first], by_number[second]):
            found[first, second] = None
    same: dict[tuple[object, ...], list[str]] = {}
    for one in chosen:
        if Gender(one.row.gender).known and one.row.birth_year is not None:
            same.setdefault((one.row.gender, one.row.birth_year, one.row.first_contact), []).append(one.row.id_number)
    for numbers in same.values():
        for first, second in pairwise(numbers) if len(numbers) <= _MOST_ALIKE else ():
            if not by_number[first].row.days & by_number[second].row.days:  # nobody is there twice on one day
                found[first, second] = None
    return [(by_number[first], by_number[second]) for first, second in found]


def _told_apart(one: ChosenContact, other: ChosenContact) -> bool:
    """Whether something known of both differs; most numbers of the desk's own make are far apart by themselves."""
    genders = {one.row.gender, other.row.gender}
    ages = {one.age, other.age} - {None}
    sound = id_number.own_make(one.row.id_number) and id_number.own_make(other.row.id_number)
    return bool(sound) or (len(genders) > 1 and all(Gender(g).known for g in genders)) or len(ages) > 1


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
            _explanation(check, by_code[check.code][0]),
            tuple(gap.contact for gap in by_code[check.code]),
        )
        for check in CHECKS
        if check.code in by_code
    ]
    if alike := by_code.get("looks_twice"):
        title = trn("{n} may be in the store twice", "{n} may be in the store twice", len(alike))
        explanation = tr("Alike in number, or in gender, year of birth and first day. Look at both.")
        groups.append(GapGroup("looks_twice", Severity.HINT, title, explanation, tuple(gap.contact for gap in alike)))
    if out := by_code.get("stands_out"):
        title = trn("{n} row stands out", "{n} rows stand out", len(out))
        explanation = tr("Nobody else shares what others may know: gender, age, start and end.")
        groups.append(GapGroup("stands_out", Severity.HINT, title, explanation, tuple(gap.contact for gap in out)))
    return groups


def _explanation(check: Check, first: Gap) -> str:
    """What a check means; where the number itself is the trouble, the first one stands there."""
    return f"{first.id_number}: {check.explanation()}" if check.code == _TELLS else check.explanation()


def checks_passed(gaps: Iterable[Gap]) -> int:
    """How many of the checks found nothing."""
    found = {gap.code for gap in gaps}
    return sum(code not in found for code in (*(check.code for check in CHECKS), "looks_twice", "stands_out"))
