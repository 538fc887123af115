"""What the page of the return shows: the quarters with their state, and what would leave for one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date, show_day
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.forms.period_words import quarter_words, quarters_back
from exitdesk.i18n import tr, trn
from exitdesk.ui.widgets.data_table import Cell
from exitdesk.ui.words import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exitdesk.returns.profile_model import Profile
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.standing_out import Steps
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.snapshots import Snapshot

QUARTERS_SHOWN = 4


class State(StrEnum):
    """How far the return of a period has come."""

    RUNNING = "running"
    READY = "ready"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class PeriodCard:
    """One period that can be chosen; ``words`` is its state."""

    period: Period
    title: str
    words: str
    state: State


@dataclass(frozen=True, slots=True)
class Overview:
    """``start`` is the first contact's date, None in an empty store; ``sent`` when each period was exported last."""

    start: date | None
    sent: Mapping[Period, date]


def read_overview(store: OpenStore, last: Quarter) -> Overview:
    """Read for the quarters that end with ``last``."""
    from exitdesk.returns.sent_returns import returns_exported

    start = min((contact.first_contact for contact in store.reading.contacts()), default=None)
    periods = [quarter.period for quarter in quarters_back(last, QUARTERS_SHOWN)]
    return Overview(start, returns_exported(store.reading, [*periods, WHOLE_PROJECT]))


def read_preview(store: OpenStore, profile: Profile, period: Period) -> ReturnPreview:
    """What would leave, without the tables."""
    from exitdesk.returns.collector import collector_paused
    from exitdesk.returns.registration import register
    from exitdesk.returns.statistics import choose_contacts
    from exitdesk.store.person_level import read_person_level

    with collector_paused():
        return register(choose_contacts(read_person_level(store.reading, period), profile), profile, period)


def read_both(
    store: OpenStore, profile: Profile, period: Period, coarser: Steps
) -> tuple[ReturnPreview, ReturnPreview]:
    """The exact return, and what would leave when it is told less."""
    from exitdesk.returns.standing_out import coarsened

    exact = read_preview(store, profile, period)
    return exact, read_preview(store, coarsened(profile, coarser), period) if coarser else exact


# The field of the contact's sheet, or the kind of entry, that a check is about.
_FIELDS: Final = {
    "ends_before_start": "ended",
    "no_project_number": "project_id",
    "no_age": "age",
    "no_gender": "gender",
    "before_first_contact": "first_contact",
    "enrolled_before_first_contact": "enrolled",
}
_KINDS: Final = {
    "unknown_intervention": "session", "who5_incomplete": "wellbeing", "who5_long_gap": "wellbeing",
}  # fmt: skip


def places_of(code: str) -> dict[str, str]:
    """Where on the contact's page a gap is mended."""
    if code in _FIELDS:
        return {"kind": "contact", "field": _FIELDS[code]}
    return {"kind": _KINDS[code]} if code in _KINDS else {}


def period_cards(overview: Overview, last: Quarter, today: date) -> list[PeriodCard]:
    """Four quarters that end with ``last``, then the whole project."""
    cards = [_quarter_card(quarter, overview, today) for quarter in quarters_back(last, QUARTERS_SHOWN)]
    sent = overview.sent.get(WHOLE_PROJECT)
    words = tr("from {date}", date=show_date(overview.start)) if overview.start else tr("not begun")
    if sent:
        words = tr("exported {date}", date=_short(sent, today))
    cards.append(PeriodCard(WHOLE_PROJECT, tr("Whole project"), words, State.SENT if sent else State.RUNNING))
    return cards


def _quarter_card(quarter: Quarter, overview: Overview, today: date) -> PeriodCard:
    period = quarter.period
    sent = overview.sent.get(period)
    running = period.days_left(today) is not None
    if sent:
        date = _short(sent, today)
        words = tr("under way, exported {date}", date=date) if running else tr("exported {date}", date=date)
        return PeriodCard(period, quarter_words(quarter), words, State.SENT)
    if running:
        return PeriodCard(period, quarter_words(quarter), tr("under way"), State.RUNNING)
    if overview.start is None or (period.last is not None and period.last < overview.start):
        return PeriodCard(period, quarter_words(quarter), tr("before the start"), State.RUNNING)
    return PeriodCard(period, quarter_words(quarter), tr("ready to check"), State.READY)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know before the export that is about no contact alone; ``action`` where it can be opened."""

    code: str
    title: str
    sentence: str
    action: str = ""


def unfinished_note(period: Period, today: date) -> Note | None:
    """That the period goes on; None once it is over."""
    left = period.days_left(today)
    if left is None:
        return None
    words = trn("{n} day left.", "{n} days left.", left) if left else tr("It ends today.")
    words += " " + tr("What is registered until then is not in this file.")
    return Note("unfinished", tr("The quarter is not over"), words)


def corrections_note(count: int) -> Note | None:
    """That what was sent before is not what the records say now; None when it is."""
    if not count:
        return None
    title = trn("{n} correction to returns that were sent", "{n} corrections to returns that were sent", count)
    words = tr("They are not in this file. Send them with it.")
    return Note("corrections", title, words, tr("See"))


def read_earlier(store: OpenStore, period: Period) -> list[Snapshot]:
    """The newest returns of the times before a period."""
    from exitdesk.returns.pending_corrections import earlier_returns
    from exitdesk.store.snapshots import snapshot_of_key

    return [snapshot_of_key(store, key) for key in earlier_returns(store, period)]


def _short(day: date, today: date) -> str:
    return show_day(day) if day.year == today.year else show_date(day)


def shown_cell(value: object) -> Cell:
    """A cell of the return as the table shows it: what says something is bold, no and 0 are quiet."""
    if value is None:
        return Cell("")
    if isinstance(value, date):
        return Cell(show_date(value))
    if isinstance(value, float):
        return Cell(decimal(value))
    text = str(value)
    if text in ("nej", "0"):
        return Cell(text, "ink2")
    return Cell(text, weight=600 if text == "ja" else 0)
