"""The first columns of a wide table stay in view while the rest scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from exitdesk.ui.theme import colour

if TYPE_CHECKING:
    from exitdesk.ui.widgets.data_table import DataTable

_STEP: Final = 60


class PinnedColumns(QTableView):
    """A second view of the same rows over the left of the table; the mouse goes through it, the focus never to it.

    Also lets Left and Right scroll: the current cell is always a whole row.
    """

    def __init__(self, table: DataTable) -> None:
        super().__init__(table.view)
        self._table = table
        self.setModel(table.model)
        self.setItemDelegate(table.view.itemDelegate())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(12)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.row_height)
        self.verticalHeader().setMinimumSectionSize(table.row_height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.hide()
        table.view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        table.view.horizontalScrollBar().valueChanged.connect(lambda _value: self.fit())
        table.current_changed.connect(lambda _row: self.viewport().update())
        table.view.installEventFilter(self)

    def fit(self) -> None:
        """Stand over the pinned columns while the others are scrolled away from their place."""
        table = self._table
        if not table.pinned or not table.view.horizontalScrollBar().value():
            self.hide()
            return
        wide = 0
        for number in range(len(table.model.columns)):
            self.setColumnHidden(number, number >= table.pinned)
            if number < table.pinned:
                self.setColumnWidth(number, table.view.columnWidth(number))
                wide += table.view.columnWidth(number)
        self.setGeometry(0, 0, wide, table.view.viewport().height())
        self.show()
        self.verticalScrollBar().setValue(table.view.verticalScrollBar().value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        elif event.type() is QEvent.Type.Resize:
            self.fit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
            step = steps.get(Qt.Key(event.key()), 0)
            bar = self._table.view.horizontalScrollBar()
            if step and bar.maximum():
                bar.setValue(bar.value() + step)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("surface"))
        painter.end()
        super().paintEvent(event)
        line = QPainter(self.viewport())
        line.fillRect(QRectF(self.viewport().width() - 1, 0, 1, self.viewport().height()), colour("edge"))
