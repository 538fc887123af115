"""Two programs on one store, programs that died over it, folders and media that cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO

import pytest

from exitdesk.domain.records import Contact
from exitdesk.errors import DamagedStore, ExitDeskError, UserError
from exitdesk.returns.profiles import find_profile
from exitdesk.store import backup, pending, vault
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.damage import INDEX, LOG, PAGE, prints

ROOT = Path(__file__).parent.parent.parent

# Opens the store, saves one contact, says so, and waits to be told to go on or to be killed.
HOLDER = """
import sys
from datetime import date
from pathlib import Path
from exitdesk.domain.records import Contact
from exitdesk.store.opening import open_store
store = open_store(Path(sys.argv[1]), user=sys.argv[2], passphrase=sys.argv[3])
store.operations.save(Contact(id_number="HELD", first_contact=date(2026, 1, 5)))
print("open" if not store.read_only else "read-only", flush=True)
sys.stdin.readline()
store.close()
print("closed", flush=True)
"""


@pytest.fixture
def closed(folder: Path) -> Path:
    """A closed store with twenty contacts."""
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        folder, profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    for number in range(20):
        store.operations.save(Contact(id_number=f"{number:04}", first_contact=date(2026, 1, 5), note="words " * 50))
    store.close()
    return store.folder


class Other:
    """Another program with the store open to write."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(folder), USER, PASSPHRASE],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._stream.readline() == "open\n"

    @property
    def _stream(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def die(self) -> None:
        self.process.kill()
        self.process.communicate()

    def close(self) -> None:
        assert self.process.communicate("\n")[0] == "closed\n"


@pytest.fixture
def other(closed: Path) -> Iterator[Other]:
    found = Other(closed)
    yield found
    if found.process.poll() is None:
        found.die()


def numbers(store: OpenStore) -> set[str]:
    return {contact.id_number for contact in store.reading.contacts()}


def command(*arguments: str, folder: Path, status: int = 0) -> tuple[str, str]:
    """Run a command in a process of its own; its output and what it said."""
    ended = subprocess.run(
        [sys.executable, "-m", "exitdesk", "--lang", "en", *arguments, "--user", USER, "--passphrase-file", "-"],
        cwd=ROOT, input=PASSPHRASE, capture_output=True, text=True,
        env={**os.environ, "HOME": str(folder.parent)},
    )  # fmt: skip
    assert ended.returncode == status, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout, ended.stderr.strip()


def test_the_second_program_reads_only_and_says_so(closed: Path, other: Other, tmp_path: Path) -> None:
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as second:
        assert second.read_only
        assert any("Another program is using the store" in warning for warning in second.warnings)
        assert "HELD" in numbers(second)
        for change in (
            lambda: second.operations.save(Contact(id_number="X", first_contact=date(2026, 1, 5))),
            lambda: second.operations.stash("today", "{}"),
            lambda: second.operations.set_setting("x", "y"),
        ):
            with pytest.raises(UserError, match="read-only"):
                change()
        made = backup.back_up(second, tmp_path / "usb")
    with open_store(made, user=USER, passphrase=PASSPHRASE, read_only=True) as copy:
        assert "HELD" in numbers(copy)
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound
    other.close()
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as after:
        assert not after.read_only
        assert not after.warnings


def test_damage_under_an_open_desk_is_told_by_the_check(closed: Path, other: Other) -> None:
    """The check then reads a copy that the database engine makes; pages that stand anew in the log are read there."""
    log = pending._Log((closed / LOG).read_bytes())
    anew = {log.page(number)[0] for number in range(1, log.frames + 1)}
    path = closed / vault.DATABASE
    size = path.stat().st_size
    tried = 0
    with path.open("rb+") as file:
        for page in range(2, size // PAGE + 1):
            place = (page - 1) * PAGE + 1000
            file.seek(place)
            (byte,) = file.read(1)
            file.seek(place)
            file.write(bytes([byte ^ 1]))
            file.flush()
            try:
                sound = check_store(closed, user=USER, passphrase=PASSPHRASE).sound
            except DamagedStore:
                sound = False
            if page not in anew:
                tried += 1
                assert not sound, page
            file.seek(place)
            file.write(bytes([byte]))
            file.flush()
    assert tried > 10
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound
    assert other.process.poll() is None


def test_commands_beside_an_open_desk_read_and_do_not_write(closed: Path, other: Other, tmp_path: Path) -> None:
    out, _ = command("check", str(closed), folder=closed)
    assert "21 contacts" in out
    out, _ = command("statistics", str(closed), "--json", folder=closed)
    assert '"contacts": 21' in out
    _, said = command("backup", str(closed), str(tmp_path / "usb"), folder=closed)
    assert "Another program is using the store" in said
    book = tmp_path / "data.xlsx"
    _, said = command("export", str(closed), "--out", str(book), folder=closed, status=1)  # the log could not tell
    assert "Close it there first" in said and not book.exists()
    shutil.copytree(next((tmp_path / "usb").rglob(vault.DATABASE)).parent, tmp_path / "copy")
    command("export", str(tmp_path / "copy"), "--out", str(book), folder=closed)
    _, said = command("import", str(closed), str(book), "--accept", folder=closed)  # nothing new: nothing to save
    _, said = command("restore", str(tmp_path / "usb"), str(closed), folder=closed, status=1)
    assert "in use" in said
    other.close()
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound


def test_when_the_first_program_dies_the_next_one_writes(closed: Path, other: Other) -> None:
    second = open_store(closed, user=USER, passphrase=PASSPHRASE)
    assert second.read_only
    other.die()
    assert "HELD" in numbers(second)
    second.close()
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as third:
        assert not third.read_only
        assert "HELD" in numbers(third)
        assert not third.closed_cleanly
        third.operations.save(Contact(id_number="AFTER", first_contact=date(2026, 1, 5)))
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound
    assert sorted(prints(closed)) == sorted((vault.DATABASE, *vault.HEADERS))


def test_of_many_that_open_at_once_exactly_one_writes(closed: Path) -> None:
    code = HOLDER.replace('store.operations.save(Contact(id_number="HELD", first_contact=date(2026, 1, 5)))', "")
    many = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(closed), USER, PASSPHRASE],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    told = [process.stdout.readline().strip() for process in many if process.stdout is not None]
    assert sorted(told) == ["open", "read-only", "read-only", "read-only"]
    for process in many:
        process.communicate("\n")
        assert process.returncode == 0
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound


def test_leftovers_of_programs_that_died_are_in_nobodys_way(closed: Path) -> None:
    """Half-written headers and copies, an empty log, an index of another time."""
    leftovers = (
        ".header.json.1a2b3c4d.part", ".header-copy.json.99999999.part", ".store.0a0b0c0d.part",
        ".store.0a0b0c0d.part-journal", ".store.0a0b0c0d.part-wal",
    )  # fmt: skip
    for name in leftovers:
        (closed / name).write_bytes(os.urandom(500))
    (closed / LOG).touch()
    (closed / INDEX).write_bytes(os.urandom(32768))
    (closed / "mine.txt").write_text("a letter")
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as opened:
        assert not opened.read_only
        assert len(opened.reading.contacts()) == 20
        assert not opened.warnings
    assert sorted(prints(closed)) == sorted((vault.DATABASE, *vault.HEADERS, "mine.txt"))


# What cannot be written. Root may write everywhere, so root's right to do so is given up first.

AS_ANYBODY = """
import ctypes, os, sys
if os.geteuid() == 0:
    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if ctypes.CDLL(None).prctl(24, right, 0, 0, 0):
            sys.exit("rights cannot be given up")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
LOOK = """
import sys
from datetime import date
from pathlib import Path
from exitdesk.domain.records import Contact
from exitdesk.errors import ExitDeskError
from exitdesk.store.opening import open_store
from exitdesk import i18n
i18n.set_language("en")
for read_only in (True, False):
    try:
        with open_store(Path(sys.argv[1]), user=sys.argv[2], passphrase=sys.argv[3], read_only=read_only) as store:
            print("read", len(store.reading.contacts()), flush=True)
            if not read_only:
                store.operations.save(Contact(id_number="NEW", first_contact=date(2026, 1, 5)))
                print("saved", flush=True)
    except ExitDeskError as error:
        print("refused:", error, flush=True)
"""


def as_anybody(*arguments: str) -> list[str]:
    """Lines of a process that the modes of files hold for."""
    ended = subprocess.run(
        [sys.executable, "-c", AS_ANYBODY, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if "cannot be given up" in ended.stderr:
        pytest.skip("root cannot give up its rights here")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout.splitlines()


@pytest.fixture
def lent(closed: Path) -> Iterator[Path]:
    yield closed
    closed.chmod(0o700)
    for path in closed.iterdir():
        path.chmod(0o600)


@pytest.mark.skipif(os.name != "posix", reason="rights as Unix has them")
@pytest.mark.parametrize("killed", [False, True])
def test_a_read_only_folder_is_read_and_a_save_refused_in_a_sentence(lent: Path, killed: bool) -> None:
    if killed:
        holder = Other(lent)
        holder.die()
    for path in lent.iterdir():
        path.chmod(0o400)
    lent.chmod(0o500)
    before = prints(lent)
    read, written = as_anybody("-c", LOOK, str(lent), USER, PASSPHRASE)
    assert read == ("read 21" if killed else "read 20")
    assert written.startswith("refused: ")
    assert prints(lent) == before


@pytest.mark.skipif(os.name != "posix", reason="rights as Unix has them")
@pytest.mark.parametrize("what", ["folder", *vault.HEADERS, vault.DATABASE])
def test_what_cannot_be_read_is_said_and_never_taken_for_missing(lent: Path, what: str) -> None:
    (lent if what == "folder" else lent / what).chmod(0)
    lines = as_anybody("-c", LOOK, str(lent), USER, PASSPHRASE)
    assert all(line.startswith("refused: ") for line in lines)
    assert all("There is no store" not in line and "first" not in line for line in lines)
    check = "import sys; from exitdesk.cli import run; sys.exit(0 if run(sys.argv[1:]) == 1 else 9)"
    secret = lent.parent / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o644)
    given = ("--user", USER, "--passphrase-file", str(secret))
    assert as_anybody("-c", check, "--lang", "en", "check", str(lent), *given) == []
    init = ("init", str(lent), "--profile", "reden-esbjerg", *given)
    assert as_anybody("-c", check, "--lang", "en", *init) == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts as Linux does")
@pytest.mark.parametrize("killed", [False, True])
def test_a_read_only_medium_is_read_checked_and_restored_from(closed: Path, tmp_path: Path, killed: bool) -> None:
    if killed:
        holder = Other(closed)
        holder.die()
    mount = (
        f"mount --bind {closed} {closed} && mount -o remount,bind,ro {closed} && "
        f'! touch {closed}/x 2>/dev/null && exec "$@"'
    )
    alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-r", "-m"]
    if not shutil.which("unshare") or subprocess.run([*alone, "sh", "-c", mount, "sh", "true"]).returncode:
        pytest.skip("mounting is not allowed here")
    before = prints(closed)

    def there(*arguments: str, status: int = 0) -> list[str]:
        ended = subprocess.run(
            [*alone, "sh", "-c", mount, "sh", sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True,
            input=PASSPHRASE,
        )  # fmt: skip
        assert ended.returncode == status, ended.stderr
        assert "Traceback" not in ended.stderr
        return ended.stdout.splitlines()

    read, written = there("-c", LOOK, str(closed), USER, PASSPHRASE)
    assert read == ("read 21" if killed else "read 20")
    assert written.startswith("refused: ")
    given = ("--user", USER, "--passphrase-file", "-")
    assert "sound" in there("-m", "exitdesk", "--lang", "en", "check", str(closed), *given)[0]
    new = tmp_path / "new"
    there("-m", "exitdesk", "--lang", "en", "restore", str(closed), str(new), *given)
    with open_store(new, user=USER, passphrase=PASSPHRASE) as restored:
        assert len(restored.reading.contacts()) == (21 if killed else 20)
    assert prints(closed) == before


def test_a_missing_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(ExitDeskError, match="no store"):
        open_store(tmp_path / "nowhere", user=USER, passphrase=PASSPHRASE)
    assert not (tmp_path / "nowhere").exists()
