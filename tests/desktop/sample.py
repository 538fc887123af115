"""A small invented store for the desktop tests: twelve contacts, three weeks, on a clock that stands still."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from exitdesk.domain.answers import AnswerMode, Channel, Direction, Gender, ReferralStatus
from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.records import AnswerSet, ClothingHandout, Contact, Referral, Session
from exitdesk.store.opening import OpenStore, create_store
from tests.conftest import CHEAP, PASSPHRASE, USER

NOW = datetime(2026, 11, 20, 21, 47)
DAY = date(2026, 11, 20)
CAFE, MEAL = "Åben café", "Fællesspisning"
TALK = "rådgivning og vejledning"
THERAPY = "individuel terapi"
NUMBERS = (
    "H7K-M36", "CDE-FGK", "HJK-LMN", "NPQ-RTV", "VWX-Y2W", "0042", "0117", "A17", "779-AC4", "H7X-9KN", "C4D-6EX",
    "K3L-7M5",
)  # fmt: skip


def empty_store(folder: Path, profile: str = "reden-esbjerg") -> OpenStore:
    """An open store without contacts whose Rede-day is DAY."""
    opened, _ = create_store(
        folder, profile_name=profile, profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP, today=lambda: DAY
    )
    return opened


def add_contact(store: OpenStore, number: str, **fields: object) -> str:
    """One contact; returns its key."""
    values: dict[str, object] = {"first_contact": DAY - timedelta(days=90), "gender": Gender.WOMAN, **fields}
    store.operations.save(Contact(id_number=number, **values))  # type: ignore[arg-type]
    contact = store.reading.contact_by_number(number)
    assert contact is not None and contact.key is not None
    return contact.key


def fill(store: OpenStore) -> dict[str, str]:
    """Twelve contacts with evenings, talks, clothes, a referral and WHO-5; ID number -> key."""
    keys = {number: add_contact(store, number, birth_year=1980 + at) for at, number in enumerate(NUMBERS)}
    for week in (3, 2, 1):
        day = DAY - timedelta(days=7 * week)
        rows = []
        for at, number in enumerate(NUMBERS[: 4 + 2 * week]):
            key = keys[number]
            talk = Session(
                contact=key, date=day, intervention=THERAPY if at % 2 else TALK, minutes=30, channel=Channel.IN_PERSON,
                organisation="Reden Esbjerg", challenges=("bolig",) if at % 3 == 0 else (),
            )  # fmt: skip
            clothes = ClothingHandout(contact=key, date=day, pieces=1 + at % 3, items="sko")
            rows.append(
                EveningRow(
                    contact=key,
                    attends=frozenset({CAFE, MEAL} if at % 2 else {CAFE}),
                    sessions=(talk,) if at < 3 else (),
                    clothing=(clothes,) if at % 4 == 0 else (),
                )
            )
        store.operations.save_evening(Evening(day=day, activities=(CAFE, MEAL), guests=week, rows=tuple(rows)))
    store.operations.save(
        Referral(
            contact=keys["0042"], date=DAY - timedelta(days=10), direction=Direction.OUT, offer="misbrugsbehandling",
            trafficking=False, status=ReferralStatus.REFERRED,
        )
    )  # fmt: skip
    for number, score in (("CDE-FGK", 2), ("HJK-LMN", 3)):
        for days in (80, 20):
            store.operations.save(
                AnswerSet(
                    contact=keys[number], date=DAY - timedelta(days=days), answers=(score, 2, 1, 3, 2),
                    mode=AnswerMode.PAPER,
                )
            )  # fmt: skip
    return keys
