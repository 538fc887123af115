"""A whole report in words and figures: what each face lays out in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import Period
from exitdesk.forms.compared_content import compared_key_figures, compared_sections, explanation
from exitdesk.forms.period_words import period_title
from exitdesk.forms.report_content import closing_notes, key_figures, sections
from exitdesk.forms.report_values import KeyFigure, Section
from exitdesk.forms.status_content import status_section
from exitdesk.i18n import tr
from exitdesk.returns.report import Part, Report
from exitdesk.returns.statistics_result import Statistics


@dataclass(frozen=True, slots=True)
class Outline:
    """``about`` is the line under the title; ``explained`` says what stands side by side ("" for one period)."""

    about: str
    explained: str
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]


def outline(report: Report, recruitment_labels: Mapping[str, str]) -> Outline:
    """The chosen sections; ``recruitment_labels`` are the profile's words for its codes."""
    first, second = report.statistics, report.compared
    figures, found = key_figures(first), sections(first, recruitment_labels)
    explained = ""
    if second is not None:
        names = period_names(report)
        figures = compared_key_figures(figures, key_figures(second), names[1])
        found = compared_sections(found, sections(second, recruitment_labels), names, (first, second))
        explained = explanation(names)
    chosen = [section for section in found if section.part in report.parts]
    if report.status is not None and Part.STATUS in report.parts:
        chosen.append(status_section(report.status))
    return Outline(
        about(report),
        explained,
        figures if Part.KEY_FIGURES in report.parts else (),
        (*chosen, closing_notes(published=report.published, of_period=not report.only_status)),
    )


def about(report: Report) -> str:
    """The period, both periods, or the day that the report is about."""
    if report.only_status and report.status is not None:
        return tr("Status on {date}", date=show_date(report.status.on))
    if report.compared is None:
        return period_title(report.period)
    return tr("{first} beside {second}", first=period_names(report)[0], second=period_names(report)[1])


def period_names(report: Report) -> tuple[str, str]:
    """What the two periods are called in tables and charts."""
    return _name(report.statistics), _name(report.compared or report.statistics)


def _name(s: Statistics) -> str:
    return period_title(Period(s.first, s.last))
