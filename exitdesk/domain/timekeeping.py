"""The clock and UUIDv7 keys."""

from __future__ import annotations

import secrets
import time
import uuid
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
    bits = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=bits))
