"""Messy but sound rows of the data workbook, from a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from exitdesk.returns.profiles import Profile
from tests.golden.data_workbooks import Rows

FIRST_DAY = date(2024, 1, 1)
DAYS = 700


def random_rows(seed: int, profile: Profile, contacts: int = 60) -> Rows:
    """Every kind of row, with gaps: blanks, legacy numbers, events before the first contact and after the end."""
    r = random.Random(seed)
    numbers = r.sample(["0042", "42", "K-7", "æ12", "a;b", "=1+1", "@x", *[f"{n:03d}" for n in range(400)]], contacts)

    def day(spread: int = DAYS) -> date:
        return FIRST_DAY + timedelta(days=r.randrange(spread))

    def maybe(value: Any, chance: float = 0.6) -> Any:
        return value if r.random() < chance else None

    def spelled(text: str) -> str:
        return r.choice([text, text.upper(), f"  {text} ", text.capitalize()])

    def borgere() -> list[dict[str, Any]]:
        rows = []
        for number in numbers:
            first = day()
            ended = first + timedelta(days=r.choice([0, 0, 1, 30, 200]))
            known = r.choice(["year", "age", "both", "none", "said"])
            rows.append(
                {
                    "ID-nummer": number,
                    "Køn": r.choice(
                        ["Kvinde", "kvinde", "Mand", "Non-binær", "Ikke oplyst", "Ønsker ikke at svare", None]
                    ),
                    "Fødselsår": first.year - r.randrange(15, 60) if known in ("year", "both") else None,
                    "Alder": r.randrange(15, 60)
                    if known in ("age", "both")
                    else "Ikke oplyst"
                    if known == "said"
                    else None,
                    "Første kontakt": first,
                    "Indskrevet": maybe(first, 0.3),
                    "Afsluttet": maybe(ended, 0.4),
                    "Formål": r.choice(["Forlade", "Forbedre", None]),
                    "Rekrutteret via": r.choice(["Internettet", "Reden", "en plakat", "Ikke oplyst", None]),
                }
            )
        return rows

    def who() -> str:
        return r.choice(numbers)

    helped = list(profile.challenges)
    return {
        "Borgere": borgere(),
        "Indsatser": [
            {
                "ID-nummer": who(),
                "Dato": day(),
                "Indsats": spelled(r.choice(profile.interventions).name),
                "Minutter": maybe(r.choice([0, 15, 50, 120])),
                "Form": r.choice(["Fremmøde", "Telefon", "Online", "Hjemmebesøg", "Opsøgende", None]),
                "Organisation": maybe(profile.organisation, 0.3),
                "Udfordringer": maybe("; ".join(spelled(one) for one in r.sample(helped, r.randrange(1, 4))), 0.5),
            }
            for _ in range(r.randrange(0, 120))
        ],
        "Aktiviteter": [
            {
                "Dato": day(),
                "Aktivitet": r.choice([*profile.activities, "noget andet"]),
                "Antal i alt": r.choice([None, 0, 3, 25]),
                "Deltagere": maybe("; ".join(r.choice(_plain(numbers)) for _ in range(r.randrange(1, 9))), 0.8),
            }
            for _ in range(r.randrange(0, 40))
        ],
        "Tøj": [
            {
                "Dato": day(),
                "ID-nummer": maybe(who(), 0.7),
                "Genstande": maybe("sko; =jakke"),
                "Antal": maybe(r.randrange(5)),
            }
            for _ in range(r.randrange(0, 40))
        ],
        "Trivsel": [
            {
                "ID-nummer": r.choice(numbers[: contacts // 2]),
                "Dato": day(250) if r.random() < 0.5 else day(),
                **{f"Svar {n}": maybe(r.randrange(6), 0.97) for n in range(1, 6)},
                "Form": r.choice(["Papir", "Skærm", None]),
            }
            for _ in range(r.randrange(0, 150))
        ],
        "Henvisninger": [
            {
                "ID-nummer": who(),
                "Dato": day(),
                "Retning": r.choice(["Ind", "Ud", "Ud", None]),
                "Tilbud": maybe("misbrugsbehandling"),
                "Menneskehandel": r.choice(["ja", "nej", None]),
                "Status": r.choice(["Henvist", "Påbegyndt", "Afsluttet", "Afslået", None]),
            }
            for _ in range(r.randrange(0, 40))
        ],
    }


def _plain(numbers: list[str]) -> list[str]:
    return [number for number in numbers if ";" not in number]
