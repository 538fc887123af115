"""A desk session by real keys in a process of its own: ``python -m tests.faults.leak_session STORE``.

Everything it types is a canary. It ends in one of two ways: by locking (the process would be replaced), or hard.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.ui import theme
from exitdesk.ui.app import Program
from exitdesk.ui.unlock import UnlockPage
from tests.faults.canaries import NOTE, NUMBER, OFFER, PASSPHRASE, SEARCH

PATIENCE_S = 30


def main(store: Path, ending: str) -> None:
    application = QApplication(sys.argv[:1])
    theme.start(application, theme.Scheme.LIGHT)
    program = Program(store, relaunch=lambda _arguments: application.exit(0))
    program.start()
    program.shell.activateWindow()

    def until(ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not ready():
            application.processEvents()
            time.sleep(0.002)
            if time.monotonic() > deadline:
                focus = application.focusWidget()
                sys.exit(f"waited too long; focus in {type(focus).__name__}")

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(application.focusWidget() or program.shell, key, modifier)
        for _ in range(30):
            application.processEvents()
            time.sleep(0.002)

    def write(text: str) -> None:
        for character in text:
            QTest.keyClicks(application.focusWidget(), character)
            application.processEvents()

    until(lambda: isinstance(program.shell.view(), UnlockPage) and application.focusWidget() is not None)
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: program.main is not None and program.main.current() is not None)
    until(lambda: application.focusWidget() is not None and application.focusWidget().inherits("QLineEdit"))
    for _ in range(200):
        application.processEvents()
    write(NUMBER)
    press(Qt.Key.Key_Return)  # nobody has it: the program says so
    press(Qt.Key.Key_Return)  # an existing number of the house is taken over
    press(Qt.Key.Key_C)
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_N)
    until(lambda: application.focusWidget() is not None)
    assert program.main is not None
    page = program.main.current()
    assert page is not None
    from exitdesk.ui.widgets.note_field import NoteField

    until(lambda: bool(program.shell.findChildren(NoteField)))
    program.shell.findChildren(NoteField)[0].setFocus()
    write(NOTE)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_H)
    write(OFFER)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    program.main.show_page("contacts")
    write(SEARCH)
    for _ in range(1500):  # three seconds: long enough for the stash
        application.processEvents()
        time.sleep(0.002)
    print("typed", flush=True)
    if ending == "hard":
        os._exit(9)
    program.lock()
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
