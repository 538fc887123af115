from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain import who5
from exitdesk.domain.records import AnswerSet
from exitdesk.domain.who5 import Band, Flag

FIRST = date(2026, 1, 5)


def answered(days: int, *answers: int | None) -> AnswerSet:
    given_answers = answers or (3, 3, 3, 3, 3)
    a, b, c, d, e = given_answers
    return AnswerSet(contact="c", date=FIRST + timedelta(days=days), answers=(a, b, c, d, e))


def test_score_and_bands() -> None:
    assert who5.score((5, 5, 5, 5, 5)) == 100
    assert who5.score((0, 1, 2, 3, 4)) == 40
    assert who5.score((0, 1, 2, 3, None)) is None
    assert [who5.band(p) for p in (0, 35, 36, 50, 51, 100)] == [
        Band.HIGH_RISK, Band.HIGH_RISK, Band.RISK, Band.RISK, Band.NO_IMMEDIATE_RISK, Band.NO_IMMEDIATE_RISK,
    ]  # fmt: skip


def test_waves_leave_out_incomplete_and_early_sets() -> None:
    sets = [answered(0), answered(27), answered(28), answered(40, 1, 2, 3, 4, None), answered(129)]
    found = who5.measurements(reversed(sets))
    assert [m.wave for m in found] == [1, None, 2, None, 3]
    assert [m.flags for m in found] == [(), (Flag.TOO_CLOSE,), (), (Flag.INCOMPLETE,), (Flag.LONG_GAP,)]


@given(st.lists(st.integers(0, 400)))
def test_counted_dates_agree_with_measurements(days: list[int]) -> None:
    sets = sorted((answered(day) for day in days), key=lambda item: item.date)
    waves = [m.answer_set.date for m in who5.measurements(sets) if m.wave]
    assert who5.counted_dates([item.date for item in sets]) == waves


def test_due_at_the_first_meeting_then_every_second_month() -> None:
    assert who5.due_date(FIRST, None) == FIRST
    assert who5.due_date(FIRST, date(2026, 9, 18)) == date(2026, 11, 18)
    assert who5.due_date(FIRST, date(2026, 12, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -12, date(2025, 3, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_after_and_before_end_with_their_month(day: date, months: int, then: date) -> None:
    assert who5.months_after(day, months) == then
