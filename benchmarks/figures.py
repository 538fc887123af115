"""One measured figure beside its floor or bound."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``measured`` and ``floor`` in ``unit``; the promise is ``most`` times the floor, without one ``most`` itself.

    With ``least`` it is promised to take at least that long.
    """

    name: str
    unit: str
    measured: float
    floor: float | None
    most: float
    least: float = 0.0

    @property
    def ratio(self) -> float:
        return self.measured / self.floor if self.floor else self.measured

    @property
    def kept(self) -> bool:
        return self.ratio <= self.most and self.measured >= self.least

    def row(self) -> str:
        floor = "" if self.floor is None else f"{self.floor:10.1f}"
        against = f"{self.ratio:6.2f}x of {self.most:g}x" if self.floor else f"{self.measured:6.1f} of {self.most:g}"
        against = f"{self.measured:6.1f}, least {self.least:g}" if self.least else against
        verdict = "ok" if self.kept else "OVER"
        return f"{self.name:44} {self.measured:10.1f} {floor:>10} {self.unit:4} {against:>18}  {verdict}"

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": round(self.ratio, 3), "kept": self.kept}


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` (0-1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
