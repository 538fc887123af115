"""The question before something is erased for good: what goes, that it stays away, which backups still hold it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.forms.erasure_words import backup_words, kinds_words
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.erasing.receipt_sheet import open_receipts
from exitdesk.ui.tasks import Cancelled, Progress
from exitdesk.ui.widgets.sheet import Ask, tell
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.backup_shelf import StillHolding
    from exitdesk.store.changes import Changes
    from exitdesk.store.erasing import Erasable, ErasedContacts
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.reading import BinnedRow

Then = Callable[[], object]


def _nothing() -> None:
    return None


class EraseQuestion(Ask):
    """No has the focus and Esc. ``what`` are lines of what goes."""

    def __init__(self, parent: QWidget, title: str, what: Sequence[str], holding: StillHolding, yes: str) -> None:
        super().__init__(parent, title, tr("This goes for good. Nothing of it can come back."), yes, no=tr("No"),
                         destructive=True)  # fmt: skip
        self.content.setSpacing(14)
        self.content.addWidget(Text("\n".join(what), "body_strong"))
        self.content.addWidget(Text("\n".join(backup_words(holding)), "caption"))

    def ask(self, then: Callable[[], object]) -> None:
        """Show it; ``then`` is called for yes alone."""
        self.answered.connect(lambda yes: then() if yes else None)
        self.open(self.no_button)


def erase_contact(parent: QWidget, desk: DeskContext, key: str, number: str, then: Then = _nothing) -> None:
    """Ask, erase one contact, show the receipt; ``then`` is called when it is gone."""
    from exitdesk.store.erasing import erasable

    window, today = parent.window(), desk.today()

    def ask(found: Erasable) -> None:
        title = tr("Erase {number} for good?", number=number)
        question = EraseQuestion(window, title, kinds_words(found.rows), found.holding, tr("Erase for good"))
        question.ask(lambda: _erase(window, desk, [key], then))

    desk.worker.run(lambda store: erasable(store, key, today), ask)


def erase_row(parent: QWidget, desk: DeskContext, row: BinnedRow, words: str, then: Then = _nothing) -> None:
    """Ask and erase one row of the bin; ``words`` say what it is."""
    from exitdesk.store.backup_shelf import backups_until

    window, today = parent.window(), desk.today()

    def ask(holding: StillHolding) -> None:
        question = EraseQuestion(window, tr("Erase it for good?"), [words], holding, tr("Erase for good"))
        question.ask(erase)

    def erase() -> None:
        desk.worker.change(lambda store: store.operations.erase_row(row.kind, row.key), gone)

    def gone(_changes: Changes) -> None:
        desk.toast(tr("Erased for good."))
        then()

    desk.worker.run(lambda store: backups_until(store, today, row.key), ask)


def erase_past_retention(parent: QWidget, desk: DeskContext, keys: Sequence[str], then: Then = _nothing) -> None:
    """Ask with the number, erase all of them that are still past the retention time, show the receipts."""
    from exitdesk.store.backup_shelf import backups_until

    window, today = parent.window(), desk.today()

    def ask(holding: StillHolding) -> None:
        title = trn("Erase {n} contact for good?", "Erase {n} contacts for good?", len(keys))
        what = [tr("Everything that was written about them"), tr("Each gets a receipt, all in one file.")]
        yes = trn("Erase {n} for good", "Erase {n} for good", len(keys))
        EraseQuestion(window, title, what, holding, yes).ask(lambda: _erase(window, desk, keys, then, past=True))

    desk.worker.run(lambda store: backups_until(store, today), ask)


def _erase(window: QWidget, desk: DeskContext, keys: Sequence[str], then: Then, *, past: bool = False) -> None:
    from exitdesk.store.erasing import erase_contacts, still_past_retention

    today = desk.today()

    def erase(store: OpenStore, progress: Progress) -> tuple[Changes, ErasedContacts]:
        def go_on(done: int, of: int) -> bool:
            try:
                progress.step(done, of)
            except Cancelled:  # what is gone is gone: it has its receipts
                return False
            return True

        wanted = still_past_retention(store, keys, today) if past else keys
        return erase_contacts(store, wanted, today, go_on=go_on)

    def gone(answer: tuple[Changes, ErasedContacts]) -> None:
        done = answer[1]
        then()
        if done.erased:
            open_receipts(window, desk, done.erased)
        elif past:
            desk.toast(tr("Nobody was erased."))
        if done.trouble is not None:
            tell(window, tr("Not all were erased"), str(done.trouble))

    desk.worker.run_long(
        erase, gone, text=trn("Erasing {n} contact", "Erasing {n} contacts", len(keys)), cancellable=len(keys) > 1,
        changes=True,
    )  # fmt: skip
