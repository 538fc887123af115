"""The frame: the rail, the page that is shown, the keys of the whole window, stash, undo, lock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.backup_watch import BackupWatch
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.drafts import Drafts
from exitdesk.ui.notices import Notices
from exitdesk.ui.pages import Page
from exitdesk.ui.pages.registry import PageEntry, entry, pages_of
from exitdesk.ui.recovery_reminder import RecoveryReminder
from exitdesk.ui.shortcut_list import show_shortcuts
from exitdesk.ui.shown_work import ShownWork
from exitdesk.ui.theme import RAIL_TURNS_AT
from exitdesk.ui.undo_words import undo_last, undone_words
from exitdesk.ui.widgets.rail import Rail, RailItem
from exitdesk.ui.widgets.reading_order import focus_next
from exitdesk.ui.widgets.sheet import open_sheet, tell
from exitdesk.ui.widgets.typing_keys import OwnUndo

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.ui.widgets.sheet import Sheet

PROFILE = "profile"


class MainWindow(QWidget):
    """The frame of an unlocked desk. ``lock_wanted`` asks the application to lock; nothing can veto it.

    ``drafts`` are stashed entries by page; each is given back to its page when that is made.
    """

    lock_wanted = Signal()
    page_shown = Signal(str)

    def __init__(
        self,
        desk: DeskContext,
        *,
        drafts: Mapping[str, dict[str, object]] | None = None,
        warnings: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._pages: dict[str, Page] = {}
        self.entries: tuple[PageEntry, ...] = pages_of(desk.role)
        self._stale: set[str] = set()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        items = [
            RailItem(page.name, page.title(), page.icon, page.digit, page.gap) for page in self.entries if page.in_rail
        ]
        self.rail = Rail(items, user=desk.user, place=desk.profile.title, practice=desk.practice)
        self.rail.chosen.connect(self.show_page)
        self.rail.lock_pressed.connect(self.lock_wanted)
        self.rail.backup_pressed.connect(self._show_backups)
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.notices = Notices()
        right.addLayout(self.notices)
        self._stack = QStackedLayout()
        right.addLayout(self._stack, 1)
        row.addLayout(right, 1)
        self._drafts = Drafts(desk, self._pages, drafts or {}, self)
        self._drafts.due.connect(self.stash_now)
        self._drafts.failed.connect(self.notices.tell_not_kept)
        self._drafts.kept.connect(self.notices.tell_all_kept)
        desk.go = self.go
        desk.undo = self.undo
        desk.worker.changed.connect(self._refresh)
        self.work = ShownWork(desk, self)
        self._make_shortcuts()
        for sentence in warnings:
            self.warn(sentence)
        self.recovery = RecoveryReminder(desk, self.notices.show_banner, self.notices.put_away, self)
        self.recovery.look()
        self.backups = BackupWatch(desk, self)
        self.backups.line.connect(self.rail.show_backup)
        self.backups.start()

    # Pages

    def page(self, name: str) -> Page:
        """The page of that name, made now if it was never shown."""
        if name not in self._pages:
            page = entry(name).load_class()(self.desk)
            self._pages[name] = page
            self._stack.addWidget(page)
            page.set_narrow(self.rail.is_narrow())
            page.load()
            self._drafts.give_back(name)
        return self._pages[name]

    def current(self) -> Page | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def has_page(self, name: str) -> bool:
        """Whether the role at the desk has a page of this name."""
        return any(page.name == name for page in self.entries)

    def show_first_page(self) -> None:
        """Where work starts for the role at the desk."""
        self.show_page(self.entries[0].name)

    def show_page(self, name: str) -> None:
        """Show a page; what was typed on the one before is stashed first. One that the role does not have is left."""
        if not self.has_page(name):
            return
        before = self.current()
        if before is not None and before.name != name:
            self.stash_now()
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        self.rail.select({"person": "contacts", "profile": "setup"}.get(name, name))
        if name in self._stale:
            self._stale.discard(name)
            page.load()
        typing = QApplication.focusWidget()
        page.entered()
        sheet = open_sheet(self.window())
        if sheet is not None and typing is not None and sheet.isAncestorOf(typing):
            typing.setFocus(Qt.FocusReason.OtherFocusReason)  # a sheet that came back open keeps the keys
        self.page_shown.emit(name)

    def go(self, page: str, /, **where: object) -> None:
        """Show a page, and a record on it."""
        self.show_page(page)
        if where and self.has_page(page):
            self.page(page).show_record(**where)

    def _refresh(self, changes: Changes) -> None:
        OwnUndo.operation_done()
        if changes.erased:
            self._drafts.forget(changes.erased)
        if PROFILE in changes.kinds:
            self._reload_profile()
        for name, page in list(self._pages.items()):
            if page.shows and not page.shows & changes.kinds and PROFILE not in changes.kinds:
                continue
            if page is self.current():
                page.refresh(changes)
            else:
                self._stale.add(name)
        self.desk.signals.changed.emit(changes)

    def _reload_profile(self) -> None:
        from exitdesk.ui.opening_facts import current_profile

        self.desk.worker.run(current_profile, self._take_profile)

    def _take_profile(self, profile: object) -> None:
        self.desk.profile = profile  # type: ignore[assignment]
        self.rail.set_place(self.desk.profile.title)
        if (page := self.current()) is not None:
            page.load()

    def _show_backups(self) -> None:
        if self.desk.allows(Permission.SETTINGS):
            self.go("setup", card="backup")
        else:
            tell(self, tr("Backup"), self.rail.backup.accessibleDescription())

    # Keys

    def _make_shortcuts(self) -> None:
        for page in self.entries:
            if page.digit:
                self._shortcut(f"Alt+{page.digit}", lambda name=page.name: self._go_by_key(name))
        self._shortcut("Ctrl+Z", self.undo)
        self._shortcut("Ctrl+L", self.lock_wanted.emit)
        self._shortcut("Ctrl+S", self._save)
        self._shortcut("Ctrl+N", self._new_contact)
        for keys in ("Ctrl+/", "F1"):
            self._shortcut(keys, self.show_shortcut_list)

    def _shortcut(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _sheet_is_open(self) -> bool:
        return open_sheet(self.window()) is not None

    def _go_by_key(self, name: str) -> None:
        if not self._sheet_is_open():
            self.show_page(name)

    def _save(self) -> None:
        sheet, page = open_sheet(self.window()), self.current()
        if sheet is not None:
            sheet.press_default()
        elif page is not None:
            page.save()

    def _new_contact(self) -> None:
        page = self.current()
        if not self._sheet_is_open() and (page is None or not page.new_contact()):
            self.go("contacts", new=True)

    def show_shortcut_list(self) -> None:
        """The sheet with all keys of the window and of the page that is shown."""
        page = self.current()
        if not self._sheet_is_open():
            digits = [one.digit for one in self.entries if one.digit]
            show_shortcuts(self, digits, page.title() if page else "", page.shortcuts() if page else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and not typing and not self._sheet_is_open():
            for page in self.entries:
                if page.digit and event.text() == page.digit:
                    self.show_page(page.name)
                    return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_next(self, forward=forward) or super().focusNextPrevChild(forward)

    def undo(self) -> None:
        """Undo the last operation of this session, or what the page has of its own to take back.

        Over an open sheet only what was done in it.
        """
        page, sheet = self.current(), open_sheet(self.window())
        if sheet.take_back() if sheet is not None else page is None or not page.undo():
            self.desk.worker.change(undo_last, lambda undone: self._undone(undone, sheet))

    def _undone(self, undone: tuple[Changes | None, str], sheet: Sheet | None) -> None:
        changes, id_number = undone
        if sheet is not None and isValid(sheet) and changes is not None:
            sheet.undone()
        words = tr("There is nothing to undo.") if changes is None else undone_words(changes, id_number)
        self.desk.toast(words)

    # Stash

    def stash_now(self) -> None:
        """Keep what the current page has unfinished, encrypted in the store, if it changed since."""
        if (page := self.current()) is not None:
            self._drafts.keep(page.name, self._place_of(page))

    def all_stashes(self) -> dict[str, str | None]:
        """What each page has unfinished, with which page is shown, for the last moment before locking."""
        found = self._drafts.all_unfinished()
        shown = self.current()
        found["window"] = self._place_of(shown) if shown is not None else None
        return found

    @staticmethod
    def _place_of(page: Page) -> str:
        return json.dumps({"page": page.name, **page.place()})

    def return_to(self, place: Mapping[str, object]) -> None:
        """Show the page that was shown when the desk was locked."""
        name = str(place.get("page", ""))
        if self.has_page(name):
            self.go(name, **{key: value for key, value in place.items() if key != "page"})
        else:
            self.show_first_page()

    def rebuilt(self, drafts: Mapping[str, str]) -> MainWindow:
        """A new frame for the same desk, for instance in another language; this one hears nothing more."""
        self._drafts.rest()
        self.backups.rest()
        self.work.rest()
        self.desk.worker.changed.disconnect(self._refresh)
        entries = {name: json.loads(text) for name, text in drafts.items() if name != "window"}
        return MainWindow(self.desk, drafts=entries)

    def warn(self, sentence: str) -> None:
        """A banner over the page that stays until it is put away."""
        self.notices.warn(sentence)

    def cancel_work(self) -> None:
        """Ask long work that runs or waits to end at its next step."""
        self.work.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < RAIL_TURNS_AT
        if narrow != self.rail.is_narrow():
            self.rail.set_narrow(narrow)
            for page in self._pages.values():
                page.set_narrow(narrow)
