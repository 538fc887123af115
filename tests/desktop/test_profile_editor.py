"""The profile is edited in the windows: previewed, checked, renamed along, saved as a version, undone."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.domain.periods import Quarter
from exitdesk.domain.records import Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.forms.paperwork import write_return
from exitdesk.returns.freezing import corrections
from exitdesk.returns.profile_draft import Listed
from exitdesk.returns.profile_model import Coding, Source
from exitdesk.returns.profiles import load_profile_text
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import SnapshotKind, file_of, snapshots_of
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.profile_page import ProfilePage
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.profile.columns_section import ColumnsSection
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.general_section import GeneralSection
from exitdesk.ui.profile.list_section import ListSection
from exitdesk.ui.profile.save_sheet import SaveSheet
from exitdesk.ui.profile.versions_section import VersionsSection
from exitdesk.ui.widgets.ordered_list import OrderedList
from exitdesk.ui.widgets.sheet import Ask, Sheet, open_sheet

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
QUARTER = Quarter(2026, 3)


@pytest.fixture
def filled(esbjerg: OpenStore) -> OpenStore:
    """Two contacts of the third quarter of 2026; one has been in group therapy twice."""
    esbjerg.operations.import_records(
        [
            Contact(key="k1", id_number="0042", first_contact=date(2026, 7, 5)),
            Contact(key="k2", id_number="0043", first_contact=date(2026, 8, 5)),
            Session(key="s1", contact="k1", date=date(2026, 8, 1), intervention="gruppeterapi", challenges=("bolig",)),
            Session(key="s2", contact="k1", date=date(2026, 8, 8), intervention="gruppeterapi"),
        ]
    )
    return esbjerg


def opened(window: MainWindow, section: str) -> ProfilePage:
    window.go("profile", section=section)
    page = window.current()
    assert isinstance(page, ProfilePage)
    page.sections[section].focus_here()
    QApplication.processEvents()
    return page


def editing(page: ProfilePage) -> Editing:
    assert page.editing is not None
    return page.editing


def lists(page: ProfilePage, section: str = "interventions") -> ListSection:
    found = page.sections[section]
    assert isinstance(found, ListSection)
    return found


def columns(page: ProfilePage) -> ColumnsSection:
    found = page.sections["columns"]
    assert isinstance(found, ColumnsSection)
    return found


def topmost(window: MainWindow) -> Sheet:
    sheet = open_sheet(window.window())
    assert sheet is not None
    return sheet


def uid_of(page: ProfilePage, listed: Listed, name: str) -> int:
    return next(one.uid for one in editing(page).draft.lines(listed) if one.name == name)


def names(page: ProfilePage, listed: Listed) -> list[str]:
    return [one.name for one in editing(page).draft.lines(listed)]


def rename(page: ProfilePage, old: str, new: str) -> None:
    """As a person does: choose the line, Enter, type."""
    section = lists(page)
    section.pane.list.select(uid_of(page, Listed.INTERVENTIONS, old))
    section.pane.focus_list()
    QTest.keyClick(section.pane.list, Qt.Key.Key_Return)
    assert section.detail.name.edit.hasFocus() and section.detail.name.edit.selectedText() == old
    QTest.keyClicks(section.detail.name.edit, new)


def save_by_key(window: MainWindow) -> None:
    """Ctrl+S, and once more on the sheet that sums up."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_S, CONTROL)
    sheet = topmost(window)
    assert isinstance(sheet, SaveSheet)
    QTest.keyClick(sheet.save, Qt.Key.Key_S, CONTROL)
    QApplication.processEvents()


def talks(store: OpenStore) -> set[str]:
    return {one.intervention for one in store.reading.sessions()}


def test_the_set_ups_card_and_its_key_lead_here(window: MainWindow, filled: OpenStore) -> None:
    window.show_page("setup")
    setup = window.current()
    assert isinstance(setup, SetupPage)
    QTest.keyClick(setup, Qt.Key.Key_R, CONTROL)
    page = window.current()
    assert isinstance(page, ProfilePage) and window.rail.selected() == "setup"
    QTest.keyClick(page.tabs, Qt.Key.Key_PageDown, CONTROL)
    assert page.place() == {"section": "interventions"} and lists(page).pane.list.hasFocus()
    page.leave()
    QTest.mouseClick(setup.profile.edit, Qt.MouseButton.LeftButton)
    assert window.current() is page


# Renaming


def test_an_intervention_is_renamed_with_its_past_and_undone_at_once(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "gruppeforløb")
    section = lists(page)
    assert section.detail.past.isVisible() and section.detail.past.value() is True
    assert "2 talks" in section.detail.past.message.text()
    assert page.line.text() == "1 change is not saved"
    assert talks(filled) == {"gruppeterapi"}, "nothing is saved yet"
    save_by_key(window)
    assert talks(filled) == {"gruppeforløb"}
    _, version, text = filled.reading.profile()
    assert version == 2 and load_profile_text(text).version == 2
    assert window.desk.profile.intervention_name("gruppeforløb") == "gruppeforløb"
    assert page.line.text() == "Nothing is changed" and "Version 2" in page.version.text()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert talks(filled) == {"gruppeterapi"} and filled.reading.profile()[1] == 1
    assert window.desk.profile.intervention_name("gruppeforløb") is None
    assert "gruppeterapi" in names(page, Listed.INTERVENTIONS)


def test_the_past_is_left_as_it_is_when_that_is_chosen_and_the_preview_says_so(
    window: MainWindow, filled: OpenStore, qtbot: QtBot
) -> None:
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "gruppeforløb")
    QTest.keyClick(lists(page).detail.past.focusProxy(), Qt.Key.Key_2)
    assert "2 talks" in page.outlook.consequences()[0]
    save_by_key(window)
    assert talks(filled) == {"gruppeterapi"}
    assert window.desk.profile.intervention_name("gruppeterapi") is None


# Lists by keyboard and mouse


def test_lines_are_added_moved_and_removed_by_keys_and_each_step_is_taken_back(
    window: MainWindow, filled: OpenStore
) -> None:
    page = opened(window, "lists")
    section = lists(page, "lists")
    before = names(page, Listed.CHALLENGES)
    section.pane.focus_list()
    view = section.pane.list
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClicks(section.detail.name.edit, "gæld")
    QTest.keyClick(section.detail.name.edit, Qt.Key.Key_Return)
    assert view.hasFocus() and names(page, Listed.CHALLENGES) == [before[0], "gæld", *before[1:]]
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert names(page, Listed.CHALLENGES)[:2] == ["gæld", before[0]]
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert names(page, Listed.CHALLENGES) == before
    assert not editing(page).is_dirty
    for _ in range(4):  # removed, moved, named, added
        QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert names(page, Listed.CHALLENGES) == before and not page.undo()
    assert filled.reading.profile()[1] == 1


def test_a_line_is_dragged_to_another_place(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "columns")
    view = columns(page).pane.list
    first, third = (view.visualRect(view.model().index(row, 0)).center() for row in (0, 2))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    for step in range(1, 9):
        at = first + QPoint(0, (third.y() - first.y() + 8) * step // 8)
        drag(view, at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert names(page, Listed.COLUMNS)[:3] == ["Køn", "Alder", "ID-nummer"]
    assert len(editing(page)._steps) == 1, "one drag is one step"


def drag(view: OrderedList, at: QPoint) -> None:
    """QTest.mouseMove holds no button down."""
    there, left = QPointF(view.viewport().mapToGlobal(at)), Qt.MouseButton.LeftButton
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), move)


# Columns


def test_columns_are_coded_and_previewed_and_standard_ones_come_back(
    window: MainWindow, filled: OpenStore, qtbot: QtBot
) -> None:
    page = opened(window, "columns")
    section = columns(page)
    usual = names(page, Listed.COLUMNS)
    section.pane.list.select(uid_of(page, Listed.COLUMNS, "Gruppeterapi"))
    with qtbot.waitSignal(page.outlook.shown):
        QTest.keyClick(section.detail.coding.focusProxy(), Qt.Key.Key_2)
    table = page.outlook.table.table
    place = next(at for at, one in enumerate(table.model.columns) if one.title == "Gruppeterapi")
    assert [table.model.cell(row, place).text for row in (0, 1)] == ["2", "0"]
    assert page.outlook.caption.text() == f"2 contacts, {len(usual)} columns"
    section.pane.list.select(uid_of(page, Listed.COLUMNS, "Start"))
    section.detail.source.changed.emit((Source.LAST_EVENT, 0))
    start = editing(page).draft.columns[3]
    assert (start.name, start.source, start.coding) == ("Seneste hændelse", Source.LAST_EVENT, Coding.MONTH)
    QTest.keyClick(section.pane.list, Qt.Key.Key_Plus)
    assert len(names(page, Listed.COLUMNS)) == len(usual) + 1
    section.standard.click()
    assert names(page, Listed.COLUMNS) == usual
    assert editing(page).draft.columns[9].coding is Coding.YES_NO


def test_a_column_whose_intervention_is_gone_is_shown_instead_of_saved(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "interventions")
    section = lists(page)
    section.pane.list.select(uid_of(page, Listed.INTERVENTIONS, "gruppeterapi"))
    QTest.keyClick(section.pane.list, Qt.Key.Key_Delete)
    QTest.keyClick(section.pane.list, Qt.Key.Key_S, CONTROL)
    assert open_sheet(window.window()) is None and filled.reading.profile()[1] == 1
    assert page.place() == {"section": "columns"}
    detail = columns(page).detail
    column = detail.column()
    assert column is not None and column.name == "Gruppeterapi"
    assert "no longer in the profile" in detail.source.message.text()
    columns(page).pane.focus_list()
    QTest.keyClick(columns(page).pane.list, Qt.Key.Key_Delete)
    save_by_key(window)
    profile = load_profile_text(filled.reading.profile()[2])
    assert profile.intervention_name("gruppeterapi") is None
    assert "Gruppeterapi" not in [one.title for one in profile.columns]


@pytest.mark.parametrize(("typed", "says"), [("a;b", "semicolon"), ("Brobygning", "already"), ("", "Write a name")])
def test_a_name_that_cannot_be_is_told_at_its_field(
    window: MainWindow, filled: OpenStore, typed: str, says: str
) -> None:
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", typed or " ")
    page.save()
    assert open_sheet(window.window()) is None
    assert says in lists(page).detail.name.error()
    assert any(says in line.wrong for line in lists(page).pane.list.lines)


# General, evening columns, who5


def test_general_fields_take_effect_on_all_pages(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "general")
    section = page.sections["general"]
    assert isinstance(section, GeneralSection)
    section.texts["title"].edit.selectAll()
    QTest.keyClicks(section.texts["title"].edit, "Reden i Esbjerg")
    section.day.edit.selectAll()
    QTest.keyClicks(section.day.edit, "25")
    assert section.day.error()
    section.day.edit.selectAll()
    QTest.keyClicks(section.day.edit, "6.30")
    QTest.keyClick(section.steppers["who5_months_between"], Qt.Key.Key_Up)
    QTest.keyClick(section.small.focusProxy(), Qt.Key.Key_3)
    assert page.line.text() == "4 changes are not saved"
    save_by_key(window)
    now = window.desk.profile
    assert (now.title, f"{now.day_starts:%H:%M}", now.who5_months_between, now.small_numbers) == (
        "Reden i Esbjerg", "06:30", 3, 10,
    )  # fmt: skip
    assert filled.reading.who5_months_between == 3
    assert window.rail._place.text() == "Reden i Esbjerg"


def test_a_saved_profile_is_taken_back_from_inside_its_fields(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "general")
    section = page.sections["general"]
    assert isinstance(section, GeneralSection)
    stepper, day = section.steppers["who5_months_between"], section.day.edit
    before = window.desk.profile.who5_months_between
    for field, typed in ((stepper, "7"), (day, "6.30")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
        assert page.line.text() == "Nothing is changed", "one press takes back what was typed"
        field.selectAll()
        QTest.keyClicks(field, typed)
        save_by_key(window)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
        assert page.line.text() == "Nothing is changed"
    assert window.desk.profile.who5_months_between == stepper.value() == before
    assert f"{window.desk.profile.day_starts:%H.%M}" == day.text() != "06.30"


def test_cafe_and_meal_are_chosen_among_the_activities(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "lists")
    section = lists(page, "lists")
    section.choose(Listed.ACTIVITIES)
    section.pane.list.select(uid_of(page, Listed.ACTIVITIES, "Udflugt"))
    QTest.keyClick(section.detail.evening.focusProxy(), Qt.Key.Key_2)
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL)
    QTest.keyClick(topmost(window), Qt.Key.Key_S, CONTROL)
    assert (window.desk.profile.cafe, window.desk.profile.meal) == ("Udflugt", "Fællesspisning")
    section.pane.list.select(uid_of(page, Listed.ACTIVITIES, "Udflugt"))
    QTest.keyClick(section.detail.evening.focusProxy(), Qt.Key.Key_3)
    page.save()
    assert open_sheet(window.window()) is None
    assert section.whole.text()


# Draft, leaving


def test_what_is_typed_is_stashed_and_comes_back_after_locking(
    window: MainWindow, desk: DeskContext, filled: OpenStore
) -> None:
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "gruppeforløb")
    window.stash_now()
    kept = filled.reading.drafts()
    assert "gruppeforløb" in str(json.loads(kept["profile"]))
    again = MainWindow(desk, drafts={"profile": json.loads(kept["profile"])})
    again.show_page("profile")
    other = again.page("profile")
    assert isinstance(other, ProfilePage)
    assert editing(other).draft == editing(page).draft and other.place() == {"section": "interventions"}
    again.deleteLater()
    save_by_key(window)
    assert "profile" not in filled.reading.drafts()


def test_a_draft_that_was_begun_before_another_version_says_so(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "gruppeforløb")
    name, _version, text = filled.reading.profile()
    changed = text.replace("small_numbers = 5", "small_numbers = 10")
    window.desk.worker.change(lambda store: store.operations.save_profile(name, changed))
    assert "gruppeforløb" in names(page, Listed.INTERVENTIONS)
    assert "changed since you began" in page.line._detail.text()


def test_escape_asks_before_changes_go_and_leads_back(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "interventions")
    QTest.keyClick(lists(page).pane.list, Qt.Key.Key_Escape)
    shown = window.current()
    assert shown is not None and shown.name == "setup"
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "x")
    QTest.keyClick(lists(page).detail.name.edit, Qt.Key.Key_Escape)
    question = topmost(window)
    assert isinstance(question, Ask) and question.no_button.hasFocus()
    QTest.keyClick(question.no_button, Qt.Key.Key_Return)
    assert "x" in names(page, Listed.INTERVENTIONS)
    QTest.keyClick(lists(page).detail.name.edit, Qt.Key.Key_Escape)
    again = topmost(window)
    assert isinstance(again, Ask)
    again.yes_button.click()
    shown = window.current()
    assert shown is not None and shown.name == "setup"
    assert page.stash() is None


# Versions


def test_what_was_returned_stays_through_changes_made_in_the_window(
    window: MainWindow, filled: OpenStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out")
    write_return(filled, window.desk.profile, QUARTER.period, out / "sent.xlsx")
    (sent,) = snapshots_of(filled, SnapshotKind.RETURN)
    data = file_of(filled, sent)
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "gruppeforløb")
    save_by_key(window)
    page.show_section("columns")
    columns(page).pane.list.select(uid_of(page, Listed.COLUMNS, "Køn"))
    columns(page).pane.focus_list()
    QTest.keyClick(columns(page).pane.list, Qt.Key.Key_Delete)
    save_by_key(window)
    assert filled.reading.profile()[1] == 3
    assert snapshots_of(filled, SnapshotKind.RETURN) == [sent] and file_of(filled, sent) == data
    assert corrections(filled).found == ()


def test_an_earlier_version_is_seen_and_brought_back_as_a_new_one(
    window: MainWindow, filled: OpenStore, qtbot: QtBot
) -> None:
    page = opened(window, "interventions")
    rename(page, "gruppeterapi", "gruppeforløb")
    save_by_key(window)
    page = opened(window, "versions")
    section = page.sections["versions"]
    assert isinstance(section, VersionsSection)
    assert [line.text for line in section.list.lines] == ["Version 2, in force", "Version 1"]
    newest = section.version()
    assert newest is not None and newest.changes == ("Interventions: “gruppeterapi” is called “gruppeforløb”",)
    assert not section.back.isVisible()
    with qtbot.waitSignal(page.outlook.shown):
        QTest.keyClick(section.list, Qt.Key.Key_Down)
    table = page.outlook.table.table
    place = next(at for at, one in enumerate(table.model.columns) if one.title == "Gruppeterapi")
    assert [table.model.cell(row, place).text for row in (0, 1)] == ["ja", "nej"], "it reads what was renamed since"
    section.back.click()
    sheet = topmost(window)
    assert isinstance(sheet, SaveSheet)
    QTest.keyClick(sheet.save, Qt.Key.Key_S, CONTROL)
    assert talks(filled) == {"gruppeterapi"}
    version, text = filled.reading.profile()[1:]
    assert version == 3 and load_profile_text(text).intervention_name("gruppeforløb") == "gruppeterapi"
    first = filled.reading.profile_text(1)
    assert first is not None and load_profile_text(first).version == 1
    assert not editing(page).is_dirty


def test_lines_are_said_to_screen_readers(window: MainWindow, filled: OpenStore) -> None:
    page = opened(window, "interventions")
    view = lists(page).pane.list
    assert view.accessibleName() == "Interventions"
    said = view.model().index(6, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "anonym sundhedsklinik, 20 min. · health check, 7 of 7"
    for button in (lists(page).pane.up, lists(page).pane.down, lists(page).pane.remove):
        assert button.accessibleName()


def test_a_caseworker_has_no_such_page(filled: OpenStore, desk: DeskContext) -> None:
    desk.role = Role.CASEWORKER
    hers = MainWindow(desk)
    assert not hers.has_page("profile")
    hers.go("profile")
    assert hers.current() is None
    hers.deleteLater()
