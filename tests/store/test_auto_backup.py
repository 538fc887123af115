"""Backups that make themselves: due, thinned, told, and never at the cost of a good one."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from exitdesk.domain.backup_rota import holds_until
from exitdesk.domain.records import Contact
from exitdesk.errors import EnvironmentFailure
from exitdesk.store import auto_backup, backup, backup_shelf, restoring, vault
from exitdesk.store.auto_backup import Result, back_up_if_due, backup_state, looked_for
from exitdesk.store.backup import back_up
from exitdesk.store.backup_shelf import BACKUP_FOLDER, backups_of, backups_until
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.damage import flipped

EVENING = datetime(2026, 11, 20, 21, 47)


@pytest.fixture
def stick(tmp_path: Path, store: OpenStore) -> Path:
    """The chosen folder, there."""
    folder = tmp_path / "stick"
    folder.mkdir()
    store.operations.set_setting(BACKUP_FOLDER, str(folder))
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OpenStore]:
    """Another desk's store, with the same passphrase."""
    made, _ = create_store(
        tmp_path / "other", profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    yield made
    made.close()


def days(count: int, start: datetime = EVENING) -> list[datetime]:
    return [start + timedelta(days=number) for number in range(count)]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def add(store: OpenStore, number: str) -> str:
    store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
    found = store.reading.contact_by_number(number)
    assert found is not None and found.key is not None
    return found.key


def test_nothing_is_asked_of_a_desk_without_a_folder(store: OpenStore) -> None:
    assert back_up_if_due(store, now=EVENING).result is Result.NO_FOLDER
    assert looked_for(backup_state(store)) == auto_backup.BackupState(None, None, None, missing=False)


def test_one_an_hour_and_a_clock_set_back_stops_none(store: OpenStore, stick: Path) -> None:
    made = back_up_if_due(store, now=EVENING)
    assert made.result is Result.MADE and made.path is not None
    assert check_store(made.path, user=USER, passphrase=PASSPHRASE).sound
    assert back_up_if_due(store, now=EVENING + timedelta(minutes=59)).result is Result.NOT_DUE
    assert back_up_if_due(store, now=EVENING + timedelta(minutes=60)).result is Result.MADE
    assert back_up_if_due(store, now=EVENING - timedelta(days=3650)).result is Result.MADE
    assert backup_state(store).last == EVENING - timedelta(days=3650)
    assert len(names(stick)) == 2, "the older one of the same day has gone, the one of another year has not"


def test_the_rota_is_kept_and_all_that_is_left_opens(store: OpenStore, stick: Path) -> None:
    for moment in days(45):
        assert back_up_if_due(store, now=moment).result is Result.MADE
    kept = [f"ExitDesk 2026-12-{day} 21.47.00" for day in (27, 31)] + [
        f"ExitDesk 2027-01-0{day} 21.47.00" for day in (1, 2, 3)
    ]
    assert names(stick) == kept
    for name in kept:
        assert check_store(stick / name, user=USER, passphrase=PASSPHRASE).sound


def test_the_new_one_is_checked_whole_before_an_old_one_goes(
    store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up_if_due(store, now=EVENING)
    before = names(stick)
    whole = backup.faults_of

    def damaged(folder: Path, unlocked: vault.Unlocked) -> object:
        path = folder / vault.DATABASE
        content = bytearray(path.read_bytes())
        content[-2000] ^= 1
        path.write_bytes(content)
        return whole(folder, unlocked)

    monkeypatch.setattr(backup, "faults_of", damaged)
    outcome = back_up_if_due(store, now=EVENING + timedelta(hours=2))
    assert outcome.result is Result.FAILED and "could not be verified" in outcome.sentence
    assert names(stick) == before
    monkeypatch.undo()
    assert back_up_if_due(store, now=EVENING + timedelta(hours=2)).removed == 1
    assert backup_state(store).failure is None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_stick_that_fills_up_or_fails_loses_no_backup_that_was_there(
    store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    for moment in days(4):
        back_up_if_due(store, now=moment)
    before = {name: (stick / name / vault.DATABASE).read_bytes() for name in names(stick)}

    def fails(*_given: object) -> None:
        raise OSError(code, "stick")

    monkeypatch.setattr(backup, "sync_file", fails)
    moment = EVENING + timedelta(days=8)
    outcome = back_up_if_due(store, now=moment)
    assert outcome.result is Result.FAILED
    assert ("full" if code == errno.ENOSPC else "EIO") in outcome.sentence
    assert {name: (stick / name / vault.DATABASE).read_bytes() for name in names(stick)} == before
    state = backup_state(store)
    assert state.failure == auto_backup.Failure(moment, outcome.sentence)
    assert state.last == days(4)[-1]


def test_a_copy_that_cannot_fit_is_not_begun(store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    monkeypatch.setattr(backup, "_copy_database", lambda *_given: pytest.fail("begun"))
    outcome = back_up_if_due(store, now=EVENING)
    assert outcome.result is Result.FAILED and "no room" in outcome.sentence
    assert names(stick) == []


def test_old_ones_beyond_the_rota_make_room_when_the_newest_is_whole(
    store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour in range(4):
        backup.back_up(store, stick, EVENING + timedelta(hours=hour - 8))
    newest = names(stick)[-1]

    def full(db: object, folder: Path) -> None:
        if len(names(folder)) > 1:
            raise EnvironmentFailure("no room")

    monkeypatch.setattr(backup, "_require_room", full)
    content = (stick / newest / vault.DATABASE).read_bytes()
    (stick / newest / vault.DATABASE).write_bytes(content[:-4096])
    assert back_up_if_due(store, now=EVENING).result is Result.FAILED
    assert len(names(stick)) == 4, "the newest is cut short, so the others must stay"
    (stick / newest / vault.DATABASE).write_bytes(content)
    assert back_up_if_due(store, now=EVENING).result is Result.MADE
    assert len(names(stick)) == 1


def test_a_stick_that_is_not_in_is_said_and_its_folder_is_not_made(store: OpenStore, stick: Path) -> None:
    stick.rmdir()
    outcome = back_up_if_due(store, now=EVENING)
    assert outcome.result is Result.MISSING and "stick" in outcome.sentence
    assert not stick.exists()
    assert looked_for(backup_state(store)).missing
    stick.write_text("a file now")
    assert "is a file" in back_up_if_due(store, now=EVENING).sentence
    assert stick.read_text() == "a file now"


def test_a_stick_pulled_out_midway_is_said(store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = backup._copy_database

    def pulled(*given: object) -> None:
        copy(*given)  # type: ignore[arg-type]
        stick.rename(stick.with_name("in the pocket"))

    monkeypatch.setattr(backup, "_copy_database", pulled)
    assert back_up_if_due(store, now=EVENING).result is Result.MISSING
    monkeypatch.undo()
    stick.with_name("in the pocket").rename(stick)
    leftovers = names(stick)
    assert len(leftovers) == 1 and leftovers[0].endswith(".part")
    assert back_up_if_due(store, now=EVENING).result is Result.MADE
    assert names(stick) == ["ExitDesk 2026-11-20 21.47.00"]


def test_two_desks_share_a_folder_and_neither_touches_the_others(
    store: OpenStore, other: OpenStore, stick: Path
) -> None:
    other.operations.set_setting(BACKUP_FOLDER, str(stick))
    theirs = stick / ".ExitDesk 2026-11-01 10.00.00.aaaaaaaabbbbbbbb.part"
    theirs.mkdir()
    (stick / "ExitDesk letters").mkdir()
    (stick / "ExitDesk 2020-01-01 10.00.00").mkdir()
    for moment in days(5):
        assert back_up_if_due(store, now=moment).result is Result.MADE
        assert back_up_if_due(other, now=moment + timedelta(minutes=1)).result is Result.MADE
    assert theirs.is_dir()
    assert {"ExitDesk letters", "ExitDesk 2020-01-01 10.00.00"} < set(names(stick))
    mine, their = backups_of(store, stick), backups_of(other, stick)
    assert len(mine) == len(their) == 3
    assert not {one.path for one in mine} & {one.path for one in their}


def test_a_copy_under_way_is_not_taken_for_a_leftover(
    store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = backup._require_sound

    def meanwhile(folder: Path, unlocked: vault.Unlocked) -> None:
        backup_shelf.sweep(store, stick)
        sound(folder, unlocked)

    monkeypatch.setattr(backup, "_require_sound", meanwhile)
    assert back_up_if_due(store, now=EVENING).result is Result.MADE


def test_a_renamed_backup_and_one_of_an_abandoned_line_stay(store: OpenStore, stick: Path, folder: Path) -> None:
    """After an older backup was restored, those made meanwhile hold what the store does not."""
    for moment in days(3):
        add(store, f"A{moment.day}")
        back_up_if_due(store, now=moment)
    store.close()
    abandoned = names(stick)[1:]
    restoring.restore(stick / names(stick)[0], folder, user=USER, passphrase=PASSPHRASE)
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as again:
        for moment in days(40, EVENING + timedelta(days=7)):
            assert back_up_if_due(again, now=moment).result is Result.MADE
        (stick / names(stick)[-1]).rename(stick / "ExitDesk before the holidays")
        for moment in days(40, EVENING + timedelta(days=50)):
            back_up_if_due(again, now=moment)
        assert {*abandoned, "ExitDesk before the holidays"} < set(names(stick))
        kept = [one for one in backups_of(again, stick) if one.thinned]
        assert len(kept) <= 6
        assert {one.path.name for one in backups_of(again, stick) if not one.thinned} == {
            *abandoned,
            "ExitDesk before the holidays",
        }


def test_a_damaged_backup_neither_counts_nor_goes(store: OpenStore, stick: Path) -> None:
    for moment in days(3):
        back_up_if_due(store, now=moment)
    torn = names(stick)[-1]
    for header in vault.HEADERS:
        (stick / torn / header).write_bytes(b"torn")
    for moment in days(3, EVENING + timedelta(days=3)):
        assert back_up_if_due(store, now=moment).result is Result.MADE
    assert torn in names(stick)
    assert len(backups_of(store, stick)) >= 3


def test_a_sound_old_backup_does_not_go_for_damaged_ones(store: OpenStore, stick: Path) -> None:
    """A bit is flipped in each that would take its place as the month's or week's; the new ones are whole."""
    month = [datetime(2026, 10, 31, 21), *(datetime(2026, 11, day, 21) for day in (28, 29, 30))]
    for moment in month:
        assert back_up_if_due(store, now=moment).result is Result.MADE
    sound, *rotten = [f"ExitDesk {moment:%Y-%m-%d %H.%M.%S}" for moment in month]
    for name in rotten:
        path = stick / name / vault.DATABASE
        path.write_bytes(flipped(path.read_bytes(), 5 * 4096 + 1000))
    for moment in days(5, datetime(2026, 12, 1, 21)):
        assert back_up_if_due(store, now=moment).result is Result.MADE
    assert {sound, *rotten} <= set(names(stick))
    assert len(names(stick)) == 4 + 3
    assert check_store(stick / sound, user=USER, passphrase=PASSPHRASE).sound
    store.close()
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        (told,) = again.warnings
        assert all(name in told for name in rotten) and sound not in told
        for name in rotten:
            shutil.rmtree(stick / name)
        back_up_if_due(again, now=datetime(2026, 12, 6, 21))
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        assert again.warnings == []


def test_no_more_backups_are_read_than_what_goes_needs(
    store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick is slow: the lock waits for what is read from it."""
    read: list[str] = []
    look = backup_shelf.is_as_made

    def counted(folder: Path, data_key: bytes) -> bool:
        read.append(folder.name)
        return look(folder, data_key)

    monkeypatch.setattr(backup_shelf, "is_as_made", counted)
    for moment in days(3):
        back_up_if_due(store, now=moment)
    assert read == []
    back_up_if_due(store, now=EVENING + timedelta(days=2, hours=1))
    assert read == [], "the new one alone takes the place of the other of its day"
    back_up_if_due(store, now=EVENING + timedelta(days=3))
    assert read == ["ExitDesk 2026-11-22 22.47.00", "ExitDesk 2026-11-21 21.47.00"]


def test_the_list_tells_how_many_contacts_each_holds(store: OpenStore, stick: Path) -> None:
    for number, moment in enumerate(days(3)):
        add(store, f"A{number}")
        back_up_if_due(store, now=moment)
    assert [one.contacts for one in backups_of(store, stick, count=True)] == [3, 2, 1]
    assert backups_of(store, stick / "nowhere") == []


def test_after_an_erasure_the_backups_that_hold_the_contact_are_told(store: OpenStore, stick: Path) -> None:
    back_up_if_due(store, now=EVENING - timedelta(days=1))
    key = add(store, "A1")
    assert backups_until(store, EVENING.date(), key).days == ()
    back_up_if_due(store, now=EVENING)
    store.operations.bin("contact", key)
    store.operations.erase_contact(key)
    told = backups_until(store, EVENING.date(), key)
    assert told.days == (EVENING.date(),)
    assert told.until == holds_until(EVENING.date()) and told.reachable and not told.staying
    back_up_if_due(store, now=EVENING + timedelta(days=1))
    assert backups_until(store, EVENING.date(), key).days == (EVENING.date(),)
    for moment in days(60, EVENING + timedelta(days=2)):
        back_up_if_due(store, now=moment)
    gone = backups_until(store, EVENING.date(), key)
    assert (gone.days, gone.until) == ((), None)
    stick.rename(stick.with_name("in the pocket"))
    away = backups_until(store, EVENING.date(), key)
    assert not away.reachable and away.until == holds_until(EVENING.date())


def test_backups_made_elsewhere_by_hand_are_known_of(store: OpenStore, stick: Path, tmp_path: Path) -> None:
    store.operations.set_setting(BACKUP_FOLDER, "")
    key = add(store, "A1")
    made = back_up(store, tmp_path / "other", EVENING)
    told = backups_until(store, EVENING.date(), key)
    assert (told.days, told.staying, told.until, told.away) == ((EVENING.date(),), (made,), None, None)
    store.operations.set_setting(BACKUP_FOLDER, str(stick))
    back_up_if_due(store, now=EVENING + timedelta(days=1))
    late = add(store, "A2")
    told = backups_until(store, EVENING.date(), key)
    assert told.staying == (made,) and told.until is not None and len(told.days) == 2
    assert told.days == tuple(sorted(told.days, reverse=True)), "the newest first"
    made.parent.rename(tmp_path / "in a drawer")
    told = backups_until(store, EVENING.date(), key)
    assert (told.staying, told.away) == ((), EVENING.date())
    assert backups_until(store, EVENING.date(), late).away is None, "she came after it was made"


def test_a_backup_from_before_places_were_noted_is_told_by_the_log(store: OpenStore, tmp_path: Path) -> None:
    store.operations.set_setting(BACKUP_FOLDER, "")
    key = add(store, "A1")
    back_up(store, tmp_path / "other", EVENING)
    store.db.execute("DELETE FROM settings WHERE name = 'last_backup_places'")
    assert backups_until(store, EVENING.date(), key).away is not None
    assert backups_until(store, EVENING.date(), add(store, "A2")).away is None


def test_what_was_kept_aside_when_a_backup_was_restored_is_told_too(
    store: OpenStore, stick: Path, folder: Path
) -> None:
    key = add(store, "A1")
    back_up_if_due(store, now=EVENING)
    for number in range(30):
        add(store, f"B{number}")
    back_up_if_due(store, now=EVENING + timedelta(days=1))
    store.close()
    older = stick / names(stick)[0]
    restoring.restore(older, folder, user=USER, passphrase=PASSPHRASE, now=EVENING)
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as again:
        again.operations.erase_contact(key)
        told = backups_until(again, EVENING.date(), key)
        assert {path.name for path in told.staying} == {"store (2026-11-20 21.47)", names(stick)[1]}
        assert told.until is not None, "and the one that was restored goes by itself"
        later = add(again, "C1")
        again.operations.erase_contact(later)
        nothing = backups_until(again, EVENING.date(), later)
        assert (nothing.days, nothing.until, nothing.staying) == ((), None, ())


def test_a_store_on_a_disk_that_is_gone_still_backs_up_and_says_nothing_wrong(store: OpenStore, stick: Path) -> None:
    home = store.folder
    home.rename(home.with_name("moved"))
    assert back_up_if_due(store, now=EVENING).result is Result.MADE
    stick.rename(stick.with_name("in the pocket"))
    assert back_up_if_due(store, now=EVENING + timedelta(days=1)).result is Result.MISSING
    home.with_name("moved").rename(home)


def test_a_network_drive_that_does_not_answer_is_not_waited_for(
    store: OpenStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = threading.Event()

    def waits(_folder: Path) -> bool:
        gone.wait(30)
        return True

    monkeypatch.setattr(backup_shelf, "is_there", waits)
    monkeypatch.setattr(os.path, "exists", waits)
    monkeypatch.setattr(auto_backup, "answers", partial(auto_backup.answers, within_s=0.05))
    outcome = back_up_if_due(store, now=EVENING)
    assert outcome.result is Result.MISSING
    assert looked_for(backup_state(store)).missing
    gone.set()


@pytest.mark.parametrize(("hours", "old"), [(0, False), (24, False), (25, True), (-23, False), (-25, True)])
def test_a_backup_of_yesterday_is_old_and_one_of_the_future_too(hours: int, old: bool) -> None:
    state = auto_backup.BackupState(None, EVENING - timedelta(hours=hours), None)
    assert state.is_old(EVENING) is old
    assert auto_backup.BackupState(None, None, None).is_old(EVENING)


def test_a_note_that_cannot_be_read_is_none(store: OpenStore) -> None:
    for text in ("{", "[]", json.dumps({"at": "yesterday", "sentence": "x"}), json.dumps({"at": "2026-01-01"})):
        store.operations.set_setting(backup.LAST_FAILURE, text)
        store.operations.set_setting(backup.LAST_BACKUP, "not a day")
        assert backup_state(store).failure is None
        assert backup_state(store).last is None
