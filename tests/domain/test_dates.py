from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.dates import parse_date, show_date
from exitdesk.domain.periods import Period, Quarter, parse_period, rede_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20-11-2026", TODAY),
        ("20/11", TODAY),
        ("20.11.26", TODAY),
        ("2026-11-20", TODAY),
        ("201126", TODAY),
        ("20112026", TODAY),
        ("20. november", TODAY),
        ("20 nov 2026", TODAY),
        ("i dag", TODAY),
        ("I går", date(2026, 11, 19)),
        ("-1", date(2026, 11, 19)),
        ("fredag", TODAY),
        ("lør", date(2026, 11, 14)),
        ("21/11", date(2025, 11, 21)),
        ("1 1", date(2026, 1, 1)),
        ("29/2-2024", date(2024, 2, 29)),
    ],
)
def test_dates_as_people_type_them(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "snart", "31/2", "32-1-2026", "29-2-2026", "1/13", "20-11-026", "--1", "0-0-0"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_reads_back_as_it_is_shown(day: date) -> None:
    assert parse_date(show_date(day), TODAY) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_parser(text: str) -> None:
    parse_date(text, TODAY)


def test_the_rede_day_runs_past_midnight() -> None:
    starts = time(15)
    assert rede_day(datetime(2026, 11, 20, 23, 0), starts) == TODAY
    assert rede_day(datetime(2026, 11, 21, 2, 0), starts) == TODAY
    assert rede_day(datetime(2026, 11, 21, 15, 0), starts) == date(2026, 11, 21)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_quarters_tile_the_calendar(day: date) -> None:
    quarter = Quarter.of(day)
    assert day in quarter.period
    assert day not in quarter.next.period
    assert quarter.next.previous == quarter


def test_periods_as_commands_give_them() -> None:
    assert parse_period("2026-Q3") == Period(date(2026, 7, 1), date(2026, 9, 30))
    assert parse_period("2026-01-05..2026-02-01") == Period(date(2026, 1, 5), date(2026, 2, 1))
    assert parse_period("..2026-02-01") == Period(None, date(2026, 2, 1))
    assert parse_period("project") == Period()
    for wrong in ("2026-Q5", "2026", "2026-02-01..2026-01-01", "a..b"):
        assert parse_period(wrong) is None
    assert str(Quarter(2026, 3)) == "3. kvartal 2026"
