"""A pile of paper forms typed in: ID number, Enter, five digits, Enter, and the next one. The date stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.answers import AnswerMode
from exitdesk.domain.id_number import match_key
from exitdesk.domain.records import AnswerSet, Contact
from exitdesk.errors import ExitDeskError
from exitdesk.forms.who5_wording import wording
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.wellbeing_entry import hint_words, staff_language, waiting_words
from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.number_field import NumberField
from exitdesk.ui.widgets.save_line import SaveLine
from exitdesk.ui.widgets.sheet import ask
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.widgets.who5_pile_form import PileForm
from exitdesk.ui.widgets.who5_sitting import Typed
from exitdesk.ui.words import clock

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes


class PaperPile(QObject):
    """The number field, the date, the form and the save line, and what goes on between them; the page places them.

    Digits typed before the number was looked up are kept, and so is an Enter. ``saved`` carries a Typed, ``typed``
    tells of every key, ``whose`` that somebody's form begins or ends.
    """

    saved = Signal(object)
    typed = Signal()
    whose = Signal()

    def __init__(self, desk: DeskContext, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.contact: Contact | None = None
        self._others: Sequence[AnswerSet] = ()
        self._looking = self._save_when_found = self._saving = False
        self._saved_at = ""
        self.number = NumberField(desk, name=tr("ID number on the form"), aside=tr("type the form in"))
        self.day = DateField(name=tr("Date on the forms"), today=desk.today, required=True, height=HEIGHT_BUTTON)
        self.day.set_day(desk.today())
        self.day_card = Card(padding=5)
        row = QHBoxLayout()
        row.setContentsMargins(13, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Text(tr("Date on the forms"), "body_strong", elide=True))
        row.addWidget(self.day, 1)
        self.day_card.body.addLayout(row)
        self.form = PileForm(wording(staff_language()))
        self.save_line = SaveLine(tr("Save the form"))
        self._connect()
        self.show_saved(())

    def _connect(self) -> None:
        five = self.form.five
        self.number.began.connect(self._begin)
        self.number.found.connect(self.take)
        self.number.missed.connect(self._miss)
        self.number.changed.connect(self.typed)
        self.day.changed.connect(self._show_typed)
        self.day.submitted.connect(self.to_work)
        five.changed.connect(self._show_typed)
        five.refused.connect(self.form.result.show_refusal)
        five.finished.connect(self.save)
        five.left_backwards.connect(self.number.setFocus)
        self.save_line.save_pressed.connect(self.save)
        self.save_line.undo_pressed.connect(self._desk.undo)

    def to_work(self) -> None:
        """Put the focus where the next key belongs."""
        if self.contact is not None:
            self.form.five.focus_next_cell()
        else:
            self.number.setFocus()

    def is_empty(self) -> bool:
        """Whether nothing is typed that is not saved."""
        return not self.number.text() and self.form.five.is_empty()

    def stash(self) -> dict[str, object]:
        """What is typed, as JSON values."""
        key = self.contact.key if self.contact else None
        cells = self.form.five.typed()
        return {"contact": key, "cells": cells, "number": self.number.text(), "day": self.day.text()}

    def restore(self, entry: dict[str, object]) -> None:
        """Put back what ``stash`` gave."""
        self.day.set_text(str(entry.get("day", "")))
        self.number.set_text(str(entry.get("number", "")))
        key = entry.get("contact")
        if isinstance(key, str):
            cells = str(entry.get("cells", ""))
            self._desk.worker.run(lambda store: store.reading.contact(key), partial(self._bring_back, cells))

    def _bring_back(self, cells: str, contact: Contact | None) -> None:
        if contact is not None:
            self.take(contact)
            self.form.five.set_typed(cells)
            self.form.five.focus_next_cell()

    # Whose form

    def _begin(self) -> None:
        if self.form.five.is_empty():
            self._looking = True
            self.form.show_looking()
            self.form.five.setFocus()

    def _miss(self) -> None:
        self._looking = self._save_when_found = False
        if self.contact is None:
            self.form.five.clear()
            self.form.show_nobody()

    def take(self, contact: Contact) -> None:
        """Begin this contact's form, unless another one's is typed and not saved."""
        looking, self._looking = self._looking, False
        five = self.form.five
        if not looking and self.contact is not None and not five.is_empty():
            if contact.key != self.contact.key:
                self.number.set_text(contact.id_number)
                self.number.set_error(
                    tr("{number} is not saved yet. Enter saves it, Esc puts it away.", number=self.contact.id_number)
                )
            five.focus_next_cell()
            return
        self.contact, self._others = contact, ()
        self.number.clear()
        self.number.set_error("")
        self.form.show_somebody(contact.id_number)
        if not looking:
            five.focus_next_cell()
        self.read_others()
        self._show()
        self.whose.emit()
        if self._save_when_found:
            self._save_when_found = False
            self.save()

    def read_others(self) -> None:
        """Read the earlier sets of the contact, for change and flags."""
        key = self.contact.key if self.contact else None
        if key:
            self._desk.worker.run(lambda store: store.reading.answer_sets(key), partial(self._show_others, key))

    def _show_others(self, key: str, others: Sequence[AnswerSet]) -> None:
        if self.contact is not None and self.contact.key == key:
            self._others = others
            self._show_result()

    def leave(self) -> None:
        """Put the form away; asks first when digits would go."""
        if self.form.five.is_empty():
            self._put_away(True)
            return
        ask(
            self._page, tr("Put the form away?"), tr("The digits typed are then gone."), tr("Put away"),
            then=self._put_away, no=tr("Keep writing"), destructive=True,
        )  # fmt: skip

    def _put_away(self, yes: bool) -> None:
        if yes:
            self._clear()
            self.number.clear()
            self.number.setFocus()
            self.typed.emit()

    def _clear(self) -> None:
        self.contact, self._others = None, ()
        self._looking = self._save_when_found = False
        self.form.five.clear()
        self.form.show_nobody()
        self.whose.emit()

    def forget_contact(self, key: str, number: str) -> None:
        """Somebody was erased for good: her form is put away, her number is not left in the field."""
        if self.contact is not None and self.contact.key == key:
            self._clear()
        if match_key(self.number.text()) == match_key(number):
            self.number.clear()

    # Saving

    def save(self) -> None:
        """Save the form when it is whole, else say what is missing and go there."""
        if self._looking or self._saving:
            self._save_when_found = self._looking
            return
        if self.contact is None:
            self.number.set_error(tr("Type the ID number on the form first."))
            self.number.setFocus()
            return
        if not self.day.check():
            self.day.setFocus()
            return
        record = self._record()
        if record is None:
            self.form.five.focus_next_cell()
            self.form.result.show_refusal(waiting_words(self.form.five))
            return
        self._saving = True
        self.number.setFocus()
        then = partial(self._saved, self.contact.id_number, record)
        self._desk.worker.change(lambda store: store.operations.save(record), then, self._refused)

    def _record(self) -> AnswerSet | None:
        answers, day = self.form.five.answers(), self.day.day()
        if answers is None or day is None or self.contact is None or self.contact.key is None:
            return None
        return AnswerSet(contact=self.contact.key, date=day, answers=answers, mode=AnswerMode.PAPER)

    def _saved(self, id_number: str, record: AnswerSet, changes: Changes) -> None:
        self._saving = False
        self._saved_at = clock(self._desk.now())
        self._clear()
        self.saved.emit(Typed(id_number, replace(record, key=next(iter(changes.keys)))))
        self.typed.emit()

    def _refused(self, error: ExitDeskError) -> None:
        self._saving = False
        self.form.five.focus_next_cell()
        self.form.result.show_refusal(str(error))

    # Showing

    def _show_typed(self) -> None:
        self.typed.emit()
        self._show()

    def show_saved(self, sitting: Sequence[Typed]) -> None:
        """What was saved at this sitting, newest first, for the save line."""
        self._sitting = sitting
        self._show()

    def _show(self) -> None:
        self._show_result()
        line, five = self.save_line, self.form.five
        if self.contact is not None and not five.is_empty():
            title = tr("{number} is not saved yet", number=self.contact.id_number)
            safe = tr("What is typed is safe, also if the desk is locked.")
            line.show_unsaved(title, tr("Read-only here: what you type is not kept.") if self._desk.read_only else safe)
        elif self._sitting:
            last = self._sitting[0]
            count = trn("{n} form typed in now", "{n} forms typed in now", len(self._sitting))
            line.show_saved(
                tr("{number} is saved at {time}", number=last.id_number, time=self._saved_at),
                f"{last.words}  ·  {count}",
            )
        else:
            line.show_nothing(tr("No form is typed in yet"), tr("The date stays from one form to the next."))
        line.undo_button.setEnabled(bool(self._sitting))

    def _show_result(self) -> None:
        record = self._record()
        if record is not None:
            self.form.result.show_set(record, self._others)
        elif self.contact is None:
            self.form.result.show_hint(tr("ID number, Enter, five digits, Enter, next ID number."))
        else:
            self.form.result.show_hint(hint_words(self.form.five))
