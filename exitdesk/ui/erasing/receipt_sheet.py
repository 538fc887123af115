"""The receipt on screen: to be saved, printed, or thrown away. It is kept nowhere, so it is not lost by a slip."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.forms.erasure_words import backup_words, kinds_words, log_words, moment_words
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.sheet import Sheet, ask, tell
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from exitdesk.store.backup_shelf import StillHolding
    from exitdesk.store.erasing import ErasedContact
    from exitdesk.store.opening import OpenStore

_MOST_ROWS: Final = 5
_ROW: Final = 40


class ReceiptSheet(Sheet):
    """One receipt in full, or the list of several. Esc asks first while it is neither saved nor printed."""

    def __init__(self, parent: QWidget, desk: DeskContext, erased: Sequence[ErasedContact]) -> None:
        super().__init__(parent, tr("Receipt for erasure"), width=640)
        self._desk, self._erased = desk, tuple(erased)
        self.kept = False
        self._fill()
        self.saved = SavedFile(compact=True)
        self.content.addWidget(self.saved)
        self.throw = self.add_button(tr("Throw away"), "ghost", icon="trash-2", first=True)
        self.throw.clicked.connect(self.close_sheet)
        self.printer = self.add_button(tr("Print"), "secondary", icon="printer")
        self.printer.clicked.connect(self.print_out)
        self.save = self.add_button(tr("Save as PDF"), "primary", icon="download", keys=("Ctrl", "S"), default=True)
        self.save.clicked.connect(self.save_pdf)

    def _fill(self) -> None:
        one = self._erased[0]
        if len(self._erased) == 1:
            erased = Text(tr("Erased {moment}", moment=moment_words(one.receipt)), "secondary")
            self._group(Text(one.receipt.id_number, "id", elide=True), erased)
            self._section(tr("What was erased"), kinds_words(one.receipt.rows))
            self._section(tr("What the log keeps"), log_words(one.receipt.log_values))
            self._section(tr("Backups and copies"), backup_words(one.holding))
        else:
            words = trn("{n} contact was erased.", "{n} contacts were erased.", len(self._erased))
            self.content.addWidget(Text(words, "section"))
            self.content.addWidget(_numbers(self._erased))
            self._section(tr("What the log keeps"), log_words(0))
            self._section(tr("Backups and copies"), backup_words(_together(self._erased)))
        self.content.addWidget(
            Text(
                tr("The receipt is for the person. It is kept nowhere: save it, print it, or throw it away."), "caption"
            )
        )

    def _section(self, title: str, sentences: Sequence[str]) -> None:
        self._group(Text(title, "section"), Text("\n".join(sentences), "body"))

    def _group(self, *texts: Text) -> None:
        column = QVBoxLayout()
        column.setSpacing(3)
        for text in texts:
            column.addWidget(text)
        self.content.addLayout(column)

    def dismiss(self) -> None:
        if self.kept:
            self.close_sheet()
            return
        ask(
            self, tr("Throw the receipt away?"), tr("It is kept nowhere and cannot be made again."), tr("Throw away"),
            then=lambda yes: self.close_sheet() if yes else None, no=tr("No, keep it"), destructive=True,
        )  # fmt: skip

    def save_pdf(self) -> None:
        """Ask where, and write all receipts into one PDF."""
        mark = f"{tr('PRACTICE')} " if self._desk.practice else ""
        name = f"{mark}{tr('receipt')} {self._desk.today():%Y-%m-%d}.pdf"
        path = pickers.choose_target(self, tr("Where should the file go?"), name, "PDF (*.pdf)")
        if path is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        erased, organisation, practice = self._erased, self._desk.profile.organisation, self._desk.practice

        def write(store: OpenStore) -> None:
            from exitdesk.forms.erasure_receipt import erasure_receipts
            from exitdesk.store.files import write_file_safely
            from exitdesk.store.history import Action

            data = erasure_receipts(erased, organisation=organisation, practice=practice)
            store.operations.log(Action.EXPORTED, detail="erasure receipt")
            write_file_safely(target, data)

        self.save.set_busy(True)
        self._desk.worker.run(write, lambda _none: self._written(target), self._failed)

    def _written(self, path: Path) -> None:
        self.save.set_busy(False)
        self._is_kept()
        self.saved.show_file(path)

    def _failed(self, error: Exception) -> None:
        self.save.set_busy(False)
        tell(self, tr("The file was not written"), str(error))

    def _is_kept(self) -> None:
        self.kept = True
        self.throw.set_label(tr("Close"))

    def print_out(self) -> None:
        """Straight to the printer; no file is written."""
        from exitdesk.forms.erasure_receipt import draw_receipt
        from exitdesk.ui.paper import print_pages

        organisation, practice = self._desk.profile.organisation, self._desk.practice

        def page(one: ErasedContact) -> Callable[[object], None]:
            return lambda canvas: draw_receipt(canvas, one, organisation=organisation, practice=practice)

        if print_pages(self, [page(one) for one in self._erased]):
            self._is_kept()


def _numbers(erased: Sequence[ErasedContact]) -> DataTable:
    """Number, and how many rows went with it."""
    table = DataTable(
        [Column(tr("ID number"), 200, mono=True), Column(tr("What was erased"))],
        name=tr("Receipt for erasure"), row_height=_ROW, zebra=False,
    )  # fmt: skip

    def cells(at: object) -> tuple[Cell, Cell]:
        receipt = erased[int(str(at))].receipt
        rows = sum(n for kind, n in receipt.rows.items() if kind != "contact")
        return Cell(receipt.id_number), Cell(trn("{n} entry", "{n} entries", rows), "ink2")

    table.show_rows(list(range(len(erased))), cells)
    table.setFixedHeight(52 + _ROW * min(len(erased), _MOST_ROWS))
    return table


def _together(erased: Sequence[ErasedContact]) -> StillHolding:
    """The backups that hold at least one of them."""
    from exitdesk.store.backup_shelf import StillHolding

    held = [one.holding for one in erased]
    return StillHolding(
        days=tuple(sorted({day for one in held for day in one.days}, reverse=True)),
        until=max((one.until for one in held if one.until is not None), default=None),
        staying=tuple(dict.fromkeys(path for one in held for path in one.staying)),
        reachable=all(one.reachable for one in held),
        away=max((one.away for one in held if one.away is not None), default=None),
    )


def open_receipts(window: QWidget, desk: DeskContext, erased: Sequence[ErasedContact]) -> ReceiptSheet:
    """Show it over the window, with the focus on saving."""
    sheet = ReceiptSheet(window, desk, erased)
    sheet.open(sheet.save)
    return sheet
