"""Unfinished entries and who they are about: erasing somebody takes out what is hers and leaves the rest.

Drafts are JSON, as the pages made them. What is hers is found by its shape, whatever the page:

- a table that names her as its ``contact``, ``key`` or ``id_number`` goes whole: a row of the evening sheet, a half
  written talk, a form of the pile, somebody new on the sheet. So does a pair of key and number (people of an activity).
- a table with her ``number`` and no list of others goes whole; elsewhere a field that holds her number is emptied.
- in words written about others her key and her number are struck out, the number when it has four characters or more.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.domain.id_number import match_key
from exitdesk.domain.timekeeping import utc_now
from exitdesk.store.history import Action

PLACE: Final = "window"  # which page was shown: nothing that anybody typed
STRUCK: Final = "…"
_SHORT: Final = 4  # an ID number of fewer characters is looked for as a whole field, not among the words of a note
_NAMING: Final = ("contact", "key", "id_number")
_SHEET: Final = ("sheet", "row")  # beside ``typed``: which sheet that stands in
_NO_WORDS: Final = frozenset((  # figures and codes, which a number of hers may look like
    "answers", "at", "back", "cells", "channel", "date", "day", "headcount", "kind", "language", "minutes", "mode",
    "month", "page", "pieces", "row", "section", "sheet", "to",
))  # fmt: skip
_KEY: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_PAIR: Final = 2
_GONE: Final = object()


def without_contact(entry: Mapping[str, Any], key: str, id_number: str = "") -> dict[str, Any] | None:
    """What is left of an unfinished entry without this contact: equal to ``entry`` when it had nothing of her, None
    when nothing is left. Without a number only the key is looked for.
    """
    left = _Contact(key, id_number).taken_out(entry)
    return left if isinstance(left, dict) and (left == entry or any(left.values())) else None


def about(entry: Mapping[str, Any], key: str, id_number: str) -> bool:
    """Whether something unfinished of the contact stands in the entry, more than a word about her. What the evening
    sheet shows as the store holds it is finished.
    """
    typed = dict(entry)
    stored, sheet = entry.get("stored"), entry.get("sheet")
    if isinstance(stored, Mapping) and isinstance(sheet, Mapping):
        finished = list(stored.get("rows", ()))
        typed |= {"stored": None, "sheet": {**sheet, "rows": [row for row in sheet["rows"] if row not in finished]}}
    hers = _Contact(key, id_number)
    hers.taken_out(typed)
    return hers.found


class _Contact:
    """Her key, her number in any spelling, and taking both out of JSON values; ``found`` when something was hers."""

    def __init__(self, key: str, id_number: str) -> None:
        self.found = False
        self._key, self._spelt = key, match_key(id_number) if id_number else ""
        words = {word for word in (unicodedata.normalize("NFC", id_number).strip(), self._spelt) if len(word) >= _SHORT}
        numbers = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        hers = [re.escape(key), *([rf"(?<![\w-])(?:{numbers})(?![0-9]|-[0-9])"] if numbers else [])]
        self._words = re.compile("|".join(hers), re.IGNORECASE)

    def _is_named(self, value: object) -> bool:
        if not isinstance(value, str):
            return False
        return value == self._key or (self._spelt != "" and match_key(value) == self._spelt)

    def _is_hers(self, value: object) -> bool:
        if isinstance(value, Mapping):
            lists = any(isinstance(one, list) for one in value.values())
            hers = any(self._is_named(value.get(name)) for name in (*_NAMING, *(() if lists else ("number",))))
        elif isinstance(value, list):
            hers = len(value) == _PAIR and value[0] == self._key
        else:
            hers = self._is_named(value)
        self.found |= hers
        return hers

    def taken_out(self, value: Any) -> Any:
        """The value without her; ``_GONE`` when it is hers as a whole."""
        if isinstance(value, str):
            return "" if self._is_hers(value) else self._struck(value)
        if self._is_hers(value):
            return _GONE
        if isinstance(value, list):
            return [self.taken_out(one) for one in value if not self._is_hers(one)]
        return self._table(value) if isinstance(value, Mapping) else value

    def _table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        left = {
            name: one if isinstance(one, str) and name in _NO_WORDS and one != self._key else self.taken_out(one)
            for name, one in table.items()
            if name != self._key
        }
        if left.get("typed") is _GONE:
            left = {name: one for name, one in left.items() if name not in _SHEET}
        return {name: one for name, one in left.items() if one is not _GONE}

    def _struck(self, text: str) -> str:
        composed = unicodedata.normalize("NFC", text)
        return self._words.sub(STRUCK, composed) if self._words.search(composed) else text


def count_about(db: Database, key: str, id_number: str) -> int:
    """How many unfinished entries, of all users, hold something of the contact."""
    rows = db.execute("SELECT entry FROM drafts WHERE page != ?", [PLACE]).fetchall()
    return sum(about(entry, key, id_number) for (text,) in rows if (entry := _read(text)) is not None)


def take_out(db: Database, key: str, id_number: str) -> int:
    """Take the contact out of every user's unfinished entries; gives what ``count_about`` did before.

    An entry that is no table cannot be taken apart; it goes whole when it names her. Needs a transaction.
    """
    gone = count_about(db, key, id_number)
    for page, user, text in db.execute("SELECT page, user, entry FROM drafts").fetchall():
        entry = _read(text)
        left = without_contact(entry if entry is not None else {"": text}, key, id_number)
        if entry is None:
            left = {} if left == {"": text} else None
        if left is None:
            db.execute("DELETE FROM drafts WHERE page = ? AND user = ?", [page, user])
        elif entry is not None and left != entry:
            db.execute("UPDATE drafts SET entry = ? WHERE page = ? AND user = ?", [json.dumps(left), page, user])
    return gone


def stash(db: Database, page: str, user: str, text: str | None) -> None:
    """Keep a page's unfinished entry, None throws it away. Needs a transaction.

    The last gate: what belongs to somebody who was erased, by her key, is never kept again, whoever gives it.
    """
    for key in _erased_among(db, _KEY.findall(text or "")):
        entry = _read(text or "")
        left = without_contact(entry, key) if entry is not None else None
        text = json.dumps(left) if left is not None else None
    if text is None:
        db.execute("DELETE FROM drafts WHERE page = ? AND user = ?", [page, user])
    else:
        db.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)", [page, user, text, utc_now()])


def _erased_among(db: Database, keys: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(keys))
    found: list[str] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found += (
            str(row[0])
            for row in db.execute(
                f"SELECT DISTINCT row FROM history WHERE row IN ({','.join('?' * len(part))}) AND action = ? "
                "AND kind = 'contact'",
                [*part, Action.ERASED.value],
            )
        )
    return found


def _read(text: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(text)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
