"""The agency's own workbook comes back filled: every value where it belongs, and everything else as it was."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.returns.profile_model import Profile, Source
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.registration import ReturnPreview
from exitdesk.returns.return_workbook import prepare_return
from exitdesk.returns.template.fill import Filled
from exitdesk.returns.template.filling import Template, fill_template, misfits, suggested_mapping, template_of
from exitdesk.returns.template.mapping import TemplateMapping
from tests.returns import agency_templates as agency
from tests.returns.random_rows import random_rows
from tests.returns.stores import fill, new_store

PROFILES = ("forandring-aarhus", "reden-esbjerg", "nye-veje-odense", "exit-koebenhavn")
MAKERS = ("xlsxwriter", "hand", "libreoffice")
# openpyxl itself says that it would lose some of it.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|header or footer|Cannot parse).*")
SHEET_PART = "xl/worksheets/sheet2.xml"


@dataclass(frozen=True)
class Case:
    """One template, filled with one profile's return."""

    name: str
    profile: Profile
    preview: ReturnPreview
    template: Template
    mapping: TemplateMapping
    filled: Filled

    @property
    def first_row(self) -> int:
        return self.mapping.sheet.first_row


@pytest.fixture(scope="module")
def previews(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReturnPreview]:
    found = {}
    for number, name in enumerate(PROFILES):
        folder = tmp_path_factory.mktemp(name)
        store, profile = new_store(folder / "store", name)
        with store:
            fill(store, profile, random_rows(number, profile), folder)
            found[name] = prepare_return(store.reading, profile, WHOLE_PROJECT).preview
    return found


@pytest.fixture(scope="module")
def cases(previews: dict[str, ReturnPreview], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    profiles = {name: load_profile(name) for name in PROFILES}
    made = {f"{name} xlsxwriter": agency.by_xlsxwriter(profile) for name, profile in profiles.items()}
    made |= {f"{name} hand": agency.by_hand(profile) for name, profile in profiles.items()}
    if agency.needs_libreoffice:
        saved = agency.through_libreoffice(profiles, tmp_path_factory.mktemp("office") / "templates")
        made |= {f"{name} libreoffice": data for name, data in saved.items()}
    found = {}
    for name, data in made.items():
        profile = profiles[name.split()[0]]
        preview = previews[profile.name]
        template = template_of(data, f"{name}.xlsx", profile)
        mapping, _ = suggested_mapping(template, profile)
        found[name] = Case(name, profile, preview, template, mapping, fill_template(template, mapping, preview))
    return found


@pytest.fixture(params=[f"{profile} {maker}" for profile in PROFILES for maker in MAKERS])
def case(request: pytest.FixtureRequest, cases: dict[str, Case]) -> Iterator[Case]:
    if request.param not in cases:
        pytest.skip("LibreOffice (soffice) is NOT installed: its templates are not filled")
    yield cases[request.param]


def test_every_column_is_found_by_its_header(case: Case) -> None:
    sheet = case.mapping.sheet
    assert (sheet.name, sheet.header_row, sheet.first_row) == (agency.SHEET, agency.HEADER_ROW, agency.FIRST_ROW)
    headers = {agency.header_of(case.profile, at): one.title for at, one in enumerate(case.profile.columns)}
    assert case.mapping.titles == headers
    computed = [one.header for one in sheet.columns if one.computed]
    assert computed == ["Kontrol"]


def test_drop_downs_are_read_wherever_they_stand(case: Case) -> None:
    choices = {one.header: one.choices for one in case.mapping.sheet.columns}
    assert choices["Køn"] == agency.GENDERS
    assert choices["Henvist til indsats mod menneskehandel (ja/nej)"] == ("ja", "nej")
    assert choices["Alder ved start"] is None
    assert misfits(case.preview, case.mapping) == ()


def test_all_other_parts_stay_as_they_were(case: Case) -> None:
    before, after = agency.parts_of(case.template.data), agency.parts_of(case.filled.data)
    assert list(before) == list(after), "the same parts in the same order"
    different = {name for name in before if before[name] != after[name]}
    assert different == {SHEET_PART, "xl/workbook.xml"}, "the sheet, and the wish to work formulas out anew"
    assert different == set(case.filled.changed_parts)


def test_the_same_rows_give_the_same_bytes(case: Case) -> None:
    again = template_of(case.template.data, "again.xlsx", case.profile)
    assert fill_template(again, case.mapping, case.preview).data == case.filled.data


def test_openpyxl_finds_nothing_missing(case: Case) -> None:
    before, after = (openpyxl.load_workbook(io.BytesIO(d)) for d in (case.template.data, case.filled.data))
    assert [(s.title, s.sheet_state) for s in before] == [(s.title, s.sheet_state) for s in after]
    assert set(before.defined_names) == set(after.defined_names)
    for was, now in zip(before.worksheets, after.worksheets, strict=True):
        assert (was.freeze_panes, was.print_title_rows, was.protection.sheet) == (
            now.freeze_panes,
            now.print_title_rows,
            now.protection.sheet,
        )
        assert sorted(map(str, was.merged_cells.ranges)) == sorted(map(str, now.merged_cells.ranges))
        assert len(was.data_validations.dataValidation) == len(now.data_validations.dataValidation)
        assert len(was.conditional_formatting) == len(now.conditional_formatting)
        assert len(was._images) == len(now._images)
        comments = {c.coordinate: c.comment.text for row in was.iter_rows() for c in row if c.comment}
        assert comments == {c.coordinate: c.comment.text for row in now.iter_rows() for c in row if c.comment}
        for row in was.iter_rows():
            for cell in row:
                there = now[cell.coordinate]
                assert there.has_style == cell.has_style and there.number_format == cell.number_format
                if cell.value is not None:
                    assert there.value == cell.value, f"{was.title}!{cell.coordinate}"


def test_openpyxl_reads_every_value_back(case: Case) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(case.filled.data))[agency.SHEET]
    assert _read(sheet, case) == _expected(case)


def test_lists_and_colours_reach_the_last_row(case: Case) -> None:
    last = case.first_row + len(case.preview.rows) - 1
    assert last > agency.FIRST_ROW + agency.PREPARED_ROWS, "more rows than the agency prepared"
    again = template_of(case.filled.data, "filled.xlsx", case.profile)
    assert again.sheets[0].holds_rows
    text = agency.parts_of(case.filled.data)[SHEET_PART].decode()
    assert f":B{last}" in text or f"B{case.first_row}:B{last}" in text, "the list of genders"
    sheet = openpyxl.load_workbook(io.BytesIO(case.filled.data))[agency.SHEET]
    ends = {str(area).split(":")[-1] for one in sheet.conditional_formatting for area in one.sqref.ranges}
    assert any(end.endswith(str(last)) for end in ends)
    assert sheet.cell(last, 2).border.left.style, "rows that were added look as the first one does"


def test_libreoffice_reads_every_value_back(cases: dict[str, Case], tmp_path: Path) -> None:
    if not agency.needs_libreoffice:
        pytest.skip("LibreOffice (soffice) is NOT installed: outside reader not run")
    for name, case in cases.items():
        (tmp_path / f"{name}.xlsx").write_bytes(case.filled.data)
    agency.convert(sorted(tmp_path.glob("*.xlsx")), "ods", tmp_path / "ods")
    agency.convert(sorted((tmp_path / "ods").glob("*.ods")), "xlsx", tmp_path / "read")
    assert len(cases) == len(PROFILES) * len(MAKERS)
    for name, case in cases.items():
        book = openpyxl.load_workbook(tmp_path / "read" / f"{name}.xlsx", data_only=True)
        assert _read(book[agency.SHEET], case) == _expected(case), name
        wide, row = len(case.profile.columns), case.preview.rows[0]
        control = book[agency.SHEET].cell(case.first_row, wide + 1).value
        assert control == list(row.cells[5:]).count("ja"), "the agency's own formula sees the row"


def _read(sheet: Any, case: Case) -> list[list[Any]]:
    wide = len(case.profile.columns)
    rows = sheet.iter_rows(
        min_row=case.first_row, max_row=case.first_row + len(case.preview.rows) - 1, max_col=wide, values_only=True
    )
    return [list(row) for row in rows]


def _expected(case: Case) -> list[list[Any]]:
    start = next(at for at, one in enumerate(case.profile.columns) if one.source is Source.START)
    gender = next(at for at, one in enumerate(case.profile.columns) if one.source is Source.GENDER)
    theirs = {"Non-binær": "Nonbinær", "Ikke oplyst": "Uoplyst", "Ønsker ikke at svare": "Uoplyst"}
    found = []
    for row in case.preview.rows:
        cells: list[Any] = list(row.cells)
        cells[start] = datetime.strptime(str(cells[start]), "%Y-%m")  # the cell shows a month
        cells[gender] = theirs.get(str(cells[gender]), "Uoplyst" if cells[gender] == "Ikke spurgt" else cells[gender])
        found.append(cells)
    return found


def _with_table(prepared: int) -> bytes:
    """A table with a column that it works out, and a few rows prepared."""
    profile = load_profile("reden-esbjerg")
    titles = [column.title for column in profile.columns]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Indberetning")
        helped = f'=COUNTIF(B[@[{titles[5]}]:[{titles[-1]}]],"ja")'
        columns = [*({"header": one} for one in titles), {"header": "Antal indsatser", "formula": helped}]
        sheet.add_table(4, 0, 4 + prepared, len(titles), {"name": "B", "columns": columns})
    return target.getvalue()


@pytest.mark.parametrize("prepared", [1, 3])
def test_a_column_that_a_table_works_out_goes_on_to_the_last_row(
    previews: dict[str, ReturnPreview], prepared: int, tmp_path: Path
) -> None:
    preview, profile = previews["reden-esbjerg"], load_profile("reden-esbjerg")
    template = template_of(_with_table(prepared), "skema.xlsx", profile)
    mapping, _ = suggested_mapping(template, profile)
    out = tmp_path / "ud.xlsx"
    out.write_bytes(fill_template(template, mapping, preview).data)
    sheet = openpyxl.load_workbook(out).active
    count, at = len(preview.rows), len(profile.columns) + 1
    formulas = [sheet.cell(6 + row, at).value for row in range(count)]
    assert count > 3 and len(set(formulas)) == 1 and formulas[0].startswith("=COUNTIF(B[")
    assert sheet.tables["B"].ref.endswith(str(5 + count))
    assert template.sheets[0].columns[-1].computed
    if agency.needs_libreoffice and prepared > 1:
        agency.convert([out], "ods", tmp_path / "ods")
        agency.convert([tmp_path / "ods" / "ud.ods"], "xlsx", tmp_path / "read")
        shown = openpyxl.load_workbook(tmp_path / "read" / "ud.xlsx", data_only=True).active
        told = [[cell for cell in row.cells[5:] if cell == "ja"] for row in preview.rows]
        assert [shown.cell(6 + row, at).value for row in range(count)] == list(map(len, told))
