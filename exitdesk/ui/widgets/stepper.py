"""A number between two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from exitdesk.ui import theme
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.typing_keys import OwnUndo, left_to_window

_BUTTON, _NUMBER, _HEIGHT = 44, 56, 44


class Stepper(QSpinBox):
    """Minus, a number that can be typed, plus. Up and Down step; ``changed`` carries the number.

    A QSpinBox for its keys, range and role; its buttons are painted, 44x42. ``steps_back`` tells that what holds it
    takes back its numbers, so that Ctrl+Z is never its own.
    """

    changed = Signal(int)

    def __init__(
        self, name: str, *, value: int = 0, least: int = 0, most: int = 999, step: int = 1, suffix: str = "",
        steps_back: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setValue(value)
        self.setFrame(False)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFont(font(20, 600))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._over = 0
        self._steps_back, self._own_undo = steps_back, OwnUndo()
        self.lineEdit().textEdited.connect(self._own_undo.typed)
        self._ground()
        theme.watch.changed.connect(self._ground)
        self.valueChanged.connect(self.changed)

    def _ground(self) -> None:
        for widget in (self, self.lineEdit()):
            palette = widget.palette()
            palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
            palette.setColor(QPalette.ColorRole.Text, colour("ink"))
            widget.setPalette(palette)

    def sizeHint(self) -> QSize:
        return QSize(2 * _BUTTON + _NUMBER + (30 if self.suffix() else 0), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_number()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_number()

    def _place_number(self) -> None:
        self.lineEdit().setGeometry(_BUTTON + 2, 2, self.width() - 2 * _BUTTON - 4, self.height() - 4)

    def _button(self, side: int) -> QRectF:
        return QRectF(0 if side < 0 else self.width() - _BUTTON, (self.height() - 42) / 2, _BUTTON, 42)

    def _side(self, at: QPointF) -> int:
        return next((side for side in (-1, 1) if self._button(side).contains(at)), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        side = self._side(event.position())
        if side and event.button() is Qt.MouseButton.LeftButton:
            self.stepBy(side)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._side(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = 0
        self.update()

    def event(self, event: QEvent) -> bool:
        if left_to_window(event, self._undoes_typing):
            event.ignore()
            return False
        return super().event(event)

    def _undoes_typing(self) -> bool:
        return not self._steps_back and self.lineEdit().isUndoAvailable() and self._own_undo.comes_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for side, icon in ((-1, "minus"), (1, "plus")):
            box = self._button(side)
            off = self.value() <= self.minimum() if side < 0 else self.value() >= self.maximum()
            fill = colour("hover" if self._over == side and not off else "surface")
            paint_box(painter, box, RADIUS_CONTROL, fill, colour("edge" if off else "control"))
            middle = box.center()
            paint_icon(
                painter, icon, QRectF(middle.x() - 9, middle.y() - 9, 18, 18), colour("control" if off else "ink"), 2.0
            )
