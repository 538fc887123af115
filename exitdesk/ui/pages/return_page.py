"""The quarterly return: what is missing, what leaves the laptop, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.models.return_view import QUARTERS_SHOWN, Overview, period_cards, read_overview, read_preview
from exitdesk.ui.pages import Page
from exitdesk.ui.theme import HEIGHT_EXPORT, SMALLEST_TARGET, colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.check_card import CheckCard, Tone
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.quarter_cards import QuarterCards
from exitdesk.ui.widgets.return_table import ReturnTable
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.scroll_page import ScrollBody, clear_layout
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.return_checks import GapGroup
    from exitdesk.store.opening import OpenStore

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
        self._preview: ReturnPreview | None = None
        self._asked = 0
        self.scaffold.set_heading(
            self.title(), tr("To the agency. See exactly what leaves the computer before you export.")
        )
        self._make_periods()
        self.checks = ScrollBody()
        self.checks.column.setSpacing(10)
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
        self.periods.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.checks.setFixedWidth((_CHECKS_NARROW if narrow else _CHECKS_WIDE) + 12)

    def preview(self) -> ReturnPreview | None:
        """What is shown now."""
        return self._preview

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("Ctrl", "E"), tr("Export")),
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
        profile, period = self.desk.profile, self._period
        self._asked += 1
        asked = self._asked

        def show(preview: ReturnPreview) -> None:
            if asked == self._asked:
                self._show(preview)

        self.desk.worker.run(lambda store: read_preview(store, profile, period), show)

    def _show(self, preview: ReturnPreview) -> None:
        self._preview = preview
        count = len(preview.rows)
        self.export.set_label(trn("Export {n} row", "Export {n} rows", count) if count else tr("Export"))
        self.export.setEnabled(bool(count))
        if count:
            self.table.show_preview(preview)
            self._right.setCurrentWidget(self.table)
        else:
            self._show_nothing(preview)
        self._show_checks(preview)

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
        from exitdesk.returns.return_checks import checks_passed, gap_groups

        clear_layout(self.checks.column)
        if preview.rows or preview.held_back:
            for group in gap_groups(preview.gaps):
                self.checks.column.addWidget(self._card(group, preview))
            passed = checks_passed(preview.gaps)
            if passed:
                title = trn("{n} other check is in order", "{n} other checks are in order", passed)
                if not preview.gaps:
                    title = trn("{n} check is in order", "{n} checks are in order", passed)
                words = tr("No notes, no names of users and no exact dates leave.")
                if any(column.coding == "date" for column in preview.columns):
                    words = tr("Free text, user names and notes do not leave.")
                self.checks.column.addWidget(CheckCard("passed", title, words))
        self._left.setVisible(bool(self.checks.column.count()))
        self.checks.column.addStretch()

    def _card(self, group: GapGroup, preview: ReturnPreview) -> CheckCard:
        alone = next((gap for gap in preview.gaps if gap.code == group.code), None)
        single = len(group.contacts) == 1 and alone is not None
        error = group.severity == "error"
        if single:
            action = tr("Open and correct") if error else tr("Open")
        elif group.code == "stands_out":
            action = tr("See the rows")
        else:
            action = trn("See the {n}", "See the {n}", len(group.contacts))
        sentence = alone.message if single and alone is not None and error else group.explanation
        tone: Tone = "error" if error else "eye" if group.code == "stands_out" else "hint"
        card = CheckCard(tone, group.title, sentence, action)
        card.clicked.connect(lambda: self._open_group(group))
        return card

    def _open_group(self, group: GapGroup) -> None:
        from exitdesk.ui.widgets.records_sheet import open_records_sheet

        if len(group.contacts) == 1:
            self._open_contact(group.contacts[0])
        elif self._preview is not None:
            open_records_sheet(self, group, self._preview, self._open_contact)

    def _open_contact(self, contact: object) -> None:
        self.desk.go("person", contact=str(contact), back=self.name)

    # Export

    def _export_by_key(self) -> None:
        if self.export.isEnabled() and not self.export.is_busy():
            self.export_return()

    def export_return(self) -> None:
        """Ask where, then write the workbook of what is shown."""
        mark = f"{tr('PRACTICE')} " if self.desk.practice else ""
        name = f"{mark}{tr('Return {period}', period=period_in_name(self._period))}.xlsx"
        path = pickers.choose_target(self, tr("Where should the file go?"), name, "Excel (*.xlsx)")
        if path is None:
            return
        target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        profile, period, today = self.desk.profile, self._period, self.desk.today()

        def write(store: OpenStore, _progress: object) -> None:
            from exitdesk.forms.paperwork import write_return

            write_return(store, profile, period, target, today)

        self.export.set_busy(True)
        self.desk.worker.run_long(
            write, lambda _none: self._exported(target), self._failed, text=tr("Writing the return"), cancellable=False
        )

    def _exported(self, path: Path) -> None:
        self.export.set_busy(False)
        self.caution.hide()
        self.saved.show_file(path)
        last = self._last
        self.desk.worker.run(lambda store: read_overview(store, last), self._show_overview)

    def _failed(self, error: Exception) -> None:
        from exitdesk.ui.widgets.sheet import tell

        self.export.set_busy(False)
        tell(self, tr("The file was not written"), str(error))

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
