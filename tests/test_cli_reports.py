"""``exitdesk statistics``: sections, two periods, the status on a date, and publications that are remembered."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from exitdesk.cli import run
from exitdesk.domain.periods import Period
from exitdesk.domain.records import Contact
from exitdesk.errors import UserError
from exitdesk.returns.profiles import find_profile, load_profile_text
from exitdesk.returns.report import Part
from exitdesk.returns.statistics import compute_statistics, to_json
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.snapshots import SnapshotKind, file_of, snapshots_of
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.returns.random_rows import random_rows
from tests.returns.stores import fill, new_store

Call = Any


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("making", "opening", "passphrases"):
        monkeypatch.setattr(f"exitdesk.store.{module}.KdfCost", lambda: CHEAP)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(31, profile, contacts=110), tmp_path)
    return tmp_path / "store"


@pytest.fixture
def call(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run the command; gives its status and output."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)

    def called(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        options = ["--user", USER, "--passphrase-file", str(secret)]
        status = run(["--lang", "en", "statistics", str(filled), *arguments, *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return called


def opened(folder: Path) -> OpenStore:
    return open_store(folder, user=USER, passphrase=PASSPHRASE)


def test_the_json_of_a_period_is_the_statistics_and_nothing_else(call: Call, filled: Path) -> None:
    status, out, _ = call("--from", "2024-04-01", "--to", "2024-09-30", "--json")
    with opened(filled) as store:
        profile = load_profile_text(store.reading.profile()[2])
        exact = compute_statistics(store.reading, profile, Period(date(2024, 4, 1), date(2024, 9, 30)))
    assert status == 0
    assert out == json.dumps(to_json(exact), ensure_ascii=False, indent=1) + "\n"


def test_a_file_of_json_is_what_is_printed(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    assert call("--out", str(out))[0] == 0
    assert out.read_text(encoding="utf-8") == call()[1]


def test_two_periods_are_first_and_second(call: Call) -> None:
    first = json.loads(call("--from", "2024-04-01", "--to", "2024-06-30")[1])
    second = json.loads(call("--from", "2024-07-01", "--to", "2024-09-30")[1])
    other = ("--compare-from", "2024-07-01", "--compare-to", "2024-09-30")
    both = call("--from", "2024-04-01", "--to", "2024-06-30", *other, "--json")
    assert json.loads(both[1]) == {"first": first, "second": second}


def test_what_is_printed_passes_the_same_gate_as_a_file(call: Call, filled: Path, tmp_path: Path) -> None:
    with opened(filled) as store:
        day = date(2024, 5, 2)
        store.operations.save(Contact(id_number="9999", first_contact=day, recruited_via="cpr 010190-1234"))
    out = tmp_path / "figures.json"
    for words in (["--json"], [], ["--out", str(out)], ["--json", "--out", str(tmp_path / "figures.pdf")]):
        status, said, wrong = call("--from", "2024-04-01", "--to", "2024-06-30", *words)
        assert (status, said) == (1, ""), words
        assert wrong.count("\n") == 1 and "010190" not in said
    assert not out.exists() and not out.with_suffix(".pdf").exists()


def test_a_date_alone_gives_the_status(call: Call) -> None:
    found = json.loads(call("--on", "2024-12-31", "--json")[1])
    assert found["on"] == "2024-12-31"
    assert found["contacts"] == sum(
        found[place]["contacts"]
        for place in (
            "in_course", "orientation", "advice_only", "referred_on", "ended_after_course", "ended_without_course",
        )
    )  # fmt: skip
    assert "age_groups" not in found


def test_a_date_and_a_period_give_both(call: Call) -> None:
    found = json.loads(call("--on", "2024-12-31", "--from", "2024-01-01")[1])
    alone = json.loads(call("--on", "2024-12-31")[1])
    assert found.pop("status") == alone
    assert found == json.loads(call("--from", "2024-01-01")[1])


def test_status_alone_is_a_page_of_its_own(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "status.pdf"
    assert call("--on", "2024-12-31", "--out", str(out))[0] == 0
    pages = pypdf.PdfReader(out).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert "Status on 31-12-2024" in text and "In orientation" in text and "Average age" not in text


def test_sections_are_listed_and_chosen(call: Call, tmp_path: Path) -> None:
    status, listed, _ = call("--list-sections")
    assert (status, listed.split()) == (0, [part.value for part in Part])
    assert call("--sections", "age,hours", "--out", str(tmp_path / "r.pdf"), "--from", "2024-01-01")[0] == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "r.pdf").pages)
    assert "Age group" in text and "hours per quarter" in text
    assert "Gender" not in text and "Contacts by intervention" not in text
    assert call("--sections", "age,hours", "--out", str(tmp_path / "r.xlsx"))[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Opgørelse"]
    first = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert "Alder ved start" in first and "Rekruttering og timer pr. kvartal" in first
    assert "Køn" not in first


@pytest.mark.parametrize(
    "arguments",
    [
        ("--sections", "age,prices"),
        ("--sections", ""),
        ("--compare-from", "2024-02-01", "--compare-to", "2024-01-01"),
        ("--on", "today"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(call: Call, arguments: tuple[str, ...]) -> None:
    status, out, err = call(*arguments)
    assert (status, out) == (2, "")
    assert "Traceback" not in err


def test_a_publication_is_frozen_as_it_left_and_the_next_is_held_against_it(
    call: Call, filled: Path, tmp_path: Path
) -> None:
    first, again, later = (tmp_path / name for name in ("first.xlsx", "again.xlsx", "later.json"))
    period = ("--from", "2024-01-01", "--to", "2024-12-31")
    assert call(*period, "--publish", "--json")[0] == 0
    with opened(filled) as store:
        assert snapshots_of(store, SnapshotKind.PUBLICATION) == []
    assert call(*period, "--publish", "--out", str(first), "--sections", "age,gender,status")[0] == 0
    assert call(*period, "--publish", "--out", str(again), "--sections", "age,gender,status")[0] == 0
    assert first.read_bytes() == again.read_bytes()
    with opened(filled) as store:
        (kept,) = snapshots_of(store, SnapshotKind.PUBLICATION)
        assert (kept.period, kept.file_name) == ("2024-01-01..2024-12-31", "first.xlsx")
        assert file_of(store, kept) == first.read_bytes()
    unaware = json.loads(call("--from", "2024-01-01", "--to", "2025-02-15", "--json")[1])
    assert call("--from", "2024-01-01", "--to", "2025-02-15", "--publish", "--out", str(later))[0] == 0
    told = json.loads(later.read_text(encoding="utf-8"))
    then = json.loads(call(*period, "--json")[1])
    for table in ("age_groups", "gender"):
        for group, one in told[table].items():
            moved = unaware[table][group]["count"] - then[table].get(group, {"count": 0})["count"]
            assert one["count"] is None or not 0 < moved < 5, group


def test_the_threshold_is_the_profiles() -> None:
    text = find_profile("reden-esbjerg")[1]
    assert load_profile_text(text.replace("small_numbers = 5", "small_numbers = 3")).small_numbers == 3
    for wrong in (2, 11):
        with pytest.raises(UserError, match="3 to 10"):
            load_profile_text(text.replace("small_numbers = 5", f"small_numbers = {wrong}"))
