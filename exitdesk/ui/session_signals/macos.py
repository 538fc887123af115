"""macOS: IOKit tells of sleep, a distributed notification of the locked screen. Written from Apple's headers, tried on
no Mac: where a call fails, nothing is heard and the clocks alone tell of sleep."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any, Final

from PySide6.QtCore import QObject

from exitdesk.ui.session_signals import SessionSignals

CAN_SLEEP: Final = 0xE0000270
WILL_SLEEP: Final = 0xE0000280
HAS_POWERED_ON: Final = 0xE0000300
_UTF8: Final = 0x08000100
_DELIVER_AT_ONCE: Final = 4
_POINTER = ctypes.c_void_p
_PowerCallback = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_uint32, ctypes.c_uint32, _POINTER)
_LockCallback = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)


def _library(name: str) -> Any:
    path = ctypes.util.find_library(name)
    if path is None:
        raise OSError(f"no library {name}")
    return ctypes.CDLL(path)


def _function(library: Any, name: str, result: Any, *arguments: Any) -> Any:
    found = getattr(library, name)
    found.restype, found.argtypes = result, list(arguments)
    return found


class MacSession(SessionSignals):
    """The system waits with sleep until ``power`` has answered, 30 seconds at most: the desk is locked by then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit, self._core = _library("IOKit"), _library("CoreFoundation")
        self._power_callback = _PowerCallback(lambda _self, _service, kind, what: self.power(kind, what))
        self._lock_callback = _LockCallback(lambda *_what: self.screen_locked.emit())
        self._port, self._notifier = _POINTER(), ctypes.c_uint32()
        register = _function(
            self._kit, "IORegisterForSystemPower", ctypes.c_uint32,
            _POINTER, ctypes.POINTER(_POINTER), _PowerCallback, ctypes.POINTER(ctypes.c_uint32),
        )  # fmt: skip
        self._root = register(None, ctypes.byref(self._port), self._power_callback, ctypes.byref(self._notifier))
        if not self._root:
            raise OSError("IOKit gives no power notifications")
        source = _function(self._kit, "IONotificationPortGetRunLoopSource", _POINTER, _POINTER)(self._port)
        loop = _function(self._core, "CFRunLoopGetMain", _POINTER)()
        modes = _POINTER.in_dll(self._core, "kCFRunLoopCommonModes")
        _function(self._core, "CFRunLoopAddSource", None, _POINTER, _POINTER, _POINTER)(loop, source, modes)
        self._centre = _function(self._core, "CFNotificationCenterGetDistributedCenter", _POINTER)()
        make_text = _function(
            self._core, "CFStringCreateWithCString", _POINTER, _POINTER, ctypes.c_char_p, ctypes.c_uint32
        )
        observe = _function(
            self._core, "CFNotificationCenterAddObserver", None,
            _POINTER, _POINTER, _LockCallback, _POINTER, _POINTER, ctypes.c_long,
        )  # fmt: skip
        name = make_text(None, b"com.apple.screenIsLocked", _UTF8)
        observe(self._centre, id(self), self._lock_callback, name, None, _DELIVER_AT_ONCE)

    def power(self, kind: int, what: int | None) -> None:
        """One of IOKit's power messages; ``what`` names it in the answer."""
        if kind == WILL_SLEEP:
            self.about_to_sleep.emit()
        elif kind == HAS_POWERED_ON:
            self.woke.emit()
        if kind in (CAN_SLEEP, WILL_SLEEP):
            _function(self._kit, "IOAllowPowerChange", ctypes.c_int, ctypes.c_uint32, ctypes.c_long)(
                self._root, what or 0
            )

    def stop(self) -> None:
        _function(self._core, "CFNotificationCenterRemoveEveryObserver", None, _POINTER, _POINTER)(
            self._centre, id(self)
        )
        _function(self._kit, "IODeregisterForSystemPower", ctypes.c_int, ctypes.POINTER(ctypes.c_uint32))(
            ctypes.byref(self._notifier)
        )
