"""Notes that go by themselves, and the bar for work that takes over half a second."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CARD, Token, colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.painting import paint_box, paint_shadow
from exitdesk.ui.widgets.text import Text

SHOWN_AFTER_MS = 500
TOAST_MS = 5000


class _Floating(QWidget):
    """Stands at the bottom in the middle of the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def place(self) -> None:
        """Fit its content and stand in place."""
        window = self.parentWidget()
        if window is not None:
            self.adjustSize()
            self.move((window.width() - self.width()) // 2, window.height() - self.height() - 72)
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(20, 16, -20, -20)
        paint_shadow(painter, box, RADIUS_CARD)
        paint_box(painter, box, RADIUS_CARD, colour("surface"), colour("edge"))


class Toast(_Floating):
    """One line that tells what happened and goes after five seconds unless said; also told to screen readers."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        row = QHBoxLayout(self)
        row.setContentsMargins(76, 32, 44, 36)
        self._text = Text("", "body_strong", elide=True)
        row.addWidget(self._text)
        self._icon = "check"
        self._token: Token = "accent"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)

    def show_note(self, text: str, *, icon: str = "check", token: Token = "accent", stays_ms: int = TOAST_MS) -> None:
        """Show it now, in place of the one before."""
        self._icon, self._token = icon, token
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.place()
        self._timer.start(stays_ms)

    def text(self) -> str:
        """The line shown last."""
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), self._icon, QRectF(40, self.height() / 2 - 12, 20, 20), colour(self._token), 2.4)


class Bar(QWidget):
    """A bar from 0 to 1; below 0 it runs to and fro."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(8)
        self.setMinimumWidth(240)
        self._part, self._phase = -1.0, 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._step)

    def set_part(self, part: float) -> None:
        """How much is done."""
        self._part = part
        self.setAccessibleDescription(f"{part * 100:.0f} %" if part >= 0 else "")
        if part < 0 and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        if self._part < 0:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def _step(self) -> None:
        self._phase = (self._phase + 0.02) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, 4, colour("hover"))
        if self._part >= 0:
            paint_box(painter, QRectF(0, 0, max(8.0, box.width() * min(self._part, 1)), 8), 4, colour("accent"))
        else:
            painter.setClipRect(box)
            paint_box(
                painter, QRectF(box.width() * (self._phase * 1.4 - 0.4), 0, box.width() * 0.4, 8), 4, colour("accent")
            )


class ProgressPanel(_Floating):
    """Words, bar and Cancel for work that runs; it appears half a second after ``begin`` unless ``end`` came before."""

    cancelled = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 32, 36, 36)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(8)
        self._text = Text("", "body_strong", elide=True)
        self.bar = Bar()
        words.addWidget(self._text)
        words.addWidget(self.bar)
        row.addLayout(words)
        self.cancel_button = Button(tr("Cancel"), "ghost")
        self.cancel_button.clicked.connect(self.cancelled)
        row.addWidget(self.cancel_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self._words, self._cancellable = "", False

    def begin(self, text: str = "", *, cancellable: bool = False) -> None:
        """Work has started."""
        self._words, self._cancellable = text, cancellable
        self.bar.set_part(-1)
        if not self._timer.isActive() and not self.isVisible():
            self._timer.start(SHOWN_AFTER_MS)
        elif self.isVisible():
            self._appear()

    def advance(self, part: float, text: str = "") -> None:
        """How far it has come, 0 to 1."""
        self.bar.set_part(part)
        if text:
            self._words = text
            self._text.setText(text)

    def end(self) -> None:
        """Work is done or given up."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        self._text.setText(self._words or tr("One moment …"))
        self.cancel_button.setVisible(self._cancellable)
        self.show()
        self.place()
