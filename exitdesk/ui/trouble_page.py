"""When the store cannot be opened: the sentence, and what can be done. Never the first start in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
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
        self.sentence = Text(sentence, "body")
        self.column.addWidget(self.sentence)
        self.column.addSpacing(24)
        self.restore_button = Button(tr("Restore a backup"), "primary", icon="archive-restore", height=HEIGHT_BIG)
        self.restore_button.clicked.connect(self.restore_backup)
        self.column.addWidget(self.restore_button)
        self.column.addSpacing(12)
        again = Button(tr("Try again"), "secondary", icon="refresh-cw", height=50)
        again.clicked.connect(self.retry)
        self.column.addWidget(again)
        self.column.addSpacing(12)
        other = Button(tr("Open another store"), "secondary", icon="folder-open", height=50)
        other.clicked.connect(self.elsewhere)
        self.column.addWidget(other)

    def start(self) -> None:
        """The focus goes to what helps."""
        self.restore_button.setFocus(Qt.FocusReason.TabFocusReason)
