"""The clock and UUIDv7 keys."""

from __future__ import annotations

import secrets
import time
import uuid
from datetime import UTC, datetime


def utc_now() -> str:
    """Now as ISO 8601 text in UTC with milliseconds, as rows carry it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def new_key() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits. It holds a time and is never exported."""
    milliseconds = time.time_ns() // 1_000_000
    bits = (
        (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    )
    return str(uuid.UUID(int=bits))
