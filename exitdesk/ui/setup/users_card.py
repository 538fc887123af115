"""Who can unlock the store, for leaders: users are added, changed and removed here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Role, role_title
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.button import Button, Link
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.sheet import ask, tell

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.users import User


class UsersCard(SetupCard):
    """Enter changes the role of the user in focus, Delete removes; the buttons say so. ``backup_wanted`` follows a
    new key for the store.
    """

    backup_wanted = Signal()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Users"), "users", parent)
        self._desk = desk
        self._users: dict[Hashable, User] = {}
        self.table = DataTable(
            [Column(tr("Name")), Column(tr("Role"), 142), Column(tr("Last seen"), 112, figures=True)],
            name=tr("Users"), row_height=54, zebra=False, fit_rows=True,
        )  # fmt: skip
        self.table.first_pad = 12
        self.table.marks_current = True  # the buttons under it are about that user
        self.table.opened.connect(lambda _key: self.change_role())
        self.table.current_changed.connect(lambda _key: self._show_what_can_be_done())
        self.table.view.installEventFilter(self)
        self.body.addWidget(self.table)
        self.add = Button(tr("Add a user"), "tonal", icon="user-plus", keys=("Ctrl", "U"))
        self.role = Button(tr("Change the role"), "secondary", keys=("Enter",))
        self.passphrase = Button(tr("New passphrase"), "secondary", icon="key-round")
        self.remove = Button(tr("Remove"), "secondary", icon="trash-2", keys=("Del",))
        self.rekey = Link(tr("New key for the store"), icon="refresh-cw", trailing_icon="")
        actions: tuple[tuple[Button | Link, Callable[[], object]], ...] = (
            (self.add, self.add_user),
            (self.role, self.change_role),
            (self.passphrase, self.give_passphrase),
            (self.remove, self.remove_user),
            (self.rekey, self.give_new_key),
        )
        for button, act in actions:
            button.clicked.connect(act)
        self.add_buttons(self.role, self.passphrase, self.remove)
        self.why = self.add_words("")
        self.why.hide()
        self.add_buttons(self.add, self.rekey)
        self._show_what_can_be_done()

    # Showing

    def load(self) -> None:
        self._desk.worker.run(_read, self._show)

    def _show(self, users: Sequence[User]) -> None:
        self._users = {user.key: user for user in users}
        self.table.show_rows(list(self._users), self._cells)
        self._show_what_can_be_done()

    def _cells(self, key: Hashable) -> tuple[Cell, ...]:
        user = self._users[key]
        detail = tr("that is you") if user.name == self._desk.user else ""
        if not user.has_way_in:
            detail = tr("cannot unlock yet: give a passphrase")
        seen = tr("not yet") if user.last_seen is None else show_date(_local_day(user.last_seen))
        return Cell(user.name, weight=600, detail=detail), Cell(role_title(user.role)), Cell(seen, "ink2")

    def current(self) -> User | None:
        """The user whose row is current."""
        return self._users.get(self.table.current() or "")

    def reason(self) -> str:
        """Why the current user cannot be removed; nothing when that can be done."""
        user = self.current()
        if user is None:
            return ""
        if self._is_last_leader(user):
            return tr("“{name}” is the only leader. Make somebody else a leader first.", name=user.name)
        return tr("This is you. Another leader can remove you.") if user.name == self._desk.user else ""

    def _is_last_leader(self, user: User) -> bool:
        others = [one for one in self._users.values() if one.role is Role.LEADER and one.has_way_in and one != user]
        return user.role is Role.LEADER and not others

    def _show_what_can_be_done(self) -> None:
        user, free = self.current(), not self._desk.read_only
        reason = self.reason()
        self.role.setEnabled(free and user is not None and not self._is_last_leader(user))
        self.passphrase.setEnabled(free and user is not None)
        self.remove.setEnabled(free and user is not None and not reason)
        self.remove.setToolTip(reason)
        self.remove.setAccessibleDescription(reason)
        self.add.setEnabled(free)
        self.rekey.setEnabled(free)
        self.why.setText(reason)
        self.why.setVisible(bool(reason))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_user()
            return True
        return super().eventFilter(watched, event)

    # What can be done

    def add_user(self) -> None:
        """Somebody new."""
        from exitdesk.ui.setup.user_sheets import NewUserSheet

        if self.add.isEnabled():
            sheet = NewUserSheet(self, self._desk)
            sheet.open(sheet.name)

    def change_role(self) -> None:
        """Another role for the user in focus."""
        from exitdesk.ui.setup.user_sheets import RoleSheet

        user = self.current()
        if user is not None and self.role.isEnabled():
            sheet = RoleSheet(self, self._desk, user)
            sheet.open(sheet.role.pills)

    def give_passphrase(self) -> None:
        """A new passphrase for the user in focus; one's own is changed with the old one."""
        user = self.current()
        if user is None:
            return
        if user.name == self._desk.user:
            from exitdesk.ui.setup.passphrase_sheet import open_passphrase_sheet

            open_passphrase_sheet(self, self._desk)
            return
        from exitdesk.ui.setup.user_sheets import GivePassphraseSheet

        sheet = GivePassphraseSheet(self, self._desk, user)
        sheet.open(sheet.passphrase.first)

    def remove_user(self) -> None:
        """Take the way in from the user in focus, after a question."""
        user = self.current()
        if user is None or not self.remove.isEnabled():
            return
        name = user.name
        words = (
            tr("What {name} wrote stays, with the name. {name} can no longer unlock this store.", name=name),
            tr("Copies and backups that were made before still open with the old passphrase."),
        )
        ask(
            self, tr("Remove {name}?", name=name), "\n".join(words), tr("Remove"), destructive=True,
            then=lambda yes: self._remove(name) if yes else None,
        )  # fmt: skip

    def _remove(self, name: str) -> None:
        from exitdesk.store.users import remove_user

        self._desk.worker.change(
            lambda store: remove_user(store, name), lambda _changes: self.give_new_key(removed=name),
            lambda error: tell(self, tr("The user is not removed"), str(error)),
        )  # fmt: skip

    def give_new_key(self, _checked: bool = False, *, removed: str = "") -> None:
        """Offer the store a new key, after a removal or at any time."""
        from exitdesk.ui.setup.rekey_sheet import RekeySheet

        sheet = RekeySheet(self, self._desk, removed=removed)
        sheet.backup_wanted.connect(self.backup_wanted)
        sheet.open_here()

    def focus_here(self) -> None:
        """Put the focus on the list."""
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(store: OpenStore) -> list[User]:
    from exitdesk.store.users import users_of

    return users_of(store)


def _local_day(utc_text: str) -> datetime:
    return datetime.fromisoformat(utc_text).astimezone()
