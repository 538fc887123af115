"""One section of the statistics on a card: chart and tables side by side or one under the other, then the notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.chart_view import ChartView
from exitdesk.ui.widgets.figure_table import FigureTable
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.forms.report_values import ChartName, Section, Table

GAP = 32
PADDING = 22
_COLUMNS_BESIDE = 3


class ReportCard(Card):
    """``chart_width`` is what the charts were drawn for; they are never shown larger."""

    def __init__(
        self, section: Section, drawn: Mapping[ChartName, bytes], chart_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(section.title, padding=PADDING, spacing=14, parent=parent)
        self.chart: ChartView | None = None
        self.tables = [_table(table, section.title) for table in section.tables]
        wide = any(len(table.head) > _COLUMNS_BESIDE for table in section.tables)
        beside = section.chart is not None and not section.narrow and not wide
        figures: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        figures.setSpacing(GAP if isinstance(figures, QHBoxLayout) else 18)
        if section.chart is not None:
            self.chart = ChartView(drawn[section.chart], name=_in_words(section), most_width=chart_width, parent=self)
            figures.addWidget(self.chart, chart_width, Qt.AlignmentFlag.AlignTop)
        for model, table in zip(section.tables, self.tables, strict=True):
            if model.caption:
                figures.addWidget(Text(model.caption, "body_strong"))
            figures.addWidget(table, round(chart_width * 0.66) if beside else 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(figures)
        for sentence in section.sentences:
            self.body.addWidget(Text(sentence, "body"))
        notes = [table.note for table in section.tables if table.note] + list(section.notes)
        if notes:
            self.body.addWidget(Text(" ".join(notes), "caption"))
        if section.source:
            self.body.addWidget(Text(section.source, "small"))
        self.body.addStretch()

    def show_chart(self, svg: bytes, chart_width: int) -> None:
        """The same chart drawn for another width or in other colours."""
        if self.chart is not None:
            self.chart.set_most_width(chart_width)
            self.chart.show_chart(svg, self.chart.accessibleName())


def _table(table: Table, name: str) -> FigureTable:
    rows = [[str(cell) for cell in row] for row in table.rows]
    return FigureTable(table.head, rows, name=name, groups=table.groups)


def _in_words(section: Section) -> str:
    rows = (f"{row[0]} {row[1]}" for table in section.tables for row in table.rows)
    return f"{section.title}: {', '.join(rows)}"
