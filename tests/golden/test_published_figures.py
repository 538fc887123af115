"""Person-level data that match the published reports give every figure printed there (E24, 3.2 and 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.returns.statistics import compute_statistics, to_json
from tests.golden.data_workbooks import Rows, esbjerg_by_intervention, esbjerg_by_number, odense
from tests.golden.reference_figures import BY_INTERVENTION, BY_NUMBER, differences, reference, workbook_differences
from tests.returns.stores import fill, new_store, return_of


@pytest.mark.parametrize(
    ("name", "rows", "without"),
    [
        ("esbjerg", esbjerg_by_intervention, BY_NUMBER),
        ("esbjerg", esbjerg_by_number, BY_INTERVENTION),
        ("odense", odense, ""),
    ],
)
def test_published_figures_come_out_of_matching_data(
    tmp_path: Path, name: str, rows: Callable[[], Rows], without: str
) -> None:
    published = reference(name)
    store, profile = new_store(tmp_path / "store", published["profile"])
    with store:
        fill(store, profile, rows(), tmp_path)
        statistics = to_json(compute_statistics(store.reading, profile, WHOLE_PROJECT))
        workbook = openpyxl.load_workbook(BytesIO(return_of(store, profile, WHOLE_PROJECT)))
    assert differences(published, statistics, without) == []
    rows = list(workbook["Opgørelse"].iter_rows(values_only=True))
    assert workbook_differences(published, rows, without) == []
    assert workbook["Registrering"].max_row == published["contacts"] + 1


def test_esbjergs_step_from_42_to_46_is_that_of_the_twelve_who_answered_both(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, esbjerg_by_intervention(), tmp_path)
        statistics = to_json(compute_statistics(store.reading, profile, WHOLE_PROJECT))
    assert statistics["who5_paired"]["2"] == {"n": 12, "baseline_mean": 42.0, "mean": 46.0, "change": 4.0}


def test_odenses_overlap_of_two_is_in_the_counts_by_number(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "nye-veje-odense")
    with store:
        fill(store, profile, odense(), tmp_path)
        statistics = to_json(compute_statistics(store.reading, profile, WHOLE_PROJECT))
    assert statistics[BY_NUMBER] == {
        "none": 0,
        "1": 45,
        "2": reference("odense")["both_interventions"],
        "3": 0,
        "4+": 0,
    }
