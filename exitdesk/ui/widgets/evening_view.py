"""The rows of the evening sheet: a table whose cells are painted and that real keys and clicks edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from exitdesk.i18n import tr
from exitdesk.ui.models.evening_model import Col, EveningModel, column_words
from exitdesk.ui.theme import HEIGHT_ROW, colour
from exitdesk.ui.widgets.evening_cells import (
    CHIPS,
    PAD,
    Part,
    column_widths,
    compact_at,
    paint_part,
    parts,
    row_height,
    take_off_part,
)
from exitdesk.ui.widgets.focus_ring import FocusShape, refresh_focus
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar

HEAD = 40
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class _CellPainter(QStyledItemDelegate):
    def __init__(self, view: EveningView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        table, box = self._view, QRectF(option.rect)
        at, column = index.row(), Col(index.column())
        current = table.shows_current() and table.currentIndex().row() == at
        if at + 1 < len(table.rows.rows):
            left = PAD if column is Col.NUMBER else 0
            right = PAD if column is table.rows.columns[-1] else 0
            line = QRectF(box.left() + left, box.bottom() - 1, box.width() - left - right, 1)
            painter.fillRect(line, colour("line"))
        view = table.rows.rows[at]
        tools = table.tools_of(at, column)
        for part in (*parts(view, column, box, compact=table.compact), *tools):
            hover = table.hovered == (at, column, part)
            paint_part(
                painter, part, view, column, table.rows, current=current, hover=hover, compact=table.compact,
                room=box.width() - PAD,
            )  # fmt: skip


class EveningView(QTableView):
    """Cells are moved between with the arrow keys; ``pressed`` carries contact, column and the part within the cell
    for Enter, Space or a click; ``letter`` the contact and a key that means something for its whole row.
    """

    pressed = Signal(str, int, int, bool)
    letter = Signal(str, str)
    removed = Signal(str, int, int)
    left_upwards = Signal()
    person_wanted = Signal(str)
    focused = Signal(bool)

    def __init__(self, rows: EveningModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.compact = False
        self.part = 0
        self.keeps_current = False
        self.hovered: tuple[int, Col, Part] | None = None
        self.hovered_row = -1
        self._plain = Col.TALK not in rows.columns
        self._widths = column_widths(1004, meal=True, plain=self._plain)
        self._clothing_typed = ""
        self.setModel(rows)
        self.setItemDelegate(_CellPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(0)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(HEIGHT_ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("People here, one row each"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self, _value: int) -> None:
        self.repaint_rows()
        refresh_focus(self)

    # Where things are

    @property
    def widths(self) -> dict[Col, int]:
        return self._widths

    def fit(self, meal: bool) -> None:
        """Column widths and row heights for the room there is."""
        room = self.width()
        self.compact = compact_at(room) and not self._plain
        self._widths = column_widths(room - self._bar_width(), meal=meal, plain=self._plain)
        for column in self.rows.columns:
            self.setColumnHidden(column, self._widths[column] == 0)
            self.setColumnWidth(column, self._widths[column])
        for at, view in enumerate(self.rows.rows):
            if self.rowHeight(at) != (tall := row_height(view, self._widths)):
                self.setRowHeight(at, tall)

    def rows_height(self) -> int:
        """What all rows need."""
        return sum(row_height(view, self._widths) for view in self.rows.rows)

    def _bar_width(self) -> int:
        return 12 if self.rows_height() > self.height() > 0 else 0

    def current_band(self) -> QRect | None:
        """Top and height of the current row in the view's coordinates, to tint; None when none is shown as current."""
        index = self.currentIndex()
        return self.visualRect(index) if index.isValid() and self.shows_current() else None

    def repaint_rows(self) -> None:
        """Paint the rows and the card under them anew."""
        card = self.parentWidget()
        if card is not None:
            card.update()
        self.viewport().update()

    def shows_current(self) -> bool:
        """Whether a row is shown as the current one: with focus, or while a panel over it is open."""
        return self.hasFocus() or self.keeps_current

    def part_at(self, position: QPointF) -> tuple[int, Col, Part] | None:
        """What a point of the viewport hits."""
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return None
        for part in (
            *self.parts_of(index.row(), Col(index.column())),
            *self.tools_of(index.row(), Col(index.column())),
        ):
            if part.target.contains(position):
                return index.row(), Col(index.column()), part
        return None

    def parts_of(self, row: int, column: Col) -> list[Part]:
        """What stands in a cell."""
        box = QRectF(self.visualRect(self.rows.index(row, column)))
        return parts(self.rows.rows[row], column, box, compact=self.compact)

    def tools_of(self, row: int, column: Col) -> list[Part]:
        """What the mouse alone presses: the cross of the row under it, or of the current one."""
        shown = row == self.hovered_row or (self.shows_current() and row == self.currentIndex().row())
        if column is not self.rows.columns[-1] or not shown:
            return []
        box = QRectF(self.visualRect(self.rows.index(row, column)))
        cross = take_off_part(self.rows.rows[row], box)
        return [cross] if cross is not None else []

    def part_rect(self, contact: str, column: Col, at: int = 0) -> QRect:
        """Where something of a person stands, in the view's coordinates."""
        row = self.rows.row_of(contact)
        found = self.parts_of(row, column) if row >= 0 else []
        return found[min(at, len(found) - 1)].rect.toRect() if found else QRect()

    def current_contact(self) -> str:
        """The person whose row is current, or nothing."""
        at = self.currentIndex().row()
        return self.rows.rows[at].contact if 0 <= at < len(self.rows.rows) else ""

    def go_to(self, contact: str, column: Col = Col.NUMBER, at: int = 0) -> bool:
        """Make a cell the current one and show it; False when the person is not there."""
        row = self.rows.row_of(contact)
        if row < 0:
            return False
        self.part = at
        self.setCurrentIndex(self.rows.index(row, column))
        self.scrollTo(self.rows.index(row, column))
        self.repaint_rows()
        refresh_focus(self)
        return True

    def focus_shape(self) -> FocusShape | None:
        """A ring about the current part of the current cell."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        found = self.parts_of(index.row(), Col(index.column()))
        if not found:
            return None
        rect = found[min(self.part, len(found) - 1)].rect.toRect()
        return FocusShape(rect, 14 if index.column() == Col.WAITS else 10) if self._in_sight(rect) else None

    def _in_sight(self, rect: QRect) -> bool:
        return self.viewport().rect().adjusted(0, -6, 0, 6).contains(rect)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            text = event.text()
            if text and event.modifiers() in _PLAIN and (text.isalnum() or text in "+-/ "):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        contact, key, text = self.current_contact(), Qt.Key(event.key()), event.text().upper()
        typed, self._clothing_typed = self._clothing_typed, ""
        if not contact or event.modifiers() not in _PLAIN:
            event.ignore()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move_rows(key)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_parts(1 if key is Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(contact, Col.NUMBER if key is Qt.Key.Key_Home else min(Col.REFERRAL, self.rows.columns[-1]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if key is Qt.Key.Key_Space or not event.isAutoRepeat():
                self.pressed.emit(contact, index.column(), self.part, False)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(contact, index.column(), self.part)
        elif key is Qt.Key.Key_Escape or text == "/":
            self.left_upwards.emit()
        elif text.isdecimal():
            if index.column() == Col.CLOTHING or typed:
                self._clothing_typed = (typed + text).lstrip("T")[-2:] or "0"
                self.letter.emit(contact, self._clothing_typed)
        elif len(text) == 1 and text.isprintable():
            self._clothing_typed = "T" if text == "T" else ""
            self.letter.emit(contact, text)
        else:
            event.ignore()

    def _move_rows(self, key: Qt.Key) -> None:
        page = max(1, self.viewport().height() // HEIGHT_ROW - 1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}[key]
        at = self.currentIndex().row()
        if at == 0 and key is Qt.Key.Key_Up:
            self.left_upwards.emit()
            return
        to = min(max(at + step, 0), len(self.rows.rows) - 1)
        self.go_to(self.rows.rows[to].contact, Col(self.currentIndex().column()))

    def _move_parts(self, step: int) -> None:
        """To the next thing in the row: within a cell of several talks first, then on to the next cell."""
        index = self.currentIndex()
        stops = [
            (column, at)
            for column in self.rows.columns
            if not self.isColumnHidden(column)
            for at in range(len(self.parts_of(index.row(), column)))
        ]
        now = (Col(index.column()), self.part)
        at = stops.index(now) if now in stops else 0
        to = min(max(at + step, 0), len(stops) - 1)
        self.go_to(self.current_contact(), *stops[to])

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        moved, self.hovered_row = row != self.hovered_row, row
        over = self.part_at(event.position())
        if moved or over != self.hovered:
            self.hovered = over
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered, self.hovered_row = None, -1
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        hit = self.part_at(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        contact = self.rows.rows[index.row()].contact
        if hit is None:
            self.go_to(contact)
            return
        if hit[2].kind == "take_off":
            self.go_to(contact)
            self.removed.emit(contact, Col.NUMBER, 0)
            return
        self.go_to(contact, hit[1], hit[2].at)
        if hit[1] is not Col.NUMBER:
            self.pressed.emit(contact, hit[1], hit[2].at, True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.part_at(event.position())
        if hit is not None and hit[1] is Col.NUMBER:
            self.person_wanted.emit(self.rows.rows[hit[0]].contact)
        else:
            self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.part_at(QPointF(event.pos()))
            words = self._tip(*hit) if hit is not None else ""
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _tip(self, row: int, column: Col, part: Part) -> str:
        view = self.rows.rows[row]
        if column in CHIPS and self.compact:
            return column_words(column)
        if part.kind == "take_off":
            return tr("Take off")
        if part.kind == "talk":
            session = view.row.sessions[part.at]
            return "\n".join(filter(None, (", ".join(session.challenges), session.note[:300])))
        return tr("Double click: everything about {number}", number=view.number) if part.kind == "number" else ""

    # Upkeep

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.repaint_rows()
        refresh_focus(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.rows.rows:
            self.go_to(self.rows.rows[0].contact)
        super().focusInEvent(event)
        self.repaint_rows()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_rows()
        self.focused.emit(False)
