"""Whatever stands in a cell or a byte, the import gives a plan that can be saved, or one sentence."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic as time_now
from typing import Any

import pytest

from exitdesk.domain.soundness import require_sound
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.returns.import_plan import to_json
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.tables import process
from exitdesk.returns.tables.child import MEMORY_BYTES
from exitdesk.returns.workbook_words import COLUMNS
from exitdesk.store.opening import OpenStore
from tests.golden.data_workbooks import Rows, write_workbook
from tests.returns.hand_kept_files import ods_bytes, ods_sheet
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY

ESBJERG = load_profile("reden-esbjerg")
ODD_VALUES: tuple[Any, ...] = (
    None, "", "   ", " ", 0, -1, 1, 3, 2.5, 1e300, -1e-300, 10**15, True, False, "0042", "=1+1", "'x", "æøå🙂",
    "x" * 32_767, "ja", "NEJ", "Kvinde", "gruppeterapi", "bolig; økonomi", ";;;", "a\nb", "a\tb", "_x0000_", "_x0041_",
    "\u202eabc", "\ufeff42", date(2025, 1, 1), date(1900, 1, 1), date(9999, 12, 31), datetime(2025, 1, 1, 23, 59, 59),
    time(12), timedelta(days=3), "1-1-2025", "1/1/25", "0-0-2025", "99-99-9999", "1. januar 2025", "32. januar 2025",
    "januar", "2025-13-01", "１２-１-２０２５", "#REF!", "NaN", "1E5", "٣",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_any_cell_gives_a_plan_that_can_be_saved(store: OpenStore, tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    rows: Rows = random_rows(seed, ESBJERG, contacts=20)
    for sheet, columns in COLUMNS.items():
        for row in rows[sheet.value]:
            for header in columns.headers:
                if r.random() < 0.08:
                    row[header] = r.choice(ODD_VALUES)
    path = write_workbook(tmp_path / "odd.xlsx", rows)
    plan = plan_import(path, store.reading, ESBJERG, TODAY)
    for record in plan.batch:
        require_sound(record, TODAY)
    store.operations.import_records(plan.batch)
    assert plan.doubts
    assert all(one.why and one.code and len(one.read) <= 80 for one in plan.doubts)
    assert to_json(plan)["new"] == plan.new_rows
    again = plan_import(path, store.reading, ESBJERG, TODAY)
    assert again.batch == ()
    assert again.doubts == plan.doubts


@pytest.mark.parametrize("seed", range(60))
def test_any_damaged_byte_gives_a_plan_or_one_sentence(store: OpenStore, tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    data = bytearray(write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=5)).read_bytes())
    if seed % 3 == 0:
        del data[r.randrange(len(data)) :]
    else:
        for _ in range(r.randrange(1, 30)):
            data[r.randrange(len(data))] = r.randrange(256)
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(data)
    try:
        plan_import(path, store.reading, ESBJERG, TODAY)
    except ExitDeskError as error:
        assert "\n" not in str(error)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_folder_or_a_pipe_is_refused_at_once(store: OpenStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    for name, says in (("pipe.xlsx", "no ordinary file"), ("folder.xlsx", "is a folder")):
        with pytest.raises(ExitDeskError, match=says):
            plan_import(tmp_path / name, store.reading, ESBJERG, TODAY)


def bomb(kind: str) -> bytes:
    """236 KiB at most that say, or are, gigabytes of blanks."""
    part, more = {
        "xlsx": ("xl/worksheets/sheet1.xml", {"xl/workbook.xml": b"<workbook/>"}),
        "ods": ("content.xml", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    }[kind]
    once = zlib.compressobj(9, zlib.DEFLATED, -15)
    blanks = bytes(2**20)
    packed = b"".join([*(once.compress(blanks) for _ in range(220)), once.flush()])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in more.items():
            archive.writestr(name, content)
        for copy in range(20):  # all of them are the same packed bytes
            archive.writestr(f"{copy}.xml" if copy else part, b"")
    data = bytearray(buffer.getvalue())
    at, place = data.index(b"PK\x01\x02"), len(data)
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 220 * 2**20, 5, 0) + b"0.xml"
    directory = bytes(data[at:])
    changed, start = b"", 0
    while (start := directory.find(b"PK\x01\x02", start)) >= 0:
        size = 46 + struct.unpack("<H", directory[start + 28 : start + 30])[0]
        entry = bytearray(directory[start : start + size])
        if bytes(entry[46:]).decode() not in more:
            entry[20:28] = struct.pack("<2L", len(packed) // 20, 220 * 2**20)
            entry[42:46] = struct.pack("<L", at)
        changed += bytes(entry)
        start += size
    end = bytearray(directory[directory.index(b"PK\x05\x06") :])
    end[12:20] = struct.pack("<2L", len(changed), at + len(header) + len(packed))
    assert place
    return bytes(data[:at]) + header + packed + changed + bytes(end)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_small_file_that_unpacks_to_gigabytes_is_refused_at_once(store: OpenStore, tmp_path: Path, kind: str) -> None:
    data = bomb(kind)
    assert len(data) <= 236 * 1024
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sum(part.file_size for part in archive.infolist()) > 4 * 2**30
    (tmp_path / f"bomb.{kind}").write_bytes(data)
    began = time_now()
    with pytest.raises(UserError, match="far too large when unpacked"):
        plan_import(tmp_path / f"bomb.{kind}", store.reading, ESBJERG, TODAY)
    assert time_now() - began < 2


def test_what_hides_its_size_is_stopped_by_the_memory_it_may_have(store: OpenStore, tmp_path: Path) -> None:
    """Honest about 400 MB of shared strings, and within the ratio: what it takes is bounded all the same."""
    book = write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=5)).read_bytes()
    noise = os.urandom(5 * 2**20).hex().encode()
    path = tmp_path / "large.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            if part != "xl/sharedStrings.xml":
                new.writestr(part, old.read(part))
        with new.open("xl/sharedStrings.xml", "w") as strings:
            strings.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for _ in range(38):
                strings.write(b"<si><t>" + noise + b"</t></si>")
            strings.write(b"</sst>")
    try:
        plan_import(path, store.reading, ESBJERG, TODAY)
    except ExitDeskError as error:
        assert "\n" not in str(error)
    if sys.platform == "linux":
        import resource

        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY_BYTES // 1024


LOL = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
SECRET = '<table:table table:name="Borgere"><table:table-row><table:table-cell><text:p>&x;</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("content", "more", "says"),
    [
        ("", LOL, "declarations"),
        (f"{SECRET}</table:table-row></table:table>", OUTSIDE, "declarations"),
        ('<table:table table:name="Borgere"><table:table-row>', "", "damaged"),
        (SECRET, "", "damaged"),
        ('<table:table table:name="Borgere">' + "<text:p>" * 5000, "", "damaged"),
        (
            ods_sheet("Borgere", [["ID-nummer"]]).replace(
                "<table:table-cell", '<table:table-cell table:number-columns-repeated="99999999999999"'
            ),
            "",
            "damaged",
        ),
        (
            (
                '<table:table table:name="Borgere"><table:table-row table:number-rows-repeated="1048576">'
                '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
                "</table:table-row></table:table>"
            ),
            "",
            "far too large",
        ),
        (
            ods_sheet("Borgere", [["ID-nummer", "Første kontakt"], ["0042", "01-02-2026"]]).replace(
                "<table:table-row><table:table-cell",
                '<table:table-row table:number-rows-repeated="20000"><table:table-cell',
            ),
            "",
            "far too large",
        ),
    ],
)
def test_an_ods_made_to_do_harm_gets_one_sentence(
    store: OpenStore, tmp_path: Path, content: str, more: str, says: str
) -> None:
    path = tmp_path / "file.ods"
    path.write_bytes(ods_bytes(content, more=more))
    with pytest.raises(UserError, match=says) as caught:
        plan_import(path, store.reading, ESBJERG, TODAY)
    assert "\n" not in str(caught.value)


def test_a_part_that_stands_twice_is_not_read_by_either(store: OpenStore, tmp_path: Path) -> None:
    """Which of the two counts depends on who reads: what is shown here would not be what Excel shows."""
    path = write_workbook(tmp_path / "file.xlsx", random_rows(1, ESBJERG, contacts=2))
    with zipfile.ZipFile(path) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet1.xml", part)
    with pytest.raises(UserError, match="damaged"):
        plan_import(path, store.reading, ESBJERG, TODAY)


def test_a_workbook_that_is_cut_short_is_damaged_and_no_other_kind(store: OpenStore, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "file.xlsx", random_rows(1, ESBJERG, contacts=2))
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UserError, match="damaged"):
        plan_import(path, store.reading, ESBJERG, TODAY)


def test_a_protected_ods_says_so(store: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "file.ods"
    path.write_bytes(ods_bytes(""))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    with pytest.raises(UserError, match="password"):
        plan_import(path, store.reading, ESBJERG, TODAY)


def test_a_link_to_another_file_is_not_followed(store: OpenStore, tmp_path: Path) -> None:
    linked = ods_sheet("Borgere", [["ID-nummer", "Første kontakt"], ["1", date(2025, 1, 1)]])
    source = '<table:table-source xlink:href="http://127.0.0.1:9/x.ods" xmlns:xlink="http://www.w3.org/1999/xlink"/>'
    content = linked.replace("<table:table-row>", f"{source}<table:table-row>", 1)
    (tmp_path / "file.ods").write_bytes(ods_bytes(content))
    assert plan_import(tmp_path / "file.ods", store.reading, ESBJERG, TODAY).new_rows == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_process_that_reads_may_do_little(tmp_path: Path) -> None:
    """It can make no process, write no file and take no more memory than it may."""
    tries = """
import subprocess, sys
from exitdesk.returns.tables import child
child.set_limits()
for attempt in (lambda: bytearray(child.MEMORY_BYTES), lambda: open(sys.argv[1], "wb", buffering=0).write(b"x")):
    try:
        attempt()
    except (MemoryError, OSError) as error:
        print(type(error).__name__)
import resource
print(*resource.getrlimit(resource.RLIMIT_NPROC), *resource.getrlimit(resource.RLIMIT_CORE))
"""
    done = subprocess.run(
        [sys.executable, "-c", tries, str(tmp_path / "written")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:3] == ["MemoryError", "OSError", "0 0 0 0"]


def test_giving_up_ends_the_process_that_reads(
    store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = process._start
    monkeypatch.setattr(process, "_start", lambda: started.append(begin()) or started[-1])
    path = write_workbook(
        tmp_path / "sound.xlsx", {"Borgere": [{"ID-nummer": str(n)} for n in range(600)], "Indsatser": [{}]}
    )

    class Enough(Exception):
        pass

    with pytest.raises(Enough), process.open_table_file(path) as table:
        next(table.rows("Borgere"))
        raise Enough

    def cancelled(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        plan_import(path, store.reading, ESBJERG, TODAY, cancelled)
    assert len(started) == 2
    assert all(one.returncode is not None for one in started)


def test_one_sheet_after_another_however_little_was_read_of_each(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=60))
    with process.open_table_file(path) as table:
        for _ in range(3):
            assert [next(table.rows(sheet)).number for sheet in table.sheets] == [1] * len(table.sheets)
        assert len(list(table.rows("Borgere", most=10))) == 10
        assert len(list(table.rows("Borgere"))) == 61


def test_a_small_import_is_not_slowed_down(store: OpenStore, tmp_path: Path) -> None:
    """Starting the other process may take half a second; here on a machine that does other things too."""
    path = write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=5))
    times = []
    for _ in range(3):
        began = time_now()
        plan_import(path, store.reading, ESBJERG, TODAY)
        times.append(time_now() - began)
    assert min(times) < 1.5


def test_a_zip_of_a_version_nobody_reads_is_refused(store: OpenStore, tmp_path: Path) -> None:
    data = bytearray(write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=5)).read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 6] = 77  # "version needed to extract" 7.7
    (tmp_path / "newer.xlsx").write_bytes(data)
    with pytest.raises(UserError):
        plan_import(tmp_path / "newer.xlsx", store.reading, ESBJERG, TODAY)
