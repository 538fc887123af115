"""The contacts past the retention time: open one, erase one, or erase all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.forms.period_words import months_words
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.erasing.question import erase_contact, erase_past_retention
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.summaries import ContactSummary

_ROW: Final = 44
_MOST_ROWS: Final = 9


class RetentionSheet(Sheet):
    """Who was seen longest ago stands first. Enter opens, Delete erases; without anybody left the sheet closes."""

    def __init__(self, parent: QWidget, desk: DeskContext) -> None:
        months = months_words(desk.profile.retention_months)
        super().__init__(
            parent, tr("To be erased"), subtitle=tr("Nothing happened with them for {months} or more.", months=months),
            width=680,
        )  # fmt: skip
        self._desk = desk
        self._rows: dict[Hashable, ContactSummary] = {}
        self._binned: frozenset[str] = frozenset()
        self.table = _List(
            [Column(tr("ID number"), 190, mono=True), Column(tr("Last seen"), 120, figures=True), Column(tr("Ago"))],
            name=tr("To be erased"), row_height=_ROW, zebra=False,
        )  # fmt: skip
        self.table.opened.connect(self._open)
        self.table.deleted = self.erase_current
        self.content.addWidget(self.table)
        self.all = self.add_button("", "danger", icon="trash-2", first=True)
        self.all.clicked.connect(self.erase_all)
        self.add_cancel(tr("Close"))
        self.one = self.add_button(tr("Erase for good"), "secondary", keys=("Del",))
        self.one.clicked.connect(self.erase_current)
        self.open_button = self.add_button(tr("Open"), "primary", keys=("Enter",), default=True)
        self.open_button.clicked.connect(self.table.open_current)
        for button in (self.all, self.one):
            button.setEnabled(not desk.read_only)

    def show_list(self, read: tuple[Sequence[ContactSummary], frozenset[str]]) -> None:
        """Show who is past the time, and which of them are in the bin; opens the sheet the first time."""
        rows, self._binned = read
        if not rows:
            self.close_sheet()
            return
        today = self._desk.today()
        self._rows = {row.key: row for row in sorted(rows, key=lambda row: (row.last_seen, row.contact.id_number))}
        self.table.show_rows(list(self._rows), lambda key: self._cells(self._rows[key], today))
        self.table.setFixedHeight(52 + _ROW * min(len(rows), _MOST_ROWS))
        self.all.setVisible(len(rows) > 1)
        self.all.set_label(tr("Erase all {n}", n=len(rows)))
        if not self.isVisible():
            self.open(self.table.view)

    def read(self) -> None:
        """Read the list again."""
        today = self._desk.today()
        self._desk.worker.run(lambda store: _read(store, today), self.show_list)

    def _cells(self, row: ContactSummary, today: date) -> tuple[Cell, ...]:
        ago = _ago(row.last_seen, today)
        if row.key in self._binned:
            ago = tr("{ago}, in the bin", ago=ago)
        return Cell(row.contact.id_number), Cell(show_date(row.last_seen)), Cell(ago, "ink2")

    def _open(self, key: object) -> None:
        self.close_sheet()
        self._desk.go("person", contact=key)

    def erase_current(self) -> None:
        """Delete: the contact in focus, after the question."""
        row = self._rows.get(self.table.current() or "")
        if row is not None and not self._desk.read_only:
            erase_contact(self, self._desk, row.key, row.contact.id_number, self.read)

    def erase_all(self) -> None:
        """All that the list shows, after a question that names the number."""
        erase_past_retention(self, self._desk, [str(key) for key in self._rows], self.read)


class _List(DataTable):
    deleted: Callable[[], None] = staticmethod(lambda: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted()
        else:
            super().keyPressEvent(event)


def _ago(seen: date, today: date) -> str:
    months = (today.year - seen.year) * 12 + today.month - seen.month - (today.day < seen.day)
    return months_words(months)


def _read(store: OpenStore, today: date) -> tuple[list[ContactSummary], frozenset[str]]:
    there = {contact.key for contact in store.reading.contacts()}
    found = store.reading.past_retention(today)
    return found, frozenset(row.key for row in found if row.key not in there)


def open_retention(parent: QWidget, desk: DeskContext) -> RetentionSheet:
    """Read the list and show it over the window."""
    sheet = RetentionSheet(parent, desk)
    sheet.read()
    return sheet
