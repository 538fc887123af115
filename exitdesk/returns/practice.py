"""Invented data to practise on: about 120 contacts over two years, the same for the same profile and day.

Nobody is behind them. What a real desk has is there: missing answers, people who come once, courses that stop, forms
half filled in, numbers that the organisation had before.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from exitdesk.domain.answers import AnswerMode, Channel, Direction, Gender, Missing, Purpose, ReferralStatus
from exitdesk.domain.id_number import match_key, new_id_number
from exitdesk.domain.records import (
    Activity,
    AnswerSet,
    Attendance,
    ClothingHandout,
    Contact,
    Record,
    Referral,
    Session,
)
from exitdesk.domain.timekeeping import new_key
from exitdesk.returns.profile_model import FedBy, Profile

CONTACTS: Final = 120
DAYS: Final = 730
_SEED: Final = 20211001
_OLD_NUMBERS: Final = ("0042", "0117", "0203", "0008")
_NOTES: Final = (
    "Vil gerne tale om søvn næste gang.",
    "Har fået hjælp til at læse et brev.",
    "Aftalt at ringe i næste uge.",
    "Kom med en veninde.",
    "Talte mest om økonomi og bolig.",
)
_OPEN_WEEKDAYS: Final = (0, 1, 2, 3, 4)
_MEAL_WEEKDAYS: Final = (1, 3)


@dataclass(slots=True)
class _Person:
    """An invented contact and how it uses the desk between two days; chances are per open day."""

    contact: Contact
    first: date
    last: date
    cafe: float
    talk: float
    interventions: list[str]
    challenges: list[str]
    baseline: float
    drift: float
    answers_who5: float

    @property
    def key(self) -> str:
        return self.contact.key or ""

    def comes_on(self, day: date) -> bool:
        return self.first <= day <= self.last


def practice_batch(profile: Profile, today: date) -> tuple[Record, ...]:
    """Records for ``operations.import_records``, from two years before ``today`` until the day before it."""
    return tuple(_Practice(profile, today).records())


class _Practice:
    def __init__(self, profile: Profile, today: date) -> None:
        self._profile = profile
        self._random = random.Random(_SEED)
        self._last = today - timedelta(days=1)
        self._first = today - timedelta(days=DAYS)
        self._people = self._invent_people()

    def records(self) -> Iterator[Record]:
        """Parents before what points to them; each kind in the order of its days."""
        yield from (person.contact for person in self._people)
        days = [self._first + timedelta(days=n) for n in range(DAYS)]
        for day in days:
            if day.weekday() in _OPEN_WEEKDAYS:
                yield from self._open_day(day)
        for person in self._people:
            yield from self._who5(person)
            yield from self._referrals(person)

    def _chance(self, probability: float) -> bool:
        return self._random.random() < probability

    # People

    def _invent_people(self) -> list[_Person]:
        numbers = list(_OLD_NUMBERS)
        taken = set(map(match_key, numbers))
        while len(numbers) < CONTACTS:
            number = new_id_number(self._random.choice)
            if match_key(number) not in taken:
                taken.add(match_key(number))
                numbers.append(number)
        return [self._invent(number, place) for place, number in enumerate(numbers)]

    def _invent(self, number: str, place: int) -> _Person:
        r = self._random
        first = self._first + timedelta(days=int(DAYS * r.random() ** 0.8))
        kind = r.choices(("once", "short", "regular", "long"), (20, 32, 34, 14))[0]
        length = {"once": 0, "short": r.randint(20, 120), "regular": r.randint(90, 420), "long": r.randint(200, 700)}[
            kind
        ]
        last = min(first + timedelta(days=length), self._last)
        first = min(first, last)
        over = self._last - last > timedelta(days=60)
        ended = last + timedelta(days=r.randint(0, 14)) if over and kind != "once" and self._chance(0.65) else None
        cafe, talk = {"once": (0.3, 0.9), "short": (0.14, 0.05), "regular": (0.3, 0.07), "long": (0.22, 0.11)}[kind]
        return _Person(
            contact=self._background(number, first, ended, kind, place),
            first=first,
            last=last,
            cafe=cafe * r.uniform(0.4, 1.4),
            talk=talk * r.uniform(0.6, 1.4),
            interventions=self._interventions(kind),
            challenges=r.sample(self._profile.challenges, min(len(self._profile.challenges), r.randint(1, 4))),
            baseline=r.gauss(9.5, 3.8),
            drift=r.gauss(0.8, 1.2),
            answers_who5=0.0 if kind == "once" else r.choice((0.2, 0.7, 0.9, 0.95)),
        )

    def _background(self, number: str, first: date, ended: date | None, kind: str, place: int) -> Contact:
        r = self._random
        gender = r.choices(
            (Gender.WOMAN, Gender.MAN, Gender.NON_BINARY, Gender.UNKNOWN, Gender.DECLINED, Gender.NOT_ASKED),
            (84, 6, 3, 3, 2, 2),
        )[0]
        age = 17 if place == CONTACTS // 2 else int(min(max(r.gauss(36, 11), 18), 67))
        knows = r.choices(("year", "age", *Missing), (70, 15, 7, 3, 5))[0]
        ways = [way.code for way in self._profile.recruitment]
        serious = kind in ("regular", "long")
        return Contact(
            key=new_key(),
            id_number=number,
            gender=gender,
            birth_year=first.year - age if knows == "year" else None,
            age_given=age if knows == "age" else None,
            age_missing=Missing.NOT_ASKED if knows in ("year", "age") else Missing(knows),
            first_contact=first,
            enrolled=min(first + timedelta(days=r.randint(7, 60)), self._last)
            if serious and self._chance(0.5)
            else None,
            ended=min(ended, self._last) if ended else None,
            purpose=r.choice((Purpose.LEAVE, Purpose.IMPROVE, Purpose.IMPROVE, Purpose.UNKNOWN))
            if serious
            else r.choice((Purpose.NOT_ASKED, Purpose.NOT_ASKED, Purpose.IMPROVE, Purpose.DECLINED)),
            recruited_via=r.choice(ways) if ways and self._chance(0.85) else r.choice(list(Missing)).value,
            who5_declined=self._chance(0.05),
        )

    def _interventions(self, kind: str) -> list[str]:
        """What a person gets in talks: the first of the profile most, others by and by."""
        talked = [item.name for item in self._profile.interventions if item.fed_by is FedBy.SESSIONS]
        most = {"once": 1, "short": 1, "regular": 2, "long": 3}[kind]
        others = self._random.sample(talked[1:], min(most, len(talked) - 1)) if self._chance(0.7) else []
        return [*talked[:1] * 4, *others * 2]

    # Open days

    def _open_day(self, day: date) -> Iterator[Record]:
        there = [one for one in self._people if one.comes_on(day)]
        guests = [one for one in there if self._chance(one.cafe) or (one.first == day and self._chance(0.5))]
        if guests or self._chance(0.5):
            yield from self._activity(self._profile.cafe, day, guests, self._random.randint(2, 9))
        if day.weekday() in _MEAL_WEEKDAYS and guests:
            eating = [one for one in guests if self._chance(0.75)]
            yield from self._activity(self._profile.meal, day, eating, self._random.randint(1, 6))
        outings = [name for name in self._profile.activities if name not in (self._profile.cafe, self._profile.meal)]
        if outings and day.weekday() == 2 and day.day <= 7:
            joining = [one for one in there if self._chance(0.25)]
            yield from self._activity(self._random.choice(outings), day, joining, 0)
        for one in there:
            if self._chance(one.talk) or (one.first == day and self._chance(0.45)):
                yield self._session(one, day)
        for one in guests:
            if self._chance(0.13):
                yield self._clothing(one.key, day)
        if guests and self._chance(0.25):
            yield self._clothing(None, day)

    def _activity(self, name: str, day: date, guests: list[_Person], unnamed: int) -> Iterator[Record]:
        counted = self._chance(0.9)
        key = new_key()
        yield Activity(key=key, date=day, name=name, headcount=len(guests) + unnamed if counted else None)
        for one in guests:
            yield Attendance(key=new_key(), activity=key, contact=one.key)

    def _session(self, one: _Person, day: date) -> Session:
        r = self._random
        name = r.choice(one.interventions)
        usual = next((item.minutes for item in self._profile.interventions if item.name == name), None) or 30
        organisations = self._profile.organisations
        return Session(
            key=new_key(),
            contact=one.key,
            date=day,
            intervention=name,
            minutes=r.choice((usual, usual, max(10, usual - 10), usual + 15)) if self._chance(0.93) else None,
            channel=r.choices((*Channel, None), (70, 12, 6, 6, 3, 3))[0],
            organisation=organisations[0] if self._chance(0.85) else r.choice(organisations),
            challenges=tuple(r.sample(one.challenges, r.randint(0, min(2, len(one.challenges))))),
            note=r.choice(_NOTES) if self._chance(0.08) else "",
        )

    def _clothing(self, contact: str | None, day: date) -> ClothingHandout:
        r = self._random
        kinds = self._profile.clothing_items or ("tøj",)
        items = ", ".join(r.sample(kinds, min(len(kinds), r.randint(1, 2))))
        return ClothingHandout(key=new_key(), contact=contact, date=day, items=items, pieces=r.randint(1, 4))

    # Courses

    def _who5(self, one: _Person) -> Iterator[Record]:
        """A measurement about every second month while the person comes; some late, some too early, some unfinished."""
        r = self._random
        if one.contact.who5_declined or not self._chance(one.answers_who5):
            return
        day, wave = one.first + timedelta(days=r.choice((0, 0, 7, 14))), 0
        while day <= min(one.last + timedelta(days=20), self._last):
            raw = min(25, max(0, round(one.baseline + one.drift * wave + r.gauss(0, 2))))
            answers: list[int | None] = [raw // 5 + (1 if place < raw % 5 else 0) for place in range(5)]
            r.shuffle(answers)
            if self._chance(0.05):
                answers[r.randrange(5)] = None
            first, second, third, fourth, fifth = answers
            yield AnswerSet(
                key=new_key(),
                contact=one.key,
                date=day,
                answers=(first, second, third, fourth, fifth),
                mode=AnswerMode.PAPER if self._chance(0.7) else AnswerMode.SCREEN,
            )
            wave += 1
            day += timedelta(days=r.choices((61, r.randint(50, 80), 18, r.randint(101, 150)), (50, 35, 5, 10))[0])

    def _referrals(self, one: _Person) -> Iterator[Record]:
        r = self._random
        offers = self._profile.offers or ("andet tilbud",)
        span = max(0, (one.last - one.first).days)
        for _ in range(r.choices((0, 1, 2), (68, 24, 8))[0]):
            inward = self._chance(0.2)
            yield Referral(
                key=new_key(),
                contact=one.key,
                date=one.first if inward else one.first + timedelta(days=r.randint(0, span)),
                direction=Direction.IN if inward else Direction.OUT,
                offer=r.choice(offers),
                trafficking=self._chance(0.06) if self._chance(0.9) else None,
                status=r.choice((*ReferralStatus, ReferralStatus.STARTED)),
            )
