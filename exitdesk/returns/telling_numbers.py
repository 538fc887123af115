"""ID numbers that read like what leads to a person. Such a number is taken as any other is, and it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from exitdesk.domain.id_number import looks_own_make
from exitdesk.domain.identifying_text import Kind, find
from exitdesk.i18n import trn

_KINDS: Final = frozenset({Kind.CPR, Kind.PHONE, Kind.EMAIL})
_NAME: Final = re.compile(r"[A-ZÆØÅ][a-zæøåéüö]+(?:[ -][A-ZÆØÅ][a-zæøåéüö]*\.?)+")


@lru_cache(maxsize=32_768)
def tells(number: str) -> bool:
    """Whether an ID number reads like a CPR number, a phone number, a mail address or a name."""
    return not looks_own_make(number) and (bool(find(number, _KINDS)) or _NAME.fullmatch(number.strip()) is not None)


def telling_words(numbers: Iterable[str]) -> str:
    """The sentence that says how many of the numbers do, and which is the first; "" where none does."""
    found = list(filter(tells, numbers))
    if not found:
        return ""
    return trn(
        "{n} ID number reads like a CPR number, a phone number, a mail address or a name: {first}. It may lead to a "
        "person; give the contact another one.",
        "{n} ID numbers read like a CPR number, a phone number, a mail address or a name, the first of them {first}. "
        "They may lead to a person; give the contacts other ones.",
        len(found),
        first=found[0],
    )
