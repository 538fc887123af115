"""One month of activities and handouts: read on the store's thread, shown as rows and totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exitdesk.domain.dates import show_day
from exitdesk.domain.periods import Period
from exitdesk.domain.records import Activity, ClothingHandout
from exitdesk.domain.who5 import months_after
from exitdesk.i18n import tr
from exitdesk.ui.widgets.data_table import Cell
from exitdesk.ui.words import weekday_short

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore


@dataclass(frozen=True, slots=True)
class HeldActivity:
    """An activity and how many contacts are known to have been there."""

    activity: Activity
    known: int

    @property
    def visits(self) -> int:
        """The headcount, or those known where nobody counted."""
        return self.known if self.activity.headcount is None else self.activity.headcount

    def cells(self) -> tuple[Cell, ...]:
        """Day, name over its note, how many in all, how many known."""
        activity = self.activity
        in_all = Cell(tr("not counted"), "ink2") if activity.headcount is None else Cell(str(activity.headcount))
        note = " ".join(activity.note.split())
        return (
            Cell(show_day(activity.date), detail=weekday_short(activity.date)),
            Cell(activity.name, weight=600, detail=note),
            in_all,
            Cell(str(self.known), "ink" if self.known else "ink2"),
        )


@dataclass(frozen=True, slots=True)
class GivenClothes:
    """A handout and whose it was; ``number`` is empty for somebody unnamed."""

    handout: ClothingHandout
    number: str

    @property
    def pieces(self) -> int:
        """A handout that nobody counted is one piece."""
        return 1 if self.handout.pieces is None else self.handout.pieces

    def cells(self) -> tuple[Cell, ...]:
        """Day, to whom over what it was, how many pieces."""
        handout = self.handout
        who = (
            Cell(self.number, detail=handout.items) if self.number else Cell(tr("no ID"), "ink2", detail=handout.items)
        )
        pieces = Cell("–", "ink2") if handout.pieces is None else Cell(str(handout.pieces))
        return Cell(show_day(handout.date), detail=weekday_short(handout.date)), who, pieces


@dataclass(frozen=True, slots=True)
class ActivitiesMonth:
    """The latest first in both lists."""

    activities: tuple[HeldActivity, ...]
    clothes: tuple[GivenClothes, ...]

    @property
    def visits(self) -> int:
        return sum(held.visits for held in self.activities)

    @property
    def pieces(self) -> int:
        return sum(given.pieces for given in self.clothes)


def month_of(first: date) -> Period:
    """The month that begins on this day."""
    return Period(first, months_after(first, 1) - timedelta(days=1))


def read_month(store: OpenStore, first: date) -> ActivitiesMonth:
    """Everything of the month that begins on ``first``."""
    reading, period = store.reading, month_of(first)
    held = [
        HeldActivity(activity, len({a.contact for a in reading.attendances(activity=activity.key)}))
        for activity in reading.activities(period)
    ]
    numbers: dict[str, str] = {}
    given = []
    for handout in reading.clothing(period=period):
        key = handout.contact
        if key is not None and key not in numbers:
            contact = reading.contact(key)
            numbers[key] = contact.id_number if contact else ""
        given.append(GivenClothes(handout, numbers[key] if key is not None else ""))
    return ActivitiesMonth(tuple(reversed(held)), tuple(reversed(given)))
