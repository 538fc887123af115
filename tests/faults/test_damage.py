"""Every flipped page and every cut is told by the check, which changes nothing; no damage is taken for a new desk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exitdesk.cli import run
from exitdesk.errors import DamagedStore, ExitDeskError, UserError
from exitdesk.store import backup, restoring, vault
from exitdesk.store.opening import change_passphrase, create_store, open_store
from exitdesk.store.pending import commits_are_lost
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.damage import (
    FRAME,
    INDEX,
    LOG,
    PAGE,
    RESERVE,
    Folders,
    build,
    change,
    detected,
    flipped,
    pages,
    prints,
    with_page,
)

BYTES_OF_A_PAGE = (0, 1, 100, 2000, PAGE - RESERVE - 1, PAGE - RESERVE, PAGE - 64, PAGE - 1)
BYTES_OF_A_FRAME = (0, 3, 6, 8, 15, 16, 23, 24, 2000, FRAME - 64, FRAME - 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return build(tmp_path_factory.mktemp("damage"))


@pytest.fixture
def copies(made: Folders, tmp_path: Path) -> Folders:
    """The same folders, to be damaged."""
    here = Folders(tmp_path / "earlier", tmp_path / "store", tmp_path / "killed")
    for source, target in zip(
        (made.earlier, made.closed, made.killed), (here.earlier, here.closed, here.killed), strict=True
    ):
        shutil.copytree(source, target)
    return here


@pytest.fixture
def secret(tmp_path: Path) -> tuple[str, ...]:
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    path.chmod(0o600)
    return ("--user", USER, "--passphrase-file", str(path))


@pytest.fixture
def told(secret: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> Callable[[Path], str]:
    """What the command says of a damaged store: status 1, one line, nothing changed."""

    def check(folder: Path) -> str:
        capsys.readouterr()
        before = prints(folder)
        assert run(["--lang", "en", "check", str(folder), *secret]) == 1
        assert prints(folder) == before
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert "made a mistake" not in captured.err
        assert captured.out == ""
        (line,) = captured.err.strip().splitlines()
        return line

    return check


@pytest.fixture(params=["closed", "killed"])
def state(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def damaged_databases(whole: bytes, every: int) -> Iterator[tuple[str, bytes]]:
    """What is done to the database, and the database then; of the bytes of a page one in ``every`` is tried."""
    for place, _page in pages(whole):
        number = place // PAGE
        for index, byte in enumerate(BYTES_OF_A_PAGE):
            if (index + number) % every == 0:
                yield f"page {number + 1}, byte {byte}", flipped(whole, place + byte, (number + byte) % 8)
        others = (
            (f"page {number + 1} of zeros", with_page(whole, place, bytes(PAGE))),
            (f"page {number + 1} of noise", with_page(whole, place, os.urandom(PAGE))),
            (f"cut at page {number + 1}", whole[:place]),
            (f"cut in page {number + 1}", whole[: place + (1 + number * 977) % PAGE]),
        )
        for index, other in enumerate(others):
            if every == 1 or (index + number) % 4 == 0 or place + PAGE == len(whole):
                yield other
    for extra in (b"\0", bytes(PAGE), os.urandom(PAGE), whole[-PAGE:], whole[:100]):
        yield f"{len(extra)} bytes more", whole + extra
    last = len(whole) - PAGE
    for first, second in ((PAGE, 2 * PAGE), (0, PAGE), (PAGE, last)):
        ones, others = whole[first : first + PAGE], whole[second : second + PAGE]
        yield f"{first} and {second} changed places", with_page(with_page(whole, first, others), second, ones)


def test_every_flipped_cut_or_swapped_page_is_detected(
    copies: Folders, state: str, told: Callable[[Path], str], long: bool
) -> None:
    folder: Path = getattr(copies, state)
    assert not detected(folder)
    database = folder / vault.DATABASE
    whole = database.read_bytes()
    assert len(whole) > 30 * PAGE
    missed = []
    for number, (what, data) in enumerate(damaged_databases(whole, 1 if long else 6)):
        database.write_bytes(data)
        if long or number % 12 == 0:
            assert told(folder).endswith("."), what
        elif not detected(folder):
            missed.append(what)
    assert missed == []
    database.write_bytes(whole)
    assert not detected(folder)


def test_an_older_page_put_back_is_detected(copies: Folders) -> None:
    """It carries an HMAC of its own that fits: the header remembers what the pages were at closing."""
    whole = (copies.closed / vault.DATABASE).read_bytes()
    older = dict(pages((copies.earlier / vault.DATABASE).read_bytes()))
    changed = [place for place, page in pages(whole) if place in older and older[place] != page]
    assert len(changed) > 10
    missed = []
    for place in changed:
        (copies.closed / vault.DATABASE).write_bytes(with_page(whole, place, older[place]))
        if not detected(copies.closed):
            missed.append(place // PAGE + 1)
    assert missed == []


def test_an_older_page_is_detected_when_the_program_was_killed_since(copies: Folders) -> None:
    """Nothing is remembered of the pages then; rows, log and indexes still have to agree."""
    store = open_store(copies.killed, user=USER, passphrase=PASSPHRASE)
    store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (copies.killed / vault.DATABASE).read_bytes()
    store.close()
    (copies.killed / vault.DATABASE).write_bytes(whole)
    assert not detected(copies.killed)
    older = dict(pages((copies.closed / vault.DATABASE).read_bytes()))
    changed = [place for place, page in pages(whole) if place in older and older[place] != page]
    assert len(changed) > 10
    missed = []
    for place in changed:
        (copies.killed / vault.DATABASE).write_bytes(with_page(whole, place, older[place]))
        if not detected(copies.killed):
            missed.append(place // PAGE + 1)
    assert missed == []


def damaged_logs(whole: bytes, every: int) -> Iterator[tuple[str, bytes]]:
    frames = (len(whole) - 32) // FRAME
    for byte in range(32):
        yield f"byte {byte} of the log's header", flipped(whole, byte, byte % 8)
    for number in range(frames):
        for index, byte in enumerate(BYTES_OF_A_FRAME):
            if (index + number) % every == 0:
                yield (
                    f"frame {number + 1}, byte {byte}",
                    flipped(whole, 32 + number * FRAME + byte, (number + byte) % 8),
                )
        if every == 1 or number % 4 == 0 or number > frames - 4:
            yield f"cut at frame {number + 1}", whole[: 32 + number * FRAME]
            yield f"cut in frame {number + 1}", whole[: 32 + number * FRAME + 1 + number * 977 % FRAME]
    yield "emptied", b""
    yield "without a header", whole[32:]


def test_no_pending_commit_is_dropped_in_silence(copies: Folders, told: Callable[[Path], str], long: bool) -> None:
    """SQLite would go on without what comes after the first bad frame: the check tells, and nothing is opened."""
    assert not commits_are_lost(copies.killed)
    log = copies.killed / LOG
    whole = log.read_bytes()
    missed = []
    for number, (what, data) in enumerate(damaged_logs(whole, 1 if long else 11)):
        log.write_bytes(data)
        if number % (5 if long else 40) == 0:
            assert "saved last" in told(copies.killed), what
            before = prints(copies.killed)
            for read_only in (False, True):
                with pytest.raises(DamagedStore, match="nothing was changed"):
                    open_store(copies.killed, user=USER, passphrase=PASSPHRASE, read_only=read_only)
            assert prints(copies.killed) == before, what
        elif not commits_are_lost(copies.killed):
            missed.append(what)
    assert missed == []
    log.unlink()
    assert commits_are_lost(copies.killed)
    log.write_bytes(whole)
    assert not detected(copies.killed)


def test_without_its_index_a_damaged_commit_is_told_by_the_next_one(copies: Folders, long: bool) -> None:
    """The folder was copied without it, or the power went. The last commit then counts as never finished."""
    (copies.killed / INDEX).unlink()
    log = copies.killed / LOG
    whole = log.read_bytes()
    assert not commits_are_lost(copies.killed)
    commits = [n for n in range((len(whole) - 32) // FRAME) if any(whole[32 + n * FRAME + 4 : 32 + n * FRAME + 8])]
    assert len(commits) > 10
    for number in range(0, commits[-3] + 1, 1 if long else 9):
        log.write_bytes(flipped(whole, 32 + number * FRAME + 1000))
        assert commits_are_lost(copies.killed), number
    for byte in range(0, 32, 1 if long else 5):
        log.write_bytes(flipped(whole, byte))
        assert commits_are_lost(copies.killed), byte


def test_a_transaction_that_was_never_finished_is_no_damage(copies: Folders) -> None:
    """Killed in the middle of writing: frames without a commit at the end, whole or torn."""
    log = copies.killed / LOG
    whole = log.read_bytes()
    salts = whole[16:24]
    first = (1).to_bytes(4, "big") + bytes(4) + salts
    frame = first + bytes(8)
    unsynced = (7).to_bytes(4, "big") + (60).to_bytes(4, "big") + salts + os.urandom(8 + PAGE)  # a commit, torn
    for tail in (
        first[:7], frame, frame + bytes(2000), (frame + os.urandom(PAGE)) * 5, bytes(9000), unsynced,
    ):  # fmt: skip
        log.write_bytes(whole + tail)
        assert not detected(copies.killed)
        copied = copies.killed.with_name("copied")
        shutil.copytree(copies.killed, copied)
        (copied / INDEX).unlink()
        assert not detected(copied)
        open_store(copied, user=USER, passphrase=PASSPHRASE).close()
        assert not detected(copied)
        shutil.rmtree(copied)


def test_frames_left_from_an_earlier_log_are_no_damage(copies: Folders) -> None:
    """After a checkpoint the log begins anew over its old frames, which stay behind its end."""
    store = open_store(copies.closed, user=USER, passphrase=PASSPHRASE)
    for number in range(30):
        store.operations.stash("today", f'"{number}"')
    store.db.conn.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
    store.operations.stash("today", '"the next log"')
    copied = copies.closed.with_name("copied")
    shutil.copytree(copies.closed, copied)
    store.close()
    assert not detected(copied)
    log = (copied / LOG).read_bytes()
    assert len(log) > 32 + 10 * FRAME
    (copied / LOG).write_bytes(flipped(log, len(log) - 100))  # in a frame that nobody reads
    assert not detected(copied)
    (copied / LOG).write_bytes(flipped(log, 32 + 100))
    assert detected(copied)


def test_a_damaged_log_is_not_restored_from_either(copies: Folders, tmp_path: Path) -> None:
    log = copies.killed / LOG
    log.write_bytes(flipped(log.read_bytes(), 32 + 3 * FRAME + 500))
    before = prints(copies.killed)
    with pytest.raises(DamagedStore):
        restoring.restore(copies.killed, tmp_path / "new", user=USER, passphrase=PASSPHRASE)
    assert prints(copies.killed) == before
    assert not (tmp_path / "new").exists()


# The headers


def destroyed(_whole: bytes) -> Iterator[bytes | None]:
    yield from (None, b"", b"{}", b"\0" * 1361, _whole[: len(_whole) // 2], os.urandom(1361), _whole[:-30])


@pytest.mark.parametrize("name", vault.HEADERS)
def test_a_destroyed_header_is_told_and_the_other_opens(
    copies: Folders, state: str, name: str, told: Callable[[Path], str]
) -> None:
    folder: Path = getattr(copies, state)
    path = folder / name
    whole = path.read_bytes()
    for data in destroyed(whole):
        path.unlink() if data is None else path.write_bytes(data)
        assert name in told(folder)
        path.write_bytes(whole)
    path.unlink()
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert "has been mended" in store.warnings[0]
    assert not detected(folder)


def test_both_headers_destroyed_open_nothing_and_change_nothing(
    copies: Folders, told: Callable[[Path], str], secret: tuple[str, ...]
) -> None:
    whole = (copies.closed / vault.HEADERS[0]).read_bytes()
    for data in destroyed(whole):
        for name in vault.HEADERS:
            (copies.closed / name).unlink(missing_ok=True)
            if data is not None:
                (copies.closed / name).write_bytes(data)
        assert "both key headers" in told(copies.closed)
        before = prints(copies.closed)
        with pytest.raises(DamagedStore):
            open_store(copies.closed, user=USER, passphrase=PASSPHRASE)
        assert run(["init", str(copies.closed), "--profile", "reden-esbjerg", *secret]) == 1
        assert prints(copies.closed) == before


def test_old_headers_put_back_do_not_let_an_old_passphrase_in_silently(
    copies: Folders, told: Callable[[Path], str], tmp_path: Path
) -> None:
    """Both copies are swapped with ones from before the passphrase was changed."""
    old = {name: (copies.closed / name).read_bytes() for name in vault.HEADERS}
    with open_store(copies.closed, user=USER, passphrase=PASSPHRASE) as store:
        change_passphrase(store, old=PASSPHRASE, new="nye ord til en ny dag", cost=CHEAP)
    (copies.closed / vault.HEADERS[0]).write_bytes(old[vault.HEADERS[0]])  # one alone lets nobody in
    with pytest.raises(UserError, match="does not fit"):
        open_store(copies.closed, user=USER, passphrase=PASSPHRASE)
    (copies.closed / vault.HEADERS[1]).write_bytes(old[vault.HEADERS[1]])
    assert "older than the store" in told(copies.closed)
    with open_store(copies.closed, user=USER, passphrase=PASSPHRASE, read_only=True) as store:
        assert any("older than the store" in warning for warning in store.warnings)


def test_headers_or_the_database_of_another_store_do_not_open(
    copies: Folders, told: Callable[[Path], str], tmp_path: Path
) -> None:
    other, _ = create_store(
        tmp_path / "other", profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    other.close()
    for names in (vault.HEADERS, (vault.DATABASE,)):
        mixed = tmp_path / "mixed"
        shutil.copytree(copies.closed, mixed)
        for name in names:
            shutil.copyfile(other.folder / name, mixed / name)
        assert "Restore a backup" in told(mixed)
        before = prints(mixed)
        with pytest.raises(DamagedStore):
            open_store(mixed, user=USER, passphrase=PASSPHRASE)
        assert prints(mixed) == before
        shutil.rmtree(mixed)


def test_an_older_database_is_told(copies: Folders, told: Callable[[Path], str]) -> None:
    shutil.copyfile(copies.earlier / vault.DATABASE, copies.closed / vault.DATABASE)
    assert "holds less" in told(copies.closed)


def test_a_read_only_look_at_a_damaged_store_changes_nothing(copies: Folders, state: str, long: bool) -> None:
    folder: Path = getattr(copies, state)
    whole = (folder / vault.DATABASE).read_bytes()
    for place, _page in list(pages(whole))[:: 1 if long else 5]:
        (folder / vault.DATABASE).write_bytes(flipped(whole, place + 1000))
        before = {name: found for name, found in prints(folder).items() if name != INDEX}
        try:
            with open_store(folder, user=USER, passphrase=PASSPHRASE, read_only=True) as store:
                store.reading.contacts()
        except ExitDeskError:
            pass
        except Exception as error:  # the commands explain it
            assert "malformed" in str(error) or "disk" in str(error) or "database" in str(error)
        assert {name: found for name, found in prints(folder).items() if name != INDEX} == before


def test_the_command_in_a_process_of_its_own_ends_with_one_sentence(copies: Folders, secret: tuple[str, ...]) -> None:
    path = copies.closed / vault.DATABASE
    whole = path.read_bytes()
    for data in (flipped(whole, 20), flipped(whole, 5 * PAGE + 7), whole[:-1], whole[: 9 * PAGE]):
        path.write_bytes(data)
        ended = subprocess.run(
            [sys.executable, "-m", "exitdesk", "--lang", "en", "check", str(copies.closed), *secret],
            capture_output=True, text=True,
        )  # fmt: skip
        assert ended.returncode == 1
        assert ended.stdout == ""
        assert len(ended.stderr.strip().splitlines()) == 1
        assert "Traceback" not in ended.stderr


def test_an_older_page_in_a_backup_is_not_restored_and_the_backup_does_not_count(
    copies: Folders, tmp_path: Path
) -> None:
    with open_store(copies.closed, user=USER, passphrase=PASSPHRASE) as store:
        before = backup.back_up(store, tmp_path / "usb")
        change(store, "the third evening")
        made = backup.back_up(store, tmp_path / "usb")
        data_key = store.data_key
    whole = (made / vault.DATABASE).read_bytes()
    assert backup.is_sound(made, data_key)
    older = dict(pages((before / vault.DATABASE).read_bytes()))
    for place, page in pages(whole):
        if place in older and older[place] != page:
            (made / vault.DATABASE).write_bytes(with_page(whole, place, older[place]))
            assert not backup.is_sound(made, data_key)
    with pytest.raises(ExitDeskError):
        restoring.restore(made, tmp_path / "new", user=USER, passphrase=PASSPHRASE)
    assert not (tmp_path / "new").exists()
