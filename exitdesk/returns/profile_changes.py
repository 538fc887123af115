"""What one version of a profile changes in another, in words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from exitdesk.domain.names import Renaming, matching
from exitdesk.i18n import tr
from exitdesk.returns.profile_draft import CARRIED, Listed
from exitdesk.returns.profile_model import Intervention, Profile, ReturnColumn
from exitdesk.returns.profile_words import coding_words, fed_by_words, field_words, list_words, shown_by, span_words
from exitdesk.returns.usual_columns import usual_title


def changes_between(before: Profile, after: Profile, left_behind: Sequence[Renaming] = ()) -> tuple[str, ...]:
    """One sentence for each change; none when both say the same.

    ``left_behind`` are renamings of the lists alone: what is stored keeps the old name. Those that the store's rows
    went along with stand in ``after.former_names``.
    """
    renamed: dict[Listed, dict[str, str]] = {listed: {} for listed in Listed}
    for listed, kind in CARRIED.items():
        new = {one.old: one.new for one in after.former_names if one.kind is kind and one not in before.former_names}
        renamed[listed] = new | {one.old: one.new for one in left_behind if one.kind is kind}
    found = _fields(before, after)
    for listed in Listed:
        if listed is Listed.RECRUITMENT:
            labels = {way.code: way.label for way in after.recruitment}
            renamed[listed] = {
                way.label: labels[way.code]
                for way in before.recruitment
                if way.code in labels and labels[way.code] != way.label
            }
        old, now = _names(before, listed), _names(after, listed)
        if listed is Listed.COLUMNS:
            subjects = {matching(one): other for names in renamed.values() for one, other in names.items()}
            old = [_followed(column, after, subjects, renamed[listed]) for column in before.columns]
        found += _list_changes(list_words(listed), old, now, renamed[listed])
    found += _interventions(before, after, renamed[Listed.INTERVENTIONS])
    found += _columns(before, after, renamed)
    return tuple(found)


def _fields(before: Profile, after: Profile) -> list[str]:
    old, new = field_words(before), field_words(after)
    return [
        tr("{field}: {now} instead of {before}", field=new[name][0], now=new[name][1], before=old[name][1])
        for name in new
        if getattr(before, name) != getattr(after, name)
    ]


def _names(profile: Profile, listed: Listed) -> list[str]:
    if listed is Listed.RECRUITMENT:
        return [way.label for way in profile.recruitment]
    if listed is Listed.INTERVENTIONS:
        return [one.name for one in profile.interventions]
    if listed is Listed.COLUMNS:
        return [one.title for one in profile.columns]
    return list(getattr(profile, listed.value))


def _list_changes(title: str, old: list[str], now: list[str], renamed: dict[str, str]) -> list[str]:
    found = []
    renamed = {one: other for one, other in renamed.items() if one in old and other in now}
    for one, other in renamed.items():
        found.append(tr("{list}: “{old}” is called “{new}”", list=title, old=one, new=other))
    carried = [renamed.get(name, name) for name in old]
    added, gone = [name for name in now if name not in carried], [name for name in carried if name not in now]
    if added:
        found.append(tr("{list}: new: {names}", list=title, names=", ".join(added)))
    if gone:
        found.append(tr("{list}: no longer: {names}", list=title, names=", ".join(gone)))
    stay = [name for name in carried if name in now]
    if stay != [name for name in now if name in carried]:
        found.append(tr("{list}: another order", list=title))
    return found


def _interventions(before: Profile, after: Profile, renamed: dict[str, str]) -> list[str]:
    old = {renamed.get(one.name, one.name): one for one in before.interventions}
    found = []

    def say(one: Intervention, before: object, now: object, words: Callable[[Any], str]) -> None:
        if before != now:
            found.append(tr("{field}: {now} instead of {before}", field=one.name, now=words(now), before=words(before)))

    for one in after.interventions:
        was = old.get(one.name)
        if was is not None:
            say(one, was.fed_by, one.fed_by, fed_by_words)
            say(one, was.minutes, one.minutes, _minutes)
            say(one, was.health, one.health, lambda on: tr("health check") if on else tr("no health check"))
    return found


def _minutes(number: int | None) -> str:
    return tr("no minutes proposed") if number is None else tr("{n} min.", n=number)


def _followed(
    column: ReturnColumn, after: Profile, subjects: Mapping[str, str], renamed: dict[str, str]
) -> str:  # fmt: skip
    """A column's title as it is to be compared: one that was made of a name that changed is the same column still.

    One that has another title of its own is noted in ``renamed``.
    """
    subject = subjects.get(matching(column.subject), column.subject)
    titles = {one.title for one in after.columns}
    same = [one for one in after.columns if (one.source, one.subject) == (column.source, subject)]
    if column.title in titles or len(same) != 1:
        return column.title
    made = column.title == usual_title(column.source, column.subject)
    if made and same[0].title == usual_title(column.source, subject):
        return same[0].title
    renamed[column.title] = same[0].title
    return column.title


def _columns(before: Profile, after: Profile, renamed: dict[Listed, dict[str, str]]) -> list[str]:
    names = {matching(one): other for names in renamed.values() for one, other in names.items()}

    def shows(column: ReturnColumn, *, then: bool) -> Hashable:
        subject = names.get(matching(column.subject), column.subject) if then else column.subject
        return column.source, matching(subject), column.coding, column.cumulative

    old = {one.title: one for one in before.columns}
    found = []
    for one in after.columns:
        was = old.get(one.title)
        if was is not None and shows(was, then=True) != shows(one, then=False):
            words = f"{shown_by(one)}, {coding_words(one.coding)}, {span_words(one.cumulative)}"
            found.append(tr("The column “{title}” shows: {what}", title=one.title, what=words))
    return found
