"""A read-only table in a rounded card, with its own heads; fast at 10,000 rows and more."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_ROW, HEIGHT_TABLE_ROW, RADIUS_CARD, colour, font
from exitdesk.ui.widgets.chip import flag_width, paint_flag
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import Align, line_height, paint_box, paint_text, text_width, wrap
from exitdesk.ui.widgets.pinned_columns import PinnedColumns
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar
from exitdesk.ui.widgets.table_heads import ALIGN, TableFoot, TableHeads
from exitdesk.ui.widgets.table_rows import Cell as Cell
from exitdesk.ui.widgets.table_rows import Column as Column
from exitdesk.ui.widgets.table_rows import Row as Row
from exitdesk.ui.widgets.table_rows import TableRows as TableRows

_PAD: Final = 8


class _CellPainter(QStyledItemDelegate):
    def __init__(self, table: DataTable) -> None:
        super().__init__(table.view)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, self._table.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        table = self._table
        box = QRectF(option.rect)
        row, number = index.row(), index.column()
        column, cell = table.model.columns[number], table.model.cell(row, number)
        view = table.view
        current = view.currentIndex().row() == row and table.selects and (view.hasFocus() or table.marks_current)
        if table.is_flagged(table.model.ids[row]):
            painter.fillRect(box, colour("due_soft"))
        elif current:
            painter.fillRect(box, colour("row"))
        elif row % 2 and table.zebra:
            painter.fillRect(box, colour("sunken"))
        if current and number == 0:
            bar = QRectF(0, box.top() + 6, 4, box.height() - 12)
            paint_box(painter, bar, 2, colour("accent"))
        if not table.zebra and row + 1 < len(table.model.ids):
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        left, right = table.paddings(number)
        inside = box.adjusted(left, 0, -right, 0)
        self._paint_cell(painter, inside, column, cell)

    def _paint_cell(self, painter: QPainter, box: QRectF, column: Column, cell: Cell) -> None:
        px = 14 if self._table.row_height < 40 else 15
        text_font = font(
            px + (2 if column.mono and px == 15 else 0),
            cell.weight or column.weight,
            mono=column.mono,
            tabular=column.figures,
        )
        ink = colour(cell.token)
        if cell.icon:
            side = 16.0
            at = (
                box.left()
                if cell.text or column.align == "left"
                else box.center().x() - side / 2
                if column.align == "centre"
                else box.right() - side
            )
            paint_icon(painter, cell.icon, QRectF(at, box.center().y() - 8, side, side), ink, 2.0)
            box = box.adjusted(side + 8, 0, 0, 0)
        too_long = not (column.mono or cell.flag) and text_width(cell.text, text_font) > box.width()
        if too_long and self._table.row_height >= HEIGHT_ROW:
            self._paint_long(painter, box, cell, ink, ALIGN[column.align])
            return
        if cell.detail:
            block = 40.0
            top = box.center().y() - block / 2
            paint_text(
                painter, QRectF(box.left(), top, box.width(), 22), cell.text, text_font, ink, ALIGN[column.align]
            )
            paint_text(
                painter,
                QRectF(box.left(), top + 22, box.width(), 18),
                cell.detail,
                font(13),
                colour("ink2"),
                ALIGN[column.align],
            )
            return
        if cell.text:
            paint_text(painter, box, cell.text, text_font, ink, ALIGN[column.align])
        if cell.flag:
            used = text_width(cell.text, text_font) + 10 if cell.text else 0
            if used + flag_width(cell.flag) <= box.width() + _PAD:
                paint_flag(painter, box.left() + used, box.center().y(), cell.flag)

    def _paint_long(self, painter: QPainter, box: QRectF, cell: Cell, ink: QColor, align: Align) -> None:
        """A name too long for one line takes two, smaller ones if need be; the detail under it gives way."""
        fonts = [font(px, cell.weight or 400) for px in (15, 14, 13)]
        small = next((one for one in fonts if len(wrap(cell.text, one, box.width())) <= 2), fonts[-1])
        lines = wrap(cell.text, small, box.width())[:2]
        step = line_height(small)
        top = box.center().y() - step * len(lines) / 2
        for number, line in enumerate(lines):
            paint_text(painter, QRectF(box.left(), top + number * step, box.width(), step), line, small, ink, align)


class _View(QTableView):
    """Up and Down choose a row, Enter and double click open it."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(SoftScrollBar(Qt.Orientation.Horizontal))
        self.viewport().setAutoFillBackground(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setMouseTracking(True)

    def focus_shape(self) -> FocusShape | None:
        """A ring within the card around the current row; around the card when nothing can be chosen."""
        index = self.currentIndex()
        if not self._table.selects or not index.isValid():
            return FocusShape(self.rect().adjusted(4, 4, -4, -4))
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._table.open_current()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(sideways)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._table.open_current()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self._table.tell_current(current.row())


class DataTable(QWidget):
    """The table with its card. ``opened`` (Enter, double click, or one click with ``opens_on_click``) and
    ``current_changed`` carry the row's id.

    ``zebra`` for dense figures (rows of 30); without it rows are parted by hairlines (give 44 or 54).
    """

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self, columns: Sequence[Column], *, name: str, title: str = "", caption: str = "", footer: str = "",
        row_height: int = HEIGHT_TABLE_ROW, zebra: bool = True, selects: bool = True, opens_on_click: bool = False,
        fit_rows: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.title, self.caption = title, caption
        self.row_height, self.zebra, self.selects = row_height, zebra, selects
        self.first_pad = 16 if zebra else 24
        self._fit_rows = fit_rows
        self.marks_current = False  # also while the focus is elsewhere, such as in a search that opens it
        self._flagged: frozenset[Hashable] = frozenset()
        self.pinned = 0
        self.model = TableRows(columns, self)
        self.heads = TableHeads(self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_CellPainter(self))
        self.view.verticalHeader().setDefaultSectionSize(row_height)
        self.view.verticalHeader().setMinimumSectionSize(row_height)
        self.view.horizontalHeader().setMinimumSectionSize(12)
        self.view.setAccessibleName(name)
        self.setFocusProxy(self.view)
        self.view.horizontalScrollBar().valueChanged.connect(self.heads.update)
        if opens_on_click:
            self.view.clicked.connect(lambda _index: self.open_current())
            self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, RADIUS_CARD // 2)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)
        self._foot = TableFoot(self)
        column.addWidget(self._foot)
        self.set_footer(footer)
        self.heads.fit()
        self.pins = PinnedColumns(self)

    def set_columns(self, columns: Sequence[Column], *, pinned: int = 0) -> None:
        """Other columns; rows must be given again. The first ``pinned`` stay when the rest scrolls sideways."""
        self.pinned = pinned
        self.model.beginResetModel()
        self.model.columns = list(columns)
        self.model.ids = ()
        self.model.endResetModel()
        self.heads.fit()
        self._share_widths()

    def show_rows(self, ids: Sequence[Hashable], provide: Callable[[Hashable], Row], *, keep: bool = True) -> None:
        """Show these rows (ids in the order wanted); ``keep`` stays on the same row where it is still there."""
        before = self.current()
        self.model.replace(ids, provide)
        if ids and self.selects:
            at = ids.index(before) if keep and before is not None and before in ids else 0
            self.view.setCurrentIndex(self.model.index(at, 0))
        self._share_widths()
        if self._fit_rows:
            self.view.setFixedHeight(self.row_height * len(ids) + 2)
        self.heads.update()

    def set_heading(self, title: str, caption: str = "") -> None:
        """Title and caption over the heads."""
        self.title, self.caption = title, caption
        self.heads.fit()
        self.heads.update()

    def paddings(self, number: int) -> tuple[int, int]:
        """Empty pixels at the left and right within a column; next to none in narrow centred ones."""
        column = self.model.columns[number]
        pad = 2 if column.align == "centre" else _PAD
        outer = pad if column.align == "centre" and column.width else self.first_pad
        return self.first_pad if number == 0 else pad, outer if number == len(self.model.columns) - 1 else pad

    def set_footer(self, text: str, keys: tuple[str, ...] = ()) -> None:
        """A bold line under the rows, or none."""
        self._foot.text, self._foot.keys = text, keys
        self._foot.setVisible(bool(text))
        self._foot.setAccessibleName(text)
        self._foot.update()

    def set_flagged(self, ids: frozenset[Hashable]) -> None:
        """Rows to tint because they need a look."""
        self._flagged = ids
        self.view.viewport().update()

    def is_flagged(self, row_id: Hashable) -> bool:
        """Whether a row is tinted."""
        return row_id in self._flagged

    def current(self) -> Hashable | None:
        """The id of the current row."""
        at = self.view.currentIndex().row()
        return self.model.ids[at] if 0 <= at < len(self.model.ids) else None

    def select(self, row_id: Hashable) -> bool:
        """Go to a row; False when it is not there."""
        if row_id not in self.model.ids:
            return False
        index = self.model.index(self.model.ids.index(row_id), 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        return True

    def open_current(self) -> None:
        """As Enter does."""
        if (row_id := self.current()) is not None:
            self.opened.emit(row_id)

    def tell_current(self, row: int) -> None:
        """Called by the view."""
        if 0 <= row < len(self.model.ids):
            self.current_changed.emit(self.model.ids[row])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_widths()

    def _share_widths(self) -> None:
        columns = self.model.columns
        bar = (
            12
            if len(self.model.ids) * self.row_height > self.view.viewport().height() > 0 and not self._fit_rows
            else 0
        )
        fixed = sum(column.width for column in columns)
        free = [number for number, column in enumerate(columns) if not column.width]
        room = self.width() - fixed - bar
        for number, column in enumerate(columns):
            share = max(column.least, room // len(free)) if not column.width else column.width
            self.view.setColumnWidth(number, share)
        if not free and columns and room > 0:
            self.view.setColumnWidth(len(columns) - 1, columns[-1].width + room)
        self.heads.update()
        self.pins.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, colour("surface"))
