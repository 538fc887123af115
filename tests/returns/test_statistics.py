"""The statistics keep their definitions: against a second calculation, and case by case."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.returns.profiles import Profile, shipped_profiles
from exitdesk.returns.statistics import compute_statistics, to_json
from exitdesk.returns.who5_statistics import welch_test
from tests.golden.data_workbooks import Rows
from tests.returns.independent_statistics import expected
from tests.returns.random_rows import FIRST_DAY, random_rows
from tests.returns.stores import fill, new_store

PERIODS = (
    WHOLE_PROJECT,
    Period(date(2024, 4, 1), date(2024, 6, 30)),
    Period(date(2025, 1, 1), date(2025, 3, 31)),
    Period(None, date(2024, 9, 15)),
    Period(date(2025, 6, 1), None),
    Period(FIRST_DAY + timedelta(days=300), FIRST_DAY + timedelta(days=300)),
)


def approximately(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: approximately(inner) for key, inner in value.items()}
    return pytest.approx(value, rel=1e-9, abs=1e-7) if isinstance(value, float) else value


@pytest.mark.parametrize("seed", range(24))
def test_a_second_calculation_gives_the_same_figures(tmp_path: Path, seed: int) -> None:
    shipped = shipped_profiles()[seed % 4]
    rows = random_rows(seed, shipped, contacts=(60, 12, 100)[seed % 3])
    store, profile = new_store(tmp_path / "store", shipped.name)
    fed_by = {item.name: item.fed_by.value for item in profile.interventions}
    with store:
        fill(store, profile, rows, tmp_path)
        for period in PERIODS:
            got = to_json(compute_statistics(store.reading, profile, period))
            second = expected(rows, fed_by, list(profile.challenges), period.first, period.last)
            assert {key: got[key] for key in second} == {key: approximately(one) for key, one in second.items()}


class Project:
    """A small store that tests fill with rows and ask for figures."""

    def __init__(self, folder: Path, profile: str = "reden-esbjerg") -> None:
        self.folder = folder
        self.store, self.profile = new_store(folder / "store", profile)

    def figures(self, rows: Rows, period: Period = WHOLE_PROJECT) -> dict[str, Any]:
        with self.store:
            fill(self.store, self.profile, rows, self.folder)
            return to_json(compute_statistics(self.store.reading, self.profile, period))


def contact(number: str, first: date, **more: Any) -> dict[str, Any]:
    return {"ID-nummer": number, "Første kontakt": first, **more}


def test_an_empty_store_has_figures_too(tmp_path: Path) -> None:
    figures = Project(tmp_path).figures({"Borgere": []})
    assert figures["contacts"] == 0
    assert figures["average_age_years"] is None
    assert figures["gender"]["kvinde"] == {"count": 0, "percent": None}
    assert figures["by_intervention"]["gruppeterapi"] == 0
    assert figures["who5_waves"] == {}
    assert figures["who5_progress"] == {"n": 0, "improved": 0, "unchanged": 0, "worse": 0}
    assert figures["who5_dropout_test"] == {"n_one": 0, "n_more": 0, "t": None, "df": None, "p": None}


def test_json_keys_stand_in_the_promised_order(tmp_path: Path) -> None:
    promised = [
        "period", "contacts", "age_known", "average_age_years", "age_groups", "gender_known", "gender",
        "average_participation_months", "participation_n", "by_intervention", "by_number_of_interventions",
        "free_clothing_contacts", "activities", "referrals", "who5_waves", "who5_paired", "who5_progress",
        "who5_dropout_test",
    ]  # fmt: skip
    assert list(Project(tmp_path).figures({"Borgere": []}))[: len(promised)] == promised


def test_participation_that_spans_the_period_chooses_the_contact(tmp_path: Path) -> None:
    quarter = Period(date(2025, 4, 1), date(2025, 6, 30))
    rows: Rows = {
        "Borgere": [
            contact("SPANS", date(2025, 1, 1), Afsluttet=date(2025, 12, 1)),
            contact("SHORT", date(2025, 1, 1), Afsluttet=date(2025, 6, 29)),
            contact("LATER", date(2025, 7, 1)),
        ]
    }
    figures = Project(tmp_path).figures(rows, quarter)
    assert figures["contacts"] == 1
    # The end in December is not known yet in June, so that the participation is that of one day.
    assert figures["participation_n"] == 0


def test_under_18_is_a_group_only_where_someone_is_in_it(tmp_path: Path) -> None:
    rows: Rows = {"Borgere": [contact("1", date(2025, 1, 1), Alder=17), contact("2", date(2025, 1, 1), Alder=20)]}
    figures = Project(tmp_path).figures(rows)
    assert figures["age_known"] == 2
    assert figures["age_groups"]["under 18"] == {"count": 1, "percent": 50}
    assert figures["average_age_years"] == 18.5


def test_a_headcount_of_nought_is_nought_and_no_headcount_counts_the_named(tmp_path: Path) -> None:
    rows: Rows = {
        "Borgere": [contact("1", date(2025, 1, 1)), contact("2", date(2025, 1, 1))],
        "Aktiviteter": [
            {"Dato": date(2025, 1, 2), "Aktivitet": "Åben café", "Antal i alt": 0, "Deltagere": "1"},
            {"Dato": date(2025, 1, 3), "Aktivitet": "Åben café", "Antal i alt": None, "Deltagere": "1; 2; 1"},
            {"Dato": date(2025, 1, 4), "Aktivitet": "Udflugt", "Antal i alt": 9, "Deltagere": None},
        ],
    }
    assert Project(tmp_path).figures(rows)["activities"] == {"count": 3, "visits": 11, "named_contacts": 2}


def test_what_is_fed_counts_beside_sessions_of_its_name(tmp_path: Path) -> None:
    day = date(2025, 1, 1)
    rows: Rows = {
        "Borgere": [contact(number, day) for number in "12345"],
        "Indsatser": [{"ID-nummer": "1", "Dato": day, "Indsats": "BROBYGNING"}],
        "Henvisninger": [
            {"ID-nummer": "2", "Dato": day, "Retning": "Ud", "Menneskehandel": None},
            {"ID-nummer": "3", "Dato": day, "Retning": "Ud", "Menneskehandel": "ja"},
            {"ID-nummer": "4", "Dato": day, "Retning": "Ind", "Menneskehandel": "nej"},
            {"ID-nummer": "5", "Dato": day, "Retning": None, "Menneskehandel": "nej"},
        ],
    }
    figures = Project(tmp_path).figures(rows)
    assert figures["by_intervention"]["brobygning"] == 2
    assert figures["referrals"] == {"trafficking_contacts": 1, "other_contacts": 1}


def test_an_intervention_that_left_the_profile_is_still_listed(tmp_path: Path) -> None:
    project = Project(tmp_path, "nye-veje-odense")
    day = date(2025, 1, 1)
    rows: Rows = {
        "Borgere": [contact("1", day)],
        "Indsatser": [{"ID-nummer": "1", "Dato": day, "Indsats": "CTI-forløb"}],
    }
    with project.store as store:
        fill(store, project.profile, rows, tmp_path)
        esbjerg: Profile = next(one for one in shipped_profiles() if one.name == "reden-esbjerg")
        figures = to_json(compute_statistics(store.reading, esbjerg, WHOLE_PROJECT))
    assert list(figures["by_intervention"].items())[-1] == ("CTI-forløb", 1)
    assert figures["by_number_of_interventions"]["1"] == 1


def test_rows_and_contacts_in_the_bin_do_not_count(tmp_path: Path) -> None:
    day = date(2025, 1, 1)
    rows: Rows = {
        "Borgere": [contact("1", day), contact("2", day)],
        "Indsatser": [{"ID-nummer": number, "Dato": day, "Indsats": "gruppeterapi"} for number in ("1", "2", "2")],
        "Aktiviteter": [{"Dato": day, "Aktivitet": "Udflugt", "Antal i alt": None, "Deltagere": "1; 2"}],
    }
    project = Project(tmp_path)
    with project.store as store:
        fill(store, project.profile, rows, tmp_path)
        gone = store.reading.contact_by_number("1")
        kept = store.reading.contact_by_number("2")
        assert gone is not None and gone.key is not None and kept is not None
        store.operations.bin("contact", gone.key)
        store.operations.bin("session", store.reading.sessions(kept.key)[0].key or "")
        figures = to_json(compute_statistics(store.reading, project.profile, WHOLE_PROJECT))
    assert figures["contacts"] == 1
    assert figures["sessions"] == 1
    assert figures["activities"] == {"count": 1, "visits": 1, "named_contacts": 1}
    assert figures["person_days"] == 1


def test_welchs_test_gives_a_textbooks_figures() -> None:
    # The first worked example of the encyclopaedia article on Welch's test, in tenths.
    one = [275, 210, 190, 236, 170, 179, 169, 201, 219, 226, 231, 196, 190, 217, 214]
    more = [271, 220, 208, 234, 234, 235, 258, 220, 248, 202, 219, 221, 229, 205, 244]
    test = welch_test(one, more)
    assert test.t is not None and test.df is not None and test.p is not None
    assert (round(test.t, 2), round(test.df, 1), round(test.p, 3)) == (-2.46, 25.0, 0.021)


def test_welchs_test_cannot_be_worked_out_without_spread() -> None:
    assert welch_test([40, 40], [60, 60]).t is None
    assert welch_test([40], [60, 64]).p is None
    assert welch_test([40, 44], [60, 60]).df == 1.0
