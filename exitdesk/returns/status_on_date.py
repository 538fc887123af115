"""Status on a date (domain.md 4.6; S14, A16): where every contact stands at the end of a Rede-day.

*Known* is a contact with any event on or before the day. Each known contact stands in one place, the first that fits:

1. *ended*: the end date is on or before the day (after a course where it was enrolled, else without one). A session
   after the end date does not open it again: that is done on the contact;
2. *in a course* (indskrevet, i forløb): enrolled on or before the day, by purpose;
3. *referred on*: not enrolled, and referred outward on or before the day, to anti-trafficking measures or another
   offer, whatever became of it;
4. *advice only* (akut støtte eller rådgivning alene): everything registered of it lies on one day;
5. *orientation* (afklaring): all others.

*In touch* is an event within the six months up to the day. Purpose is as it stands in the store now: the store keeps
one, not one for every date. Courses per worker need the casework and are not here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from exitdesk.domain.answers import Purpose
from exitdesk.domain.periods import Period
from exitdesk.domain.who5 import months_after
from exitdesk.returns.collector import collector_paused
from exitdesk.store.person_level import PersonRow, read_person_level
from exitdesk.store.reading import Reading

MONTHS_IN_TOUCH: Final = 6
MONTHS_OF_NEW: Final = 12


class Place(StrEnum):
    """Where a contact stands; the order is that of the tables."""

    IN_COURSE = "in_course"
    ORIENTATION = "orientation"
    ADVICE_ONLY = "advice_only"
    REFERRED_ON = "referred_on"
    ENDED_AFTER_COURSE = "ended_after_course"
    ENDED_WITHOUT_COURSE = "ended_without_course"

    @property
    def ended(self) -> bool:
        """True when the contact takes part no more."""
        return self in (Place.ENDED_AFTER_COURSE, Place.ENDED_WITHOUT_COURSE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Contacts in one place, and how many of them were in touch; None: left out for publication (or not asked)."""

    contacts: int | None
    in_touch: int | None


@dataclass(frozen=True, slots=True)
class StatusOnDate:
    """All known contacts on a day. ``in_course`` has every purpose; ``new_contacts_per_month`` the twelve months up to
    the day's, the last as far as the day (empty when published: they have a table of their own)."""

    on: date
    contacts: int
    places: Mapping[Place, Standing]
    in_course: Mapping[Purpose, Standing]
    new_contacts_per_month: Mapping[str, int | None]
    published: bool = False


def read_status(reading: Reading, day: date) -> StatusOnDate:
    """The status on a day straight from the store."""
    with collector_paused():
        return status_on(read_person_level(reading, Period(None, day)).people, day)


def status_on(people: Iterable[PersonRow], day: date) -> StatusOnDate:
    """The status on a day from person-level data that was read up to that day."""
    known = [person for person in people if person.last_until]
    touched = months_after(day, -MONTHS_IN_TOUCH).isoformat()
    standing = [(place_of(person, day), Purpose(person.purpose), person.last_until > touched) for person in known]
    courses = [(purpose, recent) for place, purpose, recent in standing if place is Place.IN_COURSE]
    return StatusOnDate(
        on=day,
        contacts=len(known),
        places={place: _standing([recent for at, _, recent in standing if at is place], place) for place in Place},
        in_course={
            purpose: _standing([recent for meant, recent in courses if meant is purpose], Place.IN_COURSE)
            for purpose in Purpose
        },
        new_contacts_per_month=_new_contacts(known, day),
    )


def place_of(person: PersonRow, day: date) -> Place:
    """Where a known contact stands on a day; the person was read up to that day."""
    until = day.isoformat()
    enrolled = person.enrolled is not None and person.enrolled <= until
    if person.ended is not None and person.ended <= until:
        return Place.ENDED_AFTER_COURSE if enrolled else Place.ENDED_WITHOUT_COURSE
    if enrolled:
        return Place.IN_COURSE
    if person.referred.until or person.trafficking.until:
        return Place.REFERRED_ON
    return Place.ADVICE_ONLY if person.first == person.last_until else Place.ORIENTATION


def _standing(recent: Sequence[bool], place: Place) -> Standing:
    return Standing(len(recent), None if place.ended else sum(recent))


def _new_contacts(known: Sequence[PersonRow], day: date) -> dict[str, int | None]:
    """By the date of the first contact, which is the first event unless something was entered before it."""
    until = day.isoformat()
    counts = Counter(person.first_contact[:7] for person in known if person.first_contact <= until)
    months = [months_after(day.replace(day=1), later) for later in range(1 - MONTHS_OF_NEW, 1)]
    return {f"{month:%Y-%m}": counts[f"{month:%Y-%m}"] for month in months}


def status_json(status: StatusOnDate) -> dict[str, Any]:
    """The status as other programs read it."""

    def shown(standing: Standing, place: Place) -> dict[str, int | None]:
        return {"contacts": standing.contacts} | ({} if place.ended else {"in_touch": standing.in_touch})

    places: dict[str, dict[str, Any]] = {place.value: shown(one, place) for place, one in status.places.items()}
    places[Place.IN_COURSE]["by_purpose"] = {
        purpose.value: shown(one, Place.IN_COURSE) for purpose, one in status.in_course.items()
    }
    return {
        "on": status.on.isoformat(),
        "contacts": status.contacts,
        **places,
        "new_contacts_per_month": dict(status.new_contacts_per_month),
        "published": status.published,
    }
