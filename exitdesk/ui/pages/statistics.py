"""The tables and figures of the agency's report."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class StatisticsPage(Page):
    """The tables and figures of the agency's report."""

    name = "statistics"

    @classmethod
    def title(cls) -> str:
        return tr("Statistics")
