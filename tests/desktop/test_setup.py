"""Set-up: backup, data in and out, profile, passphrase, check, appearance."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto import OfficeFile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.returns.profiles import find_profile
from exitdesk.store.backup import backups_in
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.vault import HEADERS
from exitdesk.ui import pickers
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.setup import passphrase_sheet, recovery_code_sheet
from exitdesk.ui.setup.about_card import LicenceTable
from exitdesk.ui.setup.data_card import ExportSheet
from exitdesk.ui.setup.import_sheet import ImportSheet
from exitdesk.ui.setup.passphrase_sheet import PassphraseSheet
from exitdesk.ui.setup.profile_card import ProfileSheet
from exitdesk.ui.setup.recovery_code_sheet import RecoveryCodeSheet
from exitdesk.ui.widgets.sheet import Sheet, open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.sample import add_contact, fill

CONTROL = Qt.KeyboardModifier.ControlModifier
NEW_PASSPHRASE = "syv gule cykler på taget"


def shown_page(window: MainWindow) -> SetupPage:
    window.show_page("setup")
    page = window.current()
    assert isinstance(page, SetupPage)
    QApplication.processEvents()
    return page


def workbook(path: Path, *contacts: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Borgere"
    sheet.append(("ID-nummer", "Køn", "Fødselsår", "Første kontakt"))
    for row in contacts:
        sheet.append(row)
    book.save(path)
    return path


def topmost(window: MainWindow) -> Sheet:
    sheet = open_sheet(window.window())
    assert sheet is not None
    return sheet


# Backup


def test_backup_asks_for_a_folder_once_and_makes_a_store_that_opens(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    fill(esbjerg)
    page = shown_page(window)
    assert page.backup.last.text() == "None yet"
    (tmp_path / "stick").mkdir()
    picked(tmp_path / "stick")
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    made = backups_in(tmp_path / "stick")
    assert len(made) == 1
    with open_store(made[0], user=USER, passphrase=PASSPHRASE, read_only=True) as copy:
        assert len(copy.reading.contacts()) == 12
    assert page.backup.last.text() == "20-11-2026 at 21.47"
    assert page.backup.saved.path() == made[0]
    monkeypatch.setattr(pickers, "choose_folder", lambda *_args, **_words: pytest.fail("asked again"))
    QTest.mouseClick(page.backup.now, Qt.MouseButton.LeftButton)
    newer = backups_in(tmp_path / "stick")
    assert len(newer) == 1 and newer != made, "the later one of a day takes the earlier one's place"
    page.load()
    assert page.backup.folder.text() == str(tmp_path / "stick")


def test_backup_that_fails_is_told(window: MainWindow, tmp_path: Path, picked: Callable[[Path | None], None]) -> None:
    page = shown_page(window)
    (tmp_path / "file").write_text("x")
    picked(tmp_path / "file")
    page.backup.back_up()
    assert topmost(window).accessibleName() == "There is no new backup"
    assert not page.backup.now.is_busy()


# Data in


def test_import_reports_doubts_and_saves_the_sound_rows_as_one_undo(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    path = workbook(
        tmp_path / "data.xlsx",
        ("A1", "Kvinde", 1990, "01-09-2026"),
        ("A2", "Blå", 1990, "01-09-2026"),
        ("A3", "Mand", 1980, "32-13-2026"),
        ("A4", "Mand", 1980, "02-09-2026"),
    )
    picked(path)
    page = shown_page(window)
    QTest.keyClick(page, Qt.Key.Key_I, CONTROL)
    sheet = topmost(window)
    assert isinstance(sheet, ImportSheet) and sheet.doubts is not None and sheet.save is not None
    doubts = [[sheet.doubts.table.model.cell(row, column).text for column in range(4)] for row in range(2)]
    assert doubts == [["Borgere", "3", "Køn", "Blå"], ["Borgere", "4", "Første kontakt", "32-13-2026"]]
    assert sheet.save.label() == "Save the 2 sound rows"
    assert esbjerg.reading.contacts() == []
    QTest.keyClick(sheet.doubts.table.view, Qt.Key.Key_S, CONTROL)
    assert [contact.id_number for contact in esbjerg.reading.contacts()] == ["A1", "A4"]
    assert page.store.contacts.text() == "2"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert esbjerg.reading.contacts() == []


def test_importing_again_says_that_nothing_is_new(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    picked(workbook(tmp_path / "data.xlsx", ("A1", "Kvinde", 1990, "01-09-2026")))
    page = shown_page(window)
    page.data.import_workbook()
    QTest.keyClick(topmost(window), Qt.Key.Key_Return)
    assert len(esbjerg.reading.contacts()) == 1
    page.data.import_workbook()
    sheet = topmost(window)
    assert isinstance(sheet, ImportSheet)
    assert sheet.save is None
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert len(esbjerg.reading.contacts()) == 1


def test_file_that_is_no_workbook_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(b"not a workbook")
    picked(path)
    shown_page(window).data.import_workbook()
    assert topmost(window).accessibleName() == "The file cannot be imported"


# Data out


def test_export_in_the_clear_is_not_the_default(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    fill(esbjerg)
    out = tmp_path / "all.xlsx"
    picked(out)
    page = shown_page(window)
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL)
    sheet = topmost(window)
    assert isinstance(sheet, ExportSheet)
    focused = QApplication.focusWidget()
    assert focused is sheet.cancel
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert not out.exists()
    page.data.export_workbook()
    sheet = topmost(window)
    assert isinstance(sheet, ExportSheet)
    QTest.mouseClick(sheet.go_on, Qt.MouseButton.LeftButton)
    numbers = [row[0] for row in openpyxl.load_workbook(out)["Borgere"].iter_rows(min_row=2, values_only=True)]
    assert len(numbers) == 12


def test_export_with_a_password_is_encrypted(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    add_contact(esbjerg, "H7K-M36")
    out = tmp_path / "all.xlsx"
    picked(out)
    shown_page(window).data.export_workbook()
    sheet = topmost(window)
    assert isinstance(sheet, ExportSheet)
    QTest.keyClicks(sheet.password.edit, "to grå duer")
    QTest.mouseClick(sheet.go_on, Qt.MouseButton.LeftButton)
    with out.open("rb") as file:
        locked = OfficeFile(file)
        assert locked.is_encrypted()
        locked.load_key(password="to grå duer")
        with (tmp_path / "open.xlsx").open("wb") as unlocked:
            locked.decrypt(unlocked)
    found = openpyxl.load_workbook(tmp_path / "open.xlsx")["Borgere"]
    assert found["A2"].value == "H7K-M36"


# Profile


def test_another_profile_is_shown_first_and_undone_by_key(
    window: MainWindow, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(find_profile("nye-veje-odense")[1], encoding="utf-8")
    picked(path)
    page = shown_page(window)
    page.profile.load_profile()
    sheet = topmost(window)
    assert isinstance(sheet, ProfileSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert window.desk.profile.name == "nye-veje-odense"
    assert page.profile.values[0].text() == "Nye Veje Odense, version 2"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.desk.profile.name == "reden-esbjerg"


def test_profile_that_cannot_be_read_changes_nothing(
    window: MainWindow, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text("name = ", encoding="utf-8")
    picked(path)
    shown_page(window).profile.load_profile()
    assert topmost(window).accessibleName() == "The profile cannot be used"
    assert window.desk.profile.name == "reden-esbjerg"


def test_profile_in_force_is_saved_as_it_is(
    window: MainWindow, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    picked(tmp_path / "profile")
    shown_page(window).profile.save_profile()
    assert (tmp_path / "profile.toml").read_text(encoding="utf-8") == find_profile("reden-esbjerg")[1]


# The store


def test_check_says_that_the_store_is_sound(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    QTest.mouseClick(page.store.check, Qt.MouseButton.LeftButton)
    assert page.store.result is not None
    assert page.store.result.title_text.text() == "The store is sound"
    (esbjerg.folder / HEADERS[0]).write_bytes(b"torn")
    page.store.check_store()
    assert page.store.result.title_text.text() == "The store is damaged"


def test_new_passphrase_opens_the_store_and_a_wrong_old_one_changes_nothing(
    window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase_sheet, "NEW_COST", CHEAP)
    page = shown_page(window)
    QTest.mouseClick(page.store.passphrase, Qt.MouseButton.LeftButton)
    sheet = topmost(window)
    assert isinstance(sheet, PassphraseSheet)
    for field, words in (
        (sheet.old, "en helt forkert sætning"),
        (sheet.new, NEW_PASSPHRASE),
        (sheet.again, NEW_PASSPHRASE),
    ):
        QTest.keyClicks(field.edit, words)
    QTest.keyClick(sheet.again.edit, Qt.Key.Key_Return)
    assert sheet.old.error() and sheet.old.text() == ""
    QTest.keyClicks(sheet.old.edit, PASSPHRASE)
    sheet.again.set_text("noget andet end det")
    QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet.again.error()
    QTest.keyClicks(sheet.again.edit, NEW_PASSPHRASE)
    QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert open_sheet(window.window()) is None
    esbjerg.close()
    with open_store(esbjerg.folder, user=USER, passphrase=NEW_PASSPHRASE) as again:
        assert again.user == USER


# Appearance and about


def test_language_and_colours_take_effect_at_once(window: MainWindow, qtbot: QtBot) -> None:
    chosen: list[str] = []
    window.desk.set_language = chosen.append
    window.desk.set_scheme = chosen.append
    page = shown_page(window)
    QTest.keyClick(page.appearance.scheme.focusProxy(), Qt.Key.Key_2)
    QTest.keyClick(page.appearance.language.focusProxy(), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: chosen == ["dark", "da"])


def test_licences_come_from_the_notices(window: MainWindow) -> None:
    page = shown_page(window)
    page.about._show_licences()
    tables = topmost(window).findChildren(LicenceTable)
    said = [row[0] for table in tables for row in table.figures.rows]
    assert any("PySide6" in line and "LGPL" in line for line in said)
    assert any("WHO-5" in line for line in said)


def test_what_the_check_found_is_brought_into_view(window: MainWindow) -> None:
    window.window().resize(1024, 700)
    page = shown_page(window)
    page.store.check_store()
    for _ in range(3):
        QApplication.processEvents()
    result = page.store.result
    assert result is not None
    assert not result.visibleRegion().isEmpty()


def test_a_new_recovery_code_is_made_with_the_passphrase_and_kept_before_it_is_left(
    window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    picked: Callable[[Path | None], None],
) -> None:  # fmt: skip
    monkeypatch.setattr(recovery_code_sheet, "NEW_COST", CHEAP)
    page = shown_page(window)
    before = esbjerg.header.recovery_slot()
    QTest.mouseClick(page.recovery.renew, Qt.MouseButton.LeftButton)
    sheet = topmost(window)
    assert isinstance(sheet, RecoveryCodeSheet)
    sheet.passphrase.set_text("forkert og forkert igen")
    QTest.keyClick(sheet.passphrase.edit, Qt.Key.Key_Return)
    assert sheet.passphrase.error() and sheet.step is None
    assert esbjerg.header.recovery_slot() == before
    sheet.passphrase.set_text(PASSPHRASE)
    QTest.keyClick(sheet.passphrase.edit, Qt.Key.Key_Return)
    assert sheet.step is not None and esbjerg.header.recovery_slot() != before
    sheet.step.try_on()
    assert sheet.step.kept.message.text() and sheet.is_dirty()
    picked(tmp_path / "kode.pdf")
    sheet.step.save_button.click()
    assert (tmp_path / "kode.pdf").read_bytes().startswith(b"%PDF")
    sheet.step.try_on()
    assert not sheet.isVisible()
