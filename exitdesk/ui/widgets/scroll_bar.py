"""A quiet scroll bar: a rounded handle on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar

from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.painting import paint_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class SoftScrollBar(QScrollBar):
    """12 px wide, its handle 6, 8 under the mouse."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        return QSize(12, 40) if self.orientation() is Qt.Orientation.Vertical else QSize(40, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # slow to load; the unlock window has no bar to paint

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        inset = 2 if self.underMouse() or self.isSliderDown() else 3
        box = QRectF(handle)
        if self.orientation() is Qt.Orientation.Vertical:
            box = QRectF(inset, box.top(), self.width() - 2 * inset, box.height())
        else:
            box = QRectF(box.left(), inset, box.width(), self.height() - 2 * inset)
        paint_box(QPainter(self), box, 4, colour("control" if self.isSliderDown() or self.underMouse() else "edge"))
