"""The rows of a timeline, painted: months, dates, discs on a line, and what can be done with the line in focus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exitdesk.domain.dates import show_day
from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.models.person_timeline import Line
from exitdesk.ui.theme import RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import paint_box, paint_text, text_width, wrap
from exitdesk.ui.words import month_year, weekday_short

_DATE_AT, _DISC_AT, _DISC, _TEXT_AT, _END = 12, 88, 34, 120, 14
_ROW, _HEADING, _FIRST_HEADING = 58, 49, 39
_TITLE_STEP, _FACT_STEP = 22, 19
_EDIT_KEYS: Final = ("Enter",)
_BIN_KEYS: Final = ("Del",)


@dataclass(frozen=True, slots=True)
class Heading:
    """A month."""

    words: str


Row = Heading | Line


class Rows(QAbstractListModel):
    """Headings and lines; only lines can be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def replace(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.rows = list(_with_headings(lines))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            return row.spoken if isinstance(row, Line) else row.words
        return None


def _with_headings(lines: Sequence[Line]) -> Iterator[Row]:
    for _, of_month in groupby(lines, key=lambda line: (line.day.year, line.day.month)):
        month = list(of_month)
        yield Heading(month_year(month[0].day))
        yield from month


@dataclass(frozen=True, slots=True)
class _Laid:
    title: list[str]
    facts: list[str]
    height: int


class RowPainter(QStyledItemDelegate):
    """Paints months and lines of ``model`` in ``view``."""

    def __init__(self, view: QListView, model: Rows) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._laid: dict[int, _Laid] = {}

    def forget(self) -> None:
        """The rows or the width changed."""
        self._laid.clear()

    def laid(self, row: int, line: Line) -> _Laid:
        """The wrapped words of a line; its title never has to make room for the actions."""
        if row not in self._laid:
            width = self._view.viewport().width() - _TEXT_AT - _END
            title = _lines(line.title, 16, 600, width - actions_width(line) - 12, 3)
            facts = _lines(line.facts, 14, 400, width, 2)
            block = _TITLE_STEP * len(title) + _FACT_STEP * (len(facts) + bool(line.note))
            self._laid[row] = _Laid(title, facts, max(_ROW, block + 17))
        return self._laid[row]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._model.rows[index.row()]
        if isinstance(row, Heading):
            return QSize(100, _FIRST_HEADING if index.row() == 0 else _HEADING)
        return QSize(100, self.laid(index.row(), row).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        row = self._model.rows[index.row()]
        if isinstance(row, Heading):
            middle = box.top() + (20 if index.row() == 0 else 24)
            room = QRectF(box.left(), middle - 12, box.width(), 24)
            paint_text(painter, room, row.words, font(15, 600), colour("ink"))
            return
        current = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if current or hovered:
            edge = colour("accent") if current else colour("edge")
            paint_box(painter, card(box), RADIUS_CONTROL, colour("surface"), edge, 2 if current else 1)
        self._paint_spine(painter, box, index.row(), row, active=current or hovered)
        self._paint_date(painter, box, row)
        self._paint_words(painter, box, self.laid(index.row(), row), row, active=current or hovered)
        if current or hovered:
            _paint_actions(painter, box, row)

    def _paint_spine(self, painter: QPainter, box: QRectF, number: int, row: Line, *, active: bool) -> None:
        rows = self._model.rows
        middle = _head(box)
        left = box.left() + _DISC_AT
        top, bottom = middle - _DISC / 2, middle + _DISC / 2
        if number and isinstance(rows[number - 1], Line):
            end = card(box).top() if active else top
            painter.fillRect(QRectF(left - 1, box.top(), 2, end - box.top()), colour("line"))
        if number + 1 < len(rows) and isinstance(rows[number + 1], Line):
            start = card(box).bottom() if active else bottom
            painter.fillRect(QRectF(left - 1, start, 2, box.bottom() - start + 1), colour("line"))
        disc = QRectF(left - _DISC / 2, top, _DISC, _DISC)
        fill = colour("accent_soft" if row.marked else "surface")
        paint_box(painter, disc, _DISC / 2, fill, None if row.marked else colour("line"))
        paint_icon(
            painter,
            row.icon,
            QRectF(left - 9, middle - 9, 18, 18),
            colour("accent" if row.marked else "ink2"),
        )

    def _paint_date(self, painter: QPainter, box: QRectF, row: Line) -> None:
        middle = _head(box)
        at = box.left() + _DATE_AT
        day_font = font(15, 600, tabular=True)
        paint_text(painter, QRectF(at, middle - 20, 56, 22), show_day(row.day), day_font, colour("ink"), elide=False)
        words = weekday_short(row.day)
        paint_text(painter, QRectF(at, middle + 1, 56, 20), words, font(13), colour("ink2"), elide=False)

    def _paint_words(self, painter: QPainter, box: QRectF, laid: _Laid, row: Line, *, active: bool) -> None:
        notes = [row.note] if row.note else []
        block = _TITLE_STEP * len(laid.title) + _FACT_STEP * (len(laid.facts) + len(notes))
        at, y = box.left() + _TEXT_AT, box.center().y() - block / 2
        width = box.width() - _TEXT_AT - _END
        short = width - actions_width(row) - 16 if active else width
        for line in laid.title:
            paint_text(painter, QRectF(at, y, short, _TITLE_STEP), line, font(16, 600), colour("ink"))
            y += _TITLE_STEP
        facts = _lines(row.facts, 14, 400, short, len(laid.facts)) if active else laid.facts
        for line in facts:
            paint_text(painter, QRectF(at, y, short, _FACT_STEP), line, font(14), colour("ink2"))
            y += _FACT_STEP
        for line in notes:
            paint_icon(painter, "notebook-pen", QRectF(at, y + 2.5, 14, 14), colour("ink2"), 2.0)
            room = QRectF(at + 20, y, short - 20, _FACT_STEP)
            paint_text(painter, room, line, font(14), colour("ink2"))


def card(box: QRectF) -> QRectF:
    """The white card within a row's cell."""
    return box.adjusted(0, 4, -1, -4)


def _head(box: QRectF) -> float:
    """The height at which date and disc stand: the middle of a plain row, near the top of a tall one."""
    return box.top() + _ROW / 2 if box.height() < _ROW + 12 else box.top() + _ROW / 2 + 2


def _lines(text: str, px: int, weight: int, width: float, most: int) -> list[str]:
    if not text:
        return []
    text_font = font(px, weight)
    if text_width(text, text_font) <= width:
        return [text]
    found = wrap(text, text_font, width)
    if len(found) <= most:
        return found
    rest = QFontMetricsF(text_font).elidedText(" ".join(found[most - 1 :]), Qt.TextElideMode.ElideRight, width)
    return [*found[: most - 1], rest]


def _action_words(line: Line) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = [(tr("Edit"), _EDIT_KEYS)] if line.editable else []
    return [*found, (tr("Delete"), _BIN_KEYS)] if line.binnable else found


def actions_width(line: Line) -> float:
    """Room for the actions of a line, from the left of the first word to the edge of the card."""
    actions = _action_words(line)
    wide = sum(text_width(words, font(14, 600)) + 8 + keys_width(keys) + 20 for words, keys in actions)
    return wide - 6 if actions else 0


def action_rects(box: QRectF, line: Line) -> list[QRectF]:
    """Where the words of the actions stand within a row's cell: edit first."""
    found, right = [], box.right() - _END
    for words, keys in reversed(_action_words(line)):
        wide = text_width(words, font(14, 600)) + 8 + keys_width(keys)
        found.append(QRectF(right - wide, card(box).top(), wide, card(box).height()))
        right -= wide + 20
    return found[::-1]


def _paint_actions(painter: QPainter, box: QRectF, line: Line) -> None:
    for (words, keys), place in zip(_action_words(line), action_rects(box, line), strict=True):
        paint_text(painter, place, words, font(14, 600), colour("ink"), elide=False)
        paint_keys(painter, place.right() - keys_width(keys), place.center().y(), keys, colour("ink2"))
