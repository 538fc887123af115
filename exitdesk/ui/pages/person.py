"""One contact: a timeline of everything, WHO-5, the bin and the history."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class PersonPage(Page):
    """One contact: a timeline of everything, WHO-5, the bin and the history."""

    name = "person"

    @classmethod
    def title(cls) -> str:
        return tr("Contact")
