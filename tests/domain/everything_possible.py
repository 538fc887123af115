"""Whole numbers under linear rules: which of them can be only one number. Complete, so that a "no" is a proof."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

Weights = Mapping[str, int]
Bounds = dict[str, tuple[int, int]]


class TooLong(Exception):
    """It took more steps than the looking was given."""


class Reader:
    """Numbers, each with the least and the most it can be, and sums of them that lie between two ends."""

    def __init__(self, steps: int = 4000) -> None:
        self.bounds: Bounds = {}
        self._rules: list[tuple[Weights, int, int]] = []
        self._in: dict[str, list[int]] = {}
        self._steps = steps

    def number(self, name: str, least: int = 0, most: int = 10**6) -> str:
        self.bounds[name] = (least, most)
        self._in.setdefault(name, [])
        return name

    def know(self, weights: Weights, least: int, most: int) -> None:
        for name in weights:
            self._in[name].append(len(self._rules))
        self._rules.append((weights, least, most))

    def worked_out(self, names: Iterable[str], truth: Mapping[str, int]) -> dict[str, int]:
        """Those of the names that can be only one number, with it. ``truth`` (some of it) is where the looking begins.
        Raises TooLong when it cannot be told, and ValueError when the rules contradict each other."""
        self._left = self._steps
        start = self._narrowed(dict(self.bounds), range(len(self._rules)))
        one = None if start is None else self._solution(start, truth)
        if start is None or one is None:
            raise ValueError("nobody could believe this")
        open_ones = [name for name in names if start[name][0] != start[name][1]]
        found = {name: start[name][0] for name in names if start[name][0] == start[name][1]}
        while open_ones:
            name = open_ones.pop()
            self._left = self._steps
            value, (least, most) = one[name], start[name]
            for there in ((value + 1, most), (least, value - 1)):
                tried = self._narrowed({**start, name: there}, self._in[name]) if there[0] <= there[1] else None
                other = None if tried is None else self._solution(tried, one)
                if other is not None:
                    open_ones = [name for name in open_ones if other[name] == one[name]]
                    break
            else:
                found[name] = value
        return found

    def _narrowed(self, bounds: Bounds, rules: Collection[int]) -> Bounds | None:
        """With what the rules say of the bounds themselves; None where nothing is left."""
        waiting = dict.fromkeys(rules)
        while waiting:
            place = next(iter(waiting))
            del waiting[place]
            weights, least, most = self._rules[place]
            low = sum(weight * bounds[name][0 if weight > 0 else 1] for name, weight in weights.items())
            high = sum(weight * bounds[name][1 if weight > 0 else 0] for name, weight in weights.items())
            if low > most or high < least:
                return None
            if low >= least and high <= most:
                continue
            for name, weight in weights.items():
                a, b = bounds[name]
                own_low, own_high = (weight * a, weight * b) if weight > 0 else (weight * b, weight * a)
                upper, lower = most - (low - own_low), least - (high - own_high)
                if weight > 0:
                    new = max(a, -(-lower // weight)), min(b, upper // weight)
                else:
                    new = max(a, -(-upper // weight)), min(b, lower // weight)
                if new[0] > new[1]:
                    return None
                if new != (a, b):
                    bounds[name] = new
                    waiting |= dict.fromkeys(self._in[name])
                    low += (weight * new[0] if weight > 0 else weight * new[1]) - own_low
                    high += (weight * new[1] if weight > 0 else weight * new[0]) - own_high
        return bounds

    def _solution(self, bounds: Bounds, near: Mapping[str, int]) -> dict[str, int] | None:
        self._left -= 1
        if self._left < 0:
            raise TooLong
        open_ones = [name for name, (least, most) in bounds.items() if least != most]
        if not open_ones:
            return {name: least for name, (least, _) in bounds.items()}
        name = min(open_ones, key=lambda one: bounds[one][1] - bounds[one][0])
        least, most = bounds[name]
        at = min(max(near.get(name, (least + most) // 2), least), most)
        for there in ((at, at), (at + 1, most), (least, at - 1)):
            if there[0] <= there[1]:
                tried = self._narrowed({**bounds, name: there}, self._in[name])
                found = None if tried is None else self._solution(tried, near)
                if found is not None:
                    return found
        return None
