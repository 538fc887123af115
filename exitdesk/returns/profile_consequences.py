"""What a draft of a profile would mean for what is stored and for the next return, before it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from exitdesk.domain.answers import Missing
from exitdesk.domain.names import NameKind, matching
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_draft import Draft
from exitdesk.returns.profile_model import Coding, Profile, Source
from exitdesk.store.renaming import StoredNames

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Situation:
    """What the store holds: its names, contacts of the last quarter without the number that the draft wants sent, and
    how many a list of those past the draft's retention time would hold (None: not asked)."""

    stored: StoredNames
    lacking_number: int = 0
    past_retention: int | None = None


def consequences_of(draft: Draft, now: Profile, situation: Situation) -> tuple[str, ...]:
    """Sentences, those that cannot be taken back first; ``now`` is the profile in force."""
    profile = draft.to_profile(now.version + 1)
    found = []
    if profile.log_months < now.log_months:
        words = trn(
            "Log entries older than {n} month are dropped for good at the next opening.",
            "Log entries older than {n} months are dropped for good at the next opening.",
            profile.log_months,
        )
        found.append(words)
    if situation.past_retention is not None and profile.retention_months != now.retention_months:
        words = trn(
            "{n} contact would stand on the list of those to erase.",
            "{n} contacts would stand on the list of those to erase.",
            situation.past_retention,
        )
        found.append(words)
    found += _names_without_a_place(draft, profile, situation.stored)
    found += _of_the_return(profile, now, situation)
    return tuple(found)


def _names_without_a_place(draft: Draft, profile: Profile, stored: StoredNames) -> list[str]:
    """Names that rows carry and the profile would not have; those renamed along are none."""
    along = {(one.kind, matching(one.old)) for one in draft.renamings()}

    def left(kind: NameKind, names: dict[str, int], known: Iterable[str]) -> Counter[str]:
        own = {matching(name) for name in known}
        found: Counter[str] = Counter()
        for name, count in names.items():
            if name and matching(name) not in own and (kind, matching(name)) not in along:
                found[name] += count
        return found

    talks = left(NameKind.INTERVENTION, dict(stored.interventions), (one.name for one in profile.interventions))
    helped = left(NameKind.CHALLENGE, dict(stored.challenges), profile.challenges)
    held = left(NameKind.ACTIVITY, dict(stored.activities), profile.activities)
    ways = {way.code for way in profile.recruitment} | {missing.value for missing in Missing}
    came = Counter({name: count for name, count in stored.recruitment.items() if name and name not in ways})
    found = []
    if talks:
        words = _counted(talks, lambda n: trn("{n} talk", "{n} talks", n))
        found.append(tr("Interventions in the store that this profile does not have: {names}.", names=words))
    if helped:
        words = _counted(helped, lambda n: trn("{n} talk", "{n} talks", n))
        found.append(tr("Challenges in the store that this profile does not have: {names}.", names=words))
    if held:
        words = _counted(held, lambda n: trn("held {n} time", "held {n} times", n))
        found.append(tr("Activities in the store that this profile does not have: {names}.", names=words))
    if came:
        words = trn("{n} contact", "{n} contacts", came.total())
        found.append(tr("Came in a way that this profile does not have: {contacts}.", contacts=words))
    return found


def _counted(names: Counter[str], words: Callable[[int], str]) -> str:
    shown = [f"{name} ({words(count)})" for name, count in names.most_common(_MOST_NAMES)]
    more = len(names) - _MOST_NAMES
    return ", ".join([*shown, *([trn("{n} more", "{n} more", more)] if more > 0 else [])])


def _of_the_return(profile: Profile, now: Profile, situation: Situation) -> list[str]:
    found = []
    shown = {matching(column.subject) for column in profile.columns if column.source is Source.INTERVENTION}
    without = [one.name for one in profile.interventions if one.name and matching(one.name) not in shown]
    if without:
        found.append(tr("Without a column in the return: {names}.", names=", ".join(without)))
    exact = [column.title for column in profile.columns if column.coding is Coding.DATE]
    if exact:
        found.append(tr("Exact dates leave the computer in: {names}.", names=", ".join(exact)))
    if situation.lacking_number and profile.carries_project_id and not now.carries_project_id:
        words = trn(
            "{n} contact lacks the project's number and is held back.",
            "{n} contacts lack the project's number and are held back.",
            situation.lacking_number,
        )
        found.append(words)
    if profile.day_starts != now.day_starts:
        found.append(tr("What is registered stays on the day it was written for."))
    return found
