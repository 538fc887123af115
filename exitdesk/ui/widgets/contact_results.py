"""What a search for contacts found: the list with the chosen one beside it, or a word on why it is empty."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.contact_list import ContactList, Filter
from exitdesk.ui.widgets.contact_card import ContactCard, missing_words
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.empty_state import EmptyState

_CARD_WIDTH: Final = 340
_CARD_AFTER_MS: Final = 60


class ContactResults(QWidget):
    """``show_found`` answers every key; the card follows when the keys rest. ``opened`` carries a contact's key.

    A role that sees no background has one day of each contact: when it was last seen, else when it first came.
    """

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, contacts: ContactList, desk: DeskContext, *, name: str) -> None:
        super().__init__()
        self._list, self._desk = contacts, desk
        self._known, self._seen = desk.allows(Permission.SEE_BACKGROUND), desk.allows(Permission.EVENINGS)
        self._narrow = False
        self.table = DataTable(
            self._columns(), name=name, row_height=54, zebra=False,
        )  # fmt: skip
        self.table.marks_current = True  # Enter in the search opens it
        self.table.opened.connect(self.opened)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_CARD_AFTER_MS)
        self._rest.timeout.connect(self._show_card)
        self.table.current_changed.connect(lambda _key: self._rest.start())
        self.empty = EmptyState(tr("Nobody here yet"), " ", action=tr("New contact"))
        self.empty.acted.connect(self.new_wanted)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.card = ContactCard(desk)
        self.card.setFixedWidth(_CARD_WIDTH)
        self.card.open_wanted.connect(self.table.open_current)
        side = QVBoxLayout()
        side.addWidget(self.card)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(holder, 1)
        row.addLayout(side)
        self.card.hide()

    def _columns(self) -> list[Column]:
        if not self._known:
            day = tr("Last seen") if self._seen else tr("First contact")
            return [Column(tr("ID number"), 220, mono=True), Column(day, figures=True)]
        return [
            Column(tr("ID number"), 164, mono=True),
            Column(tr("Last seen"), 116, figures=True),
            Column(tr("First contact"), 122, figures=True),
            Column(tr("Due"), 122),
            Column(tr("Missing"), least=96),
        ]

    def show_found(self, contacts: ContactList, typed: str, which: Filter, *, keep: bool) -> None:
        """Show whom a search and a filter let through; ``keep`` stays on the same row."""
        self._list = contacts
        found = contacts.found(typed, which)
        self.table.show_rows(found, self._cells, keep=keep)
        if found:
            self._stack.setCurrentWidget(self.table)
            if self.card.isHidden():
                self._show_card()  # at once: the list takes its width only once
            self._rest.start()
        else:
            self._show_empty(typed, which)
            self._rest.stop()
            self.card.hide()

    def is_empty(self) -> bool:
        """Whether nobody was found."""
        return self._stack.currentWidget() is self.empty

    def show_near(self, numbers: list[str]) -> None:
        """Nobody was found, but these numbers are one slip away."""
        self.empty.detail_text.setText(tr("Check the number. Much like it: {numbers}", numbers=", ".join(numbers)))

    def set_narrow(self, narrow: bool) -> None:
        """Without room the card stays away."""
        self._narrow = narrow
        self._show_card()

    def _show_empty(self, typed: str, which: Filter) -> None:
        title, detail = tr("Nobody here"), tr("No contact fits this choice.")
        if typed and (which is Filter.ALL or not self._list.found(typed, Filter.ALL)):
            title = tr("No number with “{text}”", text=typed)
            detail = tr("Press Enter to look it up or make a new contact.")
        elif not len(self._list):
            title, detail = tr("Nobody here yet"), tr("The first contact gets an ID number with Ctrl+N.")
        self.empty.title_text.setText(title)
        self.empty.detail_text.setText(detail)
        self._stack.setCurrentWidget(self.empty)

    def _cells(self, key: object) -> tuple[str | Cell, ...]:
        summary = self._list.summary(key)
        if summary is None:
            return ()
        contact = summary.contact
        if not self._known:
            return Cell(contact.id_number), show_date(summary.last_seen if self._seen else contact.first_contact)
        details = [tr("ended {date}", date=show_date(contact.ended))] if contact.ended is not None else []
        if contact.project_id:
            details.append(contact.project_id)
        return (
            Cell(contact.id_number, detail=" · ".join(details)),
            show_date(summary.last_seen),
            Cell(show_date(contact.first_contact), "ink2"),
            Cell("", flag=tr("WHO-5") if summary.is_due(self._list.today) else ""),
            Cell(missing_words(summary.missing), "ink2"),
        )

    def _show_card(self) -> None:
        shown = not self._narrow and not self.is_empty()
        summary = self._list.summary(self.table.current()) if shown else None
        self.card.show_summary(summary, self._list.today)
