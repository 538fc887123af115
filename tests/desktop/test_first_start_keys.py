"""The first start by keys: Enter goes down, Esc goes back, and no sentence is cut or said twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exitdesk import i18n
from exitdesk.domain import practice
from exitdesk.store.opening import create_store
from exitdesk.ui import pickers
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.first_steps import ProjectStep, UserStep, WelcomeStep
from exitdesk.ui.keeping_steps import BackupStep, RecoveryStep, RestoreStep
from exitdesk.ui.shell import Shell
from exitdesk.ui.unlock import UnlockPage
from tests.conftest import CHEAP, PASSPHRASE


@pytest.fixture
def danish() -> Iterator[None]:
    """Danish words for the length of a test, Qt's own too."""
    before = i18n.language()
    i18n.set_language("da")
    words = QTranslator()
    words.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    QApplication.installTranslator(words)
    yield
    QApplication.removeTranslator(words)
    i18n.set_language(before)


_shells: list[Shell] = []


def shown(view: QWidget, qtbot: QtBot) -> None:
    shell = Shell()
    _shells[:] = [shell]
    qtbot.addWidget(shell)
    shell.resize(1280, 800)
    shell.show_view(view)
    shell.show()
    shell.activateWindow()
    QApplication.processEvents()


@pytest.fixture
def user_step(tmp_path: Path, qtbot: QtBot) -> UserStep:
    first = FirstStart(tmp_path / "store", cheap=True)
    shown(first, qtbot)
    step = UserStep()
    step.back.connect(first._project)
    first.show_step(step)
    QApplication.processEvents()
    return step


def key(code: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), code)


def test_enter_goes_down_the_empty_fields_without_a_word_of_blame(user_step: UserStep) -> None:
    QTest.keyClicks(user_step.user.edit, "Mette")
    key(Qt.Key.Key_Return)
    assert user_step.passphrase.edit.hasFocus()
    QTest.keyClicks(user_step.passphrase.edit, "grøn lampe synger sagte")
    key(Qt.Key.Key_Return)
    assert user_step.again.edit.hasFocus()
    assert not any(field.error() for field in (user_step.user, user_step.passphrase, user_step.again))


@pytest.mark.usefixtures("danish")
def test_an_error_of_two_lines_stands_under_the_field_not_on_it(user_step: UserStep) -> None:
    user_step.user.set_text("Mette")
    field = user_step.passphrase
    field.set_text("a" * 19)
    user_step.try_on()
    QApplication.processEvents()
    QApplication.processEvents()
    message = field.message
    assert message.height() > 30, "the sentence takes two lines here"
    assert message.mapTo(user_step, QPoint()).y() >= field.frame.mapTo(user_step, QPoint()).y() + field.frame.height()
    assert message.geometry().bottom() <= field.height()


def test_the_meter_does_not_repeat_the_error(user_step: UserStep) -> None:
    user_step.user.set_text("Mette")
    user_step.passphrase.set_text("kort")
    user_step.try_on()
    sentence = user_step.passphrase.error()
    seen = [label.text() for label in user_step.findChildren(QLabel) if label.isVisible()]
    assert seen.count(sentence) == 1
    QTest.keyClicks(user_step.passphrase.edit, "ere")
    assert user_step.meter._text.isVisible()


def test_esc_leads_back_from_a_step(user_step: UserStep) -> None:
    first = user_step.window().findChild(FirstStart)
    assert first is not None
    user_step.user.setFocus()
    key(Qt.Key.Key_Escape)
    assert isinstance(first.step(), ProjectStep)
    key(Qt.Key.Key_Escape)
    assert isinstance(first.step(), WelcomeStep)


def test_esc_leads_back_from_the_recovery_code_to_the_passphrase(tmp_path: Path, qtbot: QtBot) -> None:
    page = UnlockPage(tmp_path, users=1)
    shown(page, qtbot)
    page.other_way.click()
    assert page.code.edit.hasFocus()
    key(Qt.Key.Key_Escape)
    assert not page.code.isVisible()
    assert page.passphrase.edit.hasFocus()


def test_what_was_missing_is_not_said_any_more_once_the_code_is_saved(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = RecoveryStep("-".join(["ABCDE"] * 8), "3F8A-21C0")
    qtbot.addWidget(step)
    step.try_on()
    assert step.kept.message.text()
    monkeypatch.setattr(pickers, "choose_target", lambda *_words: tmp_path / "kode.pdf")
    step.save_button.click()
    assert not step.kept.message.text()


def test_enter_goes_on_once_the_code_is_saved_and_the_folder_chosen(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery, backup = RecoveryStep("-".join(["ABCDE"] * 8), "3F8A-21C0"), BackupStep()
    monkeypatch.setattr(pickers, "choose_target", lambda *_words: tmp_path / "kode.pdf")
    monkeypatch.setattr(pickers, "choose_folder", lambda *_words: tmp_path)
    for step, button in ((recovery, recovery.save_button), (backup, backup.choose)):
        shown(step, qtbot)
        button.setFocus()
        key(Qt.Key.Key_Return)
        assert step.go_on.hasFocus()


@pytest.mark.usefixtures("danish")
def test_qts_own_file_dialog_is_danish_throughout(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = pickers.file_dialog(parent, "Gem", tmp_path)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Mappe:", "Filtype:"} <= words
    assert not any("Look" in word or "Files of" in word for word in words)


def test_only_the_practice_store_tells_its_passphrase(tmp_path: Path, qtbot: QtBot) -> None:
    hints = []
    for invented in (True, False):
        folder = tmp_path / str(invented)
        store, _code = create_store(
            folder,
            profile_name="p",
            profile_toml="",
            user="Mette",
            passphrase=PASSPHRASE,
            practice=invented,
            cost=CHEAP,
        )
        store.close()
        page = UnlockPage(folder, users=1)
        qtbot.addWidget(page)
        hints.append(page.passphrase.message.text())
    assert practice.PASSPHRASE in hints[0]
    assert practice.PASSPHRASE not in hints[1]


def test_restoring_asks_for_the_user_before_the_passphrase(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = RestoreStep()
    monkeypatch.setattr(pickers, "choose_folder", lambda *_words: tmp_path)
    shown(step, qtbot)
    step.choose.click()
    assert step.user.edit.hasFocus()
    key(Qt.Key.Key_Return)
    assert step.passphrase.edit.hasFocus()
    assert not step.passphrase.error()
