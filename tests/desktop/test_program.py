"""From the closed door to the desk and back: unlock, first start, lock, trouble."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.i18n import language
from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import create_store, open_store
from exitdesk.store.recovery import code_is_kept
from exitdesk.ui import preferences, session_lock
from exitdesk.ui.app import Program
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.first_steps import ProjectStep, UserStep, WelcomeStep
from exitdesk.ui.keeping_steps import BackupStep, RecoveryStep
from exitdesk.ui.restoring_page import RestoringPage
from exitdesk.ui.trouble_page import TroublePage
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.choice_pills import ChoicePills
from tests.conftest import CHEAP, PASSPHRASE, USER

Start = Callable[[Path], Program]


@pytest.fixture
def relaunched() -> list[Sequence[str]]:
    """What the process would have been replaced with."""
    return []


@pytest.fixture
def start(relaunched: list[Sequence[str]], qtbot: QtBot) -> Iterator[Start]:
    """Start the program on a folder; it is closed afterwards."""
    programs: list[Program] = []

    def make(folder: Path) -> Program:
        program = Program(folder, relaunch=relaunched.append)
        programs.append(program)
        with qtbot.waitSignal(program.looked_closer, timeout=10_000):
            program.start()
        program.shell.activateWindow()
        QApplication.processEvents()
        return program

    yield make
    for program in programs:
        program.shell.close()
        program.shell.deleteLater()


@pytest.fixture
def recovery_code(folder: Path) -> str:
    """A store with one user stands in ``folder``; its recovery code."""
    profile, text = find_profile("reden-esbjerg")
    store, code = create_store(
        folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    store.close()
    return code


def unlock_page(program: Program) -> UnlockPage:
    page = program.shell.view()
    assert isinstance(page, UnlockPage)
    return page


def type_and_enter(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.usefixtures("recovery_code")
def test_one_user_types_a_passphrase_and_nothing_else(start: Start, folder: Path, qtbot: QtBot) -> None:
    program = start(folder)
    assert not unlock_page(program).user.isVisible()
    with qtbot.waitSignal(program.opened, timeout=10_000):
        type_and_enter(PASSPHRASE)
    assert program.main is not None
    assert program.main.desk.user == USER
    assert program.main.desk.profile.title == "Reden Esbjerg"


@pytest.mark.usefixtures("recovery_code")
def test_a_wrong_passphrase_is_told_under_the_emptied_field(start: Start, folder: Path, qtbot: QtBot) -> None:
    page = unlock_page(start(folder))
    type_and_enter("not the right one at all")
    qtbot.waitUntil(lambda: bool(page.passphrase.error()), timeout=10_000)
    assert page.passphrase.text() == ""
    assert page.passphrase.edit.hasFocus()
    assert "Caps Lock" in page.passphrase.error()
    assert not page.button.is_busy()


def test_several_users_type_their_name(start: Start, folder: Path, recovery_code: str, qtbot: QtBot) -> None:
    from exitdesk.store.opening import open_with_recovery_code

    open_with_recovery_code(
        folder, code=recovery_code, user="Sofie", new_passphrase="grøn lampe synger sagte", cost=CHEAP
    ).close()
    program = start(folder)
    page = unlock_page(program)
    assert page.user.isVisible()
    assert page.user.edit.hasFocus()
    QTest.keyClicks(page.user.edit, "sofie")
    QTest.keyClick(page.user.edit, Qt.Key.Key_Tab)
    with qtbot.waitSignal(program.opened, timeout=10_000):
        type_and_enter("grøn lampe synger sagte")


def test_the_recovery_code_opens_and_sets_a_new_passphrase(
    start: Start, folder: Path, recovery_code: str, qtbot: QtBot
) -> None:
    program = start(folder)
    page = unlock_page(program)
    assert page.passphrase.edit.accessibleName() == "Passphrase"
    page.other_way.click()
    assert page.passphrase.label is not None
    assert page.passphrase.label.text() == page.passphrase.edit.accessibleName() == "New passphrase"
    page.user.set_text(USER)
    page.code.set_text(recovery_code.lower().replace("-", " "))
    page.passphrase.set_text("en helt ny adgangssætning")
    page.again.set_text("en helt anden adgangssætning")
    page.submit()
    assert page.again.error()
    page.again.set_text("en helt ny adgangssætning")
    with qtbot.waitSignal(program.opened, timeout=20_000):
        page.submit()
    program.close_store()
    open_store(folder, user=USER, passphrase="en helt ny adgangssætning").close()


def test_a_damaged_store_is_never_taken_for_a_first_start(start: Start, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "store.db").write_bytes(b"\x00" * 4096)
    view = start(folder).shell.view()
    assert isinstance(view, TroublePage)
    assert "Restore a backup" in view.sentence.text()


@pytest.mark.usefixtures("recovery_code")
def test_damage_met_after_the_passphrase_leads_to_what_helps_and_back(start: Start, folder: Path, qtbot: QtBot) -> None:
    content = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(os.urandom(12288) + content[12288:])
    program = start(folder)
    unlock_page(program)
    type_and_enter(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(program.shell.view(), TroublePage), timeout=10_000)
    trouble = program.shell.view()
    assert isinstance(trouble, TroublePage)
    assert "Restore a backup" in trouble.sentence.text()
    assert trouble.restore_button.hasFocus()
    trouble.restore_button.click()
    restoring = program.shell.view()
    assert isinstance(restoring, RestoringPage)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not isinstance(program.shell.view(), FirstStart), "a damaged store is never offered a first start"


def test_a_plain_database_in_its_place_is_refused(start: Start, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "store.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 4080)
    view = start(folder).shell.view()
    assert isinstance(view, TroublePage)
    assert "not encrypted" in view.sentence.text()


def test_first_start_makes_a_store_step_by_step(
    start: Start, folder: Path, tmp_path: Path, qtbot: QtBot, picked: Callable[[Path | None], None]
) -> None:
    program = start(folder)
    first = program.shell.view()
    assert isinstance(first, FirstStart)
    first._cheap = True
    assert isinstance(first.step(), WelcomeStep)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    project = first.step()
    assert isinstance(project, ProjectStep)
    project.try_on()
    assert project.project.message.text()
    project.project.set_value("reden-esbjerg")
    project.try_on()
    user = first.step()
    assert isinstance(user, UserStep)
    QTest.keyClicks(user.user.edit, "Mette")
    user.passphrase.set_text("kort")
    assert "11" in user.meter.text()
    user.try_on()
    assert isinstance(first.step(), UserStep)
    user.passphrase.set_text("grøn lampe synger sagte")
    user.again.set_text("grøn lampe synger højt")
    user.try_on()
    assert user.again.error()
    user.again.set_text("grøn lampe synger sagte")
    user.try_on()
    qtbot.waitUntil(lambda: isinstance(first.step(), RecoveryStep), timeout=20_000)
    recovery = first.step()
    assert isinstance(recovery, RecoveryStep)
    recovery.try_on()
    assert isinstance(first.step(), RecoveryStep)
    sheet = tmp_path / "recovery.pdf"
    picked(sheet)
    recovery.save_button.click()
    assert sheet.read_bytes().startswith(b"%PDF")
    recovery.try_on()
    backup = first.step()
    assert isinstance(backup, BackupStep)
    picked(tmp_path)
    backup.choose.click()
    with qtbot.waitSignal(program.opened, timeout=10_000):
        backup.try_on()
    program.close_store()
    with open_store(folder, user="Mette", passphrase="grøn lampe synger sagte") as store:
        assert store.reading.setting("backup_folder") == str(tmp_path)
        assert code_is_kept(store)
        assert store.reading.profile()[0] == "reden-esbjerg"


def test_a_first_start_that_ends_at_the_code_asks_for_a_new_one(start: Start, folder: Path, qtbot: QtBot) -> None:
    program = start(folder)
    first = program.shell.view()
    assert isinstance(first, FirstStart)
    first._cheap = True
    first.step().try_on()  # type: ignore[union-attr]
    first.step().project.set_value("reden-esbjerg")  # type: ignore[union-attr]
    first.step().try_on()  # type: ignore[union-attr]
    user = first.step()
    assert isinstance(user, UserStep)
    for field, text in ((user.user, "Mette"), (user.passphrase, PASSPHRASE), (user.again, PASSPHRASE)):
        field.set_text(text)
    user.try_on()
    qtbot.waitUntil(lambda: isinstance(first.step(), RecoveryStep), timeout=20_000)
    program.close_store()
    again = start(folder)
    with qtbot.waitSignal(again.opened, timeout=10_000):
        type_and_enter(PASSPHRASE)
    assert again.main is not None
    qtbot.waitUntil(lambda: again.main is not None and again.main.recovery.banner is not None)


def test_the_language_chosen_first_is_remembered(start: Start, folder: Path) -> None:
    program = start(folder)
    first = program.shell.view()
    assert isinstance(first, FirstStart)
    step = first.step()
    assert isinstance(step, WelcomeStep)
    assert isinstance(step.languages, ChoicePills)
    step.languages.changed.emit("da")
    assert language() == "da"
    assert preferences.read_preferences().language == "da"
    shown = program.shell.view()
    assert isinstance(shown, FirstStart)
    assert shown.title_text.text() == "Velkommen"


@pytest.mark.usefixtures("recovery_code")
def test_locking_covers_stashes_closes_and_starts_anew(
    start: Start, folder: Path, relaunched: list[Sequence[str]], qtbot: QtBot
) -> None:
    program = start(folder)
    with qtbot.waitSignal(program.opened, timeout=10_000):
        type_and_enter(PASSPHRASE)
    assert program.main is not None
    program.main.show_page("setup")
    assert program.main.current() is not None
    program.main.all_stashes = lambda: {"today": '{"rows": 1}', "window": '{"page": "setup"}'}  # type: ignore[method-assign]
    program.lock()
    assert program.shell.is_covered()
    assert relaunched == [["--locked", str(folder)]]
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert not store.warnings
        assert json.loads(store.reading.draft("today") or "") == {"rows": 1}
    again = start(folder)
    with qtbot.waitSignal(again.opened, timeout=10_000):
        type_and_enter(PASSPHRASE)
    assert again.main is not None
    page = again.main.current()
    assert page is not None
    assert page.name == "setup"


def test_the_process_is_replaced_not_left(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda path, command, environment: called.append((path, command, environment)))
    session_lock.replace_process(["--locked"])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    session_lock.replace_process(["--locked"])
    (_, from_python, plain), (_, bundled, fresh) = called
    assert from_python[1:] == ["-m", "exitdesk", "--locked"]
    assert bundled == [sys.executable, "--locked"]
    assert "PYINSTALLER_RESET_ENVIRONMENT" not in plain
    assert plain["PYTHONSAFEPATH"] == "1"
    assert fresh["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_the_usual_place_is_not_named_on_the_command_line(tmp_path: Path) -> None:
    assert session_lock.relaunch_arguments(tmp_path, tmp_path) == ["--locked"]
    assert session_lock.relaunch_arguments(tmp_path / "other", tmp_path) == ["--locked", str(tmp_path / "other")]


def test_settings_hold_no_names_and_are_the_owners_alone(tmp_path: Path) -> None:
    preferences.write_preferences(preferences.Preferences(language="en", scheme="dark"))
    file = tmp_path / "settings.json"
    assert json.loads(file.read_text()) == {"language": "en", "scheme": "dark", "store": ""}
    assert list(tmp_path.glob("*.part")) == []
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    for damaged in ("rubbish", "", "[]"):
        file.write_text(damaged)
        assert preferences.read_preferences() == preferences.Preferences(lost=True)
    file.unlink()
    assert preferences.read_preferences() == preferences.Preferences()


def test_a_bug_report_holds_no_data() -> None:
    from exitdesk.ui.bug_report import report

    def fail(secret: str) -> None:
        raise ValueError(secret)

    try:
        fail("kanariefugl H7K-M3P")
    except ValueError as error:
        text = report(error)
    assert "kanariefugl" not in text
    assert "test_program.py" in text
    assert "ValueError" in text


@pytest.mark.usefixtures("recovery_code")
def test_a_desk_that_cannot_start_anew_is_locked_all_the_same(folder: Path, qtbot: QtBot) -> None:
    def fail(_arguments: Sequence[str]) -> None:
        raise OSError("no such program")

    program = Program(folder, relaunch=fail)
    with qtbot.waitSignal(program.looked_closer, timeout=10_000):
        program.start()
    program.shell.activateWindow()
    with qtbot.waitSignal(program.opened, timeout=10_000):
        type_and_enter(PASSPHRASE)
    program.lock()
    assert unlock_page(program).passphrase.text() == ""
    assert program.main is None
    assert not program.shell.is_covered()
    program.shell.close()
