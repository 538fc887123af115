"""A second calculation of the statistics, from the definitions alone and over raw rows.

Slow and plain on purpose: lists, loops, and nothing of the program imported.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from statistics import fmean, variance
from typing import Any

Rows = dict[str, list[dict[str, Any]]]


def _key(text: Any) -> str:
    return str(text).strip().upper()


def _name(text: str) -> str:
    return " ".join(text.split()).lower()


def _percent(count: int, known: int) -> int | None:
    return None if known == 0 else int(Fraction(count * 100, known) + Fraction(1, 2))


def _share(count: int, known: int) -> dict[str, int | None]:
    return {"count": count, "percent": _percent(count, known)}


def _participants(row: dict[str, Any]) -> set[str]:
    return {_key(part) for part in str(row.get("Deltagere") or "").split(";") if part.strip()}


def _outward(row: dict[str, Any]) -> bool:
    return row.get("Retning") == "Ud"


def _trafficking(row: dict[str, Any]) -> bool:
    return row.get("Menneskehandel") == "ja"


class Person:
    """One contact and its events as (date, sheet, row)."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.events: list[tuple[date, str, dict[str, Any]]] = [(row["Første kontakt"], "Borgere", row)]

    def ended(self, last: date | None) -> date | None:
        day: date | None = self.row.get("Afsluttet")
        return day if day and (last is None or day <= last) else None


def expected(
    rows: Rows, fed_by: dict[str, str], challenges: list[str], first: date | None, last: date | None
) -> dict[str, Any]:
    """The JSON statistics for sound rows; ``fed_by``: intervention -> sessions, activities or referrals."""
    people = {_key(row["ID-nummer"]): Person(row) for row in rows.get("Borgere", [])}
    for sheet in ("Indsatser", "Trivsel", "Henvisninger", "Tøj"):
        for row in rows.get(sheet, []):
            if row.get("ID-nummer"):
                people[_key(row["ID-nummer"])].events.append((row["Dato"], sheet, row))
    for row in rows.get("Aktiviteter", []):
        for number in _participants(row):
            people[number].events.append((row["Dato"], "Aktiviteter", row))

    def inside(day: date) -> bool:
        return (first is None or day >= first) and (last is None or day <= last)

    chosen = []
    for person in people.values():
        days = [day for day, _, _ in person.events]
        whole_end = person.row.get("Afsluttet") or max(days)
        spans = first is not None and last is not None and min(days) <= first and whole_end >= last
        if spans or any(inside(day) for day in days):
            chosen.append(person)

    ages, months, numbers, courses = [], [], [], []
    genders = {"kvinde": 0, "mand": 0, "non-binær": 0}
    by_intervention = dict.fromkeys(fed_by, 0)
    by_challenge = dict.fromkeys(challenges, 0)
    clothing = trafficking = other = named = 0
    for person in chosen:
        days = [day for day, _, _ in person.events if last is None or day <= last]
        start = min(days)
        end = person.ended(last) or max(days)
        if (end - start).days >= 1:
            months.append((end - start).days / 30.4375)
        if person.row.get("Fødselsår") is not None:
            ages.append(start.year - person.row["Fødselsår"])
        elif isinstance(person.row.get("Alder"), int):
            ages.append(person.row["Alder"])
        gender = (person.row.get("Køn") or "").lower()
        if gender in genders:
            genders[gender] += 1

        here = [(sheet, row) for day, sheet, row in person.events if inside(day)]
        received = {_name(row["Indsats"]) for sheet, row in here if sheet == "Indsatser"}
        outward = [row for sheet, row in here if sheet == "Henvisninger" and _outward(row)]
        for intervention, source in fed_by.items():
            fed = source == "activities" and any(sheet == "Aktiviteter" for sheet, _ in here)
            fed = fed or (source == "referrals" and any(not _trafficking(row) for row in outward))
            if fed or _name(intervention) in received:
                received.add(_name(intervention))
                by_intervention[intervention] += 1
        numbers.append(len(received))
        helped = {
            _name(part)
            for sheet, row in here
            if sheet == "Indsatser"
            for part in str(row.get("Udfordringer") or "").split(";")
            if part.strip()
        }
        for challenge in challenges:
            by_challenge[challenge] += _name(challenge) in helped
        clothing += any(sheet == "Tøj" for sheet, _ in here)
        named += any(sheet == "Aktiviteter" for sheet, _ in here)
        trafficking += any(_trafficking(row) for row in outward)
        other += any(not _trafficking(row) for row in outward)

        scores, counted = [], None
        sets = [(day, row) for day, sheet, row in person.events if sheet == "Trivsel" and (last is None or day <= last)]
        for day, row in sorted(sets, key=lambda pair: pair[0]):
            items = [row.get(f"Svar {item}") for item in range(1, 6)]
            if None in items or (counted is not None and (day - counted).days < 28):
                continue
            counted = day
            scores.append(sum(items) * 4)
        if scores:
            courses.append(scores)

    waves, paired = {}, {}
    for k in range(1, max(map(len, courses), default=0) + 1):
        at = [scores[k - 1] for scores in courses if len(scores) >= k]
        base = [scores[0] for scores in courses if len(scores) >= k]
        waves[str(k)] = {"n": len(at), "mean": fmean(at) if len(at) >= 10 else None}
        if k > 1:
            change = fmean([b - a for a, b in zip(base, at, strict=True)])
            paired[str(k)] = {"n": len(at), "baseline_mean": fmean(base), "mean": fmean(at), "change": change}
    changes = [scores[-1] - scores[0] for scores in courses if len(scores) >= 2]

    held = [row for row in rows.get("Aktiviteter", []) if inside(row["Dato"])]
    visits = sum(row["Antal i alt"] if row.get("Antal i alt") is not None else len(_participants(row)) for row in held)
    groups = {"18-25": (18, 25), "26-30": (26, 30), "31-35": (31, 35), "36-45": (36, 45), "over 45": (46, 999)}
    if any(age < 18 for age in ages):
        groups = {"under 18": (-999, 17), **groups}
    return {
        "contacts": len(chosen),
        "age_known": len(ages),
        "average_age_years": fmean(ages) if ages else None,
        "age_groups": {
            group: _share(sum(1 for age in ages if low <= age <= high), len(ages))
            for group, (low, high) in groups.items()
        },
        "gender_known": sum(genders.values()),
        "gender": {gender: _share(count, sum(genders.values())) for gender, count in genders.items()},
        "average_participation_months": fmean(months) if months else None,
        "participation_n": len(months),
        "by_intervention": by_intervention,
        "by_number_of_interventions": {
            "none": numbers.count(0),
            "1": numbers.count(1),
            "2": numbers.count(2),
            "3": numbers.count(3),
            "4+": sum(1 for number in numbers if number >= 4),
        },
        "by_challenge": by_challenge,
        "free_clothing_contacts": clothing,
        "activities": {"count": len(held), "visits": visits, "named_contacts": named},
        "referrals": {"trafficking_contacts": trafficking, "other_contacts": other},
        "who5_waves": waves,
        "who5_paired": paired,
        "who5_progress": {
            "n": len(changes),
            "improved": sum(1 for change in changes if change >= 10),
            "unchanged": sum(1 for change in changes if -10 < change < 10),
            "worse": sum(1 for change in changes if change <= -10),
        },
        "who5_dropout_test": _welch(
            [scores[0] for scores in courses if len(scores) == 1],
            [scores[0] for scores in courses if len(scores) >= 2],
        ),
    }


def _welch(one: list[int], more: list[int]) -> dict[str, Any]:
    result: dict[str, Any] = {"n_one": len(one), "n_more": len(more), "t": None, "df": None, "p": None}
    if len(one) < 2 or len(more) < 2:
        return result
    a, b = variance(one) / len(one), variance(more) / len(more)
    if a + b == 0:
        return result
    t = (fmean(one) - fmean(more)) / (a + b) ** 0.5
    df = (a + b) ** 2 / (a * a / (len(one) - 1) + b * b / (len(more) - 1))
    return {**result, "t": t, "df": df, "p": _two_tails(abs(t), df)}


def _two_tails(t: float, df: float) -> float:
    """Student's t, both tails, by Simpson's rule over the density on 0 … t."""
    from math import exp, lgamma, log, pi

    scale = lgamma((df + 1) / 2) - lgamma(df / 2) - log(df * pi) / 2

    def density(x: float) -> float:
        return exp(scale - (df + 1) / 2 * log(1 + x * x / df))

    steps = 2000
    width = t / steps
    total = density(0) + density(t)
    total += sum((4 if step % 2 else 2) * density(step * width) for step in range(1, steps))
    return 1 - 2 * total * width / 3
