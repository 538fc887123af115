"""A list of records: opened with Enter or a click, put in the bin with Delete."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from exitdesk.ui.theme import HEIGHT_ROW
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.empty_state import EmptyState


class RecordList(QWidget):
    """A table, or words where there is nothing; ``opened`` (Enter, a click) and ``binned`` (Delete) carry the key."""

    opened = Signal(str)
    binned = Signal(str)

    def __init__(self, columns: Sequence[Column], *, name: str, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.table = DataTable(columns, name=name, row_height=HEIGHT_ROW, zebra=False, opens_on_click=True)
        self.table.opened.connect(lambda key: self.opened.emit(str(key)))
        self.table.view.installEventFilter(self)
        self.empty = EmptyState("", keys=keys)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.setFocusProxy(self.table)

    def show_rows(self, rows: dict[str, tuple[Cell, ...]], nothing: str) -> None:
        """Key -> cells; ``nothing`` is said when there are none."""
        ids: list[Hashable] = list(rows)
        self.table.show_rows(ids, lambda key: rows[str(key)])
        self.empty.title_text.setText(nothing)
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = self.table.current()
            if event.key() == Qt.Key.Key_Delete and key is not None:
                self.binned.emit(str(key))
                return True
        return super().eventFilter(watched, event)
