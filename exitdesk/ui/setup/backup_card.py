"""Backups: where, when, now, and how one is restored."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.setup.store_facts import BACKUP_FOLDER, StoreFacts
from exitdesk.ui.widgets.button import Button, Link
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.sheet import tell
from exitdesk.ui.words import clock

_LATE_AFTER_DAYS = 7


class BackupCard(SetupCard):
    """A backup is a checked copy of the whole store, as encrypted as the store itself."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Backup"), "archive-restore", parent)
        self._desk = desk
        self._folder: Path | None = None
        self.folder, self.last = self.add_facts([tr("Folder"), tr("Last backup")])
        self.add_words(tr("The copy is encrypted and checked. Keep it on another disk, away from the laptop."))
        self.now = Button(tr("Back up now"), "tonal", icon="save", keys=("Ctrl", "B"))
        self.now.clicked.connect(self.back_up)
        self.choose = Button(tr("Choose folder"), "secondary", icon="folder-open")
        self.choose.clicked.connect(self.choose_folder)
        how = Link(tr("How to restore a backup"))
        how.clicked.connect(self._explain)
        self.add_buttons(self.now, self.choose)
        self.add_buttons(how)
        self.saved = SavedFile(compact=True)
        self.body.addWidget(self.saved)

    def show_facts(self, facts: StoreFacts) -> None:
        """Fill in."""
        self._folder = facts.backup_folder
        self.folder.setText(str(self._folder) if self._folder else tr("Not chosen yet"))
        self.folder.set_token("ink" if self._folder else "due")
        words, late = self._age(facts.last_backup)
        self.last.setText(words)
        self.last.set_token("due" if late else "ink")

    def _age(self, made: datetime | None) -> tuple[str, bool]:
        if made is None:
            return tr("None yet"), True
        days = (self._desk.now().date() - made.date()).days
        when = tr("{date} at {time}", date=show_date(made.date()), time=clock(made))
        if days <= 0:
            return when, False
        return f"{when} ({trn('{n} day ago', '{n} days ago', days)})", days > _LATE_AFTER_DAYS

    def choose_folder(self) -> None:
        """Ask for the folder and remember it in the store."""
        folder = pickers.choose_folder(self, tr("Choose a folder for backups"), self._folder)
        if folder is None:
            return
        self._folder = folder
        self.folder.setText(str(folder))
        self.folder.set_token("ink")
        if not self._desk.read_only:
            self._desk.worker.run(lambda store: store.operations.set_setting(BACKUP_FOLDER, str(folder)))

    def back_up(self) -> None:
        """Make one now; asks for the folder when there is none."""
        if self.now.is_busy():
            return
        if self._folder is None:
            self.choose_folder()
        folder = self._folder
        if folder is None:
            return
        from exitdesk.store.backup import back_up

        moment = self._desk.now()
        self.now.set_busy(True)
        self._desk.worker.run_long(
            lambda store, _progress: back_up(store, folder, moment), self._made, self._failed,
            text=tr("Backing up and checking the copy"), cancellable=False,
        )  # fmt: skip

    def _made(self, path: Path) -> None:
        self.now.set_busy(False)
        self.last.setText(self._age(self._desk.now())[0])
        self.last.set_token("ink")
        self.saved.show_file(path)
        self._desk.toast(tr("The backup is made and checked."))

    def _failed(self, error: Exception) -> None:
        self.now.set_busy(False)
        tell(self, tr("There is no new backup"), str(error))

    def _explain(self) -> None:
        words = (
            tr("On a new computer, or after the store was lost: start ExitDesk and choose “Fetch everything from a "
               "backup”. Choose the newest backup and unlock it with the passphrase that was in use when it was made."),
            tr("On this computer, while the store still opens, an IT supporter can use: exitdesk restore BACKUP STORE. "
               "What stood there before is kept beside it."),
        )  # fmt: skip
        tell(self, tr("How to restore a backup"), "\n\n".join(words))
