"""The clock and UUIDv7 keys."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime


def utc_now() -> str:
    """Now as ISO 8601 text in UTC with milliseconds, as rows carry it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


_last_tick = 0


def new_key() -> str:
    """A UUIDv7 (RFC 9562, method 3): milliseconds, 12 bits of their fraction, random bits.

    Keys made by one process sort in the order they were made. A key holds a time and is never exported.
    """
    global _last_tick
    nanoseconds = time.time_ns()
    tick = nanoseconds // 1_000_000 << 12 | (nanoseconds % 1_000_000 << 12) // 1_000_000
    _last_tick = tick = max(tick, _last_tick + 1)
    milliseconds, fraction = tick >> 12 & (2**48 - 1), tick & 0xFFF
    random = int.from_bytes(os.urandom(8), "big") & (2**62 - 1)
    text = f"{milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | random:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
