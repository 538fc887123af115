"""The hours of a row for a contact: they belong to its one talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from exitdesk.i18n import tr
from exitdesk.returns.hand_kept.free_cells import hours_as_minutes
from exitdesk.returns.hand_kept.hand_row import HandRow, Source
from exitdesk.returns.import_ledger import Ledger


class Talk(NamedTuple):
    """What a row says was given once; no ``day`` where its first contact is in doubt."""

    source: Source
    day: date | None


class TalkHours:
    """Reads one column of hours. Those of several talks are in doubt: nothing tells how to share them out."""

    def __init__(self, source: Source, ledger: Ledger) -> None:
        self._source, self._ledger = source, ledger

    def minutes(self, row: HandRow, contact: str | None, talks: Sequence[Talk]) -> list[int | None]:
        """The minutes of each talk, as the store has them where the row is silent and the talk is there already."""
        read = row.read(self._source, hours_as_minutes)
        minutes = read.value if read is not None and isinstance(read.value, int) else None
        if minutes and not talks:
            row.doubt(self._source, "no_talk", tr("Hours belong to a talk, and the row has none."))
        elif minutes and len(talks) > 1:
            why = tr("The row has {n} talks, and nothing tells which of them the hours belong to.", n=len(talks))
            row.doubt(self._source, "several_talks", why)
        return [self._as_stored(row, contact, talk, minutes if len(talks) == 1 else None) for talk in talks]

    def _as_stored(self, row: HandRow, contact: str | None, talk: Talk, minutes: int | None) -> int | None:
        """A talk that was imported before is the same one, also when the row's hours have changed since."""
        if contact is None or talk.day is None:
            return minutes
        stored = self._ledger.stored_minutes(contact, talk.day, talk.source.target.subject)
        if not stored or minutes in stored:
            return minutes
        if minutes is None:
            return stored[0]
        there = next((one for one in stored if one is not None), None)
        if there is None:
            why = tr("The program has this talk without hours. Write them on the talk there.")
        else:
            why = tr("The program has {n} minutes for this talk. Correct whichever is wrong.", n=there)
        row.doubt(self._source, "talk_differs", why)
        return minutes
