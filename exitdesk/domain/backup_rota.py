"""Which backups are kept: the newest of the last 3 days, of the last 2 weeks and of the month before, at least.

Days, weeks and months are those in which backups were made; today's date plays no part. What comes after what is told
by ``Made.order``, never by a date: a clock that is wrong must not make a good backup look old.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

DAYS: Final = 3
WEEKS: Final = 2
_PAUSE: Final = timedelta(days=60)
_SLIP: Final = timedelta(days=1)
_MOST_STRETCHES: Final = 6
MOST_KEPT: Final = (DAYS + WEEKS + 1) * _MOST_STRETCHES
_USUAL_GAP_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its name, the clock when it was made, and its order: how far the log of the store had come."""

    order: int
    at: datetime
    name: str

    @property
    def _place(self) -> tuple[int, datetime, str]:
        return self.order, self.at, self.name


Stretch = list[Made]


def worth_keeping(made: Iterable[Made]) -> frozenset[Made]:
    """The backups to keep; at most ``MOST_KEPT``, and always the one made last.

    Backups fall into stretches in which the clock ran steadily: it never went back by more than a day nor forward by
    more than 60. Each stretch keeps its own days, weeks and month, so that a clock ten years off takes nothing away. A
    stretch goes as a whole once a steady one that was made after it has all of them: then that much time has passed.
    """
    stretches = [_on_rota(stretch) for stretch in _stretches(sorted(made, key=lambda each: each._place))]
    kept = [stretch for stretch in stretches if not any(_replaces(other, stretch) for other in stretches)]
    while len(kept) > _MOST_STRETCHES:
        kept.remove(min(kept[:-1], key=lambda stretch: (len(stretch), stretch[-1]._place)))
    return frozenset(each for stretch in kept for each in stretch)


def _stretches(in_order: Sequence[Made]) -> list[Stretch]:
    """Stretches, each in order; the one that was added to last comes last."""
    stretches: list[Stretch] = []
    for each in in_order:
        found = next((one for one in reversed(stretches) if -_SLIP <= each.at - one[-1].at <= _PAUSE), [])
        if found:
            stretches.remove(found)
        stretches.append([*found, each])
    return stretches


def _on_rota(stretch: Stretch) -> Stretch:
    newest = stretch[-1]
    days: dict[date, Made] = {}
    weeks: dict[tuple[int, int], Made] = {}
    for each in reversed(stretch):
        days.setdefault(each.at.date(), each)
        weeks.setdefault(_week(each), each)
    before = next((each for each in reversed(stretch) if _month(each) != _month(newest)), newest)
    kept = {*list(days.values())[:DAYS], *list(weeks.values())[:WEEKS], before}
    return [each for each in stretch if each in kept]


def _week(made: Made) -> tuple[int, int]:
    return made.at.isocalendar()[:2]


def _month(made: Made) -> tuple[int, int]:
    return made.at.year, made.at.month


def _replaces(newer: Stretch, older: Stretch) -> bool:
    """Whether ``newer`` has every day, week and month of the rota, all made after the whole of ``older``."""
    full = (
        len({each.at.date() for each in newer}) >= DAYS
        and len({_week(each) for each in newer}) >= WEEKS
        and _month(newer[0]) != _month(newer[-1])
    )
    return full and newer is not older and newer[0]._place > older[-1]._place


def holds_until(erased: date) -> date:
    """The last day on which a backup made before ``erased`` may still be kept, if one is made at least every week.

    The newest backup of a month stays through the whole month after it, and goes with the first backup of the month
    that follows: at the latest on that month's seventh day. A backup on another disk, or one that was copied elsewhere,
    is beyond the rota.
    """
    months = erased.year * 12 + erased.month - 1 + 2
    return date(months // 12, months % 12 + 1, _USUAL_GAP_DAYS)
