"""Before a return leaves: into which file, with what password, and what the file does not protect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.forms.period_words import period_in_name
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.template_choice import TemplateChoice, last_choice, read_choice
from exitdesk.ui.returning.password_pair import PasswordPair
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.errors import ExitDeskError
    from exitdesk.returns.export_gate import TextPlace
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.standing_out import Steps
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.returning.template_sheet import TemplateSheet

OWN: Final = "own"
AGENCY: Final = "agency"
EXCEL: Final = "Excel (*.xlsx)"
_REGISTRATION: Final = "Registrering"


@dataclass(frozen=True)
class Export:
    """What is to be written: the return of ``preview``'s period, told less by ``coarser``; and how many
    ``corrections`` to earlier ones are not in it."""

    preview: ReturnPreview
    coarser: Steps
    corrections: int = 0


class ExportSheet(Sheet):
    """``written`` gets the file's path. ``open_contact`` opens a record that the last look stopped at."""

    def __init__(
        self,
        parent: QWidget,
        desk: DeskContext,
        export: Export,
        *,
        written: Callable[[Path], object],
        open_contact: Callable[[str], object],
    ) -> None:
        count = len(export.preview.rows)
        period = period_in_name(export.preview.period)
        rows = trn("{n} row", "{n} rows", count)
        super().__init__(parent, tr("Export the return"), subtitle=f"{period} · {rows}", width=640)
        self._desk, self._export, self._written, self._open_contact = desk, export, written, open_contact
        self.choice: TemplateChoice | None = None
        self.columns: TemplateSheet | None = None
        self._refused: Banner | None = None
        self._asking = False
        self.kind = ChoicePills(
            tr("File"), [Choice(OWN, tr("ExitDesk's own workbook")), Choice(AGENCY, tr("The agency's own workbook"))],
            value=OWN,
        )  # fmt: skip
        self.kind.changed.connect(self._kind_chosen)
        self.content.addWidget(self.kind)
        self._make_template_line()
        self.password = PasswordPair()
        self.password.changed.connect(self._show_state)
        self.content.addWidget(self.password)
        self.protection = Banner(tr("What the file does not protect"), "", icon="shield-check", tone="due")
        self.content.addWidget(self.protection)
        if export.corrections:
            words = trn("{n} correction to earlier returns is not in the file. Save it under “Check before export”.",
                        "{n} corrections to earlier returns are not in the file. Save them under "
                        "“Check before export”.", export.corrections)  # fmt: skip
            self.content.addWidget(Text(words, "caption", token="due"))
        if desk.practice:
            words = tr("The agency's workbook carries no mark of practice. Do not send it.")
            self.practice = Text(words, "caption", token="due")
            self.content.addWidget(self.practice)
        self.add_cancel()
        self.go_on = self.add_button(tr("Choose where, and export"), "primary", keys=("Enter",), default=True)
        self.go_on.clicked.connect(self.write)
        self._show_state()

    def _make_template_line(self) -> None:
        self.template_line = QWidget()
        row = QHBoxLayout(self.template_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.template_text = Text("", "body")
        self.look = Button(tr("Columns"), "secondary", icon="list", keys=("Alt", "K"), height=40)
        self.look.clicked.connect(self.show_columns)
        self.pick = Button(tr("Choose the file"), "secondary", icon="folder-open", height=40)
        self.pick.clicked.connect(self.pick_template)
        row.addWidget(self.template_text, 1)
        for button in (self.look, self.pick):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_key("Alt+K", self.show_columns)
        self.content.addWidget(self.template_line)
        words = tr("Sums on other sheets are worked out when Excel opens the file. In LibreOffice: Ctrl+Shift+F9.")
        self.elsewhere = Text(words, "caption")
        self.content.addWidget(self.elsewhere)

    def open_here(self) -> None:
        """Show it; the template of the last return is chosen where there was one."""
        self.open(self.go_on)
        profile, preview = self._desk.profile, self._export.preview
        self._desk.worker.run_long(
            lambda store, progress: last_choice(store, profile, preview, progress.step),
            self._take_last,
            lambda _error: None,
            text=tr("Reading the workbook"),
        )

    def _take_last(self, found: tuple[TemplateChoice | None, bool]) -> None:
        choice, used = found
        self.choice = choice
        if choice is not None and used:
            self.kind.set_value(AGENCY)
        self._show_state()

    # What is chosen

    def _kind_chosen(self, _kind: object) -> None:
        self._show_state()
        if self.kind.value() == AGENCY and self.choice is None and not self._asking:
            self._asking = True
            QTimer.singleShot(0, self, self._pick_first)  # the pill must have its state before a dialog opens

    def _pick_first(self) -> None:
        self._asking = False
        self.pick_template()

    def pick_template(self) -> None:
        """Choose the agency's .xlsx, and look at its columns unless they were mapped before."""
        path = pickers.choose_file(self, tr("Choose the agency's workbook"), EXCEL)
        if path is None:
            self._show_state()
            return
        profile, preview = self._desk.profile, self._export.preview

        def read(choice: TemplateChoice) -> None:
            self.choice = choice
            if self.kind.value() != AGENCY:
                self.kind.set_value(AGENCY)
            self._tell_trouble("")
            self._show_state()
            if not choice.ready:
                self.show_columns()

        self._desk.worker.run_long(
            lambda store, progress: read_choice(store, profile, preview, path, progress.step),
            read,
            self._failed,
            cancelled=self._show_state,
            text=tr("Reading the workbook"),
        )

    def show_columns(self) -> None:
        """The template's columns beside ours."""
        from exitdesk.ui.returning.template_sheet import TemplateSheet

        if self.choice is not None:
            self.columns = TemplateSheet(self, self._desk, self.choice, self._mapped)
            self.columns.open_here()

    def _mapped(self, choice: TemplateChoice) -> None:
        self.choice = choice
        self._show_state()
        self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_state(self) -> None:
        agency = self.kind.value() == AGENCY
        self.template_line.setVisible(agency)
        self.elsewhere.setVisible(agency and self.choice is not None and self.choice.works_out_elsewhere)
        if self._desk.practice:
            self.practice.setVisible(agency)
        self.look.setVisible(self.choice is not None)
        self.pick.set_label(tr("Another file") if self.choice is not None else tr("Choose the file"))
        self.template_text.setText(self._template_words())
        words = tr("An ID number can lead to a person: the file is pseudonymised, not anonymous.")
        if self.password.text():
            words += " " + tr("Tell the password by another way than the file. It is kept nowhere.")
        else:
            words += " " + tr("Without a password, whoever gets hold of the file can read it.")
        self.protection.show_words(tr("What the file does not protect"), words)

    def _template_words(self) -> str:
        choice = self.choice
        if choice is None:
            return tr("No file is chosen yet.")
        columns = trn("{n} column mapped", "{n} columns mapped", choice.mapped)
        state = columns if choice.ready else tr("its columns must be looked at")
        return f"{choice.template.name}: {state}"

    # Writing

    def write(self) -> None:
        """Ask where, then write; what is missing is asked for first."""
        if self.go_on.is_busy() or not self.password.check():
            return
        agency = self.kind.value() == AGENCY
        if agency and self.choice is None:
            self.pick_template()
            return
        if agency and self.choice is not None and not self.choice.ready:
            self.show_columns()
            return
        path = pickers.choose_target(self, tr("Where should the file go?"), self.proposed_name(), EXCEL)
        if path is not None:
            self._write_to(path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx"))

    def proposed_name(self) -> str:
        """Neutral: the period and nothing else, with the mark of practice where it belongs."""
        mark = f"{tr('PRACTICE')} " if self._desk.practice else ""
        return f"{mark}{tr('Return {period}', period=period_in_name(self._export.preview.period))}.xlsx"

    def _write_to(self, target: Path) -> None:
        choice = self.choice if self.kind.value() == AGENCY else None
        profile, period, today = self._desk.profile, self._export.preview.period, self._desk.today()
        password, coarser = self.password.text() or None, self._export.coarser

        def write(store: OpenStore, _progress: object) -> None:
            from exitdesk.forms.paperwork import write_return

            write_return(
                store, profile, period, target, today, template=choice.template if choice else None,
                mapping=choice.mapping if choice else None, password=password, coarser=coarser,
            )  # fmt: skip

        self.go_on.set_busy(True)
        self._desk.worker.run_long(
            write,
            lambda _none: self._done(target),
            self._failed,
            text=tr("Writing the return"),
            cancellable=False,
        )

    def _done(self, target: Path) -> None:
        self.close_sheet()
        self._written(target)

    def _failed(self, error: ExitDeskError) -> None:
        from exitdesk.returns.export_gate import NotWritten

        self.go_on.set_busy(False)
        contact = self._contact_at(error.place) if isinstance(error, NotWritten) else None
        self._tell_trouble(str(error), contact)

    def _contact_at(self, place: TextPlace) -> str | None:
        """The contact whose row the last look stopped at."""
        preview = self._export.preview
        number = place.record.split(",")[0].strip()
        for row in preview.rows:
            if number and number in map(str, row.cells):
                return row.contact
        at = place.row - self._first_row() if place.row else -1
        in_rows = place.sheet == _REGISTRATION or self.kind.value() == AGENCY
        return preview.rows[at].contact if in_rows and 0 <= at < len(preview.rows) else None

    def _first_row(self) -> int:
        if self.kind.value() == AGENCY and self.choice is not None:
            return self.choice.sheet.first_row
        return 3 if self._desk.practice else 2

    def _tell_trouble(self, sentence: str, contact: str | None = None) -> None:
        if self._refused is not None:
            self._refused.hide()
            self._refused.deleteLater()
            self._refused = None
        if not sentence:
            return
        action = tr("Open the contact") if contact else ""
        banner = Banner(tr("The file was not written"), sentence, action=action, icon="circle-alert", tone="err")
        if contact:
            banner.acted.connect(lambda: self._go_to(contact))
        self.content.insertWidget(0, banner)
        self._refused = banner
        banner.show()
        self.scroll_to(banner)
        if contact:
            banner.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, contact: str) -> None:
        self.close_sheet()
        self._open_contact(contact)

    def trouble(self) -> str:
        """The sentence that is shown, for screen readers and tests."""
        return self._refused.detail_text.text() if self._refused is not None else ""
