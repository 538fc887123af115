"""The project's profile: what it says, another one, and this one as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.setup.store_facts import StoreFacts
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.saved_file import SavedFile
from exitdesk.ui.widgets.sheet import Sheet, tell
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from exitdesk.returns.profile_model import Profile
    from exitdesk.store.opening import OpenStore

TOML = "TOML (*.toml)"


class ProfileCard(SetupCard):
    """Interventions, challenges, partners and the Rede-day are data of the profile and follow it."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("The project's profile"), "clipboard-list", parent)
        self._desk = desk
        names = [
            tr("Project"), tr("Organisation"), tr("Partners"), tr("Interventions"), tr("Challenges"), tr("Rede-day"),
            tr("The return"),
        ]  # fmt: skip
        self.values = self.add_facts(names)
        self.edit = Button(tr("Edit the profile"), "secondary", icon="pencil", keys=("Ctrl", "R"))
        self.edit.clicked.connect(lambda: desk.go("profile"))
        self.edit.setEnabled(not desk.read_only)
        self.load = Button(tr("Load a profile"), "secondary", icon="upload")
        self.load.clicked.connect(self.load_profile)
        self.load.setEnabled(not desk.read_only)
        self.save = Button(tr("Save as a file"), "secondary", icon="download")
        self.save.clicked.connect(self.save_profile)
        self.add_buttons(self.edit, self.load, self.save)
        self.saved = SavedFile(compact=True)
        self.body.addWidget(self.saved)

    def show_facts(self, facts: StoreFacts) -> None:
        """Fill in from the profile in force."""
        profile = self._desk.profile
        columns = trn("{n} column", "{n} columns", len(profile.columns))
        words = (
            tr("{title}, version {version}", title=profile.title, version=facts.version),
            profile.organisation,
            ", ".join(profile.partners) or tr("None"),
            ", ".join(item.name for item in profile.interventions),
            ", ".join(profile.challenges),
            tr("from {time}", time=f"{profile.day_starts:%H.%M}"),
            columns,
        )
        for value, word in zip(self.values, words, strict=True):
            value.setText(word)

    def load_profile(self) -> None:
        """Choose a .toml file, show what would change, then take it."""
        path = pickers.choose_file(self, tr("Choose the profile"), TOML)
        if path is None:
            return
        self._desk.worker.run(
            lambda _store: _read(path),
            self._confirm,
            lambda error: tell(self, tr("The profile cannot be used"), str(error)),
        )

    def _confirm(self, found: tuple[Profile, str]) -> None:
        ProfileSheet(self, self._desk, *found).open_here()

    def save_profile(self) -> None:
        """Write the profile in force as a file."""
        name = f"{self._desk.profile.name}.toml"
        path = pickers.choose_target(self, tr("Where should the file go?"), name, TOML)
        if path is None:
            return
        target = path if path.suffix.lower() == ".toml" else path.with_name(f"{path.name}.toml")
        self._desk.worker.run(
            lambda store: _write(store, target), lambda _none: self._written(target),
            lambda error: tell(self, tr("The file was not written"), str(error)),
        )  # fmt: skip

    def _written(self, path: Path) -> None:
        self.saved.show_file(path)
        self._desk.toast(tr("Saved: {name}", name=path.name))


class ProfileSheet(Sheet):
    """What another profile brings and takes away."""

    def __init__(self, parent: QWidget, desk: DeskContext, profile: Profile, toml: str) -> None:
        super().__init__(parent, tr("Take over this profile?"), subtitle=profile.title, width=600)
        self._desk, self._profile, self._toml = desk, profile, toml
        before = desk.profile
        kinds = (
            (tr("Interventions"), [i.name for i in before.interventions], [i.name for i in profile.interventions]),
            (tr("Challenges"), list(before.challenges), list(profile.challenges)),
            (tr("Columns of the return"), [c.title for c in before.columns], [c.title for c in profile.columns]),
        )
        same = True
        for title, old, new in kinds:
            added, gone = [name for name in new if name not in old], [name for name in old if name not in new]
            if added or gone:
                same = False
                self.content.addWidget(Text(title, "section"))
            if added:
                self.content.addWidget(Text(tr("New: {names}", names=", ".join(added)), "body"))
            if gone:
                self.content.addWidget(Text(tr("No longer: {names}", names=", ".join(gone)), "body", token="due"))
        if same:
            self.content.addWidget(Text(tr("Interventions, challenges and columns are the same."), "body"))
        kept = tr("What is registered stays as it is. Ctrl+Z takes the old profile back.")
        self.content.addWidget(Text(kept, "caption"))
        self.add_cancel()
        self.take = self.add_button(tr("Take it over"), "primary", keys=("Ctrl", "S"), default=True)
        self.take.clicked.connect(self._take)

    def open_here(self) -> None:
        """Show it."""
        self.open(self.take)

    def _take(self) -> None:
        if self.take.is_busy():
            return
        self.take.set_busy(True)
        name, toml = self._profile.name, self._toml
        self._desk.worker.change(
            lambda store: store.operations.save_profile(name, toml), lambda _changes: self._taken(), self._refused
        )

    def _refused(self, error: Exception) -> None:
        self.take.set_busy(False)
        tell(self, tr("The profile cannot be used"), str(error))

    def _taken(self) -> None:
        self.close_sheet()
        self._desk.toast(tr("{title} is the profile now.", title=self._profile.title))


def _read(path: Path) -> tuple[Profile, str]:
    from exitdesk.returns.profiles import find_profile

    return find_profile(str(path))


def _write(store: OpenStore, path: Path) -> None:
    from exitdesk.returns.profiles import find_profile
    from exitdesk.store.files import write_file_safely

    name, _version, toml = store.reading.profile()
    write_file_safely(path, (toml or find_profile(name)[1]).encode("utf-8"))
