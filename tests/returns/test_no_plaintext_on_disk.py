"""Writing a return leaves nothing in the clear anywhere but in the file that was asked for."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import Quarter
from exitdesk.domain.records import Contact
from exitdesk.forms.corrections_file import write_corrections
from exitdesk.forms.paperwork import write_return, write_return_again
from exitdesk.returns.freezing import corrections
from exitdesk.returns.sheet_writing import Column, WorkbookWriter
from exitdesk.store.snapshots import SnapshotKind, snapshots_of
from tests.returns.agency_templates import by_xlsxwriter
from tests.returns.stores import new_store

PERIOD = Quarter(2026, 1).period
PASSWORD = "en lang adgangskode"
_written: list[str] = []
_watching = False


def _notice(event: str, values: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event in ("tempfile.mkstemp", "tempfile.mkdtemp"):
        _written.append(str(values[0]))
    elif event == "open" and isinstance(values[0], str | bytes | os.PathLike):
        mode, flags = values[1], values[2]
        writes = any(letter in (mode or "") for letter in "wax+") or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
        if writes:
            _written.append(os.fsdecode(values[0]))


sys.addaudithook(_notice)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every path that Python opens for writing from here on; the temp folder is an empty one."""
    global _watching
    empty = tmp_path / "temp"
    empty.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    monkeypatch.setenv("TMPDIR", str(empty))
    _written.clear()
    _watching = True
    yield _written
    _watching = False
    assert list(empty.iterdir()) == []


def test_the_watch_sees_a_temp_file(tmp_path: Path, written: list[str]) -> None:
    with tempfile.NamedTemporaryFile() as file:
        assert file.name in written


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_only_the_file_that_was_asked_for_is_written(tmp_path: Path, written: list[str], password: str | None) -> None:
    out = tmp_path / "out"
    out.mkdir()
    template = tmp_path / "skema.xlsx"
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        for number in ("KANARIE-1", "KANARIE-2"):
            store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5), gender=Gender.WOMAN))
        template.write_bytes(by_xlsxwriter(profile))
        written.clear()
        write_return(store, profile, PERIOD, out / "own.xlsx", password=password)
        write_return(store, profile, PERIOD, out / "agency.xlsx", template=template, password=password)
        contact = store.reading.contact_by_number("KANARIE-1")
        assert contact is not None
        store.operations.save(replace(contact, gender=Gender.MAN))
        write_corrections(store, profile, corrections(store).found, out / "corrections.xlsx", password)
        for at, snapshot in enumerate(snapshots_of(store, SnapshotKind.RETURN)):
            write_return_again(store, snapshot, out / f"again{at}.xlsx", password)
    assert len(list(out.iterdir())) == 5, "and nothing beside them is left"
    folders = {str(out), str(tmp_path / "store")}
    assert {str(Path(path).parent) for path in written} - folders <= {"/dev"}
    if password:
        assert all(not path.read_bytes().startswith(b"PK") for path in out.iterdir())
        beside = [path for path in written if Path(path).parent == out and Path(path).exists()]
        assert all(b"KANARIE" not in Path(path).read_bytes() for path in beside)


def test_a_large_sheet_stays_in_memory(written: list[str]) -> None:
    written.clear()
    writer = WorkbookWriter("Stor")
    sheet = writer.add_sheet("Registrering")
    sheet.table([Column(f"K{n}") for n in range(40)], [["KANARIE", *["ja"] * 39] for _ in range(5_000)])
    assert len(writer.to_bytes()) > 100_000
    assert written == []
