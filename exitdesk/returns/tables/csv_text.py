"""Tables as text: .csv in UTF-8, UTF-16 with its mark, or CP1252; semicolons, commas or tabs between."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.tables.archive import MOST_BYTES_UNPACKED
from exitdesk.returns.tables.cells import Sent

SUFFIXES: Final = (".csv", ".txt", ".tsv", ".tab")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK: Final = 2**20
_LONGEST_FIELD: Final = 2**20
_DELIMITERS: Final = ";\t,"
_FIRST: Final = 64 * 1024


class CsvSheet:
    """One sheet, named as the file is; every value is text, or nothing."""

    kind: Final = "csv"

    def __init__(self, file: IO[bytes], title: str) -> None:
        self._file, self._title = file, title
        self._encoding, self._lines = _encoding(file, title)
        with self._text() as text:
            start = text.read(_FIRST)
        first = start.split("\n", 1)[0].strip()
        self._told = first.lower().startswith("sep=") and len(first) == 5
        self._delimiter = first[4] if self._told else _delimiter(start)
        csv.field_size_limit(_LONGEST_FIELD)

    @property
    def titles(self) -> list[str]:
        return [self._title]

    def row_count(self) -> int:
        """How many lines there are."""
        return self._lines

    def rows(self, title: str) -> Iterator[tuple[int, list[Sent]]]:
        """Rows as Excel would number them."""
        del title
        with self._text() as text:
            if self._told:
                text.readline()
            reader = csv.reader(text, delimiter=self._delimiter)
            try:
                for number, fields in enumerate(reader, start=1):
                    yield number, [field or None for field in fields]
            except csv.Error as error:
                raise UserError(
                    tr("“{name}” cannot be read as a table: a quotation mark is not closed.", name=self._title)
                ) from error

    def _text(self) -> io.TextIOWrapper:
        self._file.seek(0)
        return _KeptOpen(self._file, encoding=self._encoding, newline="")


class _KeptOpen(io.TextIOWrapper):
    """Text over a file that stays open when the text is done with."""

    def close(self) -> None:
        if not self.closed:
            self.detach()


def _encoding(file: IO[bytes], name: str) -> tuple[str, int]:
    """What the bytes are written in, and how many lines there are; raises UserError when they are no text."""
    file.seek(0)
    start = file.read(4)
    found = next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)
    for encoding in [found] if found else ["utf-8", "cp1252"]:
        lines = _lines_in(file, encoding, name)
        if lines is not None:
            return encoding, lines
    raise UserError(_no_table(name))


def _lines_in(file: IO[bytes], encoding: str, name: str) -> int | None:
    """The number of lines when every byte can be read so, else None."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = read = 0
    while True:
        chunk = file.read(_CHUNK)
        read += len(chunk)
        if read > MOST_BYTES_UNPACKED:
            raise UserError(tr("“{name}” is far too large and was not read.", name=name))
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError:
            return None
        if "\0" in text:
            raise UserError(_no_table(name))
        lines += text.count("\n")
        if not chunk:
            return lines + 1


def _no_table(name: str) -> str:
    return tr("“{name}” is neither .xlsx, .ods nor .csv. Choose another file.", name=name)


def _delimiter(start: str) -> str:
    """What stands most often between the headers, outside quotation marks; a semicolon when nothing does."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for letter in start:
        if letter == '"':
            quoted = not quoted
        elif letter in "\r\n" and not quoted:
            if any(counts.values()):
                break
        elif not quoted and letter in counts:
            counts[letter] += 1
    return max(_DELIMITERS, key=lambda one: counts[one])
