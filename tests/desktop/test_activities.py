"""Activities with those who were there, and clothing, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.records import Activity, ClothingHandout
from exitdesk.store.opening import OpenStore
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.activity_entry import ActivitySheet
from exitdesk.ui.entries.clothing_entry import ClothingSheet, open_clothing_entry, split_items
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.activities import ActivitiesPage
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.people_chips import PersonChip
from exitdesk.ui.widgets.record_list import RecordList
from exitdesk.ui.widgets.sheet import Sheet, open_sheet
from tests.desktop import sample
from tests.desktop.pressing import click, press

DAY = date(2026, 11, 20)


@pytest.fixture
def keys(esbjerg: OpenStore) -> dict[str, str]:
    return sample.fill(esbjerg)


@pytest.fixture
def page(keys: dict[str, str], window: MainWindow) -> Iterator[ActivitiesPage]:
    window.go("activities")
    window.window().activateWindow()
    assert QTest.qWaitForWindowActive(window.window())
    yield cast("ActivitiesPage", window.page("activities"))


def sheet_of(page: ActivitiesPage) -> Sheet:
    sheet = open_sheet(page.window())
    assert sheet is not None
    return sheet


def new_activity(page: ActivitiesPage) -> ActivitySheet:
    press("N")
    sheet = sheet_of(page)
    assert isinstance(sheet, ActivitySheet)
    return sheet


def rows(shown: RecordList) -> list[list[str]]:
    model = shown.table.model
    return [[model.cell(row, column).text for column in range(len(model.columns))] for row in range(len(model.ids))]


def alt(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)


# Activities


def test_an_activity_with_those_who_were_there_is_one_operation(
    page: ActivitiesPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    """N, the name by its digit, how many, ID numbers with Enter, Enter: one save, one undo."""
    before = len(esbjerg.reading.activities())
    sheet = new_activity(page)
    press("3")
    sheet.headcount.setFocus()
    press("14")
    sheet.people.setFocus()
    press("0042", "Enter", "h7k-m36", "Enter", "Enter")
    assert open_sheet(page.window()) is None
    outing = next(a for a in esbjerg.reading.activities() if a.name == "Udflugt")
    assert (outing.date, outing.headcount) == (DAY, 14)
    present = esbjerg.reading.attendances(activity=outing.key)
    assert [a.contact for a in present] == [keys["0042"], keys["H7K-M36"]]
    assert rows(page.activities)[0] == ["20-11", "Udflugt", "14", "2"]
    press("Ctrl+Z")
    assert len(esbjerg.reading.activities()) == before
    assert "Udflugt" not in {row[1] for row in rows(page.activities)}


def test_a_name_of_ones_own_and_nobody_counted(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    sheet = new_activity(page)
    press(str(len(page.desk.profile.activities) + 1))
    assert sheet.own_name.edit.hasFocus()
    press("Grillaften", "Enter")
    (grill,) = [a for a in esbjerg.reading.activities() if a.name == "Grillaften"]
    assert grill.headcount is None
    assert rows(page.activities)[0] == ["20-11", "Grillaften", "not counted", "0"]


def test_fewer_in_all_than_are_named_is_refused(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    before = esbjerg.reading.activities()
    sheet = new_activity(page)
    press("1")
    sheet.people.setFocus()
    press("0042", "Enter", "0117", "Enter")
    sheet.headcount.setFocus()
    press("1", "Enter")
    assert "2 contacts are named" in sheet.headcount.error()
    assert esbjerg.reading.activities() == before
    sheet.people.setFocus()
    press("ZZZ", "Enter")
    assert "ZZZ" in sheet.people.number.error()


def test_a_nameless_activity_is_refused_beside_the_name(page: ActivitiesPage) -> None:
    sheet = new_activity(page)
    press("Ctrl+S")
    assert open_sheet(page.window()) is sheet
    press("6", "Enter")
    assert "Type what it was." in sheet.own_name.error()


def test_a_person_is_named_once_and_can_be_taken_off(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    sheet = new_activity(page)
    press("1")
    sheet.people.setFocus()
    press("0042", "Enter", "0117", "Enter", "0042", "Enter")
    assert [number for _key, number in sheet.people.people()] == ["0042", "0117"]
    assert "there already" in sheet.people.number.error()
    chip = next(c for c in sheet.people.findChildren(PersonChip) if c.number == "0042" and c.isVisible())
    click(chip)
    assert [number for _key, number in sheet.people.people()] == ["0117"]


def test_an_activity_is_corrected_and_those_there_stay(
    page: ActivitiesPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    cafe = page._held[str(page.activities.table.model.ids[-1])]
    before = esbjerg.reading.attendances(activity=cafe.activity.key)
    assert before
    page.activities.table.select(cafe.activity.key or "")
    page.activities.table.view.setFocus()
    press("Enter")
    sheet = sheet_of(page)
    assert isinstance(sheet, ActivitySheet)
    assert len(sheet.people.people()) == len(before)
    sheet.note.set_text("Lasagne")
    press("Ctrl+S")
    stored = esbjerg.reading.record("activity", cafe.activity.key or "")
    assert isinstance(stored, Activity)
    assert stored.note == "Lasagne"
    assert esbjerg.reading.attendances(activity=cafe.activity.key) == before


def test_delete_bins_a_row_and_undo_brings_it_back(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    before = esbjerg.reading.activities()
    page.activities.table.view.setFocus()
    press("Del")
    assert len(esbjerg.reading.activities()) == len(before) - 1
    press("Ctrl+Z")
    assert esbjerg.reading.activities() == before


def test_an_activity_can_be_deleted_from_its_sheet(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    before = len(esbjerg.reading.activities())
    view = page.activities.table.view
    click(view.viewport(), QPoint(200, 20))
    sheet = sheet_of(page)
    delete = next(b for b in sheet.findChildren(Button) if b.label() == "Delete")
    click(delete)
    assert open_sheet(page.window()) is None
    assert len(esbjerg.reading.activities()) == before - 1


# Clothing


def test_unnamed_clothes_are_a_number_and_enter(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    before = page.totals.accessibleName()
    press("U", "3", "Enter", "1", "Enter")
    unnamed = [h for h in esbjerg.reading.clothing() if h.contact is None]
    assert [(h.pieces, h.date) for h in unnamed] == [(3, DAY), (1, DAY)]
    assert [row[1:] for row in rows(page.clothes)][:2] == [["no ID", "1"], ["no ID", "3"]]
    assert page.totals.accessibleName() != before
    assert page.quick.edit.hasFocus()
    press("0", "Enter")
    assert page.quick.error()
    assert len([h for h in esbjerg.reading.clothing() if h.contact is None]) == 2


def test_clothes_to_a_contact_with_words_of_the_profile_and_free_ones(
    page: ActivitiesPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    press("T", "0042", "Enter")
    sheet = sheet_of(page)
    assert isinstance(sheet, ClothingSheet)
    assert sheet.pieces.edit.hasFocus()
    press("2")
    sheet.items.set_values(["sko", "bukser"])
    sheet.other.setFocus()
    press("en varm hue", "Enter")
    handout = esbjerg.reading.clothing(contact=keys["0042"])[-1]
    assert (handout.items, handout.pieces) == ("bukser, sko, en varm hue", 2)
    assert split_items(handout.items, page.desk.profile.clothing_items) == (["bukser", "sko"], "en varm hue")


def test_clothes_need_somebody_or_nobody_in_particular(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    before = len(esbjerg.reading.clothing())
    press("T")
    sheet = sheet_of(page)
    assert isinstance(sheet, ClothingSheet)
    press("Ctrl+S")
    assert "Type the ID number" in sheet.number.error()
    sheet.number.setFocus()
    press("ZZZ", "Ctrl+S")
    assert "ZZZ" in sheet.number.error()
    assert len(esbjerg.reading.clothing()) == before
    sheet.to.set_value("unnamed")
    press("Ctrl+S")
    assert esbjerg.reading.clothing()[-1].contact is None


def test_a_number_typed_over_is_looked_up_again(page: ActivitiesPage, esbjerg: OpenStore, keys: dict[str, str]) -> None:
    """The handout never goes to the contact that stood there before."""
    press("T", "0042", "Enter")
    sheet = sheet_of(page)
    assert isinstance(sheet, ClothingSheet)
    sheet.number.setFocus()
    sheet.number.edit.selectAll()
    before = len(esbjerg.reading.clothing(contact=keys["0042"]))
    press("0117", "Ctrl+S")
    press("Ctrl+S")
    assert len(esbjerg.reading.clothing(contact=keys["0042"])) == before
    assert esbjerg.reading.clothing(contact=keys["0117"])[-1].date == DAY


def test_a_person_page_gives_clothes_to_its_contact(page: ActivitiesPage, keys: dict[str, str]) -> None:
    got: list[ClothingHandout] = []
    sheet = open_clothing_entry(
        page, contact=keys["0042"], number="0042", handout=None, accept=lambda record, _sheet: got.append(record)
    )
    assert sheet.subtitle_text.text() == "0042"
    press("4", "Ctrl+S")
    assert got == [ClothingHandout(contact=keys["0042"], date=DAY, pieces=4)]


# The month


def test_one_month_at_a_time_with_its_totals(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    november = [a for a in esbjerg.reading.activities() if a.date.month == 11]
    visits = sum(a.headcount or len(esbjerg.reading.attendances(activity=a.key)) for a in november)
    pieces = sum(h.pieces or 1 for h in esbjerg.reading.clothing() if h.date.month == 11)
    assert page.totals.accessibleName() == (f"{len(november)} activities, {visits} visits, {pieces} pieces of clothing")
    page.activities.table.view.setFocus()
    alt(Qt.Key.Key_Left)
    assert page.months.month() == date(2026, 10, 1)
    assert all(row[0].endswith("-10") for row in rows(page.activities))
    alt(Qt.Key.Key_Left)
    assert page.activities.empty.isVisible()
    assert page.activities.empty.title_text.text() == "September 2026: no activities"
    alt(Qt.Key.Key_Right)
    alt(Qt.Key.Key_Right)
    alt(Qt.Key.Key_Right)
    assert page.months.month() == date(2026, 11, 1)


def test_another_page_leads_to_a_record(page: ActivitiesPage, window: MainWindow, esbjerg: OpenStore) -> None:
    handout = esbjerg.reading.clothing()[0]
    assert handout.date.month == 10
    window.go("activities", kind="clothing", key=handout.key)
    sheet = sheet_of(page)
    assert isinstance(sheet, ClothingSheet)
    assert page.months.month() == date(2026, 10, 1)
    assert sheet.number.text() == esbjerg.reading.id_numbers()[handout.contact or ""]


# What is typed and not saved


def test_an_open_sheet_comes_back_after_locking(page: ActivitiesPage, desk: DeskContext, keys: dict[str, str]) -> None:
    sheet = new_activity(page)
    press("2")
    sheet.people.setFocus()
    press("0042", "Enter", "01")
    entry = page.stash()
    assert entry is not None
    sheet.close_sheet()
    page.restore_stash(entry)
    again = sheet_of(page)
    assert isinstance(again, ActivitySheet)
    assert again.name.value() == page.desk.profile.activities[1]
    assert again.people.people() == [(keys["0042"], "0042")]
    assert again.people.number.text() == "01"
    assert page.stash() == entry


def test_a_sheet_that_corrects_comes_back_with_its_row(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    handout = page._given[str(page.clothes.table.model.ids[0])].handout
    page.enter_handout(handout, "0042")
    sheet = sheet_of(page)
    assert isinstance(sheet, ClothingSheet)
    sheet.pieces.set_text("9")
    entry = page.stash()
    assert entry is not None
    sheet.close_sheet()
    page.restore_stash(entry)
    again = sheet_of(page)
    assert isinstance(again, ClothingSheet)
    press("Ctrl+S")
    stored = esbjerg.reading.record("clothing", handout.key or "")
    assert isinstance(stored, ClothingHandout)
    assert (stored.pieces, stored.contact, stored.items) == (9, handout.contact, handout.items)


def test_a_correction_from_a_draft_keeps_those_who_were_there(page: ActivitiesPage, esbjerg: OpenStore) -> None:
    held = page._held[str(page.activities.table.model.ids[0])]
    before = esbjerg.reading.attendances(activity=held.activity.key)
    page.enter_activity(held.activity)
    sheet = sheet_of(page)
    assert isinstance(sheet, ActivitySheet)
    sheet.note.set_text("Lasagne")
    entry = page.stash()
    assert entry is not None
    sheet.close_sheet()
    page.restore_stash(entry)
    press("Ctrl+S")
    assert esbjerg.reading.attendances(activity=held.activity.key) == before


def test_esc_leads_from_the_unnamed_pieces_back_to_the_list(page: ActivitiesPage) -> None:
    press("U")
    assert page.quick.edit.hasFocus()
    press("Enter")
    assert page.quick.error()
    press("Esc")
    assert page.activities.table.view.hasFocus()
    assert not page.quick.error()
