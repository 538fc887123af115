"""The versions of the profile: when, who, what changed, and a way back that rewrites nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.forms.log_words import local_moment
from exitdesk.i18n import tr, trn
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.section import TwoPanes
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.ordered_list import ListLine, OrderedList
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.words import clock, day_words

if TYPE_CHECKING:
    from exitdesk.ui.profile.reading import VersionFacts


class VersionsSection(TwoPanes):
    """``looked_at`` carries the version to preview (None: the draft); ``wanted_back`` one to be in force again."""

    looked_at = Signal(object)
    wanted_back = Signal(object)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self._newest = 0
        self.list = OrderedList(tr("Versions of the profile"), orders=False)
        self.left.addWidget(self.list, 1)
        self.title = Text("", "card_title")
        self.made = Text("", "caption")
        self._changes = QVBoxLayout()
        self._changes.setSpacing(8)
        self.back = Button(tr("Bring into force again"), "secondary", icon="undo-2")
        self.back.clicked.connect(self._bring_back)
        self.back_words = Text(
            tr("It comes as a new version, to be looked at and saved. What was returned before stays as it was sent."),
            "caption",
        )
        column = self.right.column
        column.addWidget(self.title)
        column.addWidget(self.made)
        column.addLayout(self._changes)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.back_words)
        column.addStretch()
        self.list.chosen.connect(self._show_version)
        self.list.edit_wanted.connect(lambda _uid: self._bring_back() if self.back.isVisible() else None)
        self.show_draft()

    def show_draft(self) -> None:
        versions = self.editing.facts.versions
        self.list.show_lines(
            [
                ListLine(
                    one.version,
                    tr("Version {n}, in force", n=one.version) if number == 0 else tr("Version {n}", n=one.version),
                    _made(one),
                )
                for number, one in enumerate(versions)
            ],
            select=versions[0].version if versions[0].version != self._newest else None,
        )
        self._newest = versions[0].version
        self._fill(self.version())

    def version(self) -> VersionFacts | None:
        """The one that is chosen."""
        return next((one for one in self.editing.facts.versions if one.version == self.list.current()), None)

    def _show_version(self, _number: int) -> None:
        one = self.version()
        self._fill(one)
        self.looked_at.emit(one)

    def _fill(self, one: VersionFacts | None) -> None:
        clear_layout(self._changes)
        if one is None:
            return
        self.title.setText(tr("Version {n}", n=one.version))
        self.made.setText(_made(one))
        words: tuple[str, ...] = one.changes
        if one.version == self.editing.facts.versions[-1].version:
            words = (tr("The first version."),)
        elif one.profile is None:
            words = (tr("It cannot be read."),)
        elif not one.changes:
            words = (tr("Says the same as the one before it."),)
        else:
            head = trn("{n} change since the version before", "{n} changes since the version before", len(words))
            self._changes.addWidget(Text(head, "label"))
        for sentence in words:
            self._changes.addWidget(Text(sentence, "body"))
        possible = one.profile is not None and one.version != self.editing.facts.version
        self.back.setVisible(possible)
        self.back_words.setVisible(possible)

    def _bring_back(self) -> None:
        if (one := self.version()) is not None and one.profile is not None:
            self.wanted_back.emit(one)

    def focus_here(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked_at.emit(self.version())


def _made(one: VersionFacts) -> str:
    moment = local_moment(one.at)
    return tr("{day} at {time} by {name}", day=day_words(moment.date()), time=clock(moment), name=one.by)
