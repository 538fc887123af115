"""Contacts whose time is over, for leaders: how many, and the list where they are erased."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exitdesk.forms.period_words import months_words
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.button import Button


class RetentionCard(SetupCard):
    """The profile says for how long contacts are kept after the last time they were seen."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("To be erased"), "clock", parent)
        self._desk = desk
        self.kept, self.count = self.add_facts([tr("Kept for"), tr("Past that")])
        self.add_words(
            tr("A contact is past the time when nothing happened with it for so long. Erased is erased: there is a "
               "receipt for the person, and backups let go of it by themselves.")
        )  # fmt: skip
        self.see = Button(tr("See the list"), "secondary", icon="list")
        self.see.clicked.connect(self.show_list)
        self.add_buttons(self.see)

    def load(self) -> None:
        today = self._desk.today()
        self._desk.worker.run(lambda store: len(store.reading.past_retention(today)), self._show)

    def _show(self, count: int) -> None:
        self.kept.setText(months_words(self._desk.profile.retention_months))
        self.count.setText(trn("{n} contact", "{n} contacts", count) if count else tr("Nobody"))
        self.count.set_token("due" if count else "ink")
        self.see.setEnabled(count > 0)
        self.see.set_kind("tonal" if count else "secondary")

    def show_list(self) -> None:
        """As the button does."""
        from exitdesk.ui.erasing.retention_sheet import open_retention

        open_retention(self, self._desk)
