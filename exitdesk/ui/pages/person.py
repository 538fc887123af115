"""One contact: what is due, everything that happened, WHO-5 over time, and every entry one key from being corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.clothing_entry import open_clothing_entry
from exitdesk.ui.entries.contact_end import open_contact_end
from exitdesk.ui.entries.contact_entry import open_contact_entry
from exitdesk.ui.entries.referral_entry import open_referral_entry
from exitdesk.ui.entries.saving import save_record
from exitdesk.ui.entries.session_entry import open_session_entry
from exitdesk.ui.entries.wellbeing_entry import open_wellbeing_entry
from exitdesk.ui.models.person_timeline import Line, Part, lines
from exitdesk.ui.models.person_view import PersonView, read_person
from exitdesk.ui.pages import Page
from exitdesk.ui.record_words import is_minor
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Button, Link
from exitdesk.ui.widgets.chip import Flag
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.person_cards import FactsCard, WellbeingCard
from exitdesk.ui.widgets.person_sheets import BinSheet, HistorySheet, PartsSheet
from exitdesk.ui.widgets.person_timeline import BAR, Timeline
from exitdesk.ui.widgets.scroll_page import ScrollBody
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.words import NBSP

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes

_SIDE_LEAST, _SIDE_MOST, _TIMELINE_MOST, _GAP = 356, 520, 920, 32
_NARROW_SIDE, _NARROW_GAP = 300, 20
_FACTS_GAP = "  ·  "


class PersonPage(Page):
    """``show_record(contact=KEY, kind=, key=)`` shows a contact and goes to one of its rows."""

    name = "person"
    scrolls = False
    shows = frozenset({"contact", "session", "activity", "attendance", "clothing", "wellbeing", "referral"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._key = ""
        self._view: PersonView | None = None
        self._wanted: tuple[str, str] | None = None
        self._pending: dict[str, object] | None = None
        self._put_off: dict[str, date] = {}
        self._sheet: Sheet | None = None
        self._sheet_is: tuple[str, str | None] = ("", None)
        self._narrow = False
        self._build_head()
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
        self._side.column.addStretch()
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

    def _build_head(self) -> None:
        scaffold = self.scaffold
        self.back = Link(tr("Contacts"), icon="chevron-left", trailing_icon="", keys=("Esc",), quiet=True)
        self.back.clicked.connect(self.go_back)
        scaffold.above.addWidget(self.back)
        scaffold.above.addStretch()
        scaffold.title_text.set_role("id")
        scaffold.set_heading("")
        self.state = Flag("", icon="circle-check", ground="accent_soft", ink="accent")
        self.minor = Flag(tr("Under 18"), icon="info")
        self.minor.hide()
        row = scaffold.title_row
        row.setStretch(0, 0)
        row.addWidget(self.state)
        row.addWidget(self.minor)
        row.addStretch(1)
        self.clothing_button = Button(tr("Clothes"), "secondary", icon="shirt", keys=("T",))
        self.referral_button = Button(tr("Refer"), "secondary", icon="signpost", keys=("H",))
        self.session_button = Button(tr("New talk"), "primary", icon="plus", keys=("S",))
        for button, act in (
            (self.clothing_button, self.new_clothing),
            (self.referral_button, self.new_referral),
            (self.session_button, self.new_session),
        ):
            button.clicked.connect(act)
            scaffold.action_row.addWidget(button)

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
            (("Esc",), tr("Back to the contacts")),
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
        another = key != self._key
        self._key = key
        row = str(where.get("key") or "")
        self._wanted = (str(where.get("kind") or ""), row) if row or where.get("kind") else None
        if another:
            self._view = None
            self._close_sheet()
        self.load()
        if not self.desk.read_only:
            self.desk.worker.run(lambda store: _log_opened(store, key))

    def place(self) -> dict[str, object]:
        return {"contact": self._key} if self._key else {}

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
            self.desk.go("contacts")
            return
        first = self._view is None
        self._view = view
        contact, today, profile = view.contact, self.desk.today(), self.desk.profile
        self.setAccessibleName(contact.id_number)
        if contact.ended is None:
            self.state.set_words(tr("In contact"), icon="circle-check", ground="accent_soft", ink="accent")
        else:
            self.state.set_words(tr("Ended"), icon="log-out", ground="hover", ink="ink2")
        self._show_head(view, is_minor(contact, today) and contact.ended is None)
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
        self._go_to_wanted()
        self._reopen_sheet()

    def _show_head(self, view: PersonView, minor: bool) -> None:
        """The number is never shortened: where room is scarce the flag becomes a word in the line under it."""
        number = view.contact.id_number
        found = self._head_facts(view)
        self.minor.setVisible(minor and not self._narrow)
        if minor and self._narrow:
            found.insert(0, tr("Under 18"))
        self.scaffold.set_heading(number, _FACTS_GAP.join(fact.replace(" ", NBSP) for fact in found))
        self.scaffold.title_text.setMinimumWidth(round(text_width(number, font(38, mono=True))) + 2)

    def _head_facts(self, view: PersonView) -> list[str]:
        contact = view.contact
        if contact.ended is None:
            found = [tr("In contact since {date}", date=show_date(contact.first_contact))]
        else:
            found = [
                tr(
                    "Contact from {first} to {last}",
                    first=show_date(contact.first_contact),
                    last=show_date(contact.ended),
                )
            ]
        if view.summary is not None and view.summary.last_seen != contact.first_contact:
            found.append(tr("last seen {date}", date=show_date(view.summary.last_seen)))
        return found

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
        """To the list of contacts."""
        self.desk.go("contacts")

    def new_session(self) -> None:
        """S: a new talk."""
        self._open("session", None)

    def new_referral(self) -> None:
        """H: a new referral."""
        self._open("referral", None)

    def new_clothing(self) -> None:
        """T: clothes given out."""
        self._open("clothing", None)

    def new_wellbeing(self) -> None:
        """W: a WHO-5 answer set from paper."""
        self._open("wellbeing", None)

    def edit_contact(self) -> None:
        """E: what is known of the contact."""
        if self._view is not None:
            self._open("contact", self._view.contact)

    def end_or_reopen(self) -> None:
        """A: end the participation on a day, or take the end away again."""
        if self._view is None:
            return
        contact = self._view.contact
        if contact.ended is None:
            self._open("end", contact)
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
            self._open(part.kind, record)

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

    def _restore_contact(self) -> None:
        key = self._key
        self.desk.worker.change(lambda store: store.operations.restore("contact", key))

    def _put_off_due(self) -> None:
        self._put_off[self._key] = self.desk.today()
        self.banner.hide()
        if self._view is not None:
            self.wellbeing.show_view(self._view, offer_new=True)
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    # Sheets and what is unfinished in them

    def _open(self, kind: str, record: Record | None) -> None:
        if self._view is None or self._sheet is not None:
            return
        contact, number = self._key, self._view.contact.id_number

        def accept(finished: Record, sheet: Sheet) -> None:
            save_record(self, finished, sheet)

        accepting: Any = accept
        openers: dict[str, Callable[[], Sheet]] = {
            "session": lambda: open_session_entry(
                self, contact=contact, number=number, session=cast("Session | None", record), accept=accepting
            ),
            "referral": lambda: open_referral_entry(
                self, contact=contact, number=number, referral=cast("Referral | None", record), accept=accepting
            ),
            "wellbeing": lambda: open_wellbeing_entry(
                self, contact=contact, number=number, answer_set=cast("AnswerSet | None", record), accept=accepting
            ),
            "clothing": lambda: open_clothing_entry(
                self, contact=contact, number=number, handout=cast("ClothingHandout | None", record), accept=accepting
            ),
            "contact": lambda: open_contact_entry(
                self, contact=cast("Contact", record), number=number, accept=accepting
            ),
            "end": lambda: open_contact_end(self, contact=cast("Contact", record), accept=accepting),
        }
        sheet = openers[kind]()
        self._sheet, self._sheet_is = sheet, (kind, record.key if record is not None else None)
        sheet.closed.connect(self._sheet_closed)

    def _sheet_closed(self) -> None:
        self._sheet = None
        self.desk.typed()

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()

    def stash(self) -> dict[str, object] | None:
        typed = getattr(self._sheet, "stash", lambda: None)() if self._sheet is not None else None
        if not typed:
            return self._pending
        kind, row = self._sheet_is
        return {"contact": self._key, "sheet": kind, "row": row, "typed": typed}

    def restore_stash(self, entry: dict[str, object]) -> None:
        self._pending = entry
        if entry.get("contact") and not self._key:
            self.show_record(contact=entry["contact"])

    def _reopen_sheet(self) -> None:
        entry = self._pending
        if entry is None or self._view is None or entry.get("contact") != self._key or self._sheet is not None:
            return
        self._pending = None
        kind, row = str(entry.get("sheet")), entry.get("row")
        record: Record | None = self._view.contact if kind in ("contact", "end") else None
        if record is None and row is not None:
            record = next((item.record for item in self._view.entries if item.key == row), None)
            if record is None:
                return
        self._open(kind, record)
        restore = getattr(self._sheet, "restore", None)
        if callable(restore):
            restore(entry.get("typed"))


def _log_opened(store: Any, key: str) -> None:
    from exitdesk.store.history import Action  # the store's modules are heavy at start

    store.operations.log(Action.OPENED, contacts=[key])
