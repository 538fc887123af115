"""Backups: where, which, when, now; whether the newest would do; and how one is restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from exitdesk.domain.dates import show_date
from exitdesk.errors import NotConfirmed
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.backup_words import age_words, is_late
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.backup_facts import BackupFacts, read_backup_facts
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.theme import Token
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.sheet import tell
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.words import clock, decimal

if TYPE_CHECKING:
    from exitdesk.store.backup_shelf import Backup
    from exitdesk.store.rehearsal import Rehearsal

_MOST_SHOWN = 6


class BackupCard(SetupCard):
    """A backup is a checked copy of the whole store, as encrypted as the store itself."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Backup"), "archive-restore", parent)
        self._desk = desk
        self._folder: Path | None = None
        self.folder, self.last = self.add_facts([tr("Folder"), tr("Last backup")])
        self.trouble = self._note("due")
        self.add_words(
            tr(
                "A copy is made by itself when the desk is locked or closed, at most one an hour. It is encrypted and "
                "checked. Keep it on another disk, away from the laptop."
            )
        )
        words = tr("The folder is on the same disk as the store. A stick kept elsewhere is better.")
        self.near = self._note("ink2", words)
        self.list = QVBoxLayout()
        self.list.setSpacing(4)
        self.body.addLayout(self.list)
        self.rehearsed = self._note("ink2")
        self.now = Button(tr("Back up now"), "tonal", icon="save", keys=("Ctrl", "B"))
        self.now.clicked.connect(self.back_up)
        self.choose = Button(tr("Choose folder"), "secondary", icon="folder-open")
        self.choose.clicked.connect(self.choose_folder)
        self.try_it = Button(tr("Try a restore"), "secondary", icon="shield-check")
        self.try_it.clicked.connect(self.rehearse)
        self.restore = Button(tr("Restore a backup"), "secondary", icon="archive-restore")
        self.restore.clicked.connect(self._restore)
        self.add_buttons(self.now, self.choose, self.try_it, self.restore)
        self.saved = SavedFile(compact=True)
        self.body.addWidget(self.saved)
        desk.signals.backed_up.connect(self.load)

    def _note(self, token: Token, words: str = "") -> Text:
        note = Text(words, "caption", token=token)
        note.hide()
        self.body.addWidget(note)
        return note

    def load(self) -> None:
        """Read how it stands now."""
        self._desk.worker.run(read_backup_facts, self._show)

    def come_here(self) -> None:
        """Bring the card into view; the focus goes to making a backup."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self, 0, 24)
        self.now.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, facts: BackupFacts) -> None:
        state, now = facts.state, self._desk.now()
        self._folder = state.folder
        self.folder.setText(str(state.folder) if state.folder else tr("Not chosen yet"))
        self.folder.set_token("due" if state.folder is None or state.missing else "ink")
        if state.last is None:
            self.last.setText(tr("None yet"))
            self.last.set_token("due")
        else:
            when = tr("{date} at {time}", date=show_date(state.last.date()), time=clock(state.last))
            days = (now.date() - state.last.date()).days
            self.last.setText(f"{when} ({age_words(state.last.date(), now.date())})" if days > 0 else when)
            self.last.set_token("due" if is_late(state.last, now) else "ink")
        self._show_trouble(facts)
        self.near.setVisible(facts.same_disk)
        self._show_list(facts.there)
        self._show_rehearsal(facts.rehearsal)
        self.try_it.setEnabled(bool(facts.there))

    def _show_trouble(self, facts: BackupFacts) -> None:
        failure, words = facts.state.failure, ""
        if facts.state.missing and facts.state.folder is not None:
            name = facts.state.folder.name or str(facts.state.folder)
            words = tr("The folder for backups, “{name}”, is not there now.", name=name)
            words += " " + tr("Put the stick in, or choose another folder.")
        elif failure is not None:
            when = tr("{date} at {time}", date=show_date(failure.at.date()), time=clock(failure.at))
            words = tr("The last try, on {when}, did not work.", when=when) + " " + failure.sentence
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_list(self, there: tuple[Backup, ...]) -> None:
        clear_layout(self.list)
        for backup in there[:_MOST_SHOWN]:
            when = tr("{date} at {time}", date=show_date(backup.at.date()), time=clock(backup.at))
            self.list.addWidget(Text(f"{when} · {_held(backup)}", "small"))
        more = len(there) - _MOST_SHOWN
        if more > 0:
            words = trn("and {n} older one", "and {n} older ones", more)
            self.list.addWidget(Text(words, "small"))

    def _show_rehearsal(self, outcome: Rehearsal | None) -> None:
        if outcome is not None:
            from exitdesk.store.rehearsal import rehearsal_words

            self.rehearsed.setText(rehearsal_words(outcome))
            self.rehearsed.set_token("ink2" if outcome.passed else "err")
        self.rehearsed.setVisible(outcome is not None)

    def choose_folder(self) -> None:
        """Ask for the folder and remember it in the store."""
        folder = pickers.choose_folder(self, tr("Choose a folder for backups"), self._folder)
        if folder is None:
            return
        self._folder = folder
        self.folder.setText(str(folder))
        self.folder.set_token("ink")
        if not self._desk.read_only:
            from exitdesk.store.backup_shelf import BACKUP_FOLDER

            self._desk.worker.run(
                lambda store: store.operations.set_setting(BACKUP_FOLDER, str(folder)),
                lambda _none: self._desk.signals.backed_up.emit(),
            )

    def back_up(self) -> None:
        """Make one now; asks for the folder when there is none."""
        if self.now.is_busy():
            return
        if self._folder is None:
            self.choose_folder()
        folder = self._folder
        if folder is None:
            return
        from exitdesk.store.auto_backup import back_up_by_hand

        moment = self._desk.now()
        self.now.set_busy(True)
        self._desk.worker.run_long(
            lambda store, _progress: back_up_by_hand(store, folder, moment), self._made, self._failed,
            text=tr("Backing up and checking the copy"), cancellable=False,
        )  # fmt: skip

    def _made(self, path: Path) -> None:
        self.now.set_busy(False)
        self._desk.signals.backed_up.emit()
        self.saved.show_file(path)
        self._desk.toast(tr("The backup is made and checked."))

    def _failed(self, error: Exception) -> None:
        self.now.set_busy(False)
        self._desk.signals.backed_up.emit()
        stands = isinstance(error, NotConfirmed)
        title = tr("The backup stands, but may not last") if stands else tr("There is no new backup")
        tell(self, title, str(error))

    def rehearse(self) -> None:
        """Restore the newest backup beside nothing, look at it, and take it away again."""
        folder = self._folder
        if folder is None or self.try_it.is_busy():
            return
        from exitdesk.store.rehearsal import rehearse

        moment = self._desk.now()
        self.try_it.set_busy(True)
        self._desk.worker.run_long(
            lambda store, _progress: rehearse(store, folder, moment), self._rehearsed, self._not_rehearsed,
            text=tr("Restoring the newest backup to try it"), cancellable=False,
        )  # fmt: skip

    def _rehearsed(self, outcome: Rehearsal) -> None:
        self.try_it.set_busy(False)
        self._show_rehearsal(outcome)
        self._desk.toast(tr("The backup can be restored.") if outcome.passed else tr("The backup cannot be used."))

    def _not_rehearsed(self, error: Exception) -> None:
        self.try_it.set_busy(False)
        tell(self, tr("The restore could not be tried"), str(error))

    def _restore(self) -> None:
        from exitdesk.ui.setup.restore_sheet import open_restore_sheet

        open_restore_sheet(self, self._desk)


def _held(backup: Backup) -> str:
    size = tr("{size} MB", size=decimal(max(backup.size, 50_000) / 1_000_000))
    if backup.contacts is None:
        return size + " · " + tr("under an earlier key")
    return trn("{n} contact", "{n} contacts", backup.contacts) + " · " + size
