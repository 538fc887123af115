"""The statistics as the page shows them, worked out and drawn on the worker's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exitdesk.forms.report_outline import Outline
    from exitdesk.forms.report_values import ChartName, Section
    from exitdesk.returns.profile_model import Profile
    from exitdesk.returns.report import Report, Wish
    from exitdesk.returns.statistics_result import Statistics
    from exitdesk.store.opening import OpenStore


@dataclass(frozen=True, slots=True)
class Look:
    """Widths of a chart in a full and in a half card, in pixels, and which colours."""

    full: int
    half: int
    dark: bool

    def width(self, section: Section) -> int:
        """That of a section's chart."""
        return self.half if section.narrow else self.full


@dataclass(frozen=True, slots=True)
class ShownReport:
    """``earlier`` is how many publications were taken into account (0 unless it is for publication)."""

    report: Report
    content: Outline
    drawn: Mapping[ChartName, bytes]
    earlier: int

    @property
    def statistics(self) -> Statistics:
        """Those of the period, not of the one beside it."""
        return self.report.statistics


def read_report(
    store: OpenStore, profile: Profile, wish: Wish, today: date, *, publish: bool, look: Look
) -> ShownReport:
    """Work out the figures of a report and draw its charts."""
    from exitdesk.forms.report_files import make_report
    from exitdesk.forms.report_outline import outline
    from exitdesk.store.snapshots import SnapshotKind, snapshots_of

    report = make_report(store, profile, wish, today, publish=publish)
    content = outline(report, recruitment_labels(profile))
    earlier = len(snapshots_of(store, SnapshotKind.PUBLICATION)) if publish else 0
    return ShownReport(report, content, draw_charts(report, content, recruitment_labels(profile), look), earlier)


def draw_charts(report: Report, content: Outline, labels: Mapping[str, str], look: Look) -> dict[ChartName, bytes]:
    """SVG of every chart that the sections carry."""
    from exitdesk.forms.chart_sheet import DARK_CHART, LIGHT_CHART, drawing_to_svg
    from exitdesk.forms.report_charts import drawing

    colours = DARK_CHART if look.dark else LIGHT_CHART
    return {
        section.chart: drawing_to_svg(drawing(section.chart, report, colours, look.width(section), labels))
        for section in content.sections
        if section.chart is not None
    }


def recruitment_labels(profile: Profile) -> dict[str, str]:
    """The profile's words for how contacts came."""
    return {way.code: way.label for way in profile.recruitment}
