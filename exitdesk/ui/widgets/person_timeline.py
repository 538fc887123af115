"""The timeline of one contact: moved through by keys and mouse, each line edited or binned where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from exitdesk.ui.models.person_timeline import Line
from exitdesk.ui.widgets.focus_ring import FocusShape, refresh_focus
from exitdesk.ui.widgets.person_timeline_rows import Row, RowPainter, Rows, action_rects
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar

BAR = 12


class Timeline(QListView):
    """The lines by month. Up and Down move, Enter edits, Delete bins; so do a double click and the words themselves.

    ``edit_wanted`` and ``bin_wanted`` carry the line.
    """

    edit_wanted = Signal(object)
    bin_wanted = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = Rows(self)
        self._painter = RowPainter(self, self._model)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self.verticalScrollBar().setFixedWidth(BAR)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its room stands in the gap, even empty
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> list[Row]:
        """Headings and lines."""
        return self._model.rows

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; stays on the same one, or where it was when that is gone."""
        before, at = self.current(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._painter.forget()
        self._model.replace(lines)
        if before is None or not self.select(before.parts[0].kind, before.parts[0].key, before.title):
            self._select_row(max(at, 0))
        self.verticalScrollBar().setValue(scrolled)
        if (index := self.currentIndex()).isValid():
            self.scrollTo(index)

    def start_over(self) -> None:
        """Go to the top: another contact is shown."""
        self._select_row(0)
        self.scrollToTop()

    def current(self) -> Line | None:
        """The line in focus."""
        at = self.currentIndex().row()
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        return row if isinstance(row, Line) else None

    def select(self, kind: str, key: str, title: str = "") -> bool:
        """Go to the line that stands for a row (of several with the same key the one with this title)."""
        found = [
            number
            for number, row in enumerate(self.rows)
            if isinstance(row, Line) and any(part.kind == kind and key in ("", part.key) for part in row.parts)
        ]
        exact = [number for number in found if title and getattr(self.rows[number], "title", "") == title]
        if not found:
            return False
        self._select_row((exact or found)[0])
        return True

    def _select_row(self, at: int) -> None:
        candidates = [number for number, row in enumerate(self.rows) if isinstance(row, Line)]
        if not candidates:
            return
        target = next((number for number in candidates if number >= at), candidates[-1])
        index = self._model.index(target)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        refresh_focus(self)

    def focus_shape(self) -> FocusShape | None:
        """The line in focus is painted with its own frame."""
        return None if self.current() is not None else FocusShape(self.rect().adjusted(4, 4, -4, -4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current()
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit(line)
        elif line is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if line.binnable:
                self.bin_wanted.emit(line)
        elif event.text() and event.text().isprintable():
            event.ignore()  # letters belong to the page, not to the view's own search
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        action = self._action_at(event.position())
        line = self.current()
        if action >= 0 and line is not None and event.button() is Qt.MouseButton.LeftButton:
            (self.edit_wanted, self.bin_wanted)[action].emit(line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.current()
        if self._action_at(event.position()) < 0 and line is not None:
            self._edit(line)

    def _edit(self, line: Line) -> None:
        if line.editable:
            self.edit_wanted.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._action_at(event.position(), any_row=True) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _action_at(self, at: QPointF, *, any_row: bool = False) -> int:
        """Which action's words are under the mouse, -1 for none."""
        index = self.indexAt(at.toPoint())
        if not index.isValid() or (not any_row and index != self.currentIndex()):
            return -1
        row = self.rows[index.row()]
        if not isinstance(row, Line):
            return -1
        rects = action_rects(QRectF(self.visualRect(index)), row)
        return next((number for number, place in enumerate(rects) if place.adjusted(-8, 0, 8, 0).contains(at)), -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painter.forget()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)
