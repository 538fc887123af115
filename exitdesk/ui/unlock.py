"""Unlocking with the passphrase, or with the printed recovery code and a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from exitdesk.domain.practice import PASSPHRASE
from exitdesk.errors import DamagedStore, ExitDeskError
from exitdesk.i18n import tr
from exitdesk.store.glance import says_practice
from exitdesk.ui.door import DoorPage
from exitdesk.ui.theme import HEIGHT_BIG
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.code_field import CodeField
from exitdesk.ui.widgets.field import Field, enter_goes_down

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.opening_facts import OpeningFacts
    from exitdesk.ui.tasks import StoreWorker

Opener = Callable[[], "OpenStore"]


class UnlockPage(DoorPage):
    """Tells nothing about the store. ``unlocked`` carries the worker that owns the open store, and its facts.

    ``damaged`` carries the sentence when the passphrase fits and the store is not sound: here nothing helps any more.
    ``users`` is how many users can unlock: with one, nobody has to type a name.
    """

    unlocked = Signal(object, object)
    elsewhere = Signal()
    damaged = Signal(str)
    bug = Signal(object)

    def __init__(self, folder: Path, *, users: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Unlock"), parent)
        self._folder = folder
        self._worker: StoreWorker | None = None
        self._recovering = False
        self._fields = QVBoxLayout()
        self._fields.setSpacing(18)
        self.user = Field(tr("User"), icon="user-round", max_length=80)
        self.code = CodeField()
        self.passphrase = Field(tr("Passphrase"), icon="key-round", secret=True)
        self.again = Field(tr("New passphrase once more"), icon="key-round", secret=True)
        fields = (self.code, self.user, self.passphrase, self.again)
        for field in fields:
            self._fields.addWidget(field)
        enter_goes_down(fields, self.submit)
        self.column.addLayout(self._fields)
        self.column.addSpacing(28)
        self.button = Button(tr("Unlock"), "primary", keys=("Enter",), height=HEIGHT_BIG)
        self.button.clicked.connect(self.submit)
        self.column.addWidget(self.button)
        self.column.addSpacing(16)
        self.other_way = Button("", "quiet")
        self.other_way.clicked.connect(self._switch)
        self.column.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        self.other_store = Button(tr("Open another store"), "quiet")
        self.other_store.clicked.connect(self.elsewhere)
        self.column.addWidget(self.other_store, 0, Qt.AlignmentFlag.AlignLeft)
        self._several_users = users != 1
        self._show_way()

    def start(self) -> None:
        """Put the focus where typing starts."""
        first = self.user if self._several_users and not self._recovering else self.passphrase
        (self.code if self._recovering else first).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._recovering and not self.button.is_busy():
            self._switch()
        else:
            super().keyPressEvent(event)

    def _switch(self) -> None:
        self._recovering = not self._recovering
        self._show_way()
        self.start()

    def _show_way(self) -> None:
        recovering = self._recovering
        self.set_title(tr("New passphrase") if recovering else tr("Unlock"))
        self.user.setVisible(self._several_users or recovering)
        self.code.setVisible(recovering)
        self.again.setVisible(recovering)
        self.user.set_hint(
            tr("Your name as the others know it here. A new name becomes a leader.") if recovering else ""
        )
        self.passphrase.set_label(tr("New passphrase") if recovering else tr("Passphrase"))
        self.passphrase.set_hint(
            tr("At least 15 characters. Four or five words do well.") if recovering else self._passphrase_hint()
        )
        self.button.set_label(tr("Unlock and change the passphrase") if recovering else tr("Unlock"))
        self.other_way.set_label(
            tr("Use the passphrase instead") if recovering else tr("Use the recovery code instead")
        )
        for field in (self.user, self.code, self.passphrase, self.again):
            field.set_error("")

    def _passphrase_hint(self) -> str:
        """Capitals count; the practice store, which holds nothing true, tells its passphrase: nobody wrote it down."""
        if not says_practice(self._folder):
            return tr("Capitals and small letters count.")
        return tr("Practice: the passphrase is “{words}”.", words=PASSPHRASE)

    def submit(self) -> None:
        """Try what is typed; the key derivation runs on the worker's thread."""
        if self.button.is_busy():
            return
        opener = self._recovery_opener() if self._recovering else self._passphrase_opener()
        if opener is None:
            return
        from exitdesk.ui.opening_facts import read_facts  # not needed for the first paint
        from exitdesk.ui.tasks import StoreWorker

        self._set_busy(True)
        worker = StoreWorker(opener, self)
        self._worker = worker
        worker.bug.connect(self.bug)
        worker.start(read_facts, lambda facts: self._opened(worker, facts), self._refused)

    def _passphrase_opener(self) -> Opener | None:
        folder, user, passphrase = self._folder, self.user.text(), self.passphrase.text()
        if self._several_users and not user:
            self.user.set_error(tr("Type your user name."))
            self.user.setFocus()
            return None
        if not passphrase:
            self.passphrase.set_error(tr("Type the passphrase."))
            self.passphrase.setFocus()
            return None

        def opener() -> OpenStore:
            from exitdesk.store.opening import open_store

            return open_store(folder, user=user, passphrase=passphrase)

        return opener

    def _recovery_opener(self) -> Opener | None:
        folder, user, code, passphrase = self._folder, self.user.text(), self.code.text(), self.passphrase.text()
        from exitdesk.domain.passphrase import judge
        from exitdesk.ui.strength_meter import judgement_words

        judgement, slip = judge(passphrase, known=(user,)), self.code.slip()
        sentence = tr("The two passphrases differ. Type the same one twice.")
        for field, wrong, text in (
            (self.code, not code, tr("Type the code from the sheet.")),
            (self.code, bool(slip), slip),
            (self.user, not user, tr("Type your user name.")),
            (self.passphrase, not judgement.accepted, judgement_words(judgement)),
            (self.again, self.again.text() != passphrase, sentence),
        ):
            if wrong:
                field.set_error(text)
                field.setFocus()
                return None

        def opener() -> OpenStore:
            from exitdesk.store.opening import open_with_recovery_code

            return open_with_recovery_code(folder, code=code, user=user, new_passphrase=passphrase)

        return opener

    def _opened(self, worker: StoreWorker, facts: OpeningFacts) -> None:
        self.forget()
        worker.bug.disconnect(self.bug)
        worker.setParent(None)
        self._worker = None
        self.unlocked.emit(worker, facts)

    def _refused(self, error: ExitDeskError) -> None:
        self._set_busy(False)
        self._worker = None
        self.passphrase.hide_secret()
        if isinstance(error, DamagedStore):
            self.forget()
            self.damaged.emit(str(error))
        elif self._recovering:
            self.code.set_error(str(error))
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.passphrase.set_error(str(error), empty=True)
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty all fields."""
        for field in (self.user, self.code, self.passphrase, self.again):
            field.clear()

    def _set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        for field in (self.user, self.code, self.passphrase, self.again):
            field.edit.setReadOnly(busy)
        self.other_way.setEnabled(not busy)
        self.other_store.setEnabled(not busy)
