"""Where everything stands on a WHO-5 form, for the printing and for the reading back of scans.

All lengths are millimetres from the upper left corner of the form, y downwards; type sizes are points. On the A5 layout
two forms share an A4 sheet and each has its own corner. Rows are the five statements from above, columns the answers
5 to 0 from the left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from exitdesk.forms.form_code import Layout

ROWS: Final = 5
COLUMNS: Final = 6
BULLSEYE_OUTSIDE: Final = 5.4
BULLSEYE_RING: Final = 3.6
BULLSEYE_DOT: Final = 1.9
BOX_OUTLINE_PT: Final = 1.1
INK_INSET: Final = 0.95
"""Ink is measured inside a box this far from the centre line of its outline."""
QR_MODULES: Final = 21
QR_QUIET: Final = 4
"""White modules that must stay empty on each side of the QR."""

MM_PER_POINT: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLayout:
    """One layout. ``*_line`` are base lines. ``statement_gap`` is how far the last line of a statement stands above its
    boxes, None where it stands to the left of them."""

    name: Layout
    width: float
    height: float
    forms_per_sheet: int
    mark_inset: float
    box: float
    column_pitch: float
    row_pitch: float
    first_column: float
    first_row: float
    grid_top: float
    qr_module: float
    qr_left: float
    qr_top: float
    left: float
    right: float
    head_right: float
    statement_width: float
    statement_gap: float | None
    stem_width: float
    organisation_line: float
    title_line: float
    id_line: float
    date_line: float
    instruction_line: float
    legend_line: float
    stem_line: float
    digit_line: float
    thanks: Place
    staff: Place
    staff_label_left: float
    staff_label_line: float
    staff_code_line: float
    attribution_line: float
    title_sizes: tuple[float, ...]
    title_lines: int
    statement_sizes: tuple[float, ...]
    statement_lines: int
    body_sizes: tuple[float, ...]
    option_sizes: tuple[float, ...]
    id_size: float
    staff_size: float
    attribution_size: float

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the printed sheet."""
        return self.width * self.forms_per_sheet, self.height

    def box_centre(self, row: int, column: int) -> tuple[float, float]:
        """Centre of a box; row 0 is the first statement, column 0 the answer 5."""
        return self.first_column + column * self.column_pitch, self.first_row + row * self.row_pitch

    def box_place(self, row: int, column: int) -> Place:
        """The box along the centre line of its outline."""
        x, y = self.box_centre(row, column)
        return Place(x - self.box / 2, y - self.box / 2, self.box, self.box)

    def ink_place(self, row: int, column: int) -> Place:
        """The part of a box in which an answer's ink is measured."""
        place = self.box_place(row, column)
        side = self.box - 2 * INK_INSET
        return Place(place.left + INK_INSET, place.top + INK_INSET, side, side)

    def row_place(self, row: int) -> Place:
        """The band of a row across all six columns, where ink outside the boxes makes the row doubtful."""
        left = self.first_column - self.column_pitch / 2
        top = self.first_row + row * self.row_pitch - self.box / 2 - 1
        return Place(left, top, COLUMNS * self.column_pitch, self.box + 2)

    def bullseyes(self) -> tuple[tuple[float, float], ...]:
        """Centres of the corner marks: upper left, upper right, lower left, lower right."""
        near, right, low = self.mark_inset, self.width - self.mark_inset, self.height - self.mark_inset
        return (near, near), (right, near), (near, low), (right, low)

    def qr_place(self, quiet: bool = False) -> Place:
        """The QR's modules, or with ``quiet`` also the white that must surround them."""
        edge = QR_QUIET * self.qr_module if quiet else 0.0
        side = QR_MODULES * self.qr_module + 2 * edge
        return Place(self.qr_left - edge, self.qr_top - edge, side, side)

    @staticmethod
    def answer(column: int) -> int:
        """The answer 5-0 that a column stands for."""
        return COLUMNS - 1 - column


A4: Final = FormLayout(
    name=Layout.A4, width=210, height=297, forms_per_sheet=1, mark_inset=12,
    box=8, column_pitch=21.3, row_pitch=24.6, first_column=80.85, first_row=124.3, grid_top=112,
    qr_module=0.95, qr_left=167.5, qr_top=247.0, left=20, right=191.35, head_right=191.35,
    statement_width=53, statement_gap=None, stem_width=48,
    organisation_line=16.5, title_line=32, id_line=45, date_line=45, instruction_line=57.5, legend_line=77,
    stem_line=108, digit_line=108, thanks=Place(20, 243.2, 96, 27.6), staff=Place(129.35, 243.2, 62, 27.6),
    staff_label_left=132, staff_label_line=251, staff_code_line=260.5, attribution_line=280.5,
    title_sizes=(23, 22, 21, 20, 19, 18), title_lines=1, statement_sizes=(14, 13.5, 13, 12.5, 12),
    statement_lines=4, body_sizes=(13, 12.5, 12), option_sizes=(12,), id_size=18, staff_size=12, attribution_size=12,
)  # fmt: skip

LARGE: Final = FormLayout(
    name=Layout.LARGE, width=210, height=297, forms_per_sheet=1, mark_inset=12,
    box=10, column_pitch=30.7, row_pitch=27.6, first_column=28.25, first_row=136.5, grid_top=116,
    qr_module=0.95, qr_left=162.9, qr_top=257.5, left=23.25, right=186.75, head_right=186.75,
    statement_width=168, statement_gap=2.6, stem_width=163.5,
    organisation_line=14.5, title_line=22.8, id_line=32.6, date_line=32.6, instruction_line=42, legend_line=65,
    stem_line=80.4, digit_line=113.2, thanks=Place(23.25, 253.7, 94, 27.6), staff=Place(124.75, 253.7, 62, 27.6),
    staff_label_left=127.4, staff_label_line=261.5, staff_code_line=271, attribution_line=286,
    title_sizes=(24, 23, 22, 21, 20, 19, 18), title_lines=1, statement_sizes=(18, 17.5, 17), statement_lines=2,
    body_sizes=(18, 17), option_sizes=(17,), id_size=20, staff_size=12, attribution_size=12,
)  # fmt: skip

A5: Final = FormLayout(
    name=Layout.A5, width=148.5, height=210, forms_per_sheet=2, mark_inset=10,
    box=7, column_pitch=21.3, row_pitch=18.6, first_column=21.0, first_row=108.9, grid_top=95,
    qr_module=0.8, qr_left=110.8, qr_top=9.0, left=17.5, right=131.0, head_right=103.5,
    statement_width=118, statement_gap=2, stem_width=113.5,
    organisation_line=11.2, title_line=18.6, id_line=32, date_line=38, instruction_line=45, legend_line=61,
    stem_line=69.6, digit_line=93, thanks=Place(17.5, 187.6, 113.5, 10.4), staff=Place(107.4, 5.6, 23.6, 34.4),
    staff_label_left=108.9, staff_label_line=31.6, staff_code_line=34.7, attribution_line=201,
    title_sizes=(17, 16, 15, 14), title_lines=2, statement_sizes=(12,), statement_lines=2,
    body_sizes=(12,), option_sizes=(12,), id_size=14, staff_size=8, attribution_size=9,
)  # fmt: skip

LAYOUTS: Final = {Layout.A4: A4, Layout.LARGE: LARGE, Layout.A5: A5}
