"""Set-up: the project, users, backup, language and looks."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


class SetupPage(Page):
    """Set-up: the project, users, backup, language and looks."""

    name = "setup"

    @classmethod
    def title(cls) -> str:
        return tr("Set-up")
