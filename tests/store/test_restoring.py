"""Restoring: shown first, whole or not at all, and who was erased stays erased."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from exitdesk.domain.records import Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.errors import DamagedStore, UserError
from exitdesk.store import vault
from exitdesk.store.backup import back_up
from exitdesk.store.checking import check_store
from exitdesk.store.glance import user_count
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, change_passphrase, create_store, open_store
from exitdesk.store.rekey import rekey
from exitdesk.store.restoring import preview, restore
from exitdesk.store.restoring_words import erased_lines, preview_lines, restored_lines
from exitdesk.store.users import add_user, remove_user, set_role, users_of
from tests.conftest import CHEAP, PASSPHRASE, USER

MADE = datetime(2026, 11, 20, 21, 47)
OLD_USER, OLD_PASSPHRASE = "Mette", "kaffe og te i reden"
NEW = "syv gule cykler på taget"
KEYS = {"user": USER, "passphrase": PASSPHRASE}
GOLDEN = Path(__file__).parents[1] / "golden" / "stores" / "0.1-schema-1"


def add(store: OpenStore, number: str, talks: int = 0) -> str:
    store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
    found = store.reading.contact_by_number(number)
    assert found is not None and found.key is not None
    for _ in range(talks):
        store.operations.save(Session(contact=found.key, date=date(2026, 1, 5), intervention="rådgivning"))
    return found.key


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def usb(store: OpenStore, tmp_path: Path) -> Path:
    """Backups of three contacts with two talks."""
    for number in ("A1", "A2", "A3"):
        add(store, number, talks=2 if number == "A1" else 0)
    back_up(store, tmp_path / "usb", MADE)
    return tmp_path / "usb"


def numbers(folder: Path) -> list[str]:
    with open_store(folder, **KEYS) as store:
        return sorted(contact.id_number for contact in store.reading.contacts())


def test_the_preview_tells_what_is_there_and_changes_nothing(store: OpenStore, usb: Path, folder: Path) -> None:
    add_user(store, name="Mette", role=Role.VOLUNTEER, passphrase=NEW, cost=CHEAP)
    back_up(store, usb, MADE)
    add(store, "A4", talks=1)
    store.close()
    before = contents(folder), {path.name: contents(path) for path in usb.iterdir()}
    found = preview(usb, folder, **KEYS)
    assert (contents(folder), {path.name: contents(path) for path in usb.iterdir()}) == before
    assert found.made == MADE
    assert found.contents.users == ((USER, Role.LEADER), ("Mette", Role.VOLUNTEER))
    assert (found.contents.contacts, found.contents.sessions) == (3, 2)
    assert found.standing is not None
    assert (found.standing.contacts, found.standing.sessions, found.newer_days) == (4, 3, 0)
    assert preview_lines(found) == [
        "Backup of 20-11-2026 at 21.47",
        "3 contacts, 2 talks",
        f"Last saved on {date.today():%d-%m-%Y}",
        "Users: Leder (Leader), Mette (Volunteer)",
        "What stands there now holds 4 contacts and 3 talks.",
    ]
    with pytest.raises(UserError, match="does not fit"):
        preview(usb, folder, user=USER, passphrase="something else entirely")


def test_the_newest_backup_is_the_one_whose_log_goes_furthest_whatever_the_clock_said(
    store: OpenStore, folder: Path, tmp_path: Path
) -> None:
    back_up(store, tmp_path / "usb", datetime(2036, 11, 20, 21, 47))
    add(store, "A1")
    later = back_up(store, tmp_path / "usb", MADE)
    store.close()
    assert preview(tmp_path / "usb", folder, **KEYS).backup == later
    assert restore(tmp_path / "usb", tmp_path / "new", **KEYS).aside is None
    assert numbers(tmp_path / "new") == ["A1"]


def test_of_a_stick_that_two_desks_share_the_standing_stores_backup_is_meant(
    store: OpenStore, usb: Path, folder: Path, tmp_path: Path
) -> None:
    other, _ = create_store(
        tmp_path / "other", profile_name="x", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    theirs = back_up(other, usb, datetime(2026, 11, 21, 9))
    other.close()
    store.close()
    assert preview(usb, folder, **KEYS).contents.contacts == 3
    assert preview(usb, tmp_path / "other", **KEYS).backup == theirs
    assert preview(usb, tmp_path / "new", **KEYS).backup == theirs


def test_the_preview_of_an_open_store_compares_with_what_is_saved_now(store: OpenStore, usb: Path) -> None:
    assert "holds as much" in preview_lines(preview(usb, store.folder, **KEYS, opened=store))[-1]
    add(store, "A4")
    found = preview(usb, store.folder, **KEYS, opened=store)
    assert found.standing is not None and found.standing.contacts == 4


def test_restoring_to_an_empty_place_compares_with_nothing(store: OpenStore, usb: Path, tmp_path: Path) -> None:
    store.close()
    found = preview(usb, tmp_path / "new", **KEYS)
    assert not found.anything_stands and found.erased == 0
    assert len(preview_lines(found)) == 4
    done = restore(usb, tmp_path / "new", **KEYS)
    assert (done.aside, done.erased) == (None, 0)
    with open_store(tmp_path / "new", **KEYS) as again:
        entry = again.reading.log_page(LogFilter(actions=frozenset({Action.RESTORED_BACKUP})))[0]
        assert (entry.by, entry.detail) == (USER, "ExitDesk 2026-11-20 21.47.00")
        assert again.warnings == []


def test_who_was_erased_since_is_erased_again(store: OpenStore, usb: Path, folder: Path) -> None:
    key = store.reading.contact_by_number("A1")
    assert key is not None and key.key is not None
    store.operations.erase_contact(key.key)
    later = add(store, "A4")
    store.operations.erase_contact(later)
    store.close()
    found = preview(usb, folder, **KEYS)
    assert found.erased == 1
    assert preview_lines(found)[-1] == "1 contact has been erased since and will be erased again."
    done = restore(usb, folder, **KEYS)
    assert done.erased == 1
    assert erased_lines(done.erased, done=True) == ["1 contact had been erased since and was erased again."]
    assert numbers(folder) == ["A2", "A3"]
    assert check_store(folder, **KEYS).sound
    with open_store(folder, **KEYS) as again:
        assert again.db.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
        told = [tuple(row) for row in again.db.execute("SELECT old, new FROM history WHERE row = ?", [key.key])]
        assert not any("A1" in str(row) for row in told)
        assert key.key in {str(row[0]) for row in again.db.execute("SELECT row FROM history WHERE action = 'erased'")}


def test_who_was_erased_stays_so_through_a_backup_from_before_she_came(
    store: OpenStore, usb: Path, folder: Path, tmp_path: Path
) -> None:
    later = add(store, "A4")
    back_up(store, tmp_path / "later", MADE)
    store.operations.erase_contact(later)
    store.close()
    assert restore(usb, folder, **KEYS).erased == 0
    assert preview(tmp_path / "later", folder, **KEYS).erased is None, "the log between the two is not there any more"
    restore(tmp_path / "later", folder, **KEYS)
    assert numbers(folder) == ["A1", "A2", "A3"]


def test_another_store_tells_nothing_of_who_was_erased(store: OpenStore, usb: Path, tmp_path: Path) -> None:
    store.close()
    other, _ = create_store(
        tmp_path / "other", profile_name="x", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    other.operations.erase_contact(add(other, "B1"))
    other.close()
    assert preview(usb, tmp_path / "other", **KEYS).erased is None
    assert restore(usb, tmp_path / "other", **KEYS).erased is None


def test_a_folder_of_other_things_is_left_as_it_is(store: OpenStore, usb: Path, tmp_path: Path) -> None:
    store.close()
    place = tmp_path / "Dokumenter"
    place.mkdir()
    (place / "brev.txt").write_text("kære", encoding="utf-8")
    for attempt in (preview, restore):
        with pytest.raises(UserError, match="other things"):
            attempt(usb, place, **KEYS)  # type: ignore[operator]
    assert [path.name for path in place.iterdir()] == ["brev.txt"]
    assert not list(tmp_path.glob("Dokumenter (*"))


def test_a_talk_that_was_erased_stays_erased_too(store: OpenStore, usb: Path, folder: Path) -> None:
    talk = store.reading.sessions()[0]
    assert talk.key is not None
    store.operations.bin("session", talk.key)
    store.operations.erase_row("session", talk.key)
    store.close()
    assert restore(usb, folder, **KEYS).erased == 0
    with open_store(folder, **KEYS) as again:
        assert [one.key for one in again.reading.sessions()] != [talk.key]
        assert len(again.reading.sessions()) == 1
    assert check_store(folder, **KEYS).sound


def test_erasures_are_known_though_the_passphrase_was_changed_since(store: OpenStore, usb: Path, folder: Path) -> None:
    contact = store.reading.contact_by_number("A2")
    assert contact is not None and contact.key is not None
    store.operations.erase_contact(contact.key)
    change_passphrase(store, old=PASSPHRASE, new=NEW, cost=CHEAP)
    store.close()
    assert restore(usb, folder, **KEYS).erased == 1
    assert numbers(folder) == ["A1", "A3"]


@pytest.fixture
def removed(store: OpenStore, tmp_path: Path) -> Path:
    """Backups from when Mette was a leader; she has been removed since, and the store has a new key."""
    add(store, "A1")
    add_user(store, name="Mette", role=Role.LEADER, passphrase=OLD_PASSPHRASE, cost=CHEAP)
    back_up(store, tmp_path / "usb", MADE)
    remove_user(store, "Mette")
    rekey(store)
    return tmp_path / "usb"


def test_who_was_removed_puts_no_old_backup_in_the_place_of_a_store_with_a_new_key(
    store: OpenStore, removed: Path, folder: Path
) -> None:
    store.close()
    before = contents(folder)
    hers = {"user": "Mette", "passphrase": OLD_PASSPHRASE}
    with pytest.raises(UserError, match="has got a new key since"):
        preview(removed, folder, **hers)
    with pytest.raises(UserError, match="has got a new key since"):
        restore(removed, folder, **hers)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith((".store", "store ("))] == []
    with open_store(folder, **KEYS) as again:
        tries = again.reading.log_page(LogFilter(actions=frozenset({Action.FAILED_UNLOCK})))
        assert len(tries) == 2


def test_a_leader_restores_over_a_new_key_with_the_passphrase_she_has_now(
    store: OpenStore, removed: Path, folder: Path
) -> None:
    store.close()
    assert restore(removed, folder, **KEYS).aside is not None


def test_a_leader_whose_passphrase_is_another_by_now_restores_from_the_open_store(
    store: OpenStore, removed: Path, folder: Path
) -> None:
    contact = store.reading.contact_by_number("A1")
    assert contact is not None and contact.key is not None
    store.operations.erase_contact(contact.key)
    change_passphrase(store, old=PASSPHRASE, new=NEW, cost=CHEAP)
    assert preview(removed, folder, **KEYS, opened=store).erased == 1
    held = store.data_key
    store.close()
    with pytest.raises(UserError, match="with the recovery code if need be"):
        restore(removed, folder, **KEYS)
    assert restore(removed, folder, **KEYS, held=held).erased == 1
    assert numbers(folder) == []


def test_a_role_that_may_not_restore_does_not_with_a_key_that_is_held(
    store: OpenStore, removed: Path, folder: Path
) -> None:
    held = store.data_key
    store.close()
    with pytest.raises(UserError, match="role"):
        restore(removed, folder, user="Mette", passphrase=OLD_PASSPHRASE, held=held)


@pytest.fixture
def changed(store: OpenStore, tmp_path: Path) -> Path:
    """Backups from when Mette was a leader and Frida a user; Mette is a caseworker since, Frida gone, Ida new."""
    for name, role in (("Mette", Role.LEADER), ("Frida", Role.LEADER)):
        add_user(store, name=name, role=role, passphrase=OLD_PASSPHRASE, cost=CHEAP)
    back_up(store, tmp_path / "usb", MADE)
    set_role(store, "Mette", Role.CASEWORKER)
    remove_user(store, "Frida")
    add_user(store, name="Ida", role=Role.VOLUNTEER, passphrase=NEW, cost=CHEAP)
    return tmp_path / "usb"


@pytest.mark.parametrize("renewed", [False, True])
def test_a_restore_gives_nobody_back_what_was_taken_from_her(
    store: OpenStore, changed: Path, folder: Path, renewed: bool
) -> None:
    if renewed:
        rekey(store)
    store.close()
    hers = {"user": "Mette", "passphrase": OLD_PASSPHRASE}
    told = [
        "Removed since, and not brought back: Frida.",
        "Mette has another role since, and keeps it: Caseworker.",
        "Not in this backup, add them again: Ida.",
    ]
    assert preview_lines(preview(changed, folder, **hers))[-3:] == told
    assert restored_lines(restore(changed, folder, **hers))[:3] == told
    with open_store(folder, **hers) as again:
        assert again.role is Role.CASEWORKER
    with pytest.raises(UserError, match="does not fit"):
        open_store(folder, user="Frida", passphrase=OLD_PASSPHRASE)
    with open_store(folder, **KEYS) as again:
        assert again.warnings == []
        assert {user.name: user.role for user in users_of(again)} == {USER: Role.LEADER, "Mette": Role.CASEWORKER}
        noted = again.reading.log_page(LogFilter(actions=frozenset({Action.USER_REMOVED, Action.ROLE_CHANGED})))
        assert {entry.by for entry in noted} == {"Mette"}
    assert check_store(folder, **KEYS).sound


def test_users_of_a_store_that_cannot_be_trusted_are_not_kept_to_and_that_is_said(
    store: OpenStore, changed: Path, folder: Path
) -> None:
    store.close()
    whole = (folder / vault.DATABASE).read_bytes()
    (folder / vault.DATABASE).write_bytes(whole + bytes(7))
    found = preview(changed, folder, **KEYS)
    assert found.people is None
    assert "come back as they were in the backup" in preview_lines(found)[-1]
    assert restore(changed, folder, **KEYS).people is None
    with open_store(folder, user="Frida", passphrase=OLD_PASSPHRASE) as again:
        assert again.role is Role.LEADER


def test_a_restore_leaves_no_store_without_a_leader(store: OpenStore, changed: Path, folder: Path) -> None:
    """All who were leaders then are gone."""
    set_role(store, "Ida", Role.LEADER)
    store.close()
    with open_store(folder, user="Ida", passphrase=NEW) as ida:
        remove_user(ida, USER)
    hers = {"user": "Mette", "passphrase": OLD_PASSPHRASE}
    assert preview(changed, folder, **hers).people is None
    restore(changed, folder, **hers)
    with open_store(folder, **hers) as again:
        assert [user.name for user in users_of(again) if user.role is Role.LEADER] == ["Frida", USER, "Mette"]


def test_whoever_can_open_a_backup_restores_it_where_the_store_is_damaged(
    store: OpenStore, removed: Path, folder: Path
) -> None:
    store.close()
    for header in vault.HEADERS:
        (folder / header).write_bytes(b"torn")
    assert restore(removed, folder, user="Mette", passphrase=OLD_PASSPHRASE).aside is not None


def test_who_may_not_restore_sees_no_preview_of_it_at_the_desk(store: OpenStore, usb: Path, folder: Path) -> None:
    add_user(store, name="Anna", role=Role.VOLUNTEER, passphrase=NEW, cost=CHEAP)
    store.close()
    with open_store(folder, user="Anna", passphrase=NEW) as hers, pytest.raises(UserError, match="role"):
        preview(usb, folder, **KEYS, opened=hers)


def test_where_erasures_cannot_be_known_that_is_said(store: OpenStore, usb: Path, folder: Path) -> None:
    store.close()
    for header in vault.HEADERS:
        (folder / header).write_bytes(b"torn")
    found = preview(usb, folder, **KEYS)
    assert (found.anything_stands, found.standing, found.erased) == (True, None, None)
    assert "cannot be opened with this passphrase" in preview_lines(found)[-3]
    assert "cannot be told" in preview_lines(found)[-2]
    done = restore(usb, folder, **KEYS)
    assert done.erased is None and done.aside is not None
    assert "cannot be told" in erased_lines(done.erased, done=True)[0]


def test_a_log_that_has_aged_past_the_backup_does_not_pretend_to_know(
    store: OpenStore, usb: Path, folder: Path
) -> None:
    last = store.db.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    mark = f'{{"seq": {last[0]}, "hash": "{last[1].hex()}"}}'
    with store.db.atomic():
        store.db.execute("INSERT OR REPLACE INTO settings VALUES ('log_begins', ?)", [mark])
        store.db.execute("DELETE FROM history")
    add(store, "A9")
    store.close()
    assert preview(usb, folder, **KEYS).erased is None


def test_a_backup_of_the_version_before_restores_and_opens(tmp_path: Path) -> None:
    kept = tmp_path / "backup"
    shutil.copytree(GOLDEN, kept)
    before = contents(kept)
    found = preview(kept, tmp_path / "new", user=OLD_USER, passphrase=OLD_PASSPHRASE)
    done = restore(kept, tmp_path / "new", user=OLD_USER, passphrase=OLD_PASSPHRASE)
    assert contents(kept) == before
    assert done.erased == 0
    assert check_store(tmp_path / "new", user=OLD_USER, passphrase=OLD_PASSPHRASE).sound
    with open_store(tmp_path / "new", user=OLD_USER, passphrase=OLD_PASSPHRASE) as again:
        assert len(again.reading.contacts()) == found.contents.contacts > 0
        assert found.contents.users == ((OLD_USER, Role.LEADER),)


def test_a_damaged_backup_is_not_restored_over_a_store(store: OpenStore, usb: Path, folder: Path) -> None:
    store.close()
    database = next(usb.iterdir()) / vault.DATABASE
    content = bytearray(database.read_bytes())
    content[-3000] ^= 1
    database.write_bytes(content)
    before = contents(folder)
    with pytest.raises(DamagedStore):
        restore(usb, folder, **KEYS)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.endswith(".part")] == []


def test_a_restore_that_was_cut_short_goes_on_at_the_next_look(
    store: OpenStore, usb: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the last two renames no store stands there: that must not be taken for a first start."""
    store.close()
    rename = Path.rename

    def stopping(path: Path, target: Path) -> Path:
        if target == folder:
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(Path, "rename", stopping)
        restore(usb, folder, **KEYS)
    assert not folder.exists()
    left = sorted(path.name for path in folder.parent.iterdir())
    assert user_count(folder) == 1
    assert vault.store_state(folder) is vault.StoreState.READY
    with pytest.raises(UserError, match="was cut short"):
        check_store(folder, **KEYS)
    with pytest.raises(UserError, match="already a store"):
        create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    found = preview(usb, folder, **KEYS)
    assert found.standing is not None and found.standing.contacts == 3
    assert sorted(path.name for path in folder.parent.iterdir()) == left, "looking changes nothing"
    with open_store(folder, **KEYS) as again:
        assert len(again.reading.contacts()) == 3
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_a_restore_that_was_cut_short_is_finished_through_a_link_to_the_folder(
    store: OpenStore, usb: Path, folder: Path, tmp_path: Path
) -> None:
    """It stands ready by the folder itself, which was moved aside; the link leads nowhere until then."""
    store.close()
    link = tmp_path / "desk" / "linked"
    link.parent.mkdir()
    link.symlink_to(folder, target_is_directory=True)
    folder.rename(tmp_path / "aside")
    shutil.copytree(tmp_path / "aside", tmp_path / f".{folder.name}.0a1b2c3d.ready")
    assert user_count(link) == 1
    assert vault.store_state(link) is vault.StoreState.READY
    assert numbers(link) == ["A1", "A2", "A3"]
    assert folder.is_dir() and link.is_symlink()
