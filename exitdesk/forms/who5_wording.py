"""The words of the WHO-5 form: WHO's wording to the letter, and apart from it the words that are ours.

WHO's wording is ``resources/who5/who5.toml``, ours ``resources/who5/own_words.toml``. A language is offered when both
have it; where WHO's instruction is not at hand, none is shown.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from exitdesk.resource_files import resource_folder


@dataclass(frozen=True, slots=True)
class Wording:
    """WHO's own words in one language. Five ``items``; six ``options``, from answer 5 down to answer 0."""

    instruction: str | None
    stem: str
    items: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Our words around the questionnaire in one language."""

    title: str
    id_number: str
    date: str
    your_answer: str
    changed_mind: str
    thanks: str
    staff: str


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource_folder("who5", name).read_text(encoding="utf-8"))


@cache
def form_languages() -> tuple[str, ...]:
    """Codes of the languages that both files have, in the order of WHO's file (``da`` first)."""
    ours = _table("own_words.toml")
    return tuple(code for code in _table("who5.toml") if code in ours)


@cache
def wording(language: str) -> Wording:
    """WHO's words; raises KeyError for a language that is not shipped."""
    table = _table("who5.toml")[language]
    return Wording(table.get("instruction"), table["stem"], tuple(table["items"]), tuple(table["options"]))


@cache
def own_words(language: str) -> OwnWords:
    """Our words; raises KeyError for a language that is not shipped."""
    return OwnWords(**_table("own_words.toml")[language])


def instrument_name() -> str:
    """``WHO-5``."""
    return str(_table("who5.toml")["instrument"]["name"])


def attribution() -> str:
    """The citation with the licence that must stand wherever the instrument is shown or printed."""
    return str(_table("who5.toml")["instrument"]["cite"])
