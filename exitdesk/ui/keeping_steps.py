"""The steps of the first start about keeping: the recovery code, where backups go, and fetching one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.start_step import Step, StepBars
from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.painting import CENTRE, paint_text
from exitdesk.ui.widgets.text import Text


class _CodeCard(Card):
    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._groups = code.split("-")
        self.setFixedHeight(132)
        self.setAccessibleName(" ".join(self._groups))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        width = (self.width() - 40) / 4
        for number, group in enumerate(self._groups):
            box = QRectF(20 + number % 4 * width, 22 + number // 4 * 46, width, 42)
            paint_text(painter, box, group, font(20, 600, mono=True), colour("ink"), CENTRE, elide=False)


class RecoveryStep(Step):
    """The recovery code, shown once; on paper or in a file before going on. ``alone`` when it is no step of several.

    ``mark`` tells on the sheet which store it is for.
    """

    def __init__(self, code: str, mark: str, parent: QWidget | None = None, *, alone: bool = False) -> None:
        super().__init__(parent)
        self.code, self._mark = code, mark
        if alone:
            self.go_on.set_label(tr("Done"))
        else:
            self.column.addWidget(StepBars(3, 4))
        words = tr(
            "If the passphrase is forgotten, only this code opens the store. It is shown now and never again: print "
            "it or save it, and keep it apart from the computer."
        )
        self.column.addWidget(Text(words, "secondary"))
        self.column.addWidget(_CodeCard(code))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.print_button = Button(tr("Print the sheet"), "secondary", icon="printer")
        self.save_button = Button(tr("Save as PDF"), "secondary", icon="download")
        row.addWidget(self.print_button, 1)
        row.addWidget(self.save_button, 1)
        self.column.addLayout(row)
        self.kept = ChoicePills(
            "", [Choice(True, tr("I have the code on paper or in a safe place"))], name=tr("The code is kept")
        )
        self.column.addWidget(self.kept)
        self.message = Text("", "caption")
        self.message.hide()
        self.column.addWidget(self.message)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.add_feet(back=False)

    def title(self) -> str:
        return tr("Recovery code")

    def first(self) -> QWidget:
        return self.save_button

    def try_on(self) -> None:
        if self.kept.value() is None:
            self.kept.set_error(tr("Print or save the code first, or tick that you have written it down."))
            return
        self.done.emit()

    def _print(self) -> None:
        from datetime import date

        from exitdesk.forms.recovery_sheet import draw_recovery_sheet
        from exitdesk.ui.paper import print_pages

        made_on = date.today()
        if print_pages(self, [lambda canvas: draw_recovery_sheet(canvas, self.code, self._mark, made_on)]):
            self.kept.set_value(True)
            self._say(tr("Sent to the printer."))

    def _save(self) -> None:
        from datetime import date

        from exitdesk.forms.recovery_sheet import recovery_sheet
        from exitdesk.store.files import write_file_safely

        target = pickers.choose_target(self, tr("Save the recovery sheet"), tr("recovery-code.pdf"), "PDF (*.pdf)")
        if target is None:
            return
        try:
            write_file_safely(target, recovery_sheet(self.code, self._mark, date.today()))
        except ExitDeskError as error:
            self._say(str(error), error=True)
            return
        self.kept.set_value(True)
        self._say(tr("Saved as {name}. Move it off this computer.", name=target.name))

    def _say(self, sentence: str, *, error: bool = False) -> None:
        self.kept.set_error("")
        self.message.set_role("error" if error else "caption")
        self.message.setText(sentence)
        self.message.show()
        if not error:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter goes on; it does not save a second time


class BackupStep(Step):
    """Where backups go; can wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.column.addWidget(StepBars(4, 4))
        words = tr(
            "A backup is encrypted like the store. Best is a folder on another disk: a USB stick or the "
            "organisation's drive."
        )
        self.column.addWidget(Text(words, "secondary"))
        self.choose = Button(tr("Choose a folder for backups"), "secondary", icon="hard-drive", height=50)
        self.choose.clicked.connect(self._choose)
        self.column.addWidget(self.choose)
        self.message = Text("", "body_strong")
        self.message.hide()
        self.column.addWidget(self.message)
        self.go_on.set_label(tr("Skip and start"))
        self.add_feet(back=False)

    def title(self) -> str:
        return tr("Backups")

    def first(self) -> QWidget:
        return self.choose

    def _choose(self) -> None:
        folder = pickers.choose_folder(self, tr("Choose a folder for backups"))
        if folder is not None:
            self.folder = folder
            self.message.setText(tr("Backups go to {name}.", name=folder.name or str(folder)))
            self.message.show()
            self.go_on.set_label(tr("Start"))
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


class RestoreStep(Step):
    """A backup's folder, and the passphrase that opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.column.addWidget(
            Text(tr("Choose the backup's folder, or the folder that all backups lie in."), "secondary")
        )
        self.choose = Button(tr("Choose the backup"), "secondary", icon="folder-open", height=50)
        self.choose.clicked.connect(self._choose)
        self.column.addWidget(self.choose)
        self.chosen = Text("", "body_strong")
        self.chosen.hide()
        self.column.addWidget(self.chosen)
        self.user = Field(
            tr("User"), icon="user-round", max_length=80, hint=tr("May stay empty when there is only one.")
        )
        self.passphrase = Field(tr("Passphrase"), icon="key-round", secret=True)
        for field in (self.user, self.passphrase):
            self.column.addWidget(field)
        self.user.submitted.connect(self._named)
        self.passphrase.submitted.connect(self.try_on)
        self.go_on.set_label(tr("See what it holds"))
        self.add_feet()

    def title(self) -> str:
        return tr("Restore a backup")

    def first(self) -> QWidget:
        return self.choose

    def _choose(self) -> None:
        folder = pickers.choose_folder(self, tr("Choose the backup"))
        if folder is not None:
            self.set_folder(folder)
            self.user.setFocus()

    def _named(self) -> None:
        if self.passphrase.text():
            self.try_on()
        else:
            self.passphrase.setFocus()

    def set_folder(self, folder: Path) -> None:
        """This one is meant."""
        self.folder = folder
        self.chosen.setText(folder.name or str(folder))
        self.chosen.show()

    def try_on(self) -> None:
        if self.go_on.is_busy():
            return
        if self.folder is None:
            self.passphrase.set_error(tr("Choose the backup first."))
        elif not self.passphrase.text():
            self.passphrase.set_error(tr("Type the passphrase."))
        else:
            self.done.emit()
