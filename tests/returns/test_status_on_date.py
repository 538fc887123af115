"""The status on a date keeps its definitions: each known contact stands in one place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from exitdesk.domain.answers import Direction, Purpose
from exitdesk.domain.records import Contact, Record, Referral, Session
from exitdesk.returns.status_on_date import Place, StatusOnDate, read_status, status_json
from tests.golden.data_workbooks import Rows
from tests.returns.random_rows import FIRST_DAY, random_rows
from tests.returns.stores import fill, new_store

DAY = date(2026, 3, 31)
EARLY, LATE = date(2025, 1, 10), date(2026, 3, 1)


def status(tmp_path: Path, *records: Record, day: date = DAY) -> StatusOnDate:
    store, _ = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        keyed = [record if record.key else replace(record, key=f"r{at}") for at, record in enumerate(records)]
        store.operations.import_records(keyed)
        return read_status(store.reading, day)


def someone(**more: Any) -> Contact:
    return Contact(key="k", id_number="0042", **{"first_contact": EARLY, **more})


def talk(day: date, contact: str = "k") -> Session:
    return Session(contact=contact, date=day, intervention="individuel terapi")


def where(found: StatusOnDate) -> list[Place]:
    return [place for place, standing in found.places.items() if standing.contacts]


@pytest.mark.parametrize(
    ("records", "place"),
    [
        ((someone(),), Place.ADVICE_ONLY),
        ((someone(), talk(EARLY)), Place.ADVICE_ONLY),
        ((someone(), talk(LATE)), Place.ORIENTATION),
        ((someone(enrolled=LATE), talk(LATE)), Place.IN_COURSE),
        ((someone(enrolled=DAY),), Place.IN_COURSE),
        ((someone(enrolled=DAY + timedelta(days=1)), talk(LATE)), Place.ORIENTATION),
        ((someone(enrolled=LATE, ended=DAY),), Place.ENDED_AFTER_COURSE),
        ((someone(ended=LATE), talk(LATE)), Place.ENDED_WITHOUT_COURSE),
        ((someone(ended=DAY + timedelta(days=1)), talk(LATE)), Place.ORIENTATION),
        ((someone(), Referral(contact="k", date=LATE, direction=Direction.OUT)), Place.REFERRED_ON),
        ((someone(), Referral(contact="k", date=LATE, direction=Direction.OUT, trafficking=True)), Place.REFERRED_ON),
        ((someone(), Referral(contact="k", date=LATE, direction=Direction.IN)), Place.ORIENTATION),
        (
            (someone(), talk(LATE), Referral(contact="k", date=DAY + timedelta(days=1), direction=Direction.OUT)),
            Place.ORIENTATION,
        ),
        ((someone(enrolled=EARLY), Referral(contact="k", date=LATE, direction=Direction.OUT)), Place.IN_COURSE),
        ((someone(), talk(DAY + timedelta(days=40))), Place.ADVICE_ONLY),
    ],
)
def test_each_contact_stands_in_the_first_place_that_fits(
    tmp_path: Path, records: tuple[Record, ...], place: Place
) -> None:
    found = status(tmp_path, *records)
    assert where(found) == [place]
    assert found.contacts == 1


def test_nobody_is_known_before_her_first_event(tmp_path: Path) -> None:
    found = status(tmp_path, someone(first_contact=DAY + timedelta(days=1)))
    assert found.contacts == 0
    assert where(found) == []


@pytest.mark.parametrize(
    ("last", "in_touch"), [(date(2025, 9, 30), 0), (date(2025, 10, 1), 1), (DAY, 1), (DAY + timedelta(days=1), 0)]
)
def test_in_touch_is_an_event_in_the_six_months_up_to_the_day(tmp_path: Path, last: date, in_touch: int) -> None:
    found = status(tmp_path, someone(enrolled=EARLY, purpose=Purpose.LEAVE), talk(last))
    assert found.places[Place.IN_COURSE].in_touch == in_touch
    assert found.in_course[Purpose.LEAVE].contacts == 1
    assert found.in_course[Purpose.LEAVE].in_touch == in_touch


def test_purposes_that_are_missing_are_three_different_ones(tmp_path: Path) -> None:
    people = [
        Contact(key=f"k{at}", id_number=f"00{at}", first_contact=EARLY, enrolled=EARLY, purpose=purpose)
        for at, purpose in enumerate(Purpose)
    ]
    found = status(tmp_path, *people)
    assert {purpose: one.contacts for purpose, one in found.in_course.items()} == dict.fromkeys(Purpose, 1)


def test_new_contacts_are_those_of_twelve_months_up_to_the_day(tmp_path: Path) -> None:
    days = [date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 2), DAY, DAY + timedelta(days=1)]
    people = [Contact(key=f"k{at}", id_number=f"00{at}", first_contact=day) for at, day in enumerate(days)]
    months = status(tmp_path, *people).new_contacts_per_month
    assert len(months) == 12
    assert {month: count for month, count in months.items() if count} == {"2025-04": 1, "2026-03": 2}


def plainly(rows: Rows, day: date) -> dict[str, int]:
    """The places once more, over raw rows and with other words."""
    found: dict[str, int] = {}
    for one in rows["Borgere"]:
        number = one["ID-nummer"]
        days = [one["Første kontakt"]]
        out = False
        for sheet in ("Indsatser", "Tøj", "Trivsel", "Henvisninger"):
            for row in rows.get(sheet, ()):
                if row.get("ID-nummer") == number:
                    days.append(row["Dato"])
                    out |= sheet == "Henvisninger" and row.get("Retning") == "Ud" and row["Dato"] <= day
        for row in rows.get("Aktiviteter", ()):
            if number in str(row.get("Deltagere") or "").split("; "):
                days.append(row["Dato"])
        seen = sorted(one_day for one_day in days if one_day <= day)
        if not seen:
            continue
        enrolled = one["Indskrevet"] is not None and one["Indskrevet"] <= day
        if one["Afsluttet"] is not None and one["Afsluttet"] <= day:
            place = "ended_after_course" if enrolled else "ended_without_course"
        elif enrolled:
            place = "in_course"
        elif out:
            place = "referred_on"
        else:
            place = "advice_only" if seen[0] == seen[-1] else "orientation"
        found[place] = found.get(place, 0) + 1
    return found


@pytest.mark.parametrize("seed", range(4))
def test_a_second_count_over_the_raw_rows_finds_the_same(tmp_path: Path, seed: int) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    rows = random_rows(seed, profile, contacts=40)
    with store:
        fill(store, profile, rows, tmp_path)
        for days in (90, 400, 700):
            day = FIRST_DAY + timedelta(days=days)
            found = status_json(read_status(store.reading, day))
            assert {place: found[place]["contacts"] for place in plainly(rows, day)} == plainly(rows, day)
            assert sum(found[place]["contacts"] for place in Place) == found["contacts"]
            purposes = found["in_course"]["by_purpose"].values()
            assert sum(one["contacts"] for one in purposes) == found["in_course"]["contacts"]
            assert sum(one["in_touch"] for one in purposes) == found["in_course"]["in_touch"]
