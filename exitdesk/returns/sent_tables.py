"""The sheets of a return beside its rows, as they are kept with it: what was measured, and every figure of the tables.

The same shapes are made of what the records say now, so that the two can be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from exitdesk.returns.profile_model import Profile
from exitdesk.returns.return_workbook import (
    ACTIVITIES,
    ACTIVITY_COLUMNS,
    CLOTHING_COLUMNS,
    OTHER_ACTIVITIES,
    STATISTICS,
    WELLBEING,
    WELLBEING_COLUMNS,
    Return,
)
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.statistics_tables import statistics_tables

_CLOTHING: Final = "Tøj"

Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that is otherwise now: ``contact`` is the key of whom the row is about ("" for figures), ``row`` what
    the row is called. A row that came or went has no ``column``."""

    sheet: str
    contact: str
    row: str
    column: str
    before: Cell
    now: Cell
    came: bool = False
    went: bool = False


def tables_sent(prepared: Return, profile: Profile) -> dict[str, Any]:
    """What is kept of a return in ExitDesk's own workbook, as JSON values: ``measured`` by contact and answer set,
    ``figures`` by sheet and row. Figures are kept as they are shown."""
    titles = [column.heading for column in WELLBEING_COLUMNS]
    measured: dict[str, dict[str, Row]] = {}
    preview = prepared.preview
    for (contact, answer_set), cells in zip(preview.measured, preview.wellbeing, strict=True):
        measured.setdefault(contact, {})[answer_set] = dict(zip(titles[1:], cells[1:], strict=True))
    return {
        "measured": measured,
        "figures": {STATISTICS: _statistics(prepared, profile), ACTIVITIES: _months(prepared)},
    }


def _statistics(prepared: Return, profile: Profile) -> dict[str, Row]:
    found = {}
    for table in statistics_tables(prepared.statistics, profile):
        for name, *cells in table.rows:
            shown = [round(cell, table.decimals) if isinstance(cell, float) else cell for cell in cells]
            found[f"{table.title}: {name}"] = dict(zip(table.headers[1:], shown, strict=False))
    return found


def _months(prepared: Return) -> dict[str, Row]:
    found: dict[str, Row] = {}
    held = [column.heading for column in ACTIVITY_COLUMNS[2:]]
    for a in prepared.activities:
        cells = (a.held, a.counted, a.visits, a.named_contacts)
        found[f"{a.month}, {a.name or OTHER_ACTIVITIES}"] = dict(zip(held, cells, strict=True))
    given = [column.heading for column in CLOTHING_COLUMNS[1:]]
    for c in prepared.clothing:
        numbers = (c.handouts, c.pieces, c.named_contacts, c.unnamed_handouts)
        found[f"{c.month}, {_CLOTHING}"] = dict(zip(given, numbers, strict=True))
    return found


def tables_changed(sent: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Changed]:
    """What is otherwise now. ``sent`` may lack either part: it was not in the file, or somebody in it was erased."""
    if "measured" in sent:
        yield from _measured_changed(sent["measured"], now["measured"])
    if "figures" in sent:
        for sheet, rows in now["figures"].items():
            yield from _figures_changed(sheet, sent["figures"].get(sheet, {}), rows)


def _measured_changed(sent: Mapping[str, Mapping[str, Row]], now: Mapping[str, Mapping[str, Row]]) -> Iterator[Changed]:
    for contact in dict.fromkeys((*sent, *now)):
        then, today = sent.get(contact, {}), now.get(contact, {})
        for answer_set, row in today.items():
            if answer_set not in then:
                yield Changed(WELLBEING, contact, _measurement(row), "", None, row["Score"], came=True)
                continue
            for column, value in row.items():
                before = then[answer_set].get(column)
                if before != value:
                    yield Changed(WELLBEING, contact, _measurement(then[answer_set]), column, before, value)
        for answer_set, row in then.items():
            if answer_set not in today:
                yield Changed(WELLBEING, contact, _measurement(row), "", row["Score"], None, went=True)


def _measurement(row: Row) -> str:
    """What a measurement is called: by its number, or that it has none and how many months after the start it was."""
    number = row["Måling nr."]
    if number is not None:
        return f"Måling {number}"
    return f"Uden nummer, {row['Måneder siden start']} måneder efter start".replace(".", ",")


def _figures_changed(sheet: str, sent: Mapping[str, Row], now: Mapping[str, Row]) -> Iterator[Changed]:
    for name in dict.fromkeys((*sent, *now)):
        then, today = sent.get(name, {}), now.get(name, {})
        for column in dict.fromkeys((*then, *today)):
            before, value = then.get(column), today.get(column)
            if before != value and not (_nothing(before) and _nothing(value)):
                yield Changed(sheet, "", name, column, before, value)


def _nothing(value: Cell) -> bool:
    """A row that is not there stands for nought."""
    return value in (None, 0)
