"""The fault tests find what they look for: programs that lose something are caught, each by the fault it fears."""

from __future__ import annotations

import errno
import random

import pytest

from tests.faults.desk import Patience
from tests.faults.pool import Pool
from tests.faults.sampling import places
from tests.faults.shim import Mode
from tests.faults.test_disk_errors import run_with
from tests.faults.test_kill_everywhere import kills
from tests.faults.test_power_cuts import some_cuts

MOST = 240
BATCH = 12


@pytest.mark.parametrize(
    ("mutant", "scenario", "fault"),
    [
        ("never synced", "saving", "cut"),
        ("told before the commit", "saving", "kill"),
        ("told before the commit", "saving", "cut"),
        ("header not synced", "passphrase", "cut"),
        ("headers in place", "passphrase", "cut"),
        ("folder not synced", "passphrase", "cut"),
        ("old backups first", "backups by themselves", "kill"),
        ("backup not synced", "backing up", "cut"),
        ("failure hidden", "saving", "error"),
        ("failure unexplained", "saving", "error"),
    ],
)
def test_a_program_that_loses_something_is_caught(pool: Pool, mutant: str, scenario: str, fault: str) -> None:
    traced = pool.traced(scenario, mutant)
    assert not traced.untouched["losses"], "it works as long as nothing fails"
    numbers = places(traced.calls, MOST // 2, "mutants")
    if fault == "cut":
        jobs = some_cuts(traced, MOST, seed=1)
    elif fault == "kill":
        jobs = kills(traced, numbers)
    else:
        jobs = [run_with(traced, [int(Mode.FAIL_ONCE), number, errno.EIO, 0], Patience.AT_ONCE) for number in numbers]
    jobs = random.Random(1).sample(jobs, len(jobs))
    for first in range(0, len(jobs), BATCH):
        batch = [
            (what, asked if what == "cut" else {**asked, "mutant": mutant})
            for what, asked in jobs[first : first + BATCH]
        ]
        if any(answer["losses"] for answer in pool.all(batch)):
            return
    pytest.fail(f"“{mutant}” went unnoticed through {len(jobs)} faults")


def test_a_store_without_a_key_is_not_made(pool: Pool) -> None:
    answer = pool.traced("creating", "without a key").untouched
    assert any("could not be opened encrypted" in failure for failure in answer["failures"])


def test_a_store_in_plain_text_is_not_made_even_when_the_key_is_not_proved(pool: Pool) -> None:
    answer = pool.traced("creating", "without a key nor proof").untouched
    assert any("is not encrypted by ExitDesk" in failure for failure in answer["failures"])
