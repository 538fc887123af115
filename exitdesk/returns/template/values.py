"""The return's values in the template's own words: what its drop-down lists allow, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.template.spelling import matching
from exitdesk.returns.workbook_words import MISSING_LABELS, YES_NO_LABELS

_UNKNOWN: Final = ("ikke oplyst", "uoplyst", "ukendt", "ved ikke", "ikke registreret", "uvist", "andet ikke oplyst")
_YES: Final = ("ja", "j", "x", "1", "sand", "yes")
_NO: Final = ("nej", "n", "0", "falsk", "no")
_MISSING: Final = frozenset(map(matching, MISSING_LABELS.values()))


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value of ours that a list of the template does not hold; ``rows`` is how many rows have it."""

    header: str
    value: str
    rows: int
    choices: tuple[str, ...]


def words_for(values: Iterable[Cell], choices: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """(our text -> the list's own, what has none). A missing answer for which the list has no word stays empty."""
    by_match = {matching(choice): choice for choice in choices}
    found: dict[str, str] = {}
    unfit = []
    for value in dict.fromkeys(as_text(value) for value in values):
        if not value:
            continue
        word = _fitting(matching(value), by_match)
        if word is None:
            unfit.append(value)
        else:
            found[value] = word
    return found, unfit


def _fitting(wanted: str, by_match: Mapping[str, str]) -> str | None:
    if wanted in by_match:
        return by_match[wanted]
    squeezed = wanted.replace(" ", "")  # Non-binær, Nonbinær
    if alike := next((word for match, word in by_match.items() if match.replace(" ", "") == squeezed), None):
        return alike
    for group, own in ((_YES, YES_NO_LABELS[True]), (_NO, YES_NO_LABELS[False])):
        if wanted == own:
            return next((by_match[one] for one in group if one in by_match), None)
    if wanted in _MISSING:
        return next((by_match[one] for one in _UNKNOWN if one in by_match), "")
    return None


def as_text(value: Cell) -> str:
    """A cell's value as it would read in a list."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
