"""The rows that may point at a person, by what they do so, and what telling less would change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr, trn
from exitdesk.returns.standing_out import (
    Coarsening,
    Steps,
    coarsened,
    coarser_rows,
    standing_out,
    steps_for,
    still_standing_out,
    ways_words,
    with_step,
)
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.choice_pills import Choice, ManyPills
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.sheet import Sheet, ask
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import Profile
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore

_ROW: Final = 36
_MOST: Final = 5


class StandOutSheet(Sheet):
    """``exact`` is the return as it is without telling less; ``apply`` gets the steps for this one file."""

    def __init__(
        self,
        parent: QWidget,
        desk: DeskContext,
        exact: ReturnPreview,
        steps: Steps,
        *,
        apply: Callable[[Steps], object],
        open_contact: Callable[[str], object],
    ) -> None:
        super().__init__(parent, tr("Rows that stand out"), width=820)
        self._desk, self._apply, self._open_contact = desk, apply, open_contact
        self._columns = exact.columns
        self._cells = {row.contact: row.cells for row in exact.rows}
        self._numbers = {row.contact: str(row.cells[0] or "") for row in exact.rows}
        self._steps = self._chosen = steps
        self.subtitle_text.setText(
            tr("Nobody else in the return shares these pieces of information, which others may know.")
        )
        self.subtitle_text.show()
        wide = max(text_width(number, font(14, mono=True)) for number in (*self._numbers.values(), tr("ID number")))
        columns = [
            Column(tr("ID number"), round(wide) + 48, mono=True),
            Column(tr("Stands out by"), 0),
            Column(tr("That is"), 250),
        ]
        self.table = DataTable(columns, name=tr("Rows that stand out"), row_height=_ROW, zebra=False)
        self.table.opened.connect(lambda contact: self._go_to(str(contact)))
        self.content.addWidget(self.table)
        choices = [Choice(step, step.words) for step in steps_for(exact.columns)]
        self.ways = ManyPills(tr("Tell less in this file"), choices, values=tuple(steps))
        self.ways.changed.connect(self._choose)
        self.ways.setVisible(bool(choices))
        self.content.addWidget(self.ways)
        self.effect = Text("", "body_strong")
        self.each = Text("", "caption")
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.effect)
        told.addWidget(self.each)
        self.content.addLayout(told)
        self.for_good = None
        if choices and desk.allows(Permission.PROFILE) and not desk.read_only:
            self.for_good = self.add_button(tr("Always (in the profile)"), "ghost", first=True)
            self.for_good.clicked.connect(self._ask_for_good)
        self.add_cancel(tr("Close"))
        self.use = self.add_button(tr("Use in this file"), "primary", keys=("Ctrl", "S"), default=True)
        self.use.clicked.connect(self._use)
        self._show()

    def open_here(self) -> None:
        """Show it, with the rows in focus."""
        self.open(self.table)

    def steps(self) -> Steps:
        """What is chosen."""
        return frozenset(step for step in self.ways.values() if isinstance(step, Coarsening))

    def _choose(self) -> None:
        self._chosen = with_step(self._chosen, self.steps())
        self.ways.set_values(tuple(self._chosen))
        self._show()

    def _show(self) -> None:
        steps = self.steps()
        columns, rows_now = coarser_rows(self._columns, self._cells, steps)
        left = standing_out(columns, rows_now)
        order = sorted(left, key=lambda contact: (len(left[contact]), self._numbers[contact]))
        places = {column.title: at for at, column in enumerate(columns)}

        def cells(contact: Hashable) -> list[str | Cell]:
            traits = left[str(contact)]
            values = [str(rows_now[str(contact)][places[title]] or tr("none")) for title in traits]
            return [self._numbers[str(contact)], " × ".join(traits), Cell(", ".join(values), "ink2")]

        self.table.show_rows(order, cells)
        self.table.setFixedHeight(52 + _ROW * max(1, min(len(self._cells), _MOST)))
        rows = trn("{n} row stands out", "{n} rows stand out", len(left))
        self.effect.setText(tr("{rows} of {all}", rows=rows, all=len(self._cells)) if left else tr("No row stands out"))
        self.each.setText(self._each(steps))
        self.each.setVisible(bool(self.each_words(steps)))
        self.use.setEnabled(steps != self._steps)
        if self.for_good is not None:
            self.for_good.setEnabled(bool(steps))

    def each_words(self, steps: Steps) -> list[str]:
        """What each way that is not chosen would leave, beside those that are."""
        found = []
        for step in steps_for(self._columns):
            if step not in steps:
                left = len(still_standing_out(self._columns, self._cells, steps | {step}))
                found.append(tr("{way}: {n} left", way=step.words, n=left))
        return found

    def _each(self, steps: Steps) -> str:
        return " · ".join(self.each_words(steps))

    def _use(self) -> None:
        steps = self.steps()
        self.close_sheet()
        self._apply(steps)

    def _go_to(self, contact: str) -> None:
        self.close_sheet()
        self._open_contact(contact)

    def _ask_for_good(self) -> None:
        steps = self.steps()
        words = tr("Every return from now on tells less: {ways}. What was sent before stays as it is.",
                   ways=ways_words(steps, begins=False))  # fmt: skip
        ask(self, tr("Change the profile?"), words, tr("Change it"), then=lambda yes: self._change(steps, yes))

    def _change(self, steps: Steps, yes: bool) -> None:
        if not yes:
            return
        profile = coarsened(self._desk.profile, steps)

        def changed(_changes: Changes) -> None:
            self.close_sheet()
            self._apply(frozenset())
            self._desk.toast(tr("The profile is changed. Ctrl+Z undoes it."))

        self._desk.worker.change(lambda store: _save(store, profile), changed)


def _save(store: OpenStore, profile: Profile) -> Changes:
    from exitdesk.returns.profile_writing import write_profile_text

    return store.operations.save_profile(store.reading.profile()[0], write_profile_text(profile))
