"""What an import would add, and what is in doubt; then saving the sound rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.file_import import FileImport, Looked, look_at, with_tables
from exitdesk.ui.setup.import_doubts import DoubtTable, plan_summary
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.figure_table import FigureTable
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.sheet import Sheet, tell
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.import_plan import Doubt, ImportPlan


def import_file(parent: QWidget, desk: DeskContext, path: Path) -> None:
    """Look at a file, then show what it would add, or first ask what its columns are."""
    profile, today = desk.profile, desk.today()

    def show(looked: Looked) -> None:
        if looked.plan is None:
            choose_columns(parent, desk, looked.file)
        else:
            ImportSheet(parent, desk, looked.file, looked.plan).open_here()

    desk.worker.run_long(
        lambda store, progress: look_at(path, store, profile, today, progress), show,
        lambda error: tell(parent, tr("The file cannot be imported"), str(error)), text=tr("Reading the workbook"),
    )  # fmt: skip


def choose_columns(parent: QWidget, desk: DeskContext, file: FileImport) -> None:
    """Ask what the columns are, then show what the whole file would add."""
    from exitdesk.ui.setup.mapping_sheet import MappingSheet

    MappingSheet(parent, desk, file, lambda chosen: show_plan(parent, desk, chosen)).open_here()


def show_plan(parent: QWidget, desk: DeskContext, file: FileImport) -> None:
    """Work out and show what a file would add."""
    profile, today = desk.profile, desk.today()
    desk.worker.run_long(
        lambda store, progress: file.plan(store, profile, today, progress),
        lambda plan: ImportSheet(parent, desk, file, plan).open_here(),
        lambda error: tell(parent, tr("The file cannot be imported"), str(error)), text=tr("Reading the workbook"),
    )  # fmt: skip


class ImportSheet(Sheet):
    """The dry run: every doubt with its place, a line per sheet, and one button that saves what is sound.

    What is to be decided stands first, so that it is in view on a small screen too.
    """

    def __init__(self, parent: QWidget, desk: DeskContext, file: FileImport, plan: ImportPlan) -> None:
        summary = f"{file.path.name} · {plan_summary(plan)}" if plan.sheets else file.path.name
        super().__init__(parent, tr("Import"), subtitle=summary, width=1000)
        self._desk, self._file, self._plan, self._behind = desk, file, plan, parent
        self.doubts: DoubtTable | None = None
        self.without: Button | None = None
        self.all_without: Button | None = None
        if plan.doubts:
            self._add_doubts(plan)
        elif not plan.new_rows:
            self.content.addWidget(Text(tr("Everything in the file is here already."), "body_strong"))
        sheets = [
            (sheet, str(count.rows), str(count.new), str(count.already_there), str(count.in_doubt))
            for sheet, count in plan.sheets.items()
        ]
        head = (tr("Sheet"), tr("Rows"), tr("New"), tr("Already here"), tr("In doubt"))
        self.counts = FigureTable(head, sheets, name=tr("What the file holds"))
        self.content.addWidget(self.counts)
        notes = [*plan.notes]
        if file.mapping is not None and plan.unknown_columns:
            left_out = ", ".join(column for _sheet, column in plan.unknown_columns)
            notes.append(tr("Columns left out: {names}.", names=left_out))
        self.notes = Text("\n".join(notes), "body")
        if notes:
            self.content.addWidget(self.notes)
        if file.mapping is None and (unknown := _unknown(plan)):
            self.content.addWidget(Banner(tr("Not read"), unknown, icon="info", tone="due"))
        if file.mapping is not None or not plan.sound or plan.unknown_columns or plan.unknown_sheets:
            words = tr("Choose the columns") if file.mapping is None else tr("Change the columns")
            self.change = self.add_button(words, "ghost", icon="pencil", first=True)
            self.change.clicked.connect(self._change_columns)
        cancel = self.add_cancel(tr("Save nothing") if plan.new_rows else tr("Close"))
        self.save = None
        if plan.new_rows:
            label = trn("Save the {n} sound row", "Save the {n} sound rows", plan.new_rows)
            if plan.sound:
                label = trn("Save {n} row", "Save {n} rows", plan.new_rows)
            self.save = self.add_button(label, "primary", keys=("Ctrl", "S"), default=True)
            self.save.clicked.connect(self._save)
        self._start: QWidget = (self.doubts and self.doubts.table) or self.save or cancel

    def open_here(self) -> None:
        """Show it."""
        self.open(self._start)

    def _add_doubts(self, plan: ImportPlan) -> None:
        self.doubts = DoubtTable(
            tr("They are not saved. Correct them in the file, and import it again."),
            one_sheet=self._file.mapping is not None,
        )
        self.content.addWidget(self.doubts)
        self.doubts.show_doubts(plan.doubts)  # once it has a parent: else it would open a window
        if not any(doubt.optional for doubt in plan.doubts):
            return
        area, line = flow(self, gap=10)
        self.without = Button(tr("Take the row without this value"), "secondary")
        self.without.clicked.connect(self._take_without)
        self.all_without = Button("", "secondary")
        self.all_without.clicked.connect(self._take_all_without)
        line.addWidget(self.without)
        line.addWidget(self.all_without)
        self.content.addWidget(area)
        self.doubts.table.current_changed.connect(lambda _id: self._show_decisions())
        self._show_decisions()

    def _alike(self) -> list[Doubt]:
        """The doubts of the current one's column and kind."""
        one = self.doubts.current() if self.doubts is not None else None
        if one is None or not one.optional:
            return []
        same = (one.sheet, one.column, one.code)
        return [other for other in self._plan.doubts if (other.sheet, other.column, other.code) == same]

    def _show_decisions(self) -> None:
        alike = self._alike()
        if self.without is not None and self.all_without is not None:
            self.without.setEnabled(bool(alike))
            self.all_without.setVisible(len(alike) > 1)
            self.all_without.set_label(
                trn("Take all {n} row of this kind so", "Take all {n} rows of this kind so", len(alike))
            )

    def _take_without(self) -> None:
        doubt = self.doubts.current() if self.doubts is not None else None
        if doubt is not None:
            self._decide([doubt])

    def _take_all_without(self) -> None:
        self._decide(self._alike())

    def _decide(self, doubts: Iterable[Doubt]) -> None:
        """Work it out anew without these values."""
        file = replace(self._file, without=self._file.without | {doubt.place for doubt in doubts})
        parent, desk = self._behind, self._desk
        self.close_sheet()
        show_plan(parent, desk, file)

    def _change_columns(self) -> None:
        parent, desk, file = self._behind, self._desk, self._file
        self.close_sheet()
        desk.worker.run_long(
            lambda _store, progress: with_tables(file, progress), lambda found: choose_columns(parent, desk, found),
            lambda error: tell(parent, tr("The file cannot be imported"), str(error)), text=tr("Reading the workbook"),
        )  # fmt: skip

    def _save(self) -> None:
        if self.save is None or self.save.is_busy():
            return
        file, plan, rows = self._file, self._plan, self._plan.new_rows
        save = self.save
        save.set_busy(True)

        def saved(_changes: object) -> None:
            self.close_sheet()
            self._desk.toast(
                trn("{n} row is saved. Ctrl+Z takes it back.", "{n} rows are saved. Ctrl+Z takes them back.", rows)
            )

        def failed(error: Exception) -> None:
            save.set_busy(False)
            self.content.addWidget(Banner(tr("Nothing was saved"), str(error), icon="triangle-alert", tone="err"))

        self._desk.worker.run_long(
            lambda store, progress: file.save(store, plan, progress), saved, failed,
            cancelled=lambda: save.set_busy(False), text=tr("Saving"), changes=True,
        )  # fmt: skip


def _unknown(plan: ImportPlan) -> str:
    parts = []
    if plan.unknown_sheets:
        parts.append(tr("Unknown sheets: {names}.", names=", ".join(plan.unknown_sheets)))
    if plan.unknown_columns:
        names = ", ".join(f"{sheet}: {column}" for sheet, column in plan.unknown_columns)
        parts.append(tr("Unknown columns: {names}.", names=names))
    return " ".join(parts)
