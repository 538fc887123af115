"""The practice folder: made once, reused, never written over, and never beside or in place of a real store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain import practice
from exitdesk.errors import UserError
from exitdesk.forms import practice_folder
from exitdesk.store.opening import OpenStore, open_store
from tests.conftest import CHEAP

TODAY = date(2026, 11, 20)


def quiet(_done: int, _total: int) -> None:
    pass


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_run_leaves_every_byte_and_fills_only_what_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    made = practice_folder.make(folder, TODAY, quiet, cost=CHEAP)
    before = contents(folder)
    assert practice_folder.make(folder, TODAY, quiet, cost=CHEAP) == made
    assert contents(folder) == before
    made[1].unlink()
    made[2].write_bytes(b"the user's own")
    practice_folder.make(folder, TODAY, quiet, cost=CHEAP)
    assert made[1].stat().st_size > 1000
    assert made[2].read_bytes() == b"the user's own"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.rglob("*")))


def test_a_run_that_was_stopped_does_not_pass_for_a_practice_store(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        practice_folder.make(tmp_path / "practice", TODAY, stop, cost=CHEAP)
    assert contents(tmp_path / "practice") == {}
    store = practice_folder.make(tmp_path / "practice", TODAY, quiet, cost=CHEAP)[0]
    with open_store(store, user=practice.USER, passphrase=practice.PASSPHRASE) as found:
        assert found.practice
        assert len(found.reading.contacts()) == 120


def test_a_real_store_is_left_alone(store: OpenStore, tmp_path: Path) -> None:
    store.close()
    before = contents(store.folder)
    with pytest.raises(UserError, match="real store"):
        practice_folder.make(store.folder, TODAY, quiet, cost=CHEAP)
    assert contents(store.folder) == before
    (tmp_path / "mine").mkdir()
    store.folder.rename(tmp_path / "mine" / practice.STORE)
    with pytest.raises(UserError, match="real store"):
        practice_folder.make(tmp_path / "mine", TODAY, quiet, cost=CHEAP)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [practice.STORE]
