"""The statistics report on A4: the tables and figures of the agency's report, each with its N and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.forms.figures import SUPPRESSED
from exitdesk.forms.pdf_fonts import Font, register_fonts
from exitdesk.forms.report_blocks import (
    BODY,
    INK,
    INK2,
    LINE,
    PINE,
    SMALL,
    Block,
    gap,
    paginate,
    pill,
    stack,
    text,
)
from exitdesk.forms.report_outline import Outline, outline
from exitdesk.forms.report_sections import WIDTH, key_figure_blocks, section_groups
from exitdesk.forms.text_runs import draw_run, set_run, shortened
from exitdesk.i18n import language, tr
from exitdesk.returns.report import Report

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PAGE: Final = (595.28, 841.89)
_LEFT: Final = (_PAGE[0] - WIDTH) / 2
_TOP: Final = _PAGE[1] - 52
_BOTTOM: Final = 66.0
_BETWEEN: Final = "   ·   "


def statistics_pdf(
    report: Report,
    *,
    project_title: str,
    practice: bool,
    made_on: date,
    recruitment_labels: Mapping[str, str] | None = None,
) -> bytes:
    """The report in the language in use; equal input gives equal bytes. UserError when it leads to a person.

    ``recruitment_labels`` are the profile's words for its recruitment codes.
    """
    from exitdesk.forms.gated_canvas import GatedCanvas  # imports reportlab, which takes its time

    register_fonts()
    labels = recruitment_labels or {}
    content = outline(report, labels)
    period_text = content.about
    head = _head(project_title, content, practice, report.published, made_on)
    groups = [[head, *key_figure_blocks(content.key_figures)], *section_groups(content.sections, report, labels)]
    pages = paginate(groups, _TOP - _BOTTOM, _TOP - _BOTTOM)
    out = BytesIO()
    canvas = GatedCanvas(
        out, _PAGE, invariant=1, pageCompression=1, initialFontName=Font.REGULAR.value, lang=language()
    )
    canvas.setTitle(f"{tr('Statistics')} · {project_title} · {period_text}")
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    mark = tr("PRACTICE") if practice else ""
    for number, blocks in enumerate(pages, start=1):
        top = _TOP
        for block in blocks:
            block.draw(canvas, _LEFT, top)
            top -= block.height
        _foot(canvas, [mark, project_title, period_text], tr("page {n} of {all}", n=number, all=len(pages)))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _head(project_title: str, content: Outline, practice: bool, published: bool, made_on: date) -> Block:
    blocks = [
        text(tr("Statistics"), WIDTH, 27, Font.SEMIBOLD, INK, 1.2),
        gap(4),
        text(project_title, WIDTH, 13, Font.MEDIUM, INK),
        text(f"{content.about}   ·   {tr('made {date}', date=show_date(made_on))}", WIDTH, BODY, Font.REGULAR, INK2),
    ]
    if content.explained:
        blocks += [gap(4), text(content.explained, WIDTH, SMALL, Font.REGULAR, INK2)]
    if practice:
        blocks += [gap(10), pill(tr("PRACTICE: invented data"))]
    if published:
        words = tr("For publication: numbers under the limit are left out and shown as {dash}.", dash=SUPPRESSED)
        blocks += [gap(8), text(words, WIDTH, BODY, Font.MEDIUM, PINE)]
    return stack([*blocks, gap(18)])


def _foot(canvas: Canvas, left: Sequence[str], right: str) -> None:
    """On one line, or with the last part, the period, on a line of its own: that is never cut."""
    room = WIDTH - 90
    *before, last = [part for part in left if part]
    lines = [_BETWEEN.join([*before, last])]
    if before and shortened(lines[0], Font.REGULAR, SMALL, room) != lines[0]:
        lines = [_BETWEEN.join(before), last]
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(_LEFT, 50, _LEFT + WIDTH, 50)
    canvas.setFillColor(INK2)
    for number, line in enumerate(lines):
        shown = shortened(line, Font.REGULAR, SMALL, room)
        draw_run(canvas, set_run(shown, Font.REGULAR, (SMALL,), WIDTH), _LEFT, 36 - number * SMALL * 1.25)
    page = set_run(right, Font.REGULAR, (SMALL,), 90)
    draw_run(canvas, page, _LEFT + WIDTH - page.width, 36)
