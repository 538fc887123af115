"""The list of those who wait for a WHO-5, with a tick for each that is to have a form printed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.models.who5_due import DueContacts
from exitdesk.ui.theme import HEIGHT_ROW
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.empty_state import EmptyState

_TICK, _SINCE, _SCORE, _NEXT = 50, 124, 166, 78


class DueList(QWidget):
    """``picked`` carries the contact's key (Enter, or a click on the row); Space or a click on the box ticks."""

    picked = Signal(str)
    ticked = Signal()

    def __init__(self, due: DueContacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = due
        self._ticks: set[str] = set()
        self.table = DataTable(
            [
                Column("", _TICK),
                Column(tr("ID number"), mono=True, least=104),
                Column(tr("Waiting since"), _SINCE, figures=True),
                Column(tr("Last score"), _SCORE, figures=True),
                Column(tr("Next"), _NEXT),
            ],
            name=tr("Waiting for WHO-5"), row_height=HEIGHT_ROW, zebra=False,
        )  # fmt: skip
        self.table.view.installEventFilter(self)
        self.table.opened.connect(lambda key: self.picked.emit(str(key)))
        self.table.view.clicked.connect(self._clicked)
        self.table.view.setCursor(Qt.CursorShape.PointingHandCursor)
        self.empty = EmptyState(tr("Nobody waits for a WHO-5"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.setFocusProxy(self.table)
        due.scored.connect(self.table.model.renew)

    def show_due(self) -> None:
        """Show what the model holds now."""
        keys: list[Hashable] = list(self._due.keys)
        self._ticks &= set(self._due.keys)
        self.table.show_rows(keys, self._cells)
        no_contacts = self._due.contacts == 0
        self.empty.detail_text.setText(
            tr("There are no contacts yet. Add the first one on page 2.")
            if no_contacts
            else tr("A form that came anyway is typed in above: ID number, Enter, five digits.")
        )
        self.empty.detail_text.setVisible(True)
        self._stack.setCurrentWidget(self.empty if self._due.is_read and not keys else self.table)

    def chosen(self) -> list[str]:
        """Keys of the ticked contacts, in the order of the list."""
        return [key for key in self._due.keys if key in self._ticks]

    def current(self) -> str | None:
        """The contact of the current row, while the list has the focus."""
        key = self.table.current()
        return str(key) if key is not None and self.table.view.hasFocus() else None

    def _cells(self, key: Hashable) -> tuple[Cell, ...]:
        ticked = key in self._ticks
        box = Cell("", "accent" if ticked else "ink2", icon="square-check" if ticked else "square")
        return (box, *self._due.cells(str(key)))

    def _toggle(self, key: object) -> None:
        self._ticks ^= {str(key)}
        self.table.model.renew()
        self.ticked.emit()

    def _clicked(self, index: QModelIndex) -> None:
        key = self.table.model.ids[index.row()]
        if index.column() == 0:
            self._toggle(key)
        else:
            self.picked.emit(str(key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and (key := self.table.current()) is not None
        ):
            self._toggle(key)
            return True
        return super().eventFilter(watched, event)
