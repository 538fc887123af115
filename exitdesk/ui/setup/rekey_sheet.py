"""A new key for the store: why, the wait, and that a fresh backup should follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text


class RekeySheet(Sheet):
    """``removed`` is whom it is offered after. ``backup_wanted`` asks for the fresh backup afterwards."""

    backup_wanted = Signal()
    rekeyed = Signal()

    def __init__(self, parent: QWidget, desk: DeskContext, *, removed: str = "") -> None:
        title = tr("{name} is removed", name=removed) if removed else tr("A new key for the store")
        super().__init__(parent, title, width=560)
        self._desk = desk
        why = tr(
            "Give the store a new key, too. Without it, {name} could still open this store with an old copy of its "
            "key files.",
            name=removed,
        )  # fmt: skip
        if not removed:
            why = tr("With a new key, old copies of the key files no longer open this store.")
        self.why = Text(why, "body")
        self.how = Text(
            tr("Everybody unlocks as before, and the recovery code stays as it is. It takes a moment; if the machine "
               "stops meanwhile, nothing is lost."),
            "secondary",
        )  # fmt: skip
        self.message = FieldMessage()
        for widget in (self.why, self.how, self.message):
            self.content.addWidget(widget)
        self.later = self.add_cancel(tr("Not now"))
        self.go_on = self.add_button(tr("Give a new key"), "primary", icon="key-round", default=True)
        self.go_on.clicked.connect(self._rekey)

    def open_here(self) -> None:
        """Show it, ready for Enter."""
        self.open(self.go_on)

    def _rekey(self) -> None:
        from exitdesk.store.rekey import rekey

        self.message.show_hint("")
        self.go_on.set_busy(True)
        self.later.setEnabled(False)
        self._desk.worker.run_long(
            lambda store, progress: rekey(store, progress.step), lambda _none: self._done(), self._refused,
            text=tr("Giving the store a new key"), cancellable=False,
        )  # fmt: skip

    def _refused(self, error: Exception) -> None:
        self.go_on.set_busy(False)
        self.later.setEnabled(True)
        self.message.show_error(str(error))

    def _done(self) -> None:
        self.rekeyed.emit()
        self.go_on.set_busy(False)
        for widget in (self.how, self.message, self.go_on, self.later):
            widget.hide()
        self.title_text.setText(tr("The store has a new key"))
        self.setAccessibleName(self.title_text.text())
        self.why.setText(
            tr("Make a fresh backup now. Backups and copies from before keep the old key: delete those that you no "
               "longer need.")
        )  # fmt: skip
        self.add_cancel(tr("Close"))
        back_up = self.add_button(tr("Back up now"), "primary", icon="save", keys=("Enter",), default=True)
        back_up.clicked.connect(self._back_up)
        back_up.setFocus()

    def _back_up(self) -> None:
        self.close_sheet()
        self.backup_wanted.emit()
