"""The log, for a leader: who opened, searched, wrote, changed, exported, printed, unlocked or tried to, and when."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from exitdesk.forms.period_words import months_words
from exitdesk.i18n import tr, trn
from exitdesk.store.history import Action
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.papers_sheet import LOG, open_papers
from exitdesk.ui.models.log_view import PAGE, LogFacts, begins_words, cells, full_day_words, read_facts
from exitdesk.ui.pages import Page
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.data_table import Column, DataTable, Row
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.log_choice import LogChoice

if TYPE_CHECKING:
    from exitdesk.store.log_check import LogCheck
    from exitdesk.store.log_reading import LogEntry
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.tasks import Progress


class HistoryPage(Page):
    """Newest first; further entries are read as one comes near the end of those shown. Reading it is logged."""

    name = "history"
    scrolls = False

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._entries: dict[int, LogEntry] = {}
        self._above: dict[int, LogEntry | None] = {}
        self._all_read = False
        self._asked = 0
        self._reading_on = False
        self._visiting = False
        self.check = Button(tr("Check the log"), "secondary", icon="shield-check", keys=("K",))
        self.check.clicked.connect(self.check_log)
        self.paper = Button(tr("Paper for the person"), "secondary", icon="printer", keys=("U",))
        self.paper.clicked.connect(self.make_paper)
        for button in (self.check, self.paper):
            self.scaffold.action_row.addWidget(button)
        self.result = Banner("", "", icon="circle-check", tone="accent", dismiss=tr("Close"))
        self.choice = LogChoice(desk)
        self.choice.changed.connect(self._read)
        self.scaffold.head_column.addWidget(self.choice)
        self.scaffold.head_column.addSpacing(12)
        self.scaffold.head_column.addWidget(self.result)
        self.result.hide()
        self.result.dismissed.connect(self.result.hide)
        self.table = DataTable(
            [
                Column(tr("Day"), 142, figures=True), Column(tr("Time"), 66, figures=True), Column(tr("What was done")),
                Column(tr("ID number"), 136, mono=True), Column(tr("Who"), 156),
            ],
            name=self.title(), row_height=34, zebra=True,
        )  # fmt: skip
        self.table.opened.connect(self.open_contact)
        self.choice.settled.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.current_changed.connect(lambda _seq: self._read_on_if_near())
        self.table.view.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        self.empty = EmptyState(
            tr("The log holds nothing of that kind."), tr("Choose less narrowly, or clear the choice."),
            keys=(("X", tr("clear the choice")),),
        )  # fmt: skip
        self.empty.hide()
        self.scaffold.body.addWidget(self.table, 1)
        self.scaffold.body.addWidget(self.empty, 1)
        for keys, act in (
            ("K", self.check_log), ("U", self.make_paper), ("X", self.choice.clear_all), ("F", self.only_this_contact),
            ("N", self._go_to_number),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @classmethod
    def title(cls) -> str:
        return tr("Log")

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("Enter",), tr("Open the contact")),
            (("F",), tr("Only this contact")),
            (("N",), tr("Choose an ID number")),
            (("X",), tr("Clear the choice")),
            (("K",), tr("Check the log")),
            (("U",), tr("Paper for the person")),
            (("PgUp", "PgDn"), tr("Scroll")),
        ]

    # Reading

    def load(self) -> None:
        if self._visiting:
            self._read()

    def entered(self) -> None:
        """Each visit is written into the log itself, once."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._visiting:
            return
        self._visiting = True
        self.choice.offer_periods()
        if not self.desk.read_only:
            self.desk.worker.run(lambda store: store.operations.log(Action.READ_LOG))
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._visiting = False

    def _read(self) -> None:
        wanted = self.choice.wanted()
        self._asked += 1
        asked = self._asked
        worker = self.desk.worker
        worker.run(
            lambda store: store.reading.log_page(wanted, PAGE),
            lambda entries: self._show(entries) if asked == self._asked else None,
        )
        worker.run(
            lambda store: read_facts(store, wanted),
            lambda facts: self._show_facts(facts) if asked == self._asked else None,
        )

    def _show(self, entries: Sequence[LogEntry]) -> None:
        self._reading_on = False
        self._entries, self._above = {}, {}
        self._take_in(entries)
        self.table.set_footer("")
        self.table.show_rows([entry.seq for entry in entries], self._cells)
        self._show_day()
        self._show_table(bool(entries))
        self.paper.setEnabled(self.choice.contact() is not None)

    def _show_facts(self, facts: LogFacts) -> None:
        self.choice.offer_names(facts.names)
        kept = tr("Lines are kept for {months}.", months=months_words(self.desk.profile.log_months))
        since = begins_words(facts.begins)
        oldest = tr("The oldest is from {day}.", day=since) if since else ""
        self.scaffold.set_heading(self.title(), f"{kept} {oldest}".strip())
        self.table.set_footer(trn("{n} line", "{n} lines", facts.count))

    def _show_table(self, filled: bool) -> None:
        """The table or the empty state; the focus stays on the page, or its keys would be dead."""
        clear = self.choice.clear
        if not filled and self.table.view.hasFocus():
            clear.setFocus(Qt.FocusReason.OtherFocusReason)
        elif filled and clear.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setVisible(filled)
        self.empty.setVisible(not filled)

    def _take_in(self, entries: Sequence[LogEntry]) -> None:
        self._all_read = len(entries) < PAGE
        above = next(reversed(self._entries.values()), None)
        for entry in entries:
            self._entries[entry.seq], self._above[entry.seq] = entry, above
            above = entry

    def _cells(self, seq: Hashable) -> Row:
        assert isinstance(seq, int)
        return cells(self._entries[seq], self._above[seq])

    def _scrolled(self) -> None:
        self._show_day()
        self._read_on_if_near()

    def _show_day(self) -> None:
        """The day of the uppermost row stands over the heads, so that it is told wherever one has scrolled to."""
        entry = self._entry_at(self.table.view.rowAt(self.table.row_height // 2))
        words = full_day_words(entry) if entry is not None else ""
        if words != self.table.title:
            self.table.set_heading(words)

    def _entry_at(self, row: int) -> LogEntry | None:
        return self._entry(self.table.model.ids[row]) if 0 <= row < len(self.table.model.ids) else None

    def _read_on_if_near(self) -> None:
        """Read further when the current row or the scroll bar comes within a page of the end."""
        shown = len(self._entries)
        if self._reading_on or self._all_read or not shown:
            return
        bar, row = self.table.view.verticalScrollBar(), self.table.view.currentIndex().row()
        if bar.value() < bar.maximum() - 20 * self.table.row_height and row < shown - 20:
            return
        self._reading_on = True
        wanted, last, asked = self.choice.wanted(), min(self._entries), self._asked
        self.desk.worker.run(
            lambda store: store.reading.log_page(wanted, PAGE, last),
            lambda entries: self._show_more(entries) if asked == self._asked else None,
        )

    def _show_more(self, entries: Sequence[LogEntry]) -> None:
        self._reading_on = False
        self._take_in(entries)
        self.table.model.append([entry.seq for entry in entries])

    # What can be done

    def only_this_contact(self) -> None:
        """F: the log of the contact in the current row."""
        entry = self._entry(self.table.current())
        if entry is not None and entry.contact and entry.id_number:
            self.choice.choose_contact(entry.contact, entry.id_number)

    def _go_to_number(self) -> None:
        self.choice.number.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entry(self, seq: object) -> LogEntry | None:
        return self._entries.get(seq) if isinstance(seq, int) else None

    def open_contact(self, seq: object) -> None:
        """Enter: the contact whose record it was."""
        entry = self._entry(seq)
        if entry is None or not entry.contact or not entry.id_number:
            self.desk.toast(tr("This line belongs to no contact that is there."))
            return
        self.desk.go("person", contact=entry.contact, back=self.name)

    def make_paper(self) -> None:
        """U: the log about the chosen contact, for the person who asks."""
        chosen = self.choice.contact()
        if chosen is None:
            self.desk.toast(tr("Choose an ID number first."))
            self._go_to_number()
            return
        key, number = chosen
        open_papers(self, self.desk, contact=key, number=number, first=LOG)

    def check_log(self) -> None:
        """K: whether every line is as it was written and none is missing."""
        if self.check.is_busy():
            return
        self.check.set_busy(True)
        self.desk.worker.run_long(
            _check, self._show_check, self._not_checked, cancelled=lambda: self.check.set_busy(False),
            text=tr("Checking the log"),
        )  # fmt: skip

    def _not_checked(self, error: Exception) -> None:
        self.check.set_busy(False)
        self._tell("err", tr("The log could not be checked"), str(error))

    def _show_check(self, found: LogCheck) -> None:
        self.check.set_busy(False)
        if not found.broken:
            lines = trn("{n} line: none is changed and none is missing.",
                        "{n} lines: none is changed and none is missing.", found.entries)  # fmt: skip
            self._tell("accent", tr("The log is whole"), lines)
            return
        places = trn("{n} line does not fit the one before it.", "{n} lines do not fit those before them.",
                     len(found.broken))  # fmt: skip
        self._tell("err", tr("The log has been changed from outside"),
                   f"{places} {tr('Keep the store as it is, and ask for help.')}")  # fmt: skip

    def _tell(self, tone: str, title: str, detail: str) -> None:
        icon = "circle-check" if tone == "accent" else "triangle-alert"
        shown = Banner(title, detail, icon=icon, tone="accent" if tone == "accent" else "err", dismiss=tr("Close"))
        shown.dismissed.connect(shown.hide)
        self.scaffold.head_column.replaceWidget(self.result, shown)
        self.result.hide()
        self.result.deleteLater()
        self.result = shown
        shown.show()


def _check(store: OpenStore, progress: Progress) -> LogCheck:
    from exitdesk.store.log_check import check_log

    return check_log(store.reading, progress.step)
