"""Two clocks that never jump back: one that counts the time the computer slept, and one that does not."""

from __future__ import annotations

import ctypes
import sys
import time
from typing import Protocol


class Clocks(Protocol):
    """Seconds since some moment; the difference between the two grows only while the computer sleeps."""

    def with_sleep(self) -> float: ...

    def awake(self) -> float: ...


class SystemClocks:
    """The system's own. Windows and macOS as documented there; tried on Linux alone.

    Where a system tells neither, the calendar clock stands in for time asleep: setting it forward then locks.
    """

    if sys.platform == "linux":

        def with_sleep(self) -> float:
            return time.clock_gettime(time.CLOCK_BOOTTIME)

        def awake(self) -> float:
            return time.monotonic()

    elif sys.platform == "darwin":

        def with_sleep(self) -> float:
            return time.clock_gettime(time.CLOCK_MONOTONIC)

        def awake(self) -> float:
            return time.clock_gettime(time.CLOCK_UPTIME_RAW)

    elif sys.platform == "win32":

        def with_sleep(self) -> float:
            ticks = ctypes.windll.kernel32.GetTickCount64
            ticks.restype = ctypes.c_uint64
            return float(ticks()) / 1000

        def awake(self) -> float:
            hundreds_of_ns = ctypes.c_uint64()
            ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(hundreds_of_ns))
            return hundreds_of_ns.value / 10_000_000

    else:

        def with_sleep(self) -> float:
            return time.time()

        def awake(self) -> float:
            return time.monotonic()
