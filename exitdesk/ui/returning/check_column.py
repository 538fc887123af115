"""The cards of the check before export, one below the other: errors, hints, what is told less, and what is in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.widgets.check_card import CheckCard, Tone
from exitdesk.ui.widgets.scroll_page import ScrollBody, clear_layout

if TYPE_CHECKING:
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.return_checks import GapGroup
    from exitdesk.returns.standing_out import Steps
    from exitdesk.ui.models.return_view import Note

STANDS_OUT: Final = "stands_out"
# Where a single contact needs more than its record: a choice between two, or a way to mend it at once.
ALWAYS_LISTED: Final = frozenset({"after_end", "looks_twice", STANDS_OUT})


class CheckColumn(ScrollBody):
    """``wanted`` carries the group of gaps behind the card that was pressed, ``told_less`` that of what is coarser,
    ``note_wanted`` the code of a note."""

    wanted = Signal(object)
    told_less = Signal()
    note_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(10)
        self._cards: dict[str, CheckCard] = {}
        self._order: list[str] = []

    def show_checks(self, preview: ReturnPreview, steps: Steps, notes: Sequence[Note] = ()) -> bool:
        """Show what was found, notes before what is about contacts; False when there is nothing to look at."""
        from exitdesk.returns.return_checks import checks_passed, gap_groups

        scrolled = self.verticalScrollBar().value()
        clear_layout(self.column)
        self._cards = {}
        if preview.rows or preview.held_back:
            if steps:
                self._add("told_less", self._coarser_card(steps))
                self._cards["told_less"].clicked.connect(lambda _on=False: self.told_less.emit())
            for note in notes:
                noted = CheckCard("hint", note.title, note.sentence, note.action)
                noted.clicked.connect(lambda _on=False, code=note.code: self.note_wanted.emit(code))
                self._add(note.code, noted)
            for group in gap_groups(preview.gaps):
                card = self._card(group, preview)
                card.clicked.connect(lambda _on=False, group=group: self.wanted.emit(group))
                self._add(group.code, card)
            if passed := checks_passed(preview.gaps):
                self.column.addWidget(self._passed_card(passed, preview))
        self._remember_order()
        there = bool(self.column.count())
        self.column.addStretch()
        if (inner := self.widget()) is not None:
            inner.adjustSize()
        self.verticalScrollBar().setValue(scrolled)
        return there

    def _add(self, code: str, card: CheckCard) -> None:
        self._cards[code] = card
        self.column.addWidget(card)
        card.show()  # at once, so that it can take the focus

    def _remember_order(self) -> None:
        """Where each check stands, those too that are not shown now."""
        shown = [*self._cards]
        for at in reversed(range(len(shown))):
            if shown[at] not in self._order:
                later = self._order.index(shown[at + 1]) if at + 1 < len(shown) else len(self._order)
                self._order.insert(later, shown[at])

    def standing_at(self) -> str:
        """The check whose card has the focus, "" for none."""
        return next((code for code, card in self._cards.items() if card.hasFocus()), "")

    def stand_at(self, code: str) -> bool:
        """Focus on the card of a check, or on the next one when that is in order now."""
        after = self._order[self._order.index(code) :] if code in self._order else []
        card = next((self._cards[one] for one in after if one in self._cards), None)
        if card is None:
            return False
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card, 0, 24)
        return True

    def _card(self, group: GapGroup, preview: ReturnPreview) -> CheckCard:
        alone = next((gap for gap in preview.gaps if gap.code == group.code), None)
        single = len(group.contacts) == 1 and alone is not None
        error = group.severity == "error"
        if group.code == STANDS_OUT:
            action = tr("See the rows")
        elif group.code == "looks_twice":
            action = tr("See both")
        elif group.code == "after_end" and single:
            action = tr("See, or reopen")
        elif single:
            action = tr("Open and correct") if error else tr("Open")
        else:
            action = trn("See the {n}", "See the {n}", len(group.contacts))
        sentence = alone.message if single and alone is not None and error else group.explanation
        if group.code == STANDS_OUT and (few := sum(row.at_a_glance for row in preview.rows)):
            words = trn(
                "{n} of them by gender and age group alone: it has the eye in the table.",
                "{n} of them by gender and age group alone: they have the eye in the table.",
                few,
            )
            sentence = f"{sentence} {words}"
        tone: Tone = "error" if error else "eye" if group.code == STANDS_OUT else "hint"
        return CheckCard(tone, group.title, sentence, action)

    def _coarser_card(self, steps: Steps) -> CheckCard:
        from exitdesk.returns.standing_out import ways_words

        ways = ways_words(steps, begins=True)
        return CheckCard("eye", tr("This file tells less"), tr("{ways}. In this file alone.", ways=ways), tr("Change"))

    def _passed_card(self, passed: int, preview: ReturnPreview) -> CheckCard:
        title = trn("{n} other check is in order", "{n} other checks are in order", passed)
        if not preview.gaps:
            title = trn("{n} check is in order", "{n} checks are in order", passed)
        words = tr("No notes, no names of users and no exact dates leave.")
        if any(column.coding == "date" for column in preview.columns):
            words = tr("Free text, user names and notes do not leave.")
        return CheckCard("passed", title, words)
