"""The agency's columns and ours, side by side: looked at once, and again when the workbook has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.template_choice import TemplateChoice, keep_choice
from exitdesk.ui.returning.template_rows import ColumnRow
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.card import Card, Hairline
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.errors import ExitDeskError

_WIDE: Final = 1020
_NAMES_SHOWN: Final = 6


class TemplateSheet(Sheet):
    """``mapped`` gets the choice once it is kept. What is sure is filled in; the rest says that it is a suggestion."""

    def __init__(
        self, parent: QWidget, desk: DeskContext, choice: TemplateChoice, mapped: Callable[[TemplateChoice], object]
    ) -> None:
        super().__init__(parent, tr("The agency's columns"), subtitle=choice.template.name, width=_WIDE)
        self._desk, self._mapped, self.choice = desk, mapped, choice
        self._touched: set[str] = set()
        self._start = choice
        self.rows: list[ColumnRow] = []
        self.is_dirty = lambda: bool(self._touched)
        if choice.chosen.changes:
            self.content.addWidget(self._changes())
        if len(choice.template.sheets) > 1:
            self.content.addWidget(self._sheets())
        self.card = Card(padding=16, spacing=0)
        self.content.addWidget(self.card)
        self.beside = Text("", "caption")
        self.content.addWidget(self.beside)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.card.body.addLayout(self._list)
        self.check = Text("", "body_strong")
        self.footer.insertWidget(0, self.check, 1)
        self.add_cancel()
        self.keep = self.add_button(tr("Save the columns"), "primary", keys=("Ctrl", "S"), default=True)
        self.keep.clicked.connect(self.save)
        self._suggest()
        self._build()

    def open_here(self) -> None:
        """Show it, with the first column that needs a look in focus."""
        first = next((row for row in self.rows if self._needs_a_look(row)), self.rows[0] if self.rows else None)
        if first is None:
            self.open(self.keep)
            return
        unsaid = next((select for select in first.words.values() if select.value() is None), first.select)
        self.open(unsaid.combo)
        self.scroll_to(first)

    def _changes(self) -> Banner:
        from exitdesk.forms.agency_workbook import difference_words

        changes = [difference_words(one) for one in self.choice.chosen.changes]
        title, words, action = tr("The workbook is not as it was: look at the columns again"), "; ".join(changes), ""
        if (more := len(changes) - _NAMES_SHOWN) > 0:
            words = "; ".join(changes[:_NAMES_SHOWN]) + " " + trn("and {n} more", "and {n} more", more)
            action = tr("See all")
        banner = Banner(title, words, action=action, icon="info", tone="due")

        def show_all() -> None:
            if banner.button.hasFocus():
                self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
            banner.button.hide()
            banner.show_words(title, "; ".join(changes))

        if action:
            banner.acted.connect(show_all)
        return banner

    def _sheets(self) -> Select:
        options = [
            Option(sheet.name, sheet.name, tr("headers in row {row}", row=sheet.header_row))
            for sheet in self.choice.template.sheets
        ]
        chosen = Select(tr("Sheet"), options, value=self.choice.sheet.name, height=44)
        chosen.changed.connect(self._sheet_chosen)
        return chosen

    def _sheet_chosen(self, name: object) -> None:
        sheet = next(one for one in self.choice.template.sheets if one.name == name)
        self.choice = self.choice.with_sheet(sheet)
        self._start = self.choice
        self._suggest()
        self._build()

    def _suggest(self) -> None:
        """What is not mapped yet and looks alike is put in, marked as a suggestion."""
        if self.choice.chosen.kept:
            return
        for header, (title, _sure) in self.choice.suggestions.items():
            taken = set(self.choice.mapping.titles.values())
            was_there = self.choice.chosen.before is not None and header not in self._new_headers()
            if header not in self.choice.mapping.titles and title not in taken and not was_there:
                self.choice = self.choice.with_title(header, title)

    def _new_headers(self) -> set[str]:
        return {one.header for one in self.choice.chosen.changes if one.kind == "added"}

    def _build(self) -> None:
        clear_layout(self._list)
        self.rows = []
        titles = self.choice.preview.headers
        for column in self.choice.sheet.columns:
            if self.rows:
                self._list.addWidget(Hairline())
            row = ColumnRow(column, titles)
            row.mapped.connect(lambda title, header=column.header: self._choose(header, title))
            row.word_chosen.connect(self._choose_word)
            self._list.addWidget(row)
            self.rows.append(row)
        self._show()

    def _choose(self, header: str, title: object) -> None:
        self._touched.add(header)
        self.choice = self.choice.with_title(header, cast("str | None", title))
        self._show()

    def _choose_word(self, title: str, value: str, word: object) -> None:
        self._touched.add(value)
        self.choice = self.choice.with_word(title, value, cast("str | None", word))
        self._show()

    # Showing

    def _show(self) -> None:
        for row in self.rows:
            row.show_choice(self.choice, self._flag(row))
        empty, unplaced = self.choice.left_out
        parts = []
        if empty:
            parts.append(tr("Stay empty: {names}.", names=_names(empty)))
        if unplaced:
            parts.append(tr("Have no place there: {names}.", names=_names(unplaced)))
        self.beside.setText(" ".join(parts))
        self.beside.setVisible(bool(parts))
        self._show_check()

    def _show_check(self) -> None:
        missing = len(self.choice.misfits)
        words = trn("{n} column mapped", "{n} columns mapped", self.choice.mapped)
        if not self.choice.has_number:
            words = tr("No column takes the ID number yet")
        elif missing:
            words += " · " + trn("{n} value needs a word", "{n} values need a word", missing)
        self.check.setText(words)
        self.check.set_token("ink" if self.choice.has_number and not missing else "due")

    def _flag(self, row: ColumnRow) -> str:
        header = row.column.header
        title = self.choice.mapping.titles.get(header)
        if header in self._touched or self._start.chosen.kept:
            return ""
        if title is None:
            return tr("new") if header in self._new_headers() else ""
        if header in self._new_headers():
            return tr("suggested")
        if self._start.chosen.before is not None and header in self._start.mapping.titles:
            return ""
        suggested = self.choice.suggestions.get(header)
        return tr("sure") if suggested == (title, True) else tr("suggested")

    def _needs_a_look(self, row: ColumnRow) -> bool:
        header = row.column.header
        unsaid = [select for select in row.words.values() if select.value() is None]
        return (
            bool(unsaid)
            or self._flag(row) in (tr("suggested"), tr("new"))
            or (header not in self.choice.mapping.titles and not row.column.computed and not self.choice.has_number)
        )

    # Keeping

    def save(self) -> None:
        """Keep the columns, once each value has a word; the first that lacks one gets the focus."""
        for row in self.rows:
            for select in row.words.values():
                if select.value() is None:
                    select.set_error(tr("Choose a word of the list, or leave it empty."))
                    self._stop_at(row, select)
                    return
        if not self.choice.has_number:
            for row in [one for one in self.rows if not one.column.computed][:1]:
                row.select.set_error(tr("Choose the column that takes the ID number."))
                self._stop_at(row, row.select)
            return
        choice = self.choice.confirmed()
        self._desk.worker.run(
            lambda store: None if store.read_only else keep_choice(store, choice),
            lambda _none: self._kept(choice),
            self._failed,
        )

    def _stop_at(self, row: ColumnRow, select: Select) -> None:
        select.combo.setFocus()
        self.scroll_to(row)

    def _kept(self, choice: TemplateChoice) -> None:
        self._touched.clear()
        self.close_sheet()
        self._mapped(choice)

    def _failed(self, error: ExitDeskError) -> None:
        self.content.insertWidget(0, Banner(tr("Nothing was saved"), str(error), icon="circle-alert", tone="err"))


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_NAMES_SHOWN])
    if len(names) > _NAMES_SHOWN:
        shown += " " + trn("and {n} more", "and {n} more", len(names) - _NAMES_SHOWN)
    return shown
