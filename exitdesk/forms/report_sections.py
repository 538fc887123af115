"""The sections of the statistics report laid out for paper, each a group of blocks that stays together on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from exitdesk.forms import charts
from exitdesk.forms.pdf_fonts import Font
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
from exitdesk.forms.report_content import ChartName, Section, Table, drawing, key_figures
from exitdesk.returns.statistics_result import Statistics

WIDTH: Final = 481.28
_BETWEEN: Final = 28.0
_HALF: Final = (WIDTH - _BETWEEN) / 2
_SCALE: Final = 0.72
"""Points of paper for one unit of a chart."""
_BARS_IN_PIECE: Final = 15
_NAME_SHARE: Final = {2: 0.78, 3: 0.5, 5: 0.36, 14: 0.12}


def key_figure_blocks(statistics: Statistics) -> list[Block]:
    """The large figures under the title."""
    return [cards([(one.name, one.figure, one.note) for one in key_figures(statistics)], WIDTH), gap(10)]


def section_groups(
    sections: Sequence[Section], statistics: Statistics, recruitment_labels: Mapping[str, str]
) -> list[list[Block]]:
    """A group for each section; two narrow ones that follow each other share one, side by side."""
    groups: list[list[Block]] = []
    waiting = list(sections)
    while waiting:
        section = waiting.pop(0)
        if section.narrow and waiting and waiting[0].narrow:
            pair = (section, waiting.pop(0))
            first, second = (stack(_blocks(one, statistics, recruitment_labels, _HALF)) for one in pair)
            groups.append([gap(20), beside([(0, first), (_HALF + _BETWEEN, second)])])
        else:
            groups.append([gap(20), *_blocks(section, statistics, recruitment_labels, WIDTH)])
    return groups


def _blocks(section: Section, statistics: Statistics, labels: Mapping[str, str], width: float) -> list[Block]:
    blocks = [text(section.title, width, 14.5, Font.SEMIBOLD, INK, 1.25), gap(8)]
    if section.chart is not None:
        blocks += _chart(section.chart, statistics, labels, width)
    tables = [one for one in section.tables if not one.in_chart]
    for number, one in enumerate(tables):
        if number or section.chart is not None:
            blocks.append(gap(12))
        blocks.append(_table(one, width))
        if one.note:
            blocks.append(_note(one.note, width))
    if tables and section.sentences:
        blocks.append(gap(10))
    for sentence in section.sentences:
        blocks += [text(sentence, width, BODY), gap(5)]
    if section.notes:
        blocks.append(gap(3))
    blocks += [_note(note, width, 3) for note in section.notes]
    return blocks


def _chart(name: ChartName, statistics: Statistics, labels: Mapping[str, str], width: float) -> list[Block]:
    """The chart; a list of bars that is long in pieces of one scale, so that each fits a page."""
    match name:
        case ChartName.INTERVENTIONS:
            every = charts.interventions_bars(statistics)
        case ChartName.CHALLENGES:
            every = charts.challenges_bars(statistics)
        case ChartName.RECRUITMENT:
            every = charts.recruitment_bars(statistics, labels)
        case _:
            return [chart(drawing(name, statistics, charts.LIGHT_CHART, width / _SCALE, labels), width)]
    most = max((bar.count or 0 for bar in every), default=0)
    pieces = [every[start : start + _BARS_IN_PIECE] for start in range(0, len(every), _BARS_IN_PIECE)]
    return [chart(charts.bar_chart(piece, width=width / _SCALE, most=most), width) for piece in pieces]


def _table(one: Table, width: float) -> Block:
    rows = [[str(cell) for cell in row] for row in one.rows]
    count = len(rows[0]) if rows else len(one.head)
    name = _NAME_SHARE.get(count, 0.4)
    shares = (name, *[(1 - name) / (count - 1)] * (count - 1))
    return table(one.head, rows, width, shares)


def _note(words: str, width: float, above: float = 7) -> Block:
    return stack([gap(above), text(words, width, SMALL, Font.REGULAR, INK2, 1.3)])
