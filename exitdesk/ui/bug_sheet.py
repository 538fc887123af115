"""Tells that the program made a mistake, with a report that holds no data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text


class BugSheet(Sheet):
    """The store is closed already. ``again`` asks to start the program anew; closing the sheet closes the program."""

    again = Signal()

    def __init__(self, parent: QWidget, report: str, *, kept: bool) -> None:
        super().__init__(parent, tr("The program made a mistake"), width=640)
        words = tr("It has stopped. What was saved is safe.")
        if kept:
            words += " " + tr("What you were typing is kept, and is there again after unlocking.")
        self.content.addWidget(Text(words, "body"))
        note = tr(
            "The text below tells where it happened. It holds nothing that was registered or typed, and may be sent to "
            "whoever helps you."
        )
        self.content.addWidget(Text(note, "secondary"))
        self.text = NoteField(name=tr("Report"), lines=6, most_lines=12, guarded=False)
        self.text.set_text(report)
        self.text.edit.setReadOnly(True)
        self.content.addWidget(self.text)
        self.close_button.hide()
        close = self.add_button(tr("Close the program"), "secondary")
        close.clicked.connect(self.close_sheet)
        self.again_button = self.add_button(tr("Start again"), "primary", keys=("Enter",), default=True)
        self.again_button.clicked.connect(self.again)
