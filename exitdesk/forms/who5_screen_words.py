"""Our words around WHO-5 on the screen, in the language of the person who answers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from exitdesk.resource_files import resource_folder


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """One language. ``language`` is its own name for itself; ``progress`` has the fields ``{n}`` and ``{all}``."""

    language: str
    begin: str
    progress: str
    back: str
    skip: str
    next: str
    finish: str
    stop: str
    thanks: str
    stopped: str
    stopped_detail: str
    hand_back: str
    go_on: str


@cache
def screen_words(language: str) -> ScreenWords:
    """The words of a language that ``who5_wording.form_languages`` names."""
    text = resource_folder("who5", "screen_words.toml").read_text(encoding="utf-8")
    return ScreenWords(**tomllib.loads(text)[language])
