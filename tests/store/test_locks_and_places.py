"""Disks and systems of other kinds: shares of a server, disks without locks, Windows' mutexes, folders of others."""

from __future__ import annotations

import ctypes
import errno
import os
import sqlite3
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from exitdesk.errors import EnvironmentFailure
from exitdesk.store import connection
from exitdesk.store.connection import WriterLock, database_uri
from exitdesk.store.files import make_private_folder
from exitdesk.store.opening import create_store
from tests.conftest import CHEAP, PASSPHRASE, USER


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/srv/desk/kaffe 100%?/store.db"), "file:///srv/desk/kaffe%20100%25%3F/store.db"),
        (PureWindowsPath(r"C:\Lager\Åse\store.db"), "file:///C%3A/Lager/%C3%85se/store.db"),
        (PureWindowsPath(r"\\nas\backup\ExitDesk 1\store.db"), "file:////nas/backup/ExitDesk%201/store.db"),
        (PureWindowsPath(r"Z:\store.db"), "file:///Z%3A/store.db"),
    ],
)
def test_a_database_is_named_as_sqlite_wants_it(path: PurePath, uri: str) -> None:
    assert database_uri(path, "mode=ro") == f"{uri}?mode=ro"


def test_a_server_s_name_is_no_authority_to_sqlite(tmp_path: Path) -> None:
    share = PureWindowsPath(r"\\nas\backup\store.db")
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):  # and not: invalid uri authority
        sqlite3.connect(database_uri(share, "mode=ro"), uri=True)
    place = PureWindowsPath(f"/{tmp_path}/store.db")  # two slashes: here, as POSIX has it, the same as one
    sqlite3.connect(database_uri(place, "mode=rwc"), uri=True).execute("CREATE TABLE t (a)").connection.close()
    assert (tmp_path / "store.db").exists()


@pytest.mark.skipif(os.name == "nt", reason="flock")
@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOLCK, "on a disk of this computer"), (errno.EBADF, "on a disk of this computer"), (errno.EIO, "EIO")],
)
def test_a_disk_without_locks_is_told_and_nothing_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    import fcntl

    def refused(_descriptor: int, _how: int) -> None:
        raise OSError(code, "as the disk says")

    monkeypatch.setattr(fcntl, "flock", refused)
    lowest = os.dup(0)
    os.close(lowest)
    with pytest.raises(EnvironmentFailure, match=sentence):
        WriterLock(tmp_path).acquire()
    after = os.dup(0)
    os.close(after)
    assert after == lowest


class _Kernel:
    """Windows' mutexes as its documentation has them, with a second user's among them."""

    def __init__(self) -> None:
        self.error = 0
        self.held: dict[str, int] = {}
        self.CreateMutexW: Any = lambda _rights, _owned, name: self._create(name)
        self.CloseHandle: Any = lambda _handle: self._close()

    def _create(self, name: str) -> int | None:
        assert name.startswith("Global\\"), "seen by every session of the machine"
        if self.held.get(name) == -1:
            self.error = 5
            return None
        self.error = 183 if name in self.held else 0
        self.held.setdefault(name, 0)
        self.held[name] += 1
        return 0x1_0000_0004

    def _close(self) -> None:
        self.held = {name: count - 1 for name, count in self.held.items() if count > 1}


def test_on_windows_one_writes_in_all_sessions_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = _Kernel()

    def library(name: str, *, use_last_error: bool) -> _Kernel:
        assert name == "kernel32" and use_last_error
        return kernel

    monkeypatch.setattr(ctypes, "WinDLL", library, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: kernel.error, raising=False)
    first, second = WriterLock(tmp_path), WriterLock(tmp_path)
    assert first._acquire_mutex()
    assert not second._acquire_mutex()
    (name,) = kernel.held
    assert kernel.held == {name: 1}, "what was refused is closed again"
    assert first._held == 0x1_0000_0004, "a handle is not cut to 32 bits"
    first._held = None
    kernel.held = {name: -1}
    assert not second._acquire_mutex()
    assert connection._kernel().CreateMutexW.restype is ctypes.c_void_p


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_a_folder_that_is_there_keeps_its_rights_and_a_new_one_is_private(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    before = os.umask(0o002)
    try:
        make_private_folder(shared)
        make_private_folder(shared / "a" / "b")
    finally:
        os.umask(before)
    assert shared.stat().st_mode & 0o7777 == 0o1777
    assert {path.stat().st_mode & 0o7777 for path in (shared / "a", shared / "a" / "b")} == {0o700}


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_a_folder_that_becomes_a_store_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    folder.chmod(0o755)
    create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)[0].close()
    assert folder.stat().st_mode & 0o777 == 0o700
