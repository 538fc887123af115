"""Every version of the profile that the store has had in force."""

from __future__ import annotations

from dataclasses import dataclass

from exitdesk.domain.roles import Permission
from exitdesk.store.reading import Reading


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """One version: its TOML text, who put it in force and when (UTC ISO text)."""

    version: int
    name: str
    toml: str
    at: str
    by: str


def profile_versions(reading: Reading) -> list[ProfileVersion]:
    """All of them, the one in force first."""
    reading.require(Permission.PROFILE)
    rows = reading.database.execute(
        "SELECT version, name, toml, created_at, created_by FROM profiles ORDER BY version DESC"
    )
    return [ProfileVersion(*row) for row in rows]
