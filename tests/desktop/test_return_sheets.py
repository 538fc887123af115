"""The sheets of the return: the agency's columns, telling less, what was sent, passwords, gaps one key away."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
import xlsxwriter
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import WHOLE_PROJECT, Quarter
from exitdesk.domain.records import ClothingHandout, Contact, Session
from exitdesk.forms.paperwork import write_return
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.standing_out import Coarsening
from exitdesk.returns.template.filling import read_template, suggested_mapping
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import SnapshotKind, kept_templates, snapshots_of
from exitdesk.ui import pickers
from exitdesk.ui.entries.contact_entry import ContactSheet
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.return_page import ReturnPage
from exitdesk.ui.returning.corrections_sheet import CorrectionsSheet, open_corrections
from exitdesk.ui.returning.export_sheet import AGENCY, ExportSheet
from exitdesk.ui.returning.sent_sheet import SentSheet
from exitdesk.ui.returning.stand_out_sheet import StandOutSheet
from exitdesk.ui.returning.template_sheet import TemplateSheet
from exitdesk.ui.tasks import Progress
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.check_card import CheckCard
from exitdesk.ui.widgets.chip import Flag
from exitdesk.ui.widgets.records_sheet import RecordsSheet
from exitdesk.ui.widgets.sheet import Sheet, open_sheet
from exitdesk.ui.widgets.text import Text
from tests.desktop.sample import add_contact

AUTUMN = Quarter(2026, 3).period
DAY = date(2026, 9, 14)
Went = list[tuple[str, dict[str, object]]]


def add(store: OpenStore, number: str, **more: object) -> str:
    key = add_contact(store, number, **{"birth_year": 1990, "first_contact": DAY, "gender": Gender.WOMAN, **more})
    store.operations.save(Session(contact=key, date=DAY, intervention="rådgivning og vejledning", minutes=30))
    return key


def contact_of(store: OpenStore, number: str) -> Contact:
    found = store.reading.contact_by_number(number)
    assert found is not None
    return found


def shown_page(window: MainWindow) -> ReturnPage:
    window.show_page("return")
    page = window.current()
    assert isinstance(page, ReturnPage)
    QApplication.processEvents()
    return page


def card(page: ReturnPage, title: str) -> CheckCard:
    return next(one for one in page.checks.findChildren(CheckCard) if one.title() == title and not one.isHidden())


def top(window: MainWindow, kind: type[Sheet]) -> Sheet:
    sheet = open_sheet(window.window())
    assert isinstance(sheet, kind), sheet
    return sheet


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """On whatever has the focus, as a hand on the keyboard does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def template(path: Path, *, genders: tuple[str, ...] = ("Kvinde", "Mand"), more: tuple[str, ...] = ()) -> Path:
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Skema")
        sheet.write(0, 0, "Indberetning")
        sheet.write_row(1, 0, ["Borgerens ID-nummer", "Køn", "Alder", "Skostørrelse", *more])
        sheet.data_validation(2, 1, 50, 1, {"validate": "list", "source": list(genders)})
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Path | None]:
    """Answers to the two file dialogs."""
    answers: dict[str, Path | None] = {"file": None, "target": tmp_path / "ud.xlsx"}
    monkeypatch.setattr(pickers, "choose_file", lambda *_a, **_k: answers["file"])
    monkeypatch.setattr(pickers, "choose_target", lambda *_a, **_k: answers["target"])
    return answers


def rows_in(path: Path) -> list[tuple[object, ...]]:
    return [row[:3] for row in openpyxl.load_workbook(path).active.iter_rows(min_row=3, values_only=True)]


def test_the_agencys_workbook_is_mapped_once_and_filled_with_a_key_next_time(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    add(esbjerg, "0042", gender=Gender.NON_BINARY)
    page = shown_page(window)
    asked["file"] = template(tmp_path / "skema.xlsx")
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    sheet.kind.setFocus()
    press(Qt.Key.Key_Right)
    QApplication.processEvents()
    assert sheet.kind.value() == AGENCY
    columns = top(window, TemplateSheet)
    assert isinstance(columns, TemplateSheet)
    assert columns.choice.mapping.titles == {"Borgerens ID-nummer": "ID-nummer", "Køn": "Køn", "Alder": "Alder"}
    # The focus is where somebody must decide: no word of the list fits.
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert columns.isVisible(), "not kept while a value has no word"
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert columns.choice.mapping.words == {"Køn": {"Non-binær": ""}}
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert open_sheet(window.window()) is sheet
    press(Qt.Key.Key_Return)
    assert rows_in(tmp_path / "ud.xlsx") == [("0042", None, 36), ("H7K-M36", "Kvinde", 36)]
    assert page.saved.isVisible()
    # Next quarter: the key for export, and Enter.
    asked["file"], asked["target"] = None, tmp_path / "næste.xlsx"
    page.choose_period(Quarter(2026, 4).period)
    page.choose_period(AUTUMN)
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    assert rows_in(tmp_path / "næste.xlsx") == rows_in(tmp_path / "ud.xlsx")
    assert len(kept_templates(esbjerg)) == 1


def test_a_changed_workbook_shows_what_differs_and_keeps_the_old_choices(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    asked["file"] = template(tmp_path / "skema.xlsx")
    sheet.pick_template()
    columns = top(window, TemplateSheet)
    assert isinstance(columns, TemplateSheet)
    row = next(one for one in columns.rows if one.column.header == "Skostørrelse")
    row.select.changed.emit("Gruppeterapi")
    columns.save()
    asked["file"] = template(tmp_path / "skema2.xlsx", genders=("Kvinde", "Mand", "Andet"), more=("Start",))
    sheet.pick_template()
    again = top(window, TemplateSheet)
    assert isinstance(again, TemplateSheet)
    told = {(one.kind, one.header) for one in again.choice.chosen.changes}
    assert told == {("added", "Start"), ("choices", "Køn")}
    assert again.choice.mapping.titles["Skostørrelse"] == "Gruppeterapi"
    assert again.choice.mapping.titles["Start"] == "Start", "what is new is suggested"
    (new,) = (one for one in again.rows if one.column.header == "Start")
    assert [one.accessibleName() for one in new.findChildren(Flag) if not one.isHidden()] == ["suggested"]


def test_of_many_changes_what_is_new_or_gone_stands_first_and_all_can_be_seen(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    more = tuple(f"Felt {letter}" for letter in "abcdefgh")
    asked["file"] = template(tmp_path / "skema.xlsx", more=("Udgår", *more))
    sheet.pick_template()
    top(window, TemplateSheet).save()  # type: ignore[attr-defined]
    asked["file"] = template(tmp_path / "skema2.xlsx", more=("Ny", "Endnu en ny", *more))
    sheet.pick_template()
    columns = top(window, TemplateSheet)
    (banner,) = (one for one in columns.findChildren(Banner) if one.isVisible())
    told = banner.detail_text.text()
    assert told.index("new: “Ny”") < told.index("gone: “Udgår”") < told.index("moved: ")
    assert told.endswith("and 5 more") and "Felt h" not in told
    banner.button.setFocus()
    press(Qt.Key.Key_Return)
    assert "moved: “Felt h”" in banner.detail_text.text() and not banner.button.isVisible()
    assert columns.isAncestorOf(QApplication.focusWidget())


def test_a_column_is_suggested_by_the_words_of_its_list(tmp_path: Path) -> None:
    path, profile = tmp_path / "skema.xlsx", load_profile("reden-esbjerg")
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Skema")
        sheet.write_row(0, 0, ["ID-nummer", "Kønsidentitet", "Sko"])
        sheet.data_validation(1, 1, 50, 1, {"validate": "list", "source": ["Kvinde", "Mand", "Non-binær", "Uoplyst"]})
        sheet.data_validation(1, 2, 50, 2, {"validate": "list", "source": ["ja", "nej"]})
    _, suggestions = suggested_mapping(read_template(path, profile), profile)
    assert [(one.title, one.sure) for one in suggestions[1:]] == [("Køn", False), (None, False)]


def test_sums_on_other_sheets_are_said_to_wait_for_excel(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    asked["file"] = template(tmp_path / "skema.xlsx")
    sheet.pick_template()
    top(window, TemplateSheet).close_sheet()
    assert not sheet.elsewhere.isVisible()
    book = openpyxl.load_workbook(asked["file"])
    book.create_sheet("Sum")["A1"] = "=COUNTA(Skema!A3:A60)"
    book.save(asked["file"])
    sheet.pick_template()
    top(window, TemplateSheet).close_sheet()
    assert sheet.elsewhere.isVisible()


def test_a_file_that_is_no_template_is_told_in_the_sheet(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    asked["file"] = tmp_path / "skema.xlsx"
    asked["file"].write_bytes(b"nothing of the kind")  # type: ignore[union-attr]
    sheet.pick_template()
    assert "not an Excel workbook" in sheet.trouble()


def test_reading_a_large_workbook_can_be_stopped(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    asked["file"] = template(tmp_path / "skema.xlsx")
    step = Progress.step

    def stopped(progress: Progress, done: int, of: int) -> None:
        assert progress.text
        progress.cancel()
        step(progress, done, of)

    monkeypatch.setattr(Progress, "step", stopped)
    sheet.pick_template()
    assert open_sheet(window.window()) is sheet
    assert (sheet.choice, sheet.trouble()) == (None, "")


def test_a_password_is_typed_twice_and_excel_asks_for_it(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    in_the_clear = sheet.protection.detail_text.text()
    QTest.keyClicks(sheet.password.first.edit, "hest")
    assert sheet.password.meter.isVisible()
    assert sheet.password.meter.text() == "Short: a program guesses it soon. Four or five words hold better."
    assert sheet.protection.detail_text.text() != in_the_clear
    sheet.press_default()
    assert sheet.password.again.error()
    QApplication.processEvents()
    pair = sheet.password.first, sheet.password.again
    assert len({one.frame.mapTo(sheet, QPoint()).y() for one in pair}) == 1, "the two stand on one line"
    assert not (tmp_path / "ud.xlsx").exists()
    QTest.keyClicks(sheet.password.again.edit, "hest")
    sheet.press_default()
    data = (tmp_path / "ud.xlsx").read_bytes()
    assert not data.startswith(b"PK")
    opened = msoffcrypto.OfficeFile(io.BytesIO(data))
    opened.load_key(password="hest")
    plain = io.BytesIO()
    opened.decrypt(plain)
    assert openpyxl.load_workbook(plain)["Registrering"]["A2"].value == "H7K-M36"
    (snapshot,) = snapshots_of(esbjerg, SnapshotKind.RETURN)
    assert snapshot.file_name == "ud.xlsx"


def test_what_the_last_look_stops_is_told_with_the_way_to_its_record(
    window: MainWindow,
    esbjerg: OpenStore,
    asked: dict[str, Path | None],
    tmp_path: Path,
) -> None:
    window.desk.profile = replace(window.desk.profile, return_id="project_id")
    key = add(esbjerg, "H7K-M36", project_id="010190-1234")
    went: Went = []
    window.desk.go = lambda page, /, **where: went.append((page, where))
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    sheet.press_default()
    assert "Registrering" in sheet.trouble()
    assert not (tmp_path / "ud.xlsx").exists()
    press(Qt.Key.Key_Return)
    assert went == [("person", {"contact": key, "back": "return"})]


def test_telling_less_is_for_one_file_alone(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    for number, year in (("H7K-M36", 1994), ("CDE-FGK", 1993), ("0042", 1992)):
        add(esbjerg, number, birth_year=year)
    page = shown_page(window)
    stands = card(page, "3 rows stand out")
    stands.setFocus()
    press(Qt.Key.Key_Return)
    sheet = top(window, StandOutSheet)
    assert isinstance(sheet, StandOutSheet)
    assert [sheet.table.model.cell(row, 1).text for row in range(3)] == ["Alder"] * 3
    assert "Age groups instead of age: 0 left" in sheet.each.text()
    sheet.ways.setFocus()
    press(Qt.Key.Key_Space)
    assert sheet.effect.text() == "No row stands out"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert {row.cells[2] for row in page.preview().rows} == {"31-35"}  # type: ignore[union-attr]
    assert card(page, "This file tells less")
    assert card(page, "This file tells less").hasFocus()
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    ages = [row[2] for row in openpyxl.load_workbook(tmp_path / "ud.xlsx")["Registrering"].iter_rows(values_only=True)]
    assert ages == ["Alder", "31-35", "31-35", "31-35"]
    assert {row.cells[2] for row in page.preview().rows} == {32, 33, 34}  # type: ignore[union-attr]
    # The card that had the focus is gone; the keys go on here.
    focus = QApplication.focusWidget()
    assert focus is not None and page.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert top(window, ExportSheet).isVisible()


def test_quarters_and_half_years_are_one_or_the_other(window: MainWindow, esbjerg: OpenStore) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    assert "it has the eye in the table" in card(page, "1 row stands out").sentence()
    page.show_standing_out()
    sheet = top(window, StandOutSheet)
    assert isinstance(sheet, StandOutSheet)
    sheet.ways.setFocus()
    for key, chosen in (
        (Qt.Key.Key_2, {Coarsening.QUARTERS}), (Qt.Key.Key_3, {Coarsening.HALF_YEARS}),
        (Qt.Key.Key_1, {Coarsening.HALF_YEARS, Coarsening.AGE_GROUPS}),
        (Qt.Key.Key_2, {Coarsening.QUARTERS, Coarsening.AGE_GROUPS}),
    ):  # fmt: skip
        press(key)
        assert sheet.steps() == chosen


def test_a_leader_can_make_it_so_for_good(window: MainWindow, esbjerg: OpenStore) -> None:
    for number, year in (("H7K-M36", 1994), ("CDE-FGK", 1993)):
        add(esbjerg, number, birth_year=year)
    page = shown_page(window)
    page.show_standing_out()
    sheet = top(window, StandOutSheet)
    assert isinstance(sheet, StandOutSheet) and sheet.for_good is not None
    sheet.ways.setFocus()
    press(Qt.Key.Key_Space)
    sheet.for_good.click()
    question = open_sheet(window.window())
    assert question is not None and question is not sheet
    question.yes_button.click()  # type: ignore[attr-defined]
    assert esbjerg.reading.profile()[1] == 2
    assert {row.cells[2] for row in page.preview().rows} == {"31-35"}  # type: ignore[union-attr]


def test_any_past_return_is_written_again_and_corrections_open_their_record(
    window: MainWindow, esbjerg: OpenStore, asked: dict[str, Path | None], tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    QTest.keyClick(page, Qt.Key.Key_S)
    assert top(window, SentSheet).isVisible()
    press(Qt.Key.Key_Escape)
    page.export_return()
    top(window, ExportSheet).press_default()
    sent = (tmp_path / "ud.xlsx").read_bytes()
    changed = contact_of(esbjerg, "H7K-M36")
    esbjerg.operations.save(replace(changed, gender=Gender.MAN))
    QTest.keyClick(page, Qt.Key.Key_S)
    sheet = top(window, SentSheet)
    assert isinstance(sheet, SentSheet)
    row = [sheet.table.model.cell(0, column).text for column in range(6)]
    assert row[0] == "quarter 3 of 2026" and row[3] == "ud.xlsx" and len(row[5]) == 8
    asked["target"] = tmp_path / "igen.xlsx"
    press(Qt.Key.Key_Return)
    assert (tmp_path / "igen.xlsx").read_bytes() == sent
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    since = top(window, CorrectionsSheet)
    assert isinstance(since, CorrectionsSheet)
    assert [since.table.model.cell(0, at).text for at in range(1, 5)] == ["H7K-M36", "Køn", "Kvinde", "Mand"]
    asked["target"] = tmp_path / "rettelser.xlsx"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert openpyxl.load_workbook(tmp_path / "rettelser.xlsx").active["F2"].value == "Mand"
    went: Went = []
    window.desk.go = lambda page, /, **where: went.append((page, where))
    since.table.view.setFocus()
    press(Qt.Key.Key_Return)
    assert went == [("person", {"contact": changed.key, "back": "return"})]
    assert open_sheet(window.window()) is None


def test_the_row_that_is_chosen_is_compared_and_what_was_told_less_is_marked(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    for name, gender, steps in (("a", Gender.WOMAN, {Coarsening.AGE_GROUPS}), ("b", Gender.MAN, set())):
        esbjerg.operations.save(replace(contact_of(esbjerg, "H7K-M36"), gender=gender))
        write_return(esbjerg, window.desk.profile, AUTUMN, tmp_path / f"{name}.xlsx", coarser=frozenset(steps))
    page.show_sent()
    sheet = top(window, SentSheet)
    assert isinstance(sheet, SentSheet)
    assert [sheet.table.model.cell(row, 0).detail for row in range(2)] == ["", "told less"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    since = top(window, CorrectionsSheet)
    assert isinstance(since, CorrectionsSheet)
    assert [since.table.model.cell(0, at).text for at in range(1, 5)] == ["H7K-M36", "Køn", "Kvinde", "Mand"]
    since.close_sheet()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert top(window, Sheet).title_text.text() == "There are no corrections"


def test_corrections_that_wait_are_told_where_the_next_return_is_made(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    spring = Quarter(2026, 2).period
    add_contact(esbjerg, "0042", first_contact=date(2026, 5, 6), birth_year=1990, gender=Gender.WOMAN)
    page = shown_page(window)
    for period in (spring, AUTUMN):
        write_return(esbjerg, window.desk.profile, period, tmp_path / "ud.xlsx")
    page.choose_period(AUTUMN)
    assert "returns that were sent" not in " ".join(one.title() for one in page.checks.findChildren(CheckCard))
    esbjerg.operations.save(ClothingHandout(contact=None, date=date(2026, 5, 7), items="jakke", pieces=2))
    esbjerg.operations.save(ClothingHandout(contact=None, date=date(2026, 9, 7), items="jakke", pieces=2))
    page.choose_period(AUTUMN)  # its own are none of an earlier return
    told = card(page, "3 corrections to returns that were sent")
    told.setFocus()
    press(Qt.Key.Key_Return)
    since = top(window, CorrectionsSheet)
    assert isinstance(since, CorrectionsSheet)
    assert since.table.model.cell(0, 2).text == "Aktiviteter · 2026-05, Tøj: Tøjudleveringer"
    since.close_sheet()
    page.export_return()
    words = [one.text() for one in top(window, ExportSheet).findChildren(Text)]
    assert any(one.startswith("3 corrections to earlier returns are not in the file") for one in words)
    top(window, ExportSheet).close_sheet()
    page.choose_period(spring)
    assert "returns that were sent" not in " ".join(one.title() for one in page.checks.findChildren(CheckCard))


def test_a_return_that_cannot_be_compared_any_more_is_told(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    write_return(esbjerg, window.desk.profile, AUTUMN, tmp_path / "ud.xlsx")
    esbjerg.operations.save_profile("reden-esbjerg", esbjerg.reading.profile()[2])
    esbjerg.db.execute("UPDATE profiles SET toml = 'of a later program' WHERE version = 1")
    open_corrections(page, window.desk, lambda _contact: None)
    told = top(window, Sheet)
    assert told.title_text.text() == "Not all could be compared"
    told.close_sheet()
    write_return(esbjerg, window.desk.profile, WHOLE_PROJECT, tmp_path / "all.xlsx")
    esbjerg.operations.save(replace(contact_of(esbjerg, "H7K-M36"), gender=Gender.MAN))
    open_corrections(page, window.desk, lambda _contact: None)
    since = top(window, CorrectionsSheet)
    assert "Not all could be compared" in [one.title_text.text() for one in since.findChildren(Banner)]


def test_a_gap_is_one_key_from_its_field_and_the_page_stands_where_it_was(
    window: MainWindow, esbjerg: OpenStore
) -> None:
    for number in ("H7K-M36", "CDE-FGK"):
        add(esbjerg, number, birth_year=None)
    page = shown_page(window)
    card(page, "2 without an age").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    sheet = top(window, ContactSheet)
    assert isinstance(sheet, ContactSheet)
    assert sheet.age.field.edit.hasFocus()
    QTest.keyClicks(sheet.age.field.edit, "34")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Escape)
    assert window.current() is page
    assert card(page, "1 without an age").hasFocus()


def test_one_who_went_on_after_the_end_is_reopened_in_the_list(window: MainWindow, esbjerg: OpenStore) -> None:
    key = add(esbjerg, "H7K-M36", first_contact=date(2026, 7, 2))
    esbjerg.operations.save(replace(contact_of(esbjerg, "H7K-M36"), ended=date(2026, 8, 1)))
    page = shown_page(window)
    card(page, "1 went on after the end date").setFocus()
    press(Qt.Key.Key_Return)
    sheet = top(window, RecordsSheet)
    assert isinstance(sheet, RecordsSheet)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert open_sheet(window.window()) is None
    assert contact_of(esbjerg, "H7K-M36").ended is None
    assert not [gap for gap in page.preview().gaps if gap.code == "after_end"]  # type: ignore[union-attr]
    esbjerg.operations.undo()
    found = esbjerg.reading.contact(key)
    assert found is not None and found.ended == date(2026, 8, 1)


def test_a_reopening_is_taken_back_in_the_list(window: MainWindow, esbjerg: OpenStore) -> None:
    for number in ("H7K-M36", "CDE-FGK"):
        add(esbjerg, number, first_contact=date(2026, 7, 2))
        esbjerg.operations.save(replace(contact_of(esbjerg, number), ended=date(2026, 8, 1)))
    page = shown_page(window)
    card(page, "2 went on after the end date").setFocus()
    press(Qt.Key.Key_Return)
    sheet = top(window, RecordsSheet)
    assert isinstance(sheet, RecordsSheet)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert contact_of(esbjerg, "CDE-FGK").ended is None and len(sheet.table.model.ids) == 1
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contact_of(esbjerg, "CDE-FGK").ended and len(sheet.table.model.ids) == 2


def test_two_who_may_be_one_stand_side_by_side(window: MainWindow, esbjerg: OpenStore) -> None:
    add(esbjerg, "H7K-M36", birth_year=1984)
    other = add_contact(esbjerg, "CDE-FGK", birth_year=1984, first_contact=DAY, gender=Gender.WOMAN)
    esbjerg.operations.save(Session(contact=other, date=date(2026, 9, 20), intervention="gruppeterapi"))
    page = shown_page(window)
    card(page, "1 may be in the store twice").click()
    sheet = top(window, RecordsSheet)
    assert isinstance(sheet, RecordsSheet)
    pairs = [(sheet.table.model.cell(row, 0).text, sheet.table.model.cell(row, 1).text) for row in range(2)]
    assert sorted(pairs) == [("CDE-FGK", "H7K-M36"), ("H7K-M36", "CDE-FGK")]


def test_the_file_dialogs_get_a_neutral_name(window: MainWindow, esbjerg: OpenStore) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    page.export_return()
    sheet = top(window, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    assert sheet.proposed_name() == "Return quarter 3 of 2026.xlsx"


def test_an_answer_that_comes_after_the_sheet_was_closed_does_nothing(
    window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(esbjerg, "H7K-M36")
    page = shown_page(window)
    late: list[Callable[[], object]] = []
    run = window.desk.worker.run_long
    monkeypatch.setattr(window.desk.worker, "run_long", lambda *asked, **more: late.append(lambda: run(*asked, **more)))
    page.export_return()
    top(window, ExportSheet).close_sheet()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert late
    for answer in late:
        answer()
    assert open_sheet(window.window()) is None
