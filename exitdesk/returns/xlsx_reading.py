"""Opens a workbook that came from outside: what could harm is refused before it is parsed, cells come one by one.

Every trouble is one sentence (UserError or EnvironmentFailure); no part of the file is ever run or fetched.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final
from xml.parsers import expat

from exitdesk.errors import EnvironmentFailure, ExitDeskError, UserError
from exitdesk.i18n import tr

MOST_BYTES_UNPACKED: Final = 500 * 2**20
MOST_TIMES_LARGER: Final = 100
SMALL_ENOUGH_TO_TRUST: Final = 20 * 2**20
MOST_PARTS: Final = 5_000
MOST_ROWS: Final = 1_048_576
MOST_CELLS: Final = 100_000_000
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it stands: ``kind`` is ``value``, ``formula`` or ``error`` (such as #N/A)."""

    value: Any
    kind: str = "value"

    @property
    def blank(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class RawRow:
    """Row number as Excel shows it, and its cells from column A."""

    number: int
    cells: list[RawCell]


class OpenWorkbook:
    """The sheets of a workbook that passed the checks; use it inside ``open_workbook``."""

    def __init__(self, book: Any) -> None:
        self._book = book

    @property
    def sheets(self) -> list[str]:
        return [str(sheet.title) for sheet in self._book.worksheets]

    def row_count(self) -> int:
        """How many rows the sheets say they have (for progress only; may be wrong)."""
        return sum(min(sheet.max_row or 0, MOST_ROWS) for sheet in self._book.worksheets)

    def rows(self, sheet: str) -> Iterator[RawRow]:
        """The rows that hold anything, with formulas as they are written."""
        worksheet = self._book[sheet]
        worksheet.reset_dimensions()
        rows = worksheet.iter_rows()
        number = width_so_far = 0
        while True:
            with _readable():
                cells = next(rows, None)
            if cells is None:
                return
            number += 1
            width_so_far += len(cells)
            if number > MOST_ROWS or width_so_far > MOST_CELLS:
                raise UserError(tr("The sheet “{sheet}” is far too large and was not read.", sheet=sheet))
            raw = [_raw(cell) for cell in cells]
            while raw and raw[-1].blank:
                raw.pop()
            if raw:
                yield RawRow(number, raw)


_EMPTY: Final = RawCell(None)
_KINDS: Final = {"f": "formula", "e": "error"}


def _raw(cell: Any) -> RawCell:
    value = cell.value
    return _EMPTY if value is None else RawCell(value, _KINDS.get(cell.data_type, "value"))


def checked_bytes(path: Path) -> bytes:
    """A workbook's bytes, once it has passed the checks; raises as ``open_workbook`` does."""
    with _opened(path) as file:
        return file.read()


@contextmanager
def open_workbook(path: Path) -> Iterator[OpenWorkbook]:
    """Check and open an .xlsx; raises UserError when it is none, protected, damaged or made to do harm."""
    with _opened(path) as file:
        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _readable():
                book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
                if not book.worksheets:
                    raise ValueError("no sheets")
            try:
                yield OpenWorkbook(book)
            finally:
                book.close()


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.is_dir():
            raise UserError(tr("“{name}” is a folder. Choose a file name.", name=path.name))
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise UserError(tr("“{name}” is not an Excel workbook (.xlsx). Choose another file.", name=path.name))
        file = path.open("rb")
    except FileNotFoundError as error:
        raise UserError(tr("There is no file “{name}”. Check the name.", name=path.name)) from error
    except OSError as error:
        raise EnvironmentFailure(
            tr("“{name}” cannot be opened. Is it open in another program?", name=path.name)
        ) from error
    with file:
        _refuse_harmful(file, path.name)
        file.seek(0)
        yield file


@contextmanager
def _readable() -> Iterator[None]:
    """openpyxl raises almost anything on a damaged file."""
    try:
        yield
    except ExitDeskError:
        raise
    except Exception as error:
        raise UserError(
            tr("The workbook is damaged and cannot be read. Open it in Excel, save it again, and try that file.")
        ) from error


def _refuse_harmful(file: IO[bytes], name: str) -> None:
    start = file.read(len(_OLE))
    if start == _OLE:
        raise UserError(
            tr("“{name}” has a password or is an old .xls file. Save it as .xlsx without a password first.", name=name)
        )
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        raise UserError(tr("“{name}” is not an Excel workbook (.xlsx). Choose another file.", name=name)) from error
    with archive:
        parts = archive.infolist()
        if not any(part.filename.lstrip("/") == "xl/workbook.xml" for part in parts):
            raise UserError(tr("“{name}” is not an Excel workbook (.xlsx). Choose another file.", name=name))
        unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        bloated = unpacked > SMALL_ENOUGH_TO_TRUST and unpacked > MOST_TIMES_LARGER * packed
        if len(parts) > MOST_PARTS or unpacked > MOST_BYTES_UNPACKED or bloated:
            raise UserError(tr("“{name}” is far too large when unpacked and was not read.", name=name))
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                with _readable(), archive.open(part) as content:
                    _refuse_declarations(content, name)


def _refuse_declarations(content: IO[bytes], name: str) -> None:
    """An .xlsx has no use for a document type; with one, a small file can unfold into gigabytes."""
    parser = expat.ParserCreate()
    seen: list[bool] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append(False)
    parser.StartElementHandler = lambda *_: seen.append(True)
    while not seen:
        chunk = content.read(4096)
        parser.Parse(chunk, not chunk)
        if not chunk:
            break
    if seen and not seen[0]:
        raise UserError(tr("“{name}” holds declarations that no workbook needs and was not read.", name=name))
