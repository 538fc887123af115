"""A report for publication: hours and status hide what is small, and publications do not give each other away."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.answers import Purpose
from exitdesk.domain.disclosure import Sum
from exitdesk.domain.periods import WHOLE_PROJECT, Quarter
from exitdesk.errors import UserError
from exitdesk.returns.hours import QuarterHours, Work
from exitdesk.returns.published_hours import HOURS, hidden_hours, hours_cells, sum_tells
from exitdesk.returns.published_status import STATUS, publish_status
from exitdesk.returns.published_tables import AGE, TOTAL, Published
from exitdesk.returns.report import (
    Part,
    Wish,
    published_report,
    read_report,
    records_from_json,
    records_to_json,
)
from exitdesk.returns.status_on_date import Place, Standing, StatusOnDate
from tests.domain.trying import worked_out
from tests.golden.data_workbooks import esbjerg_by_intervention
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY, fill, new_store

DAY = date(2026, 3, 31)


def quarters(*cells: dict[Work, tuple[int, int]]) -> tuple[QuarterHours, ...]:
    """Each a quarter from 2026 on: work -> minutes and contacts."""
    quarter, found = Quarter(2026, 1), []
    for one in cells:
        both = {work: one.get(work, (0, 0)) for work in Work}
        minutes, contacts = ({work: pair[at] for work, pair in both.items()} for at in (0, 1))
        found.append(QuarterHours(quarter, minutes, contacts, 0))
        quarter = quarter.next
    return tuple(found)


def published_hours(hours: tuple[QuarterHours, ...], *earlier: Published) -> Published:
    hidden = hidden_hours(hours, 5, earlier)
    return Published(None, None, {HOURS: hours_cells(hours)[0]}, {HOURS: hidden})


def test_hours_of_few_contacts_are_hidden_with_others_that_rest_on_enough() -> None:
    hours = quarters({Work.TALKS: (600, 20), Work.ONLINE: (45, 2), Work.OUTREACH: (90, 6), Work.CLINIC: (300, 9)})
    hidden = published_hours(hours).hidden[HOURS]
    # What the reader can work out from the sum of all minutes rests on the contacts of what is hidden, all together.
    assert hidden == {"2026-Q1 online", "2026-Q1 not_said", "2026-Q1 outreach"}


def test_hours_all_of_enough_contacts_are_all_shown() -> None:
    assert published_hours(quarters(dict.fromkeys(Work, (120, 5)))).hidden[HOURS] == frozenset()


def test_what_was_hidden_of_a_quarter_stays_hidden_in_the_next_publication() -> None:
    first = quarters({**dict.fromkeys(Work, (120, 9)), Work.ONLINE: (45, 2), Work.CLINIC: (80, 6)})
    then = published_hours(first)
    assert then.hidden[HOURS] == {"2026-Q1 online", "2026-Q1 clinic"}
    small_later = {**dict.fromkeys(Work, (200, 9)), Work.CLINIC: (45, 5)}
    now = published_hours((*first, replace(quarters(small_later)[0], quarter=Quarter(2026, 2))), then)
    assert now.hidden[HOURS] == then.hidden[HOURS]


def test_hours_that_changed_since_they_were_shown_are_hidden() -> None:
    then = published_hours(quarters(dict.fromkeys(Work, (120, 5))))
    changed = quarters({**dict.fromkeys(Work, (120, 5)), Work.TALKS: (150, 6)})
    assert "2026-Q1 talks" in published_hours(changed, then).hidden[HOURS]


def status(counts: list[int], purposes: list[int], on: date = DAY) -> StatusOnDate:
    """Contacts by place (the course from its purposes first), and by purpose."""
    numbers = [sum(purposes), *counts]
    return StatusOnDate(
        on,
        sum(numbers),
        {place: Standing(count, 0) for place, count in zip(Place, numbers, strict=True)},
        {purpose: Standing(count, 0) for purpose, count in zip(Purpose, purposes, strict=True)},
        {"2026-03": 4},
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_place_that_is_hidden_can_be_worked_out(seed: int) -> None:
    chance = random.Random(seed)
    one = status([chance.choice([0, 1, 2, 3, 5, 6]) for _ in range(5)], [chance.choice([0, 1, 3, 4]) for _ in range(5)])
    shown, record = publish_status(one, 3, ())
    counts, hidden = dict(record.counts[STATUS]), record.hidden[STATUS]
    assert all(cell in hidden for cell, count in counts.items() if count < 3 and cell != TOTAL)
    assert {place for place, standing in shown.places.items() if standing.contacts is None} == {
        place for place in Place if place.value in hidden
    }
    assert {standing.in_touch for standing in shown.places.values()} == {None}
    assert shown.new_contacts_per_month == {}
    purposes = tuple(cell for cell in counts if cell.startswith("purpose "))
    sums = [Sum(TOTAL, tuple(Place)), Sum(Place.IN_COURSE.value, purposes)]
    if len(hidden) <= 8:
        assert worked_out({**counts, "all": counts[TOTAL]}, sums, hidden) == set()


def test_few_who_have_ended_since_the_last_publication_are_not_told() -> None:
    _, before = publish_status(status([20, 20, 20, 20, 20], [20] * 5), 5, ())
    later = status([20, 20, 20, 22, 20], [20] * 5, date(2026, 6, 30))
    shown, record = publish_status(later, 5, [before])
    assert shown.places[Place.ENDED_AFTER_COURSE].contacts is None
    assert len(record.hidden[STATUS]) >= 2
    enough = status([20, 20, 20, 26, 20], [20] * 5, date(2026, 6, 30))
    assert publish_status(enough, 5, [before])[1].hidden[STATUS] == frozenset()


def test_two_periods_of_one_report_do_not_give_each_other_away(tmp_path: Path) -> None:
    """One lies inside the other: of what is shown of both, no difference is a small number."""
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    told = []
    with store:
        fill(store, profile, random_rows(77, profile, contacts=120), tmp_path)
        inside = Quarter(2024, 3).period
        for wish in (Wish(inside, WHOLE_PROJECT), Wish(WHOLE_PROJECT, inside)):
            exact = read_report(store.reading, profile, wish, TODAY)
            report = published_report(exact, profile, ())
            assert report.compared is not None and exact.compared is not None
            for one, other in zip(
                report.statistics.age_groups.values(), report.compared.age_groups.values(), strict=False
            ):
                if one.count is not None and other.count is not None:
                    told.append(abs(one.count - other.count))
            alone = [published_report(replace(exact, compared=None, status=None), profile, ()).records[0]]
            assert report.records[0].hidden[AGE] >= alone[0].hidden[AGE] or wish.period == WHOLE_PROJECT
    assert told and not [difference for difference in told if 0 < difference < 5]


@pytest.mark.parametrize("around_first", [True, False])
def test_a_publication_about_another_is_held_against_it(tmp_path: Path, around_first: bool) -> None:
    """The whole project without one quarter's few contacts, in whichever order the two leave."""
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    rows = esbjerg_by_intervention()
    with store:
        fill(store, profile, rows, tmp_path)
        parts = frozenset({Part.AGE, Part.GENDER, Part.INTERVENTIONS})
        most = Wish(Quarter(2021, 4).period, parts=parts)
        wishes = [Wish(parts=parts), most] if around_first else [most, Wish(parts=parts)]
        earlier: list[Published] = []
        shown = []
        for wish in wishes:
            report = published_report(read_report(store.reading, profile, wish, TODAY), profile, earlier)
            earlier += report.records
            shown.append(report.statistics.by_intervention)
    one, other = shown
    differences = {
        name: abs(a - b) for name in one if (a := one[name]) is not None and (b := other.get(name)) is not None
    }
    assert differences
    assert not {name: moved for name, moved in differences.items() if 0 < moved < 5}


def test_the_same_publication_is_the_same_again(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(12, profile, contacts=90), tmp_path)
        exact = read_report(store.reading, profile, Wish(on=DAY), TODAY)
    first = published_report(exact, profile, ())
    again = published_report(exact, profile, records_from_json(records_to_json(first.records)))
    assert again == first


def test_a_status_of_few_is_not_published(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        report = read_report(store.reading, profile, Wish(on=DAY, parts=frozenset({Part.STATUS})), TODAY)
        with pytest.raises(UserError, match="too few"):
            published_report(report, profile, ())


def test_hours_that_an_earlier_publication_shows_cover_no_others() -> None:
    """The sum of all minutes less what is known of the first quarter would be the few of the second."""
    enough = dict.fromkeys(Work, (120, 9))
    first = quarters({**enough, Work.CLINIC: (80, 6)})
    then = published_hours(first)
    assert then.hidden[HOURS] == frozenset()
    both = (*first, replace(quarters({**enough, Work.ONLINE: (45, 2)})[0], quarter=Quarter(2026, 2)))
    hidden = published_hours(both, then).hidden[HOURS]
    assert hidden == {"2026-Q2 online", "2026-Q2 clinic"}
    assert not sum_tells(both, hidden, 5, [then])
    few = (*first, replace(quarters({Work.ONLINE: (45, 2)})[0], quarter=Quarter(2026, 2)))
    assert sum_tells(few, published_hours(few, then).hidden[HOURS], 5, [then])
