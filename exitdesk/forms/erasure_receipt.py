"""The receipt for an erasure: one A4 page for each person, Danish at the left and English beside it.

It is given to the person or thrown away, and kept nowhere. The program's own name is nowhere on it, nor in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeVar

from exitdesk.forms.erasure_words import backup_words, kinds_words, log_words, moment_words
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, register_fonts
from exitdesk.forms.report_blocks import INK, INK2, LINE, LINEN, PINE, Block, beside, gap, pill, stack, text
from exitdesk.forms.text_runs import draw_run, set_run
from exitdesk.i18n import LANGUAGES, speaking, tr
from exitdesk.store.erasing import ErasedContact

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Said = TypeVar("Said")
PAGE: Final = (595.28, 841.89)
_LEFT: Final = 48.0
_BETWEEN: Final = 30.0
_WIDTH: Final = PAGE[0] - 2 * _LEFT
_COLUMN: Final = (_WIDTH - _BETWEEN) / 2
_SIZES: Final = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
_FOOT: Final = 134.0


def erasure_receipts(erased: Sequence[ErasedContact], *, organisation: str, practice: bool) -> bytes:
    """One page for each, as PDF. Equal input, equal bytes."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    out = BytesIO()
    canvas = Canvas(out, PAGE, invariant=1, pageCompression=1, initialFontName=Font.REGULAR.value, lang="da")
    canvas.setTitle("Kvittering · Receipt")
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    for one in erased:
        draw_receipt(canvas, one, organisation=organisation, practice=practice)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw_receipt(canvas: Canvas, one: ErasedContact, *, organisation: str, practice: bool) -> None:
    """One page, on this canvas."""
    top = PAGE[1] - 56
    head = [
        _pair(lambda: text(tr("Receipt for erasure"), _COLUMN, 22, Font.SEMIBOLD, INK, 1.2)),
        gap(4),
        text(organisation, _WIDTH, 13, Font.MEDIUM, INK2),
        gap(18),
        _number_box(one),
        gap(26),
    ]
    if practice:
        head[:0] = [pill("ØVELSE · PRACTICE"), gap(10)]
    room = top - sum(block.height for block in head) - _FOOT
    for block in (*head, _fitted(one, room)):
        block.draw(canvas, _LEFT, top)
        top -= block.height
    _draw_foot(canvas)


def _in_both(say: Callable[[], Said]) -> list[Said]:
    found = []
    for language in LANGUAGES:
        with speaking(language):
            found.append(say())
    return found


def _pair(say: Callable[[], Block]) -> Block:
    danish, english = _in_both(say)
    return beside([(0, danish), (_COLUMN + _BETWEEN, english)])


def _number_box(one: ErasedContact) -> Block:
    """The ID number, large, and when it was erased."""
    number = one.receipt.id_number
    room = _COLUMN - 24
    run = set_run(drawable(number, font_for(number, Font.MONO)), Font.MONO, (28, 24, 20, 16), room)
    lines = _in_both(lambda: tr("Erased {moment}", moment=moment_words(one.receipt)))
    at = stack([text(line, room, 13, Font.MEDIUM, INK, 1.5) for line in lines])
    height = max(72.0, at.height + 28)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(LINEN)
        canvas.roundRect(x, top - height, _WIDTH, height, 10, stroke=0, fill=1)
        canvas.setFillColor(PINE)
        draw_run(canvas, run, x + 20, top - height / 2 - run.size * 0.34 + run.drop / 2)
        at.draw(canvas, x + _COLUMN + _BETWEEN, top - (height - at.height) / 2)

    return Block(height, draw)


def _sections(one: ErasedContact) -> list[tuple[str, list[str]]]:
    """Heading and paragraphs, in the language in use."""
    return [
        (tr("What was erased"), kinds_words(one.receipt.rows)),
        (tr("What the log keeps"), log_words(one.receipt.log_values)),
        (tr("Backups and copies"), backup_words(one.holding)),
    ]


def _fitted(one: ErasedContact, room: float) -> Block:
    """The sections as large as the page holds them."""
    pairs = list(zip(*_in_both(lambda: _sections(one)), strict=True))
    for size in _SIZES:
        rows: list[Block] = []
        for pair in pairs:
            columns = [_section(title, paragraphs, size) for title, paragraphs in pair]
            rows += [beside([(0, columns[0]), (_COLUMN + _BETWEEN, columns[1])]), gap(size * 1.5)]
        whole = stack(rows)
        if whole.height <= room:
            return whole
    raise ValueError("the receipt does not fit a page")


def _section(title: str, paragraphs: Sequence[str], size: float) -> Block:
    blocks = [text(title, _COLUMN, size + 2, Font.SEMIBOLD, PINE, 1.25), gap(size * 0.3)]
    for paragraph in paragraphs:
        blocks += [text(paragraph, _COLUMN, size, leading=1.3), gap(size * 0.35)]
    return stack(blocks)


def _draw_foot(canvas: Canvas) -> None:
    """A line to sign on, and that nobody else has this paper."""
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    line = 104.0
    canvas.line(_LEFT, line, _LEFT + _COLUMN, line)
    signed = " / ".join(_in_both(lambda: tr("Signature")))
    text(signed, _COLUMN, 10, Font.REGULAR, INK2).draw(canvas, _LEFT, line - 5)
    _pair(
        lambda: text(
            tr("This receipt is kept nowhere else. Keep it, or throw it away."), _COLUMN, 10.5, Font.REGULAR, INK2, 1.3
        )
    ).draw(canvas, _LEFT, 66)
