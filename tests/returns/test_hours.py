"""Hours by quarter and kind of work: every minute counts once, and nothing of the bin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exitdesk.domain.answers import Channel
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.domain.records import Contact, Session
from exitdesk.returns.hours import QuarterHours, Work, new_contacts_in, read_hours
from exitdesk.returns.profiles import shipped_profiles
from exitdesk.returns.report import Wish, read_report
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY, fill, new_store

DAY = date(2026, 8, 14)
CLINIC = "anonym sundhedsklinik"


def talk(**more: Any) -> Session:
    return Session(**{"contact": "k", "date": DAY, "intervention": "individuel terapi", "minutes": 30, **more})


def hours(tmp_path: Path, sessions: Sequence[Session], period: Period = WHOLE_PROJECT) -> tuple[QuarterHours, ...]:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        people = [Contact(key=key, id_number=f"00{key}", first_contact=date(2026, 1, 2)) for key in ("k", "l")]
        keyed = [replace(session, key=f"s{at}") for at, session in enumerate(sessions)]
        store.operations.import_records([*people, *keyed])
        return read_hours(store.reading, profile, period)


@pytest.mark.parametrize(
    ("session", "work"),
    [
        (talk(channel=Channel.IN_PERSON), Work.TALKS),
        (talk(channel=Channel.PHONE), Work.TALKS),
        (talk(channel=Channel.HOME_VISIT), Work.TALKS),
        (talk(channel=Channel.ONLINE), Work.ONLINE),
        (talk(channel=Channel.OUTREACH), Work.OUTREACH),
        (talk(), Work.NOT_SAID),
        (talk(intervention=CLINIC, channel=Channel.ONLINE), Work.CLINIC),
        (talk(intervention="  Anonym SUNDHEDSKLINIK"), Work.CLINIC),
    ],
)
def test_a_session_counts_under_one_kind_of_work(tmp_path: Path, session: Session, work: Work) -> None:
    (only,) = hours(tmp_path, [session])
    assert (only.quarter, only.minutes[work], only.contacts[work], only.total) == (Quarter(2026, 3), 30, 1, 30)


def test_quarters_without_sessions_stand_between_others(tmp_path: Path) -> None:
    found = hours(tmp_path, [talk(date=date(2025, 11, 3)), talk(), talk(contact="l", minutes=None)])
    assert [one.quarter for one in found] == [Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)]
    assert [one.total for one in found] == [30, 0, 0, 30]
    assert [one.without_minutes for one in found] == [0, 0, 0, 1]
    assert found[-1].contacts[Work.NOT_SAID] == 2


def test_only_the_days_of_the_period_count(tmp_path: Path) -> None:
    sessions = [talk(date=date(2026, 8, day)) for day in (13, 14, 15)]
    (only,) = hours(tmp_path, sessions, Period(date(2026, 8, 14), date(2026, 8, 14)))
    assert only.total == 30


@pytest.mark.parametrize("seed", range(4))
def test_hours_add_up_to_the_minutes_of_all_sessions(tmp_path: Path, seed: int) -> None:
    store, profile = new_store(tmp_path / "store", shipped_profiles()[seed].name)
    with store:
        fill(store, profile, random_rows(40 + seed, profile), tmp_path)
        store.operations.bin("contact", store.reading.contacts()[0].key or "")
        for period in (WHOLE_PROJECT, Period(date(2024, 5, 3), date(2025, 2, 2))):
            figures = read_report(store.reading, profile, Wish(period), TODAY).statistics
            assert sum(one.total or 0 for one in figures.hours) == figures.session_minutes
            assert bool(figures.hours) == bool(figures.sessions)
            new = [new_contacts_in(one.quarter, figures.new_contacts_per_month) or 0 for one in figures.hours]
            assert sum(new) <= figures.contacts
