"""The steps of the first start: each a column of widgets that says when it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import language, tr
from exitdesk.ui import pickers
from exitdesk.ui.strength_meter import StrengthMeter
from exitdesk.ui.theme import HEIGHT_BIG, colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.painting import CENTRE, paint_box, paint_text
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text

OWN_FILE = "own file"


class StepBars(QWidget):
    """How far the first start has come: four bars and words."""

    def __init__(self, step: int, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._steps = step, steps
        self.setFixedHeight(20)
        self.setAccessibleName(tr("Step {step} of {steps}", step=step, steps=steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(self._steps):
            token = colour("accent" if number < self._step else "edge")
            paint_box(painter, QRectF(number * 64, 7, 56, 6), 3, token)
        words = tr("Step {step} of {steps}", step=self._step, steps=self._steps)
        paint_text(painter, QRectF(self._steps * 64 + 12, 0, 160, 20), words, font(14, 500), colour("ink2"))


class Step(QWidget):
    """A column; ``done`` when the user goes on, ``back`` when not."""

    done = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.go_on = Button(tr("Next"), "primary", keys=("Enter",), height=HEIGHT_BIG)
        self.go_on.clicked.connect(self.try_on)

    def title(self) -> str:
        """The heading over the step."""
        return ""

    def first(self) -> QWidget:
        """Where the focus goes."""
        return self.go_on

    def try_on(self) -> None:
        """Check what is typed; ``done`` when it is in order."""
        self.done.emit()

    def add_feet(self, *, back: bool = True) -> None:
        """Next, and Back before it."""
        row = QHBoxLayout()
        row.setSpacing(12)
        if back:
            button = Button(tr("Back"), "secondary", icon="arrow-left", height=HEIGHT_BIG)
            button.clicked.connect(self.back)
            row.addWidget(button)
        row.addWidget(self.go_on, 1)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        if back:
            QWidget.setTabOrder(self.go_on, button)


class WelcomeStep(Step):
    """The language, and which way to begin."""

    language_chosen = Signal(str)
    open_existing = Signal()
    restore_backup = Signal()
    try_practice = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.languages = ChoicePills(
            "", [Choice("da", "Dansk"), Choice("en", "English")], value=language(), name=tr("Language")
        )
        self.languages.changed.connect(lambda code: self.language_chosen.emit(str(code)))
        self.column.addWidget(self.languages)
        self.column.addWidget(
            Text(tr("What is registered is kept encrypted on this computer, and nowhere else."), "secondary")
        )
        self.go_on.set_label(tr("Set up a new desk"))
        self.column.addWidget(self.go_on)
        self.column.addSpacing(4)
        for words, icon, signal in (
            (tr("Try it with invented data"), "sprout", self.try_practice),
            (tr("Open a store that is already on this computer"), "folder-open", self.open_existing),
            (tr("Fetch everything from a backup"), "archive-restore", self.restore_backup),
        ):
            button = Button(words, "secondary", icon=icon, height=50)
            button.clicked.connect(signal)
            self.column.addWidget(button)
        self.message = Text("", "error")
        self.message.hide()
        self.column.addWidget(self.message)

    def title(self) -> str:
        return tr("Welcome")

    def show_error(self, sentence: str) -> None:
        """What went wrong with the way chosen."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


class ProjectStep(Step):
    """Which project's tailoring the desk has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from exitdesk.returns.profiles import shipped_profiles

        self.column.addWidget(StepBars(1, 4))
        self.column.addWidget(
            Text(tr("The project decides which kinds of help can be chosen and what the return holds."), "secondary")
        )
        options = [Option(profile.name, profile.title) for profile in shipped_profiles()]
        self.project = Select(tr("Project"), options, placeholder=tr("Choose a project"), icon="house")
        self.project.changed.connect(lambda _value: self._forget_file())
        self.column.addWidget(self.project)
        own = Button(tr("Use a profile file of our own"), "quiet", icon="file-text")
        own.clicked.connect(self._choose_file)
        self.column.addWidget(own, 0, Qt.AlignmentFlag.AlignLeft)
        self.file: Path | None = None
        self.add_feet()

    def title(self) -> str:
        return tr("Your project")

    def first(self) -> QWidget:
        return self.project.combo

    def chosen(self) -> str:
        """A shipped profile's name or the path of a file."""
        return str(self.file) if self.file else str(self.project.value() or "")

    def try_on(self) -> None:
        from exitdesk.returns.profiles import load_profile

        if not self.chosen():
            self.project.set_error(tr("Choose the project first."))
            return
        try:
            load_profile(self.chosen())
        except ExitDeskError as error:
            self.project.set_error(str(error))
            return
        self.done.emit()

    def _forget_file(self) -> None:
        self.file = None
        self.project.message.show_hint("")

    def _choose_file(self) -> None:
        file = pickers.choose_file(self, tr("Choose the profile"), tr("Profiles (*.toml)"))
        if file is not None:
            self.file = file
            self.project.set_value(None)
            self.project.message.show_hint(tr("From the file {name}", name=file.name))


class UserStep(Step):
    """Who is at the desk, and the passphrase typed twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(StepBars(2, 4))
        self.user = Field(tr("Your first name"), icon="user-round", max_length=80)
        self.passphrase = Field(tr("Passphrase"), icon="key-round", secret=True, max_length=1000)
        self.meter = StrengthMeter()
        self.again = Field(tr("The passphrase once more"), icon="key-round", secret=True, max_length=1000)
        for widget in (self.user, self.passphrase, self.meter, self.again):
            self.column.addWidget(widget)
        self.passphrase.changed.connect(lambda _text: self._judge())
        self.user.changed.connect(lambda _text: self._judge())
        for field in (self.user, self.passphrase, self.again):
            field.submitted.connect(self.try_on)
        self.add_feet()
        self._judge()

    def title(self) -> str:
        return tr("Who are you?")

    def first(self) -> QWidget:
        return self.user.edit

    def _judge(self) -> None:
        from exitdesk.domain.passphrase import judge

        text = self.passphrase.text()
        self.meter.show_judgement(judge(text, known=(self.user.text(),)) if text else None)

    def try_on(self) -> None:
        from exitdesk.domain.passphrase import judge

        if self.go_on.is_busy():
            return
        passphrase = self.passphrase.text()
        if not self.user.text():
            self.user.set_error(tr("Type a name. It stands by what you save."))
            self.user.setFocus()
        elif not judge(passphrase, known=(self.user.text(),)).accepted:
            self.passphrase.set_error(self.meter.text())
            self.passphrase.setFocus()
        elif self.again.text() != passphrase:
            self.again.set_error(tr("The two passphrases differ. Type the same one twice."))
            self.again.setFocus()
        else:
            self.done.emit()


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
    """The recovery code, shown once; on paper or in a file before going on."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
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
        from exitdesk.ui.recovery_paper import print_code

        if print_code(self, self.code):
            self.kept.set_value(True)
            self._say(tr("Sent to the printer."))

    def _save(self) -> None:
        from datetime import date

        from exitdesk.forms.recovery_sheet import recovery_sheet
        from exitdesk.store.files import write_file_safely

        target = pickers.choose_target(self, tr("Save the recovery sheet"), "recovery.pdf", "PDF (*.pdf)")
        if target is None:
            return
        try:
            write_file_safely(target, recovery_sheet(self.code, None, date.today()))
        except ExitDeskError as error:
            self._say(str(error), error=True)
            return
        self.kept.set_value(True)
        self._say(tr("Saved as {name}. Move it off this computer.", name=target.name))

    def _say(self, sentence: str, *, error: bool = False) -> None:
        self.message.set_role("error" if error else "caption")
        self.message.setText(sentence)
        self.message.show()


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
        self.passphrase = Field(tr("Passphrase"), icon="key-round", secret=True, max_length=1000)
        for field in (self.user, self.passphrase):
            self.column.addWidget(field)
            field.submitted.connect(self.try_on)
        self.go_on.set_label(tr("Restore"))
        self.add_feet()

    def title(self) -> str:
        return tr("Restore a backup")

    def first(self) -> QWidget:
        return self.choose

    def _choose(self) -> None:
        folder = pickers.choose_folder(self, tr("Choose the backup"))
        if folder is not None:
            self.folder = folder
            self.chosen.setText(folder.name or str(folder))
            self.chosen.show()
            self.passphrase.setFocus()

    def try_on(self) -> None:
        if self.go_on.is_busy():
            return
        if self.folder is None:
            self.passphrase.set_error(tr("Choose the backup first."))
        elif not self.passphrase.text():
            self.passphrase.set_error(tr("Type the passphrase."))
        else:
            self.done.emit()
