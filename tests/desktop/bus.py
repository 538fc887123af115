"""A message bus of the test's own, and somebody on it who plays systemd-logind and the screen saver."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from pathlib import Path

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

from exitdesk.ui.session_signals.linux import LOGIND, SESSION

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


def there_is_a_bus() -> bool:
    return shutil.which("dbus-daemon") is not None


class Bus:
    """``dbus-daemon`` on a socket in ``folder``."""

    def __init__(self, folder: Path) -> None:
        configuration = folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=folder / "bus"))
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--print-address", "--nofork"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()

    def connect(self, name: str) -> QDBusConnection:
        bus = QDBusConnection.connectToBus(self.address, name)
        assert bus.isConnected()
        return bus

    def end(self) -> None:
        assert self._daemon.stdout is not None
        self._daemon.terminate()
        self._daemon.wait()
        self._daemon.stdout.close()


class FakeLogind(QDBusVirtualObject):
    """Hands out delay locks as logind does: the writing end of a pipe, given back when its last copy is closed."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.asked: list[list[str]] = []
        self._pipes: list[int] = []
        assert bus.registerService(LOGIND[0])
        assert bus.registerVirtualObject(LOGIND[1], self)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit":
            return False
        self.asked.append(message.arguments())
        mine, theirs = os.pipe()
        self._pipes.append(mine)
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(theirs)])
        os.close(theirs)
        connection.send(reply)
        return True

    def waits(self) -> bool:
        """Whether somebody still delays sleep."""
        readable, _, _ = select.select(self._pipes, [], [], 0)
        return len(readable) < len(self._pipes)

    def says(self, path: str, interface: str, member: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, member)
        signal.setArguments(list(arguments))
        assert self._bus.send(signal)

    def prepare_for_sleep(self, going: bool) -> None:
        self.says(LOGIND[1], LOGIND[2], "PrepareForSleep", going)

    def lock_session(self) -> None:
        self.says("/org/freedesktop/login1/session/_31", SESSION, "Lock")

    def end(self) -> None:
        for pipe in self._pipes:
            os.close(pipe)
