"""Small numbers in tables that are published: which cells to leave out so that none of them can be worked out.

A table is cells and sums: a total is the sum of its parts, a total may itself be a part of another sum, and a cell of a
table with two margins is a part of two. A reader knows every cell that is shown, every sum, and that a count is never
below nought. What a hidden cell can still be is then found by pushing units around: raising one cell must be made up
for along a chain of others that are hidden too. This is the network form of cell suppression (Cox 1980; Castro 2012).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

Cell = str
_GROUND: Final = 0
_ENDLESS: Final = 10**9


@dataclass(frozen=True, slots=True)
class Sum:
    """``total`` is the sum of ``parts``; all are names of cells."""

    total: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """One cell between the two sums it stands in: raising it by one carries a unit from ``tail`` to ``head``."""

    cell: Cell
    tail: int
    head: int


class Tables:
    """Counts (0 or more) by cell, and their sums. ``fixed`` cells are known to the reader whatever is hidden.

    Raises ValueError when a sum does not hold, a cell that may be hidden stands in more than two sums, or sums hang
    together in a way that is no table (a cell would be its own part).
    """

    def __init__(self, counts: Mapping[Cell, int], sums: Iterable[Sum], fixed: Collection[Cell] = ()) -> None:
        self.counts = dict(counts)
        self.fixed = frozenset(fixed)
        self._sums = list(sums)
        for one in self._sums:
            if self.counts[one.total] != sum(self.counts[part] for part in one.parts):
                raise ValueError(f"{one.total} is not the sum of its parts")
        self._edges = self._network()

    def _network(self) -> dict[Cell, _Edge]:
        """Each cell as an edge. Signs of whole sums are turned until every cell raises one end and lowers the other."""
        stands: dict[Cell, list[tuple[int, int]]] = {cell: [] for cell in self.counts if cell not in self.fixed}
        for number, one in enumerate(self._sums, start=1):
            for cell, sign in ((one.total, -1), *((part, 1) for part in one.parts)):
                if cell in stands:
                    stands[cell].append((number, sign))
        signs = self._signs(stands)
        edges = {}
        for cell, places in stands.items():
            if len(places) > 2:
                raise ValueError(f"{cell} stands in more than two sums")
            ends = {signs[number] * sign: number for number, sign in places}
            if len(ends) < len(places):
                raise ValueError(f"{cell} hangs together with itself")
            edges[cell] = _Edge(cell, ends.get(-1, _GROUND), ends.get(1, _GROUND))
        return edges

    def _signs(self, stands: Mapping[Cell, list[tuple[int, int]]]) -> dict[int, int]:
        beside: dict[int, list[tuple[int, int]]] = {number: [] for number in range(1, len(self._sums) + 1)}
        for places in stands.values():
            if len(places) == 2:
                (one, a), (other, b) = places
                beside[one].append((other, -a * b))
                beside[other].append((one, -a * b))
        signs: dict[int, int] = {}
        for start in beside:
            if start in signs:
                continue
            signs[start], waiting = 1, [start]
            while waiting:
                here = waiting.pop()
                for there, turn in beside[here]:
                    if there not in signs:
                        signs[there] = signs[here] * turn
                        waiting.append(there)
        return signs

    # What a reader can work out

    def bounds(self, cell: Cell, hidden: Collection[Cell], enough: int = _ENDLESS) -> tuple[int, int]:
        """The least and the most that a hidden cell can be, given all that is shown.

        Looked at up to ``enough`` away from its count.
        """
        edge, count = self._edges[cell], self.counts[cell]
        others = {one: 0 for one in hidden if one != cell}
        up, _ = self._pushed(others, edge.head, edge.tail, enough)
        down, _ = self._pushed(others, edge.tail, edge.head, min(enough, count))
        return count - down, count + up

    def recoverable(self, hidden: Collection[Cell]) -> frozenset[Cell]:
        """The hidden cells that have only one possible count: the reader knows them after all."""
        found = set()
        for cell in hidden:
            least, most = self.bounds(cell, hidden, 1)
            if least == most:
                found.add(cell)
        return frozenset(found)

    def unprotected(self, hidden: Collection[Cell], threshold: int) -> frozenset[Cell]:
        """The hidden cells of which the reader can tell that they are under ``threshold``, or what they are."""
        return frozenset(cell for cell in hidden if not self._is_safe(cell, hidden, threshold))

    def _is_safe(self, cell: Cell, hidden: Collection[Cell], threshold: int) -> bool:
        wanted = self._wanted(cell, threshold)
        least, most = self.bounds(cell, hidden, wanted)
        return most - self.counts[cell] >= wanted or (self.counts[cell] >= threshold and least < most)

    def _wanted(self, cell: Cell, threshold: int) -> int:
        """How much more a cell must be able to be."""
        return max(1, threshold - self.counts[cell])

    # What to hide

    def suppressed(self, threshold: int, hidden: Collection[Cell] = (), *, noughts: bool = True) -> frozenset[Cell]:
        """The cells to hide: every count under ``threshold``, ``hidden``, and as little more as is needed.

        ``noughts``: nought counts as a small number too. A hidden cell could then be ``threshold`` or more for all
        that the reader can tell, and has no single possible count. Where the sums leave no room for that, all that
        could make room is hidden and ``unprotected`` names what is left.
        """
        least = 0 if noughts else 1
        small = {cell for cell in self._edges if least <= self.counts[cell] < threshold}
        return self.protected(small | {cell for cell in hidden if cell in self._edges}, self._edges, threshold)

    def protected(self, hidden: Collection[Cell], may_hide: Collection[Cell], threshold: int) -> frozenset[Cell]:
        """``hidden`` and those of ``may_hide`` that have to be hidden with them, so that each is safe.

        Cells that are in neither are shown.
        """
        chosen, needed = set(hidden), frozenset(hidden)
        usable = frozenset(may_hide) | needed
        waiting = sorted(chosen, key=lambda one: (self.counts[one], one))
        while waiting:
            cell = waiting.pop(0)
            more = self._made_up_for_by(cell, chosen, usable, threshold) - chosen
            chosen |= more
            waiting += sorted(more)
        return frozenset(self._without_the_needless(chosen, needed, threshold))

    def _made_up_for_by(
        self, cell: Cell, hidden: Collection[Cell], usable: Collection[Cell], threshold: int
    ) -> frozenset[Cell]:
        """The cells that make room for this one: hidden ones first, then those that tell least."""
        if self._is_safe(cell, hidden, threshold):
            return frozenset()
        own = self._edges[cell]
        prices = {one: 1 if one in hidden else 1000 + self.counts[one] for one in usable if one != cell}
        wanted = self._wanted(cell, threshold)
        pushed, used = self._pushed(prices, own.head, own.tail, wanted)
        if pushed < wanted:  # it cannot be much more, so at least less
            _, instead = self._pushed(prices, own.tail, own.head, min(wanted, self.counts[cell]))
            used |= instead
        return used

    def _without_the_needless(self, chosen: set[Cell], needed: Collection[Cell], threshold: int) -> set[Cell]:
        """Show again what need not be hidden, the largest first, as long as no hidden cell becomes less safe."""
        unsafe, known = self.unprotected(chosen, threshold), self.recoverable(chosen)
        for cell in sorted(chosen - set(needed), key=lambda one: (-self.counts[one], one)):
            fewer = chosen - {cell}
            if self.unprotected(fewer, threshold) <= unsafe and self.recoverable(fewer) <= known:
                chosen = fewer
        return chosen

    # Pushing units around

    def _pushed(self, prices: Mapping[Cell, int], start: int, end: int, most: int) -> tuple[int, frozenset[Cell]]:
        """How many units can be carried from ``start`` to ``end``, up to ``most``, by changing the cells of ``prices``,
        the cheapest first; and which cells that changes."""
        if start == end:
            return most, frozenset()
        change = dict.fromkeys(prices, 0)
        pushed = 0
        while pushed < most:
            path = self._cheapest_path(prices, change, start, end)
            if path is None:
                break
            room = min([most - pushed, *(self._room(cell, way, change) for cell, way in path)])
            for cell, way in path:
                change[cell] += way * room
            pushed += room
        return pushed, frozenset(cell for cell, moved in change.items() if moved)

    def _room(self, cell: Cell, way: int, change: Mapping[Cell, int]) -> int:
        return _ENDLESS if way > 0 else self.counts[cell] + change[cell]

    def _cheapest_path(
        self, prices: Mapping[Cell, int], change: Mapping[Cell, int], start: int, end: int
    ) -> list[tuple[Cell, int]] | None:
        """A chain of cells to raise (1) or lower (-1) that carries a unit from ``start`` to ``end``."""
        came: dict[int, tuple[Cell, int, int] | None] = {}
        waiting: list[tuple[int, int, int, tuple[Cell, int, int] | None]] = [(0, 0, start, None)]
        order = 0
        while waiting and end not in came:
            cost, _, here, step = heapq.heappop(waiting)
            if here in came:
                continue
            came[here] = step
            for cell, price in prices.items():
                edge = self._edges[cell]
                for way, tail, head in ((1, edge.tail, edge.head), (-1, edge.head, edge.tail)):
                    if tail == here and head not in came and self._room(cell, way, change) > 0:
                        order += 1
                        heapq.heappush(waiting, (cost + price, order, head, (cell, way, here)))
        if end not in came:
            return None
        path, node = [], end
        while (link := came[node]) is not None:
            cell, way, node = link
            path.append((cell, way))
        return path
