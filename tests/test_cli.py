"""The commands as a script would use them: files in, files out, exit status, one sentence on trouble."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdf
import pytest

from exitdesk.cli import run
from exitdesk.store import vault
from tests.conftest import CHEAP, PASSPHRASE
from tests.golden.data_workbooks import esbjerg_by_intervention, write_workbook

USER = ("--user", "Leder")


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("making", "opening", "passphrases"):
        monkeypatch.setattr(f"exitdesk.store.{module}.KdfCost", lambda: CHEAP)


@pytest.fixture
def secret(tmp_path: Path) -> tuple[str, ...]:
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    path.chmod(0o600)
    return (*USER, "--passphrase-file", str(path))


@pytest.fixture
def made(folder: Path, secret: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["--lang", "en", "init", str(folder), "--profile", "reden-esbjerg", *secret]) == 0
    assert "Recovery code" in capsys.readouterr().out
    return folder


@pytest.fixture
def filled(made: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    book = tmp_path / "data.xlsx"
    write_workbook(book, esbjerg_by_intervention())
    assert run(["--lang", "en", "import", str(made), str(book), *secret]) == 0
    capsys.readouterr()
    return made


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], status: int = 1) -> str:
    capsys.readouterr()
    assert run(["--lang", "en", *arguments]) == status
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    if status == 1:
        assert len(captured.err.strip().splitlines()) == 1
    return captured.err.strip()


def test_import_then_statistics_return_forms_and_data(
    filled: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["statistics", str(filled), "--json", *secret]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["contacts"] == 88
    assert figures["by_intervention"]["rådgivning og vejledning"] == 76

    for name in ("report.pdf", "report.xlsx", "report.json"):
        assert run(["statistics", str(filled), "--out", str(tmp_path / name), *secret]) == 0
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == figures
    capsys.readouterr()

    assert (
        run(["return", str(filled), "--period", "project", "--out", str(tmp_path / "r.xlsx"), "--json", *secret]) == 0
    )
    assert json.loads(capsys.readouterr().out)["rows"] == 88
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["Registrering", "Trivsel", "Opgørelse", "Aktiviteter", "Kodebog"]

    assert run(["forms", str(filled), "--contacts", "all", "--out", str(tmp_path / "forms.pdf"), *secret]) == 0
    assert len(pypdf.PdfReader(tmp_path / "forms.pdf").pages) == 88

    assert run(["export", str(filled), "--out", str(tmp_path / "all.xlsx"), *secret]) == 0
    capsys.readouterr()
    assert run(["import", str(filled), str(tmp_path / "all.xlsx"), "--json", *secret]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["new"], again["doubts"], again["saved"]) == (0, [], True)


def test_statistics_by_import_of_an_export_are_the_same(
    filled: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    assert run(["export", str(filled), "--out", str(tmp_path / "all.xlsx"), *secret]) == 0
    assert run(["init", str(other), "--profile", "reden-esbjerg", *secret]) == 0
    assert run(["import", str(other), str(tmp_path / "all.xlsx"), *secret]) == 0
    found = []
    for store in (filled, other):
        capsys.readouterr()
        assert run(["statistics", str(store), "--json", *secret]) == 0
        found.append(capsys.readouterr().out)
        assert (
            run(["return", str(store), "--period", "project", "--out", str(tmp_path / f"{store.name}.xlsx"), *secret])
            == 0
        )
    assert found[0] == found[1]
    assert (tmp_path / "store.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()


def test_a_doubt_saves_nothing_unless_accepted(
    made: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Borgere"
    sheet.append(["ID-nummer", "Første kontakt", "Skostørrelse"])
    sheet.append(["0042", "01-02-2026", 38])
    sheet.append(["0043", "i fremtiden", 39])
    book.save(tmp_path / "b.xlsx")
    arguments = ["import", str(made), str(tmp_path / "b.xlsx"), *secret]
    assert run([*arguments, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["saved"] is False
    assert report["unknown_columns"] == [{"sheet": "Borgere", "column": "Skostørrelse"}]
    (doubt,) = report["doubts"]
    assert (doubt["sheet"], doubt["row"], doubt["column"], doubt["read"]) == (
        "Borgere",
        3,
        "Første kontakt",
        "i fremtiden",
    )
    assert run([*arguments, "--dry-run"]) == 0
    assert run([*arguments, "--accept"]) == 0
    capsys.readouterr()
    assert run(["check", str(made), "--json", *secret]) == 0
    assert json.loads(capsys.readouterr().out)["contacts"] == 1


def test_a_file_in_which_nothing_is_known_is_not_taken_for_done(
    made: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "udtræk.csv").write_text("navn;by\nx;y\n", encoding="utf-8")
    assert run(["--lang", "en", "import", str(made), str(tmp_path / "udtræk.csv"), "--json", *secret]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["saved"] is False
    assert "Nothing in the file could be read" in said.err
    (tmp_path / "Borgere.csv").write_text(
        "ID-nummer;Første kontakt;" + ";".join(f"spalte {n}" for n in range(300)) + "\n", encoding="utf-8"
    )
    assert run(["--lang", "en", "import", str(made), str(tmp_path / "Borgere.csv"), *secret]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) < 30
    assert "280 more columns" in told[-2]


def test_backup_damage_check_restore(
    filled: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["backup", str(filled), str(tmp_path / "usb"), *secret]) == 0
    backup = Path(capsys.readouterr().out.strip().splitlines()[-1])
    assert run(["check", str(backup), *secret]) == 0
    data = bytearray((filled / vault.DATABASE).read_bytes())
    data[20_000] ^= 255
    (filled / vault.DATABASE).write_bytes(data)
    before = {path.name: path.read_bytes() for path in filled.iterdir()}
    assert "damaged" in refused(["check", str(filled), *secret], capsys)
    assert before == {path.name: path.read_bytes() for path in filled.iterdir()}
    assert run(["restore", str(tmp_path / "usb"), str(filled), *secret]) == 0
    assert run(["check", str(filled), *secret]) == 0


def test_trouble_is_one_sentence(
    filled: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("noget helt andet end før", encoding="utf-8")
    wrong.chmod(0o600)
    out = str(tmp_path / "x.pdf")
    assert (
        "passphrase"
        in refused(["statistics", str(filled), *USER, "--passphrase-file", str(wrong)], capsys).splitlines()[-1]
    )
    assert "no store" in refused(["statistics", str(tmp_path / "none"), *secret], capsys)
    assert "already a store" in refused(["init", str(filled), "--profile", "reden-esbjerg", *secret], capsys)
    assert "no profile" in refused(["init", str(tmp_path / "n"), "--profile", "ukendt", *secret], capsys)
    assert "no contact" in refused(["forms", str(filled), "--contacts", "0000X", "--out", out, *secret], capsys).lower()
    assert "folder" in refused(
        ["forms", str(filled), "--contacts", "all", "--out", str(tmp_path / "no" / "x.pdf"), *secret], capsys
    )
    assert "folder" in refused(["return", str(filled), "--period", "project", "--out", str(tmp_path), *secret], capsys)
    assert "no backup" in refused(["restore", str(tmp_path), str(filled), *secret], capsys)
    (tmp_path / "text.xlsx").write_text("not a workbook")
    assert refused(["import", str(filled), str(tmp_path / "text.xlsx"), *secret], capsys)
    assert refused(["import", str(filled), str(tmp_path / "missing.xlsx"), *secret], capsys)


def test_wrong_usage_is_status_two(filled: Path, secret: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        ["nonsense"],
        ["statistics", str(filled)],
        ["statistics", str(filled), "--from", "yesterday", *secret],
        ["statistics", str(filled), "--from", "2026-02-01", "--to", "2026-01-01", *secret],
        ["statistics", str(filled), "--out", "report.doc", *secret],
        ["return", str(filled), "--period", "2026-Q5", "--out", "x.xlsx", *secret],
    ):
        refused(arguments, capsys, status=2)


def test_a_full_disk_leaves_the_old_file(
    filled: Path,
    secret: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "r.xlsx"
    target.write_bytes(b"the old one")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("exitdesk.store.files.os.fsync", full)
        assert "full" in refused(["return", str(filled), "--period", "project", "--out", str(target), *secret], capsys)
    assert target.read_bytes() == b"the old one"
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]


def test_a_read_only_store_can_still_be_read(filled: Path, secret: tuple[str, ...], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(filled, copy)
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    assert run(["statistics", str(copy), "--json", *secret]) == 0
    assert before == {path.name: path.read_bytes() for path in copy.iterdir()}


def test_the_passphrase_comes_from_standard_input(folder: Path) -> None:
    command = [sys.executable, "-m", "exitdesk", "--lang", "en"]
    options = ["--user", "Åse", "--passphrase-file", "-"]
    sheet = folder.parent / "r.pdf"
    made = subprocess.run(
        [*command, "init", str(folder), "--profile", "nye-veje-odense", *options, "--recovery-out", str(sheet)],
        input="blåbærgrød på søndag\n".encode(), capture_output=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert pypdf.PdfReader(sheet).pages
    read = subprocess.run(
        [*command, "statistics", str(folder), "--json", *options],
        input="blåbærgrød på søndag".encode(),
        capture_output=True,
    )
    assert read.returncode == 0, read.stderr
    assert json.loads(read.stdout)["contacts"] == 0


def test_damage_met_while_reading_is_no_mistake_of_the_program(
    filled: Path, secret: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    database = filled / vault.DATABASE
    whole = database.read_bytes()
    sentences = set()
    for page in range(3, len(whole) // 4096, 5):
        database.write_bytes(whole[: page * 4096] + bytes(100) + whole[page * 4096 + 100 :])
        capsys.readouterr()
        if run(["--lang", "en", "statistics", str(filled), "--json", *secret]):
            *warnings, sentence = capsys.readouterr().err.splitlines()
            assert all("not as it was when it was last closed" in warning for warning in warnings)
            sentences.add(sentence)
    assert sentences == {"The database is damaged or belongs to another store. Restore a backup; nothing was changed."}


@pytest.mark.parametrize("name", ["store.db", "header.json", "return.xlsx"])
def test_no_export_stands_in_the_store_or_in_its_place(
    filled: Path, secret: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path.name for path in filled.iterdir())
    for command in (["return", str(filled), "--period", "project"], ["export", str(filled)]):
        assert "folder of a store" in refused([*command, "--out", str(filled / name), *secret], capsys)
    assert sorted(path.name for path in filled.iterdir()) == before
    assert run(["check", str(filled), *secret]) == 0


def test_a_store_of_another_owner_is_trouble_not_usage(
    filled: Path, secret: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    access, stat = os.access, Path.stat

    def guarded(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent == filled:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "access", lambda path, mode, **rest: str(path) != str(filled) and access(path, mode))
    monkeypatch.setattr(Path, "stat", guarded)
    for command in ("check", "statistics"):
        assert "cannot be read" in refused([command, str(filled), *secret], capsys)


def test_an_empty_password_file_does_not_export_in_the_clear(
    filled: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "password").write_text("\n")
    (tmp_path / "password").chmod(0o600)
    out = tmp_path / "everything.xlsx"
    arguments = ["export", str(filled), "--out", str(out), "--password-file", str(tmp_path / "password"), *secret]
    assert "password file is empty" in refused(arguments, capsys)
    assert not out.exists()


def test_a_table_kept_by_hand_comes_in_by_a_mapping(
    made: Path, secret: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "registrering.csv"
    rows = "ID;Navn;Køn;Opstart;Gruppeterapi\nK-1;Anna Holm;K;20-11-2025;ja\nK-2;Bo Dal;M;20.11.25;måske\n"
    table.write_bytes(rows.encode("cp1252"))
    assert run(["--lang", "en", "import", str(made), str(table), *secret]) == 1
    assert "--suggest-mapping" in capsys.readouterr().out
    assert run(["import", str(made), str(table), "--suggest-mapping", *secret]) == 0
    mapping = tmp_path / "mapping.json"
    mapping.write_text(capsys.readouterr().out, encoding="utf-8")
    assert json.loads(mapping.read_text(encoding="utf-8"))["columns"]["Navn"] == "ignore"
    other = tmp_path / "to numre.csv"
    other.write_text("Nr.;ID;Køn;Opstart\n9;K-1;K;20-11-2025\n3;K-2;M;20-11-2025\n", encoding="utf-8")
    assert run(["--lang", "en", "import", str(made), str(other), "--suggest-mapping", *secret]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["columns"]["ID"] == "field:ID-nummer"
    assert "Nr.: It may be the ID number too." in said.err
    arguments = ["import", str(made), str(table), "--mapping", str(mapping), *secret]
    assert "in spite of" not in refused(arguments, capsys)
    capsys.readouterr()
    assert run([*arguments, "--accept", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["saved"], report["new"]) == (True, 1)
    assert [(one["row"], one["column"], one["read"]) for one in report["doubts"]] == [(3, "Gruppeterapi", "måske")]
    mapping.write_text("{}", encoding="utf-8")
    assert "no mapping" in refused(arguments, capsys)
