"""Chips and flags: painted by delegates in rows, or standing alone as toggles."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_CHIP, ICON_STROKE_ON, RADIUS_CONTROL, RADIUS_FLAG, Token, colour, font
from exitdesk.ui.widgets.painting import LEFT, paint_box, paint_text, text_width, wrap


def chip_width(label: str, *, icon: bool = True) -> float:
    """Width that a chip takes so that it need not change when it is switched on."""
    return text_width(label, font(15, 600)) + (48 if icon else 26)


def paint_chip(
    painter: QPainter, rect: QRectF, label: str, *, on: bool, icon: str = "", count: int = 0, current: bool = False,
    compact: bool = False, hover: bool = False,
) -> None:  # fmt: skip
    """A toggle: off = outline, icon and regular ink2; on = soft ground, check and bold accent, a number when over one.

    ``current`` shows the full outline (the current row); ``compact`` shows the icon alone (narrow windows).
    """
    words = f"{label} {count}" if on and count > 1 else label
    if compact:
        fill, ink = (
            (colour("accent"), colour("on_accent")) if on else (colour("hover") if hover else None, colour("ink2"))
        )
        paint_box(painter, rect, RADIUS_CONTROL, fill, None if on else colour("control" if current else "edge"))
        wide = 18 + (6 + text_width(str(count), font(14, 600)) if on and count > 1 else 0)
        at = rect.center().x() - wide / 2
        paint_icon(painter, icon, QRectF(at, rect.center().y() - 9, 18, 18), ink)
        if on and count > 1:
            paint_text(painter, QRectF(at + 24, rect.top(), 30, rect.height()), str(count), font(14, 600), ink)
        return
    if on:
        edge = colour("accent" if current else "accent_line")
        fill, ink, icon = colour("accent_soft"), colour("accent"), "check"
    else:
        edge = colour("control" if current else "edge")
        fill, ink = (colour("hover") if hover else colour("surface")), colour("ink2")
    paint_box(painter, rect, RADIUS_CONTROL, fill, edge)
    at = rect.left() + 11
    if icon:
        paint_icon(painter, icon, QRectF(at, rect.center().y() - 9, 18, 18), ink, ICON_STROKE_ON if on else 1.75)
        at += 24
    room = QRectF(at, rect.top(), rect.right() - at - 6, rect.height())
    paint_text(painter, room, words, font(15, 600 if on else 400), ink, LEFT)


def paint_talk_chip(
    painter: QPainter, rect: QRectF, name: str, facts: str, *, icon: str = "messages-square", current: bool = False
) -> None:
    """A filled chip with a name (two lines as a rule, 15 to 13 px) over one line of facts."""
    paint_box(painter, rect, RADIUS_CONTROL, colour("accent_soft"), colour("accent" if current else "accent_line"))
    ink = colour("accent")
    at = rect.left() + 11
    if icon:
        paint_icon(painter, icon, QRectF(at, rect.center().y() - 9, 18, 18), ink, 2.0)
        at += 27
    width = rect.right() - at - 8
    lines, name_font = talk_lines(name, width)
    tall = 19 * len(lines) + (17 if facts else 0)
    top = rect.center().y() - tall / 2
    for number, line in enumerate(lines):
        paint_text(painter, QRectF(at, top + 19 * number, width, 19), line, name_font, ink)
    if facts:
        paint_text(painter, QRectF(at, top + 19 * len(lines), width, 17), facts, font(13), ink)


def talk_lines(name: str, width: float) -> tuple[list[str], QFont]:
    """The lines of a chip's name within ``width`` and their font: the largest in which it takes two lines and its
    longest word fits. A name too long even for the smallest takes more lines; it is never cut.
    """
    for px in (15, 14, 13):
        chosen = font(px, 600)
        lines = wrap(name, chosen, width)
        if len(lines) <= 2 and max((text_width(word, chosen) for word in name.split(" ")), default=0) <= width:
            break
    return lines, chosen


def paint_ghost(
    painter: QPainter, rect: QRectF, label: str, *, icon: str = "plus", current: bool = False, hover: bool = False
) -> None:
    """What is not set yet: quiet text with a plus; the current row shows an outline too."""
    if current or hover:
        paint_box(
            painter,
            rect,
            RADIUS_CONTROL,
            colour("surface" if current else "hover"),
            colour("control") if current else None,
        )
    ink = colour("ink2")
    paint_icon(painter, icon, QRectF(rect.left() + 11, rect.center().y() - 9, 18, 18), ink)
    paint_text(painter, rect.adjusted(35, 0, -4, 0), label, font(15), ink)


def flag_width(words: str, *, icon: str = "bell") -> float:
    """Width of a flag pill."""
    return text_width(words, font(14, 600)) + (40 if icon else 24)


def paint_flag(
    painter: QPainter,
    left: float,
    middle: float,
    words: str,
    *,
    icon: str = "bell",
    ground: Token = "due_soft",
    ink: Token = "due",
) -> QRectF:
    """A pill with a bell and the word of what waits; returns where it is."""
    box = QRectF(left, middle - 14, flag_width(words, icon=icon), 28)
    paint_box(painter, box, RADIUS_FLAG, colour(ground))
    at = left + 12
    if icon:
        paint_icon(painter, icon, QRectF(left + 11, middle - 8, 16, 16), colour(ink), 2.0)
        at = left + 31
    paint_text(painter, QRectF(at, box.top(), box.right() - at, 28), words, font(14, 600), colour(ink), elide=False)
    return box


class Chip(QCheckBox):
    """A toggle chip standing alone. Space switches it; ``count`` shows how many when it is on and over one."""

    def __init__(self, label: str, icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._icon = label, icon
        self.count = 0
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._label, icon=True)), HEIGHT_CHIP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(
            QPainter(self), QRectF(self.rect()), self._label, on=self.isChecked(), icon=self._icon, count=self.count,
            current=self.isEnabled(), hover=self.underMouse(),
        )  # fmt: skip


class Flag(QWidget):
    """A flag pill standing alone: what waits (bell), or a state in another tone."""

    def __init__(
        self,
        words: str,
        *,
        icon: str = "bell",
        ground: Token = "due_soft",
        ink: Token = "due",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._icon = words, icon
        self._ground: Token = ground
        self._ink: Token = ink
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(
        self, words: str, *, icon: str | None = None, ground: Token | None = None, ink: Token | None = None
    ) -> None:
        """Another state."""
        self._words, self._icon = words, self._icon if icon is None else icon
        self._ground, self._ink = ground or self._ground, ink or self._ink
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(flag_width(self._words, icon=self._icon)) + 1, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_flag(
            QPainter(self), 0, self.height() / 2, self._words, icon=self._icon, ground=self._ground, ink=self._ink
        )
