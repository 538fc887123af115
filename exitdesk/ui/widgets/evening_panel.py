"""A small panel that floats at a cell of the evening sheet while something in it is entered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from exitdesk.ui.theme import RADIUS_CARD, colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.painting import paint_box, paint_shadow

MARGIN = 20


class EveningPanel(QWidget):
    """Enter takes it over, Esc throws it away, a press beside it takes over what was touched.

    ``taken`` and ``dropped`` come once; the panel then deletes itself. Build into ``column``.
    """

    taken = Signal()
    dropped = Signal()
    touched = Signal()

    def __init__(self, anchor: QWidget, name: str, *, width: int) -> None:
        super().__init__(anchor.window())
        self._anchor, self._wide = anchor, width
        self.is_touched = False
        self._open = True
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN + 12, MARGIN + 12, MARGIN + 12, MARGIN + 12)
        self.column.setSpacing(8)
        self.hide()

    def open_at(self, rect: QRect, focus: QWidget) -> None:
        """Show it under (or over) a rectangle in the anchor's coordinates."""
        self._place(rect)
        for child in self.findChildren(QWidget):
            if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place(rect)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.window().installEventFilter(self)

    def _place(self, rect: QRect) -> None:
        window = self.window()
        at = self._anchor.mapTo(window, rect.topLeft())
        self.setFixedWidth(min(self._wide + 2 * MARGIN, window.width()))
        self.column.activate()
        tall = self.column.totalHeightForWidth(self.width()) if self.column.hasHeightForWidth() else 0
        tall = max(tall, self.sizeHint().height())
        below = at.y() + rect.height() + 8
        y = below - MARGIN
        if below + tall - 2 * MARGIN > window.height() - 8:
            above = at.y() - 8 - (tall - 2 * MARGIN)
            y = (above if above >= 8 else max(8, window.height() - 8 - (tall - 2 * MARGIN))) - MARGIN
        x = max(8, min(at.x(), window.width() - 8 - self._wide)) - MARGIN
        self.setGeometry(x, y, self.width(), tall)

    def touch(self, *_what: object) -> None:
        """Something in it was changed: it is stashed, and a press beside it keeps it."""
        self.is_touched = True
        self.touched.emit()

    def take(self) -> None:
        """Take over what it says and close."""
        self._close(self.taken)

    def drop(self) -> None:
        """Close without taking over."""
        self._close(self.dropped)

    def key(self, event: QKeyEvent) -> bool:
        """A key of the panel itself; True when it is used up."""
        return False

    def _close(self, outcome: object) -> None:
        if not self._open:
            return
        self._open = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.window().removeEventFilter(self)
        self.hide()
        if isValid(self._anchor):
            self._anchor.setFocus(Qt.FocusReason.OtherFocusReason)
        outcome.emit()  # type: ignore[attr-defined]
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self) or not self._open:
            return False
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if watched.window() is self.window() and not self._holds(event):
                (self.take if self.is_touched else self.drop)()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_mine(watched):
            return self._key_pressed(event)
        elif kind is QEvent.Type.Resize and watched is self.window():
            (self.take if self.is_touched else self.drop)()
        return False

    def _holds(self, event: QMouseEvent) -> bool:
        inside = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        return inside.contains(self.mapFromGlobal(event.globalPosition().toPoint()))

    def _is_mine(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and self.isAncestorOf(watched) and watched is QApplication.focusWidget()

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.drop()
            return True
        if self.key(event):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(QApplication.focusWidget(), Button):
            self.take()
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the panel."""
        stops = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self) and child.focusProxy() is None
        ]
        now = QApplication.focusWidget()
        if stops:
            at = stops.index(now) if now in stops else -1
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        paint_shadow(painter, box, RADIUS_CARD)
        paint_box(painter, box, RADIUS_CARD, colour("surface"), colour("edge"))
