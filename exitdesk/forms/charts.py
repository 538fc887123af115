"""The charts of the statistics, drawn once and shown twice: in the report and, as SVG, on the screen.

Sizes are in the drawing's own units: logical pixels on the screen, scaled down on paper. Every bar and point carries
its value, so nothing hangs on colour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exitdesk.domain.answers import Missing
from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE, POPULATION_MEAN
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
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, register_fonts, width_of
from exitdesk.forms.text_runs import wrapped
from exitdesk.i18n import tr
from exitdesk.returns.statistics_result import Share, Statistics

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

WIDTH: Final = 640.0
_TEXT: Final = 14.0
_SMALL: Final = 13.0
_LINE: Final = 1.25


@dataclass(frozen=True, slots=True)
class ChartColours:
    """The tokens a chart uses, as ``#RRGGBB``; the ground behind it is the page's own."""

    ink: str
    ink2: str
    accent: str
    track: str
    line: str
    control: str
    surface: str
    band_lo: str
    band_mid: str
    band_hi: str


LIGHT_CHART: Final = ChartColours(
    ink="#24211C", ink2="#5E584D", accent="#14594E", track="#F1EDE5", line="#E6E1D7", control="#8A8375",
    surface="#FFFFFF", band_lo="#F4E3DC", band_mid="#F8EFDC", band_hi="#EEF4F1",
)  # fmt: skip
DARK_CHART: Final = ChartColours(
    ink="#F2EEE7", ink2="#B8B1A5", accent="#86CDBB", track="#2F2C28", line="#38352F", control="#827B6F",
    surface="#23211E", band_lo="#38241F", band_mid="#352C1B", band_hi="#1E2B27",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its count (None: suppressed) and the value as written beside it."""

    label: str
    count: int | None
    value: str


class _Sheet:
    """A drawing with y downwards from the top, text by font and colour."""

    def __init__(self, width: float, height: float) -> None:
        from reportlab.graphics import shapes

        register_fonts()
        self._shapes = shapes
        self.height = height
        self.drawing = shapes.Drawing(width, height)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        colour: str,
        *,
        size: float = _TEXT,
        font: Font = Font.REGULAR,
        at: str = "start",
    ) -> None:
        used = font_for(text, font)
        self.drawing.add(
            self._shapes.String(
                x,
                self.height - y,
                drawable(text, used),
                fontName=used.value,
                fontSize=size,
                fillColor=_colour(colour),
                textAnchor=at,
            )
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        self.drawing.add(
            self._shapes.Rect(
                x,
                self.height - y - height,
                width,
                height,
                rx=radius,
                ry=radius,
                fillColor=_colour(colour),
                strokeColor=None,
            )
        )

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, dashes: list[int] | None = None
    ) -> None:
        flat = [value for x, y in points for value in (x, self.height - y)]
        self.drawing.add(
            self._shapes.PolyLine(
                flat, strokeColor=_colour(colour), strokeWidth=width, strokeDashArray=dashes, strokeLineJoin=1
            )
        )

    def point(self, x: float, y: float, radius: float, fill: str, outline: str, width: float) -> None:
        self.drawing.add(
            self._shapes.Circle(
                x, self.height - y, radius, fillColor=_colour(fill), strokeColor=_colour(outline), strokeWidth=width
            )
        )


def _colour(value: str) -> object:
    from reportlab.lib.colors import HexColor

    return HexColor(value)


def bar_chart(bars: Sequence[Bar], colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Lying bars, one a row, for names that may be long: a name wraps in the left two fifths of the width."""
    value_room = max((width_of(bar.value, Font.SEMIBOLD, _TEXT) for bar in bars), default=0.0) + 10
    widest = max(
        (width_of(drawable(bar.label, font_for(bar.label, Font.REGULAR)), Font.REGULAR, _TEXT) for bar in bars),
        default=0,
    )
    label_room = min(width * 0.4, widest + 1)
    left = label_room + 16
    length = max(width - left - value_room, 40.0)
    most = max((bar.count or 0 for bar in bars), default=0) or 1
    rows = [wrapped(bar.label, font_for(bar.label, Font.REGULAR), _TEXT, label_room) for bar in bars]
    heights = [max(30.0, len(lines) * _TEXT * _LINE + 10) for lines in rows]
    sheet = _Sheet(width, sum(heights) or 1.0)
    top = 0.0
    for bar, lines, height in zip(bars, rows, heights, strict=True):
        middle = top + height / 2
        first = middle - (len(lines) - 1) * _TEXT * _LINE / 2 + _TEXT * 0.34
        for number, line in enumerate(lines):
            sheet.text(0, first + number * _TEXT * _LINE, line, colours.ink)
        sheet.bar(left, middle - 8, length, 16, colours.track, 4)
        filled = length * (bar.count or 0) / most
        if bar.count:
            sheet.bar(left, middle - 8, max(filled, 4.0), 16, colours.accent, min(4.0, max(filled, 4.0) / 2))
        sheet.text(width, middle + _TEXT * 0.34, bar.value, colours.ink, font=Font.SEMIBOLD, at="end")
        top += height
    return sheet.drawing


def column_chart(
    bars: Sequence[Bar], colours: ChartColours = LIGHT_CHART, width: float = WIDTH, height: float = 220
) -> Drawing:
    """Standing bars in their given order, for groups that have one: ages, numbers of interventions."""
    top, bottom = 26.0, height - 26.0
    pitch = width / max(len(bars), 1)
    thick = min(64.0, pitch * 0.62)
    most = max((bar.count or 0 for bar in bars), default=0) or 1
    sheet = _Sheet(width, height)
    for number, bar in enumerate(bars):
        middle = (number + 0.5) * pitch
        tall = (bottom - top) * (bar.count or 0) / most
        if bar.count:
            sheet.bar(
                middle - thick / 2,
                bottom - max(tall, 3),
                thick,
                max(tall, 3),
                colours.accent,
                min(4.0, max(tall, 3) / 2),
            )
        sheet.text(middle, bottom - max(tall, 3) - 8, bar.value, colours.ink, font=Font.SEMIBOLD, at="middle")
        sheet.text(middle, height - 6, bar.label, colours.ink, size=_SMALL, at="middle")
    sheet.line([(0, bottom), (width, bottom)], colours.control, 1)
    return sheet.drawing


def _count_bars(counts: Mapping[str, int | None], word: Callable[[str], str]) -> list[Bar]:
    return [Bar(word(key), count, show_count(count)) for key, count in counts.items()]


def _share_bars(shares: Mapping[str, Share], word: Callable[[str], str]) -> list[Bar]:
    return [
        Bar(word(key), share.count, f"{show_count(share.count)} ({show_percent(share.percent)})" if share.percent is not None
            else show_count(share.count))
        for key, share in shares.items()
    ]  # fmt: skip


def interventions_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts by intervention, in the profile's order."""
    return bar_chart(_count_bars(statistics.by_intervention, first_large), colours, width)


def challenges_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts by the challenges they were helped with."""
    return bar_chart(_count_bars(statistics.by_challenge, first_large), colours, width)


def number_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts by number of different interventions."""
    return column_chart(_count_bars(statistics.by_number_of_interventions, number_word), colours, width)


def age_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts of known age by age group."""
    return column_chart(_share_bars(statistics.age_groups, age_group_word), colours, width)


def gender_chart(statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH) -> Drawing:
    """Contacts of known gender."""
    return bar_chart(_share_bars(statistics.gender, gender_word), colours, width)


def recruitment_chart(
    statistics: Statistics,
    colours: ChartColours = LIGHT_CHART,
    width: float = WIDTH,
    labels: Mapping[str, str] | None = None,
) -> Drawing:
    """Contacts by how they came, most first and missing answers last; ways that nobody came by are left out.

    ``labels`` are the profile's words for its codes.
    """
    named = labels or {}
    order = sorted(statistics.recruitment.items(), key=lambda item: (item[0] in set(Missing), -(item[1] or 0)))
    used = {code: count for code, count in order if count != 0}
    return bar_chart(_count_bars(used, lambda code: recruitment_word(code, named)), colours, width)


def who5_chart(
    statistics: Statistics, colours: ChartColours = LIGHT_CHART, width: float = WIDTH, height: float = 340
) -> Drawing:
    """WHO-5 mean score by measurement number over the agency's bands; waves under 10 contacts are not drawn."""
    shown = [(wave, mean) for wave, mean in sorted(statistics.who5_waves.items()) if mean.mean is not None]
    sheet = _Sheet(width, height)
    left, right, top, bottom = 40.0, width, 10.0, height - 52.0

    def level(score: float) -> float:
        return bottom - (bottom - top) * score / 100

    words = (
        (0, 35, colours.band_lo, tr("high risk")),
        (35, 50, colours.band_mid, tr("risk")),
        (50, 100, colours.band_hi, tr("no immediate risk")),
    )
    gutter = max(width_of(word, Font.REGULAR, _SMALL) for *_, word in words) + 26
    for low, high, colour, word in words:
        sheet.bar(left, level(high), right - left, level(low) - level(high), colour)
        place = level(high) + 21 if high == 100 else (level(low) + level(high)) / 2 + _SMALL * 0.34
        sheet.text(left + 12, place, word, colours.ink2, size=_SMALL)
    for score in (0, 35, 50, 100):
        sheet.text(left - 10, level(score) + _SMALL * 0.34, str(score), colours.ink2, size=_SMALL, at="end")
    sheet.line([(left, level(POPULATION_MEAN)), (right, level(POPULATION_MEAN))], colours.control, 1.2, [5, 4])
    mean_words = tr("population mean {score}", score=POPULATION_MEAN)
    sheet.text(right - 10, level(POPULATION_MEAN) - 8, mean_words, colours.ink2, size=_SMALL, at="end")
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
        sheet.text(x, bottom + 41, tr("n = {n}", n=wave.n), colours.ink2, size=_SMALL, at="middle")
    if not points:
        sheet.text((left + right) / 2, bottom + 26, no_waves_note(), colours.ink2, size=_SMALL, at="middle")
    return sheet.drawing


def no_waves_note() -> str:
    """The sentence where no wave can be shown."""
    return tr("No measurement has {n} contacts yet.", n=MINIMUM_CONTACTS_PER_WAVE)


def hidden_waves_note(statistics: Statistics) -> str | None:
    """The sentence on waves that are not shown, None when all are. Says n unless the figures are for publication."""
    hidden = [(number, wave.n) for number, wave in sorted(statistics.who5_waves.items()) if wave.mean is None]
    if not hidden:
        return None
    if statistics.published:
        which = ", ".join(tr("no. {n}", n=number) for number, _ in hidden)
    else:
        which = ", ".join(tr("no. {n} (n = {count})", n=number, count=count) for number, count in hidden)
    return tr("Fewer than {least} contacts, not shown: {which}.", least=MINIMUM_CONTACTS_PER_WAVE, which=which)


_WEIGHTS: Final = {
    Font.REGULAR: ("Atkinson Hyperlegible Next", 400),
    Font.MEDIUM: ("Atkinson Hyperlegible Next", 500),
    Font.SEMIBOLD: ("Atkinson Hyperlegible Next", 600),
    Font.BOLD: ("Atkinson Hyperlegible Next", 700),
    Font.MONO: ("Atkinson Hyperlegible Mono", 600),
    Font.NOTO: ("Noto Sans", 400),
    Font.NOTO_SEMIBOLD: ("Noto Sans", 600),
}
_FAMILY: Final = re.compile(r"font-family: ?([A-Za-z-]+)")

_CLIP: Final = re.compile(r'<title>.*?</clipPath>\s*| style="clip-path:[^"]*"| transform=""', re.DOTALL)


def drawing_to_svg(drawing: Drawing) -> bytes:
    """The drawing as SVG for Qt, with the families that the windows register; equal drawings give equal bytes.

    Qt would paint ``None`` and the shape of a clip path black: the one is spelled for it, the other left out.
    """
    from reportlab.graphics import renderSVG

    def family(match: re.Match[str]) -> str:
        name, weight = _WEIGHTS[Font(match[1])]
        return f"font-family: '{name}'; font-weight: {weight}"

    text = str(renderSVG.drawToString(drawing)).replace(": None", ": none")
    text = _CLIP.sub("", text)
    return _FAMILY.sub(family, text).encode("utf-8")
