"""Activities with their headcounts, and clothing handouts."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class ActivitiesPage(Page):
    """Activities with their headcounts, and clothing handouts."""

    name = "activities"

    @classmethod
    def title(cls) -> str:
        return tr("Activities and clothing")
