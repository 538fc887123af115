"""Nothing that is typed stands readable anywhere: home, temp and store folders are searched after a whole session."""

from __future__ import annotations

import base64
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exitdesk.store.opening import open_store
from tests.faults.canaries import NEW_PASSPHRASE, NOTE, NUMBER, OFFER, PASSPHRASE, STEM, canaries_in, spellings
from tests.faults.desk_process import STORE, desk_process

CHOSEN = ("import.xlsx", "export.xlsx", "recovery.pdf")  # what the user asked for, where the user asked for it
ELSEWHERE = tuple(Path(name) for name in ("/tmp", "/var/tmp", "/dev/shm"))


def leaks(folder: Path, *, since: float | None = None) -> list[str]:
    """Where a canary stands: in files and their names below ``folder``, and in new files where others put theirs."""
    found = []
    paths = [path for path in folder.rglob("*") if path.name not in CHOSEN]
    if since is not None:
        paths += [path for place in ELSEWHERE if place.is_dir() for path in place.iterdir() if is_new(path, since)]
    for path in paths:
        if STEM.lower() in path.name.lower():
            found.append(f"in a name: {path}")
        if path.is_file():
            data = path.read_bytes()
            found += [
                f"{spelling!r} in {path}" for spelling in spellings(STEM) if len(spelling) > 4 and spelling in data
            ]
    return found


def is_new(path: Path, since: float) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime >= since
    except OSError:
        return False


@pytest.mark.parametrize("ending", ["end", "hard"])
def test_nothing_typed_stands_readable_anywhere(tmp_path: Path, ending: str, long: bool) -> None:
    """In full with ``--long``; otherwise an evening, and the whole session is that of ``test_memory``."""
    if ending == "hard" and not long:
        pytest.skip("with --long; the fault below ends as hard")
    since = time.time()
    with desk_process(tmp_path, ending, brief=not long) as desk:
        desk.go_on()
        told = "".join(desk.process.communicate(timeout=120))
        assert desk.process.returncode == (9 if ending == "hard" else 0), told
        assert len(desk.words) > 5
    assert leaks(tmp_path, since=since) == []
    assert canaries_in(told.encode()) == set()
    passphrase = NEW_PASSPHRASE if long else PASSPHRASE
    with open_store(tmp_path / STORE, user="", passphrase=passphrase) as after:  # it was typed, and it was kept
        contact = after.reading.contact_by_number(NUMBER)
        assert contact is not None
        assert NOTE in [session.note for session in after.reading.sessions(contact.key)]
        assert OFFER in [referral.offer for referral in after.reading.referrals(contact.key)]


@pytest.mark.skipif(sys.platform != "linux", reason="core files as Linux writes them")
def test_a_fault_leaves_no_core_file(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        control = subprocess.run(
            [sys.executable, "-c", f"word = '{STEM}' * 3; import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})"],
            cwd=tmp_path / "temp",
        )
        assert control.returncode == -signal.SIGSEGV
        cores = sorted((tmp_path / "temp").glob("core*"))
        if hard != 0 and not pattern.startswith("|") and "/" not in pattern:
            assert cores, "the control leaves a core file, or this test shows nothing"
        for core in cores:
            core.unlink()
        with desk_process(tmp_path, "crash", brief=True) as desk:
            desk.go_on()
            desk.process.communicate(timeout=120)
            assert desk.process.returncode == -signal.SIGSEGV
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
    assert list((tmp_path / "temp").glob("core*")) == []
    assert leaks(tmp_path) == []


def test_the_search_finds_what_leaks(tmp_path: Path) -> None:
    for number, data in enumerate(
        (
            NOTE.encode(),
            f"x{NOTE}".encode("utf-16-le"),
            base64.b64encode(b"ab" + NOTE.encode()),
            NOTE.encode("utf-32-be"),
        )
    ):
        (tmp_path / str(number)).write_bytes(data)
    (tmp_path / f"{NOTE}.txt").touch()
    assert {line.rsplit("/", 1)[-1] for line in leaks(tmp_path)} == {"0", "1", "2", "3", f"{NOTE}.txt"}
