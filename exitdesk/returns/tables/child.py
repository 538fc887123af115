"""The process that reads a file from outside: it takes requests on one pipe and gives rows on another, no more.

What the file does to it stays in it: where the system has limits, memory, processor time, new processes and written
files are bounded (``set_limits``). It says all it has to say as lines of JSON; its end is the end of its input.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final, Protocol

from exitdesk import i18n
from exitdesk.errors import EnvironmentFailure, ExitDeskError, UserError
from exitdesk.i18n import tr
from exitdesk.returns.tables import archive, csv_text
from exitdesk.returns.tables.cells import MOST_CELLS, MOST_ROWS, Sent

MEMORY_BYTES: Final = 1 * 2**30
PROCESSOR_SECONDS: Final = 600
_CALLS_AT_ONCE: Final = 64


class Sheets(Protocol):
    """What each kind of file can be asked for."""

    @property
    def kind(self) -> str: ...
    @property
    def titles(self) -> list[str]: ...
    def row_count(self) -> int: ...
    def rows(self, title: str) -> Iterator[tuple[int, list[Sent]]]: ...


def serve() -> None:
    """Answer on standard output what is asked on standard input, until that ends."""
    sys.dont_write_bytecode = True
    set_limits()
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    with contextlib.suppress(BrokenPipeError):  # the program that asked is gone
        try:
            _answer(asked, answers)
        except EnvironmentFailure as error:
            _say(answers, {"error": "environment", "text": str(error)})
        except ExitDeskError as error:
            _say(answers, {"error": "user", "text": str(error)})
        except (MemoryError, RecursionError):
            _say(answers, {"error": "user", "text": too_demanding()})
        answers.flush()
    os._exit(0)  # nothing is left to tidy, and taking a large file's memory apart takes time


def too_demanding() -> str:
    """The sentence for a file that would take all there is."""
    return tr("The file takes more memory or time than a workbook may, and was not read.")


def set_limits() -> None:
    """Bound this process; where the system knows no such limit (Windows), the one who asked keeps the clock."""
    if sys.platform == "win32":
        return
    import resource

    bounds = {
        "RLIMIT_AS": MEMORY_BYTES,
        "RLIMIT_CPU": PROCESSOR_SECONDS,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
    }
    for name, most in bounds.items():
        with contextlib.suppress(AttributeError, OSError, ValueError):
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (bound, bound))


def _answer(asked: IO[bytes], answers: IO[bytes]) -> None:
    first = json.loads(asked.readline())
    i18n.set_language(first["language"])
    path = Path(first["path"])
    with archive.opened_file(path) as file:
        sheets = _sheets(file, path)
        _say(answers, {"kind": sheets.kind, "sheets": sheets.titles, "rows": sheets.row_count()})
        for line in asked:
            wish = json.loads(line)
            _say_rows(answers, sheets, wish["sheet"], wish["most"])


def _sheets(file: IO[bytes], path: Path) -> Sheets:
    name = path.name
    archive.refuse_protected(file, name)
    if archive.is_packed(file):
        kind = archive.packed_kind(file, name)
        if kind == "xlsx":
            from exitdesk.returns.tables.xlsx import XlsxSheets

            return XlsxSheets(file)
        if kind == "ods":
            from exitdesk.returns.tables.ods import OdsSheets

            return OdsSheets(file)
    elif path.suffix.lower() in csv_text.SUFFIXES:
        return csv_text.CsvSheet(file, path.stem)
    raise UserError(tr("“{name}” is neither .xlsx, .ods nor .csv. Choose another file.", name=name))


def _say_rows(answers: IO[bytes], sheets: Sheets, title: str, most: int | None) -> None:
    """The rows that hold anything, each a line; then how many there were."""
    encode = json.JSONEncoder(separators=(",", ":")).encode
    said = width = 0
    lines: list[bytes] = []
    for number, cells in sheets.rows(title):
        width += len(cells)
        if number > MOST_ROWS or width > MOST_CELLS:
            raise UserError(tr("The sheet “{sheet}” is far too large and was not read.", sheet=title))
        while cells and _is_blank(cells[-1]):
            cells.pop()
        if not cells:
            continue
        said += 1
        lines.append(encode([number, cells]).encode("ascii"))
        if len(lines) == _CALLS_AT_ONCE:
            answers.write(b"\n".join(lines) + b"\n")
            lines.clear()
        if said == most:
            break
    lines.append(json.dumps({"end": said}).encode("ascii"))
    answers.write(b"\n".join(lines) + b"\n")
    answers.flush()


def _is_blank(sent: Sent) -> bool:
    return sent is None or (isinstance(sent, str) and not sent.strip())


def _say(answers: IO[bytes], what: dict[str, Any]) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()
