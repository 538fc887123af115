"""The agency's workbook by command: mapped once, filled each quarter, and looked at again when it has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exitdesk import cli
from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import Quarter
from exitdesk.domain.records import Contact
from exitdesk.errors import UserError
from exitdesk.forms.agency_workbook import choose_mapping, kept_mapping
from exitdesk.forms.corrections_file import write_corrections
from exitdesk.forms.paperwork import write_return
from exitdesk.returns.freezing import corrections
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.profile_writing import write_profile_text
from exitdesk.returns.profiles import find_profile
from exitdesk.returns.template.filling import read_template
from exitdesk.store.opening import OpenStore, create_store, open_store
from exitdesk.store.snapshots import SnapshotKind, kept_templates, snapshots_of
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.returns.agency_templates import SHEET, by_xlsxwriter, with_parts
from tests.returns.stores import TODAY, new_store

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported.*")
QUARTER = "2026-Q1"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A closed store with two contacts of the quarter, and the agency's workbook beside it."""
    store, profile = new_store(tmp_path / "desk", "reden-esbjerg")
    with store:
        _two_contacts(store)
    _write_template(tmp_path / "skema.xlsx", profile)
    return tmp_path


def _two_contacts(store: OpenStore) -> None:
    for number in ("0042", "0043"):
        store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5), gender=Gender.WOMAN))


def _write_template(path: Path, profile: Profile, old: bytes = b"", new: bytes = b"") -> None:
    def change(_name: str, content: bytes) -> bytes:
        return content.replace(old, new) if old else content

    path.write_bytes(with_parts(by_xlsxwriter(profile), change))


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Status, standard output and standard error of ``exitdesk return``."""
    secret = desk / "secret"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def call(*words: str, store: str = "desk") -> tuple[int, str, str]:
        capsys.readouterr()
        given = ["return", str(desk / store), *words, "--user", USER, "--passphrase-file", str(secret)]
        status = cli.run(["--lang", "en", *given])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def to(desk: Path, name: str, template: str = "skema.xlsx") -> list[str]:
    return ["--period", QUARTER, "--out", str(desk / name), "--template", str(desk / template)]


def test_the_mapping_is_kept_and_used_again(desk: Path, run: Run) -> None:
    status, said, _ = run(*to(desk, "a.xlsx"), "--json")
    assert status == 0
    told = json.loads(said)
    assert (told["rows"], told["left_out"], told["empty_columns"], told["template_changes"]) == (2, [], [], [])
    store, profile = _opened(desk)
    with store:
        (kept,) = kept_templates(store)
        template = read_template(desk / "skema.xlsx", profile)
        chosen = choose_mapping(store, template, profile)
        assert chosen.kept and chosen.mapping == kept_mapping(store, template)
        (snapshot,) = snapshots_of(store, SnapshotKind.RETURN)
        assert snapshot.template == kept.fingerprint
    run(*to(desk, "b.xlsx"))
    assert (desk / "a.xlsx").read_bytes() == (desk / "b.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(desk / "a.xlsx")[SHEET]
    assert [sheet["A6"].value, sheet["A7"].value, sheet["B6"].value] == ["0042", "0043", "Kvinde"]


def _opened(desk: Path) -> tuple[OpenStore, Profile]:
    return open_store(desk / "desk", user=USER, passphrase=PASSPHRASE, today=lambda: TODAY), find_profile(
        "reden-esbjerg"
    )[0]


def test_a_template_that_lost_a_mapped_column_is_refused_with_what_is_gone(desk: Path, run: Run) -> None:
    assert run(*to(desk, "a.xlsx"))[0] == 0
    _write_template(desk / "ny.xlsx", find_profile("reden-esbjerg")[0], b"Startm\xc3\xa5ned", b"Skostr")
    status, _, said = run(*to(desk, "b.xlsx", "ny.xlsx"))
    assert status == 1
    assert "gone: “Startmåned”" in said and said.count("\n") == 1
    assert not (desk / "b.xlsx").exists()


def test_a_template_whose_list_lost_a_word_is_refused(desk: Path, run: Run) -> None:
    assert run(*to(desk, "a.xlsx"))[0] == 0
    _write_template(desk / "ny.xlsx", find_profile("reden-esbjerg")[0], b"<t>Mand</t>", b"<t>Andet</t>")
    status, _, said = run(*to(desk, "b.xlsx", "ny.xlsx"))
    assert status == 1
    assert "another list: “Køn”" in said


def test_a_template_with_more_in_it_is_filled_and_what_is_new_is_told(desk: Path, run: Run) -> None:
    assert run(*to(desk, "a.xlsx"))[0] == 0
    _write_template(desk / "ny.xlsx", find_profile("reden-esbjerg")[0], b"<t>Kontrol</t>", b"<t>Kommune</t>")
    status, said, warned = run(*to(desk, "b.xlsx", "ny.xlsx"))
    assert status == 0
    assert "new: “Kommune”" in warned
    assert openpyxl.load_workbook(desk / "b.xlsx")[SHEET]["A6"].value == "0042"
    assert "2 contacts" in said


def test_the_agencys_file_of_a_practice_store_is_warned_about(desk: Path, run: Run) -> None:
    profile, text = find_profile("reden-esbjerg")
    made, _ = create_store(
        desk / "practice", profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE,
        practice=True, cost=CHEAP, today=lambda: TODAY,
    )  # fmt: skip
    with made:
        _two_contacts(made)
    assert "invented" not in run(*to(desk, "a.xlsx"))[2]
    assert "invented" in run(*to(desk, "p.xlsx"), store="practice")[2]


def test_corrections_are_told_and_written(desk: Path, run: Run) -> None:
    assert run("--period", QUARTER, "--out", str(desk / "a.xlsx"))[0] == 0
    out = desk / "rettelser.xlsx"
    assert json.loads(run("--corrections", "--out", str(out), "--json")[1]) == {
        "out": None, "corrections": [], "not_compared": []
    }  # fmt: skip
    assert not out.exists()
    store, _ = _opened(desk)
    with store:
        contact = store.reading.contact_by_number("0042")
        assert contact is not None
        store.operations.save(replace(contact, gender=Gender.MAN))
    status, said, _ = run("--corrections", "--out", str(out), "--json")
    assert status == 0
    first, *figures = json.loads(said)["corrections"]
    assert first == {
        "period": "2026-Q1", "id_number": "0042", "kind": "changed", "column": "Køn", "before": "Kvinde",
        "now": "Mand", "sheet": "Registrering", "row": None,
    }  # fmt: skip
    assert {(one["id_number"], one["sheet"], one["row"]) for one in figures} == {
        (None, "Opgørelse", "Køn: Kvinde"), (None, "Opgørelse", "Køn: Mand"),
    }  # fmt: skip
    rows = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    assert rows[1] == ("1. kvartal 2026", "0042", "Rettet", "Køn", "Kvinde", "Mand", "Registrering")
    assert rows[2] == ("1. kvartal 2026", None, "Rettet", "Køn: Kvinde: Antal", 2, 1, "Opgørelse")
    assert "5 corrections" in run("--corrections", "--out", str(out))[1]


@pytest.mark.parametrize("words", [["--period", QUARTER], ["--corrections"]])
def test_a_return_is_written_under_no_other_ending(desk: Path, run: Run, words: list[str]) -> None:
    status, _, said = run(*words, "--out", str(desk / "z.csv"))
    assert status == 2 and "must end in .xlsx" in said
    assert not (desk / "z.csv").exists()


def test_a_period_that_has_not_begun_is_refused_and_one_that_goes_on_is_told(desk: Path, run: Run) -> None:
    next_year = date.today().year + 1
    status, said, wrong = run("--period", f"{next_year}-Q1", "--out", str(desk / "z.xlsx"))
    assert (status, said) == (1, "") and f"it starts on 01-01-{next_year}" in wrong
    assert not (desk / "z.xlsx").exists()
    status, _, warned = run("--period", f"2026-01-01..{next_year}-12-31", "--out", str(desk / "z.xlsx"), "--json")
    assert status == 0 and "The period is not over" in warned
    assert "not over" not in run("--period", QUARTER, "--out", str(desk / "z.xlsx"))[2]


def test_returns_that_cannot_be_compared_any_more_are_told(desk: Path, run: Run) -> None:
    assert run("--period", QUARTER, "--out", str(desk / "a.xlsx"))[0] == 0
    store, profile = _opened(desk)
    with store:
        store.operations.save_profile(profile.name, write_profile_text(profile))
        store.db.execute("UPDATE profiles SET toml = 'of a later program' WHERE version = 1")
    status, said, warned = run("--corrections", "--out", str(desk / "r.xlsx"))
    assert (status, said) == (0, "")
    assert "could not be compared with the records: quarter 1 of 2026." in warned
    assert json.loads(run("--corrections", "--json")[1])["not_compared"] == ["2026-Q1"]


def test_corrections_pass_the_export_gate(desk: Path) -> None:
    store, profile = _opened(desk)
    with store:
        write_return(store, profile, Quarter(2026, 1).period, desk / "a.xlsx")
        for number in ("0042", "0043"):
            contact = store.reading.contact_by_number(number)
            assert contact is not None and contact.key is not None
            store.operations.bin("contact", contact.key)
        found = corrections(store).found
        assert {one.kind.value for one in found if one.contact} == {"removed"}
        write_corrections(store, profile, found, desk / "r.xlsx")
        wrong = [replace(found[0], column="Ring til 20 30 40 50", before="010190-1234")]
        with pytest.raises(UserError, match="not written"):
            write_corrections(store, profile, wrong, desk / "never.xlsx")
        with pytest.raises(UserError, match="Nothing has changed"):
            write_corrections(store, profile, [], desk / "never.xlsx")
    assert not (desk / "never.xlsx").exists()
