"""The program makes a mistake, or is ended hard: nothing typed is lost, nothing leaks, and the next start says so."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import create_store, open_store
from exitdesk.ui.app import Program
from exitdesk.ui.bug_report import BugCatcher, report
from exitdesk.ui.bug_sheet import BugSheet
from exitdesk.ui.pages.activities import ActivitiesPage
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.sheet import open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER

SECRET = "kanariefugl H7K-M3P"


@dataclass
class Started:
    """A program on a store, and what it was replaced with."""

    program: Program
    relaunched: list[Sequence[str]] = field(default_factory=list)

    def sheet(self) -> BugSheet:
        found = open_sheet(self.program.shell)
        assert isinstance(found, BugSheet)
        return found

    def banners(self) -> list[str]:
        assert self.program.main is not None
        found = self.program.main.findChildren(Banner)
        return [f"{one.accessibleName()} {one.accessibleDescription()}" for one in found]


@pytest.fixture
def unlock(folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Started]]:
    """Start the program on the store in ``folder``, made now when there is none, and unlock it."""
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    started: list[Started] = []

    def make() -> Started:
        if not folder.exists():
            profile, text = find_profile("reden-esbjerg")
            create_store(
                folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
            )[0].close()
        relaunched: list[Sequence[str]] = []
        program = Program(folder, relaunch=relaunched.append)
        BugCatcher(program.show_bug, program).install()
        started.append(Started(program, relaunched))
        with qtbot.waitSignal(program.looked_closer, timeout=10_000):
            program.start()
        program.shell.activateWindow()
        page = program.shell.view()
        assert isinstance(page, UnlockPage)
        page.passphrase.set_text(PASSPHRASE)
        with qtbot.waitSignal(program.opened, timeout=10_000):
            page.submit()
        return started[-1]

    yield make
    for one in started:
        one.program.shell.close()
        one.program.shell.deleteLater()
        one.program.deleteLater()


def fail() -> None:
    raise ValueError(SECRET)


class Slot(QObject):
    fired = Signal()


def in_a_slot(_started: Started) -> None:
    button = Slot()
    button.fired.connect(fail)
    button.fired.emit()


def in_a_paint_event(started: Started) -> None:
    class Broken(QWidget):
        def paintEvent(self, event: object) -> None:
            fail()

    broken = Broken(started.program.shell)
    broken.resize(10, 10)
    broken.show()
    broken.raise_()
    loop = QEventLoop()  # as in the program: errors in what Qt calls go to the hook, not to who asked for the paint
    QTimer.singleShot(50, loop.quit)
    loop.exec()
    broken.hide()


def in_a_thread(_started: Started) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_the_stores_thread(started: Started) -> None:
    assert started.program.main is not None
    started.program.main.desk.worker.run(lambda _store: fail())


@pytest.mark.parametrize("where", [in_a_slot, in_a_paint_event, in_a_thread, in_the_stores_thread])
@pytest.mark.usefixtures("qtbot")
def test_a_mistake_keeps_what_is_typed_closes_the_store_and_tells_without_data(
    unlock: Callable[[], Started], folder: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str],
    where: Callable[[Started], None],
) -> None:  # fmt: skip
    started = unlock()
    assert started.program.main is not None
    started.program.main.show_page("activities")
    cast(ActivitiesPage, started.program.main.current()).quick.set_text("7")
    with qtbot.captureExceptions():  # or pytest-qt takes them before the program does
        BugCatcher.install(catcher := started.program.findChild(BugCatcher))  # type: ignore[arg-type]
        assert catcher is not None
        where(started)
        qtbot.waitUntil(lambda: open_sheet(started.program.shell) is not None, timeout=10_000)
    sheet = started.sheet()
    assert started.program.main is None
    assert started.program.shell.is_covered(), "what stood on the screen can be read behind the report"
    told = sheet.text.text()
    assert "ValueError" in told
    assert "test_stopping.py:" in told
    assert SECRET not in told + "".join(capfd.readouterr())
    assert sheet.again_button.hasFocus()
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert store.closed_cleanly
        assert not store.warnings
        assert json.loads(store.reading.draft("activities") or "") == {"pieces": "7"}
    sheet.again_button.click()
    assert started.relaunched == [["--locked", str(folder)]]


def test_the_next_start_says_so_once_and_shows_what_was_unfinished(unlock: Callable[[], Started], folder: Path) -> None:
    started = unlock()
    assert started.program.main is not None
    started.program.main.show_page("activities")
    cast(ActivitiesPage, started.program.main.current()).quick.set_text("7")
    started.program.show_bug(ValueError(SECRET))
    started.sheet().close_sheet()
    assert not started.program.shell.isVisible()
    again = unlock()
    assert any("stopped because of a mistake" in words and "middle of is here" in words for words in again.banners())
    assert again.program.main is not None
    page = again.program.main.current()
    assert isinstance(page, ActivitiesPage)
    assert page.quick.text() == "7"
    page.quick.clear()
    again.program.lock()
    assert unlock().banners() == []


def test_a_second_mistake_adds_no_second_report(unlock: Callable[[], Started]) -> None:
    started = unlock()
    started.program.show_bug(ValueError("first"))
    first = started.sheet()
    started.program.show_bug(KeyError("second"))
    assert started.sheet() is first


def test_a_page_that_cannot_say_what_is_unfinished_takes_no_other_with_it(
    unlock: Callable[[], Started], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = unlock()
    main = started.program.main
    assert main is not None
    main.show_page("activities")
    cast(ActivitiesPage, main.current()).quick.set_text("7")
    monkeypatch.setattr(main.page("today"), "stash", fail)
    started.program.show_bug(ValueError(SECRET))
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert json.loads(store.reading.draft("activities") or "") == {"pieces": "7"}


def test_a_normal_lock_and_a_normal_close_say_nothing(unlock: Callable[[], Started]) -> None:
    first = unlock()
    first.program.lock()
    second = unlock()
    assert second.banners() == []
    second.program.shell.close()
    assert unlock().banners() == []


def test_a_sheet_that_comes_back_open_has_the_keys(unlock: Callable[[], Started], qtbot: QtBot) -> None:
    """What is typed after unlocking must not go to the page beneath."""
    first = unlock()
    assert first.program.main is not None
    first.program.main.go("activities")
    cast(ActivitiesPage, first.program.main.current()).enter_handout(None)
    sheet = open_sheet(first.program.shell)
    assert sheet is not None
    typed = sheet.findChildren(QLineEdit)[0]
    qtbot.keyClicks(typed, "H7K")
    first.program.lock()
    second = unlock()
    qtbot.waitUntil(lambda: open_sheet(second.program.shell) is not None, timeout=5_000)
    again = open_sheet(second.program.shell)
    assert again is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert again.isAncestorOf(focus)


def test_a_hard_stop_is_told_quietly(unlock: Callable[[], Started], folder: Path) -> None:
    profile, text = find_profile("reden-esbjerg")
    create_store(folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP)[
        0
    ].close()
    store = open_store(folder, user=USER, passphrase=PASSPHRASE)
    store.operations.stash("activities", json.dumps({"pieces": "7"}))
    store.db.conn.close()  # as a process that is killed leaves it: the header says nothing of it
    assert store._lock is not None
    store._lock.release()
    started = unlock()
    assert any("not closed the last time" in words and "middle of is here" in words for words in started.banners())
    QApplication.processEvents()
    started.program.lock()
    assert unlock().banners() == []


def test_a_report_names_modules_and_lines_and_no_folder_of_a_person() -> None:
    try:
        cast("dict[str, str]", {})[SECRET]
    except KeyError as error:
        text = report(error)
    assert SECRET not in text
    assert "builtins.KeyError" in text
    assert str(Path.home()) not in text
    assert "/" not in text.split("test_stopping.py")[0].splitlines()[-1]


def test_a_chain_of_mistakes_is_told_to_its_end() -> None:
    try:
        try:
            fail()
        except ValueError as inner:
            raise OSError(SECRET) from inner
    except OSError as error:
        text = report(error)
    assert "builtins.OSError" in text
    assert "builtins.ValueError" in text
    assert SECRET not in text
