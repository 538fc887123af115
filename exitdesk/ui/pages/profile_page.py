"""The project's profile, edited: sections at the left, the return as it would be at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget
from shiboken6 import isValid

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_draft import Listed
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.pages import Page
from exitdesk.ui.profile.columns_section import ColumnsSection
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.general_section import GeneralSection
from exitdesk.ui.profile.list_section import ListSection
from exitdesk.ui.profile.outlook_panel import OutlookPanel
from exitdesk.ui.profile.reading import ProfileFacts, VersionFacts, read_profile_facts
from exitdesk.ui.profile.save_sheet import SaveSheet
from exitdesk.ui.profile.section import Section
from exitdesk.ui.profile.versions_section import VersionsSection
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.save_line import SaveLine
from exitdesk.ui.widgets.sheet import ask, open_sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.tasks import Progress

_DAILY: Final = (
    Listed.CHALLENGES, Listed.ACTIVITIES, Listed.CLOTHING, Listed.OFFERS, Listed.PARTNERS, Listed.RECRUITMENT,
    Listed.AREAS,
)  # fmt: skip
_GENERAL, _INTERVENTIONS, _LISTS, _COLUMNS, _VERSIONS = "general", "interventions", "lists", "columns", "versions"


class ProfilePage(Page):
    """Nothing is saved until Ctrl+S; until then the draft is stashed as all that is typed is."""

    name = "profile"
    scrolls = False
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.editing: Editing | None = None
        self.sections: dict[str, Section] = {}
        self._stashed: dict[str, object] | None = None
        self._wanted = _GENERAL
        back = Link(tr("Set-up"), icon="chevron-left", trailing_icon="", keys=("Esc",), quiet=True)
        back.clicked.connect(self.leave)
        self.scaffold.above.addWidget(back)
        self.scaffold.above.addStretch()
        self.tabs = ChoicePills(
            "",
            [
                Choice(_GENERAL, tr("In general")),
                Choice(_INTERVENTIONS, tr("Interventions")),
                Choice(_LISTS, tr("Lists")),
                Choice(_COLUMNS, tr("Columns of the return")),
                Choice(_VERSIONS, tr("Versions")),
            ],
            value=_GENERAL,
            name=tr("Sections of the profile"),
        )
        self.tabs.changed.connect(lambda name: self.show_section(str(name)))
        self.scaffold.head_column.addWidget(self.tabs)
        self.version = Text("", "secondary")
        self.scaffold.action_row.addWidget(self.version, 0, Qt.AlignmentFlag.AlignBottom)
        self._stack_holder = QWidget()
        self._stack = QStackedLayout(self._stack_holder)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._row.addWidget(self._stack_holder, 11)
        self.scaffold.body.addLayout(self._row, 1)
        self.line = SaveLine(tr("Save the profile"))
        self.line.save_pressed.connect(self.save)
        self.line.undo_pressed.connect(self.undo)
        self.line.show_nothing(tr("Nothing is changed"))
        self.scaffold.foot.setContentsMargins(0, 8, 0, 0)
        self.scaffold.foot.addWidget(self.line)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._turn(step))

    @classmethod
    def title(cls) -> str:
        return tr("The project's profile")

    # Life of a page

    def load(self) -> None:
        self.desk.worker.run(read_profile_facts, self._show_facts)

    def refresh(self, changes: Changes) -> None:
        self.load()

    def _show_facts(self, facts: ProfileFacts) -> None:
        if self.editing is None:
            self._build(facts)
        else:
            self.editing.take_facts(facts)
            self.outlook.forget()
        self._take_stashed()

    def _build(self, facts: ProfileFacts) -> None:
        editing = self.editing = Editing(facts, self)
        self.outlook = OutlookPanel(self.desk, editing)
        columns, versions = ColumnsSection(editing), VersionsSection(editing)
        interventions, lists = ListSection(editing, [Listed.INTERVENTIONS]), ListSection(editing, _DAILY)
        for listing in (columns, interventions, lists):
            listing.looked_at.connect(self.outlook.look_at_column)
        versions.looked_at.connect(self._look_at_version)
        versions.wanted_back.connect(self._bring_back)
        self.sections = {
            _GENERAL: GeneralSection(editing),
            _INTERVENTIONS: interventions,
            _LISTS: lists,
            _COLUMNS: columns,
            _VERSIONS: versions,
        }
        for section in self.sections.values():
            self._stack.addWidget(section)
        self._row.addWidget(self.outlook, 9)
        editing.changed.connect(self._draft_changed)
        self._show_state()
        self.show_section(self._wanted)
        self.outlook.ask_now()

    def entered(self) -> None:
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, **where: object) -> None:
        """``section="columns"`` (general, interventions, lists, columns, versions)."""
        if str(where.get("section")) in (_GENERAL, _INTERVENTIONS, _LISTS, _COLUMNS, _VERSIONS):
            self.show_section(str(where["section"]))

    def place(self) -> dict[str, object]:
        return {"section": self._wanted}

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("Ctrl", "S"), tr("Save the profile")),
            (("Ctrl", "PgDn"), tr("The next section")),
            (("+",), tr("Add a line")),
            (("Alt", "Down"), tr("Move the line")),
            (("Del",), tr("Remove the line")),
            (("Esc",), tr("Back to the set-up")),
        ]

    # Sections

    def section(self) -> Section | None:
        """The one that is shown."""
        return self.sections.get(self._wanted)

    def show_section(self, name: str) -> None:
        """Show a section; the focus stays where it is."""
        self._wanted = name
        self.tabs.set_value(name)
        if (section := self.section()) is not None:
            self._stack.setCurrentWidget(section)
            section.show_draft()
            versions = self.sections[_VERSIONS]
            assert isinstance(versions, VersionsSection)
            self._look_at_version(versions.version() if name == _VERSIONS else None)

    def _turn(self, step: int) -> None:
        names = list(self.sections)
        if names:
            self.show_section(names[(names.index(self._wanted) + step) % len(names)])
            self.sections[self._wanted].focus_here()

    def _look_at_version(self, one: VersionFacts | None) -> None:
        assert self.editing is not None
        in_force = one is None or one.version == self.editing.facts.version
        self.outlook.look_at(None if in_force or one is None else one.profile)

    def _draft_changed(self) -> None:
        if (section := self.section()) is not None:
            section.show_draft()
        self._show_state()
        self.outlook.ask()
        self.desk.typed()

    def _show_state(self) -> None:
        editing = self.editing
        assert editing is not None
        self.version.setText(tr("Version {n}, in force", n=editing.facts.version))
        self.line.undo_button.setEnabled(editing.can_undo())
        count = len(editing.changes)
        if not editing.is_dirty:
            self.line.show_nothing(tr("Nothing is changed"), tr("What you change here holds once it is saved."))
            return
        title = trn("{n} change is not saved", "{n} changes are not saved", count)
        if editing.problems:
            wrong = len(editing.problems)
            detail = trn("{n} thing must be mended first", "{n} things must be mended first", wrong)
        elif editing.is_behind():
            detail = tr("The profile was changed since you began. If you save, what stands here holds.")
        else:
            detail = "; ".join(editing.changes)
        self.line.show_unsaved(title, detail)

    # Saving, undoing, leaving

    def save(self) -> None:
        """Say what changed, then save it as a new version; what must be mended is shown instead."""
        editing = self.editing
        if editing is None or not editing.is_dirty or self.desk.read_only or open_sheet(self.window()) is not None:
            return
        if editing.problems:
            editing.tried = True
            self._show_problem()
            return
        sheet = SaveSheet(self, editing, self.outlook.consequences())
        sheet.agreed.connect(lambda: self._save_agreed(sheet))
        sheet.open_here()

    def _show_problem(self) -> None:
        assert self.editing is not None
        first = self.editing.problems[0]
        for name, section in self.sections.items():
            self_shown = name == self._wanted
            if section.go_to(first.field, first.listed, first.uid):
                if not self_shown:
                    self.show_section(name)
                    section.go_to(first.field, first.listed, first.uid)
                section.show_draft()
                return

    def _save_agreed(self, sheet: SaveSheet) -> None:
        assert self.editing is not None
        draft, page = self.editing.draft, self.name

        def work(store: OpenStore, progress: Progress) -> Changes:
            from exitdesk.returns.profile_file import load_profile_text
            from exitdesk.returns.profile_writing import write_profile_text

            profile = draft.to_profile(store.reading.profile()[1] + 1)
            text = write_profile_text(profile)
            load_profile_text(text)  # what is written must be readable; a UserError saves nothing
            return store.operations.save_profile(
                profile.name, text, renamings=draft.renamings(), draft=page, progress=progress.step
            )

        def saved(_changes: Changes) -> None:
            if isValid(sheet):
                sheet.close_sheet()
            self.desk.toast(tr("The profile is saved. Ctrl+Z takes it back."))

        self.desk.worker.run_long(
            work, saved, sheet.show_failed, text=tr("Saving the profile"), cancellable=False, changes=True
        )

    def _bring_back(self, one: object) -> None:
        assert isinstance(one, VersionFacts) and one.profile is not None and self.editing is not None
        self.editing.bring_back(one.profile)
        self.save()

    def undo(self) -> bool:
        return self.editing is not None and self.editing.undo()

    def leave(self) -> None:
        """Back to the set-up; what is changed and not saved is asked about."""
        if self.editing is None or not self.editing.is_dirty:
            self.desk.go("setup")
            return
        ask(
            self, tr("Leave without saving?"),
            trn("{n} change in the profile is then gone.", "{n} changes in the profile are then gone.",
                max(len(self.editing.changes), 1)),
            tr("Leave"), then=self._leave_for_good, no=tr("Keep writing"), destructive=True,
        )  # fmt: skip

    def _leave_for_good(self, yes: bool) -> None:
        if yes and self.editing is not None:
            self.editing.discard()
            self.desk.go("setup")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # Stash

    def stash(self) -> dict[str, object] | None:
        if self.editing is None:
            return self._stashed
        if not self.editing.is_dirty:
            return None
        from exitdesk.returns.draft_json import draft_to_json

        draft = draft_to_json(self.editing.draft, self.editing.now)
        return {"draft": draft, "version": self.editing.began_at, "section": self._wanted}

    def restore_stash(self, entry: dict[str, object]) -> None:
        self._stashed = entry
        if self.editing is not None:
            self._take_stashed()

    def _take_stashed(self) -> None:
        entry: dict[str, Any] | None = self._stashed
        self._stashed = None
        if entry is None or self.editing is None:
            return
        from exitdesk.returns.draft_json import draft_from_json

        try:
            draft = draft_from_json(entry["draft"])
        except (ExitDeskError, KeyError, TypeError, ValueError):
            return
        self.editing.take_draft(draft, int(entry.get("version", self.editing.facts.version)))
        self.show_record(section=entry.get("section"))
