"""The statistics report as a workbook: each table with its chart beside it, drawn by Excel from the table's own cells.

Charts read without colour: one set is solid, the second hatched, kinds of work go from dark to light; every bar and
point carries its value. Each has a title, axis titles, and a text that says what it shows.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any, Final

from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import Period
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.report import Report
from exitdesk.returns.report_tables import report_tables
from exitdesk.returns.return_workbook import period_label
from exitdesk.returns.sheet_writing import Cell, Column, SheetWriter, WorkbookWriter
from exitdesk.returns.statistics_tables import HIDDEN, ChartKind, ReportTable, TableChart

SHEET: Final = "Opgørelse"
_NAMES, _FIGURES = 46, 13.5
_PINE, _INK, _INK2, _LINE = "#14594E", "#24211C", "#5E584D", "#CFC8BA"
_SHADES: Final = ("#14594E", "#6D978F", "#A5BFBA", "#D3DFDC", "#FFFFFF")
_WIDTH, _ROW = 660, 20
_BESIDE: Final = 5
"""The column where charts begin, counted from 0; tables of more columns have theirs under them."""
_ROWS_OF_PAGE: Final = 45
_LETTERS_OF_NOTE: Final = 95
_THIN: Final = 0.09
_ROUNDED: Final = "En ændring er regnet ud før afrunding: den kan afvige med 0,1 fra det viste."
_FONT: Final = {"name": "Calibri", "size": 10, "color": _INK}


def build_report_workbook(report: Report, profile: Profile, *, practice: bool = False, attribution: str = "") -> bytes:
    """The report's tables and charts on one sheet; the same report gives the same bytes."""
    about = _about(report)
    writer = WorkbookWriter(f"Opgørelse {about}", practice=practice)
    sheet = writer.add_sheet(SHEET)
    tables = report_tables(report, profile)
    sheet.sheet.set_column(0, 0, _NAMES)
    sheet.sheet.set_column(1, max([_BESIDE, *(len(table.headers) - 1 for table in tables)]), _FIGURES)
    sheet.sheet.hide_gridlines(2)
    sheet.practice_mark()
    sheet.heading(f"{profile.title}, {about}")
    _notes(sheet, *_lines(report, profile))
    breaks, page = [], 0
    for table in tables:
        sheet.blank()
        top = sheet.row
        _write_table(sheet, table)
        if sheet.row - page > _ROWS_OF_PAGE and page < top:
            breaks.append(top)
            page = top
    sheet.blank()
    _notes(sheet, *_closing(report), attribution)
    sheet.sheet.set_h_pagebreaks(breaks)
    return writer.to_bytes()


def _notes(sheet: SheetWriter, *notes: str) -> None:
    """Small print that stays under its table: lines that the columns left of the charts can hold."""
    for note in notes:
        for line in wrap(note, _LETTERS_OF_NOTE):
            sheet.note(line)


def _about(report: Report) -> str:
    if report.only_status and report.status is not None:
        return f"status pr. {show_date(report.status.on)}"
    periods = filter(None, (report.period, report.compared_period))
    return " og ".join(period_label(period) for period in periods)


def _lines(report: Report, profile: Profile) -> list[str]:
    found = []
    if report.compared is not None:
        names = [period_label(Period(s.first, s.last)) for s in (report.statistics, report.compared)]
        found.append(
            f"{names[0]} og {names[1]} er talt hver for sig: en borger kan tælle med i begge. "
            f"Ændringen er {names[0]} minus {names[1]}. {_ROUNDED}"
        )
    if report.published:
        found.append(
            f"Til offentliggørelse: tal under {profile.small_numbers} er udeladt og vises som {HIDDEN}, "
            "og andre sammen med dem, så ingen kan regnes ud."
        )
    return found


def _closing(report: Report) -> list[str]:
    if report.published:
        return []
    return ["Tallene er nøjagtige og kan pege på en person: lad filen blive i projektet."]


def _write_table(sheet: SheetWriter, table: ReportTable) -> None:
    """The table with its chart at its right, or under it where the table is wide; what comes next begins under both."""
    top, wide = sheet.row, len(table.headers)
    sheet.heading(table.title)
    if table.groups:
        sheet.groups(table.groups, (wide - 1) // len(table.groups))
    figures = (Column(one, _FIGURES, numbers=True) for one in table.headers[1:])
    sheet.headings([Column(table.headers[0], _NAMES), *figures])
    first = sheet.row
    sheet.rows(table.rows)
    _notes(sheet, table.note)
    if table.chart is not None and table.rows:
        beside = wide <= _BESIDE
        if not beside:
            sheet.blank()
        place = (top, _BESIDE) if beside else (sheet.row, 0)
        height = _insert_chart(sheet, table, table.chart, place, first)
        sheet.row = max(sheet.row, place[0] + -(-height // _ROW) + 1)


def _insert_chart(sheet: SheetWriter, table: ReportTable, plan: TableChart, place: tuple[int, int], first: int) -> int:
    """Draw the chart at a cell; returns its height in pixels. ``first`` is the row of the table's first figures."""
    count = len(table.rows) if plan.rows is None else plan.rows
    last = first + count - 1
    kind = {ChartKind.STACKED: {"type": "column", "subtype": "stacked"}}.get(plan.kind, {"type": plan.kind.value})
    chart = sheet.writer.book.add_chart(kind)
    each = (len(table.headers) - 1) // len(table.groups) if table.groups else 0
    for number, column in enumerate(plan.values):
        named = (
            [sheet.name, first - 2, 1 + (column - 1) // each * each]
            if table.groups
            else [sheet.name, first - 1, column]
        )
        cells = [row[column] if column < len(row) else None for row in table.rows[:count]]
        chart.add_series(
            {
                "name": named,
                "categories": [sheet.name, first, 0, last, plan.names - 1],
                "values": [sheet.name, first, column, last, column],
                "data_labels": _labels(plan, cells, number, _tallest(table, plan, count)),
                **_look(plan, number, len(plan.values)),
            }
        )
    height = _height(plan, count)
    _dress(chart, table, plan, height)
    # What the chart says stands in cells, and is looked at there; figures in a row would read like a phone number.
    sheet.sheet.insert_chart(
        *place,
        chart,
        {"description": _in_words(table, plan, count), "object_position": 2, "x_offset": 14, "y_offset": 4},
    )
    return height


def _height(plan: TableChart, count: int) -> int:
    if plan.kind is ChartKind.BARS:
        return 110 + count * (24 if len(plan.values) == 1 else 40)
    return 320 if plan.kind in (ChartKind.LINE, ChartKind.STACKED) else 250


def _labels(plan: TableChart, cells: list[Cell], number: int, tallest: float) -> dict[str, Any]:
    """Values as text; a dash where a figure is left out, which Excel would label 0. Parts of a stack that are too
    thin for their value have none: it stands in the table."""
    labels: dict[str, Any] = {"value": True, "font": _FONT}
    if plan.kind is ChartKind.LINE:
        labels |= {"position": "above", "num_format": "0.0"}
    elif plan.kind is ChartKind.STACKED:
        labels |= {"num_format": "0.0", "font": {**_FONT, "size": 9, "color": _INK if number else "#FFFFFF"}}
        thin = [not isinstance(cell, int | float) or cell < tallest * _THIN for cell in cells]
        labels["custom"] = [{"delete": True} if one else None for one in thin]
    elif any(isinstance(cell, float) for cell in cells):
        labels |= {"num_format": "0.0"}
    if plan.kind in (ChartKind.BARS, ChartKind.COLUMNS):
        labels["position"] = "outside_end"
    if HIDDEN in cells and plan.kind is not ChartKind.STACKED:
        labels["custom"] = [{"value": HIDDEN} if cell == HIDDEN else None for cell in cells]
    return labels


def _tallest(table: ReportTable, plan: TableChart, count: int) -> float:
    """The largest stack."""
    rows = ([row[column] for column in plan.values if column < len(row)] for row in table.rows[:count])
    return max((sum(cell for cell in row if isinstance(cell, int | float)) for row in rows), default=0.0)


def _look(plan: TableChart, number: int, of: int) -> dict[str, Any]:
    if plan.kind is ChartKind.LINE:
        dashed = {"dash_type": "dash"} if number else {}
        marker = {"type": "diamond" if number else "circle", "size": 8, "border": {"color": _PINE, "width": 1.75}}
        return {
            "line": {"color": _PINE, "width": 2.25, **dashed},
            "marker": {**marker, "fill": {"color": "#FFFFFF" if number else _PINE}},
        }
    border = {"color": _PINE, "width": 1}
    if plan.kind is ChartKind.STACKED:
        return {"fill": {"color": _SHADES[number % len(_SHADES)]}, "border": border, "gap": 55}
    if number:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": _PINE, "bg_color": "#FFFFFF"}
        return {"pattern": pattern, "border": border, "gap": 60}
    return {"fill": {"color": _PINE}, "border": border, "gap": 60 if of > 1 else 45}


def _dress(chart: Any, table: ReportTable, plan: TableChart, height: int) -> None:
    chart.set_title({"name": table.title, "name_font": {**_FONT, "size": 12, "bold": True}, "overlay": False})
    names = {"name": plan.name_axis, "name_font": {**_FONT, "bold": False, "color": _INK2}, "num_font": _FONT}
    values = {
        "name": plan.value_axis,
        "name_font": {**_FONT, "bold": False, "color": _INK2},
        "num_font": {**_FONT, "color": _INK2},
        "major_gridlines": {"visible": True, "line": {"color": "#E6E1D7", "width": 0.75}},
        "line": {"none": True},
        "min": 0,
    }
    names |= {"line": {"color": _LINE}, "major_tick_mark": "none"}
    if plan.kind is ChartKind.LINE:
        values |= {"max": 100, "major_unit": 20}
    elif not plan.value_axis.startswith("Timer"):
        values |= {"num_format": "0"}
    if plan.kind is ChartKind.BARS:
        # In a lying chart the first name is lowest unless the axis is turned; the values then stand at the far end.
        chart.set_y_axis({**names, "reverse": True, "crossing": "max"})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)
    chart.set_legend({"position": "bottom", "font": _FONT} if len(plan.values) > 1 else {"none": True})
    chart.set_chartarea({"border": {"color": _LINE}, "fill": {"color": "#FFFFFF"}})
    chart.set_size({"width": _WIDTH, "height": height})


def _in_words(table: ReportTable, plan: TableChart, count: int) -> str:
    """What the chart shows, for those who cannot see it."""
    each = (len(table.headers) - 1) // len(table.groups) if table.groups else 0

    def name(column: int) -> str:
        return table.groups[(column - 1) // each] if table.groups else table.headers[column]

    many = len(plan.values) > 1
    parts = [
        (f"{name(column)}: " if many else "")
        + ", ".join(f"{row[0]} {_said(row[column])}" for row in table.rows[:count] if column < len(row))
        for column in plan.values
    ]
    return f"{table.title}. " + "; ".join(parts)


def _said(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    return "ingen tal" if cell is None else str(cell)
