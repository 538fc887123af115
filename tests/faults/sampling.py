"""Which calls are broken: all of them in the long form, else some of every kind."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from tests.faults.shim import Call, Kind

_CHANGING: Final = re.compile(r"[0-9a-f]{8}\.part|\d{4}-\d\d-\d\d [\d.]+")


def places(calls: Sequence[Call], count: int | None, seed: str) -> list[int]:
    """Numbers (from 1) of the calls to break: every one, or ``count`` of them, spread over the kinds of call."""
    if count is None or count >= len(calls):
        return list(range(1, len(calls) + 1))
    chance = random.Random(seed)
    kinds: defaultdict[tuple[Kind, str, str], list[int]] = defaultdict(list)
    for number, call in enumerate(calls, 1):
        names = [_CHANGING.sub("", path.rsplit("/", 1)[-1]) for path in (call.path, call.other)]
        kinds[call.kind, names[0], names[1]].append(number)
    for numbers in kinds.values():
        chance.shuffle(numbers)
    order = sorted(kinds.values(), key=len)
    chosen: list[int] = []
    while len(chosen) < count:
        chosen += [numbers.pop() for numbers in order if numbers]
    return sorted(chosen[:count])
