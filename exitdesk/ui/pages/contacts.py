"""The contacts: search while one types, filters, the list with the chosen contact beside it, and new ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from exitdesk.domain.id_number import match_key
from exitdesk.domain.roles import Permission
from exitdesk.i18n import mark, tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.contact_new import NewContactSheet, open_new_contact
from exitdesk.ui.erasing.retention_banner import RetentionBanner
from exitdesk.ui.models.contact_list import ContactList, Filter
from exitdesk.ui.pages import Page
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.contact_results import ContactResults
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.person_sheets import BinSheet

if TYPE_CHECKING:
    from datetime import date

    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.reading import BinnedRow

_FILTERS: Final = {
    Filter.ALL: mark("All"),
    Filter.RECENT: mark("Seen recently"),
    Filter.DUE: mark("WHO-5 due"),
    Filter.MISSING: mark("Something missing"),
    Filter.ENDED: mark("Ended"),
}
_NEEDED: Final = {
    Filter.RECENT: Permission.EVENINGS,
    Filter.DUE: Permission.WELLBEING,
    Filter.MISSING: Permission.SEE_BACKGROUND,
    Filter.ENDED: Permission.SEE_BACKGROUND,
}
_REREAD_OVER: Final = 30
_NEAR_AFTER_MS: Final = 250
_NEAR_FROM: Final = 4


class ContactsPage(Page):
    """``show_record(search=TEXT | new=True | filter=all/recent/due/missing/ended)``."""

    name = "contacts"
    scrolls = False
    shows = frozenset({"contact", "session", "activity", "attendance", "clothing", "wellbeing", "referral"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._list = ContactList((), desk.today())
        self._filter = Filter.ALL
        self._filters = tuple(one for one in Filter if one not in _NEEDED or desk.allows(_NEEDED[one]))
        self._loaded = False
        self._logged = False
        self._binned = 0
        self._asked = 0
        self._changed: set[str] = set()
        self._sheet: NewContactSheet | None = None
        self._build_head()
        self._build_list()
        for number, which in enumerate(self._filters if len(self._filters) > 1 else ()):
            self._key(f"F{number + 2}", partial(self.choose_filter, which))

    @classmethod
    def title(cls) -> str:
        return tr("Contacts")

    def _build_head(self) -> None:
        self.bin_button = Button("", "quiet", icon="trash-2")
        self.bin_button.clicked.connect(self.show_bin)
        self.bin_button.hide()
        self.new_button = Button(tr("New contact"), "primary", icon="user-plus", keys=("Ctrl", "N"))
        self.new_button.clicked.connect(self.new_contact)
        self.scaffold.action_row.addWidget(self.bin_button)
        self.scaffold.action_row.addWidget(self.new_button)
        self.search = Field(
            name=tr("Search for an ID number"), placeholder=tr("Search for an ID number"), icon="search",
            aside=tr("open"), keys=("Enter",), type_px=19, max_length=40,
        )  # fmt: skip
        self.search.changed.connect(self._searched)
        self.search.submitted.connect(self._submit)
        self.search.edit.installEventFilter(self)
        self.pills = ChoicePills("", [], name=tr("Show"))
        self.pills.changed.connect(self._filter_chosen)
        self.retention = RetentionBanner(self.desk)
        self.scaffold.body.addWidget(self.retention)
        self.scaffold.body.addWidget(self.search)
        self.scaffold.body.addWidget(self.pills)
        self.pills.setVisible(len(self._filters) > 1)

    def _build_list(self) -> None:
        self.results = ContactResults(self._list, self.desk, name=self.title())
        self.table, self.empty = self.results.table, self.results.empty
        self.results.opened.connect(self._open)
        self.results.new_wanted.connect(self.new_contact)
        self.table.view.installEventFilter(self)
        self._near_timer = QTimer(self)  # comparing with all numbers is not for every key
        self._near_timer.setSingleShot(True)
        self._near_timer.setInterval(_NEAR_AFTER_MS)
        self._near_timer.timeout.connect(self._look_for_near)
        self.scaffold.body.addWidget(self.results, 1)

    def _key(self, keys: str, act: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        shown = self._filters if len(self._filters) > 1 else ()
        filters = [((f"F{number + 2}",), tr(_FILTERS[which])) for number, which in enumerate(shown)]
        return [
            (("Down",), tr("From the search to the list")),
            (("Enter",), tr("Open the contact")),
            (("Esc",), tr("Empty the search")),
            *filters,
        ]

    # Reading and showing

    def load(self) -> None:
        today = self.desk.today()
        self._ask(lambda store: _read_all(store, today))

    def refresh(self, changes: Changes) -> None:
        self._changed |= changes.contacts
        keys, before = tuple(self._changed), self._list
        few = 0 < len(keys) <= _REREAD_OVER and not changes.kinds & {"activity", "profile"}
        if few and self._loaded and before.today == self.desk.today():
            self._ask(lambda store: _read_some(store, keys, before))
        else:
            self.load()

    def _ask(self, read: Callable[[OpenStore], tuple[ContactList, int]]) -> None:
        """Read on the store's thread; only the answer to the latest question is taken: it covers those before."""
        self._asked += 1
        self.desk.worker.run(read, partial(self._take, self._asked))

    def _take(self, asked: int, read: tuple[ContactList, int]) -> None:
        if asked != self._asked:
            return
        self._list, self._binned = read
        self._loaded = True
        self._changed.clear()
        self._show_counts()
        self._show_found(keep=True)

    def _show_counts(self) -> None:
        self.scaffold.set_heading(self.title(), trn("{n} contact", "{n} contacts", len(self._list)))
        self.bin_button.set_label(tr("Bin ({n})", n=self._binned))
        self.bin_button.setVisible(self._binned > 0 and self.desk.allows(Permission.EDIT_CONTACTS))
        focused = any(pill.hasFocus() for pill in self.pills.findChildren(QWidget))
        self.pills.set_choices(
            [Choice(which, f"{tr(_FILTERS[which])} {self._list.count(which)}") for which in self._filters], self._filter
        )
        if focused:
            self.pills.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self, *, keep: bool = False) -> None:
        if not self._loaded:
            return  # nobody is not the same as not read yet
        self.results.show_found(self._list, self.search.text(), self._filter, keep=keep)
        if self.results.is_empty():
            self._near_timer.start()

    def _look_for_near(self) -> None:
        typed = self.search.text()
        if len(typed) >= _NEAR_FROM and self.results.is_empty():
            self.desk.worker.run(lambda store: store.reading.near_numbers(typed), partial(self._show_near, typed))

    def _show_near(self, typed: str, near: list[str]) -> None:
        if near and typed == self.search.text() and self.results.is_empty():
            self.results.show_near(near)

    # Moving about

    def entered(self) -> None:
        self._logged = False
        self.retention.look()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.selectAll()

    def show_record(self, **where: object) -> None:
        if "filter" in where:
            self.choose_filter(Filter(str(where["filter"])))
        if "search" in where:
            self.search.set_text(str(where["search"]))
        if where.get("new"):
            self.open_new(str(where.get("number") or ""))

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.results.set_narrow(narrow)

    def choose_filter(self, which: Filter) -> None:
        """Show only these contacts; a filter that the role does not have is left."""
        if which not in self._filters:
            return
        self.pills.set_value(which)
        self._filter_chosen(which)

    def _filter_chosen(self, which: object) -> None:
        self._filter = Filter(str(which))
        self._show_found()

    def _searched(self, text: str) -> None:
        self._show_found()
        if text and not self._logged and not self.desk.read_only:
            self._logged = True
            self.desk.worker.run(_log_searched)

    def _submit(self) -> None:
        if self.table.current() is not None and not self.results.is_empty():
            self.table.open_current()
        elif self._loaded and (self.search.text() or not len(self._list)):
            self.open_new(self.search.text())

    def _open(self, key: object) -> None:
        self.desk.go("person", contact=key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.search.edit:
            return self._search_key(event)
        return self._list_key(event)

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and not self.results.is_empty():
            self.table.view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _list_key(self, event: QKeyEvent) -> bool:
        """What is typed in the list goes to the search; Up from the first row too."""
        text = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        up = event.key() == Qt.Key.Key_Up and self.table.view.currentIndex().row() <= 0
        if up or event.key() == Qt.Key.Key_Escape:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        if plain and event.key() == Qt.Key.Key_Backspace:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.edit.backspace()
            return True
        if plain and text and text.isprintable() and not text.isspace():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.edit.end(False)
            self.search.edit.insert(text)
            return True
        return False

    # New contacts, and the bin

    def new_contact(self) -> bool:
        self.open_new(self.search.text() if self.results.is_empty() else "")
        return True

    def open_new(self, typed: str = "") -> None:
        """Look a number up, or give a new one."""
        if self._sheet is None:
            self._sheet = open_new_contact(self, typed=typed)
            self._sheet.closed.connect(self._sheet_closed)

    def _sheet_closed(self) -> None:
        self._sheet = None
        self.desk.typed()

    def show_bin(self) -> None:
        """Contacts in the bin, to be restored."""
        sheet = BinSheet(self, title=tr("Bin"), subtitle=tr("Contacts that were put in the bin"), read=_binned_contacts)
        self.desk.worker.run(_binned_contacts, sheet.show_rows)

    def stash(self) -> dict[str, object] | None:
        return self._sheet.stash() if self._sheet is not None else None

    def forget_contact(self, key: str, number: str) -> None:
        if match_key(self.search.text()) == match_key(number):
            self.search.clear()

    def restore_stash(self, entry: dict[str, object]) -> None:
        if entry.get("number"):
            self.open_new(str(entry["number"]))


def _read_all(store: OpenStore, today: date) -> tuple[ContactList, int]:
    """The list, and how many contacts are in the bin."""
    found = ContactList(store.reading.summaries(today), today)
    return found, len(store.reading.id_numbers()) - len(found)


def _read_some(store: OpenStore, keys: tuple[str, ...], before: ContactList) -> tuple[ContactList, int]:
    read = (store.reading.summary(key, before.today) for key in keys)
    found = before.updated(keys, [summary for summary in read if summary is not None])
    return found, len(store.reading.id_numbers()) - len(found)


def _binned_contacts(store: OpenStore) -> list[BinnedRow]:
    return [row for row in store.reading.bin() if row.kind == "contact"]


def _log_searched(store: OpenStore) -> None:
    from exitdesk.store.history import Action  # the store's modules are heavy at start

    store.operations.log(Action.SEARCHED)
