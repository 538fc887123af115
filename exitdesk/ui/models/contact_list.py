"""All contacts in memory, for a list that follows every key: summaries read once, filtered without the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exitdesk.store.summaries import ContactSummary

RECENT_DAYS: Final = 60


class Filter(StrEnum):
    """Which contacts the list shows."""

    ALL = "all"
    RECENT = "recent"
    DUE = "due"
    MISSING = "missing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One contact, with what is searched: its numbers in capitals without hyphens and blanks."""

    key: str
    number: str
    other: str
    summary: ContactSummary


def bare(text: str) -> str:
    """What two ways of writing a number have in common while one types: capitals, no hyphens, no blanks."""
    return text.upper().replace("-", "").replace(" ", "")


class ContactList:
    """``today`` is the Rede-day by which *recent* and *due* are judged."""

    def __init__(self, summaries: Iterable[ContactSummary], today: date) -> None:
        self.today = today
        self._by_key: dict[str, ContactSummary] = {summary.key: summary for summary in summaries}
        self._sorted: dict[Filter, list[_Entry]] = {}
        self._arrange()

    def _arrange(self) -> None:
        latest = sorted(self._by_key.values(), key=lambda s: (s.last_seen, s.key), reverse=True)
        entries = [_Entry(s.key, bare(s.contact.id_number), bare(s.contact.project_id or ""), s) for s in latest]
        since = self.today - timedelta(days=RECENT_DAYS)
        due = [entry for entry in entries if entry.summary.is_due(self.today)]
        self._sorted = {
            Filter.ALL: entries,
            Filter.RECENT: [entry for entry in entries if entry.summary.last_seen >= since],
            Filter.DUE: sorted(due, key=lambda entry: entry.summary.who5_due or self.today),
            Filter.MISSING: [entry for entry in entries if entry.summary.missing],
            Filter.ENDED: [entry for entry in entries if entry.summary.contact.ended is not None],
        }

    def __len__(self) -> int:
        return len(self._by_key)

    def count(self, which: Filter) -> int:
        """How many a filter lets through."""
        return len(self._sorted[which])

    def summary(self, key: object) -> ContactSummary | None:
        """One contact of the list."""
        return self._by_key.get(str(key))

    def update(self, keys: Iterable[str], summaries: Iterable[ContactSummary]) -> None:
        """These contacts changed; those without a summary are gone."""
        for key in keys:
            self._by_key.pop(key, None)
        self._by_key.update({summary.key: summary for summary in summaries})
        self._arrange()

    def found(self, typed: str, which: Filter) -> list[str]:
        """Keys of those whose number holds what is typed: numbers that begin with it first, then the latest seen.

        With DUE those who have waited longest come first.
        """
        wanted = bare(typed)
        entries = self._sorted[which]
        if not wanted:
            return [entry.key for entry in entries]
        begins = [entry.key for entry in entries if entry.number.startswith(wanted)]
        holds = [
            entry.key
            for entry in entries
            if (wanted in entry.number and not entry.number.startswith(wanted)) or wanted in entry.other
        ]
        seen = set(begins)
        return begins + [key for key in holds if key not in seen]
