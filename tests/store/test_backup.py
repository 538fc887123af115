"""Backups, restore, and check: damage is said, nothing is changed, and a bad copy never counts."""

from __future__ import annotations

import errno
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exitdesk.cli import run
from exitdesk.domain.records import Contact
from exitdesk.errors import DamagedStore, EnvironmentFailure, ExitDeskError, UserError
from exitdesk.store import backup, restoring, vault
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.operations import Operations
from tests.conftest import PASSPHRASE, USER


@pytest.fixture
def filled(store: OpenStore) -> OpenStore:
    for number in range(60):
        store.operations.save(Contact(id_number=f"{number:04}", first_contact=date(2026, 1, 5), note="note " * 200))
    return store


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def numbers(folder: Path) -> list[str]:
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        return [c.id_number for c in store.reading.contacts()]


def test_a_backup_counts_though_the_store_itself_can_no_longer_be_written(filled: OpenStore, tmp_path: Path) -> None:
    """Its disk is full or was taken out: then above all."""
    home = filled.folder
    home.rename(tmp_path / "elsewhere")
    made = backup.back_up(filled, tmp_path / "usb")
    (tmp_path / "elsewhere").rename(home)
    assert len(numbers(made)) == 60


@pytest.mark.parametrize("when", ["at the opening", "at the closing", "in between"])
def test_a_store_on_a_full_disk_is_backed_up_by_the_command_which_says_what_it_cannot_note(
    filled: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], when: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise EnvironmentFailure("The disk is full.")

    folder = filled.folder
    filled.close()
    owner, name = {
        "at the opening": (Operations, "log_opening"), "in between": (Operations, "log"),
        "at the closing": (OpenStore, "replace_header"),
    }[when]  # fmt: skip
    monkeypatch.setattr(owner, name, full)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    given = ("--user", USER, "--passphrase-file", str(secret))
    capsys.readouterr()
    assert run(["--lang", "en", "backup", str(folder), str(tmp_path / "usb"), *given]) == 0
    monkeypatch.undo()
    captured = capsys.readouterr()
    assert captured.err == "Nothing can be noted in the store. The disk is full.\n"
    assert len(numbers(Path(captured.out.strip()))) == 60


def test_a_folder_that_cannot_be_written_is_named_as_it_was_asked_for(
    filled: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by the name that the copy has while it is being made."""
    made = backup.back_up(filled, tmp_path / "usb")
    mkdir = Path.mkdir

    def refusing(folder: Path, *given: Any, **named: Any) -> None:
        if folder.name.endswith(".part"):
            raise PermissionError(errno.EACCES, "no")
        mkdir(folder, *given, **named)

    monkeypatch.setattr(Path, "mkdir", refusing)
    with pytest.raises(EnvironmentFailure, match="“usb” cannot be read or written"):
        backup.back_up(filled, tmp_path / "usb")
    with pytest.raises(EnvironmentFailure, match="“new” cannot be read or written"):
        restoring.restore(made, tmp_path / "new", user=USER, passphrase=PASSPHRASE)


def test_a_backup_is_a_store_and_restores_as_one(filled: OpenStore, tmp_path: Path) -> None:
    made = backup.back_up(filled, tmp_path / "usb")
    filled.operations.save(Contact(id_number="9999", first_contact=date(2026, 1, 6)))
    filled.close()
    assert sorted(p.name for p in made.iterdir()) == sorted((vault.DATABASE, *vault.HEADERS))
    aside = restoring.restore(tmp_path / "usb", filled.folder, user=USER, passphrase=PASSPHRASE).aside
    assert len(numbers(filled.folder)) == 60
    assert aside is not None
    assert "9999" in numbers(aside)
    assert check_store(filled.folder, user=USER, passphrase=PASSPHRASE).sound


def test_a_damaged_backup_is_not_restored(filled: OpenStore, tmp_path: Path) -> None:
    made = backup.back_up(filled, tmp_path / "usb")
    filled.close()
    data = bytearray((made / vault.DATABASE).read_bytes())
    data[len(data) // 2] ^= 1
    (made / vault.DATABASE).write_bytes(data)
    before = contents(filled.folder)
    with pytest.raises(DamagedStore, match="This backup is damaged"):
        restoring.restore(made, filled.folder, user=USER, passphrase=PASSPHRASE)
    assert contents(filled.folder) == before


@pytest.mark.parametrize("lost", vault.HEADERS)
def test_a_backup_that_lost_a_header_restores_to_a_sound_store(filled: OpenStore, tmp_path: Path, lost: str) -> None:
    made = backup.back_up(filled, tmp_path / "usb")
    filled.close()
    (made / lost).unlink()
    restoring.restore(made, tmp_path / "new", user=USER, passphrase=PASSPHRASE)
    assert check_store(tmp_path / "new", user=USER, passphrase=PASSPHRASE).sound


def test_a_folder_copied_with_pending_commits_restores_with_them(filled: OpenStore, tmp_path: Path) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(filled.folder, copied)
    filled.close()
    assert (copied / f"{vault.DATABASE}-wal").stat().st_size
    before = contents(copied)
    restoring.restore(copied, tmp_path / "new", user=USER, passphrase=PASSPHRASE)
    assert contents(copied) == before
    assert len(numbers(tmp_path / "new")) == 60
    assert sorted(contents(tmp_path / "new")) == sorted((vault.DATABASE, *vault.HEADERS))


def test_a_backup_of_a_newer_version_is_not_called_damaged(filled: OpenStore, tmp_path: Path) -> None:
    filled.db.execute("PRAGMA user_version = 99")
    filled.close()
    with pytest.raises(UserError, match="newer version"):
        restoring.restore(filled.folder, tmp_path / "new", user=USER, passphrase=PASSPHRASE)
    assert not (tmp_path / "new").exists()


def test_restore_into_the_current_folder_or_a_link_reaches_the_folder_meant(
    filled: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.back_up(filled, tmp_path / "usb")
    filled.close()
    (tmp_path / "link").symlink_to(filled.folder, target_is_directory=True)
    restoring.restore(made, tmp_path / "link", user=USER, passphrase=PASSPHRASE)
    assert (tmp_path / "link").is_symlink()
    monkeypatch.chdir(filled.folder)
    restoring.restore(made, Path(), user=USER, passphrase=PASSPHRASE)
    assert check_store(filled.folder, user=USER, passphrase=PASSPHRASE).sound
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    with pytest.raises(EnvironmentFailure, match="is a file"):
        restoring.restore(made, letter, user=USER, passphrase=PASSPHRASE)


def test_restore_refuses_a_store_in_use(filled: OpenStore, tmp_path: Path) -> None:
    made = backup.back_up(filled, tmp_path / "usb")
    with pytest.raises(UserError, match="in use"):
        restoring.restore(made, filled.folder, user=USER, passphrase=PASSPHRASE)


def test_a_backup_needs_a_folder_of_its_own(filled: OpenStore, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        backup.back_up(filled, filled.folder / "inside")
    (tmp_path / "file").write_text("x")
    with pytest.raises(EnvironmentFailure):
        backup.back_up(filled, tmp_path / "file")
    with pytest.raises(UserError, match="no backup"):
        backup.newest_backup(tmp_path)


def test_check_of_a_sound_store_writes_nothing(filled: OpenStore) -> None:
    filled.close()
    before = contents(filled.folder)
    report = check_store(filled.folder, user=USER, passphrase=PASSPHRASE)
    assert report.sound
    assert report.contacts == 60
    assert contents(filled.folder) == before


def test_check_after_a_crash_reads_the_pending_log_and_writes_nothing(filled: OpenStore, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    shutil.copytree(filled.folder, crashed)
    assert (crashed / f"{vault.DATABASE}-wal").stat().st_size > 0
    before = contents(crashed)
    report = check_store(crashed, user=USER, passphrase=PASSPHRASE)
    assert report.sound
    assert report.contacts == 60
    assert contents(crashed) == before


def test_every_damaged_page_is_found(filled: OpenStore) -> None:
    filled.close()
    path = filled.folder / vault.DATABASE
    whole = path.read_bytes()
    pages = len(whole) // 4096
    assert pages > 20
    for page in range(pages):
        place = page * 4096 + (page * 977) % 4096
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        if place < 16:
            continue  # the salt stands in the header too and is not read from here
        assert not sound(filled.folder), f"page {page} byte {place}"
    for length in (0, 1, 4096, 4096 * (pages - 1), len(whole) - 1):
        path.write_bytes(whole[:length])
        assert not sound(filled.folder), f"cut to {length}"


def sound(folder: Path) -> bool:
    before = contents(folder)
    try:
        return check_store(folder, user=USER, passphrase=PASSPHRASE).sound
    except ExitDeskError:
        return False
    finally:
        assert contents(folder) == before


def test_an_older_database_under_a_newer_header_is_said(filled: OpenStore, tmp_path: Path) -> None:
    old = backup.back_up(filled, tmp_path / "usb")
    filled.operations.save(Contact(id_number="9999", first_contact=date(2026, 1, 6)))
    filled.close()
    shutil.copyfile(old / vault.DATABASE, filled.folder / vault.DATABASE)
    assert not check_store(filled.folder, user=USER, passphrase=PASSPHRASE).sound
    with open_store(filled.folder, user=USER, passphrase=PASSPHRASE) as again:
        assert "holds less" in again.warnings[0]


def test_a_second_program_may_read_only(filled: OpenStore) -> None:
    with open_store(filled.folder, user=USER, passphrase=PASSPHRASE) as second:
        assert second.read_only
        assert len(second.reading.contacts()) == 60
        with pytest.raises(UserError, match="read-only"):
            second.operations.save(Contact(id_number="1000", first_contact=date(2026, 1, 6)))
