"""Label and value in two columns, painted: what is known of a contact in a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.painting import paint_lines, paint_text, text_width, wrap

_GAP, _STEP = 16, 20


class FactRows(QWidget):
    """``show_rows`` takes (label, value); long values wrap. ``spacing`` is the space between rows."""

    def __init__(self, *, spacing: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self._spacing = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these rows instead."""
        taller = len(rows) != len(self._rows) or self.heightForWidth(self.width()) != self.height()
        self._rows = list(rows)
        self.setAccessibleName("; ".join(f"{label}: {value}" for label, value in rows))
        if taller or self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self.update()

    def rows(self) -> list[tuple[str, str]]:
        """What it shows."""
        return self._rows

    def _label_width(self) -> float:
        return max((text_width(label, font(14)) for label, _ in self._rows), default=0) + _GAP

    def _lines(self, value: str, width: float) -> list[str]:
        return [value] if text_width(value, font(15)) <= width else wrap(value, font(15), width)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._label_width()
        tall = sum(_STEP * len(self._lines(value, room)) for _, value in self._rows)
        return round(tall + self._spacing * max(0, len(self._rows) - 1))

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self._label_width()
        y = 0.0
        for label, value in self._rows:
            paint_text(painter, QRectF(0, y, left, _STEP), label, font(14), colour("ink2"))
            lines = self._lines(value, self.width() - left)
            paint_lines(painter, QPointF(left, y), lines, font(15), colour("ink"), self.width() - left)
            y += _STEP * len(lines) + self._spacing
