"""What stands behind statistics and return, read per contact in a few passes.

SQL counts and finds first and last dates; nothing here knows an intervention or a rule. Rows in the bin, and all rows
of contacts in the bin, are left out. Dates inside are ISO text, which sorts as the days do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlite_utils import Database

from exitdesk.domain.periods import Period
from exitdesk.domain.records import AnswerSet
from exitdesk.store.reading import Reading

_BETWEEN: Final = "{date} BETWEEN :first AND :last"
# What one kind of event tells of a contact: first, last, last up to the period's end, how many in it, how many up to it.
_SPAN: Final = (
    "MIN({date}), MAX({date}), MAX(CASE WHEN {date} <= :last THEN {date} END), "
    f"SUM({_BETWEEN}), SUM({{date}} <= :last)"
)
_NOT_BINNED: Final = "{contact} NOT IN (SELECT key FROM contacts WHERE deleted_at IS NOT NULL)"
_NAMED: Final = (
    "(SELECT COUNT(DISTINCT t.contact) FROM attendances t WHERE t.activity = a.key AND t.deleted_at IS NULL "
    f"AND {_NOT_BINNED.format(contact='t.contact')})"
)
_SEPARATOR: Final = "\x1f"


class Tally(NamedTuple):
    """How many in the period, and how many up to its end."""

    in_period: int = 0
    until: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.in_period + other.in_period, self.until + other.until)


@dataclass(slots=True)
class PersonRow:
    """One contact with everything that is counted of it. ``first`` and ``last`` are over all its events ever.

    ``last_until`` is the last event up to the period's end ("" when there is none). Interventions and challenges are
    as stored; ``challenges`` and ``minutes`` are of the period, ``challenges_until`` and ``minutes_until`` up to its end.
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
    sessions: dict[str, Tally] = field(default_factory=dict)
    minutes: int = 0
    minutes_until: int = 0
    challenges: dict[str, int] = field(default_factory=dict)
    challenges_until: dict[str, int] = field(default_factory=dict)
    activities: Tally = Tally()
    clothing: Tally = Tally()
    trafficking: Tally = Tally()
    referred: Tally = Tally()
    answer_sets: list[AnswerSet] = field(default_factory=list)

    def seen(self, first: str, last: str, last_until: str | None, tally: Tally) -> None:
        """Take in the dates of one kind of event."""
        self.first = min(self.first, first)
        self.last = max(self.last, last)
        self.last_until = max(self.last_until, last_until or "")
        self.in_period = self.in_period or tally.in_period > 0


@dataclass(frozen=True, slots=True)
class PersonLevel:
    """All contacts of the store as one period sees them; ``person_days`` are different contacts x days of the period."""

    period: Period
    people: list[PersonRow]
    activity_count: int
    visits: int
    person_days: int


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
    """Everything that statistics and return need for a period, in one read."""
    db, bounds = reading.database, _bounds(period)
    people = {row.key: row for row in _contacts(db, bounds)}
    _read_sessions(db, bounds, people)
    _read_attendances(db, bounds, people)
    _read_clothing(db, bounds, people)
    _read_referrals(db, bounds, people)
    _read_answer_sets(db, bounds, people)
    count, visits = db.execute(
        f"SELECT COUNT(*), COALESCE(SUM(COALESCE(a.headcount, {_NAMED})), 0) FROM activities a "
        f"WHERE a.deleted_at IS NULL AND {_BETWEEN.format(date='a.date')}",
        bounds,
    ).fetchone()
    return PersonLevel(period, list(people.values()), count, visits, _person_days(db, bounds))


def activity_months(reading: Reading, period: Period) -> list[ActivityMonth]:
    """Activities of the period by month and name."""
    rows = reading.database.execute(
        f"SELECT SUBSTR(a.date, 1, 7), a.name, COUNT(*), COUNT(a.headcount), SUM(COALESCE(a.headcount, {_NAMED})), "
        "(SELECT COUNT(DISTINCT t.contact) FROM activities b JOIN attendances t ON t.activity = b.key "
        "WHERE SUBSTR(b.date, 1, 7) = SUBSTR(a.date, 1, 7) AND b.name = a.name AND b.deleted_at IS NULL "
        f"AND {_BETWEEN.format(date='b.date')} AND t.deleted_at IS NULL AND {_NOT_BINNED.format(contact='t.contact')}) "
        f"FROM activities a WHERE a.deleted_at IS NULL AND {_BETWEEN.format(date='a.date')} GROUP BY 1, 2 ORDER BY 1, 2",
        _bounds(period),
    )
    return [ActivityMonth(*row) for row in rows]


def clothing_months(reading: Reading, period: Period) -> list[ClothingMonth]:
    """Clothing given in the period by month."""
    rows = reading.database.execute(
        "SELECT SUBSTR(date, 1, 7), COUNT(*), COALESCE(SUM(pieces), 0), COUNT(DISTINCT contact), SUM(contact IS NULL) "
        f"FROM clothing_handouts WHERE deleted_at IS NULL AND {_BETWEEN.format(date='date')} "
        f"AND (contact IS NULL OR {_NOT_BINNED.format(contact='contact')}) GROUP BY 1 ORDER BY 1",
        _bounds(period),
    )
    return [ClothingMonth(*row) for row in rows]


def binned_numbers(reading: Reading) -> set[str]:
    """What ID numbers in the bin match on: such a number is taken, though no contact shows it."""
    return {row[0] for row in reading.database.execute("SELECT id_key FROM contacts WHERE deleted_at IS NOT NULL")}


def _bounds(period: Period) -> dict[str, str]:
    first, last = period.first or date.min, period.last or date.max
    return {"first": first.isoformat(), "last": last.isoformat()}


def _contacts(db: Database, bounds: dict[str, str]) -> Iterator[PersonRow]:
    rows = db.execute(
        "SELECT key, id_number, project_id, gender, birth_year, age_given, age_missing, first_contact, enrolled, ended, "
        "purpose, recruited_via FROM contacts WHERE deleted_at IS NULL ORDER BY key"
    )
    for row in rows:
        day = row[7]
        person = PersonRow(*row, first=day, last=day)
        person.last_until = day if day <= bounds["last"] else ""
        person.in_period = bounds["first"] <= day <= bounds["last"]
        yield person


def _grouped(db: Database, sql: str, bounds: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    return iter(db.execute(sql, bounds))


def _read_sessions(db: Database, bounds: dict[str, str], people: dict[str, PersonRow]) -> None:
    in_period, until = f"CASE WHEN {_BETWEEN.format(date='date')}", "CASE WHEN date <= :last"
    sql = (
        f"SELECT contact, intervention, {_SPAN.format(date='date')}, "
        f"COALESCE(SUM({in_period} THEN minutes END), 0), COALESCE(SUM({until} THEN minutes END), 0), "
        f"GROUP_CONCAT({in_period} THEN challenges END, '{_SEPARATOR}'), "
        f"GROUP_CONCAT({until} AND date < :first THEN challenges END, '{_SEPARATOR}') "
        "FROM sessions WHERE deleted_at IS NULL GROUP BY contact, intervention"
    )
    for contact, name, first, last, last_until, here, so_far, minutes, minutes_until, named, before in _grouped(
        db, sql, bounds
    ):
        person = people.get(contact)
        if person is None:
            continue
        person.seen(first, last, last_until, Tally(here, so_far))
        person.sessions[name] = Tally(here, so_far)
        person.minutes += minutes
        person.minutes_until += minutes_until
        for text, counts in ((named, (person.challenges, person.challenges_until)), (before, (person.challenges_until,))):
            for entry in (text or "").split(_SEPARATOR):
                for challenge in _names(entry):
                    for count in counts:
                        count[challenge] = count.get(challenge, 0) + 1


@lru_cache(maxsize=4096)
def _names(entry: str) -> frozenset[str]:
    """The challenges of one session, from their JSON."""
    return frozenset(json.loads(entry)) if entry else frozenset()


def _read_attendances(db: Database, bounds: dict[str, str], people: dict[str, PersonRow]) -> None:
    sql = (
        f"SELECT t.contact, {_SPAN.format(date='a.date')} FROM attendances t JOIN activities a ON a.key = t.activity "
        "WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL GROUP BY t.contact"
    )
    for contact, first, last, last_until, here, so_far in _grouped(db, sql, bounds):
        if person := people.get(contact):
            person.activities = Tally(here, so_far)
            person.seen(first, last, last_until, person.activities)


def _read_clothing(db: Database, bounds: dict[str, str], people: dict[str, PersonRow]) -> None:
    sql = (
        f"SELECT contact, {_SPAN.format(date='date')} FROM clothing_handouts "
        "WHERE contact IS NOT NULL AND deleted_at IS NULL GROUP BY contact"
    )
    for contact, first, last, last_until, here, so_far in _grouped(db, sql, bounds):
        if person := people.get(contact):
            person.clothing = Tally(here, so_far)
            person.seen(first, last, last_until, person.clothing)


def _read_referrals(db: Database, bounds: dict[str, str], people: dict[str, PersonRow]) -> None:
    """Outward ones are told apart: to anti-trafficking measures, and to other offers (also where nobody asked)."""
    sql = (
        f"SELECT contact, direction IS 'out', trafficking IS 1, {_SPAN.format(date='date')} FROM referrals "
        "WHERE deleted_at IS NULL GROUP BY contact, direction IS 'out', trafficking IS 1"
    )
    for contact, outward, trafficking, first, last, last_until, here, so_far in _grouped(db, sql, bounds):
        person = people.get(contact)
        if person is None:
            continue
        tally = Tally(here, so_far)
        person.seen(first, last, last_until, tally)
        if outward and trafficking:
            person.trafficking = tally
        elif outward:
            person.referred = tally


def _read_answer_sets(db: Database, bounds: dict[str, str], people: dict[str, PersonRow]) -> None:
    day_of = lru_cache(maxsize=None)(date.fromisoformat)
    rows = db.execute(
        "SELECT key, contact, date, answers FROM answer_sets NOT INDEXED WHERE deleted_at IS NULL "
        "ORDER BY contact, date, created_at, key"
    )
    for key, contact, day, answers in rows:
        person = people.get(contact)
        if person is None:
            continue
        until = day <= bounds["last"]
        here = until and day >= bounds["first"]
        person.seen(day, day, day if until else None, Tally(here, until))
        if until:
            person.answer_sets.append(AnswerSet(key=key, contact=contact, date=day_of(day), answers=_answers(answers)))


@lru_cache(maxsize=8192)
def _answers(text: str) -> tuple[int | None, int | None, int | None, int | None, int | None]:
    first, second, third, fourth, fifth = json.loads(text)
    return first, second, third, fourth, fifth


def _person_days(db: Database, bounds: dict[str, str]) -> int:
    """Each part comes sorted from its index, so that the union merges them without a table of its own."""
    parts = [
        f"SELECT date, contact FROM {table} WHERE deleted_at IS NULL AND contact IS NOT NULL AND {_BETWEEN.format(date='date')}"
        for table in ("sessions", "clothing_handouts", "answer_sets", "referrals")
    ]
    parts.append(
        "SELECT a.date, t.contact FROM attendances t JOIN activities a ON a.key = t.activity "
        f"WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL AND {_BETWEEN.format(date='a.date')}"
    )
    sql = f"SELECT COUNT(*) FROM ({' UNION '.join(parts)} ORDER BY 1, 2) WHERE {_NOT_BINNED.format(contact='contact')}"
    return int(db.execute(sql, bounds).fetchone()[0])
