"""Opens a table from outside through a process of its own, and hands on its rows; that process ends with the block.

Plain values alone cross the pipe. The reading can be given up at any moment: ``waiting`` is called while nothing
comes, and what it raises ends the other process at once.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

from exitdesk import i18n
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.own_process import READ_TABLE, is_bundle, own_command, own_environment
from exitdesk.returns.tables.cells import RawRow, received
from exitdesk.returns.tables.child import too_demanding

_LONGEST_SILENCE_S: Final = 300
_LOOK_UP_S: Final = 0.2
_CHUNK: Final = 256 * 1024
_CHUNKS_AHEAD: Final = 16
_LONGEST_LINE: Final = 256 * 2**20


class TableFile:
    """The sheets of one file; use it inside ``open_table_file``. One sheet is read at a time.

    ``kind`` is ``xlsx``, ``ods`` or ``csv`` (one sheet, named as the file is).
    """

    def __init__(self, asked: IO[bytes], lines: Iterator[bytes], kind: str, sheets: list[str], row_count: int) -> None:
        self.kind: Final = kind
        self.sheets: Final = sheets
        self._asked, self._lines = asked, lines
        self._row_count = row_count
        self._behind = False

    def row_count(self) -> int:
        """How many rows the sheets say they have (for progress only; may be wrong)."""
        return self._row_count

    def rows(self, sheet: str, most: int | None = None) -> Iterator[RawRow]:
        """The rows that hold anything, from the top, at most ``most``."""
        while self._behind:  # what is left of an answer that nobody read to its end
            self._behind = isinstance(_message(next(self._lines)), list)
        _ask(self._asked, {"sheet": sheet, "most": most})
        self._behind = True
        for line in self._lines:
            message = _message(line)
            if isinstance(message, dict):
                self._behind = False
                return
            with _plain_rows():
                number, cells = message
                row = RawRow(int(number), [received(cell) for cell in cells])
            yield row


@contextmanager
def open_table_file(path: Path, waiting: Callable[[], None] | None = None) -> Iterator[TableFile]:
    """Open an .xlsx, .ods or .csv; raises UserError when it is none, protected, damaged or made to do harm.

    ``waiting`` is called now and then while the other process works; it may raise.
    """
    process = _start()
    assert process.stdin is not None
    assert process.stdout is not None
    chunks: queue.Queue[bytes] = queue.Queue(_CHUNKS_AHEAD)
    stop = threading.Event()
    reader = threading.Thread(target=_read, args=(process.stdout, chunks, stop), name="table", daemon=True)
    reader.start()
    try:
        lines = _lines(chunks, waiting or (lambda: None))
        _ask(process.stdin, {"path": str(path), "language": i18n.language()})
        with _plain_rows():
            opened = _message(next(lines))
            sheets, rows = [str(one) for one in opened["sheets"]], int(opened["rows"])
            table = TableFile(process.stdin, lines, str(opened["kind"]), sheets, rows)
        yield table
    finally:
        stop.set()
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()
        with suppress(OSError):  # what was still to be asked: there is nobody left to ask
            process.stdin.close()


@contextmanager
def _plain_rows() -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, StopIteration) as error:
        raise UserError(too_demanding()) from error


def reading_command() -> list[str]:
    """How the program starts itself as the process that reads, from a bundle or from Python."""
    if is_bundle():
        program = Path(sys.executable)
        console = program.with_name(f"exitdesk{program.suffix}")  # the one beside it that has standard input and output
        return [str(console if console.exists() else program), READ_TABLE]
    python = Path(sys.executable)
    if python.stem.lower() == "pythonw":  # what the windows run in on Windows has no standard input and output
        console = python.with_stem("python")
        python = console if console.exists() else python
    return own_command([READ_TABLE], python=str(python))


def _start() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            reading_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=own_environment(), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError as error:
        raise EnvironmentFailure(
            tr("The process that reads files cannot be started. Close other programs, then try again.")
        ) from error


def _ask(asked: IO[bytes], what: dict[str, Any]) -> None:
    with suppress(OSError):  # it has ended; its last words are still to be read
        asked.write(json.dumps(what).encode("ascii") + b"\n")
        asked.flush()


def _read(source: IO[bytes], chunks: queue.Queue[bytes], stop: threading.Event) -> None:
    """On a thread of its own: what comes out of the pipe, b"" at its end."""
    chunk = b" "
    while chunk:
        chunk = source.read1(_CHUNK)  # type: ignore[attr-defined]
        while not stop.is_set():
            try:
                chunks.put(chunk, timeout=_LOOK_UP_S)
                break
            except queue.Full:
                continue


def _lines(chunks: queue.Queue[bytes], waiting: Callable[[], None]) -> Iterator[bytes]:
    rest: list[bytes] = []
    size, heard = 0, time.monotonic()
    while True:
        try:
            chunk = chunks.get(timeout=_LOOK_UP_S)
        except queue.Empty:
            waiting()
            if time.monotonic() - heard > _LONGEST_SILENCE_S:
                raise UserError(too_demanding()) from None
            continue
        heard = time.monotonic()
        if not chunk:
            raise UserError(too_demanding())  # it ended before it had said all
        head, *lines = chunk.split(b"\n")
        rest.append(head)
        size += len(head)
        if size > _LONGEST_LINE:
            raise UserError(too_demanding())
        if lines:
            yield b"".join(rest)
            yield from lines[:-1]
            rest, size = [lines[-1]], len(lines[-1])


def _message(line: bytes) -> Any:
    """A line of the other process; raises what it could not do."""
    message = json.loads(line)
    if isinstance(message, dict) and "error" in message:
        text = str(message["text"])
        raise EnvironmentFailure(text) if message["error"] == "environment" else UserError(text)
    return message
