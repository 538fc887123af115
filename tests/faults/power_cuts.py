"""What a power cut may leave of a traced run: a disk that has promised only what was synced.

Each file has contents that last and writes since its last fsync; each folder has names that last and changes of names
since its last fsync. After a cut any of the writes may be there, missing, torn at a sector of 512 bytes, or garbage;
of the changes of names in one folder the first few have happened. A write changes no byte beside its own ("power-safe
overwrite", which SQLite too relies on), and what fsync promised stays.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.faults.shim import Call, Kind

SECTOR: Final = 512
MEMORY_MAP: Final = "-shm"  # written through a map: on the disk it may be as it was at any moment, or garbage


@dataclass(eq=False)
class File:
    """``changes`` are writes (offset, data) and truncations (length, None), the first ``lasting`` of them for good.

    ``maps`` is what a memory-mapped file held at several moments.
    """

    start: bytes = b""
    changes: list[tuple[int, bytes | None]] = field(default_factory=list)
    lasting: int = 0
    maps: list[bytes] = field(default_factory=list)


@dataclass(eq=False)
class Folder:
    """``changes`` are what happens at once to some names (None: the name goes)."""

    start: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    changes: list[tuple[tuple[str, File | Folder | None], ...]] = field(default_factory=list)
    lasting: int = 0

    def change(self, *names: tuple[str, File | Folder | None]) -> None:
        self.changes.append(names)
        _apply(self.now, names)


def _apply(names: dict[str, File | Folder], changed: Sequence[tuple[str, File | Folder | None]]) -> None:
    for name, node in changed:
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


class Fate(StrEnum):
    """What becomes of what was not synced."""

    KEPT = "kept"
    LOST = "lost"
    MIXED = "mixed"


class Disk:
    """A folder and all below it, through the calls of a trace."""

    def __init__(self, start: Path, root: str) -> None:
        """``start`` holds the files as they were; the trace calls the same folder ``root``."""
        self._root = root
        self._top = _read(start)
        self._open: dict[int, File | Folder] = {}

    def follow(self, calls: Sequence[Call]) -> None:
        """The next calls of the trace happen."""
        for call in calls:
            self._happen(call)

    def _happen(self, call: Call) -> None:
        node = self._open.get(call.fd)
        match call.kind:
            case Kind.OPEN:
                self._open[call.fd] = self._opened(call)
            case Kind.CLOSE:
                self._open.pop(call.fd, None)
            case Kind.DUP if node is not None:
                self._open[call.offset] = node
            case Kind.WRITE if isinstance(node, File):
                node.changes.append((call.offset, call.data))
            case Kind.TRUNCATE if isinstance(node, File):
                node.changes.append((call.offset, None))
            case Kind.MAP if isinstance(node, File):
                node.maps.append(call.data)
            case Kind.SYNC if node is not None:
                node.lasting = len(node.changes)
            case Kind.MKDIR:
                folder, name = self._place(call.path)
                folder.change((name, Folder()))
            case Kind.UNLINK | Kind.RMDIR:
                folder, name = self._place(call.path)
                folder.change((name, None))
            case Kind.RENAME if call.offset == 0:
                folder, old = self._place(call.path)
                other, new = self._place(call.other)
                if folder is not other:
                    raise NotImplementedError(f"a rename from folder to folder: {call}")
                folder.change((old, None), (new, folder.now[old]))
            case Kind.NOTE:
                pass
            case _:
                raise NotImplementedError(str(call))

    def _opened(self, call: Call) -> File | Folder:
        if call.path.rstrip("/") == self._root:
            return self._top
        folder, name = self._place(call.path)
        if name not in folder.now:
            folder.change((name, File()))
        node = folder.now[name]
        if isinstance(node, File) and call.offset & os.O_TRUNC:
            node.changes.append((0, None))
        return node

    def _place(self, path: str) -> tuple[Folder, str]:
        *parents, name = path.removeprefix(self._root).strip("/").split("/")
        folder = self._top
        for parent in parents:
            below = folder.now[parent]
            assert isinstance(below, Folder)
            folder = below
        return folder, name

    def leave(self, target: Path, names: Fate, writes: Fate, chance: random.Random) -> None:
        """Write what the cut leaves to the folder ``target``, which must not be there yet."""
        _Cut(names, writes, chance).folder(self._top, target)


def _read(path: Path) -> Folder:
    found: dict[str, File | Folder] = {}
    for entry in sorted(path.iterdir()):
        found[entry.name] = _read(entry) if entry.is_dir() else File(entry.read_bytes())
    return Folder(found, dict(found))


@dataclass(frozen=True)
class _Cut:
    names: Fate
    writes: Fate
    chance: random.Random

    def folder(self, node: Folder, target: Path) -> None:
        target.mkdir(mode=0o700)
        reached = {Fate.KEPT: len(node.changes), Fate.LOST: node.lasting}.get(
            self.names, self.chance.randint(node.lasting, len(node.changes))
        )
        names = dict(node.start)
        for changed in node.changes[:reached]:
            _apply(names, changed)
        for name, below in names.items():
            if isinstance(below, Folder):
                self.folder(below, target / name)
            elif not name.endswith(MEMORY_MAP):
                (target / name).write_bytes(self.contents(below))
            else:
                (target / name).write_bytes(self.mapped(below))
                os.utime(target / name, (0, 0))  # from before the machine started again

    def contents(self, file: File) -> bytes:
        data = bytearray(file.start)
        for number, (offset, written) in enumerate(file.changes):
            if number < file.lasting or self.writes is Fate.KEPT:
                _put(data, offset, written)
            elif self.writes is Fate.MIXED:
                self.perhaps(data, offset, written)
        return bytes(data)

    def mapped(self, file: File) -> bytes:
        if self.writes is Fate.KEPT and file.maps:
            return file.maps[-1]
        if self.writes is Fate.LOST:
            return b""
        return self.chance.choice([*file.maps, bytes(32768), self.chance.randbytes(32768)])

    def perhaps(self, data: bytearray, offset: int, written: bytes | None) -> None:
        fate = self.chance.choice(("kept", "kept", "lost", "torn", "garbled", "empty"))
        if fate == "lost":
            return
        if written is None or fate == "kept":
            _put(data, offset, written)
        elif fate == "empty":  # the file has grown, its contents have not come
            _put(data, offset, bytes(len(written)))
        else:
            for first, last in _sectors(offset, len(written)):
                come = self.chance.random() < 0.5
                if come:
                    _put(data, first, written[first - offset : last - offset])
                elif fate == "garbled":
                    _put(data, first, self.chance.randbytes(last - first))


def _sectors(offset: int, length: int) -> list[tuple[int, int]]:
    edges = [offset, *range(offset - offset % SECTOR + SECTOR, offset + length, SECTOR), offset + length]
    return list(pairwise(edges))


def _put(data: bytearray, offset: int, written: bytes | None) -> None:
    if written is None:
        del data[offset:]
        data.extend(bytes(offset - len(data)))
        return
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(written)] = written
