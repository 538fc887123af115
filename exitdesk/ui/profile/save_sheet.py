"""Before a profile is saved: what changed, what is renamed along, and what it would mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exitdesk.domain.names import NameKind
from exitdesk.i18n import tr, trn
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text


class SaveSheet(Sheet):
    """``agreed``: save it."""

    agreed = Signal()

    def __init__(self, parent: QWidget, editing: Editing, consequences: Sequence[str]) -> None:
        count = len(editing.changes)
        title = trn("Save {n} change in the profile?", "Save {n} changes in the profile?", count)
        super().__init__(parent, title, subtitle=tr("It becomes version {n}.", n=editing.facts.version + 1), width=600)
        self.content.setSpacing(10)
        for sentence in editing.changes:
            self.content.addWidget(Text(sentence, "body"))
        for words in _renamed(editing):
            self.content.addWidget(Text(words, "body_strong"))
        if consequences:
            note = Card(tr("What it would mean"), padding=16, spacing=6, ground="due_soft")
            for sentence in consequences:
                note.body.addWidget(Text(sentence, "caption", token="due"))
            self.content.addWidget(note)
        kept = tr("What was returned before stays as it was sent. Ctrl+Z takes all of this back.")
        self.content.addWidget(Text(kept, "caption"))
        self.message = FieldMessage()
        self.content.addWidget(self.message)
        self.add_cancel()
        self.save = self.add_button(tr("Save"), "primary", keys=("Ctrl", "S"), default=True)
        self.save.clicked.connect(self._agree)

    def open_here(self) -> None:
        """Show it."""
        self.open(self.save)

    def _agree(self) -> None:
        if not self.save.is_busy():
            self.save.set_busy(True)
            self.agreed.emit()

    def show_failed(self, error: Exception) -> None:
        """Nothing was saved: say why, and keep everything."""
        self.save.set_busy(False)
        self.message.show_error(str(error))
        self.scroll_to(self.message)


def _renamed(editing: Editing) -> list[str]:
    found = []
    for one in editing.draft.renamings():
        carried = editing.facts.stored.carrying(one.kind, one.old)
        rows = trn("{n} talk", "{n} talks", carried)
        if one.kind is NameKind.ACTIVITY:
            rows = trn("{n} activity", "{n} activities", carried)
        if carried:
            found.append(tr("{rows} with “{old}” get the name “{new}”.", rows=rows, old=one.old, new=one.new))
    for one in editing.draft.left_behind():
        if editing.facts.stored.carrying(one.kind, one.old):
            found.append(tr("What is registered with “{old}” keeps that name.", old=one.old))
    return found
