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
_GROUPS: Final = 8
_SEEN_AS: Final = str.maketrans("OIL", "011")


def new_recovery_code() -> str:
    """``XXXXC-XXXXC-…``, eight groups; the last character of each is its check character."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(_GROUPS))
    return "-".join(group + _check(place, group) for place, group in enumerate(groups))


def _check(place: int, group: str) -> str:
    return str(luhn.calc_check_digit(_ALPHABET[place + 1] + group, _ALPHABET))


def read_recovery_code(text: str) -> str:
    """The code as printed, from what was typed (any case, any separators, O for 0, I and L for 1).

    Raises UserError that names the first group with a slip.
    """
    typed = "".join(c for c in text.upper().translate(_SEEN_AS) if c.isalnum())
    if len(typed) != _GROUPS * 5:
        raise UserError(
            tr("The recovery code has {groups} groups of 5 characters. Check that all are there.", groups=_GROUPS)
        )
    groups = [typed[i : i + 5] for i in range(0, len(typed), 5)]
    for place, group in enumerate(groups):
        if not set(group) <= set(_ALPHABET) or _check(place, group[:4]) != group[4]:
            raise UserError(
                tr("Group {number} of the recovery code does not fit. Check it against the sheet.", number=place + 1)
            )
    return "-".join(groups)
