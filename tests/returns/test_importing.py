"""The import saves nothing it is not sure of, says what it doubts and why, and adds nothing twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exitdesk.domain.answers import Gender
from exitdesk.domain.records import Activity, AnswerSet, Contact, Session
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.returns.import_plan import ImportPlan, to_json
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import Profile, load_profile
from exitdesk.store.opening import OpenStore
from tests.golden.data_workbooks import Rows, write_workbook
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY, fill

DAY = date(2025, 3, 4)
ESBJERG: Profile = load_profile("reden-esbjerg")


def contact(number: Any = "0042", first: Any = DAY, **more: Any) -> dict[str, Any]:
    return {"ID-nummer": number, "Første kontakt": first, **more}


def session(number: Any = "0042", day: Any = DAY, intervention: Any = "gruppeterapi", **more: Any) -> dict[str, Any]:
    return {"ID-nummer": number, "Dato": day, "Indsats": intervention, **more}


def answers(*given: Any, **more: Any) -> dict[str, Any]:
    return {"ID-nummer": "0042", "Dato": DAY, **{f"Svar {n}": one for n, one in enumerate(given, 1)}, **more}


def referral(**more: Any) -> dict[str, Any]:
    return {"ID-nummer": "0042", "Dato": DAY, **more}


@pytest.fixture
def plan(store: OpenStore, tmp_path: Path) -> Callable[[Rows], ImportPlan]:
    def make(rows: Rows) -> ImportPlan:
        path = write_workbook(tmp_path / "data.xlsx", rows)
        return plan_import(path, store.reading, ESBJERG, TODAY)

    return make


Plan = Callable[[Rows], ImportPlan]


def doubts(plan: ImportPlan) -> list[tuple[str, int, str, str]]:
    return [(one.sheet, one.row, one.column, one.code) for one in plan.doubts]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "code"),
    [
        ("Borgere", contact(None, Køn="Kvinde"), "ID-nummer", "missing"),
        ("Borgere", contact("1234567890123"), "ID-nummer", "not_an_id"),
        ("Borgere", contact(4.5), "ID-nummer", "not_an_id"),
        ("Borgere", contact(True), "ID-nummer", "not_an_id"),
        ("Borgere", contact(datetime(2025, 1, 1)), "ID-nummer", "not_an_id"),
        ("Borgere", contact("9", None), "Første kontakt", "missing"),
        ("Borgere", contact("9", "engang i marts"), "Første kontakt", "not_a_date"),
        ("Borgere", contact("9", "31-02-2025"), "Første kontakt", "not_a_date"),
        ("Borgere", contact("9", "11/20/2025"), "Første kontakt", "not_a_date"),
        ("Borgere", contact("9", 45000), "Første kontakt", "not_a_date"),
        ("Borgere", contact("9", time(12, 30)), "Første kontakt", "not_a_date"),
        ("Borgere", contact("9", "20/11"), "Første kontakt", "not_a_full_date"),
        ("Borgere", contact("9", "i går"), "Første kontakt", "not_a_full_date"),
        ("Borgere", contact("9", "-1"), "Første kontakt", "not_a_full_date"),
        ("Borgere", contact("9", "201125"), "Første kontakt", "not_a_full_date"),
        ("Borgere", contact("9", date(1999, 12, 31)), "Første kontakt", "date_before_2000"),
        ("Borgere", contact("9", TODAY + timedelta(days=1)), "Første kontakt", "date_in_future"),
        ("Borgere", contact("9", Afsluttet=DAY - timedelta(days=1)), "Afsluttet", "ends_before_start"),
        ("Borgere", contact("9", Køn="Dame"), "Køn", "unknown_value"),
        ("Borgere", contact("9", Køn=1), "Køn", "not_text"),
        ("Borgere", contact("9", Formål="Andet"), "Formål", "unknown_value"),
        ("Borgere", contact("9", Fødselsår=85), "Fødselsår", "out_of_range"),
        ("Borgere", contact("9", Fødselsår=2026), "Fødselsår", "out_of_range"),
        ("Borgere", contact("9", Fødselsår=1900), "Fødselsår", "out_of_range"),
        ("Borgere", contact("9", Alder=121), "Alder", "out_of_range"),
        ("Borgere", contact("9", Alder=-1), "Alder", "out_of_range"),
        ("Borgere", contact("9", Alder=30.5), "Alder", "not_a_whole_number"),
        ("Borgere", contact("9", Alder="ung"), "Alder", "not_a_whole_number"),
        ("Borgere", contact("9", **{"Rekrutteret via": "x" * 2_001}), "Rekrutteret via", "too_long"),
        ("Indsatser", session("4711"), "ID-nummer", "unknown_contact"),
        ("Indsatser", session(day=None), "Dato", "missing"),
        ("Indsatser", session(intervention="massage"), "Indsats", "unknown_value"),
        ("Indsatser", session(intervention=None), "Indsats", "missing"),
        ("Indsatser", session(Minutter=-5), "Minutter", "out_of_range"),
        ("Indsatser", session(Minutter=1441), "Minutter", "out_of_range"),
        ("Indsatser", session(Minutter=12.5), "Minutter", "not_a_whole_number"),
        ("Indsatser", session(Minutter="en time"), "Minutter", "not_a_whole_number"),
        ("Indsatser", session(Form="Brev"), "Form", "unknown_value"),
        ("Indsatser", session(Udfordringer="bolig; vejret"), "Udfordringer", "unknown_value"),
        ("Indsatser", session(Organisation=7), "Organisation", "not_text"),
        ("Aktiviteter", {"Dato": DAY, "Aktivitet": None, "Antal i alt": 3}, "Aktivitet", "missing"),
        ("Aktiviteter", {"Dato": DAY, "Aktivitet": "Udflugt", "Antal i alt": -1}, "Antal i alt", "out_of_range"),
        ("Aktiviteter", {"Dato": DAY, "Aktivitet": "X", "Deltagere": "0042;4711"}, "Deltagere", "unknown_contact"),
        ("Tøj", {"Dato": DAY, "ID-nummer": "4711"}, "ID-nummer", "unknown_contact"),
        ("Tøj", {"Dato": DAY, "ID-nummer": None, "Antal": "mange"}, "Antal", "not_a_whole_number"),
        ("Trivsel", answers(0, 1, 2, 3, 6), "Svar 5", "out_of_range"),
        ("Trivsel", answers(-1, 1, 2, 3, 4), "Svar 1", "out_of_range"),
        ("Trivsel", answers(0, 2.5, 2, 3, 4), "Svar 2", "not_a_whole_number"),
        ("Trivsel", answers(0, 1, 2, 3, 4, Form="Telefon"), "Form", "unknown_value"),
        ("Henvisninger", referral(Retning="Hen"), "Retning", "unknown_value"),
        ("Henvisninger", referral(Menneskehandel="måske"), "Menneskehandel", "unknown_value"),
        ("Henvisninger", referral(Status="Væk"), "Status", "unknown_value"),
    ],
)  # fmt: skip
def test_a_doubtful_row_is_named_and_not_added(
    plan: Plan, sheet: str, row: dict[str, Any], column: str, code: str
) -> None:
    rows: Rows = {"Borgere": [contact()], **({} if sheet == "Borgere" else {sheet: []})}
    rows[sheet] = [*rows[sheet], row]
    made = plan(rows)
    assert doubts(made) == [(sheet, len(rows[sheet]) + 1, column, code)]
    assert [type(one) for one in made.batch] == [Contact]
    assert made.sheets[sheet].in_doubt == 1
    assert made.doubts[0].why.endswith(".")


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("Borgere", contact("x")),
        ("Borgere", contact("ABC-DEX")),
        ("Borgere", contact("=1+1")),
        ("Borgere", contact("a b;c 🙂")),
        ("Borgere", contact(42)),
        ("Borgere", contact(42.0)),
        ("Borgere", contact("9", "4.3.25")),
        ("Borgere", contact("9", "4. marts 2025")),
        ("Borgere", contact("9", "Tirsdag den 4. marts 2025")),
        ("Borgere", contact("9", "d. 4/3 2025")),
        ("Borgere", contact("9", "2025-03-04 00:00:00")),
        ("Borgere", contact("9", "4.3.2025 14:30")),
        ("Borgere", contact("9", "2025-03-04")),
        ("Borgere", contact("9", datetime(2025, 3, 4, 23, 59))),
        ("Borgere", contact("9", Alder=16)),
        ("Borgere", contact("9", Alder="36")),
        ("Borgere", contact("9", Alder="Ikke oplyst")),
        ("Borgere", contact("9", Køn=" kvinde ")),
        ("Borgere", contact("9", Afsluttet=DAY)),
        ("Borgere", contact("9", **{"Rekrutteret via": "en helt anden vej"})),
        ("Indsatser", session(Minutter=0, Form="fremmøde", Udfordringer="Bolig;;økonomi ")),
        ("Indsatser", session(" 0042 ")),
        ("Indsatser", session(day=date(2000, 1, 1))),
        ("Indsatser", session(day=TODAY)),
        ("Aktiviteter", {"Dato": DAY, "Aktivitet": "noget helt nyt", "Antal i alt": 0}),
        ("Aktiviteter", {"Dato": DAY, "Aktivitet": "Udflugt", "Deltagere": None}),
        ("Tøj", {"Dato": DAY, "ID-nummer": None, "Genstande": "-3 sokker", "Antal": None}),
        ("Trivsel", answers(None, None, None, None, None)),
        ("Trivsel", answers(0, 1, 2, 3, None)),
        ("Henvisninger", {"ID-nummer": "0042", "Dato": DAY, "Retning": None, "Tilbud": "@alt muligt"}),
        ("Henvisninger", {"ID-nummer": "0042", "Dato": DAY, "Menneskehandel": True}),
    ],
)
def test_what_is_no_doubt_is_added(plan: Plan, sheet: str, row: dict[str, Any]) -> None:
    rows: Rows = {"Borgere": [contact()]}
    rows.setdefault(sheet, []).append(row)
    made = plan(rows)
    assert doubts(made) == []
    assert made.sheets[sheet].new == len(rows[sheet])


def test_an_event_after_the_end_and_an_early_answer_set_are_no_doubt(plan: Plan) -> None:
    made = plan({
        "Borgere": [contact(Afsluttet=DAY)],
        "Indsatser": [session(day=DAY + timedelta(days=90)), session(day=DAY - timedelta(days=90))],
        "Trivsel": [answers(1, 1, 1, 1, 1), answers(2, 2, 2, 2, 2, Dato=DAY + timedelta(days=3))],
    })  # fmt: skip
    assert doubts(made) == []
    assert made.new_rows == 5


def test_formulas_and_error_values_are_doubts(store: OpenStore, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Borgere"
    for row in (["ID-nummer", "Første kontakt"], ["=A1", DAY], ["7", "#N/A"], ["8", "=TODAY()"]):
        sheet.append(row)
    path = tmp_path / "data.xlsx"
    book.save(path)
    made = plan_import(path, store.reading, ESBJERG, TODAY)
    assert [(one.row, one.code, one.read) for one in made.doubts] == [
        (2, "formula", "=A1"),
        (3, "error_value", "#N/A"),
        (4, "formula", "=TODAY()"),
    ]
    assert made.batch == ()


def test_headers_stand_in_any_order_and_case(plan: Plan) -> None:
    made = plan({"Borgere": [{"første  KONTAKT": DAY, " id-nummer": "1", "KØN": "Mand"}]})
    assert doubts(made) == []
    (one,) = made.batch
    assert isinstance(one, Contact)
    assert (one.id_number, one.gender.value) == ("1", "mand")


def test_unknown_sheets_and_columns_are_reported_and_do_not_hold_up_the_rest(plan: Plan) -> None:
    made = plan({"Borgere": [contact(Telefon="1234")], "Forløb": [{"ID-nummer": "1"}]})
    assert made.unknown_sheets == ("Forløb",)
    assert made.unknown_columns == (("Borgere", "Telefon"),)
    assert (doubts(made), made.new_rows) == ([], 1)


def test_cells_beyond_the_headers_are_reported(store: OpenStore, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Borgere"
    sheet.append(["ID-nummer", "Første kontakt"])
    sheet.append(["1", DAY, None, "Mette"])
    book.save(tmp_path / "data.xlsx")
    made = plan_import(tmp_path / "data.xlsx", store.reading, ESBJERG, TODAY)
    assert made.unknown_columns == (("Borgere", "D"),)


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (["ID-nummer", "Køn"], "column_missing"),
        (["ID-nummer", "Første kontakt", "Køn", "køn"], "column_twice"),
        ([None, None], "no_headers"),
    ],
)
def test_a_sheet_whose_headers_are_in_doubt_is_not_read(
    store: OpenStore, tmp_path: Path, headers: list[str | None], code: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Borgere"
    sheet.append(headers)
    sheet.append(["1", DAY])
    book.save(tmp_path / "data.xlsx")
    made = plan_import(tmp_path / "data.xlsx", store.reading, ESBJERG, TODAY)
    assert [one.code for one in made.doubts] == [code]
    assert made.batch == ()


def test_sheets_may_come_in_any_order(plan: Plan) -> None:
    made = plan({"Indsatser": [session()], "Borgere": [contact()]})
    assert doubts(made) == []
    assert [type(one) for one in made.batch] == [Contact, Session]


def test_an_event_of_a_contact_whose_row_is_in_doubt_is_in_doubt(plan: Plan) -> None:
    made = plan({"Borgere": [contact("1", Køn="Dame"), contact("2")], "Indsatser": [session("1"), session("2")]})
    assert doubts(made) == [("Borgere", 2, "Køn", "unknown_value"), ("Indsatser", 2, "ID-nummer", "unknown_contact")]
    assert made.new_rows == 2


def test_a_mistyped_number_is_answered_with_near_ones(plan: Plan) -> None:
    made = plan({"Borgere": [contact("0042")], "Indsatser": [session("0024")]})
    assert "0042" in made.doubts[0].why


@pytest.mark.parametrize("seed", range(4))
def test_a_second_import_adds_nothing(store: OpenStore, tmp_path: Path, seed: int) -> None:
    rows = random_rows(300 + seed, ESBJERG)
    first = fill(store, ESBJERG, rows, tmp_path)
    again = plan_import(tmp_path / "data.xlsx", store.reading, ESBJERG, TODAY)
    assert (again.batch, again.doubts) == ((), ())
    assert sum(count.already_there for count in again.sheets.values()) == first.new_rows


def test_equal_rows_are_events_of_their_own_and_only_the_lacking_ones_are_added(store: OpenStore, plan: Plan) -> None:
    made = plan({"Borgere": [contact()], "Indsatser": [session()] * 2})
    store.operations.import_records(made.batch)
    again = plan({"Borgere": [contact()], "Indsatser": [session(Minutter=None)] * 5})
    assert (again.sheets["Indsatser"].already_there, again.sheets["Indsatser"].new) == (2, 3)


def test_a_note_that_was_added_here_does_not_make_the_row_new(store: OpenStore, plan: Plan) -> None:
    rows: Rows = {"Borgere": [contact()], "Indsatser": [session()]}
    store.operations.import_records(plan(rows).batch)
    (one,) = store.reading.sessions()
    store.operations.save(replace(one, note="en note"))
    assert plan(rows).batch == ()


def test_a_known_contact_with_other_data_is_a_doubt_and_stays_as_it_is(store: OpenStore, plan: Plan) -> None:
    store.operations.import_records(plan({"Borgere": [contact(Køn="Kvinde", Fødselsår=1990)]}).batch)
    made = plan({"Borgere": [contact(Køn="Mand", Fødselsår=1990)]})
    assert doubts(made) == [("Borgere", 2, "Køn", "contact_differs")]
    assert made.doubts[0].why.startswith("The program has “Kvinde”, and the file has “Mand”.")
    assert plan({"Borgere": [contact(Køn=None)]}).doubts == ()


@pytest.mark.parametrize(
    ("known", "column", "said", "why"),
    [
        ({}, "Fødselsår", 1990, "The program has nothing here, and the file has “1990”. If right, write it"),
        ({"Køn": "Ikke oplyst"}, "Køn", "Kvinde", "has no answer (“Ikke oplyst”), and the file has “Kvinde”. If right"),
        ({"Alder": "Ikke oplyst"}, "Alder", 36, "has no answer (“Ikke oplyst”), and the file has “36”."),
        ({"Køn": "Kvinde"}, "Køn", "Ikke oplyst", "has “Kvinde”, and the file has “Ikke oplyst”. Correct"),
    ],
)
def test_what_the_program_lacks_is_told_as_lacking_and_not_as_a_contradiction(
    store: OpenStore, plan: Plan, known: dict[str, Any], column: str, said: object, why: str
) -> None:
    store.operations.import_records(plan({"Borgere": [contact(**known)]}).batch)
    made = plan({"Borgere": [contact(**{column: said})]})
    assert doubts(made) == [("Borgere", 2, column, "contact_differs")]
    assert why in made.doubts[0].why
    assert "“”" not in made.doubts[0].why


def test_a_contact_that_stands_twice_is_one_unless_the_rows_differ(plan: Plan) -> None:
    assert plan({"Borgere": [contact("h7k-m3p"), contact("H7K-M3P")]}).new_rows == 1
    made = plan({"Borgere": [contact("1"), contact("1", DAY + timedelta(days=1))]})
    assert doubts(made) == [("Borgere", 3, "Første kontakt", "contact_differs")]
    made = plan({"Borgere": [contact("1"), contact("1", Køn="Mand")]})
    assert made.doubts[0].why == "A row above for the same contact is empty here. Write “Mand” in both, or in none."


def test_a_contact_in_the_bin_is_a_doubt(store: OpenStore, plan: Plan) -> None:
    store.operations.import_records(plan({"Borgere": [contact()]}).batch)
    store.operations.bin("contact", store.reading.contacts()[0].key or "")
    made = plan({"Borgere": [contact()], "Indsatser": [session()]})
    assert [one.code for one in made.doubts] == ["contact_in_bin", "unknown_contact"]


def test_participants_become_attendances_and_numbers_with_semicolons_are_found(plan: Plan) -> None:
    rows: Rows = {
        "Borgere": [contact("a;b"), contact("7"), contact("8")],
        "Aktiviteter": [
            {"Dato": DAY, "Aktivitet": "åben CAFÉ", "Deltagere": "7; a;b; 8; 7"},
            {"Dato": DAY, "Aktivitet": "Udflugt", "Deltagere": 7},
        ],
    }
    made = plan(rows)
    assert doubts(made) == []
    activities = [one for one in made.batch if isinstance(one, Activity)]
    assert [one.name for one in activities] == ["Åben café", "Udflugt"]
    assert [type(one).__name__ for one in made.batch].count("Attendance") == 4


def test_order_of_the_file_is_kept_for_answer_sets_of_one_day(store: OpenStore, plan: Plan) -> None:
    rows: Rows = {"Borgere": [contact()], "Trivsel": [answers(n, n, n, n, n) for n in (3, 0, 5, 1)]}
    store.operations.import_records(plan(rows).batch)
    assert [one.answers[0] for one in store.reading.answer_sets()] == [3, 0, 5, 1]
    assert isinstance(store.reading.answer_sets()[0], AnswerSet)


def test_the_report_as_json_names_sheet_row_column_what_was_read_and_why(plan: Plan) -> None:
    report = to_json(plan({"Borgere": [contact(), contact("9", Køn="Dame")]}))
    assert report["sheets"] == {"Borgere": {"rows": 2, "new": 1, "already_there": 0, "in_doubt": 1}}
    (doubt,) = report["doubts"]
    assert list(doubt) == ["sheet", "row", "column", "read", "code", "why"]
    assert (doubt["sheet"], doubt["row"], doubt["column"], doubt["read"]) == ("Borgere", 3, "Køn", "Dame")


def test_what_progress_raises_stops_the_reading(store: OpenStore, tmp_path: Path) -> None:
    rows: Rows = {"Borgere": [contact(str(n)) for n in range(600)]}
    path = write_workbook(tmp_path / "data.xlsx", rows)
    seen = []

    def stop(done: int, total: int) -> None:
        if done:  # before that it is called now and then while the other process starts
            seen.append((done, total))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan_import(path, store.reading, ESBJERG, TODAY, stop)
    assert seen == [(250, 601)]


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def sound_workbook(tmp_path: Path) -> bytes:
    return write_workbook(tmp_path / "sound.xlsx", {"Borgere": [contact()]}).read_bytes()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return buffer.getvalue()


LOL = b'<?xml version="1.0"?><!-- x --><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda tmp: b"", "neither .xlsx"),
        (lambda tmp: b"ID-nummer;Dato\n1;2\n", "neither .xlsx"),
        (lambda tmp: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "password"),
        (lambda tmp: zipped(content__xml=b"<x/>"), "neither .xlsx"),
        (lambda tmp: zipped(xl__workbook__xml=b""), "neither .xlsx"),
        (lambda tmp: sound_workbook(tmp)[:-400], "damaged"),
        (
            lambda tmp: with_part(sound_workbook(tmp), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
            "damaged",
        ),
        (lambda tmp: with_part(sound_workbook(tmp), "xl/workbook.xml", b"<a/>"), "damaged"),
        (lambda tmp: with_part(sound_workbook(tmp), "xl/worksheets/sheet1.xml", LOL), "declarations"),
        (lambda tmp: with_part(sound_workbook(tmp), "xl/styles.xml", LOL.decode().encode("utf-16")), "declarations"),
        (lambda tmp: with_part(sound_workbook(tmp), "xl/styles.xml", b"<x>" + b"0" * 60_000_000), "too large"),
    ],
)
def test_a_file_that_is_no_sound_workbook_gets_one_sentence(
    store: OpenStore, tmp_path: Path, make: Callable[[Path], bytes], says: str
) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(make(tmp_path))
    with pytest.raises(UserError, match=says) as caught:
        plan_import(path, store.reading, ESBJERG, TODAY)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_a_folder_gets_one_sentence(store: OpenStore, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.xlsx", tmp_path):
        with pytest.raises(ExitDeskError):
            plan_import(path, store.reading, ESBJERG, TODAY)


def test_a_row_far_down_and_a_cell_far_out_do_not_stop_the_reading(store: OpenStore, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Borgere"
    sheet.append(["ID-nummer", "Første kontakt"])
    sheet.append(["1", DAY])
    sheet.cell(900_000, 1, "2")
    sheet.cell(900_000, 2, DAY)
    sheet.cell(900_001, 16_000, "x")
    book.save(tmp_path / "data.xlsx")
    made = plan_import(tmp_path / "data.xlsx", store.reading, ESBJERG, TODAY)
    assert made.new_rows == 2
    assert made.unknown_columns == (("Borgere", "WQJ"),)


def test_a_row_can_be_taken_without_the_value_that_is_in_doubt(store: OpenStore, tmp_path: Path) -> None:
    rows: Rows = {"Borgere": [contact(Køn="Dame"), contact("9", **{"Første kontakt": "i forgårs"})]}
    path = write_workbook(tmp_path / "data.xlsx", rows)
    made = plan_import(path, store.reading, ESBJERG, TODAY)
    assert [(one.column, one.optional) for one in made.doubts] == [("Køn", True), ("Første kontakt", False)]
    taken = plan_import(path, store.reading, ESBJERG, TODAY, without=[one.place for one in made.doubts])
    assert [one.column for one in taken.doubts] == ["Første kontakt"]
    (one,) = taken.batch
    assert isinstance(one, Contact)
    assert one.gender is Gender.NOT_ASKED
