"""The statistics as the page shows them, worked out and drawn on the worker's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exitdesk.domain.periods import Period
    from exitdesk.forms.report_content import ChartName, KeyFigure, Section
    from exitdesk.returns.profile_model import Profile
    from exitdesk.returns.statistics_result import Statistics
    from exitdesk.store.opening import OpenStore


@dataclass(frozen=True, slots=True)
class Look:
    """Widths of a chart in a full and in a half card, in pixels, and which colours."""

    full: int
    half: int
    dark: bool


@dataclass(frozen=True, slots=True)
class ShownReport:
    """``exact`` are the figures before anything was left out for publication."""

    statistics: Statistics
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]
    drawn: Mapping[ChartName, bytes]


def read_report(store: OpenStore, profile: Profile, period: Period, *, publish: bool, look: Look) -> ShownReport:
    """Work out the figures of a period and draw its charts."""
    from exitdesk.forms.report_content import key_figures, sections
    from exitdesk.returns.statistics import compute_statistics

    statistics = compute_statistics(store.reading, profile, period)
    if publish:
        from exitdesk.returns.publishing import publishable

        statistics = publishable(statistics, profile.small_numbers)
    labels = recruitment_labels(profile)
    parts = sections(statistics, labels)
    return ShownReport(statistics, key_figures(statistics), parts, draw_charts(statistics, parts, labels, look))


def draw_charts(
    statistics: Statistics, sections: tuple[Section, ...], labels: Mapping[str, str], look: Look
) -> dict[ChartName, bytes]:
    """SVG of every chart that the sections carry."""
    from exitdesk.forms.chart_sheet import DARK_CHART, LIGHT_CHART, drawing_to_svg
    from exitdesk.forms.report_content import drawing

    colours = DARK_CHART if look.dark else LIGHT_CHART
    return {
        section.chart: drawing_to_svg(
            drawing(section.chart, statistics, colours, look.half if section.narrow else look.full, labels)
        )
        for section in sections
        if section.chart is not None
    }


def recruitment_labels(profile: Profile) -> dict[str, str]:
    """The profile's words for how contacts came."""
    return {way.code: way.label for way in profile.recruitment}
