"""A store that is not as it was closed is open to read only: no byte of it changes, and nothing hides the damage."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitdesk.cli import run
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.errors import DamagedStore, EnvironmentFailure, ExitDeskError, UserError
from exitdesk.store import backup, closed_pages, vault
from exitdesk.store.auto_backup import Result, back_up_if_due
from exitdesk.store.backup_shelf import BACKUP_FOLDER
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, create_store, open_store, open_with_recovery_code
from exitdesk.store.operations import Operations
from exitdesk.store.users import add_user, set_role
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.damage import PAGE, flipped, pages, prints, with_page

SANNE = "Sanne"
HERS = "fire ord som ingen gætter"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Sanne was a caseworker in it once; the pages of then are in ``before``."""
    folder = tmp_path / "store"
    made, code = create_store(
        folder, profile_name="reden-esbjerg", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    (tmp_path / "code").write_text(code)
    with made:
        made.operations.save(Contact(id_number="1234", first_contact=date(2026, 1, 5)))
        made.operations.set_setting(BACKUP_FOLDER, str(tmp_path / "usb"))
        add_user(made, name=SANNE, role=Role.CASEWORKER, passphrase=HERS, cost=CHEAP)
    (tmp_path / "usb").mkdir()
    shutil.copytree(folder, tmp_path / "before")
    with opened(folder) as again:
        set_role(again, SANNE, Role.VOLUNTEER)
    return folder


def opened(folder: Path, user: str = USER, passphrase: str = PASSPHRASE) -> OpenStore:
    return open_store(folder, user=user, passphrase=passphrase)


def older_pages(store: Path) -> Iterator[bytes]:
    """The database with one page each as it was before."""
    whole = (store / vault.DATABASE).read_bytes()
    before = dict(pages((store.parent / "before" / vault.DATABASE).read_bytes()))
    for place, page in pages(whole):
        if place in before and before[place] != page:
            yield with_page(whole, place, before[place])


def put_the_role_back(store: Path) -> None:
    """Each page carries an HMAC that fits; the log says nothing of it."""
    for data in older_pages(store):
        (store / vault.DATABASE).write_bytes(data)
        with opened(store, SANNE, HERS) as found:
            if found.role is Role.CASEWORKER:
                return
    raise AssertionError("no page holds the role")


def test_an_older_page_opens_to_read_only_and_no_byte_is_changed(store: Path) -> None:
    put_the_role_back(store)
    before = prints(store)
    with opened(store) as found:
        (warning,) = found.warnings
        assert "damaged" in warning
        assert len(found.reading.contacts()) == 1
        with pytest.raises(UserError, match="damaged"):
            found.operations.save(Contact(id_number="1235", first_contact=date(2026, 1, 5)))
        with pytest.raises(UserError, match="damaged"):
            set_role(found, SANNE, Role.VOLUNTEER)
    assert prints(store) == before
    assert not check_store(store, user=USER, passphrase=PASSPHRASE).sound


def test_no_backup_is_made_of_a_damaged_store(store: Path, tmp_path: Path) -> None:
    put_the_role_back(store)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    with opened(store) as found:
        assert back_up_if_due(found).result is Result.NOT_DUE
        with pytest.raises(DamagedStore, match="no backup"):
            backup.back_up(found, tmp_path / "usb")
    given = ("--user", USER, "--passphrase-file", str(secret))
    assert run(["--lang", "en", "backup", str(store), str(tmp_path / "usb"), *given]) == 1
    assert list((tmp_path / "usb").iterdir()) == []


def test_whatever_page_is_damaged_opening_changes_nothing(store: Path) -> None:
    whole = (store / vault.DATABASE).read_bytes()
    damaged = [flipped(whole, place + 1000) for place, _page in pages(whole)]
    for data in (*damaged, *older_pages(store), whole[:-PAGE], whole + bytes(7)):
        (store / vault.DATABASE).write_bytes(data)
        before = prints(store)
        try:
            with opened(store) as found:
                assert found.read_only
                assert len(found.warnings) == 1
        except ExitDeskError:
            pass
        assert prints(store) == before


def test_an_old_copy_of_the_database_is_open_to_read_only(store: Path) -> None:
    shutil.copyfile(store.parent / "before" / vault.DATABASE, store / vault.DATABASE)
    before = prints(store)
    with opened(store) as found:
        assert found.read_only
        assert "holds less" in found.warnings[0]
    assert prints(store) == before


def test_a_damaged_store_gives_nobody_a_new_passphrase(store: Path) -> None:
    put_the_role_back(store)
    before = prints(store)
    code = (store.parent / "code").read_text()
    with pytest.raises(DamagedStore):
        open_with_recovery_code(store, code=code, user=USER, new_passphrase="nye ord til en ny dag", cost=CHEAP)
    assert prints(store) == before


def test_a_header_that_remembers_the_pages_by_their_tags_alone_still_tells(store: Path) -> None:
    """As the first headers did."""
    whole = (store / vault.DATABASE).read_bytes()
    with_tags = hashlib.sha256(b"".join(page[-80:] for _place, page in pages(whole))).hexdigest()
    unlocked = vault.unlock(store, user=USER, secret=PASSPHRASE)
    mark = replace(unlocked.header.mark, pages=with_tags)
    vault.write_header(store, replace(unlocked.header, mark=mark).sealed(unlocked.data_key))
    headers = {name: (store / name).read_bytes() for name in vault.HEADERS}
    put_the_role_back(store)
    with opened(store) as found:
        assert found.read_only
    (store / vault.DATABASE).write_bytes(whole)
    with opened(store) as found:
        assert not found.read_only
    assert {name: (store / name).read_bytes() for name in vault.HEADERS} != headers
    assert vault.read_header(store).mark.pages == closed_pages.hash_of(store / vault.DATABASE)


def test_a_program_that_was_killed_while_it_closed_leaves_no_damage(store: Path) -> None:
    """The database is whole and the log has gone on, and the headers do not know yet."""
    headers = {name: (store / name).read_bytes() for name in vault.HEADERS}
    opened(store).close()
    for name, data in headers.items():
        (store / name).write_bytes(data)
    with opened(store) as found:
        assert not found.read_only
        assert found.warnings == []


def test_an_opening_that_fails_at_its_first_entry_leaves_no_damage(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever came with the code under a new name was added just before."""

    def full(*_: object) -> None:
        raise EnvironmentFailure("The disk is full.")

    before = prints(store)
    with monkeypatch.context() as failing:
        failing.setattr(Operations, "log_opening", full)
        with pytest.raises(EnvironmentFailure):
            open_with_recovery_code(
                store,
                code=(store.parent / "code").read_text(),
                user="Ny",
                new_passphrase="nye ord til en ny dag",
                cost=CHEAP,
            )
    assert prints(store) == before
    with opened(store) as found:
        assert not found.read_only


@pytest.mark.parametrize("left", [b"", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504)])
def test_a_rollback_journal_beside_the_database_is_never_taken_in(store: Path, left: bytes) -> None:
    journal = store / f"{vault.DATABASE}-journal"
    journal.write_bytes(left)
    before = prints(store)
    for open_it in (opened, lambda folder: check_store(folder, user=USER, passphrase=PASSPHRASE)):
        with pytest.raises(DamagedStore, match=journal.name):
            open_it(store)
    assert prints(store) == before
    journal.unlink()
    assert check_store(store, user=USER, passphrase=PASSPHRASE).sound
