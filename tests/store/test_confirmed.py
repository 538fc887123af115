"""What is done is told as done: a disk that fails after the last step, or that knows no such step, undoes nothing."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from exitdesk.domain.records import Contact
from exitdesk.errors import EnvironmentFailure, NotConfirmed
from exitdesk.store import auto_backup, backup, backup_shelf, files, headers, restoring, vault
from exitdesk.store.backup import LAST_BACKUP
from exitdesk.store.checking import check_store
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, change_passphrase, open_store
from exitdesk.store.rekey import rekey
from exitdesk.store.restoring_words import restored_lines
from tests.conftest import CHEAP, PASSPHRASE, USER

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")

KEYS = {"user": USER, "passphrase": PASSPHRASE}
EVENING = datetime(2026, 11, 20, 21, 47)
Breaks = Callable[..., None]


@pytest.fixture
def folders_fail() -> Iterator[Breaks]:
    """From now on each sync of a folder fails with ``code`` whenever ``when`` holds."""
    sync = os.fsync

    def breaks(code: int = errno.EIO, when: Callable[[], bool] = lambda: True) -> None:
        def failing(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode) and when():
                raise OSError(code, "as the disk says")
            sync(descriptor)

        patch.setattr(os, "fsync", failing)

    with pytest.MonkeyPatch.context() as patch:
        yield breaks


@pytest.fixture
def stick(store: OpenStore, tmp_path: Path) -> Path:
    """The chosen folder; the store holds one contact."""
    store.operations.save(Contact(id_number="A1", first_contact=date(2026, 1, 5)))
    folder = tmp_path / "stick"
    folder.mkdir()
    store.operations.set_setting(backup_shelf.BACKUP_FOLDER, str(folder))
    return folder


def made(stick: Path) -> list[Path]:
    return list(stick.glob("ExitDesk *"))


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_that_syncs_no_folders_is_no_failing_disk(
    store: OpenStore, stick: Path, folders_fail: Breaks, code: int
) -> None:
    folders_fail(code)
    files.write_whole(stick / "a", b"new")
    assert backup.back_up(store, stick, EVENING) == made(stick)[0]
    assert store.reading.setting(LAST_BACKUP) == "2026-11-20 21:47"
    rekey(store)
    change_passphrase(store, old=PASSPHRASE, new="syv gule cykler på taget", cost=CHEAP)


def test_a_file_that_stands_is_not_told_as_unwritten(tmp_path: Path, folders_fail: Breaks) -> None:
    folders_fail()
    with pytest.raises(NotConfirmed, match=r"“a” is written\. But the disk reported an error .*EIO"):
        files.write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_backup_that_stands_is_told_but_does_not_count_as_the_last_good_one(
    store: OpenStore, stick: Path, folders_fail: Breaks
) -> None:
    folders_fail(when=lambda: bool(made(stick)))
    with pytest.raises(NotConfirmed, match="is made, and every page of it has been checked"):
        backup.back_up(store, stick, EVENING)
    assert check_store(made(stick)[0], **KEYS).sound
    assert not store.reading.setting(LAST_BACKUP)
    entries = store.reading.log_page(LogFilter(actions=frozenset({Action.BACKED_UP})))
    assert [entry.detail for entry in entries] == ["ExitDesk 2026-11-20 21.47.00 (1/0)"]


def test_no_older_backup_goes_for_one_that_may_not_last(store: OpenStore, stick: Path, folders_fail: Breaks) -> None:
    days = [EVENING.replace(day=day) for day in range(1, 12)]
    for day in days:
        backup.back_up(store, stick, day)
    folders_fail(when=lambda: len(made(stick)) > len(days))
    outcome = auto_backup.back_up_if_due(store, now=EVENING)
    assert outcome.result is auto_backup.Result.FAILED and "is made" in outcome.sentence
    assert len(made(stick)) == len(days) + 1
    failure = auto_backup.backup_state(store).failure
    assert failure is not None and failure.sentence == outcome.sentence


def test_a_new_key_that_holds_is_not_told_as_given_up(store: OpenStore, folder: Path, folders_fail: Breaks) -> None:
    old_key, old_header = store.data_key, folder / vault.HEADERS[0]
    folders_fail(when=lambda: store.data_key != old_key)
    with pytest.raises(NotConfirmed, match="The store has a new key"):
        rekey(store)
    assert vault.unlock(folder, user=USER, secret=PASSPHRASE).data_key == store.data_key != old_key
    assert headers.parse(old_header.read_bytes()) != store.header, "a power cut may bring the database before back"
    store.operations.save(Contact(id_number="A2", first_contact=date(2026, 1, 5)))


def test_before_the_new_key_holds_a_failure_is_one(store: OpenStore, folder: Path, folders_fail: Breaks) -> None:
    old_key = store.data_key
    folders_fail(when=lambda: headers.parse((folder / vault.HEADERS[1]).read_bytes()) != store.header)
    with pytest.raises(EnvironmentFailure, match="could not be read or written") as told:
        rekey(store)
    assert not isinstance(told.value, NotConfirmed)
    assert store.data_key == old_key
    store.operations.save(Contact(id_number="A2", first_contact=date(2026, 1, 5)))


def test_a_restored_backup_that_stands_is_told_with_the_doubt(
    store: OpenStore, stick: Path, folder: Path, folders_fail: Breaks
) -> None:
    backup.back_up(store, stick, EVENING)
    store.operations.save(Contact(id_number="A2", first_contact=date(2026, 1, 5)))
    store.close()
    folders_fail(when=lambda: folder.exists() and bool(list(folder.parent.glob("store (*"))))
    done = restoring.restore(stick, folder, **KEYS)
    told = restored_lines(done)
    assert "stands in the store's place. But the disk reported an error" in told[0]
    assert done.aside is not None and str(done.aside) in told[1]
    with open_store(folder, **KEYS, read_only=True) as again:
        assert [contact.id_number for contact in again.reading.contacts()] == ["A1"]
