"""What a profile says once: who the organisation is, the Rede-day, the return, how long things are kept."""

from __future__ import annotations

from datetime import time
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.returns.profile_draft import Listed
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.section import Section
from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.scroll_page import ScrollBody
from exitdesk.ui.widgets.stepper import Stepper
from exitdesk.ui.widgets.text import Text

_TEXTS: Final = ("organisation", "title")


class GeneralSection(Section):
    """One card for each matter."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self._showing = False
        self._day: time | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        body = ScrollBody()
        body.column.setContentsMargins(0, 6, 14, 6)
        outer.addWidget(body)
        self.texts = {"organisation": Field(tr("Organisation"), height=HEIGHT_BUTTON),
                      "title": Field(tr("Project"), height=HEIGHT_BUTTON)}  # fmt: skip
        for field, entry in self.texts.items():
            entry.changed.connect(lambda _text, field=field: self._write(field))
        self.day = Field(
            tr("The Rede-day starts at"), height=HEIGHT_BUTTON, placeholder="15.00", max_length=5,
            hint=tr("An evening that goes past midnight belongs to the day it began on."),
        )  # fmt: skip
        self.day.changed.connect(self._write_day)
        yes_no = [Choice(True, tr("Yes")), Choice(False, tr("No"))]
        self.forms = ChoicePills(
            tr("The organisation's name on printed forms"),
            yes_no,
            hint=tr("No is the safer choice for who takes it home."),
        )
        self.return_id = ChoicePills(
            tr("Number in the return"),
            [
                Choice("id_number", tr("The desk's own")),
                Choice("project_id", tr("The project's, from the municipality")),
            ],
        )
        self.small = ChoicePills(
            tr("In publications, hide numbers under"), [Choice(n, str(n)) for n in (3, 5, 10)],
            hint=tr("The return and the internal report are exact."),
        )  # fmt: skip
        for field, pills in (
            ("forms_show_organisation", self.forms), ("return_id", self.return_id), ("small_numbers", self.small),
        ):  # fmt: skip
            pills.changed.connect(lambda value, field=field: self._set(field, value))
        self._fill(body)
        self.show_draft()

    def _fill(self, body: ScrollBody) -> None:
        who = Card(tr("Organisation"))
        for entry in (*self.texts.values(), self.day, self.forms):
            who.body.addWidget(entry)
        to_agency = Card(tr("The return"))
        for entry in (self.return_id, self.small):
            to_agency.body.addWidget(entry)
        kept = Card(tr("Times"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        self.steppers: dict[str, Stepper] = {}
        rows = (
            ("who5_months_between", tr("Months between two WHO-5"), 1, 12, 1),
            ("idle_minutes", tr("Locks by itself after minutes"), 1, 30, 1),
            ("retention_months", tr("A contact is kept after the last event, months"), 1, 1200, 6),
            ("log_months", tr("The log is kept, months"), 1, 1200, 6),
        )
        for row, (field, words, least, most, step) in enumerate(rows):
            stepper = Stepper(words, least=least, most=most, step=step, steps_back=True)
            stepper.changed.connect(lambda number, field=field: self._set(field, number, typed=True))
            self.steppers[field] = stepper
            grid.addWidget(Text(words, "body"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(stepper, row, 1)
        kept.body.addLayout(grid)
        kept.body.addWidget(Text(tr("What this computer is set to for locking goes before the profile."), "caption"))
        for card in (who, to_agency, kept):
            body.column.addWidget(card)
        body.column.addStretch()

    def show_draft(self) -> None:
        rest = self.editing.draft.rest
        self._showing = True
        for field, entry in self.texts.items():
            if entry.text() != getattr(rest, field).strip():
                entry.set_text(getattr(rest, field))
            entry.set_error(self.editing.problem_of_field(field))
        if rest.day_starts != self._day:  # what is half typed stays
            self._day = rest.day_starts
            self.day.set_text(f"{rest.day_starts:%H.%M}")
        self.forms.set_value(rest.forms_show_organisation)
        self.return_id.set_value(rest.return_id)
        if rest.small_numbers not in (3, 5, 10):  # a number of the organisation's own, from a file
            self.small.set_choices([Choice(n, str(n)) for n in sorted({3, 5, 10, rest.small_numbers})])
        self.small.set_value(rest.small_numbers)
        for field, stepper in self.steppers.items():
            stepper.setValue(getattr(rest, field))
        self._showing = False

    def _write(self, field: str) -> None:
        self._set(field, self.texts[field].text(), typed=True)

    def _write_day(self, text: str) -> None:
        starts = _clock(text)
        if self._showing:
            return
        if starts is None:
            self.day.set_error(tr("Write a time such as 15.00."))
        else:
            self._day = starts
            self._set("day_starts", starts, typed=True)

    def _set(self, field: str, value: object, *, typed: bool = False) -> None:
        if not self._showing:
            self.editing.do(self.editing.draft.with_rest(**{field: value}), field if typed else None)

    def focus_here(self) -> None:
        self.texts["organisation"].setFocus()

    def go_to(self, field: str, listed: Listed | None, uid: int) -> bool:
        if field not in self.texts:
            return False
        self.texts[field].setFocus()
        return True


def _clock(text: str) -> time | None:
    """``15``, ``15.00`` or ``15:00``; None for what is no time."""
    hours, _, minutes = text.strip().replace(":", ".").partition(".")
    if not (hours.isdecimal() and (minutes or "0").isdecimal()):
        return None
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None
