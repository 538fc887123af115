"""How hard a passphrase is to guess, told honestly: length and guesswork, no rules of composition.

Each part is counted as an attacker would try it: a common word, a row of the keyboard, a repeat, a year, a word, single
characters. Against the store's key stretching (about 0.4 s a guess) 45 bits outlast years of many machines.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from exitdesk.resource_files import resource_folder

MINIMUM_LENGTH: Final = 15
FAIR_BITS, GOOD_BITS, STRONG_BITS = 32.0, 45.0, 60.0
_ROWS: Final = (
    "1234567890", "qwertyuiopå", "asdfghjklæø", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzæøå", "1q2w3e4r5t6y7u8i9o0p",
    "qazwsxedcrfvtgbyhnujmikolp",
)  # fmt: skip
_PART: Final = re.compile(r"\d+|[^\W\d_]+|[\W_]", re.UNICODE)
_YEAR: Final = re.compile(r"(19|20)\d\d")


class Strength(StrEnum):
    """TOO_SHORT and TOO_COMMON are refused; the others are advice."""

    TOO_SHORT = "too_short"
    TOO_COMMON = "too_common"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``bits`` is the estimated guesswork, ``missing`` how many characters are lacking."""

    strength: Strength
    bits: float
    missing: int = 0

    @property
    def accepted(self) -> bool:
        """Whether it may be used."""
        return self.strength not in (Strength.TOO_SHORT, Strength.TOO_COMMON)


@cache
def common_words() -> frozenset[str]:
    """The bundled list of what is guessed first, lower case."""
    text = resource_folder("passphrases", "common.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def judge(passphrase: str, *, known: tuple[str, ...] = ()) -> Judgement:
    """Estimate a passphrase; ``known`` are words that the surroundings know (the user's name, the project's)."""
    text = unicodedata.normalize("NFC", passphrase)
    bits = guesswork(text, known=known)
    if len(text) < MINIMUM_LENGTH:
        return Judgement(Strength.TOO_SHORT, bits, MINIMUM_LENGTH - len(text))
    if bits < 22:
        return Judgement(Strength.TOO_COMMON, bits)
    for least, strength in ((STRONG_BITS, Strength.STRONG), (GOOD_BITS, Strength.GOOD), (FAIR_BITS, Strength.FAIR)):
        if bits >= least:
            return Judgement(strength, bits)
    return Judgement(Strength.WEAK, bits)


def guesswork(text: str, *, known: tuple[str, ...] = ()) -> float:
    """Bits of guesswork; a longer text never has fewer than its beginning had from the same parts."""
    familiar = common_words() | {word.casefold() for word in known if len(word) > 2}
    bits, seen, before = 0.0, set[str](), ""
    for match in _PART.finditer(text):
        raw = match[0]
        part = raw.casefold()
        if part in seen:
            bits += 0.0 if part == before else 0.5 if len(part) == 1 else 1.0
        else:
            bits += _part_bits(part, familiar) + (1.0 if raw != part and raw != raw.capitalize() else 0.0)
        seen.add(part)
        before = part
    return bits


def _part_bits(part: str, familiar: frozenset[str]) -> float:
    if part == " ":
        return 0.5
    if part in familiar:
        return 7.0
    if (unit := _repeated(part)) is not None:
        return _part_bits(unit, familiar) + math.log2(len(part) // len(unit))
    if len(part) > 2 and _is_row(part):
        return 4.0 + math.log2(len(part))
    if part.isdigit():
        return 6.5 if _YEAR.fullmatch(part) else 3.32 * len(part)
    if not part.isalpha():
        return 4.0
    beginnings = [word for word in familiar if len(word) > 3 and part.startswith(word)]
    if beginnings:
        return 7.0 + _part_bits(part[max(map(len, beginnings)) :], familiar)
    return min(4.7 * len(part), 6.0 + len(part))


def _repeated(part: str) -> str | None:
    """The unit that ``part`` is a repetition of."""
    for size in range(1, len(part) // 2 + 1):
        if len(part) % size == 0 and part == part[:size] * (len(part) // size):
            return part[:size]
    return None


def _is_row(part: str) -> bool:
    return any(part in row * 2 or part[::-1] in row * 2 for row in _ROWS)
