"""A desk session by real keys in a process of its own: ``python -m tests.faults.leak_session STORE ENDING [FD]``.

It begins with the first start when there is no store. Everything it types is a canary; what it typed goes to the
descriptor FD as JSON lines. With EXITDESK_TEST_BRIEF in the environment it only begins and fills in an evening. It
then waits for a byte on standard input and ends as told:

``end``    locked, with nothing to be replaced by;
``lock``   locked as at the desk: the process is replaced;
``leaky``  the same by a program that passes the last note on;
``hard``   at once;
``crash``  by a fault that would leave a core file.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from exitdesk import bootstrap
from exitdesk.ui import pickers, session_lock, theme
from exitdesk.ui.app import Program
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from tests.faults import canaries
from tests.faults.import_file import write_import

PATIENCE_S = 60
BRIEF = "EXITDESK_TEST_BRIEF"
NO_MODIFIER, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEYS = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "Tab": Qt.Key.Key_Tab, "Down": Qt.Key.Key_Down}


class Session:
    """Hands on the keyboard. ``chosen`` is where files go that the user asks for."""

    def __init__(self, store: Path, report: int, relaunch: Callable[[Sequence[str]], None]) -> None:
        self.application = QApplication(sys.argv[:1])
        theme.start(self.application, theme.Scheme.LIGHT)
        self.chosen = store.parent / "chosen by the user"
        self.chosen.mkdir(exist_ok=True)
        self._report = report
        self._words = canaries.words()
        self.last = ""
        self.program = Program(store, relaunch=relaunch)

    def tell(self, kind: str, text: str) -> None:
        if self._report:
            os.write(self._report, (json.dumps({"kind": kind, "text": text}) + "\n").encode())

    def pump(self, milliseconds: int = 16) -> None:
        until = time.monotonic() + milliseconds / 1000
        while time.monotonic() < until:
            self.application.processEvents()
            time.sleep(0.002)

    def until(self, ready: Callable[[], bool], what: str = "") -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not ready():
            self.pump(4)
            if time.monotonic() > deadline:
                focus = self.application.focusWidget()
                sys.exit(f"waited too long for {what}; focus in {type(focus).__name__}")

    def focus(self) -> QWidget:
        return self.application.focusWidget() or self.program.shell

    def press(self, *keys: str) -> None:
        for key in keys:
            modifier, name = (CONTROL, key[5:]) if key.startswith("Ctrl+") else (NO_MODIFIER, key)
            code = KEYS.get(name) or Qt.Key(ord(name.upper()))
            QTest.keyClick(self.focus(), code, modifier)
            self.pump()

    def type(self, text: str) -> None:
        self.tell("word", text)
        self.last = text
        for character in text:
            QTest.keyClicks(self.focus(), character)
            self.application.processEvents()

    def new_word(self) -> str:
        return next(self._words)

    def fill(self, root: QWidget) -> int:
        """Type a word of its own into every field for text below ``root``; gives how many there were."""
        edits = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
        typed = 0
        for edit in edits:
            if edit.isVisible() and edit.isEnabled() and not edit.isReadOnly():
                edit.setFocus()
                self.type(self.new_word())
                typed += 1
        self.pump()
        return typed

    # The door

    def first_start(self) -> None:
        page = self.program.shell.view()
        assert isinstance(page, FirstStart)
        page._cheap = True
        self.press("Enter")
        project = page.step()
        project.project.set_value("reden-esbjerg")  # type: ignore[union-attr]
        project.try_on()  # type: ignore[union-attr]
        self.pump()
        user = page.step()
        for field, text in (
            ("user", canaries.USER), ("passphrase", canaries.PASSPHRASE), ("again", canaries.PASSPHRASE)
        ):  # fmt: skip
            getattr(user, field).setFocus()
            self.type(text)
        user.try_on()  # type: ignore[union-attr]
        self.until(lambda: hasattr(page.step(), "code"), "the recovery code")
        recovery = page.step()
        self.tell("code", recovery.code)  # type: ignore[union-attr]
        self.answer(self.chosen / "recovery.pdf")
        recovery.save_button.click()  # type: ignore[union-attr]
        recovery.try_on()  # type: ignore[union-attr]
        self.pump()
        backup = page.step()
        backups = self.chosen.with_name("backups")
        backups.mkdir()
        self.answer(backups)
        backup.choose.click()  # type: ignore[union-attr]
        backup.try_on()  # type: ignore[union-attr]

    def unlock(self) -> None:
        self.until(lambda: self.application.focusWidget() is not None, "the unlock page")
        self.type("x" + canaries.PASSPHRASE)  # a slip first
        self.press("Enter")
        page = self.program.shell.view()
        assert isinstance(page, UnlockPage)
        self.until(lambda: bool(page.passphrase.error()), "the refusal")
        self.type(canaries.PASSPHRASE)
        self.press("Enter")

    def answer(self, path: Path) -> None:
        """What the system's file dialogs answer from now on."""
        for name in ("choose_folder", "choose_file", "choose_target"):
            setattr(pickers, name, lambda *_arguments, **_words: path)

    # The desk

    @property
    def main(self) -> MainWindow:
        assert self.program.main is not None
        return self.program.main

    def sheet(self) -> QWidget | None:
        return open_sheet(self.program.shell)

    def leave_sheet(self) -> None:
        """Escape, and yes to throwing away what is typed; whatever else has opened is closed, too."""
        for window in self.application.topLevelWidgets():
            if window.isVisible() and window is not self.program.shell:
                window.close()
        self.program.shell.activateWindow()
        self.pump()
        for _ in range(6):
            sheet = self.sheet()
            if sheet is None:
                return
            if isinstance(sheet, Ask):
                sheet._say_yes()
                self.pump()
            else:
                self.press("Esc")

    def evening(self) -> None:
        """The page is open: a new number, café, a talk with a note, a referral, all saved."""
        self.until(lambda: self.focus().inherits("QLineEdit"), "the evening sheet")
        self.pump(300)
        self.type(canaries.NUMBER)
        self.press("Enter")  # nobody has it: the program says so
        self.pump(200)
        self.press("Enter")  # an existing number of the house is taken over
        self.pump(300)
        self.press("C", "S", "N")

        def notes() -> list[QPlainTextEdit]:
            return [one for one in self.program.shell.findChildren(QPlainTextEdit) if one.isVisible()]

        self.until(lambda: bool(notes()), "the talk's note")
        notes()[0].setFocus()
        self.type(canaries.NOTE)
        self.press("Ctrl+Enter", "H")
        self.type(canaries.OFFER)
        self.press("Enter", "Ctrl+S")
        self.pump(300)

    def person(self) -> None:
        """Every entry of a contact's page is opened and typed into; each other one is saved."""
        contacts: list[str] = []
        self.main.desk.worker.run(lambda store: [c.key or "" for c in store.reading.contacts()], contacts.extend)
        self.until(lambda: bool(contacts), "the contact")
        for number, letter in enumerate("shtea"):
            self.main.go("person", contact=contacts[0])
            self.pump(200)
            page = self.main.current()
            assert page is not None
            page.setFocus()
            self.press(letter)
            sheet = self.sheet()
            if sheet is not None:
                self.fill(sheet)
                if number % 2 == 0:
                    self.press("Ctrl+Enter")
                self.leave_sheet()

    def other_pages(self) -> None:
        for name in [entry.name for entry in self.main.entries if entry.name not in ("today", "setup")]:
            self.main.show_page(name)
            self.pump(300)
            page = self.main.current()
            assert page is not None
            self.fill(page)
            for key in ("Ctrl+N", "N"):
                self.press(key)
                sheet = self.sheet()
                if sheet is not None:
                    self.fill(sheet)
                self.leave_sheet()
        self.main.show_page("contacts")
        self.pump(200)
        self.type(canaries.SEARCH)

    def set_up(self) -> None:
        """The passphrase, the recovery code, import and export; then each other sheet that a button opens."""
        from exitdesk.ui.setup import passphrase_sheet, recovery_code_sheet
        from tests.conftest import CHEAP

        passphrase_sheet.NEW_COST = recovery_code_sheet.NEW_COST = CHEAP
        self.main.show_page("setup")
        self.pump(300)
        page = self.main.current()
        assert page is not None
        sheet = passphrase_sheet.open_passphrase_sheet(page, self.main.desk)
        new = canaries.NEW_PASSPHRASE
        for field, text in ((sheet.old, canaries.PASSPHRASE), (sheet.new, new), (sheet.again, new)):
            field.setFocus()
            self.type(text)
        sheet._save()
        self.until(lambda: self.sheet() is None, "the new passphrase")
        self.answer(write_import(self.chosen / "import.xlsx", self._words))
        self.press("Ctrl+I")
        self.until(lambda: self.sheet() is not None, "the import's report")
        self.press("Ctrl+S")
        self.until(lambda: self.sheet() is None, "the import")
        self.answer(self.chosen / "export.xlsx")
        self.press("Ctrl+E")
        sheet_of_export = self.sheet()
        if sheet_of_export is not None:
            sheet_of_export.go_on.click()  # type: ignore[attr-defined]
        self.until((self.chosen / "export.xlsx").exists, "the export")
        for card in page.findChildren(QWidget):
            if type(card).__name__ == "Button" and card.isVisible() and card.isEnabled():
                card.click()  # type: ignore[attr-defined]
                self.pump(60)
                opened = self.sheet()
                if opened is not None:
                    self.fill(opened)
                self.leave_sheet()

    def unfinished(self) -> None:
        """An entry that nobody saves: it is stashed within two seconds."""
        self.main.show_page("today")
        self.pump(300)
        self.main._new_contact()
        sheet = self.sheet()
        if sheet is not None:
            self.fill(sheet)
        self.pump(300 if BRIEF in os.environ else 2600)

    def run(self) -> None:
        self.program.start()
        self.program.shell.activateWindow()
        self.pump(100)
        if isinstance(self.program.shell.view(), FirstStart):
            self.first_start()
        else:
            self.unlock()
        self.until(lambda: self.program.main is not None and self.program.main.current() is not None, "the desk")
        self.evening()
        if BRIEF not in os.environ:
            self.person()
            self.other_pages()
            self.set_up()
        self.unfinished()
        self.tell("ready", "")


def main(store: Path, ending: str, report: int) -> None:
    bootstrap.prepare_process()
    session: Session

    def relaunch(arguments: Sequence[str]) -> None:
        if report:
            os.close(report)
        if ending == "end":
            os._exit(0)
        if ending == "leaky":
            os.environ["LAST_NOTE"] = session.last
        session_lock.replace_process(arguments)

    session = Session(store, report, relaunch)
    session.run()
    print("typed", flush=True)
    sys.stdin.read(1)
    if ending == "hard":
        os._exit(9)
    if ending == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    session.press("Ctrl+L")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
