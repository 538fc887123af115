"""Restoring a backup before the desk is open: what it holds is shown, then it is put in place and opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui.keeping_steps import RestoreStep
from exitdesk.ui.opening_facts import OpeningFacts, read_facts
from exitdesk.ui.start_step import Step
from exitdesk.ui.stepped_page import SteppedPage
from exitdesk.ui.tasks import Background, Failed, StoreWorker
from exitdesk.ui.theme import HEIGHT_BIG
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.progress import Bar
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.restoring import Preview, Restored


@dataclass(frozen=True, slots=True)
class RestoreOrder:
    """A backup that has been looked at and is wanted; the passphrase opens it.

    ``held`` is the key of the store in whose place it is put, where that was open just now.
    """

    backup: Path
    user: str
    passphrase: str
    held: bytes | None = None


class _PreviewStep(Step):
    """What the backup holds. Where something stands already, going back is what Enter does."""

    def __init__(self, found: Preview, parent: QWidget | None = None) -> None:
        from exitdesk.store.restoring_words import preview_lines

        super().__init__(parent)
        self.careful = found.anything_stands
        first, *lines = preview_lines(found)
        self.column.addWidget(Text(first, "body_strong"))
        for line in lines:
            self.column.addWidget(Text(line, "body"))
        if self.careful:
            self.column.addWidget(Text(tr("What stands there now is kept in a folder beside it."), "caption"))
        if self.careful:
            self.go_on = Button(tr("Restore"), "danger", height=HEIGHT_BIG)
            self.go_on.clicked.connect(self.try_on)
        self.go_on.set_label(tr("Restore"))
        self.message = Text("", "error")
        self.message.hide()
        self.column.addWidget(self.message)
        self.back_button = self.add_feet()

    def title(self) -> str:
        return tr("Put this backup in place?") if self.careful else tr("What the backup holds")

    def first(self) -> QWidget:
        return self.back_button if self.careful and self.back_button is not None else self.go_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.careful and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def show_error(self, sentence: str) -> None:
        """It could not be restored; nothing was changed."""
        self.go_on.set_busy(False)
        self.message.setText(sentence)
        self.message.show()


class _RestoredStep(Step):
    """What came of it, where there is something to know."""

    def __init__(self, lines: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for line in lines:
            self.column.addWidget(Text(line, "body"))
        self.go_on.set_label(tr("Open the desk"))
        self.add_feet(back=False)

    def title(self) -> str:
        return tr("The backup is restored")


class _FailedStep(Step):
    """It could not be restored, and what stood there stands."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(Text(sentence, "error"))
        self.go_on.set_label(tr("Back to the desk"))
        self.add_feet(back=False)

    def title(self) -> str:
        return tr("The backup was not restored")


class RestoringPage(SteppedPage):
    """``finished`` carries the worker that owns the restored store, and its facts; ``given_up`` when nothing changed.

    With an ``order`` it begins with the restoring; without one it asks which backup first.
    """

    finished = Signal(object, object)
    open_folder = Signal(object)
    given_up = Signal()
    bug = Signal(object)

    def __init__(self, folder: Path, order: RestoreOrder | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Restore a backup"), parent)
        self._folder = folder
        self._chosen: RestoreStep | None = None
        self._job: Background | None = None
        self._worker: StoreWorker | None = None
        if order is None:
            self._choose()
        else:
            self._wait()
            self._restore(order, lambda error: self._fail(str(error)))

    def abandon(self) -> None:
        """The window closes in the middle: close what was opened."""
        if self._worker is not None:
            self._worker.stop()

    def _choose(self, folder: Path | None = None, user: str = "") -> None:
        step = RestoreStep()
        if folder is not None:
            step.set_folder(folder)
            step.user.set_text(user)
        step.back.connect(self.given_up)
        step.done.connect(lambda: self._look(step))
        self.show_step(step)

    def _look(self, step: RestoreStep) -> None:
        backup, store, user, passphrase = step.folder, self._folder, step.user.text(), step.passphrase.text()
        assert backup is not None

        def work(_report: object) -> Preview:
            from exitdesk.store.restoring import preview

            return preview(backup, store, user=user, passphrase=passphrase)

        def shown(found: Preview) -> None:
            self._preview(found, backup, RestoreOrder(found.backup, user, passphrase))

        def failed(error: ExitDeskError) -> None:
            step.go_on.set_busy(False)
            step.passphrase.set_error(str(error), empty=True)
            step.passphrase.setFocus()

        step.go_on.set_busy(True)
        self._job = Background(work, shown, failed, self.bug.emit, self)

    def _preview(self, found: Preview, folder: Path, order: RestoreOrder) -> None:
        step = _PreviewStep(found)
        step.back.connect(lambda: self._choose(folder, order.user))
        step.done.connect(lambda: self._go(step, order))
        self.show_step(step)

    def _go(self, step: _PreviewStep, order: RestoreOrder) -> None:
        if not step.go_on.is_busy():
            step.go_on.set_busy(True)
            self._restore(order, lambda error: step.show_error(str(error)))

    def _wait(self) -> None:
        clear_layout(self.column)
        self.column.addWidget(Text(tr("Restoring and checking every page …"), "secondary"))
        self.column.addSpacing(16)
        bar = Bar()
        bar.set_part(-1)
        self.column.addWidget(bar)

    def _fail(self, sentence: str) -> None:
        step = _FailedStep(sentence)
        step.done.connect(self.given_up)
        self.show_step(step)

    def _restore(self, order: RestoreOrder, failed: Failed) -> None:
        store = self._folder

        def work(_report: object) -> Restored:
            from exitdesk.store.files import make_private_folder
            from exitdesk.store.restoring import restore

            make_private_folder(store.parent)
            return restore(order.backup, store, user=order.user, passphrase=order.passphrase, held=order.held)

        self._job = Background(work, lambda done: self._open(order, done), failed, self.bug.emit, self)

    def _open(self, order: RestoreOrder, done: Restored) -> None:
        """Unlock what was restored with the passphrase that was just typed."""
        store = self._folder

        def opener() -> OpenStore:
            from exitdesk.store.opening import open_store

            return open_store(store, user=order.user, passphrase=order.passphrase)

        self._worker = StoreWorker(opener, self)
        self._worker.bug.connect(self.bug)
        self._worker.start(
            read_facts, lambda facts: self._tell(facts, done), lambda _error: self.open_folder.emit(store)
        )

    def _tell(self, facts: OpeningFacts, done: Restored) -> None:
        from exitdesk.store.restoring_words import restored_lines

        lines = restored_lines(done)
        if not lines:
            self._finish(facts)
            return
        step = _RestoredStep(lines)
        step.done.connect(lambda: self._finish(facts))
        self.show_step(step)

    def _finish(self, facts: OpeningFacts) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.bug.disconnect(self.bug)
            worker.setParent(None)
            self.finished.emit(worker, facts)
