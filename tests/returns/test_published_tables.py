"""Two publications side by side tell no small number either: not the difference of two counts, nor a hidden one."""

from __future__ import annotations

import random

import pytest

from exitdesk.domain.disclosure import Sum
from exitdesk.returns import published_tables
from exitdesk.returns.published_tables import AGE, INTERVENTION, NUMBER, TOTAL, Family, Published, hidden_cells
from tests.domain.trying import worked_out

NO_OTHERS = {NUMBER: Family({}), INTERVENTION: Family({})}


def family(parts: dict[str, int]) -> Family:
    return Family({**parts, TOTAL: sum(parts.values())}, (Sum(TOTAL, tuple(parts)),), frozenset({TOTAL}))


def hide(parts: dict[str, int], threshold: int, *earlier: Published) -> Published:
    found = {AGE: family(parts), **NO_OTHERS}
    hidden = hidden_cells(found, threshold, earlier)
    return Published(None, None, {AGE: found[AGE].counts}, {AGE: hidden[AGE]})


def both(then: Published, now: Published) -> tuple[dict[str, int], list[Sum], frozenset[str]]:
    """What a reader of both has: the counts then, what came to them, and the counts now."""
    counts, sums, hidden = {}, [], set()
    before, after = then.counts[AGE], now.counts[AGE]
    parts = [name for name in after if name != TOTAL]
    for name in after:
        grown = after[name] - before[name]
        counts |= {f"then {name}": before[name], f"grown {name}": grown, f"now {name}": after[name]}
        sums.append(Sum(f"now {name}", (f"then {name}", f"grown {name}")))
        hidden |= {f"then {name}"} if name in then.hidden[AGE] else set()
        hidden |= {f"now {name}"} if name in now.hidden[AGE] else set()
        hidden |= {f"grown {name}"} if name in then.hidden[AGE] | now.hidden[AGE] else set()
    for when in ("then", "grown", "now"):
        sums.append(Sum(f"{when} {TOTAL}", tuple(f"{when} {part}" for part in parts)))
    counts["all"] = after[TOTAL]
    return counts, sums, frozenset(hidden)


@pytest.mark.parametrize("seed", range(10))
def test_the_differences_from_what_was_published_before_tell_no_small_number(seed: int) -> None:
    chance, threshold, looked_at = random.Random(seed), 3, 0
    for _ in range(40):
        parts = {f"group {n}": int(12 * chance.random() ** 2) for n in range(chance.randint(2, 4))}
        then = hide(parts, threshold)
        growth = {name: int(8 * chance.random() ** 3) for name in parts}
        now = hide({name: count + growth[name] for name, count in parts.items()}, threshold, then)
        shown_both = set(parts) - then.hidden[AGE] - now.hidden[AGE]
        assert not [name for name in shown_both if 0 < growth[name] < threshold]
        if then.counts[AGE][TOTAL] < threshold or sum(growth.values()) < threshold:
            continue  # so few people in all, or so few new ones, that the totals tell it
        counts, sums, hidden = both(then, now)
        if len(hidden) <= 9:
            looked_at += 1
            small = {cell for cell in hidden if cell.startswith(("then", "now")) and counts[cell] < threshold}
            assert not worked_out(counts, sums, hidden) & small
    assert looked_at > 10


def test_without_an_earlier_publication_only_the_small_ones_are_hidden() -> None:
    then = hide({"a": 20, "b": 30, "c": 40}, 5)
    assert then.hidden[AGE] == frozenset()
    later = hide({"a": 22, "b": 37, "c": 49}, 5, then)
    assert "a" in later.hidden[AGE]
    assert len(later.hidden[AGE]) == 2
    other_beginning = hide({"a": 22, "b": 37, "c": 49}, 5)
    assert other_beginning.hidden[AGE] == frozenset()


def test_what_is_remembered_reads_back() -> None:
    made = hide({"a": 2, "b": 30, "c": 40}, 5)
    assert Published.from_json(made.to_json()) == made


def test_the_audit_finds_what_is_given_away() -> None:
    found = {AGE: family({"a": 2, "b": 30, "c": 40}), **NO_OTHERS}
    safe = hidden_cells(found, 5, ())
    assert published_tables.worked_out(found, safe, 5) == frozenset()
    careless = {**safe, AGE: frozenset({"a"})}
    assert published_tables.worked_out(found, careless, 5) == {"age: a"}


def test_interventions_do_not_give_away_how_many_had_how_many() -> None:
    numbers = family({"none": 3, "1": 20, "2": 30, "3": 12, "4+": 9})
    shown = {"råd": 50, "terapi": 17, "brobygning": 30}
    hidden = hidden_cells({NUMBER: numbers, INTERVENTION: Family(shown)}, 5, ())
    assert hidden[NUMBER]
    assert hidden[INTERVENTION] == {"terapi"}
