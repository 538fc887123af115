"""The program has no network: whoever asks for an internet socket is killed, and nobody is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import no_internet
from tests.faults.desk_process import ROOT, desk_process

pytestmark = pytest.mark.skipif(not no_internet.is_possible(), reason="a filter of Linux on x86-64 and ARM64")
FORBIDDEN = (sys.executable, "-m", "tests.faults.no_internet")
ASKING = {
    "a socket": ("import socket; socket.socket(socket.AF_INET)", no_internet.KILLED),
    "a socket of version 6": ("import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", no_internet.KILLED),
    "a library's socket": ("import ctypes; ctypes.CDLL(None).socket(2, 1, 0)", no_internet.KILLED),
    "a local socket": ("import socket; socket.socket(socket.AF_UNIX)", 0),
    "nothing": ("", 0),
}


@pytest.mark.parametrize("what", ASKING)
def test_who_asks_for_an_internet_socket_is_killed(what: str) -> None:
    """The check can fail: also for what a library asks and a process started from here."""
    code, status = ASKING[what]
    assert subprocess.run([*FORBIDDEN, sys.executable, "-c", code], cwd=ROOT).returncode == status


def alone() -> tuple[str, ...]:
    """What starts a command without any network interface; nothing where that is not allowed."""
    for options in (("-n",), ("-r", "-n")):
        command = ("unshare", *options)
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0:
            return command
    return ()


def test_a_desk_session_asks_for_no_internet_socket_and_loads_no_network_library(tmp_path: Path, long: bool) -> None:
    with desk_process(tmp_path, "lock", brief=not long, before=(*alone(), *FORBIDDEN)) as desk:
        maps = Path(f"/proc/{desk.process.pid}/maps")
        assert "libQt6Widgets" in maps.read_text()
        assert not any(name in maps.read_text() for name in ("Qt6Network", "libcurl"))
        desk.go_on()
        desk.wait_until_locked()
        assert desk.process.poll() is None


def test_every_desktop_test_passes_without_a_network(tmp_path: Path, long: bool) -> None:
    """In full with ``--long``; otherwise the program's own way from the door to the lock."""
    network = alone()
    tests = ["tests/desktop"] if long else ["tests/desktop/test_program.py", "-k", "one_user or locking"]
    ended = subprocess.run(
        [*network, *FORBIDDEN, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-3000:]
    if not network:
        pytest.skip("passed without internet sockets; a network namespace of its own is not allowed here")
