"""Rows that may point at a person are found by what others may know, and each way to tell less does what it says."""

from __future__ import annotations

import random
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import Quarter
from exitdesk.domain.records import Contact
from exitdesk.forms.paperwork import write_return
from exitdesk.returns.freezing import corrections
from exitdesk.returns.profile_model import Coding, ReturnColumn, Source
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.return_workbook import prepare_return
from exitdesk.returns.standing_out import Coarsening, coarsened, standing_out, steps_for, still_standing_out, ways_words
from tests.returns.stores import new_store

COLUMNS = (
    ReturnColumn("Nummer", Source.ID, Coding.TEXT),
    ReturnColumn("Køn", Source.GENDER, Coding.TEXT),
    ReturnColumn("Alder", Source.AGE, Coding.NUMBER),
    ReturnColumn("Start", Source.START, Coding.MONTH),
    ReturnColumn("Slut", Source.END, Coding.MONTH),
    ReturnColumn("Tøj", Source.CLOTHING, Coding.YES_NO),
    ReturnColumn("Via", Source.RECRUITED_VIA, Coding.TEXT),
)


def row(gender: str = "Kvinde", age: int | None = 34, start: str = "2026-01", end: str | None = None, via: str = "Ven"):
    return ("0042", gender, age, start, end, "ja", via)


def found(*rows: tuple[Any, ...], least: int = 2) -> dict[str, tuple[str, ...]]:
    return standing_out(COLUMNS, {str(at): cells for at, cells in enumerate(rows)}, least)


def test_the_fewest_columns_that_single_a_row_out_are_named() -> None:
    assert found(row(), row(), row("Mand")) == {"2": ("Køn",)}
    assert found(row(), row(), row(age=71), row("Mand", 71), row("Mand")) == {
        "2": ("Køn", "Alder"),
        "3": ("Køn", "Alder"),
        "4": ("Køn", "Alder"),
    }
    assert found(row(), row(), row(end="2026-03"), row(via="Politi")) == {"2": ("Slut",), "3": ("Via",)}


def test_what_is_not_known_of_a_row_singles_nobody_out() -> None:
    assert found(row(), row(), row("Ikke oplyst", None, via="Ønsker ikke at svare")) == {}
    assert found(row(), row(), row(age=None)) == {}


def test_a_threshold_asks_for_more_who_are_alike() -> None:
    rows = (row(), row(), row("Mand"), row("Mand"))
    assert found(*rows) == {}
    assert set(found(*rows, least=3)) == {"0", "1", "2", "3"}


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_trying_everything(seed: int) -> None:
    r = random.Random(seed)
    rows = {
        str(n): row(
            r.choice("KKMN"), r.choice((20, 34, None)), r.choice(("2026-01", "2026-02")), r.choice((None, "2026-03"))
        )
        for n in range(12)
    }
    places = (1, 2, 3, 4, 6)
    for least in (2, 3):
        out = standing_out(COLUMNS, rows, least)
        for contact, cells in rows.items():
            known = [at for at in places if at == 4 or cells[at] is not None]
            singles = [
                chosen
                for size in range(1, 6)
                for chosen in combinations(known, size)
                if sum(all(other[at] == cells[at] for at in chosen) for other in rows.values()) < least
            ]
            assert (contact in out) == bool(singles)
            if singles:
                assert len(out[contact]) == len(singles[0])


def test_each_way_to_tell_less_leaves_fewer_standing_out() -> None:
    rows = {
        "a": row(age=31, start="2026-01"),
        "b": row(age=33, start="2026-03"),
        "c": row(age=35, start="2026-06", via="Politi"),
        "d": row(age=32, start="2026-02"),
    }
    assert steps_for(COLUMNS) == tuple(Coarsening)
    assert len(standing_out(COLUMNS, rows)) == 4
    assert set(still_standing_out(COLUMNS, rows, frozenset({Coarsening.AGE_GROUPS}))) == {"a", "b", "c", "d"}
    both = frozenset({Coarsening.AGE_GROUPS, Coarsening.QUARTERS})
    assert set(still_standing_out(COLUMNS, rows, both)) == {"c"}
    assert set(still_standing_out(COLUMNS, rows, both | {Coarsening.WITHOUT_RECRUITMENT})) == {"c"}
    assert still_standing_out(COLUMNS, rows, frozenset(Coarsening)) == {}


def test_a_coarser_return_tells_less_says_so_and_is_no_correction(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    steps = frozenset({Coarsening.AGE_GROUPS, Coarsening.HALF_YEARS})
    with store:
        for number, month, age in (("0042", 7, 31), ("0043", 8, 34), ("0044", 9, 33)):
            store.operations.save(
                Contact(id_number=number, first_contact=date(2026, month, 5), gender=Gender.WOMAN, age_given=age)
            )
        period = Quarter(2026, 3).period
        exact = prepare_return(store.reading, profile, period).preview
        assert all(one.stands_out for one in exact.rows)
        coarse = prepare_return(store.reading, coarsened(profile, steps), period).preview
        assert not any(one.stands_out for one in coarse.rows)
        write_return(store, profile, period, tmp_path / "out.xlsx", coarser=steps)
        assert corrections(store).found == ()
        write_return(store, profile, period, tmp_path / "exact.xlsx")
    book = openpyxl.load_workbook(BytesIO((tmp_path / "out.xlsx").read_bytes()))
    rows = list(book["Registrering"].iter_rows(values_only=True))
    assert rows[1][:5] == ("0042", "Kvinde", "31-35", "2. halvår 2026", None)
    told = [" ".join(filter(None, row)) for row in book["Kodebog"].iter_rows(values_only=True)]
    assert any("Gjort grovere" in line and "aldersgrupper" in line and "halvår" in line for line in told)
    exact_book = openpyxl.load_workbook(tmp_path / "exact.xlsx")
    assert not any("Gjort grovere" in str(cell.value) for cell in exact_book["Kodebog"]["B"])


def test_a_profile_that_is_coarse_already_stays_as_it_is() -> None:
    profile = load_profile("reden-esbjerg")
    assert coarsened(profile, frozenset()) is profile
    twice = coarsened(coarsened(profile, frozenset({Coarsening.HALF_YEARS})), frozenset({Coarsening.QUARTERS}))
    assert {one.coding for one in twice.columns if one.source is Source.START} == {Coding.HALF_YEAR}


def test_several_ways_are_one_sentence() -> None:
    ways = {Coarsening.QUARTERS, Coarsening.AGE_GROUPS}
    assert ways_words(ways, begins=True) == "Age groups instead of age, quarters instead of months"
    assert ways_words(ways, begins=False) == "age groups instead of age, quarters instead of months"
