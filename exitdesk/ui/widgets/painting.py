"""What all painted widgets share: crisp boxes, text in one line or several, soft shadows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from exitdesk.ui.theme import LINE_HEIGHT, colour

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFont

Align = Qt.AlignmentFlag
LEFT = Align.AlignLeft | Align.AlignVCenter
RIGHT = Align.AlignRight | Align.AlignVCenter
CENTRE = Align.AlignHCenter | Align.AlignVCenter


def paint_box(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None, width: float = 1.0
) -> None:
    """A rounded box whose outline lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(edge, width))
        rect = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius -= width / 2
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """The path of a rounded box, to clip to."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def paint_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Twelve stacked soft boxes under ``rect``; they reach 14 px out and 18 px down."""
    shade = QColor(0, 0, 0, 10 if colour("ground").lightness() < 128 else 5)
    for step in range(12):
        paint_box(painter, rect.adjusted(-step, 2 - step / 2, step, 6 + step), radius + step, shade)


def paint_text(
    painter: QPainter, rect: QRectF, text: str, font: QFont, ink: QColor, align: Align = LEFT, *, elide: bool = True
) -> None:
    """One line of plain text; too long, it ends in an ellipsis unless ``elide`` is off."""
    if elide and text_width(text, font) > rect.width() + 0.5:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip), text)


def text_width(text: str, font: QFont) -> float:
    """Advance of one line of text in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    """Distance between baselines, in whole pixels."""
    return round(font.pixelSize() * LINE_HEIGHT)


def wrap(text: str, font: QFont, width: float) -> list[str]:
    """The lines of ``text`` broken at words (inside a word only when it alone is too wide)."""
    if "\n" not in text and text_width(text, font) <= width:
        return [text]
    from PySide6.QtGui import QTextLayout, QTextOption  # slow to load; what stands on one line does without

    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 8))
            lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        if not paragraph:
            lines.append("")
    return lines


def paint_lines(
    painter: QPainter, at: QPointF, lines: list[str], font: QFont, ink: QColor, width: float, align: Align = LEFT
) -> float:
    """Draw wrapped lines downwards from ``at``; returns the height they take."""
    step = line_height(font)
    for number, line in enumerate(lines):
        paint_text(painter, QRectF(at.x(), at.y() + number * step, width, step), line, font, ink, align, elide=False)
    return step * len(lines)


def fitting_font(text: str, width: float, fonts: list[QFont]) -> QFont:
    """The first of ``fonts`` (largest first) in which the longest word fits ``width``; the last one if none does."""
    for font in fonts:
        if max((text_width(word, font) for word in text.split(" ")), default=0) <= width:
            return font
    return fonts[-1]
