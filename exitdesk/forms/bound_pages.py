"""Blocks bound into a PDF of A4 pages: what all papers of several pages share. Each page carries what it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.forms.pdf_fonts import Font, register_fonts
from exitdesk.forms.report_blocks import INK2, LINE, OCHRE, OCHRE_SOFT, SMALL, Block, paginate
from exitdesk.forms.text_runs import draw_run, set_run, shortened
from exitdesk.i18n import language, tr
from exitdesk.returns.export_gate import KnownNumbers

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PAGE: Final = (595.28, 841.89)
LEFT: Final = 57.0
WIDTH: Final = _PAGE[0] - 2 * LEFT
_TOP: Final = _PAGE[1] - 52
_BOTTOM: Final = 66.0


def bound(
    groups: Sequence[Sequence[Block]], *, title: str, belongs_to: str, practice: bool, known: KnownNumbers | None
) -> bytes:
    """The PDF; a group stays together on a page that can hold it. ``belongs_to`` and the page's number stand at every
    foot, ``practice`` marks each page. Equal blocks give equal bytes.

    ``known`` are the contacts' numbers that may stand there; UserError when anything else leads to a person. None is
    for the paper with what is kept about somebody, which is hers to read whole.
    """
    from reportlab.pdfgen.canvas import Canvas

    from exitdesk.forms.gated_canvas import GatedCanvas

    register_fonts()
    pages = paginate(groups, _TOP - _BOTTOM, _TOP - _BOTTOM)
    out = BytesIO()
    settings = {"invariant": 1, "pageCompression": 1, "initialFontName": Font.REGULAR.value, "lang": language()}
    canvas = Canvas(out, _PAGE, **settings) if known is None else GatedCanvas(out, _PAGE, known=known, **settings)
    canvas.setTitle(title)
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    for number, blocks in enumerate(pages, start=1):
        top = _TOP
        for block in blocks:
            block.draw(canvas, LEFT, top)
            top -= block.height
        _foot(canvas, belongs_to, tr("page {n} of {all}", n=number, all=len(pages)), practice)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _foot(canvas: Canvas, left: str, right: str, practice: bool) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, 50, LEFT + WIDTH, 50)
    x = LEFT
    if practice:
        run = set_run(tr("PRACTICE"), Font.SEMIBOLD, (SMALL,), 100)
        canvas.setFillColor(OCHRE_SOFT)
        canvas.roundRect(x, 29, run.width + 14, 16, 5, stroke=0, fill=1)
        canvas.setFillColor(OCHRE)
        draw_run(canvas, run, x + 7, 34)
        x += run.width + 24
    canvas.setFillColor(INK2)
    room = LEFT + WIDTH - 80 - x
    draw_run(canvas, set_run(shortened(left, Font.REGULAR, SMALL, room), Font.REGULAR, (SMALL,), room + 10), x, 34)
    page = set_run(right, Font.REGULAR, (SMALL,), 90)
    draw_run(canvas, page, LEFT + WIDTH - page.width, 34)
