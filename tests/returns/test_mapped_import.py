"""What an organisation has kept by hand comes in as it stands, or in doubt; nothing is made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from exitdesk.domain.answers import Direction, Gender, Missing
from exitdesk.errors import UserError
from exitdesk.returns.hand_kept.free_cells import free_day, hours_as_minutes, read_field, yes_or_no
from exitdesk.returns.hand_kept.mapping import Dated, ImportMapping, keep_mapping, kept_mapping
from exitdesk.returns.hand_kept.planning import inspect_tables, plan_first_rows, table_for
from exitdesk.returns.hand_kept.suggesting import suggest_mapping, unknown_words
from exitdesk.returns.hand_kept.targets import IGNORED, Means, TableKind, Target, target_title, targets_of
from exitdesk.returns.import_cells import Doubtful, read_day
from exitdesk.returns.profiles import load_profile, shipped_profiles
from exitdesk.returns.tables.cells import RawCell
from exitdesk.store.opening import OpenStore
from tests.returns.hand_kept_files import csv_file, mapped, ods_bytes, ods_sheet
from tests.returns.stores import TODAY

ESBJERG = load_profile("reden-esbjerg")
DAY = date(2025, 11, 20)
MONTHS = "januar februar marts april maj juni juli august september oktober november december"
PEOPLE = [
    ["Registrering 2025"],
    [],
    ["ID", "Navn", "Køn", "Alder", "Opstart", "Rådgivning (ja/nej)", "Gruppeterapi", "Bolig", "Henvist",
     "WHO-5 1", "WHO-5 2", "WHO-5 3", "WHO-5 4", "WHO-5 5", "Bemærkning"],
    ["K-1", "Anna Holm", "K", "34 år", "20-11-2025", "ja", "x", "x", "nej", 3, 2, 1, 4, 5, "kom selv"],
    ["K-2", "Bo Dal", "M", "uoplyst", "20.11.25", "1", "–", "", "ja", "", "", "", "", "", ""],
    ["K-3", "Eva Krog", "kvinde", "ved ikke", "20. november 2025", "SAND", "12-01-2026", "", "",
     5, 5, "uoplyst", 5, 5, ""],
    ["I alt", "", "", "", "", "3", "", "", "", "", "", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return csv_file(tmp_path / "registrering.csv", PEOPLE, encoding="cp1252")


def saved(store: OpenStore, path: Path, **more: Any) -> None:
    plan = mapped(store, ESBJERG, path, **more)
    assert plan.doubts == ()
    store.operations.import_records(plan.batch)


def numbers(store: OpenStore) -> dict[str | None, str]:
    return {one.key: one.id_number for one in store.reading.contacts()}


def test_a_table_with_a_row_for_each_person_is_recognised_and_read(store: OpenStore, people: Path) -> None:
    (table,) = inspect_tables(people)
    mapping = suggest_mapping(table, ESBJERG)
    assert (table.header_row, mapping.kind) == (3, TableKind.PEOPLE)
    plan = mapped(store, ESBJERG, people)
    assert [(one.row, one.column, one.code) for one in plan.doubts] == [(7, "ID", "totals")]
    store.operations.import_records(plan.batch)
    who = numbers(store)
    contacts = {one.id_number: one for one in store.reading.contacts()}
    assert [one.gender for one in contacts.values()] == [Gender.WOMAN, Gender.MAN, Gender.WOMAN]
    assert [one.age_given for one in contacts.values()] == [34, None, None]
    assert contacts["K-2"].age_missing is Missing.UNKNOWN
    assert {one.first_contact for one in contacts.values()} == {DAY}
    advice, therapy = "rådgivning og vejledning", "gruppeterapi"
    assert {(who[one.contact], one.intervention, one.date, one.challenges) for one in store.reading.sessions()} == {
        ("K-1", advice, DAY, ("bolig",)), ("K-1", therapy, DAY, ()), ("K-2", advice, DAY, ()),
        ("K-3", advice, DAY, ()), ("K-3", therapy, date(2026, 1, 12), ()),
    }  # fmt: skip
    assert {(who[one.contact], one.answers) for one in store.reading.answer_sets()} == {
        ("K-1", (3, 2, 1, 4, 5)), ("K-3", (5, 5, None, 5, 5)),
    }  # fmt: skip
    assert [(who[one.contact], one.direction) for one in store.reading.referrals()] == [("K-2", Direction.OUT)]


def test_a_second_import_adds_nothing_and_one_undo_takes_all_back(store: OpenStore, people: Path) -> None:
    store.operations.import_records(mapped(store, ESBJERG, people).batch)
    again = mapped(store, ESBJERG, people)
    assert again.batch == ()
    assert [(one.rows, one.new, one.already_there, one.in_doubt) for one in again.sheets.values()] == [(4, 0, 3, 1)]
    store.operations.undo()
    assert (store.reading.contacts(), store.reading.sessions(), store.reading.answer_sets()) == ([], [], [])


def test_the_dry_run_tells_what_yes_becomes_and_that_names_are_not_read(store: OpenStore, people: Path) -> None:
    notes = " ".join(mapped(store, ESBJERG, people).notes)
    assert "“Gruppeterapi” is 2 talks of gruppeterapi, on the first contact." in notes
    assert "The column “Navn” is not read: it holds names." in notes
    assert "3 new contacts, 5 new talks, 2 new WHO-5 answer sets, 1 new referral." in notes
    assert mapped(store, ESBJERG, people).unknown_columns == (("registrering", "Bemærkning"),)


def test_an_ods_and_an_xlsx_of_the_same_table_say_the_same(store: OpenStore, tmp_path: Path, people: Path) -> None:
    store.operations.import_records(mapped(store, ESBJERG, people).batch)
    rows: list[list[Any]] = [list(row) for row in PEOPLE[:-1]]
    for row in rows[3:]:
        row[4] = DAY
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.ods").write_bytes(ods_bytes(ods_sheet("Ark1", rows)))
    for name in ("a.xlsx", "a.ods"):
        plan = mapped(store, ESBJERG, tmp_path / name)
        assert (plan.batch, plan.doubts) == ((), ())


@pytest.mark.parametrize(
    ("column", "value", "code", "optional"),
    [
        (5, "måske", "not_yes_no", True), (5, "5", "not_yes_no", True), (9, "7", "out_of_range", True),
        (4, "", "missing", False), (4, "11/20/2025", "not_a_date", False), (4, "20/11", "not_a_full_date", False),
        (2, "pige", "unknown_value", True), (3, "34,5", "not_a_whole_number", True),
        (4, "20-11-2031", "date_in_future", False), (0, "", "missing", False), (0, "010190-1234", "identifying", False),
    ],
)  # fmt: skip
def test_anything_else_is_a_doubt_with_its_place_and_the_row_is_left_out_or_taken_without_it(
    store: OpenStore, tmp_path: Path, column: int, value: str, code: str, optional: bool
) -> None:
    rows = [[*row] for row in PEOPLE[2:5]]
    rows[1][column] = value
    if code == "identifying":
        rows += [["K-7", "", "", "", "20-11-2025"], ["K-8", "", "", "", "20-11-2025"]]
    path = csv_file(tmp_path / "a.csv", rows)
    table = inspect_tables(path)[0]
    mapping = suggest_mapping(table, ESBJERG)
    if code == "identifying":  # one number among others: seen when it is read, wherever the column was looked at
        mapping = mapping.with_column("ID", Target(Means.FIELD, "ID-nummer"))
        table = replace(table, columns=tuple(replace(one, values=()) for one in table.columns))
    plan = plan_first_rows(table, mapping, store.reading, ESBJERG, TODAY)
    (doubt,) = plan.doubts
    header = str(rows[0][column])
    assert (doubt.sheet, doubt.row, doubt.column, doubt.read) == ("a", 2, header, value)
    assert (doubt.code, doubt.optional) == (code, optional)
    assert plan.sheets["a"].in_doubt == 1
    assert "K-1" not in {getattr(one, "id_number", "") for one in plan.batch}
    if optional:
        taken = mapped(store, ESBJERG, path, without=[doubt.place])
        assert taken.doubts == ()
        assert "K-1" in {getattr(one, "id_number", "") for one in taken.batch}


def test_a_row_in_doubt_adds_nothing_of_itself(store: OpenStore, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [PEOPLE[2], [*PEOPLE[3][:9], 3, 9, 1, 4, 5, ""]])
    plan = mapped(store, ESBJERG, path)
    assert (plan.batch, plan.new_rows, len(plan.doubts)) == ((), 0, 1)


def test_what_the_store_knows_otherwise_is_a_doubt_of_that_cell(store: OpenStore, tmp_path: Path, people: Path) -> None:
    store.operations.import_records(mapped(store, ESBJERG, people).batch)
    path = csv_file(tmp_path / "a.csv", [["ID", "Køn", "Gruppeterapi"], ["K-2", "K", "01-02-2026"]])

    def with_day(mapping: ImportMapping) -> ImportMapping:
        return replace(mapping, day=date(2026, 3, 31))

    plan = mapped(store, ESBJERG, path, with_day)
    assert [(one.column, one.code, one.optional) for one in plan.doubts] == [("Køn", "contact_differs", True)]
    taken = mapped(store, ESBJERG, path, with_day, [plan.doubts[0].place])
    assert [one.date for one in taken.batch if hasattr(one, "date")] == [date(2026, 2, 1)]
    assert len(taken.batch) == 1


@pytest.mark.parametrize(
    ("dated", "expected"),
    [(Dated.ROW, date(2025, 12, 5)), (Dated.FIRST_CONTACT, DAY), (Dated.CHOSEN, date(2025, 12, 31))],
)
def test_what_was_given_once_has_the_day_that_was_chosen(
    store: OpenStore, tmp_path: Path, dated: Dated, expected: date
) -> None:
    head = ["ID", "Første kontakt", "Seneste kontakt", "Gruppeterapi"]
    path = csv_file(tmp_path / "a.csv", [head, ["1", "20-11-2025", "5/12 2025", "ja"], ["2", "20-11-2025", "", "nej"]])
    saved(store, path, change=lambda mapping: replace(mapping, dated=dated, day=date(2025, 12, 31)))
    assert [one.date for one in store.reading.sessions()] == [expected]


LIST = [
    ["Dato", "Borger", "Type", "Minutter", "Timer", "Mødeform"],
    ["02-02-2026", "K-1", "Råd og vejledning", "50 min", "", "tlf."],
    [46056, "K-1", "gruppeterapi", "", "1,5", "fremmøde"],
    ["3. februar 2026", "K-2", "gåtur", "", "1:30", ""],
]


def test_a_list_of_talks_in_the_words_of_the_house(store: OpenStore, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "samtaler.csv", LIST)
    (table,) = inspect_tables(path)
    mapping = suggest_mapping(table, ESBJERG)
    assert mapping.kind is TableKind.SESSIONS
    assert mapping.words == {"Råd og vejledning": "rådgivning og vejledning"}
    assert unknown_words(table, mapping, ESBJERG) == ["Råd og vejledning", "gåtur"]
    plan = mapped(store, ESBJERG, path)
    assert [(one.row, one.code) for one in plan.doubts if one.column == "Borger"] == [
        (2, "unknown_contact"), (3, "unknown_contact"), (4, "unknown_contact"),
    ]  # fmt: skip

    def chosen(mapping: ImportMapping) -> ImportMapping:
        words = {**mapping.words, "gåtur": "bisidning/følgeskab"}
        return replace(mapping, words=words, add_contacts=True)

    saved(store, path, change=chosen)
    who = numbers(store)
    assert [(who[s.contact], s.date.day, s.intervention, s.minutes, s.channel) for s in store.reading.sessions()] == [
        ("K-1", 2, "rådgivning og vejledning", 50, "phone"),
        ("K-1", 3, "gruppeterapi", 90, "in_person"),
        ("K-2", 3, "bisidning/følgeskab", 90, None),
    ]
    assert {one.id_number: one.first_contact.day for one in store.reading.contacts()} == {"K-1": 2, "K-2": 3}
    assert mapped(store, ESBJERG, path, chosen).batch == ()


@pytest.mark.parametrize(
    ("word", "name"),
    [("rådgivning", "rådgivning og vejledning"), ("Bisidning", "bisidning/følgeskab"), ("terapi", None),
     ("massage", None)],
)  # fmt: skip
def test_a_word_for_an_intervention_is_suggested_as_a_header_is_unless_two_are_as_near(
    tmp_path: Path, word: str, name: str | None
) -> None:
    rows = [["Dato", "ID", "Indsats"], *([f"0{n}-02-2026", "K-1", word] for n in range(1, 5))]
    (table,) = inspect_tables(csv_file(tmp_path / "a.csv", rows))
    assert suggest_mapping(table, ESBJERG).words.get(word) == name


@pytest.mark.parametrize(
    ("name", "rows", "kind"),
    [
        ("café", [["Dato", "Aktivitet", "Antal"], ["02-02-2026", "Åben café", 17]], TableKind.ACTIVITIES),
        ("tøj", [["Dato", "Borger", "Genstande", "Stk"], ["02-02-2026", "", "jakke", 2]], TableKind.CLOTHING),
        ("hv", [["Borger", "Dato", "Henvist til", "Status"], ["K-1", "02-02-2026", "lægen", "Henvist"]],
         TableKind.REFERRALS),
        ("who", [["Borger", "Dato", "WHO-5 1", "WHO-5 2", "WHO-5 3", "WHO-5 4", "WHO-5 5"],
                 ["K-1", "02-02-2026", 1, 2, 3, 4, 5], ["K-1", "02-05-2026", 1, 2, 3, 4, 5]], TableKind.WELLBEING),
    ],
)  # fmt: skip
def test_other_lists_are_recognised_and_read(
    store: OpenStore, people: Path, tmp_path: Path, name: str, rows: list[list[Any]], kind: TableKind
) -> None:
    store.operations.import_records(mapped(store, ESBJERG, people).batch)
    path = csv_file(tmp_path / f"{name}.csv", rows)
    assert suggest_mapping(inspect_tables(path)[0], ESBJERG).kind is kind
    plan = mapped(store, ESBJERG, path)
    assert (plan.doubts, plan.new_rows) == ((), len(rows) - 1)


@pytest.mark.parametrize(
    ("header", "cells", "words"),
    [
        ("Navn", ["Anna", "Bo"], "it holds names"), ("Borgerens navn", ["A", "B"], "it holds names"),
        ("Hvem er det", ["Anna Holm", "Bo Dal", "Eva Krog", "Ida Lund"], "it holds names"),
        ("CPR-nr.", ["x", "y"], "it holds CPR numbers"), ("Sagsnummer", ["010190-1234", "020285-4321"], "CPR"),
        ("Ref", [101901234, 202854321], "CPR"), ("Mobil", ["12345678", ""], "it holds phone numbers"),
        ("Kontaktes på", ["20 30 40 50", "+45 20304050"], "phone"), ("Andet", ["a@b.dk", ""], "mail addresses"),
        ("Adresse", ["Storegade 1", ""], "it holds addresses"),
    ],
)  # fmt: skip
def test_a_column_that_leads_to_persons_is_never_read_whatever_was_chosen(
    store: OpenStore, tmp_path: Path, header: str, cells: Sequence[Any], words: str
) -> None:
    rows = [["ID", "Første kontakt", header], *([str(n), "20-11-2025", cell] for n, cell in enumerate(cells))]
    path = csv_file(tmp_path / "a.csv", rows)
    way = Target(Means.FIELD, "Rekrutteret via")
    plan = mapped(store, ESBJERG, path, lambda mapping: mapping.with_column(header, way))
    assert any(header in note and "is not read" in note and words in note for note in plan.notes)
    store.operations.import_records(plan.batch)
    assert {one.recruited_via for one in store.reading.contacts()} == {"not_asked"}


def test_a_table_without_id_numbers_is_refused_and_none_are_made(store: OpenStore, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [["Navn", "Første kontakt", "Gruppeterapi"], ["Anna", "20-11-2025", "ja"]])
    plan = mapped(store, ESBJERG, path)
    assert plan.batch == ()
    assert [(one.column, one.code) for one in plan.doubts] == [("ID-nummer", "column_missing")]


def test_a_score_is_not_turned_into_answers(store: OpenStore, tmp_path: Path) -> None:
    head = ["ID", "Første kontakt", "WHO-5", "WHO-5 score"]
    path = csv_file(tmp_path / "a.csv", [head, ["1", "20-11-2025", "32142", 48], ["2", "20-11-2025", "3,2,1,4,2", 52]])
    plan = mapped(store, ESBJERG, path)
    assert any("“WHO-5 score” is not read" in note for note in plan.notes)
    store.operations.import_records(plan.batch)
    assert [one.answers for one in store.reading.answer_sets()] == [(3, 2, 1, 4, 2)] * 2


def test_a_later_measurement_needs_a_day_of_its_own(store: OpenStore, tmp_path: Path) -> None:
    head = ["ID", "Første kontakt", "WHO-5 måling 2", "WHO-5 dato måling 2"]
    rows = [head, ["1", "20-11-2025", "32142", "20-01-2026"], ["2", "20-11-2025", "32142", ""]]
    plan = mapped(store, ESBJERG, csv_file(tmp_path / "a.csv", rows))
    assert [(one.row, one.column, one.code) for one in plan.doubts] == [(3, "WHO-5 dato måling 2", "missing")]
    assert [one.date for one in plan.batch if hasattr(one, "answers")] == [date(2026, 1, 20)]


def test_two_columns_cannot_be_the_same(store: OpenStore, people: Path) -> None:
    plan = mapped(store, ESBJERG, people, lambda one: one.with_column("Alder", Target(Means.FIELD, "Køn")))
    assert (plan.batch, [one.code for one in plan.doubts]) == ((), ["column_twice"])


def test_a_mapping_is_kept_by_the_headers_and_used_next_month(store: OpenStore, tmp_path: Path, people: Path) -> None:
    (table,) = inspect_tables(people)
    assert kept_mapping(store.reading, table) is None
    mapping = replace(suggest_mapping(table, ESBJERG), dated=Dated.CHOSEN, day=DAY, words={"a": "b"})
    keep_mapping(store.operations, table, mapping)
    turned = [[*reversed(row)] for row in PEOPLE[2:-1]]
    (later,) = inspect_tables(csv_file(tmp_path / "december.csv", turned))
    assert kept_mapping(store.reading, later) == mapping
    (other,) = inspect_tables(csv_file(tmp_path / "andet.csv", [[*PEOPLE[2], "Ny"], [*PEOPLE[3], "x"]]))
    assert kept_mapping(store.reading, other) is None
    assert table_for(mapping, [later]) is later


@pytest.mark.parametrize("text", ["", "[]", "null", '{"version": 2}', '{"version": 1, "kind": "x", "columns": {}}'])
def test_what_is_no_mapping_gets_one_sentence(text: str) -> None:
    with pytest.raises(UserError, match="no mapping"):
        ImportMapping.from_json(text)


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda one: one.name)
@pytest.mark.parametrize("kind", TableKind)
def test_every_target_has_a_title_of_its_own_and_survives_being_kept(kind: TableKind, profile: Any) -> None:
    targets = targets_of(kind, profile)
    assert len({target_title(one) for one in targets}) == len(targets)
    columns = {str(number): one for number, one in enumerate(targets)}
    assert ImportMapping.from_json(ImportMapping(kind, columns).to_json()).columns == columns
    assert targets[0] == IGNORED


@pytest.mark.parametrize(
    "value",
    ["20-11-2025", "20.11.25", "20/11 2025", "2025-11-20", "20. november 2025", 45981, "45981", 45981.5,
     datetime(2025, 11, 20, 14, 30), "torsdag den 20. november 2025", "20 nov. 2025"],
)  # fmt: skip
def test_a_date_in_any_of_its_spellings(value: Any) -> None:
    assert read_day(free_day(RawCell(value)), TODAY) == DAY


@given(st.dates(date(2000, 1, 1), TODAY))
def test_every_day_is_read_from_every_spelling(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    month = MONTHS.split()[day.month - 1]
    for value in (f"{day:%d-%m-%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day.day}/{day.month} {day.year}",
                  day.isoformat(), f"{day.day}. {month} {day.year}", serial, str(serial)):  # fmt: skip
        assert read_day(free_day(RawCell(value)), TODAY) == day


@pytest.mark.parametrize(
    ("value", "expected"),
    [(one, True) for one in ("ja", "JA ", "x", "X", "1", 1, 1.0, True, "sand", "✓", "j")]
    + [(one, False) for one in ("nej", "0", 0, False, "–", "-", "", None, "tom", "falsk")]
    + [(one, None) for one in ("uoplyst", "ved ikke", "ønsker ikke at svare")],
)
def test_yes_no_and_no_answer(value: Any, expected: bool | None) -> None:
    assert yes_or_no(RawCell(value)) is expected


@pytest.mark.parametrize("value", ["måske", 2, -1, 0.5, "ja?", "xx", "11", date(2025, 1, 1)])
def test_what_is_neither_yes_nor_no(value: Any) -> None:
    with pytest.raises(Doubtful):
        yes_or_no(RawCell(value))


@pytest.mark.parametrize(
    ("value", "minutes"), [("12,5", 750), ("1.5", 90), (0.25, 15), ("1:30", 90), (time(1, 30), 90), ("2 timer", 120)]
)
def test_hours_become_minutes(value: Any, minutes: int) -> None:
    assert hours_as_minutes(RawCell(value)).value == minutes


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [("Minutter", "12,5", 12.5), ("Minutter", "50 min.", 50), ("Køn", "K", "Kvinde"),
     ("Køn", "ikke oplyst", "Ikke oplyst"),
     ("Køn", "ønsker ikke at svare", "Ønsker ikke at svare"), ("Alder", "34 år", 34), ("Alder", "-", None),
     ("Fødselsår", "03-04-1987", 1987), ("Fødselsår", date(1987, 4, 3), 1987),
     ("Udfordringer", "bolig, økonomi", "bolig; økonomi"),
     ("Form", "tlf", "Telefon"), ("Menneskehandel", "x", True), ("Menneskehandel", "ved ikke", None)],
)  # fmt: skip
def test_a_cell_as_people_type_it(header: str, value: Any, expected: Any) -> None:
    assert read_field(header, RawCell(value)).value == expected


@given(st.one_of(st.none(), st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(),
                 st.times(), st.timedeltas()))  # fmt: skip
def test_any_cell_is_read_or_in_doubt(value: Any) -> None:
    for target in targets_of(TableKind.SESSIONS, ESBJERG):
        if target.means is Means.FIELD:
            try:
                read_field(target.subject, RawCell(value))
            except Doubtful as doubt:
                assert str(doubt)
    for reader in (yes_or_no, hours_as_minutes):
        try:
            reader(RawCell(value))
        except Doubtful as doubt:
            assert doubt.code
