"""What has changed in periods that were returned: each opens its record, and all of it can be saved to be sent."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from exitdesk.domain.periods import parse_period
from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.return_view import shown_cell
from exitdesk.ui.returning.password_pair import PasswordPair
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.sheet import Sheet, tell

if TYPE_CHECKING:
    from exitdesk.errors import ExitDeskError
    from exitdesk.returns.freezing import Correction
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.snapshots import Snapshot
    from exitdesk.ui.tasks import Progress

_ROW: Final = 40
_MOST: Final = 9


class CorrectionsSheet(Sheet):
    """Enter opens the contact; Ctrl+S saves them as a workbook."""

    def __init__(
        self, parent: QWidget, desk: DeskContext, found: Sequence[Correction], open_contact: Callable[[str], object],
        *, notice: str = "",
    ) -> None:  # fmt: skip
        super().__init__(
            parent, tr("Corrections to earlier returns"), width=980,
            subtitle=trn(
                "{n} correction. Send it with the next return: what was sent stays as it is.",
                "{n} corrections. Send them with the next return: what was sent stays as it is.",
                len(found),
            ),
        )  # fmt: skip
        self._desk, self._found, self._open_contact = desk, found, open_contact
        if notice:
            self.content.addWidget(Banner(tr("Not all could be compared"), notice, icon="info", tone="due"))
        columns = [
            Column(tr("Period"), 160),
            Column(tr("ID number"), 130, mono=True),
            Column(tr("Column"), 0, least=240),
            Column(tr("Was sent"), 130),
            Column(tr("Now"), 130, weight=600),
        ]
        self.table = DataTable(columns, name=self.title_text.text(), row_height=_ROW, zebra=False)
        self.table.show_rows(range(len(found)), self._cells)
        self.table.setFixedHeight(58 + _ROW * min(len(found), _MOST))
        self.table.opened.connect(lambda at: self._go_to(found[int(str(at))]))
        self.content.addWidget(self.table)
        self.password = PasswordPair()
        self.content.addWidget(self.password)
        self.saved = SavedFile(above=0)
        self.content.addWidget(self.saved)
        self.add_cancel(tr("Close"))
        self.save = self.add_button(tr("Save as Excel"), "primary", keys=("Ctrl", "S"), icon="download", default=True)
        self.save.clicked.connect(self.write)

    def _cells(self, at: Hashable) -> list[str | Cell]:
        one = self._found[int(str(at))]
        period = parse_period(one.snapshot.period)
        return [
            one.snapshot.period if period is None else period_in_name(period),
            one.number,
            _place(one),
            shown_cell(one.before).text,
            shown_cell(one.now).text,
        ]

    def _go_to(self, one: Correction) -> None:
        if not one.contact:  # a figure is nobody's
            return
        self.close_sheet()
        self._open_contact(one.contact)

    def write(self) -> None:
        """Ask where, then write the workbook."""
        if self.save.is_busy() or not self.password.check():
            return
        mark = f"{tr('PRACTICE')} " if self._desk.practice else ""
        name = f"{mark}{tr('Corrections to earlier returns')}.xlsx"
        path = pickers.choose_target(self, tr("Where should the file go?"), name, "Excel (*.xlsx)")
        if path is None:
            return
        target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        profile, found, password = self._desk.profile, self._found, self.password.text() or None

        def write(store: OpenStore, _progress: object) -> None:
            from exitdesk.forms.corrections_file import write_corrections

            write_corrections(store, profile, found, target, password)

        self.save.set_busy(True)
        self._desk.worker.run_long(
            write,
            lambda _none: self._written(target),
            self._failed,
            text=tr("Writing the workbook"),
            cancellable=False,
        )

    def _written(self, path: Path) -> None:
        self.save.set_busy(False)
        self.saved.show_file(path)
        self.scroll_to(self.saved)

    def _failed(self, error: ExitDeskError) -> None:
        self.save.set_busy(False)
        self.content.insertWidget(
            0, Banner(tr("The file was not written"), str(error), icon="circle-alert", tone="err")
        )


def _place(one: Correction) -> str | Cell:
    """Where it stands in the return; what came or went is told in words."""
    words = {"added": tr("a new row"), "removed": tr("the row goes out")}
    parts = [one.sheet if one.row else "", one.place, "" if one.column else words[one.kind]]
    return Cell(" · ".join(filter(None, parts)), "ink" if one.column else "due")


def open_corrections(
    parent: QWidget, desk: DeskContext, open_contact: Callable[[str], object], sent: Sequence[Snapshot] | None = None
) -> None:
    """Compare these returns, or the newest of each period, with what the records say now; then show what differs."""

    def work(store: OpenStore, progress: Progress) -> tuple[Sequence[Correction], str]:
        from exitdesk.forms.corrections_file import not_compared_words
        from exitdesk.returns.freezing import corrections

        made = corrections(store, progress.step, sent)
        return made.found, not_compared_words(made.not_compared)

    def show(made: tuple[Sequence[Correction], str]) -> None:
        found, notice = made
        if not isValid(parent) or not parent.isVisible():
            return
        if found:
            sheet = CorrectionsSheet(parent, desk, found, open_contact, notice=notice)
            sheet.open(sheet.table)
        elif notice:
            tell(parent, tr("Not all could be compared"), notice)
        else:
            words = tr("What the records say now is what was sent.")
            tell(parent, tr("There are no corrections"), words)

    desk.worker.run_long(work, show, text=tr("Comparing with what was sent"))
