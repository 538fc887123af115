"""One contact's WHO-5 scores over time, painted: bands with their words, the population's mean, values on points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from exitdesk.domain.dates import show_date, show_day
from exitdesk.domain.who5 import POPULATION_MEAN
from exitdesk.i18n import tr
from exitdesk.ui.theme import Token, colour, font
from exitdesk.ui.widgets.painting import CENTRE, LEFT, RIGHT, line_height, paint_text, text_width, wrap

_AXIS, _GUTTER, _TOP, _FOOT, _YEARS, _PLOT = 30, 96, 22, 24, 13, 166
_BANDS: Final[tuple[tuple[int, int, Token], ...]] = (
    (50, 100, "band_hi"),
    (35, 50, "band_mid"),
    (0, 35, "band_lo"),
)
_ROOM_PER_VALUE: Final = 24.0
_ROOM_PER_DATE: Final = 42.0


class PersonChart(QWidget):
    """Points stand at even distances in order of measurement; their values and dates as room allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: list[tuple[date, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)
        self.setFixedHeight(_TOP + _PLOT + _FOOT)

    def show_scores(self, scores: Sequence[tuple[date, int]]) -> None:
        """Show these (day, score 0-100), oldest first."""
        self._scores = list(scores)
        self.setAccessibleName(tr("WHO-5 over time"))
        self.setAccessibleDescription("; ".join(f"{show_date(day)}: {score}" for day, score in scores))
        self.setFixedHeight(_TOP + _PLOT + _FOOT + (_YEARS if self._several_years() else 0))
        self.update()

    def _several_years(self) -> bool:
        return len({day.year for day, _ in self._scores}) > 1

    def sizeHint(self) -> QSize:
        return QSize(316, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plot = QRectF(_AXIS, _TOP, self.width() - _AXIS - 6, _PLOT)
        points = self._points(plot)
        self._paint_bands(painter, plot)
        self._paint_mean(painter, plot, points)
        self._paint_line(painter, points)
        self._paint_words(painter, plot, points)

    def _points(self, plot: QRectF) -> list[QPointF]:
        first, last = plot.left() + _GUTTER + 18, plot.right() - 20
        count = len(self._scores)
        gap = (last - first) / max(count - 1, 1)
        places = [first + gap * number for number in range(count)] if count > 1 else [(first + last) / 2]
        return [QPointF(x, _height(plot, score)) for x, (_, score) in zip(places, self._scores, strict=False)]

    def _paint_bands(self, painter: QPainter, plot: QRectF) -> None:
        tick = font(12, 600, tabular=True)
        for value in (0, 35, 50, 100):
            room = QRectF(0, _height(plot, value) - 9, _AXIS - 6, 18)
            paint_text(painter, room, str(value), tick, colour("ink2"), RIGHT, elide=False)
        words = {"band_hi": tr("no immediate risk"), "band_mid": tr("risk"), "band_lo": tr("high risk")}
        for low, high, token in _BANDS:
            top = _height(plot, high)
            band = QRectF(plot.left(), top, plot.width(), _height(plot, low) - top)
            painter.fillRect(band, colour(token))
            step = line_height(font(12))
            lines = wrap(words[token], font(12), _GUTTER)
            at = top + 6 if high == 100 else top + (6 if low == 0 else (band.height() - step) / 2)
            for number, line in enumerate(lines):
                room = QRectF(plot.left() + 10, at + number * step, _GUTTER, step)
                paint_text(painter, room, line, font(12), colour("ink2"), LEFT, elide=False)

    def _paint_mean(self, painter: QPainter, plot: QRectF, points: list[QPointF]) -> None:
        y = _height(plot, POPULATION_MEAN)
        pen = QPen(colour("ink2", 0.75), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        words = tr("population mean {score}", score=POPULATION_MEAN)
        wide = text_width(words, font(12))
        beside = QRectF(plot.right() - wide - 6, y - 20, wide, 18)
        reach = beside.adjusted(-10, -8, 10, 30)
        if beside.left() > plot.left() + _GUTTER and not any(reach.contains(point) for point in points):
            paint_text(painter, beside, words, font(12), colour("ink2"), RIGHT, elide=False)
            return
        step = line_height(font(12)) - 1
        for number, line in enumerate(wrap(words, font(12), _GUTTER - 8)[:2]):
            room = QRectF(plot.left() + 10, y + 1 + number * step, _GUTTER, step)
            paint_text(painter, room, line, font(12), colour("ink2"), LEFT, elide=False)

    def _paint_line(self, painter: QPainter, points: list[QPointF]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent"), 2.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) > 1:
            painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colour("surface"))
        radius = 5.0 if len(points) <= 10 else 3.5
        for point in points:
            painter.drawEllipse(point, radius, radius)

    def _paint_words(self, painter: QPainter, plot: QRectF, points: list[QPointF]) -> None:
        for number in _spaced([point.x() for point in points], _ROOM_PER_VALUE):
            point = points[number]
            beside = [points[at] for at in (number - 1, number + 1) if 0 <= at < len(points)]
            below = len(beside) == 2 and all(other.y() < point.y() - 12 for other in beside)
            room = QRectF(point.x() - 20, point.y() + 7 if below else max(point.y() - 28, -2), 40, 20)
            score = self._scores[number][1]
            band = next(token for low, _, token in _BANDS if score > low or low == 0)
            _paint_with_halo(painter, room, str(score), colour(band))
        for number in _spaced([point.x() for point in points], _ROOM_PER_DATE):
            x, day = points[number].x(), self._scores[number][0]
            room = QRectF(x - 24, plot.bottom() + 6, 48, 16)
            paint_text(painter, room, show_day(day), font(12), colour("ink2"), CENTRE, elide=False)
            if self._several_years():
                room.translate(0, _YEARS)
                paint_text(painter, room, str(day.year), font(12), colour("ink2"), CENTRE, elide=False)


def _paint_with_halo(painter: QPainter, room: QRectF, words: str, ground: QColor) -> None:
    """Figures that stay readable where the line runs behind them."""
    figures = font(14, 600)
    at = QPointF(room.center().x() - text_width(words, figures) / 2, room.bottom() - 5)
    outline = QPainterPath()
    outline.addText(at, figures, words)
    painter.strokePath(outline, QPen(ground, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.fillPath(outline, colour("ink"))


def _height(plot: QRectF, value: float) -> float:
    return plot.bottom() - plot.height() * value / 100


def _spaced(places: list[float], room: float) -> list[int]:
    """Which points get words: the last, then backwards as room allows, and the first if it has room."""
    chosen: list[int] = []
    for number in range(len(places) - 1, -1, -1):
        if not chosen or places[chosen[-1]] - places[number] >= room:
            chosen.append(number)
    return chosen[::-1]
