"""Published figures that add up over time: sessions, minutes, visits, person-days, new contacts by month, hours.

Periods that follow each other make a sum: four quarters that are shown tell what a year holds, and a year that is shown
tells of the quarter that is not. So the time is cut wherever a publication begins or ends; each figure is the sum of
the stretches it covers, and all publications are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from exitdesk.domain.believable import Cell, Figures, Rule, equal

Moment = tuple[int, int]
"""A day, counted; where a period has no end, which publication it was: the next has more in it."""
_BEFORE_ALL: Final[Moment] = (0, 0)
_AFTER_ALL: Final = date.max.toordinal()


def begins(first: date | None) -> Moment:
    return _BEFORE_ALL if first is None else (first.toordinal(), 0)


def ends(last: date | None, place: int) -> Moment:
    """The moment after a period's last day; ``place`` counts the publications, the oldest first."""
    return (_AFTER_ALL, place) if last is None else (last.toordinal() + 1, 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A figure of one publication: all of ``lines`` from a moment up to another. ``name`` is its name there.

    ``floor`` and ``ceiling``: what everybody knows it to be at least and at most. ``place`` counts the publications,
    the oldest first. Without a name it is no figure of its own.
    """

    lines: tuple[str, ...]
    begins: Moment
    ends: Moment
    count: int
    hidden: bool
    name: str
    place: int
    floor: int = 0
    ceiling: int | None = None

    @property
    def key(self) -> Cell:
        return f"{'+'.join(self.lines)} {self.begins} {self.ends}"


class Timeline:
    """The stretches of all publications. Of those that contradict each other (records were corrected in between, or
    a period was not over) the newest hold."""

    def __init__(self, stretches: Iterable[Stretch], newest: int) -> None:
        self._all, self._newest = list(stretches), newest
        counts: dict[Cell, int] = {}
        rules: list[Rule] = []
        self._agreeing: list[Stretch] = []
        single = [one for one in self._all if len(one.lines) == 1]
        pieces: dict[str, list[tuple[Moment, Moment, Cell]]] = {}
        for line in sorted({one.lines[0] for one in single}):
            agreeing, at = _agreeing([one for one in single if one.lines[0] == line])
            self._agreeing += agreeing
            pieces[line] = [(a, b, f"{line} {a} {b}") for a, b in pairwise(sorted(at))]
            counts |= {cell: at[b] - at[a] for a, b, cell in pieces[line]}
        self._agreeing += [one for one in self._all if len(one.lines) > 1]
        for one in sorted(self._agreeing, key=lambda one: -one.place):
            parts = [
                cell for line in one.lines for a, b, cell in pieces.get(line, ()) if one.begins <= a and b <= one.ends
            ]
            if one.key not in counts:
                counts[one.key] = one.count
                rules.append(equal({**dict.fromkeys(parts, 1), one.key: -1}))
            if one.ceiling is not None:
                rules.append(Rule({one.key: 1}, None, one.ceiling))
        floors = {one.key: one.floor for one in self._agreeing if one.floor}
        self._shown_before = {one.key for one in self._agreeing if not one.hidden and one.place != self._newest}
        shown = {one.key for one in self._agreeing if not one.hidden}
        self._hidden = frozenset(counts) - shown
        self._figures = Figures(counts, rules, floors)

    def to_hide(self, may_hide: Sequence[str]) -> list[str]:
        """Which figures of the newest publication must be hidden as well, the ones to be preferred first."""
        names = {one.key: one.name for one in self._newest_ones() if one.name in may_hide and not one.hidden}
        usable = sorted(names.keys() - self._shown_before, key=lambda key: may_hide.index(names[key]))
        targets = dict.fromkeys(one.key for one in reversed(self._agreeing) if one.hidden and one.name)
        return [names[key] for key in self._figures.to_hide(targets, self._hidden, usable)]

    def told_before(self) -> list[str]:
        """The hidden figures of the newest publication that those before it tell: showing them makes no difference."""
        hidden = self._hidden | {one.key for one in self._newest_ones()} - self._shown_before
        return [one.name for one in self._newest_ones() if one.hidden and self._figures.is_proven(one.key, hidden)]

    def _newest_ones(self) -> list[Stretch]:
        return [one for one in self._agreeing if one.place == self._newest and one.name]


def _agreeing(stretches: Sequence[Stretch]) -> tuple[list[Stretch], dict[Moment, int]]:
    """Those of one line that agree, and how much there could be up to each moment."""
    at = _counted_up(stretches)
    if at is not None:
        return list(stretches), at
    agreeing: list[Stretch] = []
    for place in sorted({one.place for one in stretches}, reverse=True):
        for one in stretches:
            if one.place == place and _counted_up([*agreeing, one]) is not None:
                agreeing.append(one)
    return agreeing, _counted_up(agreeing) or {}


def _counted_up(stretches: Sequence[Stretch]) -> dict[Moment, int] | None:
    """How much there could be up to each moment, never less than before; None where the counts contradict."""
    moments = sorted({moment for one in stretches for moment in (one.begins, one.ends)})
    steps = {(one.begins, one.ends, one.count) for one in stretches}
    at = dict.fromkeys(moments, 0)
    for _ in range(len(moments) + 1):
        moved = False
        for start, end, count in steps:
            if at[end] > at[start] + count:
                at[end], moved = at[start] + count, True
            elif at[start] > at[end] - count:
                at[start], moved = at[end] - count, True
        for before, after in pairwise(moments):
            if at[before] > at[after]:
                at[before], moved = at[after], True
        if not moved:
            return at
    return None


@dataclass(frozen=True, slots=True)
class Sums:
    """What a publication shows of one kind from a moment up to another: ``value``, over so many sessions, visits …"""

    begins: Moment
    ends: Moment
    value: int
    number: int


def tells_of_few(now: Sums, earlier: Sequence[Sums], threshold: int) -> bool:
    """Whether what is shown (the newest first) gives together with ``now`` a figure over few: of a time between any
    two moments, or of what a correction changed."""
    known = _Known()
    for one in earlier:
        known.learn(one)
    return known.would_tell(now, threshold)


class _Known:
    """Moments that shown figures lead between: for each the others, with value and number on the way there."""

    def __init__(self) -> None:
        self._reached: dict[Moment, dict[Moment, tuple[int, int]]] = {}

    def _from(self, moment: Moment) -> dict[Moment, tuple[int, int]]:
        return self._reached.setdefault(moment, {moment: (0, 0)})

    def learn(self, one: Sums) -> None:
        before, after = self._from(one.begins), self._from(one.ends)
        if before is after or one.ends in before:
            return
        found = {
            moment: (value - before[one.begins][0], number - before[one.begins][1])
            for moment, (value, number) in before.items()
        }
        beyond = {
            moment: (one.value + value - after[one.ends][0], one.number + number - after[one.ends][1])
            for moment, (value, number) in after.items()
        }
        together = found | beyond
        for moment in together:
            self._reached[moment] = together

    def would_tell(self, now: Sums, threshold: int) -> bool:
        before, after = self._from(now.begins), self._from(now.ends)
        if now.ends in before:
            (a, n), (b, m) = before[now.begins], before[now.ends]
            corrected, of = now.value - (b - a), now.number - (m - n)
            return corrected != 0 and abs(of) < threshold
        a, n = before[now.begins]
        b, m = after[now.ends]
        numbers = (
            (now.number + (there[1] - m) - (here[1] - n), now.value + (there[0] - b) - (here[0] - a))
            for here in before.values()
            for there in after.values()
        )
        return any(0 < abs(number) < threshold and value for number, value in numbers)
