"""Commits that still stand in the write-ahead log, and whether all of them are whole.

SQLite takes in the log up to the first frame whose checksum does not fit and drops the rest without a word: right for
a transaction that was never finished, wrong for one that was reported saved. Which of the two it is, is told here from
the log's own frames (SQLite, "WAL-mode File Format"; SQLCipher encrypts the pages in them, not the frames) and from the
index beside it, which SQLite moves only when a commit is on the disk; it outlives the program, not the machine. Reads
only.
"""

from __future__ import annotations

import struct
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exitdesk.errors import DamagedStore
from exitdesk.i18n import tr
from exitdesk.store.files import explained
from exitdesk.store.glance import DATABASE

_HEADER: Final = 32
_FRAME: Final = 24
_VERSION: Final = 3007000
_MAGIC: Final = (0x377F0682, 0x377F0683)
_WORDS: Final = 0xFFFFFFFF
_INDEX_HEADER: Final = 48
_TAKEN_IN: Final = 2 * _INDEX_HEADER
_BEGUN: Final = _TAKEN_IN + 32
_NATIVE: Final = "<" if sys.byteorder == "little" else ">"

Sums = tuple[int, int]


def _sums(data: memoryview, before: Sums, order: str) -> Sums:
    """SQLite's running checksum, over whole pairs of 32-bit words."""
    first, second = before
    for left, right in struct.iter_unpack(f"{order}II", data):
        first = first + left + second & _WORDS
        second = second + right + first & _WORDS
    return first, second


@dataclass(frozen=True, slots=True)
class _Index:
    """What the log's index (``-shm``) tells: the last commit's frame, the salts, how many frames are in the
    database, and how many a checkpoint had begun to bring there."""

    last: int
    taken_in: int
    begun: int
    salts: bytes


def _read_index(path: Path) -> _Index | None:
    """The index; None when it is missing, unreadable, was being written, or is from before the machine started.

    It is a memory map, never synced: after a power cut it may stand on the disk as it was at any earlier moment.
    """
    if not _written_since_start(path):
        return None
    data = _read(path, _BEGUN + 4)
    header = data[:_INDEX_HEADER]
    if len(data) < _BEGUN + 4 or header != data[_INDEX_HEADER : 2 * _INDEX_HEADER]:
        return None
    fields = struct.unpack(f"{_NATIVE}10I", header[:40])
    if fields[0] != _VERSION or _sums(memoryview(header)[:40], (0, 0), _NATIVE) != struct.unpack(
        f"{_NATIVE}II", header[40:]
    ):
        return None
    taken_in, begun = (int.from_bytes(data[place : place + 4], sys.byteorder) for place in (_TAKEN_IN, _BEGUN))
    return _Index(last=fields[4], taken_in=taken_in, begun=begun, salts=header[32:40])


def _written_since_start(path: Path) -> bool:
    clock = time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()
    try:
        return path.stat().st_mtime >= time.time() - clock
    except OSError:
        return False


class _Log:
    """The frames of a log, numbered from 1."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        magic, version, page, _ = struct.unpack(">4I", data[:16])
        self.salts = data[16:24]
        self._order = (">" if magic & 1 else "<") if magic in _MAGIC else _NATIVE
        self._start: Sums = struct.unpack(">II", data[24:32])
        self.sound = (
            magic in _MAGIC and version == _VERSION and _sums(self._data[:24], (0, 0), self._order) == self._start
        )
        self.page_size = page if self.sound else 4096
        self.frames = (len(data) - _HEADER) // (_FRAME + self.page_size)

    def _at(self, number: int) -> int:
        return _HEADER + (number - 1) * (_FRAME + self.page_size)

    def page(self, number: int) -> tuple[int, memoryview]:
        """Which page the frame holds, and its content (encrypted)."""
        place = self._at(number)
        page = int.from_bytes(self._data[place : place + 4], "big")
        return page, self._data[place + _FRAME : place + _FRAME + self.page_size]

    def is_taken_in(self, database: Path) -> bool:
        """Whether the database holds every page as the log wrote it last; a new log begins only then."""
        if not self.frames:
            return True
        salts = bytes(self._data[_HEADER + 8 : _HEADER + 16])
        newest: dict[int, memoryview] = {}
        for number in range(1, self.frames + 1):
            if not self.belongs(number, salts) or (number > 1 and not self.follows(number)):
                break
            page, content = self.page(number)
            newest[page] = content
        with database.open("rb") as file:
            for page, content in newest.items():
                file.seek(max(0, page - 1) * self.page_size)
                if file.read(self.page_size) != content:
                    return False
        return True

    def belongs(self, number: int, salts: bytes) -> bool:
        """Whether the frame says that it is of the log with these salts, not left over from an earlier one."""
        place = self._at(number)
        return self._data[place + 8 : place + 16] == salts

    def size(self, number: int) -> int:
        """How many pages the database has after this frame, in a frame that ends a commit; else 0."""
        place = self._at(number) + 4
        return int.from_bytes(self._data[place : place + 4], "big")

    def is_commit(self, number: int) -> bool:
        return self.size(number) > 0

    def follows(self, number: int) -> bool:
        """Whether the frame is whole and was written right after the one before it as that one stands now."""
        place = self._at(number)
        before = self._start
        if number > 1:
            earlier = self._at(number - 1)
            before = struct.unpack(">II", self._data[earlier + 16 : earlier + 24])
        found = _sums(self._data[place : place + 8], before, self._order)
        found = _sums(self._data[place + _FRAME : place + _FRAME + self.page_size], found, self._order)
        return found == struct.unpack(">II", self._data[place + 16 : place + 24])


def is_pending(folder: Path) -> bool:
    """Whether the log of the store holds anything that may not be in the database yet."""
    log = folder / f"{DATABASE}-wal"
    return log.exists() and log.stat().st_size > 0


def commits_are_lost(folder: Path) -> bool:
    """Whether the log of the store in ``folder``, which nobody is writing, lacks a commit that was reported saved.

    A transaction that was not finished when the program was killed or the power went is not counted. Without an index
    (a copied folder, a power cut) only a damaged commit that another one followed can be told. Raises
    EnvironmentFailure when a file cannot be read.
    """
    data = _read(folder / f"{DATABASE}-wal")
    index = _read_index(folder / f"{DATABASE}-shm")
    if len(data) < _HEADER:
        return index is not None and index.taken_in < index.last
    log = _Log(data)
    if not log.sound:  # SQLite then reads none of it
        return not log.is_taken_in(folder / DATABASE)
    whole = last_commit = 0
    while whole < log.frames and log.belongs(whole + 1, log.salts) and log.follows(whole + 1):
        whole += 1
        if log.is_commit(whole):
            last_commit = whole
    if index is not None and index.salts == log.salts and index.last > last_commit:
        return True
    most_pages = _size(folder / DATABASE) // log.page_size + log.frames
    return any(
        log.belongs(number, log.salts)
        and 0 < log.size(number) <= most_pages  # a torn frame may say anything
        and log.belongs(number + 1, log.salts)
        and log.follows(number + 1)
        for number in range(whole + 1, log.frames)
    )


def database_is_whole(folder: Path) -> bool:
    """Whether the database, the log aside, should be whole by itself: no checkpoint was cut short since it last was.

    One that was leaves pages from the log among older ones until it is done again. False when it cannot be told.
    """
    index = _read_index(folder / f"{DATABASE}-shm")
    data = _read(folder / f"{DATABASE}-wal")
    if index is None or index.begun != index.taken_in or len(data) < _HEADER:
        return False
    if index.taken_in:
        return True
    first = memoryview(
        _read(folder / DATABASE, 4096)
    )  # the log may have been read anew since a checkpoint was cut short
    log = _Log(data)
    return not any(log.page(number) == (1, first) for number in range(1, log.frames + 1))


def require_whole(folder: Path) -> None:
    """Raise DamagedStore when pending commits are damaged: opening to write would drop them for good."""
    if commits_are_lost(folder):
        raise DamagedStore(sentence())


def sentence() -> str:
    """What the check and the windows say of damaged pending commits."""
    return tr("What was saved last is damaged. Restore a backup; nothing was changed.")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(path: Path, most: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise explained(error, path) from error
