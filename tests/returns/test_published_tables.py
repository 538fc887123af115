"""Two publications side by side tell no small number either: not the difference of two counts, nor a hidden one."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from exitdesk.domain.disclosure import Sum
from exitdesk.returns import published_tables
from exitdesk.returns.published_tables import (
    AGE,
    INTERVENTION,
    MONTH,
    NUMBER,
    TOTAL,
    Family,
    Figure,
    Published,
    hidden_cells,
)
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
    made = replace(hide({"a": 2, "b": 30, "c": 40}, 5), figures={"average age": Figure(42, 31.5)})
    assert Published.from_json(json.loads(json.dumps(made.to_json()))) == made


def test_what_was_remembered_before_the_averages_were_reads_back_too() -> None:
    kept = hide({"a": 2, "b": 30, "c": 40}, 5).to_json()
    del kept["figures"]
    assert Published.from_json({**kept, "means": {"wave 1": 27}}).figures == {"wave 1": Figure(27, None)}


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


PAIR = (("took part", "social activities"),)


@pytest.mark.parametrize(
    ("part", "whole", "hidden"),
    [
        (0, 0, {"took part", "social activities"}),
        (4, 4, {"took part", "social activities"}),
        (20, 20, set()),
        (3, 30, {"took part"}),
        (18, 20, {"took part"}),
        (20, 30, set()),
    ],
)
def test_few_who_are_counted_under_the_intervention_alone_are_not_told(part: int, whole: int, hidden: set[str]) -> None:
    found = Family({"took part": part, "social activities": whole, "another": part or 9}, within=PAIR)
    left_out = hidden_cells({NUMBER: Family({}), INTERVENTION: found}, 5, ())
    assert left_out[INTERVENTION] - {"another"} == hidden
    assert published_tables.worked_out({INTERVENTION: found}, left_out, 5) == frozenset()


def test_a_part_that_is_hidden_beside_an_equal_whole_is_found_by_the_audit() -> None:
    found = {INTERVENTION: Family({"took part": 20, "social activities": 20}, within=PAIR)}
    told = published_tables.worked_out(found, {INTERVENTION: frozenset({"took part"})}, 5)
    assert told == {f"{INTERVENTION}: social activities"}


@pytest.mark.parametrize("seed", range(6))
def test_months_that_stand_in_two_publications_do_not_give_others_away(seed: int) -> None:
    """Periods that overlap: each has a sum of its own, and the months in between stand in both."""
    chance, looked_at = random.Random(seed), 0
    for _ in range(60):
        months = {f"2026-{n:02d}": int(9 * chance.random()) for n in range(1, 8)}
        wide = {name: count for name, count in months.items() if name <= "2026-05"}
        later = {name: count for name, count in months.items() if name >= "2026-03"}
        then = hide_months(wide)
        found = {MONTH: family(later), **NO_OTHERS}
        left_out = hidden_cells(found, 3, (), [then])
        counts = {**months, "all": 60, "sum then": sum(wide.values()), "sum now": sum(later.values())}
        sums = [Sum("sum then", tuple(wide)), Sum("sum now", tuple(later))]
        if left_out[MONTH] == set(later):
            sums.pop()  # with no month shown nobody knows what they come to
        shown = set(then.shown(MONTH)) | set(later) - left_out[MONTH]
        hidden = frozenset(months) - shown
        assert not [name for name in shown & set(months) if months[name] < 3]
        if 0 < len(hidden) <= 5:
            looked_at += 1
            assert not worked_out(counts, sums, hidden)
    assert looked_at > 5


def hide_months(months: dict[str, int]) -> Published:
    found = {MONTH: family(months), **NO_OTHERS}
    return Published(None, None, {MONTH: found[MONTH].counts}, hidden_cells(found, 3, ()))
