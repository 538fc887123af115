"""The steps of the first start until the store is made: the way to begin, the project, user and passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import language, tr
from exitdesk.ui import pickers
from exitdesk.ui.start_step import Step, StepBars
from exitdesk.ui.strength_meter import StrengthMeter
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import Field, enter_goes_down
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text


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
        leader = tr("leader of this desk")
        self.user.set_aside(leader)
        self.user.edit.setAccessibleDescription(leader)
        self.passphrase = Field(tr("Passphrase"), icon="key-round", secret=True)
        self.meter = StrengthMeter()
        self.again = Field(tr("The passphrase once more"), icon="key-round", secret=True)
        for widget in (self.user, self.passphrase, self.meter, self.again):
            self.column.addWidget(widget)
        self.passphrase.changed.connect(lambda _text: self._judge())
        self.user.changed.connect(lambda _text: self._judge())
        enter_goes_down((self.user, self.passphrase, self.again), self.try_on)
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
        self.meter.show_sentence(True)

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
            self.meter.show_sentence(False)
            self.passphrase.setFocus()
        elif self.again.text() != passphrase:
            self.again.set_error(tr("The two passphrases differ. Type the same one twice."))
            self.again.setFocus()
        else:
            self.done.emit()
