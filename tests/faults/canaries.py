"""Words that are typed in the leak tests and must be found nowhere outside the encrypted store.

Each begins with the same letters, so that one search finds them all, and ends in letters of its own.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from itertools import product

STEM = "Zvanar"  # in no language that Qt knows of
USER = f"{STEM}fugl"
PASSPHRASE = f"{STEM}er flyver hjem i aften"
NEW_PASSPHRASE = f"{STEM}en sang i buret igen"
NUMBER = f"{STEM.upper()}042"
NOTE = f"{STEM}enotat om en aften"
OFFER = f"{STEM}etilbud"
SEARCH = f"{STEM.upper()}SG"


def words() -> Iterator[str]:
    """Ever new ones, short enough for an ID number."""
    for letters in product("bdfgklmnprstv", "aeiou", "bdfgklmnprstv", "aeiou"):
        yield STEM + "".join(letters)


def usual_spellings(text: str) -> set[bytes]:
    """As Python and Qt hold a text on this machine, and its base64."""
    found = {word.encode(code) for word in (text, text.lower(), text.upper()) for code in ("utf-8", "utf-16-le")}
    return found | base64_of(text.encode())


def spellings(text: str) -> set[bytes]:
    """How a text may stand in a file or in memory: UTF-8, UTF-16, UTF-32 in either order, base64 at all offsets."""
    found: set[bytes] = set()
    for word in {text, text.lower(), text.upper()}:
        found |= {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")}
        for code in ("utf-8", "utf-16-le"):
            found |= base64_of(word.encode(code))
    return found


def base64_of(data: bytes) -> set[bytes]:
    """The middle of the base64 of anything that holds these bytes: at the three offsets, edges left out."""
    found = set()
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + data)
        first = (shift * 8 + 5) // 6
        last = (shift + len(data)) * 8 // 6
        found.add(encoded[first:last])
    return found


def spellings_of_key(key: bytes) -> set[bytes]:
    """Raw, in hexadecimal digits, and in base64."""
    return {key, key.hex().encode(), key.hex().upper().encode()} | base64_of(key)


def canaries_in(data: bytes) -> set[str]:
    """All canaries that stand there in UTF-8 or UTF-16, in small letters."""
    found = set()
    for code, letters in (("utf-8", rb"[a-zA-Z0-9]{1,12}"), ("utf-16-le", rb"(?:[a-zA-Z0-9]\x00){1,12}")):
        rest = re.compile(letters)
        for stem in (STEM, STEM.lower(), STEM.upper()):
            sought = stem.encode(code)
            place = data.find(sought)
            while place >= 0:
                if match := rest.match(data, place + len(sought)):
                    found.add((stem + match.group().decode(code)).lower())
                place = data.find(sought, place + 1)
    return found
