"""The recovery code in the windows: unlocking with it by keyboard, trying it, and being told to make a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exitdesk.domain.roles import Role
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, create_store, open_store, open_with_recovery_code
from exitdesk.store.recovery import change_recovery_code, recovery_state
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.opening_facts import read_facts
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.setup import recovery_code_sheet
from exitdesk.ui.setup.recovery_code_sheet import RecoveryCodeSheet, open_recovery_code_sheet
from exitdesk.ui.setup.rehearsal_sheet import RehearsalSheet
from exitdesk.ui.shell import Shell
from exitdesk.ui.tasks import InlineWorker, StoreWorker
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.code_field import CodeField
from exitdesk.ui.widgets.sheet import open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.conftest import NOW

NEW = "en helt ny adgangssætning"


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_in(text: str) -> None:
    QTest.keyClicks(focused(), text)


def enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return)


@pytest.fixture
def kept(folder: Path) -> str:
    """A closed store's code."""
    store, code = create_store(folder, profile_name="reden-esbjerg", profile_toml="", user=USER,
                               passphrase=PASSPHRASE, cost=CHEAP)  # fmt: skip
    store.close()
    return code


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exitdesk.store.opening.KdfCost", lambda: CHEAP)
    monkeypatch.setattr(recovery_code_sheet, "NEW_COST", CHEAP)


# Typing the code


@pytest.fixture
def field(in_shell: Callable[[QWidget], Shell]) -> CodeField:
    made = CodeField()
    in_shell(made)
    made.setFocus()
    return made


def test_capitals_and_hyphens_come_by_themselves_and_groups_are_counted(field: CodeField, kept: str) -> None:
    groups = kept.split("-")
    type_in((groups[0] + groups[1]).lower())
    assert field.text() == "-".join(groups[:2])
    assert field.message.text() == "2 of 8 groups fit." and not field.error()
    type_in("".join(groups[2:]).lower())
    assert field.text() == kept and field.slip() == ""


def test_the_wrong_group_is_named_as_soon_as_it_is_whole_and_can_be_mended(field: CodeField, kept: str) -> None:
    groups = kept.split("-")
    wrong = groups[1][:4] + ("3" if groups[1][4] != "3" else "4")
    type_in(groups[0] + wrong[:4])
    assert not field.error()
    type_in(wrong[4])
    assert "Group 2" in field.error()
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert not field.error()
    type_in(groups[1][4])
    assert not field.error() and field.message.text() == "2 of 8 groups fit."


@pytest.mark.parametrize("between", [" ", "-", "", " - "])
def test_any_way_of_writing_it_is_understood(field: CodeField, kept: str, between: str) -> None:
    type_in(between.join(kept.lower().split("-")))
    assert field.slip() == "" and not field.error()


def test_deleting_across_a_hyphen_works(field: CodeField, kept: str) -> None:
    type_in(kept)
    for _ in range(len(kept)):
        QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.text() == ""
    assert "eight groups" in field.message.text()


def test_too_much_is_said_to_be_too_much(field: CodeField, kept: str) -> None:
    type_in(kept + "ABCDE")
    assert "more than eight" in field.error()


# Unlocking with it


@pytest.fixture
def page(folder: Path, kept: str, in_shell: Callable[[QWidget], Shell]) -> UnlockPage:
    made = UnlockPage(folder, users=1)
    in_shell(made)
    made.start()
    return made


def to_the_code(page: UnlockPage) -> None:
    """From the passphrase by Tab to the other way, and Space."""
    for _ in range(6):
        if focused() is page.other_way:
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.other_way
    QTest.keyClick(page.other_way, Qt.Key.Key_Space)
    assert focused() is page.code.edit


def test_the_whole_way_by_keyboard_forces_a_new_passphrase(
    page: UnlockPage, folder: Path, kept: str, qtbot: QtBot
) -> None:
    to_the_code(page)
    type_in(kept.lower())
    enter()
    assert focused() is page.user.edit
    type_in(USER)
    enter()
    assert focused() is page.passphrase.edit
    type_in("kort")
    enter()
    type_in("kort")
    enter()
    assert page.passphrase.error() and focused() is page.passphrase.edit, "a short one is refused"
    for field in (page.passphrase, page.again):
        field.clear()
    page.passphrase.setFocus()
    type_in(NEW)
    enter()
    assert focused() is page.again.edit
    type_in(NEW + "x")
    enter()
    assert page.again.error()
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as opened:
        enter()
    worker, facts = opened.args
    assert isinstance(worker, StoreWorker)
    assert (facts.user, facts.role) == (USER, Role.LEADER)
    assert not page.code.text() and not page.passphrase.text(), "nothing typed stays in the fields"
    worker.stop()
    open_store(folder, user=USER, passphrase=NEW).close()


def test_nothing_happens_without_a_code_that_can_be_right(page: UnlockPage, kept: str) -> None:
    to_the_code(page)
    page.submit()
    assert page.code.error() == "Type the code from the sheet."
    groups = kept.split("-")
    for field, text in ((page.user, USER), (page.passphrase, NEW), (page.again, NEW)):
        field.set_text(text)
    page.code.set_text("-".join([*groups[:5], "AAAAA", *groups[6:]]))
    page.submit()
    assert "Group 6" in page.code.error() and focused() is page.code.edit
    page.code.set_text("-".join(groups[:7]))
    page.submit()
    assert "8 groups" in page.code.error()
    assert not page.button.is_busy()


def test_a_code_of_another_time_is_refused_and_what_is_typed_stays(
    page: UnlockPage, folder: Path, kept: str, qtbot: QtBot
) -> None:
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
    to_the_code(page)
    for field, text in ((page.code, kept), (page.user, USER), (page.passphrase, NEW), (page.again, NEW)):
        field.set_text(text)
    page.submit()
    qtbot.waitUntil(lambda: not page.button.is_busy(), timeout=20_000)
    assert "does not fit this store" in page.code.error()
    assert page.code.text() == kept and page.user.text() == USER
    open_store(folder, user=USER, passphrase=PASSPHRASE).close()


def test_a_new_name_becomes_a_leader_beside_the_others(page: UnlockPage, folder: Path, kept: str, qtbot: QtBot) -> None:
    to_the_code(page)
    for field, text in ((page.code, kept), (page.user, "Bo"), (page.passphrase, NEW), (page.again, NEW)):
        field.set_text(text)
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as opened:
        page.submit()
    worker, facts = opened.args
    assert (facts.user, facts.role) == ("Bo", Role.LEADER)
    worker.stop()
    open_store(folder, user=USER, passphrase=PASSPHRASE).close()


# After it was used


def window_over(store: OpenStore, role: Role = Role.LEADER) -> MainWindow:
    facts = read_facts(store)
    desk = DeskContext(worker=InlineWorker(store), profile=facts.profile, user=facts.user, role=role, now=lambda: NOW)
    return MainWindow(desk)


def test_after_use_a_new_code_is_asked_for_until_there_is_one(
    folder: Path, kept: str, in_shell: Callable[[QWidget], Shell], tmp_path: Path,
    picked: Callable[[Path | None], None],
) -> None:  # fmt: skip
    open_with_recovery_code(folder, code=kept, user=USER, new_passphrase=NEW, cost=CHEAP).close()
    with open_store(folder, user=USER, passphrase=NEW) as store:
        main = window_over(store)
        in_shell(main)
        banner = main.recovery.banner
        assert banner is not None and banner.isVisible()
        assert banner.title_text.text() == "The recovery code has been used"
        banner.button.click()
        sheet = open_sheet(main.window())
        assert isinstance(sheet, RecoveryCodeSheet)
        sheet.passphrase.set_text(NEW)
        enter()
        assert sheet.step is not None and sheet.step.code != kept
        picked(tmp_path / "sheet.pdf")
        sheet.step.save_button.click()
        sheet.step.try_on()
        QApplication.processEvents()
        assert main.recovery.banner is None
        assert not recovery_state(store).used and recovery_state(store).kept


def test_a_code_that_was_shown_and_never_kept_is_told_at_the_next_unlock(
    folder: Path, kept: str, in_shell: Callable[[QWidget], Shell]
) -> None:
    """The desk locked, or the power went, while the new code stood on the screen: nobody has it."""
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        main = window_over(store)
        in_shell(main)
        sheet = open_recovery_code_sheet(main, main.desk)
        sheet.passphrase.set_text(PASSPHRASE)
        enter()
        assert sheet.step is not None
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        banner = window_over(store).recovery.banner
        assert banner is not None and banner.title_text.text() == "The recovery code is not on paper"
        assert window_over(store, Role.CASEWORKER).recovery.banner is None
        main = window_over(store)
        in_shell(main)
        main.show_page("setup")
        page = main.current()
        assert isinstance(page, SetupPage)
        assert "nobody has said" in page.recovery.hint.text()


def test_without_use_there_is_no_banner(window: MainWindow) -> None:
    assert window.recovery.banner is None


def test_a_caseworker_who_used_it_is_sent_to_a_leader_once(folder: Path, kept: str) -> None:
    with open_with_recovery_code(folder, code=kept, user=USER, new_passphrase=NEW, cost=CHEAP) as store:
        banner = window_over(store, Role.CASEWORKER).recovery.banner
        assert banner is not None and "Ask a leader" in banner.detail_text.text()
        assert not hasattr(banner, "button")
    with open_store(folder, user=USER, passphrase=NEW) as store:
        assert window_over(store, Role.CASEWORKER).recovery.banner is None
        assert window_over(store).recovery.banner is not None


# The rehearsal


@pytest.fixture
def rehearsal(folder: Path, kept: str, in_shell: Callable[[QWidget], Shell]) -> object:
    with open_store(folder, user=USER, passphrase=PASSPHRASE, today=NOW.date) as store:
        main = window_over(store)
        in_shell(main)
        main.show_page("setup")
        yield store, main
        main.window().hide()


def test_the_code_is_tried_from_set_up_and_the_card_remembers(
    rehearsal: tuple[OpenStore, MainWindow], kept: str
) -> None:
    store, main = rehearsal
    page = main.current()
    assert isinstance(page, SetupPage)
    assert page.recovery.tried.text() == "Never" and "once a year" in page.recovery.hint.text()
    page.recovery.rehearse.click()
    sheet = open_sheet(main.window())
    assert isinstance(sheet, RehearsalSheet)
    groups = kept.split("-")
    type_in("".join(groups[:3]).lower() + "AAAAA")
    assert "Group 4" in sheet.code.error()
    enter()
    assert sheet.code.error() and not sheet.works.isVisible()
    sheet.code.clear()
    type_in("".join(groups).lower())
    enter()
    assert sheet.works.isVisible() and not sheet.code.isVisible()
    enter()
    assert open_sheet(main.window()) is None
    assert page.recovery.tried.text() == "20-11-2026"
    assert "opens the store when" in page.recovery.hint.text()
    (entry,) = store.reading.log_page(LogFilter(actions=frozenset({Action.REHEARSED})))
    assert (entry.by, entry.detail) == (USER, "recovery code")


def test_a_code_not_in_force_is_told_and_nothing_is_remembered(
    rehearsal: tuple[OpenStore, MainWindow], kept: str
) -> None:
    store, main = rehearsal
    change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
    page = main.current()
    assert isinstance(page, SetupPage)
    page.recovery.rehearse.click()
    sheet = open_sheet(main.window())
    assert isinstance(sheet, RehearsalSheet)
    type_in(kept)
    enter()
    assert "does not fit this store" in sheet.code.error()
    assert recovery_state(store).rehearsed is None


@pytest.mark.parametrize(("now", "late"), [(datetime(2027, 11, 20), False), (datetime(2027, 12, 1), True)])
def test_a_year_later_the_card_mildly_asks_again(
    rehearsal: tuple[OpenStore, MainWindow], kept: str, now: datetime, late: bool
) -> None:
    from exitdesk.store.recovery import rehearse_recovery_code

    store, main = rehearsal
    rehearse_recovery_code(store, kept, NOW)
    main.desk.now = lambda: now
    page = main.current()
    assert isinstance(page, SetupPage)
    page.recovery.load()
    assert ("once a year" in page.recovery.hint.text()) is late
