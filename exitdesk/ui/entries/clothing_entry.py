"""One handout of free clothes: to a contact or to somebody unnamed, what and how many pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from exitdesk.domain.dates import show_date
from exitdesk.domain.records import ClothingHandout, Contact
from exitdesk.domain.soundness import MAX_COUNT
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import sentence_case
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills, ManyPills
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.number_field import NumberField
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

Accept = Callable[[ClothingHandout, Sheet], None]
_CONTACT, _UNNAMED = "contact", "unnamed"


def add_bin_button(sheet: EntrySheet, remove: Callable[[], None]) -> None:
    """At the left of the footer: close the sheet and put the record in the bin, from where it can come back."""

    def go() -> None:
        sheet.close_sheet()
        remove()

    sheet.add_button(tr("Delete"), "ghost", icon="trash-2", first=True).clicked.connect(go)


def split_items(items: str, known: Sequence[str]) -> tuple[list[str], str]:
    """The profile's words among ``sko, bukser, en hue``, and the rest as free words."""
    parts = [part.strip() for part in items.split(",") if part.strip()]
    return [part for part in parts if part in known], ", ".join(part for part in parts if part not in known)


class ClothingSheet(EntrySheet):
    """``to_whom`` shows the choice of a contact or nobody in particular; without it the contact is given."""

    def __init__(
        self, page: Page, *, contact: str | None, number: str, handout: ClothingHandout | None, accept: Accept,
        to_whom: bool, day: date | None, remove: Callable[[], None] | None,
    ) -> None:  # fmt: skip
        super().__init__(page, tr("Free clothing"), number="" if to_whom else number, done=tr("Save"), width=620)
        self._accept, self._to_whom = accept, to_whom
        self._handout = handout or ClothingHandout(contact=contact, date=day or page.desk.today())
        self._known = page.desk.profile.clothing_items
        self._number = number
        self._contact = self._handout.contact
        self.to = ChoicePills(
            tr("To"), [Choice(_CONTACT, tr("A contact")), Choice(_UNNAMED, tr("Somebody without ID"))], value=_CONTACT
        )
        self.number = NumberField(page.desk, name=tr("ID number"), type_px=17)
        self.pieces = Field(tr("Pieces"), icon="shirt", hint=tr("Empty: not counted."))
        self.pieces.set_numbers_only(MAX_COUNT)
        self.day = DateField(tr("Date"), today=page.desk.today, required=True)
        self.items = ManyPills(tr("What"), [Choice(item, sentence_case(item)) for item in self._known])
        self.other = Field(name=tr("Other things"), placeholder=tr("Other things, in your own words"), height=44)
        self.other.guard_words()
        self._build()
        self.put(self._from_record())
        self.settle()
        if remove is not None:
            add_bin_button(self, remove)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.pieces, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        if self._to_whom:
            self.content.addWidget(self.to)
            self.content.addWidget(self.number)
        else:
            self.to.setParent(self)
            self.number.setParent(self)
            self.to.hide()
            self.number.hide()
        self.content.addLayout(row)
        self.content.addWidget(self.items)
        self.content.addWidget(self.other)
        self.items.setVisible(bool(self._known))
        self.to.changed.connect(self._show_to)
        self.number.found.connect(self._take)
        self.number.changed.connect(self._number_typed)
        for signal in (
            self.to.changed, self.number.changed, self.pieces.changed, self.day.changed, self.items.changed,
            self.other.changed,
        ):  # fmt: skip
            signal.connect(self.typed)

    def _from_record(self) -> dict[str, object]:
        handout = self._handout
        chosen, rest = split_items(handout.items, self._known)
        return {
            "to": _CONTACT if handout.contact or handout.key is None else _UNNAMED,
            "contact": handout.contact,
            "number": self._number,
            "pieces": "" if handout.pieces is None else str(handout.pieces),
            "date": show_date(handout.date),
            "items": chosen,
            "other": rest,
        }

    def fields(self) -> dict[str, object]:
        return {
            "to": str(self.to.value()),
            "contact": self._contact,
            "number": self.number.text(),
            "pieces": self.pieces.text(),
            "date": self.day.text(),
            "items": [str(item) for item in self.items.values()],
            "other": self.other.text(),
        }

    def put(self, fields: dict[str, object]) -> None:
        self.number.set_text(str(fields["number"]))
        self._contact = cast("str | None", fields["contact"])
        self._number = self.number.text() if self._contact else ""
        self.to.set_value(str(fields["to"]))
        self.pieces.set_text(str(fields["pieces"]))
        self.day.set_text(str(fields["date"]))
        self.items.set_values(cast("list[str]", fields["items"]))
        self.other.set_text(str(fields["other"]))
        self._show_to()

    def _show_to(self, _value: object = None) -> None:
        self.number.setVisible(self._to_whom and self.to.value() == _CONTACT)

    def _take(self, contact: Contact) -> None:
        self._contact, self._number = contact.key, contact.id_number
        self.number.set_text(contact.id_number)
        self.number.set_error("")
        self.pieces.setFocus()
        self.typed()

    def _number_typed(self, text: str) -> None:
        if text.strip() != self._number:
            self._contact = None

    def finish(self) -> None:
        named = self._to_whom and self.to.value() == _CONTACT
        if named and self._contact is None:
            if self.number.text():
                self.number.take()
            else:
                self.number.set_error(tr("Type the ID number, or choose “{words}”.", words=tr("Somebody without ID")))
                self.number.setFocus()
            self.scroll_to(self.number)
            return
        day = self.day.day()
        if not self.day.check() or day is None:
            self.scroll_to(self.day)
            self.day.setFocus()
            return
        contact = self._contact if named or not self._to_whom else None
        items = ", ".join([*(str(item) for item in self.items.values()), *filter(None, [self.other.text()])])
        pieces = int(self.pieces.text()) if self.pieces.text() else None
        self._accept(replace(self._handout, contact=contact, date=day, items=items, pieces=pieces), self)


def open_clothing_entry(
    page: Page, *, contact: str | None, number: str, handout: ClothingHandout | None, accept: Accept,
    to_whom: bool = False, day: date | None = None, remove: Callable[[], None] | None = None,
) -> ClothingSheet:  # fmt: skip
    """Open the sheet over the window. ``contact`` is a key or None, ``number`` the ID number shown."""
    sheet = ClothingSheet(
        page, contact=contact, number=number, handout=handout, accept=accept, to_whom=to_whom, day=day, remove=remove
    )
    sheet.open(sheet.number if to_whom and handout is None and contact is None else sheet.pieces)
    return sheet
