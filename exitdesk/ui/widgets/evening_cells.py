"""Where everything stands within the cells of the evening sheet, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.models.evening_model import (
    Col,
    EveningModel,
    RowView,
    column_words,
    referral_title,
    talk_facts,
    talk_title,
)
from exitdesk.ui.theme import HEIGHT_CHIP, HEIGHT_ROW, colour, font
from exitdesk.ui.widgets.chip import (
    chip_width,
    flag_width,
    paint_chip,
    paint_flag,
    paint_ghost,
    paint_talk_chip,
    talk_lines,
)
from exitdesk.ui.widgets.painting import paint_box, paint_text, text_width

Kind = Literal["number", "chip", "talk", "add_talk", "referral", "add_referral", "flag", "take_off"]

PAD: Final = 24
_GAP, _COLUMN_GAP = 8, 16
_STACK_GAP, _ROW_AIR = 6, 12
_TALK, _TALK_LINE, _ADD_TALK = 42, 20, 42
_COMPACT_CHIP = 48
_ROOMY_CHIP = 48  # so much wider may a chip be where no talks and referrals need the room
_PLAIN_NUMBER = 210
_CROSS = 36
_AIR = 8
_WIDEST_TALK, _WIDEST_REFERRAL = 324, 300
_ICONS: Final = {Col.CAFE: "coffee", Col.MEAL: "utensils", Col.CLOTHING: "shirt"}
CHIPS: Final = (Col.CAFE, Col.MEAL, Col.CLOTHING)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a cell that can be pressed; ``at`` is its place among the talks, referrals or flags."""

    kind: Kind
    rect: QRectF
    at: int = 0

    @property
    def target(self) -> QRectF:
        """Where a click hits: at least 36 high."""
        short = max(0.0, 36 - self.rect.height()) / 2
        return self.rect.adjusted(0, -short, 0, short)


def compact_at(width: int) -> bool:
    """Whether the chips of a table this wide show only their icons."""
    return width < 980


def chip_room(column: Col, *, compact: bool) -> int:
    """Width of a chip: nothing moves when it is switched on, or shows up to 99 pieces."""
    if compact:
        return _COMPACT_CHIP
    wide = chip_width(column_words(column))
    if column is Col.CLOTHING:
        wide = max(wide, text_width(f"{column_words(column)} 88", font(15, 600)) + 42)
    return max(82, round(wide))


def _plain_widths(room: int, *, meal: bool) -> dict[Col, int]:
    """Chips alone: large ones, and the last column takes the rest."""
    cafe = chip_room(Col.CAFE, compact=False) + _ROOMY_CHIP + _GAP
    food = chip_room(Col.MEAL, compact=False) + _ROOMY_CHIP + _GAP if meal else 0
    widths = {Col.NUMBER: _PLAIN_NUMBER, Col.CAFE: cafe, Col.MEAL: food}
    return {**dict.fromkeys(Col, 0), **widths, Col.CLOTHING: room - sum(widths.values())}


def column_widths(room: int, *, meal: bool, plain: bool = False) -> dict[Col, int]:
    """Widths of all columns in a table ``room`` wide; ``plain`` has none for talks, referrals and what waits."""
    if plain:
        return _plain_widths(room, meal=meal)
    compact = compact_at(room)
    chips = {column: chip_room(column, compact=compact) + _GAP for column in CHIPS}
    chips[Col.CLOTHING] += _COLUMN_GAP - _GAP
    if not meal:
        chips[Col.MEAL] = 0
    number = 140 if compact else 146
    free = room - number - sum(chips.values())
    least = {Col.TALK: 252, Col.REFERRAL: 190} if compact else {Col.TALK: 240, Col.REFERRAL: 186}
    waits = 146 if compact else 140
    extra = max(0, free - sum(least.values()) - waits)
    number += extra * 2 // 20
    talk, referral = least[Col.TALK] + extra * 7 // 20, least[Col.REFERRAL] + extra * 6 // 20
    widths = {Col.NUMBER: number, **chips, Col.TALK: talk, Col.REFERRAL: referral}
    return {**widths, Col.WAITS: room - sum(widths.values())}


def _talk_room(width: float) -> int:
    return min(round(width) - _COLUMN_GAP, _WIDEST_TALK)


def _referral_room(width: float) -> int:
    return min(round(width) - 14, _WIDEST_REFERRAL)


@lru_cache(maxsize=512)
def _talk_height(title: str, width: int) -> int:
    lines, _ = talk_lines(title, width - 11 - 27 - 8)
    return _TALK + _TALK_LINE * (len(lines) - 1)


@lru_cache(maxsize=512)
def _referral_size(title: str, width: int) -> tuple[int, int]:
    lines, chosen = talk_lines(title, width - 11 - 8)
    wide = round(max(text_width(line, chosen) for line in lines)) + 24
    return min(wide, width), max(HEIGHT_CHIP, 19 * len(lines) + 12)


def row_height(view: RowView, widths: dict[Col, int]) -> int:
    """54, or what the talks and referrals of a row need."""
    talk_room, referral_room = _talk_room(widths[Col.TALK]), _referral_room(widths[Col.REFERRAL])
    talks = [_talk_height(talk_title(item), talk_room) for item in view.row.sessions]
    referrals = [_referral_size(referral_title(item), referral_room)[1] for item in view.row.referrals]
    stacks = (sum(stack) + _STACK_GAP * (len(stack) - 1) for stack in (talks, referrals) if stack)
    return max(HEIGHT_ROW, *(tall + _ROW_AIR for tall in stacks), HEIGHT_ROW)


def parts(view: RowView, column: Col, cell: QRectF, *, compact: bool) -> list[Part]:
    """What stands in a cell, from the top."""
    middle, left = cell.center().y(), cell.left()
    if column is Col.NUMBER:
        wide = max(text_width(view.number, font(17, 600, mono=True)), text_width(view.under, font(13, 600))) + 2 * _AIR
        return [Part("number", QRectF(left + PAD - _AIR, middle - 21, min(wide, cell.width() - PAD + _AIR - 5), 42))]
    if column in CHIPS:
        least, gap = chip_room(column, compact=compact), _COLUMN_GAP if column is Col.CLOTHING else _GAP
        wide = min(max(least, cell.width() - gap), least + (0 if compact else _ROOMY_CHIP))
        return [Part("chip", QRectF(left, middle - HEIGHT_CHIP / 2, wide, HEIGHT_CHIP))] if cell.width() else []
    if column is Col.TALK:
        room = _talk_room(cell.width())
        sizes = [(room, _talk_height(talk_title(item), room)) for item in view.row.sessions]
        return _stack("talk", sizes, left, middle) or [_ghost("add_talk", tr("Talk"), left, middle, _ADD_TALK)]
    if column is Col.REFERRAL:
        room = _referral_room(cell.width())
        sizes = [_referral_size(referral_title(item), room) for item in view.row.referrals]
        ghost = _ghost("add_referral", tr("Refer"), left, middle, HEIGHT_CHIP)
        return _stack("referral", sizes, left, middle) or [ghost]
    found: list[Part] = []
    for at, words in enumerate(view.waits):
        found.append(Part("flag", QRectF(left, middle - 14, flag_width(words), 28), at))
        left += flag_width(words) + 6
    return found


def take_off_part(view: RowView, cell: QRectF) -> Part | None:
    """The cross at the right end of a row, for the mouse; None where flags need the room."""
    flags = sum(flag_width(words) + 6 for words in view.waits)
    rect = QRectF(cell.right() - _CROSS - 10, cell.center().y() - _CROSS / 2, _CROSS, _CROSS)
    return Part("take_off", rect) if cell.left() + flags <= rect.left() else None


def _stack(kind: Kind, sizes: list[tuple[int, int]], left: float, middle: float) -> list[Part]:
    tall = sum(height for _, height in sizes) + _STACK_GAP * (len(sizes) - 1)
    top, found = middle - tall / 2, []
    for at, (wide, height) in enumerate(sizes):
        found.append(Part(kind, QRectF(left, top, wide, height), at))
        top += height + _STACK_GAP
    return found


def _ghost(kind: Kind, label: str, left: float, middle: float, height: int) -> Part:
    return Part(kind, QRectF(left, middle - height / 2, round(text_width(label, font(15))) + 62, height))


def paint_part(
    painter: QPainter, part: Part, view: RowView, column: Col, model: EveningModel, *, current: bool, hover: bool,
    compact: bool, room: float = 0,
) -> None:  # fmt: skip
    """Draw one thing; ``current`` is whether its row is, ``room`` the width for an ID number and what is under it."""
    rect = part.rect
    if part.kind == "number":
        _paint_number(painter, rect, view, room=room, hover=hover)
    elif part.kind == "chip":
        paint_chip(
            painter, rect, column_words(column), on=model.is_on(view, column), icon=_ICONS[column],
            count=view.row.pieces if column is Col.CLOTHING else 0, current=current, compact=compact, hover=hover,
        )  # fmt: skip
    elif part.kind == "talk":
        session = view.row.sessions[part.at]
        paint_talk_chip(painter, rect, talk_title(session), talk_facts(session), current=current or hover)
        if session.note or session.challenges:
            corner = QRectF(rect.right() - 21, rect.bottom() - 20, 13, 13)
            paint_icon(painter, "notebook-pen", corner, colour("accent"), 2.0)
    elif part.kind == "referral":
        title = referral_title(view.row.referrals[part.at])
        paint_talk_chip(painter, rect, title, "", icon="", current=current or hover)
    elif part.kind in ("add_talk", "add_referral"):
        label = tr("Talk") if part.kind == "add_talk" else tr("Refer")
        paint_ghost(painter, rect, label, current=current, hover=hover)
    elif part.kind == "take_off":
        paint_box(painter, rect, 10, colour("hover") if hover else None)
        paint_icon(painter, "x", rect.adjusted(10, 10, -10, -10), colour("ink" if hover else "ink2"), 2.0)
    else:
        paint_flag(painter, rect.left(), rect.center().y(), view.waits[part.at])
        if hover or current:
            paint_box(painter, rect, 14, None, colour("due", 1.0 if hover else 0.45))


def _paint_number(painter: QPainter, rect: QRectF, view: RowView, *, room: float, hover: bool) -> None:
    left, middle = rect.left() + _AIR, rect.center().y()
    number_font, under_font = font(17, 600, mono=True), font(13, 600 if view.is_new else 400)
    ink = colour("accent" if hover else "ink")
    top = middle - 20 if view.under else middle - 11.5
    paint_text(painter, QRectF(left, top, room, 23), view.number, number_font, ink)
    after = left + text_width(view.number, number_font) + 17
    if view.unsaved and after + 13 <= left + room:
        paint_icon(painter, "pencil", QRectF(after, top + 5, 13, 13), colour("ink2"), 2.0)
    under = QRectF(left, middle + 2, room, 18)
    paint_text(painter, under, view.under, under_font, colour("accent" if view.is_new else "ink2"))
