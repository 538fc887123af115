"""The recovery code, for leaders: when it was last tried, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.button import Button

if TYPE_CHECKING:
    from exitdesk.store.recovery import RecoveryState

_OLD_AFTER_DAYS: Final = 366


class RecoveryCard(SetupCard):
    """Without the paper a forgotten passphrase means that everything is lost: a mild hint when it was never tried."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recovery code"), "life-buoy", parent)
        self._desk = desk
        self.mark, self.tried = self.add_facts([tr("Store"), tr("Last tried")])
        self.hint = self.add_words("")
        self.rehearse = Button(tr("Try the code"), "secondary", icon="shield-check")
        self.rehearse.setAccessibleName(tr("Try the recovery code"))
        self.rehearse.clicked.connect(self._rehearse)
        self.renew = Button(tr("New recovery code"), "secondary", icon="refresh-cw")
        self.renew.clicked.connect(self.make_new)
        for button in (self.rehearse, self.renew):
            button.setEnabled(not desk.read_only)
        self.add_buttons(self.rehearse, self.renew)

    def load(self) -> None:
        from exitdesk.store.recovery import recovery_state, store_mark

        self._desk.worker.run(lambda store: (store_mark(store), recovery_state(store)), self._show)

    def _show(self, found: tuple[str, RecoveryState]) -> None:
        mark, state = found
        self.mark.setText(mark)
        self.tried.setText(show_date(state.rehearsed.date()) if state.rehearsed else tr("Never"))
        old = state.rehearsed is None or (self._desk.now() - state.rehearsed).days > _OLD_AFTER_DAYS
        self.tried.set_token("due" if old else "ink")
        due = state.used or not state.kept
        if not state.kept:
            words = tr("The code was shown, and nobody has said that it was printed or saved. Make a new one.")
        elif state.used:
            words = tr("The code has been used. Make a new one, print it, and tear up the old sheet.")
        elif old:
            words = tr("Is the sheet where it should be, and can it be read? Try the code once a year.")
        else:
            words = tr("The sheet with this code opens the store when a passphrase is forgotten.")
        self.hint.setText(words)
        self.hint.set_token("due" if due else "ink2")
        self.rehearse.set_kind("tonal" if old and not due else "secondary")
        self.renew.set_kind("tonal" if due else "secondary")

    def _rehearse(self) -> None:
        from exitdesk.ui.setup.rehearsal_sheet import open_rehearsal

        open_rehearsal(self, self._desk, self.load)

    def make_new(self) -> None:
        """As the button does."""
        from exitdesk.ui.setup.recovery_code_sheet import open_recovery_code_sheet

        open_recovery_code_sheet(self, self._desk).closed.connect(self.load)
