"""No file is written that leads to a person, whichever way it would leave; ordinary words and known numbers pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk import cli, i18n
from exitdesk.domain.answers import Direction
from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.domain.records import Activity, Attendance, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.domain.roles import Role
from exitdesk.domain.timekeeping import new_key
from exitdesk.errors import UserError
from exitdesk.forms import paperwork, person_papers
from exitdesk.forms.bound_pages import bound
from exitdesk.forms.form_code import Layout, new_form_code
from exitdesk.forms.report_blocks import text
from exitdesk.forms.report_files import write_report
from exitdesk.forms.who5_form import FormRequest, who5_forms
from exitdesk.returns.export_gate import (
    CellText,
    KeptBack,
    KnownNumbers,
    TextPlace,
    known_numbers,
    require_nothing_identifying,
    require_nothing_kept_back,
)
from exitdesk.returns.profiles import Profile, shipped_profiles
from exitdesk.returns.report import Report
from exitdesk.returns.sheet_writing import Column, WorkbookWriter
from exitdesk.returns.statistics import compute_statistics
from exitdesk.store import users
from exitdesk.store.opening import OpenStore, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.returns.stores import new_store, return_of

DAY = date(2026, 8, 14)
IDENTIFYING = ["010190-1234", "ring 20 30 40 50", "+46 70 123 45 67", "anna@example.org", "hendes søster Anna"]
ORDINARY = [
    "Reden", "Kvindekrisecenter Fyn", "Lone's frisør", "Café Maria", "sko, jakke og 2 bukser", "Politiet", "psykiatri",
    "tilbud, der hedder Exit", "Sankt Hans bål", "Åben café", "misbrugsbehandling (Odense)", "jobcenter 2026", "nr. 42",
    "vintertøj str. 38-40", "12.000 kr", "bog 1234567", "Lev Uden Vold 1888", "AA-møde kl. 18.30-20.00", "20-11-2026",
    "Mødrehjælpen i 5000 Odense C", "datter", "mor og barn", "julegave til 3 børn", "=SUM(A1)", "Søster Sofias Hus",
]  # fmt: skip


def cell(text: str) -> CellText:
    return CellText(text, TextPlace("Tøj", 7, "Genstande"))


def project(folder: Path, *records: Record, profile: str = "reden-esbjerg") -> tuple[OpenStore, Profile]:
    store, found = new_store(folder, profile)
    contact = Contact(key="c1", id_number="0042", first_contact=DAY, project_id="70203040")
    store.operations.import_records([contact, *(replace(one, key=one.key or new_key()) for one in records)])
    return store, found


@pytest.mark.parametrize("text", IDENTIFYING)
def test_what_leads_to_a_person_is_stopped_without_repeating_it(text: str) -> None:
    with pytest.raises(UserError) as caught:
        require_nothing_identifying([cell("sko"), cell(text), cell(f"{text} igen")], {"0042"})
    sentence = str(caught.value)
    assert "the sheet “Tøj”, row 7, the column “Genstande”" in sentence
    assert "1 more place is like it." in sentence
    assert text not in sentence
    assert not {word for word in text.split() if len(word) > 3 and not word.islower()} & set(sentence.split())


def test_the_kind_is_named_in_the_language_of_the_desk() -> None:
    i18n.set_language("da")
    with pytest.raises(UserError, match=r"arket »Tøj«, række 7, kolonnen »Genstande«, ligner et telefonnummer"):
        require_nothing_identifying([cell("20304050")], frozenset())


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_pass(text: str) -> None:
    require_nothing_identifying([cell(text)], {"0042"})


@pytest.mark.parametrize("number", ["0101901234", "12345678", "010190-1234", "20 30 40 50", "+4520304050", "a@b.dk"])
@pytest.mark.parametrize("text", ["{}", "0042; {}", "{}; 0042", "kontakt {}", "({})", "{}, 0042", "se {}."])
def test_known_numbers_pass_as_whole_words(number: str, text: str) -> None:
    require_nothing_identifying([cell(text.format(number))], {"0042", number})
    with pytest.raises(UserError):
        require_nothing_identifying([cell(text.format(number))], {"0042"})


@pytest.mark.parametrize("text", ["20304050", "22 34 56 78", "30405060 0042", "ring 0101901235"])
def test_a_number_does_not_free_what_only_holds_it(text: str) -> None:
    with pytest.raises(UserError):
        require_nothing_identifying([cell(text)], {"0042", "2030", "4050", "22", "34", "56", "78", "0101901234"})


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip), min_size=1))
def test_no_number_of_a_contact_ever_stops_a_file(numbers: list[str]) -> None:
    shown = {number.strip() for number in numbers}
    require_nothing_identifying([cell("; ".join(shown)), *map(cell, shown)], shown)


def test_a_cpr_number_in_place_of_the_municipalitys_is_not_taken_for_a_known_number() -> None:
    known = known_numbers(["0042"], ["70203040", "010190-1234", None])
    require_nothing_identifying([cell("70203040")], known)
    with pytest.raises(UserError):
        require_nothing_identifying([cell("010190-1234")], known)


# Every way out


def stopped(write: Callable[[Path], object], out: Path) -> str:
    with pytest.raises(UserError) as caught:
        write(out)
    assert not out.exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("record", "place"),
    [
        (
            ClothingHandout(contact="c1", date=DAY, items="sko, 20304050"),
            "“Tøj”, row 2, the column “Genstande” (0042, ",
        ),
        (ClothingHandout(contact=None, date=DAY, items="a@b.dk"), "“Tøj”, row 2, the column “Genstande” (14-08-2026)"),
        (
            Referral(contact="c1", date=DAY, direction=Direction.OUT, offer="hendes søster Anna"),
            "“Henvisninger”, row 2, the column “Tilbud”",
        ),
        (Activity(date=DAY, name="besøg hos 010190-1234"), "“Aktiviteter”, row 2, the column “Aktivitet” (14-08-2026)"),
        (
            Session(contact="c1", date=DAY, intervention="gruppeterapi", organisation="tlf. 20304050"),
            "“Indsatser”, row 2, the column “Organisation” (0042, 14-08-2026)",
        ),
        (
            Session(contact="c1", date=DAY, intervention="gruppeterapi", challenges=("bolig", "hun hedder Anna")),
            "“Indsatser”, row 2, the column “Udfordringer”",
        ),
        (Session(contact="c1", date=DAY, intervention="tlf. 20304050"), "“Indsatser”, row 2, the column “Indsats”"),
        (
            Contact(id_number="0043", first_contact=DAY, recruited_via="hendes kæreste Peter"),
            "“Borgere”, row 3, the column “Rekrutteret via” (0043, 14-08-2026)",
        ),
    ],
)
def test_the_data_workbook_is_stopped_by_its_free_words(tmp_path: Path, record: Record, place: str) -> None:
    store, profile = project(tmp_path / "store", record)
    with store:
        before = len(store.reading.contacts())
        sentence = stopped(lambda out: paperwork.write_data_workbook(store, profile, out), tmp_path / "data.xlsx")
        assert place in sentence
        assert len(store.reading.contacts()) == before


def test_ordinary_free_words_and_numbers_that_look_like_others_leave_with_the_data(tmp_path: Path) -> None:
    numbers = ["0101901234", "12345678", "20 30 40 50", "a@b.dk"]
    contacts = [Contact(key=f"k{n}", id_number=one, first_contact=DAY) for n, one in enumerate(numbers)]
    records: list[Record] = [*contacts]
    for n, words in enumerate(ORDINARY):
        records += [
            ClothingHandout(contact="k1", date=DAY, items=words, pieces=20304050 % 9999),
            Referral(contact="k0", date=DAY, direction=Direction.OUT, offer=words),
            Activity(key=f"a{n}", date=DAY, name=words, headcount=7),
            *(Attendance(activity=f"a{n}", contact=f"k{place}") for place in range(4)),
            Session(contact="k2", date=DAY, intervention="gruppeterapi", organisation=words, challenges=(words,)),
        ]
    store, profile = project(tmp_path / "store", *records)
    with store:
        for out, write in {
            "data.xlsx": lambda out: paperwork.write_data_workbook(store, profile, out),
            "return.xlsx": lambda out: paperwork.write_return(store, profile, WHOLE_PROJECT, out),
            **{f"s.{kind}": lambda out: statistics(store, profile, out) for kind in ("xlsx", "pdf", "json")},
        }.items():
            write(tmp_path / out)
            assert (tmp_path / out).stat().st_size > 500


def statistics(store: OpenStore, profile: Profile, out: Path) -> None:
    found = compute_statistics(store.reading, profile, WHOLE_PROJECT)
    write_report(store, profile, Report(found), out, DAY)


@pytest.mark.parametrize(
    ("kind", "place"),
    [("xlsx", "the sheet “Opgørelse”, row"), ("pdf", "page 2"), ("json", "“by_challenge”")],
)
def test_statistics_are_stopped_in_every_form(tmp_path: Path, kind: str, place: str) -> None:
    store, profile = project(tmp_path / "store")
    free = {"bolig": 3, "ring 20304050": 1}
    with store:
        found = replace(compute_statistics(store.reading, profile, WHOLE_PROJECT), by_challenge=free)

        def write(out: Path) -> None:
            write_report(store, profile, Report(found), out, DAY)

        assert place in stopped(write, tmp_path / f"statistics.{kind}")


def test_the_title_of_a_report_is_looked_at_too(tmp_path: Path) -> None:
    store, profile = project(tmp_path / "store")
    with store:
        found = compute_statistics(store.reading, profile, WHOLE_PROJECT)
        titled = replace(profile, title="Reden, ring 20304050")
        for kind in ("pdf", "xlsx"):
            assert stopped(lambda out: write_report(store, titled, Report(found), out, DAY), tmp_path / f"s.{kind}")


def test_forms_are_stopped_by_the_organisations_line_and_pass_with_any_number() -> None:
    code = new_form_code(Layout.A4)
    assert who5_forms([FormRequest("0101901234", code)], "a4", "Reden Esbjerg").startswith(b"%PDF")
    with pytest.raises(UserError, match="page 1 looks like a phone number"):
        who5_forms([FormRequest("0042", code)], "a4", "Reden Esbjerg, tlf. 20 30 40 50")


@pytest.mark.parametrize("where", ["name of the sheet", "title of the file"])
def test_names_of_sheets_and_properties_are_looked_at(where: str) -> None:
    writer = WorkbookWriter("20304050" if where.startswith("title") else "Titel")
    writer.add_sheet("20304050" if where.startswith("name") else "Ark").table([Column("A")], [["sko", 20304050]])
    with pytest.raises(UserError, match=where):
        writer.to_bytes()


def test_numbers_in_number_cells_are_no_texts() -> None:
    writer = WorkbookWriter("Titel")
    writer.add_sheet("Ark").table([Column("A")], [[101901234], [20304050], [12345678.5], [DAY]])
    assert openpyxl.load_workbook(BytesIO(writer.to_bytes())).sheetnames == ["Ark"]


def test_the_commands_refuse_with_one_line_and_leave_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handout = ClothingHandout(contact="c1", date=DAY, items="sko til tlf. 20304050")
    store, _profile = project(tmp_path / "store", handout)
    store.close()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    user = ("--user", USER, "--passphrase-file", str(secret))
    out = tmp_path / "data.xlsx"
    assert cli.run(["--lang", "en", "export", str(tmp_path / "store"), "--out", str(out), *user]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "the sheet “Tøj”, row 2, the column “Genstande” (0042, 14-08-2026) looks like a phone number" in captured.err
    assert "20304050" not in captured.err + captured.out
    assert not out.exists()
    returned = tmp_path / "return.xlsx"
    place = str(tmp_path / "store")
    assert cli.run(["--lang", "en", "return", place, "--period", "project", "--out", str(returned), *user]) == 0
    assert returned.exists()


# The return: no notes, no users


@pytest.mark.parametrize("text", ["Mette", "mette", "ring til Mette", "Mette-Marie", "for Mette Marie, tak"])
def test_a_users_name_stops_the_return_as_a_whole_word(text: str) -> None:
    held = KeptBack(["Mette", "Mette-Marie"], list, {"Alder"})
    with pytest.raises(UserError, match="a user's name"):
        require_nothing_kept_back([cell(text)], held)


@pytest.mark.parametrize("text", ["Mettes hus", "Kammette", "Alder", "0042"])
def test_parts_of_words_own_words_and_numbers_do_not(text: str) -> None:
    held = KeptBack(["Mette", "Alder", "0042"], list, {"alder"})
    require_nothing_kept_back([cell(text)], held, KnownNumbers(frozenset({"0042"})))


NOTES = ["bolig", "", "vil flytte", "Hun vil gerne flytte til foråret.", "tak for i dag"]


@pytest.mark.parametrize(
    "text",
    ["hun vil gerne flytte til foråret", "Gerne flytte, til", "talt om tøj: tak for i dag", "TAK for  i dag"],
)
def test_a_note_stops_the_return_in_part_or_whole(text: str) -> None:
    with pytest.raises(UserError, match="a note"):
        require_nothing_kept_back([cell("sko"), cell(text)], KeptBack([], lambda: NOTES, {"Alder"}))


@pytest.mark.parametrize(
    "text", ["hjælp til bolig og økonomi", "hun vil flytte nu", "gerne flytte", "ugerne flytte til", "tak for i dagene"]
)
def test_a_short_note_and_parts_of_words_do_not(text: str) -> None:
    require_nothing_kept_back([cell(text)], KeptBack([], lambda: NOTES, {"Alder"}))


def test_an_intervention_that_holds_a_short_note_leaves_with_the_return(tmp_path: Path) -> None:
    session = Session(contact="c1", date=DAY, intervention="hjælp til bolig og økonomi", note="bolig")
    store, profile = project(tmp_path / "store", session)
    with store:
        paperwork.write_return(store, profile, WHOLE_PROJECT, tmp_path / "return.xlsx")
    assert (tmp_path / "return.xlsx").exists()


def test_who_was_a_user_is_looked_for_after_she_was_removed(tmp_path: Path) -> None:
    session = Session(contact="c1", date=DAY, intervention="tur med Kirsten til byen")
    store, profile = project(tmp_path / "store", session)
    with store:
        users.add_user(store, name="Kirsten", role=Role.LEADER, passphrase="blå cykler i regnvejr", cost=CHEAP)
    with open_store(tmp_path / "store", user="Kirsten", passphrase="blå cykler i regnvejr") as hers:
        hers.operations.save(Contact(id_number="0044", first_contact=DAY))
    with open_store(tmp_path / "store", user=USER, passphrase=PASSPHRASE) as store:
        users.remove_user(store, "Kirsten")
        sentence = stopped(
            lambda out: paperwork.write_return(store, profile, WHOLE_PROJECT, out), tmp_path / "return.xlsx"
        )
    assert "looks like a user's name" in sentence


@pytest.mark.parametrize("profile", [profile.name for profile in shipped_profiles()])
@pytest.mark.parametrize("name", ["Kontakter", "ja", "Leder", "Reden", "Kvinde", "Alder", "bolig", "Andet", "Sofie"])
def test_a_user_may_be_called_as_the_program_speaks(tmp_path: Path, profile: str, name: str) -> None:
    session = Session(contact="c1", date=DAY, intervention="gruppeterapi", challenges=("bolig",))
    store, found = project(tmp_path / "store", session, profile=profile)
    with store:
        store.db.execute("UPDATE users SET name = ?", [name])
        paperwork.write_return(store, found, WHOLE_PROJECT, tmp_path / "return.xlsx")
    assert (tmp_path / "return.xlsx").exists()


def test_a_users_name_or_a_note_that_got_into_the_return_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "hun vil gerne flytte til foråret"
    store, profile = project(
        tmp_path / "store", Session(contact="c1", date=DAY, intervention="gruppeterapi", note=note)
    )
    for leaked, what in ((f"talt med {USER}", "a user's name"), (note, "a note"), ("gerne flytte til", "a note")):

        def leak(*arguments: object, leaked: str = leaked) -> str:
            return leaked

        monkeypatch.setattr("exitdesk.returns.statistics_tables.recruitment_group", leak)
        sentence = stopped(
            lambda out: paperwork.write_return(store, profile, WHOLE_PROJECT, out), tmp_path / "return.xlsx"
        )
        assert f"looks like {what}" in sentence
        assert "Registrering" not in sentence or leaked not in sentence
    store.close()


def test_the_store_itself_stays_as_it_was_when_a_file_is_stopped(tmp_path: Path) -> None:
    store, profile = project(tmp_path / "store", ClothingHandout(contact="c1", date=DAY, items="20304050"))
    with store:
        stopped(lambda out: paperwork.write_data_workbook(store, profile, out), tmp_path / "data.xlsx")
        return_of(store, profile, WHOLE_PROJECT)  # its words do not leave with the return
        assert store.reading.clothing()[0].items == "20304050"


def test_the_log_about_somebody_is_looked_at_and_what_is_kept_about_her_is_hers(tmp_path: Path) -> None:
    note = "hun hedder Anna, tlf. 20304050"
    known = Contact(key="k1", id_number="0101901234", first_contact=DAY, note=note)
    session = Session(contact="k1", date=DAY, intervention="gruppeterapi", note=note)
    store, profile = project(tmp_path / "store", known, session)
    with store:
        person_papers.write_access(store, profile, "k1", tmp_path / "access.pdf", DAY, "da")
        person_papers.write_log(store, profile, "k1", tmp_path / "log.pdf", DAY, "da")
        pages = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "access.pdf").pages)
        assert "20304050" in pages
        blocks = [[text("ring 20304050", 300, 11)]]
        with pytest.raises(UserError, match="page 1 looks like a phone number"):
            bound(blocks, title="Log", belongs_to="0101901234", practice=False, known=known_numbers(["0101901234"]))
