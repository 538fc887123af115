"""What the columns of a hand-kept table are: chosen once, with a dry run that follows every choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.returns.hand_kept.id_column import id_doubts
from exitdesk.returns.hand_kept.mapping import Dated, ImportMapping
from exitdesk.returns.hand_kept.planning import plan_first_rows, readable_mapping
from exitdesk.returns.hand_kept.suggesting import suggest_columns, suggest_mapping, unknown_words
from exitdesk.returns.hand_kept.table_head import SAMPLE_ROWS
from exitdesk.returns.hand_kept.targets import (
    ID,
    IGNORED,
    Means,
    TableKind,
    Target,
    is_single,
    kind_title,
    target_title,
    targets_of,
)
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.import_doubts import DoubtTable, plan_summary
from exitdesk.ui.setup.mapping_rows import ColumnRows, WordRows
from exitdesk.ui.widgets.chip import Chip
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.import_plan import ImportPlan
    from exitdesk.ui.setup.file_import import FileImport

_PAUSE_MS: Final = 250
_FIXED: Final = {TableKind.SESSIONS: "Indsats", TableKind.ACTIVITIES: "Aktivitet"}


class MappingSheet(Sheet):
    """``then`` gets the file with its mapping when the person goes on."""

    def __init__(
        self, parent: QWidget, desk: DeskContext, file: FileImport, then: Callable[[FileImport], object]
    ) -> None:
        super().__init__(parent, tr("What are the columns?"), subtitle=file.path.name, width=1080)
        self._desk, self._file, self._then = desk, file, then
        self._table = file.table or max(file.tables, key=lambda table: len(table.rows))
        self._mapping = file.mapping or suggest_mapping(self._table, desk.profile)
        self._suggested = file.mapping is None
        self._asked = 0
        self.plan: ImportPlan | None = None
        self._add_choices()
        self.columns = ColumnRows()
        self.columns.changed.connect(self._choose_column)
        self.content.addWidget(self.columns)
        self.words = WordRows()
        self.words.changed.connect(self._choose_word)
        self.content.addWidget(self.words)
        self.notes = Text("", "caption")
        self.content.addWidget(self.notes)
        self.doubts = DoubtTable(tr("Correct them in the file, or decide on the next page."), one_sheet=True)
        self.content.addWidget(self.doubts)
        self.summary = Text("", "body_strong")
        self.footer.insertWidget(0, self.summary, 1)
        self.add_cancel()
        self.go_on = self.add_button(tr("See what is saved"), "primary", keys=("Ctrl", "S"), default=True)
        self.go_on.clicked.connect(self._go_on)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.try_out)
        self.closed.connect(self._expect_nothing)
        self._show_all()

    def open_here(self) -> None:
        """Show it, with the focus on the first choice."""
        self.open(self.kind)

    @property
    def mapping(self) -> ImportMapping:
        """What is chosen."""
        return self._mapping

    def _add_choices(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(16)
        sheets = [Option(number, table.sheet) for number, table in enumerate(self._file.tables)]
        at = self._file.tables.index(self._table)
        self.sheet = Select(tr("Sheet of the file"), sheets, value=at, height=44, parent=self)
        self.sheet.changed.connect(self._choose_sheet)
        kinds = [Option(kind, kind_title(kind)) for kind in TableKind]
        self.kind = Select(tr("What a row is"), kinds, value=self._mapping.kind, height=44)
        self.kind.changed.connect(self._choose_kind)
        if len(sheets) > 1:
            first.addWidget(self.sheet, 1)
        first.addWidget(self.kind, 1)
        self.content.addLayout(first)
        if len(sheets) < 2:
            self.sheet.hide()
        self.people = QWidget()
        second = QHBoxLayout(self.people)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(16)
        dated = [
            Option(Dated.ROW, tr("The row's date, else the first contact")),
            Option(Dated.FIRST_CONTACT, tr("The first contact")),
            Option(Dated.CHOSEN, tr("The date at the right")),
        ]
        self.dated = Select(tr("The day of what was given (yes)"), dated, value=self._mapping.dated, height=44)
        self.dated.changed.connect(self._choose_dated)
        second.addWidget(self.dated, 1)
        self.day = DateField(tr("Date, also for rows without a first contact"), today=self._desk.today, height=44)
        self.day.set_day(self._mapping.day)
        self.day.day_changed.connect(self._choose_day)
        second.addWidget(self.day, 1)
        self.content.addWidget(self.people)
        self.fixed = Select(tr("What all rows are"), [], height=44)
        self.fixed.changed.connect(self._choose_fixed)
        self.content.addWidget(self.fixed)
        self.add_contacts = Chip(tr("Add contacts that are not here, from their first date in the list"), "user-plus")
        self.add_contacts.toggled.connect(self._choose_contacts)
        self.content.addWidget(self.add_contacts)

    # What was chosen

    def _choose_sheet(self, number: object) -> None:
        self._table = self._file.tables[int(str(number))]
        self._mapping, self._suggested = suggest_mapping(self._table, self._desk.profile), True
        self.kind.set_value(self._mapping.kind)
        self._show_all()

    def _choose_kind(self, kind: object) -> None:
        self._mapping = replace(
            suggest_columns(self._table, TableKind(str(kind)), self._desk.profile),
            dated=self._mapping.dated, day=self._mapping.day,
        )  # fmt: skip
        self._suggested = True
        self._show_all()

    def _choose_column(self, name: str, target: object) -> None:
        chosen = cast("Target", target)
        if is_single(chosen):
            for other, was in self._mapping.columns.items():
                if was == chosen and other != name:
                    self._mapping = self._mapping.with_column(other, IGNORED)
                    self.columns.selects[other].set_value(IGNORED)
        if name in self.columns.marks() or chosen == ID:
            self._suggested = False  # a person has decided it
            self.columns.show_marks({})
        self._mapping = self._mapping.with_column(name, chosen)
        self._show_rest()

    def _choose_word(self, word: str, name: object) -> None:
        words = {one: other for one, other in self._mapping.words.items() if one != word}
        self._mapping = replace(self._mapping, words={**words, word: str(name)} if name else words)
        self._timer.start()

    def _choose_dated(self, dated: object) -> None:
        self._mapping = replace(self._mapping, dated=Dated(str(dated)))
        self._timer.start()

    def _choose_day(self, day: object) -> None:
        self._mapping = replace(self._mapping, day=cast("date | None", day))
        self._timer.start()

    def _choose_fixed(self, name: object) -> None:
        self._mapping = replace(self._mapping, fixed=str(name or ""))
        self._timer.start()

    def _choose_contacts(self, on: bool) -> None:
        self._mapping = replace(self._mapping, add_contacts=on)
        self._timer.start()

    # What it shows

    def _show_all(self) -> None:
        profile, kind = self._desk.profile, self._mapping.kind
        options = [Option(target, target_title(target)) for target in targets_of(kind, profile)]
        refused = {}
        for column in self._table.columns:
            _, sentences = readable_mapping(self._mapping, [column])
            if sentences:
                refused[column.name] = sentences[0]
        self.columns.show_columns(self._table.columns, options, self._mapping.columns, refused)
        for select in self.columns.selects.values():
            if select.value() is None:
                select.set_value(IGNORED)
        self.columns.show_marks(id_doubts(self._table, self._mapping) if self._suggested else {})
        self._show_rest()

    def _show_rest(self) -> None:
        profile, kind = self._desk.profile, self._mapping.kind
        self.people.setVisible(kind is TableKind.PEOPLE)
        header = _FIXED.get(kind, "")
        lacks = bool(header) and Target(Means.FIELD, header) not in self._mapping.columns.values()
        if lacks:
            names = [item.name for item in profile.interventions] if header == "Indsats" else list(profile.activities)
            self.fixed.set_options([Option(name, name) for name in names], self._mapping.fixed or None)
        self.fixed.setVisible(lacks)
        self.add_contacts.setVisible(kind in (TableKind.SESSIONS, TableKind.WELLBEING, TableKind.REFERRALS))
        self.add_contacts.setChecked(self._mapping.add_contacts)
        words = unknown_words(self._table, self._mapping, profile)
        options = [
            Option("", tr("Nothing chosen yet")),
            *(Option(one.name, one.title) for one in profile.interventions),
        ]
        self.words.show_words(words, options, self._mapping.words)
        self._timer.start()

    def try_out(self) -> None:
        """Show what the first rows would give with what is chosen now."""
        self._timer.stop()
        self._asked += 1
        asked, table, mapping = self._asked, self._table, self._mapping
        profile, today = self._desk.profile, self._desk.today()

        def show(plan: ImportPlan) -> None:
            if asked == self._asked:
                self._show_plan(plan)

        self._desk.worker.run(lambda store: plan_first_rows(table, mapping, store.reading, profile, today), show)

    def _expect_nothing(self) -> None:
        """What is still being tried out comes to a sheet that is gone."""
        self._timer.stop()
        self._asked += 1

    def _show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        whole_sheet = [doubt for doubt in plan.doubts if not doubt.row]
        self.go_on.setEnabled(not whole_sheet)
        if whole_sheet:
            self.summary.set_token("due")
            self.summary.setText(whole_sheet[0].why)
        else:
            self.summary.set_token("ink")
            words = plan_summary(plan)
            self.summary.setText(
                words if self._table.whole else tr("The first {n} of {words}", n=SAMPLE_ROWS, words=words)
            )
        self.notes.setText("\n".join(plan.notes))
        self.notes.setVisible(bool(plan.notes))
        self.doubts.show_doubts([doubt for doubt in plan.doubts if doubt.row])

    def _go_on(self) -> None:
        if not self.day.check():
            self.scroll_to(self.day)
            return
        file = self._file.with_mapping(self._table, self._mapping)
        self.close_sheet()
        self._then(file)
