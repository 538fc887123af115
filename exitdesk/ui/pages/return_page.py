"""The quarterly return: what is missing, what leaves the laptop, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.models.return_view import (
    QUARTERS_SHOWN,
    Note,
    Overview,
    corrections_note,
    period_cards,
    places_of,
    read_both,
    read_earlier,
    read_overview,
    unfinished_note,
)
from exitdesk.ui.pages import Page
from exitdesk.ui.returning.check_column import ALWAYS_LISTED, STANDS_OUT, CheckColumn
from exitdesk.ui.returning.corrections_sheet import open_corrections
from exitdesk.ui.returning.corrections_watch import CorrectionsWatch
from exitdesk.ui.theme import HEIGHT_EXPORT, SMALLEST_TARGET, colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.quarter_cards import QuarterCards
from exitdesk.ui.widgets.records_sheet import open_records_sheet
from exitdesk.ui.widgets.return_table import ReturnTable
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.return_checks import GapGroup
    from exitdesk.returns.standing_out import Steps
    from exitdesk.store.snapshots import Snapshot

_CHECKS_WIDE: Final = 288
_CHECKS_NARROW: Final = 252


class ReturnPage(Page):
    """Quarter, check, the exact table, export. A row or a card opens the record behind it."""

    name = "return"
    scrolls = False
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        this_quarter = Quarter.of(desk.today())
        self._last = this_quarter
        self._period: Period = this_quarter.previous.period
        self._chosen = False
        self._overview: Overview | None = None
        self._exact: ReturnPreview | None = None
        self._preview: ReturnPreview | None = None
        self._coarser: Steps = frozenset()
        self._stand_at = ""
        self._asked = 0
        self.scaffold.set_heading(
            self.title(), tr("To the agency. See exactly what leaves the computer before you export.")
        )
        self._make_periods()
        self.checks = CheckColumn()
        self.checks.wanted.connect(self._open_group)
        self.checks.told_less.connect(self.show_standing_out)
        self.checks.note_wanted.connect(lambda _code: self.show_corrections())
        self._corrections = 0
        self._watch = CorrectionsWatch(desk, self)
        self._watch.found.connect(self._found_corrections)
        self.checks.setFixedWidth(_CHECKS_WIDE + 12)
        self.table = ReturnTable()
        self.table.opened.connect(self._open_contact)
        self.nothing = EmptyState("", "")
        right = QWidget()
        self._right = QStackedLayout(right)
        self._right.addWidget(self.table)
        self._right.addWidget(self.nothing)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(2)
        left.addWidget(Text(tr("Check before export"), "card_title"))
        left.addWidget(self.checks, 1)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._left)
        middle.addWidget(right, 1)
        self.scaffold.body.addLayout(middle, 1)
        self._make_foot()

    def _make_periods(self) -> None:
        self.sent = Button(tr("Sent"), "secondary", icon="history", keys=("S",), height=SMALLEST_TARGET)
        self.sent.setAccessibleName(tr("Returns that were sent"))
        self.sent.clicked.connect(self.show_sent)
        sent_key = QShortcut(QKeySequence("S"), self)
        sent_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        sent_key.activated.connect(self.show_sent)
        self.scaffold.action_row.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignBottom)
        self.earlier = Button("", "secondary", icon="chevron-left", name=tr("Earlier quarters"), height=SMALLEST_TARGET)
        self.later = Button("", "secondary", icon="chevron-right", name=tr("Later quarters"), height=SMALLEST_TARGET)
        self.earlier.clicked.connect(lambda: self._turn(-QUARTERS_SHOWN))
        self.later.clicked.connect(lambda: self._turn(QUARTERS_SHOWN))
        for button in (self.earlier, self.later):
            button.hide()
            self.scaffold.action_row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.periods = QuarterCards()
        self.periods.chosen.connect(self._choose)
        self.scaffold.head_column.addSpacing(8)
        self.scaffold.head_column.addWidget(self.periods)
        self.scaffold.head_column.addSpacing(8)

    def _make_foot(self) -> None:
        self.export = Button(tr("Export"), "primary", icon="download", keys=("Ctrl", "E"), height=HEIGHT_EXPORT)
        self.export.clicked.connect(self.export_return)
        self.export.setEnabled(False)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._export_by_key)
        self.caution = _Caution()
        self.saved = SavedFile(above=0)
        self.saved.dismissed.connect(self.caution.show)
        row = QHBoxLayout()
        row.setContentsMargins(0, 18, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.caution, 1)
        row.addWidget(self.saved, 1)
        row.addWidget(self.export, 0, Qt.AlignmentFlag.AlignBottom)
        self.scaffold.foot.addLayout(row)

    @classmethod
    def title(cls) -> str:
        return tr("Return")

    def load(self) -> None:
        last = self._last
        self.desk.worker.run(lambda store: read_overview(store, last), self._show_overview)
        self._read()

    def entered(self) -> None:
        if not (self._stand_at and self._preview is not None and self.checks.stand_at(self._stand_at)):
            self.periods.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._preview is not None:
            self._watch.look(self._preview.period)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.checks.setFixedWidth((_CHECKS_NARROW if narrow else _CHECKS_WIDE) + 12)

    def preview(self) -> ReturnPreview | None:
        """What is shown now."""
        return self._preview

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("Ctrl", "E"), tr("Export")),
            (("S",), tr("Returns that were sent")),
            (("Left", "Right"), tr("Another quarter")),
            (("PgUp", "PgDn"), tr("Scroll the table")),
            (("Enter",), tr("Open what is chosen")),
        ]

    # Periods

    def _turn(self, quarters: int) -> None:
        for _ in range(abs(quarters)):
            self._last = self._last.next if quarters > 0 else self._last.previous
        self.load()

    def _choose(self, period: object) -> None:
        assert isinstance(period, Period)
        self._chosen = True
        self._period = period
        self._coarser, self._stand_at, self._corrections = frozenset(), "", 0
        self.saved.hide()  # it was about another one
        self.caution.show()
        self._read()

    def choose_period(self, period: Period) -> None:
        """Show another period."""
        self._choose(period)
        self._show_cards()

    def _show_overview(self, overview: Overview) -> None:
        self._overview = overview
        now = Quarter.of(self.desk.today())
        first = Quarter.of(overview.start) if overview.start else now
        if not self._chosen and first == now and self._period != now.period:
            self._period = now.period  # the quarter before this one lies before the start: nothing to see there
            self._read()
        shown_from = self._last
        for _ in range(QUARTERS_SHOWN - 1):
            shown_from = shown_from.previous
        self.earlier.setVisible(first < shown_from or self._last < now)
        self.earlier.setEnabled(first < shown_from)
        self.later.setVisible(first < shown_from or self._last < now)
        self.later.setEnabled(self._last < now)
        self._show_cards()

    def _show_cards(self) -> None:
        if self._overview is not None:
            cards = period_cards(self._overview, self._last, self.desk.today())
            self.periods.show_cards(cards, self._period)

    # Check and table

    def _read(self) -> None:
        profile, period, coarser = self.desk.profile, self._period, self._coarser
        self._asked += 1
        asked = self._asked

        def show(found: tuple[ReturnPreview, ReturnPreview]) -> None:
            if asked == self._asked:
                self._show(*found)

        self.desk.worker.run(lambda store: read_both(store, profile, period, coarser), show)

    def _show(self, exact: ReturnPreview, preview: ReturnPreview) -> None:
        self._exact, self._preview = exact, preview
        count = len(preview.rows)
        self.export.set_label(trn("Export {n} row", "Export {n} rows", count) if count else tr("Export"))
        self.export.setEnabled(bool(count))
        if count:
            self.table.show_preview(preview)
            self._right.setCurrentWidget(self.table)
        else:
            self._show_nothing(preview)
        self._show_checks(preview)
        if self.isVisible():
            self._watch.look(preview.period)

    def _show_nothing(self, preview: ReturnPreview) -> None:
        if preview.held_back:
            words = tr("All are held back"), tr("Correct what stands at the left; then the rows come here.")
        elif preview.period == WHOLE_PROJECT or (self._overview is not None and self._overview.start is None):
            words = tr("Nothing to send yet"), tr("The rows come as soon as the first contact is registered.")
        else:
            words = tr("Nothing registered in this period"), tr("Choose another quarter, or the whole project.")
        self.nothing.title_text.setText(words[0])
        self.nothing.detail_text.setText(words[1])
        self.nothing.detail_text.show()
        self._right.setCurrentWidget(self.nothing)

    def _show_checks(self, preview: ReturnPreview) -> None:
        focus = QApplication.focusWidget()
        was_here = focus is not None and self.checks.isAncestorOf(focus)
        stood_at = self.checks.standing_at()
        self._left.setVisible(self.checks.show_checks(preview, self._coarser, self._notes(preview)))
        if was_here and not self.checks.stand_at(self._stand_at or stood_at):
            (self.export if self.export.isEnabled() else self.periods).setFocus(Qt.FocusReason.OtherFocusReason)

    def _notes(self, preview: ReturnPreview) -> list[Note]:
        notes = unfinished_note(preview.period, self.desk.today()), corrections_note(self._corrections)
        return [note for note in notes if note is not None]

    def _found_corrections(self, count: int) -> None:
        if count != self._corrections:
            self._corrections = count
            if self._preview is not None:
                self._show_checks(self._preview)

    def show_corrections(self) -> None:
        """What has changed in what was sent for the time before this period."""
        period = self._period

        def show(sent: list[Snapshot]) -> None:
            open_corrections(self, self.desk, self._open_correction, sent)

        self.desk.worker.run(lambda store: read_earlier(store, period), show)

    def _open_correction(self, contact: str) -> None:
        self._stand_at = "corrections"
        self.desk.go("person", contact=contact, back=self.name)

    def hideEvent(self, event: QHideEvent) -> None:
        self._watch.stop()
        super().hideEvent(event)

    def _open_group(self, group: GapGroup) -> None:
        if group.code == STANDS_OUT:
            self.show_standing_out()
        elif len(group.contacts) == 1 and group.code not in ALWAYS_LISTED:
            self._open_gap(group.code, group.contacts[0])
        elif self._preview is not None:
            sheet = open_records_sheet(
                self, self.desk, group, self._preview, lambda key: self._open_gap(group.code, key)
            )
            sheet.closed.connect(lambda: self.checks.stand_at(group.code))

    def show_standing_out(self) -> None:
        """The rows that stand out, and what telling less would change."""
        from exitdesk.ui.returning.stand_out_sheet import StandOutSheet

        if self._exact is not None:
            StandOutSheet(
                self, self.desk, self._exact, self._coarser, apply=self._tell_less,
                open_contact=lambda key: self._open_gap(STANDS_OUT, key),
            ).open_here()  # fmt: skip

    def _tell_less(self, steps: Steps) -> None:
        self._coarser = steps
        self._stand_at = "told_less"
        self._read()

    def _open_gap(self, code: str, contact: str) -> None:
        """The record behind a gap, at the field that it is about."""
        self._stand_at = code
        self.desk.go("person", contact=contact, back=self.name, **places_of(code))

    def _open_contact(self, contact: object) -> None:
        self._stand_at = ""
        self.desk.go("person", contact=str(contact), back=self.name)

    def show_sent(self) -> None:
        """What left before, and what has changed in it since."""
        from exitdesk.ui.returning.sent_sheet import SentSheet, read_sent

        self.desk.worker.run(read_sent, lambda sent: SentSheet(self, self.desk, sent, self._open_contact).open_here())

    # Export

    def _export_by_key(self) -> None:
        if self.export.isEnabled() and not self.export.is_busy():
            self.export_return()

    def export_return(self) -> None:
        """Ask which file, with what password, and where; then write what is shown."""
        from exitdesk.ui.returning.export_sheet import Export, ExportSheet

        if self._preview is not None and self._preview.rows:
            ExportSheet(
                self, self.desk, Export(self._preview, self._coarser, self._corrections), written=self._exported,
                open_contact=self._open_contact,
            ).open_here()  # fmt: skip

    def _exported(self, path: Path) -> None:
        self.caution.hide()
        self.saved.show_file(path)
        last = self._last
        self.desk.worker.run(lambda store: read_overview(store, last), self._show_overview)
        if self._coarser:  # it was for that file alone
            self._coarser = frozenset()
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self.table.table.view
        paging = event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if paging and view.isVisible() and not view.hasFocus():  # what the table leaves comes back here
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(view, event)
        else:
            super().keyPressEvent(event)


class _Caution(QWidget):
    """What the file is, beside the button that writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(Text(tr("Pseudonymised, not anonymous"), "section"))
        words = tr("An ID number can lead to a person in some cases. Treat the file as personal data.")
        column.addWidget(Text(words, "caption"))
        column.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "shield-check", QRectF(0, self.height() / 2 - 11, 22, 22), colour("ink2"), 1.75)
