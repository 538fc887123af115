"""The field at the top of the evening sheet: an ID number puts a person on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.models.evening_model import under_words
from exitdesk.ui.models.evening_reading import Found
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.popover import Popover, PopoverRow

if TYPE_CHECKING:
    from exitdesk.store.visitors import Visitor

Search = Callable[[str, Callable[[Found], None]], None]
_CREATE, _NEW = "create", "new"


class QuickAdd(QWidget):
    """Suggestions while one types, the first preselected, the last line a new number (Ctrl+N).

    ``found`` carries the Visitor chosen, ``created`` an organisation's own number that nobody has yet, ``new_wanted``
    asks for a fresh number. While the store still looks, further keys are held back and replayed by ``release``.
    """

    found = Signal(object)
    created = Signal(str)
    new_wanted = Signal()
    left_downwards = Signal()
    typed = Signal()
    emptied = Signal()

    def __init__(self, search: Search, *, day: Callable[[], date], on_sheet: Callable[[str], bool]) -> None:
        super().__init__()
        self._search, self._day, self._on_sheet = search, day, on_sheet
        self._popover: Popover | None = None
        self._result: Found | None = None
        self._moved = False
        self._warned = ""
        self._waits = False
        self._by_hand = True
        self._held: list[QKeyEvent] = []
        self.field = Field(
            name=tr("ID number of somebody who is here"), placeholder=tr("Type an ID number"), icon="search",
            aside=tr("add to the evening"), keys=("Enter",), max_length=40, type_px=19,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.edit.installEventFilter(self)
        self.field.changed.connect(self._typed)

    @property
    def waits(self) -> bool:
        """Whether Enter was pressed and the store has not answered yet."""
        return self._waits

    @property
    def popover(self) -> Popover:
        """The list of suggestions."""
        if self._popover is None:
            self._popover = Popover(self.field, name=tr("Suggestions"))
            self._popover.chosen.connect(self._choose)
        return self._popover

    def text(self) -> str:
        """What is typed so far."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Put back what was half typed; suggestions come when it has the focus."""
        self._by_hand = False
        self.field.set_hint("")
        self.field.set_text(text)
        self._by_hand = True
        self._result = None

    def show_aside(self, *, next_person: bool) -> None:
        """While the focus is in the rows the field says how to come back to it."""
        if next_person:
            self.field.set_aside(tr("next person"), ("Esc",))
        else:
            self.field.set_aside(tr("add to the evening"), ("Enter",))

    def refuse(self, sentence: str) -> None:
        """Say why the number cannot be used; what is typed stays."""
        self._waits = False
        self.close_list()
        self.field.set_error(sentence)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.release()

    def hold(self) -> None:
        """Hold keys back until ``release``: the row they are meant for is not there yet."""
        self._waits = True

    def done(self) -> None:
        """The person is on the sheet: empty the field."""
        self._waits = False
        self.close_list()
        self.set_text("")
        self.emptied.emit()

    def release(self) -> None:
        """Give the keys held back to whatever has the focus now."""
        self._waits = False
        held, self._held = self._held, []
        for event in held:
            target = QApplication.focusWidget()
            if target is not None:
                QApplication.sendEvent(target, event)

    def close_list(self) -> None:
        """Hide the suggestions."""
        if self._popover is not None:
            self._popover.close_list()

    # Typing

    def _typed(self, text: str) -> None:
        if not self._by_hand:
            return
        self._moved = False
        self._result = None
        self.field.set_hint("")
        self.typed.emit()
        wanted = text.strip()
        if not wanted:
            self.close_list()
            self.emptied.emit()
            return
        self._search(wanted, self._answer)

    def _answer(self, result: Found) -> None:
        if result.text != self.text():
            return
        self._result = result
        if self._waits:
            self._waits = False
            self._enter()
            if not self._waits and self._held:
                self.release()
            return
        if self.field.edit.hasFocus():
            self._show_list(result)

    def _show_list(self, result: Found) -> None:
        if result.wrong_check:
            self._warn(result)
        rect = self.field.rect() if self.field.error() else self.field.frame_rect()
        self.popover.show_rows(self._rows(result), anchor_rect=rect)
        if not result.hits:
            self.popover.view.setCurrentIndex(QModelIndex())  # nothing is chosen by the Enter that ends the typing

    def _explain(self, result: Found) -> None:
        if result.near or result.wrong_check:
            self._warn(result)
        else:
            words = tr("Nobody has the number “{number}” yet. Enter creates it as it is.", number=result.text)
            self.field.set_hint(words)
        self.popover.show_rows(self._rows(result), anchor_rect=self.field.rect())
        if result.near and not result.wrong_check:  # numbers in a row are near each other: Enter must not guess who
            self.popover.view.setCurrentIndex(QModelIndex())

    def _warn(self, result: Found) -> None:
        if result.near and not result.wrong_check:
            words = tr(
                "Nobody has the number “{number}” yet. Is it one of these? Choose with ↑ and ↓.", number=result.text
            )
            self.field.set_error(words)
        elif result.near:
            self.field.set_error(tr("Check the number “{number}”. Is it one of these?", number=result.text))
        else:
            self.field.set_error(tr("Check the number “{number}”: nobody has it.", number=result.text))

    def _rows(self, result: Found) -> list[PopoverRow]:
        rows = [self._person(visitor) for visitor in (*result.hits, *result.near)]
        if result.can_create:
            words = tr("Create “{number}” as it is", number=result.text)
            rows.append(PopoverRow(_CREATE, words, icon="user-plus", action=True))
        rows.append(
            PopoverRow(_NEW, tr("A new contact gets a new ID number"), icon="plus", keys=("Ctrl", "N"), action=True)
        )
        return rows

    def _person(self, visitor: Visitor) -> PopoverRow:
        day = self._day()
        is_new = visitor.seen_before is None and visitor.contact.first_contact >= day
        here = self._on_sheet(visitor.contact.key or "")
        return PopoverRow(
            visitor,
            visitor.contact.id_number,
            tr("is on the sheet") if here else under_words(visitor, is_new=is_new, day=day),
            "WHO-5" if visitor.who5_due else "",
            mono=True,
        )

    # Choosing

    def _enter(self) -> None:
        """Enter: the exact number, the line moved to, or the first that fits.

        A number that nobody has is explained first, and somebody new created by Enter once more. Of near numbers one is
        chosen with the arrows; only where a check character tells of a slip is the first taken by Enter once more.
        """
        if not self.text():
            return
        result = self._result
        if result is None or result.text != self.text():
            self._waits = True
            return
        current = self._popover.current() if self._popover is not None and self._popover.isVisible() else None
        if self._moved and current is not None:
            self._choose(current.value)
        elif result.hits:
            self._choose(result.hits[0])
        elif result.in_bin:
            self.refuse(tr("The number {number} is in the bin. Restore it there first.", number=result.text))
        elif self._warned == result.text and current is not None:
            self._choose(current.value)
        elif result.near or result.wrong_check or result.can_create:
            self._warned = result.text
            self._explain(result)
        else:
            self.refuse(tr("An ID number has 1 to 12 characters. Check the number."))

    def _choose(self, value: object) -> None:
        text = self.text()
        if value == _CREATE:
            self.close_list()
            self.created.emit(text)
        elif value == _NEW:
            self.close_list()
            self.new_wanted.emit()
        else:
            self.done()
            self.found.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if undo and not self.field.edit.text():
                event.ignore()
                return True
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif kind is QEvent.Type.FocusOut:
            self.close_list()
        elif kind is QEvent.Type.FocusIn and self.text() and self._result is None:
            self._search(self.text(), self._answer)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if self._waits:
            self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
            return True
        key, listed = event.key(), self._popover is not None and self._popover.isVisible()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if key == Qt.Key.Key_Escape:
            if listed:
                self.close_list()
            elif self.field.edit.text():
                self.field.clear()
            return True
        if listed and self.popover.take_key(event):
            self._moved = True
            return True
        if key == Qt.Key.Key_Down:
            self.left_downwards.emit()
            return True
        return False
