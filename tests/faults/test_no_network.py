"""A whole desk session opens no socket and loads nothing that could: the program has no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import create_store
from tests.conftest import CHEAP
from tests.faults.canaries import PASSPHRASE, USER

ROOT = Path(__file__).parent.parent.parent

# What Python opens is told by its audit hook; what Qt or another library opened stands in /proc.
WATCHED = """
import runpy, sys
from pathlib import Path

seen = []
sys.addaudithook(lambda event, values: seen.append(event) if event.startswith("socket.") else None)
sys.argv = ["leak_session", *sys.argv[1:]]
try:
    runpy.run_module("tests.faults.leak_session", run_name="__main__")
finally:
    print("asked for:", seen)
    print("network libraries:", [name for name in ("Qt6Network", "libcurl") if name in loaded()])
    print("internet sockets:", sorted(set(own_sockets()) & set(internet_sockets())))
"""
LOOKING = """
import os

def loaded():
    return Path("/proc/self/maps").read_text()

def own_sockets():
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(descriptor)
        except OSError:
            continue
        if target.startswith("socket:["):
            yield target[8:-1]

def internet_sockets():
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        table = Path("/proc/self/net") / kind
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            yield line.split()[9]
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_desk_session_opens_no_socket(tmp_path: Path) -> None:
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        tmp_path / "store", profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    store.close()
    session = subprocess.run(
        [sys.executable, "-c", f"from pathlib import Path\n{LOOKING}\n{WATCHED}", str(store.folder), "lock"],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "typed" in session.stdout, session.stderr
    assert "asked for: []" in session.stdout
    assert "network libraries: []" in session.stdout
    assert "internet sockets: []" in session.stdout
