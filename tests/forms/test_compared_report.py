"""Two periods on paper and screen: two separate sets, their change, and charts that hold without colour."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pytest
from reportlab.graphics.shapes import Drawing, Rect

from exitdesk import i18n
from exitdesk.domain.periods import Period, Quarter, period_before, year_before
from exitdesk.forms.chart_sheet import DARK_CHART, LIGHT_CHART, ChartColours, drawing_to_svg
from exitdesk.forms.report_charts import drawing, pieces
from exitdesk.forms.report_outline import outline
from exitdesk.forms.report_values import ChartName, Figure, Section, Shape
from exitdesk.forms.statistics_pdf import statistics_pdf
from exitdesk.returns.hours import QuarterHours, Work
from exitdesk.returns.report import Part, Report
from exitdesk.returns.statistics_result import Share, WaveMean
from tests.forms.sample import KOEBENHAVN, empty_statistics, sample_statistics

FIRST, SECOND = Quarter(2026, 3), Quarter(2025, 3)
LONG = (Period(date(2026, 2, 3), date(2026, 8, 17)), Period(date(2025, 2, 3), date(2025, 8, 17)))


def hours(quarter: Quarter, minutes: int) -> tuple[QuarterHours, ...]:
    counts = dict.fromkeys(Work, 6)
    return (QuarterHours(quarter, {work: minutes * at for at, work in enumerate(Work)}, counts, 2),)


def pair(**more: Any) -> Report:
    first = replace(sample_statistics(), first=FIRST.period.first, last=FIRST.period.last, hours=hours(FIRST, 90))
    second = replace(
        sample_statistics(),
        first=SECOND.period.first,
        last=SECOND.period.last,
        hours=hours(SECOND, 75),
        contacts=61,
        age_groups={"18-25": Share(7, 11), "over 45": Share(30, 48)},
        by_intervention={"rådgivning og vejledning": 50, "gruppeterapi": 9},
        who5_waves={1: WaveMean(20, 39.5), 2: WaveMean(6, None)},
    )
    return Report(first, replace(second, **more))


def text_of(report: Report) -> str:
    data = statistics_pdf(report, project_title="Reden Esbjerg", practice=False, made_on=date(2026, 11, 20))
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def section(report: Report, part: Part) -> Section:
    return next(one for one in outline(report, {}).sections if one.part is part)


def rows(report: Report, part: Part, table: int = 0) -> dict[str, list[str]]:
    return {str(row[0]): [str(cell) for cell in row[1:]] for row in section(report, part).tables[table].rows}


def test_each_figure_stands_twice_with_its_change() -> None:
    found = rows(pair(), Part.AGE)
    assert found["18–25"] == ["11", "13%", "7", "11%", "+4", "+2 points".replace(" ", "\u00a0")]
    assert found["over 45"][4:] == ["+4", "−8\u00a0points"]
    assert found["under 18"][:4] == ["1", "1%", "0", "0%"]
    assert section(pair(), Part.AGE).tables[0].groups == ("Quarter 3 of 2026", "Quarter 3 of 2025", "The change")


def test_what_only_one_period_has_is_not_made_up_for_the_other() -> None:
    found = rows(pair(), Part.INTERVENTIONS)
    assert found["Gruppeterapi"] == ["", "9", ""]
    waves = rows(pair(), Part.WHO5)
    assert waves["No. 2"] == ["12", "46.0", "", "", "", ""]


def test_what_is_left_out_has_no_change() -> None:
    report = pair(by_intervention={"rådgivning og vejledning": None}, published=True)
    assert rows(report, Part.INTERVENTIONS)["Rådgivning og vejledning"] == ["76", "–", "–"]
    key = outline(report, {}).key_figures[0]
    assert key.note == "Quarter 3 of 2025: 61 (change +27)"


def test_hours_are_compared_by_kind_of_work() -> None:
    found = rows(pair(), Part.HOURS)
    assert found["Outreach, hours"] == ["3.0", "2.5", "+0.5"]
    assert "Talks, hours" not in found  # neither period has any


def test_notes_of_both_periods_name_theirs() -> None:
    notes = section(pair(), Part.NUMBER).notes
    assert notes == ("Quarter 3 of 2026: N = 88.", "Quarter 3 of 2025: N = 61.")


@pytest.mark.parametrize("language", ["da", "en"])
def test_both_sets_and_their_change_are_printed(language: str) -> None:
    i18n.set_language(language)
    text = text_of(pair()).replace("\u00a0", " ")
    names = ("3. kvartal 2026", "3. kvartal 2025") if language == "da" else ("Quarter 3 of 2026", "Quarter 3 of 2025")
    assert all(text.count(name) > 8 for name in names)
    assert ("Ændring" if language == "da" else "The change") in text
    for figure in ("76", "50", "+26", "88", "61"):
        assert re.search(rf"(?<![\d+]){re.escape(figure)}(?!\d)", text), figure


@pytest.mark.parametrize("periods", [LONG, LONG[::-1]])
def test_long_names_and_periods_fit_the_page(periods: tuple[Period, Period]) -> None:
    one, other = (
        replace(sample_statistics(), first=period.first, last=period.last, by_intervention=KOEBENHAVN)
        for period in periods
    )
    long_word = {"Sundhedsplejerskeuddannelsesspecialkonsulentrådgivningsvirksomhed": 7}
    report = Report(replace(one, by_challenge=long_word), replace(other, by_challenge=long_word))
    data = statistics_pdf(report, project_title="x", practice=True, made_on=date(2026, 11, 20))
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        places: list[float] = []

        def note(text: str, cm: Any, tm: Any, font: Any, size: float, places: list[float] = places) -> None:
            if text.strip():
                places.append(cm[0] * tm[4] + cm[4])

        page.extract_text(visitor_text=note)
        assert places and min(places) >= 56 and max(places) <= 540


@pytest.mark.parametrize("title", ["Reden", "Et meget langt navn på et projekt " * 4])
def test_the_foot_of_the_page_says_both_periods_whole(title: str) -> None:
    one, other = (replace(sample_statistics(), first=period.first, last=period.last) for period in LONG)
    data = statistics_pdf(Report(one, other), project_title=title, practice=True, made_on=date(2026, 11, 20))
    *_, last = pypdf.PdfReader(io.BytesIO(data)).pages
    foot: list[str] = []

    def note(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if 20 < cm[1] * tm[4] + cm[3] * tm[5] + cm[5] < 45:
            foot.append(text)

    last.extract_text(visitor_text=note)
    assert all(f"{period.first:%d-%m-%Y} – {period.last:%d-%m-%Y}" in "".join(foot) for period in LONG)


def test_a_change_that_rounding_bends_is_told() -> None:
    first, second = Figure(38.14, Shape.DECIMAL), Figure(37.76, Shape.DECIMAL)
    assert (str(first), str(second), str(first.since(second))) == ("38.1", "37.8", "+0.4")
    told = "worked out before rounding"
    assert told in outline(pair(), {}).explained
    assert any(told in note for note in section(Report(sample_statistics()), Part.WHO5_CHANGE).notes)


def rectangles(one: Drawing) -> Iterator[Rect]:
    return (shape for shape in one.contents if isinstance(shape, Rect))


@pytest.mark.parametrize("second", [False, True], ids=["one period", "two periods"])
def test_pieces_of_a_long_list_line_up(second: bool) -> None:
    ways = {f"way {n}" + " of coming that is long" * (n == 3): 40 - n if n < 20 else 1234 for n in range(38)}
    statistics = replace(sample_statistics(), recruitment=ways)
    report = Report(statistics, statistics if second else None)
    drawn = pieces(ChartName.RECRUITMENT, report, LIGHT_CHART, 640, {})
    assert len(drawn) == 3
    edges = [{round(bar.x, 3) for bar in rectangles(one) if bar.width > 40} for one in drawn]
    assert edges[0] == edges[1] == edges[2] and len(edges[0]) == 1
    if not second:
        full = [max(bar.width for bar in rectangles(one)) for one in drawn]
        assert full[0] == full[1] == full[2]


@pytest.mark.parametrize("colours", [LIGHT_CHART, DARK_CHART], ids=["light", "dark"])
@pytest.mark.parametrize("chart", ChartName)
def test_two_sets_differ_in_brightness_and_each_bar_has_an_outline(chart: ChartName, colours: ChartColours) -> None:
    one = drawing(chart, pair(), colours, 640, {})
    outlined = [bar for bar in rectangles(one) if bar.strokeColor is not None]
    brightness = {
        round(0.299 * bar.fillColor.red + 0.587 * bar.fillColor.green + 0.114 * bar.fillColor.blue, 2)
        for bar in outlined
    }
    assert len(brightness) == 2
    assert max(brightness) - min(brightness) > 0.4


@pytest.mark.parametrize("chart", ChartName)
@pytest.mark.parametrize("compared", [False, True])
def test_charts_of_nobody_and_of_somebody_are_drawn_alike(chart: ChartName, compared: bool) -> None:
    for statistics in (empty_statistics(), replace(sample_statistics(), hours=hours(FIRST, 30))):
        report = Report(statistics, empty_statistics() if compared else None)
        svg = drawing_to_svg(drawing(chart, report, LIGHT_CHART, 480, {}))
        assert svg == drawing_to_svg(drawing(chart, report, LIGHT_CHART, 480, {}))


def test_a_stack_carries_its_sum_and_the_table_its_parts() -> None:
    statistics = replace(sample_statistics(), hours=hours(FIRST, 90))
    words = drawing_to_svg(drawing(ChartName.HOURS, Report(statistics), LIGHT_CHART, 640, {})).decode()
    assert ">15.0<" in words
    found = rows(Report(statistics), Part.HOURS)
    assert found["Q3 2026"] == ["0", "1.5", "3.0", "4.5", "6.0", "15.0"]


@pytest.mark.parametrize(
    ("period", "before", "year"),
    [
        (Quarter(2026, 1).period, Quarter(2025, 4).period, Quarter(2025, 1).period),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), *[Period(date(2025, 1, 1), date(2025, 12, 31))] * 2),
        (
            Period(date(2026, 3, 1), date(2026, 3, 10)),
            Period(date(2026, 2, 19), date(2026, 2, 28)),
            Period(date(2025, 3, 1), date(2025, 3, 10)),
        ),
        (
            Period(date(2024, 2, 29), date(2024, 2, 29)),
            Period(date(2024, 2, 28), date(2024, 2, 28)),
            Period(date(2023, 2, 28), date(2023, 2, 28)),
        ),
        (Period(None, date(2026, 3, 10)), None, None),
    ],
)
def test_the_period_before_and_the_year_before(period: Period, before: Period | None, year: Period | None) -> None:
    assert (period_before(period), year_before(period)) == (before, year)


def test_a_change_of_a_figure_keeps_its_kind() -> None:
    assert Figure(3, Shape.PERCENT).since(Figure(5, Shape.PERCENT)) == Figure(-2, Shape.POINTS)
    assert Figure(None).since(Figure(4)) == Figure(None, Shape.SIGNED_COUNT)
