"""A new passphrase for the user who is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.domain.passphrase import Judgement, judge
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.strength_meter import StrengthMeter
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.keys import KdfCost


# Cost of the new key; None is the usual one. Tests take a cheaper one.
NEW_COST: KdfCost | None = None


class PassphraseSheet(Sheet):
    """The old one, the new one twice, and how hard it is to guess."""

    def __init__(self, parent: QWidget, desk: DeskContext) -> None:
        super().__init__(parent, tr("Change the passphrase"), width=520)
        self._desk = desk
        self.old = Field(tr("The passphrase until now"), icon="key-round", secret=True)
        self.new = Field(tr("New passphrase"), icon="key-round", secret=True)
        self.again = Field(tr("New passphrase once more"), icon="key-round", secret=True)
        self.meter = StrengthMeter()
        for widget in (self.old, self.new, self.meter, self.again):
            self.content.addWidget(widget)
        self.content.addWidget(
            Text(tr("The recovery code stays as it is. Backups keep the old passphrase."), "caption")
        )
        self.new.changed.connect(self._judge)
        self.add_cancel()
        self.save = self.add_button(tr("Change"), "primary", keys=("Ctrl", "S"), default=True)
        self.save.clicked.connect(self._save)
        self._judge("")

    def _judge(self, text: str) -> None:
        self.meter.show_judgement(self._judgement() if text else None)

    def _judgement(self) -> Judgement:
        return judge(self.new.text(), known=(self._desk.user, self._desk.profile.organisation))

    def _save(self) -> None:
        from exitdesk.store.opening import change_passphrase

        old, new = self.old.text(), self.new.text()
        if not old:
            self._complain(self.old, tr("Type the passphrase."))
        elif not self._judgement().accepted:
            self.new.set_error(tr("Choose a longer passphrase, or words that do not belong together."))
            self.new.setFocus()
        elif new != self.again.text():
            self._complain(self.again, tr("The two passphrases differ. Type the same one twice."))
        else:
            self.save.set_busy(True)
            self._desk.worker.run(
                lambda store: change_passphrase(store, old=old, new=new, cost=NEW_COST),
                lambda _none: self._changed(),
                self._failed,
            )

    def _complain(self, field: Field, sentence: str) -> None:
        field.set_error(sentence, empty=True)
        field.setFocus()

    def _changed(self) -> None:
        self.close_sheet()
        self._desk.toast(tr("The passphrase is changed."))

    def _failed(self, error: Exception) -> None:
        self.save.set_busy(False)
        self._complain(self.old, str(error))


def open_passphrase_sheet(parent: QWidget, desk: DeskContext) -> PassphraseSheet:
    """Show it over the window."""
    sheet = PassphraseSheet(parent, desk)
    sheet.open(sheet.old)
    return sheet
