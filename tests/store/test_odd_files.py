"""What may lie in a store's folder in place of its files: it is told as damage, and nothing is made over it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from exitdesk.cli import run
from exitdesk.errors import DamagedStore, EnvironmentFailure, UserError
from exitdesk.store import connection, vault
from exitdesk.store.checking import check_store
from exitdesk.store.headers import new_header
from exitdesk.store.opening import create_store, open_store
from exitdesk.store.vault import StoreState, store_state
from tests.conftest import CHEAP, PASSPHRASE, USER

DATABASE = vault.DATABASE


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    made, _ = create_store(
        folder, profile_name="reden-esbjerg", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    made.close()
    return folder


@pytest.fixture
def refused(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one sentence of a command that is refused and leaves every file as it was."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def files() -> dict[str, bytes | None]:
        return {path.name: None if path.is_dir() else path.read_bytes() for path in store.iterdir()}

    def command(*arguments: str) -> str:
        capsys.readouterr()
        before = files()
        given = [argument.replace("STORE", str(store)).replace("SECRET", str(secret)) for argument in arguments]
        assert run(["--lang", "en", *given, "--user", USER, "--passphrase-file", str(secret)]) == 1
        assert files() == before
        (line,) = capsys.readouterr().err.strip().splitlines()
        return line

    return command


COMMANDS = (
    ("check", "STORE"),
    ("export", "STORE", "--out", "STORE.xlsx"),
    ("backup", "STORE", "STORE backups"),
    ("users", "STORE", "list"),
    ("import", "STORE", "SECRET"),
    ("init", "STORE", "--profile", "reden-esbjerg"),
)


@pytest.mark.parametrize("name", vault.HEADERS)
@pytest.mark.parametrize("version", [3, 6])
def test_a_flipped_bit_in_one_header_is_no_newer_version(store: Path, name: str, version: int) -> None:
    path = store / name
    path.write_bytes(path.read_bytes().replace(b'"version": 2', f'"version": {version}'.encode()))
    assert store_state(store) is StoreState.PRESENT
    report = check_store(store, user=USER, passphrase=PASSPHRASE)
    assert [name in fault.message for fault in report.faults] == [True]
    with open_store(store, user=USER, passphrase=PASSPHRASE) as found:
        assert "mended" in found.warnings[0]
    assert check_store(store, user=USER, passphrase=PASSPHRASE).sound


def test_two_headers_of_a_newer_version_are_a_newer_store(store: Path) -> None:
    for name in vault.HEADERS:
        fields = json.loads((store / name).read_bytes())
        (store / name).write_text(json.dumps({**fields, "version": 3}))
    assert store_state(store) is StoreState.NEWER
    with pytest.raises(UserError, match="newer version"):
        open_store(store, user=USER, passphrase=PASSPHRASE)
    (store / vault.HEADERS[1]).unlink()
    assert store_state(store) is StoreState.NEWER


@pytest.mark.parametrize("size", [1, 15, 511, 4095])
def test_a_database_shorter_than_its_first_page_is_never_taken_for_a_new_one(
    store: Path, size: int, refused: Callable[..., str]
) -> None:
    database = store / DATABASE
    database.write_bytes(database.read_bytes()[:size])
    unlocked = vault.Unlocked(new_header(practice=False), bytes(32))
    for mode in ("rw", "ro", "immutable"):
        with pytest.raises(DamagedStore):
            connection.connect(database, unlocked.data_key, unlocked.header.salt, mode=mode)
    assert database.stat().st_size == size
    for command in COMMANDS:
        assert "cut off" in refused(*command) or command[0] == "init"


@pytest.mark.parametrize("left", [("-wal", "-shm"), ("-wal",), ("-journal",)])
def test_nothing_is_made_over_what_is_left_of_a_store(
    store: Path, left: tuple[str, ...], refused: Callable[..., str]
) -> None:
    for path in store.iterdir():
        path.unlink()
    for ending in left:
        (store / f"{DATABASE}{ending}").write_bytes(b"pending commits")
    assert store_state(store) is StoreState.DAMAGED
    assert "already a store" in refused("init", "STORE", "--profile", "reden-esbjerg")
    assert "both key headers are damaged or missing" in refused("check", "STORE")


@pytest.mark.parametrize(("names", "what"), [((DATABASE,), "the database is missing"), (vault.HEADERS, "both key")])
def test_a_folder_in_the_place_of_a_file_is_damage(
    store: Path, names: tuple[str, ...], what: str, refused: Callable[..., str]
) -> None:
    for name in names:
        (store / name).unlink()
        (store / name).mkdir()
    for command in COMMANDS:
        assert what in refused(*command) or command[0] == "init"


def test_a_folder_in_the_place_of_one_header_leaves_the_other(store: Path) -> None:
    (store / vault.HEADERS[0]).unlink()
    (store / vault.HEADERS[0]).mkdir()
    report = check_store(store, user=USER, passphrase=PASSPHRASE)
    assert [vault.HEADERS[0] in fault.message for fault in report.faults] == [True]
    with pytest.raises(EnvironmentFailure, match="Move it away"):
        open_store(store, user=USER, passphrase=PASSPHRASE)
    (store / vault.HEADERS[0]).rmdir()
    with open_store(store, user=USER, passphrase=PASSPHRASE) as found:
        assert not found.read_only
