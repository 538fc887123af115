"""Where the rows belong, in forms of every make: what is found, what is passed over, and what is refused."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.escape import unescape

from exitdesk.errors import UserError
from exitdesk.returns.profile_model import Coding
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.template.fill import FilledColumn, fill
from exitdesk.returns.template.filling import Template, suggested_mapping, template_of
from exitdesk.returns.template.mapping import TemplateMapping, carried_over, differences, fingerprint
from exitdesk.returns.template.sheet import TemplateSheet
from exitdesk.returns.template.values import words_for
from tests.returns.agency_templates import MAIN, parts_of, with_parts

ESBJERG = load_profile("reden-esbjerg")
HEADERS = ["ID-nummer", "Køn", "Alder", "Start", "Slut"]


def workbook(rows: list[list[Any]], *, tab: str = "Ark1", more: Any = None) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet(tab)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    if more:
        more(book, sheet)
    book.close()
    return target.getvalue()


def read(data: bytes) -> Template:
    return template_of(data, "skema.xlsx", ESBJERG)


def sheet_of(rows: list[list[Any]], more: Any = None) -> TemplateSheet:
    return read(workbook(rows, more=more)).sheets[0]


def headers(sheet: TemplateSheet) -> dict[str, str]:
    return {one.letters: one.header for one in sheet.columns}


def test_titles_above_are_no_headers() -> None:
    sheet = sheet_of([["Indberetning"], ["Projekt", "Reden"], [], HEADERS])
    assert (sheet.header_row, sheet.first_row) == (4, 5)
    assert list(headers(sheet).values()) == HEADERS


def test_headers_joined_over_two_rows_stand_beside_those_under_a_group() -> None:
    def join(book: Any, sheet: Any) -> None:
        for column, header in enumerate(HEADERS):
            sheet.merge_range(2, column, 3, column, header)
        sheet.merge_range(2, 5, 2, 7, "Indsatser")
        sheet.write_row(3, 5, ["Gruppeterapi", "Individuel terapi", "Brobygning"])

    sheet = sheet_of([["Titel"]], join)
    assert (sheet.header_row, sheet.first_row) == (4, 5)
    assert list(headers(sheet).values()) == [*HEADERS, "Gruppeterapi", "Individuel terapi", "Brobygning"]


@pytest.mark.parametrize("below", [["Gruppeterapi"], ["Gruppeterapi", "Individuel terapi", "Brobygning", "Gratis tøj"]])
def test_headers_in_two_rows_are_put_together_also_without_joined_cells(below: list[str]) -> None:
    sheet = sheet_of([[*HEADERS, "Indsatser"], [None] * 5 + below])
    assert (sheet.header_row, sheet.first_row) == (2, 3)
    assert list(headers(sheet).values()) == [*HEADERS, *below]


def test_headers_that_repeat_are_told_apart_by_their_group_or_a_number() -> None:
    def join(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 3, 0, 4, "Forløb")

    sheet = sheet_of([[], ["ID-nummer", "Køn", "Alder", "Dato", "Dato"]], join)
    assert list(headers(sheet).values())[3:] == ["Forløb: Dato", "Forløb: Dato 2"]
    grouped = sheet_of([[None, None, None, "Start", "Slut"], ["ID-nummer", "Køn", "Alder", "Dato", "Dato"]])
    assert list(headers(grouped).values())[3:] == ["Start: Dato", "Slut: Dato"]
    mapping, _ = suggested_mapping(read(workbook([["ID-nummer", "Køn", "Køn", "Alder"]])), ESBJERG)
    assert sorted(mapping.titles.values()) == ["Alder", "ID-nummer", "Køn"], "each of ours has one place"


@pytest.mark.parametrize(
    ("under", "first"),
    [
        ([], 2),
        ([["fx 0042", "Kvinde", 34, "2026-01"]], 3),
        ([["tekst", "vælg", "hele år", "åååå-mm"]], 3),
        ([[1, 2, 3, 4, 5]], 3),
        ([["tekst", "vælg"], ["Eksempel", "Kvinde", 34]], 4),
    ],
)
def test_rows_that_explain_are_passed_over(under: list[list[Any]], first: int) -> None:
    sheet = sheet_of([HEADERS, *under])
    assert sheet.first_row == first
    assert not sheet.holds_rows


@pytest.mark.parametrize(
    "rows",
    [[["0042", "Kvinde", 34]], [["A-7", None, None, "2026-01", "nej"]], [["a"], ["b"], ["c"]], [["42", None, 41]]],
)
def test_a_sheet_that_somebody_filled_is_refused(rows: list[list[Any]]) -> None:
    template = read(workbook([HEADERS, *rows]))
    assert template.sheets[0].holds_rows
    with pytest.raises(UserError, match="empty copy"):
        fill(template.package, template.sheets[0], [FilledColumn(1, ["0001"])])


def test_what_stands_below_is_never_written_over() -> None:
    template = read(workbook([HEADERS, [], [], [], ["I alt", None, "=COUNT(C2:C4)"]]))
    sheet = template.sheets[0]
    assert (sheet.first_row, sheet.room) == (2, 3)
    fill(template.package, sheet, [FilledColumn(1, ["1", "2", "3"])])
    with pytest.raises(UserError, match="room for 3 rows"):
        fill(template.package, sheet, [FilledColumn(1, ["1", "2", "3", "4"])])


def test_a_table_takes_the_rows_in_and_its_totals_stay() -> None:
    def table(totals: bool) -> Any:
        def make(book: Any, sheet: Any) -> None:
            columns = [{"header": header} for header in HEADERS]
            columns[0] |= {"total_string": "I alt"} if totals else {}
            sheet.add_table(0, 0, 4 if totals else 2, 4, {"columns": columns, "total_row": totals, "name": "Borgere"})

        return make

    template = read(workbook([], more=table(False)))
    filled = fill(template.package, template.sheets[0], [FilledColumn(1, [f"{n:04}" for n in range(9)])])
    assert "xl/tables/table1.xml" in filled.changed_parts
    assert openpyxl.load_workbook(io.BytesIO(filled.data)).active.tables["Borgere"].ref == "A1:E10"
    template = read(workbook([], more=table(True)))
    assert template.sheets[0].room == 3
    with pytest.raises(UserError, match="room for 3 rows"):
        fill(template.package, template.sheets[0], [FilledColumn(1, ["1", "2", "3", "4"])])


def test_lists_are_found_behind_names_tables_and_columns() -> None:
    def lists(book: Any, sheet: Any) -> None:
        other = book.add_worksheet("Lister")
        other.add_table(0, 0, 2, 0, {"columns": [{"header": "Køn"}], "data": [["Kvinde"], ["Mand"]], "name": "Valg"})
        other.write_column(0, 2, ["ja", "nej"])
        book.define_name("Navn", "=Lister!$C$1:$C$2")
        book.define_name("Tabelnavn", "=Valg[Køn]")
        for column, source in enumerate(
            ["=Navn", "=Tabelnavn", '=INDIRECT("Valg[Køn]")', "=Lister!$C:$C", "=OFFSET(Lister!$C$1,0,0,2,1)"]
        ):
            sheet.data_validation(1, column, 9, column, {"validate": "list", "source": source})

    found = [one.choices for one in sheet_of([HEADERS], lists).columns]
    assert found == [("ja", "nej"), ("Kvinde", "Mand"), ("Kvinde", "Mand"), ("ja", "nej"), None]


def test_cells_that_do_not_say_where_they_stand_are_filled_all_the_same() -> None:
    def strip(name: str, content: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return content
        for letter in "ABCDE":
            for row in range(1, 4):
                content = content.replace(f'<c r="{letter}{row}"'.encode(), b"<c")
        for row in range(1, 4):
            content = content.replace(f'<row r="{row}"'.encode(), b"<row")
        return content

    template = read(with_parts(workbook([HEADERS]), strip))
    assert b'r="A1"' not in parts_of(template.data)["xl/worksheets/sheet1.xml"]
    assert list(headers(template.sheets[0]).values()) == HEADERS
    filled = fill(template.package, template.sheets[0], [FilledColumn(1, ["0001", "0002"]), FilledColumn(3, [4, None])])
    rows = list(openpyxl.load_workbook(io.BytesIO(filled.data)).active.iter_rows(min_row=2, values_only=True))
    assert [row[:3] for row in rows] == [("0001", None, 4), ("0002", None, None)]


def test_odd_texts_arrive_as_they_are() -> None:
    odd = ["=1+1", "  to blanke ", "_x0041_", "linje\nskift", "a\x07b", "<&>\"'", "æøå🙂", "0042"]
    template = read(workbook([HEADERS]))
    filled = fill(template.package, template.sheets[0], [FilledColumn(1, odd)])
    column = openpyxl.load_workbook(io.BytesIO(filled.data)).active["A"]
    assert [unescape(cell.value) for cell in column[1:]] == odd
    assert all(cell.data_type != "f" for cell in column)


def test_a_workbook_of_1904_gets_its_own_days() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADERS)
    sheet.write_blank(1, 3, None, book.add_format({"num_format": "dd-mm-yyyy"}))
    book.close()
    template = read(target.getvalue())
    filled = fill(template.package, template.sheets[0], [FilledColumn(4, [date(2026, 7, 2), date(2026, 7, 3)])])
    found = openpyxl.load_workbook(io.BytesIO(filled.data)).active
    assert [found["D2"].value, found["D3"].value] == [datetime(2026, 7, 2), datetime(2026, 7, 3)]


def test_our_words_become_the_lists_own() -> None:
    assert words_for(["ja", "nej", None], ["Ja", "Nej"]) == ({"ja": "Ja", "nej": "Nej"}, [])
    assert words_for(["ja", "nej"], ["1", "0"]) == ({"ja": "1", "nej": "0"}, [])
    assert words_for(["Non-binær", "Ikke spurgt"], ["Nonbinær", "Uoplyst"])[0] == {
        "Non-binær": "Nonbinær",
        "Ikke spurgt": "Uoplyst",
    }
    assert words_for(["Ikke oplyst"], ["Kvinde"]) == ({"Ikke oplyst": ""}, []), "no word for it: the cell stays empty"
    assert words_for(["Kvinde", "Non-binær"], ["Kvinde", "Mand"]) == ({"Kvinde": "Kvinde"}, ["Non-binær"])


def test_what_a_new_version_has_otherwise_is_told_and_old_choices_carry_over() -> None:
    before = sheet_of([HEADERS])
    now = sheet_of([["Ny titel"], ["ID-nummer", "Kommune", "Køn", "Alder", "Startdato"]])
    found = {(one.kind, one.header) for one in differences(before, now)}
    assert found == {
        ("added", "Kommune"), ("added", "Startdato"), ("moved", "Køn"), ("moved", "Alder"), ("removed", "Start"),
        ("removed", "Slut"), ("rows", ""),
    }  # fmt: skip
    mapping = TemplateMapping(before, {"ID-nummer": "ID-nummer", "Køn": "Køn", "Start": "Start"})
    assert carried_over(mapping, now) == {"ID-nummer": "ID-nummer", "Køn": "Køn"}
    assert TemplateMapping.from_json(mapping.to_json()).fingerprint == fingerprint(before)
    assert differences(before, before) == ()


def test_every_title_of_every_profile_finds_itself() -> None:
    for name in ("forandring-aarhus", "reden-esbjerg", "nye-veje-odense", "exit-koebenhavn"):
        profile = load_profile(name)
        data = workbook([[one.title for one in profile.columns]])
        mapping, _ = suggested_mapping(template_of(data, "x.xlsx", profile), profile)
        assert mapping.titles == {one.title: one.title for one in profile.columns}
        assert any(one.coding is Coding.YES_NO for one in profile.columns)


def test_a_sheet_under_another_prefix_keeps_one_namespace() -> None:
    template = read(workbook([HEADERS]))
    filled = fill(template.package, template.sheets[0], [FilledColumn(2, ["Kvinde"])])
    text = parts_of(filled.data)["xl/worksheets/sheet1.xml"].decode()
    assert text.count(MAIN) == 1
    assert "ns0:" not in text
