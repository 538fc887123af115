"""Somebody who has every publication works nothing out that one of them leaves out, whichever periods are published."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.errors import UserError
from exitdesk.returns.hours import Work
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.profiles import find_profile, shipped_profiles
from exitdesk.returns.published_tables import Published
from exitdesk.returns.publishing import publish
from exitdesk.returns.statistics_result import Statistics
from tests.returns.invented_people import Person, invented, statistics_of
from tests.returns.reader_of_publications import KINDS, told_of

Q1, Q2, Q3, Q4 = (Quarter(2025, number).period for number in (1, 2, 3, 4))
YEAR = Period(Q1.first, Q4.last)
HALF, THREE = Period(Q1.first, Q2.last), Period(Q1.first, Q3.last)
PLANS = {
    "all": [WHOLE_PROJECT],
    "quarters and the year": [Q1, Q2, Q3, Q4, YEAR],
    "the year and its quarters": [YEAR, Q1, Q2, Q3, Q4],
    "longer and longer": [Q1, HALF, THREE, YEAR],
    "shorter and shorter": [YEAR, HALF, Q1],
    "up to a day": [Period(None, Q2.last), Period(None, Q3.last), WHOLE_PROJECT],
    "overlapping": [Period(date(2025, 2, 1), date(2025, 5, 15)), HALF, Period(Q3.first, date(2026, 3, 31)), YEAR],
}


def published(people: list[Person], profile: Profile, plan: list[Period]) -> tuple[list[Statistics], list[Statistics]]:
    """What was printed, and the exact figures of it."""
    records: list[Published] = []
    printed, exact = [], []
    for period in plan:
        s = statistics_of(people, profile, period)
        try:
            made = publish(s, profile, records)
        except UserError:
            continue  # too few people in it
        records.append(made.record)
        printed.append(made.statistics)
        exact.append(s)
    return printed, exact


def nobody_else_came(printed: list[Statistics]) -> bool:
    """A longer period has no more contacts than a shorter one has, or has new ones. How many contacts there are is
    always printed: then it is no secret that the two are alike, and that in the rest of the time nobody new came."""
    news = [sum(count or 0 for count in s.new_contacts_per_month.values()) for s in printed]
    return any(new == s.contacts for new in news for s in printed) or len({s.contacts for s in printed}) < len(printed)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each plan with one profile, with ``--long`` with all four."""
    if "plan" in metafunc.fixturenames:
        seeds = range(4) if metafunc.config.getoption("--long") else range(1)
        ways = [(plan, (number + seed) % 4) for number, plan in enumerate(PLANS) for seed in seeds]
        metafunc.parametrize(("plan", "seed"), ways)


def test_nothing_that_is_left_out_is_worked_out(plan: str, seed: int, long: bool) -> None:
    looked_at: Counter[str] = Counter()
    for number in range(seed, 60 if long else 4, 4):
        chance = random.Random(f"{plan} {number}")
        profile = replace(shipped_profiles()[number % 4], small_numbers=chance.choice([3, 5, 5, 10]))
        people = invented(chance, profile, chance.choice([25, 60, 150]))
        printed, exact = published(people, profile, PLANS[plan])
        for kind in KINDS:
            told = told_of(kind, printed, exact, profile)
            looked_at[kind] += told is not None
            if told and nobody_else_came(printed):
                told = {name: count for name, count in told.items() if 0 < count < profile.small_numbers}
            assert not told, (number, kind)
    assert all(looked_at[kind] for kind in ("age", "gender", "sessions"))


def person(**fields: Any) -> Person:
    kept = {"first": Q1.first, "age": 30, "gender": "kvinde", "recruited": "friend"}
    empty: dict[str, list[Any]] = {name: [] for name in ("talks", "meetings", "referrals", "clothing", "scores")}
    return Person(**{**kept, **empty, **fields})


def esbjerg(threshold: int = 5) -> Profile:
    return replace(find_profile("reden-esbjerg")[0], small_numbers=threshold)


def talk(day: date, minutes: int = 30, work: Work = Work.TALKS, name: str = "rådgivning og vejledning") -> Any:
    return day, name, work, minutes


def test_averages_are_rounded_as_they_are_printed() -> None:
    """42.42045454545455 is the average of 88 people and no other number."""
    people = [person(age=None if n < 2 else 20 + n * 7 % 45, talks=[talk(Q2.first)]) for n in range(90)]
    [printed], _ = published(people, esbjerg(), [YEAR])
    assert printed.age_known is None
    for shown in (printed.average_age_years, printed.average_participation_months):
        assert shown is not None
        assert shown == round(shown, 1)


@pytest.mark.parametrize(("scores", "shown"), [([56] * 19 + [52] * 2, False), ([56] * 21, True)])
def test_no_mean_tells_how_many_it_is_over(scores: list[int], shown: bool) -> None:
    """Two of 23 were not asked again. 55.6 is the mean of 21 but of no 23; 56.0 may be that of any number."""
    people = [person(scores=[(Q1.first, 40), *([(Q2.first, scores[n])] if n < len(scores) else [])]) for n in range(23)]
    [printed], _ = published(people, esbjerg(), [YEAR])
    assert printed.who5_waves[1].n == 23
    assert (2 in printed.who5_waves) == shown
    assert all(one.n is None for number, one in printed.who5_waves.items() if number == 2)


def test_quarters_and_their_year_tell_nothing_of_the_quarter_that_is_hidden() -> None:
    number = {Q1: 3, Q2: 40, Q3: 50, Q4: 60}
    days = [quarter.first for quarter, many in number.items() for _ in range(many) if quarter.first]
    people = [person(talks=[talk(day) for day in days[n::40]]) for n in range(40)]
    printed, _ = published(people, esbjerg(), PLANS["quarters and the year"])
    assert [one.sessions for one in printed] == [None, 40, 50, 60, None]
    assert [one.session_minutes for one in printed] == [None, 1200, 1500, 1800, None]


def test_a_quarter_after_its_year_tells_no_single_session() -> None:
    online = [talk(Q1.first, 77, Work.ONLINE)]
    others = [(Work.TALKS, 40, 30), (Work.OUTREACH, 9, 20), (Work.NOT_SAID, 8, 10), (Work.CLINIC, 10, 20)]
    people = [
        person(
            talks=[
                talk(quarter.first, minutes, work)
                for at, quarter in enumerate((Q1, Q2, Q3, Q4))
                for work, many, minutes in (*others, *([(Work.ONLINE, 8, 10)] if at else []))
                if n < many - (3 if at == 3 and work is Work.OUTREACH else 0) and quarter.first
            ]
            + (online if n == 3 else [])
        )
        for n in range(40)
    ]
    printed, exact = published(people, esbjerg(), [YEAR, Q1])
    assert all(one.hours[0].minutes[Work.ONLINE] is None for one in printed)
    assert told_of("minutes", printed, exact, esbjerg()) == {}


def test_an_intervention_that_everybody_had_does_not_tell_that_nobody_had_none() -> None:
    people = [
        person(
            meetings=[Q1.first],
            talks=[
                talk(Q1.first, name=name)
                for name, least in (("rådgivning og vejledning", 12), ("gruppeterapi", 24), ("individuel terapi", 34))
                if n >= least
            ],
        )
        for n in range(40)
    ]
    printed, exact = published(people, esbjerg(), [YEAR])
    assert printed[0].by_number_of_interventions["none"] is None
    assert printed[0].by_intervention["sociale aktiviteter"] is None
    assert told_of("interventions", printed, exact, esbjerg()) == {}


def test_a_quarter_without_activities_after_one_with_few_who_came() -> None:
    """Where no activity was held it is no secret that nobody came; before, it was that few did."""
    people = [person(meetings=[Q1.first] if n < 2 else [], talks=[talk(Q2.first)]) for n in range(30)]
    printed, exact = published(people, esbjerg(), [YEAR, Q2])
    assert [one.activities.named_contacts for one in printed] == [None, 0]
    assert [one.activities.visits for one in printed] == [None, 0]
    assert told_of("visits", printed, exact, esbjerg()) == {}
