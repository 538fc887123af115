"""A restore rehearsal says whether the newest backup would do, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from exitdesk.domain.records import Contact
from exitdesk.errors import UserError
from exitdesk.store import rehearsal, vault
from exitdesk.store.backup import back_up
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore
from exitdesk.store.rehearsal import last_rehearsal, rehearsal_words, rehearse
from exitdesk.store.rekey import rekey

MADE = datetime(2026, 11, 20, 21, 47)
TRIED = datetime(2026, 11, 21, 9, 5)


@pytest.fixture
def usb(store: OpenStore, tmp_path: Path) -> Path:
    """Two backups, the newest with three contacts."""
    for number in ("A1", "A2", "A3"):
        store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
        back_up(store, tmp_path / "usb", MADE - timedelta(days=3 - int(number[1])))
    return tmp_path / "usb"


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def newest(usb: Path) -> Path:
    return sorted(usb.iterdir())[-1]


def test_a_good_backup_passes_and_is_counted(store: OpenStore, usb: Path, scratch: Path) -> None:
    store.operations.save(Contact(id_number="A4", first_contact=date(2026, 1, 5)))
    outcome = rehearse(store, usb, TRIED)
    assert outcome.passed
    assert (outcome.contacts, outcome.said, outcome.today) == (3, (3, 0), (4, 0))
    assert last_rehearsal(store) == outcome
    assert store.reading.log_page(LogFilter(actions=frozenset({Action.REHEARSED})))[0].detail == newest(usb).name
    assert rehearsal_words(outcome) == (
        "Tried on 21-11-2026: the backup of 20-11-2026 at 21.47 can be restored. It holds 3 contacts and 0 talks; "
        "the store held 4 contacts and 0 talks."
    )
    assert list(scratch.iterdir()) == []


def test_all_that_is_written_on_the_way_is_encrypted(
    store: OpenStore, usb: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    whole = rehearsal.faults_of

    def look(folder: Path, unlocked: vault.Unlocked) -> object:
        seen.extend(path.read_bytes() for path in scratch.rglob("*") if path.is_file())
        return whole(folder, unlocked)

    monkeypatch.setattr(rehearsal, "faults_of", look)
    assert rehearse(store, usb, TRIED).passed
    assert len(seen) >= 3
    assert not any(b"SQLite format 3" in content or b"first_contact" in content for content in seen)


def test_a_rotten_backup_is_told_and_nothing_is_left(store: OpenStore, usb: Path, scratch: Path) -> None:
    path = newest(usb) / vault.DATABASE
    content = bytearray(path.read_bytes())
    content[-3000] ^= 1
    path.write_bytes(content)
    outcome = rehearse(store, usb, TRIED)
    assert not outcome.passed
    assert "could not be used" in rehearsal_words(outcome)
    assert "Make a new one now" in rehearsal_words(outcome)
    assert store.reading.log_page(LogFilter(actions=frozenset({Action.REHEARSED})))[0].detail.endswith(" !")
    assert list(scratch.iterdir()) == []
    path.write_bytes(content[: 8 * 4096])
    assert not rehearse(store, usb, TRIED).passed


def test_a_backup_that_holds_another_number_than_the_log_says_fails(
    store: OpenStore, usb: Path, tmp_path: Path
) -> None:
    first, second, third = sorted(usb.iterdir())
    for path in (first, third):
        path.rename(tmp_path / path.name)
    second.rename(third)
    outcome = rehearse(store, usb, TRIED)
    assert (outcome.contacts, outcome.said) == (2, (3, 0))
    assert "another number" in outcome.trouble


def test_without_a_backup_or_its_key_a_sentence_says_what_to_do(store: OpenStore, usb: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no backup"):
        rehearse(store, tmp_path / "empty", TRIED)
    rekey(store)
    with pytest.raises(UserError, match="new key"):
        rehearse(store, usb, TRIED)
    back_up(store, usb, MADE + timedelta(days=1))
    assert rehearse(store, usb, TRIED).passed


def test_a_note_that_cannot_be_read_is_none(store: OpenStore) -> None:
    for text in ("{", "[]", '{"made": "x"}'):
        store.operations.set_setting(rehearsal.RESTORE_REHEARSED, text)
        assert last_rehearsal(store) is None
