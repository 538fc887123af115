"""What a hand-kept table seems to be: by the likeness of its headers to ours, and by what stands in its columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from exitdesk.returns.hand_kept.free_cells import five_answers, free_day, or_blank, yes_or_no
from exitdesk.returns.hand_kept.id_column import id_likeness
from exitdesk.returns.hand_kept.likeness import SURE, alike, likeness
from exitdesk.returns.hand_kept.mapping import ImportMapping
from exitdesk.returns.hand_kept.planning import lacking
from exitdesk.returns.hand_kept.refused import refusal
from exitdesk.returns.hand_kept.table_head import HandTable, plain
from exitdesk.returns.hand_kept.targets import (
    DAY,
    FIRST,
    ID,
    IGNORED,
    Means,
    TableKind,
    Target,
    is_single,
    targets_of,
)
from exitdesk.returns.import_cells import Doubtful, read_day, read_whole
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.returns.tables.cells import RawCell
from exitdesk.returns.workbook_words import FIRST_CONTACT, ID_NUMBER

_MAYBE: Final = 0.62
_EXACT: Final = 0.95
_AHEAD: Final = 0.1
_VALUES: Final = 200
_SAMPLE_OF_DISTINCT: Final = 60

_ABOUT_PEOPLE: Final = frozenset(Target(Means.FIELD, name) for name in ("Køn", "Alder", "Fødselsår", FIRST_CONTACT))


def suggest_mapping(table: HandTable, profile: Profile) -> ImportMapping:
    """The kind of table that fits best, with what each of its columns seems to be."""
    tried = [(_fit(table, mapping), -place, mapping) for place, mapping in enumerate(_all(table, profile))]
    return max(tried, key=lambda one: one[:2])[2]


def _all(table: HandTable, profile: Profile) -> list[ImportMapping]:
    return [suggest_columns(table, kind, profile) for kind in TableKind]


def _fit(table: HandTable, mapping: ImportMapping) -> float:
    """How much of the table a mapping makes sense of."""
    found = {target for target in mapping.columns.values() if target != IGNORED}
    numbers = _numbers(table, mapping)
    repeated = len(set(numbers)) * 4 < len(numbers) * 3
    score = float(len(found)) - 3.0 * len(lacking(mapping))
    if mapping.kind is TableKind.PEOPLE:
        score += 1.5 if numbers and not repeated else -2.0 * repeated
        about_people = any(one in _ABOUT_PEOPLE or one.means is Means.INTERVENTION for one in found)
        score += 0.5 * (FIRST in found) - 2.0 * (not about_people)
    else:
        score += 0.5 * (DAY in found) + 1.0 * repeated
    return score


def _numbers(table: HandTable, mapping: ImportMapping) -> list[str]:
    column = next((one for one in table.columns if mapping.target(one.name) == ID), None)
    return [matching(str(cell.value)) for cell in column.values] if column else []


def suggest_columns(table: HandTable, kind: TableKind, profile: Profile) -> ImportMapping:
    """What each column becomes in a table of this kind; the likest first, each target once."""
    targets = [one for one in targets_of(kind, profile) if one != IGNORED]
    pairs = []
    for number, column in enumerate(table.columns):
        for place, target in enumerate(targets):
            score = id_likeness(column) if target == ID else likeness(column.name, target)
            if score >= _MAYBE and fits(column.values, target, exact=score >= _EXACT):
                pairs.append((score, -number, -place))
    chosen: dict[int, Target] = {}
    for _score, number, place in sorted(pairs, reverse=True):
        target = targets[-place]
        if -number not in chosen and not (is_single(target) and target in chosen.values()):
            chosen[-number] = target
    columns = {}
    for number, column in enumerate(table.columns):
        target = chosen.get(number, IGNORED)
        sure = target != IGNORED and likeness(column.name, target) >= SURE
        columns[column.name] = IGNORED if refusal(column, known=sure) else target
    mapping = ImportMapping(kind, columns)
    return ImportMapping(kind, columns, words=suggest_words(table, mapping, profile))


def suggest_words(table: HandTable, mapping: ImportMapping, profile: Profile) -> dict[str, str]:
    """What the table's words for interventions are called in the profile, where that is plain to see."""
    words = unknown_words(table, mapping, profile)
    return {word: name for word in words if (name := _intervention_like(word, profile)) is not None}


def _intervention_like(word: str, profile: Profile) -> str | None:
    """The intervention a word is as like to as a header must be; None where another one is nearly as like."""
    likest = sorted(((alike(plain(word), plain(item.name)), item.name) for item in profile.interventions), reverse=True)
    if not likest or likest[0][0] < _MAYBE:
        return None
    next_best = likest[1][0] if len(likest) > 1 else 0.0
    return likest[0][1] if likest[0][0] - next_best >= _AHEAD else None


def unknown_words(table: HandTable, mapping: ImportMapping, profile: Profile) -> list[str]:
    """The words in the column of interventions that the profile does not know, the commonest spelling of each."""
    if mapping.kind is not TableKind.SESSIONS:
        return []
    column = next((one for one in table.columns if mapping.target(one.name) == Target(Means.FIELD, "Indsats")), None)
    found: dict[str, str] = {}
    for cell in column.values if column else ():
        if isinstance(cell.value, str) and cell.kind == "value" and profile.intervention_name(cell.value) is None:
            found.setdefault(matching(cell.value), " ".join(cell.value.split()))
    return list(found.values())[:_SAMPLE_OF_DISTINCT]


def fits(values: Sequence[RawCell], target: Target, *, exact: bool = False) -> bool:
    """Whether what stands in the column can be that: most of it, or nothing stands there.

    Where the header says ``exact``ly that, what does not fit is a doubt of its cell, unless hardly anything does.
    """
    test = _TESTS.get(target.means) or _FIELD_TESTS.get(target.subject if target.means is Means.FIELD else "")
    some = values[:_VALUES]
    if test is None or not some:
        return True
    passed = sum(_passes(test, cell) for cell in some)
    if len(some) < 5:
        return exact or passed * 2 >= len(some)
    return passed * 10 >= len(some) * (2 if exact else 6)


def _passes(test: Callable[[RawCell], object], cell: RawCell) -> bool:
    try:
        return test(cell) is not False
    except Doubtful:
        return False


def _is_day(cell: RawCell) -> bool:
    free = free_day(cell)
    return free.blank or bool(read_day(free, date.max))


def _is_given(cell: RawCell) -> bool:
    if isinstance(cell.value, date | datetime):
        return True
    try:
        yes_or_no(cell)
    except Doubtful:
        return _is_day(cell)
    return True


def _is_number(cell: RawCell) -> bool:
    value = or_blank(cell).value
    return value is None or isinstance(value, int | float) or bool(re.match(r"\s*\d", str(value)))


def _is_short(cell: RawCell) -> bool:
    return len(str(cell.value).strip()) <= 12


def _is_answer(cell: RawCell) -> bool:
    return or_blank(cell).blank or read_whole(cell, 0, 5) >= 0


_TESTS: Final[Mapping[Means, Callable[[RawCell], object]]] = {
    Means.EVENT_DATE: _is_day,
    Means.WHO5_DATE: _is_day,
    Means.INTERVENTION: _is_given,
    Means.CHALLENGE: _is_given,
    Means.CLOTHING: _is_given,
    Means.REFERRED: _is_given,
    Means.TRAFFICKING: _is_given,
    Means.WHO5_ANSWER: _is_answer,
    Means.WHO5_ANSWERS: lambda cell: or_blank(cell).blank or bool(five_answers(cell)),
    Means.HOURS: _is_number,
}
_FIELD_TESTS: Final[Mapping[str, Callable[[RawCell], object]]] = {
    **dict.fromkeys(("Dato", FIRST_CONTACT, "Indskrevet", "Afsluttet"), _is_day),
    **dict.fromkeys(("Minutter", "Antal", "Antal i alt", "Alder", "Fødselsår"), _is_number),
    **dict.fromkeys((f"Svar {number}" for number in range(1, 6)), _is_answer),
    **dict.fromkeys(("Menneskehandel", "WHO-5 fravalgt"), _is_given),
    ID_NUMBER: _is_short,
}
