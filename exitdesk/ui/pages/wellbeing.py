"""WHO-5: who is due, answers from paper, printing."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class WellbeingPage(Page):
    """WHO-5: who is due, answers from paper, printing."""

    name = "wellbeing"

    @classmethod
    def title(cls) -> str:
        return tr("Well-being")
