"""Erasing one contact or many: what is told before, what is told after, and what a stop half way leaves."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from exitdesk.domain.records import Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.store.backup import back_up
from exitdesk.store.backup_shelf import BACKUP_FOLDER
from exitdesk.store.erasing import erasable, erase_contacts, still_past_retention
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.users import add_user
from tests.conftest import CHEAP, PASSPHRASE

TODAY = date(2026, 11, 20)


def add(store: OpenStore, *numbers: str) -> list[str]:
    for number in numbers:
        store.operations.save(Contact(id_number=number, first_contact=date(2020, 1, 5)))
    found = [store.reading.contact_by_number(number) for number in numbers]
    return [contact.key for contact in found if contact is not None and contact.key is not None]


def test_what_goes_is_counted_before_it_goes(store: OpenStore) -> None:
    (key,) = add(store, "0042")
    for day in (5, 6):
        store.operations.save(Session(contact=key, date=date(2026, 1, day), intervention="gruppeterapi"))
    store.operations.bin("session", store.reading.sessions(key)[0].key or "")
    assert dict(erasable(store, key, TODAY).rows) == {"contact": 1, "session": 2}
    _, done = erase_contacts(store, [key], TODAY)
    assert dict(done.erased[0].receipt.rows) == {"contact": 1, "session": 2}


def test_each_goes_by_itself_and_a_stop_leaves_the_rest(store: OpenStore) -> None:
    keys = add(store, "0042", "0043", "0044")
    asked: list[tuple[int, int]] = []

    def go_on(done: int, of: int) -> bool:
        asked.append((done, of))
        return done < 2

    changes, done = erase_contacts(store, keys, TODAY, go_on=go_on)
    assert asked == [(0, 3), (1, 3), (2, 3)]
    assert [one.receipt.id_number for one in done.erased] == ["0042", "0043"]
    assert changes.contacts == frozenset(keys[:2]) and changes.kinds == {"contact"}
    assert [contact.id_number for contact in store.reading.contacts()] == ["0044"]
    entries = store.reading.log_page(LogFilter(actions=frozenset({Action.ERASED})))
    assert len(entries) == 2


def test_trouble_half_way_keeps_the_receipts_of_what_is_gone(store: OpenStore) -> None:
    first, second = add(store, "0042", "0043")
    _, done = erase_contacts(store, [first, "no such key", second], TODAY)
    assert [one.receipt.id_number for one in done.erased] == ["0042"]
    assert isinstance(done.trouble, UserError)
    with pytest.raises(UserError):
        erase_contacts(store, ["no such key"], TODAY)
    assert [contact.id_number for contact in store.reading.contacts()] == ["0043"]


def test_the_backups_that_hold_it_are_named_before_and_after(store: OpenStore, tmp_path: Path) -> None:
    store.operations.set_setting(BACKUP_FOLDER, str(tmp_path / "stick"))
    (old,) = add(store, "0042")
    back_up(store, tmp_path / "stick", datetime(2026, 11, 19, 21))
    (new,) = add(store, "0043")
    before = erasable(store, old, TODAY).holding
    assert before.days == (date(2026, 11, 19),) and before.until is not None
    assert erasable(store, new, TODAY).holding.days == ()
    _, done = erase_contacts(store, [old, new], TODAY)
    assert [one.holding.days for one in done.erased] == [(date(2026, 11, 19),), ()]


def test_who_came_back_meanwhile_is_not_erased(store: OpenStore) -> None:
    keys = add(store, "0042", "0043")
    assert still_past_retention(store, keys, TODAY) == keys
    store.operations.save(Session(contact=keys[0], date=date(2026, 11, 1), intervention="gruppeterapi"))
    assert still_past_retention(store, keys, TODAY) == keys[1:]


def test_a_caseworker_neither_counts_nor_erases(store: OpenStore) -> None:
    (key,) = add(store, "0042")
    words = "nye ord til en ny dag"
    add_user(store, name="Anna", role=Role.CASEWORKER, passphrase=words, cost=CHEAP)
    store.close()
    with open_store(store.folder, user="Anna", passphrase=words) as hers:
        for act in (lambda: erasable(hers, key, TODAY), lambda: erase_contacts(hers, [key], TODAY)):
            with pytest.raises(UserError, match="Ask a leader"):
                act()
        assert len(hers.reading.contacts()) == 1
    with open_store(store.folder, user="Leder", passphrase=PASSPHRASE) as again:
        assert len(again.reading.contacts()) == 1
