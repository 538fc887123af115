"""A field for an ID number: what fits is offered while one types, Enter takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.theme import HEIGHT_FIELD
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.popover import Popover, PopoverRow

if TYPE_CHECKING:
    from exitdesk.domain.records import Contact
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.summaries import ContactSummary

_MOST = 6
_LONGEST = 20


class NumberField(Field):
    """``began`` as Enter is pressed, then ``found`` with the Contact, or ``missed`` once the sentence is shown.

    Enter takes the number typed in full, else the row chosen in the list, else the first that fits. The list is
    read for what stands in the field now, so that Enter never takes a row that was offered for fewer letters.
    """

    began = Signal()
    found = Signal(object)
    missed = Signal()

    def __init__(
        self, desk: DeskContext, label: str = "", *, name: str = "", placeholder: str = "", aside: str = "",
        hint: str = "", height: int = HEIGHT_FIELD, type_px: int = 19, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            label, name=name, placeholder=placeholder or tr("Type an ID number"), icon="search", aside=aside,
            keys=("Enter",), hint=hint, max_length=_LONGEST, height=height, type_px=type_px, parent=parent,
        )  # fmt: skip
        self._desk = desk
        self._list: Popover | None = None
        self._listed = ""
        self.leave_out: Callable[[], frozenset[str]] = frozenset
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control and self.text():
                self.take()
                return True
            if self._list is not None and self._list.take_key(event):
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._close_list()
        return super().eventFilter(watched, event)

    def list_is_open(self) -> bool:
        """Whether numbers are offered."""
        return self._list is not None and self._list.isVisible()

    def clear(self) -> None:
        super().clear()
        self._close_list()

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.close_list()

    def _look(self, _text: str) -> None:
        typed = self.text()
        if not typed:
            self._close_list()
            return
        today = self._desk.today()

        def work(store: OpenStore) -> list[ContactSummary]:
            hits = store.reading.search_numbers(typed, _MOST)
            return [summary for hit in hits if (summary := store.reading.summary(hit.key or "", today))]

        self._desk.worker.run(work, lambda hits: self._offer(typed, hits))

    def _offer(self, typed: str, hits: Sequence[ContactSummary]) -> None:
        if typed != self.text() or not self.edit.hasFocus():
            return
        today, left_out = self._desk.today(), self.leave_out()
        rows = [
            PopoverRow(
                hit.contact, hit.contact.id_number, tr("last {date}", date=show_date(hit.last_seen)),
                "WHO-5" if hit.is_due(today) else "", mono=True,
            )
            for hit in hits
            if hit.key not in left_out
        ]  # fmt: skip
        if self._list is None:
            self._list = Popover(self, name=tr("Numbers that fit"))
            self._list.chosen.connect(self._chosen)
        self._listed = typed
        self._list.show_rows(rows, anchor_rect=self.frame_rect())

    def _chosen(self, contact: object) -> None:
        self.began.emit()
        self._found(cast("Contact", contact))

    def take(self) -> None:
        """As Enter does: look up what is typed."""
        typed = self.text()
        row = self._list.current() if self._list is not None and self.list_is_open() else None
        if row is not None and self._listed == typed:
            self._close_list()
            self._chosen(row.value)
            return
        self._close_list()
        self.began.emit()

        def work(store: OpenStore) -> tuple[Contact | None, list[str]]:
            exact = store.reading.contact_by_number(typed)
            contact = exact or next(iter(store.reading.search_numbers(typed, 1)), None)
            return contact, [] if contact else store.reading.near_numbers(typed, 3)

        self._desk.worker.run(work, lambda answer: self._answer(typed, *answer))

    def _answer(self, typed: str, contact: Contact | None, near: Sequence[str]) -> None:
        if contact is not None:
            self._found(contact)
            return
        hint = tr("Did you mean {numbers}?", numbers=", ".join(near)) if near else tr("Check the number.")
        self.set_text(typed)
        self.set_error(tr("No contact has the ID number {number}.", number=typed) + " " + hint)
        self.edit.setFocus()
        self.edit.selectAll()
        self.missed.emit()

    def _found(self, contact: Contact) -> None:
        self.clear()
        self.found.emit(contact)
