"""Types a new contact into the real program: ``python -m tests.faults.ended_session STORE SIGNAL``.

Prints what the page calls unfinished and, long before it would be kept by itself, sends itself the signal.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from exitdesk.ui.app import Program
from exitdesk.ui.running import run
from exitdesk.ui.unlock import UnlockPage
from tests.conftest import PASSPHRASE

TYPED = "H7K"
PAGE = "contacts"


def _session(ending: int) -> Iterator[bool]:
    """One step after the other; each gives whether the next one may come."""
    found: list[Program] = []
    while not found:
        found = [one for one in gc.get_objects() if isinstance(one, Program)]
        yield bool(found)
    program = found[0]
    yield isinstance(program.shell.view(), UnlockPage)
    door: Any = program.shell.view()
    door.passphrase.set_text(PASSPHRASE)
    door.submit()
    while program.main is None or not program.main.desk.worker.is_idle():
        yield False
    program.main.go(PAGE, new=True)
    while not program.main.desk.worker.is_idle():
        yield False
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, TYPED)
    page = program.main.current()
    assert page is not None
    print(json.dumps(page.stash()), flush=True)
    os.kill(os.getpid(), ending)
    while True:
        yield False


def main(store: Path, ending: int) -> int:
    application = QApplication(sys.argv[:1])
    session = _session(ending)
    steps = QTimer(application)
    steps.timeout.connect(lambda: next(session))
    steps.start(5)
    return run(store)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
