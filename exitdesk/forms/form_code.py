"""The code in the QR of a paper form: ``W5``, layout, page, ten random characters, a check character.

Fifteen characters of Crockford's alphabet (no I, L, O, U), so that a person can type it where the QR fails. Whose form
it is and in which language stands in the store alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from stdnum.iso7064 import mod_37_36

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 15
_INSTRUMENT: Final = "W5"
_RANDOM: Final = 10
_MISREAD: Final = str.maketrans("OIL", "011", "- ")


class Layout(StrEnum):
    """The paper layouts: A4 grid, A4 in large print, two A5 forms on an A4 sheet."""

    A4 = "a4"
    LARGE = "large"
    A5 = "a5"


_LAYOUT_CHARACTER: Final = {Layout.A4: "4", Layout.LARGE: "G", Layout.A5: "5"}


def new_form_code(layout: str = Layout.A4, page: int = 1, choose: Callable[[str], str] = secrets.choice) -> str:
    """A fresh code for one form; ``page`` is 1-9. The caller stores whose it is.

    Draws again until the check character too is one of the alphabet (4 codes of 36 would end in I, L, O or U).
    """
    if not 1 <= page <= 9:
        raise ValueError("page must be 1-9")
    head = f"{_INSTRUMENT}{_LAYOUT_CHARACTER[Layout(layout)]}{page}"
    while True:
        body = head + "".join(choose(CROCKFORD) for _ in range(_RANDOM))
        check = str(mod_37_36.calc_check_digit(body))
        if check in CROCKFORD:
            return body + check


def valid_form_code(text: str) -> str | None:
    """The code as printed, or None when ``text`` is none. Any case, spaces, hyphens, O for 0, I or L for 1 do."""
    code = text.upper().translate(_MISREAD)
    if len(code) != CODE_LENGTH or not set(code) <= set(CROCKFORD) or not code.startswith(_INSTRUMENT):
        return None
    known = code[2] in _LAYOUT_CHARACTER.values() and code[3] in "123456789"
    return code if known and mod_37_36.is_valid(code) else None


def layout_of(code: str) -> Layout:
    """The layout a valid code was made for."""
    return next(layout for layout, character in _LAYOUT_CHARACTER.items() if character == code[2])


def shown_form_code(code: str) -> str:
    """In groups, as it stands under the QR: ``W541 7KQ2M 9XDRT C``."""
    return f"{code[:4]} {code[4:9]} {code[9:14]} {code[14:]}"
