"""The day on which a contact's participation ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.i18n import tr
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page


class ContactEndSheet(EntrySheet):
    """One date; Enter takes today."""

    def __init__(self, page: Page, *, contact: Contact, accept: Callable[[Contact, Sheet], None]) -> None:
        super().__init__(page, tr("End the participation"), number=contact.id_number, done=tr("End"), width=480)
        self._contact, self._accept = contact, accept
        self.day = DateField(tr("Ended on"), today=page.desk.today, required=True)
        self.day.set_day(page.desk.today())
        self.day.changed.connect(self.typed)
        self.content.addWidget(self.day)
        self.content.addWidget(Text(tr("Nothing is deleted. The contact can be reopened at any time."), "caption"))
        self.settle()

    def fields(self) -> dict[str, object]:
        return {"ended": self.day.text()}

    def put(self, fields: dict[str, object]) -> None:
        self.day.set_text(str(fields["ended"]))

    def finish(self) -> None:
        day = self.day.day()
        if not self.day.check() or day is None:
            self.day.edit.setFocus()
        elif day < self._contact.first_contact:
            first = show_date(self._contact.first_contact)
            self.day.set_error(tr("The first contact was {date}. The end cannot be before it.", date=first))
        else:
            self._accept(replace(self._contact, ended=day), self)


def open_contact_end(page: Page, *, contact: Contact, accept: Callable[[Contact, Sheet], None]) -> ContactEndSheet:
    """Open the sheet over the window."""
    sheet = ContactEndSheet(page, contact=contact, accept=accept)
    sheet.open(sheet.day.edit)
    return sheet
