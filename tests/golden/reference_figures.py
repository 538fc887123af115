"""The published figures, and how a set of statistics in JSON is held against them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "reference"
# What one of Esbjerg's two data sets cannot give (see the note in its file).
BY_INTERVENTION = "by_intervention"
BY_NUMBER = "by_number_of_interventions"


def reference(name: str) -> dict[str, Any]:
    """``esbjerg`` or ``odense``."""
    found: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def differences(published: dict[str, Any], statistics: dict[str, Any], without: str = "") -> list[str]:
    """Every published figure that the statistics do not give, rounded as it was printed."""
    wrong: list[str] = []

    def expect(what: str, printed: object, got: object) -> None:
        if printed != got:
            wrong.append(f"{what}: printed {printed}, got {got}")

    for key in ("contacts", "age_known", "gender_known", "free_clothing_contacts"):
        if key in published:
            expect(key, published[key], statistics[key])
    expect("average_age_years", published["average_age_years"], round(statistics["average_age_years"]))
    months = round(statistics["average_participation_months"], 1)
    expect("average_participation_months", published["average_participation_months"], months)
    for table in ("age_groups", "gender"):
        for group, (count, percent) in published[table].items():
            expect(f"{table} {group}", {"count": count, "percent": percent}, statistics[table][group])
    for table in (BY_INTERVENTION, BY_NUMBER):
        if table != without:
            for name, count in published.get(table, {}).items():
                expect(f"{table} {name}", count, statistics[table][name])
    for wave, printed in published["who5_waves"].items():
        got = statistics["who5_waves"][wave]
        expect(f"wave {wave}", printed, {"n": got["n"], "mean": round(got["mean"])})
    return wrong


def tables_in(rows: list[tuple[Any, ...]]) -> dict[str, dict[Any, tuple[Any, ...]]]:
    """The sheet *Opgørelse* as title -> first cell -> the cells beside it; a title stands alone after a blank row."""
    tables: dict[str, dict[Any, tuple[Any, ...]]] = {}
    title = ""
    for before, row in zip([(None,), *rows], rows, strict=False):
        if before[0] is None and row[0] is not None:
            title = row[0]
            tables[title] = {}
        elif row[0] is not None and any(cell is not None for cell in row[1:]):
            tables[title][row[0]] = row[1:]
    return tables


def workbook_differences(published: dict[str, Any], rows: list[tuple[Any, ...]], without: str = "") -> list[str]:
    """Like ``differences``, from the rows of the sheet *Opgørelse*."""
    tables = tables_in(rows)
    key_figures = tables["Borgere"]
    groups = {"kvinde": "Kvinde", "mand": "Mand", "non-binær": "Non-binær"}
    interventions = {name.lower(): cells[0] for name, cells in tables["Indsatser"].items()}
    numbers = tables["Antal forskellige indsatser"]
    number_rows = {"none": "Ingen", "4+": "4 eller flere"}

    def shares(table: str, row: str) -> dict[str, Any]:
        return {"count": tables[table][row][0], "percent": tables[table][row][1]}

    statistics = {
        "contacts": key_figures["Registrerede borgere"][0],
        "age_known": key_figures["Borgere med oplyst alder"][0],
        "gender_known": tables["Køn"]["I alt oplyst (N)"][0],
        "free_clothing_contacts": key_figures["Borgere, der har fået gratis tøj"][0],
        "average_age_years": key_figures["Gennemsnitsalder, år"][0],
        "average_participation_months": key_figures["Gennemsnitlig deltagelse, måneder"][0],
        "age_groups": {group: shares("Alder ved start", group) for group in published["age_groups"]},
        "gender": {code: shares("Køn", row) for code, row in groups.items()},
        BY_INTERVENTION: {name: interventions[name.lower()] for name in published[BY_INTERVENTION]},
        BY_NUMBER: {key: numbers[number_rows.get(key, key)][0] for key in published.get(BY_NUMBER, {})},
        "who5_waves": {
            wave: dict(zip(("n", "mean"), tables["Trivsel (WHO-5) efter måling"][int(wave)], strict=False))
            for wave in published["who5_waves"]
        },
    }
    return differences(published, statistics, without)
