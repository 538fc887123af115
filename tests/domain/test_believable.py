"""What is said to be in doubt could be another number for all that is known: held against complete looking."""

from __future__ import annotations

import random

import pytest

from exitdesk.domain.believable import Figures, Rule, at_most, equal
from tests.domain.everything_possible import Reader


def some_rules(chance: random.Random) -> tuple[dict[str, int], list[Rule]]:
    """Counts, and true rules of them: sums, sums by weights, and counts that are no larger than others."""
    counts = {f"c{n}": chance.choice([0, 0, 1, 3, 8]) for n in range(6)}
    rules = []
    for _ in range(4):
        weights = {cell: chance.choice([1, 1, 1, 2, -1]) for cell in chance.sample(sorted(counts), 3)}
        total = sum(weight * counts[cell] for cell, weight in weights.items())
        rules.append(equal(weights, total) if chance.random() < 0.7 else Rule(weights, None, total + 1))
    one, other = chance.sample(sorted(counts), 2)
    rules.append(at_most(*sorted((one, other), key=lambda cell: counts[cell])))
    return counts, rules


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_in_doubt_that_can_be_worked_out(seed: int) -> None:
    chance = random.Random(seed)
    agreed = 0
    for _ in range(20):
        counts, rules = some_rules(chance)
        hidden = chance.sample(sorted(counts), 4)
        reader = Reader()
        for cell, count in counts.items():
            reader.number(cell, *((0, 60) if cell in hidden else (count, count)))
        for rule in rules:
            reader.know(
                rule.weights, -1000 if rule.least is None else rule.least, 1000 if rule.most is None else rule.most
            )
        worked_out = reader.worked_out(hidden, counts)
        figures = Figures(counts, rules)
        known = set(figures.known(hidden, hidden))
        assert set(worked_out) <= known
        assert {cell for cell in hidden if figures.is_proven(cell, hidden)} <= set(worked_out)
        agreed += set(worked_out) == known
    assert agreed > 15


def test_what_must_be_hidden_as_well_is_as_little_as_can_be() -> None:
    counts = {"a": 0, "b": 7, "c": 9, "all": 16}
    figures = Figures(counts, [equal({"a": 1, "b": 1, "c": 1, "all": -1})])
    assert figures.to_hide(["a"], {"a"}, ["b", "c"]) == ["b"]
    assert figures.to_hide(["a"], {"a", "c"}, ["b"]) == []


def test_a_rule_that_the_figures_break_is_none() -> None:
    assert Figures({"a": 3, "b": 2}, [at_most("a", "b")]).in_doubt("a", {"a"})
