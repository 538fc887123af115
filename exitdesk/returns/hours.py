"""Hours spent on talks, online, outreach and clinic, quarter by quarter (domain.md 4.7), to stand beside recruitment.

Every session counts under one kind of work: what health volunteers give is *clinic* however it took place, all else
goes by its form. A session without minutes adds no hours; how many there are is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exitdesk.domain.answers import Channel
from exitdesk.domain.periods import Period, Quarter
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.store.reading import Reading
from exitdesk.store.session_hours import SessionHours, session_hours, session_names


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
    health = {matching(item.name) for item in profile.health_checks}
    clinic = {name: Work.CLINIC.value for name in session_names(reading, period) if matching(name) in health}
    by_channel = {channel.value: work.value for channel, work in WORK_OF_CHANNEL.items()}
    return by_quarter(session_hours(reading, period, by_channel, clinic, Work.NOT_SAID.value))


def by_quarter(rows: Sequence[SessionHours]) -> tuple[QuarterHours, ...]:
    """Rows of quarter and work put together, quarters without any in between filled in."""
    if not rows:
        return ()
    found = []
    quarter, last = min(row.quarter for row in rows), max(row.quarter for row in rows)
    while quarter <= last:
        here = {Work(row.work): row for row in rows if row.quarter == quarter}
        found.append(
            QuarterHours(
                quarter,
                {work: here[work].minutes if work in here else 0 for work in Work},
                {work: here[work].contacts if work in here else 0 for work in Work},
                sum(row.sessions - row.timed for row in here.values()),
            )
        )
        quarter = quarter.next
    return tuple(found)


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
