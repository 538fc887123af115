"""The evening sheet: who is here, what they took part in, what they got; one save writes all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.id_number import match_key
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Permission
from exitdesk.domain.timekeeping import new_key
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.store.visitors import Visitor
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.evening_draft import EveningDraft
from exitdesk.ui.models.evening_json import Json
from exitdesk.ui.models.evening_keeping import EveningKeeping
from exitdesk.ui.models.evening_model import PLAIN_COLUMNS, Col, EveningModel
from exitdesk.ui.pages import Page
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.evening_day import choose_day, heading
from exitdesk.ui.widgets.evening_editing import EveningEditing
from exitdesk.ui.widgets.evening_head import RECENT_KEYS, GuestCard, HeadCounts, RecentPills
from exitdesk.ui.widgets.evening_quick_add import QuickAdd
from exitdesk.ui.widgets.evening_saving import EveningSaveLine
from exitdesk.ui.widgets.evening_table import EveningTable
from exitdesk.ui.widgets.sheet import tell

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes

_MINUTE = 60_000
_WHOLE_SHEET = (Permission.TALKS, Permission.REFERRALS, Permission.WELLBEING)


class TodayPage(Page):
    """One Rede-day's sheet at a time; today's unless another day was asked for."""

    name = "today"
    scrolls = False
    shows = frozenset({"contact", "session", "activity", "attendance", "clothing", "wellbeing", "referral", "profile"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.keeping = EveningKeeping(desk, self.name, self)
        self._whole = all(desk.allows(needed) for needed in _WHOLE_SHEET)
        self._save_when_added = False
        self._to_reopen: Json | None = None
        self._build()
        self.editing = EveningEditing(self)
        self._connect()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.keeping.follow_clock)
        self._clock.start(_MINUTE)
        self._show()

    @classmethod
    def title(cls) -> str:
        return tr("Today")

    @property
    def sheet(self) -> EveningDraft:
        """The sheet as it is typed so far."""
        return self.keeping.sheet

    @property
    def day(self) -> date:
        """The Rede-day that is shown."""
        return self.keeping.day

    def _build(self) -> None:
        self.counts = HeadCounts()
        self.scaffold.action_row.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignTop)
        self.other_day = Link(tr("Another day"), icon="calendar-days", trailing_icon="", keys=("Alt", "D"), quiet=True)
        self.to_today = Link(tr("Back to today"), icon="undo-2", trailing_icon="", quiet=True)
        row = self.scaffold.title_row
        row.setStretch(0, 0)
        row.addWidget(self.other_day)
        row.addWidget(self.to_today)
        row.addStretch(1)
        keeping = self.keeping
        self.quick_add = QuickAdd(
            keeping.find, day=lambda: keeping.day, on_sheet=lambda key: key in keeping.sheet.contacts
        )
        self.guests = GuestCard()
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.quick_add, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.guests, 0, Qt.AlignmentFlag.AlignTop)
        self.recent = RecentPills()
        self.rows = EveningModel(self, columns=tuple(Col) if self._whole else PLAIN_COLUMNS)
        self.table = EveningTable(self.rows)
        self.empty = EmptyState(
            tr("Nobody is on the sheet yet this evening"),
            tr("Type an ID number above, or choose somebody who was here lately."),
            self._row_keys(),
        )
        self.save_line = EveningSaveLine()
        body = self.scaffold.body
        body.setSpacing(12)
        body.addLayout(top)
        body.addWidget(self.recent)
        body.addWidget(self.table, 1)
        body.addWidget(self.empty, 1)
        body.addStretch(0)
        self.scaffold.foot.addSpacing(16)
        self.scaffold.foot.addWidget(self.save_line)

    def _row_keys(self) -> list[tuple[str, str]]:
        keys = [("C", tr("café")), ("M", tr("meal")), ("T", tr("clothes"))]
        return [*keys, ("S", tr("talk")), ("H", tr("referral"))] if self._whole else keys

    def _connect(self) -> None:
        self.keeping.changed.connect(self._show)
        self.keeping.restored.connect(self._restored)
        self.keeping.refused.connect(self._refused)
        self.keeping.taken_back.connect(lambda: self.desk.toast(tr("No longer saved: the sheet stands as before.")))
        self.quick_add.found.connect(self._add_visitor)
        self.quick_add.created.connect(self._create)
        self.quick_add.new_wanted.connect(self.new_contact)
        self.quick_add.left_downwards.connect(self._enter_rows)
        self.quick_add.typed.connect(lambda: self.desk.typed())
        self.quick_add.emptied.connect(self.keeping.search_ended)
        self.guests.stepper.changed.connect(self._set_guests)
        self.recent.chosen.connect(self._add_recent)
        self.other_day.clicked.connect(self.choose_day)
        self.to_today.clicked.connect(lambda: self.show_day(self.desk.today()))
        view = self.table.view
        view.left_upwards.connect(self.leave_rows)
        view.person_wanted.connect(self._open_person)
        view.focused.connect(lambda inside: self.quick_add.show_aside(next_person=inside))
        self.save_line.save_pressed.connect(self.save)
        self.save_line.undo_pressed.connect(lambda: self.desk.undo())
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+D", self.choose_day),
            ("Alt+U", self._enter_guests),
            *((key, lambda at=at: self._add_recent(self.recent.contact_of(at))) for at, key in enumerate(RECENT_KEYS)),
        ]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Life of the page

    def load(self) -> None:
        self.keeping.load()

    def refresh(self, changes: Changes) -> None:
        self.keeping.load()

    def entered(self) -> None:
        self.keeping.follow_clock()
        if self.editing.panel is None and self.editing.sheet is None:
            self.leave_rows()
        self._reopen()

    def show_record(self, **where: object) -> None:
        if self.table.view.go_to(str(where.get("contact", ""))):
            self._enter_rows()

    # Showing

    def edited(self) -> None:
        """The sheet was changed: show it, and have the draft stashed."""
        self._show()
        self.desk.typed()

    def _show(self) -> None:
        today, view, sheet = self.desk.today(), self.table.view, self.sheet
        self.scaffold.set_heading(*heading(self.day, today, self.desk.profile))
        self.to_today.setVisible(self.day != today)
        contact, column, part = view.current_contact(), max(view.currentIndex().column(), 0), view.part
        self.table.meal = len(sheet.activities) > 1
        if self.rows.show_draft(sheet, self.keeping.visitors, self.day) and contact:
            view.go_to(contact, Col(column), part)
        anybody = bool(self.rows.rows)
        if not anybody and view.hasFocus():
            self.leave_rows()
        self.table.setVisible(anybody)
        self.empty.setVisible(not anybody)
        self.empty.title_text.setText(
            tr("Nobody is on the sheet yet this evening")
            if self.day == today
            else tr("Nobody is on the sheet of that day")
        )
        self.counts.show_counts(len(self.rows.rows), sheet.state.guests)
        self.guests.show_number(sheet.state.guests)
        people = [(contact.key or "", contact.id_number) for contact in self.keeping.recent]
        self.recent.show_recent(people, frozenset(sheet.contacts))
        self.save_line.show_keeping(self.keeping)

    # People

    def _add_visitor(self, visitor: Visitor) -> None:
        key = visitor.contact.key or ""
        if key not in self.sheet.state.newcomers:
            self.keeping.visitors[key] = visitor
        self.sheet.add(key)
        self._added(key)

    def _add_recent(self, contact: str) -> None:
        person = next((item for item in self.keeping.recent if item.key == contact), None)
        if person is None or self.editing.sheet is not None:
            return
        self.editing.take_panel()
        self.keeping.visitors.setdefault(contact, Visitor(person))
        self.sheet.add(contact)
        self._added(contact)
        self.keeping.learn(contact)

    def _create(self, number: str) -> None:
        known = [key for key, contact in self.sheet.state.newcomers.items() if contact.id_number == number]
        contact = Contact(key=known[0] if known else new_key(), id_number=number, first_contact=self.day)
        self.quick_add.done()
        self.sheet.add(contact.key or "", contact)
        self._added(contact.key or "")
        self.quick_add.release()

    def _added(self, contact: str) -> None:
        self.edited()
        self.table.view.go_to(contact)
        self._enter_rows()
        if self._save_when_added:
            self._save_when_added = False
            QTimer.singleShot(0, self, self.save)

    def new_contact(self) -> bool:
        """Somebody new with a fresh number; in the store when the evening is saved."""
        self.editing.take_panel()
        self.quick_add.hold()
        self.desk.worker.run(lambda store: store.operations.new_number(), self._create, self._no_number)
        return True

    def _no_number(self, error: ExitDeskError) -> None:
        self.quick_add.refuse(str(error))

    def take_off(self, contact: str) -> None:
        """Take somebody off the sheet; it is written when the evening is saved."""
        at = self.rows.row_of(contact)
        self.sheet.remove(contact)
        self.edited()
        if self.rows.rows:
            self.table.view.go_to(self.rows.rows[min(at, len(self.rows.rows) - 1)].contact)

    def _open_person(self, contact: str) -> None:
        if contact not in self.sheet.state.newcomers:
            self.desk.go("person", contact=contact, back=self.name)

    # Getting about

    def leave_rows(self) -> None:
        """Back to the field, for the next person."""
        self.quick_add.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_rows(self) -> None:
        if self.rows.rows:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_guests(self) -> None:
        self.guests.stepper.setFocus(Qt.FocusReason.TabFocusReason)
        self.guests.stepper.selectAll()

    def page_letter(self, contact: str, text: str) -> None:
        """Letters in the rows that are not about a cell."""
        if text == "U":
            self._enter_guests()
        elif text == "D":
            self.choose_day()
        elif text == "P":
            self._open_person(contact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.leave_rows()
        else:
            super().keyPressEvent(event)

    def _set_guests(self, guests: int) -> None:
        self.sheet.set_guests(guests)
        self.edited()

    # Days

    def choose_day(self) -> None:
        """Ask for another day; what is not saved is saved first."""
        self.editing.take_panel()
        choose_day(self, self.day, len(self.sheet.dirty_rows()) or int(self.sheet.guests_changed), self.show_day)

    def show_day(self, day: date) -> None:
        """Show another Rede-day's sheet, once this one is saved."""
        if day == self.day:
            return
        if self.sheet.unsaved:
            self.keeping.save(lambda: self.keeping.show_day(day))
        else:
            self.keeping.show_day(day)

    # Saving

    def save(self) -> None:
        self.save_then(None)

    def save_then(self, then: Callable[[], object] | None) -> None:
        """Save the sheet; an open panel is taken over first, and a number that is being looked up is waited for."""
        self.editing.take_panel()
        if self.quick_add.waits:
            self._save_when_added = True
        else:
            self.keeping.save(then)

    def _refused(self, sentence: str) -> None:
        self.save_line.show_error(sentence)
        tell(self, tr("The evening is not saved"), sentence)

    def undo(self) -> bool:
        return self.editing.drop_panel() or self.keeping.undo()

    # The draft

    def unsaved(self) -> bool:
        return self.sheet.unsaved

    def stash(self) -> dict[str, object] | None:
        if self.keeping.waits_to_restore:
            return self.keeping.stash()
        typed, half = self.quick_add.text(), self.editing.stash()
        if not (self.keeping.has_draft or typed or half):
            return None
        return {**self.keeping.stash(), "typed": typed, "half": half}

    def stashed(self) -> None:
        self.keeping.stashed()

    def restore_stash(self, entry: dict[str, object]) -> None:
        self.keeping.restore(entry)

    def forget_contact(self, key: str, number: str) -> None:
        self.editing.forget_contact(key)
        if self._to_reopen is not None and self._to_reopen.get("contact") == key:
            self._to_reopen = None
        if match_key(self.quick_add.text()) == match_key(number):
            self.quick_add.done()
        self.keeping.forget_contact(key, number)

    def _restored(self, entry: dict[str, object]) -> None:
        self.quick_add.set_text(str(entry.get("typed") or ""))
        half = entry.get("half")
        self._to_reopen = cast("Json", half) if isinstance(half, dict) else None
        self._reopen()

    def _reopen(self) -> None:
        if self._to_reopen is not None and self.keeping.loaded and self.isVisible():
            entry, self._to_reopen = self._to_reopen, None
            self.editing.restore(entry)

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        whole = [
            (("S",), tr("Talk: Enter takes the usual one, a digit another, N adds challenges and a note")),
            (("H",), tr("Referral")),
            (("W",), tr("WHO-5 from paper")),
            (("Del",), tr("Take away the talk, the referral or the row")),
        ]
        return [
            (("Enter",), tr("Put the person on the sheet; on an ID number in the rows: the next person")),
            (("F2", "F6"), tr("Somebody who was here lately")),
            (("Ctrl", "N"), tr("A new contact with a new ID number")),
            (("C", "M"), tr("Café, meal")),
            (("T",), tr("Clothes; then a digit, + or - for the number of pieces")),
            *(whole if self._whole else [(("Del",), tr("Take off"))]),
            (("P",), tr("Everything about the person") if self._whole else tr("Open the contact")),
            (("U",), tr("Guests without ID (with Alt while typing)")),
            (("D",), tr("Another day (with Alt while typing)")),
            (("Esc",), tr("Back to the field")),
        ]
