"""WHO-5 forms for paper: one page a form (A5: two a sheet) and nothing else in the file.

No score, no cut-off, no name; the ID number, a code that the store knows, and the questionnaire to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.forms.form_code import Layout, layout_of, shown_form_code, valid_form_code
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, register_fonts, width_of
from exitdesk.forms.qr import draw_qr, qr_rows
from exitdesk.forms.text_runs import Run, draw_run, set_alike, set_run, shortened
from exitdesk.forms.who5_layout import (
    BOX_OUTLINE_PT,
    BULLSEYE_DOT,
    BULLSEYE_OUTSIDE,
    BULLSEYE_RING,
    COLUMNS,
    LAYOUTS,
    MM_PER_POINT,
    FormLayout,
    Place,
)
from exitdesk.forms.who5_wording import attribution, instrument_name, own_words, wording
from exitdesk.returns.export_gate import CellText, TextPlace, require_nothing_identifying

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_INK: Final = "#22303C"
_HAIRLINE: Final = "#D5DADF"
_BETWEEN_OPTIONS: Final = 1.2
_PRACTICE: Final = "ØVELSE"
_MM: Final = 1 / MM_PER_POINT


@dataclass(frozen=True, slots=True)
class FormRequest:
    """One form to print: ``id_number`` as shown, ``code`` from ``new_form_code`` for the same layout, ``language``
    one of ``form_languages()``."""

    id_number: str
    code: str
    language: str = "da"


def who5_forms(
    requests: Sequence[FormRequest], layout: str = Layout.A4, organisation: str | None = None, practice: bool = False
) -> bytes:
    """The PDF with a form for each request in the given order; equal requests give equal bytes.

    ``organisation`` is printed only when given. ``practice`` marks each form. Raises ValueError for no request, a code
    that is not valid or made for another layout; KeyError for a language that is not shipped; UserError when the
    organisation's line leads to a person.
    """
    from reportlab.pdfgen.canvas import Canvas

    if not requests:
        raise ValueError("no form to print")
    if organisation:  # the rest of a form is a contact's number, a code at random and the questionnaire
        require_nothing_identifying([CellText(organisation, TextPlace(page=1))])
    register_fonts()
    form = LAYOUTS[Layout(layout)]
    width, height = (side * _MM for side in form.sheet)
    out = BytesIO()

    languages = {request.language for request in requests}
    lang = languages.pop() if len(languages) == 1 else None
    canvas = Canvas(out, (width, height), invariant=1, pageCompression=1, initialFontName=Font.REGULAR.value, lang=lang)
    canvas.setTitle(instrument_name())
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    for number, request in enumerate(requests):
        seat = number % form.forms_per_sheet
        if number and not seat:
            canvas.showPage()
        _Page(canvas, form, request, organisation, practice, seat).draw()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Page:
    """One form on the canvas, ``seat`` forms from the left edge of the sheet."""

    def __init__(
        self,
        canvas: Canvas,
        form: FormLayout,
        request: FormRequest,
        organisation: str | None,
        practice: bool,
        seat: int,
    ) -> None:
        if valid_form_code(request.code) != request.code or layout_of(request.code) is not form.name:
            raise ValueError(f"not a code for layout {form.name}")
        self.canvas, self.form, self.request = canvas, form, request
        self.organisation, self.practice, self.seat = organisation, practice, seat
        self.words, self.own = wording(request.language), own_words(request.language)

    def draw(self) -> None:
        """All of it, in reading order."""
        canvas = self.canvas
        canvas.saveState()
        if self.form.forms_per_sheet > 1:
            self._cut_marks()
        canvas.translate(self.seat * self.form.width * _MM, 0)
        canvas.setFillColor(_INK)
        canvas.setStrokeColor(_INK)
        self._bullseyes()
        self._edge_line()
        self._head()
        self._legend()
        self._grid()
        self._thanks()
        self._staff()
        self._attribution()
        canvas.restoreState()

    # Lengths below are mm from the upper left corner, like the layout's; these three turn them into points.

    def _run(self, run: Run, x: float, y: float, *, centred: bool = False) -> None:
        draw_run(self.canvas, run, x * _MM, (self.form.height - y) * _MM, centred=centred)

    def _rectangle(self, place: Place, *, stroke: int = 1, fill: int = 0, radius: float = 0) -> None:
        corner = (place.left * _MM, (self.form.height - place.bottom) * _MM, place.width * _MM, place.height * _MM)
        if radius:
            self.canvas.roundRect(*corner, radius=radius * _MM, stroke=stroke, fill=fill)
        else:
            self.canvas.rect(*corner, stroke=stroke, fill=fill)

    def _line(self, left: float, right: float, y: float) -> None:
        up = (self.form.height - y) * _MM
        self.canvas.line(left * _MM, up, right * _MM, up)

    def _cut_marks(self) -> None:
        x = self.form.width * _MM
        self.canvas.setStrokeColor(_INK)
        self.canvas.setLineWidth(0.4)
        for start in (0, self.form.height - 6):
            self.canvas.line(x, start * _MM, x, (start + 6) * _MM)

    def _bullseyes(self) -> None:
        canvas = self.canvas
        for x, y in self.form.bullseyes():
            middle = (x * _MM, (self.form.height - y) * _MM)
            for size, colour in ((BULLSEYE_OUTSIDE, _INK), (BULLSEYE_RING, "#FFFFFF"), (BULLSEYE_DOT, _INK)):
                canvas.setFillColor(colour)
                canvas.circle(*middle, size / 2 * _MM, stroke=0, fill=1)

    def _edge_line(self) -> None:
        """The organisation, where the profile says so, and the practice mark."""
        form = self.form
        right = form.head_right
        if self.practice:
            mark = set_run(_PRACTICE, Font.SEMIBOLD, (12,), 40 * _MM)
            width = mark.width * MM_PER_POINT + 5
            right -= width
            self.canvas.setLineWidth(0.8)
            self._rectangle(Place(right, form.organisation_line - 4.7, width, 6.4), radius=1.6)
            self._run(mark, right + 2.5, form.organisation_line)
        if self.organisation:
            room = (right - form.left - 3) * _MM
            name = shortened(self.organisation, Font.REGULAR, 12, room)
            self._run(set_run(name, Font.REGULAR, (12,), room), form.left, form.organisation_line)

    def _head(self) -> None:
        form, own = self.form, self.own
        width = (form.head_right - form.left) * _MM
        title = set_run(own.title, Font.SEMIBOLD, form.title_sizes, width, max_lines=form.title_lines, leading=1.2)
        self._run(title, form.left, form.title_line)
        self._number_and_date()
        if self.words.instruction:
            room = (form.right - form.left) * _MM
            run = set_run(self.words.instruction, Font.REGULAR, form.body_sizes, room, max_lines=3, leading=1.22)
            self._run(run, form.left, form.instruction_line)

    def _number_and_date(self) -> None:
        """The ID number, and a line for the date at the right edge or, where ``date_line`` is its own, below."""
        form, size = self.form, self.form.body_sizes[-1]
        number = drawable(self.request.id_number, font_for(self.request.id_number, Font.MONO))
        label = set_run(self.own.id_number, Font.REGULAR, (size,), form.width * _MM)
        date = set_run(self.own.date, Font.REGULAR, (size,), form.width * _MM)
        label_width, date_width = label.width * MM_PER_POINT, date.width * MM_PER_POINT
        if form.date_line == form.id_line:
            number_left = form.left + label_width + 3
            line_left = form.head_right - 38
            date_left = line_left - 2.5 - date_width
            room = date_left - 4 - number_left
        else:
            number_left = line_left = form.left + max(label_width, date_width) + 3
            date_left = form.left
            room = form.head_right - number_left
        sizes = tuple(s for s in (form.id_size, 16, 14, 13, 12) if s <= form.id_size)
        self._run(label, form.left, form.id_line)
        self._run(set_run(number, Font.MONO, sizes, room * _MM, max_lines=1), number_left, form.id_line)
        self._run(date, date_left, form.date_line)
        self.canvas.setLineWidth(0.8)
        self._line(line_left, line_left + 38, form.date_line + 1)

    def _legend(self) -> None:
        """Two small boxes, drawn: a crossed one is an answer, a filled one is taken back."""
        form, size = self.form, self.form.body_sizes[-1]
        side = size * 0.82 * MM_PER_POINT
        gap, between = side * 0.6, side * 2.4
        answer = set_run(self.own.your_answer, Font.REGULAR, (size,), form.width * _MM)
        answer_width = side + gap + answer.width * MM_PER_POINT
        room = form.right - form.left - answer_width - between - side - gap
        words = self.own.changed_mind
        beside = width_of(words, font_for(words, Font.REGULAR), size) * MM_PER_POINT <= room
        if not beside:
            room = form.right - form.left - side - gap
        changed = set_run(words, Font.REGULAR, (size,), room * _MM, max_lines=2)
        alone = self.words.instruction is None
        x, y = form.left, (form.instruction_line + form.legend_line) / 2 if alone else form.legend_line
        box = Place(x, y - side + 0.35, side, side)
        self.canvas.setLineWidth(0.9)
        self._rectangle(box)
        self._cross(box)
        self._run(answer, x + side + gap, y)
        x, y = (x + answer_width + between, y) if beside else (x, y + size * 1.34 * MM_PER_POINT)
        self._rectangle(Place(x, y - side + 0.35, side, side), fill=1)
        self._run(changed, x + side + gap, y)

    def _cross(self, box: Place) -> None:
        reach = box.width * 0.22
        for first, last in ((box.top + reach, box.bottom - reach), (box.bottom - reach, box.top + reach)):
            self.canvas.line(
                (box.left + reach) * _MM,
                (self.form.height - first) * _MM,
                (box.right - reach) * _MM,
                (self.form.height - last) * _MM,
            )

    def _grid(self) -> None:
        """The stem, each answer over its number, the statements and the boxes.

        Where statements stand above their boxes, the heads come down by the lines that the first statement lacks.
        """
        form, words = self.form, self.words
        most = form.statement_lines
        statements = set_alike(
            words.items,
            Font.MEDIUM,
            form.statement_sizes,
            form.statement_width * _MM,
            lines=(most - 1, most),
            leading=1.2,
            height=form.row_pitch * 0.82 * _MM,
        )
        above = form.statement_gap is not None
        lacking = most - len(statements[0].lines)
        down = 0.6 * lacking * statements[0].leading * MM_PER_POINT if above else 0.0
        self._heads(down)
        self._hairline(form.digit_line + down + (2.0 if above else form.grid_top - form.digit_line))
        for row, run in enumerate(statements):
            box = form.box_place(row, 0)
            if form.statement_gap is None:
                y = box.top + form.box / 2 + (run.size * 0.35 - run.drop / 2) * MM_PER_POINT
                line = form.grid_top + row * form.row_pitch
            else:
                y = box.top - form.statement_gap - run.drop * MM_PER_POINT
                line = (box.bottom - form.row_pitch + y - run.size * 0.7 * MM_PER_POINT) / 2
            if row:
                self._hairline(line)
            self._run(run, form.left, y)
            self.canvas.setLineWidth(BOX_OUTLINE_PT)
            for column in range(COLUMNS):
                self._rectangle(form.box_place(row, column))

    def _heads(self, down: float) -> None:
        form, words = self.form, self.words
        stem = set_run(words.stem, Font.SEMIBOLD, form.statement_sizes, form.stem_width * _MM)
        self._run(stem, form.left, form.stem_line + down - stem.drop * MM_PER_POINT)
        room = (form.column_pitch - _BETWEEN_OPTIONS) * _MM
        runs = set_alike(words.options, Font.REGULAR, form.option_sizes, room, lines=(4, 5), leading=1.1)
        for column, run in enumerate(runs):
            x, _ = form.box_centre(0, column)
            digit = set_run(str(form.answer(column)), Font.SEMIBOLD, (run.size + 2,), room)
            lift = run.size * 1.45 * MM_PER_POINT
            self._run(run, x, form.digit_line + down - lift - run.drop * MM_PER_POINT, centred=True)
            self._run(digit, x, form.digit_line + down, centred=True)

    def _hairline(self, y: float) -> None:
        self.canvas.setStrokeColor(_HAIRLINE)
        self.canvas.setLineWidth(0.6)
        self._line(self.form.left, self.form.right, y)
        self.canvas.setStrokeColor(_INK)

    def _thanks(self) -> None:
        place = self.form.thanks
        run = set_run(self.own.thanks, Font.REGULAR, self.form.body_sizes[-1:], place.width * _MM, leading=1.22)
        free = place.height - (run.drop + run.size * 0.72) * MM_PER_POINT
        self._run(run, place.left, place.top + free / 2 + run.size * 0.72 * MM_PER_POINT)

    def _staff(self) -> None:
        form = self.form
        self.canvas.setLineWidth(0.6)
        self._rectangle(form.staff, radius=1.6)
        label = set_run(self.own.staff, Font.REGULAR, (form.staff_size,), form.staff.width * _MM)
        self._run(label, form.staff_label_left, form.staff_label_line)
        first, second, third, last = shown_form_code(self.request.code).split()
        for number, part in enumerate((f"{first} {second}", f"{third} {last}")):
            run = set_run(part, Font.MONO, (form.staff_size,), form.staff.width * _MM)
            self._run(run, form.staff_label_left, form.staff_code_line + number * run.leading * MM_PER_POINT)
        place = form.qr_place()
        rows = qr_rows(self.request.code, "Q", version=1)
        draw_qr(self.canvas, rows, place.left * _MM, (form.height - place.top) * _MM, form.qr_module * _MM)

    def _attribution(self) -> None:
        form = self.form
        size, room = form.attribution_size, (form.right - form.left) * _MM
        run = set_run(attribution(), Font.REGULAR, (size,), room, max_lines=2, leading=1.2, even=False)
        self._run(run, form.left, form.attribution_line)
