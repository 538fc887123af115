"""Beside the sections: the return of the last quarter as the draft would make it, and what the draft would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_consequences import Situation, consequences_of
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.reading import Levels, Outlook, read_outlook
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.return_table import ReturnTable
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import Profile

WAIT_MS: Final = 250
_MOST_SENTENCES: Final = 4


class _PreviewTable(ReturnTable):
    """Without a foot: the words above say how much of it is shown."""

    def _fit_footer(self) -> None:
        self.table.set_footer("")


class OutlookPanel(QWidget):
    """Worked out on the store's thread a quarter of a second after the last edit; ``shown`` when it stands there.

    ``consequences`` are those of the draft as it is, for whoever asks before saving.
    """

    shown = Signal()

    def __init__(self, desk: DeskContext, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._editing = desk, editing
        self._other: Profile | None = None
        self._levels = Levels()
        self._asked = 0
        self._outlook: Outlook | None = None
        self._place = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.ask_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(12)
        self.note = Card(padding=14, spacing=6, ground="due_soft")
        self.note.setAccessibleName(tr("What it would mean"))
        self.title = Text("", "card_title")
        self.caption = Text("", "caption")
        words = QVBoxLayout()
        words.setContentsMargins(4, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        self.table = _PreviewTable()
        column.addWidget(self.note)
        column.addLayout(words)
        column.addWidget(self.table, 1)
        self.note.hide()

    def consequences(self) -> tuple[str, ...]:
        """What the draft would mean, by what is known of the store now."""
        found = self._outlook if self._other is None else None
        stored = self._editing.facts.stored
        situation = (
            Situation(stored) if found is None else Situation(stored, found.lacking_number, found.past_retention)
        )
        return consequences_of(self._editing.draft, self._editing.now, situation)

    def forget(self) -> None:
        """The store changed: read it anew."""
        self._levels = Levels()
        self.ask()

    def look_at(self, profile: Profile | None) -> None:
        """Preview another profile, such as an earlier version; None: the draft again."""
        if profile is not self._other:
            self._other = profile
            self.ask()

    def look_at_column(self, place: int) -> None:
        """Bring a column of the draft into view."""
        self._place = place
        self._reveal()

    def ask(self) -> None:
        """Work it out once typing rests."""
        self._show_sentences()
        self._timer.start()

    def ask_now(self) -> None:
        """Work it out; a draft with problems leaves what stood there."""
        self._timer.stop()
        profile = self._other
        if profile is None:
            if self._editing.problems:
                self.caption.setText(tr("The preview waits until everything is mended."))
                return
            profile = self._editing.wanted()
        now, levels, today = self._editing.now, self._levels, self._desk.today()
        retention = self._other is None and profile.retention_months != now.retention_months
        self._asked += 1
        asked, wanted = self._asked, profile

        def show(outlook: Outlook) -> None:
            if asked == self._asked:
                self._show(outlook)

        self._desk.worker.run(
            lambda store: read_outlook(store, wanted, today, levels, retention=retention), show, lambda _error: None
        )

    def _show(self, outlook: Outlook) -> None:
        self._outlook = outlook
        preview, table = outlook.preview, self.table.table
        self.table.show_preview(preview)
        people = trn("{n} contact", "{n} contacts", outlook.people)
        columns = trn("{n} column", "{n} columns", len(preview.columns))
        self.title.setText(tr("The return of {period}", period=period_in_name(outlook.period)))
        words = f"{people}, {columns}"
        if outlook.people > len(preview.rows):
            words = f"{words} · {tr('the first {n} are shown', n=len(preview.rows))}"
        self.caption.setText(words)
        table.set_heading("", "")
        table.pinned = min(1, table.pinned)
        table.pins.fit()
        self._reveal()
        self._show_sentences()
        self.shown.emit()

    def _show_sentences(self) -> None:
        clear_layout(self.note.body)  # type: ignore[arg-type]
        sentences = self.consequences() if self._other is None else ()
        for sentence in sentences[:_MOST_SENTENCES]:
            self.note.body.addWidget(Text(sentence, "caption", token="due"))
        more = len(sentences) - _MOST_SENTENCES
        if more > 0:
            self.note.body.addWidget(Text(trn("{n} more", "{n} more", more), "caption", token="due"))
        self.note.setVisible(bool(sentences))

    def _reveal(self) -> None:
        """Scroll sideways so that the column that is worked on can be seen."""
        outlook = self._outlook
        if outlook is None or self._other is not None or not 0 <= self._place < len(outlook.preview.columns):
            return
        title = outlook.preview.columns[self._place].title
        table = self.table.table
        number = next((at for at, one in enumerate(table.model.columns) if one.title == title), -1)
        if number < 0:
            return
        left = sum(table.view.columnWidth(at) for at in range(number))
        pinned = sum(table.view.columnWidth(at) for at in range(table.pinned))
        bar, room = table.view.horizontalScrollBar(), table.view.viewport().width()
        start, end = left - bar.value(), left + table.view.columnWidth(number) - bar.value()
        if number >= table.pinned and (start < pinned or end > room):
            bar.setValue(round(left - (pinned + room) / 2))
        table.heads.update()
