"""The contacts: search, new contact, list."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class ContactsPage(Page):
    """The contacts: search, new contact, list."""

    name = "contacts"

    @classmethod
    def title(cls) -> str:
        return tr("Contacts")
