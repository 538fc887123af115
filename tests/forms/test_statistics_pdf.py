from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pytest

from exitdesk import i18n
from exitdesk.domain.periods import Quarter
from exitdesk.forms.statistics_pdf import statistics_pdf
from exitdesk.forms.who5_wording import attribution
from exitdesk.returns.report import Report
from exitdesk.returns.statistics import to_json
from exitdesk.returns.statistics_result import PairedChange, Progress, Share, Statistics, WaveMean
from tests.forms.sample import KOEBENHAVN, empty_statistics, sample_statistics


def report(statistics: Statistics, **more: Any) -> bytes:
    words: dict[str, Any] = {"project_title": "Reden Esbjerg", "practice": False, "made_on": date(2026, 11, 20)}
    return statistics_pdf(Report(statistics), **(words | more))


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def figures(value: Any, key: str = "") -> list[float]:
    """Every number of the JSON but those of waves that print hides."""
    if isinstance(value, dict):
        hidden = "mean" in value and value["mean"] is None
        return [] if hidden else [number for name, inner in value.items() for number in figures(inner, name)]
    return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_figure_stands_in_the_report(language: str) -> None:
    i18n.set_language(language)
    statistics = sample_statistics()
    text = text_of(report(statistics)).replace("−", "-")
    if language == "da":
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    numbers = {float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", text)}
    missing = [
        number
        for number in figures(to_json(statistics))
        if not {round(number, places) for places in (0, 1, 2)} & numbers and number not in numbers
    ]
    assert missing == []


def test_danish_report_is_danish() -> None:
    i18n.set_language("da")
    text = text_of(report(sample_statistics(), practice=True)).replace("\u00a0", " ")
    assert "41,0" in text and "13 pct." in text and "ØVELSE" in text
    assert re.search(r"side 1 af \d", text)
    assert not re.search(r"contacts|interventions|Average|not registered", text)


def test_n_and_missing_stand_by_the_tables() -> None:
    text = text_of(report(sample_statistics())).replace("\u00a0", " ")
    assert "N = 84; age not registered: 4" in text
    assert "N = 83; gender not registered: 5" in text
    assert "99-101" in text
    assert "with no registered intervention: 6" in text


def test_hidden_waves_are_said_and_not_shown() -> None:
    statistics = sample_statistics()
    small = PairedChange(7, 31.7, 59.3, 27.6)
    text = text_of(report(replace(statistics, who5_paired={**statistics.who5_paired, 4: small})))
    assert "59.3" not in text and "27.6" not in text
    assert "Fewer than 10 contacts, not shown: no. 4 (n = 7)" in text
    assert attribution() in text


def test_published_report_shows_suppressed_numbers_as_a_dash() -> None:
    statistics = replace(
        sample_statistics(),
        published=True,
        age_known=None,
        age_groups={"18-25": Share(None, None), "over 45": Share(34, None)},
        by_intervention={"rådgivning og vejledning": 76, "gruppeterapi": None},
        who5_progress=Progress(None, None, None, None),
        who5_waves={1: WaveMean(None, None)},
        free_clothing_contacts=None,
        session_minutes=None,
    )
    text = text_of(report(statistics))
    assert "For publication" in text and "exact" not in text
    assert "None" not in text.replace("None\n", "")


@pytest.mark.parametrize(
    ("statistics", "most"),
    [(empty_statistics(), 2), (replace(sample_statistics(), by_intervention=KOEBENHAVN), 5)],
    ids=["nobody", "long names"],
)
def test_report_stays_short_and_every_page_is_numbered(statistics: Statistics, most: int) -> None:
    pages = pypdf.PdfReader(io.BytesIO(report(statistics))).pages
    assert len(pages) <= most
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page.extract_text()


def test_long_lists_run_over_several_pages() -> None:
    many = {f"indsats {number:03}": number for number in range(150)}
    found: list[str] = []
    for page in pypdf.PdfReader(io.BytesIO(report(replace(sample_statistics(), by_challenge=many)))).pages:

        def note(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
            down = (cm[3] * tm[5]) + cm[5]
            if text.startswith("Indsats") and 50 < down < 800:
                found.append(text.strip().lower())

        page.extract_text(visitor_text=note)
    assert set(found) == set(many)


def test_equal_input_gives_equal_bytes_and_the_file_names_nobody() -> None:
    quarter = Quarter(2026, 3).period
    statistics = replace(sample_statistics(), first=quarter.first, last=quarter.last)
    data = report(statistics)
    assert data == report(statistics)
    facts = pypdf.PdfReader(io.BytesIO(data)).metadata or {}
    assert facts["/Title"] == "Statistics · Reden Esbjerg · Quarter 3 of 2026"
    assert [facts.get(key, "") for key in ("/Author", "/Subject", "/Creator")] == ["", "", ""]


def test_strange_titles_do_no_harm() -> None:
    text = text_of(report(sample_statistics(), project_title="<b>& 🙂 Æ " + "lang " * 60))
    assert "<b>& ? Æ lang" in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_word_that_stamps(language: str) -> None:
    i18n.set_language(language)
    assert "prostitu" not in text_of(report(sample_statistics())).lower()
