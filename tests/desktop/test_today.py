"""The evening sheet: nothing typed is lost, one save writes all, and each thing has a key and a place for the mouse."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exitdesk.domain.answers import AnswerMode, Channel, Direction
from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.id_number import looks_own_make, own_make
from exitdesk.domain.records import AnswerSet, Referral, Session
from exitdesk.errors import EnvironmentFailure
from exitdesk.i18n import language, set_language
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.ui.entries.session_entry import SessionSheet
from exitdesk.ui.models.evening_model import Col, column_words
from exitdesk.ui.tasks import StoreWorker
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.evening_cells import chip_room
from exitdesk.ui.widgets.evening_head import GuestCard
from exitdesk.ui.widgets.evening_talk_panel import TalkPanel
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from exitdesk.ui.widgets.text import Text
from tests.conftest import PASSPHRASE, USER
from tests.desktop import sample
from tests.desktop.evening_desk import EveningDesk

ACTIVITIES = (sample.CAFE, sample.MEAL)


@pytest.fixture
def store(folder: Path) -> Iterator[OpenStore]:
    opened = sample.empty_store(folder)
    yield opened
    opened.close()


@pytest.fixture
def keys(store: OpenStore) -> dict[str, str]:
    return sample.fill(store)


@pytest.fixture
def desk(store: OpenStore, keys: dict[str, str], qapp: QApplication) -> Iterator[EveningDesk]:
    opened = EveningDesk(store)
    yield opened
    opened.close()


def add(desk: EveningDesk, *numbers: str) -> None:
    """Put people on the sheet by their numbers."""
    for number in numbers:
        desk.page.leave_rows()
        desk.type(number.lower())
        desk.press("Enter")


def click(desk: EveningDesk, contact: str, column: Col, at: int = 0) -> None:
    view = desk.page.table.view
    desk.click(view.viewport(), view.part_rect(contact, column, at).center())


def rows_shown(desk: EveningDesk) -> list[str]:
    return [view.number for view in desk.page.rows.rows]


# Putting people on the sheet


def test_suggestions_begin_with_the_exact_number_and_end_with_a_new_one(desk: EveningDesk) -> None:
    desk.type("h7")
    rows = desk.page.quick_add.popover.rows()
    assert [row.title for row in rows[:2]] == ["H7K-M36", "H7X-9KN"]
    assert desk.page.quick_add.popover.current() == rows[0]
    assert rows[-1].keys == ("Ctrl", "N")
    desk.press("Enter")
    assert rows_shown(desk) == ["H7K-M36"]
    assert desk.page.quick_add.text() == ""


def test_the_same_person_is_on_the_sheet_once(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042", "0117", "0042")
    assert rows_shown(desk) == ["0042", "0117"]
    assert desk.page.table.view.current_contact() == keys["0042"]


def test_a_wrong_check_character_says_check_the_number_and_offers_near_ones(desk: EveningDesk) -> None:
    assert looks_own_make("H7K-M37")
    assert own_make("H7K-M37") is None
    desk.type("h7k-m37")
    field = desk.page.quick_add.field
    assert "Check the number" in field.error()
    assert desk.page.quick_add.popover.rows()[0].title == "H7K-M36"
    desk.press("Enter")
    assert rows_shown(desk) == [], "a near number is never chosen by the Enter that ends the typing"
    assert field.text() == "h7k-m37"
    desk.press("Enter")
    assert rows_shown(desk) == ["H7K-M36"]


def test_the_words_are_danish_for_danish_desks(store: OpenStore, keys: dict[str, str], qapp: QApplication) -> None:
    set_language("da")
    desk = EveningDesk(store)
    desk.type("h7k-m37")
    assert desk.page.quick_add.field.error().startswith("Tjek nummeret")
    desk.close()


def test_an_unknown_number_of_the_organisation_is_taken_over_unchanged(desk: EveningDesk, store: OpenStore) -> None:
    desk.type("Reden-7")
    desk.press("Enter")
    assert rows_shown(desk) == [], "the Enter that ends the typing makes nobody"
    desk.press("Enter", "C", "Ctrl+S")
    contact = store.reading.contact_by_number("reden-7")
    assert contact is not None
    assert contact.id_number == "Reden-7"
    assert contact.first_contact == sample.DAY
    assert contact.key is not None
    assert desk.stored_row(contact.key).attends == {sample.CAFE}


def test_a_slip_in_the_number_of_somebody_new_on_the_sheet_offers_her(desk: EveningDesk) -> None:
    desk.press("Ctrl+N")
    (number,) = rows_shown(desk)
    slipped = number[:-1] + ("2" if number[-1] != "2" else "3")
    add(desk, slipped)
    assert desk.page.quick_add.popover.rows()[0].title == number
    desk.press("Enter")
    assert rows_shown(desk) == [number]
    desk.page.leave_rows()
    desk.type(number[:3])
    assert desk.page.quick_add.popover.rows()[0].title == number


def test_an_own_number_beside_a_near_one_is_created_only_when_chosen(desk: EveningDesk) -> None:
    desk.type("0043")
    desk.press("Enter", "Enter")
    assert rows_shown(desk) == [], "numbers in a row are near each other: pressing Enter twice guesses nobody"
    assert "one of these" in desk.page.quick_add.field.error()
    desk.press("Down", "Down", "Enter")
    assert rows_shown(desk) == ["0043"]
    desk.press("Ctrl+Z")
    assert rows_shown(desk) == []


def test_a_new_contact_gets_a_number_and_is_stored_with_the_evening(desk: EveningDesk, store: OpenStore) -> None:
    before = len(store.reading.contacts())
    desk.press("Ctrl+N", "C")
    (number,) = rows_shown(desk)
    assert own_make(number) == number
    assert desk.page.rows.rows[0].under == "new today"
    assert len(store.reading.contacts()) == before
    desk.press("Ctrl+S")
    contact = store.reading.contact_by_number(number)
    assert contact is not None
    assert contact.key is not None
    assert desk.stored_row(contact.key).attends == {sample.CAFE}
    assert desk.page.rows.rows[0].under == "new today"


def test_a_new_contact_is_found_again_before_it_is_saved(desk: EveningDesk) -> None:
    desk.press("Ctrl+N")
    (number,) = rows_shown(desk)
    add(desk, "0042", number)
    assert rows_shown(desk) == [number, "0042"]


def test_a_number_in_the_bin_is_refused_with_what_to_do(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str]
) -> None:
    store.operations.bin("contact", keys["A17"])
    desk.type("a17")
    desk.press("Enter")
    assert "bin" in desk.page.quick_add.field.error()
    assert rows_shown(desk) == []
    assert desk.page.quick_add.text() == "a17"


@pytest.mark.parametrize("text", ["x" * 13, "  ", "æøå 🙂 meget langt nummer"])
def test_what_cannot_be_a_number_makes_nobody(desk: EveningDesk, text: str) -> None:
    desk.page.quick_add.field.edit.insert(text)
    desk.press("Enter", "Enter")
    assert rows_shown(desk) == []


def test_recent_visitors_leave_their_pill_when_they_are_on_the_sheet(desk: EveningDesk) -> None:
    first, third = desk.page.recent.contact_of(0), desk.page.recent.contact_of(2)
    desk.press("F2")
    assert [row.contact for row in desk.page.rows.rows] == [first]
    assert first not in desk.page.recent.contacts()
    assert desk.page.recent.contact_of(2) == third, "the other keys keep their people"


def test_a_recent_pill_can_be_clicked(desk: EveningDesk) -> None:
    second = desk.page.recent.contact_of(1)
    desk.click(desk.page.recent.pills()[1])
    assert [row.contact for row in desk.page.rows.rows] == [second]


def test_a_suggestion_can_be_clicked(desk: EveningDesk) -> None:
    desk.type("h7")
    view = desk.page.quick_add.popover.view
    desk.click(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    assert rows_shown(desk) == ["H7X-9KN"]


# Rows by keys


def test_letters_work_wherever_the_current_cell_is(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("Right", "Right", "C", "M", "T", "+", "+", "-")
    row = desk.page.sheet.row(keys["0042"])
    assert row.attends == {sample.CAFE, sample.MEAL}
    assert row.pieces == 2
    assert desk.page.table.view.currentIndex().column() == Col.MEAL


def test_space_and_enter_switch_the_current_cell(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("Right", "Space", "Right", "Enter", "Right", "Space", "1", "2")
    row = desk.page.sheet.row(keys["0042"])
    assert row.attends == {sample.CAFE, sample.MEAL}
    assert row.pieces == 12
    desk.press("Space")
    assert desk.page.sheet.row(keys["0042"]).pieces == 0


def test_a_digit_of_the_next_number_does_not_count_clothes_or_leave_the_page(
    desk: EveningDesk, keys: dict[str, str]
) -> None:
    add(desk, "0042")
    desk.press("T", "C", "3")
    assert desk.page.sheet.row(keys["0042"]).pieces == 1
    current = desk.window.current()
    assert current is desk.page


def test_up_and_down_move_between_rows_and_out_at_the_top(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042", "0117")
    view = desk.page.table.view
    desk.press("Up")
    assert view.current_contact() == keys["0042"]
    desk.press("Up")
    assert desk.page.quick_add.field.edit.hasFocus()
    desk.press("Down", "Down")
    assert view.current_contact() == keys["0117"]


def test_enter_on_the_number_and_esc_anywhere_lead_to_the_next_person(desk: EveningDesk) -> None:
    add(desk, "0042")
    desk.press("Enter")
    assert desk.page.quick_add.field.edit.hasFocus()
    add(desk, "0117")
    desk.press("Right", "S")
    assert desk.page.editing.panel is not None
    desk.press("Esc", "Esc")
    assert desk.page.quick_add.field.edit.hasFocus()


def test_delete_takes_an_unsaved_row_away_and_asks_for_a_saved_one(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042", "0117")
    desk.press("C", "Ctrl+S", "Del")
    question = open_sheet(desk.shell)
    assert isinstance(question, Ask)
    assert question.no_button.hasFocus()
    desk.press("Esc")
    assert rows_shown(desk) == ["0042", "0117"]
    desk.page.table.view.go_to(keys["0042"])
    desk.press("Del")
    assert open_sheet(desk.shell) is None
    assert rows_shown(desk) == ["0117"]


def test_a_saved_row_taken_off_goes_to_the_bin_with_the_next_save(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str]
) -> None:
    add(desk, "0117")
    desk.press("C", "T", "Ctrl+S", "Del")
    question = open_sheet(desk.shell)
    assert isinstance(question, Ask)
    desk.click(question.yes_button)
    assert rows_shown(desk) == []
    assert desk.stored_row(keys["0117"]).pieces == 1
    desk.press("Ctrl+S")
    assert [row for row in desk.stored().rows if row.contact == keys["0117"]] == []
    assert {row.kind for row in store.reading.bin(keys["0117"])} == {"attendance", "clothing"}


# Talks and referrals


def test_the_panel_proposes_what_the_person_usually_gets(desk: EveningDesk) -> None:
    add(desk, "CDE-FGK")
    desk.press("S")
    panel = desk.page.editing.panel
    assert isinstance(panel, TalkPanel)
    assert (panel.session().intervention, panel.session().minutes) == (sample.THERAPY, 50)
    desk.press("Esc")
    add(desk, "K3L-7M5")
    desk.press("S")
    panel = desk.page.editing.panel
    assert isinstance(panel, TalkPanel)
    assert panel.session().intervention == sample.TALK, "the profile's first for somebody without talks"


def test_minutes_and_form_take_their_keys(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("S", "3", "4", "5", "H", "Enter")
    (talk,) = desk.page.sheet.row(keys["0042"]).sessions
    assert (talk.intervention, talk.minutes, talk.channel) == (sample.THERAPY, 45, Channel.HOME_VISIT)
    desk.press("S", "M", "2", "0", "P", "Enter")
    talks = desk.page.sheet.row(keys["0042"]).sessions
    assert [(talk.minutes, talk.channel) for talk in talks] == [(45, Channel.HOME_VISIT), (20, Channel.PHONE)]


def test_several_talks_stand_in_one_row_and_each_can_be_corrected_or_removed(
    desk: EveningDesk, keys: dict[str, str]
) -> None:
    add(desk, "0042")
    desk.press("S", "Enter", "S", "2", "Enter")
    assert desk.page.table.view.rowHeight(0) > 100
    desk.press("Right", "Right", "Right", "Right", "Right", "Enter")
    panel = desk.page.editing.panel
    assert isinstance(panel, TalkPanel)
    assert panel.editing
    assert panel.session().intervention == "bisidning/følgeskab"
    desk.press("5", "Enter")
    assert [talk.intervention for talk in desk.page.sheet.row(keys["0042"]).sessions] == [
        sample.TALK,
        "anonym sundhedsklinik",
    ]
    desk.press("Del")
    assert [talk.intervention for talk in desk.page.sheet.row(keys["0042"]).sessions] == [sample.TALK]


def test_challenges_and_a_note_are_one_key_away(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("S", "2", "N")
    sheet = desk.page.editing.sheet
    assert isinstance(sheet, SessionSheet)
    assert sheet.intervention.value() == "bisidning/følgeskab"
    sheet.challenges.set_values(["bolig", "vold"])
    desk.type("Fulgt til kommunen")
    desk.press("Ctrl+S")
    (talk,) = desk.page.sheet.row(keys["0042"]).sessions
    assert (talk.challenges, talk.note) == (("bolig", "vold"), "Fulgt til kommunen")
    desk.press("Ctrl+S")
    assert desk.stored_row(keys["0042"]).sessions == (talk,)


def test_a_referral_takes_its_offer_from_the_suggestions(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("H")
    desk.type("kris")
    desk.press("Enter", "Ctrl+S", "Ctrl+S")
    (referral,) = desk.stored_row(keys["0042"]).referrals
    assert (referral.offer, referral.direction, referral.trafficking) == ("krisecenter", Direction.OUT, None)


def test_ctrl_s_takes_an_open_panel_with_it(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("C", "S", "Ctrl+S")
    assert desk.page.editing.panel is None
    assert len(desk.stored_row(keys["0042"]).sessions) == 1


def test_who5_is_one_key_away_and_then_no_longer_due(desk: EveningDesk, store: OpenStore, keys: dict[str, str]) -> None:
    add(desk, "0042")
    assert desk.page.rows.rows[0].waits == ("WHO-5",)
    desk.press("C", "W", "3", "2", "3", "4", "1", "Ctrl+S")
    assert [item.answers for item in store.reading.answer_sets(keys["0042"])] == [(3, 2, 3, 4, 1)]
    assert desk.page.rows.rows[0].waits == ()
    assert desk.page.sheet.row(keys["0042"]).attends == {sample.CAFE}, "the unsaved row is still there"
    assert desk.page.unsaved()


# By mouse


def test_everything_in_a_row_can_be_clicked(desk: EveningDesk, keys: dict[str, str]) -> None:
    contact = keys["0042"]
    add(desk, "0042")
    for column in (Col.CAFE, Col.MEAL, Col.CLOTHING):
        click(desk, contact, column)
    row = desk.page.sheet.row(contact)
    assert (row.attends, row.pieces) == ({sample.CAFE, sample.MEAL}, 1)
    click(desk, contact, Col.CLOTHING)
    desk.press("4", "Enter")
    assert desk.page.sheet.row(contact).pieces == 4
    click(desk, contact, Col.TALK)
    assert isinstance(desk.page.editing.panel, TalkPanel)
    desk.press("Enter")
    click(desk, contact, Col.CAFE)
    row = desk.page.sheet.row(contact)
    assert (row.attends, len(row.sessions)) == ({sample.MEAL}, 1)
    desk.click(desk.page.save_line.save_button)
    assert desk.stored_row(contact).attends == {sample.MEAL}


def test_a_click_beside_a_panel_keeps_what_was_changed_in_it(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("S")
    desk.click(desk.page.counts)
    assert desk.page.sheet.row(keys["0042"]).sessions == ()
    desk.press("S", "2")
    desk.click(desk.page.counts)
    assert [talk.intervention for talk in desk.page.sheet.row(keys["0042"]).sessions] == ["bisidning/følgeskab"]


def test_the_cross_at_the_end_of_a_row_takes_it_off(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "CDE-FGK")
    view = desk.page.table.view
    (cross,) = view.tools_of(0, Col.WAITS)
    desk.click(view.viewport(), cross.rect.center().toPoint())
    assert rows_shown(desk) == []


def test_a_double_click_on_the_number_leads_to_the_person(desk: EveningDesk, keys: dict[str, str]) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    add(desk, "0042")
    desk.desk.go = lambda page, /, **where: went.append((page, where))
    view = desk.page.table.view
    at = view.part_rect(keys["0042"], Col.NUMBER).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert went == [("person", {"contact": keys["0042"], "back": "today"})]


# Saving, undo, errors


def test_one_save_is_one_operation_and_says_when(desk: EveningDesk, store: OpenStore, keys: dict[str, str]) -> None:
    changes: list[object] = []
    desk.desk.worker.changed.connect(changes.append)
    add(desk, "0042")
    desk.press("C", "T")
    add(desk, "0117")
    desk.press("C", "M", "S", "Enter")
    desk.page.guests.stepper.setValue(3)
    assert desk.page.save_line.text() == "2 rows are not saved yet"
    assert desk.page.counts.counts() == (2, 3, 5)
    desk.press("Ctrl+S")
    assert len(changes) == 1
    assert desk.page.save_line.text() == "Everything was saved at 21.47"
    assert desk.stored().guests == 3
    activity = store.reading.activity_of(sample.DAY, sample.CAFE)
    assert activity is not None
    assert activity.headcount == 5


def test_undo_takes_back_edits_one_by_one_and_then_what_was_saved(desk: EveningDesk, keys: dict[str, str]) -> None:
    contact = keys["0042"]
    add(desk, "0042")
    desk.press("C", "M", "Ctrl+Z")
    assert desk.page.sheet.row(contact).attends == {sample.CAFE}
    desk.press("Ctrl+S")
    assert desk.stored_row(contact).attends == {sample.CAFE}
    desk.press("Ctrl+Z")
    assert desk.stored().rows == ()
    assert desk.page.sheet.row(contact).attends == {sample.CAFE}, "the edits stand unsaved again"
    assert desk.page.unsaved()
    desk.press("Ctrl+Z", "Ctrl+Z")
    assert rows_shown(desk) == []
    assert not desk.page.unsaved()


def test_the_undo_button_does_what_the_key_does(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("C", "Ctrl+S")
    desk.click(desk.page.save_line.undo_button)
    assert desk.stored().rows == ()
    assert desk.page.unsaved()


def test_undo_after_something_else_was_saved_undoes_that(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str]
) -> None:
    add(desk, "0042")
    desk.press("C", "Ctrl+S")
    answers = AnswerSet(contact=keys["0042"], date=sample.DAY, answers=(1, 1, 1, 1, 1), mode=AnswerMode.PAPER)
    desk.desk.worker.change(lambda opened: opened.operations.save(answers))
    desk.press("Ctrl+Z")
    assert store.reading.answer_sets(keys["0042"]) == []
    assert desk.stored_row(keys["0042"]).attends == {sample.CAFE}


def test_a_save_that_fails_keeps_everything_and_says_why(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object, **_how: object) -> None:
        raise EnvironmentFailure("The disk is full. Free some space, then save again.")

    add(desk, "0042")
    desk.press("C", "T", "S", "Enter")
    with monkeypatch.context() as broken:
        broken.setattr(store.operations, "save_evening", full)
        desk.press("Ctrl+S")
    told = open_sheet(desk.shell)
    assert told is not None
    assert any("disk is full" in child.text() for child in told.findChildren(QWidget) if hasattr(child, "text"))
    desk.press("Enter")
    assert desk.page.unsaved()
    assert desk.stored().rows == ()
    desk.press("Ctrl+S")
    row = desk.stored_row(keys["0042"])
    assert (row.attends, row.pieces, len(row.sessions)) == ({sample.CAFE}, 1, 1)


def test_saving_again_doubles_nothing(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("C", "T", "S", "Enter", "Ctrl+S", "M", "+", "Ctrl+S", "Ctrl+S")
    row = desk.stored_row(keys["0042"])
    assert (row.attends, row.pieces, len(row.sessions)) == ({sample.CAFE, sample.MEAL}, 2, 1)
    assert len(row.clothing) == 1


def test_what_is_typed_while_it_saves_stays_unsaved_and_is_not_lost(folder: Path, qtbot: QtBot) -> None:
    keys: dict[str, str] = {}

    def opened() -> OpenStore:
        store = sample.empty_store(folder)
        keys.update(sample.fill(store))
        return store

    worker, ready, gate = StoreWorker(opened), [], threading.Event()
    worker.start(lambda store: store, ready.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(ready), timeout=20_000)
    desk = EveningDesk(ready[0], worker=worker)
    try:
        qtbot.waitUntil(worker.is_idle)
        desk.press("F2", "C", "S", "Enter")
        contact = desk.page.sheet.contacts[0]
        qtbot.waitUntil(worker.is_idle)
        worker.run(lambda _store: gate.wait(20))
        desk.press("Ctrl+S", "M", "+")
        desk.page.guests.stepper.setValue(2)
        assert desk.page.keeping.saving
        gate.set()
        qtbot.waitUntil(lambda: worker.is_idle() and not desk.page.keeping.saving)
        (row,) = desk.page.sheet.dirty_rows()
        assert (row.attends, row.pieces, len(row.sessions)) == ({sample.CAFE, sample.MEAL}, 1, 1)
        stored: list[Evening] = []
        worker.run(lambda store: store.reading.evening(sample.DAY, ACTIVITIES), stored.append)
        qtbot.waitUntil(lambda: bool(stored))
        assert [(row.contact, row.attends) for row in stored[0].rows] == [(contact, {sample.CAFE})]
        desk.press("Ctrl+S")
        qtbot.waitUntil(lambda: worker.is_idle() and not desk.page.unsaved())
        assert desk.page.sheet.row(contact).attends == {sample.CAFE, sample.MEAL}
        assert len(desk.page.sheet.row(contact).sessions) == 1
    finally:
        gate.set()
        desk.close()
        worker.stop()


# Changes elsewhere


def test_what_others_change_appears_and_unsaved_edits_stay(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str]
) -> None:
    add(desk, "0042", "0117")
    desk.press("C", "S", "Enter")
    talk = Session(contact=keys["0117"], date=sample.DAY, intervention=sample.THERAPY, minutes=50)
    other = EveningRow(contact=keys["A17"], attends=frozenset({sample.CAFE}))
    desk.desk.worker.change(lambda opened: opened.operations.save(talk))
    desk.desk.worker.change(
        lambda opened: opened.operations.save_evening(
            Evening(day=sample.DAY, activities=ACTIVITIES, guests=4, rows=(other,))
        )
    )
    assert rows_shown(desk) == ["0042", "0117", "A17"]
    row = desk.page.sheet.row(keys["0117"])
    assert row.attends == {sample.CAFE}
    assert sorted(item.intervention for item in row.sessions) == sorted([sample.THERAPY, sample.TALK])
    assert desk.page.counts.counts() == (3, 4, 7)
    desk.press("Ctrl+S")
    assert len(desk.stored_row(keys["0117"]).sessions) == 2
    assert desk.stored_row(keys["A17"]).attends == {sample.CAFE}


def test_a_contact_binned_elsewhere_leaves_the_sheet(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042", "0117")
    desk.desk.worker.change(lambda opened: opened.operations.bin("contact", keys["0042"]))
    assert rows_shown(desk) == ["0117"]


def test_a_talk_binned_elsewhere_comes_back_only_if_it_was_changed_here(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str]
) -> None:
    add(desk, "0042", "0117")
    desk.press("S", "Enter")
    desk.page.table.view.go_to(keys["0042"])
    desk.press("S", "Enter", "Ctrl+S")
    mine = {number: desk.stored_row(keys[number]).sessions[0] for number in ("0042", "0117")}
    desk.page.table.view.go_to(keys["0042"], Col.TALK)
    desk.press("Enter", "M", "9", "9", "Enter")
    for session in mine.values():
        desk.desk.worker.change(lambda opened, key=session.key: opened.operations.bin("session", str(key)))
    assert desk.page.sheet.row(keys["0117"]).sessions == ()
    desk.press("Ctrl+S")
    assert [talk.minutes for talk in desk.stored_row(keys["0042"]).sessions] == [99]


def test_another_name_for_the_cafe_keeps_what_is_ticked(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("C", "M", "T")
    desk.desk.profile = replace(desk.desk.profile, cafe="Aftencafé", meal="")
    desk.page.load()
    row = desk.page.sheet.row(keys["0042"])
    assert (row.attends, row.pieces) == ({"Aftencafé"}, 1)
    assert desk.page.table.view.isColumnHidden(Col.MEAL)
    desk.press("Ctrl+S")
    assert not desk.page.unsaved()
    assert desk.store.reading.evening(sample.DAY, ("Aftencafé",)).rows == (row,)


# The draft


def reopened(desk: EveningDesk, store: OpenStore) -> EveningDesk:
    """What comes back after a lock or a crash: a new window on the same store with the stashed entry."""
    stash = desk.page.stash()
    text = json.dumps(stash)
    desk.close()
    return EveningDesk(store, drafts={"today": json.loads(text)} if stash else None)


def test_a_desk_that_may_only_read_does_not_promise_a_draft(desk: EveningDesk) -> None:
    desk.desk.read_only = True
    add(desk, "0042")
    desk.press("C")
    assert desk.page.save_line._detail.text() == "Read-only here: what you type is not kept."


def test_the_draft_is_stashed_within_two_seconds_and_gone_after_saving(
    desk: EveningDesk, store: OpenStore, qtbot: QtBot
) -> None:
    add(desk, "0042")
    desk.press("C")
    qtbot.waitUntil(lambda: store.reading.draft("today") is not None, timeout=2000)
    assert "The draft is safe since 21.47" in desk.page.save_line._detail.text()
    desk.press("Ctrl+S")
    assert store.reading.draft("today") is None
    assert desk.page.stash() is None


def test_everything_unsaved_comes_back_after_a_lock(desk: EveningDesk, store: OpenStore, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("C", "T", "3", "S", "2", "Enter", "Ctrl+N", "M")
    number = rows_shown(desk)[1]
    desk.page.guests.stepper.setValue(2)
    add(desk, "0117")
    desk.page.leave_rows()
    desk.type("h7k")
    again = reopened(desk, store)
    assert rows_shown(again) == ["0042", number, "0117"]
    row = again.page.sheet.row(keys["0042"])
    assert (row.attends, row.pieces, row.sessions[0].intervention) == ({sample.CAFE}, 3, "bisidning/følgeskab")
    assert again.page.counts.counts() == (3, 2, 5)
    assert again.page.quick_add.text() == "h7k"
    again.press("Ctrl+S")
    assert again.stored_row(keys["0042"]) == row
    assert store.reading.contact_by_number(number) is not None
    again.close()


def test_a_half_entered_talk_comes_back_after_a_lock(desk: EveningDesk, store: OpenStore, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("S", "3", "7")
    again = reopened(desk, store)
    panel = again.page.editing.panel
    assert isinstance(panel, TalkPanel)
    assert (panel.session().intervention, panel.session().minutes) == (sample.THERAPY, 7)
    again.press("Enter")
    assert [talk.minutes for talk in again.page.sheet.row(keys["0042"]).sessions] == [7]
    again.close()


def test_a_half_written_note_comes_back_after_a_lock(desk: EveningDesk, store: OpenStore, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("S", "N")
    desk.type("Ringede og")
    again = reopened(desk, store)
    sheet = again.page.editing.sheet
    assert isinstance(sheet, SessionSheet)
    assert sheet.note.text() == "Ringede og"
    again.press("Ctrl+S")
    assert [talk.note for talk in again.page.sheet.row(keys["0042"]).sessions] == ["Ringede og"]
    again.close()


def test_a_half_written_note_comes_back_with_the_number_it_is_about(
    folder: Path, qtbot: QtBot, store: OpenStore, desk: EveningDesk, keys: dict[str, str]
) -> None:
    """The store answers later here: the day was asked for before the stash came."""
    add(desk, "0042")
    desk.press("S", "N")
    desk.type("Ringede og")
    desk.window.stash_now()
    drafts = {page: json.loads(text) for page, text in store.reading.drafts().items()}
    desk.close()
    store.close()
    worker, ready = StoreWorker(lambda: open_store(folder, user=USER, passphrase=PASSPHRASE)), []
    worker.start(lambda opened: opened, ready.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(ready), timeout=20_000)
    again = EveningDesk(ready[0], worker=worker, drafts=drafts)
    try:
        qtbot.waitUntil(lambda: again.page.editing.sheet is not None and worker.is_idle())
        sheet = again.page.editing.sheet
        assert isinstance(sheet, SessionSheet)
        assert (sheet.subtitle_text.text(), sheet.note.text()) == ("0042", "Ringede og")
        assert sheet.subtitle_text.isVisibleTo(sheet)
    finally:
        again.close()
        worker.stop()


def test_a_draft_that_was_saved_after_all_makes_nothing_twice(
    desk: EveningDesk, store: OpenStore, keys: dict[str, str]
) -> None:
    add(desk, "0042")
    desk.press("C", "T", "S", "Enter", "Ctrl+N", "C")
    number = rows_shown(desk)[1]
    stash = json.loads(json.dumps(desk.page.stash()))
    desk.press("Ctrl+S")
    desk.close()
    again = EveningDesk(store, drafts={"today": stash})
    assert rows_shown(again) == ["0042", number]
    assert not again.page.unsaved()
    again.press("Ctrl+S")
    row = again.stored_row(keys["0042"])
    assert (len(row.clothing), len(row.sessions)) == (1, 1)
    again.close()


@pytest.mark.parametrize(
    "stash",
    [
        {},
        {"day": "soon"},
        {"day": "2026-11-20"},
        {"day": "2026-11-20", "sheet": []},
        {"day": "2026-11-20", "sheet": {"rows": []}},
    ],
)
def test_a_draft_that_cannot_be_read_does_not_stop_the_page(
    store: OpenStore, keys: dict[str, str], qapp: QApplication, stash: dict[str, object]
) -> None:
    desk = EveningDesk(store, drafts={"today": stash})
    add(desk, "0042")
    assert rows_shown(desk) == ["0042"]
    desk.close()


# Days


def test_another_day_is_typed_freely_and_saved_as_that_day(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("C", "D")
    desk.type("-1")
    desk.press("Enter")
    yesterday = sample.DAY - timedelta(days=1)
    assert desk.page.day == yesterday
    assert desk.page.scaffold.title_text.text() == "Thursday 19-11-2026"
    assert rows_shown(desk) == []
    add(desk, "0117")
    desk.press("C", "S", "Enter", "Ctrl+S")
    row = desk.stored_row(keys["0117"])
    assert [talk.date for talk in row.sessions] == [yesterday]
    desk.click(desk.page.to_today)
    assert desk.page.day == sample.DAY
    assert rows_shown(desk) == ["0042"], "the first day's row was saved before the other was shown"


def test_a_day_to_come_is_refused(desk: EveningDesk) -> None:
    desk.press("Alt+D")
    desk.type("21-11-2026")
    desk.press("Enter")
    assert open_sheet(desk.shell) is not None
    assert desk.page.day == sample.DAY


def test_before_the_boundary_it_is_still_yesterdays_evening(
    store: OpenStore, keys: dict[str, str], qapp: QApplication
) -> None:
    clock = [datetime(2026, 11, 20, 14, 58)]
    desk = EveningDesk(store, now=lambda: clock[0])
    assert desk.page.day == sample.DAY - timedelta(days=1)
    clock[0] = datetime(2026, 11, 20, 15, 0)
    desk.page.entered()
    assert desk.page.day == sample.DAY
    desk.close()


def test_an_unsaved_evening_is_kept_when_the_next_day_begins(
    store: OpenStore, keys: dict[str, str], qapp: QApplication
) -> None:
    clock = [datetime(2026, 11, 20, 14, 58)]
    desk = EveningDesk(store, now=lambda: clock[0])
    add(desk, "0042")
    desk.press("C")
    clock[0] = datetime(2026, 11, 20, 15, 0)
    desk.page.entered()
    assert desk.page.day == sample.DAY - timedelta(days=1)
    assert rows_shown(desk) == ["0042"]
    desk.close()


# Seen, heard, fitted


def test_cells_say_what_they_show(desk: EveningDesk) -> None:
    add(desk, "0042")
    desk.press("C", "T", "2", "S", "Enter")
    model, role = desk.page.rows, Qt.ItemDataRole.AccessibleTextRole
    said = [model.data(model.index(0, column), role) for column in Col]
    assert str(said[Col.NUMBER]).startswith("0042, last ")
    assert said[Col.CAFE] == "Café: yes"
    assert said[Col.MEAL] == "Meal: no"
    assert said[Col.CLOTHING] == "Clothes: 2 pieces"
    assert "30\u00a0min · in person" in str(said[Col.TALK])
    assert said[Col.REFERRAL] == "Referral: none"
    assert said[Col.WAITS] == "Waiting: WHO-5"


def test_the_ring_follows_the_current_cell(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042")
    desk.press("Right")
    shape = desk.shell.ring.shape()
    assert shape is not None
    assert shape.rect == desk.page.table.view.part_rect(keys["0042"], Col.CAFE)


def test_long_names_wrap_and_the_row_grows(store: OpenStore, qapp: QApplication) -> None:
    contact = sample.add_contact(store, "0042")
    desk = EveningDesk(store, profile="forandring-aarhus")
    add(desk, "0042")
    desk.page.sheet.put_record(
        contact,
        Session(
            contact=contact, date=sample.DAY, intervention="uddannelses- og beskæftigelsesrettet forløb", minutes=50
        ),
    )
    desk.page.sheet.put_record(contact, Referral(contact=contact, date=sample.DAY, offer="krisecenter"))
    desk.page.edited()
    assert desk.page.table.view.rowHeight(0) == 74
    desk.close()


def test_forty_rows_scroll_and_the_current_one_is_in_sight(store: OpenStore, qapp: QApplication) -> None:
    contacts = [sample.add_contact(store, f"{number:04d}") for number in range(40)]
    rows = tuple(EveningRow(contact=contact, attends=frozenset({sample.CAFE})) for contact in contacts)
    store.operations.save_evening(Evening(day=sample.DAY, activities=ACTIVITIES, rows=rows))
    desk = EveningDesk(store)
    desk.shell.resize(1024, 700)
    QApplication.processEvents()
    view = desk.page.table.view
    assert view.compact
    assert view.verticalScrollBar().maximum() > 0
    add(desk, "0039")
    assert view.viewport().rect().contains(view.part_rect(contacts[39], Col.NUMBER))
    assert desk.shell.ring.shape() is not None
    desk.press("M")
    desk.click(view.viewport(), view.part_rect(contacts[39], Col.CLOTHING).center())
    row = desk.page.sheet.row(contacts[39])
    assert (row.attends, row.pieces) == ({sample.CAFE, sample.MEAL}, 1)
    desk.close()


def test_an_empty_sheet_shows_its_keys_and_nothing_to_save(store: OpenStore, qapp: QApplication) -> None:
    desk = EveningDesk(store)
    assert desk.page.empty.isVisible()
    assert not desk.page.save_line.save_button.isEnabled()
    assert desk.page.save_line.text() == "Nothing to save yet"
    desk.press("Alt+U")
    desk.type("4")
    assert desk.page.counts.counts() == (0, 4, 4)
    assert desk.page.save_line.text() == "The number of guests is not saved yet"
    desk.press("Ctrl+S")
    assert desk.stored().guests == 4
    desk.close()


def test_two_digits_of_pieces_fit_on_the_chip(desk: EveningDesk) -> None:
    for code in ("da", "en"):
        set_language(code)
        room = chip_room(Col.CLOTHING, compact=False) - 41  # what the icon and the edges leave
        words = [f"{column_words(Col.CLOTHING)} {pieces}" for pieces in (3, 12, 25, 88, 99)]
        assert all(text_width(one, font(15, 600)) <= room for one in words)
    set_language("en")


def test_a_press_on_the_card_beside_the_chips_only_moves_to_the_row(desk: EveningDesk, keys: dict[str, str]) -> None:
    add(desk, "0042", "0117")
    before = desk.page.sheet.state
    view = desk.page.table.view
    rect = view.part_rect(keys["0042"], Col.TALK)
    desk.click(view.viewport(), QPoint(rect.right() + 20, rect.center().y()))
    assert view.current_contact() == keys["0042"]
    assert desk.page.sheet.state == before


@pytest.mark.parametrize("code", ["da", "en"])
def test_the_words_of_the_guest_card_are_never_cut(qtbot: QtBot, code: str) -> None:
    before = language()
    set_language(code)
    card = GuestCard()
    qtbot.addWidget(card)
    card.show()
    words = card.findChild(Text)
    set_language(before)
    assert words is not None and words.width() >= words.sizeHint().width()
