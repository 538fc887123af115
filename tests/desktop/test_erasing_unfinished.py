"""Erasing somebody while entries stand unfinished: hers go at once and for good, those of others stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.records import Session
from exitdesk.store.opening import OpenStore
from exitdesk.ui.erasing.receipt_sheet import ReceiptSheet
from exitdesk.ui.pages.contacts import ContactsPage
from exitdesk.ui.pages.person import PersonPage
from exitdesk.ui.pages.wellbeing import WellbeingPage
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from tests.desktop.evening_desk import EveningDesk
from tests.desktop.sample import CAFE, DAY, MEAL, TALK, fill

HERS, OTHER = "0042", "0117"


@pytest.fixture
def keys(esbjerg: OpenStore) -> dict[str, str]:
    return fill(esbjerg)


@pytest.fixture
def desk(esbjerg: OpenStore, keys: dict[str, str]) -> Iterator[EveningDesk]:
    made = EveningDesk(esbjerg)
    yield made
    made.close()


def erase(desk: EveningDesk, key: str) -> str:
    """From the person page, by the question; gives what the question said."""
    desk.window.go("person", contact=key)
    page = desk.window.current()
    assert isinstance(page, PersonPage)
    page.erase_contact()
    question = open_sheet(desk.shell)
    assert isinstance(question, Ask)
    said = "\n".join(label.text() for label in question.findChildren(type(question.title_text)))
    QTest.mouseClick(question.yes_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    receipt = open_sheet(desk.shell)
    assert isinstance(receipt, ReceiptSheet)
    receipt.close_sheet()
    return said


def put_on(desk: EveningDesk, number: str, *letters: str) -> None:
    desk.page.leave_rows()
    desk.type(number)
    desk.press("Enter", *letters)


def kept(desk: EveningDesk) -> dict[str, Any]:
    return {page: json.loads(text) for page, text in desk.store.reading.drafts().items()}


def nothing_of(desk: EveningDesk, *words: str) -> None:
    at_lock = [text or "" for text in desk.window.all_stashes().values()]
    for text in (*desk.store.reading.drafts().values(), *at_lock):
        for word in words:
            assert word not in text


def test_the_evening_keeps_the_others_and_no_step_back_brings_her_again(
    desk: EveningDesk, keys: dict[str, str]
) -> None:
    put_on(desk, HERS, "C")
    put_on(desk, OTHER, "C", "M")
    desk.window.stash_now()
    said = erase(desk, keys[HERS])
    assert "1 unfinished entry" in said
    assert [row["contact"] for row in kept(desk)["today"]["sheet"]["rows"]] == [keys[OTHER]]
    nothing_of(desk, keys[HERS], HERS)
    desk.window.show_page("today")
    assert desk.page.sheet.contacts == (keys[OTHER],)
    assert desk.page.sheet.row(keys[OTHER]).attends == {CAFE, MEAL}
    while desk.page.sheet.can_go_back:
        before = desk.page.sheet.state
        desk.page.undo()
        assert desk.page.sheet.state != before, "no step leads nowhere"
        assert keys[HERS] not in desk.page.sheet.contacts
        desk.window.stash_now()
        nothing_of(desk, keys[HERS])


def test_what_was_saved_of_her_does_not_come_back_with_the_rest_at_lock(
    desk: EveningDesk, keys: dict[str, str]
) -> None:
    """The page with the evening is not shown while she is erased; it held her saved talk all the same."""
    put_on(desk, HERS, "C")
    desk.page.sheet.put_record(
        keys[HERS], Session(contact=keys[HERS], date=DAY, intervention=TALK, note="Zebrafink tredje")
    )
    desk.page.edited()
    desk.page.save()
    put_on(desk, OTHER, "C")
    desk.window.stash_now()
    erase(desk, keys[HERS])
    nothing_of(desk, keys[HERS], "Zebrafink")
    assert [row["contact"] for row in kept(desk)["today"]["sheet"]["rows"]] == [keys[OTHER]], "kept without a pause"


def test_a_draft_that_waits_for_its_page_loses_her_alone(
    esbjerg: OpenStore, keys: dict[str, str], desk: EveningDesk
) -> None:
    put_on(desk, HERS, "C")
    put_on(desk, OTHER, "M")
    waiting = json.loads(desk.window.all_stashes()["today"] or "")
    desk.close()
    later = EveningDesk(esbjerg, drafts={"wellbeing": {"pile": {"contact": keys[HERS], "cells": "31"}}, "person": {
        "contact": keys[OTHER], "sheet": "session", "row": "", "typed": {"note": "en anden"}}})  # fmt: skip
    try:
        later.page.restore_stash(waiting)
        erase(later, keys[HERS])
        nothing_of(later, keys[HERS])
        assert later.page.sheet.contacts == (keys[OTHER],)
        later.window.go("person", contact=keys[OTHER])
        assert "en anden" in (later.window.all_stashes()["person"] or ""), "what waits for another goes on waiting"
    finally:
        later.close()


def test_a_form_of_hers_in_the_pile_and_her_number_in_a_field_go(desk: EveningDesk, keys: dict[str, str]) -> None:
    desk.window.show_page("wellbeing")
    page = desk.window.page("wellbeing")
    assert isinstance(page, WellbeingPage)
    desk.type(HERS)
    desk.press("Enter", "3", "1")
    assert page.pile.contact is not None and page.stash() is not None
    desk.window.show_page("contacts")
    contacts = desk.window.page("contacts")
    assert isinstance(contacts, ContactsPage)
    contacts.search.set_text(HERS)
    desk.page.quick_add.set_text(HERS)
    erase(desk, keys[HERS])
    assert page.pile.contact is None and page.stash() is None
    assert contacts.search.text() == "" and desk.page.quick_add.text() == ""
    nothing_of(desk, keys[HERS], HERS)


def test_what_waits_for_another_contact_is_not_lost(desk: EveningDesk, keys: dict[str, str]) -> None:
    desk.window.go("person", contact=keys[OTHER])
    page = desk.window.current()
    assert isinstance(page, PersonPage)
    page.new_session()
    sheet: Any = page.entries.sheet
    sheet.note.set_text("det med huslejen")
    desk.window.go("person", contact=keys[HERS])
    erase(desk, keys[HERS])
    assert "huslejen" in (desk.window.all_stashes()["person"] or "")
    desk.window.go("person", contact=keys[OTHER])
    restored: Any = page.entries.sheet
    assert restored.note.text() == "det med huslejen"
