"""The WHO-5 screen as it looks: words, answers and buttons of one moment, and where they stand."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from exitdesk.domain.who5 import ITEMS
from exitdesk.forms.who5_screen_words import screen_words
from exitdesk.forms.who5_wording import attribution, form_languages, own_words, wording
from exitdesk.i18n import tr
from exitdesk.ui.models.who5_answering import Answering, Phase
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.empty_state import Mark
from exitdesk.ui.widgets.five_answers import UNANSWERED
from exitdesk.ui.widgets.who5_screen_parts import AnswerButton, Bars, ScreenButton, Words, place

_MARGIN: Final = 72
_WIDEST: Final = 1136
_TALLEST: Final = 960
_LOW: Final = 780
_BIG: Final = 52
_GAP: Final = 12
_ANSWERS: Final = 588 / 1136


class Who5View(QWidget):
    """Fills its parent. ``show_state`` builds the moment; ``chosen`` carries an answer or a language's number."""

    chosen = Signal(int)
    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.choices: list[AnswerButton] = []
        self.bars = Bars(self)
        self.stem = Words((22, 20), 400, "ink2", self)
        self.statement = Words((44, 40, 36, 32, 28), 600, "ink", self)
        self.instruction = Words((16, 15), 400, "ink2", self)
        self.mark = Mark(84, self)
        self.thanks = Words((44, 36), 600, "ink", self, centred=True)
        self.thanks_detail = Words((22, 20), 400, "ink2", self, centred=True)
        self.source = Words((12,), 400, "ink2", self)
        self.source.setText(attribution())
        self.stop_button = ScreenButton("", "quiet", icon="x", parent=self)
        self.back_button = ScreenButton("", "secondary", icon="arrow-left", height=_BIG, parent=self)
        self.skip_button = ScreenButton("", "ghost", height=_BIG, parent=self)
        self.next_button = ScreenButton("", "primary", keys=("Enter",), height=_BIG, parent=self)
        self.go_on_button = ScreenButton("", "secondary", height=_BIG, parent=self)
        self.staff_button = ScreenButton(tr("Staff take over"), "ghost", keys=("Enter",), height=_BIG, parent=self)

    def stops(self) -> list[QWidget]:
        """All that Tab reaches now, in the order of reading."""
        buttons = (
            self.next_button, self.skip_button, self.back_button, self.stop_button, self.go_on_button,
            self.staff_button,
        )  # fmt: skip
        return [*self.choices, *(b for b in buttons if b.isVisibleTo(self) and b.isEnabled())]

    def show_state(self, state: Answering) -> None:
        """Build anew for where the person is."""
        for button in self.choices:
            button.hide()
            button.deleteLater()
        rows: list[tuple[int, str]] = []
        current = -1
        if state.phase is Phase.LANGUAGE:
            rows = [(number, screen_words(code).language) for number, code in enumerate(form_languages(), start=1)]
            current = form_languages().index(state.language) + 1
        elif state.phase is Phase.STATEMENTS:
            rows = [(5 - number, words) for number, words in enumerate(wording(state.language).options)]
            current = int(state.answer) if state.answer not in ("", UNANSWERED) else -1
        self.choices = [self._choice(digit, words, current) for digit, words in rows]
        self.show_words(state)
        for button in self.choices:  # in place first: one that moves away from under the mouse stays lit
            button.show()

    def focus_shape(self) -> None:
        """No ring around the whole page."""
        return

    def _choice(self, digit: int, words: str, current: int) -> AnswerButton:
        button = AnswerButton(digit, words, self)
        button.setChecked(digit == current)
        button.clicked.connect(partial(self.chosen.emit, digit))
        button.confirmed.connect(self.confirmed)
        return button

    def show_chosen(self, digit: int) -> None:
        """Show which answer is chosen, and take the focus there."""
        for button in self.choices:
            button.setChecked(button.digit == digit)
            if button.digit == digit:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, state: Answering) -> None:
        """The words in the person's language, and which parts are seen."""
        words, who = screen_words(state.language), wording(state.language)
        choosing, asking = state.phase is Phase.LANGUAGE, state.phase is Phase.STATEMENTS
        stopped, ending = state.phase is Phase.STOPPED, not choosing and not asking
        self.bars.show_step(state.at + 1, ITEMS, words.progress.format(n=state.at + 1, all=ITEMS))
        self.stem.setText(who.stem if asking else "")
        self.statement.setText(who.items[state.at] if asking else own_words(state.language).title)
        self.instruction.setText(who.instruction or "")
        self.thanks.setText(words.stopped if stopped else words.thanks)
        self.thanks_detail.setText(f"{words.stopped_detail} {words.hand_back}" if stopped else words.hand_back)
        self.stop_button.set_label(words.stop if asking else tr("Cancel"))
        self.back_button.set_label(words.back)
        self.skip_button.set_label(words.skip)
        self.next_button.set_label(words.begin if choosing else words.finish if state.is_last else words.next)
        self.next_button.setEnabled(choosing or bool(state.answer))
        self.go_on_button.set_label(words.go_on)
        for widget, seen in (
            (self.bars, asking), (self.stem, asking), (self.statement, not ending), (self.instruction, not ending),
            (self.stop_button, not ending), (self.back_button, asking), (self.skip_button, asking),
            (self.next_button, not ending), (self.mark, ending), (self.thanks, ending), (self.thanks_detail, ending),
            (self.go_on_button, stopped), (self.staff_button, ending), (self.source, not ending),
        ):  # fmt: skip
            widget.setVisible(seen)
        self.setAccessibleName(self.thanks.text() if ending else self.statement.text())
        self.arrange()

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """As in the picture at 1280x800; lower windows have lower answers, larger ones keep the size in the middle."""
        width, tall = min(self.width() - 2 * _MARGIN, _WIDEST), min(self.height(), _TALLEST)
        left, top = (self.width() - width) // 2, (self.height() - tall) // 2
        low = tall < _LOW
        place(self.bars, left, top + (43 if low else 55), self.bars.sizeHint_width(), 22)
        stop = self.stop_button.sizeHint()
        place(self.stop_button, left + width - stop.width(), top + (32 if low else 44), stop.width(), stop.height())
        source = self.source.fit(left, 0, width)
        self.source.move(left, top + tall - source - (14 if low else 22))
        row = self.source.y() - 22 - _BIG
        first = top + (96 if low else 136)
        self._arrange_answers(left + width, first, round(width * _ANSWERS), row)
        column = width - round(width * _ANSWERS) - 48
        self._arrange_question(left, first, column, row - 24 - first, low=low)
        self._arrange_buttons(left, left + width, row)
        self._arrange_end(left, top + round(tall * 0.4), width)

    def _arrange_answers(self, right: int, first: int, width: int, row: int) -> None:
        height = min(72.0, max(46.0, (row - 28 - first - (ITEMS * _GAP)) / (ITEMS + 1)))
        for number, button in enumerate(self.choices):
            place(button, right - width, first + number * (height + _GAP), width, height)

    def _arrange_question(self, left: int, first: int, width: int, room: int, *, low: bool) -> None:
        instruction = self.instruction.fit(left, 0, min(width, 440)) if self.instruction.text() else 0
        at = first + (20 if low else 48)
        at += self.stem.fit(left, at, width) + 14 if self.stem.text() else 0
        gap = 28 if low else 56
        at += self.statement.fit(left, at, width, room - (at - first) - instruction - gap) + gap
        self.instruction.move(left, at)

    def _arrange_buttons(self, left: int, right: int, row: int) -> None:
        place(self.back_button, left, row, self.back_button.sizeHint().width(), _BIG)
        forward, skip = self.next_button.sizeHint().width(), self.skip_button.sizeHint().width()
        place(self.next_button, right - forward, row, forward, _BIG)
        place(self.skip_button, right - forward - 20 - skip, row, skip, _BIG)

    def _arrange_end(self, left: int, at: int, width: int) -> None:
        self.mark.move(left + (width - self.mark.width()) // 2, at - self.mark.height() - 32)
        at += self.thanks.fit(left, at, width) + 16
        at += self.thanks_detail.fit(left, at, width) + 44
        go_on, over = self.go_on_button.sizeHint().width(), self.staff_button.sizeHint().width()
        both = over + (go_on + 20 if self.go_on_button.isVisibleTo(self) else 0)
        middle = left + width / 2
        place(self.go_on_button, middle - both / 2, at, go_on, _BIG)
        place(self.staff_button, middle + both / 2 - over, at, over, _BIG)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(0, 0, self.width(), self.height()), colour("ground"))
