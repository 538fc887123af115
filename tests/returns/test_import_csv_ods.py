"""The data workbook as .ods and .csv gives what it gives as .xlsx."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.errors import UserError
from exitdesk.returns.data_workbook import build_data_workbook
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import Profile, load_profile, shipped_profiles
from exitdesk.returns.statistics import compute_statistics, to_json
from exitdesk.returns.tables.cells import RawCell, RawRow
from exitdesk.returns.tables.process import open_table_file
from exitdesk.returns.workbook_words import Sheet
from exitdesk.store.opening import OpenStore
from tests.golden.data_workbooks import Rows
from tests.returns.hand_kept_files import csv_file, ods_bytes, ods_sheet, table_of, write_ods
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY, fill, new_store

ESBJERG = load_profile("reden-esbjerg")
DAY = date(2025, 3, 4)


def read(path: Path) -> dict[str, list[RawRow]]:
    with open_table_file(path) as table:
        return {sheet: list(table.rows(sheet)) for sheet in table.sheets}


def values(path: Path) -> list[list[Any]]:
    (rows,) = read(path).values()
    return [[cell.value for cell in row.cells] for row in rows]


def exported_rows(path: Path) -> Rows:
    """The exported workbook as rows, to be written in another form."""
    found: Rows = {}
    for title, (head, *rest) in read(path).items():
        headers = [cell.value for cell in head.cells]
        found[title] = [dict(zip(headers, [_value(cell) for cell in row.cells], strict=False)) for row in rest] or [
            dict.fromkeys(headers)
        ]
    return found


def _value(cell: RawCell) -> Any:
    return cell.value.date() if hasattr(cell.value, "date") else cell.value


def import_into(store: OpenStore, profile: Profile, path: Path) -> None:
    plan = plan_import(path, store.reading, profile, TODAY)
    assert plan.doubts == ()
    assert (plan.unknown_sheets, plan.unknown_columns) == ((), ())
    store.operations.import_records(plan.batch)


def import_csvs(store: OpenStore, profile: Profile, rows: Rows, folder: Path, **how: str) -> None:
    for sheet in Sheet:
        if sheet.value in rows:
            import_into(store, profile, csv_file(folder / f"{sheet.value}.csv", table_of(rows[sheet.value]), **how))


def figures(store: OpenStore, profile: Profile) -> object:
    return to_json(compute_statistics(store.reading, profile, WHOLE_PROJECT))


@given(
    seed=st.integers(0, 10**6), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), by=st.sampled_from(";,\t")
)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_export_in_any_form_gives_the_same_statistics(
    tmp_path_factory: pytest.TempPathFactory, seed: int, encoding: str, by: str
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    shipped = shipped_profiles()[seed % 4]
    first, profile = new_store(folder / "first", shipped.name)
    stores = [new_store(folder / name, shipped.name)[0] for name in ("xlsx", "ods", "csv")]
    try:
        fill(first, profile, random_rows(seed, shipped, contacts=25), folder)
        exported = folder / "export.xlsx"
        exported.write_bytes(build_data_workbook(first.reading, profile))
        rows = exported_rows(exported)
        import_into(stores[0], profile, exported)
        import_into(stores[1], profile, write_ods(folder / "export.ods", rows))
        import_csvs(stores[2], profile, rows, folder, encoding=encoding, delimiter=by)
        expected = figures(first, profile)
        assert [figures(store, profile) for store in stores] == [expected] * 3
        assert plan_import(folder / "export.ods", first.reading, profile, TODAY).batch == ()
    finally:
        for store in (first, *stores):
            store.close()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """An export, and the same as LibreOffice writes it as .ods."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    store, profile = new_store(folder / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(7, profile), folder)
        (folder / "export.xlsx").write_bytes(build_data_workbook(store.reading, profile))
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "ods",
         "--outdir", str(folder), str(folder / "export.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    yield folder / "export.xlsx", folder / "export.ods"


def test_what_libreoffice_saves_as_ods_says_the_same(converted: tuple[Path, Path], tmp_path: Path) -> None:
    by_excel, by_office = converted
    one, profile = new_store(tmp_path / "one", "reden-esbjerg")
    other, _ = new_store(tmp_path / "other", "reden-esbjerg")
    with one, other:
        import_into(one, profile, by_excel)
        import_into(other, profile, by_office)
        assert figures(one, profile) == figures(other, profile)
        assert plan_import(by_office, one.reading, profile, TODAY).batch == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_in_the_encoding_and_with_the_marks_it_has(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ["ID-nummer", "Første kontakt", "Rekrutteret via"],
        ["0042", "04-03-2025", 'En "ven"; på Østergade, 2\nsal'],
    ]
    path = csv_file(tmp_path / "Borgere.csv", rows, delimiter=delimiter, encoding=encoding)
    assert values(path) == rows


def test_a_csv_says_with_which_mark_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "Tøj.csv"
    path.write_text("sep=,\nDato,Genstande;mere\n04-03-2025,sko\n", encoding="utf-8")
    assert values(path) == [["Dato", "Genstande;mere"], ["04-03-2025", "sko"]]


@pytest.mark.parametrize(
    ("name", "head", "sheet"),
    [
        ("udtræk", ["ID-nummer", "Dato", "Indsats", "Minutter"], "Indsatser"),
        ("udtræk", ["Dato", "Genstande", "Antal"], "Tøj"),
        ("Henvisninger 2025", ["ID-nummer", "Dato"], "Henvisninger"),
        ("Trivsel", ["ID-nummer", "Dato"], "Trivsel"),
        ("udtræk", ["ID-nummer", "Dato", "Svar 1", "Svar 2"], "Trivsel"),
    ],
)
def test_a_csv_is_known_by_its_headers_or_its_name(
    store: OpenStore, tmp_path: Path, name: str, head: list[str], sheet: str
) -> None:
    path = csv_file(tmp_path / f"{name}.csv", [head])
    assert list(plan_import(path, store.reading, ESBJERG, TODAY).sheets) == [sheet]


def test_a_csv_that_could_be_several_sheets_is_not_guessed_at(store: OpenStore, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "udtræk.csv", [["ID-nummer", "Dato"], ["1", DAY]])
    plan = plan_import(path, store.reading, ESBJERG, TODAY)
    assert (plan.batch, plan.sheets, plan.unknown_sheets) == ((), {}, ("udtræk",))


def test_numbers_keep_their_zeros_and_formulas_are_text_in_a_csv(store: OpenStore, tmp_path: Path) -> None:
    text = "=cmd|' /C calc'!A0"
    rows = [["ID-nummer", "Første kontakt", "Rekrutteret via"], ["0042", "4/3 2025", text]]
    plan = plan_import(csv_file(tmp_path / "a.csv", rows), store.reading, ESBJERG, TODAY)
    store.operations.import_records(plan.batch)
    (contact,) = store.reading.contacts()
    assert (contact.id_number, contact.recruited_via, contact.first_contact) == ("0042", text, DAY)


def test_text_that_looks_like_a_formula_is_text_in_an_ods_and_a_formula_is_a_doubt(
    store: OpenStore, tmp_path: Path
) -> None:
    text = "=cmd|' /C calc'!A0"
    sheet = ods_sheet("Borgere", [["ID-nummer", "Første kontakt", "Rekrutteret via"], ["1", DAY, text], ["2", DAY]])
    formula = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    sheet = sheet.replace("</table:table-row></table:table>", f"{formula}</table:table-row></table:table>")
    (tmp_path / "a.ods").write_bytes(ods_bytes(sheet))
    plan = plan_import(tmp_path / "a.ods", store.reading, ESBJERG, TODAY)
    assert [(one.row, one.column, one.read, one.code) for one in plan.doubts] == [
        (3, "Rekrutteret via", "=1+1", "formula")
    ]
    store.operations.import_records(plan.batch)
    assert [one.recruited_via for one in store.reading.contacts()] == [text]


def test_repeats_blanks_and_remarks_of_an_ods(tmp_path: Path) -> None:
    content = """<table:table table:name="A"><table:table-header-rows><table:table-row>
      <table:table-cell office:value-type="string"><text:p>Et<text:s text:c="2"/>to<text:tab/>tre</text:p>
      <office:annotation><text:p>en bemærkning</text:p></office:annotation>
      <text:p>ny <text:span>linje</text:span></text:p>
      </table:table-cell></table:table-row></table:table-header-rows>
      <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>
      <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>
      <table:table-cell table:number-columns-repeated="16380"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
      </table:table><table:table table:name="B"/>"""
    path = tmp_path / "a.ods"
    path.write_bytes(ods_bytes(content))
    found = read(path)
    assert [(row.number, [cell.value for cell in row.cells]) for row in found["A"]] == [
        (1, ["Et  to\ttre\nny linje"]),
        (5, [None, None, 7, 7]),
        (6, [None, None, 7, 7]),
    ]
    assert found["B"] == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "neither .xlsx"),
        (b"a;b\n1;\0", "neither .xlsx"),
        (b'Dato;Genstande\n1;"' + b"x" * 2**21, "quotation mark"),
    ],
)
def test_what_is_no_csv_gets_one_sentence(store: OpenStore, tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "fil.csv"
    path.write_bytes(data)
    with pytest.raises(UserError, match=says):
        plan_import(path, store.reading, ESBJERG, TODAY)
