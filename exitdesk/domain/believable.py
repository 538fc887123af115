"""Whether a figure that is left out could be another for all that a reader knows.

Tables alone are a network (``disclosure``). Here are the rules between tables too: a count is no larger than another,
so many times one and so many times another make a third, an average says what a sum comes to. The proof is an example:
figures that differ in the cell that is looked at, agree with all that is shown, and keep every rule. It is looked for
near the true figures, by mending what one change breaks. Where none is found the cell counts as known: at worst too
much is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Cell = str
_CHANGES: Final = (1, -1, 2, -2, 3, -3)
_SHALLOW: Final = (0, 1)
_DEEP: Final = (2, 3, 4, 6, 20)
_MOST_KEPT: Final = 8
_MOST_STEPS: Final = 300
_MOST_ROUNDS: Final = 30
_ENDLESS: Final = 10**9


@dataclass(frozen=True, slots=True)
class Rule:
    """The cells by their weights add up to ``least`` or more and ``most`` or less (None: without end).

    ``of``: the rule says what this cell is made of, and nothing while it is hidden.
    """

    weights: Mapping[Cell, int]
    least: int | None
    most: int | None
    of: Cell | None = None

    def lacks(self, total: int) -> int:
        """What must come to this total (below nought: go from it) to keep the rule."""
        if self.least is not None and total < self.least:
            return self.least - total
        if self.most is not None and total > self.most:
            return self.most - total
        return 0

    def total(self, counts: Mapping[Cell, int]) -> int:
        return sum(weight * counts[cell] for cell, weight in self.weights.items())


def equal(weights: Mapping[Cell, int], total: int = 0) -> Rule:
    """The cells by their weights add up to ``total``."""
    return Rule(weights, total, total)


def at_most(part: Cell, whole: Cell) -> Rule:
    """One cell is no larger than another."""
    return Rule({part: 1, whole: -1}, None, 0)


Further = Callable[[Mapping[Cell, int]], Rule | None]
"""Gives a rule that these figures break, or None: for rules that are too many to list."""


class Figures:
    """True figures and what everybody knows of them. A cell is never below its floor, nought where none is given.

    A rule that the true figures break is no rule (records were corrected in between): it is left out.
    """

    def __init__(
        self,
        counts: Mapping[Cell, int],
        rules: Iterable[Rule],
        floors: Mapping[Cell, int] | None = None,
        further: Further | None = None,
    ) -> None:
        self.counts = dict(counts)
        self._floors = floors or {}
        self._rules = [rule for rule in rules if not rule.lacks(rule.total(self.counts))]
        self._totals = [rule.total(self.counts) for rule in self._rules]
        self._in: dict[Cell, list[tuple[int, int]]] = {cell: [] for cell in counts}
        for place, rule in enumerate(self._rules):
            for cell, weight in rule.weights.items():
                self._in[cell].append((place, weight))
        self._narrowed: dict[frozenset[Cell], dict[Cell, tuple[int, int]]] = {}
        self._further = further if further is not None and further(self.counts) is None else None

    def in_doubt(self, cell: Cell, hidden: Collection[Cell]) -> bool:
        """Whether this hidden cell could be another for all that is shown."""
        if cell not in hidden:
            return False
        return self._another(cell, hidden, ()) is not None

    def _another(self, cell: Cell, hidden: Collection[Cell], may_hide: Sequence[Cell]) -> Mapping[Cell, int] | None:
        """What is changed in other figures that a reader could believe in, were ``may_hide`` hidden as well; of those
        as few as can be."""
        ranks = dict.fromkeys(hidden, 0) | {one: rank for rank, one in enumerate(may_hide, start=1)}
        found = self._looked(cell, ranks, _SHALLOW)
        if found is None and not self.is_proven(cell, ranks):
            found = self._looked(cell, ranks, _DEEP)
        return found

    def _looked(self, cell: Cell, ranks: Mapping[Cell, int], depths: Sequence[int]) -> Mapping[Cell, int] | None:
        for deepest in depths:
            for change in _CHANGES:
                if self.counts[cell] + change >= self._floor(cell):
                    search = _Search(self, cell, ranks)
                    found = search.mended(self._moved({}, cell, change), {cell: change}, deepest)
                    if found is not None:
                        return found
        return None

    def is_proven(self, cell: Cell, hidden: Collection[Cell]) -> bool:
        """Whether the rules one by one leave a cell only what it is. There are other ways to work a cell out."""
        if cell not in hidden:
            return True
        key = frozenset(hidden)
        if key not in self._narrowed:
            if len(self._narrowed) >= _MOST_KEPT:
                self._narrowed.clear()
            self._narrowed[key] = self._narrow(key)
        least, most = self._narrowed[key][cell]
        return least == most

    def _narrow(self, hidden: Collection[Cell]) -> dict[Cell, tuple[int, int]]:
        """The least and the most of each cell by one rule after the other."""
        bounds = {
            cell: (self._floor(cell), _ENDLESS) if cell in hidden else (count, count)
            for cell, count in self.counts.items()
        }
        waiting = dict.fromkeys(range(len(self._rules)))
        for _ in range(_MOST_ROUNDS * len(waiting)):
            if not waiting:
                break
            place = next(iter(waiting))
            del waiting[place]
            for cell, ends in _narrowed_by(self._rules[place], bounds):
                if ends != bounds[cell]:
                    bounds[cell] = ends
                    waiting |= dict.fromkeys(other for other, _ in self._in[cell])
        return bounds

    def known(self, cells: Iterable[Cell], hidden: Collection[Cell]) -> list[Cell]:
        """Those of the cells that a reader can work out."""
        return [cell for cell in cells if not self.in_doubt(cell, hidden)]

    def to_hide(self, cells: Iterable[Cell], hidden: Collection[Cell], may_hide: Sequence[Cell]) -> list[Cell]:
        """Which of ``may_hide`` (the ones to be preferred first) must be hidden as well, so that ``cells`` and they
        are in doubt; as good as can be where they cannot."""
        chosen: list[Cell] = []
        safe: list[Cell] = []
        waiting = list(cells)
        while waiting:
            cell = waiting.pop(0)
            now = {*hidden, *chosen}
            if self.in_doubt(cell, now):
                safe.append(cell)
                continue
            left = [one for one in may_hide if one not in now]
            other = self._another(cell, now, left)
            if other is not None:
                chosen += [one for one in left if one in other]
                waiting += [one for one in left if one in other]
                safe.append(cell)
        for needless in reversed(chosen[:-1]):
            fewer = [one for one in chosen if one != needless]
            if not self.known((one for one in safe if one != needless), {*hidden, *fewer}):
                chosen = fewer
        return chosen

    def _floor(self, cell: Cell) -> int:
        return min(self._floors.get(cell, 0), self.counts[cell])

    def _moved(self, shifts: Mapping[int, int], cell: Cell, change: int) -> dict[int, int]:
        """How far each rule's total is from the true one after a change."""
        after = dict(shifts)
        for place, weight in self._in[cell]:
            after[place] = after.get(place, 0) + weight * change
        return after

    def _broken(
        self, shifts: Mapping[int, int], changes: Mapping[Cell, int], free: Callable[[Cell], bool]
    ) -> tuple[Rule, int] | None:
        """The broken rule with the fewest cells, and what it lacks."""
        found: tuple[Rule, int] | None = None
        for place, shift in shifts.items():
            rule = self._rules[place]
            if not shift or (rule.of is not None and free(rule.of)):
                continue
            lacks = rule.lacks(self._totals[place] + shift)
            if lacks and (found is None or len(rule.weights) < len(found[0].weights)):
                found = rule, lacks
        if found is None and self._further is not None:
            after = {**self.counts, **{cell: self.counts[cell] + change for cell, change in changes.items()}}
            if (rule_broken := self._further(after)) is not None:
                return rule_broken, rule_broken.lacks(rule_broken.total(after))
        return found


def _narrowed_by(rule: Rule, bounds: Mapping[Cell, tuple[int, int]]) -> Iterator[tuple[Cell, tuple[int, int]]]:
    """What a rule leaves of each of its cells when the others are as small or as large as they can be."""
    ends = {cell: sorted(weight * end for end in bounds[cell]) for cell, weight in rule.weights.items()}
    low, high = sum(one[0] for one in ends.values()), sum(one[1] for one in ends.values())
    for cell, weight in rule.weights.items():
        least, most = bounds[cell]
        if least == most:
            continue
        up = None if rule.most is None else rule.most - low + ends[cell][0]
        down = None if rule.least is None else rule.least - high + ends[cell][1]
        if weight < 0:
            up, down = (None if down is None else -down), (None if up is None else -up)
        if down is not None:
            least = max(least, -(-down // abs(weight)))
        if up is not None:
            most = min(most, up // abs(weight))
        yield cell, (least, most)


class _Search:
    """One looking, so many steps at most."""

    def __init__(self, figures: Figures, fixed: Cell, ranks: Mapping[Cell, int]) -> None:
        self._figures, self._fixed, self._ranks = figures, fixed, ranks
        self._steps = _MOST_STEPS

    def mended(self, shifts: Mapping[int, int], changes: Mapping[Cell, int], deeper: int) -> Mapping[Cell, int] | None:
        """The changes and such others that every rule is kept; at most so many."""
        broken = self._figures._broken(shifts, changes, self._is_free)
        if broken is None:
            return changes
        if not deeper:
            return None
        for cell, step in self._steps_for(*broken, changes):
            self._steps -= 1
            if self._steps <= 0:
                return None
            after = {**changes, cell: changes.get(cell, 0) + step}
            found = self.mended(self._figures._moved(shifts, cell, step), after, deeper - 1)
            if found is not None:
                return found
        return None

    def _is_free(self, cell: Cell) -> bool:
        return cell != self._fixed and self._ranks.get(cell) == 0

    def _steps_for(self, rule: Rule, lacks: int, changes: Mapping[Cell, int]) -> Iterator[tuple[Cell, int]]:
        """Changes of one cell that mend the rule or go some of the way, those that break least first; never back."""
        figures, ranks = self._figures, self._ranks
        usable = [cell for cell in rule.weights if cell in ranks and cell != self._fixed]
        usable.sort(key=lambda one: (ranks[one], len(figures._in[one]), -figures.counts[one], one))
        for cell in usable:
            weight, before = rule.weights[cell], changes.get(cell, 0)
            whole, rest = divmod(lacks, weight)
            room = figures._floor(cell) - figures.counts[cell] - before
            steps = {max(step, room) for step in ((whole, whole + 1) if rest else (whole,))}
            yield from (
                (cell, step) for step in sorted(steps, key=abs) if step * weight * lacks > 0 and step * before >= 0
            )
