"""All contacts in memory, for a list that follows every key: summaries read once, filtered without the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exitdesk.store.summaries import ContactSummary

RECENT_DAYS: Final = 60
_Searched = tuple[str, str]  # the numbers in capitals without hyphens and blanks; the key


class Filter(StrEnum):
    """Which contacts the list shows."""

    ALL = "all"
    RECENT = "recent"
    DUE = "due"
    MISSING = "missing"
    ENDED = "ended"


def bare(text: str) -> str:
    """What two ways of writing a number have in common while one types: capitals, no hyphens, no blanks."""
    return text.upper().replace("-", "").replace(" ", "")


class ContactList:
    """Made on the store's thread, then only read. ``today`` is the Rede-day by which *recent* and *due* are judged."""

    def __init__(self, summaries: Iterable[ContactSummary], today: date) -> None:
        self.today = today
        self._by_key: dict[str, ContactSummary] = {summary.key: summary for summary in summaries}
        self._sorted: dict[Filter, list[_Searched]] = {}
        self._arrange()

    def _arrange(self) -> None:
        latest = sorted(self._by_key.values(), key=lambda s: (s.last_seen, s.key), reverse=True)
        since = self.today - timedelta(days=RECENT_DAYS)
        due = [summary for summary in latest if summary.is_due(self.today)]
        chosen = {
            Filter.ALL: latest,
            Filter.RECENT: [summary for summary in latest if summary.last_seen >= since],
            Filter.DUE: sorted(due, key=lambda summary: summary.who5_due or self.today),
            Filter.MISSING: [summary for summary in latest if summary.missing],
            Filter.ENDED: [summary for summary in latest if summary.contact.ended is not None],
        }
        self._sorted = {which: [_searched(summary) for summary in found] for which, found in chosen.items()}

    def __len__(self) -> int:
        return len(self._by_key)

    def count(self, which: Filter) -> int:
        """How many a filter lets through."""
        return len(self._sorted[which])

    def summary(self, key: object) -> ContactSummary | None:
        """One contact of the list."""
        return self._by_key.get(str(key))

    def updated(self, keys: Iterable[str], summaries: Iterable[ContactSummary]) -> ContactList:
        """A list in which these contacts are as in ``summaries``; those without a summary are gone."""
        changed = set(keys)
        kept = (summary for key, summary in self._by_key.items() if key not in changed)
        return ContactList([*kept, *summaries], self.today)

    def found(self, typed: str, which: Filter) -> list[str]:
        """Keys of those whose number holds what is typed: numbers that begin with it first, then the latest seen.

        With DUE those who have waited longest come first.
        """
        wanted = bare(typed)
        entries = self._sorted[which]
        if not wanted:
            return [key for _, key in entries]
        hits = [entry for entry in entries if wanted in entry[0]]
        begins = [key for text, key in hits if text.startswith(wanted)]
        return begins + [key for text, key in hits if not text.startswith(wanted)]


def _searched(summary: ContactSummary) -> _Searched:
    contact = summary.contact
    return f"{bare(contact.id_number)} {bare(contact.project_id or '')}", summary.key
