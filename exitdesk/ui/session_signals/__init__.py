"""What the system tells about itself: it is going to sleep, it woke, its screen was locked. One module a system."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow


class SessionSignals(QObject):
    """What a system may tell. ``stop`` gives back what was asked of it: sleep is no longer delayed."""

    about_to_sleep = Signal()
    woke = Signal()
    screen_locked = Signal()

    def stop(self) -> None:
        """Listen no more."""


def listen(window: QWindow | None, parent: QObject) -> SessionSignals | None:
    """Listen to this system; None where it cannot be heard: the clocks then tell of sleep, half a second later."""
    try:
        if sys.platform == "linux":
            from exitdesk.ui.session_signals.linux import LinuxSession, buses

            return LinuxSession(*buses(), parent=parent)
        if sys.platform == "win32" and window is not None:
            from exitdesk.ui.session_signals.windows import WindowsSession

            return WindowsSession(int(window.winId()), parent)
        if sys.platform == "darwin":
            from exitdesk.ui.session_signals.macos import MacSession

            return MacSession(parent)
    except (ImportError, OSError, AttributeError):
        return None
    return None
