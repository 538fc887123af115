"""The periods of the return, side by side: one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import ICON_STROKE_ON, RADIUS_FIELD, Token, colour, font
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import fitting_font, paint_box, paint_text, text_width
from exitdesk.ui.widgets.scroll_page import clear_layout

if TYPE_CHECKING:
    from exitdesk.ui.models.return_view import PeriodCard

HEIGHT = 60
_PAD = 16


class _PeriodButton(QRadioButton):
    def __init__(self, card: PeriodCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.card.title, font(16, 600))) + 2 * _PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def focus_shape(self) -> FocusShape:
        """A ring about the card."""
        return FocusShape(self.rect(), RADIUS_FIELD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        box = QRectF(self.rect())
        fill = colour("accent_soft") if on else colour("row" if self.underMouse() else "surface")
        paint_box(painter, box, RADIUS_FIELD, fill, colour("accent") if on else None)
        ink: Token = "accent" if on else "ink"
        room = box.width() - 2 * _PAD
        whole = self.card.title.replace(" ", "\u00a0")
        title_font = fitting_font(whole, room, [font(16, 600), font(15, 600), font(14, 600)])
        paint_text(painter, QRectF(_PAD, 8, room, 24), self.card.title, title_font, colour(ink))
        at = float(_PAD)
        ink2: Token = "accent" if on else "ink2"
        if self.card.state == "sent":
            paint_icon(painter, "check", QRectF(at - 2, 33, 16, 16), colour(ink2), ICON_STROKE_ON)
            at += 20
        paint_text(painter, QRectF(at, 30, box.right() - at - 8, 22), self.card.words, font(14), colour(ink2))


class QuarterCards(QWidget):
    """``chosen`` carries the Period. Arrow keys choose too."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._buttons: list[_PeriodButton] = []
        self._quiet = False

    def show_cards(self, cards: Sequence[PeriodCard], period: object) -> None:
        """Show these, with the one of ``period`` chosen; the focus stays where it was."""
        had_focus = self.hasFocus() or any(button.hasFocus() for button in self._buttons)
        if [button.card.period for button in self._buttons] == [card.period for card in cards]:
            for button, card in zip(self._buttons, cards, strict=True):
                button.card = card
                button.setAccessibleDescription(card.words)
                button.update()
        else:
            clear_layout(self._row)
            self._buttons = [_PeriodButton(card, self) for card in cards]
            for button in self._buttons:
                button.toggled.connect(self._toggled)
                self._row.addWidget(button, 1)
                button.show()
        self._quiet = True
        for button in self._buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.card.period == period)
            button.setAutoExclusive(True)
        self._quiet = False
        current = self.current_button()
        if current is None:
            return
        self.setFocusProxy(current)
        if had_focus:
            current.setFocus(Qt.FocusReason.TabFocusReason)

    def current_button(self) -> QRadioButton | None:
        """The card that is chosen."""
        return next((button for button in self._buttons if button.isChecked()), next(iter(self._buttons), None))

    def button_of(self, period: object) -> QRadioButton | None:
        """The card of a period, where it is shown."""
        return next((button for button in self._buttons if button.card.period == period), None)

    def _toggled(self, on: bool) -> None:
        sender = self.sender()
        if on and not self._quiet and isinstance(sender, _PeriodButton):
            self.setFocusProxy(sender)
            self.chosen.emit(sender.card.period)
