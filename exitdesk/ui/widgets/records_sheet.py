"""The contacts behind a check: choose one and its page opens; what can be mended at once is mended here."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.return_view import shown_cell
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.return_table import record_columns
from exitdesk.ui.widgets.sheet import Sheet, tell

if TYPE_CHECKING:
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.return_checks import GapGroup
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore

_ROW = 36
_MOST = 10
_REOPENED = "after_end"


class RecordsSheet(Sheet):
    """Enter, double click or the button opens the chosen contact; Alt+G reopens one that went on after its end."""

    def __init__(
        self, parent: QWidget, desk: DeskContext, group: GapGroup, preview: ReturnPreview,
        open_contact: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, group.title, subtitle=group.explanation, width=600)
        self._desk, self._preview = desk, preview
        gaps = [gap for gap in preview.gaps if gap.code == group.code]
        self._rows = {row.contact: row for row in preview.rows}
        self._numbers = {gap.contact: gap.id_number for gap in preview.gaps}
        self._looks_like = {gap.contact: gap.other for gap in gaps if gap.other}
        for gap in gaps:
            if gap.other:
                self._numbers.setdefault(gap.other, _number(preview, gap.other))
                self._looks_like.setdefault(gap.other, gap.contact)
        self._places = record_columns(preview)
        keys = list(dict.fromkeys(key for gap in gaps for key in (gap.contact, gap.other) if key))
        self._keys = keys if self._looks_like else sorted(keys, key=lambda key: self._numbers[key])
        self._reopened: list[tuple[int, str]] = []
        wide = round(max(text_width(number, font(14, mono=True)) for number in (*self._numbers.values(), "x" * 9))) + 48
        columns = [Column(tr("ID number"), wide, mono=True)]
        columns += [Column(tr("Looks like"), wide, mono=True)] if self._looks_like else []
        columns += [_column(preview, at) for at in self._places]
        self.table = DataTable(columns, name=group.title, row_height=_ROW, zebra=False)
        self.table.opened.connect(lambda contact: self._open(str(contact), open_contact))
        self.content.addWidget(self.table)
        self._show()
        self.add_cancel(tr("Close"))
        self.reopen_button = None
        if group.code == _REOPENED and not desk.read_only:
            self.reopen_button = self.add_button(tr("Reopen"), "secondary", keys=("Alt", "G"), icon="undo-2")
            self.add_key("Alt+G", self.reopen)
            self.reopen_button.clicked.connect(self.reopen)
        go_on = self.add_button(tr("Open"), "primary", keys=("Enter",), default=True)
        go_on.clicked.connect(self.table.open_current)

    def _show(self) -> None:
        self.table.show_rows(self._keys, self._cells)
        self.table.setFixedHeight(52 + _ROW * min(len(self._keys), _MOST))

    def _cells(self, contact: Hashable) -> list[str | Cell]:
        key = str(contact)
        row = self._rows.get(key)
        shown: list[str | Cell] = [self._numbers[key]]
        if self._looks_like:
            shown.append(Cell(self._numbers[self._looks_like[key]], "ink2"))
        return [*shown, *(shown_cell(row.cells[at]) for at in self._places if row is not None)]

    def _open(self, contact: str, open_contact: Callable[[str], object]) -> None:
        self.close_sheet()
        open_contact(contact)

    def reopen(self) -> None:
        """Take the end date of the chosen contact away; it can be undone."""
        key = self.table.current()
        if key is None or self.reopen_button is None or self.reopen_button.is_busy():
            return

        def reopened(_changes: Changes) -> None:
            at = self._keys.index(str(key))
            self._reopened.append((at, self._keys.pop(at)))
            self.has_done += 1
            self._desk.toast(tr("Reopened. Ctrl+Z undoes it."))
            if not self._keys:
                self.close_sheet()
                return
            assert self.reopen_button is not None
            self.reopen_button.set_busy(False)
            self._show()
            self.table.select(self._keys[min(at, len(self._keys) - 1)])
            self.table.view.setFocus()

        self.reopen_button.set_busy(True)
        self._desk.worker.change(lambda store: _reopen(store, str(key)), reopened, self._refused)

    def undone(self) -> None:
        at, key = self._reopened.pop()
        self._keys.insert(at, key)
        self._show()
        self.table.select(key)

    def _refused(self, error: ExitDeskError) -> None:
        if self.reopen_button is not None:
            self.reopen_button.set_busy(False)
        tell(self, tr("That did not work"), str(error))


def _reopen(store: OpenStore, key: str) -> Changes:
    contact = store.reading.contact(key)
    assert contact is not None, "what the check lists is there"
    return store.operations.save(replace(contact, ended=None))


def _number(preview: ReturnPreview, contact: str) -> str:
    return next((str(row.cells[0] or "") for row in preview.rows if row.contact == contact), "")


def _column(preview: ReturnPreview, at: int) -> Column:
    """Gender takes what room is left."""
    column = preview.columns[at]
    if column.source == "gender":
        return Column(column.title, 0)
    return (
        Column(column.title, 72, align="right", figures=True) if column.source == "age" else Column(column.title, 110)
    )


def open_records_sheet(
    parent: QWidget, desk: DeskContext, group: GapGroup, preview: ReturnPreview, open_contact: Callable[[str], object]
) -> RecordsSheet:
    """Show it over the window."""
    sheet = RecordsSheet(parent, desk, group, preview, open_contact)
    sheet.open(sheet.table)
    return sheet
