"""The charts of the statistics, drawn once and shown twice: in the report and, as SVG, on the screen.

Sizes are in the drawing's own units: logical pixels on the screen, scaled down on paper. Every bar and point carries
its value, so nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exitdesk.domain.answers import Missing
from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE, POPULATION_MEAN
from exitdesk.forms.chart_sheet import DARK_CHART, LIGHT_CHART, TEXT, ChartColours, Sheet, drawing_to_svg
from exitdesk.forms.figures import (
    age_group_word,
    first_large,
    gender_word,
    number_word,
    recruitment_word,
    show_count,
    show_decimal,
    show_percent,
)
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, width_of
from exitdesk.forms.text_runs import wrapped
from exitdesk.i18n import tr
from exitdesk.returns.statistics_result import Share, Statistics

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

__all__ = [
    "DARK_CHART", "LIGHT_CHART", "WIDTH", "Bar", "ChartColours", "ScoreGround", "age_bars", "age_chart", "bar_chart",
    "bar_lengths", "challenges_bars", "challenges_chart", "column_chart", "draw_score_ground", "drawing_to_svg",
    "gender_bars", "gender_chart", "hidden_waves_note", "interventions_bars", "interventions_chart", "no_waves_note",
    "number_bars", "number_chart", "recruitment_bars", "recruitment_chart", "who5_chart",
]  # fmt: skip

WIDTH: Final = 640.0
_SMALL: Final = 13.0
_LINE: Final = 1.25
_CUT: Final = " "
"""Where a value may be cut in two when a column is too narrow for it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its count (None: suppressed) and the value as written beside it."""

    label: str
    count: int | None
    value: str


def bar_lengths(bars: Sequence[Bar], width: float) -> tuple[float, float, float, int]:
    """Room for the names, where bars begin, how long a full one is, and the count of a full one."""
    value_room = max((width_of(bar.value, Font.SEMIBOLD, TEXT) for bar in bars), default=0.0) + 10
    widest = max(
        (width_of(drawable(bar.label, font_for(bar.label, Font.REGULAR)), Font.REGULAR, TEXT) for bar in bars),
        default=0,
    )
    label_room = min(width * 0.4, widest + 1)
    left = label_room + 16
    most = max((bar.count or 0 for bar in bars), default=0) or 1
    return label_room, left, max(width - left - value_room, 40.0), most


def bar_chart(
    bars: Sequence[Bar], colours: ChartColours = LIGHT_CHART, width: float = WIDTH, measured: Sequence[Bar] = ()
) -> Drawing:
    """Lying bars, one a row, for names that may be long: a name wraps in the left two fifths of the width.

    ``measured`` are all bars of the list that these are a piece of: the pieces then line up and have one scale.
    """
    label_room, left, length, most = bar_lengths(measured or bars, width)
    rows = [wrapped(bar.label, font_for(bar.label, Font.REGULAR), TEXT, label_room) for bar in bars]
    heights = [max(30.0, len(lines) * TEXT * _LINE + 10) for lines in rows]
    sheet = Sheet(width, sum(heights) or 1.0)
    top = 0.0
    for bar, lines, height in zip(bars, rows, heights, strict=True):
        middle = top + height / 2
        first = middle - (len(lines) - 1) * TEXT * _LINE / 2 + TEXT * 0.34
        for number, line in enumerate(lines):
            sheet.text(0, first + number * TEXT * _LINE, line, colours.ink)
        sheet.bar(left, middle - 8, length, 16, colours.track, 4)
        filled = length * (bar.count or 0) / most
        if bar.count:
            sheet.bar(left, middle - 8, max(filled, 4.0), 16, colours.accent, min(4.0, max(filled, 4.0) / 2))
        sheet.text(width, middle + TEXT * 0.34, bar.value, colours.ink, font=Font.SEMIBOLD, at="end")
        top += height
    return sheet.drawing


def column_chart(
    bars: Sequence[Bar], colours: ChartColours = LIGHT_CHART, width: float = WIDTH, height: float = 220
) -> Drawing:
    """Standing bars in their given order, for groups that have one: ages, numbers of interventions.

    Values stand over their bars, in two lines where a column is too narrow for one.
    """
    pitch = width / max(len(bars), 1)
    values: list[tuple[str, ...]] = [(bar.value,) for bar in bars]
    if max((width_of(bar.value, Font.SEMIBOLD, TEXT) for bar in bars), default=0.0) > pitch - 8:
        values = [tuple(bar.value.split(_CUT)) for bar in bars]
    widest = max((width_of(line, Font.SEMIBOLD, TEXT) for lines in values for line in lines), default=0.0)
    size = TEXT if widest <= pitch - 4 else max(11.0, TEXT * (pitch - 4) / widest)
    if not any(bar.count for bar in bars):
        height = min(height, 72.0)
    top, bottom = 26.0 + (max(map(len, values), default=1) - 1) * TEXT * _LINE, height - 26.0
    thick = min(64.0, pitch * 0.62)
    most = max((bar.count or 0 for bar in bars), default=0) or 1
    sheet = Sheet(width, height)
    for number, (bar, lines) in enumerate(zip(bars, values, strict=True)):
        middle = (number + 0.5) * pitch
        tall = max((bottom - top) * (bar.count or 0) / most, 3.0)
        if bar.count:
            sheet.bar(middle - thick / 2, bottom - tall, thick, tall, colours.accent, min(4.0, tall / 2))
        for up, line in enumerate(reversed(lines)):
            y = bottom - tall - 8 - up * TEXT * _LINE
            sheet.text(middle, y, line, colours.ink, size=size, font=Font.SEMIBOLD, at="middle")
        sheet.text(middle, height - 6, bar.label, colours.ink, size=_SMALL, at="middle")
    sheet.line([(0, bottom), (width, bottom)], colours.control, 1)
    return sheet.drawing


def _count_bars(counts: Mapping[str, int | None], word: Callable[[str], str]) -> list[Bar]:
    return [Bar(word(key), count, show_count(count)) for key, count in counts.items()]


def _share_bars(shares: Mapping[str, Share], word: Callable[[str], str]) -> list[Bar]:
    bars = []
    for key, share in shares.items():
        part = "" if share.percent is None else f" ({show_percent(share.percent)})"
        bars.append(Bar(word(key), share.count, show_count(share.count) + part))
    return bars


def interventions_bars(statistics: Statistics) -> list[Bar]:
    """Contacts by intervention, in the profile's order."""
    return _count_bars(statistics.by_intervention, first_large)


def challenges_bars(statistics: Statistics) -> list[Bar]:
    """Contacts by challenge, in the profile's order."""
    return _count_bars(statistics.by_challenge, first_large)


def number_bars(statistics: Statistics) -> list[Bar]:
    """Contacts by number of different interventions."""
    return _count_bars(statistics.by_number_of_interventions, number_word)


def age_bars(statistics: Statistics) -> list[Bar]:
    """Contacts of known age by age group."""
    return _share_bars(statistics.age_groups, age_group_word)


def gender_bars(statistics: Statistics) -> list[Bar]:
    """Contacts of known gender."""
    return _share_bars(statistics.gender, gender_word)


def recruitment_bars(statistics: Statistics, labels: Mapping[str, str] | None = None) -> list[Bar]:
    """Contacts by how they came, most first and missing answers last; ways that nobody came by are left out."""
    order = sorted(statistics.recruitment.items(), key=lambda item: (item[0] in set(Missing), -(item[1] or 0)))
    used = {code: count for code, count in order if count != 0}
    return _count_bars(used, lambda code: recruitment_word(code, labels or {}))


def interventions_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts by intervention, in the profile's order."""
    return bar_chart(interventions_bars(statistics), colours, width)


def challenges_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts by the challenges they were helped with."""
    return bar_chart(challenges_bars(statistics), colours, width)


def number_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts by number of different interventions."""
    return column_chart(number_bars(statistics), colours, width)


def age_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts of known age by age group."""
    return column_chart(age_bars(statistics), colours, width)


def gender_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts of known gender."""
    return bar_chart(gender_bars(statistics), colours, width)


def recruitment_chart(
    statistics: Statistics,
    colours: ChartColours = LIGHT_CHART,
    width: float = WIDTH,
    labels: Mapping[str, str] | None = None,
) -> Drawing:
    """Contacts by how they came, most first and missing answers last; ways that nobody came by are left out.

    ``labels`` are the profile's words for its codes.
    """
    return bar_chart(recruitment_bars(statistics, labels), colours, width)


def who5_chart(
    statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH, height: float = 340
) -> Drawing:
    """WHO-5 mean score by measurement number over the agency's bands; waves under 10 contacts are not drawn."""
    shown = [(wave, mean) for wave, mean in sorted(statistics.who5_waves.items()) if mean.mean is not None]
    sheet = Sheet(width, height)
    right = width
    ground = draw_score_ground(sheet, colours, width, 10.0, height - 52.0)
    left, bottom, level = ground.left, ground.bottom, ground.level
    gutter = ground.plot - left
    pitch = (right - left - gutter) / max(len(shown), 1)
    points = [
        (left + gutter + (number + 0.5) * pitch, level(wave.mean or 0.0), number_of, wave)
        for number, (number_of, wave) in enumerate(shown)
    ]
    if len(points) > 1:
        sheet.line([(x, y) for x, y, *_ in points], colours.accent, 2.5)
    for x, y, number_of, wave in points:
        sheet.point(x, y, 5.5, colours.surface, colours.accent, 2.5)
        sheet.text(x, y - 14, show_decimal(wave.mean), colours.ink, size=15, font=Font.SEMIBOLD, at="middle")
        sheet.text(x, bottom + 22, tr("No. {n}", n=number_of), colours.ink, size=_SMALL, at="middle")
        sheet.text(x, bottom + 41, tr("n = {n}", n=show_count(wave.n)), colours.ink2, size=_SMALL, at="middle")
    if not points:
        sheet.text((left + right) / 2, bottom + 26, no_waves_note(), colours.ink2, size=_SMALL, at="middle")
    return sheet.drawing


@dataclass(frozen=True, slots=True)
class ScoreGround:
    """Where scores stand: ``plot`` is where points may begin, right of the words of the bands."""

    left: float
    plot: float
    top: float
    bottom: float

    def level(self, score: float) -> float:
        return self.bottom - (self.bottom - self.top) * score / 100


def draw_score_ground(sheet: Sheet, colours: ChartColours, right: float, top: float, bottom: float) -> ScoreGround:
    """The agency's bands with their words, the scale, and the population's mean."""
    words = (
        (0, 35, colours.band_lo, tr("high risk")),
        (35, 50, colours.band_mid, tr("risk")),
        (50, 100, colours.band_hi, tr("no immediate risk")),
    )
    left = 40.0
    gutter = max(width_of(word, Font.REGULAR, _SMALL) for *_, word in words) + 26
    ground = ScoreGround(left, left + gutter, top, bottom)
    level = ground.level
    for low, high, colour, word in words:
        sheet.bar(left, level(high), right - left, level(low) - level(high), colour)
        place = level(high) + 21 if high == 100 else (level(low) + level(high)) / 2 + _SMALL * 0.34
        sheet.text(left + 12, place, word, colours.ink2, size=_SMALL)
    for score in (0, 35, 50, 100):
        sheet.text(left - 10, level(score) + _SMALL * 0.34, str(score), colours.ink2, size=_SMALL, at="end")
    sheet.line([(left, level(POPULATION_MEAN)), (right, level(POPULATION_MEAN))], colours.control, 1.2, [5, 4])
    mean_words = tr("population mean {score}", score=POPULATION_MEAN)
    sheet.text(right - 10, level(POPULATION_MEAN) - 8, mean_words, colours.ink2, size=_SMALL, at="end")
    return ground


def no_waves_note() -> str:
    """The sentence where no wave can be shown."""
    return tr("No measurement has {n} contacts yet.", n=MINIMUM_CONTACTS_PER_WAVE)


def hidden_waves_note(statistics: Statistics) -> str | None:
    """The sentence on waves that are not shown, None when all are. Says n unless the figures are for publication."""
    hidden = [(number, wave.n) for number, wave in sorted(statistics.who5_waves.items()) if wave.mean is None]
    if not hidden:
        return None
    which = ", ".join(
        tr("no. {n}", n=number) if statistics.published or n is None else tr("no. {n} (n = {count})", n=number, count=n)
        for number, n in hidden
    )
    return tr("Fewer than {least} contacts, not shown: {which}.", least=MINIMUM_CONTACTS_PER_WAVE, which=which)
