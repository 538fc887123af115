"""The last look at a file before it is written: nothing leaves that reads like a CPR number, a phone number, a mail
address or a person's name.

Every workbook, report and form passes here, from the windows and from the commands alike; only the paper that a person
gets of what is kept about herself does not. It goes by pattern, and a finding stops the file. ID numbers that the store
knows may look like anything (``0101901234``). What else looks like a phone number is stopped also where it belongs to
an authority, because the pattern cannot tell: a free word in the file is to say what was done, not how to ring.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from exitdesk.domain.id_number import match_key
from exitdesk.domain.identifying_text import Finding, Kind, find, kind_words
from exitdesk.errors import UserError
from exitdesk.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands in a file, as far as it can be said: ``row`` and ``page`` count from 1.

    ``record`` are words that lead to the record (an ID number, a day); ``part`` names what has no row, such as the
    sheet's name or the document's title.
    """

    sheet: str = ""
    row: int = 0
    column: str = ""
    page: int = 0
    part: str = ""
    record: str = ""

    def words(self) -> str:
        """``the sheet “Tøj”, row 7, column “Genstande” (H7K-M3P, 20-11-2026)``."""
        parts = [
            tr("the sheet “{sheet}”", sheet=self.sheet) if self.sheet else "",
            tr("row {row}", row=self.row) if self.row else "",
            tr("the column “{column}”", column=self.column) if self.column else "",
            tr("page {page}", page=self.page) if self.page else "",
            self.part,
        ]
        return ", ".join(filter(None, parts)) + (f" ({self.record})" if self.record else "")


class CellText(NamedTuple):
    """A text of a file and where it stands first. Numbers in number cells are no texts."""

    text: str
    place: TextPlace


@dataclass(frozen=True)
class KnownNumbers:
    """The numbers by which the store knows its contacts; as a whole word each of them may stand in a file."""

    shown: frozenset[str]

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(map(match_key, self.shown))

    def holds(self, word: str) -> bool:
        """Whether the word is one of the numbers, in any spelling."""
        return word in self.shown or match_key(word) in self._keys


NO_NUMBERS: Final = KnownNumbers(frozenset())
_LIST: Final = "; "
_SEGMENT_ENDS: Final = ";,\n"
_AROUND_WORDS: Final = " \t.,;:!?()[]“”\"'"
_LEAST_OF_SEVERAL: Final = 4
_WORDS: Final = re.compile(r"\w+(?:[-'’]\w+)*")


class NotWritten(UserError):
    """A file that was stopped; ``place`` is where it holds what must not leave."""

    def __init__(self, sentence: str, place: TextPlace) -> None:
        super().__init__(sentence)
        self.place = place


def known_numbers(id_numbers: Iterable[str], project_numbers: Iterable[str | None] = ()) -> KnownNumbers:
    """ID numbers, and the municipality's but for those that are CPR numbers: they may be typed there by mistake."""
    wrong = {Kind.CPR, Kind.EMAIL}
    others = {number for number in project_numbers if number and not find(number, wrong)}
    return KnownNumbers(frozenset(id_numbers) | others)


def require_nothing_identifying(
    cells: Iterable[CellText], known_ids: KnownNumbers | Collection[str] = NO_NUMBERS
) -> None:
    """Raise UserError when a text looks like it leads to a person: it says where and what, never the text itself.

    Give each different text once: the time goes by their number.
    """
    known = known_ids if isinstance(known_ids, KnownNumbers) else known_numbers(known_ids)
    found = [(kind, place) for text, place in cells if (kind := _kind_in(text, known)) is not None]
    if found:
        kind, place = found[0]
        raise NotWritten(_sentence(place, kind_words(kind), len(found) - 1), place)


def _kind_in(text: str, known: KnownNumbers) -> Kind | None:
    if text in known.shown or (_LIST in text and all(part in known.shown for part in text.split(_LIST))):
        return None
    return next((one.kind for one in find(text, strict=True) if not _is_known(text, one, known)), None)


def _is_known(text: str, finding: Finding, known: KnownNumbers) -> bool:
    """Whether the finding is, or is part of, a word that is a known number; or several such words side by side."""
    if not known.shown:
        return False
    inside = text[finding.start : finding.end].strip(_AROUND_WORDS)
    around = (_stretched(text, finding, _SEGMENT_ENDS), _stretched(text, finding, _SEGMENT_ENDS + " \t"))
    if any(known.holds(word.strip(_AROUND_WORDS)) for word in (inside, *around)):
        return True
    return all(len(word) >= _LEAST_OF_SEVERAL and known.holds(word) for word in inside.split())


def _stretched(text: str, finding: Finding, ends: str) -> str:
    """The finding with what stands about it up to one of ``ends``."""
    start, end = finding.start, finding.end
    while start > 0 and text[start - 1] not in ends:
        start -= 1
    while end < len(text) and text[end] not in ends:
        end += 1
    return text[start:end]


@dataclass(frozen=True)
class KeptBack:
    """What the agency's return must not hold in any form.

    ``names`` are the users' names; ``notes`` reads the notes, and is asked only where a text is long enough for one.
    ``own_words`` are texts that the program or the profile puts there itself: a user may be called as a column is.
    """

    names: Collection[str]
    notes: Callable[[], Collection[str]]
    own_words: Collection[str]


def require_nothing_kept_back(
    cells: Iterable[CellText], kept_back: KeptBack, known_ids: KnownNumbers = NO_NUMBERS
) -> None:
    """Raise UserError when a text holds a user's name, stands in a note, or holds a whole one: all as whole words, and
    of notes three words or more, for what is shorter may be anybody's."""
    own = {text.casefold() for text in kept_back.own_words}
    names = [words for name in kept_back.names if (words := _words(name))]
    free = {text: place for text, place in cells if text not in known_ids.shown and text.casefold() not in own}
    for text, place in free.items():
        words = _words(text)
        if any(_holds(words, name) for name in names):
            raise NotWritten(_sentence(place, tr("a user's name")), place)
    longer = {_spaced(text): text for text in free if len(_words(text)) >= _LEAST_WORDS_OF_A_NOTE}
    spoken = _first_in_notes(list(longer), kept_back.notes()) if longer else None
    if spoken is not None:
        place = free[longer[spoken]]
        raise NotWritten(_sentence(place, tr("a note")), place)


_LEAST_WORDS_OF_A_NOTE: Final = 3


def _first_in_notes(texts: Sequence[str], notes: Iterable[str]) -> str | None:
    """The first of the texts that stands in a note or holds one; both as ``_spaced`` makes them."""
    spaced = [note for note in map(_spaced, notes) if note.count(" ") > _LEAST_WORDS_OF_A_NOTE]
    all_notes, all_texts = "\n".join(spaced), "\n".join(texts)
    held = [note for note in spaced if note in all_texts]
    return next((text for text in texts if text in all_notes or any(note in text for note in held)), None)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORDS.findall(text))


def _spaced(text: str) -> str:
    """The words with a space about each, so that only whole ones are found in another such text."""
    return f" {' '.join(_words(text))} "


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(words[at : at + len(name)] == name for at in range(len(words) - len(name) + 1))


def _sentence(place: TextPlace, what: str, more: int = 0) -> str:
    words = tr(
        "The file was not written: what stands in {place} looks like {what}. Take it out of the record (or of the "
        "settings), then export again.",
        place=place.words(),
        what=what,
    )
    return words + (" " + trn("{n} more place is like it.", "{n} more places are like it.", more) if more else "")


def distinct(texts: Iterable[CellText]) -> Iterator[CellText]:
    """Each different text once, where it stands first."""
    seen: set[str] = set()
    for one in texts:
        if one.text not in seen:
            seen.add(one.text)
            yield one
