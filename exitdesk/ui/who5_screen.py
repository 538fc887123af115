"""WHO-5 answered on the screen by the person: nothing of the store can be seen until the staff take over again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from exitdesk.domain.answers import AnswerMode
from exitdesk.domain.records import AnswerSet, Contact
from exitdesk.domain.who5 import ITEMS
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import language, tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.who5_answering import Answering, Phase
from exitdesk.ui.widgets.sheet import ask, tell
from exitdesk.ui.widgets.who5_screen_view import Who5View

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Who5Screen(Who5View):
    """Covers the whole window. No ID number, no score, no band. ``ended`` comes last, and it deletes itself.

    A finished set is saved at once, an unfinished one only when the staff say so. What is answered goes into the
    page's stash as it comes. Of the keys of the window only Ctrl+L still works.
    """

    ended = Signal()

    def __init__(self, desk: DeskContext, page: Page, contact: Contact) -> None:
        super().__init__(page.window())
        self._desk, self._contact, self._over_window = desk, contact, page.window()
        self.state = Answering(language())
        self._saving = self._saved = self._over = False
        self._then: Callable[[], object] = lambda: None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chosen.connect(self.choose)
        self.confirmed.connect(self.next)
        for button, act in (
            (self.stop_button, self.stop), (self.back_button, self.back), (self.skip_button, self.skip),
            (self.next_button, self.next), (self.go_on_button, self.go_on), (self.staff_button, self.take_over),
        ):  # fmt: skip
            button.clicked.connect(act)
        self._over_window.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Show it; the first thing is the language, or where it was left."""
        self.setGeometry(self._over_window.rect())
        self.show()
        self.raise_()
        self._show()

    def stash(self) -> dict[str, object] | None:
        """What is answered and not saved."""
        if self._saved or self._over or not any(self.state.answers):
            return None
        return {"contact": self._contact.key, **self.state.stash()}

    def restore(self, entry: Mapping[str, object]) -> None:
        """Go on where the stash was left."""
        self.state.restore(entry)

    def _end(self) -> None:
        self._over = True
        self._over_window.removeEventFilter(self)
        self.hide()
        self.ended.emit()
        self.deleteLater()

    # The person

    def choose(self, digit: int) -> None:
        """Answer 0-5, or the number of a language on the first page."""
        self.state.choose(digit)
        self.show_chosen(digit)
        self.show_words(self.state)
        self._desk.typed()

    def next(self) -> None:
        """To the next statement, or the end; a statement must be answered or skipped first."""
        self.state.next()
        self._went()

    def skip(self) -> None:
        """Leave the statement unanswered."""
        self.state.skip()
        self._went()

    def _went(self) -> None:
        self._desk.typed()
        self._show()
        if self.state.phase is Phase.THANKS:
            self._save(lambda: None)

    def back(self) -> None:
        """To the statement before, or to the language."""
        self.state.back()
        self._show()

    def stop(self) -> None:
        """On the first page nothing has begun; later the computer is handed back."""
        if self.state.phase is Phase.LANGUAGE:
            self._end()
        else:
            self.state.stop()
            self._desk.typed()
            self._show()

    def go_on(self) -> None:
        """On with the statements after all."""
        self.state.go_on()
        self._show()

    # The staff

    def take_over(self) -> None:
        """The staff are back: leave, and ask what becomes of an unfinished set."""
        if self.state.phase is Phase.THANKS:
            self._save(self._end)
        elif self.state.given:
            ask(
                self, tr("Keep the answers ({n} of {all})?", n=self.state.given, all=ITEMS),
                tr("The person stopped. An incomplete form is kept, but gives no score."), tr("Keep them"),
                then=lambda yes: self._save(self._end) if yes else self._end(), no=tr("Throw them away"),
            )  # fmt: skip
        else:
            self._end()

    def _save(self, then: Callable[[], object]) -> None:
        if self._saved or not self.state.given:
            then()
            return
        self._then = then
        if self._saving:
            return
        self._saving = True
        record = AnswerSet(
            contact=self._contact.key or "", date=self._desk.today(), answers=self.state.as_answers(),
            mode=AnswerMode.SCREEN,
        )  # fmt: skip
        self._desk.worker.change(lambda store: store.operations.save(record), self._kept, self._not_kept)

    def _kept(self, _changes: object) -> None:
        self._saving, self._saved = False, True
        self._desk.typed()
        self._then()

    def _not_kept(self, error: ExitDeskError) -> None:
        self._saving = False
        tell(self, tr("It is not saved"), str(error))

    # Keys and window

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if not (control and event.key() == Qt.Key.Key_L):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        event.accept()
        if event.isAutoRepeat():
            return
        if text in {str(button.digit) for button in self.choices}:
            self.choose(int(text))
        elif key in _ENTER and self.state.phase in (Phase.STOPPED, Phase.THANKS):
            self.take_over()
        elif key in _ENTER:
            self.next()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self.back()
        elif key == Qt.Key.Key_Escape:
            self.stop()

    def _step(self, by: int) -> None:
        if self.choices:
            at = next((n for n, b in enumerate(self.choices) if b.hasFocus()), -1 if by > 0 else 0)
            self.choices[(at + by) % len(self.choices)].setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops, now = self.stops(), QApplication.focusWidget()
        if stops:
            at = stops.index(now) if now in stops else (-1 if forward else 0)
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._over:
            self.setGeometry(self._over_window.rect())
        return False

    def _show(self) -> None:
        self.show_state(self.state)
        chosen = next((button for button in self.choices if button.isChecked()), None)
        first = chosen or next(iter(self.choices), self)
        first.setFocus(Qt.FocusReason.TabFocusReason)
