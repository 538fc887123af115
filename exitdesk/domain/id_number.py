"""ID numbers: five random characters and a check character, shown as ``ABC-DEF``.

The alphabet leaves out what looks alike by hand or on screen (0/O/Ø, 1/I, 2/Z, 5/S, 8/B, U/V keep one of each at most).
With 28 characters, ISO 7064 Mod 29,28 (prime modulus) finds every single wrong character.
Numbers that an organisation already has (``0042``) are kept unchanged.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from stdnum.iso7064 import mod_37_36

ALPHABET: Final = "23456789ACDEFGHJKLMNPQRTVWXY"
MAX_LENGTH: Final = 12
_LEAST_COMPARED: Final = 4
_MOST_ALIKE: Final = 20
_OWN_MAKE: Final = re.compile(f"([{ALPHABET}]{{3}})-?([{ALPHABET}]{{3}})")
_OTHER_MAKE: Final = re.compile(r"([^\W_]{3})-([^\W_]{3})")


def new_id_number(choose: Callable[[str], str] = secrets.choice) -> str:
    """A fresh number such as ``H7K-M3P``; the caller checks that it is not taken."""
    body = "".join(choose(ALPHABET) for _ in range(5))
    return _shown(body + mod_37_36.calc_check_digit(body, ALPHABET))


def _shown(six: str) -> str:
    return f"{six[:3]}-{six[3:]}"


def own_make(text: str) -> str | None:
    """The number as shown when ``text`` (any case, with or without hyphen or spaces) is one of ours, else None."""
    match = _shape(text)
    if match is None:
        return None
    six = match[1] + match[2]
    return _shown(six) if mod_37_36.is_valid(six, ALPHABET) else None


def looks_own_make(text: str) -> bool:
    """True when the text has the shape of our numbers but the check character may be wrong."""
    return _shape(text) is not None


def _shape(text: str) -> re.Match[str] | None:
    return _OWN_MAKE.fullmatch("".join(text.split()).upper())


def match_key(text: str) -> str:
    """What two spellings of the same number have in common; unique in a store.

    Numbers shaped ``ABC-DEF`` lose the hyphen, whoever made them; others only their case and outer spaces.
    """
    whole = text.encode("utf-8", "replace").decode()  # half a surrogate pair is no text that a store can look for
    plain = unicodedata.normalize("NFC", whole).strip().upper()
    match = _shape(plain) or _OTHER_MAKE.fullmatch(plain)
    return match[1] + match[2] if match else plain


def acceptable(text: str) -> bool:
    """True for any printable text of 1-12 characters: an organisation's existing number is taken over unchanged."""
    stripped = text.strip()
    return 1 <= len(stripped) <= MAX_LENGTH and stripped.isprintable()


def near_matches(text: str, known: Iterable[str], limit: int = 5) -> list[str]:
    """Known numbers one slip away: a wrong, missing or extra character, or two neighbours swapped."""
    typed = match_key(text).replace("-", "").replace(" ", "")
    hits = (number for number in known if _one_slip(typed, match_key(number).replace("-", "")))
    return [number for number, _ in zip(hits, range(limit), strict=False)]


def look_alikes(numbers: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of numbers of four characters or more that are one slip apart, each pair once.

    Numbers that lack one character of each other's share a form with one character left out: only those are compared.
    """
    forms: dict[str, list[str]] = {}
    for number in sorted(set(numbers), key=match_key):
        key = match_key(number).replace("-", "")
        if len(key) >= _LEAST_COMPARED:
            for form in {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}:
                forms.setdefault(form, []).append(number)
    pairs = {
        (one, other)
        for alike in forms.values()
        for place, one in enumerate(alike)
        for other in alike[place + 1 : place + 1 + _MOST_ALIKE]
        if _one_slip(match_key(one).replace("-", ""), match_key(other).replace("-", ""))
    }
    return sorted(pairs)


def _one_slip(a: str, b: str) -> bool:
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        swapped = a[start + 1 : start + 2] + a[start : start + 1] + a[start + 2 :]
        return a[start + 1 :] == b[start + 1 :] or swapped == b[start:]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]
