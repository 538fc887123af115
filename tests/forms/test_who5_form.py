from __future__ import annotations

import io
import itertools
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from pypdf.generic import ContentStream

from exitdesk.forms import who5_form
from exitdesk.forms.form_code import Layout, new_form_code
from exitdesk.forms.text_runs import Run
from exitdesk.forms.who5_form import FormRequest, who5_forms
from exitdesk.forms.who5_layout import BULLSEYE_OUTSIDE, COLUMNS, LAYOUTS, MM_PER_POINT, ROWS, Place
from exitdesk.forms.who5_wording import attribution, form_languages, own_words, wording

LANGUAGES = form_languages()
EVERY = pytest.mark.parametrize(("layout", "language"), list(itertools.product(Layout, LANGUAGES)))
FORBIDDEN = re.compile("prostitu|проститу", re.IGNORECASE)


def request(layout: str, language: str = "da", number: str = "H7K-M3P", seed: int = 1) -> FormRequest:
    return FormRequest(number, new_form_code(layout, choose=random.Random(seed).choice), language)


def form(layout: str, language: str = "da", **more: Any) -> bytes:
    return who5_forms([request(layout, language)], layout, **more)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def test_the_languages_are_those_of_the_wording() -> None:
    assert LANGUAGES == ("da", "en", "es", "ru")
    assert [wording(language).instruction is None for language in LANGUAGES] == [False, False, True, True]


@EVERY
def test_each_text_comes_out_of_the_file_in_one_run(layout: str, language: str) -> None:
    data = form(layout, language)
    words, own = wording(language), own_words(language)
    texts = [*words.items, *words.options, words.stem, own.title, own.thanks, own.changed_mind, own.your_answer]
    texts += [attribution(), *([words.instruction] if words.instruction else [])]
    in_pypdf = read(data).pages[0].extract_text()
    in_pdfium = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert [text for text in texts if text not in in_pypdf or text not in in_pdfium] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@EVERY
def test_poppler_reads_each_text_in_one_run(layout: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(form(layout, language))
    for mode in ([], ["-layout"], ["-raw"]):
        run = subprocess.run(["pdftotext", *mode, path, "-"], capture_output=True, check=True)
        text = run.stdout.decode()
        assert [one for one in (*wording(language).items, *wording(language).options) if one not in text] == []


@pytest.mark.parametrize("layout", [Layout.A4, Layout.LARGE])
def test_one_page_a_form_and_nothing_else(layout: str) -> None:
    requests = [request(layout, "da", f"{number:04}", number) for number in range(7)]
    pages = read(who5_forms(requests, layout)).pages
    assert len(pages) == 7
    for page, one in zip(pages, requests, strict=True):
        assert one.id_number in page.extract_text()
        assert [round(float(side) * MM_PER_POINT) for side in page.mediabox[2:]] == [210, 297]


def test_two_a5_forms_share_a_sheet() -> None:
    requests = [request("a5", "da", f"{number:04}", number) for number in range(3)]
    pages = read(who5_forms(requests, "a5")).pages
    assert [[one.id_number in page.extract_text() for one in requests] for page in pages] == [
        [True, True, False],
        [False, False, True],
    ]


@pytest.mark.parametrize("layout", list(Layout))
def test_boxes_in_the_file_stand_where_the_layout_says(layout: str) -> None:
    shape = LAYOUTS[Layout(layout)]
    page = read(form(layout)).pages[0]
    stream = ContentStream(page.get_contents(), page.pdf)
    found = []
    for operands, operator in stream.operations:
        if operator == b"re":
            x, y, width, height = (float(number) * MM_PER_POINT for number in operands)
            if abs(width - shape.box) < 0.01 and abs(height - shape.box) < 0.01:
                found.append((x + width / 2, shape.height - y - height / 2))
    wanted = [shape.box_centre(row, column) for row in range(ROWS) for column in range(COLUMNS)]
    assert len(found) == len(wanted)
    for centre, place in zip(sorted(found), sorted(wanted), strict=True):
        assert centre == pytest.approx(place, abs=0.02)


@EVERY
def test_no_text_meets_another_or_a_box(layout: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[str, Place]] = []
    real = who5_form.draw_run

    def note(canvas: Any, run: Run, x: float, y: float, *, centred: bool = False) -> None:
        for number, line in enumerate(run.lines):
            left = x - run.line_width(line) / 2 if centred else x
            top = y - number * run.leading + run.size * 0.68
            corner = (left, canvas._pagesize[1] - top, run.line_width(line), run.size * 0.68)
            drawn.append((line, Place(*(length * MM_PER_POINT for length in corner))))
        real(canvas, run, x, y, centred=centred)

    monkeypatch.setattr(who5_form, "draw_run", note)
    one = request(layout, language, "WWWWWWWWWWWW")
    who5_forms([one], layout, "Kompetencecenter for hjælp og rådgivning i hele regionen", practice=True)
    shape = LAYOUTS[Layout(layout)]
    half = BULLSEYE_OUTSIDE / 2
    fixed = [("box", shape.box_place(row, column)) for row in range(ROWS) for column in range(COLUMNS)]
    fixed += [("mark", Place(x - half, y - half, 2 * half, 2 * half)) for x, y in shape.bullseyes()]
    fixed.append(("QR", shape.qr_place(quiet=True)))
    for (name, first), (other, second) in itertools.combinations(drawn + fixed, 2):
        apart = first.right <= second.left or second.right <= first.left
        assert apart or first.bottom <= second.top or second.bottom <= first.top, f"{name!r} meets {other!r}"
    for name, place in drawn:
        assert place.left > 5 and place.right < shape.width - 5, name
        assert place.top > 4.5 and place.bottom < shape.height - 4.5, name


@pytest.mark.parametrize(("layout", "smallest"), [("a4", 12), ("large", 12), ("a5", 8)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_large_enough(layout: str, smallest: float, language: str) -> None:
    page = read(form(layout, language)).pages[0]
    sizes: dict[float, str] = {}

    def note(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        sizes[size] = sizes.get(size, "") + text

    page.extract_text(visitor_text=note)
    assert min(size for size, text in sizes.items() if text.strip()) >= smallest
    words = wording(language)
    small = "".join(text for size, text in sizes.items() if size < 12)
    assert not [text for text in (*words.items, *words.options) if text in small]


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_embedded(layout: str, language: str) -> None:
    fonts = read(form(layout, language)).pages[0]["/Resources"]["/Font"]
    names = []
    for reference in fonts.values():
        font = reference.get_object()
        assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]
        names.append(font["/BaseFont"])
    assert any("NotoSans" in name for name in names) == (language == "ru")


@pytest.mark.parametrize("layout", list(Layout))
def test_qr_reads_as_the_code(layout: str) -> None:
    requests = [request(layout, "da", seed=seed) for seed in range(4)]
    document = pypdfium2.PdfDocument(who5_forms(requests, layout))
    found = []
    for page in document:
        codes = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
        found += [code.text for code in sorted(codes, key=lambda code: code.position.top_left.x)]
    assert found == [one.code for one in requests]


@EVERY
def test_nothing_on_the_paper_stamps_a_person(layout: str, language: str) -> None:
    data = form(layout, language)
    text = read(data).pages[0].extract_text()
    assert not FORBIDDEN.search(text)
    assert "score" not in text.lower()
    assert attribution() in text


def test_the_organisation_is_printed_only_when_given() -> None:
    assert "Reden" not in read(form("a4")).pages[0].extract_text()
    assert "Reden Esbjerg" in read(form("a4", organisation="Reden Esbjerg")).pages[0].extract_text()


def test_practice_forms_are_marked() -> None:
    assert "ØVELSE" in read(form("a4", practice=True)).pages[0].extract_text()
    assert "ØVELSE" not in read(form("a4")).pages[0].extract_text()


def test_equal_requests_give_equal_bytes_and_the_file_names_nobody() -> None:
    data = form("a4")
    assert data == form("a4")
    assert read(data).trailer["/Root"]["/Lang"] == "da"
    facts = read(data).metadata or {}
    assert facts["/Title"] == "WHO-5"
    assert [facts.get(key, "") for key in ("/Author", "/Subject", "/Creator", "/Keywords")] == ["", "", "", ""]


@pytest.mark.parametrize("number", ["0042", "Ø-Æ/Å 12", "-1=2+3@4", "日本🙂", "К-17"])
def test_any_id_number_can_be_printed(number: str) -> None:
    text = read(who5_forms([request("a4", "da", number)])).pages[0].extract_text()
    assert number in text or "?" in text


def test_a_code_for_another_layout_is_refused() -> None:
    with pytest.raises(ValueError, match="not a code"):
        who5_forms([request("a5")], "a4")
    with pytest.raises(ValueError, match="no form"):
        who5_forms([])
