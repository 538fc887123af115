"""Finds in free text what leads to a person: CPR-like numbers, phone numbers, mail addresses, names after a cue.

It goes by pattern alone and promises neither to find everything nor to find nothing harmless. What looks the same is
taken as the same: full-width and other decimal digits, blanks and hyphens of any kind, letters with and without marks
(a ring, an accent) however they are put together, characters that are not seen. Every pattern is bounded, so that the
time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from exitdesk.domain.naming_cues import named, without_marks
from exitdesk.i18n import tr


class Kind(StrEnum):
    """What a piece of text looks like."""

    CPR = "cpr"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


ALL_KINDS: Final = frozenset(Kind)


def kind_words(kind: Kind) -> str:
    """``et telefonnummer``, in the language in use."""
    return {
        Kind.CPR: tr("a CPR number"),
        Kind.PHONE: tr("a phone number"),
        Kind.EMAIL: tr("a mail address"),
        Kind.NAME: tr("a person's name"),
    }[kind]


class Finding(NamedTuple):
    """``text[start:end]`` looks like a ``kind``."""

    kind: Kind
    start: int
    end: int


# cpr.dk, "Opbygning af CPR-nummeret" and "Erstatningspersonnummer i eksterne systemer" (the first digit of the day is
# raised by 6); never a check digit (none is valid since 2007, domain.md 9). No source raises the month.
_DAY: Final = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
_MONTH: Final = "(?:0[1-9]|1[0-2])"
_BORN: Final = "(?:19[0-9]{2}|20[01][0-9])"  # with later years it is an appointment
_CPR: Final = re.compile(
    rf"(?<![0-9]){_DAY}(?:"
    rf"{_MONTH}[0-9]{{2}} ?[-/.]{{0,2}}[ \n]?[0-9]{{4}}"  # 010190-1234, 010190 1234, 0101901234
    rf"|{_MONTH}[0-9]{{2}}(?: ?- ?| )[0-9]{{2}} [0-9]{{2}}"  # 010190-12 34
    rf"|{_MONTH}{_BORN} ?- ?[0-9]{{4}}"  # 01011990-1234
    rf"| ?{_MONTH} [0-9]{{2}}(?: ?- ?| )[0-9]{{4}}"  # 01 01 90 1234, 0101 90 1234
    rf"|([-./]){_MONTH}\1(?:{_BORN}|[0-9]{{2}}) ?- ?[0-9]{{4}}"  # 01.01.90-1234, 01.01.1990-1234
    rf"|([-./]){_MONTH}\2(?:{_BORN}|[4-9][0-9]) [0-9]{{4}}"  # 01.01.90 1234; 20.11.26 1430 is a date and a time
    r")(?![0-9])"
)
# A number may stick to the word that announces it, to no other: A12345678 is a case, tlf12345678 a phone.
_START: Final = (
    r"(?:(?<![\w.,])|(?<=tlf)|(?<=tel)|(?<=mob)|(?<=nr)|(?<=mobil)|(?<=[^\W\d]\.)|(?<=\s[.,])|(?<=[0-9]{4},))"
)
_AMOUNT: Final = re.compile(
    r" ?(?:kr\b|kroner|dkk\b|,-|,[0-9]{2}(?![0-9])|pct|%|€|\$|eur\b|usd\b|stk\b)", re.IGNORECASE
)
_PHONE: Final = re.compile(
    rf"(?P<danish>\(?(?:(?<![0-9+])\+|(?<![0-9])00) ?45\)?(?:[ ./-]{{0,2}}[0-9]){{8}})(?![0-9])"
    r"|(?P<abroad>(?:(?<![0-9+])\+ ?[1-9]|(?<!\w)00[1-9][0-9])(?:[ ()./-]{0,2}[0-9]){7,14})(?![0-9])"
    rf"|{_START}(?:"
    r"(?P<plain>[1-9][0-9]{7})"
    r"|(?P<coded>45[2-9][0-9]{7})"
    r"|(?<![0-9][ ./-])(?<![0-9]  )(?P<pairs>[2-9][0-9](?P<by> {1,2}|[./-])[0-9]{2}(?P=by)[0-9]{2}(?P=by)[0-9]{2})"
    r"|(?<![0-9][ ./-])(?P<mixed>[2-9][0-9]{3} [0-9]{2} [0-9]{2}|[2-9][0-9] [0-9]{2} [0-9]{4})"
    r"|(?P<area>\([2-9][0-9]\) ?[0-9]{2} ?[0-9]{2} ?[0-9]{2})"
    r"|(?P<fours>[1-9][0-9]{3}[ -][0-9]{4}(?:[ -][0-9]{4}){0,2})"
    r"|(?P<threes>[1-9](?:[0-9] [0-9]{3} [0-9]{3}|[0-9]{2} [0-9]{2} [0-9]{3}|[0-9]{2} [0-9]{3} [0-9]{2}))"
    r"|(?P<two>[1-9](?:[0-9] [0-9]{6}|[0-9]{2} [0-9]{5}))"
    r")(?![0-9]|(?: {1,2}|[./-])[0-9]{2}(?![0-9]))",
    re.IGNORECASE,
)
# Pairs of digits after these words are sizes, ages, times: "sko str. 36 38 40 42".
_COUNTED: Final = re.compile(
    r"\b(?:str|størrelser?|sizes?|alder|ages?|aged|kl|uge|weeks?|side|pages?)\.?:? ?\Z", re.IGNORECASE
)
_FILED: Final = re.compile(
    r"\b(?:sags?|sagens|journal|j\.|ordre|faktura|kvitterings?|bilags?|vare|case|file|order|invoice|ticket)[ -]?"
    r"(?:nr|nummer|no|number|id)?\.?:? ?\Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE: Final = 24
_LOOSE_PAIRS: Final = ("/", "  ")  # sizes and columns of figures are written so as often
_AT: Final = re.compile(r"@| ?[(\[]at[)\]] ?| ?[(\[]?\bsnabel[ -]?a\b[)\]]? ?", re.IGNORECASE)
_APART: Final = re.compile(r"\.(?:dk|com|org|net|eu|de|se|no|nu|info|uk)\Z", re.IGNORECASE)
_MAILBOX: Final = re.compile(r"[\w.+%'-]{1,64}\Z")
_DOMAIN: Final = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}")
_LONGEST_MAILBOX: Final = 64
_YEAR: Final = 4
_HYPHEN, _BLANK, _COMMON = "-", " ", 4096


class _Alike(dict[int, str | None]):
    """Code point -> what it looks like, None for what is not seen; filled as texts bring them."""

    def __missing__(self, code: int) -> str | None:
        plain = _plain(chr(code))
        if len(self) < _COMMON:
            self[code] = plain
        return plain


def _plain(letter: str) -> str | None:
    if letter < "\x80":
        return _BLANK if letter == "\t" else letter
    letter = without_marks(letter)
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category in ("Mn", "Me", "Cf"):
        return None
    if category == "Zs":
        return _BLANK
    if category == "Pd" or letter == "\u2212":
        return _HYPHEN
    if "\uff01" <= letter <= "\uff5e":
        return chr(ord(letter) - 0xFEE0)
    return letter


_ALIKE: Final = _Alike()


def find(text: str, kinds: Iterable[Kind] = ALL_KINDS, *, strict: bool = False) -> tuple[Finding, ...]:
    """What in ``text`` looks like one of ``kinds``, in order and without overlaps; offsets count code points.

    ``strict`` takes a name only after words that can hardly mean anything else (*hedder*, *hendes søster*) and leaves
    out figures that are sizes as often (20/30/40/50), for where a finding stops something; without it names after
    *sammen med* or *datter* are found too.
    """
    plain = text.translate(_ALIKE)
    wanted = frozenset(kinds)
    found = [one for kind, look in _LOOKS.items() if kind in wanted for one in look(plain, strict)]
    if Kind.NAME in wanted:
        found += [Finding(Kind.NAME, start, end) for start, end in named(plain, strict=strict)]
    if not found:
        return ()
    apart = _without_overlaps(found)
    return tuple(apart) if len(plain) == len(text) else tuple(_where_they_were(text, apart))


def _cpr_numbers(plain: str, _strict: bool) -> Iterator[Finding]:
    for match in _CPR.finditer(plain):
        yield Finding(Kind.CPR, *match.span())


def _phone_numbers(plain: str, strict: bool) -> Iterator[Finding]:
    for match in _PHONE.finditer(plain):
        shape = match.lastgroup if match.lastgroup != "by" else "pairs"
        certain = shape in ("danish", "abroad")
        if not certain and (_AMOUNT.match(plain, match.end()) or _is_other(shape, match[0])):
            continue
        if strict and match["by"] in _LOOSE_PAIRS:
            continue
        start, before = match.start(), max(0, match.start() - _LONGEST_BEFORE)
        if shape in ("pairs", "mixed") and _COUNTED.search(plain, before, start):
            continue
        if not certain and _FILED.search(plain, before, start):
            continue
        yield Finding(Kind.PHONE, *match.span())


def _is_other(shape: str | None, text: str) -> bool:
    """Eight digits that are a day, two years or two times of a day rather than a phone number."""
    if shape == "plain":
        return _is_day(text[4:], text[2:4], text[:2]) or _is_day(text[:4], text[4:6], text[6:])
    if shape == "mixed":
        first, second, third = text.split()
        if len(first) == _YEAR:
            return _is_day(first, second, third)
        is_date = "01" <= first <= "31" and "01" <= second <= "12"
        return is_date and ("1900" <= third <= "2099" or _is_time(third))
    if shape == "fours" and len(text) == 9:
        first, last = text[:4], text[5:]
        years = all("1900" <= year <= "2099" for year in (first, last))
        times = text[4] == _HYPHEN and first < last and all(_is_time(time) for time in (first, last))
        return years or times
    return False


def _is_day(year: str, month: str, day: str) -> bool:
    if not "1900" <= year <= "2099":
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    return text[:2] < "24" and text[2:] < "60" and text[3] in "05"


def _mail_addresses(plain: str, _strict: bool) -> Iterator[Finding]:
    for match in _AT.finditer(plain):
        end = match.start()
        apart = match[0] == "@" and plain[max(0, end - 1) : end] == _BLANK
        end -= apart
        first = max(0, end - _LONGEST_MAILBOX)
        mailbox = _MAILBOX.search(plain[first:end])
        domain = _DOMAIN.match(plain, match.end())
        if mailbox and domain and (not apart or _APART.search(domain[0])):  # "følg os @reden.esbjerg" is no address
            yield Finding(Kind.EMAIL, first + mailbox.start(), domain.end())


_LOOKS: Final = {Kind.CPR: _cpr_numbers, Kind.PHONE: _phone_numbers, Kind.EMAIL: _mail_addresses}


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    """In order; of two that overlap the kind named first (a CPR number before a phone number)."""
    order = {kind: number for number, kind in enumerate(Kind)}
    found.sort(key=lambda one: order[one.kind])
    starts: list[int] = []
    kept: list[Finding] = []
    for one in found:
        place = bisect_right(starts, one.start)
        clear_before = place == 0 or kept[place - 1].end <= one.start
        clear_after = place == len(kept) or one.end <= kept[place].start
        if clear_before and clear_after:
            starts.insert(place, one.start)
            kept.insert(place, one)
    return kept


def _where_they_were(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of the plain text in the text as it was, with the unseen characters that belong to them."""
    places = [place for place, letter in enumerate(text) if _ALIKE[ord(letter)] is not None]
    places.append(len(text))
    for kind, start, end in found:
        yield Finding(kind, places[start], places[end])
