"""The sections of the statistics report laid out for paper, each a group of blocks that stays together on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from exitdesk.forms.charts import LIGHT_CHART
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, width_of
from exitdesk.forms.report_blocks import (
    BODY,
    INK,
    INK2,
    SMALL,
    Block,
    beside,
    cards,
    chart,
    gap,
    stack,
    table,
    text,
)
from exitdesk.forms.report_charts import pieces
from exitdesk.forms.report_values import KeyFigure, Section, Table
from exitdesk.returns.report import Report

WIDTH: Final = 481.28
_BETWEEN: Final = 28.0
_HALF: Final = (WIDTH - _BETWEEN) / 2
_SCALE: Final = 0.72
"""Points of paper for one unit of a chart."""
_NAME_SHARE: Final = {2: 0.78, 3: 0.5, 4: 0.4, 5: 0.36, 14: 0.12}
_MONTHS: Final = 14
_MANY: Final = 9


def key_figure_blocks(figures: Sequence[KeyFigure]) -> list[Block]:
    """The large figures under the title."""
    return [cards([(one.name, one.figure, one.note) for one in figures], WIDTH), gap(10)] if figures else []


def section_groups(
    sections: Sequence[Section], report: Report, recruitment_labels: Mapping[str, str]
) -> list[list[Block]]:
    """A group for each section; two narrow ones that follow each other share one, side by side."""
    groups: list[list[Block]] = []
    waiting = list(sections)
    while waiting:
        section = waiting.pop(0)
        if section.narrow and waiting and waiting[0].narrow:
            pair = (section, waiting.pop(0))
            first, second = (stack(_blocks(one, report, recruitment_labels, _HALF)) for one in pair)
            groups.append([gap(20), beside([(0, first), (_HALF + _BETWEEN, second)])])
        else:
            groups.append([gap(20), *_blocks(section, report, recruitment_labels, WIDTH)])
    return groups


def _blocks(section: Section, report: Report, labels: Mapping[str, str], width: float) -> list[Block]:
    blocks = [text(section.title, width, 14.5, Font.SEMIBOLD, INK, 1.25), gap(8)]
    if section.chart is not None:
        drawn = pieces(section.chart, report, LIGHT_CHART, width / _SCALE, labels)
        blocks += [chart(one, width) for one in drawn]
    # A change stands in no chart, so two periods side by side need their table as well.
    tables = [one for one in section.tables if not one.in_chart or report.compared is not None]
    for number, one in enumerate(tables):
        if number or section.chart is not None:
            blocks.append(gap(12))
        if one.caption:
            blocks += [text(one.caption, width, BODY, Font.MEDIUM, INK), gap(2)]
        blocks.append(_table(one, width))
        if one.note:
            blocks.append(_note(one.note, width))
    if tables and section.sentences:
        blocks.append(gap(10))
    for sentence in section.sentences:
        blocks += [text(sentence, width, BODY), gap(5)]
    if section.notes:
        blocks.append(gap(3))
    blocks += [_note(note, width, 3) for note in (*section.notes, section.source) if note]
    return blocks


def _table(one: Table, width: float) -> Block:
    rows = [[str(cell) for cell in row] for row in one.rows]
    count = len(rows[0]) if rows else len(one.head)
    name = _NAME_SHARE.get(count) or min(0.3, (max(map(_wide, (one.head[0], *(row[0] for row in rows)))) + 14) / width)
    shares = (name, *[(1 - name) / (count - 1)] * (count - 1))
    small = {"size": SMALL} if count > _MANY and count != _MONTHS else {}
    return table(one.head, rows, width, shares, groups=one.groups, **small)


def _wide(words: str) -> float:
    return width_of(drawable(words, font_for(words, Font.REGULAR)), Font.REGULAR, BODY)


def _note(words: str, width: float, above: float = 7) -> Block:
    return stack([gap(above), text(words, width, SMALL, Font.REGULAR, INK2, 1.3)])
