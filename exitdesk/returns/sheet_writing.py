"""Workbooks to send or keep: one look, text that stays text, nothing that names a person or a machine.

The same content always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from exitdesk.domain.dates import show_date
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.export_gate import (
    NO_NUMBERS,
    CellText,
    KeptBack,
    KnownNumbers,
    TextPlace,
    require_nothing_identifying,
    require_nothing_kept_back,
)
from exitdesk.returns.workbook_words import cell_text

Cell = str | int | float | date | None
# Office Open XML wants a date of creation; a fixed one tells nothing and keeps exports equal.
_CREATED: Final = datetime(2000, 1, 1)
_RISKY_START: Final = ("=", "+", "-", "@")
_INK, _HEAD, _LINE = "#24211C", "#E0EEE9", "#CFC8BA"
PRACTICE: Final = "ØVELSE"
PRACTICE_LINE: Final = "ØVELSE: opdigtede oplysninger, ikke til indberetning"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: heading, width in characters; ``upright`` headings stand over centred ja and nej."""

    heading: str
    width: float = 12
    upright: bool = False
    numbers: bool = False
    centred: bool = False


class WorkbookWriter:
    """One workbook in memory. Add sheets, then take ``to_bytes`` once."""

    def __init__(self, title: str, *, practice: bool = False) -> None:
        import xlsxwriter

        self._buffer = BytesIO()
        # Without in_memory, rows would lie in the clear in a temp file meanwhile.
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self.book = xlsxwriter.Workbook(self._buffer, options)
        self.practice = practice
        self._title = title
        properties = {"title": f"{title} ({PRACTICE})" if practice else title, "author": "", "created": _CREATED}
        self.book.set_properties(properties)
        self._formats: dict[str, Any] = {}
        self._names: list[CellText] = [CellText(str(properties["title"]), TextPlace(part=tr("the title of the file")))]
        # Each different text in the rows of the tables, with the first cell that holds it: sheet, row, column, the
        # headings over it, the whole row. Then those about the tables, with sheet and row.
        self.cells: dict[str, tuple[str, int, int, Sequence[Column], Sequence[Cell]]] = {}
        self.about: dict[str, tuple[str, int]] = {}

    def format(self, name: str, **properties: Any) -> Any:
        """A cell format, made once per name."""
        if name not in self._formats:
            base = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top"}
            self._formats[name] = self.book.add_format(base | properties)
        return self._formats[name]

    def add_sheet(self, name: str) -> SheetWriter:
        """A new sheet, marked as practice where the store is one."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
        sheet.set_header(f"&L{self._title.replace('&', '&&')}&C{PRACTICE if self.practice else ''}&R&A")
        sheet.set_footer("&R&P / &N")
        if self.practice:
            sheet.set_tab_color("#F2C677")
        self._names.append(CellText(name, TextPlace(sheet=name, part=tr("the name of the sheet"))))
        return SheetWriter(self, sheet, name)

    def to_bytes(self, known: KnownNumbers = NO_NUMBERS, kept_back: KeptBack | None = None) -> bytes:
        """The finished file, once the last look at its texts has found nothing (``returns.export_gate``)."""
        cells = list(self._cell_texts(known))
        about = (CellText(text, TextPlace(sheet, row + 1)) for text, (sheet, row) in self.about.items())
        require_nothing_identifying([*self._names, *about, *cells], known)
        if kept_back is not None:
            require_nothing_kept_back(cells, kept_back, known)
        self.book.close()
        return self._buffer.getvalue()

    def _cell_texts(self, known: KnownNumbers) -> Iterator[CellText]:
        for text, (sheet, row, column, headings, cells) in self.cells.items():
            if text in known.shown:
                continue
            title = headings[column].heading if column < len(headings) else ""
            number = next((cell for cell in cells if isinstance(cell, str) and cell in known.shown), "")
            day = next((show_date(cell) for cell in cells if isinstance(cell, date)), "")
            yield CellText(text, TextPlace(sheet, row + 1, title, record=", ".join(filter(None, (number, day)))))


def _stands_off(columns: Sequence[Column], place: int) -> bool:
    """Whether a text column comes after numbers, which stand at its very edge."""
    return place > 0 and columns[place - 1].numbers and not columns[place].numbers


class SheetWriter:
    """Writes one sheet from the top down; ``row`` is the next free row, counted from 0."""

    def __init__(self, writer: WorkbookWriter, sheet: Any, name: str) -> None:
        self.writer = writer
        self.sheet = sheet
        self.name = name
        self.row = 0
        self._headings: Sequence[Column] = ()
        # Plain text and whole numbers carry no format of their own: 700,000 cells are written a fifth faster so.
        self._quoted = writer.format("quoted", num_format="@", quote_prefix=True)
        self._decimal = {1: writer.format("one decimal", num_format="0.0"),
                         3: writer.format("decimals", num_format="0.0##")}  # fmt: skip
        self._day = writer.format("day", num_format="dd-mm-yyyy", align="left")
        self._centred = writer.format("centred", align="center")

    def heading(self, text: str) -> None:
        """A line that titles what follows."""
        self._put(self.row, 0, text, self.writer.format("heading", bold=True, font_size=14))
        self.row += 1

    def note(self, text: str) -> None:
        """A small line of explanation."""
        self._put(self.row, 0, text, self.writer.format("note", italic=True, font_color="#5E584D"))
        self.row += 1

    def practice_mark(self) -> None:
        """The line that no one can miss, where the store is for practice."""
        if self.writer.practice:
            mark = self.writer.format("practice", bold=True, font_color="#744600", bg_color="#FBEFD6", font_size=12)
            self._put(self.row, 0, PRACTICE_LINE, mark)
            self.row += 1

    def blank(self) -> None:
        self.row += 1

    def columns(self, columns: Sequence[Column]) -> None:
        """Widths and the heading row; texts stand off the numbers before them."""
        for place, column in enumerate(columns):
            style = self._centred if column.upright or column.centred else None
            if style is None and _stands_off(columns, place):
                style = self.writer.format("stands_off", indent=1)
            self.sheet.set_column(place, place, column.width, style)
        self.headings(columns)

    def headings(self, columns: Sequence[Column]) -> None:
        """A heading row alone, the widths as they are."""
        self._headings = columns
        shared = {"bold": True, "bg_color": _HEAD, "bottom": 1, "bottom_color": _LINE, "text_wrap": True}
        flat = self.writer.format("head", valign="bottom", **shared)
        over_numbers = self.writer.format("head_numbers", valign="bottom", align="right", **shared)
        centred = self.writer.format("head_centred", valign="bottom", align="center", **shared)
        stands_off = self.writer.format("head_stands_off", valign="bottom", indent=1, **shared)
        upright = self.writer.format("upright", valign="bottom", align="center", rotation=90, **shared)
        for place, column in enumerate(columns):
            style = upright if column.upright else over_numbers if column.numbers else flat
            if style is flat:
                style = centred if column.centred else stands_off if _stands_off(columns, place) else flat
            self._put(self.row, place, column.heading, style)
        if any(column.upright for column in columns):
            longest = max(len(column.heading) for column in columns if column.upright)
            self.sheet.set_row(self.row, min(8 + 6.2 * longest, 220))
        elif any(len(column.heading) > column.width for column in columns):
            self.sheet.set_row(self.row, 46 if any(len(c.heading) > 2 * c.width for c in columns) else 31)
        self.row += 1

    def groups(self, names: Sequence[str], each: int) -> None:
        """A row over the headings: each name over ``each`` columns, the first column left free."""
        shared = {"bold": True, "bg_color": _HEAD, "text_wrap": True, "valign": "bottom"}
        plain = self.writer.format("group", **shared, align="right")
        centred = self.writer.format("group_wide", **shared, align="center", left=1, left_color=_LINE)
        self._put(self.row, 0, "", plain)
        for number, name in enumerate(names):
            first = 1 + number * each
            if each > 1:
                self.sheet.merge_range(self.row, first, self.row, first + each - 1, "", centred)
            self._put(self.row, first, name, centred if each > 1 else plain)
        if any(len(name) > 13 * each for name in names):
            self.sheet.set_row(self.row, 31)
        self.row += 1

    def explain(self, columns: Sequence[Column], rows: Iterable[Sequence[str | None]]) -> None:
        """A table of sentences that wrap inside their columns."""
        wrapped = self.writer.format("wrapped", num_format="@", text_wrap=True)
        self.columns(columns)
        self.sheet.freeze_panes(self.row, 0)
        for cells in rows:
            lines = 1
            for place, (text, column) in enumerate(zip(cells, columns, strict=True)):
                self._put(self.row, place, text or "", wrapped)
                lines = max(lines, -(-len(text or "") // int(column.width)))
            self.sheet.set_row(self.row, 15.5 * lines)
            self.row += 1

    def portrait(self) -> None:
        """Print this sheet upright."""
        self.sheet.set_portrait()

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """A table that fills the sheet from here: heading row that stays in view and is printed anew, and filters."""
        top = self.row
        self.columns(columns)
        self.sheet.freeze_panes(self.row, 1)
        self.sheet.repeat_rows(top)
        self.rows(rows)
        self.sheet.autofilter(top, 0, max(self.row - 1, top + 1), len(columns) - 1)

    def rows(self, rows: Iterable[Sequence[Cell]], decimals: int = 3) -> None:
        """Rows of cells; None stays empty. Of numbers with a fraction one decimal is shown, or up to 3."""
        self._shown = self._decimal[decimals]
        write_string, write_number = self.sheet.write_string, self.sheet.write_number
        quoted, seen = self._quoted, self.writer.cells
        for cells in rows:
            row = self.row
            for place, cell in enumerate(cells):
                if cell is None:
                    continue
                if type(cell) is str:
                    if cell not in seen:
                        seen[cell] = (self.name, row, place, self._headings, cells)
                    code = write_string(row, place, cell, quoted if cell.startswith(_RISKY_START) else None)
                elif type(cell) is int:
                    code = write_number(row, place, cell)
                else:
                    code = self._write_other(row, place, cell)
                if code:
                    self._refused(code)
            self.row += 1

    def _write_other(self, row: int, place: int, cell: Cell) -> int:
        if isinstance(cell, date):
            return int(self.sheet.write_datetime(row, place, cell, self._day))
        if isinstance(cell, float):
            return int(self.sheet.write_number(row, place, cell, self._shown))
        raise TypeError(f"no cell for {type(cell).__name__}")

    def _put(self, row: int, place: int, text: str, style: Any) -> None:
        text = cell_text(text)
        self.writer.about.setdefault(text, (self.name, row))
        code = self.sheet.write_string(row, place, text, style)
        if code:
            self._refused(code)

    def _refused(self, code: int) -> None:
        """XlsxWriter cuts or leaves out what does not fit, and says so by a code: nothing goes missing in silence."""
        if code == -2:
            raise UserError(tr("A text in the sheet “{sheet}” is longer than Excel can hold.", sheet=self.name))
        raise UserError(
            tr("The sheet “{sheet}” has more rows than Excel can hold. Choose a shorter period.", sheet=self.name)
        )
