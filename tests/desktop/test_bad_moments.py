"""The real worker, and things that happen just when they should not: saving twice, locking, a store that is gone."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from exitdesk.i18n import language
from exitdesk.returns.profiles import find_profile
from exitdesk.store.connection import database_path
from exitdesk.store.opening import OpenStore, create_store, open_store
from exitdesk.ui import drafts, pickers
from exitdesk.ui.app import Program
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.activities import ActivitiesPage
from exitdesk.ui.pages.person import PersonPage
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.pages.wellbeing import WellbeingPage
from exitdesk.ui.setup.profile_card import ProfileSheet
from exitdesk.ui.tasks import Progress, StoreWorker
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.progress import SHOWN_AFTER_MS, ProgressPanel
from exitdesk.ui.widgets.sheet import Sheet, open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.pressing import press
from tests.desktop.sample import add_contact

NUMBER = "H7K-M36"


class Desk:
    """An unlocked program over a store with one contact; ``hold`` keeps the worker from doing anything."""

    def __init__(self, program: Program, contact: str, qtbot: QtBot) -> None:
        self.program, self.contact, self._qtbot = program, contact, qtbot
        self.relaunched: list[Sequence[str]] = []

    @property
    def main(self) -> MainWindow:
        assert self.program.main is not None
        return self.program.main

    def hold(self) -> Callable[[], None]:
        """Nothing is done until what this returns is called."""
        go_on = threading.Event()
        self.main.desk.worker.run(lambda _store: go_on.wait(20))
        return go_on.set

    def settled(self) -> None:
        """Everything asked for is done and shown."""
        self._qtbot.waitUntil(self.main.desk.worker.is_idle, timeout=10_000)

    def show(self, name: str, **where: object) -> None:
        self.main.go(name, **where)
        self.settled()

    def sheet(self) -> Sheet:
        found = open_sheet(self.program.shell)
        assert found is not None
        return found

    def banners(self) -> list[str]:
        return [one.accessibleName() for one in self.main.findChildren(Banner) if one.isVisible()]

    def ask(self, question: Callable[[OpenStore], object]) -> object:
        """The answer of the open store."""
        answers: list[object] = []
        self.main.desk.worker.run(question, answers.append)
        self.settled()
        return answers[0]


@pytest.fixture
def desk(folder: Path, qtbot: QtBot) -> Iterator[Desk]:
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    contact = add_contact(store, NUMBER)
    store.close()
    relaunched: list[Sequence[str]] = []
    program = Program(folder, relaunch=relaunched.append)
    with qtbot.waitSignal(program.looked_closer, timeout=10_000):
        program.start()
    program.shell.activateWindow()
    page = program.shell.view()
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(program.opened, timeout=10_000):
        page.submit()
    made = Desk(program, contact, qtbot)
    made.relaunched = relaunched
    made.settled()
    yield made
    program.shell.close()
    program.shell.deleteLater()


def new_talk(desk: Desk) -> Sheet:
    """A talk that is ready to be saved."""
    desk.show("person", contact=desk.contact)
    cast(PersonPage, desk.main.current()).new_session()
    desk.settled()
    return desk.sheet()


def test_the_bar_for_work_under_way_is_gone_once_the_work_is(desk: Desk, qtbot: QtBot) -> None:
    """The window's own first questions are asked before it stands in the shell; their bar must not stay there."""
    qtbot.wait(SHOWN_AFTER_MS + 100)
    assert not [panel for panel in desk.program.shell.findChildren(ProgressPanel) if panel.isVisible()]
    go_on = desk.hold()
    panel = desk.main.work._panel()
    qtbot.waitUntil(panel.isVisible, timeout=5_000)
    go_on()
    desk.settled()
    assert not panel.isVisible()


# Locking


def test_what_was_being_saved_when_the_desk_was_locked_is_there_once_and_not_unfinished(
    desk: Desk, folder: Path
) -> None:
    """Else the sheet would come back after unlocking, and be saved a second time."""
    sheet = new_talk(desk)
    go_on = desk.hold()
    sheet.press_default()
    threading.Timer(0.05, go_on).start()
    desk.program.lock()
    assert desk.relaunched
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert len(store.reading.sessions()) == 1
        assert store.reading.draft("person") is None


def test_what_was_refused_while_the_desk_was_locked_is_kept_as_unfinished(desk: Desk, folder: Path) -> None:
    desk.show("wellbeing", contact=desk.contact)
    page = cast(WellbeingPage, desk.main.current())
    page.pile.form.five.set_typed("321")
    page.pile.save()
    desk.program.lock()
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert json.loads(store.reading.draft("wellbeing") or "")["pile"]["cells"].startswith("321")


def test_a_page_that_fails_does_not_keep_the_desk_unlocked(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show("activities")
    cast(ActivitiesPage, desk.main.current()).quick.set_text("7")
    today = desk.main.page("today")
    monkeypatch.setattr(today, "stash", lambda: 1 // 0)
    desk.program.lock()
    assert desk.relaunched
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert json.loads(store.reading.draft("activities") or "") == {"pieces": "7"}


def test_all_long_work_ends_when_the_desk_is_locked(desk: Desk) -> None:
    """Also what waits behind other long work."""
    jobs: list[Progress] = []
    desk.main.desk.worker.began.connect(lambda job: jobs.append(job) if job else None)
    done: list[object] = []

    def count(_store: OpenStore, progress: Progress) -> None:
        for number in range(10**9):
            progress.step(number, 10**9)

    for _ in range(2):
        desk.main.desk.worker.run_long(count, done.append)
    desk.program.lock()
    assert len(jobs) == 2
    assert desk.relaunched
    assert not done


def test_a_file_dialog_does_not_keep_the_desk_unlocked(desk: Desk) -> None:
    def press_lock() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChild(QShortcut).activated.emit()

    desk.show("setup")
    page = desk.main.current()
    assert page is not None
    QTimer.singleShot(0, press_lock)
    assert pickers.choose_file(page, "Choose", "Excel (*.xlsx)") is None
    assert desk.relaunched
    assert desk.program.shell.is_covered()


# Twice


def test_enter_twice_saves_clothes_without_id_once(desk: Desk) -> None:
    desk.show("activities")
    page = cast(ActivitiesPage, desk.main.current())
    page.quick.setFocus()
    page.quick.set_text("4")
    go_on = desk.hold()
    for _ in range(2):
        press("Enter")
    go_on()
    desk.settled()
    assert desk.ask(lambda store: [handout.pieces for handout in store.reading.clothing()]) == [4]
    assert page.quick.text() == ""


def test_handing_the_computer_back_at_once_keeps_the_answers_once(desk: Desk) -> None:
    desk.show("wellbeing", contact=desk.contact, on_screen=True)
    page = cast(WellbeingPage, desk.main.current())
    screen = page.person_screen
    assert screen is not None
    screen.next()
    go_on = desk.hold()
    for digit in (3, 2, 1, 4, 5):
        screen.choose(digit)
        screen.next()
    screen.take_over()
    go_on()
    desk.settled()
    assert desk.ask(lambda store: [one.answers for one in store.reading.answer_sets()]) == [(3, 2, 1, 4, 5)]
    assert page.person_screen is None


def test_a_profile_is_taken_over_once(desk: Desk) -> None:
    desk.show("setup")
    sheet = ProfileSheet(cast(SetupPage, desk.main.current()), desk.main.desk, *find_profile("reden-esbjerg"))
    sheet.open_here()
    go_on = desk.hold()
    for _ in range(2):
        sheet.press_default()
    go_on()
    desk.settled()
    assert desk.ask(lambda store: store.reading.profile()[1]) == 2


# Another language while work runs


def test_the_language_changes_once_what_runs_has_answered(desk: Desk, qtbot: QtBot) -> None:
    """Answers on their way to pages that are gone would end the program."""
    desk.show("setup")
    before = desk.main
    answers: list[object] = []
    go_on = desk.hold()
    before.desk.worker.run(lambda _store: 1, answers.append)
    before.desk.set_language("da")
    assert desk.main is before
    go_on()
    qtbot.waitUntil(lambda: desk.main is not before, timeout=10_000)
    assert answers == [1]
    assert language() == "da"
    desk.settled()


# The store is gone


def test_nothing_is_reported_saved_into_a_store_that_is_gone(desk: Desk, folder: Path, tmp_path: Path) -> None:
    sheet = new_talk(desk)
    folder.rename(tmp_path / "elsewhere")
    sheet.press_default()
    desk.settled()
    assert desk.sheet() is sheet
    assert "no longer in its folder" in getattr(sheet, "error", str)()
    (tmp_path / "elsewhere").rename(folder)
    sheet.press_default()
    desk.settled()
    assert open_sheet(desk.program.shell) is None
    assert len(cast("list[object]", desk.ask(lambda store: store.reading.sessions()))) == 1


def test_a_draft_that_cannot_be_kept_is_told_once_and_tried_again(
    desk: Desk, folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "AGAIN_AFTER_MS", 1)
    desk.show("activities")
    cast(ActivitiesPage, desk.main.current()).quick.set_text("7")
    folder.rename(tmp_path / "elsewhere")
    for _ in range(2):
        desk.main.stash_now()
        desk.settled()
    assert len([words for words in desk.banners() if "on the screen alone" in words]) == 1
    assert open_sheet(desk.program.shell) is None
    (tmp_path / "elsewhere").rename(folder)
    qtbot.waitUntil(lambda: not desk.banners(), timeout=10_000)
    assert desk.ask(lambda store: json.loads(store.reading.draft("activities") or "")) == {"pieces": "7"}


def test_the_desk_closes_and_locks_when_its_store_is_gone(desk: Desk, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "elsewhere")
    cast(ActivitiesPage, desk.main.page("activities")).quick.set_text("7")
    desk.program.lock()
    assert desk.relaunched
    with open_store(tmp_path / "elsewhere", user=USER, passphrase=PASSPHRASE) as store:
        assert not store.warnings


def test_pages_that_cannot_be_read_are_a_sentence_not_a_bug(folder: Path, qtbot: QtBot) -> None:
    """A disk that is pulled out, a page that was damaged after opening."""
    store, _ = create_store(folder, profile_name="x", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    store.close()
    worker = StoreWorker(lambda: open_store(folder, user=USER, passphrase=PASSPHRASE, read_only=True))
    ready: list[object] = []
    worker.start(lambda _store: None, ready.append, ready.append)
    said: list[str] = []
    bugs: list[BaseException] = []
    worker.bug.connect(bugs.append)
    qtbot.waitUntil(lambda: bool(ready), timeout=10_000)
    with database_path(folder).open("rb+") as file:
        file.seek(4096)
        file.write(b"\x5a" * (database_path(folder).stat().st_size - 4096))
    worker.run(
        lambda opened: opened.db.execute("SELECT count(*) FROM history").fetchall(), said.append,
        lambda error: said.append(str(error)),
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(said or bugs), timeout=10_000)
    worker.stop()
    assert not bugs
    assert "damaged" in said[0]
