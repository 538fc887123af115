"""Users and the recovery code from the command line: each with a passphrase from a file or typed twice, never given."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp

from exitdesk.cli import run
from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.forms import recovery_sheet
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import create_store, open_store
from exitdesk.store.recovery import store_mark
from tests.conftest import CHEAP, PASSPHRASE, USER

NEW = "syv gule cykler på taget"
OTHER = "grønne sko i regnvejr"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("opening", "users", "recovery"):
        monkeypatch.setattr(f"exitdesk.store.{module}.KdfCost", lambda: CHEAP)


def file_with(folder: Path, text: str) -> str:
    path = folder / f"secret {len(list(folder.iterdir()))}"
    path.write_text(text + "\n", encoding="utf-8")
    path.chmod(0o600)
    return str(path)


@pytest.fixture
def made(folder: Path) -> tuple[str, str]:
    """The store's folder and its recovery code."""
    store, code = create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    store.close()
    return str(folder), code


@pytest.fixture
def leader(tmp_path: Path) -> list[str]:
    return ["--user", USER, "--passphrase-file", file_with(tmp_path, PASSPHRASE)]


def done(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    status = run(["--lang", "en", *arguments])
    captured = capsys.readouterr()
    assert status == 0, captured.err
    return captured.out


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], status: int = 1) -> str:
    capsys.readouterr()
    assert run(["--lang", "en", *arguments]) == status
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.err.strip()


def opens(store: str, user: str, passphrase: str) -> Role | None:
    try:
        with open_store(Path(store), user=user, passphrase=passphrase) as found:
            return found.role
    except UserError:
        return None


def add_anna(store: str, leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    new = ["--new-passphrase-file", file_with(tmp_path, NEW)]
    return done(["users", store, "add", "Anna", "--role", "caseworker", *new, *leader], capsys)


def test_a_user_is_added_listed_given_a_passphrase_and_removed(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    assert "Anna" in add_anna(store, leader, tmp_path, capsys)
    assert opens(store, "Anna", NEW) is Role.CASEWORKER
    listed = done(["users", store, "list", *leader], capsys).splitlines()
    assert [line.split()[:2] for line in listed] == [["Anna", "Caseworker"], ["Leder", "Leader"]]
    new = ["--new-passphrase-file", file_with(tmp_path, OTHER)]
    done(["users", store, "password", "anna", *new, *leader], capsys)
    assert opens(store, "Anna", NEW) is None and opens(store, "Anna", OTHER) is Role.CASEWORKER
    assert "rekey" in done(["users", store, "remove", "Anna", *leader], capsys)
    assert opens(store, "Anna", OTHER) is None
    assert opens(store, USER, PASSPHRASE) is Role.LEADER


def test_the_list_as_json_holds_nothing_else(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    add_anna(store, leader, tmp_path, capsys)
    anna, leder = json.loads(done(["users", store, "list", "--json", *leader], capsys))
    assert anna == {"name": "Anna", "role": "caseworker", "has_way_in": True, "last_seen": None}
    assert leder["name"] == "Leder" and leder["role"] == "leader" and leder["last_seen"]


def test_who_opens_the_store_may_stand_before_the_action_too(
    made: tuple[str, str], leader: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    assert "Leder" in done(["users", *leader, store, "list"], capsys)
    assert "Leder" in done(["users", store, *leader, "list"], capsys)
    assert "Leder" in done(["users", store, f"--user={USER}", *leader[2:], "list", "--json"], capsys)
    assert "--user" in refused(["users", store, "list"], capsys, status=2)


def test_removing_with_a_new_key_shuts_old_headers_out(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code = made
    add_anna(store, leader, tmp_path, capsys)
    with open_store(Path(store), user=USER, passphrase=PASSPHRASE) as found:
        before = found.data_key
    out = done(["users", store, "remove", "Anna", "--rekey", *leader], capsys)
    assert "new key" in out and "users STORE rekey" not in out
    with open_store(Path(store), user=USER, passphrase=PASSPHRASE) as found:
        assert found.data_key != before
        between = found.data_key
    done(["users", store, "rekey", *leader], capsys)
    with open_store(Path(store), user=USER, passphrase=PASSPHRASE) as found:
        assert found.data_key != between
    new = ["--new-passphrase-file", file_with(tmp_path, OTHER)]
    done(["recovery", store, "use", "--user", USER, "--code-file", file_with(tmp_path, code), *new], capsys)


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (["remove", "Leder"], "This is you"),
        (["remove", "Nobody"], "no user “Nobody”"),
        (["password", "Nobody"], "no user “Nobody”"),
        (["add", "leder", "--role", "volunteer"], "already a user"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], action: list[str],
    said: str,
) -> None:  # fmt: skip
    store, _ = made
    new = ["--new-passphrase-file", file_with(tmp_path, NEW)] if action[0] != "remove" else []
    assert said in refused(["users", store, *action, *new, *leader], capsys)
    assert opens(store, USER, PASSPHRASE) is Role.LEADER


def test_a_short_passphrase_an_unknown_role_and_a_wrong_one_change_nothing(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    short = ["--new-passphrase-file", file_with(tmp_path, "kort")]
    assert "15" in refused(["users", store, "add", "Anna", "--role", "leader", *short, *leader], capsys)
    new = ["--new-passphrase-file", file_with(tmp_path, NEW)]
    assert "--role" in refused(["users", store, "add", "Anna", "--role", "boss", *new, *leader], capsys, status=2)
    assert "--role" in refused(["users", store, "add", "Anna", *new, *leader], capsys, status=2)
    wrong = ["--user", USER, "--passphrase-file", file_with(tmp_path, OTHER)]
    assert "does not fit" in refused(["users", store, "list", *wrong], capsys)
    assert [one["name"] for one in json.loads(done(["users", store, "list", "--json", *leader], capsys))] == [USER]


def test_everybody_changes_her_own_passphrase_and_nobody_elses(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    add_anna(store, leader, tmp_path, capsys)
    hers = ["--user", "Anna", "--passphrase-file", file_with(tmp_path, NEW)]
    new = ["--new-passphrase-file", file_with(tmp_path, OTHER)]
    done(["users", store, "password", "Anna", *new, *hers], capsys)
    assert opens(store, "Anna", OTHER) is Role.CASEWORKER
    hers = ["--user", "Anna", "--passphrase-file", file_with(tmp_path, OTHER)]
    for action in (["list"], ["password", USER, *new], ["add", "Bo", "--role", "leader", *new], ["remove", USER]):
        assert "Ask a leader" in refused(["users", store, *action, *hers], capsys)
    assert "Ask a leader" in refused(["recovery", store, "new", *hers], capsys)
    assert opens(store, USER, PASSPHRASE) is Role.LEADER


# The recovery code


def test_a_new_code_is_printed_once_and_the_one_before_is_dead(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, old = made
    new = ["--user", USER, "--new-passphrase-file", file_with(tmp_path, NEW)]
    code = done(["recovery", store, "new", *leader], capsys).splitlines()[-1]
    assert "does not fit" in refused(["recovery", store, "use", "--code-file", file_with(tmp_path, old), *new], capsys)
    done(["recovery", store, "use", "--code-file", file_with(tmp_path, code.lower()), *new], capsys)
    assert opens(store, USER, PASSPHRASE) is None
    assert opens(store, USER, NEW) is Role.LEADER


def test_the_new_code_goes_on_a_sheet_and_not_on_the_screen(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    sheet = tmp_path / "sheet.pdf"
    out = done(["recovery", store, "new", "--recovery-out", str(sheet), *leader], capsys)
    assert sheet.stat().st_mode & 0o077 == 0
    text = pypdf.PdfReader(sheet).pages[0].extract_text()
    (read,) = zxingcpp.read_barcodes(pypdfium2.PdfDocument(sheet.read_bytes())[0].render(scale=2).to_pil())
    code = read.text
    assert code not in out and all(group in text and group not in out for group in code.split("-"))
    with open_store(Path(store), user=USER, passphrase=PASSPHRASE) as found:
        assert store_mark(found) in text
    new = ["--user", USER, "--new-passphrase-file", file_with(tmp_path, NEW)]
    done(["recovery", store, "use", "--code-file", file_with(tmp_path, code), *new], capsys)


def test_a_sheet_that_cannot_be_written_is_found_before_the_code_is_changed(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code = made
    nowhere = str(tmp_path / "nowhere" / "sheet.pdf")
    assert "does not exist" in refused(["recovery", store, "new", "--recovery-out", nowhere, *leader], capsys)
    new = ["--user", USER, "--new-passphrase-file", file_with(tmp_path, NEW)]
    done(["recovery", store, "use", "--code-file", file_with(tmp_path, code), *new], capsys)


def test_a_sheet_in_the_stores_own_folder_is_refused_before_the_code_is_changed(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code = made
    inside = str(Path(store) / "sheet.pdf")
    assert "folder of a store" in refused(["recovery", store, "new", "--recovery-out", inside, *leader], capsys)
    new = ["--user", USER, "--new-passphrase-file", file_with(tmp_path, NEW)]
    done(["recovery", store, "use", "--code-file", file_with(tmp_path, code), *new], capsys)
    empty = tmp_path / "empty"
    empty.mkdir()
    arguments = ["init", str(empty), "--profile", "reden-esbjerg", "--recovery-out", str(empty / "sheet.pdf"), *leader]
    assert "folder of a store" in refused(arguments, capsys)
    assert not list(empty.iterdir())


def test_whatever_fails_while_the_sheet_is_made_leaves_the_code_on_the_screen(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def fails(*_what: object) -> bytes:
        raise UserError("No.")

    monkeypatch.setattr(recovery_sheet, "recovery_sheet", fails)
    capsys.readouterr()
    assert run(["recovery", made[0], "new", "--recovery-out", str(tmp_path / "sheet.pdf"), *leader]) == 1
    code = capsys.readouterr().out.splitlines()[-1]
    new = ["--user", USER, "--new-passphrase-file", file_with(tmp_path, NEW)]
    done(["recovery", made[0], "use", "--code-file", file_with(tmp_path, code), *new], capsys)


@pytest.mark.parametrize("full", [False, True])
def test_a_sheet_that_fails_at_the_last_moment_leaves_the_code_on_the_screen(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, full: bool,
) -> None:  # fmt: skip
    store, _ = made
    if full:  # the sheet's disk, not the store's
        synced = os.fsync

        def refusing(descriptor: int) -> None:
            if any(tmp_path.glob(".taken.pdf.*")):
                raise OSError(errno.ENOSPC, "full")
            synced(descriptor)

        monkeypatch.setattr(os, "fsync", refusing)
    else:
        (tmp_path / "taken.pdf").mkdir()
    capsys.readouterr()
    arguments = ["--lang", "en", "recovery", store, "new", "--recovery-out", str(tmp_path / "taken.pdf"), *leader]
    assert run(arguments) == 1
    captured = capsys.readouterr()
    (told,) = captured.err.splitlines()
    assert "write it down" in told and "opens nothing any more" in told and "changed" not in told
    code = captured.out.splitlines()[-1]
    new = ["--user", USER, "--new-passphrase-file", file_with(tmp_path, NEW)]
    done(["recovery", store, "use", "--code-file", file_with(tmp_path, code), *new], capsys)


def test_a_new_name_with_the_code_becomes_a_leader_and_is_told_to_renew_it(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code = made
    new = ["--new-passphrase-file", file_with(tmp_path, NEW)]
    out = done(["recovery", store, "use", "--user", "Bo", "--code-file", file_with(tmp_path, code), *new], capsys)
    assert "Leader" in out and "recovery STORE new" in out
    assert opens(store, "Bo", NEW) is Role.LEADER and opens(store, USER, PASSPHRASE) is Role.LEADER
    with open_store(Path(store), user=USER, passphrase=PASSPHRASE) as found:
        recovered = found.reading.log_page(LogFilter(actions=frozenset({Action.RECOVERED})))
        assert [entry.by for entry in recovered] == ["Bo"]


def test_who_may_not_import_is_not_told_how_a_file_compares(
    made: tuple[str, str], leader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = file_with(tmp_path, OTHER)
    done(["users", made[0], "add", "Vera", "--role", "volunteer", "--new-passphrase-file", theirs, *leader], capsys)
    table = tmp_path / "borgere.csv"
    table.write_text("ID-nummer;Første kontakt\n0042;01-03-2026\n", encoding="utf-8")
    for option in ("--dry-run", "--suggest-mapping", "--json"):
        said = refused(["import", made[0], str(table), option, "--user", "Vera", "--passphrase-file", theirs], capsys)
        assert "role" in said


def test_an_empty_path_is_wrong_usage_and_no_folder(
    made: tuple[str, str], leader: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["restore", made[0], ""], ["check", ""], ["export", made[0], "--out", ""]):
        assert "empty" in refused([*arguments, *leader], capsys, status=2)


def test_a_slip_in_the_code_is_named_before_anything_is_asked(
    made: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code = made
    groups = code.split("-")
    groups[4] = groups[4][:3] + ("X" if groups[4][3] != "X" else "Y") + groups[4][4]
    slip = file_with(tmp_path, "-".join(groups))
    assert "Group 5" in refused(["recovery", store, "use", "--user", USER, "--code-file", slip], capsys)
    assert "8 groups" in refused(
        ["recovery", store, "use", "--user", USER, "--code-file", file_with(tmp_path, code[:20])], capsys
    )


def test_two_secrets_do_not_come_from_one_input(made: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    store, _ = made
    both = ["--passphrase-file", "-", "--new-passphrase-file", "-", "--user", USER]
    assert "standard input" in refused(["users", store, "password", USER, *both], capsys, status=2)
    both = ["--code-file", "-", "--new-passphrase-file", "-", "--user", USER]
    assert "standard input" in refused(["recovery", store, "use", *both], capsys, status=2)


def test_no_secret_is_taken_from_an_argument(
    made: tuple[str, str], leader: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = made
    for action in (["users", store, "password", USER], ["users", store, "add", "Bo", "--role", "leader"]):
        refused([*action, NEW, *leader], capsys, status=2)
        refused([*action, "--new-passphrase", NEW, *leader], capsys, status=2)


def test_where_there_is_no_terminal_the_option_is_named(
    made: tuple[str, str], leader: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = made
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert "--new-passphrase-file" in refused(["users", store, "password", USER, *leader], capsys)
    assert "--code-file" in refused(["recovery", store, "use", "--user", USER], capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_the_new_passphrase_is_asked_for_twice(made: tuple[str, str], leader: list[str]) -> None:
    import pty

    store, _ = made
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "exitdesk", "--lang", "en", "users", store, "password", USER, *leader]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        said = b""
        answers = [NEW, OTHER, NEW, NEW]  # a slip at the second
        while True:
            try:
                said += os.read(ours, 1000)
            except OSError:
                break
            if said.rstrip().endswith(b":") and answers:
                os.write(ours, answers.pop(0).encode() + b"\n")
                said += b"?"
        assert process.wait() == 0, said.decode(errors="replace")
    os.close(ours)
    assert not answers and NEW.encode() not in said
    assert opens(store, USER, NEW) is Role.LEADER
