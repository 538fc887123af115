"""The clock jumps ten years either way: evenings are saved, in order, no log is wiped, no backup thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exitdesk.returns.profiles import find_profile
from exitdesk.store.backup import backups_in
from exitdesk.store.checking import check_store
from exitdesk.store.opening import create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER

ROOT = Path(__file__).parent.parent.parent
TEN_YEARS = 3653
DAY = 1

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="the clock is set by a preloaded library"
)
Evening = Callable[[int], dict[str, Any]]


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("clock") / "clock.so"
    source = Path(__file__).with_name("clock.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def evening(folder: Path, backups: Path, clock: Path) -> Evening:
    """An evening with the clock off by so many days, by a process of its own; what it saw."""
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    store.close()
    before: list[int] = []

    def work(days: int) -> dict[str, Any]:
        count = len(before) + 1
        ended = subprocess.run(
            [sys.executable, "-m", "tests.faults.evening_at", str(folder), str(backups), str(count)],
            cwd=ROOT, capture_output=True, text=True,
            env={**os.environ, "LD_PRELOAD": str(clock), "CLOCK_OFFSET_DAYS": str(days), "HOME": str(folder.parent)},
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        seen: dict[str, Any] = json.loads(ended.stdout)
        assert seen["contacts"] == [f"{number:04}" for number in range(1, count + 1)]
        assert seen["summaries"] == seen["counted"] == count
        assert seen["evening_rows"] >= 1
        assert seen["timeline"] >= 3
        assert not seen["read_only"]
        step = days - before[-1] if before else 0
        wanted = ["clock is behind"] * (step < -1) + ["long ago"] * (step > 366)
        before.append(days)
        assert len(seen["warnings"]) == len(wanted)
        assert all(words in warning for words, warning in zip(wanted, seen["warnings"], strict=True))
        assert seen["log_after"] > seen["log_before"]
        return seen

    return work


@pytest.mark.parametrize(
    "jumps", [(0, TEN_YEARS, 0), (0, -TEN_YEARS, 0), (TEN_YEARS, -TEN_YEARS, TEN_YEARS, 0)], ids=str
)
def test_evenings_are_saved_in_order_whatever_the_clock_says(
    evening: Evening, folder: Path, backups: Path, jumps: tuple[int, ...]
) -> None:
    years, log = [], 0
    for days in jumps:
        seen = evening(days)
        years.append(seen["year"])
        assert seen["log_before"] >= log, "log entries are gone"
        log = seen["log_after"]
        assert seen["backup"] == ["made", "not_due"], "once an hour, and again when the clock was set back"
    assert max(years) - min(years) >= 10, "the clock was not set"
    evenings = {f"evening {number}" for number in range(1, len(jumps) + 1)}
    assert set(seen["notes"]) == set(seen["logged"]) == evenings
    assert check_store(folder, user=USER, passphrase=PASSPHRASE).sound
    with open_store(folder, user=USER, passphrase=PASSPHRASE, read_only=True) as store:
        entries = store.db.execute("SELECT seq, at FROM history ORDER BY seq").fetchall()
    assert [seq for seq, _ in entries] == list(range(1, len(entries) + 1))
    assert sorted(at for _, at in entries) != [at for _, at in entries]
    newest_has_all(backups, len(jumps))


def newest_has_all(backups: Path, contacts: int) -> None:
    """Of the backups one holds every contact, and all are sound."""
    held = []
    for backup in backups_in(backups):
        assert check_store(backup, user=USER, passphrase=PASSPHRASE).sound
        with open_store(backup, user=USER, passphrase=PASSPHRASE, read_only=True) as store:
            held.append(len(store.reading.contacts()))
    assert max(held) == contacts


def test_ten_years_ahead_for_days_throws_no_backup_away_that_is_the_last_of_its_time(
    evening: Evening, folder: Path, backups: Path, long: bool
) -> None:
    """Thinning goes by what was made after what: the days before the jump, those of it, and those after it."""
    days = [-2, -1, 0, *range(TEN_YEARS, TEN_YEARS + 13), 1, 2] if long else [-1, 0, TEN_YEARS, TEN_YEARS + 1, 1]
    log = 0
    for number in days:
        seen = evening(number)
        assert seen["log_before"] >= log, "the log was aged by a clock that is wrong"
        log = seen["log_after"]
    newest_has_all(backups, len(days))
    years = {backup.name.split()[1][:4] for backup in backups_in(backups)}
    assert len(years) >= 2, years
    assert len(backups_in(backups)) >= 3
