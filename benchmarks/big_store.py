"""A store as large as the speed promises speak of: invented contacts, sessions and answer sets from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from exitdesk.domain import id_number
from exitdesk.domain.answers import Channel, Direction, Gender
from exitdesk.domain.records import AnswerSet, Contact, Record, Referral, Session
from exitdesk.domain.timekeeping import new_key
from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import OpenStore, create_store

USER = "Benchmark"
PASSPHRASE = "a passphrase for measuring"
PROFILE = "reden-esbjerg"


def records(contacts: int, sessions: int, answer_sets: int, today: date, interventions: list[str]) -> Iterator[Record]:
    """That many invented records over the two years before ``today``, parents first."""
    choose = random.Random(20261120)
    numbers: set[str] = set()
    while len(numbers) < contacts:
        numbers.add(id_number.new_id_number(choose.choice))
    keys = []
    genders = [Gender.WOMAN] * 17 + [Gender.MAN] * 2 + [Gender.NON_BINARY]
    for number in sorted(numbers):
        keys.append(new_key())
        yield Contact(
            key=keys[-1],
            id_number=number,
            gender=choose.choice(genders),
            birth_year=choose.randint(1960, 2006),
            first_contact=today - timedelta(days=choose.randint(60, 730)),
        )
    channels = list(Channel)
    for _ in range(sessions):
        yield Session(
            key=new_key(),
            contact=choose.choice(keys),
            date=today - timedelta(days=choose.randint(0, 729)),
            intervention=choose.choice(interventions),
            minutes=choose.choice((15, 30, 45, 60)),
            channel=choose.choice(channels),
            challenges=(choose.choice(("bolig", "økonomi", "netværk")),),
        )
    for at in range(answer_sets):
        answers = tuple(choose.randint(0, 5) for _ in range(5))
        yield AnswerSet(
            key=new_key(),
            contact=keys[at % contacts],
            date=today - timedelta(days=choose.randint(0, 729)),
            answers=(answers[0], answers[1], answers[2], answers[3], answers[4]),
        )
    for _ in range(contacts // 10):
        yield Referral(
            key=new_key(),
            contact=choose.choice(keys),
            date=today - timedelta(days=choose.randint(0, 700)),
            direction=Direction.OUT,
            offer="misbrugsbehandling",
            trafficking=False,
        )


def build(folder: Path, contacts: int = 10_000, sessions: int = 200_000, answer_sets: int = 40_000) -> OpenStore:
    """Make the store and leave it open."""
    profile, text = find_profile(PROFILE)
    store, _ = create_store(folder, profile_name=PROFILE, profile_toml=text, user=USER, passphrase=PASSPHRASE)
    interventions = [item.name for item in profile.interventions if item.fed_by == "sessions"]
    store.operations.import_records(list(records(contacts, sessions, answer_sets, date.today(), interventions)))
    return store
