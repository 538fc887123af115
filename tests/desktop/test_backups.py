"""Backups at the desk: made at lock and close, their age always in sight, restored with one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.returns.profiles import find_profile
from exitdesk.store import auto_backup, vault
from exitdesk.store.auto_backup import Failure
from exitdesk.store.backup import LAST_BACKUP, back_up, backups_in
from exitdesk.store.backup_shelf import BACKUP_FOLDER
from exitdesk.store.opening import OpenStore, change_passphrase, create_store, open_store
from exitdesk.store.rekey import rekey
from exitdesk.store.users import add_user
from exitdesk.ui import backup_watch
from exitdesk.ui.app import Program
from exitdesk.ui.backup_words import backup_line
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.keeping_steps import RestoreStep
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.restoring_page import RestoringPage
from exitdesk.ui.session_lock import LockReason
from exitdesk.ui.trouble_page import TroublePage
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.conftest import NOW

VOLUNTEER, THEIRS = "Sofie", "grøn lampe synger sagte"


def state(days: float | None, **also: object) -> auto_backup.BackupState:
    """As the store would tell, with the last backup so many days ago."""
    last = None if days is None else NOW - timedelta(days=days)
    return auto_backup.BackupState(**{"folder": Path("stick"), "last": last, "failure": None, **also})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "words", "late"),
    [
        (state(0), "today", False),
        (state(1), "yesterday", False),
        (state(7), "7 days ago", False),
        (state(8), "8 days ago", True),
        (state(-3650), "17-11-2036", True),
        (state(None), "none yet", True),
        (state(None, folder=None), "choose a folder", True),
        (state(1, folder=None), "choose a folder", True),
        (state(1, missing=True), "no stick", True),
        (state(1, failure=Failure(NOW, "The disk is full.")), "did not work", True),
    ],
)
def test_the_rail_says_how_old_the_last_good_backup_is(told: auto_backup.BackupState, words: str, late: bool) -> None:
    line = backup_line(told, NOW)
    assert (line.words, line.late) == (words, late)
    assert ("has been made yet" if told.last is None else "The last good backup is of") in line.sentence


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for backups."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def told(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: window.rail.backup.accessibleName() == f"Backup: {words}", timeout=5_000)


def test_the_rail_follows_the_folder_and_leads_to_the_card(
    window: MainWindow, esbjerg: OpenStore, stick: Path, qtbot: QtBot
) -> None:
    line = window.rail.backup
    assert line.isVisible() and line.late
    assert line.accessibleName() == "Backup: choose a folder"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    page = window.current()
    assert isinstance(page, SetupPage)
    qtbot.waitUntil(page.backup.now.hasFocus, timeout=2_000)
    assert not page.backup.now.visibleRegion().isEmpty()
    esbjerg.operations.set_setting(BACKUP_FOLDER, str(stick))
    page.backup.load()
    QTest.mouseClick(page.backup.now, Qt.MouseButton.LeftButton)
    told(window, qtbot, "today")
    assert not line.late
    stick.rename(stick.with_name("in the pocket"))
    window.backups.look()
    told(window, qtbot, "no stick")
    assert line.late and "stick" in line.toolTip()
    window.rail.set_narrow(True)
    assert line.isVisible() and line.toolTip() == line.accessibleDescription()


def test_the_words_shorten_before_they_are_cut(window: MainWindow) -> None:
    line = window.rail.backup
    line.show_line("3 days ago", "sentence", late=False)
    assert line.shown_words() == "Backup: 3 days ago"
    line.show_line("a great many days ago by now", "sentence", late=True)
    assert line.shown_words() == "Copy: a great many days ago by now"


def test_a_practice_store_is_left_in_peace(desk: DeskContext) -> None:
    desk.practice = True
    main = MainWindow(desk)
    assert main.rail.backup.isHidden()
    desk.signals.backed_up.emit()
    assert main.rail.backup.isHidden()


def test_who_may_not_set_up_is_told_instead(desk: DeskContext, in_shell: Callable[[MainWindow], object]) -> None:
    desk.role = Role.VOLUNTEER
    main = MainWindow(desk)
    in_shell(main)
    main.show_first_page()
    main.rail.backup.click()
    sheet = open_sheet(main.window())
    assert sheet is not None and sheet.accessibleName() == "Backup"


def test_soon_after_unlocking_an_old_backup_is_renewed_once_it_is_quiet(
    window: MainWindow, esbjerg: OpenStore, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    esbjerg.operations.set_setting(BACKUP_FOLDER, str(stick))
    assert window.backups._soon.isActive() and window.backups._soon.interval() == backup_watch.SOON_MS
    for since, expected in ((timedelta(hours=23), 0), (timedelta(hours=25), 1)):
        esbjerg.operations.set_setting(LAST_BACKUP, f"{NOW - since:%Y-%m-%d %H:%M}")
        window.backups.look()
        told(window, qtbot, "yesterday")
        qtbot.waitUntil(lambda since=since: window.backups._state.last == NOW - since, timeout=2_000)
        with monkeypatch.context() as busy:
            busy.setattr(type(window.desk.worker), "is_idle", lambda _worker: False)
            window.backups.back_up_when_quiet()
        assert backups_in(stick) == []
        assert window.backups._soon.interval() == backup_watch.AGAIN_MS
        window.backups.back_up_when_quiet()
        assert len(backups_in(stick)) == expected
    told(window, qtbot, "today")


def test_a_restore_is_tried_and_the_words_stay(window: MainWindow, esbjerg: OpenStore, stick: Path) -> None:
    esbjerg.operations.set_setting(BACKUP_FOLDER, str(stick))
    window.show_page("setup")
    page = window.current()
    assert isinstance(page, SetupPage)
    assert not page.backup.try_it.isEnabled()
    page.backup.back_up()
    assert page.backup.try_it.isEnabled()
    QTest.mouseClick(page.backup.try_it, Qt.MouseButton.LeftButton)
    assert "can be restored" in page.backup.rehearsed.text()
    page.backup.load()
    assert page.backup.rehearsed.isVisibleTo(page.backup)
    database = backups_in(stick)[0] / vault.DATABASE
    content = bytearray(database.read_bytes())
    content[-3000] ^= 1
    database.write_bytes(content)
    page.backup.rehearse()
    assert "could not be used" in page.backup.rehearsed.text()


def test_a_backup_by_hand_makes_no_folder_where_a_stick_should_be(
    window: MainWindow, esbjerg: OpenStore, stick: Path
) -> None:
    esbjerg.operations.set_setting(BACKUP_FOLDER, str(stick))
    window.show_page("setup")
    page = window.current()
    assert isinstance(page, SetupPage)
    stick.rmdir()
    page.backup.back_up()
    sheet = open_sheet(window.window())
    assert sheet is not None and sheet.accessibleName() == "There is no new backup"
    assert not stick.exists()


# The whole program

Start = Callable[[], Program]


@pytest.fixture
def desk_folder(tmp_path: Path, stick: Path) -> Path:
    """A store with a leader, a volunteer, two contacts, and the stick chosen; not open."""
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        tmp_path / "desk", profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    with store:
        add_user(store, name=VOLUNTEER, role=Role.VOLUNTEER, passphrase=THEIRS, cost=CHEAP)
        for number in ("A1", "A2"):
            store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
        store.operations.set_setting(BACKUP_FOLDER, str(stick))
    return tmp_path / "desk"


@pytest.fixture
def start(desk_folder: Path, qtbot: QtBot) -> Iterator[Start]:
    """Start the program on it."""
    programs: list[Program] = []

    def make() -> Program:
        program = Program(desk_folder, relaunch=lambda _arguments: None)
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


def unlock(program: Program, qtbot: QtBot, user: str = USER, passphrase: str = PASSPHRASE) -> MainWindow:
    page = program.shell.view()
    assert isinstance(page, UnlockPage)
    page.user.set_text(user)
    page.passphrase.set_text(passphrase)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        page.submit()
    assert program.main is not None
    return program.main


@pytest.mark.parametrize(("user", "passphrase"), [(USER, PASSPHRASE), (VOLUNTEER, THEIRS)])
def test_locking_backs_up_behind_the_cover_whoever_is_at_the_desk(
    start: Start, stick: Path, qtbot: QtBot, user: str, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    unlock(program, qtbot, user, passphrase)
    covered: list[bool] = []
    make = auto_backup.back_up

    def seen(*given: object) -> Path:
        covered.append(program.shell.is_covered())
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(auto_backup, "back_up", seen)
    program.lock()
    assert covered == [True]
    assert len(backups_in(stick)) == 1
    with open_store(backups_in(stick)[0], user=USER, passphrase=PASSPHRASE, read_only=True) as copy:
        assert len(copy.reading.contacts()) == 2


def test_closing_backs_up_out_of_sight(
    start: Start, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    unlock(program, qtbot)
    hidden: list[bool] = []
    make = auto_backup.back_up
    monkeypatch.setattr(
        auto_backup, "back_up", lambda *given: (hidden.append(program.shell.isHidden()), make(*given))[1]
    )
    program.shell.close()
    assert hidden == [True]
    assert len(backups_in(stick)) == 1


@pytest.mark.parametrize("reason", [LockReason.SLEEP, LockReason.SESSION])
def test_sleep_does_not_wait_for_a_backup(start: Start, stick: Path, qtbot: QtBot, reason: LockReason) -> None:
    program = start()
    unlock(program, qtbot)
    program.lock(reason)
    assert backups_in(stick) == []


def test_a_failing_stick_does_not_keep_the_desk_open(
    start: Start, stick: Path, desk_folder: Path, qtbot: QtBot
) -> None:
    program = start()
    unlock(program, qtbot)
    stick.rmdir()
    stick.write_text("no folder")
    program.lock()
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        noted = auto_backup.backup_state(store).failure
        assert noted is not None and "is a file" in noted.sentence


def restore_page(program: Program) -> RestoringPage:
    page = program.shell.view()
    assert isinstance(page, RestoringPage)
    return page


def press_through(program: Program, qtbot: QtBot) -> MainWindow:
    """The last step says what came of it; then the desk is open, without another passphrase."""
    qtbot.waitUntil(lambda: restore_page(program).title_text.text() == "The backup is restored", timeout=20_000)
    step = restore_page(program).step()
    assert step is not None
    with qtbot.waitSignal(program.opened, timeout=20_000):
        step.go_on.click()
    assert program.main is not None
    return program.main


def test_restoring_from_the_card_asks_once_and_default_is_no(
    start: Start, stick: Path, desk_folder: Path, qtbot: QtBot
) -> None:
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        back_up(store, stick, NOW)
        store.operations.save(Contact(id_number="A3", first_contact=date(2026, 1, 5)))
        gone = store.reading.contact_by_number("A1")
        assert gone is not None and gone.key is not None
        store.operations.erase_contact(gone.key)
    program = start()
    main = unlock(program, qtbot)

    def ask() -> Ask:
        main.show_page("setup")
        page = main.current()
        assert isinstance(page, SetupPage)
        page.backup.restore.click()
        sheet = open_sheet(main.window())
        assert sheet is not None
        qtbot.waitUntil(lambda: sheet.backups.value() is not None, timeout=5_000)
        sheet.passphrase.set_text(PASSPHRASE)
        QTest.keyClick(sheet.passphrase.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(open_sheet(main.window()), Ask), timeout=10_000)
        question = open_sheet(main.window())
        assert isinstance(question, Ask)
        return question

    question = ask()
    assert question.no_button.hasFocus()
    QTest.keyClick(question.no_button, Qt.Key.Key_Return)
    assert program.main is main
    assert open_sheet(main.window()) is None
    before = backups_in(stick)
    question = ask()
    question.yes_button.click()
    again = press_through(program, qtbot)
    assert again is not main
    assert backups_in(stick) == before, "closing for it must not thin away the backup that is wanted"
    program.shell.close()
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        assert [contact.id_number for contact in store.reading.contacts()] == ["A2"]
    aside = [path for path in desk_folder.parent.iterdir() if path.name.startswith("desk (")]
    assert len(aside) == 1


def test_a_damaged_store_is_restored_from_the_page_that_says_so(
    start: Start, stick: Path, desk_folder: Path, qtbot: QtBot, picked: Callable[[Path | None], None]
) -> None:
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        back_up(store, stick, NOW)
    for header in vault.HEADERS:
        (desk_folder / header).write_bytes(b"torn")
    program = start()
    page = program.shell.view()
    assert isinstance(page, TroublePage)
    page.restore_button.click()
    step = restore_page(program).step()
    assert step is not None
    picked(stick)
    step.choose.click()  # type: ignore[attr-defined]
    step.user.set_text(USER)  # type: ignore[attr-defined]
    step.passphrase.set_text("not the right one at all")  # type: ignore[attr-defined]
    step.try_on()
    qtbot.waitUntil(lambda: bool(step.passphrase.error()), timeout=10_000)  # type: ignore[attr-defined]
    step.passphrase.set_text(PASSPHRASE)  # type: ignore[attr-defined]
    step.try_on()
    qtbot.waitUntil(lambda: restore_page(program).step() is not step, timeout=10_000)
    shown = restore_page(program).step()
    assert shown is not None
    assert restore_page(program).title_text.text() == "Put this backup in place?"
    assert shown.first().hasFocus() and shown.first() is not shown.go_on
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert (desk_folder / vault.HEADERS[0]).read_bytes() == b"torn", "Enter goes back where something stands"
    restore_page(program).step().try_on()  # type: ignore[union-attr]
    assert restore_page(program).step().passphrase.error()  # type: ignore[union-attr]
    restore_page(program).step().passphrase.set_text(PASSPHRASE)  # type: ignore[union-attr]
    restore_page(program).step().try_on()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "in place?" in restore_page(program).title_text.text(), timeout=10_000)
    restore_page(program).step().go_on.click()  # type: ignore[union-attr]
    main = press_through(program, qtbot)
    assert main.desk.user == USER


def test_a_backup_that_is_rotten_is_not_put_in_place(
    start: Start, stick: Path, desk_folder: Path, qtbot: QtBot
) -> None:
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        made = back_up(store, stick, NOW)
    database = made / vault.DATABASE
    content = bytearray(database.read_bytes())
    content[-3000] ^= 1
    database.write_bytes(content)
    program = start()
    main = unlock(program, qtbot)
    main.desk.restore_backup(made, PASSPHRASE)
    qtbot.waitUntil(lambda: restore_page(program).title_text.text() == "The backup was not restored", timeout=20_000)
    step = restore_page(program).step()
    assert step is not None
    step.go_on.click()
    qtbot.waitUntil(lambda: isinstance(program.shell.view(), UnlockPage), timeout=10_000)
    unlock(program, qtbot)


def test_from_the_desk_a_backup_is_restored_though_key_and_passphrase_are_new_since(
    start: Start, stick: Path, desk_folder: Path, qtbot: QtBot
) -> None:
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        made = back_up(store, stick, NOW)
        rekey(store)
        change_passphrase(store, old=PASSPHRASE, new="syv gule cykler på taget", cost=CHEAP)
    program = start()
    main = unlock(program, qtbot, passphrase="syv gule cykler på taget")
    main.desk.restore_backup(made, PASSPHRASE)
    again = press_through(program, qtbot)
    assert again.desk.user == USER
    assert list(desk_folder.parent.glob("desk (*"))


def test_on_a_new_machine_a_backup_becomes_the_desk_with_one_passphrase(
    desk_folder: Path, stick: Path, tmp_path: Path, qtbot: QtBot, picked: Callable[[Path | None], None]
) -> None:
    with open_store(desk_folder, user=USER, passphrase=PASSPHRASE) as store:
        back_up(store, stick, NOW)
    program = Program(tmp_path / "new" / "desk", relaunch=lambda _arguments: None)
    with qtbot.waitSignal(program.looked_closer, timeout=10_000):
        program.start()
    first = program.shell.view()
    assert isinstance(first, FirstStart)
    first.restore_wanted.emit()
    step = restore_page(program).step()
    assert isinstance(step, RestoreStep)
    QTest.keyClick(step.choose, Qt.Key.Key_Escape)
    assert isinstance(program.shell.view(), FirstStart), "who does not want it is back where she was"
    program.show_restoring()
    step = restore_page(program).step()
    assert isinstance(step, RestoreStep)
    picked(stick)
    step.choose.click()
    step.user.set_text(VOLUNTEER)
    step.passphrase.set_text(THEIRS)
    step.try_on()
    qtbot.waitUntil(lambda: restore_page(program).title_text.text() == "What the backup holds", timeout=10_000)
    shown = restore_page(program).step()
    assert shown is not None
    with qtbot.waitSignal(program.opened, timeout=20_000):
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert program.main is not None and program.main.desk.user == VOLUNTEER
    program.shell.close()
    program.shell.deleteLater()
