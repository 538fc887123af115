from __future__ import annotations

import io
from datetime import date

import pypdf
import pypdfium2
import zxingcpp

from exitdesk.forms.recovery_sheet import recovery_sheet

CODE = "76Q3E-118VT-1FFQX-QTDY2-37T19-VH1Q6-VDD1E-7YX2B"
DAY = date(2026, 11, 20)


def test_the_code_is_on_one_page_in_letters_and_as_qr() -> None:
    data = recovery_sheet(CODE, "reden-esbjerg", DAY)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert all(group in text for group in CODE.split("-"))
    assert "20-11-2026" in text and "reden-esbjerg" in text
    assert "låst skab" in text and "locked cupboard" in text
    image = pypdfium2.PdfDocument(data)[0].render(scale=2, grayscale=True).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [CODE]


def test_equal_codes_give_equal_bytes_and_no_group_stands_in_the_clear_in_the_file() -> None:
    data = recovery_sheet(CODE, None, DAY)
    assert data == recovery_sheet(CODE, None, DAY)
    assert not [group for group in CODE.split("-") if group.encode() in data]
