"""A list whose order matters: chosen with Up and Down, moved with Alt+Up and Alt+Down or by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CARD, colour, font
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import paint_box, paint_text, rounded, text_width, wrap
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar

_PAD: Final = 16
_GRIP: Final = 34
_DRAG_AFTER: Final = 8


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line: its identity, its words, a quiet second line; ``mark`` is an icon before it, brick with ``wrong``."""

    uid: int
    text: str
    detail: str = ""
    mark: str = ""
    wrong: str = ""


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[ListLine] = []

    def show_lines(self, lines: Sequence[ListLine]) -> None:
        if [one.uid for one in lines] == [one.uid for one in self.lines]:
            self.lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = tr("{n} of {of}", n=index.row() + 1, of=len(self.lines))
            return ", ".join(part for part in (line.text, line.detail, line.wrong, place) if part)
        return None


class _LinePainter(QStyledItemDelegate):
    def __init__(self, view: OrderedList) -> None:
        super().__init__(view)
        self._view = view

    def _words(self, line: ListLine) -> tuple[list[str], int]:
        """The lines of a name and their size: up to three, smaller before more."""
        room = (
            self._view.viewport().width()
            - _PAD
            - (_GRIP if self._view.orders else _PAD)
            - (26 if line.mark or line.wrong else 0)
        )
        for px in (15, 14, 13):
            lines = wrap(line.text or self._view.placeholder, font(px, 500), max(room, 40))
            fits = all(text_width(one, font(px, 600)) <= room for one in lines)
            if len(lines) <= 2 and fits:
                break
        return lines, px

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = self._view.lines[index.row()]
        lines, _px = self._words(line)
        return QSize(40, max(44, 20 * len(lines) + (19 if line.detail else 0) + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, box = self._view, QRectF(option.rect)
        line, row = view.lines[index.row()], index.row()
        current = view.currentIndex().row() == row
        if current:
            painter.save()
            painter.setClipPath(rounded(QRectF(view.viewport().rect()), RADIUS_CARD))
            painter.fillRect(box, colour("row"))
            painter.restore()
            paint_box(painter, QRectF(0, box.top() + 8, 4, box.height() - 16), 2, colour("accent"))
        if row + 1 < len(view.lines):
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        left = box.left() + _PAD
        if line.mark or line.wrong:
            icon, tone = ("circle-alert", colour("err")) if line.wrong else (line.mark, colour("ink2"))
            paint_icon(painter, icon, QRectF(left, box.top() + 13, 18, 18), tone, 2.0)
            left += 26
        lines, px = self._words(line)
        ink = colour("ink" if line.text else "ink2")
        top = box.top() + (box.height() - 20 * len(lines) - (19 if line.detail else 0)) / 2
        for words in lines:
            paint_text(
                painter, QRectF(left, top, box.right() - left, 20), words, font(px, 600 if current else 500), ink
            )
            top += 20
        if line.detail:
            room = QRectF(left, top, box.right() - left - (_GRIP if view.orders else _PAD), 19)
            paint_text(painter, room, line.detail, font(13), colour("ink2"))
        if view.orders and (current or view.dragged == line.uid):
            self._paint_grip(painter, QPointF(box.right() - 18, box.center().y()))

    def _paint_grip(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("control"))
        for across in (-3, 3):
            for down in (-6, 0, 6):
                painter.drawEllipse(QPointF(middle.x() + across, middle.y() + down), 1.6, 1.6)


class OrderedList(QListView):
    """``chosen`` carries the uid of the current line, ``moved`` a uid and its new place (from 0).

    ``edit_wanted``: Enter, F2 or a double click. ``removed``: Delete. ``add_wanted``: + or Insert. The owner changes
    what it keeps and shows the lines again; the current line stays by its uid.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    edit_wanted = Signal(int)
    add_wanted = Signal()

    def __init__(
        self, name: str, *, orders: bool = True, placeholder: str = "", parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.orders, self.placeholder = orders, placeholder
        self.dragged = 0
        self._pressed: QPointF | None = None
        self._quiet = False
        self._rows = _Lines(self)
        self.setModel(self._rows)
        self.setItemDelegate(_LinePainter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(120, 120)

    @property
    def lines(self) -> list[ListLine]:
        """What is shown."""
        return self._rows.lines

    def show_lines(self, lines: Sequence[ListLine], *, select: int | None = None) -> None:
        """Show these, on the same line as before or on ``select``."""
        wanted, row = self.current() if select is None else select, self.currentIndex().row()
        self._quiet = True
        self._rows.show_lines(lines)
        at = next((number for number, one in enumerate(lines) if one.uid == wanted), min(max(row, 0), len(lines) - 1))
        if lines:
            self.setCurrentIndex(self._rows.index(at))
        self._quiet = False
        self.scheduleDelayedItemsLayout()

    def current(self) -> int:
        """The uid of the current line; 0 when there is none."""
        row = self.currentIndex().row()
        return self.lines[row].uid if 0 <= row < len(self.lines) else 0

    def select(self, uid: int) -> None:
        """Go to a line."""
        for number, one in enumerate(self.lines):
            if one.uid == uid:
                self.setCurrentIndex(self._rows.index(number))
                self.scrollTo(self._rows.index(number))

    def move_current(self, step: int) -> None:
        """As Alt+Up (-1) and Alt+Down do."""
        row = self.currentIndex().row()
        if self.orders and 0 <= row + step < len(self.lines) and row >= 0:
            self.moved.emit(self.current(), row + step)
            self.scrollTo(self.currentIndex())

    def focus_shape(self) -> FocusShape:
        """A halo about the list: its current line is marked at all times."""
        return FocusShape(self.rect(), RADIUS_CARD, "halo")

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._quiet and current.isValid():
            self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit(self.current())
        elif key == Qt.Key.Key_Delete and self.lines:
            self.removed.emit(self.current())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Insert):
            self.add_wanted.emit()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (self.orders and self._pressed and event.buttons() & Qt.MouseButton.LeftButton):
            return
        if not self.dragged and (event.position() - self._pressed).manhattanLength() > _DRAG_AFTER:
            self.dragged = self.current()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.dragged:
            self._drag_to(event.position())

    def _drag_to(self, at: QPointF) -> None:
        under = self.indexAt(at.toPoint())
        row = self.currentIndex().row()
        if not under.isValid() or under.row() == row:
            return
        box = self.visualRect(under)
        past = at.y() > box.center().y() if under.row() > row else at.y() < box.center().y()
        if past:
            self.moved.emit(self.dragged, under.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed, self.dragged = None, 0
        self.unsetCursor()
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_wanted.emit(self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_box(painter, QRectF(self.viewport().rect()), RADIUS_CARD, colour("surface"))
        painter.end()
        super().paintEvent(event)
