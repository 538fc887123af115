"""Sections that are lists of names: interventions, and the lists of the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.returns.profile_draft import Line, Listed
from exitdesk.returns.profile_model import FedBy
from exitdesk.returns.profile_words import list_words
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.line_detail import LineDetail
from exitdesk.ui.profile.section import ListPane, TwoPanes
from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.ordered_list import ListLine
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text


class ListSection(TwoPanes):
    """One list, or several with a choice above. ``looked_at`` carries the place of the column of the current line."""

    looked_at = Signal(int)

    def __init__(self, editing: Editing, lists: Sequence[Listed], parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.listed = lists[0]
        self._lists = tuple(lists)
        self.choice = Select(
            "", [Option(one, list_words(one)) for one in lists], value=lists[0], name=tr("List"), height=HEIGHT_BUTTON
        )
        self.choice.changed.connect(lambda listed: self.choose(Listed(listed)))
        self.words = Text("", "caption")
        self.pane = ListPane(list_words(lists[0]))
        self.whole = FieldMessage()
        self.left.addWidget(self.choice)
        self.choice.setVisible(len(lists) > 1)
        self.left.addWidget(self.words)
        self.left.addWidget(self.whole)
        self.left.addWidget(self.pane, 1)
        self.details = {one: LineDetail(editing, one) for one in lists}
        for detail in self.details.values():
            self.right.column.addWidget(detail)
            detail.left.connect(self.pane.focus_list)
            detail.hide()
        self.right.column.addStretch()
        lines = self.pane.list
        lines.chosen.connect(self._show_line)
        lines.moved.connect(self._move)
        lines.removed.connect(self._remove)
        lines.add_wanted.connect(self.add)
        lines.edit_wanted.connect(lambda _uid: self.detail.focus_name())
        self.choose(lists[0])

    @property
    def detail(self) -> LineDetail:
        """What is known of the current line."""
        return self.details[self.listed]

    def choose(self, listed: Listed) -> None:
        """Show another of the lists."""
        self.details[self.listed].hide()
        self.listed = listed
        self.choice.set_value(listed)
        self.pane.list.setAccessibleName(list_words(listed))
        self.words.setText(_explanation(listed))
        self.words.setVisible(bool(self.words.text()))
        self.show_draft()

    def show_draft(self) -> None:
        lines = self.editing.draft.lists[self.listed]
        self.pane.list.show_lines(
            [
                ListLine(one.uid, one.name, self._aside(one), wrong=self.editing.problem_of(self.listed, one.uid))
                for one in lines
            ]
        )
        self.whole.show_error(self.editing.problem_of(self.listed, 0))
        self._show_line(self.pane.list.current())

    def _aside(self, line: Line) -> str:
        """The quiet second line."""
        draft = self.editing.draft
        if self.listed is Listed.INTERVENTIONS:
            minutes = tr("{n} min.", n=line.minutes) if line.minutes else ""
            also = {FedBy.ACTIVITIES: tr("activities too"), FedBy.REFERRALS: tr("referrals too")}.get(line.fed_by, "")
            health = tr("health check") if line.health else ""
            return " · ".join(part for part in (minutes, also, health) if part)
        if self.listed is Listed.ACTIVITIES:
            return {draft.cafe: tr("The café of the evening"), draft.meal: tr("The meal of the evening")}.get(
                line.uid, ""
            )
        return ""

    def _show_line(self, uid: int) -> None:
        self.detail.show_line(uid)
        self.pane.fit_buttons()
        shown = [column.subject for column in self.editing.draft.columns]
        if uid in shown:
            self.looked_at.emit(shown.index(uid))

    def add(self) -> None:
        """A new line after the current one, ready for its name."""
        draft, uid = self.editing.draft.added(self.listed, self.pane.list.current() or None)
        self.editing.do(draft)
        self.pane.list.select(uid)
        self.detail.focus_name()

    def _move(self, uid: int, to: int) -> None:
        self.editing.do(self.editing.draft.moved(self.listed, uid, to), ("move", uid))

    def _remove(self, uid: int) -> None:
        self.editing.do(self.editing.draft.without(self.listed, uid))
        self.pane.focus_list()

    def focus_here(self) -> None:
        (self.choice if len(self._lists) > 1 else self.pane.list).setFocus()

    def go_to(self, field: str, listed: Listed | None, uid: int) -> bool:
        if listed not in self._lists:
            return False
        assert listed is not None
        self.choose(listed)
        if uid:
            self.pane.list.select(uid)
            self.detail.focus_name()
        else:
            self.pane.focus_list()
        return True


def _explanation(listed: Listed) -> str:
    """One line on what a list is for, where its title does not tell."""
    return {
        Listed.OFFERS: tr("Proposed when somebody is referred on."),
        Listed.PARTNERS: tr("Who else gives talks here; a talk carries who gave it."),
        Listed.RECRUITMENT: tr("How people find the way here."),
        Listed.CHALLENGES: tr("What people get help with."),
    }.get(listed, "")
