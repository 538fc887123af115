"""The tables of a report for its workbook, in Danish: those of one period, or of two side by side, hours and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from exitdesk.domain.answers import Purpose
from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import Period
from exitdesk.returns.hours import Work, minutes_of, new_contacts_in, work_done
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.report import Part, Report
from exitdesk.returns.return_workbook import period_label
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.statistics_result import Statistics
from exitdesk.returns.statistics_tables import (
    CLOSING_ROWS,
    HIDDEN,
    ChartKind,
    ReportTable,
    TableChart,
    statistics_tables,
)
from exitdesk.returns.status_on_date import MONTHS_IN_TOUCH, Place, Standing, StatusOnDate
from exitdesk.returns.workbook_words import PURPOSE_LABELS

CHANGE: Final = "Ændring"
_WORK_LABELS: Final[Mapping[Work, str]] = {
    Work.TALKS: "Fremmøde og telefon",
    Work.ONLINE: "Online",
    Work.OUTREACH: "Opsøgende",
    Work.CLINIC: "Klinik",
    Work.NOT_SAID: "Form ikke oplyst",
}
_PLACE_LABELS: Final[Mapping[Place, str]] = {
    Place.IN_COURSE: "I forløb (indskrevet)",
    Place.ORIENTATION: "I afklaring",
    Place.ADVICE_ONLY: "Rådgivning eller akut støtte alene",
    Place.REFERRED_ON: "Henvist videre, uden forløb",
    Place.ENDED_AFTER_COURSE: "Afsluttet efter forløb",
    Place.ENDED_WITHOUT_COURSE: "Afsluttet uden forløb",
}
_PURPOSES: Final[Mapping[Purpose, str]] = {
    **PURPOSE_LABELS,
    Purpose.LEAVE: "at forlade",
    Purpose.IMPROVE: "at forbedre situationen",
}
_WITH_N: Final = (Part.INTERVENTIONS, Part.NUMBER, Part.CHALLENGES, Part.RECRUITMENT, Part.WHO5)


def report_tables(report: Report, profile: Profile) -> list[ReportTable]:
    """The tables of the chosen sections, in the report's order."""
    first, second = report.statistics, report.compared
    tables = _of_period(first, profile)
    if second is not None:
        tables = _compared(tables, _of_period(second, profile), (_name(first), _name(second)), (first, second))
    if report.status is not None:
        tables += _status(report.status)
    chosen = [table for table in tables if table.part in report.parts]
    return sorted(chosen, key=lambda table: list(Part).index(table.part))


def _name(s: Statistics) -> str:
    return period_label(Period(s.first, s.last))


def _of_period(s: Statistics, profile: Profile) -> list[ReportTable]:
    tables = [
        replace(table, note=" ".join(filter(None, (f"N = {s.contacts} borgere.", table.note))))
        if table.part in _WITH_N
        else table
        for table in statistics_tables(s, profile)
    ]
    return [*tables, *([_hours(s)] if s.hours else [])]


def _hours(s: Statistics) -> ReportTable:
    works = work_done(s.hours)
    rows: list[tuple[Cell, ...]] = [
        (
            str(one.quarter),
            _shown(new_contacts_in(one.quarter, s.new_contacts_per_month)),
            *(_in_hours(one.minutes[work]) for work in works),
            _in_hours(one.total),
        )
        for one in s.hours
    ]
    chart = TableChart(ChartKind.STACKED, tuple(range(2, 2 + len(works))), "Kvartal", "Timer", rows=len(rows))
    headers = ("Kvartal", "Nye borgere", *(_WORK_LABELS[work] for work in works), "Timer i alt")
    return ReportTable(
        "Rekruttering og timer pr. kvartal",
        headers,
        tuple(rows),
        _hours_note(s),
        Part.HOURS,
        chart if works else None,
        mergeable=False,
    )


def _hours_note(s: Statistics) -> str:
    lacking = [one.without_minutes for one in s.hours]
    none = HIDDEN if None in lacking else sum(filter(None, lacking))
    return f"N = {_shown(s.sessions)} samtaler, heraf uden minutter: {none}. Hjemmebesøg er fremmøde."


def _shown(count: int | None) -> Cell:
    return HIDDEN if count is None else count


def _in_hours(minutes: int | None) -> Cell:
    return HIDDEN if minutes is None else minutes / 60


def _compared(
    first: Sequence[ReportTable],
    second: Sequence[ReportTable],
    names: tuple[str, str],
    figures: tuple[Statistics, Statistics],
) -> list[ReportTable]:
    """Both periods' figures and the change, table by table; what has other rows in another period stands twice."""
    ones, others = ({table.title: table for table in tables} for tables in (first, second))
    found = []
    for title in [*ones, *(title for title in others if title not in ones)]:
        one, other = ones.get(title), others.get(title)
        model = one or other
        assert model is not None
        if model.part is Part.HOURS:
            found.append(_compared_hours(figures, names))
        elif model.mergeable:
            found.append(_merged(model, one, other, names))
        else:
            pairs = zip((one, other), names, strict=True)
            found += [replace(table, title=f"{title}: {name}") for table, name in pairs if table is not None]
    return found


def _merged(
    model: ReportTable, one: ReportTable | None, other: ReportTable | None, names: tuple[str, str]
) -> ReportTable:
    kept = model.beside or tuple(range(1, len(model.headers)))
    ones, others = (_by_name(table, kept) for table in (one, other))
    keys = [*ones, *(key for key in others if key not in ones)]
    closing = [key for key in keys if key in CLOSING_ROWS]
    keys = [*(key for key in keys if key not in closing), *closing]
    missing: tuple[Cell, ...] = (0 if model.noughts else None,) * len(kept)
    rows = []
    for key in keys:
        a, b = (table.get(key, missing) for table in (ones, others))
        rows.append((key, *a, *b, *map(_change, a, b)))
    notes = [table.note for table in (one, other) if table is not None and table.note]
    headers = tuple(model.headers[at] for at in kept)
    return replace(
        model,
        headers=(model.headers[0], *headers * 3),
        rows=tuple(rows),
        note=notes[0]
        if len(set(notes)) == 1
        else " ".join(f"{n}: {said}" for n, said in zip(names, notes, strict=False)),
        chart=_chart_of_two(model, rows, len(kept), len(closing)),
        groups=(*names, CHANGE),
    )


def _chart_of_two(model: ReportTable, rows: Sequence[tuple[Cell, ...]], wide: int, closing: int) -> TableChart | None:
    """The chart of one period with the other's figures beside; waves that neither shows are left out."""
    chart = model.chart
    if chart is None:
        return None
    first = chart.values[0]
    values = (first, first + wide)
    if model.part is Part.WHO5:
        shown = sum(any(row[column] is not None for column in values) for row in rows)
        return replace(chart, names=1, rows=shown, values=values, name_axis="Måling nr.")
    return replace(chart, rows=len(rows) - closing, values=values)


def _by_name(table: ReportTable | None, columns: Sequence[int]) -> dict[Cell, tuple[Cell, ...]]:
    """The cells of some columns by the first; rows may end early."""
    rows = table.rows if table is not None else ()
    return {row[0]: tuple(row[at] if at < len(row) else None for at in columns) for row in rows}


def _change(first: Cell, second: Cell) -> Cell:
    if isinstance(first, int | float) and isinstance(second, int | float):
        return first - second
    return HIDDEN if HIDDEN in (first, second) else None


def _compared_hours(figures: tuple[Statistics, Statistics], names: tuple[str, str]) -> ReportTable:
    def new(s: Statistics) -> Cell:
        counts = list(s.new_contacts_per_month.values())
        return HIDDEN if None in counts else sum(filter(None, counts))

    def spent(s: Statistics, work: Work) -> Cell:
        return _in_hours(minutes_of(s.hours, work))

    works = [work for work in Work if any(minutes_of(s.hours, work) != 0 for s in figures)]
    pairs: list[tuple[str, tuple[Cell, Cell]]] = [
        (
            _WORK_LABELS[work],
            (_in_hours(minutes_of(figures[0].hours, work)), _in_hours(minutes_of(figures[1].hours, work))),
        )
        for work in works
    ]
    pairs.append(("Timer i alt", (_in_hours(figures[0].session_minutes), _in_hours(figures[1].session_minutes))))
    pairs.append(("Nye borgere", (new(figures[0]), new(figures[1]))))
    rows = tuple((name, one, other, _change(one, other)) for name, (one, other) in pairs)
    chart = TableChart(ChartKind.BARS, (1, 2), "Arbejde", "Timer", rows=len(works)) if works else None
    note = " ".join(f"{name}: {_hours_note(s)}" for name, s in zip(names, figures, strict=True))
    return ReportTable(
        "Rekruttering og timer", ("Timer", "Tal", "Tal", "Tal"), rows, note, Part.HOURS, chart, groups=(*names, CHANGE)
    )


def _status(status: StatusOnDate) -> list[ReportTable]:
    rows: list[tuple[Cell, ...]] = []
    for place, standing in status.places.items():
        rows.append(_row(_PLACE_LABELS[place], standing, status, ended=place.ended))
        if place is Place.IN_COURSE:
            for purpose, one in status.in_course.items():
                rows.append(_row(f"heraf med formål: {_PURPOSES[purpose].lower()}", one, status, ended=False))
    rows.append(("Alle", status.contacts, None)[: 2 if status.published else 3])
    headers = (
        "Hvor borgerne er",
        "Borgere",
        *(() if status.published else (f"Kontakt inden for {MONTHS_IN_TOUCH} mdr.",)),
    )
    note = (
        "Hver borger står ét sted. I forløb: indskrevet og ikke afsluttet. Henvist videre: ikke indskrevet, og "
        "henvist til andre. Rådgivning alene: alt ligger på én dag. I afklaring: alle andre. Formålet er det, der er "
        "registreret nu. Forløb pr. medarbejder er ikke talt."
    )
    tables = [ReportTable(f"Status pr. {show_date(status.on)}", headers, tuple(rows), note, Part.STATUS)]
    if status.new_contacts_per_month:
        months = tuple((month, count) for month, count in status.new_contacts_per_month.items())
        chart = TableChart(ChartKind.COLUMNS, (1,), "Måned", "Borgere")
        title = f"Nye borgere de seneste 12 måneder til {show_date(status.on)}"
        tables.append(ReportTable(title, ("Måned", "Borgere"), months, "", Part.STATUS, chart))
    return tables


def _row(name: str, standing: Standing, status: StatusOnDate, *, ended: bool) -> tuple[Cell, ...]:
    count: Cell = HIDDEN if standing.contacts is None and status.published else standing.contacts
    return (name, count) if status.published else (name, count, None if ended else standing.in_touch)
