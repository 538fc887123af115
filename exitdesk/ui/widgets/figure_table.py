"""A small table of figures inside a card: names that wrap at the left, figures at the right, hairlines between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import LEFT, RIGHT, line_height, paint_lines, paint_text, text_width, wrap

_HEAD: Final = 30
_ROW: Final = 30
_GAP: Final = 20


class _Figures(QAbstractTableModel):
    def __init__(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], groups: Sequence[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.head, self.rows, self.groups = head, rows, groups

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else max((len(row) for row in self.rows), default=len(self.head))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.said(index.column())
            parts = (row[0] if index.column() else "", f"{head}: {text}" if head else text)
            return ", ".join(part for part in parts if part)
        return None

    def said(self, column: int) -> str:
        """What stands over a column, its group too."""
        head = self.head[column] if column < len(self.head) else ""
        each = (self.columnCount() - 1) // len(self.groups) if self.groups else 0
        group = self.groups[(column - 1) // each] if each and column else ""
        return " ".join(filter(None, (head, group)))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.head[section] if section < len(self.head) else ""
        return None


class _Heads(QHeaderView):
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        box = QRectF(rect)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        view = self.parent()
        if isinstance(view, FigureTable) and view.groups:
            self._paint_group(painter, view, section, box)
            box.setTop(box.bottom() - _HEAD)
        paint_text(painter, box, text, font(13, 600), colour("ink2"), RIGHT if section else LEFT)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("edge"))

    def _paint_group(self, painter: QPainter, view: FigureTable, section: int, box: QRectF) -> None:
        """Each section paints its part of the group's name, which is right-aligned over all of them."""
        each = (view.figures.columnCount() - 1) // len(view.groups)
        if not section or not each:
            return
        first = 1 + (section - 1) // each * each
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(first + each - 1) + self.sectionSize(first + each - 1)
        whole = QRectF(left, box.top(), right - left, _HEAD)
        painter.save()
        painter.setClipRect(box)
        paint_text(painter, whole, view.groups[(section - 1) // each], font(13, 600), colour("ink"), RIGHT, elide=False)
        painter.restore()


class _FigurePainter(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self.parent()
        assert isinstance(view, FigureTable)
        box = QRectF(option.rect)
        text = str(index.data())
        if view.hasFocus() and view.currentIndex().row() == index.row():
            painter.fillRect(box, colour("row"))
        if index.column():
            paint_text(painter, box, text, font(14, 500, tabular=True), colour("ink"), RIGHT, elide=False)
        else:
            lines = wrap(text, font(14), box.width() - _GAP)
            top = box.center().y() - len(lines) * line_height(font(14)) / 2
            paint_lines(painter, QPointF(box.left(), round(top)), lines, font(14), colour("ink"), box.width())
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))


class FigureTable(QTableView):
    """As high as its rows. ``head`` may be empty, ``name`` is said to screen readers; arrow keys walk the cells.

    ``groups`` stand over the heads, each over an equal number of the columns after the first.
    """

    def __init__(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], *, name: str, groups: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.groups = groups
        self._head = (_HEAD * 2 if groups else _HEAD) if any(head) or groups else 0
        self.figures = _Figures(head, rows, groups, self)
        self.setModel(self.figures)
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        self.horizontalHeader().setFixedHeight(self._head)
        self.horizontalHeader().setVisible(bool(self._head))
        self.horizontalHeader().setMinimumSectionSize(8)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.setItemDelegate(_FigurePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.horizontalHeader().viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setFixedHeight(_ROW * len(rows) + self._head + 1)

    def focus_shape(self) -> FocusShape:
        """A ring about the table."""
        return FocusShape(self.rect().adjusted(-4, 0, 4, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.viewport().width())

    def _fit(self, width: int) -> None:
        count = self.figures.columnCount()
        widest = [self._widest(column) for column in range(1, count)]
        dense = sum(widest) + _GAP * len(widest) > width * 0.8
        wide = [round(one + (6 if dense else _GAP)) for one in widest]
        name_width = max(width - sum(wide), 40)
        self.setColumnWidth(0, name_width)
        for column, one in enumerate(wide, start=1):
            self.setColumnWidth(column, one)
        tall = self._head
        for number, row in enumerate(self.figures.rows):
            lines = len(wrap(row[0], font(14), name_width - _GAP))
            height = max(_ROW, round(lines * line_height(font(14)) + 10))
            self.setRowHeight(number, height)
            tall += height
        self.setFixedHeight(tall + 1)

    def _widest(self, column: int) -> float:
        head = self.figures.head[column] if column < len(self.figures.head) else ""
        figures = (row[column] for row in self.figures.rows if column < len(row))
        widest = max((text_width(text, font(14, 500, tabular=True)) for text in figures), default=0.0)
        each = (self.figures.columnCount() - 1) // len(self.groups) if self.groups else 0
        if each and (column - 1) % each == each - 1:  # the group's name needs the room of its columns together
            share = text_width(self.groups[(column - 1) // each], font(13, 600)) / each
            widest = max(widest, share)
        return max(widest, text_width(head, font(13, 600)))
