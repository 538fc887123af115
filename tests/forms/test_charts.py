from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from exitdesk import i18n
from exitdesk.forms import charts
from exitdesk.forms.figures import show_decimal, show_signed
from exitdesk.returns.statistics_result import Statistics
from tests.forms.sample import KOEBENHAVN, empty_statistics, sample_statistics

EVERY = (
    charts.interventions_chart,
    charts.number_chart,
    charts.age_chart,
    charts.gender_chart,
    charts.who5_chart,
    charts.recruitment_chart,
    charts.challenges_chart,
)
EACH = pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)


def words(svg: bytes) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def painted(svg: bytes, ground: str) -> QImage:
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    size = renderer.defaultSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


@EACH
@pytest.mark.parametrize("statistics", [sample_statistics(), empty_statistics()], ids=["sample", "empty"])
@pytest.mark.parametrize("colours", [charts.LIGHT_CHART, charts.DARK_CHART], ids=["light", "dark"])
def test_qt_paints_each_chart_without_black(
    make: object, statistics: Statistics, colours: charts.ChartColours, qapp: object
) -> None:
    image = painted(charts.drawing_to_svg(make(statistics, colours)), colours.surface)  # type: ignore[operator]
    black = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).lightness() < 8
    ]
    assert black == []


@EACH
def test_equal_statistics_give_equal_svg(make: object) -> None:
    first, second = (charts.drawing_to_svg(make(sample_statistics())) for _ in range(2))  # type: ignore[operator]
    assert first == second
    assert b"None" not in first.replace(b">None<", b"")


def test_every_count_is_written_beside_its_bar() -> None:
    statistics = sample_statistics()
    for make, counts in (
        (charts.interventions_chart, statistics.by_intervention),
        (charts.number_chart, statistics.by_number_of_interventions),
        (charts.challenges_chart, statistics.by_challenge),
    ):
        written = words(charts.drawing_to_svg(make(statistics)))
        assert [str(count) for count in counts.values() if str(count) not in written] == []


def test_who5_chart_hides_small_waves_and_says_so() -> None:
    statistics = sample_statistics()
    written = words(charts.drawing_to_svg(charts.who5_chart(statistics)))
    assert {"42.1", "46.0", "n = 27", "n = 12"} <= set(written)
    assert "n = 7" not in written
    assert "no. 4 (n = 7)" in (charts.hidden_waves_note(statistics) or "")
    assert "7" not in (charts.hidden_waves_note(replace(statistics, published=True)) or "")
    assert charts.hidden_waves_note(empty_statistics()) is None


def test_suppressed_counts_are_shown_as_a_dash() -> None:
    statistics = replace(sample_statistics(), by_intervention={"rådgivning": 12, "gruppeterapi": None}, published=True)
    assert words(charts.drawing_to_svg(charts.interventions_chart(statistics)))[-1] == "–"


def test_long_names_wrap_and_stay_left_of_their_bars() -> None:
    statistics = replace(sample_statistics(), by_intervention=KOEBENHAVN)
    svg = charts.drawing_to_svg(charts.interventions_chart(statistics, width=420))
    assert "Beskæftigelses- eller" in " ".join(words(svg))
    assert "Beskæftigelses- eller uddannelsesrettet indsats" not in words(svg)


def test_numbers_have_a_comma_in_danish() -> None:
    assert (show_decimal(41.05), show_signed(-0.75), show_signed(4.0)) == ("41.1", "−0.8", "+4.0")
    i18n.set_language("da")
    assert (show_decimal(41.05), show_decimal(-0.414, 2), show_decimal(None)) == ("41,1", "−0,41", "–")
