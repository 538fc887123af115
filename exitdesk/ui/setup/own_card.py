"""Who is at the desk, for roles that have no other settings: name, role, and a passphrase of one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exitdesk.domain.roles import role_title
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.setup.role_words import role_words
from exitdesk.ui.widgets.button import Button


class OwnCard(SetupCard):
    """The passphrase is everybody's own to change."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("You at this desk"), "user-round", parent)
        self._desk = desk
        self.user, self.role = self.add_facts([tr("User"), tr("Role")])
        self.user.setText(desk.user)
        self.role.setText(role_title(desk.role))
        self.add_words(role_words(desk.role))
        self.passphrase = Button(tr("Change the passphrase"), "secondary", icon="key-round")
        self.passphrase.clicked.connect(self._change_passphrase)
        self.passphrase.setEnabled(not desk.read_only)
        self.add_buttons(self.passphrase)

    def _change_passphrase(self) -> None:
        from exitdesk.ui.setup.passphrase_sheet import open_passphrase_sheet

        open_passphrase_sheet(self, self._desk)
