"""Tells that the program made a mistake, with a report that holds no data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text


class BugSheet(Sheet):
    """Closing it closes the program: what was saved is safe, what was typed is kept as a draft."""

    def __init__(self, parent: QWidget, report: str) -> None:
        super().__init__(parent, tr("The program made a mistake"), width=640)
        words = tr(
            "What was saved is safe, and what you were typing is kept as a draft. The program closes now; start it "
            "again. The text below holds no registered data and may be sent to whoever helps you."
        )
        self.content.addWidget(Text(words, "body"))
        text = NoteField(name=tr("Report"), lines=6, most_lines=12)
        text.set_text(report)
        text.edit.setReadOnly(True)
        self.content.addWidget(text)
        self.close_button.hide()
        close = self.add_button(tr("Close the program"), "primary", default=True)
        close.clicked.connect(self.close_sheet)
