"""Where the store is, is never forgotten, and a folder chosen by mistake is left as it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exitdesk.store.opening import create_store
from exitdesk.ui import pickers, preferences
from exitdesk.ui.app import Program
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.first_steps import UserStep
from exitdesk.ui.trouble_page import LostPage
from exitdesk.ui.unlock import UnlockPage
from tests.conftest import CHEAP, PASSPHRASE, USER

Start = Callable[..., Program]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start the program, on a folder or as it is usually started: it finds the store by itself."""
    programs: list[Program] = []

    def make(folder: Path | None = None) -> Program:
        program = Program(folder, relaunch=lambda _arguments: None)
        programs.append(program)
        with qtbot.waitSignal(program.looked_closer, timeout=10_000):
            program.start()
        return program

    yield make
    for program in programs:
        program.shell.close()
        program.shell.deleteLater()


@pytest.fixture
def made(folder: Path) -> None:
    """A store stands in ``folder``."""
    create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)[0].close()


def test_settings_are_on_the_disk_before_they_take_the_place_of_those_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A power cut that leaves an empty file would cost the way to the store."""
    done = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: (done.append("sync"), sync(descriptor))[1])
    monkeypatch.setattr(Path, "replace", lambda path, to: (done.append("replace"), replace(path, to))[1])
    preferences.write_preferences(preferences.Preferences(store="/media/stick/store"))
    assert done[:2] == ["sync", "replace"]


@pytest.mark.usefixtures("made")
def test_damaged_settings_lead_to_a_question_never_to_a_first_start(
    start: Start, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"")
    lost = start().shell.view()
    assert isinstance(lost, LostPage)
    assert file.read_bytes() == b""
    monkeypatch.setattr(pickers, "choose_folder", lambda *_: folder)
    lost.choose_button.click()
    assert preferences.read_preferences() == preferences.Preferences(store=str(folder))
    assert isinstance(start().shell.view(), UnlockPage)


@pytest.mark.usefixtures("made")
def test_damaged_settings_do_not_matter_where_the_store_stands_in_its_usual_place(
    start: Start, folder: Path, tmp_path: Path
) -> None:
    usual = preferences.usual_store()
    usual.parent.mkdir()
    folder.rename(usual)
    (tmp_path / "settings.json").write_bytes(b"{")
    assert isinstance(start().shell.view(), UnlockPage)


def test_who_has_no_store_yet_begins_in_spite_of_damaged_settings(start: Start, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"{")
    program = start()
    lost = program.shell.view()
    assert isinstance(lost, LostPage)
    lost.new_button.click()
    first = program.shell.view()
    assert isinstance(first, FirstStart)
    first.language_chosen.emit("en")
    assert isinstance(program.shell.view(), FirstStart)


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
@pytest.mark.usefixtures("made")
def test_a_wrong_folder_keeps_its_rights_and_is_not_remembered(
    start: Start, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "letter.txt").write_text("for all of us")
    rights = {shared: 0o775, shared / "letter.txt": 0o664}
    for path, mode in rights.items():
        path.chmod(mode)
    program = start(folder)
    monkeypatch.setattr(pickers, "choose_folder", lambda *_: shared)
    with qtbot.waitSignal(program.looked_closer, timeout=10_000):
        page = program.shell.view()
        assert isinstance(page, UnlockPage)
        page.other_store.click()
    assert isinstance(program.shell.view(), FirstStart)
    assert {path: path.stat().st_mode & 0o777 for path in rights} == rights
    assert preferences.read_preferences() == preferences.Preferences()


def test_a_new_store_in_another_folder_is_found_again_whenever_the_machine_stops(
    start: Start, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = tmp_path / "chosen"
    program = start(folder)
    program.open_folder(place)
    first = program.shell.view()
    assert isinstance(first, FirstStart)
    assert preferences.read_preferences().store == ""
    monkeypatch.setattr("exitdesk.ui.first_start.StoreWorker.start", lambda *_: None)  # it stops here
    first._make_store(UserStep())
    assert preferences.read_preferences().store == str(place)


@pytest.mark.usefixtures("made")
def test_a_choice_in_the_windows_does_not_cover_up_that_the_place_was_lost(
    start: Start, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"{")
    program = start(folder)  # named on the command line: that is not where the usual start looks
    program._change_language("en")
    assert file.read_bytes() == b"{"
