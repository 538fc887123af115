"""What the WHO-5 screen is made of: large words, the six answers, the bars of progress. All scripts of the forms."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CARD, Token, colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import (
    CENTRE,
    LEFT,
    Align,
    line_height,
    paint_box,
    paint_lines,
    paint_text,
    text_width,
    wrap,
)


class ScreenButton(Button):
    """A button whose words may be in any script."""

    def _font(self) -> QFont:
        return font(16, 500 if self._kind == "quiet" else 600, other_scripts=True)


class Words(QLabel):
    """Wrapped text in the largest of some sizes that fits the width and ``most_height``."""

    def __init__(
        self, sizes: tuple[int, ...], weight: int, token: Token, parent: QWidget, *, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._sizes, self._weight, self._centred = sizes, weight, centred
        self._token: Token = token
        self._font = font(sizes[0], weight, other_scripts=True)

    def fit(self, left: int, top: int, width: int, most_height: int = 10_000) -> int:
        """Stand there in the size that fits; returns the height."""
        for size in self._sizes:
            self._font = font(size, self._weight, other_scripts=True)
            height = round(line_height(self._font)) * len(wrap(self.text(), self._font, width))
            widest = max((text_width(word, self._font) for word in self.text().split()), default=0)
            if widest <= width and height <= most_height:
                break
        self.setGeometry(left, top, width, height)
        self.update()
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = wrap(self.text(), self._font, self.width())
        align: Align = CENTRE if self._centred else LEFT
        paint_lines(QPainter(self), QPointF(0, 0), lines, self._font, colour(self._token), self.width(), align)


class AnswerButton(QRadioButton):
    """One answer: its digit in a disc, its words, a check when chosen. ``confirmed`` is Enter on the chosen one."""

    confirmed = Signal()

    def __init__(self, digit: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.digit, self._words = digit, words
        self.setAccessibleName(f"{digit}, {words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoExclusive(False)

    def hitButton(self, position: object) -> bool:
        return True

    def focus_shape(self) -> FocusShape:
        """A wide ring, as on all full-screen pages."""
        return FocusShape(self.rect(), RADIUS_CARD, "wide")

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isChecked():
                self.confirmed.emit()
            else:
                self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, on = QRectF(self.rect()), self.isChecked()
        hover = self.underMouse() and not on
        fill = colour("accent_soft" if on else "hover" if hover else "surface")
        paint_box(painter, box, RADIUS_CARD, fill, colour("accent" if on else "control"), 2 if on else 1)
        side = min(40.0, box.height() - 16)
        disc = QRectF(16, box.center().y() - side / 2, side, side)
        paint_box(painter, disc, side / 2, colour("accent" if on else "hover"))
        paint_text(painter, disc, str(self.digit), font(20, 600), colour("on_accent" if on else "ink"), CENTRE)
        ink = colour("accent" if on else "ink")
        room = QRectF(disc.right() + 18, 0, box.width() - disc.right() - 18 - 60, box.height())
        for size in (20, 18, 16):
            words_font = font(size, 600 if on else 500, other_scripts=True)
            lines = wrap(self._words, words_font, room.width())
            if len(lines) == 1:
                break
        step = line_height(words_font)
        top = box.center().y() - step * len(lines) / 2
        paint_lines(painter, QPointF(room.left(), round(top)), lines, words_font, ink, room.width())
        if on:
            paint_icon(painter, "check", QRectF(box.right() - 44, box.center().y() - 12, 24, 24), ink, 2.2)


class Bars(QWidget):
    """Five short bars, filled as far as one has come, and the words beside them."""

    BAR, GAP = 56, 8

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at, self._of, self._words = 0, 5, ""
        self.resize(self.sizeHint_width(), 22)

    def sizeHint_width(self) -> int:
        """Bars and words in pixels."""
        return self._of * (self.BAR + self.GAP) + 12 + 160

    def show_step(self, at: int, of: int, words: str) -> None:
        """``at`` of ``of`` are reached, in words too."""
        self._at, self._of, self._words = at, of, words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        for number in range(self._of):
            box = QRectF(number * (self.BAR + self.GAP), middle - 3, self.BAR, 6)
            paint_box(painter, box, 3, colour("accent" if number < self._at else "line"))
        left = self._of * (self.BAR + self.GAP) + 12
        words_font = font(15, 500, other_scripts=True)
        paint_text(painter, QRectF(left, 0, 160, self.height()), self._words, words_font, colour("ink2"), LEFT)


def place(widget: QWidget, left: float, top: float, width: float, height: float) -> None:
    """Set a geometry from whole or broken pixels."""
    widget.setGeometry(QRect(round(left), round(top), round(width), round(height)))
