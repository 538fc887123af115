"""The real thing: a process with an open store holds sleep back until it is a new program that knows nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.bus import Bus, FakeLogind, there_is_a_bus

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not there_is_a_bus(), reason="needs Linux with dbus-daemon (package dbus)"
)
ROOT = Path(__file__).parent.parent.parent
LOCKED_WITHIN_S = 1.0
DRAFT = "et halvt ord"

SCRIPT = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from exitdesk.ui import theme
    from exitdesk.ui.app import Program

    folder, passphrase, draft = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    sys.argv = sys.argv[:1]
    application = QApplication(["exitdesk"])
    theme.start(application)
    program = Program(folder)

    def opened(main):
        main.show_page("contacts")
        main.current().open_new(draft)

    def unlock():
        program.shell.view().passphrase.set_text(passphrase)
        program.shell.view().submit()

    program.opened.connect(opened)
    program.looked_closer.connect(unlock)
    program.start()
    application.exec()
    """
)


@pytest.fixture
def logind(tmp_path: Path) -> Iterator[FakeLogind]:
    bus = Bus(tmp_path)
    made = FakeLogind(bus.connect("logind"))
    made.address = bus.address  # type: ignore[attr-defined]
    yield made
    made.end()
    QDBusConnection.disconnectFromBus("logind")
    bus.end()


@pytest.fixture
def process(folder: Path, tmp_path: Path, logind: FakeLogind, qtbot: QtBot) -> Iterator[subprocess.Popen[bytes]]:
    """A program with an open store that logind waits for."""
    profile, text = find_profile("reden-esbjerg")
    create_store(folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP)[
        0
    ].close()
    script = tmp_path / "desk.py"
    script.write_text(SCRIPT, encoding="utf-8")
    address = logind.address  # type: ignore[attr-defined]
    environment = {
        **os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
        "DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address,
    }  # fmt: skip
    started = subprocess.Popen(
        [sys.executable, str(script), str(folder), PASSPHRASE, DRAFT], env=environment, cwd=tmp_path
    )
    qtbot.waitUntil(logind.waits, timeout=30_000)
    yield started
    started.send_signal(signal.SIGKILL)
    started.wait()


def is_locked(process: subprocess.Popen[bytes]) -> bool:
    return b"--locked" in Path(f"/proc/{process.pid}/cmdline").read_bytes()


def seconds_until(qtbot: QtBot, done: Callable[[], bool]) -> float:
    start = time.monotonic()
    qtbot.waitUntil(done, timeout=20_000)
    return time.monotonic() - start


@pytest.mark.parametrize("word", ["sleep", "woke", "session", "screen saver"])
def test_the_process_is_replaced_within_a_second_of_the_systems_word(
    process: subprocess.Popen[bytes], logind: FakeLogind, folder: Path, qtbot: QtBot, word: str
) -> None:
    assert logind.waits()

    def locked() -> bool:
        """The screen saver's word comes by another connection, which the bus may not have heard of yet: it is said
        until it is heard. What logind says is said once."""
        if word == "screen saver" and not is_locked(process):
            logind.says("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
        return is_locked(process)

    if word in ("sleep", "woke"):
        logind.prepare_for_sleep(word == "sleep")
    elif word == "session":
        logind.lock_session()
    took = seconds_until(qtbot, locked)
    assert took < LOCKED_WITHIN_S
    qtbot.waitUntil(lambda: not logind.waits(), timeout=1000)  # logind may let the computer sleep now
    assert process.poll() is None
    qtbot.waitUntil(
        lambda: "Max core file size        0 " in Path(f"/proc/{process.pid}/limits").read_text(), timeout=10_000
    )
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert store.closed_cleanly
        assert not store.warnings


def test_sleep_is_not_let_go_before_the_process_is_a_new_one(
    process: subprocess.Popen[bytes], logind: FakeLogind, qtbot: QtBot
) -> None:
    logind.prepare_for_sleep(True)
    qtbot.waitUntil(lambda: not logind.waits(), timeout=20_000)
    assert is_locked(process)
