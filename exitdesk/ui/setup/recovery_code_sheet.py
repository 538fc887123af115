"""A new recovery code, when the paper is lost or somebody else has seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.keeping_steps import RecoveryStep
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.keys import KdfCost

# Cost of the new key; None is the usual one. Tests take a cheaper one.
NEW_COST: KdfCost | None = None


class RecoveryCodeSheet(Sheet):
    """The passphrase first; then the new code, to be printed or saved before the sheet is left."""

    def __init__(self, parent: QWidget, desk: DeskContext) -> None:
        super().__init__(parent, tr("New recovery code"), width=520)
        self._desk = desk
        self.step: RecoveryStep | None = None
        self.words = Text(tr("The code on the old paper then stops working. Backups keep the old code."), "secondary")
        self.passphrase = Field(tr("Passphrase"), icon="key-round", secret=True)
        for widget in (self.words, self.passphrase):
            self.content.addWidget(widget)
        self.cancel = self.add_cancel()
        self.make = self.add_button(tr("Make a new code"), "primary", keys=("Enter",), default=True)
        self.make.clicked.connect(self._make)

    def _make(self) -> None:
        from exitdesk.store.recovery import change_recovery_code, store_mark

        passphrase = self.passphrase.text()
        if not passphrase:
            self._complain(tr("Type the passphrase."))
            return
        self.make.set_busy(True)
        self._desk.worker.run(
            lambda store: (change_recovery_code(store, passphrase=passphrase, cost=NEW_COST), store_mark(store)),
            self._show_code,
            lambda error: self._complain(str(error)),
        )

    def _complain(self, sentence: str) -> None:
        self.make.set_busy(False)
        self.passphrase.set_error(sentence, empty=True)
        self.passphrase.setFocus()

    def _show_code(self, made: tuple[str, str]) -> None:
        self.passphrase.clear()
        self.make.set_busy(False)
        for widget in (self.words, self.passphrase, self.cancel, self.make):
            widget.hide()
        self._default = None
        step = RecoveryStep(*made, alone=True)
        step.done.connect(self._kept)
        self.step = step
        self.is_dirty = lambda: step.kept.value() is None
        self.content.addWidget(step)
        step.first().setFocus(Qt.FocusReason.TabFocusReason)

    def _kept(self) -> None:
        from exitdesk.store.recovery import note_code_kept

        self._desk.worker.run(note_code_kept, lambda _none: self.close_sheet())


def open_recovery_code_sheet(parent: QWidget, desk: DeskContext) -> RecoveryCodeSheet:
    """Show it over the window."""
    sheet = RecoveryCodeSheet(parent, desk)
    sheet.open(sheet.passphrase)
    return sheet
