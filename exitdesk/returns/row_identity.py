"""When two rows of the data workbook are the same event: by all that the workbook carries, and nothing else.

Notes, keys and times of saving do not count; case and blanks in names do not either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Referral, Session
from exitdesk.returns.profile_model import matching
from exitdesk.returns.workbook_words import cell_text

Identity = tuple[Any, ...]


def session_identity(one: Session) -> Identity:
    challenges = frozenset(map(matching, one.challenges))
    where = (one.channel, cell_text(one.organisation))
    return (one.contact, one.date, matching(one.intervention), one.minutes, *where, challenges)


def talk_of(session: Identity) -> Identity:
    """What tells whether two sessions are one talk with other particulars: contact, day and intervention."""
    return session[:3]


def minutes_of(session: Identity) -> int | None:
    """The minutes in a session's identity."""
    minutes: int | None = session[3]
    return minutes


def activity_identity(one: Activity, participants: Iterable[str]) -> Identity:
    """``participants`` are keys of contacts."""
    return (one.date, matching(cell_text(one.name)), one.headcount, frozenset(participants))


def clothing_identity(one: ClothingHandout) -> Identity:
    return (one.contact, one.date, cell_text(one.items), one.pieces)


def answer_set_identity(one: AnswerSet) -> Identity:
    return (one.contact, one.date, one.answers, one.mode)


def referral_identity(one: Referral) -> Identity:
    return (one.contact, one.date, one.direction, cell_text(one.offer), one.trafficking, one.status)
