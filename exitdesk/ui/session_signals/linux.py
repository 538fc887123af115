"""Linux: systemd-logind on the system's bus, the desktop's screen saver on the user's bus.

logind waits for those who hold a delay lock, five seconds at most, before it lets the computer sleep; the lock is a
file descriptor, given back when the last copy of it is closed. It is closed in a new program (close-on-exec).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

from exitdesk.ui.session_signals import SessionSignals

LOGIND: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION: Final = "org.freedesktop.login1.Session"
SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"


def buses(environment: Mapping[str, str] = os.environ) -> tuple[QDBusConnection | None, QDBusConnection | None]:
    """The system's and the user's bus; None for one that is not there, or that is reached in another way than a
    socket in the file system (the program opens no internet socket)."""
    system = environment.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM_BUS
    runtime = environment.get("XDG_RUNTIME_DIR")
    session = environment.get("DBUS_SESSION_BUS_ADDRESS") or (f"unix:path={runtime}/bus" if runtime else "")
    return (
        _connected(QDBusConnection.BusType.SystemBus) if is_local(system) else None,
        _connected(QDBusConnection.BusType.SessionBus) if is_local(session) else None,
    )


def is_local(address: str) -> bool:
    """Whether every way of a bus address is a socket in the file system or beside it, and one may be there."""
    ways = [way for way in address.split(";") if way]
    if not ways or not all(way.startswith("unix:") for way in ways):
        return False
    settings = [dict(part.partition("=")[::2] for part in way[5:].split(",")) for way in ways]
    return any("path" not in setting or Path(setting["path"]).exists() for setting in settings)


def _connected(kind: QDBusConnection.BusType) -> QDBusConnection | None:
    bus = QDBusConnection.systemBus() if kind is QDBusConnection.BusType.SystemBus else QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


def _slot(signature: str) -> bytes:
    return cast(bytes, SLOT(signature))  # PySide's stub says bytes, the call takes text alone


class LinuxSession(SessionSignals):
    """Listens on the buses that are there. Sleep is delayed until ``stop``, or until the process is another program.

    Locking any session counts: on a shared computer it locks once too often, never once too few.
    """

    def __init__(
        self, system: QDBusConnection | None, session: QDBusConnection | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system = system
        self._delay: QDBusUnixFileDescriptor | None = None
        self._asking: QDBusPendingCallWatcher | None = None
        self._stopped = False
        if session is not None:
            for interface in SCREEN_SAVERS:
                session.connect("", "", interface, "ActiveChanged", self, _slot("_screen_saver(bool)"))
        if system is not None:
            system.connect(*LOGIND, "PrepareForSleep", self, _slot("_prepare_for_sleep(bool)"))
            system.connect("", "", SESSION, "Lock", self, _slot("_session_locked()"))
            self._ask_for_delay()

    def delays_sleep(self) -> bool:
        """Whether logind waits for this program before it sleeps."""
        return self._delay is not None

    def stop(self) -> None:
        self._stopped = True
        self._delay = None
        self._asking = None

    def _ask_for_delay(self) -> None:
        if self._system is None or self._delay is not None:
            return
        call = QDBusMessage.createMethodCall(*LOGIND, "Inhibit")
        call.setArguments(["sleep", "ExitDesk", "lock", "delay"])
        self._asking = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asking.finished.connect(self._take_delay)

    def _take_delay(self, asking: QDBusPendingCallWatcher) -> None:
        arguments = [] if asking.isError() else asking.reply().arguments()
        self._asking = None
        asking.deleteLater()
        if not self._stopped and arguments and isinstance(arguments[0], QDBusUnixFileDescriptor):
            self._delay = arguments[0]

    @Slot(bool)
    def _prepare_for_sleep(self, going: bool) -> None:
        if self._stopped:
            return
        if going:
            self.about_to_sleep.emit()
            self._delay = None
        else:
            self.woke.emit()
            if not self._stopped:
                self._ask_for_delay()

    @Slot()
    def _session_locked(self) -> None:
        if not self._stopped:
            self.screen_locked.emit()

    @Slot(bool)
    def _screen_saver(self, active: bool) -> None:
        if active and not self._stopped:
            self.screen_locked.emit()
