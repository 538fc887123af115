"""The column of the ID numbers is found by what it is called and by what stands there; a doubt about it is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from exitdesk.returns.hand_kept.id_column import id_doubts
from exitdesk.returns.hand_kept.planning import inspect_tables
from exitdesk.returns.hand_kept.suggesting import suggest_mapping
from exitdesk.returns.hand_kept.targets import ID, IGNORED
from exitdesk.returns.profiles import load_profile

ESBJERG = load_profile("reden-esbjerg")
COUNTED = [1, 2, 3, 4]
CODES = ["H001", "H002", "H003", "H004"]
OTHER = ["K-9", "K-3", "K-7", "K-5"]


def suggested(path: Path, columns: dict[str, Sequence[Any]]) -> tuple[list[str], dict[str, str]]:
    """The columns that become the ID number, and the sentences about them, for a list with a title above it."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["Liste over borgere 2026"])
    book.active.append([])
    book.active.append([*columns, "Køn", "Første gang"])
    for row in zip(*columns.values(), strict=True):
        book.active.append([*row, "K", "3/2-26"])
    book.save(path)
    (table,) = inspect_tables(path)
    mapping = suggest_mapping(table, ESBJERG)
    return [name for name, target in mapping.columns.items() if target == ID], dict(id_doubts(table, mapping))


@pytest.mark.parametrize(
    ("columns", "chosen", "in_doubt"),
    [
        ({"Nr.": COUNTED, "ID": CODES}, "ID", []),
        ({"ID": CODES, "Nr.": COUNTED}, "ID", []),
        ({"Nr.": ["1.", "2.", "3.", "4."], "ID": CODES}, "ID", []),
        ({"Løbenr.": COUNTED, "Borger": CODES}, "Borger", ["Borger"]),
        ({"Nr.": OTHER, "ID": CODES}, "ID", ["ID", "Nr."]),
        ({"Kode": OTHER, "Nr.": CODES}, "Kode", ["Kode", "Nr."]),
        ({"ID": COUNTED, "Borgernummer": CODES}, "Borgernummer", ["Borgernummer"]),
        ({"Nr.": OTHER, "ID": COUNTED}, "ID", ["ID", "Nr."]),
        ({"Nr.": COUNTED}, "Nr.", ["Nr."]),
        ({"Nr.": [14, 3, 27, 8]}, "Nr.", []),
        ({"ID": COUNTED}, "ID", []),
        ({"ID": CODES, "Navn": ["Anna Bo", "Bo Dal", "Eva Krog", "Ida Lund"]}, "ID", []),
    ],
)  # fmt: skip
def test_a_column_that_counts_the_rows_gives_way_and_doubt_is_said(
    tmp_path: Path, columns: dict[str, Sequence[Any]], chosen: str, in_doubt: list[str]
) -> None:
    found, sentences = suggested(tmp_path / "liste.xlsx", columns)
    assert found == [chosen]
    unsure = [name for name, words in sentences.items() if "is taken as the ID number" not in words]
    assert sorted(unsure) == in_doubt


def test_the_sentences_name_the_other_column_and_why(tmp_path: Path) -> None:
    _, counted = suggested(tmp_path / "a.xlsx", {"Nr.": COUNTED, "ID": CODES})
    assert counted == {"Nr.": "It counts the rows. “ID” is taken as the ID number."}
    _, either = suggested(tmp_path / "b.xlsx", {"Nr.": OTHER, "ID": CODES})
    assert either["Nr."] == "It may be the ID number too."
    assert either["ID"].startswith("Is this the ID number, or is it “Nr.”?")


def test_a_column_that_was_given_to_something_else_is_no_rival(tmp_path: Path) -> None:
    found, sentences = suggested(tmp_path / "a.xlsx", {"ID": CODES, "Projektnummer": OTHER})
    assert (found, sentences) == (["ID"], {})


def test_without_a_column_for_the_id_number_there_is_no_doubt_about_it(tmp_path: Path) -> None:
    found, sentences = suggested(tmp_path / "a.xlsx", {"Alder": [30, 40, 50, 61]})
    assert (found, sentences) == ([], {})
    (table,) = inspect_tables(tmp_path / "a.xlsx")
    assert suggest_mapping(table, ESBJERG).target("Alder") != IGNORED
