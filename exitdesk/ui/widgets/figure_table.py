"""A small table of figures inside a card: names that wrap at the left, figures at the right, hairlines between."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
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
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
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
from exitdesk.ui.widgets.painting import LEFT, RIGHT, Align, line_height, paint_lines, paint_text, text_width, wrap

_HEAD: Final = 30
_ROW: Final = 30
_GAP: Final = 20
_NAMES_ROOM: Final = 0.3
"""What is left to the names, of the width: heads that leave less are wrapped."""


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
        view = self.parent()
        assert isinstance(view, FigureTable)
        if view.groups:
            self._paint_group(painter, view, section, box)
        _paint_head(painter, box, view.head_lines(section), colour("ink2"), RIGHT if section else LEFT)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("edge"))

    def _paint_group(self, painter: QPainter, view: FigureTable, section: int, box: QRectF) -> None:
        """Each section paints its part of the group's name, which is right-aligned over all of them."""
        each = (view.figures.columnCount() - 1) // len(view.groups)
        if not section or not each:
            return
        group = (section - 1) // each
        first = 1 + group * each
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(first + each - 1) + self.sectionSize(first + each - 1)
        whole = QRectF(left, box.top(), right - left, view.groups_height())
        painter.save()
        painter.setClipRect(box)
        _paint_head(painter, whole, view.group_lines(group, whole.width()), colour("ink"), RIGHT)
        painter.restore()


def _paint_head(painter: QPainter, box: QRectF, lines: list[str], ink: QColor, align: Align) -> None:
    """At the bottom of the box."""
    top = box.bottom() - (_HEAD - line_height(_head_font())) / 2 - len(lines) * line_height(_head_font())
    paint_lines(painter, QPointF(box.left(), top), lines, _head_font(), ink, box.width(), align)


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
        self.figures = _Figures(head, rows, groups, self)
        self._headed = bool(any(head) or groups)
        self.setModel(self.figures)
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        self.horizontalHeader().setVisible(self._headed)
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
        self._gap = float(_GAP)
        self._fit(self.width())

    def focus_shape(self) -> FocusShape:
        """A ring about the table."""
        return FocusShape(self.rect().adjusted(-4, 0, 4, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.viewport().width())

    def head_lines(self, column: int) -> list[str]:
        """What stands over a column, as it is broken."""
        head = self.figures.head[column] if column < len(self.figures.head) else ""
        return wrap(head, _head_font(), max(self.columnWidth(column) - (self._gap if column else 0), 8))

    def group_lines(self, group: int, width: float) -> list[str]:
        """The name of a group over columns of that width together."""
        return wrap(self.groups[group], _head_font(), max(width - self._gap, 8))

    def groups_height(self) -> int:
        """Of the names that stand over the heads, all alike."""
        each = self._each()
        widths = [
            sum(map(self.columnWidth, range(1 + at * each, 1 + (at + 1) * each))) for at in range(len(self.groups))
        ]
        return max((_height_of(self.group_lines(at, width)) for at, width in enumerate(widths)), default=0)

    def _each(self) -> int:
        return (self.figures.columnCount() - 1) // len(self.groups) if self.groups else 0

    def _fit(self, width: int) -> None:
        """Heads on one line where that leaves the names room; broken at their words else, and closer together."""
        columns = range(1, self.figures.columnCount())
        widest = [self._widest(column, whole=True) for column in columns]
        if sum(widest) + _GAP * len(widest) > width * (1 - _NAMES_ROOM):
            widest = [self._widest(column, whole=False) for column in columns]
        self._gap = 6 if sum(widest) + _GAP * len(widest) > width * 0.8 else _GAP
        wide = [ceil(one + self._gap) for one in widest]
        name_width = max(width - sum(wide), 40)
        self.setColumnWidth(0, name_width)
        for column, one in enumerate(wide, start=1):
            self.setColumnWidth(column, one)
        head = max((_height_of(self.head_lines(column)) for column in range(len(wide) + 1)), default=0)
        tall = head + self.groups_height() if self._headed else 0
        self.horizontalHeader().setFixedHeight(tall)
        for number, row in enumerate(self.figures.rows):
            lines = len(wrap(row[0], font(14), name_width - _GAP))
            height = max(_ROW, round(lines * line_height(font(14)) + 10))
            self.setRowHeight(number, height)
            tall += height
        self.setFixedHeight(tall + 1)

    def _widest(self, column: int, *, whole: bool) -> float:
        """Room for the figures of a column and what stands over it, the ``whole`` of it or its longest word."""

        def room(words: str) -> float:
            return max(text_width(word, _head_font()) for word in ([words] if whole else words.split(" ")))

        head = self.figures.head[column] if column < len(self.figures.head) else ""
        figures = (row[column] for row in self.figures.rows if column < len(row))
        widest = max((text_width(text, font(14, 500, tabular=True)) for text in figures), default=0.0)
        if each := self._each():  # the group's name needs the room of its columns together
            widest = max(widest, room(self.groups[(column - 1) // each]) / each)
        return max(widest, room(head))


def _height_of(lines: list[str]) -> int:
    return round(_HEAD + (len(lines) - 1) * line_height(_head_font()))


def _head_font() -> QFont:
    return font(13, 600)
