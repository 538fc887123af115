"""Set-up: appearance, the store, backup, data in and out, the sheet for the person, the project's profile, about."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.pages import Page
from exitdesk.ui.setup.about_card import AboutCard
from exitdesk.ui.setup.appearance import AppearanceCard
from exitdesk.ui.setup.backup_card import BackupCard
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.setup.data_card import DataCard
from exitdesk.ui.setup.lock_card import LockCard
from exitdesk.ui.setup.own_card import OwnCard
from exitdesk.ui.setup.profile_card import ProfileCard
from exitdesk.ui.setup.recovery_card import RecoveryCard
from exitdesk.ui.setup.retention_card import RetentionCard
from exitdesk.ui.setup.sheet_card import SheetCard
from exitdesk.ui.setup.store_card import StoreCard
from exitdesk.ui.setup.store_facts import StoreFacts, read_store_facts
from exitdesk.ui.setup.users_card import UsersCard

_WIDEST = 1240
C = TypeVar("C", bound=SetupCard)
_Column = tuple[tuple[Callable[[DeskContext], SetupCard], Permission | None], ...]
# The cards of each column from the top, and what a role must include to have them.
_LEFT: Final[_Column] = (
    (AppearanceCard, None),
    (LockCard, None),
    (UsersCard, Permission.USERS),
    (BackupCard, Permission.SETTINGS),
    (StoreCard, Permission.SETTINGS),
)
_RIGHT: Final[_Column] = (
    (DataCard, Permission.EXPORT),
    (RetentionCard, Permission.ERASE),
    (RecoveryCard, Permission.RECOVERY_CODE),
    (SheetCard, None),
    (ProfileCard, Permission.PROFILE),
    (lambda _desk: AboutCard(), None),
)


class SetupPage(Page):
    """Two columns of cards, those that the role at the desk has."""

    name = "setup"
    shows: ClassVar[frozenset[str]] = frozenset({"contact", "profile", "user"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.cards: list[SetupCard] = []
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(16)
        own: _Column = () if desk.allows(Permission.SETTINGS) else ((OwnCard, None),)
        for cards in (_LEFT, (*own, *_RIGHT)):
            column = QVBoxLayout()
            column.setSpacing(16)
            for make, needed in cards:
                if needed is None or desk.allows(needed):
                    self.cards.append(make(desk))
                    column.addWidget(self.cards[-1])
            column.addStretch(1)
            row.addLayout(column, 1)
        self.scaffold.body.addWidget(holder)
        self.scaffold.body.addStretch()
        if self.has(UsersCard):
            self.users.backup_wanted.connect(lambda: self.backup.back_up())
        for key, act, _words in self._keys():
            shortcut = QShortcut(QKeySequence(f"Ctrl+{key}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @classmethod
    def title(cls) -> str:
        return tr("Set-up")

    def has(self, kind: type[SetupCard]) -> bool:
        """Whether the role at the desk has a card of this kind."""
        return any(isinstance(card, kind) for card in self.cards)

    def card(self, kind: type[C]) -> C:
        """The card of this kind; raises StopIteration when the role has none."""
        return next(card for card in self.cards if isinstance(card, kind))

    @property
    def appearance(self) -> AppearanceCard:
        return self.card(AppearanceCard)

    @property
    def users(self) -> UsersCard:
        return self.card(UsersCard)

    @property
    def backup(self) -> BackupCard:
        return self.card(BackupCard)

    @property
    def store(self) -> StoreCard:
        return self.card(StoreCard)

    @property
    def recovery(self) -> RecoveryCard:
        return self.card(RecoveryCard)

    @property
    def retention(self) -> RetentionCard:
        return self.card(RetentionCard)

    @property
    def data(self) -> DataCard:
        return self.card(DataCard)

    @property
    def sheet(self) -> SheetCard:
        return self.card(SheetCard)

    @property
    def profile(self) -> ProfileCard:
        return self.card(ProfileCard)

    @property
    def about(self) -> AboutCard:
        return self.card(AboutCard)

    def _keys(self) -> list[tuple[str, Callable[[], None], str]]:
        """With Ctrl: the key, what it does, and its words; those of the cards that there are."""
        keys: tuple[tuple[type[SetupCard], str, Callable[[], None], str], ...] = (
            (UsersCard, "U", lambda: self.users.add_user(), tr("Add a user")),
            (BackupCard, "B", lambda: self.backup.back_up(), tr("Back up now")),
            (DataCard, "I", self._import, tr("Import a data workbook")),
            (DataCard, "E", lambda: self.data.export_workbook(), tr("Export everything")),
            (SheetCard, "P", lambda: self.sheet.make_sheet(), tr("What we write down")),
            (ProfileCard, "R", self._edit_profile, tr("Edit the profile")),
        )
        return [(key, act, words) for kind, key, act, words in keys if self.has(kind)]

    def load(self) -> None:
        if self.has(UsersCard):
            self.users.load()
        if self.has(BackupCard):
            self.backup.load()
        if self.has(RecoveryCard):
            self.recovery.load()
        if self.has(RetentionCard):
            self.retention.load()
        self.desk.worker.run(read_store_facts, self._show)

    def entered(self) -> None:
        self.appearance.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, **where: object) -> None:
        """``card="backup"``: the card that tells of backups."""
        if where.get("card") == "backup" and self.has(BackupCard):
            QTimer.singleShot(0, self.backup, self.backup.come_here)

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [(("Ctrl", key), words) for key, _act, words in self._keys()]

    def _import(self) -> None:
        if not self.desk.read_only:
            self.data.import_workbook()

    def _edit_profile(self) -> None:
        if not self.desk.read_only:
            self.desk.go("profile")

    def _show(self, facts: StoreFacts) -> None:
        for card in self.cards:
            if isinstance(card, StoreCard | ProfileCard):
                card.show_facts(facts)
