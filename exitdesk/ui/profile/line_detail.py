"""What is known of one line of a list: its name, whether the past is renamed along, and what its kind adds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_draft import CARRIED, Line, Listed
from exitdesk.returns.profile_model import FedBy
from exitdesk.returns.profile_words import fed_by_words
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.chip import Chip
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text

_MOST_MINUTES: Final = 1440
_PLAIN, _CAFE, _MEAL = "plain", "cafe", "meal"


class LineDetail(QWidget):
    """Every edit is a step of ``editing``. ``left`` when Enter is pressed in the name: back to the list."""

    left = Signal()

    def __init__(self, editing: Editing, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self.listed = editing, listed
        self._uid = 0
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.name = Field(tr("Name"), height=HEIGHT_BUTTON)
        self.name.changed.connect(self._rename)
        self.name.submitted.connect(self.left)
        column.addWidget(self.name)
        self.past = ChoicePills(
            tr("What is registered"),
            [Choice(True, tr("Rename it too")), Choice(False, tr("Leave it as it is"))],
        )
        self.past.changed.connect(self._set_along)
        column.addWidget(self.past)
        self.facts = Text("", "caption")
        self._make_intervention(column)
        self._make_activity(column)
        column.addWidget(self.facts)

    def _make_intervention(self, column: QVBoxLayout) -> None:
        self.fed_by = Select(
            tr("Counted from"), [Option(way, fed_by_words(way)) for way in FedBy], height=HEIGHT_BUTTON
        )
        self.fed_by.changed.connect(lambda way: self._put(fed_by=FedBy(way)))
        self.minutes = Field(
            tr("Usual minutes"), height=HEIGHT_BUTTON, hint=tr("Proposed on the evening's sheet. May be empty.")
        )
        self.minutes.set_numbers_only(_MOST_MINUTES)
        self.minutes.changed.connect(self._set_minutes)
        self.minutes.submitted.connect(self.left)
        self.health = Chip(tr("Health check"), "stethoscope")
        self.health.setToolTip(tr("What health volunteers give, and may register themselves."))
        self.health.toggled.connect(lambda on: self._put(health=on))
        self._of_intervention: list[QWidget] = [
            self.fed_by, self.minutes, self.health,
            Text(tr("What health volunteers give, and may register themselves."), "caption"),
        ]  # fmt: skip
        for widget in self._of_intervention:
            column.addWidget(widget)
            widget.setVisible(self.listed is Listed.INTERVENTIONS)

    def _make_activity(self, column: QVBoxLayout) -> None:
        self.evening = ChoicePills(
            tr("On the evening's sheet"),
            [Choice(_PLAIN, tr("No column")), Choice(_CAFE, tr("The café")), Choice(_MEAL, tr("The meal"))],
        )
        self.evening.changed.connect(self._set_evening)
        column.addWidget(self.evening)
        self.evening.setVisible(self.listed is Listed.ACTIVITIES)

    def line(self) -> Line | None:
        """The line that is shown."""
        return self._editing.draft.line(self.listed, self._uid)

    def show_line(self, uid: int) -> None:
        """Show a line of the list as the draft has it; what is being typed stays as it is typed."""
        other, self._uid = uid != self._uid, uid
        line = self.line()
        self.setVisible(line is not None)
        if line is None:
            return
        self._showing = True
        if other or self.name.text() != line.name:
            self.name.set_text(line.name)
            self.name.edit.setCursorPosition(0)
        self.name.set_error(self._editing.problem_of(self.listed, uid))
        minutes = "" if line.minutes is None else str(line.minutes)
        if other or self.minutes.text() != minutes:
            self.minutes.set_text(minutes)
        self.fed_by.set_value(line.fed_by)
        self.health.setChecked(line.health)
        draft = self._editing.draft
        self.evening.set_value(_CAFE if uid == draft.cafe else _MEAL if uid == draft.meal else _PLAIN)
        self._show_past(line)
        self.facts.setText(self._fact_words(line))
        self.facts.setVisible(bool(self.facts.text()))
        self._showing = False

    def _show_past(self, line: Line) -> None:
        carried = self._carried(line)
        renamed = bool(carried and line.name and line.name != line.was)
        self.past.setVisible(renamed)
        if not renamed:
            return
        self.past.set_value(line.along)
        if self.listed is Listed.ACTIVITIES:
            rows = trn("{n} activity", "{n} activities", carried)
        else:
            rows = trn("{n} talk", "{n} talks", carried)
        words = tr("Until now “{old}”: {rows}.", old=line.was, rows=rows)
        if not line.along:
            words = f"{words} {tr('They keep it, and show as something that this profile does not have.')}"
        self.past.message.show_hint(words)

    def _carried(self, line: Line) -> int:
        kind = CARRIED.get(self.listed)
        return self._editing.facts.stored.carrying(kind, line.was) if kind is not None and line.was else 0

    def _fact_words(self, line: Line) -> str:
        if self.listed is Listed.RECRUITMENT:
            return tr("The label may change; what is registered goes with it.") if line.code else ""
        carried = self._carried(line)
        if not carried or self.past.isVisibleTo(self):
            return ""
        if self.listed is Listed.ACTIVITIES:
            return trn("Held {n} time.", "Held {n} times.", carried)
        return trn("In {n} talk.", "In {n} talks.", carried)

    # Edits

    def _rename(self, _text: str) -> None:
        if not self._showing:
            draft = self._editing.draft.renamed(self.listed, self._uid, self.name.text())
            self._editing.do(draft, ("name", self._uid))

    def _set_along(self, along: object) -> None:
        self._put(along=bool(along))

    def _set_minutes(self, _text: str) -> None:
        if self._showing:
            return
        text = self.minutes.text()
        number = int(text) if text.isdecimal() else None
        if number is None or 1 <= number <= _MOST_MINUTES:
            self._put(minutes=number, key=("minutes", self._uid))
        else:
            self.minutes.set_error(tr("Whole minutes from 1 to {most}, or nothing.", most=_MOST_MINUTES))

    def _put(self, *, key: tuple[str, int] | None = None, **values: object) -> None:
        line = self.line()
        if line is not None and not self._showing:
            changed = replace(line, **values)  # type: ignore[arg-type]
            self._editing.do(self._editing.draft.put(self.listed, changed), key)

    def _set_evening(self, place: object) -> None:
        """Café and meal are one activity each: the one that had the place gives it up."""
        draft = self._editing.draft
        cafe, meal = (0 if one == self._uid else one for one in (draft.cafe, draft.meal))
        if place == _CAFE:
            cafe = self._uid
        elif place == _MEAL:
            meal = self._uid
        self._editing.do(replace(draft, cafe=cafe, meal=meal))

    def focus_name(self) -> None:
        """Write the name, the old one marked."""
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.edit.selectAll()
