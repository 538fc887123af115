"""The recovery sheet: one A4 page with the code that opens the store when a passphrase is forgotten.

Danish with English beside it, whatever language is in use: it may be read years later, by somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.forms.pdf_fonts import Font, register_fonts
from exitdesk.forms.qr import draw_qr, qr_rows
from exitdesk.forms.report_blocks import INK, INK2, LINEN, PINE, Block, beside, gap, stack, text
from exitdesk.forms.text_runs import draw_run, set_run

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAGE: Final = (595.28, 841.89)
_LEFT: Final = 52.0
_BETWEEN: Final = 28.0
_WIDTH: Final = PAGE[0] - 2 * _LEFT
_COLUMN: Final = (_WIDTH - _BETWEEN) / 2
_NUMBER: Final = 20.0
_QR_MODULE: Final = 3.4
_GROUPS_IN_LINE: Final = 2


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    made: str
    store: str
    what: str
    keep: str
    how: str
    steps: tuple[str, ...]
    lost: str


_DANISH: Final = _Words(
    "Gendannelseskode",
    "Lavet {date}",
    "Lager {mark}",
    "Koden åbner lageret, hvis adgangssætningen er glemt. Den, der har både arket og computeren, kan læse alt.",
    "Læg arket i et låst skab, aldrig sammen med computeren. Tag ikke billede af det, og send det ikke.",
    "Sådan bruger du koden",
    (
        "Start ExitDesk, og vælg »Brug gendannelseskoden i stedet«.",
        (
            "Skriv koden og dit navn. Det sidste tegn i hver gruppe viser, om gruppen er skrevet rigtigt. Store og små "
            "bogstaver, mellemrum og bindestreger er lige meget."
        ),
        "Vælg en ny adgangssætning på mindst 15 tegn.",
        "Lav en ny kode under Opsætning, print det nye ark, og riv dette i stykker.",
    ),
    "Er arket væk, eller har andre set det? Lav en ny kode under Opsætning. Så virker denne ikke mere.",
)
_ENGLISH: Final = _Words(
    "Recovery code",
    "Made {date}",
    "Store {mark}",
    "The code opens the store when the passphrase is forgotten. With this sheet and the computer, all can be read.",
    "Keep the sheet in a locked cupboard, never together with the computer. Do not photograph it or send it.",
    "How to use the code",
    (
        "Start ExitDesk and choose “Use the recovery code instead”.",
        (
            "Type the code and your name. The last character of each group shows whether the group was typed right. "
            "Capitals, spaces and hyphens make no difference."
        ),
        "Choose a new passphrase of at least 15 characters.",
        "Make a new code under Set-up, print the new sheet, and tear this one up.",
    ),
    "Is the sheet lost, or have others seen it? Make a new code under Set-up. This one then stops working.",
)


def recovery_sheet(code: str, store_mark: str | None, made_on: date) -> bytes:
    """The page as PDF. ``code`` is groups of capitals and digits with hyphens between; ``store_mark`` tells which
    store without telling what is in it. Equal input gives equal bytes; nothing of the code is in the metadata."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    out = BytesIO()
    canvas = Canvas(out, PAGE, invariant=1, pageCompression=1, initialFontName=Font.REGULAR.value, lang="da")
    canvas.setTitle("ExitDesk")
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    draw_recovery_sheet(canvas, code, store_mark, made_on)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw_recovery_sheet(canvas: Canvas, code: str, store_mark: str | None, made_on: date) -> None:
    """The page, on this canvas."""
    top = PAGE[1] - 60
    both = (_DANISH, _ENGLISH)
    for block in (
        _beside([text(words.title, _COLUMN, 25, Font.SEMIBOLD, INK, 1.2) for words in both]),
        gap(4),
        _beside([text(_made(words, store_mark, made_on), _COLUMN, 12, Font.REGULAR, INK2) for words in both]),
        gap(20),
        _code_box(code),
        gap(26),
        _beside([text(words.what, _COLUMN, 12.5, Font.REGULAR, INK, 1.35) for words in both]),
        gap(9),
        _beside([text(words.keep, _COLUMN, 12.5, Font.SEMIBOLD, INK, 1.35) for words in both]),
        gap(20),
        _beside([text(words.how, _COLUMN, 15, Font.SEMIBOLD, PINE, 1.3) for words in both]),
        gap(6),
        *(_beside([_step(at, words.steps[at]) for words in both]) for at in range(len(_DANISH.steps))),
        gap(12),
        _beside([text(words.lost, _COLUMN, 12.5, Font.REGULAR, INK, 1.35) for words in both]),
    ):
        block.draw(canvas, _LEFT, top)
        top -= block.height


def _made(words: _Words, store_mark: str | None, made_on: date) -> str:
    made = words.made.format(date=show_date(made_on))
    return f"{made}   ·   {words.store.format(mark=store_mark)}" if store_mark else made


def _beside(pair: Sequence[Block]) -> Block:
    return beside([(0, pair[0]), (_COLUMN + _BETWEEN, pair[1])])


def _step(at: int, words: str) -> Block:
    number = text(str(at + 1), _NUMBER, 12.5, Font.BOLD, PINE, 1.35)
    return stack([beside([(0, number), (_NUMBER, text(words, _COLUMN - _NUMBER, 12.5, leading=1.35))]), gap(7)])


def _code_box(code: str) -> Block:
    """The code in groups, numbered as the program names them, and the QR of all of it, on linen."""
    groups = code.split("-")
    lines = -(-len(groups) // _GROUPS_IN_LINE)
    rows = qr_rows(code, "M")
    side = len(rows) * _QR_MODULE
    leading = 34.0
    height = max(lines * leading + 30, side + 8 * _QR_MODULE + 20)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(LINEN)
        canvas.roundRect(x, top - height, _WIDTH, height, 10, stroke=0, fill=1)
        quiet = side + 8 * _QR_MODULE
        left = x + _WIDTH - quiet - 10
        canvas.setFillColor("#FFFFFF")
        canvas.roundRect(left, top - (height + quiet) / 2, quiet, quiet, 6, stroke=0, fill=1)
        canvas.setFillColor("#000000")
        draw_qr(canvas, rows, left + 4 * _QR_MODULE, top - (height - side) / 2, _QR_MODULE)
        first = top - height / 2 + (lines - 1) * leading / 2 - 8
        share = (left - x - 30) / _GROUPS_IN_LINE
        for number, group in enumerate(groups):
            at = x + 20 + number % _GROUPS_IN_LINE * share
            base = first - number // _GROUPS_IN_LINE * leading
            canvas.setFillColor(INK2)
            draw_run(canvas, set_run(str(number + 1), Font.REGULAR, (11,), 20), at, base)
            canvas.setFillColor(PINE)
            draw_run(canvas, set_run(group, Font.MONO, (25, 23, 21), share - 26), at + 16, base)

    return Block(height, draw)
