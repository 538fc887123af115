"""Text on a page that is wrapped for the eye and whole for a reader of the file.

Whoever takes the text out of the file (a screen reader, a search, a check of the wording) gets each run in one piece:
wrapped lines are preceded by the same text on one invisible line, and both carry the text as PDF ``ActualText``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from exitdesk.forms.pdf_fonts import Font, drawable, font_for, width_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_NARROWEST = 0.9


@dataclass(frozen=True, slots=True)
class Run:
    """A text set for a width: ``lines`` in ``font`` at ``size`` points, letters scaled by ``narrow`` (1: as drawn)."""

    text: str
    lines: tuple[str, ...]
    font: Font
    size: float
    leading: float
    narrow: float = 1.0

    def line_width(self, line: str) -> float:
        """Points."""
        return width_of(line, self.font, self.size) * self.narrow

    @property
    def width(self) -> float:
        """Of the longest line, in points."""
        return max(self.line_width(line) for line in self.lines)

    @property
    def drop(self) -> float:
        """From the first base line to the last, in points."""
        return (len(self.lines) - 1) * self.leading


@lru_cache(maxsize=512)
def wrapped(text: str, font: Font, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than ``width`` points as far as the words allow, as few as can be and then as even as can be."""
    words = text.split(" ")
    count = len(words)
    fewest = [(0, 0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        choices = []
        for end in range(start + 1, count + 1):
            over = width_of(" ".join(words[start:end]), font, size) - width
            if over > 0 and end > start + 1:
                break
            lines, unevenness, _ = fewest[end]
            choices.append((lines + 1, unevenness + over * over, end))
        fewest[start] = min(choices)
    found, start = [], 0
    while start < count:
        end = fewest[start][2]
        found.append(" ".join(words[start:end]))
        start = end
    return tuple(found)


@lru_cache(maxsize=512)
def filled(text: str, font: Font, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than ``width`` points as far as the words allow, each as full as can be."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def shortened(text: str, wanted: Font, size: float, width: float) -> str:
    """The text as far as it can be drawn on one line of ``width`` points, with an ellipsis where it is cut."""
    font = font_for(text, wanted)
    shown = drawable(text, font)
    while shown and width_of(shown, font, size) > width:
        shown = shown.rstrip("…")[:-1].rstrip() + "…"
    return shown


def set_run(
    text: str,
    wanted: Font,
    sizes: Sequence[float],
    width: float,
    *,
    max_lines: int = 9,
    leading: float = 1.3,
    even: bool = True,
) -> Run:
    """The text at the first of ``sizes`` (points, largest first) that fits ``width`` points in ``max_lines``.

    At the last size letters may be narrowed to nine tenths; raises ValueError when even that does not fit.
    """
    font = font_for(text, wanted)
    cut = wrapped if even else filled
    for size in sizes:
        lines = cut(text, font, size, width)
        if len(lines) <= max_lines and max(width_of(line, font, size) for line in lines) <= width:
            return Run(text, lines, font, size, size * leading)
    size = sizes[-1]
    lines = cut(text, font, size, width / _NARROWEST)
    narrow = min(1.0, width / max(width_of(line, font, size) for line in lines))
    if len(lines) > max_lines or narrow < _NARROWEST:
        raise ValueError(f"text does not fit: {text!r}")
    return Run(text, lines, font, size, size * leading, narrow)


def set_alike(
    texts: Sequence[str],
    wanted: Font,
    sizes: Sequence[float],
    width: float,
    *,
    lines: Sequence[int],
    leading: float,
    height: float | None = None,
) -> list[Run]:
    """Texts of one kind, all at the same size and narrowness, in at most ``lines[0]`` lines each, else ``lines[1]`` and
    so on, none higher than ``height`` points; letters are narrowed to 0.94 rather than lines added. Raises ValueError
    when they do not fit at all."""
    font = font_for("".join(texts), wanted)
    for most in lines:
        for narrowest, tried in ((1.0, sizes), (0.94 if most != lines[-1] else _NARROWEST, sizes[-1:])):
            for size in tried:
                cut = [wrapped(text, font, size, width / narrowest) for text in texts]
                widest = max(width_of(line, font, size) for part in cut for line in part)
                tallest = max(map(len, cut))
                low = height is None or size * (1 + (tallest - 1) * leading) <= height
                if tallest <= most and low and widest * narrowest <= width + 0.01:
                    narrow = min(1.0, width / widest)
                    pairs = zip(texts, cut, strict=True)
                    return [Run(text, part, font, size, size * leading, narrow) for text, part in pairs]
    raise ValueError(f"texts do not fit: {texts!r}")


def draw_run(canvas: Canvas, run: Run, x: float, y: float, *, centred: bool = False) -> None:
    """Draw from the base line ``y`` down (points, y upwards); ``x`` is the left edge or, ``centred``, the middle."""
    several = len(run.lines) > 1
    if several:
        spelled = run.text.encode("utf-16-be").hex().upper()
        canvas.addLiteral(f"/Span <</ActualText <FEFF{spelled}>>> BDC")
    text = canvas.beginText()
    text.setFont(run.font.value, run.size)
    if several:
        whole = run.line_width(run.text)
        left = x - run.width / 2 if centred else x
        text.setTextRenderMode(3)
        text.setHorizScale(100 * run.narrow * min(1.0, run.width / whole))
        text.setTextOrigin(left, y)
        text.textOut(run.text)
        text.setTextRenderMode(0)
    text.setHorizScale(100 * run.narrow)
    for number, line in enumerate(run.lines):
        left = x - run.line_width(line) / 2 if centred else x
        text.setTextOrigin(left, y - number * run.leading)
        text.textOut(line)
    text.setHorizScale(100)
    canvas.drawText(text)
    if several:
        canvas.addLiteral("EMC")
