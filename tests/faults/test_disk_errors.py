"""The disk fails or is full at every call, once or from then on: it is said, nothing is lost, a second try works."""

from __future__ import annotations

import errno
import random

import pytest

from tests.faults.desk import Patience
from tests.faults.pool import Job, Pool, Traced
from tests.faults.sampling import places
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import Kind, Mode

SAMPLE = 3
FAULTS = {
    "once": (Mode.FAIL_ONCE, Patience.AT_ONCE),
    "for a while": (Mode.FAIL_ON, Patience.SECOND),
    "for good": (Mode.FAIL_ON, Patience.NEVER),
}


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_failing_disk_is_told_and_nothing_told_is_lost(
    pool: Pool, scenario: str, code: int, long: bool, cut_seed: int
) -> None:
    traced = pool.traced(scenario)
    found = []
    for name, (mode, patience) in FAULTS.items():
        numbers = places(traced.calls, None if long else SAMPLE, f"{cut_seed} {scenario} {code} {name}")
        jobs = [run_with(traced, [int(mode), number, code, 0], patience) for number in numbers]
        label = f"{errno.errorcode[code]} {name}"
        found += pool.judged(scenario, label, jobs, lambda job, label=label: f"{label} at {_place(traced, job)}")  # type: ignore[misc]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_write_that_comes_half_is_finished(pool: Pool, scenario: str, long: bool, cut_seed: int) -> None:
    traced = pool.traced(scenario)
    writes = [number for number, call in enumerate(traced.calls, 1) if call.kind is Kind.WRITE]
    if not long:
        writes = sorted(random.Random(f"{cut_seed} {scenario}").sample(writes, min(SAMPLE, len(writes))))
    jobs = [run_with(traced, [int(Mode.SHORT), number, 0, 0], Patience.AT_ONCE) for number in writes]
    found = pool.judged(scenario, "short writes", jobs, lambda job: f"half written at {_place(traced, job)}")
    assert not found, "\n".join(found)


def run_with(traced: Traced, plan: list[int], patience: Patience) -> Job:
    """The scenario on a disk that breaks as planned."""
    asked = {"start": str(traced.start), "scenario": traced.name, "plan": plan, "patience": patience.value}
    return "run", asked


def _place(traced: Traced, job: Job) -> str:
    number = job[1]["plan"][1]
    return f"{number} ({traced.calls[number - 1]})"
