"""The quarterly return: what is missing, what leaves the laptop, export."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class ReturnPage(Page):
    """The quarterly return: what is missing, what leaves the laptop, export."""

    name = "return"

    @classmethod
    def title(cls) -> str:
        return tr("Return")
