"""Stores to damage: one closed cleanly, one whose program was killed with commits pending, and one from before."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exitdesk.domain.records import Contact, PrintedForm, Session
from exitdesk.errors import ExitDeskError
from exitdesk.store import vault
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER

PAGE = 4096
RESERVE = 80  # SQLCipher's initialisation vector and HMAC at the end of each page
FRAME = 24 + PAGE
LOG = f"{vault.DATABASE}-wal"
INDEX = f"{vault.DATABASE}-shm"

KILLED = """
import os, sys
from pathlib import Path
from exitdesk.store.opening import open_store
from tests.faults.damage import change
store = open_store(Path(sys.argv[1]), user=sys.argv[2], passphrase=sys.argv[3])
for number in range(3):
    change(store, f"evening {number}")
os.kill(os.getpid(), 9)
"""


@dataclass(frozen=True)
class Folders:
    """``earlier`` is ``closed`` some sessions before; ``killed`` went on from ``closed``."""

    earlier: Path
    closed: Path
    killed: Path


def change(store: OpenStore, words: str) -> None:
    """A few hours of work: every table that an evening touches."""
    contacts = store.reading.contacts()
    for contact in contacts[:3]:
        assert contact.key is not None
        changed = Contact(key=contact.key, id_number=contact.id_number, first_contact=contact.first_contact, note=words)
        store.operations.save(changed)
        store.operations.save(
            Session(contact=contact.key, date=date(2026, 3, 2), intervention="individuel terapi", note=words * 20)
        )
        form = PrintedForm(code=f"{words[4:9]}{contact.id_number}", contact=contact.key, language="da", layout="a4")
        store.operations.register_printed_forms([form])
    store.operations.save(Contact(id_number=f"N{len(contacts):03}", first_contact=date(2026, 3, 2)))
    store.operations.stash("today", f'"{words}"')
    store.operations.set_setting("backup_folder", f"/media/{words}")


def build(folder: Path) -> Folders:
    """All of them, below ``folder``."""
    made = Folders(folder / "earlier", folder / "store", folder / "killed")
    store, _ = create_store(
        made.closed, profile_name="reden-esbjerg", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    with store:
        for number in range(12):
            store.operations.save(Contact(id_number=f"{number:04}", first_contact=date(2026, 1, 5), note="words " * 90))
        change(store, "the first evening")
    shutil.copytree(made.closed, made.earlier)
    with open_store(made.closed, user=USER, passphrase=PASSPHRASE) as store:
        change(store, "the second evening")
    shutil.copytree(made.closed, made.killed)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(made.killed), USER, PASSPHRASE])
    assert ended.returncode == -9
    assert (made.killed / LOG).stat().st_size > 20 * FRAME
    return made


def prints(folder: Path) -> dict[str, str]:
    """The hash of every file."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def detected(folder: Path) -> bool:
    """Whether the check finds fault; it must leave every byte as it was."""
    before = prints(folder)
    try:
        sound = check_store(folder, user=USER, passphrase=PASSPHRASE).sound
    except ExitDeskError:
        sound = False
    assert prints(folder) == before
    return not sound


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    """The data with one bit changed."""
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def pages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each page's offset and content."""
    for place in range(0, len(data), PAGE):
        yield place, data[place : place + PAGE]


def with_page(data: bytes, place: int, page: bytes) -> bytes:
    """The data with another page there."""
    return data[:place] + page + data[place + PAGE :]
