"""F9: an ordinary week calendar over everything, at once, and back to exactly where one was."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from exitdesk.i18n import tr
from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import CENTRE, LEFT, RIGHT, paint_box, paint_text
from exitdesk.ui.words import month_year, weekday

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

_HOURS: Final = range(8, 18)
_LEFT, _TOP, _HEAD, _RIGHT, _BELOW = 84, 96, 64, 32, 24


class DiscreetCover(QWidget):
    """Takes the whole window and every key, and stays on top of whatever else is shown in it.

    F9 or Esc goes back (``left``); Ctrl+L still locks (``lock_wanted``). What asks for the focus meanwhile gets it
    afterwards. A sheet or note that opens behind it is not seen.
    """

    left = Signal()
    lock_wanted = Signal()

    def __init__(self, window: QWidget, *, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(window)
        self._now = now
        self._after: QWidget | None = None
        self.setAccessibleName(tr("Calendar"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hide()

    def cover(self) -> None:
        """Painted before this returns."""
        window = self.window()
        self._after = window.focusWidget()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if window.isVisible():
            self.repaint()
        window.installEventFilter(self)
        for child in window.children():
            if isinstance(child, QWidget) and child is not self:
                child.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_focus)

    def uncover(self) -> None:
        """Away again; the focus is where it was, or where it was wanted meanwhile."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._keep_focus)
        window = self.window()
        window.removeEventFilter(self)
        for child in window.children():
            child.removeEventFilter(self)
        after, self._after = self._after, None
        if after is not None and isValid(after) and after.isVisible():
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _keep_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and now.window() is self.window():
            self._after = now
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.window():
            if kind == QEvent.Type.Resize:
                self.setGeometry(self.window().rect())
            elif kind == QEvent.Type.ChildAdded and (child := event.child()) is not self:  # type: ignore[attr-defined]
                child.installEventFilter(self)
        elif kind in (QEvent.Type.Show, QEvent.Type.ZOrderChange):
            self.raise_()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # no key of the window works behind it
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
            self.left.emit()
        elif event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.lock_wanted.emit()

    def focus_shape(self) -> FocusShape | None:
        """No ring."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ground"))
        now = self._now()
        monday = now.date() - timedelta(days=now.weekday())
        title = month_year(now.date())
        paint_text(painter, QRectF(_LEFT, 28, 500, 40), title, font(30, 600), colour("ink"))
        week = tr("Week {number}", number=now.isocalendar().week)
        paint_text(painter, QRectF(self.width() - _RIGHT - 300, 28, 300, 40), week, font(16), colour("ink2"), RIGHT)
        grid = QRectF(_LEFT, _TOP + _HEAD, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _HEAD - _BELOW)
        paint_box(painter, grid.adjusted(0, -_HEAD, 0, 0), 14, colour("surface"), colour("line"))
        day_width, hour_height = grid.width() / 7, grid.height() / len(_HOURS)
        for at in range(7):
            self._paint_day(painter, grid, at, day_width, (monday + timedelta(days=at)).day, at == now.weekday())
        painter.setPen(QPen(colour("line"), 1))
        for row, hour in enumerate(_HOURS):
            y = round(grid.top() + row * hour_height) + 0.5
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(grid.left(), y), QPointF(grid.right(), y))
            words = QRectF(0, y - 10, _LEFT - 14, 20)
            paint_text(painter, words, f"{hour:02}.00", font(13, tabular=True), colour("ink2"), RIGHT)
        for at in range(1, 7):
            x = round(grid.left() + at * day_width) + 0.5
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(x, grid.top()), QPointF(x, grid.bottom() - 1))
        self._paint_now(painter, grid, now, day_width, hour_height)

    def _paint_day(self, painter: QPainter, grid: QRectF, at: int, width: float, number: int, is_today: bool) -> None:
        left = grid.left() + at * width
        day = self._now().date() + timedelta(days=at - self._now().weekday())
        name = QRectF(left + 14, grid.top() - _HEAD + 8, width - 20, 20)
        paint_text(painter, name, weekday(day).capitalize(), font(13, 600), colour("ink2"), LEFT)
        disc = QRectF(left + 9, grid.top() - _HEAD + 28, 30, 30)
        if is_today:
            paint_box(painter, disc, 15, colour("accent"))
        ink = colour("on_accent" if is_today else "ink")
        align = CENTRE if is_today else LEFT
        paint_text(painter, disc if is_today else disc.adjusted(5, 0, 5, 0), str(number), font(17, 600), ink, align)

    @staticmethod
    def _paint_now(painter: QPainter, grid: QRectF, now: datetime, width: float, height: float) -> None:
        hours = now.hour + now.minute / 60 - _HOURS[0]
        if 0 <= hours <= len(_HOURS):
            left, y = grid.left() + now.weekday() * width, grid.top() + hours * height
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawLine(QPointF(left, y), QPointF(left + width, y))
