"""What the windows need to know of a store that has just been opened; read on the worker's thread."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exitdesk.domain.roles import Role
from exitdesk.errors import ExitDeskError

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import Profile
    from exitdesk.store.opening import OpenStore

WINDOW_STASH = "window"
STOPPED_STASH = "stopped"
IDLE_MINUTES = "idle_minutes"


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """``drafts`` are the stashed entries by page; ``warnings`` sentences for the banner.

    ``closed_cleanly`` is False where the program before was ended hard: a power cut, a forced stop.
    """

    folder: Path
    user: str
    role: Role
    practice: bool
    read_only: bool
    profile: Profile
    warnings: tuple[str, ...]
    drafts: dict[str, dict[str, object]]
    idle_minutes: int
    closed_cleanly: bool


def read_facts(store: OpenStore) -> OpeningFacts:
    """Read them; a draft that cannot be read is left out."""
    profile = current_profile(store)
    return OpeningFacts(
        folder=store.folder,
        user=store.user,
        role=store.role,
        practice=store.practice,
        read_only=store.read_only,
        profile=profile,
        warnings=tuple(store.warnings),
        drafts=_read_drafts(store),
        closed_cleanly=store.closed_cleanly or store.read_only,
        idle_minutes=_chosen_idle_minutes(store) or profile.idle_minutes,
    )


def current_idle_minutes(store: OpenStore) -> int:
    """After how many minutes the desk locks: what was chosen in the set-up goes before the profile."""
    return _chosen_idle_minutes(store) or _stored_profile(store).idle_minutes


def _chosen_idle_minutes(store: OpenStore) -> int | None:
    text = store.reading.setting(IDLE_MINUTES) or ""
    return int(text) if text.isdecimal() else None


def current_profile(store: OpenStore) -> Profile:
    """The store's own profile; the shipped one of that name where its text cannot be read."""
    profile = _stored_profile(store)
    store.reading.who5_months_between = profile.who5_months_between
    return profile


def _stored_profile(store: OpenStore) -> Profile:
    from exitdesk.returns.profiles import load_profile, load_profile_text, shipped_profiles

    name, _version, text = store.reading.profile()
    if text:
        try:
            return load_profile_text(text)
        except ExitDeskError as error:
            store.warnings.append(str(error))
    try:
        return load_profile(name)
    except ExitDeskError:
        return shipped_profiles()[0]


def _read_drafts(store: OpenStore) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for page, text in store.reading.drafts().items():
        try:
            entry = json.loads(text)
        except ValueError:
            continue
        if isinstance(entry, dict):
            found[page] = entry
    return found


def forget_stop(store: OpenStore) -> None:
    """What was kept for coming back has been used."""
    for name in (WINDOW_STASH, STOPPED_STASH):
        store.operations.stash(name, None)
