"""Who waits for a WHO-5: read on the store's thread, shown as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr, trn
from exitdesk.ui.tasks import Worker
from exitdesk.ui.widgets.data_table import Cell
from exitdesk.ui.widgets.who5_result import band_words

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.summaries import ContactSummary

_FEW = 40


@dataclass(frozen=True, slots=True)
class Score:
    """The latest score of a contact and its day; ``points`` None when no form was ever complete."""

    points: int | None
    day: date | None


def latest_scores(store: OpenStore, keys: Iterable[str]) -> dict[str, Score]:
    """The latest score of each contact."""
    found = {}
    for key in keys:
        scored = [one for one in store.reading.measurements(key) if one.score is not None]
        found[key] = Score(scored[-1].score, scored[-1].answer_set.date) if scored else Score(None, None)
    return found


class DueContacts(QObject):
    """The contacts that are due, those that wait longest first.

    ``changed``: other contacts; ``scored``: the same ones, with scores. Scores are read for those that are shown only.
    """

    changed = Signal()
    scored = Signal()

    def __init__(self, worker: Worker, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._today = worker, today
        self._summaries: dict[str, ContactSummary] = {}
        self._scores: dict[str, Score] = {}
        self._wanted: list[str] = []
        self.contacts = 0
        self.is_read = False
        self.keys: list[str] = []

    def read(self) -> None:
        """Read all of it anew."""
        today = self._today()

        def work(store: OpenStore) -> tuple[int, dict[str, ContactSummary]]:
            found = store.reading.summaries(today)
            return len(found), {summary.key: summary for summary in found if summary.is_due(today)}

        self._worker.run(work, lambda found: self._take_all(*found))

    def refresh(self, changes: Changes) -> None:
        """Read what changed: a few contacts by themselves, many or unnamed ones with all the rest."""
        keys, today = sorted(changes.contacts), self._today()
        if not keys or len(keys) > _FEW or changes.kinds & {"contact", "activity"}:
            self.read()
            return
        self._worker.run(lambda store: {key: store.reading.summary(key, today) for key in keys}, self._take_some)

    def summary(self, key: str) -> ContactSummary | None:
        """What is known of a contact on the list."""
        return self._summaries.get(key)

    def _take_all(self, contacts: int, due: dict[str, ContactSummary]) -> None:
        self.contacts, self._summaries, self._scores = contacts, due, {}
        self._sort()

    def _take_some(self, summaries: dict[str, ContactSummary | None]) -> None:
        today = self._today()
        for key, summary in summaries.items():
            self._scores.pop(key, None)
            if summary is not None and summary.is_due(today):
                self._summaries[key] = summary
            else:
                self._summaries.pop(key, None)
        self._sort()

    def _sort(self) -> None:
        self.is_read = True
        self.keys = sorted(self._summaries, key=lambda k: (self._summaries[k].who5_due or date.max, k))
        self.changed.emit()

    def _read_scores(self) -> None:
        wanted, self._wanted = self._wanted, []
        self._worker.run(lambda store: latest_scores(store, wanted), self._take_scores)

    def _take_scores(self, scores: dict[str, Score]) -> None:
        self._scores |= scores
        self.scored.emit()

    def cells(self, key: str) -> tuple[Cell, ...]:
        """ID number, since when, latest score, number of the next measurement."""
        summary, today = self._summaries[key], self._today()
        due = summary.who5_due or today
        first = summary.last_counted is None
        days = (today - due).days
        waited = tr("since today") if days == 0 else trn("{n} day", "{n} days", days)
        return (
            Cell(summary.contact.id_number),
            Cell(show_date(due), detail=tr("first meeting") if first else waited),
            self._score_cell(key),
            Cell(tr("no. {n}", n=summary.waves + 1)),
        )

    def _score_cell(self, key: str) -> Cell:
        score = self._scores.get(key)
        if score is None:
            if not self._wanted:
                QTimer.singleShot(0, self, self._read_scores)
            self._wanted.append(key)
            return Cell("…", "ink2")
        if score.points is None or score.day is None:
            return Cell(tr("none yet"), "ink2")
        return Cell(f"{score.points}  ·  {show_date(score.day)}", detail=band_words(score.points))
