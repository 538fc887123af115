"""The real thing: a process with an open store locks, and is the same process with nothing of the store in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
CANARY = "kanariefugl i buret"
ROOT = Path(__file__).parent.parent.parent

SCRIPT = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from exitdesk.ui import theme
    from exitdesk.ui.app import Program

    folder, passphrase, canary = Path(sys.argv[1]), sys.argv[2], bytes.fromhex(sys.argv[3]).decode()
    sys.argv = sys.argv[:1]
    application = QApplication(["exitdesk"])
    theme.start(application)
    program = Program(folder)

    def opened(main):
        main.all_stashes = lambda: {"today": '{"note": "' + canary + '"}'}
        QTimer.singleShot(0, lambda: QTest.keyClick(program.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))

    program.opened.connect(opened)

    def unlock():
        program.shell.view().passphrase.set_text(passphrase)
        program.shell.view().submit()

    program.looked_closer.connect(unlock)
    program.start()
    application.exec()
    """
)


@pytest.fixture
def running(folder: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    store.close()
    script = tmp_path / "desk.py"
    script.write_text(SCRIPT, encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, str(script), str(folder), PASSPHRASE, CANARY.encode().hex()], env=environment, cwd=tmp_path
    )
    yield process
    process.send_signal(signal.SIGKILL)
    process.wait()


def command_of(process: subprocess.Popen[bytes]) -> list[str]:
    return Path(f"/proc/{process.pid}/cmdline").read_bytes().decode().split("\0")


def test_the_locked_process_is_a_new_program_with_the_draft_in_the_store(
    running: subprocess.Popen[bytes], folder: Path
) -> None:
    deadline = time.monotonic() + 30
    while "--locked" not in command_of(running):
        assert running.poll() is None, "the process ended instead of locking"
        assert time.monotonic() < deadline, "not locked in time"
        os.sched_yield()
    assert command_of(running)[1:5] == ["-m", "exitdesk", "--locked", str(folder)]
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert not store.warnings
        assert CANARY in (store.reading.draft("today") or "")
    for file in folder.rglob("*"):
        assert CANARY.encode() not in file.read_bytes()
