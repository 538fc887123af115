"""The first start: language, project, user and passphrase, recovery code, backup folder; or an existing store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exitdesk.domain import practice
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.first_steps import ProjectStep, UserStep, WelcomeStep
from exitdesk.ui.keeping_steps import BackupStep, RecoveryStep
from exitdesk.ui.opening_facts import OpeningFacts, read_facts
from exitdesk.ui.stepped_page import SteppedPage
from exitdesk.ui.tasks import Background, StoreWorker
from exitdesk.ui.widgets.progress import Bar
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore


class FirstStart(SteppedPage):
    """``finished`` carries the worker that owns the new open store, and its facts; ``open_folder`` a store to unlock.

    ``restore_wanted``: everything is to come from a backup. ``making``: a store is about to stand in the folder.

    ``cheap`` makes a store with next to no key stretching: for tests only.
    """

    finished = Signal(object, object)
    open_folder = Signal(object)
    language_chosen = Signal(str)
    restore_wanted = Signal()
    making = Signal()
    bug = Signal(object)

    def __init__(self, folder: Path, *, cheap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(tr("Welcome"), parent)
        self._folder = folder
        self._cheap = cheap
        self._profile = ""
        self._worker: StoreWorker | None = None
        self._facts: OpeningFacts | None = None
        self._job: Background | None = None
        self._welcome()

    def _welcome(self) -> None:
        step = WelcomeStep()
        step.language_chosen.connect(self.language_chosen)
        step.done.connect(self._project)
        step.open_existing.connect(self._open_existing)
        step.restore_backup.connect(self.restore_wanted)
        step.try_practice.connect(self._practice)
        self.show_step(step)

    def _project(self) -> None:
        step = ProjectStep()
        if self._profile:
            step.project.set_value(self._profile)
        step.back.connect(self._welcome)
        step.done.connect(lambda: self._user(step.chosen()))
        self.show_step(step)

    def _user(self, profile: str) -> None:
        self._profile = profile
        step = UserStep()
        step.back.connect(self._project)
        step.done.connect(lambda: self._make_store(step))
        self.show_step(step)

    def _make_store(self, step: UserStep) -> None:
        folder, profile, cheap = self._folder, self._profile, self._cheap
        user, passphrase = step.user.text(), step.passphrase.text()
        codes: list[tuple[str, str]] = []

        def opener() -> OpenStore:
            from exitdesk.returns.profiles import find_profile
            from exitdesk.store.keys import KdfCost
            from exitdesk.store.opening import create_store
            from exitdesk.store.recovery import note_code_shown, store_mark

            found, text = find_profile(profile)
            cost = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1) if cheap else None
            store, code = create_store(
                folder, profile_name=found.name, profile_toml=text, user=user, passphrase=passphrase, cost=cost
            )
            codes.append((code, store_mark(store)))
            note_code_shown(store)
            return store

        def failed(error: ExitDeskError) -> None:
            step.go_on.set_busy(False)
            step.again.set_error(str(error))

        def ready(facts: OpeningFacts) -> None:
            step.passphrase.clear()
            step.again.clear()
            self._facts = facts
            self._recovery(*codes.pop())

        step.go_on.set_busy(True)
        self.making.emit()
        self._worker = StoreWorker(opener, self)
        self._worker.bug.connect(self.bug)
        self._worker.start(read_facts, ready, failed)

    def _recovery(self, code: str, mark: str) -> None:
        step = RecoveryStep(code, mark)
        step.done.connect(self._backup)
        self.show_step(step)

    def _backup(self) -> None:
        from exitdesk.store.recovery import note_code_kept

        assert self._worker is not None
        self._worker.run(note_code_kept)
        step = BackupStep()
        step.done.connect(lambda: self._finish(step.folder))
        self.show_step(step)

    def _finish(self, backup_folder: Path | None) -> None:
        worker, facts = self._worker, self._facts
        assert worker is not None and facts is not None
        if backup_folder is not None:
            from exitdesk.store.backup_shelf import BACKUP_FOLDER

            place = str(backup_folder)
            worker.run(lambda store: store.operations.set_setting(BACKUP_FOLDER, place))
        worker.bug.disconnect(self.bug)
        worker.setParent(None)
        self._worker = None
        self.finished.emit(worker, facts)

    def abandon(self) -> None:
        """The window closes in the middle: close what was opened."""
        if self._worker is not None:
            self._worker.stop()

    # The other ways to begin

    def _open_existing(self) -> None:
        folder = pickers.choose_folder(self, tr("Choose the store's folder"))
        if folder is None:
            return
        from exitdesk.store.vault import require_openable

        try:
            require_openable(folder)
        except ExitDeskError as error:
            if isinstance(self._step, WelcomeStep):
                self._step.show_error(str(error))
            return
        self.open_folder.emit(folder)

    def _practice(self) -> None:
        clear_layout(self.column)
        self._step = None
        self.set_title(tr("Practice store"))
        self.column.addWidget(Text(tr("Making about 120 invented contacts over two years …"), "secondary"))
        self.column.addSpacing(16)
        bar = Bar()
        bar.set_part(-1)
        self.column.addWidget(bar)
        self._job = Background(_make_practice, self._open_practice, self._practice_failed, self.bug.emit, self)
        self._job.advanced.connect(bar.set_part)

    def _open_practice(self, folder: Path) -> None:

        def opener() -> OpenStore:
            from exitdesk.store.opening import open_store

            return open_store(folder, user=practice.USER, passphrase=practice.PASSPHRASE)

        worker = StoreWorker(opener, self)
        worker.bug.connect(self.bug)
        self._worker = worker

        def ready(facts: OpeningFacts) -> None:
            worker.setParent(None)
            self._worker = None
            self.finished.emit(worker, facts)

        worker.start(read_facts, ready, self._practice_failed)

    def _practice_failed(self, error: ExitDeskError) -> None:
        self._welcome()
        if isinstance(self._step, WelcomeStep):
            self._step.show_error(str(error))


def _make_practice(report: object) -> Path:
    from datetime import date

    from exitdesk.forms import practice_folder

    folder = practice_folder.default_folder()
    practice_folder.make(folder, date.today(), report)  # type: ignore[arg-type]
    return folder / practice.STORE
