"""An evening is one transaction: newcomers, rows and the end of the draft together; saved twice it is there once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.records import AnswerSet, ClothingHandout, Contact, Session
from exitdesk.domain.timekeeping import new_key
from exitdesk.errors import UserError
from exitdesk.store.opening import OpenStore
from tests.desktop.sample import DAY, add_contact, empty_store

CAFE = ("Åben café",)


@pytest.fixture
def store(folder: Path) -> Iterator[OpenStore]:
    opened = empty_store(folder)
    yield opened
    opened.close()


def newcomer(number: str = "0099") -> tuple[Contact, EveningRow]:
    contact = Contact(key=new_key(), id_number=number, first_contact=DAY)
    assert contact.key is not None
    talk = Session(key=new_key(), contact=contact.key, date=DAY, intervention="individuel terapi")
    clothes = ClothingHandout(key=new_key(), contact=contact.key, date=DAY, pieces=2)
    row = EveningRow(contact=contact.key, attends=frozenset(CAFE), sessions=(talk,), clothing=(clothes,))
    return contact, row


def test_newcomers_are_stored_and_undone_with_their_evening(store: OpenStore) -> None:
    contact, row = newcomer()
    store.operations.save_evening(Evening(day=DAY, activities=CAFE, rows=(row,)), newcomers=[contact])
    assert store.reading.contact_by_number("0099") == contact
    assert store.reading.evening(DAY, CAFE).rows == (row,)
    store.operations.undo()
    assert store.reading.contacts() == []
    assert store.reading.evening(DAY, CAFE).rows == ()


def test_saving_the_same_sheet_again_makes_nothing_twice(store: OpenStore) -> None:
    contact, row = newcomer()
    evening = Evening(day=DAY, activities=CAFE, guests=3, rows=(row,))
    store.operations.save_evening(evening, newcomers=[contact])
    assert not store.operations.save_evening(evening, newcomers=[contact])
    assert store.reading.evening(DAY, CAFE) == evening


def test_a_newcomer_whose_number_is_taken_stops_the_whole_evening(store: OpenStore) -> None:
    other = add_contact(store, "0042")
    store.operations.stash("today", "{}")
    contact, row = newcomer("0042")
    rows = (EveningRow(contact=other, attends=frozenset(CAFE)), row)
    with pytest.raises(UserError, match="already in use"):
        store.operations.save_evening(Evening(day=DAY, activities=CAFE, rows=rows), newcomers=[contact], draft="today")
    assert store.reading.evening(DAY, CAFE).rows == ()
    assert store.reading.draft("today") == "{}"


def test_the_draft_goes_with_what_it_held(store: OpenStore) -> None:
    contact, row = newcomer()
    store.operations.stash("today", "{}")
    store.operations.stash("contacts", "{}")
    store.operations.save_evening(Evening(day=DAY, activities=CAFE, rows=(row,)), newcomers=[contact], draft="today")
    assert store.reading.drafts() == {"contacts": "{}"}


def test_a_visitor_is_shown_with_last_visit_usual_talk_and_what_is_due(store: OpenStore) -> None:
    known, new = add_contact(store, "0042"), add_contact(store, "0099", first_contact=DAY)
    for days, what in ((9, "gruppeterapi"), (5, "individuel terapi"), (0, "individuel terapi")):
        store.operations.save(Session(contact=known, date=DAY - timedelta(days=days), intervention=what))
    store.operations.save(AnswerSet(contact=known, date=DAY - timedelta(days=5), answers=(1, 2, 3, 4, 5)))
    found = store.reading.visitors([known, new, "nobody"], DAY, DAY)
    assert set(found) == {known, new}
    assert (found[known].seen_before, found[known].usual) == (DAY - timedelta(days=5), "individuel terapi")
    assert not found[known].who5_due
    assert (found[new].seen_before, found[new].usual, found[new].who5_due) == (None, "", True)
