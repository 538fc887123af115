"""Leaves the program's window out of screenshots and screen sharing, where the system can do that."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from typing import Any, Final

WDA_MONITOR: Final = 0x1
WDA_EXCLUDEFROMCAPTURE: Final = 0x11  # Windows 10 from version 2004
SHARING_NONE: Final = 0


def leave_out(window: int) -> bool:
    """Ask the system, for the window with this handle (``QWidget.winId``); False where it cannot or will not."""
    try:
        if sys.platform == "win32":
            return leave_out_on_windows(ctypes.windll.user32, window)
        if sys.platform == "darwin":
            return leave_out_on_macos(ctypes.CDLL(ctypes.util.find_library("objc")), window)
    except (OSError, AttributeError):
        return False
    return False


def leave_out_on_windows(user32: Any, window: int) -> bool:
    """Left out; black in its place where Windows is older. Written from Microsoft's pages, not tried on Windows."""
    handle = ctypes.c_void_p(window)
    return any(user32.SetWindowDisplayAffinity(handle, how) for how in (WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR))


def leave_out_on_macos(objc: Any, view: int) -> bool:
    """Sets the ``sharingType`` of the view's NSWindow to none and reads it back.

    Written from Apple's headers, not tried on a Mac; from macOS 15 ScreenCaptureKit is said to take such windows all
    the same.
    """
    name = objc.sel_registerName
    name.restype, name.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
    if address is None:
        return False
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    window = ctypes.CFUNCTYPE(pointer, pointer, pointer)(address)(view, name(b"window"))
    if not window:
        return False
    ctypes.CFUNCTYPE(None, pointer, pointer, number)(address)(window, name(b"setSharingType:"), SHARING_NONE)
    return bool(ctypes.CFUNCTYPE(number, pointer, pointer)(address)(window, name(b"sharingType")) == SHARING_NONE)
