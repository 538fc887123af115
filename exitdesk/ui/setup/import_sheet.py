"""What an import would add, and what is in doubt; then saving the sound rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.figure_table import FigureTable
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from exitdesk.returns.import_plan import ImportPlan

_MOST_ROWS = 5


class ImportSheet(Sheet):
    """The dry run: a line per sheet, every doubt with its place, and one button that saves what is sound."""

    def __init__(self, parent: QWidget, desk: DeskContext, plan: ImportPlan, name: str) -> None:
        super().__init__(parent, tr("Import"), subtitle=name, width=1000)
        self._desk, self._plan = desk, plan
        sheets = [
            (sheet, str(count.rows), str(count.new), str(count.already_there), str(count.in_doubt))
            for sheet, count in plan.sheets.items()
        ]
        head = (tr("Sheet"), tr("Rows"), tr("New"), tr("Already here"), tr("In doubt"))
        self.counts = FigureTable(head, sheets, name=tr("What the file holds"))
        self.content.addWidget(self.counts)
        if unknown := _unknown(plan):
            self.content.addWidget(Banner(tr("Not read"), unknown, icon="info", tone="due"))
        self.doubts: DataTable | None = None
        if plan.doubts:
            self._add_doubts(plan)
        elif not plan.new_rows:
            self.content.addWidget(Text(tr("Everything in the file is here already."), "body_strong"))
        cancel = self.add_cancel(tr("Save nothing") if plan.new_rows else tr("Close"))
        self.save = None
        if plan.new_rows:
            label = trn("Save the {n} sound row", "Save the {n} sound rows", plan.new_rows)
            if plan.sound:
                label = trn("Save {n} row", "Save {n} rows", plan.new_rows)
            self.save = self.add_button(label, "primary", keys=("Ctrl", "S"), default=True)
            self.save.clicked.connect(self._save)
        self._start: QWidget = self.doubts or self.save or cancel

    def open_here(self) -> None:
        """Show it."""
        self.open(self._start)

    def _add_doubts(self, plan: ImportPlan) -> None:
        columns = [
            Column(tr("Sheet"), 108),
            Column(tr("Row"), 64, align="right", figures=True),
            Column(tr("Column"), 128),
            Column(tr("Read"), 150),
            Column(tr("Why"), 0),
        ]
        table = DataTable(
            columns, name=tr("Rows in doubt"), title=tr("Rows in doubt"),
            caption=tr("They are not saved. Correct them in the file, and import it again."),
        )  # fmt: skip

        def cells(number: Hashable) -> list[str | Cell]:
            doubt = plan.doubts[int(str(number))]
            row = str(doubt.row) if doubt.row else ""
            return [doubt.sheet, row, doubt.column, Cell(doubt.read, "ink2"), doubt.why]

        table.show_rows(range(len(plan.doubts)), cells)
        table.setFixedHeight(112 + table.row_height * min(len(plan.doubts), _MOST_ROWS))
        self.full = Text("", "body")
        self.full.setMinimumHeight(44)
        table.current_changed.connect(self._show_doubt)
        self.doubts = table
        self.content.addWidget(table)
        self.content.addWidget(self.full)
        self._show_doubt(0)

    def _show_doubt(self, number: object) -> None:
        """The current doubt in full: the table's cells may be too narrow for it."""
        doubt = self._plan.doubts[int(str(number))]
        place = tr("{sheet}, row {row}", sheet=doubt.sheet, row=doubt.row) if doubt.row else doubt.sheet
        parts = (place, doubt.column, f"“{doubt.read}”" if doubt.read else "")
        self.full.setText(f"{' · '.join(part for part in parts if part)}: {doubt.why}")

    def _save(self) -> None:
        if self.save is None or self.save.is_busy():
            return
        batch, rows = self._plan.batch, self._plan.new_rows
        self.save.set_busy(True)

        def saved(_changes: object) -> None:
            self.close_sheet()
            self._desk.toast(
                trn("{n} row is saved. Ctrl+Z takes it back.", "{n} rows are saved. Ctrl+Z takes them back.", rows)
            )

        def failed(error: Exception) -> None:
            if self.save is not None:
                self.save.set_busy(False)
            self.content.addWidget(Banner(tr("Nothing was saved"), str(error), icon="triangle-alert", tone="err"))

        self._desk.worker.run_long(
            lambda store, progress: store.operations.import_records(batch, progress=progress.step), saved, failed,
            text=tr("Saving"), changes=True,
        )  # fmt: skip


def _unknown(plan: ImportPlan) -> str:
    parts = []
    if plan.unknown_sheets:
        parts.append(tr("Unknown sheets: {names}.", names=", ".join(plan.unknown_sheets)))
    if plan.unknown_columns:
        names = ", ".join(f"{sheet}: {column}" for sheet, column in plan.unknown_columns)
        parts.append(tr("Unknown columns: {names}.", names=names))
    return " ".join(parts)


def open_import_sheet(parent: QWidget, desk: DeskContext, plan: ImportPlan, name: str) -> ImportSheet:
    """Show the report of ``name`` over the window."""
    sheet = ImportSheet(parent, desk, plan, name)
    sheet.open_here()
    return sheet
