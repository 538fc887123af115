"""The sheets in which a leader adds users, changes their roles, and gives a forgotten passphrase anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.domain.passphrase import Judgement, judge
from exitdesk.domain.roles import Role, role_title
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup import passphrase_sheet
from exitdesk.ui.setup.role_words import role_choices, role_words
from exitdesk.ui.strength_meter import StrengthMeter
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.choice_pills import ChoicePills
from exitdesk.ui.widgets.field import Field, FieldMessage
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.users import User


class NewPassphrase(QWidget):
    """A passphrase typed twice, and how hard it is to guess. ``check`` complains beside the field."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__()
        self._known = known
        self.first = Field(tr("Passphrase"), icon="key-round", secret=True)
        self.meter = StrengthMeter()
        self.again = Field(tr("The passphrase once more"), icon="key-round", secret=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self.first, self.meter, self.again):
            column.addWidget(widget)
        self.first.changed.connect(lambda _text: self.judge_anew())
        self.judge_anew()

    def text(self) -> str:
        """What is typed in the first field."""
        return self.first.text()

    def know(self, *words: str) -> None:
        """Words about this user that a guess would begin with."""
        self._known = words
        self.judge_anew()

    def judge_anew(self) -> None:
        """Show how hard what is typed is to guess."""
        self.meter.show_judgement(self._judgement() if self.text() else None)

    def _judgement(self) -> Judgement:
        return judge(self.text(), known=self._known)

    def check(self) -> bool:
        """Whether it is hard enough and the same twice; the wrong field gets its sentence and the focus."""
        if not self._judgement().accepted:
            self.first.set_error(tr("Choose a longer passphrase, or words that do not belong together."))
            self.first.setFocus()
        elif self.again.text() != self.text():
            self.again.set_error(tr("The two passphrases differ. Type the same one twice."), empty=True)
            self.again.setFocus()
        else:
            return True
        return False


class _RolePills(QWidget):
    """The roles, and under them what the chosen one sees."""

    def __init__(self, desk: DeskContext, role: Role | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.pills = ChoicePills(tr("Role"), role_choices(), value=role)
        self.words = Text("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.pills)
        column.addWidget(self.words)
        self.setFocusProxy(self.pills)
        self.pills.changed.connect(lambda _role: self._tell())
        self._tell()

    def role(self) -> Role | None:
        """The role chosen."""
        return cast("Role | None", self.pills.value())

    def choose(self, role: Role) -> None:
        """Choose a role."""
        self.pills.set_value(role)
        self._tell()

    def _tell(self) -> None:
        role = self.role()
        words = role_words(role) if role is not None else tr("The role decides what the user sees.")
        if role is Role.HEALTH and not self._desk.profile.health_checks:
            words += " " + tr("The project's profile names no health checks yet. A leader can mark them in it.")
        self.words.setText(words)


class UserSheet(Sheet):
    """What the sheets share: an error sentence under the fields, and everything typed stays when the store refuses."""

    def __init__(self, parent: QWidget, desk: DeskContext, title: str, *, subtitle: str = "") -> None:
        super().__init__(parent, title, subtitle=subtitle, width=600)
        self._desk = desk
        self.message = FieldMessage()
        self.save: Button

    def settle(self, label: str) -> None:
        """The fields stand: the sentence under them and the buttons come after them."""
        self.content.addWidget(self.message)
        self.add_cancel()
        self.save = self.add_button(label, "primary", keys=("Ctrl", "S"), default=True)
        self.save.clicked.connect(self.finish)

    def finish(self) -> None:
        """Check the fields and save."""
        raise NotImplementedError

    def refuse(self, error: Exception) -> None:
        """The store's own sentence."""
        self.save.set_busy(False)
        self.message.show_error(str(error))
        self.scroll_to(self.message)

    def done(self, words: str) -> None:
        """Saved: close and say so."""
        self.save.set_busy(False)
        self.close_sheet()
        self._desk.toast(words)


class NewUserSheet(UserSheet):
    """Name, role, passphrase twice; the new user may type it."""

    def __init__(self, parent: QWidget, desk: DeskContext) -> None:
        super().__init__(parent, desk, tr("New user"))
        self.name = Field(tr("First name"), icon="user-round", max_length=80)
        self.name.set_hint(tr("It stands by what the user saves, and is typed to unlock."))
        self.role = _RolePills(desk)
        self.passphrase = NewPassphrase(())
        for widget in (self.name, self.role, self.passphrase):
            self.content.addWidget(widget)
        self.content.addWidget(
            Text(tr("Let the new user type it: nobody else needs to know it."), "caption")
        )  # fmt: skip
        self.name.changed.connect(lambda text: self.passphrase.know(text, desk.profile.organisation))
        self.settle(tr("Add the user"))
        self.is_dirty = lambda: bool(self.name.text() or self.passphrase.text())

    def finish(self) -> None:
        name, role, passphrase = self.name.text().strip(), self.role.role(), self.passphrase.text()
        self.message.show_hint("")
        if not name:
            self.name.set_error(tr("Type a name. It stands by what the user saves."))
            self.scroll_to(self.name)
            self.name.setFocus()
            return
        if role is None:
            self.role.pills.set_error(tr("Choose the role."))
            self.scroll_to(self.role)
            self.role.setFocus()
            return
        if not self.passphrase.check():
            return
        from exitdesk.store.users import add_user

        self.save.set_busy(True)
        cost = passphrase_sheet.NEW_COST
        self._desk.worker.change(
            lambda store: add_user(store, name=name, role=role, passphrase=passphrase, cost=cost),
            lambda _changes: self.done(tr("{name} can unlock now.", name=name)),
            self.refuse,
        )


class RoleSheet(UserSheet):
    """Another role for somebody; it holds from the next unlock."""

    def __init__(self, parent: QWidget, desk: DeskContext, user: User) -> None:
        super().__init__(parent, desk, tr("Change the role"), subtitle=user.name)
        self._user = user
        self.role = _RolePills(desk, user.role)
        self.content.addWidget(self.role)
        self.content.addWidget(Text(tr("It holds from the next time {name} unlocks.", name=user.name), "caption"))
        self.settle(tr("Change"))
        self.is_dirty = lambda: self.role.role() is not user.role

    def finish(self) -> None:
        name, role = self._user.name, self.role.role()
        if role is None or role is self._user.role:
            self.close_sheet()
            return
        from exitdesk.store.users import set_role

        self.save.set_busy(True)
        self._desk.worker.change(
            lambda store: set_role(store, name, role),
            lambda _changes: self.done(tr("{name} is now: {role}.", name=name, role=role_title(role))),
            self.refuse,
        )


class GivePassphraseSheet(UserSheet):
    """A new passphrase for somebody who has forgotten the old one, or never had one."""

    def __init__(self, parent: QWidget, desk: DeskContext, user: User) -> None:
        super().__init__(parent, desk, tr("New passphrase"), subtitle=user.name)
        self._user = user
        self.passphrase = NewPassphrase((user.name, desk.profile.organisation))
        self.content.addWidget(self.passphrase)
        words = tr("Let {name} type it. The passphrase until now then opens nothing here; backups keep it.",
                   name=user.name)  # fmt: skip
        self.content.addWidget(Text(words, "caption"))
        self.settle(tr("Change"))
        self.is_dirty = lambda: bool(self.passphrase.text())

    def finish(self) -> None:
        if not self.passphrase.check():
            return
        from exitdesk.store.users import set_passphrase

        name, passphrase, cost = self._user.name, self.passphrase.text(), passphrase_sheet.NEW_COST
        self.message.show_hint("")
        self.save.set_busy(True)
        self._desk.worker.change(
            lambda store: set_passphrase(store, name, passphrase, cost),
            lambda _changes: self.done(tr("{name} has a new passphrase.", name=name)),
            self.refuse,
        )
