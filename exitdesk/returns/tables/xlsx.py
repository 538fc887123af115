"""The sheets of an .xlsx, with formulas as they are written and links to other files left alone."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import IO, Any, Final

from exitdesk.returns.tables.archive import readable
from exitdesk.returns.tables.cells import MOST_ROWS, Sent, sent_error, sent_formula, sent_value


class XlsxSheets:
    """A workbook that passed the checks of ``archive``."""

    kind: Final = "xlsx"

    def __init__(self, file: IO[bytes]) -> None:
        import openpyxl

        warnings.simplefilter("ignore")
        file.seek(0)
        with readable():
            self._book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
            if not self._book.worksheets:
                raise ValueError("no sheets")

    @property
    def titles(self) -> list[str]:
        return [str(sheet.title) for sheet in self._book.worksheets]

    def row_count(self) -> int:
        """How many rows the sheets say they have (for progress only; may be wrong)."""
        return sum(min(sheet.max_row or 0, MOST_ROWS) for sheet in self._book.worksheets)

    def rows(self, title: str) -> Iterator[tuple[int, list[Sent]]]:
        """The number of each row, also of empty ones, and what its cells hold."""
        worksheet = self._book[title]
        worksheet.reset_dimensions()
        with readable():
            for number, cells in enumerate(worksheet.iter_rows(), start=1):
                yield number, [_sent(cell) for cell in cells]


def _sent(cell: Any) -> Sent:
    value = cell.value
    if value is None or type(value) is str:
        kind = cell.data_type if value is not None else "n"
        if kind == "f":
            return sent_formula(str(value))
        return sent_error(str(value)) if kind == "e" else value
    if cell.data_type == "f":  # an array formula is an object
        return sent_formula(str(getattr(value, "text", "") or "="))
    return sent_value(value)
