"""Hours spent on talks, online, outreach and clinic, quarter by quarter (domain.md 4.7), to stand beside recruitment.

Every session counts under one kind of work: what health volunteers give is *clinic* however it took place, all else
goes by its form. A session without minutes adds no hours; how many there are is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from exitdesk.domain.answers import Channel
from exitdesk.domain.periods import Period, Quarter
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.store.reading import Reading
from exitdesk.store.session_hours import TimedSession, timed_sessions


class Work(StrEnum):
    """What the hours were spent on; ``NOT_SAID`` where the session's form was not registered."""

    TALKS = "talks"
    ONLINE = "online"
    OUTREACH = "outreach"
    CLINIC = "clinic"
    NOT_SAID = "not_said"


WORK_OF_CHANNEL: Final[Mapping[Channel, Work]] = {
    Channel.IN_PERSON: Work.TALKS,
    Channel.PHONE: Work.TALKS,
    Channel.HOME_VISIT: Work.TALKS,
    Channel.ONLINE: Work.ONLINE,
    Channel.OUTREACH: Work.OUTREACH,
}


@dataclass(frozen=True, slots=True)
class QuarterHours:
    """One quarter, as far as it lies in the period. None in ``minutes``: left out for publication.

    ``minutes`` has every kind of work; ``contacts`` is how many different ones each rests on (empty when published).
    """

    quarter: Quarter
    minutes: Mapping[Work, int | None]
    contacts: Mapping[Work, int]
    without_minutes: int | None

    @property
    def total(self) -> int | None:
        """Minutes of all work; None when a part of it is left out."""
        return _sum(self.minutes.values())


def read_hours(reading: Reading, profile: Profile, period: Period) -> tuple[QuarterHours, ...]:
    """The quarters of a period from the first with a session to the last, without gaps."""
    return by_quarter(timed_sessions(reading, period), profile)


def by_quarter(sessions: Iterable[TimedSession], profile: Profile) -> tuple[QuarterHours, ...]:
    """Sessions put together by quarter and kind of work, quarters without any in between filled in."""
    health = {matching(item.name) for item in profile.health_checks}
    works = {channel.value: work for channel, work in WORK_OF_CHANNEL.items()}
    months: dict[tuple[str, str | None, str], _Sum] = {}
    for month, channel, intervention, minutes, contact in sessions:
        place = months.setdefault((month, channel, intervention), _Sum())
        place.contacts.add(contact)
        if minutes is None:
            place.untimed += 1
        else:
            place.minutes += minutes
    sums: dict[tuple[Quarter, Work], _Sum] = {}
    for (month, channel, intervention), part in months.items():
        work = Work.CLINIC if matching(intervention) in health else works.get(channel or "", Work.NOT_SAID)
        whole = sums.setdefault((Quarter.of(date.fromisoformat(f"{month}-01")), work), _Sum())
        whole.contacts |= part.contacts
        whole.minutes += part.minutes
        whole.untimed += part.untimed
    found = []
    if sums:
        quarter, last = min(sums)[0], max(sums)[0]
        while quarter <= last:
            here = {work: sums.get((quarter, work), _Sum()) for work in Work}
            found.append(
                QuarterHours(
                    quarter,
                    {work: one.minutes for work, one in here.items()},
                    {work: len(one.contacts) for work, one in here.items()},
                    sum(one.untimed for one in here.values()),
                )
            )
            quarter = quarter.next
    return tuple(found)


@dataclass(slots=True)
class _Sum:
    minutes: int = 0
    untimed: int = 0
    contacts: set[str] = field(default_factory=set)


def work_done(hours: Sequence[QuarterHours]) -> list[Work]:
    """The kinds of work that took any time, or whose time is left out."""
    return [work for work in Work if any(one.minutes[work] != 0 for one in hours)]


def minutes_of(hours: Sequence[QuarterHours], work: Work) -> int | None:
    """All minutes of one kind of work; None when a quarter's are left out."""
    return _sum(one.minutes[work] for one in hours)


def new_contacts_in(quarter: Quarter, per_month: Mapping[str, int | None]) -> int | None:
    """The first contacts of a quarter from those per month (``2026-07``); None when a month's are left out."""
    months = (f"{quarter.year}-{quarter.number * 3 - back:02d}" for back in (2, 1, 0))
    return _sum(per_month.get(month, 0) for month in months)


def _sum(parts: Iterable[int | None]) -> int | None:
    total = 0
    for part in parts:
        if part is None:
            return None
        total += part
    return total
