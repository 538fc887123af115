"""One step of the first start: a column of widgets that says when it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.theme import HEIGHT_BIG, colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.painting import paint_box, paint_text


class StepBars(QWidget):
    """How far the first start has come: four bars and words."""

    def __init__(self, step: int, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._steps = step, steps
        self.setFixedHeight(20)
        self.setAccessibleName(tr("Step {step} of {steps}", step=step, steps=steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(self._steps):
            token = colour("accent" if number < self._step else "edge")
            paint_box(painter, QRectF(number * 64, 7, 56, 6), 3, token)
        words = tr("Step {step} of {steps}", step=self._step, steps=self._steps)
        paint_text(painter, QRectF(self._steps * 64 + 12, 0, 160, 20), words, font(14, 500), colour("ink2"))


class Step(QWidget):
    """A column; ``done`` when the user goes on, ``back`` when not."""

    done = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.go_on = Button(tr("Next"), "primary", keys=("Enter",), height=HEIGHT_BIG)
        self.go_on.clicked.connect(self.try_on)

    def title(self) -> str:
        """The heading over the step."""
        return ""

    def first(self) -> QWidget:
        """Where the focus goes."""
        return self.go_on

    def try_on(self) -> None:
        """Check what is typed; ``done`` when it is in order."""
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.go_on.is_busy():
            if not isinstance(QApplication.focusWidget(), QLineEdit):  # a line answers Enter itself and lets it through
                self.try_on()
        elif event.key() == Qt.Key.Key_Escape and not self.go_on.is_busy():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def add_feet(self, *, back: bool = True) -> Button | None:
        """Next, and Back before it; gives the button that leads back."""
        row = QHBoxLayout()
        row.setSpacing(12)
        if back:
            button = Button(tr("Back"), "secondary", icon="arrow-left", height=HEIGHT_BIG)
            button.clicked.connect(self.back)
            row.addWidget(button)
        row.addWidget(self.go_on, 1)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        if not back:
            return None
        QWidget.setTabOrder(self.go_on, button)
        return button
