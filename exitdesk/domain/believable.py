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
_DEPTHS: Final = (0, 1, 2, 3, 4, 6, 20)
_MOST_STEPS: Final = 300


@dataclass(frozen=True, slots=True)
class Rule:
    """The cells by their weights add up to ``least`` or more and ``most`` or less (None: without end)."""

    weights: Mapping[Cell, int]
    least: int | None
    most: int | None

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
        self._further = further if further is not None and further(self.counts) is None else None

    def in_doubt(self, cell: Cell, hidden: Collection[Cell]) -> bool:
        """Whether this hidden cell could be another for all that is shown."""
        if cell not in hidden:
            return False
        for change in _CHANGES:
            if self.counts[cell] + change < self._floor(cell):
                continue
            for deepest in _DEPTHS:
                search = _Search(self, cell, hidden)
                if search.mends(self._moved({}, cell, change), {cell: change}, deepest):
                    return True
                if not search.cut_short:
                    break
        return False

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
            if left and self.in_doubt(cell, {*now, *left}):
                helps = next((one for one in left if self.in_doubt(cell, {*now, one})), left[0])
                chosen.append(helps)
                waiting += [cell, helps]
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

    def _broken(self, shifts: Mapping[int, int], changes: Mapping[Cell, int]) -> tuple[Rule, int] | None:
        """The broken rule with the fewest cells, and what it lacks."""
        found: tuple[Rule, int] | None = None
        for place, shift in shifts.items():
            rule = self._rules[place]
            lacks = rule.lacks(self._totals[place] + shift) if shift else 0
            if lacks and (found is None or len(rule.weights) < len(found[0].weights)):
                found = rule, lacks
        if found is None and self._further is not None:
            after = {**self.counts, **{cell: self.counts[cell] + change for cell, change in changes.items()}}
            if (rule_broken := self._further(after)) is not None:
                return rule_broken, rule_broken.lacks(rule_broken.total(after))
        return found


class _Search:
    """One looking, so many steps at most; ``cut_short`` when it went as deep as it might."""

    def __init__(self, figures: Figures, fixed: Cell, hidden: Collection[Cell]) -> None:
        self._figures, self._fixed, self._hidden = figures, fixed, hidden
        self.steps = _MOST_STEPS
        self.cut_short = False

    def mends(self, shifts: Mapping[int, int], changes: Mapping[Cell, int], deeper: int) -> bool:
        figures = self._figures
        broken = figures._broken(shifts, changes)
        if broken is None:
            return True
        if not deeper or self.steps <= 0:
            self.cut_short = True
            return False
        for cell, step in self._steps_for(*broken, changes):
            self.steps -= 1
            after = {**changes, cell: changes.get(cell, 0) + step}
            if self.mends(figures._moved(shifts, cell, step), after, deeper - 1):
                return True
        return False

    def _steps_for(self, rule: Rule, lacks: int, changes: Mapping[Cell, int]) -> Iterator[tuple[Cell, int]]:
        """Changes of one cell that mend the rule or go some of the way, those that break least first; never back."""
        figures = self._figures
        usable = [cell for cell in rule.weights if cell in self._hidden and cell != self._fixed]
        for cell in sorted(usable, key=lambda one: (len(figures._in[one]), -figures.counts[one], one)):
            weight = rule.weights[cell]
            whole, rest = divmod(lacks, weight)
            room = figures._floor(cell) - figures.counts[cell] - changes.get(cell, 0)
            steps = {max(step, room) for step in ((whole, whole + 1) if rest else (whole,))}
            back = changes.get(cell, 0)
            yield from ((cell, step) for step in sorted(steps, key=abs) if step * weight * lacks > 0 <= step * back)
