"""The failing disk of ``shim.c``: compiled here, armed in the process that is to be broken, its trace read back."""

from __future__ import annotations

import ctypes
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).with_name("shim.c")
_RECORD: Final = struct.Struct("=IiqIIII")


class Kind(IntEnum):
    """What a call does."""

    OPEN = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    UNLINK = 6
    MKDIR = 7
    RMDIR = 8
    LINK = 9
    CLOSE = 10
    DUP = 11
    NOTE = 12
    MAP = 14


class Mode(IntEnum):
    """What is to happen at call ``at``: nothing, the end before it, the end with half of it written, an error once or
    from then on, or half of it written and said so.
    """

    WATCH = 0
    KILL = 1
    KILL_HALF = 2
    FAIL_ONCE = 3
    FAIL_ON = 4
    SHORT = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """``at`` counts from 1; ``code`` is an errno; ``reads`` counts (and so breaks) reading too."""

    mode: Mode = Mode.WATCH
    at: int = 0
    code: int = 0
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the trace. ``offset`` is a write's place, a truncation's length, an open's flags, a dup's result."""

    kind: Kind
    fd: int
    offset: int
    counted: bool
    path: str
    other: str
    data: bytes

    def __str__(self) -> str:
        names = " -> ".join(name.rsplit("/", 1)[-1] for name in (self.path, self.other) if name)
        return f"{self.kind.name.lower()} {names or self.fd} {self.offset}+{len(self.data)}".strip()


def why_not() -> str:
    """Why the shim cannot be used here; empty when it can."""
    if sys.platform != "linux":
        return "the failing disk is an LD_PRELOAD library for Linux"
    return "" if _compiler() else "no C compiler (gcc or cc) for the failing disk"


def _compiler() -> str | None:
    return shutil.which("gcc") or shutil.which("cc")


def compiled(folder: Path) -> Path:
    """The library, made in ``folder``."""
    library = folder / "shim.so"
    compiler = _compiler()
    assert compiler is not None
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library


class Shim:
    """The library in this process, which was started with it in ``LD_PRELOAD``."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def arm(self, roots: Sequence[Path], log: Path, plan: Plan) -> None:
        """From now on, what is done below ``roots`` is counted, traced to ``log``, and broken as planned."""
        below = "\n".join(map(str, roots)).encode()
        self._library.shim_arm(
            below, str(log).encode(), int(plan.mode), ctypes.c_long(plan.at), plan.code, int(plan.reads)
        )

    def heal(self) -> None:
        """The disk is well again; the trace goes on."""
        self._library.shim_heal()

    def note(self, text: str) -> None:
        """A line of the program's own in the trace: what it tells the person at the desk."""
        self._library.shim_note(text.encode())

    def calls(self) -> int:
        """How many calls were counted."""
        self._library.shim_calls.restype = ctypes.c_long
        return int(self._library.shim_calls())


def read_trace(log: Path) -> list[Call]:
    """The whole trace; a last line that a kill cut short is left out."""
    return list(_calls(log.read_bytes())) if log.exists() else []


def _calls(data: bytes) -> Iterator[Call]:
    place = 0
    while place + _RECORD.size <= len(data):
        kind, fd, offset, counted, path, other, length = _RECORD.unpack_from(data, place)
        place += _RECORD.size
        end = place + path + other + length
        if end > len(data):
            return
        first, second = data[place : place + path].decode(), data[place + path : place + path + other].decode()
        yield Call(Kind(kind), fd, offset, bool(counted), first, second, data[place + path + other : end])
        place = end


def notes(trace: Sequence[Call]) -> list[str]:
    """What the program told, in order."""
    return [call.data.decode() for call in trace if call.kind is Kind.NOTE]
