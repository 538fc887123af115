"""QR codes as rectangles on a page, through reportlab's own encoder (no further library is needed).

The encoder is used below its widget, which would choose the version and the mode by itself.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def qr_rows(text: str, level: Literal["M", "Q"], version: int | None = None) -> list[list[bool]]:
    """The modules row by row from above, True for dark, without a quiet zone.

    ``text`` is capitals, digits and `` $%*+-./:`` (alphanumeric mode; ValueError otherwise). Version 1 is 21 modules
    square and holds 16 characters at level Q; without a version the smallest that holds the text.
    """
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(version, getattr(qrencoder.QRErrorCorrectLevel, level))
    code.addData(qrencoder.QRAlphaNum(text))
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]


def draw_qr(canvas: Canvas, rows: list[list[bool]], left: float, top: float, module: float) -> None:
    """Fill the dark modules in the canvas's colour; points, y upwards, ``top`` is the upper edge."""
    path = canvas.beginPath()
    for y, row in enumerate(rows):
        start = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.rect(start, y, length, 1)
            start += length
    canvas.saveState()
    canvas.transform(module, 0, 0, -module, left, top)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
