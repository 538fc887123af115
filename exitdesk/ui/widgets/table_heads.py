"""The heads over a table's columns, and the line under its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.key_caps import paint_keys
from exitdesk.ui.widgets.painting import CENTRE, LEFT, RIGHT, Align, line_height, paint_text, text_width, wrap

if TYPE_CHECKING:
    from exitdesk.ui.widgets.data_table import Column, DataTable

# A rotated head longer than this stands in two lines, in a column of the second width.
ONE_LINE: Final = 172
TWO_LINES_WIDE: Final = 40
ALIGN: Final[dict[str, Align]] = {"left": LEFT, "right": RIGHT, "centre": CENTRE}


class TableHeads(QWidget):
    """The heads over the columns, with title and caption of the table at the left above them."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table

    def fit(self) -> None:
        """As high as the longest rotated head, or one line."""
        table = self._table
        tall = 40
        for column in table.model.columns:
            if column.rotated:
                lines = _head_lines(column)
                tall = max(tall, min(round(max(text_width(line, font(13, 600)) for line in lines)) + 26, 200))
        if table.title:
            tall = max(tall, 94 if any(column.rotated for column in table.model.columns) else 100)
        self.setFixedHeight(tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        table = self._table
        if table.title:
            paint_text(
                painter, QRectF(table.first_pad, 12, self.width(), 26), table.title, font(17, 600), colour("ink")
            )
            paint_text(painter, QRectF(table.first_pad, 36, self.width(), 20), table.caption, font(14), colour("ink2"))
        offset = table.view.horizontalScrollBar().value()
        stay = table.pinned if offset else 0
        stays = sum(table.view.columnWidth(number) for number in range(stay))
        self._paint_heads(painter, range(stay), 0)
        painter.save()
        if stays:
            painter.setClipRect(QRectF(stays, 0, self.width() - stays, self.height()))
        self._paint_heads(painter, range(stay, len(table.model.columns)), stays - offset)
        painter.restore()
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("edge" if table.zebra else "line"))

    def _paint_heads(self, painter: QPainter, numbers: range, at: float) -> None:
        table = self._table
        head_font, ink = font(13, 600), colour("ink2")
        for number in numbers:
            column, width = table.model.columns[number], table.view.columnWidth(number)
            left, right = table.paddings(number)
            if column.rotated:
                self._paint_rotated(painter, at + left + (width - left - right) / 2, column)
            else:
                box = QRectF(at + left, self.height() - 32, width - left - right, 26)
                paint_text(painter, box, column.title, head_font, ink, ALIGN[column.align])
                if column.keys:
                    after = box.left() + text_width(column.title, head_font) + 8
                    paint_keys(painter, after, box.center().y(), column.keys, ink)
            at += width

    def _paint_rotated(self, painter: QPainter, middle: float, column: Column) -> None:
        lines = _head_lines(column)
        step = line_height(font(13, 600)) - 2
        painter.save()
        painter.translate(QPointF(middle, self.height() - 9))
        painter.rotate(-90)
        for number, line in enumerate(lines):
            top = (number - len(lines) / 2) * step
            paint_text(painter, QRectF(0, top, self.height() - 12, step), line, font(13, 600), colour("ink2"))
        painter.restore()


def _head_lines(column: Column) -> list[str]:
    """A rotated head in one line, or in two of about one length where one would be over 172 px and there is room."""
    whole = text_width(column.title, font(13, 600))
    if whole <= ONE_LINE or column.width < TWO_LINES_WIDE - 2:
        return [column.title]
    for width in range(round(whole / 2), ONE_LINE, 6):
        if len(lines := wrap(column.title, font(13, 600), width)) == 2:
            return lines
    return wrap(column.title, font(13, 600), ONE_LINE)[:2]


class TableFoot(QWidget):
    """A bold line, with key caps after it."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self.text = ""
        self.keys: tuple[str, ...] = ()
        self._pad = table.first_pad
        self.setFixedHeight(38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_text(painter, QRectF(self._pad, 2, self.width(), 36), self.text, font(15, 600), colour("ink"))
        if self.keys:
            paint_keys(painter, self._pad + text_width(self.text, font(15, 600)) + 12, 20, self.keys, colour("ink2"))
