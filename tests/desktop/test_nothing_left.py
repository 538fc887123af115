"""What is copied, chosen or dumped leaves nothing outside the store; others' rights to it are taken away."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from exitdesk.store.file_rights import mend_rights
from exitdesk.ui import pickers, screen_capture
from exitdesk.ui.clipboard import CLEARED_AFTER_MS, ClipboardWatch, copy_number, holds_number

ROOT = Path(__file__).parent.parent.parent
ON = QClipboard.Mode.Clipboard


# Clipboard


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[ClipboardWatch]:
    """Qt's offscreen platform never says that it owns its clipboard; here it does."""
    monkeypatch.setattr(ClipboardWatch, "_is_ours", lambda _self, mode: mode is ON)
    QGuiApplication.clipboard().clear()
    made = ClipboardWatch()
    yield made
    QGuiApplication.clipboard().clear()


def test_a_copied_number_is_taken_away_after_30_seconds(watch: ClipboardWatch) -> None:
    assert CLEARED_AFTER_MS == 30_000
    copy_number("H7K-M36")
    assert watch.waits(ON)
    watch._timers[ON].timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_a_number_copied_from_a_field_is_taken_away_too(watch: ClipboardWatch) -> None:
    field = QLineEdit("0042")
    field.selectAll()
    field.copy()
    assert QGuiApplication.clipboard().text() == "0042"
    assert watch.waits(ON)


def test_what_another_program_put_there_stays(watch: ClipboardWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_number("H7K-M36")
    monkeypatch.setattr(ClipboardWatch, "_is_ours", lambda *_: False)  # as the system says once another owns it
    QGuiApplication.clipboard().setText("H7K-M36")
    assert not watch.waits(ON)
    watch.take_away(ON)
    assert QGuiApplication.clipboard().text() == "H7K-M36"


def test_words_stay_while_the_desk_is_open_and_go_when_it_is_locked(watch: ClipboardWatch) -> None:
    QGuiApplication.clipboard().setText("a sentence to be pasted elsewhere")
    assert not watch.waits(ON)
    watch.stop()
    assert QGuiApplication.clipboard().text() == ""


def test_keepers_of_clipboard_history_are_told_to_leave_it(watch: ClipboardWatch) -> None:
    copy_number("H7K-M36")
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert "x-kde-passwordManagerHint" in formats
    assert any("ExcludeClipboardContentFromMonitorProcessing" in one for one in formats)


@pytest.mark.parametrize("text", ["H7K-M36", "h7km36", " 0042 ", "A17", "see H7K-M36, please", "CDE-FGK\nHJK-LMN"])
def test_what_counts_as_a_number(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize("text", ["", "coffee", "a walk by the water in the evening at 7"])
def test_what_does_not(text: str) -> None:
    assert not holds_number(text)


# File dialogs

CHOOSING = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
    from exitdesk.ui import pickers
    from exitdesk.ui.shell import Shell

    application = QApplication(["exitdesk"])
    shell = Shell()
    shell.show()
    folder = Path(sys.argv[1])

    def accept():
        dialog = next(one for one in application.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())
        dialog.selectFile(str(folder / "kanarie.xlsx"))
        dialog.findChild(QLineEdit).setText(str(folder / "kanarie.xlsx"))
        QTimer.singleShot(0, dialog, dialog.accept)

    def choose():
        QTimer.singleShot(300, accept)
        print(pickers.choose_file(shell, "Choose", "Excel (*.xlsx)", folder))
        QTimer.singleShot(300, lambda: accept())
        pickers.documents_folder = lambda: folder
        print(pickers.choose_target(shell, "Save", "kanarie.xlsx", "Excel (*.xlsx)"))
        application.quit()

    real = pickers.file_dialog

    def quiet(*what):
        dialog = real(*what)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        return dialog

    pickers.file_dialog = quiet
    QTimer.singleShot(0, choose)
    application.exec()
    """
)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the settings where Linux keeps them")
def test_a_file_dialog_leaves_no_trace_of_what_was_chosen(tmp_path: Path) -> None:
    home, secret = tmp_path / "home", tmp_path / "kanariemappe"
    home.mkdir()
    secret.mkdir()
    (secret / "kanarie.xlsx").write_text("x")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", CHOOSING, str(secret)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert ended.stdout.split() == [str(secret / "kanarie.xlsx")] * 2, ended.stderr
    found = [path for path in home.rglob("*") if path.is_file() and b"kanarie" in path.read_bytes().lower()]
    assert found == []
    assert not list(home.rglob("QtProject*"))
    assert not list(home.rglob("recently-used*"))


def test_where_qt_cannot_be_told_another_place_what_stood_there_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Settings:
        """One store for all, as the registry is."""

        kept: dict[str, Any] = {"lastVisited": "before"}  # noqa: RUF012

        def __init__(self, *_where: object) -> None: ...

        class Scope:
            UserScope = 0

        def beginGroup(self, _name: str) -> None: ...

        def allKeys(self) -> list[str]:
            return list(self.kept)

        def value(self, key: str) -> Any:
            return self.kept[key]

        def remove(self, _all: str) -> None:
            self.kept.clear()

        def setValue(self, key: str, value: Any) -> None:
            self.kept[key] = value

    monkeypatch.setattr(pickers, "QSettings", Settings)
    monkeypatch.setattr(pickers.sys, "platform", "win32")
    with pickers._remembering_nothing():
        Settings.kept |= {"lastVisited": "kanariemappe", "history": ["kanarie"]}
    assert Settings.kept == {"lastVisited": "before"}


# Dumps

DUMPABLE = textwrap.dedent(
    """
    import ctypes, os, resource, sys
    from exitdesk import bootstrap
    libc = ctypes.CDLL(None)
    print(libc.prctl(3, 0, 0, 0, 0), end=" ")
    bootstrap.prepare_process()
    print(libc.prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0], oct(os.umask(0)), flush=True)
    if len(sys.argv) > 1:
        os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
    """
)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_dump_of_the_process_also_after_it_was_replaced() -> None:
    """exec makes a process dumpable again (the 1 before the second 0): it is taken back at every start."""
    command = [sys.executable, "-c", DUMPABLE, DUMPABLE]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout.splitlines() == ["1 0 0 0o77", "1 0 0 0o77"]


# Rights


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_rights_of_others_are_taken_away_and_told(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    file = folder / "store.db"
    file.write_bytes(b"x")
    file.chmod(0o644)
    assert "could open the store's folder" in mend_rights(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600
    assert mend_rights(folder) == ""


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_a_file_nobody_could_reach_is_put_right_without_a_word(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir(mode=0o700)
    file = folder / "header.json"
    file.write_bytes(b"x")
    file.chmod(0o666)
    assert mend_rights(folder) == ""
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_keeps_no_rights_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "store.db").write_bytes(b"x")
    monkeypatch.setattr(Path, "chmod", lambda *_: None)  # as a USB stick with FAT does
    assert "cannot prevent it" in mend_rights(folder)


def test_no_store_no_word(tmp_path: Path) -> None:
    assert mend_rights(tmp_path / "none") == ""


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_other_files_in_a_store_s_folder_keep_their_rights(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    own = [folder / name for name in ("store.db", "store.db-wal", "header.json", ".header.json.0a1b2c3d.part")]
    for file in (*own, folder / "letter.txt"):
        file.write_bytes(b"x")
        file.chmod(0o664)
    mend_rights(folder)
    assert {file.stat().st_mode & 0o777 for file in own} == {0o600}
    assert (folder / "letter.txt").stat().st_mode & 0o777 == 0o664


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
@pytest.mark.parametrize("what", [b"", b"SQLite format 3\0 of another program"])
def test_a_folder_that_holds_no_store_keeps_its_rights(tmp_path: Path, what: bytes) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    file = folder / ("store.db" if what else "letter.txt")
    file.write_bytes(what)
    for path, mode in ((folder, 0o775), (file, 0o664)):
        path.chmod(mode)
    assert mend_rights(folder) == ""
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o775, 0o664)


# Screenshots


class Windows:
    """What ``user32`` was asked; ``newest`` says whether it knows how to leave a window out."""

    def __init__(self, answers: list[int]) -> None:
        self.answers, self.asked = answers, []  # type: ignore[var-annotated]

    def SetWindowDisplayAffinity(self, _window: object, how: int) -> int:
        self.asked.append(how)
        return self.answers.pop(0)


def test_windows_is_asked_to_leave_the_window_out_or_to_black_it_out() -> None:
    assert screen_capture.leave_out_on_windows(newest := Windows([1]), 7)
    assert newest.asked == [screen_capture.WDA_EXCLUDEFROMCAPTURE]
    assert screen_capture.leave_out_on_windows(older := Windows([0, 1]), 7)
    assert older.asked == [screen_capture.WDA_EXCLUDEFROMCAPTURE, screen_capture.WDA_MONITOR]
    assert not screen_capture.leave_out_on_windows(Windows([0, 0]), 7)


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux can")
def test_linux_does_not_claim_what_it_cannot() -> None:
    assert not screen_capture.leave_out(1)
