"""Charts of more than one set: two periods side by side, and hours by kind of work.

Told apart without colour: the first is solid, the second an outline; kinds of work go from dark to light, each with an
outline. Every bar and point carries its value, every stack its sum (its table has the parts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exitdesk.forms.chart_sheet import TEXT, ChartColours, Sheet, blended
from exitdesk.forms.charts import Bar, bar_lengths, draw_score_ground
from exitdesk.forms.figures import show_count, show_decimal
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, width_of
from exitdesk.forms.text_runs import wrapped
from exitdesk.i18n import tr
from exitdesk.returns.statistics_result import Statistics

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_SMALL: Final = 13.0
_LINE: Final = 1.25
_THIN: Final = 12.0
_LEGEND: Final = 30.0
_SHADES: Final = (0.0, 0.38, 0.62, 0.82, 1.0)


@dataclass(frozen=True, slots=True)
class BarPair:
    """Two bars of one name."""

    first: Bar
    second: Bar


@dataclass(frozen=True, slots=True)
class Stack:
    """One column: ``label`` may have two lines; ``parts`` are sizes, None where one is left out."""

    label: tuple[str, ...]
    parts: tuple[float | None, ...]
    value: str


def paired_bar_chart(
    pairs: Sequence[BarPair],
    names: tuple[str, str],
    colours: ChartColours,
    width: float,
    measured: Sequence[BarPair] = (),
) -> Drawing:
    """Lying bars, two under each name. ``measured`` are all pairs of the list that these are a piece of."""
    all_bars = [bar for pair in measured or pairs for bar in (pair.first, pair.second)]
    label_room, left, length, most = bar_lengths(all_bars, width)
    rows = [wrapped(pair.first.label, font_for(pair.first.label, Font.REGULAR), TEXT, label_room) for pair in pairs]
    heights = [max(2 * _THIN + 18.0, len(lines) * TEXT * _LINE + 10) for lines in rows]
    legend_height = _legend_height(names, width)
    sheet = Sheet(width, legend_height + (sum(heights) or 1.0))
    _legend(sheet, names, _fills(colours, 2), colours)
    top = legend_height
    for pair, lines, height in zip(pairs, rows, heights, strict=True):
        middle = top + height / 2
        base = middle - (len(lines) - 1) * TEXT * _LINE / 2 + TEXT * 0.34
        for number, line in enumerate(lines):
            sheet.text(0, base + number * TEXT * _LINE, line, colours.ink)
        for bar, down, fill in zip((pair.first, pair.second), (-9.0, 9.0), _fills(colours, 2), strict=True):
            sheet.bar(left, middle + down - 1, length, 1, colours.track)
            if bar.count:
                size = max(length * bar.count / most, 4.0)
                sheet.bar(left, middle + down - _THIN / 2, size, _THIN, fill, 3, outline=colours.accent)
            sheet.text(width, middle + down + TEXT * 0.34, bar.value, colours.ink, font=Font.SEMIBOLD, at="end")
        top += height
    return sheet.drawing


def paired_column_chart(
    pairs: Sequence[BarPair], names: tuple[str, str], colours: ChartColours, width: float, height: float = 250
) -> Drawing:
    """Standing bars, two at each name, in their order."""
    pitch = width / max(len(pairs), 1)
    bars = [(pair.first, pair.second) for pair in pairs]
    widest = max((width_of(bar.value, Font.SEMIBOLD, _SMALL) for pair in bars for bar in pair), default=0.0)
    thick = min(46.0, pitch * 0.36)
    cut = widest > thick + 4
    lines = [[tuple(bar.value.split(" ")) if cut else (bar.value,) for bar in pair] for pair in bars]
    legend_height = _legend_height(names, width)
    tallest = max((len(one) for pair in lines for one in pair), default=1)
    top, bottom = legend_height + 8 + tallest * _SMALL * _LINE, legend_height + height - 26.0
    most = max((bar.count or 0 for pair in bars for bar in pair), default=0) or 1
    sheet = Sheet(width, legend_height + height)
    fills = _fills(colours, 2)
    _legend(sheet, names, fills, colours)
    for number, (pair, values) in enumerate(zip(bars, lines, strict=True)):
        middle = (number + 0.5) * pitch
        for bar, words, side, fill in zip(pair, values, (-1, 1), fills, strict=True):
            centre = middle + side * (thick / 2 + 2)
            tall = max((bottom - top) * (bar.count or 0) / most, 3.0)
            if bar.count:
                sheet.bar(
                    centre - thick / 2, bottom - tall, thick, tall, fill, min(3, tall / 2), outline=colours.accent
                )
            for up, line in enumerate(reversed(words)):
                y = bottom - tall - 7 - up * _SMALL * _LINE
                sheet.text(centre, y, line, colours.ink, size=_SMALL, font=Font.SEMIBOLD, at="middle")
        sheet.text(middle, legend_height + height - 6, pair[0].label, colours.ink, size=_SMALL, at="middle")
    sheet.line([(0, bottom), (width, bottom)], colours.control, 1)
    return sheet.drawing


def paired_who5_chart(
    figures: tuple[Statistics, Statistics], names: tuple[str, str], colours: ChartColours, width: float
) -> Drawing:
    """Mean scores of two periods: a full line with filled points, a dashed one with hollow points."""
    waves = sorted({wave for s in figures for wave, one in s.who5_waves.items() if one.mean is not None})
    legend_height, height = _legend_height(names, width), 360.0
    sheet = Sheet(width, legend_height + height)
    _legend(sheet, names, _fills(colours, 2), colours)
    ground = draw_score_ground(sheet, colours, width, legend_height + 10, legend_height + height - 70)
    pitch = (width - ground.plot) / max(len(waves), 1)
    places = {wave: ground.plot + (number + 0.5) * pitch for number, wave in enumerate(waves)}
    shown = [
        [
            (places[wave], s.who5_waves[wave])
            for wave in waves
            if wave in s.who5_waves and s.who5_waves[wave].mean is not None
        ]
        for s in figures
    ]
    styles = ((colours.accent, None), (colours.surface, [6, 4]))
    for points, (fill, dashes) in zip(shown, styles, strict=True):
        if len(points) > 1:
            sheet.line([(x, ground.level(one.mean or 0)) for x, one in points], colours.accent, 2.5, dashes)
        for x, one in points:
            sheet.point(x, ground.level(one.mean or 0), 5.5, fill, colours.accent, 2.5)
    for wave, x in places.items():
        means = [s.who5_waves[wave].mean if wave in s.who5_waves else None for s in figures]
        for number, mean in enumerate(means):
            other = means[1 - number]
            if mean is not None:
                over = other is None or mean > other or (mean == other and number == 0)
                y = ground.level(mean) + (-13 if over else 22)
                sheet.text(x, y, show_decimal(mean), colours.ink, size=15, font=Font.SEMIBOLD, at="middle")
        sheet.text(x, ground.bottom + 22, tr("No. {n}", n=wave), colours.ink, size=_SMALL, at="middle")
        for down, s in zip((40, 57), figures, strict=True):
            n = (
                show_count(s.who5_waves[wave].n)
                if wave in s.who5_waves and s.who5_waves[wave].mean is not None
                else None
            )
            words = tr("n = {n}", n=n) if n is not None else ""
            sheet.text(x, ground.bottom + down, words, colours.ink2, size=_SMALL, at="middle")
    return sheet.drawing


def stacked_chart(
    stacks: Sequence[Stack], parts: Sequence[str], colours: ChartColours, width: float, height: float = 230
) -> Drawing:
    """Standing columns made of ``parts``, the first at the bottom."""
    pitch = width / max(len(stacks), 1)
    thick = min(64.0, pitch * 0.62)
    legend_height = _legend_height(parts, width)
    lines = max((len(stack.label) for stack in stacks), default=1)
    foot = 8 + lines * _SMALL * _LINE
    top, bottom = legend_height + 26.0, legend_height + height - foot
    most = max((sum(part or 0 for part in stack.parts) for stack in stacks), default=0) or 1
    fills = _fills(colours, len(parts))
    sheet = Sheet(width, legend_height + height)
    _legend(sheet, parts, fills, colours)
    small = any(width_of(stack.value, Font.SEMIBOLD, TEXT) > pitch - 4 for stack in stacks)
    for number, stack in enumerate(stacks):
        middle, reached = (number + 0.5) * pitch, bottom
        for part, fill in zip(stack.parts, fills, strict=True):
            tall = (bottom - top) * (part or 0) / most
            if tall > 0:
                sheet.bar(middle - thick / 2, reached - tall, thick, tall, fill, outline=colours.accent)
                reached -= tall
        sheet.text(
            middle, reached - 8, stack.value, colours.ink, size=10.0 if small else TEXT, font=Font.SEMIBOLD, at="middle"
        )
        for down, line in enumerate(stack.label):
            y = bottom + 18 + down * _SMALL * _LINE
            sheet.text(middle, y, line, colours.ink if not down else colours.ink2, size=_SMALL, at="middle")
    sheet.line([(0, bottom), (width, bottom)], colours.control, 1)
    return sheet.drawing


def _fills(colours: ChartColours, count: int) -> list[str]:
    """From solid to hollow."""
    shades = (0.0, 1.0) if count == 2 else _SHADES[:count]
    return [blended(colours.accent, colours.surface, shade) for shade in shades]


def _places(names: Sequence[str], width: float) -> list[tuple[float, int]]:
    """Left edge and line of each name of the legend."""
    found, x, line = [], 0.0, 0
    for name in names:
        room = 22 + width_of(drawable(name, font_for(name, Font.REGULAR)), Font.REGULAR, _SMALL) + 22
        if x and x + room - 22 > width:
            x, line = 0.0, line + 1
        found.append((x, line))
        x += room
    return found


def _legend_height(names: Sequence[str], width: float) -> float:
    lines = _places(names, width)[-1][1] + 1 if names else 0
    return _LEGEND + (lines - 1) * 20 if lines else 0.0


def _legend(sheet: Sheet, names: Sequence[str], fills: Sequence[str], colours: ChartColours) -> None:
    for name, fill, (x, line) in zip(names, fills, _places(names, sheet.drawing.width), strict=True):
        sheet.bar(x + 1, 2 + line * 20, 13, 13, fill, 2, outline=colours.accent)
        sheet.text(x + 22, 13 + line * 20, name, colours.ink, size=_SMALL)
