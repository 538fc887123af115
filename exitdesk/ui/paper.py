"""Papers straight to the printer, as they are in their PDF, without a file of ours on the way.

What the system's print service keeps while it prints is its own: on Linux a file in its temp folder, then the spool.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from exitdesk.forms.pdf_fonts import Font
from exitdesk.ui.theme import font

A4: Final = (595.28, 841.89)
_DRAWN_AT: Final = 100  # px: Qt takes whole sizes only, so letters are drawn large and scaled
_FONTS: Final[dict[Font, Callable[[], QFont]]] = {
    Font.REGULAR: lambda: font(_DRAWN_AT),
    Font.MEDIUM: lambda: font(_DRAWN_AT, 500),
    Font.SEMIBOLD: lambda: font(_DRAWN_AT, 600),
    Font.BOLD: lambda: font(_DRAWN_AT, 700),
    Font.MONO: lambda: font(_DRAWN_AT, mono=True),
    Font.NOTO: lambda: font(_DRAWN_AT, other_scripts=True),
    Font.NOTO_SEMIBOLD: lambda: font(_DRAWN_AT, 600, other_scripts=True),
}

DrawPage = Callable[[Any], object]


def print_pages(parent: QWidget, pages: Sequence[DrawPage]) -> bool:
    """Ask for a printer and print; False when the user gave up. Each page draws on the canvas it is given."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(" ")  # print queues show names
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent.window())
    if not dialog.exec():
        return False
    painter = QPainter(printer)
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    scale = min(paper.width() / A4[0], paper.height() / A4[1])
    painter.scale(scale, scale)
    for number, draw in enumerate(pages):
        if number:
            printer.newPage()
        draw(PaperCanvas(painter))
    painter.end()
    return True


class PaperCanvas:
    """What the papers use of reportlab's canvas, on a painter whose unit is a point of an A4 page; y goes upwards."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._at = QTransform()
        self._fill, self._stroke, self._pen = QColor("black"), QColor("black"), 1.0
        self._kept: list[tuple[QTransform, QColor, QColor, float]] = []

    def setFillColor(self, colour: str) -> None:
        self._fill = QColor(colour)

    def setStrokeColor(self, colour: str) -> None:
        self._stroke = QColor(colour)

    def setLineWidth(self, width: float) -> None:
        self._pen = width

    def saveState(self) -> None:
        self._kept.append((QTransform(self._at), self._fill, self._stroke, self._pen))

    def restoreState(self) -> None:
        self._at, self._fill, self._stroke, self._pen = self._kept.pop()

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self._at = QTransform(a, b, c, d, e, f) * self._at

    def addLiteral(self, _operators: str) -> None:
        """Marks for readers of the file: nothing to see."""

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._painter.setPen(QPen(self._stroke, self._pen))
        self._painter.drawLine(QLineF(self._on_paper(x1, y1), self._on_paper(x2, y2)))

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        self.roundRect(x, y, width, height, 0, stroke, fill)

    def roundRect(
        self, x: float, y: float, width: float, height: float, radius: float, stroke: int = 1, fill: int = 0
    ) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
        self._painter.setPen(QPen(self._stroke, self._pen) if stroke else Qt.PenStyle.NoPen)
        self._painter.setBrush(self._fill if fill else Qt.BrushStyle.NoBrush)
        box = QRectF(self._on_paper(x, y), self._on_paper(x + width, y + height)).normalized()
        self._painter.drawRoundedRect(box, radius, radius)

    def beginPath(self) -> _Path:
        return _Path()

    def drawPath(self, path: _Path, stroke: int = 1, fill: int = 0) -> None:
        for x, y, width, height in path.rects:
            self.rect(x, y, width, height, stroke, fill)

    def beginText(self) -> _Text:
        return _Text()

    def drawText(self, text: _Text) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.setPen(self._fill)
        for words, where, face, size, narrow in text.runs:
            self._painter.save()
            self._painter.translate(self._on_paper(*where))
            self._painter.scale(size * narrow / _DRAWN_AT, size / _DRAWN_AT)
            self._painter.setFont(_FONTS[Font(face)]())
            self._painter.drawText(QPointF(0, 0), words)
            self._painter.restore()

    def _on_paper(self, x: float, y: float) -> QPointF:
        point = self._at.map(QPointF(x, y))
        return QPointF(point.x(), A4[1] - point.y())


@dataclass(slots=True)
class _Path:
    rects: list[tuple[float, float, float, float]] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        self.rects.append((x, y, width, height))


@dataclass(slots=True)
class _Text:
    runs: list[tuple[str, tuple[float, float], str, float, float]] = field(default_factory=list)
    _face: str = Font.REGULAR.value
    _size: float = 10.0
    _narrow: float = 1.0
    _where: tuple[float, float] = (0.0, 0.0)
    _seen: bool = True

    def setFont(self, face: str, size: float) -> None:
        self._face, self._size = face, size

    def setHorizScale(self, per_cent: float) -> None:
        self._narrow = per_cent / 100

    def setTextRenderMode(self, mode: int) -> None:
        self._seen = mode != 3

    def setTextOrigin(self, x: float, y: float) -> None:
        self._where = (x, y)

    def textOut(self, words: str) -> None:
        if self._seen:
            self.runs.append((words, self._where, self._face, self._size, self._narrow))
