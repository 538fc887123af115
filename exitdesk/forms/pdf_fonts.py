"""The bundled fonts in PDF files: Atkinson Hyperlegible Next and Mono, and Noto Sans where a script needs it.

Every font is embedded. Widths are in points.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from exitdesk.resource_files import resource_folder

if TYPE_CHECKING:
    from collections.abc import Container


class Font(StrEnum):
    """Names under which reportlab knows the fonts; each is also the name of the file."""

    REGULAR = "AtkinsonHyperlegibleNext-Regular"
    MEDIUM = "AtkinsonHyperlegibleNext-Medium"
    SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    MONO = "AtkinsonHyperlegibleMono-SemiBold"
    NOTO = "NotoSans-Regular"
    NOTO_SEMIBOLD = "NotoSans-SemiBold"


_WIDER_SCRIPT: Final = {
    Font.REGULAR: Font.NOTO,
    Font.MEDIUM: Font.NOTO,
    Font.SEMIBOLD: Font.NOTO_SEMIBOLD,
    Font.BOLD: Font.NOTO_SEMIBOLD,
    Font.MONO: Font.NOTO_SEMIBOLD,
}


@cache
def register_fonts() -> None:
    """Make all fonts known to reportlab; costs about 20 ms the first time and nothing after.

    Also has reportlab write its streams as bytes, not as letters: a quarter less to write, and quicker.
    """
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0
    for font in Font:
        data = resource_folder("fonts", f"{font.value}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(font.value, BytesIO(data)))


@cache
def _characters(font: Font) -> Container[int]:
    from reportlab.pdfbase import pdfmetrics

    register_fonts()
    found: Container[int] = pdfmetrics.getFont(font.value).face.charToGlyph
    return found


def covers(font: Font, text: str) -> bool:
    """True when the font has a glyph for every character."""
    known = _characters(font)
    return all(ord(character) in known for character in text)


def font_for(text: str, wanted: Font) -> Font:
    """``wanted``, or the like weight of Noto Sans when only that has all the characters (Cyrillic)."""
    wider = _WIDER_SCRIPT.get(wanted, wanted)
    return wider if not covers(wanted, text) and covers(wider, text) else wanted


def drawable(text: str, font: Font) -> str:
    """The text with every character that the font cannot show replaced by ``?`` (an ID number may hold any)."""
    known = _characters(font)
    return "".join(character if ord(character) in known else "?" for character in text)


@lru_cache(maxsize=8192)
def width_of(text: str, font: Font, size: float) -> float:
    """Width in points at ``size`` points."""
    from reportlab.pdfbase import pdfmetrics

    register_fonts()
    found: float = pdfmetrics.stringWidth(text, font.value, size)
    return found
