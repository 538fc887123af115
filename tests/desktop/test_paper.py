"""What is printed straight from the program is the paper that its PDF shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QColor, QImage, QPainter

from exitdesk.forms.erasure_receipt import draw_receipt, erasure_receipts
from exitdesk.forms.recovery_sheet import draw_recovery_sheet, recovery_sheet
from exitdesk.store.recovery_code import new_recovery_code
from exitdesk.ui.paper import A4, PaperCanvas
from tests.forms.test_erasure_receipt import ONE

SCALE = 2
DAY = date(2026, 11, 20)


def printed(draw: Callable[[Any], object]) -> Image.Image:
    """The page in grey."""
    image = QImage(round(A4[0] * SCALE), round(A4[1] * SCALE), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    draw(PaperCanvas(painter))
    painter.end()
    size = image.width(), image.height()
    return Image.frombuffer("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine(), 1)


def of_pdf(data: bytes) -> Image.Image:
    page: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=SCALE, grayscale=True).to_pil()
    return page


def squares(page: Image.Image) -> Image.Image:
    """The mean of each square of 6 by 6 points."""
    return page.convert("L").resize((100, 140), Image.Resampling.BOX)


CODE = new_recovery_code()
PAPERS = {
    "recovery": (
        lambda canvas: draw_recovery_sheet(canvas, CODE, "3F8A-21C0", DAY),
        lambda: recovery_sheet(CODE, "3F8A-21C0", DAY),
    ),
    "receipt": (
        lambda canvas: draw_receipt(canvas, ONE, organisation="Reden", practice=True),
        lambda: erasure_receipts([ONE], organisation="Reden", practice=True),
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_print_is_the_page_of_the_pdf(name: str) -> None:
    draw, as_pdf = PAPERS[name]
    by_qt, by_pdf = squares(printed(draw)), squares(of_pdf(as_pdf()))
    ink = 255 - ImageStat.Stat(by_pdf).mean[0]
    apart = ImageStat.Stat(ImageChops.difference(by_qt, by_pdf))
    assert ink > 5, "there is something on the page"
    assert apart.mean[0] < 0.12 * ink and apart.extrema[0][1] < 80


def test_the_printed_code_is_read_back_by_another_reader() -> None:
    page = printed(PAPERS["recovery"][0])
    assert [found.text for found in zxingcpp.read_barcodes(page)] == [CODE]
