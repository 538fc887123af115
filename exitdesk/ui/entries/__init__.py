"""The sheets in which one record is entered or corrected; every page opens the same ones.

``open_*_entry(page, …, accept)`` shows a sheet; ``accept(record, sheet)`` gets the finished record and either saves it
(``entries.saving.save_record``) or takes it into a draft and closes the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

R = TypeVar("R")
Accept = Callable[[R, Sheet], None]


class EntrySheet(Sheet):
    """One record of one contact: its fields, an error sentence under them, Cancel and one button that is done.

    A kind of entry builds its fields into ``content``, connects their changes to ``typed`` and gives ``fields``,
    ``put`` and ``finish``; it ends its making with ``settle``. What is typed goes into the page's stash by ``stash``
    and comes back by ``restore``.
    """

    def __init__(self, page: Page, title: str, *, number: str, done: str, width: int = 620) -> None:
        super().__init__(page, title, subtitle=number, width=width)
        self.page = page
        self._at_first: dict[str, object] = {}
        self._message = FieldMessage()
        self._done_words = done
        self.done_button: Button

    def fields(self) -> dict[str, object]:
        """What stands in the fields, as JSON values."""
        raise NotImplementedError

    def put(self, fields: dict[str, object]) -> None:
        """Fill the fields with what ``fields`` gave."""
        raise NotImplementedError

    def finish(self) -> None:
        """Check the fields, show what is wrong beside them, or hand the record to ``accept``."""
        raise NotImplementedError

    def settle(self) -> None:
        """The fields stand as they were opened: from here on the sheet asks before it throws away what is typed."""
        self.content.addWidget(self._message)
        self.add_cancel()  # after the fields: tab order is the order of making
        self.done_button = self.add_button(self._done_words, "primary", keys=("Ctrl", "S"), default=True)
        self.done_button.clicked.connect(self._done)
        self._at_first = self.fields()
        self.is_dirty = lambda: self.fields() != self._at_first

    def typed(self, *_what: object) -> None:
        """A field changed: the draft follows, an old error goes."""
        self._message.show_hint("")
        self.page.desk.typed()

    def stash(self) -> dict[str, object] | None:
        """What is typed and not saved yet, as JSON values; None when the sheet stands as it was opened."""
        return self.fields() if self.is_dirty() else None

    def restore(self, entry: dict[str, object]) -> None:
        """Put back what ``stash`` gave; fields that are not in it keep what they have."""
        self.put(self.fields() | entry)

    def show_error(self, sentence: str) -> None:
        """Saving was refused: everything typed stays, the sentence stands under the fields."""
        self.done_button.set_busy(False)
        self._message.show_error(sentence)
        self.scroll_to(self._message)

    def error(self) -> str:
        """The sentence shown under the fields, or nothing."""
        return self._message.text()

    def _done(self) -> None:
        self.finish()
