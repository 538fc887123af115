"""The icons (Lucide) and our own mark, drawn as vectors at paint time: sharp at every scale, coloured by token."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from exitdesk.resource_files import resource_folder
from exitdesk.ui.theme import ICON_STROKE, colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource_folder("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, hex_colour: str, stroke: float) -> QSvgRenderer:
    svg = _source(name).replace("currentColor", hex_colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, ink: QColor, stroke: float = ICON_STROKE) -> None:
    """Draw icon ``name`` (a file of resources/icons) into the square ``rect``; ``stroke`` is in 24ths of its side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ink.alpha() < 255:
        painter.setOpacity(painter.opacity() * ink.alphaF())
    _renderer(name, ink.name(), stroke).render(painter, rect)
    painter.restore()


def _arch(left: float, top: float, width: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, bottom))
    path.lineTo(left, top + width / 2)
    path.arcTo(QRectF(left, top, width, width), 180, -180)
    path.lineTo(left + width, bottom)
    path.closeSubpath()
    return path


def paint_mark(painter: QPainter, rect: QRectF, frame: QColor | None = None) -> None:
    """Our mark, an arch with its door open and light behind it, 21 wide to 26 high, centred in ``rect``."""
    scale = min(rect.width() / 21, rect.height() / 26)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - 21 * scale / 2, rect.center().y() - 26 * scale / 2)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(frame or colour("accent"))
    painter.drawPath(_arch(0, 0, 21, 26))
    painter.setBrush(colour("mark_light"))
    painter.drawPath(_arch(7, 6.3, 11, 26))
    painter.restore()


def window_icon() -> QIcon:
    """The mark for the task bar, in the sizes that desktops ask for."""
    return _icon(lambda painter, box: paint_mark(painter, box, QColor("#14594E")))


def neutral_icon() -> QIcon:
    """A calendar, for the task bar while the discreet cover stands: our mark would tell what is beneath it."""
    return _icon(lambda painter, box: paint_icon(painter, "calendar-days", box, QColor("#57534E"), 2.0))


def _icon(paint: Callable[[QPainter, QRectF], None]) -> QIcon:
    from PySide6.QtGui import QIcon, QPixmap  # not needed for the first paint

    icon = QIcon()
    for side in (16, 32, 64, 128):
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter, QRectF(0, 0, side, side).adjusted(side / 16, side / 16, -side / 16, -side / 16))
        painter.end()
        icon.addPixmap(picture)
    return icon
