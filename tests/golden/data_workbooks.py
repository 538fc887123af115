"""Person-level data built to match the published tables, as data workbooks written with openpyxl.

Contacts' numbers are ``0001`` … ; ``Rows`` is sheet -> rows, each a header -> value table, as the sheets hold them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = dict[str, list[dict[str, Any]]]
START = date(2021, 9, 1)


def write_workbook(path: Path, rows: Rows) -> Path:
    """Write the sheets with the headers in the order in which the rows name them."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for sheet, entries in rows.items():
        headers = list(dict.fromkeys(header for entry in entries for header in entry))
        worksheet = book.create_sheet(sheet)
        worksheet.append(headers)
        for entry in entries:
            worksheet.append([None if entry.get(header) is None else entry[header] for header in headers])
            for place, header in enumerate(headers, start=1):
                if isinstance(entry.get(header), str) and entry[header].startswith("="):
                    worksheet.cell(worksheet.max_row, place).data_type = "s"
    book.save(path)
    return path


def number(place: int) -> str:
    return f"{place + 1:04d}"


def spread(total: int, parts: int) -> list[int]:
    """``parts`` whole numbers that sum to ``total`` and differ by one at most."""
    return [total // parts + (1 if place < total % parts else 0) for place in range(parts)]


def answers(raw: int) -> dict[str, int]:
    """Five answers 0-5 that sum to ``raw``."""
    return {f"Svar {place + 1}": value for place, value in enumerate(spread(raw, 5))}


def who5_rows(waves: Iterable[list[int]], first_day: Callable[[int], date]) -> list[dict[str, Any]]:
    """``waves``: the raw sums (0-25) of measurement 1, 2 …, of contacts from the first on; 60 days apart."""
    return [
        {"ID-nummer": number(place), "Dato": first_day(place) + timedelta(days=60 * wave), **answers(raw)}
        for wave, sums in enumerate(waves)
        for place, raw in enumerate(sums)
    ]


def contact_rows(
    count: int, ages: list[int | None], genders: list[str], days: Callable[[int], int]
) -> list[dict[str, Any]]:
    """Contacts with staggered starts; participation of ``days(place)`` days ends with *Afsluttet*."""
    return [
        {
            "ID-nummer": number(place),
            "Køn": genders[place],
            "Fødselsår": None if (age := ages[place]) is None else start(place).year - age,
            "Første kontakt": start(place),
            "Afsluttet": start(place) + timedelta(days=days(place)),
        }
        for place in range(count)
    ]


def start(place: int) -> date:
    return START + timedelta(days=3 * place)


def sessions(intervention: str, places: Iterable[int]) -> Iterator[dict[str, Any]]:
    for place in places:
        yield {"ID-nummer": number(place), "Dato": start(place), "Indsats": intervention, "Minutter": 30}


def activity(name: str, day: date, places: Iterable[int], headcount: int | None = None) -> dict[str, Any]:
    return {"Dato": day, "Aktivitet": name, "Antal i alt": headcount, "Deltagere": "; ".join(map(number, places))}


def _esbjerg_background() -> Rows:
    ages: list[int | None] = [
        *[23] * 11, *[28] * 9, *[33] * 24, *[40] * 5, *[56] * 22, *[55] * 13, *[None] * 4,
    ]  # fmt: skip
    genders = [*["Kvinde"] * 79, *["Mand"] * 5, *["Ikke oplyst"] * 4]
    # The 12 who answered twice began at 42 as well; 27 answered once or more; 11 of the 12 a third time.
    waves = [[*spread(126, 12), *spread(158, 15)], spread(138, 12), spread(118, 11)]
    return {
        "Borgere": contact_rows(88, ages, genders, lambda place: 332 if place < 70 else 0),
        "Trivsel": who5_rows(waves, start),
        "Tøj": [
            *({"ID-nummer": number(place), "Dato": start(place), "Antal": 2} for place in range(39)),
            {"ID-nummer": None, "Dato": START, "Antal": 1},
        ],
    }


def _social(places: Iterable[int]) -> list[dict[str, Any]]:
    """Each contact comes to the café of its first day."""
    return [activity("Åben café", start(place), [place]) for place in places]


def esbjerg_by_intervention() -> Rows:
    """Gives esbjerg.json but for its counts by number of interventions."""
    rows = _esbjerg_background()
    rows["Indsatser"] = [
        *sessions("rådgivning og vejledning", range(76)),
        *sessions("Rådgivning og vejledning", range(20)),
        *sessions("bisidning/følgeskab", range(30)),
        *sessions("individuel terapi", range(3)),
        *sessions("gruppeterapi", range(3, 9)),
    ]
    rows["Aktiviteter"] = _social(range(6, 82))
    return rows


def esbjerg_by_number() -> Rows:
    """Gives esbjerg.json but for its counts by intervention."""
    rows = _esbjerg_background()
    order = [
        "rådgivning og vejledning",
        "bisidning/følgeskab",
        "gruppeterapi",
        "individuel terapi",
        "anonym sundhedsklinik",
    ]
    numbers = [*[1] * 23, *[2] * 38, *[3] * 15, *[4] * 3, *[5] * 3, *[0] * 6]
    rows["Indsatser"] = [
        row for place, number_of in enumerate(numbers) for name in order[:number_of] for row in sessions(name, [place])
    ]
    return rows


def odense() -> Rows:
    """Gives odense.json."""
    ages: list[int | None] = [*[22] * 15, *[28] * 6, *[33] * 11, *[40] * 3, *[47] * 6, *[48] * 6]
    genders = [*["Kvinde"] * 38, *["Mand"] * 6, *["Non-binær"] * 3]
    return {
        "Borgere": contact_rows(47, ages, genders, lambda _: 228),
        "Indsatser": [
            *sessions("råd- og vejledningsforløb", range(32)),
            *sessions("CTI-forløb", range(30, 47)),
        ],
        "Trivsel": who5_rows([spread(158, 21), spread(93, 12)], start),
    }
