"""The plug is pulled: what was reported saved is there, what was typed is there, and the store opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, open_store
from tests.conftest import PASSPHRASE, USER

WRITER = """
import sys
from datetime import date
from pathlib import Path
from exitdesk.domain.records import Contact
from exitdesk.store.opening import open_store
store = open_store(Path(sys.argv[1]), user=sys.argv[2], passphrase=sys.argv[3])
for number in range(int(sys.argv[4]), 100_000):
    store.operations.save(Contact(id_number=f"{number:06}", first_contact=date(2026, 1, 5)))
    store.operations.stash("today", f'"{number:06}"')
    print(f"{number:06}", flush=True)
"""


def test_acknowledged_save_survives_kill(store: OpenStore) -> None:
    store.close()
    first = 0
    for stop_after in (1, 7, 23, 40):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store.folder), USER, PASSPHRASE, str(first)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(stop_after)]
        writer.kill()
        acknowledged += writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as after:
            kept = {contact.id_number for contact in after.reading.contacts()}
            draft = after.reading.draft("today")
            assert not after.warnings
        assert set(acknowledged) <= kept
        assert draft is not None
        assert draft.strip('"') in (max(kept), max(acknowledged))
        first = len(kept)
    assert check_store(store.folder, user=USER, passphrase=PASSPHRASE).sound


def test_nothing_but_the_stores_files_is_left(store: OpenStore) -> None:
    store.close()
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.folder), USER, PASSPHRASE, "0"], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    writer.kill()
    writer.wait()
    writer.stdout.close()
    open_store(store.folder, user=USER, passphrase=PASSPHRASE).close()
    assert sorted(path.name for path in store.folder.iterdir()) == ["header-copy.json", "header.json", "store.db"]


def test_an_export_killed_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "return.xlsx"
    target.write_bytes(b"old")
    code = (
        "import os, sys, pathlib\n"
        "from exitdesk.store import files\n"
        "real = os.fsync\n"
        "files.os.fsync = lambda fd: os.kill(os.getpid(), 9)\n"
        "files.write_file_safely(pathlib.Path(sys.argv[1]), b'new' * 100000)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(target)])
    assert ended.returncode == -9
    assert target.read_bytes() == b"old"
