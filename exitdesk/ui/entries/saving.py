"""Saving what an entry sheet gives: one operation, the sheet closes, and a note tells that it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiboken6 import isValid

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.undo_words import saved_words
from exitdesk.ui.widgets.sheet import Sheet, tell

if TYPE_CHECKING:
    from exitdesk.domain.records import Record
    from exitdesk.store.changes import Changes
    from exitdesk.ui.pages import Page


def save_record(page: Page, record: Record, sheet: Sheet, *, saved: Callable[[], None] | None = None) -> None:
    """Save the record (new when its key is None) and close the sheet; ``saved`` is called once it is in the store.

    When the store refuses, the sheet stays open with all that was typed and shows the sentence.
    """
    if isinstance(sheet, EntrySheet):
        sheet.done_button.set_busy(True)

    def done(changes: Changes) -> None:
        if isValid(sheet):
            if isinstance(sheet, EntrySheet):
                sheet.done_button.set_busy(False)
            sheet.close_sheet()
        page.desk.toast(saved_words(changes))
        page.desk.typed()
        if saved is not None:
            saved()

    def failed(error: ExitDeskError) -> None:
        show = getattr(sheet, "show_error", None) if isValid(sheet) else None
        if callable(show):
            show(str(error))
        else:
            tell(page, tr("It is not saved"), str(error))

    page.desk.worker.change(lambda store: store.operations.save(record), done, failed)
