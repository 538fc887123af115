"""Hiding is not deleting: what was erased is nowhere in the store any more, and the log still verifies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from exitdesk.domain.answers import Direction
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, PrintedForm, Referral, Session
from exitdesk.errors import UserError
from exitdesk.store import history, keys
from exitdesk.store.checking import check_open_store, check_store
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, open_store
from tests.conftest import PASSPHRASE, USER

DAY = date(2026, 1, 5)


def fill(store: OpenStore, number: str, note: str) -> str:
    store.operations.save(Contact(id_number=number, first_contact=DAY, note="kanarieord " + note))
    contact = store.reading.contact_by_number(number)
    assert contact is not None and contact.key is not None
    store.operations.save(replace(contact, note=note))
    store.operations.save_all(
        [
            Session(contact=contact.key, date=DAY, intervention="gruppeterapi", note=note),
            ClothingHandout(contact=contact.key, date=DAY, items=note, pieces=1),
            AnswerSet(contact=contact.key, date=DAY, answers=(1, 2, 3, 4, 5)),
            Referral(contact=contact.key, date=DAY, direction=Direction.OUT, offer="kanarietilbud"),
        ]
    )
    store.operations.save_activity(Activity(date=DAY, name="Åben café", headcount=3), [contact.key])
    store.operations.register_printed_forms([PrintedForm(code=number, contact=contact.key, language="da", layout="a4")])
    return contact.key


def plaintext(store: OpenStore) -> str:
    """Every page of the closed database as it reads once decrypted, free pages too (SQLCipher 4: AES-256-CBC, the
    first 16 bytes of the file are the salt, the last 80 of a page its IV and HMAC)."""
    data = (store.folder / "store.db").read_bytes()
    key, pages = keys.derived(store.data_key, "database"), []
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        text = page[16 if start == 0 else 0 : -80]
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(page[-80:-64])).decryptor()
        pages.append(decryptor.update(text) + decryptor.finalize())
    assert b"CREATE TABLE contacts" in b"".join(pages), "the pages are decrypted"
    return b"".join(pages).decode("utf-8", errors="replace").casefold()


def test_nothing_of_an_erased_contact_is_left(store: OpenStore) -> None:
    key = fill(store, "KANARIE17", "kanarienote æøå")
    fill(store, "0042", "en anden")
    session = store.reading.sessions(key)[0]
    store.operations.bin("session", session.key or "")
    store.operations.undo()
    store.operations.stash("person", '{"contact": "' + key + '", "note": "kanarienote"}')
    store.operations.stash("today", '{"number": "kanarie17"}')
    store.operations.stash("contacts", '{"search": "0042"}')
    store.operations.log(Action.OPENED, contacts=[key], detail="kanarieord")
    changes, receipt = store.operations.erase_contact(key)
    assert receipt.id_number == "KANARIE17"
    assert receipt.rows == {
        "contact": 1, "session": 1, "attendance": 1, "clothing": 1, "wellbeing": 1, "referral": 1,
        "printed_form": 1, "draft": 2,
    }  # fmt: skip
    assert key in changes.keys
    assert store.reading.contact_by_number("KANARIE17", include_binned=True) is None
    assert not store.operations.can_undo()
    assert set(store.reading.drafts()) == {"contacts"}
    assert check_open_store(store).sound
    assert len(store.reading.timeline(store.reading.contact_by_number("0042").key or "")) == 5  # type: ignore[union-attr]
    (entry,) = store.reading.log_page(LogFilter(actions=frozenset({Action.ERASED})))
    assert (entry.row, entry.id_number, entry.by) == (key, None, USER)
    assert (store.folder / "store.db-wal").stat().st_size == 0
    store.close()
    assert check_store(store.folder, user=USER, passphrase=PASSPHRASE).sound
    text = plaintext(store)
    assert "kanarieord" in text, "what is held on the other contact is found"
    for word in ("kanarie17", "kanarienote"):
        assert word not in text


def test_free_pages_hold_nothing_of_it_either(store: OpenStore) -> None:
    key = fill(store, "KANARIE17", "kanarienote " * 150)
    store.close()
    assert "kanarienote" in plaintext(store)
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        again.operations.erase_contact(key)
        assert again.db.execute("PRAGMA freelist_count").fetchone()[0] > 0
    assert "kanarienote" not in plaintext(store)


def test_what_was_undone_is_erased_from_the_log_too(store: OpenStore) -> None:
    key = fill(store, "KANARIE17", "x")
    store.operations.save(Session(contact=key, date=DAY, intervention="gruppeterapi", note="a"))
    session = next(one for one in store.reading.sessions(key) if one.note == "a")
    store.operations.save(replace(session, note="kanarienote"))
    store.operations.undo()
    store.operations.undo()
    store.operations.save(ClothingHandout(contact=key, date=DAY, items="kanariejakke", pieces=1))
    handout = next(one for one in store.reading.clothing(key) if one.items == "kanariejakke")
    store.operations.save(replace(handout, items="kanariesko"))
    store.operations.save(replace(handout, contact=None, items="bukser"))
    store.operations.erase_contact(key)
    assert [one.items for one in store.reading.clothing()] == ["bukser"]
    assert check_open_store(store).sound
    store.close()
    text = plaintext(store)
    for word in ("kanarienote", "kanariejakke", "kanariesko"):
        assert word not in text


def test_a_contact_added_twice_is_erased_twice(store: OpenStore) -> None:
    store.operations.save(Contact(id_number="KANARIE17", first_contact=DAY, note="kanarienote"))
    first = store.reading.contact_by_number("KANARIE17")
    assert first is not None and first.key is not None
    store.operations.save(Session(contact=first.key, date=DAY, intervention="gruppeterapi", note="kanariesamtale"))
    store.operations.undo()
    store.operations.undo()
    store.operations.erase_contact(fill(store, "kanarie17", "x"))
    store.close()
    text = plaintext(store)
    for word in ("kanarie17", "kanarienote", "kanariesamtale"):
        assert word not in text


def test_only_drafts_that_name_the_contact_go(store: OpenStore) -> None:
    short, own = fill(store, "1", "x"), fill(store, "H7K-M3P", "x")
    for page, entry in {
        "a": '{"note": "kl. 21, 1 kop"}', "b": '{"rows": [{"number": " 1 "}]}', "c": '{"number": "h7km3p"}',
        "d": '{"note": "H7k-m3ps jakke"}', "e": '{"number": "H7K-M3"}',
    }.items():  # fmt: skip
        store.operations.stash(page, entry)
    store.operations.erase_contact(short)
    assert set(store.reading.drafts()) == set("acde")
    store.operations.erase_contact(own)
    assert set(store.reading.drafts()) == set("ade"), "a note about somebody else stays"
    assert store.reading.drafts()["d"] == '{"note": "\\u2026s jakke"}', "without her number"


def test_a_row_is_erased_from_the_bin_only(store: OpenStore) -> None:
    key = fill(store, "KANARIE17", "kanarienote")
    session = store.reading.sessions(key)[0]
    assert session.key
    with pytest.raises(UserError, match="bin first"):
        store.operations.erase_row("session", session.key)
    store.operations.bin("session", session.key)
    store.operations.erase_row("session", session.key)
    assert store.reading.bin(key) == []
    assert all(entry.new is None or "note" not in entry.new for entry in store.reading.row_history(session.key))
    assert check_open_store(store).sound


def test_who_is_past_the_retention_time_is_listed(store: OpenStore) -> None:
    fill(store, "0042", "x")
    store.operations.save(Contact(id_number="0043", first_contact=date(2026, 2, 1), ended=date(2026, 3, 1)))
    assert store.reading.past_retention(date(2030, 12, 1)) == []
    assert [one.contact.id_number for one in store.reading.past_retention(date(2031, 1, 6))] == ["0042"]
    assert [one.contact.id_number for one in store.reading.past_retention(date(2031, 3, 2))] == ["0042", "0043"]


def entry_times(store: OpenStore, moments: list[datetime]) -> None:
    """Write entries as if made at these moments, through the log's own way."""
    with store.db.atomic():
        for moment in moments:
            history.append(
                store.db,
                [history.NewEntry(Action.SEARCHED)],
                at=moment.astimezone(UTC).isoformat(timespec="milliseconds"),
                by=USER,
                operation="x",
            )


def test_old_entries_age_out_and_the_rest_still_verifies(folder: Path) -> None:
    from exitdesk.store.opening import create_store
    from tests.conftest import CHEAP

    today = date(2029, 6, 1)
    store, _ = create_store(
        folder, profile_name="x", profile_toml="log_months = 12", user=USER, passphrase=PASSPHRASE, cost=CHEAP,
        today=lambda: today,
    )  # fmt: skip
    store.operations.log(Action.SEARCHED)
    start = datetime(2028, 1, 1, 12, tzinfo=UTC)
    with store.db.atomic():
        store.db.execute("DELETE FROM history")
    entry_times(store, [start + timedelta(days=10 * n) for n in range(50)])
    gone = store.operations.age_log()
    assert gone == 16  # to 9 June 2028
    assert history.broken_links(store.db) == []
    assert store.operations.age_log() == 0
    store.close()
    assert check_store(folder, user=USER, passphrase=PASSPHRASE).sound
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as after:
        assert not after.warnings
        assert after.reading.log_begins() == "2028-06-09T12:00:00.000+00:00"


def test_a_clock_that_jumps_ahead_does_not_empty_the_log(store: OpenStore) -> None:
    store.operations.save(Contact(id_number="0042", first_contact=DAY))
    store.close()
    for _ in range(3):
        with open_store(store.folder, user=USER, passphrase=PASSPHRASE, today=lambda: date(2046, 1, 1)) as later:
            assert later.reading.log_count(LogFilter()) >= 2
            assert later.reading.log_begins() is not None
    assert check_store(store.folder, user=USER, passphrase=PASSPHRASE).sound


def test_a_changed_or_missing_entry_is_still_found_after_ageing(store: OpenStore) -> None:
    now = datetime.now(UTC)
    entry_times(store, [now - timedelta(days=n) for n in (4000, 3999, 3998)])
    with store.db.atomic():
        store.db.execute("DELETE FROM history WHERE seq = 1")
    assert history.broken_links(store.db) != []
