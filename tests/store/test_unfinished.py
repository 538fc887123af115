"""What is unfinished about somebody goes with her; what is unfinished about others stays as it was typed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.domain.timekeeping import new_key
from exitdesk.store.erasing import erasable
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.unfinished import about, without_contact
from exitdesk.store.users import add_user
from tests.conftest import CHEAP, PASSPHRASE, USER

HER, OTHER, ROW = new_key(), new_key(), new_key()
NUMBER = "H7K-M3P"


def row(contact: str, *activities: str, note: str = "") -> dict[str, Any]:
    talks = [{"key": ROW, "contact": contact, "note": note, "date": "2026-11-20"}] if note else []
    return {"contact": contact, "attends": list(activities), "clothing": [], "sessions": talks, "referrals": []}


def evening(*rows: dict[str, Any], stored: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    return {
        "day": "2026-11-20",
        "sheet": {"rows": list(rows), "guests": 2, "newcomers": []},
        "stored": {"rows": list(stored), "guests": 0, "newcomers": []},
        "typed": "", "half": None, "round": 1, **more,
    }  # fmt: skip


def add(store: OpenStore, number: str) -> str:
    store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
    contact = store.reading.contact_by_number(number)
    assert contact is not None and contact.key is not None
    return contact.key


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (evening(row(HER, "café"), row(OTHER, "måltid")), evening(row(OTHER, "måltid"))),
        (evening(row(OTHER), stored=(row(HER), row(OTHER))), evening(row(OTHER), stored=(row(OTHER),))),
        (
            evening(row(OTHER, "café"), typed="h7km3p", half={"kind": "panel", "contact": HER, "record": {}}),
            {name: one for name, one in evening(row(OTHER, "café")).items() if name != "half"},
        ),
        ({"contact": HER, "sheet": "session", "row": "", "typed": {"note": "en note"}}, None),
        ({"page": "person", "contact": HER, "back": "contacts"}, None),
        (
            {"sheet": "activity", "row": None, "typed": {"people": [[HER, NUMBER], [OTHER, "0042"]], "number": NUMBER}},
            {"sheet": "activity", "row": None, "typed": {"people": [[OTHER, "0042"]], "number": ""}},
        ),
        ({"pieces": "5", "sheet": "clothing", "row": ROW, "typed": {"contact": HER, "number": NUMBER, "items": []}},
         {"pieces": "5"}),
        ({"sheet": "clothing", "row": None, "typed": {"contact": HER, "number": NUMBER, "items": []}}, None),
        (
            {"pile": {"contact": HER, "cells": "312", "number": ""}, "screen": {"contact": OTHER, "answers": "31   "}},
            {"screen": {"contact": OTHER, "answers": "31   "}},
        ),
        ({"sheet": {"row": ROW, "number": "h7k-m3p", "typed": {"answers": [1, 2]}}}, None),
        ({"number": " H7KM3P "}, None),
        (evening(row(OTHER, note="kom med H7K-M3P i dag")), evening(row(OTHER, note="kom med … i dag"))),
    ],
)  # fmt: skip
def test_what_is_hers_is_taken_out_and_the_rest_stays(before: dict[str, Any], after: dict[str, Any] | None) -> None:
    assert without_contact(before, HER, NUMBER) == after


@pytest.mark.parametrize("number", ["2026", "20-11-2026", "2", "panel", "312", "café2"])
def test_a_number_that_looks_like_a_figure_or_a_code_spoils_nothing(number: str) -> None:
    entry = evening(row(OTHER, note="kl. 2 den 20-11-2026"), half={"kind": "panel", "contact": OTHER, "minutes": "2"})
    pile = {"pile": {"contact": OTHER, "cells": "312", "number": "", "day": "20-11-2026"}}
    left = without_contact(entry, HER, number)
    assert left is not None and left["day"] == entry["day"] and left["half"] == entry["half"]
    assert left["sheet"]["rows"][0]["sessions"][0]["date"] == "2026-11-20"
    assert without_contact(pile, HER, number) == pile


def test_what_the_evening_shows_as_stored_is_not_unfinished() -> None:
    saved = row(HER, "café")
    assert not about(evening(saved, row(OTHER), stored=(saved,)), HER, NUMBER)
    assert about(evening(row(HER, "café", "måltid"), stored=(saved,)), HER, NUMBER)
    assert not about(evening(row(OTHER, note="kom med H7K-M3P")), HER, NUMBER)
    assert about(evening(typed=NUMBER), HER, NUMBER)


PLAIN = st.none() | st.integers() | st.text("aå 7-", max_size=8) | st.sampled_from([HER, NUMBER, OTHER, f"x {HER}"])
NAMES = st.sampled_from(["contact", "number", "rows", "note", "typed", "people", HER])
JSON_VALUES = st.recursive(PLAIN, lambda one: st.lists(one, max_size=4) | st.dictionaries(NAMES, one, max_size=4))


@given(st.dictionaries(NAMES, JSON_VALUES, max_size=4))
def test_of_no_entry_her_key_or_number_is_left(entry: dict[str, Any]) -> None:
    left = json.dumps(without_contact(entry, HER, NUMBER))
    assert HER not in left and NUMBER not in left


@given(st.dictionaries(NAMES.filter(lambda name: name != HER), JSON_VALUES, max_size=4))
def test_an_entry_that_has_nothing_of_her_stays_as_it_is(entry: dict[str, Any]) -> None:
    nobody = new_key()
    assert without_contact(entry, nobody, "QQQ-QQQ") == entry


def test_erasing_leaves_what_two_users_have_unfinished_about_others(store: OpenStore) -> None:
    her, other = add(store, NUMBER), add(store, "0042")
    add_user(store, name="Lone", passphrase=PASSPHRASE, role=Role.CASEWORKER, cost=CHEAP)
    ours = evening(row(her, "café"), row(other, "måltid"))
    store.operations.stash("today", json.dumps(ours))
    store.operations.stash("window", json.dumps({"page": "person", "contact": her}))
    store.close()
    with open_store(store.folder, user="Lone", passphrase=PASSPHRASE) as hers:
        hers.operations.stash("today", json.dumps(ours))
        hers.operations.stash("person", json.dumps({"contact": her, "typed": {"note": "kanarie"}}))
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        assert erasable(again, her, date(2026, 11, 20)).rows["draft"] == 3, "where she was is nothing unfinished"
        changes, receipt = again.operations.erase_contact(her)
        assert receipt.rows["draft"] == 3 and changes.erased == ((her, NUMBER),)
        kept = {
            (page, user): json.loads(text)
            for page, user, text in again.db.execute("SELECT page, user, entry FROM drafts")
        }
        assert kept == dict.fromkeys([("today", USER), ("today", "Lone")], evening(row(other, "måltid")))


def test_what_cannot_be_taken_apart_goes_whole(store: OpenStore) -> None:
    her = add(store, NUMBER)
    store.operations.stash("a", f"not JSON {her}")
    store.operations.stash("b", '["H7K-M3P"]')
    store.operations.stash("c", "not JSON")
    store.operations.erase_contact(her)
    assert set(store.reading.drafts()) == {"c"}


def test_nothing_of_an_erased_contact_is_stashed_again(store: OpenStore) -> None:
    her, other = add(store, NUMBER), add(store, "0042")
    store.operations.erase_contact(her)
    store.operations.stash("today", json.dumps(evening(row(her, "café"), row(other, "café"))))
    assert json.loads(store.reading.drafts()["today"]) == evening(row(other, "café"))
    store.operations.stash("person", json.dumps({"contact": her, "typed": {"note": "kanarie"}}))
    store.operations.stash("odd", f"[{her}]")
    assert set(store.reading.drafts()) == {"today"}
