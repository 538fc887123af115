"""Anything can be pressed at any moment: a few hundred random keys and clicks, the same ones in every run."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from exitdesk import i18n
from exitdesk.domain.roles import Role
from exitdesk.returns.practice import practice_batch
from exitdesk.returns.profiles import find_profile
from exitdesk.store import users
from exitdesk.store.checking import check_store
from exitdesk.store.opening import create_store, open_store
from exitdesk.ui import pickers
from exitdesk.ui.app import Program
from exitdesk.ui.entries.saved_paper import SavedPaperSheet
from exitdesk.ui.setup import passphrase_sheet
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.sheet import open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER

STEPS = 350
NOT_YOURS = "Your role at this desk does not include this. Ask a leader."
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LETTERS = "CMTSHWUDPNEAI0123456789abcxyz+-=@ æ\u202e😀<b>"
PLAIN = [
    Qt.Key(Qt.Key[f"Key_{name}"])
    for name in [
        "Return",
        "Return",
        "Escape",
        "Tab",
        "Tab",
        "Backtab",
        "Up",
        "Down",
        "Down",
        "Left",
        "Right",
        "Delete",
        "Backspace",
        "Space",
        "Home",
        "End",
        "PageUp",
        "PageDown",
        "F1",
        "F2",
        "F3",
        "F4",
        "F5",
        "F6",
        "F8",
        "F9",
    ]
]
WITH_CONTROL = [
    Qt.Key(Qt.Key[f"Key_{name}"]) for name in ["S", "Z", "N", "Slash", "P", "B", "Return", "A", "C", "V", "X"]
]
WITH_ALT = [
    Qt.Key(Qt.Key[f"Key_{name}"]) for name in ["1", "2", "3", "4", "5", "6", "7", "D", "U", "Left", "Right", "Down"]
]


@pytest.fixture
def practice(folder: Path) -> list[str]:
    """A practice store in ``folder``; its ID numbers."""
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP,
        practice=True,
    )  # fmt: skip
    with store:
        store.operations.import_records(practice_batch(profile, date.today()))
        return [contact.id_number for contact in store.reading.contacts()]


@pytest.fixture
def harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """File dialogs answer at once, new passphrases are cheap, nothing is opened outside."""
    target, missing = tmp_path / "file", tmp_path / "missing.xlsx"
    monkeypatch.setattr(pickers, "choose_target", lambda *_args, **_words: target)
    monkeypatch.setattr(pickers, "choose_file", lambda *_args, **_words: missing)
    monkeypatch.setattr(pickers, "choose_folder", lambda *_args, **_words: tmp_path / "backups")
    monkeypatch.setattr(pickers, "show_folder", lambda _path: None)
    monkeypatch.setattr(SavedPaperSheet, "show_file", staticmethod(lambda _url: None))
    monkeypatch.setattr(passphrase_sheet, "NEW_COST", CHEAP)
    yield
    i18n.set_language("en")


class Monkey:
    """Presses and clicks in the program's window; what it does depends on the seed and on what is shown."""

    def __init__(self, shell: QWidget, numbers: Sequence[str], seed: int) -> None:
        self._shell, self._numbers = shell, numbers
        self._choose = random.Random(seed)
        self.last: list[str] = []
        self._acts: list[tuple[int, Callable[[], None]]] = [
            (30, self._type_a_letter), (4, self._type_a_number), (24, lambda: self._key(PLAIN)),
            (8, lambda: self._key(WITH_CONTROL, CONTROL)), (6, lambda: self._key(WITH_ALT, ALT)), (28, self._click),
        ]  # fmt: skip

    def act(self) -> None:
        (act,) = self._choose.choices([act for _, act in self._acts], [weight for weight, _ in self._acts])
        act()

    def _target(self) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None and focus.window() is self._shell else self._shell

    def _write(self, text: str) -> None:
        self.last.append(text)
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._target(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _type_a_letter(self) -> None:
        letter = self._choose.choice(LETTERS)
        if letter.isascii():
            self.last.append(letter)
            QTest.keyClicks(self._target(), letter)
        else:
            self._write(letter)

    def _type_a_number(self) -> None:
        self._write(self._choose.choice(self._numbers))
        QTest.keyClick(self._target(), Qt.Key.Key_Return)

    def _key(self, keys: Sequence[Qt.Key], modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key = self._choose.choice(keys)
        self.last.append(f"{modifier.name} {key.name}")
        QTest.keyClick(self._target(), key, modifier)

    def _click(self) -> None:
        root = open_sheet(self._shell) or self._shell
        found = [
            widget
            for widget in root.findChildren(QWidget)
            if widget.isVisible() and isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit))
        ]
        if found:
            widget = self._choose.choice(found)
            at = QPoint(self._choose.randrange(widget.width() + 1), self._choose.randrange(widget.height() + 1))
            self.last.append(f"click {type(widget).__name__} {widget.accessibleName()}")
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


@pytest.fixture
def volunteer(practice: list[str], folder: Path) -> str:
    """A volunteer of the practice store."""
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        users.add_user(store, name="Frivillig", role=Role.VOLUNTEER, passphrase=PASSPHRASE, cost=CHEAP)
    return "Frivillig"


@pytest.mark.usefixtures("harmless", "volunteer")
@pytest.mark.parametrize(("language", "seed", "user"), [("da", 7, USER), ("en", 8, USER), ("da", 9, "Frivillig")])
def test_whatever_is_pressed_nothing_breaks_and_the_store_is_sound(
    practice: list[str], folder: Path, language: str, seed: int, user: str, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    i18n.set_language(language)
    bugs: list[BaseException] = []
    monkeypatch.setattr(threading, "excepthook", lambda hook: bugs.append(hook.exc_value))
    program = Program(folder, relaunch=lambda _arguments: None)
    monkeypatch.setattr(program, "lock", lambda: None)  # the lock button; a lock would end the run
    program.start()
    program.shell.activateWindow()
    page = program.shell.view()
    assert isinstance(page, UnlockPage)
    page.user.set_text(user)
    page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        page.submit()
    assert program.main is not None
    program.main.desk.worker.bug.connect(bugs.append)
    refused: list[str] = []
    program.main.desk.worker.trouble.connect(lambda error: refused.append(str(error)))
    monkey = Monkey(program.shell, practice, seed)
    for step in range(STEPS):
        if step % 25 == 0 and open_sheet(program.shell) is None:
            entries = program.main.entries
            program.main.show_page(entries[step // 25 % len(entries)].name)
        monkey.act()
        QTest.qWait(1)
        assert not bugs, monkey.last[-12:]
        assert not any(i18n.tr(NOT_YOURS) in sentence for sentence in refused), monkey.last[-12:]
    qtbot.waitUntil(lambda: program.main is not None and program.main.desk.worker.is_idle(), timeout=20_000)
    program.shell.close()
    program.shell.deleteLater()
    report = check_store(folder, user=USER, passphrase=PASSPHRASE)
    assert report.sound, report
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert not store.warnings
