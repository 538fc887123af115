"""The recovery sheet: one A4 page with the code that opens the store when a passphrase is forgotten.

Danish with English beside it, whatever language is in use: it may be read years later, by somebody else.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.forms.pdf_fonts import Font, register_fonts
from exitdesk.forms.qr import draw_qr, qr_rows
from exitdesk.forms.report_blocks import INK, INK2, LINEN, PINE, Block, gap, stack, text
from exitdesk.forms.text_runs import draw_run, set_run

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PAGE: Final = (595.28, 841.89)
_LEFT: Final = 64.0
_WIDTH: Final = _PAGE[0] - 2 * _LEFT
_QR_MODULE: Final = 3.4
_GROUPS_IN_LINE: Final = 2
_TEXTS: Final = (
    (
        "Gendannelseskode",
        "Koden åbner lageret, hvis adgangssætningen er glemt. Den, der har både arket og computeren, kan læse alt.",
        "Læg arket i et låst skab, aldrig sammen med computeren. Tag ikke billede af det, og send det ikke.",
        "Sådan bruger du den: Vælg »Brug gendannelseskoden i stedet«, når programmet er låst, og skriv koden.",
        "Store og små bogstaver, mellemrum og bindestreger er lige meget.",
        "Er arket væk, eller har andre set det? Lav en ny kode under Opsætning. Så virker denne ikke mere.",
    ),
    (
        "Recovery code",
        "The code opens the store when the passphrase is forgotten. With this sheet and the computer, all can be read.",
        "Keep the sheet in a locked cupboard, never together with the computer. Do not photograph it or send it.",
        "To use it, choose “Use the recovery code instead” when the program is locked, and type the code.",
        "Capitals, spaces and hyphens make no difference.",
        "Is the sheet lost, or have others seen it? Make a new code under Set-up. This one then stops working.",
    ),
)


def recovery_sheet(code: str, store_name_hint: str | None, made_on: date) -> bytes:
    """The page as PDF. ``code`` is groups of capitals and digits with hyphens between; ``store_name_hint`` tells which
    store without telling what is in it. Equal input gives equal bytes; nothing of the code is in the metadata."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    out = BytesIO()
    canvas = Canvas(out, _PAGE, invariant=1, pageCompression=1, initialFontName=Font.REGULAR.value, lang="da")
    canvas.setTitle("ExitDesk")
    for set_nothing in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        set_nothing("")
    top = _PAGE[1] - 64
    danish, english = _TEXTS
    made = f"Lavet {show_date(made_on)}" + (f"   ·   {store_name_hint}" if store_name_hint else "")
    head = stack(
        [
            text(danish[0], _WIDTH, 28, Font.SEMIBOLD, INK, 1.2),
            text(english[0], _WIDTH, 15, Font.REGULAR, INK2, 1.4),
            gap(4),
            text(made, _WIDTH, 12, Font.REGULAR, INK2),
            gap(22),
        ]
    )
    head.draw(canvas, _LEFT, top)
    top -= head.height
    box = _code_box(code)
    box.draw(canvas, _LEFT, top)
    top -= box.height + 30
    for block in (_explained(danish[1:], 13, INK), gap(12), _explained(english[1:], 12, INK2)):
        block.draw(canvas, _LEFT, top)
        top -= block.height
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _code_box(code: str) -> Block:
    """The code in numbered groups, and the QR of all of it, on linen."""
    groups = code.split("-")
    lines = [groups[i : i + _GROUPS_IN_LINE] for i in range(0, len(groups), _GROUPS_IN_LINE)]
    rows = qr_rows(code, "M")
    side = len(rows) * _QR_MODULE
    leading = 34.0
    height = max(len(lines) * leading + 30, side + 8 * _QR_MODULE + 20)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(LINEN)
        canvas.roundRect(x, top - height, _WIDTH, height, 10, stroke=0, fill=1)
        quiet = side + 8 * _QR_MODULE
        left = x + _WIDTH - quiet - 10
        canvas.setFillColor("#FFFFFF")
        canvas.roundRect(left, top - (height + quiet) / 2, quiet, quiet, 6, stroke=0, fill=1)
        canvas.setFillColor("#000000")
        draw_qr(canvas, rows, left + 4 * _QR_MODULE, top - (height - side) / 2, _QR_MODULE)
        first = top - height / 2 + (len(lines) - 1) * leading / 2 - 8
        canvas.setFillColor(PINE)
        for number, line in enumerate(lines):
            shown = "-".join(line) + ("-" if number < len(lines) - 1 else "")
            draw_run(
                canvas, set_run(shown, Font.MONO, (24, 22, 20, 18), left - x - 40), x + 22, first - number * leading
            )

    return Block(height, draw)


def _explained(sentences: tuple[str, ...], size: float, colour: str) -> Block:
    parts: list[Block] = []
    for number, sentence in enumerate(sentences):
        font = Font.SEMIBOLD if number == 1 else Font.REGULAR
        parts += [text(sentence, _WIDTH, size, font, colour, 1.4), gap(8)]
    return stack(parts)
