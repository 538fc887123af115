"""One contact: what is due, everything that happened, WHO-5 over time, and every entry one key from being corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.records import Activity, Contact
from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.papers_sheet import open_papers
from exitdesk.ui.entries.person_entries import CONTACT, END, PersonEntries
from exitdesk.ui.erasing.question import erase_contact
from exitdesk.ui.models.person_timeline import Line, Part, lines
from exitdesk.ui.models.person_view import PersonView, read_person
from exitdesk.ui.pages import Page
from exitdesk.ui.pages.registry import entry as page_entry
from exitdesk.ui.widgets.person_background import PersonBackground
from exitdesk.ui.widgets.person_head import PersonHead, no_health_checks, session_words
from exitdesk.ui.widgets.person_sheets import BinSheet, HistorySheet, PartsSheet
from exitdesk.ui.widgets.person_timeline import BAR, Timeline
from exitdesk.ui.widgets.sheet import ask
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes

_LIST = "contacts"
_SIDE_LEAST, _SIDE_MOST, _TIMELINE_MOST, _GAP = 356, 600, 1000, 32
_NARROW_SIDE, _NARROW_GAP = 300, 20


class PersonPage(Page):
    """``show_record(contact=KEY, kind=, key=, back=)`` shows a contact and goes to one of its rows, the newest of a
    kind without a key; with ``field``, to that field of the contact's own sheet.

    ``back`` is the page that Esc leads back to: the one where the contact was opened, the list of contacts by default.
    ``background`` is None for a role that sees no more of a contact than its number.
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
        self._field = ""
        self._put_off: dict[str, date] = {}
        self._narrow = False
        self.entries = PersonEntries(self, remove=self.bin_contact)
        self.head = PersonHead(self.scaffold, desk)
        self.head.back_wanted.connect(self.go_back)
        self.head.clothing_wanted.connect(self.new_clothing)
        self.head.referral_wanted.connect(self.new_referral)
        self.head.session_wanted.connect(self.new_session)
        self.timeline = Timeline(name=tr("Everything that happened"))
        self.timeline.edit_wanted.connect(self.edit_line)
        self.timeline.bin_wanted.connect(self.bin_line)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.timeline)
        self.background: PersonBackground | None = None
        if desk.allows(Permission.SEE_BACKGROUND):
            self.background = self._make_background()
            self._columns.addWidget(self.background.side)
        elif no_health_checks(desk):
            words = tr("The project's profile names no health checks yet. A leader can mark them in it.")
            self.scaffold.body.addWidget(Text(words, "secondary"))
        self._columns.addStretch()
        self.scaffold.body.addLayout(self._columns, 1)
        self._make_keys()
        self._share_width()

    @classmethod
    def title(cls) -> str:
        return tr("Contact")

    @property
    def known(self) -> PersonBackground:
        """What stands around the timeline, for roles that see the background."""
        assert self.background is not None
        return self.background

    def _make_background(self) -> PersonBackground:
        found = PersonBackground(self.scaffold)
        found.wellbeing_wanted.connect(self.new_wellbeing)
        found.put_off.connect(self._put_off_due)
        found.restore_wanted.connect(self._restore_contact)
        found.facts.edit_wanted.connect(self.edit_contact)
        found.facts.end_wanted.connect(self.end_or_reopen)
        found.facts.history_wanted.connect(self.show_history)
        found.facts.bin_wanted.connect(self.show_bin)
        found.facts.papers_wanted.connect(self.show_papers)
        found.facts.erase_wanted.connect(self.erase_contact)
        found.facts.erase_link.setVisible(self.desk.allows(Permission.ERASE) and not self.desk.read_only)
        return found

    def _keys(self) -> list[tuple[str, Callable[[], None], str]]:
        """Key, what it does, and its words; those that the role at the desk has."""
        entries, known = self.entries, self.background is not None
        keys = (
            (entries.may("session"), "S", self.new_session, session_words(self.desk)),
            (entries.may("referral"), "H", self.new_referral, tr("Refer")),
            (entries.may("clothing"), "T", self.new_clothing, tr("Clothes")),
            (entries.may("wellbeing"), "W", self.new_wellbeing, tr("WHO-5")),
            (entries.may(CONTACT), "E", self.edit_contact, tr("Edit the contact")),
            (entries.may(END), "A", self.end_or_reopen, tr("End or reopen the participation")),
            (known, "I", self.show_history, tr("Who changed what")),
            (known, "P", self.show_bin, tr("Bin")),
            (True, "U", self.show_papers, tr("Paper for the person")),
            (True, "Esc", self.go_back, tr("Back to where you came from")),
        )
        return [(key, act, words) for there, key, act, words in keys if there]

    def _make_keys(self) -> None:
        for key, act, _words in self._keys():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        found: list[tuple[tuple[str, ...], str]] = [((key,), words) for key, _act, words in self._keys()]
        lines = [(("Enter",), tr("Edit the entry in focus")), (("Del",), tr("Put the entry in focus in the bin"))]
        return [*lines, *found]

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
        self._field = str(where.get("field") or "")
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
        room, side = self.width() - (44 if self._narrow else 52) - gap, 0
        if self.background is not None:
            side = _NARROW_SIDE if self._narrow else min(max(_SIDE_LEAST, round(room * 0.36)), _SIDE_MOST)
            self.background.side.setFixedWidth(side)
        self.timeline.setFixedWidth(max(320, min(room - side, _TIMELINE_MOST)) + BAR)

    def _show(self, key: str, view: PersonView | None) -> None:
        if key != self._key:
            return
        if view is None or (view.summary is None and self.background is None):
            self._key, self._view = "", None
            self.entries.forget_contact(key)
            self.desk.go("contacts")
            return
        first = self._view is None
        self._view = view
        contact, today, profile = view.contact, self.desk.today(), self.desk.profile
        self.setAccessibleName(contact.id_number)
        self.head.show_view(view, today, narrow=self._narrow)
        if self.background is not None:
            self.background.show_view(view, profile, today, put_off=self._put_off.get(key) == today)
        edits = self.entries.may(CONTACT)
        self.timeline.show_lines(lines(view.entries, contact, view.measurements, profile, edits_contact=edits))
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
            self.entries.go_to_field(self._field)
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
        if self._view is None or not self.entries.may(END):
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

    def show_papers(self) -> None:
        """U: what is written down, everything kept about the contact, the log about her, as a paper to hand over."""
        if self._view is not None:
            open_papers(self, self.desk, contact=self._key, number=self._view.contact.id_number)

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

    def erase_contact(self) -> None:
        """Erase everything about the contact for good, after a question; the page then goes to the list."""
        if self._view is not None:
            number, desk = self._view.contact.id_number, self.desk
            erase_contact(self, desk, self._key, number, lambda: desk.go(_LIST, search=""))

    def _restore_contact(self) -> None:
        key = self._key
        self.desk.worker.change(lambda store: store.operations.restore("contact", key))

    def _put_off_due(self) -> None:
        self._put_off[self._key] = self.desk.today()
        if self.background is not None and self._view is not None:
            self.background.show_view(self._view, self.desk.profile, self.desk.today(), put_off=True)
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is unfinished

    def stash(self) -> dict[str, object] | None:
        return self.entries.stash()

    def forget_contact(self, key: str, number: str) -> None:
        self.entries.forget_contact(key)
        self._put_off.pop(key, None)

    def restore_stash(self, entry: dict[str, object]) -> None:
        self.entries.restore(entry)


def _log_opened(store: Any, key: str) -> None:
    from exitdesk.store.history import Action  # the store's modules are heavy at start

    store.operations.log(Action.OPENED, contacts=[key])
