"""What the profile's page needs of the store; read on the worker's thread."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from exitdesk.domain.periods import Period, Quarter

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import Profile
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.person_level import PersonLevel
    from exitdesk.store.renaming import StoredNames

ROWS_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """One version: what it changed in the one before it, in words. ``profile`` is None when it cannot be read."""

    version: int
    at: str
    by: str
    profile: Profile | None
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """The profile in force with its number in the store, and the versions from the newest to the oldest."""

    version: int
    profile: Profile
    stored: StoredNames
    versions: tuple[VersionFacts, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The return of a quarter as a profile would make it: its first rows, and how many contacts it is about.

    ``lacking_number``: those held back because the profile wants a number that they do not have.
    """

    period: Period
    preview: ReturnPreview
    people: int
    lacking_number: int
    past_retention: int | None


@dataclass(slots=True)
class Levels:
    """What was read of each quarter, so that another edit need not read it again; made anew when the store changes."""

    by_period: dict[Period, PersonLevel] = field(default_factory=dict)


def read_profile_facts(store: OpenStore) -> ProfileFacts:
    """Read them."""
    from exitdesk.returns.profile_changes import changes_between
    from exitdesk.returns.profile_model import read_by_earlier
    from exitdesk.store.profile_versions import profile_versions
    from exitdesk.store.renaming import stored_names
    from exitdesk.ui.opening_facts import current_profile

    versions = profile_versions(store.reading)
    profiles = {one.version: _profile_of(one.toml) for one in versions}
    now = current_profile(store)
    profiles[versions[0].version] = now
    renamed = dict.fromkeys(one for profile in profiles.values() if profile for one in profile.former_names)
    found = []
    for one in versions:
        before, this = profiles.get(one.version - 1), profiles[one.version]
        changes = changes_between(before, this) if before is not None and this is not None else ()
        reads = this and read_by_earlier(this, one.version, renamed)
        found.append(VersionFacts(one.version, one.at, one.by, reads, changes))
    return ProfileFacts(versions[0].version, now, stored_names(store.reading), tuple(found))


def _profile_of(toml: str) -> Profile | None:
    from exitdesk.errors import ExitDeskError
    from exitdesk.returns.profile_file import load_profile_text

    try:
        return load_profile_text(toml)
    except ExitDeskError:
        return None


def read_outlook(store: OpenStore, profile: Profile, today: date, levels: Levels, *, retention: bool) -> Outlook:
    """The return of the last quarter, or of this one where nobody is in that; ``retention``: count who is past it.

    Only the first rows are worked out: what is typed must not wait for this before it is stashed.
    """
    from exitdesk.returns.registration import ReturnRow, register
    from exitdesk.returns.statistics import choose_contacts

    now = Quarter.of(today)
    level = _level(store, levels, now.previous.period)
    if not level.people:
        level = _level(store, levels, now.period)
    with_number = [row for row in level.people if row.project_id or not profile.carries_project_id]
    with_number.sort(key=lambda row: row.project_id or "" if profile.carries_project_id else row.id_number)
    some = replace(level, people=with_number[: 3 * ROWS_SHOWN])
    preview = register(choose_contacts(some, profile), profile, level.period)
    rows = tuple(ReturnRow(row.contact, row.cells) for row in preview.rows[:ROWS_SHOWN])
    past = len(store.reading.past_retention(today, profile.retention_months)) if retention else None
    people = len(level.people)
    return Outlook(level.period, replace(preview, rows=rows, gaps=()), people, people - len(with_number), past)


def _level(store: OpenStore, levels: Levels, period: Period) -> PersonLevel:
    """The contacts of one quarter."""
    from exitdesk.returns.collector import collector_paused
    from exitdesk.returns.statistics import people_of_period
    from exitdesk.store.person_level import read_person_level

    if period not in levels.by_period:
        with collector_paused():
            level = read_person_level(store.reading, period)
            levels.by_period[period] = replace(level, people=people_of_period(level))
    return levels.by_period[period]
