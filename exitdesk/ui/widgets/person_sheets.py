"""Sheets of the person page that list rows: the bin, the history, and the parts of a joined line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Permission
from exitdesk.forms.record_words import field_words, in_order, value_words
from exitdesk.i18n import mark, tr
from exitdesk.returns.profile_model import Profile
from exitdesk.ui.erasing.question import erase_contact, erase_row
from exitdesk.ui.models.person_timeline import Line, Part, described, short_note
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.words import clock, day_words

if TYPE_CHECKING:
    from exitdesk.store.history import HistoryEntry
    from exitdesk.store.reading import BinnedRow
    from exitdesk.ui.pages import Page

_CHANGES: Final = {
    "added": mark("Written down"),
    "changed": mark("Changed"),
    "binned": mark("Put in the bin"),
    "restored": mark("Taken out of the bin"),
    "undone": mark("Undone"),
}
_HIDDEN: Final = frozenset({"contact", "activity"})
_NOTHING: Final = (None, "", "[]", 0, "not_asked")


def when_words(utc_text: str) -> str:
    """``fre 20-11-2026 kl. 21.47`` from a row's UTC text, in the computer's own time."""
    moment = datetime.fromisoformat(utc_text).astimezone()
    return tr("{day} at {time}", day=day_words(moment.date()), time=clock(moment))


class BinSheet(Sheet):
    """What is in the bin, newest first; Enter takes a row out again, a leader erases it for good."""

    def __init__(
        self, page: Page, *, title: str, subtitle: str, read: Callable[[Any], list[BinnedRow]]
    ) -> None:  # fmt: skip
        super().__init__(page, title, subtitle=subtitle, width=780)
        self._page, self._read = page, read
        self._rows: dict[Hashable, BinnedRow] = {}
        self.table = DataTable(
            [Column(tr("What")), Column(tr("Put in the bin"), 210, figures=True)],
            name=title, row_height=54, zebra=False, fit_rows=True,
        )  # fmt: skip
        self.table.opened.connect(self._restore)
        self.content.addWidget(self.table)
        self.erase_button = self.add_button(tr("Erase for good"), "danger", first=True)
        self.erase_button.clicked.connect(self._erase)
        self.erase_button.setVisible(page.desk.allows(Permission.ERASE))
        self.erase_button.setEnabled(not page.desk.read_only)
        if not page.desk.allows(Permission.ERASE):
            self.content.addWidget(Text(tr("A leader can erase for good what is in the bin."), "caption"))
        self.add_cancel(tr("Close"))
        self.restore_button = self.add_button(tr("Restore"), "primary", keys=("Enter",), default=True)
        self.restore_button.clicked.connect(self.table.open_current)

    def show_rows(self, rows: Sequence[BinnedRow]) -> None:
        """Show these; without any the sheet closes."""
        if not rows:
            self.close_sheet()
            return
        self._rows = {row.key: row for row in rows}
        profile = self._page.desk.profile
        self.table.show_rows([row.key for row in rows], lambda key: _binned_cells(self._rows[key], profile))
        if not self.isVisible():
            self.open(self.table.view)

    def _restore(self, key: object) -> None:
        row = self._rows.get(str(key))
        if row is None or self.restore_button.is_busy():
            return
        self.restore_button.set_busy(True)
        self._page.desk.worker.change(
            lambda store: store.operations.restore(row.kind, row.key), lambda _changes: self._restored(), self._failed
        )

    def _restored(self) -> None:
        self.has_done += 1
        self.restore_button.set_busy(False)
        self._page.desk.toast(tr("Taken out of the bin. Ctrl+Z undoes it."))
        self._read_again()

    def undone(self) -> None:
        self._read_again()

    def _read_again(self) -> None:
        if isValid(self):  # another sheet asks for it
            self._page.desk.worker.run(self._read, self.show_rows)

    def _erase(self) -> None:
        row = self._rows.get(self.table.current() or "")
        if row is None:
            return
        desk = self._page.desk
        if isinstance(row.record, Contact):
            erase_contact(self, desk, row.key, row.record.id_number, self._read_again)
        else:
            title, facts = described(row, desk.profile)
            erase_row(self, desk, row, " · ".join(filter(None, (title, facts))), self._read_again)

    def _failed(self, error: Exception) -> None:
        self.restore_button.set_busy(False)
        self.subtitle_text.setText(str(error))
        self.subtitle_text.set_role("error")


def _binned_cells(row: BinnedRow, profile: Profile) -> tuple[Cell, Cell]:
    title, facts = described(row, profile)
    return Cell(title, weight=600, detail=facts), Cell(when_words(row.deleted_at), "ink2")


class PartsSheet(Sheet):
    """What a joined line stands for; Enter edits one part, Delete bins it."""

    def __init__(
        self, page: Page, line: Line, *, edit: Callable[[Part], None], bin_part: Callable[[Part], None]
    ) -> None:
        super().__init__(page, tr("What do you want to change?"), subtitle=day_words(line.day), width=560)
        parts = {part.key: part for part in line.parts}
        self.table = _PartsTable([Column(tr("That day"))], name=line.title, row_height=54, zebra=False, fit_rows=True)
        self.table.show_rows(list(parts), lambda key: (_part_cell(parts[str(key)]),))
        self.content.addWidget(self.table)

        def chosen(act: Callable[[Part], None]) -> None:
            key = self.table.current()
            self.close_sheet()
            act(parts[str(key)])

        self.table.opened.connect(lambda _key: chosen(edit))
        self.table.deleted = lambda: chosen(bin_part)
        self.add_cancel()
        self.add_button(tr("Delete"), "secondary", keys=("Del",)).clicked.connect(lambda: chosen(bin_part))
        self.add_button(tr("Edit"), "primary", keys=("Enter",), default=True).clicked.connect(lambda: chosen(edit))


class _PartsTable(DataTable):
    deleted: Callable[[], None] = staticmethod(lambda: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted()
        else:
            super().keyPressEvent(event)


def _part_cell(part: Part) -> Cell:
    return Cell(part.title, weight=600, detail=tr("Opens the activity") if part.kind == "attendance" else "")


class HistorySheet(Sheet):
    """Who changed what, from what to what and when; of one line and of the contact, chosen by pills."""

    def __init__(self, page: Page, *, number: str, line: Line | None, contact: str) -> None:
        super().__init__(page, tr("History"), subtitle=number, width=620)
        self._page = page
        self._keys: dict[str, list[str]] = {"contact": [contact]}
        choices = [Choice("contact", tr("About the contact"))]
        if line is not None and line.binnable:
            self._keys["line"] = [part.key for part in line.parts]
            choices.insert(0, Choice("line", f"{line.title}, {show_date(line.day)}"))
        self.pills = ChoicePills("", choices, name=tr("History of"), value=choices[0].value)
        self.pills.changed.connect(self._choose)
        self.content.addWidget(self.pills)
        self.pills.setVisible(len(choices) > 1)
        self.list = QWidget()
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.content.addWidget(self.list)
        self.content.addStretch()
        close = self.add_button(tr("Close"), "secondary", keys=("Esc",), default=True)
        close.clicked.connect(self.close_sheet)
        self._close = close
        self._choose(choices[0].value)

    def _choose(self, which: object) -> None:
        keys = self._keys[str(which)]
        self._page.desk.worker.run(
            lambda store: [entry for key in keys for entry in store.reading.row_history(key)], self._show
        )

    def _show(self, entries: Iterable[HistoryEntry]) -> None:
        clear_layout(self._column)
        of_kind = sorted((e for e in entries if e.action.value in _CHANGES), key=lambda e: e.seq, reverse=True)
        for entry in of_kind:
            self._column.addWidget(_history_card(entry, self._page.desk.profile))
        if not of_kind:
            self._column.addWidget(Text(tr("Nothing is written in the log any more."), "secondary"))
        if not self.isVisible():
            self.open(self.pills if self.pills.isVisibleTo(self) else self._close)


def _history_card(entry: HistoryEntry, profile: Profile) -> Card:
    card = Card(padding=16, spacing=4)
    done = tr(_CHANGES[entry.action.value])
    card.body.addWidget(Text(f"{done} · {when_words(entry.at)} · {entry.by}", "label"))
    for sentence in history_sentences(entry.old, entry.new, profile):
        card.body.addWidget(Text(sentence, "caption"))
    return card


def history_sentences(old: dict[str, Any] | None, new: dict[str, Any] | None, profile: Profile) -> list[str]:
    """What one entry of the history says of each field, in words."""
    found = []
    for field in in_order({*(new or {}), *(old or {})}):
        if field in _HIDDEN:
            continue
        after = short_note(value_words(field, (new or {}).get(field), profile))
        if old is None or field not in old:
            if (new or {}).get(field) in _NOTHING:
                continue
            found.append(tr("{field}: {value}", field=field_words(field), value=after))
            continue
        before = short_note(value_words(field, old[field], profile))
        if new is None:
            found.append(tr("{field}: {value}", field=field_words(field), value=before))
        else:
            found.append(tr("{field}: from {old} to {new}", field=field_words(field), old=before, new=after))
    return found
