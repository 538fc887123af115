"""Which row of a sheet holds the headers, and what they are: titles above, joined cells, headers in two rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from exitdesk.returns.template.cells import CellText, Grid
from exitdesk.returns.template.places import Area
from exitdesk.returns.template.spelling import matching

_LOOKED_AT: Final = 60  # a header stands near the top
_MOST_ROWS: Final = 2  # rows that a header takes, one below the other

Texts = dict[int, str]


def find_headers(grid: Grid, merged: Sequence[Area], wanted: frozenset[str]) -> tuple[int, Texts]:
    """(the lowest row of the headers, column -> header, left to right); (0, {}) where there are none.

    ``wanted`` are the headers looked for, as ``spelling.matching`` makes them alike: the row that holds most of them
    is the header row; where none is known, the row with most texts.
    """
    best, chosen = 0.0, 0
    for row in grid:
        if row > _LOOKED_AT:
            continue
        texts = _texts(grid, merged, row)
        known = sum(matching(text) in wanted for text in texts.values())
        score = known * 100 + min(len(texts), 60) - row / 100
        if len(texts) >= 2 and score > best:
            best, chosen = score, row
    if not chosen:
        return 0, {}
    return _with_neighbours(grid, merged, wanted, chosen)


def score_of(headers: Mapping[int, str], wanted: frozenset[str]) -> int:
    """How likely these are the headers looked for."""
    return sum(matching(text) in wanted for text in headers.values()) * 100 + min(len(headers), 60)


def _texts(grid: Grid, merged: Sequence[Area], row: int) -> Texts:
    """The texts of a row, with those that reach down into it from a joined cell."""
    texts = {c: " ".join(one.text.split()) for c, one in grid.get(row, {}).items() if _is_text(one)}
    for area in merged:
        if area.top < row <= area.bottom and area.left not in texts:
            above = grid.get(area.top, {}).get(area.left)
            if above is not None and _is_text(above):
                texts[area.left] = " ".join(above.text.split())
    return texts


def _is_text(cell: CellText) -> bool:
    return bool(cell.text.strip()) and not cell.is_number


def _with_neighbours(grid: Grid, merged: Sequence[Area], wanted: frozenset[str], row: int) -> tuple[int, Texts]:
    """Headers may stand in two rows, with groups above: ``Indsatser`` over one column for each."""
    texts = _texts(grid, merged, row)
    below = _texts(grid, merged, row + 1)
    fresh = {c: text for c, text in below.items() if matching(text) in wanted and text != texts.get(c)}
    if len(fresh) >= 1 and not any(c in texts and not _is_group(merged, texts, below, row, c) for c in fresh):
        kept = {c: text for c, text in texts.items() if not _is_group(merged, texts, below, row, c)}
        row, texts = row + 1, {**kept, **below}
    else:
        above = _texts(grid, merged, row - 1)
        texts |= {c: t for c, t in above.items() if c not in texts and matching(t) in wanted}
    ordered = dict(sorted(texts.items()))
    return row, _told_apart(grid, merged, row, ordered)


def _is_group(merged: Sequence[Area], texts: Texts, below: Texts, row: int, column: int) -> bool:
    """Whether a header heads several columns that have headers of their own below."""
    if column not in below or below[column] == texts.get(column):
        return False
    joined = any(area.holds(column, row) and area.right > area.left and area.bottom == row for area in merged)
    return joined or column + 1 not in texts


def _told_apart(grid: Grid, merged: Sequence[Area], row: int, texts: Texts) -> Texts:
    """Headers that repeat get their group before them (``Start: Dato``), or a number after (``Dato 2``)."""
    repeated = _repeated(texts)
    named = {c: f"{_group(grid, merged, row, c)}: {t}" if c in repeated else t for c, t in texts.items()}
    named = {c: t.removeprefix(": ") for c, t in named.items()}
    taken: set[str] = set()
    found = {}
    for column, text in named.items():
        name, count = text, 1
        while matching(name) in taken:
            count += 1
            name = f"{text} {count}"
        taken.add(matching(name))
        found[column] = name
    return found


def _repeated(texts: Texts) -> set[int]:
    by_match: dict[str, list[int]] = {}
    for column, text in texts.items():
        by_match.setdefault(matching(text), []).append(column)
    return {column for columns in by_match.values() if len(columns) > 1 for column in columns}


def _group(grid: Grid, merged: Sequence[Area], row: int, column: int) -> str:
    """What stands over a header: in the joined cell above, or the nearest text to the left in the row above."""
    for up in range(1, _MOST_ROWS + 1):
        above = {c: one.text for c, one in grid.get(row - up, {}).items() if _is_text(one)}
        joined = next((area for area in merged if area.holds(column, row - up)), None)
        if joined is not None and joined.left in above:
            return " ".join(above[joined.left].split())
        nearest = max((c for c in above if c <= column), default=None)
        if nearest is not None and joined is None:
            return " ".join(above[nearest].split())
    return ""
