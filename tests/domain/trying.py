"""Every table that a reader could believe in, found by plain trying: what the audit is held against."""

from __future__ import annotations

from collections.abc import Mapping

from exitdesk.domain.disclosure import Sum


def believable(counts: Mapping[str, int], sums: list[Sum], hidden: frozenset[str], cell: str, value: int) -> bool:
    """Whether the hidden cells can be filled in (0 or more) with ``value`` in ``cell``: plain trying, cell by cell."""
    filled = {one: count for one, count in counts.items() if one not in hidden} | {cell: value}
    order = sorted(hidden - {cell})

    def fits() -> bool:
        for one in sums:
            parts = sum(filled.get(part, 0) for part in one.parts)
            if one.total in filled and parts > filled[one.total]:
                return False
            if one.total in filled and all(part in filled for part in one.parts) and parts != filled[one.total]:
                return False
        return True

    def fill(place: int) -> bool:
        if not fits():
            return False
        if place == len(order):
            return True
        for candidate in range(counts["all"] + 1):
            filled[order[place]] = candidate
            if fill(place + 1):
                return True
        del filled[order[place]]
        return False

    return fill(0)


def worked_out(counts: Mapping[str, int], sums: list[Sum], hidden: frozenset[str]) -> set[str]:
    """The hidden cells that have one value in every table a reader could believe in (what they can be is one range)."""
    return {
        cell
        for cell in hidden
        if not any(
            believable(counts, sums, hidden, cell, other)
            for other in (counts[cell] + 1, counts[cell] - 1)
            if other >= 0
        )
    }
