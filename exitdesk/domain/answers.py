"""Codes for answers, and the three different ways of having none.

*Unknown* (asked, not known), *declined* (does not wish to answer) and *not asked* are never one blank.
"""

from __future__ import annotations

from enum import StrEnum


class Missing(StrEnum):
    """Why there is no answer."""

    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class Gender(StrEnum):
    """Gender as the agency asks for it (E24 5.3)."""

    WOMAN = "kvinde"
    MAN = "mand"
    NON_BINARY = "non-binær"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"

    @property
    def known(self) -> bool:
        """True for the three genders that the tables count."""
        return self in (Gender.WOMAN, Gender.MAN, Gender.NON_BINARY)


class Purpose(StrEnum):
    """What the contact wants from the course (A16): to leave, or to improve the present situation."""

    LEAVE = "leave"
    IMPROVE = "improve"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class Channel(StrEnum):
    """How a session took place."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    ONLINE = "online"
    HOME_VISIT = "home_visit"
    OUTREACH = "outreach"


class AnswerMode(StrEnum):
    """How a WHO-5 answer set was given."""

    PAPER = "paper"
    SCREEN = "screen"


class Direction(StrEnum):
    """Whether a referral came in or went out."""

    IN = "in"
    OUT = "out"


class ReferralStatus(StrEnum):
    """How far a referral has come."""

    REFERRED = "referred"
    STARTED = "started"
    ENDED = "ended"
    REJECTED = "rejected"
