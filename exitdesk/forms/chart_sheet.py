"""What charts are drawn with: the colours, a sheet with y downwards, and the way to SVG for the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exitdesk.forms.pdf_fonts import Font, drawable, font_for, register_fonts

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

TEXT: Final = 14.0


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


class Sheet:
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
        size: float = TEXT,
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

    def bar(
        self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0, outline: str = ""
    ) -> None:
        self.drawing.add(
            self._shapes.Rect(
                x,
                self.height - y - height,
                width,
                height,
                rx=radius,
                ry=radius,
                fillColor=_colour(colour),
                strokeColor=_colour(outline) if outline else None,
                strokeWidth=1.2 if outline else 0,
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


def blended(colour: str, ground: str, share: float) -> str:
    """A colour with ``share`` (0-1) of the ground in it."""
    mixed = (
        round(int(colour[at : at + 2], 16) * (1 - share) + int(ground[at : at + 2], 16) * share) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{one:02X}" for one in mixed)


def _colour(value: str) -> object:
    from reportlab.lib.colors import HexColor

    return HexColor(value)


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
