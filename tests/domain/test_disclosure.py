"""No hidden count can be worked out from what is shown: told by trying every table that a reader could believe in."""

from __future__ import annotations

import random

import pytest

from exitdesk.domain.disclosure import Sum, Tables
from tests.domain.trying import worked_out


def two_way(chance: random.Random, rows: int, columns: int, top: int) -> tuple[dict[str, int], list[Sum]]:
    """A table with margins and a grand total."""
    counts = {f"{r}.{c}": int(top * chance.random() ** 2) for r in range(rows) for c in range(columns)}
    sums = [Sum(f"row {r}", tuple(f"{r}.{c}" for c in range(columns))) for r in range(rows)]
    sums += [Sum(f"column {c}", tuple(f"{r}.{c}" for r in range(rows))) for c in range(columns)]
    for one in sums:
        counts[one.total] = sum(counts[part] for part in one.parts)
    sums.append(Sum("all", tuple(f"row {r}" for r in range(rows))))
    sums.append(Sum("all", tuple(f"column {c}" for c in range(columns))))
    counts["all"] = sum(counts[f"row {r}"] for r in range(rows))
    return counts, sums


def tree(chance: random.Random, top: int) -> tuple[dict[str, int], list[Sum]]:
    """Groups with parts of their own, in one total: tables that share a cell."""
    counts: dict[str, int] = {}
    sums = []
    groups = tuple(f"group {g}" for g in range(chance.randint(2, 3)))
    for group in groups:
        parts = tuple(f"{group} part {p}" for p in range(chance.randint(2, 3)))
        counts |= {part: int(top * chance.random() ** 2) for part in parts}
        counts[group] = sum(counts[part] for part in parts)
        sums.append(Sum(group, parts))
    counts["all"] = sum(counts[group] for group in groups)
    sums.append(Sum("all", groups))
    return counts, sums


def a_table(chance: random.Random) -> tuple[dict[str, int], list[Sum], int]:
    threshold = chance.choice([3, 5, 10])
    shape = chance.random()
    if shape < 0.4:
        parts = tuple(f"part {p}" for p in range(chance.randint(2, 6)))
        counts = {part: int(3 * threshold * chance.random() ** 2) for part in parts}
        counts["all"] = sum(counts.values())
        return counts, [Sum("all", parts)], threshold
    if shape < 0.7:
        return (*tree(chance, 3 * threshold), threshold)
    return (*two_way(chance, chance.randint(2, 3), chance.randint(2, 3), 3 * threshold), threshold)


@pytest.mark.parametrize("seed", range(20))
def test_in_ten_thousand_random_tables_no_hidden_count_is_worked_out(seed: int, long: bool) -> None:
    chance = random.Random(seed)
    checked = 0
    for _ in range(500):
        counts, sums, threshold = a_table(chance)
        if counts["all"] < threshold:
            continue
        tables = Tables(counts, sums, fixed={"all"})
        hidden = tables.suppressed(threshold)
        small = {cell for cell, count in counts.items() if count < threshold}
        assert small <= hidden
        assert not tables.unprotected(hidden, threshold)
        assert not tables.recoverable(hidden)
        if len(hidden) <= (9 if long else 6):
            checked += 1
            assert worked_out(counts, sums, hidden) == set()
    assert checked > 100


@pytest.mark.parametrize("seed", range(5))
def test_the_audit_finds_just_what_trying_finds(seed: int) -> None:
    """Cells hidden at random, not by rule: some can be worked out, and the audit says which."""
    chance = random.Random(1000 + seed)
    found = 0
    for _ in range(60):
        counts, sums, _ = a_table(chance)
        tables = Tables(counts, sums, fixed={"all"})
        cells = sorted(set(counts) - {"all"})
        hidden = frozenset(chance.sample(cells, min(len(cells), chance.randint(1, 4))))
        expected = worked_out(counts, sums, hidden)
        found += len(expected)
        assert tables.recoverable(hidden) == expected
    assert found > 10


def test_bounds_are_those_of_the_sums() -> None:
    tables = Tables({"a": 2, "b": 4, "c": 9, "all": 15}, [Sum("all", ("a", "b", "c"))], fixed={"all"})
    assert tables.bounds("a", {"a", "b"}) == (0, 6)
    assert tables.recoverable({"a"}) == {"a"}
    assert tables.suppressed(3) == {"a", "b"}
    assert tables.suppressed(5) == {"a", "b"}


def test_a_table_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="not the sum"):
        Tables({"a": 2, "all": 3}, [Sum("all", ("a",))])
