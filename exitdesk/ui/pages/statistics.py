"""The tables and figures of the agency's report on the screen, for any period, and as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.forms.period_words import period_in_name, period_title
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers, theme
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.statistics_report import Look, ShownReport, draw_charts, read_report, recruitment_labels
from exitdesk.ui.pages import Page
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.chip import Chip
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.menu_button import MenuButton
from exitdesk.ui.widgets.period_chooser import PeriodChooser, Span
from exitdesk.ui.widgets.popover import PopoverRow
from exitdesk.ui.widgets.report_choice import Contents, ReportChoice
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.forms.report_values import ChartName
    from exitdesk.returns.report import Wish
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.widgets.report_card import ReportCard

_GAP: Final = 16
_WIDEST: Final = 1240
_SCROLL_STEP: Final = 60
_KINDS: Final = {"pdf": "PDF", "xlsx": "Excel", "json": "JSON"}


class StatisticsPage(Page):
    """Key figures, charts and tables; every figure is worked out on the worker's thread."""

    name = "statistics"
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._period: Period = WHOLE_PROJECT
        self._report: ShownReport | None = None
        self._cards: list[ReportCard] = []
        self._look: Look | None = None
        self._asked = 0
        self.publish = Chip(tr("For publication"), "eye-off")
        self.publish.setToolTip(tr("Numbers under {n} are left out", n=desk.profile.small_numbers))
        self.publish.toggled.connect(lambda _on: self._read())
        rows = [
            PopoverRow("pdf", tr("Report as PDF"), icon="file-text", slim=True),
            PopoverRow("xlsx", tr("Tables for Excel"), icon="table-2", slim=True),
            PopoverRow("json", tr("Figures as JSON"), icon="file-output", slim=True),
        ]
        self.export = MenuButton(tr("Export"), rows, icon="download", keys=("Ctrl", "E"))
        self.export.chosen.connect(lambda kind: self.export_as(str(kind)))
        self.contents = Contents()
        self.choose_contents = Button(tr("Contents"), "secondary", icon="list", keys=("I",))
        self.choose_contents.clicked.connect(self.ask_contents)
        contents_key = QShortcut(QKeySequence("I"), self)
        contents_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        contents_key.activated.connect(self.ask_contents)
        self.scaffold.action_row.addWidget(self.publish)
        self.scaffold.action_row.addWidget(self.choose_contents)
        self.scaffold.action_row.addWidget(self.export)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.export.toggle_list)
        self.chooser = PeriodChooser(desk.today)
        self.chooser.chosen.connect(self._choose)
        self.scaffold.head_column.addWidget(self.chooser)
        self.scaffold.head_column.addSpacing(10)
        self.saved = SavedFile()
        self.scaffold.foot.addWidget(self.saved)
        self._content = QVBoxLayout()
        self._content.setSpacing(_GAP)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        holder.setLayout(self._content)
        self._content.setContentsMargins(0, 0, 6, 0)
        self.scaffold.body.addWidget(holder)
        self.scaffold.body.addStretch()
        self._redraw_timer = QTimer(self)
        self._redraw_timer.setSingleShot(True)
        self._redraw_timer.setInterval(120)
        self._redraw_timer.timeout.connect(self._redraw)
        theme.watch.changed.connect(self._redraw_timer.start)

    @classmethod
    def title(cls) -> str:
        return tr("Statistics")

    def load(self) -> None:
        from exitdesk.returns.report import Part, kept_parts

        def show(parts: frozenset[Part]) -> None:
            self.contents = replace(self.contents, left_out=frozenset(Part) - parts)
            self._read()

        self.desk.worker.run(lambda store: kept_parts(store.reading), show)

    def entered(self) -> None:
        self.chooser.pills.setFocus(Qt.FocusReason.OtherFocusReason)

    def report(self) -> ShownReport | None:
        """What is shown now."""
        return self._report

    def shown_look(self) -> Look | None:
        """Widths and colours that the charts were drawn in."""
        return self._look

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [(("I",), tr("Contents")), (("Ctrl", "E"), tr("Export")), (("PgUp", "PgDn"), tr("Scroll"))]

    def ask_contents(self) -> None:
        """Which sections, which period beside it, which day."""
        choice = ReportChoice(self, self.contents, self._period, self.desk.today)
        choice.chosen.connect(self.set_contents)
        choice.sheet.closed.connect(choice.deleteLater)
        choice.open()

    def set_contents(self, contents: object) -> None:
        """Show this much; the sections are remembered with the store."""
        from exitdesk.returns.report import Part, parts_setting

        assert isinstance(contents, Contents)
        before, self.contents = self.contents, contents
        if before.left_out != contents.left_out and not self.desk.read_only:
            setting = parts_setting(frozenset(Part) - contents.left_out)
            self.desk.worker.run(lambda store: store.operations.set_setting(*setting), lambda _none: self._read())
        else:
            self._read()

    def wish(self) -> Wish:
        """What is chosen on the page."""
        from exitdesk.returns.report import Part, Wish

        contents = self.contents
        compare = contents.compared_with(self._period)
        return Wish(self._period, compare, contents.day, frozenset(Part) - contents.left_out)

    def _choose(self, period: object) -> None:
        assert isinstance(period, Period)
        self._period = period
        self._read()

    def _read(self) -> None:
        profile, wish, publish, look = self.desk.profile, self.wish(), self.publish.isChecked(), self._wanted_look()
        today = self.desk.today()
        self._asked += 1
        asked = self._asked

        def show(report: ShownReport) -> None:
            if asked == self._asked:
                self._look = look
                self._show(report)

        def refused(error: Exception) -> None:
            if asked == self._asked:
                self._show_refusal(str(error))

        self.desk.worker.run(
            lambda store: read_report(store, profile, wish, today, publish=publish, look=look), show, refused
        )

    def _wanted_look(self) -> Look:
        from exitdesk.ui.widgets.report_card import GAP, PADDING

        margins = self.scaffold.contents_margin()
        width = min(max(self.width(), 640) - margins - 6 - 6, _WIDEST - 6)
        inside = width - 2 * PADDING
        full = min(round((inside - GAP) * 0.6), 700)
        half = (width - _GAP) // 2 - 2 * PADDING
        return Look(full, half, theme.is_dark())

    def _show(self, report: ShownReport) -> None:
        from exitdesk.ui.widgets.key_figure import KeyFigureCard, figure_row
        from exitdesk.ui.widgets.report_card import ReportCard

        self._report = report
        look = self._look
        assert look is not None
        self.scaffold.set_heading(self.title(), report.content.about)
        clear_layout(self._content)
        self._cards = []
        self.export.setEnabled(not report.report.empty)
        if report.report.empty:
            self._content.addWidget(self._nothing())
            return
        for line in self._quiet_lines(report):
            self._content.addWidget(Text(line, "caption"))
        if report.content.key_figures:
            cards = [KeyFigureCard(one.name, one.figure, one.note) for one in report.content.key_figures]
            self._content.addLayout(figure_row(cards))
        waiting: QHBoxLayout | None = None
        for section in report.content.sections:
            card = ReportCard(section, report.drawn, look.width(section))
            self._cards.append(card)
            if not section.narrow:
                self._content.addWidget(card)
            elif waiting is None:
                waiting = QHBoxLayout()
                waiting.setSpacing(_GAP)
                waiting.addWidget(card, 1)
                self._content.addLayout(waiting)
            else:
                waiting.addWidget(card, 1)
                waiting = None

    def _quiet_lines(self, report: ShownReport) -> list[str]:
        """What stands side by side; what is left out, and why."""
        lines = [report.content.explained] if report.content.explained else []
        if report.report.published:
            words = tr(
                "Numbers under {n} are left out (–), and others with them so that none can be worked out.",
                n=self.desk.profile.small_numbers,
            )
            told = trn(
                "{n} earlier publication is taken into account.", "{n} earlier publications are taken into account.",
                report.earlier,
            )  # fmt: skip
            lines.append(f"{words} {told}" if report.earlier else words)
        return lines

    def _show_refusal(self, sentence: str) -> None:
        """The figures cannot be shown, for instance because there are too few to publish."""
        self._report = None
        self._cards = []
        self.export.setEnabled(False)
        self.scaffold.set_heading(self.title(), period_title(self._period))
        clear_layout(self._content)
        empty = EmptyState(tr("Not shown"), sentence)
        empty.setMinimumHeight(360)
        self._content.addWidget(empty)

    def _nothing(self) -> EmptyState:
        if self._period == WHOLE_PROJECT:
            words = tr("Nothing to count yet"), tr("The figures come as soon as the first contact is registered.")
        else:
            words = tr("Nobody in this period"), tr("Choose another period, or the whole project.")
        empty = EmptyState(*words)
        empty.setMinimumHeight(360)
        return empty

    # Another width or other colours

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw_timer.start()

    def _redraw(self) -> None:
        report, look = self._report, self._wanted_look()
        if report is None or look == self._look or not self._cards:
            return
        self._look = look
        labels = recruitment_labels(self.desk.profile)
        self.desk.worker.run(
            lambda _store: draw_charts(report.report, report.content, labels, look),
            lambda drawn: self._show_charts(report, drawn, look),
        )

    def _show_charts(self, report: ShownReport, drawn: dict[ChartName, bytes], look: Look) -> None:
        if report is not self._report:
            return
        for card, section in zip(self._cards, report.content.sections, strict=True):
            if section.chart is not None:
                card.show_chart(drawn[section.chart], look.width(section))

    # Files

    def export_as(self, kind: str) -> None:
        """Ask where, then write what is shown as ``pdf``, ``xlsx`` or ``json``."""
        report = self._report
        if report is None:
            return
        path = pickers.choose_target(
            self, tr("Where should the file go?"), f"{self.proposed_name()}.{kind}", f"{_KINDS[kind]} (*.{kind})"
        )
        if path is None:
            return
        path = path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")
        profile, today = self.desk.profile, self.desk.today()

        def write(store: OpenStore, _progress: object) -> None:
            from exitdesk.forms.report_files import write_report

            write_report(store, profile, report.report, path, today)

        self.desk.worker.run_long(
            write, lambda _none: self._written(path), text=tr("Writing the file"), cancellable=False
        )

    def proposed_name(self) -> str:
        """Of a file of what is shown: practice, the periods, and whether it may be published."""
        period, beside = period_in_name(self._period), self.contents.compared_with(self._period)
        if beside is not None:
            period = tr("{first} and {last}", first=period, last=period_in_name(beside))
        published = self._report is not None and self._report.report.published
        if published:
            name = tr("Statistics {period} for publication", period=period)
        else:
            name = tr("Statistics {period}", period=period)
        return f"{tr('PRACTICE')} {name}" if self.desk.practice else name

    def _written(self, path: Path) -> None:
        self.saved.show_file(path)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        area = self.scaffold.scroll_area
        assert area is not None
        bar = area.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep() - _SCROLL_STEP,
            Qt.Key.Key_PageUp: _SCROLL_STEP - bar.pageStep(),
            Qt.Key.Key_Down: _SCROLL_STEP,
            Qt.Key.Key_Up: -_SCROLL_STEP,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def choose_span(self, span: Span, period: Period | None = None) -> None:
        """Show one of the usual periods, or the dates of ``period``."""
        self.chooser.choose(span, period)
