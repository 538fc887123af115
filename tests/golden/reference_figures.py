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
