"""What each publication tells of sessions, minutes, visits, person-days and new contacts, laid out along the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from exitdesk.domain.periods import Period, Quarter
from exitdesk.returns import published_tables as tables
from exitdesk.returns.hours import Work
from exitdesk.returns.published_hours import HOURS
from exitdesk.returns.published_tables import MINUTES, MONTH, TOTAL, Published
from exitdesk.returns.published_timeline import Stretch, Sums, Timeline, begins, ends, tells_of_few

_EVERY: Final = tuple(work.value for work in Work)


def counted(publications: Sequence[Published], cell: str) -> Timeline:
    """One of ``tables.OVER_TIME`` in all publications."""
    found = []
    for place, one in enumerate(publications):
        counts, hidden = one.counts.get(tables.OTHER_COUNTS, {}), one.hidden.get(tables.OTHER_COUNTS, frozenset())
        if cell in counts:
            when = begins(one.first), ends(one.last, place)
            found.append(Stretch((cell,), *when, counts[cell], cell in hidden, cell, place))
    return Timeline(found, len(publications) - 1)


def counts_of_few(publications: Sequence[Published], cell: str, threshold: int) -> bool:
    """Whether the last publication's count, if it is shown, gives with the others' away what few have."""
    sums = [
        Sums(begins(one.first), ends(one.last, place), shown[cell], shown[cell])
        for place, one in enumerate(publications)
        if cell in (shown := one.shown(tables.OTHER_COUNTS))
    ]
    return _tells(publications, sums, threshold)


def minutes_of_few(publications: Sequence[Published], threshold: int) -> bool:
    """The same of the minutes of sessions, which tell of so many sessions."""
    sums = [
        Sums(begins(one.first), ends(one.last, place), round(figure.value), figure.n)
        for place, one in enumerate(publications)
        if (figure := one.figures.get(MINUTES)) is not None and figure.value is not None
    ]
    return _tells(publications, sums, threshold)


def _tells(publications: Sequence[Published], sums: list[Sums], threshold: int) -> bool:
    last = publications[-1]
    now = (begins(last.first), ends(last.last, len(publications) - 1))
    if not sums or (sums[-1].begins, sums[-1].ends) != now:
        return False
    return tells_of_few(sums[-1], sums[-2::-1], threshold)


def months(publications: Sequence[Published]) -> Timeline:
    """New contacts by month. Without a first or last day a table begins or ends with a month that somebody came in.

    All together are no more than the contacts, and in a period without a first day just as many.
    """
    found: list[Stretch] = []
    for place, one in enumerate(publications):
        counts, hidden = one.counts.get(MONTH, {}), one.hidden.get(MONTH, frozenset())
        cells = [cell for cell in counts if cell != TOTAL]
        if not cells:
            continue
        spans = [_clipped(_month(cell), one) for cell in cells]
        for cell, (first, last) in zip(cells, spans, strict=True):
            open_end = cell in (cells[0], cells[-1]) and None in (one.first, one.last)
            floor = 1 if open_end and counts[cell] else 0
            when = begins(first), ends(last, place)
            found.append(Stretch((MONTH,), *when, counts[cell], cell in hidden, cell, place, floor))
        when = begins(spans[0][0]), ends(spans[-1][1], place)
        contacts = one.counts.get(tables.AGE, {}).get(TOTAL)
        known = one.first is None and counts[TOTAL] == contacts
        found.append(Stretch((MONTH,), *when, counts[TOTAL], not known, "", place, ceiling=contacts))
        found += _nothing_outside((MONTH,), spans[0][0], spans[-1][1], one, place)
    return Timeline(found, len(publications) - 1)


def hours(publications: Sequence[Published]) -> Timeline:
    """Minutes by quarter and kind of work, and of all sessions."""
    found: list[Stretch] = []
    for place, one in enumerate(publications):
        counts, hidden = one.counts.get(HOURS, {}), one.hidden.get(HOURS, frozenset())
        if not counts:
            continue
        spans = []
        for cell, minutes in counts.items():
            code, work = cell.split(" ")
            quarter = Quarter.parse(code)
            assert quarter is not None
            spans.append(_clipped(quarter.period, one))
            when = begins(spans[-1][0]), ends(spans[-1][1], place)
            found.append(Stretch((work,), *when, minutes, cell in hidden, cell, place))
        first, last = min(spans)[0], max(spans)[1]
        for work in _EVERY:
            found += _nothing_outside((work,), first, last, one, place)
        when = begins(one.first), ends(one.last, place)
        found.append(Stretch(_EVERY, *when, sum(counts.values()), MINUTES not in one.figures, MINUTES, place))
    return Timeline(found, len(publications) - 1)


def _month(code: str) -> Period:
    first = date.fromisoformat(f"{code}-01")
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def _clipped(period: Period, one: Published) -> tuple[date, date]:
    """The days of a month or quarter that lie in the publication's period."""
    assert period.first is not None and period.last is not None
    return max(period.first, one.first or date.min), min(period.last, one.last or date.max)


def _nothing_outside(lines: tuple[str, ...], first: date, last: date, one: Published, place: int) -> Iterator[Stretch]:
    """Everybody sees that there is nothing before a table's first row and after its last."""
    for start, end in (
        (begins(one.first), begins(first)),
        (ends(last, place), ends(one.last, place)),
    ):
        if start < end:
            yield Stretch(lines, start, end, 0, False, "", place)
