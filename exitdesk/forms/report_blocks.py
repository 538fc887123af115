"""The building blocks of a report page: paragraphs, tables, cards and charts, each of a known height.

Points, y upwards on the canvas; a block is drawn from its upper left corner. Colours are the program's light ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exitdesk.forms.charts import LIGHT_CHART
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, width_of
from exitdesk.forms.text_runs import Run, draw_run, filled, set_run

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfgen.canvas import Canvas

INK: Final = LIGHT_CHART.ink
INK2: Final = LIGHT_CHART.ink2
PINE: Final = LIGHT_CHART.accent
LINEN: Final = "#F4F1EB"
LINE: Final = LIGHT_CHART.line
OCHRE: Final = "#744600"
OCHRE_SOFT: Final = "#FBEFD6"
BODY: Final = 10.5
SMALL: Final = 9.5
_ROW: Final = 19.0


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height; ``draw`` gets the canvas, the left edge and the top. Blank ones begin no page."""

    height: float
    draw: Callable[[Canvas, float, float], None]
    blank: bool = False


def gap(height: float) -> Block:
    """White space."""
    return Block(height, lambda canvas, x, top: None, blank=True)


def text(
    words: str, width: float, size: float = BODY, font: Font = Font.REGULAR, colour: str = INK, leading: float = 1.35
) -> Block:
    """A paragraph; characters that no bundled font has become question marks."""
    used = font_for(words, font)
    shown = drawable(words, used)
    lines = filled(shown, used, size, width)
    run = Run(shown, lines, used, size, size * leading)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(colour)
        draw_run(canvas, run, x, top - size)

    return Block(size * leading * len(lines), draw)


def stack(blocks: Sequence[Block]) -> Block:
    """One under the other."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for block in blocks:
            block.draw(canvas, x, top)
            top -= block.height

    return Block(sum(block.height for block in blocks), draw)


def beside(columns: Sequence[tuple[float, Block]]) -> Block:
    """Side by side; each with its distance from the left edge."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for offset, block in columns:
            block.draw(canvas, x + offset, top)

    return Block(max(block.height for _, block in columns), draw)


def chart(drawing: Drawing, width: float) -> Block:
    """A drawing scaled to a width."""
    scale = width / drawing.width

    def draw(canvas: Canvas, x: float, top: float) -> None:
        from reportlab.graphics import renderPDF

        canvas.saveState()
        canvas.translate(x, top - drawing.height * scale)
        canvas.scale(scale, scale)
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.restoreState()

    return Block(drawing.height * scale, draw)


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: float,
    shares: Sequence[float],
    size: float = BODY,
    groups: Sequence[str] = (),
) -> Block:
    """Left-aligned names, right-aligned figures, hairlines; ``shares`` of the width for each column (sum 1).

    ``groups`` stand over the heads, each over an equal number of the columns after the first, with a rule under it.
    """
    widths = [width * share for share in shares]
    edges = [sum(widths[:number]) for number in range(len(widths))]
    parts = []
    if groups:
        each = (len(widths) - 1) // len(groups)
        wide = [widths[0], *(sum(widths[1 + at * each : 1 + (at + 1) * each]) for at in range(len(groups)))]
        starts = [0.0, *(edges[1 + at * each] for at in range(len(groups)))]
        parts.append(_table_row(("", *groups), wide, starts, SMALL, INK, heads=True))
    if any(head):
        parts.append(_table_row(head, widths, edges, SMALL, INK2, heads=True))
    parts += [_table_row(row, widths, edges, size, INK) for row in rows]
    return stack(parts)


def _broken(words: str, width: float, size: float) -> str:
    """The words, those that are wider than their column with a hyphen and a blank where they must break."""
    found = []
    for word in words.split(" "):
        while len(word) > 1 and width_of(word, Font.MEDIUM, size) > width:
            end = len(word) - 1
            while end > 1 and width_of(word[:end] + "-", Font.MEDIUM, size) > width:
                end -= 1
            found.append(word[:end].removesuffix("-") + "-")
            word = word[end:]
        found.append(word)
    return " ".join(found)


def _table_row(
    cells: Sequence[str],
    widths: Sequence[float],
    edges: Sequence[float],
    size: float,
    colour: str,
    *,
    heads: bool = False,
) -> Block:
    lines = [
        set_run(
            _broken(drawable(cell, font_for(cell, Font.REGULAR)), width - 6, size) if number == 0 or heads else cell,
            Font.MEDIUM if number and colour == INK else Font.REGULAR,
            (size,),
            width - 6 if number == 0 or heads else 400,
            leading=1.25,
        )
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    height = max(_ROW, max(run.drop for run in lines) + _ROW)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        base = top - _ROW * 0.66
        canvas.setFillColor(colour)
        draw_run(canvas, lines[0], x, base)
        for cell, run, left, width in zip(cells[1:], lines[1:], edges[1:], widths[1:], strict=True):
            for number, line in enumerate(run.lines) if cell else ():
                one = set_run(line, run.font, (run.size,), 400)
                draw_run(canvas, one, x + left + width - one.width, base - number * run.leading)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(x, top - height, x + sum(widths), top - height)

    return Block(height, draw)


def cards(figures: Sequence[tuple[str, str, str]], width: float) -> Block:
    """Large figures on linen, side by side: what it is, the figure, a line of explanation."""
    between, inset = 9.0, 12.0
    each = (width - between * (len(figures) - 1)) / len(figures)
    room = each - 2 * inset
    columns = []
    for name, figure, note in figures:
        inside = stack(
            [
                text(figure, room, 24, Font.SEMIBOLD, PINE, 1.15),
                gap(4),
                text(name, room, BODY, Font.SEMIBOLD, INK, 1.2),
                gap(2),
                text(note, room, SMALL, Font.REGULAR, INK2, 1.25),
            ]
        )
        columns.append(inside)
    height = max(block.height for block in columns) + 2 * inset

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for number, block in enumerate(columns):
            left = x + number * (each + between)
            canvas.setFillColor(LINEN)
            canvas.roundRect(left, top - height, each, height, 9, stroke=0, fill=1)
            block.draw(canvas, left + inset, top - inset)

    return Block(height, draw)


def pill(words: str, colour: str = OCHRE, ground: str = OCHRE_SOFT) -> Block:
    """A short mark on a soft ground."""
    run = set_run(words, Font.SEMIBOLD, (10,), 400)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(ground)
        canvas.roundRect(x, top - 19, run.width + 18, 19, 6, stroke=0, fill=1)
        canvas.setFillColor(colour)
        draw_run(canvas, run, x + 9, top - 13)

    return Block(19, draw)


def paginate(groups: Sequence[Sequence[Block]], first: float, later: float) -> list[list[Block]]:
    """Pages of blocks: a group stays together where a page can hold it. Heights of the first and the later pages."""
    pages: list[list[Block]] = [[]]
    left = first
    for group in groups:
        whole = sum(block.height for block in group)
        if whole > left and pages[-1]:
            pages.append([])
            left = later
        for block in group:
            if block.height > left and pages[-1]:
                pages.append([])
                left = later
            if not block.blank or pages[-1]:
                pages[-1].append(block)
                left -= block.height
    return pages
