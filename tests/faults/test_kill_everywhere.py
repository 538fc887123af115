"""The program is killed at every call that changes something: what was told is there, and the store opens."""

from __future__ import annotations

import pytest

from tests.faults.pool import Job, Pool, Traced
from tests.faults.sampling import places
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import Kind, Mode

SAMPLE = 10


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_undisturbed_nothing_is_lost_and_the_trace_tells_every_byte(pool: Pool, scenario: str) -> None:
    traced = pool.traced(scenario)
    assert traced.untouched["losses"] == []
    assert traced.untouched["failures"] == []
    assert traced.calls
    assert pool.ask("replayed", start=str(traced.start), traced=str(traced.folder)) == {"differ": []}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_anywhere_nothing_told_is_lost(pool: Pool, scenario: str, long: bool, cut_seed: int) -> None:
    traced = pool.traced(scenario)
    jobs = kills(traced, places(traced.calls, None if long else SAMPLE, f"{cut_seed} {scenario}"))
    found = pool.judged(scenario, "kills", jobs, lambda job: said(traced, job))
    assert not found, "\n".join(found)


def kills(traced: Traced, numbers: list[int]) -> list[Job]:
    """Killed before each of these calls; before the last byte of a write too."""
    plans = [[int(Mode.KILL), number, 0, 0] for number in numbers]
    plans += [[int(Mode.KILL_HALF), n, 0, 0] for n in numbers if traced.calls[n - 1].kind is Kind.WRITE]
    return [("run", {"start": str(traced.start), "scenario": traced.name, "plan": plan}) for plan in plans]


def said(traced: Traced, job: Job) -> str:
    """Where the fault was."""
    mode, number, *_ = job[1]["plan"]
    return f"{Mode(mode).name.lower()} at {number} ({traced.calls[number - 1]})"
