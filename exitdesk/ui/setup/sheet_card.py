"""The sheet for the person opposite: what is written down, made from the settings in force."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.papers_sheet import open_papers
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.button import Button


class SheetCard(SetupCard):
    """Every role may hand it out."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("What we write down"), "file-text", parent)
        self._desk = desk
        self.add_words(
            tr("One page for the person opposite, in Danish and English: what is kept, what never, who can see it, "
               "what is sent on, and how it is erased. Print a new one when the profile or the users change.")
        )  # fmt: skip
        self.save = Button(tr("Make the sheet"), "secondary", icon="printer", keys=("Ctrl", "P"))
        self.save.clicked.connect(self.make_sheet)
        self.add_buttons(self.save)

    def make_sheet(self) -> None:
        """As the button does."""
        open_papers(self, self._desk)
