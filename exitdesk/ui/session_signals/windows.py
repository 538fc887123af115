"""Windows: the messages that the system sends to the program's window. Written from Microsoft's pages, tried nowhere
but in tests with messages made by hand."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject

from exitdesk.ui.session_signals import SessionSignals

WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
PBT_APMSUSPEND: Final = 0x4
PBT_APMRESUMESUSPEND: Final = 0x7
PBT_APMRESUMEAUTOMATIC: Final = 0x12
WTS_CONSOLE_DISCONNECT: Final = 0x2
WTS_REMOTE_DISCONNECT: Final = 0x4
WTS_SESSION_LOCK: Final = 0x7
_THIS_SESSION: Final = 0


class Told(Enum):
    """What a message says."""

    SLEEPS = "sleeps"
    WOKE = "woke"
    LOCKED = "locked"


_MEANING: Final = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): Told.SLEEPS,
    (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC): Told.WOKE,
    (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND): Told.WOKE,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): Told.LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): Told.LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): Told.LOCKED,
}


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]
            self._session.hear(int(message))
        return False, 0


class WindowsSession(SessionSignals):
    """Asks for the session's messages for the window with this handle; power messages come to every window."""

    def __init__(self, window: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._messages = _Messages(self)
        self._terminal: Any = None
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self._messages)
        self._terminal = ctypes.WinDLL("wtsapi32") if hasattr(ctypes, "WinDLL") else None
        if self._terminal is not None:
            self._terminal.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)

    def hear(self, address: int) -> None:
        """A message at this address in memory."""
        message = wintypes.MSG.from_address(address)
        told = _MEANING.get((message.message, message.wParam))
        if told is Told.SLEEPS:
            self.about_to_sleep.emit()
        elif told is Told.WOKE:
            self.woke.emit()
        elif told is Told.LOCKED:
            self.screen_locked.emit()

    def stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._messages)
        if self._terminal is not None:
            self._terminal.WTSUnRegisterSessionNotification(wintypes.HWND(self._window))
            self._terminal = None
