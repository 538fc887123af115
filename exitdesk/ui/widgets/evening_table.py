"""The card of the evening sheet: column heads with their keys over the rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.models.evening_model import Col, EveningModel
from exitdesk.ui.theme import HEIGHT_ROW, RADIUS_CARD, colour, font
from exitdesk.ui.widgets.evening_cells import CHIPS, PAD
from exitdesk.ui.widgets.evening_view import HEAD, EveningView
from exitdesk.ui.widgets.focus_ring import refresh_focus
from exitdesk.ui.widgets.key_caps import paint_keys
from exitdesk.ui.widgets.painting import paint_box, paint_text, rounded, text_width


class _Heads(QWidget):
    """Column heads with their keys, in line with the cells."""

    def __init__(self, view: EveningView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedHeight(HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, widths = QPainter(self), self._view.widths
        left, ink, head_font = 0.0, colour("ink2"), font(13, 600)
        chips = sum(widths[column] for column in CHIPS)
        letters = ("C", "M", "T") if widths[Col.MEAL] else ("C", "T")
        heads: tuple[tuple[str, tuple[str, ...], int], ...] = (
            (tr("ID number"), (), widths[Col.NUMBER]),
            (tr("Took part in"), letters, chips),
            (tr("Talk"), ("S",), widths[Col.TALK]),
            (tr("Referral"), ("H",), widths[Col.REFERRAL]),
            (tr("Waiting"), (), widths[Col.WAITS]),
        )
        for number, (title, keys, width) in enumerate(head for head in heads if head[2]):
            at = left + (PAD if number == 0 else 0)
            paint_text(painter, QRectF(at, 1, width, HEAD), title, head_font, ink, elide=False)
            if keys:
                paint_keys(painter, at + text_width(title, head_font) + 10, HEAD / 2 + 0.5, keys, ink)
            left += width
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), colour("line"))


class EveningTable(QWidget):
    """The card: heads over the rows. It is as high as its rows need and scrolls when there is no room."""

    def __init__(self, rows: EveningModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meal = True
        self.view = EveningView(rows, self)
        self.heads = _Heads(self.view, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rows.modelReset.connect(self.fit)
        rows.dataChanged.connect(lambda *_what: self.fit())

    def fit(self) -> None:
        """Widths, heights and the card's own height; call it when the columns change."""
        self.view.fit(self.meal)
        self.setMaximumHeight(HEAD + self.view.rows_height())
        self.view.fit(self.meal)
        self.heads.update()
        self.view.repaint_rows()
        refresh_focus(self.view)

    def sizeHint(self) -> QSize:
        return QSize(900, HEAD + self.view.rows_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(600, HEAD + 2 * HEIGHT_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        paint_box(painter, box, RADIUS_CARD, colour("surface"))
        band = self.view.current_band()
        if band is not None:
            painter.setClipPath(rounded(box, RADIUS_CARD))
            painter.setClipRect(QRectF(0, HEAD, box.width(), box.height()), Qt.ClipOperation.IntersectClip)
            top = float(HEAD + band.top())
            painter.fillRect(QRectF(0, top, box.width(), band.height()), colour("row"))
            paint_box(painter, QRectF(0, top + 6, 4, band.height() - 13), 2, colour("accent"))
