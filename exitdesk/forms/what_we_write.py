"""*Det skriver vi ned*: one A4 page for the person opposite, Danish at the left and English beside it.

Each heading stands at the same height in both languages, so that two people can point at the same place. The program's
own name is nowhere on it, nor in the file: it may be carried home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Role
from exitdesk.forms.pdf_fonts import Font, register_fonts
from exitdesk.forms.report_blocks import INK, INK2, LINE, LINEN, OCHRE, OCHRE_SOFT, PINE, Block, gap, stack, text
from exitdesk.forms.text_runs import draw_run, set_run
from exitdesk.forms.what_we_write_words import Told, told
from exitdesk.i18n import LANGUAGES, speaking, tr
from exitdesk.returns.export_gate import CellText, TextPlace, require_nothing_identifying
from exitdesk.returns.profile_model import Profile

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas, PDFPathObject

_PAGE: Final = (595.28, 841.89)
_LEFT: Final = 40.0
_BETWEEN: Final = 26.0
_COLUMN: Final = (_PAGE[0] - 2 * _LEFT - _BETWEEN) / 2
_HEAD: Final = 76.0
_BOTTOM: Final = 38.0
_ROOM: Final = _PAGE[1] - _HEAD - _BOTTOM
_INSET: Final = 8.0
_PINE_SOFT: Final = "#E0EEE9"
_LIGHT: Final = "#F3D9A4"
_AFTER_FIGURE: Final = re.compile(r"(?<=\d) (?=\w)")
NBSP: Final = "\u00a0"
SIZES: Final = (13.0, 12.5, 12.0, 11.5, 11.0)
"""Points that the sentences are set at: the largest at which the page holds them."""


def what_we_write(profile: Profile, roles: Mapping[Role, int], *, practice: bool, made_on: date) -> bytes:
    """The page as PDF, from the profile in force and how many users have each role. Equal input, equal bytes. UserError
    when a word of the profile leads to a person.

    Where a profile names more kinds of help than the page holds at 11 points, the last become *and more*.
    """
    from reportlab.pdfgen.canvas import Canvas

    _look_through(profile)
    register_fonts()
    out = BytesIO()
    canvas = Canvas(out, _PAGE, invariant=1, pageCompression=1, initialFontName=Font.REGULAR.value, lang="da")
    canvas.setTitle("Det skriver vi ned · What we write down")
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    _draw_head(canvas)
    rows, space = _fitted(profile, roles)
    top = _PAGE[1] - _HEAD - space / 2
    for number, row in enumerate(rows):
        if number and not row.marked and not rows[number - 1].marked:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.line(_LEFT, top, _PAGE[0] - _LEFT, top)
        row.draw(canvas, top - space / 2)
        top -= row.height + space
    _draw_foot(canvas, practice, made_on)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _look_through(profile: Profile) -> None:
    """The last look at what is not our own: our sentences name the kinds of things that it searches for."""
    words = [item.name for item in profile.interventions]
    if profile.forms_show_organisation:
        words.append(profile.organisation)
    require_nothing_identifying(CellText(word, TextPlace(part=tr("the project's profile"))) for word in words)


class _Row:
    """A heading in both languages, at the same height."""

    def __init__(self, pair: tuple[Told, ...], size: float) -> None:
        self.marked = pair[0].marked
        self._columns = [_column(one, size) for one in pair]
        self.height = max(column.height for column in self._columns) + (2 * _INSET if self.marked else 0)

    def draw(self, canvas: Canvas, top: float) -> None:
        if self.marked:
            canvas.setFillColor(_PINE_SOFT)
            left, width = _LEFT - 14, _PAGE[0] - 2 * _LEFT + 28
            canvas.roundRect(left, top - self.height, width, self.height, 10, stroke=0, fill=1)
            top -= _INSET
        for number, column in enumerate(self._columns):
            column.draw(canvas, _LEFT + number * (_COLUMN + _BETWEEN), top)


def _column(one: Told, size: float) -> Block:
    blocks = [text(one.title, _COLUMN, size + 2.5, Font.SEMIBOLD, PINE, 1.2), gap(size * 0.25)]
    for number, paragraph in enumerate(one.paragraphs):
        if number:
            blocks.append(gap(size * 0.28))
        blocks.append(
            text(
                _AFTER_FIGURE.sub(NBSP, paragraph),
                _COLUMN,
                size,
                Font.MEDIUM if one.marked else Font.REGULAR,
                INK,
                1.23,
            )
        )
    return stack(blocks)


def _fitted(profile: Profile, roles: Mapping[Role, int]) -> tuple[list[_Row], float]:
    """The rows as large as the page allows, and the white space around each (points)."""
    every = len(profile.interventions)
    tries = [(size, every) for size in SIZES] + [(SIZES[-1], names) for names in range(every - 1, -1, -1)]
    for size, names in tries:
        rows = _rows(profile, roles, size, names)
        space = (_ROOM - sum(row.height for row in rows)) / len(rows)
        least = 10.0 if size > SIZES[-1] else 7.0
        if space >= least:
            return rows, min(space, 26.0)
    raise ValueError("the sentences do not fit a page")


def _rows(profile: Profile, roles: Mapping[Role, int], size: float, names: int) -> list[_Row]:
    columns = []
    for language in LANGUAGES:
        with speaking(language):
            columns.append(told(profile, roles, names))
    return [_Row(pair, size) for pair in zip(*columns, strict=True)]


def _in_both(say: Callable[[], str]) -> tuple[str, ...]:
    found = []
    for language in LANGUAGES:
        with speaking(language):
            found.append(say())
    return tuple(found)


def _draw_head(canvas: Canvas) -> None:
    height = _HEAD - 6
    canvas.setFillColor(LINEN)
    canvas.rect(0, _PAGE[1] - height, _PAGE[0], height, stroke=0, fill=1)
    base = _PAGE[1] - 36
    titles, below = _in_both(lambda: tr("What we write down")), _in_both(lambda: tr("This sheet is for you to keep."))
    for number, (title, line) in enumerate(zip(titles, below, strict=True)):
        x = _LEFT + number * (_COLUMN + _BETWEEN)
        canvas.setFillColor(INK)
        draw_run(canvas, set_run(title, Font.SEMIBOLD, (24, 23, 22), _COLUMN, max_lines=1), x, base)
        canvas.setFillColor(INK2)
        draw_run(canvas, set_run(line, Font.REGULAR, (13, 12, 11), _COLUMN, max_lines=1), x, base - 20)


def _draw_mark(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """The arch with its door open; 21 by 26 points at scale 1, ``x, y`` its lower left corner."""
    for colour, left, width, high in ((PINE, 0.0, 21.0, 26.0), (_LIGHT, 7.0, 11.0, 19.7)):
        path = canvas.beginPath()
        _arch(path, x + left * scale, y, width * scale, high * scale)
        canvas.setFillColor(colour)
        canvas.drawPath(path, stroke=0, fill=1)


def _arch(path: PDFPathObject, x: float, y: float, width: float, height: float) -> None:
    radius = width / 2
    path.moveTo(x, y)
    path.lineTo(x, y + height - radius)
    path.arcTo(x, y + height - width, x + width, y + height, startAng=180, extent=-180)
    path.lineTo(x + width, y)
    path.close()


def _draw_foot(canvas: Canvas, practice: bool, made_on: date) -> None:
    made = _in_both(lambda: tr("Made {date}", date=show_date(made_on)))
    canvas.setFillColor(INK2)
    for number, words in enumerate(made):
        draw_run(canvas, set_run(words, Font.REGULAR, (11,), _COLUMN), _LEFT + number * (_COLUMN + _BETWEEN), 20)
    _draw_mark(canvas, _PAGE[0] - _LEFT - 14.7, 15, 0.7)
    if practice:
        run = set_run("ØVELSE · PRACTICE", Font.SEMIBOLD, (11,), 200)
        left = _PAGE[0] - _LEFT - 40 - run.width
        canvas.setFillColor(OCHRE_SOFT)
        canvas.roundRect(left - 10, 14, run.width + 20, 19, 6, stroke=0, fill=1)
        canvas.setFillColor(OCHRE)
        draw_run(canvas, run, left, 20)
