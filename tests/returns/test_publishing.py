"""What is for publication shows no small number, and lets none be worked out from the rest of its table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.errors import UserError
from exitdesk.returns.profiles import shipped_profiles
from exitdesk.returns.publishing import publish
from exitdesk.returns.statistics import compute_statistics, to_json
from tests.golden.data_workbooks import esbjerg_by_intervention
from tests.returns.random_rows import random_rows
from tests.returns.stores import fill, new_store


def small_counts(value: Any, threshold: int, path: str = "") -> list[str]:
    """Every whole number under the threshold; per cents, the period and activities held are no counts of persons."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in small_counts(inner, threshold, f"{path}/{key}")]
    no_persons = path.endswith(("/percent", "/activities/count", "/published"))
    return [path] if isinstance(value, int) and not no_persons and value < threshold else []


@pytest.mark.parametrize("seed", range(8))
def test_published_statistics_show_no_small_number(tmp_path: Path, seed: int) -> None:
    shipped = shipped_profiles()[seed % 4]
    store, profile = new_store(tmp_path / "store", shipped.name)
    with store:
        fill(store, profile, random_rows(200 + seed, shipped, contacts=40), tmp_path)
        exact = compute_statistics(store.reading, profile, WHOLE_PROJECT)
    published = to_json(publish(exact, profile).statistics)
    assert published["published"] is True
    assert small_counts(published, profile.small_numbers) == []


def test_esbjergs_four_of_unknown_age_cannot_be_worked_out(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, esbjerg_by_intervention(), tmp_path)
        published = to_json(publish(compute_statistics(store.reading, profile, WHOLE_PROJECT), profile).statistics)
    assert published["contacts"] == 88
    assert published["age_known"] is None
    assert published["by_intervention"]["individuel terapi"] is None
    assert published["by_intervention"]["gruppeterapi"] == 6
    # 88 - 84 = 4 must not come out of counts or per cents.
    assert {share["percent"] for share in published["age_groups"].values()} == {None}
    assert sum(share["count"] is None for share in published["age_groups"].values()) >= 1
    # Eleven of the twelve answered a third time: the one who did not must not come out, nor by the mean of the eleven.
    assert published["who5_waves"]["2"]["n"] == 12
    assert "3" not in published["who5_waves"]
    assert list(published["who5_paired"]) == ["2"]


def test_what_somebody_typed_about_recruitment_is_not_published(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    rows = esbjerg_by_intervention()
    for place, row in enumerate(rows["Borgere"]):
        row["Rekrutteret via"] = "hendes kusine" if place % 2 else "Andet"
    with store:
        fill(store, profile, rows, tmp_path)
        exact = compute_statistics(store.reading, profile, WHOLE_PROJECT)
    assert (exact.recruitment["hendes kusine"], exact.recruitment["other"]) == (44, 44)
    published = publish(exact, profile).statistics
    assert "hendes kusine" not in published.recruitment
    assert sum(exact.recruitment[code] or 0 for code in exact.recruitment) == 88
    assert published.recruitment["other"] in (88, None)


def test_too_few_contacts_are_not_published_at_all(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store, pytest.raises(UserError, match="too few"):
        publish(compute_statistics(store.reading, profile, Period()), profile)
