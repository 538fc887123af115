"""A locked desk is a new process: no word that was typed and no byte of a key is left in its memory."""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from exitdesk.store import keys, vault
from exitdesk.store.recovery_code import read_recovery_code
from tests.faults.canaries import (
    NEW_PASSPHRASE,
    PASSPHRASE,
    STEM,
    canaries_in,
    spellings,
    spellings_of_key,
    usual_spellings,
    words,
)
from tests.faults.desk_process import OVERLAP, DeskProcess, desk_process
from tests.faults.test_leaks import leaks


def may_look_into_memory() -> bool:
    """Only root sees into a process that has forbidden it."""
    return sys.platform == "linux" and os.geteuid() == 0


pytestmark = pytest.mark.skipif(not may_look_into_memory(), reason="only root can read another process's memory")


def secrets_of(store: Path, passphrase: str, code: str) -> Mapping[str, bytes]:
    """Every key of the store that was ever in use, as bytes."""
    header = vault.read_header(store)
    user, recovery = header.user_slot(""), header.recovery_slot()
    assert user is not None and recovery is not None
    data_key = user.open(passphrase)
    assert data_key is not None and recovery.open(read_recovery_code(code)) == data_key
    found = {
        "data key": data_key,
        "recovery code": code.encode(),
        "recovery code, bare": code.replace("-", "").encode(),
    }
    for purpose in ("database", "header"):
        found[f"{purpose} key"] = keys.derived(data_key, purpose)
    for name, slot, secret in (("user", user, passphrase), ("recovery", recovery, read_recovery_code(code))):
        stretched = keys.stretched(secret, slot.salt, slot.cost)
        found[f"{name}'s stretched key"] = stretched
        private = keys.unwrap(slot.nonce, slot.wrapped, stretched, slot._bound_to())
        assert private is not None
        found[f"{name}'s private key"] = private
    return found


def found_in_memory(desk: DeskProcess, secrets: Mapping[str, bytes], *, everything: bool = False) -> set[str]:
    """Names of secrets, and canaries, wherever they stand in the process.

    Not ``everything``: of the keys but the first two only their bytes, of words the usual spellings, and nothing that
    is mapped from a file unchanged.
    """
    sought = {}
    for number, (name, key) in enumerate(secrets.items()):
        for spelling in spellings_of_key(key) if everything or number < 2 else {key}:
            sought[f"{name} ({spelling[:4]!r}…)"] = spelling
    for spelling in spellings(STEM) if everything else usual_spellings(STEM):
        sought[f"{STEM} ({spelling[:4]!r}…)"] = spelling
    assert max(map(len, sought.values())) < OVERLAP
    found = set()
    for data in desk.memory(files=everything):
        found |= {name for name, spelling in sought.items() if name not in found and spelling in data}
        found |= canaries_in(data)
    return found


def test_no_word_and_no_key_is_left_after_the_lock(tmp_path: Path, long: bool) -> None:
    with desk_process(tmp_path, "lock") as desk:
        assert len(desk.words) > 30
        copied = tmp_path / "headers"
        shutil.copytree(desk.store, copied)
        secrets = secrets_of(copied, NEW_PASSPHRASE, desk.code)
        shutil.rmtree(copied)
        before = found_in_memory(desk, secrets)
        typed = {word.split()[0].lower() for word in desk.words}
        assert len(typed & before) > len(typed) * 0.6, f"the search does not see {sorted(typed - before)}"
        assert any(name.startswith("data key") for name in before)
        desk.go_on()
        desk.wait_until_locked()
        assert found_in_memory(desk, secrets, everything=long) == set()
        assert PASSPHRASE.encode() not in Path(f"/proc/{desk.process.pid}/environ").read_bytes()
    assert leaks(tmp_path) == []


def test_a_program_that_passes_something_on_is_caught(tmp_path: Path) -> None:
    """The search can fail: here the process is replaced, and takes the last word with it in its environment."""
    with desk_process(tmp_path, "leaky", brief=True) as desk:
        last = desk.words[-1].lower()
        desk.go_on()
        desk.wait_until_locked()
        assert last in found_in_memory(desk, {})


def test_every_spelling_is_found() -> None:
    word = next(words())
    assert usual_spellings(word) < spellings(word)
    for shift in range(3):
        encoded = base64.b64encode(b"abc"[:shift] + word.encode() + b"xyz")
        assert any(spelling in encoded for spelling in spellings(word))
        encoded = base64.b64encode(b"abc"[:shift] + bytes(range(32)) + b"xyz")
        assert any(spelling in encoded for spelling in spellings_of_key(bytes(range(32))))
    assert canaries_in(f"..{word}..".encode()) == {word.lower()}
    assert canaries_in(f"..{word.upper()}..".encode("utf-16-le")) == {word.lower()}
