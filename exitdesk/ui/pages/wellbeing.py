"""WHO-5: who waits for one, a pile of papers typed in, forms printed, answers given on screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exitdesk.domain.records import AnswerSet, Contact
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.saving import save_record
from exitdesk.ui.entries.wellbeing_entry import WellbeingSheet, open_wellbeing_entry
from exitdesk.ui.entries.who5_printing import open_printing
from exitdesk.ui.models.who5_due import DueContacts
from exitdesk.ui.pages import Page
from exitdesk.ui.who5_screen import Who5Screen
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.scroll_page import ScrollBody
from exitdesk.ui.widgets.sheet import open_sheet
from exitdesk.ui.widgets.who5_due_list import DueList
from exitdesk.ui.widgets.who5_pile import PaperPile
from exitdesk.ui.widgets.who5_sitting import Sitting, Typed

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes

_FORM_WIDTH, _FORM_NARROW = 400, 352
_WAITING, _SITTING = "waiting", "sitting"


class WellbeingPage(Page):
    """At the left who waits and what was typed in now, at the right the form that the pile is typed into."""

    name = "wellbeing"
    scrolls = False

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._typed_in: list[Typed] = []
        self._counts = (-1, -1)
        self.person_screen: Who5Screen | None = None
        self._sheet: WellbeingSheet | None = None
        self._sheet_key: str | None = None
        self.due = DueContacts(desk.worker, desk.today, self)
        self.pile = PaperPile(desk, self)
        self._build()
        self._connect()
        self._show_counts()

    @classmethod
    def title(cls) -> str:
        return tr("Well-being")

    def _build(self) -> None:
        self.screen_button = Button(tr("Answer on screen"), "secondary", icon="monitor", keys=("F8",))
        self.print_button = Button(tr("Print forms"), "secondary", icon="printer", keys=("Ctrl", "P"))
        self.scaffold.action_row.addWidget(self.screen_button)
        self.scaffold.action_row.addWidget(self.print_button)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.pile.number, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.pile.day_card, 0, Qt.AlignmentFlag.AlignTop)
        self.scaffold.body.addLayout(top)
        self.lists = ChoicePills("", [], name=tr("Lists"))
        self.waiting, self.sitting = DueList(self.due), Sitting()
        self._list_stack = QStackedLayout()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.lists)
        left.addLayout(self._list_stack, 1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        self._form = ScrollBody()  # with a banner above, the smallest window has no room for all of it
        self._form.column.setContentsMargins(0, 0, 0, 0)
        self._form.column.addWidget(self.pile.form)
        columns.addWidget(self._form)
        self.scaffold.body.addLayout(columns, 1)
        self._list_stack.addWidget(self.waiting)  # once it has a window: it shows what is put into it
        self._list_stack.addWidget(self.sitting)
        self.scaffold.foot.addSpacing(12)
        self.scaffold.foot.addWidget(self.pile.save_line)
        self.set_narrow(False)

    def _connect(self) -> None:
        self.due.changed.connect(self._show_due)
        self.pile.typed.connect(self.desk.typed)
        self.pile.saved.connect(self._saved)
        self.pile.whose.connect(self._show_actions)
        self.waiting.picked.connect(self._pick)
        self.waiting.ticked.connect(self._show_actions)
        self.waiting.table.current_changed.connect(lambda _key: self._show_actions())
        self.lists.changed.connect(self._show_list)
        self.sitting.corrected.connect(self._correct)
        self.sitting.taken_back.connect(self._take_back)
        self.print_button.clicked.connect(self.print_forms)
        self.screen_button.clicked.connect(self.answer_on_screen)
        for keys, act in (("Ctrl+P", self.print_forms), ("F8", self.answer_on_screen), ("Esc", self.pile.leave)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        for widget in (self._form, self.pile.day_card):
            widget.setFixedWidth(_FORM_NARROW if narrow else _FORM_WIDTH)

    # Page

    def load(self) -> None:
        self.due.read()

    def refresh(self, changes: Changes) -> None:
        self.due.refresh(changes)
        touched = {typed.record.contact for typed in self._typed_in if typed.record.key in changes.keys}
        if touched:
            self.desk.worker.run(
                lambda store: {r.key: r for c in touched for r in store.reading.answer_sets(c)},
                lambda stored: self._reread(touched, stored),
            )
        if self.pile.contact is not None and self.pile.contact.key in changes.contacts:
            self.pile.read_others()

    def entered(self) -> None:
        if self.person_screen is None:
            self.pile.to_work()

    def save(self) -> None:
        self.pile.save()

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("Enter",), tr("Take the ID number; save the form")),
            (("0", "–", "5"), tr("The answers, in one go")),
            (("-",), tr("No answer given")),
            (("Backspace",), tr("A step back")),
            (("Esc",), tr("Put the form away")),
            (("Space",), tr("Tick for printing, in the list")),
            (("Ctrl", "P"), tr("Print forms")),
            (("F8",), tr("Let the person answer on screen")),
        ]

    def stash(self) -> dict[str, object] | None:
        found: dict[str, object] = {} if self.pile.is_empty() else {"pile": self.pile.stash()}
        if self.person_screen is not None and (typed := self.person_screen.stash()) is not None:
            found["screen"] = typed
        if self._sheet is not None and (typed := self._sheet.stash()) is not None:
            found["sheet"] = {"row": self._sheet_key, "number": self._sheet.title_text.text(), "typed": typed}
        return found or None

    def forget_contact(self, key: str, number: str) -> None:
        self.pile.forget_contact(key, number)
        self._typed_in = [typed for typed in self._typed_in if typed.record.contact != key]
        self._show_sitting()

    def restore_stash(self, entry: dict[str, object]) -> None:
        pile, screen, sheet = entry.get("pile"), entry.get("screen"), entry.get("sheet")
        if isinstance(sheet, dict):
            row, number, typed = str(sheet.get("row")), str(sheet.get("number")), sheet.get("typed")
            self.desk.worker.run(
                lambda store: store.reading.record("wellbeing", row),
                lambda record: self._correct_again(cast("dict[str, Any]", typed), record, number),
            )
        if isinstance(pile, dict):
            self.pile.restore(pile)
        if isinstance(screen, dict):
            key = str(screen.get("contact", ""))
            self.desk.worker.run(
                lambda store: store.reading.contact(key), lambda contact: self._start_screen(contact, screen)
            )

    def show_record(self, **where: object) -> None:
        key = where.get("contact")
        if isinstance(key, str):
            then = self._start_screen if where.get("on_screen") else self._take
            self.desk.worker.run(lambda store: store.reading.contact(key), then)

    # The pile and the lists

    def _take(self, contact: Contact | None) -> None:
        if contact is not None:
            self.pile.take(contact)

    def _pick(self, key: str) -> None:
        summary = self.due.summary(key)
        self._take(summary.contact if summary else None)

    def _saved(self, typed: Typed) -> None:
        self._typed_in.insert(0, typed)
        self._show_sitting()

    def _reread(self, contacts: set[str], stored: dict[str | None, AnswerSet]) -> None:
        """Correct the list after an undo, a correction or the bin."""
        self._typed_in = [
            replace(typed, record=stored.get(typed.record.key, typed.record))
            for typed in self._typed_in
            if typed.record.contact not in contacts or typed.record.key in stored
        ]
        self._show_sitting()

    def _correct(self, typed: Typed) -> None:
        if self._sheet is None:
            self._sheet = open_wellbeing_entry(
                self, contact=typed.record.contact, number=typed.id_number, answer_set=typed.record,
                accept=lambda record, sheet: save_record(self, record, sheet),
            )  # fmt: skip
            self._sheet_key = typed.record.key
            self._sheet.closed.connect(self._forget_sheet)

    def _forget_sheet(self) -> None:
        self._sheet = None
        self.desk.typed()

    def _correct_again(self, typed: dict[str, Any], record: object, number: str) -> None:
        """Bring back the sheet that was open when the desk was locked."""
        if isinstance(record, AnswerSet):
            self._correct(Typed(number, record))
            if self._sheet is not None:
                self._sheet.restore(typed)

    def _take_back(self, typed: Typed) -> None:
        key = typed.record.key or ""
        self.desk.worker.change(
            lambda store: store.operations.bin("wellbeing", key),
            lambda _changes: self.desk.toast(tr("Taken back. It lies in the bin.")),
        )

    def _show_sitting(self) -> None:
        self.sitting.show_rows(self._typed_in)
        self.pile.show_saved(self._typed_in)
        self._show_counts()

    def _show_due(self) -> None:
        self.waiting.show_due()
        self._show_counts()

    def _show_counts(self) -> None:
        counts = len(self.due.keys), len(self._typed_in)
        if counts != self._counts:
            self._counts = counts
            chosen = self.lists.value() or _WAITING
            self.lists.set_choices(
                [
                    Choice(_WAITING, tr("Waiting ({n})", n=counts[0])),
                    Choice(_SITTING, tr("Typed in now ({n})", n=counts[1])),
                ],
                chosen,
            )
            who = trn("{n} contact waits for WHO-5", "{n} contacts wait for WHO-5", counts[0])
            self.scaffold.set_heading(self.title(), who if counts[0] else "WHO-5")
        self._show_actions()

    def _show_list(self, which: object) -> None:
        self._list_stack.setCurrentWidget(self.sitting if which == _SITTING else self.waiting)

    def _show_actions(self) -> None:
        ticked = len(self.waiting.chosen())
        self.print_button.set_label(trn("Print {n} form", "Print {n} forms", ticked) if ticked else tr("Print forms"))

    # Printing, answering on screen

    def print_forms(self) -> None:
        """The sheet that makes a PDF of forms."""
        if open_sheet(self.window()) is None:
            contact = self.pile.contact
            open_printing(self, due=len(self.due.keys), ticked=self.waiting.chosen(), contact=contact)

    def answer_on_screen(self) -> None:
        """Hand the computer to the person whose form is begun, or who is chosen in the list."""
        if self.pile.contact is not None:
            self._start_screen(self.pile.contact)
        elif (key := self.waiting.current()) is not None and (summary := self.due.summary(key)) is not None:
            self._start_screen(summary.contact)
        else:
            self.pile.number.set_error(tr("Type the ID number first, or choose somebody in the list."))
            self.pile.number.setFocus()

    def _start_screen(self, contact: Contact | None, entry: dict[str, Any] | None = None) -> None:
        if contact is None or self.person_screen is not None:
            return
        self.person_screen = Who5Screen(self.desk, self, contact)
        self.person_screen.ended.connect(self._screen_ended)
        if entry is not None:
            self.person_screen.restore(entry)
        self.person_screen.start()

    def _screen_ended(self) -> None:
        self.person_screen = None
        self.desk.typed()
        self.pile.to_work()
