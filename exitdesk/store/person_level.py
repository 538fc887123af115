"""What stands behind statistics and return, read per contact in a few passes.

SQL gathers one row per contact and kind of event; nothing here knows a rule of the report. Rows in the bin, and all
rows of contacts in the bin, are left out. Dates inside are ISO text, which sorts as the days do.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from sqlite_utils import Database

from exitdesk.domain.periods import Period
from exitdesk.domain.records import AnswerSet
from exitdesk.domain.roles import Permission
from exitdesk.store.reading import Reading

_BETWEEN: Final = "{date} BETWEEN :first AND :last"
_NOT_BINNED: Final = "{contact} NOT IN (SELECT key FROM contacts WHERE deleted_at IS NOT NULL)"
_NAMED: Final = (
    "(SELECT COUNT(DISTINCT t.contact) FROM attendances t WHERE t.activity = a.key AND t.deleted_at IS NULL "
    f"AND {_NOT_BINNED.format(contact='t.contact')})"
)
# A control character: no stored text holds one.
_SEPARATOR: Final = "\x1f"


class Tally(NamedTuple):
    """How many in the period, and how many up to its end."""

    in_period: int = 0
    until: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.in_period + other.in_period, self.until + other.until)


NO_TALLY: Final = Tally()


@dataclass(slots=True)
class PersonRow:
    """One contact with everything that is counted of it. ``first`` and ``last`` are over all its events ever.

    ``last_until`` is the last event up to the period's end ("" when there is none). Interventions are as stored, with
    their number of sessions; ``days`` are the days of the period with an event other than the first contact.
    """

    key: str
    id_number: str
    project_id: str | None
    gender: str
    birth_year: int | None
    age_given: int | None
    age_missing: str
    first_contact: str
    enrolled: str | None
    ended: str | None
    purpose: str
    recruited_via: str
    first: str
    last: str
    last_until: str = ""
    in_period: bool = False
    days: set[str] = field(default_factory=set)
    sessions: Mapping[str, int] = field(default_factory=dict)
    sessions_until: Mapping[str, int] = field(default_factory=dict)
    challenges: frozenset[str] = frozenset()
    challenges_until: frozenset[str] = frozenset()
    minutes: int = 0
    minutes_until: int = 0
    activities: Tally = NO_TALLY
    clothing: Tally = NO_TALLY
    trafficking: Tally = NO_TALLY
    referred: Tally = NO_TALLY
    answer_sets: list[AnswerSet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PersonLevel:
    """All contacts as one period sees them; ``person_days`` are the different contacts x days in it."""

    period: Period
    people: list[PersonRow]
    activity_count: int
    visits: int

    @property
    def person_days(self) -> int:
        return sum(len(person.days) for person in self.people)


@dataclass(frozen=True, slots=True)
class ActivityMonth:
    """One activity name in one month (``2026-07``); ``counted`` is how many of them had a headcount."""

    month: str
    name: str
    held: int
    counted: int
    visits: int
    named_contacts: int


@dataclass(frozen=True, slots=True)
class ClothingMonth:
    """Clothing given in one month: handouts, pieces counted, different contacts, handouts to unnamed persons."""

    month: str
    handouts: int
    pieces: int
    named_contacts: int
    unnamed_handouts: int


def read_person_level(reading: Reading, period: Period) -> PersonLevel:
    """Everything that statistics and return need for a period, in one read. Takes the permission for statistics."""
    reading.require(Permission.STATISTICS)
    db, bounds = reading.database, _Bounds(period)
    people = {row.key: row for row in _contacts(db, bounds)}
    for read in (_read_sessions, _read_attendances, _read_clothing, _read_referrals, _read_answer_sets):
        read(db, bounds, people)
    count, visits = db.execute(
        f"SELECT COUNT(*), COALESCE(SUM(COALESCE(a.headcount, {_NAMED})), 0) FROM activities a "
        f"WHERE a.deleted_at IS NULL AND {_BETWEEN.format(date='a.date')}",
        bounds.values,
    ).fetchone()
    return PersonLevel(period, list(people.values()), count, visits)


def activity_months(reading: Reading, period: Period, names: Sequence[str]) -> list[ActivityMonth]:
    """Activities of the period by month and name; all whose name is not among ``names`` are put together under ""."""
    reading.require(Permission.STATISTICS)
    activities = (
        "SELECT a.key, SUBSTR(a.date, 1, 7) AS month, a.headcount, "
        "CASE WHEN a.name IN (SELECT value FROM json_each(:names)) THEN a.name ELSE '' END AS name "
        f"FROM activities a WHERE a.deleted_at IS NULL AND {_BETWEEN.format(date='a.date')}"
    )
    values = {**_Bounds(period).values, "names": json.dumps(names, ensure_ascii=False)}
    named = reading.database.execute(
        f"SELECT a.month, a.name, COUNT(DISTINCT t.contact) FROM ({activities}) a "
        "JOIN attendances t ON t.activity = a.key "
        f"WHERE t.deleted_at IS NULL AND {_NOT_BINNED.format(contact='t.contact')} GROUP BY 1, 2",
        values,
    )
    contacts = {(month, name): count for month, name, count in named}
    rows = reading.database.execute(
        f"SELECT a.month, a.name, COUNT(*), COUNT(a.headcount), SUM(COALESCE(a.headcount, {_NAMED})) "
        f"FROM ({activities}) a GROUP BY 1, 2 ORDER BY 1, a.name = '', 2",
        values,
    )
    return [
        ActivityMonth(month, name, held, counted, visits, contacts.get((month, name), 0))
        for month, name, held, counted, visits in rows
    ]


def clothing_months(reading: Reading, period: Period) -> list[ClothingMonth]:
    """Clothing given in the period by month."""
    reading.require(Permission.STATISTICS)
    rows = reading.database.execute(
        "SELECT SUBSTR(date, 1, 7), COUNT(*), COALESCE(SUM(pieces), 0), COUNT(DISTINCT contact), SUM(contact IS NULL) "
        f"FROM clothing_handouts WHERE deleted_at IS NULL AND {_BETWEEN.format(date='date')} "
        f"AND (contact IS NULL OR {_NOT_BINNED.format(contact='contact')}) GROUP BY 1 ORDER BY 1",
        _Bounds(period).values,
    )
    return [ClothingMonth(*row) for row in rows]


def binned_numbers(reading: Reading) -> set[str]:
    """What ID numbers in the bin match on: such a number is taken, though no contact shows it."""
    return {row[0] for row in reading.database.execute("SELECT id_key FROM contacts WHERE deleted_at IS NOT NULL")}


class _Bounds:
    """The ends of a period as ISO text; an open end is the first or last day there is."""

    def __init__(self, period: Period) -> None:
        self.first = (period.first or date.min).isoformat()
        self.last = (period.last or date.max).isoformat()

    @property
    def values(self) -> dict[str, str]:
        return {"first": self.first, "last": self.last}

    def take(self, person: PersonRow, days: Sequence[str]) -> Tally:
        """Let a person have events on these days; counts them."""
        earliest, latest = min(days), max(days)
        if earliest < person.first:
            person.first = earliest
        if latest > person.last:
            person.last = latest
        until = days if latest <= self.last else [day for day in days if day <= self.last]
        if not until:
            return NO_TALLY
        last_until = latest if until is days else max(until)
        if last_until > person.last_until:
            person.last_until = last_until
        here = until if earliest >= self.first else [day for day in until if day >= self.first]
        if here:
            person.in_period = True
            person.days.update(here)
        return Tally(len(here), len(until))


def _contacts(db: Database, bounds: _Bounds) -> Iterator[PersonRow]:
    rows = db.execute(
        "SELECT key, id_number, project_id, gender, birth_year, age_given, age_missing, first_contact, enrolled, "
        "ended, purpose, recruited_via, first_contact, first_contact FROM contacts "
        "WHERE deleted_at IS NULL ORDER BY key"
    )
    for row in rows:
        day = row[7]
        person = PersonRow(*row)
        person.last_until = day if day <= bounds.last else ""
        person.in_period = bounds.first <= day <= bounds.last
        yield person


def _read_sessions(db: Database, bounds: _Bounds, people: dict[str, PersonRow]) -> None:
    sql = (
        f"SELECT contact, GROUP_CONCAT(date, '{_SEPARATOR}'), GROUP_CONCAT(intervention, '{_SEPARATOR}'), "
        f"GROUP_CONCAT(challenges, '{_SEPARATOR}'), SUM(CASE WHEN {_BETWEEN.format(date='date')} THEN minutes END), "
        "SUM(CASE WHEN date <= :last THEN minutes END) "
        "FROM sessions INDEXED BY sessions_contact WHERE deleted_at IS NULL GROUP BY contact"
    )
    for contact, dates, interventions, challenges, minutes, minutes_until in db.execute(sql, bounds.values):
        person = people.get(contact)
        if person is None:
            continue
        days, names, lists = dates.split(_SEPARATOR), interventions.split(_SEPARATOR), challenges.split(_SEPARATOR)
        tally = bounds.take(person, days)
        person.minutes, person.minutes_until = minutes or 0, minutes_until or 0
        if tally.until < len(days):
            kept = [n for n, day in enumerate(days) if day <= bounds.last]
            days, names, lists = [days[n] for n in kept], [names[n] for n in kept], [lists[n] for n in kept]
        person.sessions_until = person.sessions = Counter(names)
        person.challenges_until = person.challenges = _named(lists)
        if tally.in_period < tally.until:
            kept = [n for n, day in enumerate(days) if day >= bounds.first]
            person.sessions = Counter([names[n] for n in kept])
            person.challenges = _named([lists[n] for n in kept])


def _named(lists: Sequence[str]) -> frozenset[str]:
    """The different challenges of several sessions."""
    return frozenset().union(*map(_challenges, set(lists)))


@lru_cache(maxsize=4096)
def _challenges(entry: str) -> frozenset[str]:
    return frozenset(json.loads(entry))


def _read_attendances(db: Database, bounds: _Bounds, people: dict[str, PersonRow]) -> None:
    sql = (
        f"SELECT t.contact, GROUP_CONCAT(a.date, '{_SEPARATOR}') FROM attendances t "
        "JOIN activities a ON a.key = t.activity WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL GROUP BY t.contact"
    )
    for contact, dates in db.execute(sql):
        if person := people.get(contact):
            person.activities = bounds.take(person, dates.split(_SEPARATOR))


def _read_clothing(db: Database, bounds: _Bounds, people: dict[str, PersonRow]) -> None:
    sql = (
        f"SELECT contact, GROUP_CONCAT(date, '{_SEPARATOR}') FROM clothing_handouts "
        "WHERE contact IS NOT NULL AND deleted_at IS NULL GROUP BY contact"
    )
    for contact, dates in db.execute(sql):
        if person := people.get(contact):
            person.clothing = bounds.take(person, dates.split(_SEPARATOR))


def _read_referrals(db: Database, bounds: _Bounds, people: dict[str, PersonRow]) -> None:
    """Outward ones are told apart: to anti-trafficking measures, and to other offers (also where nobody asked)."""
    sql = (
        f"SELECT contact, direction IS 'out', trafficking IS 1, GROUP_CONCAT(date, '{_SEPARATOR}') FROM referrals "
        "WHERE deleted_at IS NULL GROUP BY contact, direction IS 'out', trafficking IS 1"
    )
    for contact, outward, trafficking, dates in db.execute(sql):
        person = people.get(contact)
        if person is None:
            continue
        tally = bounds.take(person, dates.split(_SEPARATOR))
        if outward and trafficking:
            person.trafficking = tally
        elif outward:
            person.referred = tally


def _read_answer_sets(db: Database, bounds: _Bounds, people: dict[str, PersonRow]) -> None:
    """In the order they were registered, which decides between two of one day."""
    dates: dict[str, list[str]] = {}
    rows = db.execute(
        "SELECT key, contact, date, answers FROM answer_sets NOT INDEXED WHERE deleted_at IS NULL ORDER BY key"
    )
    for key, contact, day, answers in rows:
        person = people.get(contact)
        if person is None:
            continue
        dates.setdefault(contact, []).append(day)
        if day <= bounds.last:
            person.answer_sets.append(AnswerSet(key=key, contact=contact, date=_day(day), answers=_answers(answers)))
    for contact, days in dates.items():
        bounds.take(people[contact], days)


_day = lru_cache(maxsize=16384)(date.fromisoformat)


@lru_cache(maxsize=8192)
def _answers(text: str) -> tuple[int | None, int | None, int | None, int | None, int | None]:
    first, second, third, fourth, fifth = json.loads(text)
    return first, second, third, fourth, fifth
