"""The desk locks when the system says that it goes to sleep, that it woke, or that its screen was locked."""

from __future__ import annotations

import ctypes
import fcntl
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from exitdesk.ui.session_signals import linux, windows
from exitdesk.ui.session_signals.linux import SCREEN_SAVERS, LinuxSession, is_local
from tests.desktop.bus import Bus, FakeLogind, there_is_a_bus

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or not there_is_a_bus(), reason="needs Linux with dbus-daemon (package dbus)"
)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    made = Bus(tmp_path)
    yield made
    for name in ("logind", "program"):
        QDBusConnection.disconnectFromBus(name)
    made.end()


@pytest.fixture
def logind(bus: Bus) -> Iterator[FakeLogind]:
    made = FakeLogind(bus.connect("logind"))
    yield made
    made.end()


@pytest.fixture
def session(bus: Bus, logind: FakeLogind, qtbot: QtBot) -> LinuxSession:
    program = bus.connect("program")
    made = LinuxSession(program, program)
    qtbot.waitUntil(made.delays_sleep)
    return made


@needs_bus
def test_sleep_waits_until_the_desk_is_locked(session: LinuxSession, logind: FakeLogind, qtbot: QtBot) -> None:
    assert [asked[0] for asked in logind.asked] == ["sleep"]
    assert logind.asked[0][3] == "delay"
    waited: list[bool] = []
    session.about_to_sleep.connect(lambda: waited.append(logind.waits()))
    logind.prepare_for_sleep(True)
    qtbot.waitUntil(lambda: not logind.waits())
    assert waited == [True], "the lock was given back before the desk was locked"


@needs_bus
def test_the_delay_is_closed_in_a_new_program(session: LinuxSession) -> None:
    assert session._delay is not None
    assert fcntl.fcntl(session._delay.fileDescriptor(), fcntl.F_GETFD) & fcntl.FD_CLOEXEC


@needs_bus
def test_a_desk_that_is_still_open_hears_that_the_computer_woke(
    session: LinuxSession, logind: FakeLogind, qtbot: QtBot
) -> None:
    logind.prepare_for_sleep(True)
    with qtbot.waitSignal(session.woke):
        logind.prepare_for_sleep(False)
    qtbot.waitUntil(session.delays_sleep)
    assert len(logind.asked) == 2, "sleep is delayed the next time too"


@needs_bus
def test_a_locked_session_is_heard(session: LinuxSession, logind: FakeLogind, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.screen_locked):
        logind.lock_session()


@needs_bus
@pytest.mark.parametrize("interface", SCREEN_SAVERS)
def test_a_screen_saver_that_begins_is_heard_one_that_ends_is_not(
    session: LinuxSession, logind: FakeLogind, qtbot: QtBot, interface: str
) -> None:
    heard: list[int] = []
    session.screen_locked.connect(lambda: heard.append(1))
    path = "/" + interface.replace(".", "/")
    logind.says(path, interface, "ActiveChanged", False)
    logind.says(path, interface, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [1]


@needs_bus
def test_after_stopping_nothing_is_heard_and_sleep_need_not_wait(
    session: LinuxSession, logind: FakeLogind, qtbot: QtBot
) -> None:
    heard: list[int] = []
    session.screen_locked.connect(lambda: heard.append(1))
    session.stop()
    qtbot.waitUntil(lambda: not logind.waits())
    logind.lock_session()
    logind.prepare_for_sleep(False)
    qtbot.wait(50)
    assert heard == []
    assert len(logind.asked) == 1


@pytest.mark.parametrize(
    "address",
    [
        "", "tcp:host=127.0.0.1,port=4321", "nonce-tcp:host=localhost,port=1", "autolaunch:", "unixexec:path=ssh",
        "unix:path=/no/such/socket", "unix:abstract=x;tcp:host=other",
    ],
)  # fmt: skip
def test_a_bus_beyond_this_computer_or_absent_is_never_asked_for(address: str) -> None:
    assert not is_local(address)
    absent = {"DBUS_SYSTEM_BUS_ADDRESS": address or "unix:path=/no", "DBUS_SESSION_BUS_ADDRESS": address}
    assert linux.buses(absent) == (None, None)


def test_a_socket_in_the_file_system_is_local(tmp_path: Path) -> None:
    (tmp_path / "bus").touch()
    assert is_local(f"unix:path={tmp_path}/bus,guid=0123")
    assert is_local("unix:abstract=/tmp/dbus-x")


# Windows, with messages made by hand


@pytest.mark.parametrize(
    ("number", "what", "heard"),
    [
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, ["about_to_sleep"]),
        (windows.WM_POWERBROADCAST, windows.PBT_APMRESUMEAUTOMATIC, ["woke"]),
        (windows.WM_POWERBROADCAST, windows.PBT_APMRESUMESUSPEND, ["woke"]),
        (windows.WM_POWERBROADCAST, 0xA, []),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, ["screen_locked"]),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_REMOTE_DISCONNECT, ["screen_locked"]),
        (windows.WM_WTSSESSION_CHANGE, 0x8, []),
        (0x0100, windows.WTS_SESSION_LOCK, []),
    ],
)
def test_what_a_message_of_windows_means(number: int, what: int, heard: list[str]) -> None:
    session = windows.WindowsSession(0)
    said: list[str] = []
    for name in ("about_to_sleep", "woke", "screen_locked"):
        getattr(session, name).connect(lambda name=name: said.append(name))
    message = wintypes.MSG(message=number, wParam=what)
    session.hear(ctypes.addressof(message))
    session.stop()
    assert said == heard
