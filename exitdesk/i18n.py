"""Messages in Danish and English, read from the Qt Linguist catalogues without Qt.

English is the source language and stands in the code: ``tr("Saved at {time}", time="21.47")``. Danish comes from
``resources/i18n/da_*.ts`` (several files, one per part of the program; all are read into one table). The windows give
the same table to Qt through a translator, so that Qt's own buttons are in Danish too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final
from xml.etree import ElementTree

from exitdesk.resource_files import resource_folder

LANGUAGES: Final = ("da", "en")

_language = "da"
_spoken: ContextVar[str] = ContextVar("spoken", default="")
_messages: dict[str, dict[str, str]] = {}


def set_language(code: str) -> None:
    """Choose the language of all messages from now on; ``code`` is one of LANGUAGES."""
    global _language
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}")
    _language = code


def language() -> str:
    """The language in use: ``da`` or ``en``."""
    return _spoken.get() or _language


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within the block, and on this thread alone, messages come in this language: for a paper in another one than
    the windows'."""
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}")
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def catalogue(code: str) -> dict[str, str]:
    """Source text -> translation for one language; English is the empty catalogue."""
    if code not in _messages:
        _messages[code] = {} if code == "en" else _read_catalogues(code)
    return _messages[code]


def _read_catalogues(code: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in sorted(resource_folder("i18n").iterdir(), key=lambda item: item.name):
        if entry.name.startswith(f"{code}_") and entry.name.endswith(".ts"):
            for message in ElementTree.fromstring(entry.read_bytes()).iter("message"):
                source, translation = message.findtext("source"), message.findtext("translation")
                if source and translation:
                    found[source] = translation
    return found


def tr(source: str, /, **values: object) -> str:
    """The message in the language in use, with ``{name}`` fields filled from ``values``."""
    text = catalogue(language()).get(source, source)
    return text.format(**values) if values else text


def mark(source: str, /) -> str:
    """Mark a constant for translation where it is declared; ``tr`` it where it is shown."""
    return source


def trn(singular: str, plural: str, n: int, /, **values: object) -> str:
    """``singular`` when n is 1, else ``plural``; both may hold ``{n}``."""
    return tr(singular if n == 1 else plural, n=n, **values)
