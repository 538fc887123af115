"""A profile while it is edited: every line has an identity, so that what points to it follows when it is renamed.

A draft is a value: each edit gives another one. It may hold what no profile may (``returns.profile_problems``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Any, Final, TypeVar

from exitdesk.domain.names import NameKind, Renaming, matching
from exitdesk.returns.profile_model import (
    CODINGS,
    Coding,
    FedBy,
    FormerName,
    Intervention,
    Profile,
    RecruitmentWay,
    ReturnColumn,
    Source,
)
from exitdesk.returns.usual_columns import usual_title


class Listed(StrEnum):
    """The lists of a profile; the value is the field's name."""

    INTERVENTIONS = "interventions"
    CHALLENGES = "challenges"
    ACTIVITIES = "activities"
    CLOTHING = "clothing_items"
    OFFERS = "offers"
    PARTNERS = "partners"
    RECRUITMENT = "recruitment"
    AREAS = "areas"
    COLUMNS = "columns"


CARRIED: Final[Mapping[Listed, NameKind]] = {
    Listed.INTERVENTIONS: NameKind.INTERVENTION,
    Listed.CHALLENGES: NameKind.CHALLENGE,
    Listed.ACTIVITIES: NameKind.ACTIVITY,
}
SUBJECTS: Final[Mapping[Source, Listed]] = {
    Source.INTERVENTION: Listed.INTERVENTIONS,
    Source.CHALLENGE: Listed.CHALLENGES,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list. ``was`` is what it is called in the profile in force ("" when new there).

    ``along``: rows of the store that carry ``was`` are to carry ``name``. ``code`` is a way of coming's, never changed.
    The fields after it belong to interventions.
    """

    uid: int
    name: str
    was: str = ""
    along: bool = True
    code: str = ""
    fed_by: FedBy = FedBy.SESSIONS
    minutes: int | None = None
    health: bool = False


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the return; ``subject`` is the uid of its intervention or challenge (0: none)."""

    uid: int
    name: str
    source: Source
    coding: Coding
    subject: int = 0
    cumulative: bool = False


AnyLine = Line | ColumnLine
T = TypeVar("T", Line, ColumnLine)


@dataclass(frozen=True)
class Draft:
    """``rest`` holds the fields that are no lists; its own lists are those of the profile that was begun with."""

    rest: Profile
    lists: Mapping[Listed, tuple[Line, ...]]
    columns: tuple[ColumnLine, ...]
    cafe: int
    meal: int

    def lines(self, listed: Listed) -> Sequence[AnyLine]:
        """The lines of a list."""
        return self.columns if listed is Listed.COLUMNS else self.lists[listed]

    def line(self, listed: Listed, uid: int) -> Line | None:
        """A line of a list that is not the columns'."""
        return next((one for one in self.lists[listed] if one.uid == uid), None)

    def column(self, uid: int) -> ColumnLine | None:
        """One column."""
        return next((one for one in self.columns if one.uid == uid), None)

    def subject_of(self, column: ColumnLine) -> Line | None:
        """What the column shows; None for other sources, and where that line is gone."""
        listed = SUBJECTS.get(column.source)
        return None if listed is None else self.line(listed, column.subject)

    def _with_lines(self, listed: Listed, lines: Iterable[Any]) -> Draft:
        if listed is Listed.COLUMNS:
            return replace(self, columns=tuple(lines))
        return replace(self, lists={**self.lists, listed: tuple(lines)})

    def with_rest(self, **fields: Any) -> Draft:
        """Other values of fields that are no lists."""
        return replace(self, rest=replace(self.rest, **fields))

    def put(self, listed: Listed, line: AnyLine) -> Draft:
        """A line in the place of the one with its uid."""
        return self._with_lines(listed, (line if one.uid == line.uid else one for one in self.lines(listed)))

    def renamed(self, listed: Listed, uid: int, name: str) -> Draft:
        """Another name; a column's title that was made of the old name is made of the new one."""
        line = self.line(listed, uid)
        if line is None or line.name == name:
            return self
        draft = self.put(listed, replace(line, name=name))
        for column in self.columns:
            if SUBJECTS.get(column.source) is listed and column.subject == uid:
                old, new = (usual_title(column.source, one) for one in (line.name, name))
                if column.name == old:
                    draft = draft.put(Listed.COLUMNS, replace(column, name=new))
        return draft

    def free_uid(self) -> int:
        """An identity that no line has."""
        used = [one.uid for listed in Listed for one in self.lines(listed)]
        return max([*used, *(column.subject for column in self.columns)], default=0) + 1

    def added(self, listed: Listed, after: int | None = None) -> tuple[Draft, int]:
        """A new line, empty, after another one or at the end; with its uid."""
        uid = self.free_uid()
        line: AnyLine = Line(uid, "")
        if listed is Listed.COLUMNS:
            line = self._new_column(uid)
        lines = list(self.lines(listed))
        at = next((number + 1 for number, one in enumerate(lines) if one.uid == after), len(lines))
        return self._with_lines(listed, [*lines[:at], line, *lines[at:]]), uid

    def _new_column(self, uid: int) -> ColumnLine:
        """The first thing that has no column yet."""
        shown = {(column.source, column.subject) for column in self.columns}
        wanted = [
            (source, line.uid, line.name)
            for source, listed in SUBJECTS.items()
            for line in self.lists[listed]
        ]  # fmt: skip
        wanted += [(source, 0, "") for source in Source if source not in SUBJECTS]
        source, subject, name = next(
            (one for one in wanted if (one[0], one[1]) not in shown), (Source.LAST_EVENT, 0, "")
        )
        return ColumnLine(uid, usual_title(source, name), source, CODINGS[source][0], subject)

    def without(self, listed: Listed, uid: int) -> Draft:
        """One line less. Columns that showed it stay, to be looked at."""
        return self._with_lines(listed, (one for one in self.lines(listed) if one.uid != uid))

    def moved(self, listed: Listed, uid: int, to: int) -> Draft:
        """A line to another place, counted from 0; one beyond the end is the end."""
        lines = list(self.lines(listed))
        at = next((number for number, one in enumerate(lines) if one.uid == uid), None)
        to = max(0, min(to, len(lines) - 1))
        if at is None or at == to:
            return self
        lines.insert(to, lines.pop(at))
        return self._with_lines(listed, lines)

    def with_source(self, uid: int, source: Source, subject: int) -> Draft:
        """A column that shows something else; its title follows where it was the usual one, its coding if it must."""
        column = self.column(uid)
        if column is None:
            return self
        before = self.subject_of(column)
        title = column.name
        if not title or title == usual_title(column.source, before.name if before else ""):
            line = self.line(SUBJECTS[source], subject) if source in SUBJECTS else None
            title = usual_title(source, line.name if line else "")
        coding = column.coding if column.coding in CODINGS[source] else CODINGS[source][0]
        return self.put(Listed.COLUMNS, replace(column, name=title, source=source, subject=subject, coding=coding))

    def with_columns(self, columns: Iterable[ReturnColumn]) -> Draft:
        """Other columns of the return altogether."""
        uids = count(self.free_uid())
        return replace(self, columns=tuple(self._column_line(one, next(uids)) for one in columns))

    def _column_line(self, column: ReturnColumn, uid: int) -> ColumnLine:
        listed = SUBJECTS.get(column.source)
        lines = () if listed is None else self.lists[listed]
        subject = next((one.uid for one in lines if matching(one.name) == matching(column.subject)), 0)
        return ColumnLine(uid, column.title, column.source, column.coding, subject, column.cumulative)

    def renamings(self) -> tuple[Renaming, ...]:
        """What is to be renamed in the store too."""
        return tuple(one for one, along in self._renamed() if along)

    def left_behind(self) -> tuple[Renaming, ...]:
        """What has another name from now on, while the store's rows keep the old one."""
        return tuple(one for one, along in self._renamed() if not along)

    def _renamed(self) -> list[tuple[Renaming, bool]]:
        return [
            (Renaming(kind, line.was, line.name), line.along)
            for listed, kind in CARRIED.items()
            for line in self.lists[listed]
            if line.was and line.name != line.was
        ]

    def to_profile(self, version: int) -> Profile:
        """The profile that this draft says, as that version of the store's; sound only where it has no problems."""
        lists = self.lists

        def names(listed: Listed) -> tuple[str, ...]:
            return tuple(line.name for line in lists[listed])

        def name_of(uid: int) -> str:
            line = self.line(Listed.ACTIVITIES, uid)
            return line.name if line else ""

        former = (FormerName(one.kind, one.old, one.new, version) for one in self.renamings())
        return replace(
            self.rest,
            version=version,
            partners=names(Listed.PARTNERS),
            interventions=tuple(
                Intervention(one.name, one.fed_by, one.minutes, one.health) for one in lists[Listed.INTERVENTIONS]
            ),
            challenges=names(Listed.CHALLENGES),
            offers=names(Listed.OFFERS),
            activities=names(Listed.ACTIVITIES),
            cafe=name_of(self.cafe),
            meal=name_of(self.meal),
            clothing_items=names(Listed.CLOTHING),
            recruitment=tuple(RecruitmentWay(one.code, one.name) for one in self._coded()),
            areas=names(Listed.AREAS),
            columns=tuple(
                ReturnColumn(one.name, one.source, one.coding, subject.name if subject else "", one.cumulative)
                for one in self.columns
                for subject in [self.subject_of(one)]
            ),
            former_names=(*self.rest.former_names, *former),
        )

    def _coded(self) -> list[Line]:
        """The ways of coming, new ones with a code made of the label that no other has."""
        used = {matching(one.code) for one in self.lists[Listed.RECRUITMENT] if one.code}
        found = []
        for one in self.lists[Listed.RECRUITMENT]:
            code = one.code
            if not code:
                stem = "own_" + ("_".join(matching(one.name).split()) or "way")
                code = next(name for name in (stem, *(f"{stem}_{n}" for n in count(2))) if name not in used)
                used.add(code)
            found.append(replace(one, code=code))
        return found


def begin(profile: Profile) -> Draft:
    """The draft of a profile in force: nothing is changed in it yet."""
    uids = count(1)

    def lines(names: Iterable[str]) -> tuple[Line, ...]:
        return tuple(Line(next(uids), name, was=name) for name in names)

    lists = {
        Listed.INTERVENTIONS: tuple(
            Line(next(uids), one.name, was=one.name, fed_by=one.fed_by, minutes=one.minutes, health=one.health)
            for one in profile.interventions
        ),
        Listed.CHALLENGES: lines(profile.challenges),
        Listed.ACTIVITIES: lines(profile.activities),
        Listed.CLOTHING: lines(profile.clothing_items),
        Listed.OFFERS: lines(profile.offers),
        Listed.PARTNERS: lines(profile.partners),
        Listed.RECRUITMENT: tuple(
            Line(next(uids), way.label, was=way.label, code=way.code) for way in profile.recruitment
        ),
        Listed.AREAS: lines(profile.areas),
    }
    uid_of = {one.name: one.uid for one in lists[Listed.ACTIVITIES]}
    draft = Draft(profile, lists, (), uid_of.get(profile.cafe, 0), uid_of.get(profile.meal, 0))
    return draft.with_columns(profile.columns)


def begin_from(earlier: Profile, now: Profile) -> Draft:
    """The draft that would bring an earlier version back in place of the one in force.

    ``earlier`` reads what was renamed since (``read_by_earlier``): those lines are renamed back in the store too.
    """
    draft = begin(earlier)
    names_now = {
        Listed.INTERVENTIONS: [one.name for one in now.interventions],
        Listed.CHALLENGES: list(now.challenges),
        Listed.ACTIVITIES: list(now.activities),
    }
    lists = dict(draft.lists)
    for listed, kind in CARRIED.items():
        own = {matching(name): name for name in names_now[listed]}
        renamed = {}
        for one in earlier.read_as:
            if one.kind is kind and (matching(one.old) in own or matching(one.new) not in renamed):
                renamed[matching(one.new)] = one.old
        lists[listed] = tuple(
            replace(line, was=renamed.get(matching(line.name)) or own.get(matching(line.name), ""))
            for line in lists[listed]
        )
    rest = replace(earlier, former_names=now.former_names, read_as=())
    return replace(draft, rest=rest, lists=lists)
