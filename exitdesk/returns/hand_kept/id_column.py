"""Which column holds the ID numbers: by its header, and by whether it merely counts the rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from exitdesk.i18n import tr
from exitdesk.returns.hand_kept.likeness import SURE, likeness
from exitdesk.returns.hand_kept.mapping import ImportMapping
from exitdesk.returns.hand_kept.refused import refusal
from exitdesk.returns.hand_kept.table_head import HandColumn, HandTable
from exitdesk.returns.hand_kept.targets import ID, IGNORED
from exitdesk.returns.tables.cells import RawCell

_SAYS_ID: Final = 0.95  # the header does not only say "number", "code" or "contact"
_LOOKED_AT: Final = 200
_COUNTS_ROWS: Final = 0.7
_COUNTS_ROWS_YET_SAYS_ID: Final = 0.95


def id_likeness(column: HandColumn) -> float:
    """From 0 to 1: how much a column looks like the ID numbers. One that counts the rows does so less."""
    found = likeness(column.name, ID)
    if not counts_rows(column):
        return found
    return found * (_COUNTS_ROWS_YET_SAYS_ID if found >= _SAYS_ID else _COUNTS_ROWS)


def counts_rows(column: HandColumn) -> bool:
    """Whether whole numbers stand there that grow by one from row to row."""
    numbers = [_whole(cell) for cell in column.values[:_LOOKED_AT]]
    first = numbers[0] if len(numbers) > 1 else None
    return first is not None and numbers == list(range(first, first + len(numbers)))


def id_doubts(table: HandTable, mapping: ImportMapping) -> Mapping[str, str]:
    """What to look at before the suggested ID column is taken for sure: a sentence by column."""
    chosen = next((one for one in table.columns if mapping.target(one.name) == ID), None)
    if chosen is None:
        return {}
    sure = _says_id(chosen) and not counts_rows(chosen)
    found: dict[str, str] = {}
    rivals = [one for one in table.columns if mapping.target(one.name) == IGNORED and _may_be_id(one)]
    for rival in rivals:
        if counts_rows(rival):
            words = tr("It counts the rows. “{column}” is taken as the ID number.", column=chosen.name)
        else:
            words = tr("It may be the ID number too.")
        found[rival.name] = words
    in_doubt = [rival.name for rival in rivals if not (sure and counts_rows(rival) and not _says_id(rival))]
    if in_doubt:
        found[chosen.name] = tr(
            "Is this the ID number, or is it “{column}”? Choose the one that your contacts keep.", column=in_doubt[0]
        )
    elif counts_rows(chosen) and not _says_id(chosen):
        found[chosen.name] = tr("It counts the rows. It is only the ID number if each contact keeps it in later files.")
    return found


def _says_id(column: HandColumn) -> bool:
    return likeness(column.name, ID) >= _SAYS_ID


def _may_be_id(column: HandColumn) -> bool:
    values = column.values[:_LOOKED_AT]
    short = sum(len(str(one.value).strip()) <= 12 and not isinstance(one.value, date | datetime) for one in values)
    return bool(values) and likeness(column.name, ID) >= SURE and short * 2 > len(values) and refusal(column) is None


def _whole(cell: RawCell) -> int | None:
    value = cell.value
    if isinstance(value, str) and value.strip().rstrip(".").isdecimal() and len(value) <= 9:
        return int(value.strip().rstrip("."))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
