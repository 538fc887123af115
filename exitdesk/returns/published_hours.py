"""Hours *for publication*. Hours are no count of people, but those that rest on few contacts tell of them.

A quarter's hours of one kind of work are left out when fewer contacts than the threshold had them. The reader may know
the sum of all hours (minutes of sessions), so what is left out must together rest on enough contacts: where it does
not, the cell with the fewest contacts above the threshold goes with it, one that no earlier publication shows; where
there is none, the sum is left out. Quarters stand in every publication that spans them, so all earlier ones are looked
at whatever their beginning: what was left out stays left out as long as it is the same, and what has changed since it
was shown is left out, because the change may be a single person's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from exitdesk.returns.hours import QuarterHours, Work
from exitdesk.returns.published_tables import Published

HOURS: Final = "hours"


def hidden_hours(hours: Sequence[QuarterHours], threshold: int, earlier: Sequence[Published]) -> frozenset[str]:
    """The cells that are left out, named as in ``hours_cells``."""
    minutes, contacts = hours_cells(hours)
    hidden = {cell for cell, number in contacts.items() if number < threshold}
    for before in earlier:
        then, hid = before.counts.get(HOURS, {}), before.hidden.get(HOURS, frozenset())
        for cell in minutes.keys() & then.keys():
            if (cell in hid) == (minutes[cell] == then[cell]):
                hidden.add(cell)
    covers = _covers(hours, threshold, earlier)
    if hidden and covers and not hidden & covers.keys():
        hidden.add(min(covers, key=lambda cell: (covers[cell], cell)))
    return frozenset(hidden)


def sum_tells(
    hours: Sequence[QuarterHours], hidden: frozenset[str], threshold: int, earlier: Sequence[Published]
) -> bool:
    """Whether the sum of all minutes would tell of few: nothing left out rests on enough contacts and is not known."""
    return bool(hidden) and not hidden & _covers(hours, threshold, earlier).keys()


def _covers(hours: Sequence[QuarterHours], threshold: int, earlier: Sequence[Published]) -> dict[str, int]:
    """The cells that hide others when they are left out, with how many contacts they rest on."""
    minutes, contacts = hours_cells(hours)
    known = {cell for before in earlier for cell, then in before.shown(HOURS).items() if minutes.get(cell) == then}
    return {cell: number for cell, number in contacts.items() if number >= threshold and cell not in known}


def hours_cells(hours: Sequence[QuarterHours]) -> tuple[dict[str, int], dict[str, int]]:
    """Exact minutes by cell, ``2026-Q3 talks``, and how many contacts each rests on."""
    minutes = {_cell(one, work): one.minutes[work] or 0 for one in hours for work in Work}
    return minutes, {_cell(one, work): one.contacts[work] for one in hours for work in Work}


def shown_hours(hours: Sequence[QuarterHours], hidden: frozenset[str]) -> tuple[QuarterHours, ...]:
    """The table without what is left out, and without what would tell of it."""

    def minutes(one: QuarterHours) -> Mapping[Work, int | None]:
        return {work: None if _cell(one, work) in hidden else one.minutes[work] for work in Work}

    return tuple(replace(one, minutes=minutes(one), contacts={}, without_minutes=None) for one in hours)


def _cell(one: QuarterHours, work: Work) -> str:
    return f"{one.quarter.year}-Q{one.quarter.number} {work.value}"
