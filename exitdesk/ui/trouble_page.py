"""When the store cannot be opened: the sentence, and what can be done. Never the first start in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.door import DoorPage
from exitdesk.ui.theme import HEIGHT_BIG
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.text import Text


class TroublePage(DoorPage):
    """The store is damaged, foreign or newer; nothing in it was changed."""

    retry = Signal()
    restore_backup = Signal()
    elsewhere = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("The store cannot be opened"), parent)
        self._first: Button | None = None
        self.sentence = Text(sentence, "body")
        self.column.addWidget(self.sentence)
        self.column.addSpacing(12)
        self.add_ways()

    def add_ways(self) -> None:
        """The buttons, what helps most first."""
        self.restore_button = self.add_way(tr("Restore a backup"), "archive-restore", self.restore_backup)
        self.add_way(tr("Try again"), "refresh-cw", self.retry)
        self.add_way(tr("Open another store"), "folder-open", self.elsewhere)

    def add_way(self, label: str, icon: str, way: SignalInstance) -> Button:
        """One button; the first is the big one."""
        first = self._first is None
        button = Button(label, "primary" if first else "secondary", icon=icon, height=HEIGHT_BIG if first else 50)
        button.clicked.connect(way)
        self.column.addSpacing(12)
        self.column.addWidget(button)
        self._first = self._first or button
        return button

    def start(self) -> None:
        """The focus goes to what helps."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)


class LostPage(TroublePage):
    """Where the store is has been forgotten, and none stands in the usual place."""

    new_store = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        sentence = tr(
            "What ExitDesk remembered about this computer cannot be read, so it does not know where your store is. "
            "The store itself has not been touched. Choose its folder."
        )
        super().__init__(sentence, parent)
        self.set_title(tr("Where is the store?"))

    def add_ways(self) -> None:
        self.choose_button = self.add_way(tr("Choose the store's folder"), "folder-open", self.elsewhere)
        self.restore_button = self.add_way(tr("Restore a backup"), "archive-restore", self.restore_backup)
        self.new_button = self.add_way(tr("We have no store yet"), "plus", self.new_store)
