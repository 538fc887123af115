"""Restoring a backup over the store that is open: first what it holds, then a question whose answer is No."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.sheet import Sheet, ask
from exitdesk.ui.words import clock

if TYPE_CHECKING:
    from exitdesk.store.backup_shelf import Backup
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.restoring import Preview


class RestoreSheet(Sheet):
    """Which backup, and the passphrase that was in use when it was made."""

    def __init__(self, parent: QWidget, desk: DeskContext) -> None:
        super().__init__(parent, tr("Restore a backup"), subtitle=tr("Nothing is changed until you have seen it."))
        self._desk = desk
        self._elsewhere: Path | None = None
        self._busy = False
        self.backups = Select(tr("Backup"), [], icon="archive-restore", placeholder=tr("Choose the backup"))
        self.other = Button(tr("One in another folder"), "quiet", icon="folder-open")
        self.other.clicked.connect(self._choose)
        self.passphrase = Field(
            tr("Passphrase"), icon="key-round", secret=True, max_length=1000,
            hint=tr("Your own, as it was when the backup was made."),
        )  # fmt: skip
        for widget in (self.backups, self.other, self.passphrase):
            self.content.addWidget(widget)
        self.cancel = self.add_cancel()
        self.go_on = self.add_button(tr("See what it holds"), "primary", keys=("Enter",), default=True)
        self.go_on.clicked.connect(self.look)
        desk.worker.run(_there, self._show_backups, lambda _error: None)

    def _show_backups(self, there: list[Backup]) -> None:
        if self._elsewhere is not None:  # another folder was chosen
            return
        options = [
            Option(backup.path, tr("{date} at {time}", date=show_date(backup.at.date()), time=clock(backup.at)))
            for backup in there
        ]
        self.backups.set_options(options)
        if options:
            self.backups.set_value(options[0].value)

    def _choose(self) -> None:
        folder = pickers.choose_folder(self, tr("Choose the backup"))
        if folder is not None:
            self._elsewhere = folder
            self.backups.set_options([Option(folder, folder.name or str(folder))])
            self.backups.set_value(folder)
            self.passphrase.setFocus()

    def look(self) -> None:
        """Open the chosen backup and show what it holds."""
        chosen = self.backups.value()
        if self._busy:
            return
        if not isinstance(chosen, Path):
            self.backups.set_error(tr("Choose the backup first."))
            return
        if not self.passphrase.text():
            self.passphrase.set_error(tr("Type the passphrase."))
            return
        user, passphrase = self._desk.user, self.passphrase.text()
        self._busy = True
        self.go_on.set_busy(True)
        self._desk.worker.run(
            lambda store: _look(store, chosen, user, passphrase),
            lambda found: self._ask(found, passphrase),
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.go_on.set_busy(False)
        self.passphrase.set_error(str(error), empty=True)
        self.passphrase.setFocus()

    def _ask(self, found: Preview, passphrase: str) -> None:
        from exitdesk.store.restoring_words import preview_lines

        parent, desk = self.parentWidget(), self._desk
        assert parent is not None
        kept = tr("The store as it is now is kept in a folder beside it.")

        def answered(yes: bool) -> None:
            if yes:
                desk.restore_backup(found.backup, passphrase)

        self.passphrase.clear()
        self.closed.connect(
            lambda: ask(
                parent, tr("Put this backup in the place of the store?"), "\n".join([*preview_lines(found), "", kept]),
                tr("Restore"), then=answered, no=tr("No, keep the store"), destructive=True,
            )
        )  # fmt: skip
        self.close_sheet()


def _there(store: OpenStore) -> list[Backup]:
    from exitdesk.store.auto_backup import answers
    from exitdesk.store.backup_shelf import backup_folder, backups_of

    folder = backup_folder(store)
    return backups_of(store, folder) if folder is not None and answers(folder) else []


def _look(store: OpenStore, backup: Path, user: str, passphrase: str) -> Preview:
    from exitdesk.store.restoring import preview

    return preview(backup, store.folder, user=user, passphrase=passphrase, opened=store)


def open_restore_sheet(parent: QWidget, desk: DeskContext) -> RestoreSheet:
    """Open it, with the backups of the chosen folder to choose from."""
    sheet = RestoreSheet(parent, desk)
    sheet.open(sheet.passphrase)
    return sheet
