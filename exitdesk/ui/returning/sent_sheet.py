"""The returns that left: when, by whom, into which file; any of them can be written again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from exitdesk.domain.periods import parse_period
from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.returning.corrections_sheet import open_corrections
from exitdesk.ui.returning.password_pair import PasswordPair
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.person_sheets import when_words
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.errors import ExitDeskError
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.snapshots import Snapshot

_ROW: Final = 54
_MOST: Final = 8
_EXCEL: Final = "Excel (*.xlsx)"


@dataclass(frozen=True)
class Sent:
    """What left, the newest first, and the names of the templates by fingerprint."""

    snapshots: list[Snapshot]
    templates: dict[str, str]


def read_sent(store: OpenStore) -> Sent:
    """Everything the list shows."""
    from exitdesk.store.snapshots import SnapshotKind, kept_templates, snapshots_of

    templates = {one.fingerprint: one.name for one in kept_templates(store)}
    return Sent(snapshots_of(store, SnapshotKind.RETURN), templates)


class SentSheet(Sheet):
    """Enter writes the chosen one again; Alt+R shows what has changed since in the chosen one."""

    def __init__(self, parent: QWidget, desk: DeskContext, sent: Sent, open_contact: Callable[[str], object]) -> None:
        super().__init__(
            parent, tr("Returns that were sent"), width=1020,
            subtitle=tr("Each is kept as it left. What is changed afterwards is told as a correction."),
        )  # fmt: skip
        self._desk, self._sent, self._open_contact = desk, sent, open_contact
        self._by_key = {one.key: one for one in sent.snapshots}
        columns = [
            Column(tr("Period"), 170),
            Column(tr("Sent"), 210, figures=True),
            Column(tr("By"), 90),
            Column(tr("File"), 0, least=160),
            Column(tr("Filled into"), 120),
            Column(tr("Fingerprint"), 110, figures=True),
        ]
        self.table = DataTable(columns, name=tr("Returns that were sent"), row_height=_ROW, zebra=False)
        self.table.show_rows(list(self._by_key), self._cells)
        self.table.setFixedHeight(58 + _ROW * max(1, min(len(self._by_key), _MOST)))
        self.table.opened.connect(lambda _key: self.write_again())
        self.saved = SavedFile(above=0)
        if not sent.snapshots:
            self.table.hide()
            words = tr("As soon as a return is exported, it stands here.")
            self.content.addWidget(EmptyState(tr("Nothing was sent yet"), words))
        else:
            self.content.addWidget(self.table)
            self.password = PasswordPair()
            self.content.addWidget(self.password)
        self.content.addWidget(self.saved)
        self._trouble: Banner | None = None
        self.add_cancel(tr("Close"))
        if sent.snapshots:
            self.since = self.add_button(tr("Corrections since"), "secondary", keys=("Alt", "R"))
            self.add_key("Alt+R", self.show_corrections)
            self.since.clicked.connect(self.show_corrections)
            self.again = self.add_button(tr("Write it again"), "primary", keys=("Enter",), default=True)
            self.again.clicked.connect(self.write_again)

    def open_here(self) -> None:
        """Show it."""
        self.open(self.table if self._by_key else None)

    def _cells(self, key: Hashable) -> list[str | Cell]:
        one = self._by_key[str(key)]
        period = parse_period(one.period)
        coarser = tr("told less") if one.content.get("coarser") else ""
        template = "" if one.template is None else self._sent.templates.get(one.template, tr("the agency's workbook"))
        return [
            Cell(one.period if period is None else period_in_name(period), detail=coarser),
            when_words(one.made_at),
            one.made_by,
            ", ".join((one.file_name, *one.also_sent_as)),
            Cell(template, "ink2"),
            Cell(one.hash[:8], "ink2"),
        ]

    def write_again(self) -> None:
        """Ask where, then write the chosen return as it left."""
        snapshot = self._by_key.get(str(self.table.current()))
        if snapshot is None or self.again.is_busy() or not self.password.check():
            return
        path = pickers.choose_target(self, tr("Where should the file go?"), snapshot.file_name, _EXCEL)
        if path is None:
            return
        target, password = path if path.suffix else path.with_suffix(".xlsx"), self.password.text() or None

        def write(store: OpenStore, _progress: object) -> None:
            from exitdesk.forms.paperwork import write_return_again

            write_return_again(store, snapshot, target, password)

        self.again.set_busy(True)
        self._desk.worker.run_long(
            write,
            lambda _none: self._written(target),
            self._failed,
            text=tr("Writing the return"),
            cancellable=False,
        )

    def _written(self, path: Path) -> None:
        self.again.set_busy(False)
        self._tell("")
        self.saved.show_file(path)
        self.scroll_to(self.saved)

    def _failed(self, error: ExitDeskError) -> None:
        self.again.set_busy(False)
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None
        if sentence:
            self._trouble = Banner(tr("The file was not written"), sentence, icon="circle-alert", tone="err")
            self.content.insertWidget(0, self._trouble)

    def show_corrections(self) -> None:
        """What has changed since the chosen one left."""
        snapshot = self._by_key.get(str(self.table.current()))
        if snapshot is not None:
            open_corrections(self, self._desk, self._leave_to, [snapshot])

    def _leave_to(self, contact: str) -> None:
        self.close_sheet()
        self._open_contact(contact)
