"""The status on a date *for publication*: places and purposes as one table that adds up to all known contacts.

Who was in touch is not published, and the new contacts per month stand in their own table. From one date to the next
people come and go, so the difference of two counts is no count of people; but those who have ended only grow in number,
and the same date is the same table: there, earlier publications are taken into account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exitdesk.domain.answers import Purpose
from exitdesk.domain.disclosure import Sum, Tables
from exitdesk.returns.published_tables import TOTAL, Published
from exitdesk.returns.status_on_date import Place, Standing, StatusOnDate

STATUS: Final = "status"


def publish_status(
    status: StatusOnDate, threshold: int, earlier: Sequence[Published]
) -> tuple[StatusOnDate, Published]:
    """The status with what must be hidden left out, and what is to be remembered of it."""
    places = {place.value: one.contacts or 0 for place, one in status.places.items()}
    purposes = {_cell(purpose): one.contacts or 0 for purpose, one in status.in_course.items()}
    counts = {**places, **purposes, TOTAL: status.contacts}
    sums = (Sum(TOTAL, tuple(places)), Sum(Place.IN_COURSE.value, tuple(purposes)))
    wanted = {cell for before in earlier for cell in _told_by(before, status, counts, threshold)}
    hidden = Tables(counts, sums, {TOTAL}).suppressed(threshold, wanted)

    def shown(cell: str, one: Standing) -> Standing:
        return Standing(None if cell in hidden else one.contacts, None)

    published = replace(
        status,
        places={place: shown(place.value, one) for place, one in status.places.items()},
        in_course={purpose: shown(_cell(purpose), one) for purpose, one in status.in_course.items()},
        new_contacts_per_month={},
        published=True,
    )
    return published, Published(None, status.on, {STATUS: counts}, {STATUS: hidden})


def _told_by(before: Published, status: StatusOnDate, counts: dict[str, int], threshold: int) -> set[str]:
    """The cells to hide because of an earlier publication."""
    then, hid = before.counts.get(STATUS, {}), before.hidden.get(STATUS, frozenset())
    if not then:
        return set()
    if before.last == status.on:
        return {cell for cell in then.keys() - {TOTAL} if (cell in hid) == (then[cell] == counts[cell])}
    ended = {place.value for place in Place if place.ended} - hid
    return {cell for cell in ended if 0 < abs(counts[cell] - then[cell]) < threshold}


def _cell(purpose: Purpose) -> str:
    return f"purpose {purpose.value}"
