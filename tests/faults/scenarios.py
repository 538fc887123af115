"""The scenarios in which the disk fails: what stood there, what is done, and what must be true after each step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from exitdesk.domain.roles import Role
from tests.conftest import PASSPHRASE
from tests.faults.boxes import (
    GOLDEN_USER,
    HELPER,
    SECOND,
    THIRD,
    WORD,
    Known,
    crashed,
    empty,
    filled,
    gone_on_since,
    of_the_first_schema,
    of_two,
    with_an_old_log,
    with_many_backups,
    with_somebody_to_forget,
    with_stick,
)
from tests.faults.desk import Scenario, Step
from tests.faults.steps import (
    added,
    backed_up,
    backed_up_by_itself,
    binned,
    closed,
    created,
    erased,
    evening,
    given_passphrase,
    given_role,
    imported,
    kept,
    new_code,
    new_passphrase,
    opened,
    recovered,
    rekeyed,
    removed,
    restored,
    stashed,
    talked,
    undone,
)


def _scenario(name: str, prepare: Callable[[Path], Known], *steps: Step) -> Scenario:
    return Scenario(name, prepare, steps)


SCENARIOS: Final = {
    scenario.name: scenario
    for scenario in (
        _scenario(
            "saving", filled,
            opened(), kept("0042", "første"), talked("0042", "en samtale"), kept("0042", "anden"),
            evening("0001", "0042"), imported("i", 30), binned("0002"), undone(contact_0002="fra før"), closed(),
        ),
        _scenario(
            "checkpointing", filled,
            opened(pages=12), imported("i", 12), kept("0042", "første"), imported("j", 12), kept("0042", "anden"),
            imported("k", 4), closed(),
        ),
        _scenario(
            "stashing", filled,
            opened(), stashed("today", '"a"'), stashed("today", '"ab"'), stashed("contacts", '"c"'),
            evening("0001"), stashed("contacts", None), stashed("today", '"abc"'), closed(),
        ),
        _scenario("mending", crashed, opened(), kept("0001", "bagefter"), closed()),
        _scenario("migrating", of_the_first_schema, opened(GOLDEN_USER), kept("0050", "ny"), closed()),
        _scenario(
            "passphrase", filled,
            opened(), new_passphrase(PASSPHRASE, SECOND), kept("0001", "x"), new_passphrase(SECOND, THIRD), closed(),
        ),
        _scenario(
            "recovery code", filled,
            opened(), new_code(), kept("0001", "x"), closed(), recovered(SECOND), kept("0002", "y"), closed(),
        ),
        _scenario("creating", empty, created(), kept("0001", "den første"), closed()),
        _scenario(
            "backing up", with_stick, opened(), kept("0042", "ny"), backed_up(12), kept("0042", "nyere"), backed_up(13),
            closed(),
        ),
        _scenario(
            "restoring", gone_on_since,
            restored(contact_9999=None), opened(), kept("0001", "bagefter"), closed(),
        ),
        _scenario(
            "users", of_two,
            opened(), added("Ida", Role.CASEWORKER, THIRD), given_role("Ida", Role.LEADER),
            given_passphrase(HELPER, THIRD), removed(HELPER), closed(),
        ),
        _scenario("re-keying", of_two, opened(), kept("0042", "før"), rekeyed(), kept("0042", "efter"), closed()),
        _scenario(
            "erasing", with_somebody_to_forget, opened(), erased("0007", WORD), kept("0001", "bagefter"), closed(),
        ),
        _scenario("ageing the log", with_an_old_log, opened(log="begins later"), kept("0042", "ny"), closed()),
        _scenario(
            "backups by themselves", with_many_backups,
            opened(), kept("0042", "ny"), backed_up_by_itself(2), kept("0042", "nyere"), backed_up_by_itself(9),
            closed(),
        ),
    )
}  # fmt: skip
