"""Publications one after the other, as the command makes them: no two of them together tell what few have."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.domain.records import AnswerSet, Contact, Record, Session
from exitdesk.forms.report_files import make_report, write_report
from exitdesk.returns.profile_model import FedBy, Profile
from exitdesk.returns.profiles import shipped_profiles
from exitdesk.returns.report import Wish
from exitdesk.returns.statistics_result import Statistics
from exitdesk.store.opening import OpenStore
from tests.golden.data_workbooks import Rows, esbjerg_by_intervention
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY, fill, new_store

ADVICE = "rådgivning og vejledning"


def publish_next(store: OpenStore, profile: Profile, period: Period, folder: Path) -> Statistics:
    report = make_report(store, profile, Wish(period), TODAY, publish=True)
    write_report(store, profile, report, folder / "published.json", TODAY)
    return report.statistics


def counts_in(s: Statistics) -> dict[str, int | None]:
    """Every count of contacts, talks or days that is published, by a name of its own."""
    return {
        **{f"intervention {name}": count for name, count in s.by_intervention.items()},
        **{f"challenge {name}": count for name, count in s.by_challenge.items()},
        **{f"age {name}": share.count for name, share in s.age_groups.items()},
        **{f"gender {name}": share.count for name, share in s.gender.items()},
        **{f"recruitment {name}": count for name, count in s.recruitment.items()},
        **{f"month {name}": count for name, count in s.new_contacts_per_month.items()},
        **{f"wave {wave}": one.n for wave, one in s.who5_waves.items()},
        "free clothing": s.free_clothing_contacts,
        "visits": s.activities.visits,
        "took part": s.activities.named_contacts,
        "trafficking": s.referrals.trafficking_contacts,
        "referred": s.referrals.other_contacts,
        "sessions": s.sessions,
        "person-days": s.person_days,
    }


def told_apart(one: dict[str, int | None], other: dict[str, int | None], threshold: int) -> list[str]:
    """What both show with a small number between them."""
    return [
        name
        for name in one.keys() & other.keys()
        if (a := one[name]) is not None and (b := other[name]) is not None and 0 < abs(a - b) < threshold
    ]


def told_by_the_intervention(shown: dict[str, int | None], profile: Profile) -> list[str]:
    """Interventions that few have by talks alone, shown beside those who have them by an activity or a referral; or
    one of two equal counts that is left out."""
    feeders = {FedBy.ACTIVITIES: "took part", FedBy.REFERRALS: "referred"}
    pairs = [(one.name, shown[feeders[one.fed_by]]) for one in profile.interventions if one.fed_by in feeders]
    return [
        name
        for name, part in pairs
        if (whole := shown[f"intervention {name}"]) is not None
        and part is not None
        and 0 < whole - part < profile.small_numbers
    ]


def test_talks_alone_are_published_twice(tmp_path: Path) -> None:
    """Nobody referred and no activity: as many noughts, and no two of them are one count under two names."""
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    day = date(2026, 7, 2)
    numbers = [f"{number:04d}" for number in range(48)]
    rows: Rows = {
        "Borgere": [{"ID-nummer": number, "Første kontakt": day} for number in numbers],
        "Indsatser": [{"ID-nummer": number, "Dato": day, "Indsats": ADVICE} for number in numbers[:40]],
    }
    with store:
        fill(store, profile, rows, tmp_path)
        for last in (date(2026, 8, 31), date(2026, 9, 30)):
            published = publish_next(store, profile, Period(date(2026, 7, 1), last), tmp_path)
            assert published.by_intervention[ADVICE] == 40


@pytest.mark.parametrize("seed", range(8))
def test_publications_one_after_the_other_tell_no_small_number(tmp_path: Path, seed: int) -> None:
    store, profile = new_store(tmp_path / "store", shipped_profiles()[seed % 4].name)
    days = [date(2025, 3, 31), date(2025, 4, 1), date(2025, 6, 30), date(2024, 12, 31)]
    random.Random(seed).shuffle(days)
    with store:
        fill(store, profile, random_rows(900 + seed, profile, contacts=90), tmp_path)
        shown = [counts_in(publish_next(store, profile, Period(None, last), tmp_path)) for last in days]
    assert all(sum(count is not None for count in one.values()) > 10 for one in shown)
    for one, other in itertools.combinations(shown, 2):
        assert not told_apart(one, other, profile.small_numbers)
    assert not [name for one in shown for name in told_by_the_intervention(one, profile)]


def test_esbjergs_figures_are_published_quarter_by_quarter(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    periods = [Period(None, date(2022, 6, 30)), Period(None, date(2022, 9, 30)), WHOLE_PROJECT]
    with store:
        fill(store, profile, esbjerg_by_intervention(), tmp_path)
        shown = [counts_in(publish_next(store, profile, period, tmp_path)) for period in periods]
    for one, other in itertools.combinations(shown, 2):
        assert not told_apart(one, other, profile.small_numbers)
    assert not [name for one in shown for name in told_by_the_intervention(one, profile)]


def thirty() -> list[Record]:
    """Thirty contacts, each with a talk in September."""
    first = date(2026, 8, 1)
    contacts = [Contact(key=f"c{n}", id_number=f"{n:04d}", first_contact=first, birth_year=1980) for n in range(30)]
    talks = [
        Session(key=f"s{n}", contact=f"c{n}", date=date(2026, 9, 1), intervention=ADVICE, minutes=30) for n in range(30)
    ]
    return [*contacts, *talks]


def answered(number: int, day: date) -> list[AnswerSet]:
    """The first ones' well-being on a day."""
    return [AnswerSet(key=f"w{n} {day}", contact=f"c{n}", date=day, answers=(2, 2, 2, 2, 2)) for n in range(number)]


def test_a_day_with_one_talk_tells_nothing_of_it(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    talk = Session(key="s", contact="c0", date=date(2026, 10, 1), intervention=ADVICE, minutes=45)
    with store:
        store.operations.import_records([*thirty(), talk])
        before = publish_next(store, profile, Period(None, date(2026, 9, 30)), tmp_path)
        after = publish_next(store, profile, Period(None, date(2026, 10, 1)), tmp_path)
    assert (before.sessions, before.session_minutes, before.person_days) == (30, 900, 30)
    assert (after.sessions, after.session_minutes, after.person_days) == (None, None, None)
    # She has taken part for a month longer: the same thirty, another average.
    assert before.average_participation_months is not None
    assert after.average_participation_months is None
    assert after.average_age_years == before.average_age_years == 46


def test_what_a_correction_changed_is_not_told_by_the_same_number(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    period = Period(None, date(2026, 9, 30))
    records = [*thirty(), *answered(30, date(2026, 8, 1)), *answered(20, date(2026, 8, 31))]
    with store:
        store.operations.import_records(records)
        before = publish_next(store, profile, period, tmp_path)
        talk = next(one for one in records if isinstance(one, Session))
        score = next(one for one in records if isinstance(one, AnswerSet))
        store.operations.save(replace(talk, minutes=90))
        store.operations.save(replace(score, answers=(3, 2, 2, 2, 2)))
        after = publish_next(store, profile, period, tmp_path)
    assert (before.sessions, before.session_minutes) == (30, 900)
    assert (after.sessions, after.session_minutes) == (30, None)
    assert (set(before.who5_waves), set(before.who5_paired)) == ({1, 2}, {2})
    assert (set(after.who5_waves), set(after.who5_paired)) == ({2}, set())
    assert after.who5_dropout_test.t is None
