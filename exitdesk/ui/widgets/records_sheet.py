"""The contacts behind a check: choose one and its page opens."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.models.return_view import shown_cell
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.return_table import record_columns
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.return_checks import GapGroup

_ROW = 40
_MOST = 10


class RecordsSheet(Sheet):
    """Enter, double click or the button opens the chosen contact."""

    def __init__(
        self, parent: QWidget, group: GapGroup, preview: ReturnPreview, open_contact: Callable[[str], object]
    ) -> None:
        super().__init__(parent, group.title, subtitle=group.explanation, width=560)
        numbers = {gap.contact: gap.id_number for gap in preview.gaps}
        rows = {row.contact: row for row in preview.rows}
        places = record_columns(preview)
        wide = round(max(text_width(numbers[key], font(14, mono=True)) for key in group.contacts)) + 48
        columns = [Column(tr("ID number"), wide, mono=True), *(_column(preview, at) for at in places)]

        def cells(contact: Hashable) -> list[Cell]:
            row = rows.get(str(contact))
            shown = [shown_cell(row.cells[at]) for at in places] if row is not None else []
            return [Cell(numbers[str(contact)]), *shown]

        self.table = DataTable(columns, name=group.title, row_height=_ROW - 4, zebra=False)
        self.table.show_rows(sorted(group.contacts, key=lambda key: numbers[str(key)]), cells)
        self.table.setFixedHeight(52 + (_ROW - 4) * min(len(group.contacts), _MOST))
        self.table.opened.connect(lambda contact: self._open(str(contact), open_contact))
        self.content.addWidget(self.table)
        self.add_cancel(tr("Close"))
        go_on = self.add_button(tr("Open"), "primary", keys=("Enter",), default=True)
        go_on.clicked.connect(self.table.open_current)

    def _open(self, contact: str, open_contact: Callable[[str], object]) -> None:
        self.close_sheet()
        open_contact(contact)


def _column(preview: ReturnPreview, at: int) -> Column:
    """Gender takes what room is left."""
    column = preview.columns[at]
    if column.source == "gender":
        return Column(column.title, 0)
    return (
        Column(column.title, 72, align="right", figures=True) if column.source == "age" else Column(column.title, 110)
    )


def open_records_sheet(
    parent: QWidget, group: GapGroup, preview: ReturnPreview, open_contact: Callable[[str], object]
) -> RecordsSheet:
    """Show it over the window."""
    sheet = RecordsSheet(parent, group, preview, open_contact)
    sheet.open(sheet.table)
    return sheet
