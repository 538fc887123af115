"""Users, roles and keys: who gets in, who does not any more, and what a new key does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store import headers, users, vault
from exitdesk.store.backup import back_up, newest_backup
from exitdesk.store.checking import check_store
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import (
    OpenStore,
    change_passphrase,
    create_store,
    open_store,
    open_with_recovery_code,
)
from exitdesk.store.recovery import change_recovery_code
from exitdesk.store.rekey import rekey
from exitdesk.store.restoring import preview, restore
from tests.conftest import CHEAP, PASSPHRASE, USER

ANNAS = "blå cykler i regnvejr"
OLD = Path(__file__).parent.parent / "golden" / "stores" / "0.1-schema-1"
OLD_PASSPHRASE = "kaffe og te i reden"
OLD_CODE = "42QY2-4DEFJ-W0Y6M-YN97R-K3WX6-C9NKT-82J92-TGEDD"


@pytest.fixture
def with_anna(store: OpenStore) -> OpenStore:
    users.add_user(store, name="Anna", role=Role.CASEWORKER, passphrase=ANNAS, cost=CHEAP)
    return store


@pytest.fixture
def old_store(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "old"
    shutil.copytree(OLD, folder)
    yield folder


def test_each_user_unlocks_with_a_passphrase_of_her_own(with_anna: OpenStore) -> None:
    with_anna.close()
    with open_store(with_anna.folder, user="anna", passphrase=ANNAS) as hers:
        assert (hers.user, hers.role) == ("Anna", Role.CASEWORKER)
    with open_store(with_anna.folder, user=USER, passphrase=PASSPHRASE) as his:
        assert (his.user, his.role) == (USER, Role.LEADER)
        assert [(one.name, one.role, one.has_way_in) for one in users.users_of(his)] == [
            ("Anna", Role.CASEWORKER, True),
            (USER, Role.LEADER, True),
        ]
    for name, wrong in ((USER, ANNAS), ("Anna", PASSPHRASE), ("Berit", ANNAS)):
        with pytest.raises(UserError):
            open_store(with_anna.folder, user=name, passphrase=wrong)


def test_a_name_is_taken_in_any_case(with_anna: OpenStore) -> None:
    with pytest.raises(UserError, match="already a user"):
        users.add_user(with_anna, name=" ANNA ", role=Role.VOLUNTEER, passphrase=ANNAS, cost=CHEAP)


def test_a_removed_user_does_not_get_in(with_anna: OpenStore) -> None:
    users.remove_user(with_anna, "Anna")
    with_anna.close()
    with pytest.raises(UserError):
        open_store(with_anna.folder, user="Anna", passphrase=ANNAS)
    with open_store(with_anna.folder, user="", passphrase=PASSPHRASE) as after:
        assert [one.name for one in users.users_of(after)] == [USER]


def test_the_last_leader_stays(with_anna: OpenStore) -> None:
    with pytest.raises(UserError, match="only leader"):
        users.remove_user(with_anna, USER)
    with pytest.raises(UserError, match="only leader"):
        users.set_role(with_anna, USER, Role.VOLUNTEER)
    users.set_role(with_anna, "Anna", Role.LEADER)
    users.remove_user(with_anna, USER)
    with_anna.close()
    with open_store(with_anna.folder, user="Anna", passphrase=ANNAS) as hers:
        assert hers.role is Role.LEADER


def test_a_forgotten_passphrase_is_replaced_by_a_leader(with_anna: OpenStore) -> None:
    users.set_passphrase(with_anna, "Anna", "en helt ny sætning her", CHEAP)
    with_anna.close()
    with pytest.raises(UserError):
        open_store(with_anna.folder, user="Anna", passphrase=ANNAS)
    open_store(with_anna.folder, user="Anna", passphrase="en helt ny sætning her").close()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.VOLUNTEER, Role.HEALTH])
def test_only_leaders_change_users_and_keys(store: OpenStore, role: Role) -> None:
    users.add_user(store, name="Anna", role=role, passphrase=ANNAS, cost=CHEAP)
    store.close()
    with open_store(store.folder, user="Anna", passphrase=ANNAS) as hers:
        before = headers.header_bytes(hers.header)
        for refused in (
            lambda: users.add_user(hers, name="Ny", role=Role.LEADER, passphrase=ANNAS, cost=CHEAP),
            lambda: users.remove_user(hers, USER),
            lambda: users.set_role(hers, "Anna", Role.LEADER),
            lambda: users.set_passphrase(hers, USER, ANNAS, CHEAP),
            lambda: users.users_of(hers),
            lambda: rekey(hers),
            lambda: change_recovery_code(hers, passphrase=ANNAS, cost=CHEAP),
        ):
            with pytest.raises(UserError, match="role"):
                refused()
        assert headers.header_bytes(hers.header) == before
        change_passphrase(hers, old=ANNAS, new="min egen nye sætning", cost=CHEAP)


def test_after_a_new_key_everybody_gets_in_as_before_and_old_headers_do_not(folder: Path) -> None:
    store, code = create_store(
        folder, profile_name="reden-esbjerg", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    users.add_user(store, name="Anna", role=Role.CASEWORKER, passphrase=ANNAS, cost=CHEAP)
    users.add_user(store, name="Berit", role=Role.VOLUNTEER, passphrase="grønne sko på loftet", cost=CHEAP)
    store.operations.save(Contact(id_number="0042", first_contact=date(2026, 1, 5)))
    old_key = store.data_key
    users.remove_user(store, "Berit")
    old_headers = [(folder / name).read_bytes() for name in vault.HEADERS]
    rekey(store)
    assert store.data_key != old_key
    store.operations.save(Contact(id_number="0043", first_contact=date(2026, 1, 5)))
    store.close()
    assert sorted(path.name for path in folder.iterdir()) == ["header-copy.json", "header.json", "store.db"]
    assert check_store(folder, user=USER, passphrase=PASSPHRASE).sound
    for name, passphrase in ((USER, PASSPHRASE), ("Anna", ANNAS)):
        with open_store(folder, user=name, passphrase=passphrase) as after:
            assert [contact.id_number for contact in after.reading.contacts()] == ["0042", "0043"]
            assert not after.warnings
    open_with_recovery_code(folder, code=code, user=USER, new_passphrase="den nyeste sætning", cost=CHEAP).close()
    for name, old in zip(vault.HEADERS, old_headers, strict=True):
        (folder / name).write_bytes(old)
    with pytest.raises(ExitDeskError):
        open_store(folder, user=USER, passphrase=PASSPHRASE)


def test_old_headers_put_back_are_noticed(with_anna: OpenStore) -> None:
    with_anna.close()
    folder = with_anna.folder
    old_headers = [(folder / name).read_bytes() for name in vault.HEADERS]
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        users.remove_user(store, "Anna")
    for name, old in zip(vault.HEADERS, old_headers, strict=True):
        (folder / name).write_bytes(old)
    with pytest.raises(UserError, match="removed"):
        open_store(folder, user="Anna", passphrase=ANNAS)
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert any("older than the store" in warning for warning in store.warnings)


def test_changes_in_old_headers_do_not_make_them_the_newest_but_a_new_key_mends_them(with_anna: OpenStore) -> None:
    with_anna.close()
    folder = with_anna.folder
    old_headers = [(folder / name).read_bytes() for name in vault.HEADERS]
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        users.set_passphrase(store, "Anna", "gule støvler i gangen", CHEAP)
        users.remove_user(store, "Anna")
    for name, old in zip(vault.HEADERS, old_headers, strict=True):
        (folder / name).write_bytes(old)
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        change_passphrase(store, old=PASSPHRASE, new="den nyeste sætning", cost=CHEAP)
    with open_store(folder, user=USER, passphrase="den nyeste sætning") as store:
        assert any("older than the store" in warning for warning in store.warnings)
        rekey(store)
    with pytest.raises(UserError, match="does not fit"):
        vault.unlock(folder, user="Anna", secret=ANNAS)
    with open_store(folder, user=USER, passphrase="den nyeste sætning") as store:
        assert not store.warnings
    assert check_store(folder, user=USER, passphrase="den nyeste sætning").sound


def test_a_passphrase_that_is_replaced_is_in_the_log_whenever_the_machine_stops(
    with_anna: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise InterruptedError

    with monkeypatch.context() as stopping, pytest.raises(InterruptedError):
        stopping.setattr(vault, "write_copies", stop)
        users.set_passphrase(with_anna, "Anna", "gule støvler i gangen", CHEAP)
    entries = with_anna.reading.log_page(LogFilter(actions=frozenset({Action.PASSPHRASE_CHANGED})))
    assert [entry.detail for entry in entries] == ["Anna"]


def test_a_store_of_the_first_schema_opens_with_everything_in_it(old_store: Path) -> None:
    with open_store(old_store, user="", passphrase=OLD_PASSPHRASE) as store:
        assert (store.user, store.role) == ("Mette", Role.LEADER)
        assert len(store.reading.contacts()) == 2
        assert store.reading.draft("today") == '{"note": "ikke færdig"}'
        contact = store.reading.contact_by_number("0042")
        assert contact is not None
        assert len(store.reading.timeline(contact.key or "")) == 5
        assert store.header.version == 2
        with pytest.raises(UserError, match="recovery code"):
            rekey(store)
        change_recovery_code(store, passphrase=OLD_PASSPHRASE, cost=CHEAP)
        rekey(store)
    assert check_store(old_store, user="Mette", passphrase=OLD_PASSPHRASE).sound


def test_the_recovery_code_of_a_store_of_the_first_schema_still_fits(old_store: Path) -> None:
    with open_with_recovery_code(
        old_store, code=OLD_CODE, user="Ny leder", new_passphrase="en helt ny sætning her", cost=CHEAP
    ) as store:
        assert store.role is Role.LEADER
        assert {one.name for one in users.users_of(store)} == {"Mette", "Ny leder"}


def test_tries_in_vain_are_in_the_log_after_the_next_unlock(store: OpenStore, tmp_path: Path) -> None:
    store.close()
    for _ in range(3):
        with pytest.raises(UserError):
            open_store(store.folder, user=USER, passphrase="ikke den rigtige sætning")
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as after:
        acts = [entry.action for entry in after.reading.log_page(LogFilter())]
        assert acts[:4] == ["unlocked", "failed_unlock", "failed_unlock", "failed_unlock"]
        back_up(after, tmp_path / "usb")
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        assert [entry.action for entry in again.reading.log_page(LogFilter())][:2] == ["unlocked", "backed_up"]
    before = {path.name: path.read_bytes() for path in store.folder.iterdir()}
    wrong = {"user": USER, "passphrase": "ikke den rigtige sætning"}
    for way_in in (
        lambda: check_store(store.folder, **wrong),
        lambda: check_store(newest_backup(tmp_path / "usb"), **wrong),
        lambda: preview(tmp_path / "usb", store.folder, **wrong),
        lambda: restore(tmp_path / "usb", store.folder, **wrong),
        lambda: restore(tmp_path / "usb", tmp_path / "elsewhere", **wrong),
    ):
        with pytest.raises(UserError, match="does not fit"):
            way_in()
    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == before
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        acts = [entry.action for entry in again.reading.log_page(LogFilter())]
        assert acts[:7] == ["unlocked", *["failed_unlock"] * 5, "unlocked"]


def test_where_nothing_can_be_unlocked_no_try_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with pytest.raises(UserError, match="no store"):
        open_store(tmp_path / "none", user=USER, passphrase=PASSPHRASE)
    assert not (tmp_path / "state").exists()


def test_a_new_key_does_not_take_the_whole_database_into_memory(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (taken.append(path.name), read(path))[1])
    rekey(store)
    assert not [name for name in taken if name.startswith((".store", "store"))]
