"""A chart drawn from SVG: the same drawing as in the PDF."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget


class ChartView(QWidget):
    """Shows SVG bytes as wide as there is room, keeping their shape, at most ``most_width`` pixels.

    ``name`` says in words what the chart shows, for those who cannot see it.
    """

    def __init__(
        self, svg: bytes = b"", *, name: str = "", most_width: int = 760, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self._most = most_width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_chart(svg, name)

    def show_chart(self, svg: bytes, name: str) -> None:
        """Another drawing. reportlab's ``: None`` becomes ``: none``, which Qt would paint black."""
        self._renderer.load(QByteArray(svg.replace(b": None", b": none")))
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_most_width(self, most_width: int) -> None:
        """The width that the drawing was made for."""
        self._most = most_width
        self.updateGeometry()

    def is_empty(self) -> bool:
        """Whether there is no drawing to show."""
        return not self._renderer.isValid()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shape = self._renderer.defaultSize()
        return round(min(width, self._most) * shape.height() / shape.width()) if shape.width() > 0 else 0

    def sizeHint(self) -> QSize:
        wide = min(self._renderer.defaultSize().width(), self._most)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._renderer.isValid():
            wide = min(self.width(), self._most)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._renderer.render(painter, QRectF(0, 0, wide, self.heightForWidth(wide)))
