"""What a packed workbook must pass before it is parsed: nothing that unfolds, nothing that calls for other files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final
from xml.parsers import expat

from exitdesk.errors import EnvironmentFailure, ExitDeskError, UserError
from exitdesk.i18n import tr

MOST_BYTES_UNPACKED: Final = 500 * 2**20
MOST_TIMES_LARGER: Final = 100
SMALL_ENOUGH_TO_TRUST: Final = 20 * 2**20
MOST_PARTS: Final = 5_000
_LONGEST_PROLOGUE: Final = 2**20
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP: Final = b"PK"
_XLSX_PART: Final = "xl/workbook.xml"
_ODS_PART: Final = "content.xml"
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def checked_bytes(path: Path) -> bytes:
    """The bytes of an .xlsx, once it has passed the checks; raises UserError or EnvironmentFailure."""
    with opened_file(path) as file:
        refuse_protected(file, path.name)
        if packed_kind(file, path.name) != "xlsx":
            raise UserError(tr("“{name}” is not an Excel workbook (.xlsx). Choose another file.", name=path.name))
        file.seek(0)
        return file.read()


@contextmanager
def opened_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to read, never a folder or a pipe, which would be waited for."""
    try:
        if path.is_dir():
            raise UserError(tr("“{name}” is a folder. Choose a file name.", name=path.name))
        if path.exists() and not path.is_file():
            raise UserError(tr("“{name}” is no ordinary file. Choose another one.", name=path.name))
        file = path.open("rb")
    except FileNotFoundError as error:
        raise UserError(tr("There is no file “{name}”. Check the name.", name=path.name)) from error
    except (OSError, ValueError) as error:
        raise EnvironmentFailure(
            tr("“{name}” cannot be opened. Is it open in another program?", name=path.name)
        ) from error
    with file:
        yield file


def damaged() -> UserError:
    """What is said of a workbook that cannot be read."""
    return UserError(
        tr("The workbook is damaged and cannot be read. Open it in Excel, save it again, and try that file.")
    )


@contextmanager
def readable() -> Iterator[None]:
    """Around what reads a file and nothing else: a damaged one may say anything where a number should stand, and the
    libraries raise almost anything. That is no fault of ours, so it becomes ``damaged``."""
    try:
        yield
    except (ExitDeskError, MemoryError):
        raise
    except Exception as error:
        raise damaged() from error


def is_packed(file: IO[bytes]) -> bool:
    """Whether the file begins as .xlsx and .ods do."""
    file.seek(0)
    return file.read(len(_ZIP)) == _ZIP


def refuse_protected(file: IO[bytes], name: str) -> None:
    """Raise UserError for an encrypted workbook or an old .xls."""
    file.seek(0)
    if file.read(len(_OLE)) == _OLE:
        raise UserError(
            tr("“{name}” has a password or is an old .xls file. Save it as .xlsx without a password first.", name=name)
        )


def packed_kind(file: IO[bytes], name: str) -> str:
    """``xlsx`` or ``ods``, once the checks are passed; "" for anything else; UserError for one that is cut short, or
    made to do harm.
    """
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        if is_packed(file) and Path(name).suffix.lower() in (".xlsx", ".ods"):
            raise damaged() from error
        return ""
    with archive:
        parts = archive.infolist()
        kind = _kind_of(archive)
        if not kind:
            return ""
        if len({part.filename.casefold() for part in parts}) < len(parts):
            raise damaged()  # which of two parts of one name counts depends on who reads
        unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        bloated = unpacked > SMALL_ENOUGH_TO_TRUST and unpacked > MOST_TIMES_LARGER * packed
        if len(parts) > MOST_PARTS or unpacked > MOST_BYTES_UNPACKED or bloated:
            raise UserError(tr("“{name}” is far too large when unpacked and was not read.", name=name))
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml", ".rdf")) and part.file_size:
                with readable(), archive.open(part) as content:
                    _refuse_declarations(content, name)
        if kind == "ods":
            _refuse_encrypted_ods(archive, name)
    return kind


def _kind_of(archive: zipfile.ZipFile) -> str:
    names = {part.lstrip("/") for part in archive.namelist()}
    if _XLSX_PART in names:
        return "xlsx"
    if "mimetype" in names and _ODS_PART in names:
        with readable(), archive.open("mimetype") as content:
            if content.read(len(_ODS)) == _ODS:
                return "ods"
    return ""


def _refuse_declarations(content: IO[bytes], name: str) -> None:
    """No workbook has a use for a document type; with one, a small file can unfold into gigabytes."""
    parser = expat.ParserCreate()
    seen: list[bool] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append(False)
    parser.StartElementHandler = lambda *_: seen.append(True)
    read = 0
    while not seen:
        chunk = content.read(4096)
        parser.Parse(chunk, not chunk)
        read += len(chunk)
        if not chunk:
            break
        if read > _LONGEST_PROLOGUE and not seen:
            raise ValueError("no element")
    if seen and not seen[0]:
        raise UserError(tr("“{name}” holds declarations that no workbook needs and was not read.", name=name))


def _refuse_encrypted_ods(archive: zipfile.ZipFile, name: str) -> None:
    with readable():
        try:
            part = archive.getinfo("META-INF/manifest.xml")
        except KeyError:
            return
        with archive.open(part) as content:
            protected = b"encryption-data" in content.read(4 * 2**20)
    if protected:
        raise UserError(tr("“{name}” has a password. Save it without a password first.", name=name))
