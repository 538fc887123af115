"""The published figures once more, read back from the report as it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from exitdesk import i18n
from exitdesk.forms.figures import age_group_word, first_large, gender_word, number_word
from exitdesk.forms.statistics_pdf import statistics_pdf
from exitdesk.i18n import tr
from exitdesk.returns.report import EVERY_PART, Part, Report, Wish, read_report
from tests.golden.data_workbooks import Rows, esbjerg_by_intervention, esbjerg_by_number, odense
from tests.golden.reference_figures import BY_INTERVENTION, BY_NUMBER, reference
from tests.returns.stores import TODAY, fill, new_store


def lines(report: Report, *parts: Part) -> list[str]:
    """The texts of the report in the order in which they are drawn, of some sections only."""
    data = statistics_pdf(replace(report, parts=frozenset(parts)), project_title="", practice=False, made_on=TODAY)
    found = []
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        found += [line.strip().replace("\u00a0", " ") for line in page.extract_text().split("\n")]
    return [line for line in found if line]


def after(texts: list[str], name: str, count: int) -> list[list[str]]:
    """What follows each place where a name stands, word by word."""
    return [
        " ".join(texts[at : at + 4]).removeprefix(name).split()[:count]
        for at, text in enumerate(texts)
        if text.startswith(name)
    ]


def figures(report: Report, part: Part, names: list[str]) -> dict[str, list[str]]:
    """The figures beside each name in the section's table (the last place where it stands)."""
    texts = lines(report, part)
    return {name: after(texts, name, 2)[-1] for name in names if after(texts, name, 2)}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("name", "rows", "without"),
    [
        ("esbjerg", esbjerg_by_intervention, BY_NUMBER),
        ("esbjerg", esbjerg_by_number, BY_INTERVENTION),
        ("odense", odense, ""),
    ],
)
def test_published_figures_stand_in_the_printed_report(
    tmp_path: Path, name: str, rows: Callable[[], Rows], without: str, language: str
) -> None:
    i18n.set_language(language)
    published: dict[str, Any] = reference(name)
    store, profile = new_store(tmp_path / "store", published["profile"])
    with store:
        fill(store, profile, rows(), tmp_path)
        report = read_report(store.reading, profile, Wish(), TODAY)
    for part, table, word in (
        (Part.AGE, "age_groups", age_group_word),
        (Part.GENDER, "gender", gender_word),
    ):
        found = figures(report, part, [word(group) for group in published[table]])
        for group, (count, percent) in published[table].items():
            count_text, percent_text = found[word(group)]
            assert (int(count_text), int(re.sub(r"\D", "", percent_text))) == (count, percent), group
    if without != BY_INTERVENTION:
        texts = lines(report, Part.INTERVENTIONS)
        for intervention, count in published[BY_INTERVENTION].items():
            assert [str(count)] in after(texts, first_large(intervention), 1), intervention
    if without != BY_NUMBER and BY_NUMBER in published:
        drawn = lines(report, Part.NUMBER)
        bars = set(pairwise(drawn))  # a value, then what it stands over
        for group, count in published[BY_NUMBER].items():
            assert (str(count), number_word(group)) in bars, group
    heading = lines(report, Part.KEY_FIGURES)
    assert str(published["contacts"]) in heading
    comma = "," if language == "da" else "."
    months = f"{published['average_participation_months']:.1f}".replace(".", comma)
    assert months in heading
    average = report.statistics.average_age_years
    assert average is not None
    assert f"{average:.1f}".replace(".", comma) in heading and round(average) == published["average_age_years"]
    drawn = lines(report, Part.WHO5)
    points = {(name, n): mean.replace(",", ".") for mean, name, n in zip(drawn, drawn[1:], drawn[2:], strict=False)}
    for number, wave in published["who5_waves"].items():
        mean = points[tr("No. {n}", n=number), f"n = {wave['n']}"]
        assert round(float(mean)) == wave["mean"]


def test_sections_together_say_what_each_says_alone(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, esbjerg_by_intervention(), tmp_path)
        report = read_report(store.reading, profile, Wish(), TODAY)
    whole = numbers(lines(report, *EVERY_PART))
    for part in Part:
        alone = numbers(line for line in lines(report, part) if not line.startswith("page "))
        assert alone and alone <= whole, part


def numbers(texts: Iterable[str]) -> set[str]:
    return {number for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text)}
