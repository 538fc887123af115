"""What leaves the laptop: the profile's columns, exact tables, and nothing that should stay."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from exitdesk.domain.answers import Direction, Gender
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.domain.records import Activity, AnswerSet, Attendance, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.returns.profiles import Profile, load_profile_text
from exitdesk.returns.publishing import publish
from exitdesk.returns.registration import preview_to_json
from exitdesk.returns.report import Report
from exitdesk.returns.report_workbook import build_report_workbook
from exitdesk.returns.return_checks import Severity, checks_passed, gap_groups
from exitdesk.returns.return_workbook import (
    period_label,
    prepare_return,
    write_return,
)
from exitdesk.returns.statistics import compute_statistics
from exitdesk.store.opening import OpenStore
from tests.returns.random_rows import random_rows
from tests.returns.stores import fill, new_store, return_of

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
SHEETS = ["Registrering", "Trivsel", "Opgørelse", "Aktiviteter", "Kodebog"]


def project(tmp_path: Path, *records: Record) -> tuple[OpenStore, Profile]:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    store.operations.import_records(records)
    return store, profile


def person(key: str, number: str = "0042", **more: Any) -> Contact:
    return Contact(key=key, id_number=number, **{"first_contact": date(2026, 7, 2), **more})


def sheet_rows(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(BytesIO(data))[sheet].iter_rows(values_only=True))


def registered(data: bytes) -> list[dict[str, Any]]:
    headers, *rows = sheet_rows(data, "Registrering")
    return [dict(zip(headers, row, strict=True)) for row in rows]


def everything_in(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def a_busy_contact() -> tuple[Record, ...]:
    day = date(2026, 8, 14)
    return (
        person(
            "c1", gender=Gender.WOMAN, birth_year=1985, ended=date(2026, 9, 28), recruited_via="KANARIE", note="KANARIE"
        ),
        Session(
            key="s1", contact="c1", date=day, intervention="individuel terapi", minutes=50, organisation="KANARIE org",
            challenges=("bolig",), note="KANARIE",
        ),
        Session(key="s2", contact="c1", date=date(2026, 6, 30), intervention="gruppeterapi"),
        Activity(key="a1", date=day, name="KANARIE aktivitet", headcount=7, note="KANARIE"),
        Attendance(key="t1", activity="a1", contact="c1"),
        ClothingHandout(key="h1", contact="c1", date=day, items="KANARIE jakke", pieces=2),
        ClothingHandout(key="h2", contact=None, date=day, items="KANARIE sko", pieces=1),
        AnswerSet(key="w1", contact="c1", date=date(2026, 6, 30), answers=(2, 2, 2, 2, 2)),
        AnswerSet(key="w2", contact="c1", date=day, answers=(3, 3, 3, 3, 3)),
        AnswerSet(key="w3", contact="c1", date=day + timedelta(days=5), answers=(3, 3, 3, None, 3)),
        Referral(key="r1", contact="c1", date=day, direction=Direction.OUT, offer="KANARIE tilbud", trafficking=False),
    )  # fmt: skip


def test_a_row_holds_what_the_profile_asks_for(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        data = return_of(store, profile, QUARTER)
    assert openpyxl.load_workbook(BytesIO(data)).sheetnames == SHEETS
    (row,) = registered(data)
    expected = {
        "ID-nummer": "0042", "Køn": "Kvinde", "Alder": 41, "Start": "2026-06", "Slut": "2026-09",
        "Rådgivning og vejledning": "nej", "Sociale aktiviteter": "ja", "Bisidning/følgeskab": "nej",
        "Individuel terapi": "ja", "Gruppeterapi": "nej", "Brobygning": "ja", "Anonym sundhedsklinik": "nej",
        "Menneskehandel": "nej", "Henvist til andre tilbud": "ja", "Hjælp til: bolig": "ja", "Hjælp til: vold": "nej",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


def test_the_wellbeing_sheet_has_waves_months_answers_and_score(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        data = return_of(store, profile, QUARTER)
    assert sheet_rows(data, "Trivsel")[1:] == [
        ("0042", 1, 0, 0, 2, 2, 2, 2, 2, 40, "nej", None),
        ("0042", 2, 1.5, 1.5, 3, 3, 3, 3, 3, 60, "ja", None),
        ("0042", None, 1.6, 1.6, 3, 3, 3, None, 3, None, "ja", "ufuldstændig"),
    ]


def test_activities_and_clothing_stand_by_month_without_free_words(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        rows = sheet_rows(return_of(store, profile, QUARTER), "Aktiviteter")
    assert ("2026-08", "Øvrige aktiviteter", 1, 1, 7, 1) in rows
    assert ("2026-08", 2, 3, 1, 1, None) in rows


def test_nothing_leaves_that_should_stay(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        content = everything_in(return_of(store, profile, QUARTER))
        user = store.user.encode()
    for secret in (b"KANARIE", user, b"2026-08-14", b"14-08-2026", b"28-09"):
        assert secret not in content
    assert b"<dc:creator></dc:creator>" in content
    assert not re.search(rb"20\d\d-\d\d-\d\dT", content.replace(b"2000-01-01T00:00:00Z", b""))
    dates = [
        cell
        for sheet in openpyxl.load_workbook(BytesIO(build_return_bytes(tmp_path)))
        for row in sheet.iter_rows()
        for cell in row
        if cell.is_date
    ]
    assert not dates


def build_return_bytes(tmp_path: Path) -> bytes:
    store, profile = new_store(tmp_path / "another", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(7, profile), tmp_path)
        return return_of(store, profile, WHOLE_PROJECT)


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        assert return_of(store, profile, QUARTER) == return_of(store, profile, QUARTER)


def test_a_return_of_practice_says_so_in_each_sheet(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        practice = return_of(store, profile, QUARTER, practice=True)
        real = return_of(store, profile, QUARTER)
    for sheet in SHEETS:
        assert sheet_rows(practice, sheet)[0][0].startswith("ØVELSE")
    assert "ØVELSE".encode() not in everything_in(real)


def test_the_codebook_explains_every_column_and_names_the_profile(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *a_busy_contact())
    with store:
        data = return_of(store, profile, QUARTER)
    rows = sheet_rows(data, "Kodebog")
    explained = {row[1] for row in rows if row[0] == "Registrering"}
    assert explained == set(sheet_rows(data, "Registrering")[0])
    assert any("Reden Esbjerg (reden-esbjerg), version 1" in str(row[2]) for row in rows)
    assert any(row[2] == "3. kvartal 2026" for row in rows)


def test_columns_and_codings_are_the_profiles_choice(tmp_path: Path) -> None:
    columns = {
        "Nr": ("id", ""), "Aldersgruppe": ("age", "group"), "Start": ("start", "date"), "Sidst": ("last_event", ""),
        "Terapi": ("intervention:individuel terapi", "count"), "Grupper": ("intervention:gruppeterapi", "count"),
        "Grupper i alt": ("intervention:gruppeterapi", "cumulative"), "Tøj": ("clothing", "count"),
        "Minutter": ("minutes", ""), "Samtaler": ("sessions", ""), "Vej": ("recruited_via", ""),
        "Formål": ("purpose", ""),
        "Målinger": ("who5_waves", ""), "Første": ("who5_first", ""), "Seneste": ("who5_latest", ""),
        "Indskrevet": ("enrolled", ""), "Aktiviteter": ("activities", "count"),
    }  # fmt: skip
    text = 'name = "x"\ntitle = "X"\n' + "".join(
        f'[[interventions]]\nname = "{name}"\n' for name in ("individuel terapi", "gruppeterapi")
    )
    for title, (source, how) in columns.items():
        text += f'[[columns]]\ntitle = "{title}"\nsource = "{source}"\n'
        text += (
            'spans = "cumulative"\ncoding = "count"\n' if how == "cumulative" else f'coding = "{how}"\n' if how else ""
        )
    store, _ = project(tmp_path, *a_busy_contact())
    with store:
        preview = prepare_return(store.reading, load_profile_text(text), QUARTER).preview
    (row,) = preview.rows
    assert dict(zip(preview.headers, row.cells, strict=True)) == {
        "Nr": "0042", "Aldersgruppe": "36-45", "Start": date(2026, 6, 30), "Sidst": "2026-08", "Terapi": 1,
        "Grupper": 0,
        "Grupper i alt": 1, "Tøj": 1, "Minutter": 50, "Samtaler": 1, "Vej": "Andet", "Formål": "Ikke spurgt",
        "Målinger": 2, "Første": 40, "Seneste": 60, "Indskrevet": None, "Aktiviteter": 1,
    }  # fmt: skip


def test_contradictions_and_look_alikes_are_hints(tmp_path: Path) -> None:
    day, later = date(2026, 7, 2), date(2026, 8, 20)
    store, profile = project(
        tmp_path,
        person("c1", "1001", gender=Gender.WOMAN, birth_year=1985, ended=date(2026, 7, 9)),
        person("c2", "1010", gender=Gender.UNKNOWN),
        person("c3", "5555", gender=Gender.MAN, birth_year=1990, enrolled=date(2026, 6, 1)),
        person("c4", "AAA-AAA", gender=Gender.WOMAN, age_given=50),
        *(person(f"n{n}", f"{n}{n}{n}{n}{n}") for n in range(1, 5)),
        Session(key="s1", contact="c1", date=later, intervention="gruppeterapi"),
        Session(key="s2", contact="c2", date=day, intervention="gruppeterapi"),
        Session(key="s3", contact="c3", date=date(2026, 6, 20), intervention="gruppeterapi"),
        AnswerSet(key="w1", contact="c4", date=day, answers=(1, 2, 3, 4, None)),
    )
    with store:
        preview = prepare_return(store.reading, profile, QUARTER).preview
    found = {(gap.id_number, gap.code) for gap in preview.gaps if gap.severity is Severity.HINT}
    assert found >= {
        ("1001", "after_end"),
        ("1001", "looks_twice"),
        ("5555", "before_first_contact"),
        ("5555", "enrolled_before_first_contact"),
        ("AAA-AAA", "number_slip"),
        ("AAA-AAA", "who5_incomplete"),
    }
    assert preview.held_back == 0
    assert len(preview.rows) == 8


def test_consecutive_numbers_do_not_look_alike(tmp_path: Path) -> None:
    store, profile = project(tmp_path, *(person(f"c{n}", f"{n:04}") for n in range(40)))
    with store:
        preview = prepare_return(store.reading, profile, QUARTER).preview
    assert not [gap for gap in preview.gaps if gap.code == "looks_twice"]


def test_what_is_missing_is_listed_and_an_error_holds_the_contact_back(tmp_path: Path) -> None:
    day = date(2026, 7, 2)
    store, profile = project(
        tmp_path,
        person("c1", "1", gender=Gender.WOMAN, age_given=30),
        person("c2", "2", gender=Gender.WOMAN, age_given=30),
        person("c3", "3", gender=Gender.UNKNOWN),
        person("c4", "4", gender=Gender.MAN, age_given=17),
        Session(key="s1", contact="c1", date=day, intervention="gruppeterapi"),
        Session(key="s2", contact="c2", date=day, intervention="gruppeterapi"),
        Session(key="s3", contact="c4", date=day, intervention="noget gammelt"),
    )
    with store:
        preview = prepare_return(store.reading, profile, QUARTER).preview
        needs_number = replace(profile, return_id="project_id")
        held = prepare_return(store.reading, needs_number, QUARTER).preview
    found = {(gap.id_number, gap.code, gap.severity) for gap in preview.gaps}
    hint = Severity.HINT
    assert found == {
        ("3", "no_age", hint), ("3", "no_gender", hint), ("3", "no_intervention", hint),
        ("4", "unknown_intervention", hint), ("4", "under_18", hint), ("4", "stands_out", hint),
    }  # fmt: skip
    assert [row.cells[0] for row in preview.rows if row.stands_out] == ["4"], "of 3 nothing is known"
    assert len(preview.rows) == 4
    assert [group.code for group in gap_groups(preview.gaps)][-1] == "stands_out"
    assert checks_passed(preview.gaps) == 10
    assert preview_to_json(preview)["gaps"]["no_age"] == 1
    assert (held.rows, held.held_back) == ((), 4)
    assert held.gaps[0].severity is Severity.ERROR


def test_the_municipalitys_number_stands_in_the_return_where_the_profile_says_so(tmp_path: Path) -> None:
    store, profile = project(tmp_path, person("c1", "0042", project_id="K-17"))
    with store:
        data = return_of(store, replace(profile, return_id="project_id"), QUARTER)
    assert registered(data)[0]["ID-nummer"] == "K-17"
    assert b"0042" not in everything_in(data)


@pytest.mark.parametrize("number", ["=1+1", "+45", "-2", "@x", "007", "1E5"])
def test_a_number_is_text_whatever_it_looks_like(tmp_path: Path, number: str) -> None:
    store, profile = project(tmp_path, person("c1", number))
    with store:
        book = openpyxl.load_workbook(BytesIO(return_of(store, profile, QUARTER)))
    cell = book["Registrering"]["A2"]
    assert (cell.value, cell.data_type) == (number, "s")


def test_tables_for_publication_show_no_number_under_five(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(5, profile), tmp_path)
        statistics = publish(compute_statistics(store.reading, profile, WHOLE_PROJECT), profile).statistics
    rows = sheet_rows(build_report_workbook(Report(statistics), profile), "Opgørelse")
    numbers = [row[1] for row in rows if isinstance(row[1], int) and row[0] != "Aktiviteter afholdt"]
    assert any("–" in row for row in rows)
    assert min(numbers) >= 5


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (WHOLE_PROJECT, "hele projektet"),
        (Quarter(2026, 3).period, "3. kvartal 2026"),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), "01-01-2026 til 31-12-2026"),
        (Period(None, date(2026, 12, 31)), "begyndelsen til 31-12-2026"),
        (Period(date(2026, 1, 1), None), "01-01-2026 til nu"),
    ],
)
def test_a_period_is_named_as_people_say_it(period: Period, label: str) -> None:
    assert period_label(period) == label


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is NOT installed: outside reader not run"
)
def test_libreoffice_reads_the_same_cells(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(11, profile), tmp_path)
        data = write_return(prepare_return(store.reading, profile, WHOLE_PROJECT), profile)
    (tmp_path / "return.xlsx").write_bytes(data)
    convert = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", convert,
         "--outdir", str(tmp_path), str(tmp_path / "return.xlsx")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for sheet in ("Registrering", "Trivsel"):
        read = (tmp_path / f"return-{sheet}.csv").read_text(encoding="utf-8").splitlines()
        own = [_as_csv(row) for row in sheet_rows(data, sheet)]
        assert read == own


def _as_csv(row: tuple[Any, ...]) -> str:
    def shown(cell: Any) -> str:
        text = "" if cell is None else str(cell)
        return f'"{text}"' if any(mark in text for mark in ';"\n') else text

    return ";".join(map(shown, row))


def test_numbers_do_not_touch_the_texts_beside_them_and_show_one_decimal(tmp_path: Path) -> None:
    first, later = date(2026, 7, 2), date(2026, 9, 8)
    store, profile = project(
        tmp_path, person("a", birth_year=1986), *(
            AnswerSet(key=f"w{day}", contact="a", date=day, answers=(1, 2, 3, 4, 5)) for day in (first, later)
        ),
    )  # fmt: skip
    with store:
        book = openpyxl.load_workbook(BytesIO(return_of(store, profile, QUARTER)))
    rows, wellbeing, tables = book["Registrering"], book["Trivsel"], book["Opgørelse"]
    at = [cell.value for cell in rows[1]].index("Alder")
    assert (rows.cell(2, at + 1).value, rows.cell(2, at + 2).value) == (40, "2026-07")
    assert rows.cell(1, at + 2).alignment.indent == rows.cell(2, at + 2).alignment.indent == 1
    heads = [cell.value for cell in wellbeing[1]]
    assert wellbeing.cell(1, heads.index("I perioden") + 1).alignment.horizontal == "center"
    shown = {row[0].value: row[1] for row in tables.iter_rows() if len(row) > 1}
    months = shown["Gennemsnitlig deltagelse, måneder"]
    assert months.number_format == "0.0" and months.value != round(months.value, 1), "the cell itself stays exact"
