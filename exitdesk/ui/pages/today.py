"""The evening sheet: who is here, and what they took part in."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class TodayPage(Page):
    """The evening sheet: who is here, and what they took part in."""

    name = "today"

    @classmethod
    def title(cls) -> str:
        return tr("Today")
