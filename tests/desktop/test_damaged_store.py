"""Whatever has happened to a store, its folder never looks like a new desk, and looking changes nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from exitdesk.cli import run
from exitdesk.domain import practice
from exitdesk.store import vault
from exitdesk.ui.app import Program
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.trouble_page import TroublePage
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.banner import Banner
from tests.conftest import PASSPHRASE, USER
from tests.faults.damage import FRAME, LOG, PAGE, Folders, build, flipped, pages, prints, with_page

DATABASE = vault.DATABASE


def both_headers(change: Callable[[bytes], bytes | None]) -> Callable[[Path, Folders], None]:
    def damage(folder: Path, _all: Folders) -> None:
        for name in vault.HEADERS:
            data = change((folder / name).read_bytes())
            (folder / name).unlink() if data is None else (folder / name).write_bytes(data)

    return damage


def file(name: str, change: Callable[[bytes], bytes | None]) -> Callable[[Path, Folders], None]:
    def damage(folder: Path, _all: Folders) -> None:
        data = change((folder / name).read_bytes())
        (folder / name).unlink() if data is None else (folder / name).write_bytes(data)

    return damage


def only(*names: str) -> Callable[[Path, Folders], None]:
    def damage(folder: Path, _all: Folders) -> None:
        for path in folder.iterdir():
            if path.name not in names:
                path.unlink()

    return damage


def headers_of_before(folder: Path, all_of_them: Folders) -> None:
    for name in vault.HEADERS:
        shutil.copyfile(all_of_them.earlier / name, folder / name)


# What is done, and whether it shows before the passphrase or after it.
DAMAGES: dict[str, tuple[Callable[[Path, Folders], None], str]] = {
    "both headers gone": (both_headers(lambda _whole: None), "before"),
    "both headers empty": (both_headers(lambda _whole: b""), "before"),
    "both headers noise": (both_headers(lambda whole: os.urandom(len(whole))), "before"),
    "both headers cut": (both_headers(lambda whole: whole[: len(whole) // 2]), "before"),
    "headers of the session before": (headers_of_before, "never"),  # the same slots: what a killed program leaves
    "one header alone": (only(vault.HEADERS[1]), "before"),
    "the database alone": (only(DATABASE), "before"),
    "the database gone": (file(DATABASE, lambda _whole: None), "before"),
    "the database empty": (file(DATABASE, lambda _whole: b""), "before"),
    "the database plain": (file(DATABASE, lambda whole: b"SQLite format 3\0" + whole[16:]), "before"),
    "the database noise": (file(DATABASE, lambda whole: os.urandom(len(whole))), "after"),
    "the database cut to a page": (file(DATABASE, lambda whole: whole[:PAGE]), "after"),
    "the database cut in a page": (file(DATABASE, lambda whole: whole[: len(whole) // 2 + 100]), "after"),
    "the first page flipped": (file(DATABASE, lambda whole: flipped(whole, 200)), "after"),
    "the schema flipped": (file(DATABASE, lambda whole: flipped(whole, PAGE - 10)), "after"),
    "pages of zeros": (file(DATABASE, lambda whole: whole[: 3 * PAGE] + bytes(len(whole) - 3 * PAGE)), "after"),
}
PENDING = {
    "the log flipped": (file(LOG, lambda whole: flipped(whole, 32 + 5 * FRAME + 99)), "after"),
    "the log's header flipped": (file(LOG, lambda whole: flipped(whole, 9)), "after"),
    "the log cut": (file(LOG, lambda whole: whole[: len(whole) // 2]), "after"),
    "the log empty": (file(LOG, lambda _whole: b""), "after"),
    "the log gone": (file(LOG, lambda _whole: None), "after"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return build(tmp_path_factory.mktemp("damage"))


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Path], Program]]:
    programs: list[Program] = []

    def make(folder: Path) -> Program:
        program = Program(folder, relaunch=lambda _arguments: None)
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


@pytest.mark.parametrize("what", [*DAMAGES, *PENDING])
def test_no_damage_is_taken_for_a_new_desk_or_changes_a_byte(
    what: str, made: Folders, tmp_path: Path, start: Callable[[Path], Program], qtbot: QtBot
) -> None:
    damage, shows = {**DAMAGES, **PENDING}[what]
    folder = tmp_path / "store"
    shutil.copytree(made.killed if what in PENDING else made.closed, folder)
    damage(folder, made)
    before = prints(folder)
    program = start(folder)
    view = program.shell.view()
    assert not isinstance(view, FirstStart)
    if shows == "before":
        assert isinstance(view, TroublePage)
    else:
        assert isinstance(view, UnlockPage)
        view.passphrase.set_text(PASSPHRASE)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda: isinstance(program.shell.view(), TroublePage) or program.main is not None, timeout=10_000
        )
    if shows == "never":
        assert program.main is not None
        return
    trouble = program.shell.view()
    assert isinstance(trouble, TroublePage)
    assert "backup" in trouble.sentence.text()
    program.shell.close()
    assert prints(folder) == before


def test_a_store_with_an_older_page_is_shown_to_read_only_with_a_banner(
    made: Folders, tmp_path: Path, start: Callable[[Path], Program], qtbot: QtBot
) -> None:
    """Every page is genuine, so that it can be read; what is typed into it would be lost with the restore."""
    folder = tmp_path / "store"
    shutil.copytree(made.closed, folder)
    older = dict(pages((made.earlier / DATABASE).read_bytes()))
    whole = (folder / DATABASE).read_bytes()
    place = next(place for place, page in pages(whole) if place > PAGE and older.get(place, page) != page)
    (folder / DATABASE).write_bytes(with_page(whole, place, older[place]))
    before = prints(folder)
    program = start(folder)
    view = program.shell.view()
    assert isinstance(view, UnlockPage)
    view.passphrase.set_text(PASSPHRASE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None, timeout=10_000)
    assert program.main is not None
    assert program.main.desk.read_only
    (banner,) = program.main.findChildren(Banner)
    said = " ".join(label.text() for label in banner.findChildren(QLabel))
    assert "Restore a backup" in said
    program.shell.close()
    assert prints(folder) == before


@pytest.mark.parametrize("what", [*DAMAGES, *PENDING])
def test_no_command_makes_a_store_over_a_damaged_one(
    what: str, made: Folders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage, shows = {**DAMAGES, **PENDING}[what]
    folder = tmp_path / practice.STORE
    shutil.copytree(made.killed if what in PENDING else made.closed, folder)
    damage(folder, made)
    before = prints(folder)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    given = ("--user", USER, "--passphrase-file", str(secret))
    assert run(["--lang", "en", "init", str(folder), "--profile", "reden-esbjerg", *given]) == 1
    assert "There is already a store" in capsys.readouterr().err
    assert run(["--lang", "en", "demo", "--headless", "--dir", str(tmp_path)]) == 1
    assert prints(folder) == before
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    assert run(["--lang", "en", "check", str(folder), *given]) == (0 if shows == "never" else 1)
    assert prints(folder) == before
