"""Types into one form of the real program: ``python -m tests.faults.unfinished_session STORE FORM``.

Prints, once the store has it, what the page calls unfinished, and kills itself.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from exitdesk.ui import theme
from exitdesk.ui.app import Program
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.sheet import open_sheet
from tests.conftest import PASSPHRASE

PATIENCE_S: Final = 30
KEPT_WITHIN_S: Final = 2.0
NUMBER: Final = "H7K-M36"
TYPED: Final = "et halvt ord"


def _activity(main: MainWindow, _contact: str) -> None:
    main.show_page("activities")
    wait_for(lambda: main.desk.worker.is_idle())
    page: Any = main.current()
    page.new_activity.click()


def _entry(kind: str) -> Callable[[MainWindow, str], object]:
    def open_form(main: MainWindow, contact: str) -> None:
        main.go("person", contact=contact)
        wait_for(lambda: main.desk.worker.is_idle())
        page: Any = main.current()
        record = page._view.contact if kind in ("contact", "end") else None
        page.entries.open(kind, record)

    return open_form


def _evening(main: MainWindow, _contact: str) -> None:
    main.show_page("today")
    wait_for(lambda: main.desk.worker.is_idle())
    page: Any = main.current()
    QTest.keyClicks(page.quick_add.field.edit, NUMBER)
    QTest.keyClick(page.quick_add.field.edit, Qt.Key.Key_Return)
    wait_for(lambda: bool(page.sheet.contacts))
    page.editing.open_talk(page.sheet.contacts[0])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)
    wait_for(lambda: open_sheet(main.window()) is not None)


def _show(page: str, **where: object) -> Callable[[MainWindow, str], object]:
    return lambda main, _contact: main.go(page, **where)


FORMS: Final[dict[str, Callable[[MainWindow, str], object]]] = {
    "a talk in the evening sheet": _evening,
    "a new contact": _show("contacts", new=True),
    "a talk": _entry("session"),
    "a referral": _entry("referral"),
    "WHO-5 of a person": _entry("wellbeing"),
    "clothing": _entry("clothing"),
    "a person's facts": _entry("contact"),
    "the end of a course": _entry("end"),
    "WHO-5 from paper": _show("wellbeing"),
    "clothing without ID": _show("activities"),
    "an activity": _activity,
}


def wait_for(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not ready():
        QApplication.processEvents()
        time.sleep(0.002)
        if time.monotonic() > deadline:
            sys.exit(f"waited too long; focus in {type(QApplication.focusWidget()).__name__}")


def _field(main: MainWindow) -> QWidget:
    """The note of the form that is open, or its first field."""
    root: QWidget = open_sheet(main.window()) or main.current() or main
    notes: list[QWidget] = [one for one in root.findChildren(QPlainTextEdit) if one.isVisible() and one.isEnabled()]
    lines: list[QWidget] = [one for one in root.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
    focus = QApplication.focusWidget()
    return (notes or ([focus] if focus in lines and focus is not None else lines))[0]


def main(store: Path, form: str) -> None:
    application = QApplication(sys.argv[:1])
    theme.start(application, theme.Scheme.LIGHT)
    program = Program(store)
    program.start()
    program.shell.activateWindow()
    wait_for(lambda: isinstance(program.shell.view(), UnlockPage))
    page: Any = program.shell.view()
    page.passphrase.set_text(PASSPHRASE)
    page.submit()
    wait_for(lambda: program.main is not None and program.main.current() is not None)
    window = program.main
    assert window is not None
    found: list[str] = []
    window.desk.worker.run(lambda opened: opened.reading.contact_by_number(NUMBER), lambda one: found.append(one.key))
    wait_for(lambda: bool(found) and window.desk.worker.is_idle())
    FORMS[form](window, found[0])
    wait_for(window.desk.worker.is_idle)
    field = _field(window)
    field.setFocus()
    QTest.keyClicks(field, TYPED)
    if not (shown := window.current()) or shown.stash() is None:
        QTest.keyClicks(field, "1234")
    last_key = time.monotonic()
    shown = window.current()
    assert shown is not None
    unfinished = shown.stash()
    assert unfinished, f"nothing typed in {type(field).__name__}"
    wanted = json.dumps(unfinished)
    kept: list[str | None] = []

    def is_kept() -> bool:
        window.desk.worker.run(lambda opened: opened.reading.draft(shown.name), kept.append)
        wait_for(window.desk.worker.is_idle)
        return kept[-1] == wanted

    wait_for(is_kept)
    took = time.monotonic() - last_key
    print(json.dumps({"page": shown.name, "unfinished": unfinished, "took": took}), flush=True)
    os.kill(os.getpid(), 9)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
