"""The draft in work: every edit is a step that can be taken back, and all sections hear of it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from exitdesk.returns.profile_changes import changes_between
from exitdesk.returns.profile_draft import Draft, Listed, begin, begin_from
from exitdesk.returns.profile_problems import Problem, problems_of

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import Profile
    from exitdesk.ui.profile.reading import ProfileFacts

_MOST_STEPS: Final = 200


class Editing(QObject):
    """``changed`` after each edit. ``tried``: saving was tried, so that what is only not filled in yet is told too."""

    changed = Signal()

    def __init__(self, facts: ProfileFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tried = False
        self._steps: list[tuple[Draft, Hashable]] = []
        self._key: Hashable = None
        self._begin(facts)

    def _begin(self, facts: ProfileFacts) -> None:
        self.facts = facts
        self.began_at = facts.version
        self._begun = self.draft = begin(facts.profile)
        self._steps.clear()
        self._key = None
        self.tried = False
        self._work_out()

    def _work_out(self) -> None:
        after = self.draft.to_profile(self.facts.version + 1)
        self.problems: tuple[Problem, ...] = problems_of(self.draft)
        self.changes = changes_between(self.facts.profile, after, self.draft.left_behind())
        self.is_dirty = self.draft != self._begun and bool(self.changes or self.problems or self.draft.renamings())

    @property
    def now(self) -> Profile:
        """The profile in force."""
        return self.facts.profile

    def wanted(self) -> Profile:
        """The profile that the draft says; sound only without ``problems``."""
        return self.draft.to_profile(self.facts.version + 1)

    def is_behind(self) -> bool:
        """Whether another version came into force since the draft was begun."""
        return self.is_dirty and self.began_at != self.facts.version

    # Other drafts

    def take_facts(self, facts: ProfileFacts) -> None:
        """The store was read again: an untouched draft follows; one in work stays, unless it is what was saved."""
        saved = _bare(self.draft.to_profile(0)) == _bare(facts.profile)
        if saved or not self.is_dirty:
            self._begin(facts)
        else:
            self.facts = facts
            self._begun = begin(facts.profile)
            self._work_out()
        self.changed.emit()

    def take_draft(self, draft: Draft, began_at: int) -> None:
        """A draft that was stashed."""
        self.draft, self.began_at = draft, began_at
        self._steps.clear()
        self._work_out()
        self.changed.emit()

    def bring_back(self, earlier: Profile) -> None:
        """The draft becomes an earlier version, as a step that can be taken back."""
        self.do(begin_from(earlier, self.now))

    def discard(self) -> None:
        """Back to the profile in force."""
        self._begin(self.facts)
        self.changed.emit()

    # Steps

    def do(self, draft: Draft, key: Hashable = None) -> None:
        """Another draft. Steps one after the other with the same ``key`` (a field that is typed in) are one."""
        if draft == self.draft:
            return
        if key is None or key != self._key:
            self._steps = [*self._steps[-_MOST_STEPS:], (self.draft, key)]
        self._key = key
        self.draft = draft
        self._work_out()
        self.changed.emit()

    def undo(self) -> bool:
        """Take the last step back; False when there is none. What a field took back itself is no step any more."""
        while self._steps and self._steps[-1][0] == self.draft:
            self._steps.pop()
        if not self._steps:
            return False
        self.draft, _key = self._steps.pop()
        self._key = None
        self._work_out()
        self.changed.emit()
        return True

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return any(before != self.draft for before, _key in self._steps)

    # Problems

    def problem_of(self, listed: Listed, uid: int) -> str:
        """What is wrong with a line; a new line without a name is only told once saving was tried."""
        return next((one.sentence for one in self._told() if one.listed is listed and one.uid == uid), "")

    def problem_of_field(self, field: str) -> str:
        """What is wrong with a field that is no list."""
        return next((one.sentence for one in self.problems if one.field == field), "")

    def _told(self) -> list[Problem]:
        return [one for one in self.problems if self.tried or not self._is_begun(one)]

    def _is_begun(self, problem: Problem) -> bool:
        if problem.listed is None or problem.listed is Listed.COLUMNS or not problem.uid:
            return False
        line = self.draft.line(problem.listed, problem.uid)
        return line is not None and not line.name and not line.was


def _bare(profile: Profile) -> Profile:
    """What two versions that say the same have in common."""
    return replace(profile, version=0, former_names=(), read_as=())
