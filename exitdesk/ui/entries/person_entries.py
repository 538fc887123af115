"""The entry sheets of the person page: one open at a time, and what is unfinished in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exitdesk.domain.records import AnswerSet, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.domain.roles import Permission
from exitdesk.ui.entries.clothing_entry import open_clothing_entry
from exitdesk.ui.entries.contact_end import open_contact_end
from exitdesk.ui.entries.contact_entry import open_contact_entry
from exitdesk.ui.entries.referral_entry import open_referral_entry
from exitdesk.ui.entries.saving import save_record
from exitdesk.ui.entries.session_entry import open_session_entry
from exitdesk.ui.entries.wellbeing_entry import open_wellbeing_entry
from exitdesk.ui.models.person_view import PersonView
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

CONTACT, END = "contact", "end"
_NEEDED: Final = {
    "session": Permission.TALKS,
    "referral": Permission.REFERRALS,
    "wellbeing": Permission.WELLBEING,
    "clothing": Permission.EVENINGS,
    CONTACT: Permission.EDIT_CONTACTS,
    END: Permission.EDIT_CONTACTS,
}


class PersonEntries:
    """``open`` shows the sheet of a kind for a record, None for a new one. ``remove`` bins the contact itself.

    A stash that belongs to another contact than the one shown waits until that one is shown again.
    """

    def __init__(self, page: Page, *, remove: Callable[[], None]) -> None:
        self._page, self._remove = page, remove
        self._waiting: dict[str, object] | None = None
        self._view: PersonView | None = None
        self._kind, self._row = "", ""
        self.sheet: Sheet | None = None

    def show_view(self, view: PersonView | None) -> None:
        """Another contact is shown, or the same one anew: a stash that waits for it opens its sheet."""
        if self._view is not None and (view is None or view.contact.key != self._view.contact.key):
            self._waiting = self.stash()
            if self.sheet is not None:
                self.sheet.close_sheet()
        self._view = view
        self._reopen()

    def forget_contact(self, key: str) -> None:
        """The contact is gone for good, with what was unfinished about it; what waits for another goes on waiting."""
        if self._waiting is not None and self._waiting.get("contact") == key:
            self._waiting = None
        if self._view is not None and self._view.contact.key == key:
            self._view = None
            if self.sheet is not None:
                self.sheet.close_sheet()

    def may(self, kind: str) -> bool:
        """Whether the role at the desk enters records of a kind; a health volunteer where there are health checks."""
        desk = self._page.desk
        health = kind == "session" and desk.allows(Permission.HEALTH_TALKS) and bool(desk.profile.health_checks)
        return desk.allows(_NEEDED[kind]) or health

    def open(self, kind: str, record: Record | None) -> None:
        """Open the sheet of a kind, unless one is open already or the role has none."""
        view = self._view
        if view is None or self.sheet is not None or not self.may(kind):
            return
        page, contact, number = self._page, view.contact.key or "", view.contact.id_number

        def accept(finished: Record, sheet: Sheet) -> None:
            save_record(page, finished, sheet)

        accepting: Any = accept
        openers: dict[str, Callable[[], Sheet]] = {
            "session": lambda: open_session_entry(
                page, contact=contact, number=number, session=cast("Session | None", record), accept=accepting
            ),
            "referral": lambda: open_referral_entry(
                page, contact=contact, number=number, referral=cast("Referral | None", record), accept=accepting
            ),
            "wellbeing": lambda: open_wellbeing_entry(
                page, contact=contact, number=number, answer_set=cast("AnswerSet | None", record), accept=accepting
            ),
            "clothing": lambda: open_clothing_entry(
                page, contact=contact, number=number, handout=cast("ClothingHandout | None", record), accept=accepting
            ),
            CONTACT: lambda: open_contact_entry(
                page, contact=cast("Contact", record), number=number, accept=accepting, remove=self._remove
            ),
            END: lambda: open_contact_end(page, contact=cast("Contact", record), accept=accepting),
        }
        self._kind, self._row = kind, (record.key or "") if record is not None else ""
        self.sheet = openers[kind]()
        self.sheet.closed.connect(self._closed)

    def go_to_field(self, name: str) -> None:
        """The focus on a field of the open sheet, by its name there."""
        field = getattr(self.sheet, name, None) if name else None
        field = getattr(field, "field", field)
        if self.sheet is not None and isinstance(field, QWidget):
            field.setFocus(Qt.FocusReason.TabFocusReason)
            self.sheet.scroll_to(field)

    def stash(self) -> dict[str, object] | None:
        """What is typed in the open sheet, or what waits for its contact; None when there is nothing."""
        typed = getattr(self.sheet, "stash", lambda: None)() if self.sheet is not None else None
        if not typed or self._view is None:
            return self._waiting
        return {"contact": self._view.contact.key, "sheet": self._kind, "row": self._row, "typed": typed}

    def restore(self, entry: dict[str, object]) -> None:
        """Take back what ``stash`` gave."""
        self._waiting = entry
        self._reopen()

    def _closed(self) -> None:
        self.sheet = None
        self._page.desk.typed()

    def _reopen(self) -> None:
        entry, view = self._waiting, self._view
        if entry is None or view is None or entry.get("contact") != view.contact.key or self.sheet is not None:
            return
        kind, row = str(entry.get("sheet")), str(entry.get("row") or "")
        if kind not in _NEEDED or not self.may(kind):  # typed under another role: it stays as it is
            return
        self._waiting = None
        record: Record | None = view.contact if kind in (CONTACT, END) else None
        if record is None and row:
            record = next((item.record for item in view.entries if item.key == row), None)
        # A row that is gone meanwhile: what was typed in it becomes a new one, nothing is lost.
        self.open(kind, record)
        restore = getattr(self.sheet, "restore", None)
        if callable(restore):
            restore(entry.get("typed"))
