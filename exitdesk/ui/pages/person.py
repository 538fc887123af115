"""One contact: what is due, everything that happened, WHO-5 over time, and every entry one key from being corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.records import Activity, Contact
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.person_entries import CONTACT, END, PersonEntries
from exitdesk.ui.models.person_timeline import Line, Part, lines
from exitdesk.ui.models.person_view import PersonView, read_person
from exitdesk.ui.pages import Page
from exitdesk.ui.pages.registry import entry as page_entry
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.person_cards import FactsCard, WellbeingCard
from exitdesk.ui.widgets.person_head import PersonHead
from exitdesk.ui.widgets.person_sheets import BinSheet, HistorySheet, PartsSheet
from exitdesk.ui.widgets.person_timeline import BAR, Timeline
from exitdesk.ui.widgets.scroll_page import ScrollBody
from exitdesk.ui.widgets.sheet import ask

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes

_LIST = "contacts"
_SIDE_LEAST, _SIDE_MOST, _TIMELINE_MOST, _GAP = 356, 600, 1000, 32
_NARROW_SIDE, _NARROW_GAP = 300, 20


class PersonPage(Page):
    """``show_record(contact=KEY, kind=, key=, back=)`` shows a contact and goes to one of its rows.

    ``back`` is the page that Esc leads back to: the one where the contact was opened, the list of contacts by default.
    """

    name = "person"
    scrolls = False
    shows = frozenset({"contact", "session", "activity", "attendance", "clothing", "wellbeing", "referral"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._key = ""
        self._back = _LIST
        self._view: PersonView | None = None
        self._wanted: tuple[str, str] | None = None
        self._put_off: dict[str, date] = {}
        self._narrow = False
        self.entries = PersonEntries(self, remove=self.bin_contact)
        self.head = PersonHead(self.scaffold)
        self.head.back_wanted.connect(self.go_back)
        self.head.clothing_wanted.connect(self.new_clothing)
        self.head.referral_wanted.connect(self.new_referral)
        self.head.session_wanted.connect(self.new_session)
        self.banner = Banner("", "", action=tr("Fill in now"), keys=("W",), dismiss=tr("Not today"))
        self.banner.acted.connect(self.new_wellbeing)
        self.banner.dismissed.connect(self._put_off_due)
        self.in_bin = Banner(
            tr("This contact is in the bin"), tr("It counts nowhere until it is restored."), tone="err",
            action=tr("Restore"), icon="trash-2",
        )  # fmt: skip
        self.in_bin.acted.connect(self._restore_contact)
        self.timeline = Timeline(name=tr("Everything that happened"))
        self.timeline.edit_wanted.connect(self.edit_line)
        self.timeline.bin_wanted.connect(self.bin_line)
        self.wellbeing = WellbeingCard()
        self.wellbeing.new_wanted.connect(self.new_wellbeing)
        self.facts = FactsCard()
        self.facts.edit_wanted.connect(self.edit_contact)
        self.facts.end_wanted.connect(self.end_or_reopen)
        self.facts.history_wanted.connect(self.show_history)
        self.facts.bin_wanted.connect(self.show_bin)
        self._side = ScrollBody()
        self._side.column.setSpacing(12)
        self._side.column.setContentsMargins(0, 0, 0, 0)
        self._side.column.addWidget(self.wellbeing)
        self._side.column.addWidget(self.facts)
        self._side.column.addStretch(1)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.timeline)
        self._columns.addWidget(self._side)
        self._columns.addStretch()
        for banner in (self.banner, self.in_bin):
            self.scaffold.body.addWidget(banner)
            banner.hide()
        self.scaffold.body.addLayout(self._columns, 1)
        self._make_keys()
        self._share_width()

    @classmethod
    def title(cls) -> str:
        return tr("Contact")

    def _make_keys(self) -> None:
        for keys, act in (
            ("Esc", self.go_back),
            ("S", self.new_session),
            ("H", self.new_referral),
            ("T", self.new_clothing),
            ("W", self.new_wellbeing),
            ("E", self.edit_contact),
            ("A", self.end_or_reopen),
            ("I", self.show_history),
            ("P", self.show_bin),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("S",), tr("New talk")),
            (("H",), tr("Refer")),
            (("T",), tr("Clothes")),
            (("W",), tr("WHO-5")),
            (("Enter",), tr("Edit the entry in focus")),
            (("Del",), tr("Put the entry in focus in the bin")),
            (("E",), tr("Edit the contact")),
            (("A",), tr("End or reopen the participation")),
            (("I",), tr("Who changed what")),
            (("P",), tr("Bin")),
            (("Esc",), tr("Back to where you came from")),
        ]

    # Reading and showing

    def load(self) -> None:
        if not self._key:
            return
        key, today = self._key, self.desk.today()
        self.desk.worker.run(lambda store: read_person(store, key, today), lambda view: self._show(key, view))

    def refresh(self, changes: Changes) -> None:
        if self._key in changes.contacts or changes.kinds & {"activity", "profile"}:
            self.load()

    def show_record(self, **where: object) -> None:
        key = str(where.get("contact") or "")
        if not key:
            return
        self._back = str(where.get("back") or _LIST)
        self.head.set_back(page_entry(self._back).title())
        another = key != self._key
        self._key = key
        row = str(where.get("key") or "")
        self._wanted = (str(where.get("kind") or ""), row) if row or where.get("kind") else None
        if another:
            self._view = None
            self.entries.show_view(None)
        self.load()
        if not self.desk.read_only:
            self.desk.worker.run(lambda store: _log_opened(store, key))

    def place(self) -> dict[str, object]:
        return {"contact": self._key, "back": self._back} if self._key else {}

    def entered(self) -> None:
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._narrow = narrow
        self._share_width()
        if self._view is not None:
            self._show(self._key, self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        gap = _NARROW_GAP if self._narrow else _GAP
        self._columns.setSpacing(gap - BAR)
        room = self.width() - (44 if self._narrow else 52) - gap
        side = _NARROW_SIDE if self._narrow else min(max(_SIDE_LEAST, round(room * 0.36)), _SIDE_MOST)
        self._side.setFixedWidth(side)
        self.timeline.setFixedWidth(max(320, min(room - side, _TIMELINE_MOST)) + BAR)

    def _show(self, key: str, view: PersonView | None) -> None:
        if key != self._key:
            return
        if view is None:
            self._key, self._view = "", None
            self.entries.forget()
            self.desk.go("contacts")
            return
        first = self._view is None
        self._view = view
        contact, today, profile = view.contact, self.desk.today(), self.desk.profile
        self.setAccessibleName(contact.id_number)
        self.head.show_view(view, today, narrow=self._narrow)
        due = view.due_words(today) if self._put_off.get(key) != today else None
        self.banner.setVisible(due is not None)
        if due is not None:
            self.banner.show_words(*due)
        self.in_bin.setVisible(view.summary is None)
        self.wellbeing.show_view(view, offer_new=due is None)
        self.facts.show_view(view, profile, today)
        self.timeline.show_lines(lines(view.entries, contact, view.measurements, profile))
        if first:
            self.timeline.start_over()
        self.entries.show_view(view)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        kind, key = wanted
        if kind == "contact":
            self.edit_contact()
        else:
            self.timeline.select(kind, key)

    # What can be done

    def go_back(self) -> None:
        """To the page where the contact was opened."""
        self.desk.go(self._back)

    def new_session(self) -> None:
        """S: a new talk."""
        self.entries.open("session", None)

    def new_referral(self) -> None:
        """H: a new referral."""
        self.entries.open("referral", None)

    def new_clothing(self) -> None:
        """T: clothes given out."""
        self.entries.open("clothing", None)

    def new_wellbeing(self) -> None:
        """W: a WHO-5 answer set from paper."""
        self.entries.open("wellbeing", None)

    def edit_contact(self) -> None:
        """E: what is known of the contact."""
        if self._view is not None:
            self.entries.open(CONTACT, self._view.contact)

    def end_or_reopen(self) -> None:
        """A: end the participation on a day, or take the end away again."""
        if self._view is None:
            return
        contact = self._view.contact
        if contact.ended is None:
            self.entries.open(END, contact)
            return
        reopened = replace(contact, ended=None)
        self.desk.worker.change(
            lambda store: store.operations.save(reopened),
            lambda _changes: self.desk.toast(tr("Reopened. Ctrl+Z undoes it.")),
        )

    def edit_line(self, line: Line) -> None:
        """Enter: the entry's own sheet; of a joined line the part is chosen first."""
        if len(line.parts) > 1:
            PartsSheet(self, line, edit=self._edit_part, bin_part=lambda part: self._bin([part])).open()
        else:
            self._edit_part(line.parts[0])

    def _edit_part(self, part: Part) -> None:
        record = part.record
        if isinstance(record, Activity):
            self.desk.go("activities", kind="activity", key=record.key)
        elif isinstance(record, Contact):
            self.edit_contact()
        else:
            self.entries.open(part.kind, record)

    def bin_line(self, line: Line) -> None:
        """Delete: all that the line stands for, in one undo."""
        self._bin(line.parts)

    def _bin(self, parts: tuple[Part, ...] | list[Part]) -> None:
        rows = [(part.kind, part.key) for part in parts]
        self.desk.worker.change(
            lambda store: store.operations.bin_all(rows),
            lambda _changes: self.desk.toast(tr("Put in the bin. Ctrl+Z undoes it.")),
        )

    def show_bin(self) -> None:
        """P: what of this contact is in the bin."""
        view = self._view
        if view is None or not view.binned:
            self.desk.toast(tr("The bin is empty."))
            return
        key = self._key
        sheet = BinSheet(
            self, title=tr("Bin"), subtitle=view.contact.id_number, read=lambda store: store.reading.bin(key)
        )
        sheet.show_rows(view.binned)

    def show_history(self) -> None:
        """I: who changed what, of the entry in focus or of the contact."""
        if self._view is not None:
            line = self.timeline.current() if self.timeline.hasFocus() else None
            HistorySheet(self, number=self._view.contact.id_number, line=line, contact=self._key)

    def bin_contact(self) -> None:
        """Put the contact itself in the bin, after a question."""
        if self._view is None:
            return
        key, number = self._key, self._view.contact.id_number

        def answered(yes: bool) -> None:
            if yes:
                self.desk.worker.change(lambda store: store.operations.bin("contact", key), told)

        def told(_changes: object) -> None:
            self.desk.go("contacts")
            self.desk.toast(tr("Put in the bin. Ctrl+Z undoes it."))

        ask(
            self, tr("Put {number} in the bin?", number=number),
            tr("Talks and everything else go with the contact and count nowhere until it is restored."),
            tr("Put in the bin"), then=answered, destructive=True,
        )  # fmt: skip

    def _restore_contact(self) -> None:
        key = self._key
        self.desk.worker.change(lambda store: store.operations.restore("contact", key))

    def _put_off_due(self) -> None:
        self._put_off[self._key] = self.desk.today()
        self.banner.hide()
        if self._view is not None:
            self.wellbeing.show_view(self._view, offer_new=True)
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is unfinished

    def stash(self) -> dict[str, object] | None:
        return self.entries.stash()

    def restore_stash(self, entry: dict[str, object]) -> None:
        self.entries.restore(entry)


def _log_opened(store: Any, key: str) -> None:
    from exitdesk.store.history import Action  # the store's modules are heavy at start

    store.operations.log(Action.OPENED, contacts=[key])
