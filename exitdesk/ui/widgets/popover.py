"""A floating list under a field: suggestions, the choices of a drop-down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CARD, colour, font
from exitdesk.ui.widgets.chip import flag_width, paint_flag
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import paint_box, paint_shadow, paint_text, text_width
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar

_MARGIN = 20
_ROW, _SLIM_ROW = 52, 40


@dataclass(frozen=True, slots=True)
class PopoverRow:
    """One line: title (mono for ID numbers), a detail beside it, a flag that waits, keys at the right.

    ``action`` rows stand last, under a line, with an icon in front.
    """

    value: object
    title: str
    detail: str = ""
    flag: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    mono: bool = False
    action: bool = False
    slim: bool = False
    checked: bool = False


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[PopoverRow] = ()

    def replace(self, rows: Sequence[PopoverRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.title, row.detail, row.flag) if part)
        return None


class _RowPainter(QStyledItemDelegate):
    def __init__(self, model: _Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._model.rows[index.row()]
        return QSize(100, (_SLIM_ROW if row.slim else _ROW) + (12 if row.action else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.rows[index.row()]
        view = self.parent()
        assert isinstance(view, QListView)
        box = QRectF(option.rect)
        if row.action:
            if index.row() > 0:
                painter.fillRect(QRectF(0, box.top() + 5, view.viewport().width(), 1), colour("line"))
            box.adjust(0, 12, 0, 0)
        box.adjust(6, 0, -6, 0)
        current = view.currentIndex().row() == index.row()
        if current:
            paint_box(painter, box, 10, colour("accent_soft"))
        ink = colour("accent" if current else "ink")
        ink2 = colour("accent" if current else "ink2")
        at, middle = box.left() + 14, box.center().y()
        if row.icon or row.checked:
            paint_icon(
                painter,
                row.icon or "check",
                QRectF(at, middle - 9, 18, 18),
                ink2 if row.icon else colour("accent"),
                2.0,
            )
            at += 28
        right = box.right() - 14 - keys_width(row.keys)
        if current and not row.keys and not row.slim:
            right -= 26
            paint_keys(painter, right, middle, ("Enter",), ink)
        if row.keys:
            paint_keys(painter, right, middle, row.keys, ink2)
        title_font = font(17, 600, mono=True) if row.mono else font(15, 600 if row.action or row.checked else 500)
        width = min(text_width(row.title, title_font), right - at)
        paint_text(painter, QRectF(at, box.top(), width, box.height()), row.title, title_font, ink)
        at += width + 22
        if row.detail:
            room = right - at - (flag_width(row.flag) + 12 if row.flag else 0)
            wide = min(text_width(row.detail, font(14)), room)
            paint_text(painter, QRectF(at, box.top(), wide, box.height()), row.detail, font(14), ink2)
            at += max(wide, 80) + 22
        if row.flag and at + flag_width(row.flag) < right:
            paint_flag(painter, at, middle, row.flag)


class Popover(QWidget):
    """Floats over the window beneath an anchor. The focus stays where it is: the owner of the keys passes them to
    ``take_key``. The first row is preselected.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, anchor: QWidget, *, most_rows: int = 8, name: str = "") -> None:
        super().__init__(anchor.window())
        self._anchor = anchor
        self._most = most_rows
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Rows(self)
        self.view = QListView(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_RowPainter(self._model, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(name)
        self.view.viewport().setAutoFillBackground(True)  # then nothing beneath is painted again for every key
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.view.entered.connect(self.view.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN + 2, _MARGIN + 8, _MARGIN + 2, _MARGIN + 8)
        column.addWidget(self.view)
        self.hide()

    def rows(self) -> Sequence[PopoverRow]:
        """What it shows."""
        return self._model.rows

    def current(self) -> PopoverRow | None:
        """The preselected row."""
        at = self.view.currentIndex().row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def show_rows(self, rows: Sequence[PopoverRow], *, anchor_rect: QRect | None = None, select: int = 0) -> None:
        """Show under the anchor (or a rectangle in its coordinates); without rows it closes."""
        if not rows:
            self.close_list()
            return
        self._model.replace(rows)
        self.view.setCurrentIndex(self._model.index(max(select, 0)))
        if self.parentWidget() is not self._anchor.window():
            self.setParent(self._anchor.window())
        window = self._anchor.window()
        place = anchor_rect or self._anchor.rect()
        top_left = self._anchor.mapTo(window, place.topLeft())
        heights = [(_SLIM_ROW if row.slim else _ROW) + (12 if row.action else 0) for row in rows]
        tall = sum(heights[: self._most]) + 2 + 16
        below = window.height() - (top_left.y() + place.height()) - 18
        above = top_left.y() - 18
        upwards = below < tall and above > below
        tall = min(tall, max(above if upwards else below, 120))
        y = top_left.y() - tall - 10 if upwards else top_left.y() + place.height() + 10
        wide = max(place.width(), 260)
        x = min(top_left.x(), window.width() - wide - 8)
        self.setGeometry(x - _MARGIN, y - _MARGIN, wide + 2 * _MARGIN, tall + 2 * _MARGIN)
        self.show()
        self.raise_()
        window.installEventFilter(self)

    def close_list(self) -> None:
        """Hide it without a choice."""
        if self.isVisible():
            self.hide()
            self.window().removeEventFilter(self)
            self.closed.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle a key of the field that owns the list; True when the key is used up."""
        if not self.isVisible():
            return False
        key = event.key()
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: self._most, Qt.Key.Key_PageUp: -self._most}
        if key in moves:
            last = len(self._model.rows) - 1
            to = min(max(self.view.currentIndex().row() + moves[Qt.Key(key)], 0), last)
            self.view.setCurrentIndex(self._model.index(to))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex().row())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._model.rows):
            value = self._model.rows[row].value
            self.close_list()
            self.chosen.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.close_list()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        paint_shadow(painter, box, RADIUS_CARD)
        paint_box(painter, box, RADIUS_CARD, colour("surface"), colour("edge"))

    def contains(self, window_position: QPoint) -> bool:
        """Whether a point of the window lies on the list."""
        return self.isVisible() and self.geometry().contains(window_position)
