"""Set-up: appearance, the store, backup, data in and out, the sheet for the person, the project's profile, about."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.pages import Page
from exitdesk.ui.setup.about_card import AboutCard
from exitdesk.ui.setup.appearance import AppearanceCard
from exitdesk.ui.setup.backup_card import BackupCard
from exitdesk.ui.setup.data_card import DataCard
from exitdesk.ui.setup.profile_card import ProfileCard
from exitdesk.ui.setup.sheet_card import SheetCard
from exitdesk.ui.setup.store_card import StoreCard
from exitdesk.ui.setup.store_facts import StoreFacts, read_store_facts

_WIDEST = 1240


class SetupPage(Page):
    """Two columns of cards."""

    name = "setup"
    shows: ClassVar[frozenset[str]] = frozenset({"contact", "profile"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.appearance = AppearanceCard(desk)
        self.store = StoreCard(desk)
        self.backup = BackupCard(desk)
        self.data = DataCard(desk)
        self.profile = ProfileCard(desk)
        self.sheet = SheetCard(desk)
        self.about = AboutCard()
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(16)
        for cards in ((self.appearance, self.backup, self.store), (self.data, self.sheet, self.profile, self.about)):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            row.addLayout(column, 1)
        self.scaffold.body.addWidget(holder)
        self.scaffold.body.addStretch()
        for keys, act in (
            ("Ctrl+B", self.backup.back_up),
            ("Ctrl+I", self._import),
            ("Ctrl+E", self.data.export_workbook),
            ("Ctrl+P", self.sheet.make_sheet),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @classmethod
    def title(cls) -> str:
        return tr("Set-up")

    def load(self) -> None:
        self.desk.worker.run(read_store_facts, self._show)

    def entered(self) -> None:
        self.appearance.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("Ctrl", "B"), tr("Back up now")),
            (("Ctrl", "I"), tr("Import a data workbook")),
            (("Ctrl", "E"), tr("Export everything")),
            (("Ctrl", "P"), tr("What we write down")),
        ]

    def _import(self) -> None:
        if not self.desk.read_only:
            self.data.import_workbook()

    def _show(self, facts: StoreFacts) -> None:
        for card in (self.store, self.backup, self.profile):
            card.show_facts(facts)
