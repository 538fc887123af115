"""The recovery code: 160 random bits as eight groups of four characters, each with a check character.

The alphabet is Crockford's base 32 (no I, L, O, U); the check character also covers the group's place, so that a
mistyped or swapped group is found and named.
"""

from __future__ import annotations

import secrets
from typing import Final

from stdnum import luhn

from exitdesk.errors import UserError
from exitdesk.i18n import tr

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 8
_GROUP: Final = 5
_SEEN_AS: Final = str.maketrans("OIL", "011")


def new_recovery_code() -> str:
    """``XXXXC-XXXXC-…``, eight groups; the last character of each is its check character."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(GROUPS))
    return "-".join(group + _check(place, group) for place, group in enumerate(groups))


def _check(place: int, group: str) -> str:
    return str(luhn.calc_check_digit(_ALPHABET[place + 1] + group, _ALPHABET))


def _letters(text: str) -> str:
    return "".join(c for c in text.upper().translate(_SEEN_AS) if c.isalnum())


def _fits(place: int, group: str) -> bool:
    return set(group) <= set(_ALPHABET) and _check(place, group[:4]) == group[4]


def groups_typed(text: str) -> tuple[int, int | None]:
    """While the code is typed: how many groups fit so far, and the number of the first that does not (from 1).

    A group that is not whole yet is in neither.
    """
    typed = _letters(text)
    for place in range(len(typed) // _GROUP):
        if place >= GROUPS or not _fits(place, typed[place * _GROUP : (place + 1) * _GROUP]):
            return place, place + 1
    return len(typed) // _GROUP, None


def slip_words(number: int) -> str:
    """The sentence for a group that does not fit."""
    return tr("Group {number} of the recovery code does not fit. Check it against the sheet.", number=number)


def read_recovery_code(text: str) -> str:
    """The code as printed, from what was typed (any case, any separators, O for 0, I and L for 1).

    Raises UserError that names the first group with a slip.
    """
    typed = _letters(text)
    if len(typed) != GROUPS * _GROUP:
        raise UserError(
            tr("The recovery code has {groups} groups of 5 characters. Check that all are there.", groups=GROUPS)
        )
    _, wrong = groups_typed(typed)
    if wrong is not None:
        raise UserError(slip_words(wrong))
    return "-".join(typed[at : at + _GROUP] for at in range(0, len(typed), _GROUP))
