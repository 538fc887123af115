"""Hours as people keep them become the minutes of a talk, or a doubt that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.returns.hand_kept.free_cells import hours_as_minutes
from exitdesk.returns.hand_kept.mapping import ImportMapping
from exitdesk.returns.hand_kept.planning import inspect_tables
from exitdesk.returns.hand_kept.suggesting import suggest_mapping
from exitdesk.returns.hand_kept.targets import IGNORED, Means, TableKind, Target, targets_of
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.import_plan import ImportPlan
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.tables.cells import RawCell
from exitdesk.store.opening import OpenStore
from tests.returns.hand_kept_files import csv_file, mapped

ESBJERG = load_profile("reden-esbjerg")
HOURS = Target(Means.HOURS)
MINUTES = Target(Means.FIELD, "Minutter")
HEAD = ["ID", "Køn", "Første kontakt", "Rådgivning", "Gruppeterapi", "Timer"]


def doubts(plan: ImportPlan) -> list[tuple[int, str, str, bool]]:
    return [(one.row, one.column, one.code, one.optional) for one in plan.doubts]


def minutes(store: OpenStore) -> list[int | None]:
    return [one.minutes for one in store.reading.sessions()]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("12,5", 750), ("1,5", 90), ("0.75", 45), ("1:30", 90), ("1:30:00", 90), ("1,5 t", 90), ("2.00", 120), (1.5, 90),
     (time(1, 30), 90), (timedelta(hours=26) - timedelta(hours=2), 1440), ("0,3333", 20), (1 / 3, 20), ("0", 0)],
)  # fmt: skip
def test_hours_in_any_spelling(value: Any, expected: int) -> None:
    assert hours_as_minutes(RawCell(value)) == RawCell(expected)


@pytest.mark.parametrize(
    ("value", "code"),
    [("0,33", "not_whole_minutes"), (1.111, "not_whole_minutes"), (time(1, 30, 20), "not_whole_minutes"),
     ("24,5", "out_of_range"), ("100", "out_of_range"), ("-1", "out_of_range"), (float("nan"), "out_of_range"),
     (timedelta(days=2), "out_of_range"), ("1.30", "clock_or_decimal"), ("1:75", "not_a_number"),
     ("halvanden", "not_a_number"), (True, "not_a_number")],
)  # fmt: skip
def test_hours_in_doubt(value: Any, code: str) -> None:
    with pytest.raises(Doubtful) as caught:
        hours_as_minutes(RawCell(value))
    assert caught.value.code == code


def test_a_dot_that_may_be_a_clocks_is_shown_both_ways() -> None:
    with pytest.raises(Doubtful, match="1:30 or 1,30 hours"):
        hours_as_minutes(RawCell("1.30"))


@given(st.integers(0, 24 * 60))
def test_every_minute_of_a_day_comes_back_from_the_clock_and_from_a_number(whole: int) -> None:
    hours, rest = divmod(whole, 60)
    for value in (f"{hours}:{rest:02d}", whole / 60, timedelta(minutes=whole)):
        assert hours_as_minutes(RawCell(value)) == RawCell(whole)


def test_hours_stand_beside_the_minutes_among_what_a_column_of_talks_can_become() -> None:
    offered = targets_of(TableKind.SESSIONS, ESBJERG)
    assert offered.index(HOURS) == offered.index(MINUTES) + 1
    assert HOURS in targets_of(TableKind.PEOPLE, ESBJERG)


@pytest.mark.parametrize(
    ("header", "target"),
    [("Timer", HOURS), ("Antal timer", HOURS), ("Tid (timer)", HOURS), ("Varighed (t)", HOURS), ("Tid", MINUTES),
     ("Varighed (min)", MINUTES), ("Tid (i timer)", HOURS)],
)  # fmt: skip
def test_what_a_header_counts_in_is_seen(tmp_path: Path, header: str, target: Target) -> None:
    rows = [["ID", "Dato", "Indsats", header], *(["K-1", f"0{n}-02-2026", "gruppeterapi", "1"] for n in range(1, 5))]
    (table,) = inspect_tables(csv_file(tmp_path / "a.csv", rows))
    assert suggest_mapping(table, ESBJERG).target(header) == target


def test_the_hours_of_a_row_for_a_contact_are_those_of_its_one_talk(store: OpenStore, tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["H1", "K", "03-02-2026", "ja", "", "12,5"], ["H2", "K", "03-02-2026", "ja", "", ""],
        ["H3", "K", "03-02-2026", "ja", "x", "2"], ["H4", "K", "03-02-2026", "", "", "0:30"],
        ["H5", "K", "03-02-2026", "x", "x", "0"], ["H6", "K", "03-02-2026", "ja", "", "40"],
    ]  # fmt: skip
    path = csv_file(tmp_path / "a.csv", rows)
    plan = mapped(store, ESBJERG, path)
    assert doubts(plan) == [
        (4, "Timer", "several_talks", True), (5, "Timer", "no_talk", True), (7, "Timer", "out_of_range", True),
    ]  # fmt: skip
    taken = mapped(store, ESBJERG, path, without=[one.place for one in plan.doubts])
    assert taken.doubts == ()
    store.operations.import_records(taken.batch)
    assert minutes(store) == [750, None, None, None, None, None, None]


def test_a_talk_that_is_here_already_is_not_added_again_with_other_hours(store: OpenStore, tmp_path: Path) -> None:
    first = csv_file(tmp_path / "1.csv", [HEAD, ["H1", "K", "03-02-2026", "ja", "", "12,5"]])
    store.operations.import_records(mapped(store, ESBJERG, first).batch)
    assert mapped(store, ESBJERG, first).batch == ()
    later = csv_file(tmp_path / "2.csv", [HEAD, ["H1", "K", "03-02-2026", "ja", "", "15"]])
    plan = mapped(store, ESBJERG, later)
    assert doubts(plan) == [(2, "Timer", "talk_differs", True)]
    assert "750 minutes" in plan.doubts[0].why
    taken = mapped(store, ESBJERG, later, without=[plan.doubts[0].place])
    assert (taken.batch, taken.doubts) == ((), ())


def test_hours_for_a_talk_that_is_here_without_any_are_a_doubt(store: OpenStore, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "1.csv", [HEAD, ["H1", "K", "03-02-2026", "ja", "", "1"]])

    def without_hours(mapping: ImportMapping) -> ImportMapping:
        return mapping.with_column("Timer", IGNORED)

    store.operations.import_records(mapped(store, ESBJERG, path, without_hours).batch)
    plan = mapped(store, ESBJERG, path)
    assert doubts(plan) == [(2, "Timer", "talk_differs", True)]
    assert "without hours" in plan.doubts[0].why


def test_two_rows_of_one_contact_stand_for_two_talks_and_no_hours_are_made_up(store: OpenStore, tmp_path: Path) -> None:
    rows = [HEAD, ["H1", "K", "03-02-2026", "ja", "", "1"], ["H1", "K", "03-02-2026", "ja", "", ""]]
    path = csv_file(tmp_path / "1.csv", rows)
    store.operations.import_records(mapped(store, ESBJERG, csv_file(tmp_path / "2.csv", rows[:2])).batch)
    plan = mapped(store, ESBJERG, path)
    assert plan.doubts == ()
    store.operations.import_records(plan.batch)
    assert minutes(store) == [60, None]
    assert mapped(store, ESBJERG, path).batch == ()


def test_minutes_and_hours_that_say_otherwise_are_a_doubt(store: OpenStore, tmp_path: Path) -> None:
    rows = [
        ["ID", "Dato", "Indsats", "Minutter", "Timer"],
        ["K-1", "02-02-2026", "gruppeterapi", "90", "1,5"], ["K-1", "03-02-2026", "gruppeterapi", "50", "1,5"],
    ]  # fmt: skip
    plan = mapped(
        store, ESBJERG, csv_file(tmp_path / "a.csv", rows), lambda mapping: replace(mapping, add_contacts=True)
    )
    assert doubts(plan) == [(3, "Timer", "minutes_differ", True)]
    assert plan.new_rows == 1


def test_decimals_in_a_column_of_minutes_are_pointed_to_the_hours(store: OpenStore, tmp_path: Path) -> None:
    rows = [["ID", "Dato", "Indsats", "Minutter"], ["K-1", "02-02-2026", "gruppeterapi", "12,5"]]
    path = csv_file(tmp_path / "a.csv", rows)

    def new_contacts(mapping: ImportMapping) -> ImportMapping:
        return replace(mapping, add_contacts=True)

    plan = mapped(store, ESBJERG, path, new_contacts)
    assert doubts(plan) == [(2, "Minutter", "not_a_whole_number", True)]
    assert "choose “Hours (become minutes)” for the column" in plan.doubts[0].why
    taken = mapped(store, ESBJERG, path, lambda mapping: new_contacts(mapping).with_column("Minutter", HOURS))
    store.operations.import_records(taken.batch)
    assert minutes(store) == [750]
