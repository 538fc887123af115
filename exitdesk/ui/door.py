"""The painted door at the left and a column at the right: unlocking, first start, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon, paint_mark
from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.painting import paint_text
from exitdesk.ui.widgets.scroll_page import ScrollBody
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_COLUMN = 444
_NARROW_AT = 1100


class DoorPicture(QWidget):
    """An open door with light, a table and a cup. Drawn in a scene of 520x800, its floor line at 640."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = self.width(), self.height()
        scale = min(width / 520, height / 800)
        floor = height * 0.8
        painter.fillRect(self.rect(), colour("art1"))
        painter.fillRect(QRectF(0, floor, width, height - floor), colour("art4"))
        painter.translate(width / 2, floor)
        painter.scale(scale, scale)
        depth = (height - floor) / scale
        self._paint_scene(painter, depth)

    def _paint_scene(self, painter: QPainter, depth: float) -> None:
        """Origin: the middle of the doorstep; up is negative."""
        painter.setBrush(colour("art2"))
        painter.drawPath(_arch(-176, 176, -500))
        opening = _arch(-129, 128, -440)
        painter.setBrush(colour("art4"))
        painter.drawPath(opening)
        lit = QPainterPath()
        lit.addRect(QRectF(-55, -500, 300, 500))
        painter.setBrush(colour("art3"))
        painter.drawPath(opening.intersected(lit))
        light = QPolygonF(
            [
                QPointF(-129, 0),
                QPointF(128, 0),
                QPointF(128 + depth * 0.825, depth),
                QPointF(-129 - depth * 0.444, depth),
            ]
        )
        painter.setBrush(_mixed(colour("art4"), colour("art3"), 0.31))
        painter.drawPolygon(light)
        leaf = QPainterPath()
        leaf.addPolygon(QPolygonF([QPointF(-129, -460), QPointF(-55, -460), QPointF(-55, 35), QPointF(-129, 0)]))
        leaf.closeSubpath()
        below = QPainterPath()
        below.addRect(QRectF(-200, -0.5, 400, 200))
        painter.setBrush(colour("art4"))
        painter.drawPath(leaf.intersected(opening.united(below)))
        painter.setBrush(colour("art3"))
        painter.drawEllipse(QPointF(-70, -190), 5, 5)
        painter.setBrush(colour("art1"))
        painter.drawRoundedRect(QRectF(2, -92, 104, 9), 4, 4)
        painter.drawRect(QRectF(50, -84, 8, 80))
        painter.drawRoundedRect(QRectF(28, -5, 52, 5), 2, 2)
        cup = QPainterPath()
        cup.moveTo(40, -116)
        cup.lineTo(62, -116)
        cup.quadTo(64, -116, 64, -114)
        cup.lineTo(64, -98)
        cup.quadTo(64, -91, 57, -91)
        cup.lineTo(45, -91)
        cup.quadTo(38, -91, 38, -98)
        cup.lineTo(38, -114)
        cup.quadTo(38, -116, 40, -116)
        painter.drawPath(cup)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("art1"), 4))
        painter.drawEllipse(QPointF(65, -106), 7, 7)


def _arch(left: float, right: float, top: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, 0))
    width = right - left
    path.lineTo(left, top + width / 2)
    path.arcTo(QRectF(left, top, width, width), 180, -180)
    path.lineTo(right, 0)
    path.closeSubpath()
    return path


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        *(a + (b - a) * part for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True))  # type: ignore[index]
    )


class _Brand(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(0, 0, 30, 38))
        paint_text(painter, QRectF(44, 0, 200, 38), "ExitDesk", font(21, 700), colour("ink"), elide=False)


class _Promise(QWidget):
    """The line at the bottom: encrypted here, no internet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self._text = tr("Encrypted on this computer. The program does not use the internet.")
        self.setAccessibleName(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "wifi-off", QRectF(0, 3, 18, 18), colour("ink2"))
        paint_text(painter, QRectF(28, 0, self.width() - 28, 24), self._text, font(14), colour("ink2"))


class DoorPage(QWidget):
    """Fill ``column``; it is 444 wide, stands in the middle of the right side and scrolls when the window is low."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._picture = DoorPicture(self)
        row.addWidget(self._picture)
        right = QVBoxLayout()
        right.setContentsMargins(32, 0, 32, 0)
        right.setSpacing(0)
        row.addLayout(right, 1)
        self._scroll = ScrollBody()
        inner = self._scroll.column
        inner.setSpacing(0)
        inner.setContentsMargins(6, 0, 6, 6)
        self._middle = QWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._middle.setFixedWidth(_COLUMN)
        centred = QHBoxLayout()
        centred.addStretch()
        centred.addWidget(self._middle)
        centred.addStretch()
        inner.addLayout(centred)
        inner.addStretch()
        self._middle.installEventFilter(self)
        stack = QVBoxLayout(self._middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        self._top = QWidget(self._middle)
        stack.addWidget(self._top)
        stack.addWidget(_Brand(self._middle))
        stack.addSpacing(44)
        self.title_text = Text(title, "unlock_title")
        stack.addWidget(self.title_text)
        stack.addSpacing(20)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        stack.addLayout(self.column)
        right.addWidget(self._scroll, 1)
        promise = _Promise(self)
        promise.setFixedWidth(_COLUMN)
        right.addWidget(promise, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addSpacing(36)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Other words at the top."""
        self.title_text.setText(title)
        self.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        art = round(width * (0.40625 if width >= _NARROW_AT else 0.332))
        self._picture.setFixedWidth(min(art, 780))
        self._fit_top()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_top()
        return False

    def _fit_top(self) -> None:
        """The picture's 116 px over the mark where there is room for all below, less where there is not."""
        wanted = round(116 * min(self.height(), 1100) / 800)
        stack = self._middle.layout()
        if stack is not None:
            below = stack.heightForWidth(_COLUMN) - self._top.height()
            wanted = max(24, min(wanted, self.height() - 72 - below))
        if wanted != self._top.height():
            self._top.setFixedHeight(wanted)
