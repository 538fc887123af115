"""The return: quarters, what is missing, the exact table, the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import WHOLE_PROJECT, Quarter
from exitdesk.domain.records import Session
from exitdesk.returns.sent_returns import returns_exported
from exitdesk.store.opening import OpenStore
from exitdesk.ui import pickers
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.return_page import ReturnPage
from exitdesk.ui.returning.export_sheet import ExportSheet
from exitdesk.ui.widgets.check_card import CheckCard
from exitdesk.ui.widgets.records_sheet import RecordsSheet
from exitdesk.ui.widgets.sheet import open_sheet
from tests.desktop.sample import add_contact, fill

AUTUMN = Quarter(2026, 3).period
DAY = date(2026, 9, 14)
Went = list[tuple[str, dict[str, object]]]


def talk(store: OpenStore, contact: str, day: date = DAY) -> None:
    store.operations.save(Session(contact=contact, date=day, intervention="rådgivning og vejledning", minutes=30))


def shown_page(window: MainWindow) -> ReturnPage:
    window.show_page("return")
    page = window.current()
    assert isinstance(page, ReturnPage)
    QApplication.processEvents()
    return page


def cards(page: ReturnPage) -> list[CheckCard]:
    return [card for card in page.checks.findChildren(CheckCard) if not card.isHidden()]


def _record_of(store: OpenStore, number: str) -> dict[str, object]:
    contact = store.reading.contact_by_number(number)
    assert contact is not None
    return {"contact": contact.key, "back": "return"}


def export_from(page: ReturnPage) -> ExportSheet:
    """The sheet before an export, its default button pressed."""
    page.export_return()
    sheet = open_sheet(page.window())
    assert isinstance(sheet, ExportSheet)
    sheet.press_default()
    return sheet


@pytest.fixture
def went(window: MainWindow) -> Went:
    """Where pages sent the user."""
    found: Went = []

    def go(page: str, /, **where: object) -> None:
        found.append((page, where))

    window.desk.go = go
    return found


def test_last_whole_quarter_is_chosen_and_arrow_keys_choose_another(window: MainWindow, esbjerg: OpenStore) -> None:
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=date(2026, 2, 3)))
    page = shown_page(window)
    assert page.preview() is not None and page.preview().period == AUTUMN  # type: ignore[union-attr]
    ready = page.periods.button_of(AUTUMN)
    assert ready is not None and ready.accessibleDescription() == "ready to check"
    running = page.periods.button_of(Quarter(2026, 4).period)
    assert running is not None and running.accessibleDescription() == "under way"
    assert ready.hasFocus()
    QTest.keyClick(ready, Qt.Key.Key_Right)
    assert page.preview().period == Quarter(2026, 4).period  # type: ignore[union-attr]


def test_a_quarter_that_is_not_over_says_so_before_and_after_its_export(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=DAY))
    page = shown_page(window)
    assert "The quarter is not over" not in [card.title() for card in cards(page)]
    running = Quarter(2026, 4).period
    talk(esbjerg, add_contact(esbjerg, "0042", birth_year=1990, first_contact=date(2026, 11, 2)), date(2026, 11, 2))
    page.choose_period(running)
    note = next(card for card in cards(page) if card.title() == "The quarter is not over")
    assert note.sentence().startswith("41 days left.")
    picked(tmp_path / "return.xlsx")
    export_from(page)
    button = page.periods.button_of(running)
    assert button is not None and button.accessibleDescription() == "under way, exported 20-11"


def test_a_desk_that_began_this_quarter_is_shown_this_quarter(window: MainWindow, esbjerg: OpenStore) -> None:
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=date(2026, 11, 3)))
    page = shown_page(window)
    assert page.preview() is not None and page.preview().period == Quarter(2026, 4).period  # type: ignore[union-attr]
    page.choose_period(AUTUMN)
    page.load()
    assert page.preview().period == AUTUMN, "what a person chose stays"  # type: ignore[union-attr]


def test_card_with_one_contact_opens_its_record(window: MainWindow, esbjerg: OpenStore, went: Went) -> None:
    for number, year in (("H7K-M36", 1990), ("CDE-FGK", 1991), ("0042", None)):
        key = add_contact(esbjerg, number, birth_year=year, first_contact=DAY)
        talk(esbjerg, key)
    page = shown_page(window)
    card = next(card for card in cards(page) if card.title() == "1 without an age")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert went == [("person", {**_record_of(esbjerg, "0042"), "kind": "contact", "field": "age"})]


def test_card_with_several_contacts_lists_them_and_enter_opens_one(
    window: MainWindow, esbjerg: OpenStore, went: Went
) -> None:
    for number in ("H7K-M36", "0042", "CDE-FGK"):
        talk(esbjerg, add_contact(esbjerg, number, birth_year=1990, gender=Gender.UNKNOWN, first_contact=DAY))
    page = shown_page(window)
    card = next(card for card in cards(page) if card.title() == "3 without a gender")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    sheet = open_sheet(window.window())
    assert isinstance(sheet, RecordsSheet)
    assert [sheet.table.model.cell(row, 0).text for row in range(3)] == ["0042", "CDE-FGK", "H7K-M36"]
    QTest.keyClick(sheet.table.view, Qt.Key.Key_Down)
    QTest.keyClick(sheet.table.view, Qt.Key.Key_Return)
    assert went == [("person", {**_record_of(esbjerg, "CDE-FGK"), "kind": "contact", "field": "gender"})]
    assert open_sheet(window.window()) is None


def test_contact_with_an_error_stands_first_and_does_not_leave(
    window: MainWindow, esbjerg: OpenStore, went: Went, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    for number in ("H7K-M36", "0042"):
        talk(esbjerg, add_contact(esbjerg, number, birth_year=1990, first_contact=DAY))
    # No operation saves such a date; an old copy may hold one.
    with esbjerg.db.atomic():
        esbjerg.db.execute("UPDATE contacts SET ended = '2026-09-01' WHERE id_number = '0042'")
    page = shown_page(window)
    first = cards(page)[0]
    assert first.title() == "End date before start date"
    assert "0042" in first.sentence()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert went[0][0] == "person"
    assert [row[0] for row in page.table.exported_cells()[1:]] == ["H7K-M36"]
    assert page.export.label() == "Export 1 row"
    out = tmp_path / "return.xlsx"
    picked(out)
    export_from(page)
    sheet = openpyxl.load_workbook(out)["Registrering"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["H7K-M36"]


def test_table_shows_exactly_the_cells_of_the_file(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    fill(esbjerg)
    add_contact(esbjerg, "QRX-4NV", gender=Gender.DECLINED, first_contact=DAY)
    page = shown_page(window)
    page.choose_period(WHOLE_PROJECT)
    out = tmp_path / "return.xlsx"
    picked(out)
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    sheet = openpyxl.load_workbook(out)["Registrering"]
    written = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert len(written) == 14
    assert page.table.exported_cells() == written


def test_export_says_where_the_file_is_and_marks_the_quarter(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=DAY))
    page = shown_page(window)
    picked(tmp_path / "return")
    QTest.mouseClick(page.export, Qt.MouseButton.LeftButton)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (tmp_path / "return.xlsx").exists()
    assert page.saved.path() == tmp_path / "return.xlsx"
    assert page.saved.isVisible()
    opened: list[Path] = []
    monkeypatch.setattr(pickers, "show_folder", opened.append)
    page.saved.open_folder()
    assert opened == [tmp_path / "return.xlsx"]
    button = page.periods.button_of(AUTUMN)
    assert button is not None and button.accessibleDescription() == "exported 20-11"
    assert returns_exported(esbjerg.reading, [AUTUMN]) == {AUTUMN: date(2026, 11, 20)}
    page.choose_period(WHOLE_PROJECT)
    assert not page.saved.isVisible() and page.caution.isVisible(), "it was about another period"


def test_export_that_fails_is_told_and_marks_nothing(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=DAY))
    page = shown_page(window)
    picked(tmp_path / "gone" / "return.xlsx")
    sheet = export_from(page)
    assert sheet.isVisible() and sheet.trouble()
    assert returns_exported(esbjerg.reading, [AUTUMN]) == {}
    assert not sheet.go_on.is_busy()


def test_giving_up_the_dialog_writes_nothing(
    window: MainWindow, esbjerg: OpenStore, picked: Callable[[Path | None], None]
) -> None:
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=DAY))
    page = shown_page(window)
    picked(None)
    assert export_from(page).isVisible()
    assert returns_exported(esbjerg.reading, [AUTUMN]) == {}
    assert not page.saved.isVisible()


def test_proposed_name_is_neutral_and_marks_practice(
    window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(esbjerg, add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=DAY))
    page = shown_page(window)
    names: list[str] = []
    monkeypatch.setattr(pickers, "choose_target", lambda _page, _title, name, _kinds: names.append(name))
    export_from(page).close_sheet()
    window.desk.practice = True
    export_from(page)
    assert names == ["Return quarter 3 of 2026.xlsx", "PRACTICE Return quarter 3 of 2026.xlsx"]


def test_rows_that_stand_out_are_tinted_with_an_eye(window: MainWindow, esbjerg: OpenStore) -> None:
    for number, gender in (("H7K-M36", Gender.WOMAN), ("CDE-FGK", Gender.WOMAN), ("0042", Gender.NON_BINARY)):
        talk(esbjerg, add_contact(esbjerg, number, birth_year=1990, gender=gender, first_contact=DAY))
    page = shown_page(window)
    table = page.table.table
    tinted = [row_id for row_id in table.model.ids if table.is_flagged(row_id)]
    assert tinted == [esbjerg.reading.contact_by_number("0042").key]  # type: ignore[union-attr]
    row = table.model.ids.index(tinted[0])
    assert "eye" in [table.model.cell(row, column).icon for column in range(len(table.model.columns))]


def test_page_down_scrolls_the_table_from_anywhere(window: MainWindow, esbjerg: OpenStore) -> None:
    with_age = {"birth_year": 1990, "first_contact": DAY}
    for number in range(60):
        add_contact(esbjerg, f"{number:04d}", **with_age)
    page = shown_page(window)
    view = page.table.table.view
    assert view.verticalScrollBar().value() == 0
    QTest.keyClick(page.periods.current_button(), Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    assert view.hasFocus()


def test_page_up_in_a_short_table_goes_nowhere(window: MainWindow, esbjerg: OpenStore) -> None:
    """The table leaves the key to the page, and the page must not hand it back without end."""
    fill(esbjerg)
    page = shown_page(window)
    view = page.table.table.view
    view.setFocus()
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) * 2:
        QTest.keyClick(view, key)
    assert view.hasFocus()


def test_number_stays_in_view_when_the_table_scrolls_sideways(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.choose_period(WHOLE_PROJECT)
    table = page.table.table
    table.view.setFocus()
    assert table.view.horizontalScrollBar().maximum() > 0
    QTest.keyClick(table.view, Qt.Key.Key_Right)
    assert table.view.horizontalScrollBar().value() > 0
    assert table.pins.isVisible()
    sideways = table.view.horizontalScrollBar().value()
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert table.view.horizontalScrollBar().value() == sideways


def test_empty_store_says_so_and_has_nothing_to_export(window: MainWindow) -> None:
    page = shown_page(window)
    assert page.nothing.title_text.text() == "Nothing to send yet"
    assert not page.export.isEnabled()
    assert cards(page) == []


def test_earlier_quarters_are_a_step_away(window: MainWindow, esbjerg: OpenStore) -> None:
    add_contact(esbjerg, "H7K-M36", birth_year=1990, first_contact=date(2024, 5, 6))
    page = shown_page(window)
    assert page.earlier.isVisible() and not page.later.isEnabled()
    QTest.mouseClick(page.earlier, Qt.MouseButton.LeftButton)
    assert page.periods.button_of(Quarter(2025, 4).period) is not None
    assert page.periods.button_of(AUTUMN) is None
    assert page.later.isEnabled()
