"""The power goes at any moment: what was not synced may be missing, torn or garbage; nothing told is lost."""

from __future__ import annotations

import random
from itertools import product

import pytest

from tests.faults.pool import Job, Pool, Traced
from tests.faults.power_cuts import Fate
from tests.faults.sampling import places
from tests.faults.scenarios import SCENARIOS

SAMPLE = 20
MIXTURES = 3  # per moment, in the long form


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_power_cut_loses_what_was_told(pool: Pool, scenario: str, long: bool, cut_seed: int) -> None:
    traced = pool.traced(scenario)
    jobs = every_cut(traced, cut_seed) if long else some_cuts(traced, SAMPLE, cut_seed)
    found = pool.judged(scenario, "power cuts", jobs, _said)
    assert not found, "\n".join(found)


def every_cut(traced: Traced, seed: int) -> list[Job]:
    """After every call: what was not synced all there, all lost, and several mixtures."""
    pure = [(names, writes, 0) for names, writes in product((Fate.KEPT, Fate.LOST), repeat=2)]
    mixed = [(Fate.MIXED, Fate.MIXED, number) for number in range(MIXTURES)]
    moments = [n for n, call in enumerate(traced.trace, 1) if call.counted] + [len(traced.trace)]
    return [_cut(traced, at, names, writes, seed, number) for at in moments for names, writes, number in pure + mixed]


def some_cuts(traced: Traced, count: int, seed: int) -> list[Job]:
    """After some calls of every kind, with fates by chance."""
    chance = random.Random(f"{seed} {traced.name}")
    fates = [*product((Fate.KEPT, Fate.LOST), repeat=2), *[(Fate.MIXED, Fate.MIXED)] * 6]
    moments = [at for at, call in enumerate(traced.trace, 1) if call.counted]
    chosen = [moments[number - 1] for number in places(traced.calls, count, f"{seed} {traced.name}")]
    return [_cut(traced, at, *chance.choice(fates), seed, number) for number, at in enumerate(chosen)]


def _cut(traced: Traced, at: int, names: Fate, writes: Fate, seed: int, number: int) -> Job:
    asked = {"start": str(traced.start), "traced": str(traced.folder), "at": at, "names": names, "writes": writes}
    return "cut", {**asked, "seed": f"{seed} {traced.name} {at} {number}"}


def _said(job: Job) -> str:
    return f"cut after {job[1]['at']}, names {job[1]['names']}, writes {job[1]['writes']}, seed “{job[1]['seed']}”"
