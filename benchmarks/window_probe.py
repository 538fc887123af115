"""One window in a process of its own; prints what was measured as JSON.

``bare``: an empty PySide6 window. ``unlock FOLDER``: the unlock window. ``desk FOLDER PASSPHRASE``: unlocks it, waits
for the painted start page, visits the contacts, and lets the memory settle. ``painted`` is the clock (Unix seconds) at
which the first paint was done, so that the parent can count from before the process began.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def resident_mib() -> float:
    """Resident memory of this process in MiB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def bare() -> dict[str, float]:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: object) -> None:
            QPainter(self).fillRect(self.rect(), 0xF4F1EB)
            QTimer.singleShot(0, application.quit)

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()
    painted = time.time()
    settle(application)
    return {"painted": painted, "memory": resident_mib()}


def settle(application: object) -> None:
    """Let what was started finish."""
    until = time.time() + 1.0
    while time.time() < until:
        application.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)


def unlock(folder: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from exitdesk.ui import theme
    from exitdesk.ui.app import Program

    application = QApplication(sys.argv[:1])
    theme.start(application, theme.Scheme.LIGHT)
    program = Program(folder)
    program.start()
    while not program.shell.isVisible():
        application.processEvents()
    application.processEvents()
    program.shell.grab()
    painted = time.time()
    settle(application)
    return {"painted": painted, "memory": resident_mib()}


def desk(folder: Path, passphrase: str) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from exitdesk.ui import theme
    from exitdesk.ui.app import Program
    from exitdesk.ui.unlock import UnlockPage

    application = QApplication(sys.argv[:1])
    theme.start(application, theme.Scheme.LIGHT)
    program = Program(folder)
    program.start()
    settle(application)  # somebody types a passphrase meanwhile
    page = program.shell.view()
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(passphrase)
    derivations = time_key_derivation()
    opened: list[float] = []
    program.opened.connect(lambda _main: opened.append(time.perf_counter()))
    start = time.perf_counter()
    page.submit()
    while not opened or not start_page_is_filled(program):
        application.processEvents()
        time.sleep(0.0005)  # an event loop waits; a busy one would keep the worker's thread from running
    program.shell.grab()
    unlocked = time.perf_counter() - start
    assert program.main is not None
    program.main.show_page("contacts")
    settle(application)
    program.main.desk.worker.run(lambda store: store.db.execute("PRAGMA shrink_memory"))
    settle(application)
    settle(application)
    memory = resident_mib()
    program.shell.close()
    stretching = sum(derivations)
    return {"unlock": 1000 * (unlocked - stretching), "derivation": 1000 * stretching, "memory": memory}


def start_page_is_filled(program: object) -> bool:
    """True once the start page has what it reads from the store: who was seen lately."""
    page = program.main.current()  # type: ignore[attr-defined]
    return bool(page is not None and page.keeping.recent)


def time_key_derivation() -> list[float]:
    """Note how many seconds each stretching of a passphrase takes from now on."""
    from exitdesk.store import keys

    seconds: list[float] = []
    stretched = keys.stretched

    def timed(*arguments: Any) -> bytes:
        start = time.perf_counter()
        try:
            return stretched(*arguments)
        finally:
            seconds.append(time.perf_counter() - start)

    keys.stretched = timed  # type: ignore[assignment]
    return seconds


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    result = bare() if kind == "bare" else unlock(Path(rest[0])) if kind == "unlock" else desk(Path(rest[0]), rest[1])
    print(json.dumps(result))
