"""What is registered: one frozen value per kind of record.

``key`` is the row's UUIDv7 and never leaves the laptop; None until the record is saved. ``contact`` fields hold the
key of a contact, not its ID number. Dates are Rede-days. Only the ID number and the date are ever required.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exitdesk.domain.answers import (
    AnswerMode,
    Channel,
    Direction,
    Gender,
    Missing,
    Purpose,
    ReferralStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person, known by an ID number only.

    ``birth_year`` or ``age_given`` (whole years at the start of participation) may be known, otherwise ``age_missing``
    says why not. ``id_number`` is shown as it is; ``project_id`` is the municipality's number where there is one.
    """

    key: str | None = None
    id_number: str
    project_id: str | None = None
    gender: Gender = Gender.NOT_ASKED
    birth_year: int | None = None
    age_given: int | None = None
    age_missing: Missing = Missing.NOT_ASKED
    first_contact: date
    enrolled: date | None = None
    ended: date | None = None
    purpose: Purpose = Purpose.NOT_ASKED
    recruited_via: str = Missing.NOT_ASKED.value
    who5_declined: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One delivered piece of help. ``minutes`` is whole minutes; ``organisation`` gave it ("" when not said)."""

    key: str | None = None
    contact: str
    date: date
    intervention: str
    minutes: int | None = None
    channel: Channel | None = None
    organisation: str = ""
    challenges: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Open café, shared meal, outing …: ``headcount`` is everybody there, named contacts too (None: not counted)."""

    key: str | None = None
    date: date
    name: str
    headcount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One contact known to have been at one activity."""

    key: str | None = None
    activity: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClothingHandout:
    """Free clothes given to a contact, or to somebody unnamed (``contact`` None). ``pieces`` is a count."""

    key: str | None = None
    contact: str | None
    date: date
    items: str = ""
    pieces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet:
    """A WHO-5 answer set: five answers 0-5, None where the person left one out."""

    key: str | None = None
    contact: str
    date: date
    answers: tuple[int | None, int | None, int | None, int | None, int | None]
    mode: AnswerMode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A referral in or out. ``trafficking`` is the anti-trafficking yes/no of its own; None where nobody asked."""

    key: str | None = None
    contact: str
    date: date
    direction: Direction | None = None
    offer: str = ""
    trafficking: bool | None = None
    status: ReferralStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """One WHO-5 form that was printed: its code, and what the code stands for (contact key, language, layout)."""

    code: str
    contact: str
    language: str
    layout: str


Record = Contact | Session | Activity | Attendance | ClothingHandout | AnswerSet | Referral
