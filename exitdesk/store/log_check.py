"""Whether the log is whole: every entry chained to the one before, every value as it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exitdesk.domain.roles import Permission
from exitdesk.store import history
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.reading import Reading


@dataclass(frozen=True, slots=True)
class LogCheck:
    """How many entries were looked at, and the numbers of those that do not verify."""

    entries: int
    broken: tuple[int, ...]


def check_log(reading: Reading, progress: Callable[[int, int], None] | None = None) -> LogCheck:
    """Verify the chain; for a leader. ``progress`` may raise to end it."""
    reading.access.require(Permission.LOG)
    return LogCheck(reading.log_count(LogFilter()), tuple(history.broken_links(reading.database, progress)))
