"""What a column of a hand-kept table can become: a field of the data workbook, or something that was given once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Profile, sentence_case
from exitdesk.returns.workbook_words import COLUMNS, DATE, FIRST_CONTACT, ID_NUMBER, Sheet

MEASUREMENTS: Final = 4
_MINUTES: Final = "Minutter"


class TableKind(StrEnum):
    """What one row of the table is."""

    PEOPLE = "people"
    SESSIONS = "sessions"
    ACTIVITIES = "activities"
    CLOTHING = "clothing"
    WELLBEING = "wellbeing"
    REFERRALS = "referrals"

    @property
    def sheet(self) -> Sheet:
        """The sheet of the data workbook that its fields belong to."""
        return _SHEETS[self]


_SHEETS: Final[Mapping[TableKind, Sheet]] = {
    TableKind.PEOPLE: Sheet.CONTACTS,
    TableKind.SESSIONS: Sheet.SESSIONS,
    TableKind.ACTIVITIES: Sheet.ACTIVITIES,
    TableKind.CLOTHING: Sheet.CLOTHING,
    TableKind.WELLBEING: Sheet.WELLBEING,
    TableKind.REFERRALS: Sheet.REFERRALS,
}


def kind_title(kind: TableKind) -> str:
    """What one row is, in words."""
    return {
        TableKind.PEOPLE: tr("One row for each contact"),
        TableKind.SESSIONS: tr("A list of talks"),
        TableKind.ACTIVITIES: tr("A list of activities"),
        TableKind.CLOTHING: tr("A list of clothes given out"),
        TableKind.WELLBEING: tr("A list of WHO-5 answers"),
        TableKind.REFERRALS: tr("A list of referrals"),
    }[kind]


class Means(StrEnum):
    """What a column means; all but the first three may stand in several columns."""

    IGNORE = "ignore"
    FIELD = "field"  # the column of the data workbook that is its subject
    EVENT_DATE = "event_date"  # the day of what was given once
    INTERVENTION = "intervention"  # yes: one talk of its subject
    CHALLENGE = "challenge"  # yes: helped with its subject
    CLOTHING = "clothing"  # yes: clothes were given out once
    REFERRED = "referred"  # yes: referred to another offer
    TRAFFICKING = "trafficking"  # yes: referred to anti-trafficking measures
    REFERRED_TO = "referred_to"  # the offer's name
    HOURS = "hours"  # becomes the minutes of a talk
    WHO5_DATE = "who5_date"  # subject: the measurement's number
    WHO5_ANSWER = "who5_answer"  # subject: measurement and statement, "1.3"
    WHO5_ANSWERS = "who5_answers"  # five digits in one cell; subject: the measurement's number


class Target(NamedTuple):
    """What a column becomes."""

    means: Means
    subject: str = ""

    @property
    def code(self) -> str:
        """As it is kept: ``field:ID-nummer``."""
        return f"{self.means}:{self.subject}" if self.subject else self.means.value

    @classmethod
    def from_code(cls, code: str) -> Target:
        """Raises ValueError for what is no target."""
        means, _, subject = code.partition(":")
        return cls(Means(means), subject)


IGNORED: Final = Target(Means.IGNORE)
ID: Final = Target(Means.FIELD, ID_NUMBER)
DAY: Final = Target(Means.FIELD, DATE)
FIRST: Final = Target(Means.FIELD, FIRST_CONTACT)


def targets_of(kind: TableKind, profile: Profile) -> tuple[Target, ...]:
    """All that a column of such a table can become, in the order in which to offer it."""
    fields = tuple(Target(Means.FIELD, header) for header in COLUMNS[kind.sheet].headers)
    challenges = tuple(Target(Means.CHALLENGE, name) for name in profile.challenges)
    if kind is TableKind.SESSIONS:
        beside_minutes = fields.index(Target(Means.FIELD, _MINUTES)) + 1
        return (IGNORED, *fields[:beside_minutes], Target(Means.HOURS), *fields[beside_minutes:], *challenges)
    if kind is TableKind.WELLBEING:
        return (IGNORED, *fields, Target(Means.WHO5_ANSWERS, "1"))
    if kind is not TableKind.PEOPLE:
        return (IGNORED, *fields)
    given = (
        Target(Means.EVENT_DATE),
        *(Target(Means.INTERVENTION, item.name) for item in profile.interventions),
        Target(Means.HOURS),
        *challenges,
        *map(Target, (Means.CLOTHING, Means.REFERRED, Means.REFERRED_TO, Means.TRAFFICKING)),
    )
    answers = (
        target
        for number in range(1, MEASUREMENTS + 1)
        for target in (
            Target(Means.WHO5_DATE, str(number)),
            Target(Means.WHO5_ANSWERS, str(number)),
            *(Target(Means.WHO5_ANSWER, f"{number}.{item}") for item in range(1, 6)),
        )
    )
    return (IGNORED, *fields, *given, *answers)


def is_single(target: Target) -> bool:
    """Whether one column alone may have it."""
    return target.means not in (Means.IGNORE, Means.REFERRED, Means.REFERRED_TO)


def target_title(target: Target) -> str:
    """What the column becomes, in words."""
    number, _, item = target.subject.partition(".")
    match target.means:
        case Means.IGNORE:
            return tr("Not read (left out)")
        case Means.FIELD:
            return target.subject
        case Means.EVENT_DATE:
            return tr("Date of what was given")
        case Means.INTERVENTION:
            return sentence_case(target.subject)
        case Means.CHALLENGE:
            return tr("Help with: {challenge}", challenge=target.subject)
        case Means.CLOTHING:
            return tr("Clothes given (yes/no)")
        case Means.REFERRED:
            return tr("Referred to another offer (yes/no)")
        case Means.TRAFFICKING:
            return tr("Referred against trafficking (yes/no)")
        case Means.REFERRED_TO:
            return tr("Referred to (the offer's name)")
        case Means.HOURS:
            return tr("Hours (become minutes)")
        case Means.WHO5_DATE:
            return tr("WHO-5 no. {number}: date", number=number)
        case Means.WHO5_ANSWER:
            return tr("WHO-5 no. {number}: answer {item}", number=number, item=item)
        case Means.WHO5_ANSWERS:
            return tr("WHO-5 no. {number}: five digits", number=number)


def hours_header() -> str:
    """The column of the data workbook that hours go to."""
    return _MINUTES
