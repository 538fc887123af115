"""A table kept by hand comes in by keyboard: columns once, a dry run, one save, one undo; next month at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from exitdesk.domain.roles import Permission, Role
from exitdesk.i18n import set_language
from exitdesk.returns.hand_kept.mapping import Dated
from exitdesk.returns.hand_kept.targets import IGNORED, Means, TableKind, Target
from exitdesk.store.opening import OpenStore
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.setup.data_card import DataCard
from exitdesk.ui.setup.import_sheet import ImportSheet
from exitdesk.ui.setup.mapping_sheet import MappingSheet
from exitdesk.ui.widgets.sheet import Sheet, open_sheet
from tests.returns.hand_kept_files import csv_file, ods_bytes, ods_sheet
from tests.returns.test_mapped_import import LIST, PEOPLE

CONTROL = Qt.KeyboardModifier.ControlModifier
Picked = Callable[[Path | None], None]


def topmost(window: MainWindow) -> Sheet:
    sheet = open_sheet(window.window())
    assert sheet is not None
    return sheet


def begun(window: MainWindow) -> Sheet:
    """What Ctrl+I shows for the file that is picked."""
    window.show_page("setup")
    QApplication.processEvents()
    page = window.current()
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_I, CONTROL)
    return topmost(window)


def mapping_of(window: MainWindow) -> MappingSheet:
    sheet = begun(window)
    assert isinstance(sheet, MappingSheet)
    sheet.try_out()
    return sheet


def planned(window: MainWindow) -> ImportSheet:
    sheet = topmost(window)
    assert isinstance(sheet, ImportSheet)
    return sheet


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return csv_file(tmp_path / "Registrering.csv", PEOPLE)


def test_by_keyboard_alone_and_next_month_without_the_question(
    window: MainWindow, esbjerg: OpenStore, people: Path, tmp_path: Path, picked: Picked
) -> None:
    picked(people)
    sheet = mapping_of(window)
    assert sheet.kind.value() is TableKind.PEOPLE
    assert sheet.summary.text() == "4 rows · new: 3 · already here: 0 · in doubt: 1"
    QTest.keyClick(sheet.kind.combo, Qt.Key.Key_S, CONTROL)
    plan = planned(window)
    assert plan.save is not None and plan.save.label() == "Save the 3 sound rows"
    assert esbjerg.reading.contacts() == []
    QTest.keyClick(plan, Qt.Key.Key_S, CONTROL)
    assert [one.id_number for one in esbjerg.reading.contacts()] == ["K-1", "K-2", "K-3"]
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert (esbjerg.reading.contacts(), esbjerg.reading.sessions()) == ([], [])
    later = [*PEOPLE[2:5], ["K-4", "Eva Krog", "K", 31, "01-10-2026", "ja", *[""] * 9]]
    picked(csv_file(tmp_path / "Registrering december.csv", later))
    again = begun(window)
    assert isinstance(again, ImportSheet)
    QTest.keyClick(again, Qt.Key.Key_S, CONTROL)
    assert len(esbjerg.reading.contacts()) == 3


def test_a_column_of_names_has_no_choice_and_the_dry_run_says_so(
    window: MainWindow, people: Path, picked: Picked
) -> None:
    picked(people)
    sheet = mapping_of(window)
    assert "Navn" not in sheet.columns.selects
    assert sheet.columns.selects["ID"].combo.accessibleName() == "What “ID” becomes"
    assert "The column “Navn” is not read: it holds names." in sheet.notes.text()


def test_every_choice_is_tried_out_and_one_thing_has_one_column(
    window: MainWindow, people: Path, picked: Picked
) -> None:
    picked(people)
    sheet = mapping_of(window)
    gender = Target(Means.FIELD, "Køn")
    sheet.columns.selects["Bemærkning"].set_value(gender)
    sheet.columns.changed.emit("Bemærkning", gender)
    sheet.try_out()
    assert sheet.columns.selects["Køn"].value() == IGNORED
    assert (sheet.mapping.target("Bemærkning"), sheet.mapping.target("Køn")) == (gender, IGNORED)
    first = sheet.doubts.doubts[0]
    assert (first.column, first.read) == ("Bemærkning", "kom selv")
    sheet.columns.changed.emit("ID", IGNORED)
    sheet.try_out()
    assert not sheet.go_on.isEnabled()
    assert "ID-nummer" in sheet.summary.text()


def test_a_row_can_be_taken_without_the_value_in_doubt(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Picked
) -> None:
    rows = [PEOPLE[2], *([f"K-{n}", "", "K", 30, "20-11-2025", *["ja"] * 2, *[""] * 8] for n in range(5))]
    rows[1][6] = rows[2][6] = "måske"
    rows[3][2] = "pige"
    picked(csv_file(tmp_path / "a.csv", rows))
    QTest.keyClick(mapping_of(window), Qt.Key.Key_S, CONTROL)
    plan = planned(window)
    assert plan.doubts is not None and plan.without is not None and plan.all_without is not None
    assert [one.column for one in plan.doubts.doubts] == ["Gruppeterapi", "Gruppeterapi", "Køn"]
    assert plan.all_without.label() == "Take all 2 rows of this kind so"
    QTest.keyClick(plan.all_without, Qt.Key.Key_Space)
    plan = planned(window)
    assert plan.doubts is not None and plan.without is not None
    assert [one.column for one in plan.doubts.doubts] == ["Køn"]
    QTest.keyClick(plan.without, Qt.Key.Key_Space)
    plan = planned(window)
    assert plan.doubts is None
    QTest.keyClick(plan, Qt.Key.Key_S, CONTROL)
    assert len(esbjerg.reading.contacts()) == 5
    assert sum(one.intervention == "gruppeterapi" for one in esbjerg.reading.sessions()) == 3


def test_words_of_the_house_and_new_contacts_of_a_list(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Picked
) -> None:
    picked(csv_file(tmp_path / "Samtaler.csv", LIST))
    sheet = mapping_of(window)
    assert sheet.kind.value() is TableKind.SESSIONS
    assert list(sheet.words.selects) == ["Råd og vejledning", "gåtur"]
    sheet.words.changed.emit("gåtur", "bisidning/følgeskab")
    sheet.add_contacts.click()
    sheet.try_out()
    assert sheet.summary.text() == "3 rows · new: 3 · already here: 0 · in doubt: 0"
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    QTest.keyClick(planned(window), Qt.Key.Key_S, CONTROL)
    assert len(esbjerg.reading.sessions()) == 3


def test_two_columns_that_may_be_the_id_number_are_marked_until_a_person_decides(
    window: MainWindow, tmp_path: Path, picked: Picked
) -> None:
    rows = [["Nr.", "ID", "Køn", "Opstart"], *([f"{n}{n}", f"H00{n}", "K", "20-11-2025"] for n in (4, 1, 3, 2))]
    picked(csv_file(tmp_path / "a.csv", rows))
    sheet = mapping_of(window)
    assert list(sheet.columns.marks()) == ["Nr.", "ID"]
    assert sheet.columns.selects["ID"].combo.accessibleDescription() == sheet.columns.marks()["ID"]
    number = sheet.columns.selects["Nr."]
    sheet.columns.changed.emit("Køn", IGNORED)
    assert sheet.columns.marks()
    number.set_value(Target(Means.FIELD, "ID-nummer"))
    sheet.columns.changed.emit("Nr.", number.value())
    assert sheet.columns.marks() == {}
    assert sheet.columns.selects["ID"].value() == IGNORED
    sheet.try_out()
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    planned(window).change.click()
    again = topmost(window)
    assert isinstance(again, MappingSheet)
    assert again.columns.marks() == {}


def test_what_is_to_be_decided_is_in_view_on_the_smallest_screen(
    window: MainWindow, tmp_path: Path, picked: Picked
) -> None:
    window.window().resize(1024, 700)
    given = [*["ja"] * 5, *["måske"] * 5]
    rows = [PEOPLE[2], *([f"K-{n}", "", "K", 30, "20-11-2025", one, one, *[""] * 8] for n, one in enumerate(given))]
    picked(csv_file(tmp_path / "a.csv", rows))
    QTest.keyClick(mapping_of(window), Qt.Key.Key_S, CONTROL)
    plan = planned(window)
    for _ in range(3):
        QApplication.processEvents()
    assert plan.doubts is not None and plan.without is not None and plan.all_without is not None
    assert len(plan.doubts.doubts) == 5
    for button in (plan.without, plan.all_without):
        assert button.visibleRegion().boundingRect() == button.rect()
    assert plan.subtitle_text.text() == "a.csv · 10 rows · new: 5 · already here: 0 · in doubt: 5"


def test_what_was_read_stands_in_the_quotation_marks_of_the_language(
    window: MainWindow, tmp_path: Path, picked: Picked
) -> None:
    rows = [PEOPLE[2], ["K-1", "", "pige", 30, "20-11-2025", *[""] * 10]]
    picked(csv_file(tmp_path / "a.csv", rows))
    set_language("da")
    sheet = mapping_of(window)
    assert "a, række 2 · Køn · »pige«:" in sheet.doubts.full.text()


def test_the_columns_can_be_chosen_again_and_giving_up_saves_nothing(
    window: MainWindow, esbjerg: OpenStore, people: Path, picked: Picked
) -> None:
    picked(people)
    QTest.keyClick(mapping_of(window), Qt.Key.Key_S, CONTROL)
    planned(window).change.click()
    sheet = topmost(window)
    assert isinstance(sheet, MappingSheet)
    assert sheet.mapping.target("Gruppeterapi") == Target(Means.INTERVENTION, "gruppeterapi")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert open_sheet(window.window()) is None
    assert esbjerg.reading.contacts() == []


def test_a_date_that_was_chosen_last_time_is_asked_about_again(
    window: MainWindow, esbjerg: OpenStore, people: Path, picked: Picked
) -> None:
    picked(people)
    sheet = mapping_of(window)
    sheet.day.set_text("31-12-2025")
    sheet.day.day_changed.emit(date(2025, 12, 31))
    sheet.dated.changed.emit(Dated.CHOSEN)
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    QTest.keyClick(planned(window), Qt.Key.Key_S, CONTROL)
    assert {one.date for one in esbjerg.reading.sessions()} == {date(2025, 12, 31), date(2026, 1, 12)}
    again = mapping_of(window)
    assert (again.day.day(), again.dated.value()) == (date(2025, 12, 31), Dated.CHOSEN)


def test_what_was_being_tried_out_when_the_sheet_closed_is_dropped(
    window: MainWindow, people: Path, picked: Picked, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked(people)
    sheet = mapping_of(window)
    late: list[Callable[[], object]] = []
    monkeypatch.setattr(
        sheet._desk.worker, "run", lambda work, then, failed=None: late.append(lambda: then(sheet.plan))
    )
    sheet.try_out()
    sheet.close_sheet()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(sheet)
    late[0]()


def test_another_sheet_of_the_file_can_be_chosen(window: MainWindow, tmp_path: Path, picked: Picked) -> None:
    content = ods_sheet("Personer", [list(row) for row in PEOPLE[2:]]) + ods_sheet("Samtaler", [list(r) for r in LIST])
    (tmp_path / "a.ods").write_bytes(ods_bytes(content))
    picked(tmp_path / "a.ods")
    sheet = mapping_of(window)
    sheet.sheet.changed.emit(1)
    sheet.try_out()
    assert sheet.kind.value() is TableKind.SESSIONS
    assert "Timer" in sheet.columns.selects


def test_who_may_not_import_is_not_offered_it(desk: DeskContext) -> None:
    assert DataCard(desk).import_button.isEnabled()
    volunteer = replace(desk, role=Role.VOLUNTEER)
    assert not volunteer.allows(Permission.IMPORT)
    assert not DataCard(volunteer).import_button.isEnabled()
