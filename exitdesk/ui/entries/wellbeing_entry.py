"""WHO-5 from paper: date and five digits, with score and change at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from exitdesk.domain.answers import AnswerMode
from exitdesk.domain.records import AnswerSet
from exitdesk.forms.who5_wording import form_languages, wording
from exitdesk.i18n import language, tr, trn
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.five_answers import FiveAnswers
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.who5_result import Who5Result

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

Accept = Callable[[AnswerSet, Sheet], None]


def staff_language() -> str:
    """The language in which the staff see the statements: that of the windows where WHO's wording is shipped in it."""
    return language() if language() in form_languages() else form_languages()[0]


class WellbeingSheet(EntrySheet):
    """One answer set of one contact, its number large to compare with the form. ``day`` is proposed for a new set."""

    def __init__(
        self, page: Page, *, contact: str, number: str, answer_set: AnswerSet | None, accept: Accept,
        day: date | None = None,
    ) -> None:  # fmt: skip
        on_paper = answer_set is None or answer_set.mode is not AnswerMode.SCREEN
        what = tr("WHO-5 from paper") if on_paper else tr("WHO-5 answered on screen")
        super().__init__(page, number, number=what, done=tr("Save"), width=600)
        self.title_text.set_role("id")
        self.setAccessibleName(f"{what}, {number}")
        self._contact, self._set, self._accept = contact, answer_set, accept
        self._others: Sequence[AnswerSet] = ()
        self.day = DateField(tr("Date on the form"), today=page.desk.today, required=True)
        self.five = FiveAnswers(wording(staff_language()))
        self.result = Who5Result()
        for widget in (self.day, self.five, self.result):
            self.content.addWidget(widget)
        self.day.set_day(answer_set.date if answer_set else day or page.desk.today())
        if answer_set is not None:
            self.five.set_answers(answer_set.answers)
        self.settle()
        self.screen_button: Button | None = None
        if answer_set is None:
            self.screen_button = self.add_button(tr("Answer on screen"), "ghost", icon="monitor", first=True)
            self.screen_button.clicked.connect(self._to_screen)
        self.five.changed.connect(self._changed)
        self.five.refused.connect(self.result.show_refusal)
        self.five.finished.connect(self.done_button.click)
        self.day.changed.connect(self._changed)
        page.desk.worker.run(lambda store: store.reading.answer_sets(contact), self._show_others)

    def open_here(self) -> None:
        """Show it, ready for the first digit."""
        self.open(self.five.cells[0])
        self.five.focus_next_cell()

    def fields(self) -> dict[str, object]:
        return {"day": self.day.text(), "cells": self.five.typed()}

    def put(self, fields: dict[str, object]) -> None:
        self.day.set_text(str(fields["day"]))
        self.five.set_typed(str(fields["cells"]))
        self.five.focus_next_cell()

    def finish(self) -> None:
        if not self.day.check():
            self.scroll_to(self.day)
            self.day.setFocus()
            return
        record = self._record()
        if record is None:
            self.five.focus_next_cell()
            self.result.show_refusal(waiting_words(self.five))
            return
        self._accept(record, self)

    def _show_others(self, others: object) -> None:
        self._others = cast("Sequence[AnswerSet]", others)
        self._show_result()

    def _changed(self) -> None:
        self.typed()
        self._show_result()

    def _record(self) -> AnswerSet | None:
        answers, day = self.five.answers(), self.day.day()
        if answers is None or day is None:
            return None
        key = self._set.key if self._set else None
        mode = self._set.mode if self._set else AnswerMode.PAPER
        return AnswerSet(key=key, contact=self._contact, date=day, answers=answers, mode=mode)

    def _show_result(self) -> None:
        record = self._record()
        if record is not None:
            self.result.show_set(record, self._others)
        else:
            self.result.show_hint(hint_words(self.five))

    def _to_screen(self) -> None:
        page, contact = self.page, self._contact
        self.close_sheet()
        page.desk.go("wellbeing", contact=contact, on_screen=True)


def hint_words(five: FiveAnswers) -> str:
    """What is awaited before there are five."""
    if five.is_empty():
        return tr("Type the five digits in one go. - where no answer was given.")
    return trn("{n} digit to go", "{n} digits to go", five.untyped())


def waiting_words(five: FiveAnswers) -> str:
    """Why it cannot be saved yet."""
    return trn(
        "One answer is not typed yet. Type - if none was given.",
        "{n} answers are not typed yet. Type - where none was given.",
        five.untyped(),
    )


def open_wellbeing_entry(
    page: Page, *, contact: str, number: str, answer_set: AnswerSet | None, accept: Accept, day: date | None = None
) -> WellbeingSheet:
    """Open the sheet over the window; ``contact`` is a key, ``number`` the ID number shown."""
    sheet = WellbeingSheet(page, contact=contact, number=number, answer_set=answer_set, accept=accept, day=day)
    sheet.open_here()
    return sheet
