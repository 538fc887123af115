"""Data in and out: the data workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.sheet import Sheet, tell
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.tasks import Progress

EXCEL = "Excel (*.xlsx)"
TABLES = "(*.xlsx *.ods *.csv *.tsv *.txt)"


class DataCard(SetupCard):
    """Import shows first what it would add; export says that the file is in the clear."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Data in and out"), "table-2", parent)
        self._desk = desk
        self.add_words(
            tr("The data workbook is an Excel file with one sheet for each kind of record. "
               "Before an import you see what is sound and what is in doubt.")
        )  # fmt: skip
        self.add_words(
            tr("A table that you keep by hand (.xlsx, .ods or .csv) can come in too: "
               "you say once what its columns are.")
        )  # fmt: skip
        self.import_button = Button(tr("Import"), "secondary", icon="upload", keys=("Ctrl", "I"))
        self.import_button.clicked.connect(self.import_workbook)
        self.import_button.setEnabled(not desk.read_only and desk.allows(Permission.IMPORT))
        self.export_button = Button(tr("Export all"), "secondary", icon="download", keys=("Ctrl", "E"))
        self.export_button.clicked.connect(self.export_workbook)
        self.add_buttons(self.import_button, self.export_button)
        self.saved = SavedFile(compact=True)
        self.body.addWidget(self.saved)

    def import_workbook(self) -> None:
        """Choose a file, read it, and show the report."""
        path = pickers.choose_file(self, tr("Choose the file"), f"{tr('Tables')} {TABLES}")
        if path is None:
            return
        from exitdesk.ui.setup.import_sheet import import_file

        import_file(self, self._desk, path)

    def export_workbook(self) -> None:
        """Ask whether it may be in the clear, then where it goes."""
        ExportSheet(self, self._desk, self._write).open_here()

    def _write(self, password: str) -> None:
        mark = f"{tr('PRACTICE')} " if self._desk.practice else ""
        name = f"{mark}{tr('ExitDesk data')} {self._desk.today():%Y-%m-%d}.xlsx"
        path = pickers.choose_target(self, tr("Where should the file go?"), name, EXCEL)
        if path is None:
            return
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(f"{path.name}.xlsx")
        target, profile = path, self._desk.profile

        def write(store: OpenStore, progress: Progress) -> None:
            from exitdesk.forms.paperwork import write_data_workbook

            write_data_workbook(store, profile, target, password or None, progress.step)

        self._desk.worker.run_long(
            write, lambda _none: self._written(target, bool(password)),
            lambda error: tell(self, tr("The file was not written"), str(error)), text=tr("Writing the workbook"),
        )  # fmt: skip

    def _written(self, path: Path, encrypted: bool) -> None:
        note = "" if encrypted else tr("It is in the clear: delete it when it has been used.")
        self.saved.show_file(path, note)
        self._desk.toast(tr("Saved: {name}", name=path.name))


class ExportSheet(Sheet):
    """The warning, and a password for those who want one. Cancel has the focus."""

    def __init__(self, parent: QWidget, desk: DeskContext, write: object) -> None:
        super().__init__(parent, tr("Export everything"), width=560)
        self._write = write
        warning = Banner(
            tr("The file holds everything in the clear"),
            tr("Every contact, talk and answer. Whoever has the file can read it."),
            icon="triangle-alert", tone="due",
        )  # fmt: skip
        self.content.addWidget(warning)
        hint = tr("Then Excel asks for the password. It is kept nowhere: write it down for whoever gets the file.")
        self.password = Field(tr("Password (optional)"), icon="key-round", secret=True, hint=hint)
        self.password.changed.connect(self._typed)
        self.content.addWidget(self.password)
        self.content.addWidget(Text(tr("To keep a copy, make a backup instead: it is encrypted."), "caption"))
        self.cancel = self.add_cancel()
        self.go_on = self.add_button(tr("Export in the clear"), "danger")
        self.go_on.clicked.connect(self._go_on)

    def open_here(self) -> None:
        """Show it, with the focus on Cancel."""
        self.open(self.cancel)

    def _typed(self, text: str) -> None:
        self.go_on.set_label(tr("Export with a password") if text else tr("Export in the clear"))
        self.go_on.set_kind("primary" if text else "danger")

    def _go_on(self) -> None:
        password = self.password.text()
        self.close_sheet()
        assert callable(self._write)
        self._write(password)
