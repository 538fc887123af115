"""Records, their fields and their codes as windows and papers say them, in the language in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from exitdesk.domain import who5
from exitdesk.domain.answers import AnswerMode, Channel, Direction, Gender, Missing, Purpose, ReferralStatus
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.i18n import mark, tr, trn
from exitdesk.returns.profile_model import Profile, sentence_case

ADULT: Final = 18

_MISSING: Final = {
    Missing.UNKNOWN: mark("Not known"),
    Missing.DECLINED: mark("Declined to answer"),
    Missing.NOT_ASKED: mark("Not asked"),
}
_GENDER: Final = {
    Gender.WOMAN: mark("Woman"),
    Gender.MAN: mark("Man"),
    Gender.NON_BINARY: mark("Non-binary"),
}
_PURPOSE: Final = {Purpose.LEAVE: mark("To leave"), Purpose.IMPROVE: mark("To improve the situation")}
_CHANNEL: Final = {
    Channel.IN_PERSON: mark("In person"),
    Channel.PHONE: mark("Phone"),
    Channel.ONLINE: mark("Online"),
    Channel.HOME_VISIT: mark("Home visit"),
    Channel.OUTREACH: mark("Outreach"),
}
_STATUS: Final = {
    ReferralStatus.REFERRED: mark("Referred"),
    ReferralStatus.STARTED: mark("Started"),
    ReferralStatus.ENDED: mark("Ended"),
    ReferralStatus.REJECTED: mark("Rejected"),
}
_DIRECTION: Final = {Direction.IN: mark("Referred here"), Direction.OUT: mark("Referred on")}
_MODE: Final = {AnswerMode.PAPER: mark("On paper"), AnswerMode.SCREEN: mark("On screen")}

_FIELDS: Final[Mapping[str, str]] = {
    "id_number": mark("ID number"),
    "project_id": mark("Project number"),
    "gender": mark("Gender"),
    "birth_year": mark("Year of birth"),
    "age_given": mark("Age"),
    "age_missing": mark("Age when it is missing"),
    "first_contact": mark("First contact"),
    "enrolled": mark("Enrolled"),
    "ended": mark("Ended"),
    "purpose": mark("Purpose"),
    "recruited_via": mark("Came via"),
    "who5_declined": mark("Does not want WHO-5"),
    "note": mark("Note"),
    "date": mark("Date"),
    "intervention": mark("Intervention"),
    "minutes": mark("Minutes"),
    "channel": mark("Channel"),
    "organisation": mark("Given by"),
    "challenges": mark("Helped with"),
    "items": mark("Clothes"),
    "pieces": mark("Pieces"),
    "answers": mark("Answers"),
    "mode": mark("Filled in"),
    "direction": mark("Direction"),
    "offer": mark("Offer"),
    "trafficking": mark("Human trafficking"),
    "status": mark("Status"),
    "name": mark("Activity"),
    "headcount": mark("Headcount"),
}
_CODES: Final[Mapping[str, Mapping[Any, str]]] = {
    "gender": _GENDER,
    "purpose": _PURPOSE,
    "channel": _CHANNEL,
    "status": _STATUS,
    "direction": _DIRECTION,
    "mode": _MODE,
    "age_missing": _MISSING,
}
_DATES: Final = frozenset({"date", "first_contact", "enrolled", "ended"})
_YES_NO: Final = frozenset({"who5_declined", "trafficking"})


def gender_words(gender: Gender) -> str:
    """``Kvinde``, or why it is not known."""
    return tr(_GENDER[gender]) if gender in _GENDER else tr(_MISSING[Missing(gender.value)])


def purpose_words(purpose: Purpose) -> str:
    """``Forbedre situationen``, or why it is not known."""
    return tr(_PURPOSE[purpose]) if purpose in _PURPOSE else tr(_MISSING[Missing(purpose.value)])


def channel_words(channel: Channel) -> str:
    """``Fremmøde``."""
    return tr(_CHANNEL[channel])


def status_words(status: ReferralStatus) -> str:
    """``Påbegyndt``."""
    return tr(_STATUS[status])


def direction_words(direction: Direction) -> str:
    """``Henvist videre``."""
    return tr(_DIRECTION[direction])


def mode_words(mode: AnswerMode) -> str:
    """``På papir``."""
    return tr(_MODE[mode])


def missing_words(code: Missing) -> str:
    """``Ikke spurgt``."""
    return tr(_MISSING[code])


def recruitment_words(code: str, profile: Profile) -> str:
    """How the contact came: the profile's label, why it is not known, or the free words that were imported."""
    if code in {item.value for item in Missing}:
        return tr(_MISSING[Missing(code)])
    return profile.recruitment_label(code) or sentence_case(code)


def age_now(contact: Contact, today: date) -> int | None:
    """Whole years this calendar year, from the year of birth or the age given at the first contact."""
    if contact.birth_year is not None:
        return today.year - contact.birth_year
    return None if contact.age_given is None else contact.age_given + today.year - contact.first_contact.year


def is_minor(contact: Contact, today: date) -> bool:
    """True when the contact is under 18: registered all the same, with a word about the duty to notify."""
    age = age_now(contact, today)
    return age is not None and age < ADULT


def age_words(contact: Contact, today: date) -> str:
    """``38 år``, or why it is not known."""
    age = age_now(contact, today)
    return tr(_MISSING[contact.age_missing]) if age is None else years_words(age)


def years_words(age: int) -> str:
    """``38 år``."""
    return trn("{n} year old", "{n} years old", age)


def pieces_words(pieces: int) -> str:
    """``2 stk.``."""
    return trn("{n} piece", "{n} pieces", pieces)


def minutes_words(minutes: int) -> str:
    """``50 min`` with a blank that does not break."""
    return tr("{n} min", n=minutes).replace(" ", "\u00a0")


def days_ago_words(days: int) -> str:
    """``i dag``, ``i går``, ``for 3 dage siden``."""
    if days <= 0:
        return tr("today")
    return tr("yesterday") if days == 1 else tr("{n} days ago", n=days)


def field_words(field: str) -> str:
    """The name of a record's field; a field that has none is shown by its code."""
    return tr(_FIELDS[field]) if field in _FIELDS else field


def in_order(fields: Iterable[str]) -> list[str]:
    """Fields in the order in which the sheets show them."""
    order = {name: number for number, name in enumerate(_FIELDS)}
    return sorted(fields, key=lambda name: order.get(name, len(order)))


def value_words(field: str, value: object, profile: Profile) -> str:
    """A stored value (as history entries hold it) in words; ``tom`` when there is none."""
    if value is None or value == "" or value == "[]":
        return tr("empty")
    if field in _DATES:
        return show_date(date.fromisoformat(str(value)))
    if field in _YES_NO:
        return tr("yes") if value else tr("no")
    if field == "recruited_via":
        return recruitment_words(str(value), profile)
    if field == "answers":
        return _answers_words(str(value))
    if field == "challenges":
        return ", ".join(json.loads(str(value)))
    code = str(value)
    words = _CODES.get(field, {}).get(code)
    if words is None and field in ("gender", "purpose"):
        words = _MISSING[Missing(code)]
    return tr(words) if words is not None else code


def _answers_words(text: str) -> str:
    answers = json.loads(text)
    shown = " ".join("–" if answer is None else str(answer) for answer in answers)
    points = who5.score(answers)
    return shown if points is None else tr("{answers} (score {score})", answers=shown, score=points)
