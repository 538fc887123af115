"""Names that a project gives its interventions, activities and challenges, and what spellings of one have in common."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class NameKind(StrEnum):
    """Names that stored rows carry as text."""

    INTERVENTION = "intervention"
    ACTIVITY = "activity"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Renaming:
    """One name that becomes another."""

    kind: NameKind
    old: str
    new: str


@lru_cache(maxsize=4096)
def matching(text: str) -> str:
    """What spellings of one name have in common: case, runs of blanks and how an å is put together do not matter."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
