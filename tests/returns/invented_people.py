"""People with all that happens to them over two years, and the statistics of any period straight from the lists.

Quicker than a store: the attacks on publications need many.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exitdesk.domain.age_groups import AGE_GROUPS, UNDER_18, age_group
from exitdesk.domain.answers import Missing
from exitdesk.domain.periods import Period, Quarter
from exitdesk.returns.hours import QuarterHours, Work
from exitdesk.returns.profile_model import FedBy, Profile
from exitdesk.returns.statistics import share
from exitdesk.returns.statistics_result import ActivityCount, ReferralCount, Statistics
from exitdesk.returns.who5_statistics import FirstAndLater, who5_statistics

FIRST = date(2025, 1, 1)
DAYS = 730


@dataclass(frozen=True)
class Person:
    first: date
    age: int | None
    gender: str | None
    recruited: str
    talks: list[tuple[date, str, Work, int]]
    meetings: list[date]
    referrals: list[date]
    clothing: list[date]
    scores: list[tuple[date, int]]

    @property
    def days(self) -> list[date]:
        talks, scores = [talk[0] for talk in self.talks], [score[0] for score in self.scores]
        return sorted([self.first, *talks, *self.meetings, *self.referrals, *self.clothing, *scores])


def invented(chance: random.Random, profile: Profile, number: int) -> list[Person]:
    """Some cafés have everything of everybody, some next to nothing."""
    talked = [one.name for one in profile.interventions if one.fed_by is FedBy.SESSIONS]
    likely = {name: chance.choice([0.02, 0.1, 0.4, 0.9, 1]) for name in talked}
    meets, refers, known, busy = (chance.choice(some) for some in ([0, 0.3, 1], [0, 0.2, 1], [0.5, 0.95, 1], [1, 2, 4]))
    ways = [way.code for way in profile.recruitment][: chance.choice([2, 6, 17])]
    spread = chance.choice([90, 400, DAYS])

    def day(start: date) -> date:
        return min(start + timedelta(days=int(chance.expovariate(1 / 90))), FIRST + timedelta(days=DAYS - 1))

    people = []
    for _ in range(number):
        first = FIRST + timedelta(days=chance.randrange(spread))
        works = chance.choices(list(Work), [9, 1, 2, 1, 1], k=4 * len(talked))
        score, scores, when = chance.randrange(26), [], first
        for _ in range(chance.choice([0, 0, 1, 2, 3])):
            scores.append((when, 4 * score))
            score, when = min(max(score + chance.choice([-4, 0, 2, 5]), 0), 25), day(when + timedelta(days=30))
        people.append(
            Person(
                first,
                chance.randrange(17, 64) if chance.random() < known else None,
                chance.choices(["kvinde", "mand", "non-binær"], [9, 1, 0.3])[0] if chance.random() < known else None,
                chance.choice(ways) if chance.random() < known else Missing.NOT_ASKED.value,
                [
                    (day(first), name, works.pop(), chance.choice([0, 15, 45]))
                    for name in talked
                    for _ in range(busy)
                    if works and chance.random() < likely[name]
                ],
                [day(first) for _ in range(2) if chance.random() < meets],
                [day(first)] if chance.random() < refers else [],
                [day(first)] if chance.random() < 0.3 else [],
                scores,
            )
        )
    return people


def statistics_of(people: Sequence[Person], profile: Profile, period: Period) -> Statistics:
    here = [one for one in people if any(day in period for day in one.days)]
    until = Period(None, period.last)
    talks = [talk for one in here for talk in one.talks if talk[0] in period]
    fed = {FedBy.ACTIVITIES: "meetings", FedBy.REFERRALS: "referrals"}
    received = [
        {talk[1] for talk in one.talks if talk[0] in period}
        | {
            item.name
            for item in profile.interventions
            if item.fed_by in fed and any(day in period for day in getattr(one, fed[item.fed_by]))
        }
        for one in here
    ]
    ages = [one.age for one in here if one.age is not None]
    groups = Counter(map(age_group, ages))
    genders = Counter(one.gender for one in here if one.gender)
    spans = [([day for day in one.days if day in until][-1] - one.days[0]).days for one in here]
    took = [days for days in spans if days]
    meetings = [day for one in here for day in one.meetings if day in period]
    who5 = who5_statistics(FirstAndLater([score for day, score in one.scores if day in until]) for one in here)
    counts = Counter(min(len(one), 4) for one in received)
    came = Counter(one.recruited for one in here)
    new = Counter(f"{one.first:%Y-%m}" for one in here if one.first in period)
    shown = [group for group in (UNDER_18, *AGE_GROUPS) if group != UNDER_18 or groups[UNDER_18]]
    return Statistics(
        first=period.first,
        last=period.last,
        contacts=len(here),
        age_known=len(ages),
        average_age_years=sum(ages) / len(ages) if ages else None,
        age_groups={group: share(groups[group], len(ages)) for group in shown},
        gender_known=genders.total(),
        gender={one: share(genders[one], genders.total()) for one in ("kvinde", "mand", "non-binær")},
        average_participation_months=sum(took) / len(took) / 30.4375 if took else None,
        participation_n=len(took),
        by_intervention={item.name: sum(item.name in one for one in received) for item in profile.interventions},
        by_number_of_interventions={name: counts[at] for at, name in enumerate(("none", "1", "2", "3", "4+"))},
        by_challenge=dict.fromkeys(profile.challenges, 0),
        free_clothing_contacts=sum(any(day in period for day in one.clothing) for one in here),
        activities=ActivityCount(
            len(set(meetings)), len(meetings), sum(any(day in period for day in one.meetings) for one in here)
        ),
        referrals=ReferralCount(0, sum(any(day in period for day in one.referrals) for one in here)),
        who5_waves=who5.waves,
        who5_paired=who5.paired,
        who5_progress=who5.progress,
        who5_dropout_test=who5.dropout,
        recruitment={
            code: came[code] for code in (*(way.code for way in profile.recruitment), *(one.value for one in Missing))
        },
        new_contacts_per_month={month: new[month] for month in _months(sorted(new))},
        session_minutes=sum(talk[3] for talk in talks),
        sessions=len(talks),
        person_days=sum(len({day for day in one.days if day in period}) for one in here),
        hours=_hours(here, period),
    )


def _months(used: list[str]) -> list[str]:
    if not used:
        return []
    every = [f"{year}-{month:02d}" for year in (2025, 2026, 2027) for month in range(1, 13)]
    return every[every.index(used[0]) : every.index(used[-1]) + 1]


def _hours(people: Sequence[Person], period: Period) -> tuple[QuarterHours, ...]:
    talks = [(Quarter.of(talk[0]), talk[2], talk[3], at) for at, one in enumerate(people) for talk in one.talks
             if talk[0] in period]  # fmt: skip
    found: list[QuarterHours] = []
    quarter, last = min((talk[0] for talk in talks), default=Quarter(9, 1)), max(talks, default=(Quarter(1, 1),))[0]
    while quarter <= last:
        here = {work: [talk for talk in talks if talk[:2] == (quarter, work)] for work in Work}
        minutes = {work: sum(talk[2] for talk in some) for work, some in here.items()}
        found.append(
            QuarterHours(quarter, minutes, {work: len({t[3] for t in some}) for work, some in here.items()}, 0)
        )
        quarter = quarter.next
    return tuple(found)
