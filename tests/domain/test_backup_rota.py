"""The rota of backups: what is kept whatever the clock says, and until when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.backup_rota import MOST_KEPT, Made, holds_until, worth_keeping

START = datetime(2026, 11, 20, 21, 0)
moments = st.datetimes(datetime(2010, 1, 1), datetime(2040, 1, 1))
any_backups = st.lists(moments, min_size=1, max_size=60).map(
    lambda found: [Made(order, at, f"backup {order}") for order, at in enumerate(found)]
)
steps = st.lists(st.timedeltas(timedelta(hours=1), timedelta(days=7)), min_size=1, max_size=90)


def as_they_come(gaps: list[timedelta], first: int = 0, start: datetime = START) -> list[Made]:
    found, at = [], start
    for number, gap in enumerate(gaps, start=first):
        at += gap
        found.append(Made(number, at, f"backup {number}"))
    return found


def thinned(made: list[Made], kept: frozenset[Made] = frozenset()) -> frozenset[Made]:
    """What is left when each is made in turn and the rota applied each time, as at the desk."""
    for each in made:
        kept = worth_keeping([*kept, each])
        assert each in kept
    return kept


@given(any_backups)
def test_the_one_made_last_is_kept_and_the_number_is_bounded(made: list[Made]) -> None:
    kept = worth_keeping(made)
    assert made[-1] in kept
    assert kept <= set(made)
    assert len(kept) <= MOST_KEPT
    assert worth_keeping(reversed(made)) == kept


@given(any_backups)
def test_what_the_rota_kept_it_keeps_again(made: list[Made]) -> None:
    kept = worth_keeping(made)
    assert worth_keeping(kept) == kept
    one_by_one = thinned(made)
    assert worth_keeping(one_by_one) == one_by_one


@given(steps)
def test_three_days_two_weeks_and_a_month_before_are_there(gaps: list[timedelta]) -> None:
    made = as_they_come(gaps)
    kept = thinned(made)
    days = sorted({each.at.date() for each in made})[-3:]
    weeks = sorted({each.at.isocalendar()[:2] for each in made})[-2:]
    for day in days:
        assert max((each for each in made if each.at.date() == day), key=lambda each: each.order) in kept
    for week in weeks:
        assert max((each for each in made if each.at.isocalendar()[:2] == week), key=lambda each: each.order) in kept
    earlier = [each for each in made if (each.at.year, each.at.month) < (made[-1].at.year, made[-1].at.month)]
    if earlier:
        assert earlier[-1] in kept
    assert len(kept) <= 6


@given(steps, st.integers(-3650, 3650).filter(lambda days: abs(days) > 90), st.integers(1, 8))
def test_a_clock_years_off_takes_nothing_away(gaps: list[timedelta], off: int, sessions: int) -> None:
    kept = thinned(as_they_come(gaps))
    newest = max(kept, key=lambda each: each.order)
    jumped = as_they_come([timedelta(hours=3)] * sessions, newest.order + 1, newest.at + timedelta(days=off))
    after = thinned(jumped, kept)
    assert kept <= after
    put_right = as_they_come([timedelta(hours=30)], newest.order + sessions + 1, newest.at)
    last = thinned(put_right, after)
    assert put_right[-1] in last
    assert jumped[-1] in last


@given(st.lists(st.integers(1980, 2099).filter(lambda year: year != START.year), min_size=1, unique=True))
def test_a_clock_that_is_wrong_anew_each_time_does_not_push_out_a_months_backups(years: list[int]) -> None:
    steady = thinned(as_they_come([timedelta(days=1)] * 45))
    wrong = [Made(100 + number, datetime(year, 6, 15), f"wrong {year}") for number, year in enumerate(years)]
    kept = thinned(wrong, steady)
    assert steady <= kept
    assert len(kept) <= MOST_KEPT


@given(steps, st.lists(st.timedeltas(timedelta(days=1), timedelta(days=7)), min_size=75, max_size=75))
def test_no_backup_from_before_an_erasure_outlives_the_day_that_is_told(
    before: list[timedelta], after: list[timedelta]
) -> None:
    old = as_they_come(before)
    erased = old[-1].at
    kept = thinned(old)
    later = as_they_come(after, len(old), erased)
    assert later[-1].at.date() > holds_until(erased.date())
    kept = thinned([each for each in later if each.at.date() <= holds_until(erased.date())], kept)
    assert not kept & set(old)


def test_the_day_that_is_told_is_not_later_than_it_must_be() -> None:
    """Backups weekly from the last day of a month: the month's last goes with the first of the month after next."""
    old = [Made(0, datetime(2026, 11, 30, 21, 0), "before")]
    told = holds_until(date(2026, 11, 30))
    assert told == date(2027, 1, 7)
    days = [date(2026, 12, day) for day in (3, 10, 17, 24, 31)]
    later = [Made(number, datetime.combine(day, time(21)), str(day)) for number, day in enumerate(days, start=1)]
    assert old[0] in thinned([*old, *later])
    first = Made(9, datetime.combine(told, time(21)), "january")
    assert old[0] not in thinned([*old, *later, first])
