"""What the store itself must know of the profile in force: how long things are kept, and what counts as health."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any, Final

_MOST_MONTHS: Final = 1200


@dataclass(frozen=True, slots=True)
class ProfileRules:
    """Months that contacts and log entries are kept; names of the interventions that are health checks."""

    retention_months: int = 60
    log_months: int = 24
    health_interventions: frozenset[str] = frozenset()


def rules_of(toml: str) -> ProfileRules:
    """The rules of a profile's text; what cannot be read has its default."""
    try:
        fields = tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        return ProfileRules()
    usual = ProfileRules()
    return ProfileRules(
        retention_months=_months(fields.get("retention_months"), usual.retention_months),
        log_months=_months(fields.get("log_months"), usual.log_months),
        health_interventions=frozenset(_health_names(fields.get("interventions"))),
    )


def _months(value: Any, usual: int) -> int:
    return value if isinstance(value, int) and 1 <= value <= _MOST_MONTHS else usual


def _health_names(tables: Any) -> list[str]:
    if not isinstance(tables, list):
        return []
    return [str(table["name"]) for table in tables if isinstance(table, dict) and table.get("health") is True]
