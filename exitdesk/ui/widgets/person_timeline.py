"""The timeline of one contact, painted: months, dates, discs on a line, and what can be done with the line in focus."""

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
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from exitdesk.domain.dates import show_day
from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.models.person_timeline import Line
from exitdesk.ui.theme import RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.focus_ring import FocusShape, refresh_focus
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import paint_box, paint_text, text_width, wrap
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar
from exitdesk.ui.words import month_year, weekday_short

_DATE_AT, _DISC_AT, _DISC, _TEXT_AT, _END = 12, 88, 34, 120, 14
_ROW, _HEADING, _FIRST_HEADING = 58, 49, 39
_TITLE_STEP, _FACT_STEP = 22, 19
BAR = 12
_EDIT_KEYS: Final = ("Enter",)
_BIN_KEYS: Final = ("Del",)


@dataclass(frozen=True, slots=True)
class _Heading:
    words: str


_Row = _Heading | Line


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []

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


def _with_headings(lines: Sequence[Line]) -> Iterator[_Row]:
    for _, of_month in groupby(lines, key=lambda line: (line.day.year, line.day.month)):
        month = list(of_month)
        yield _Heading(month_year(month[0].day))
        yield from month


@dataclass(frozen=True, slots=True)
class _Laid:
    title: list[str]
    facts: list[str]
    height: int


class _RowPainter(QStyledItemDelegate):
    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view
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
        row = self._view.rows[index.row()]
        if isinstance(row, _Heading):
            return QSize(100, _FIRST_HEADING if index.row() == 0 else _HEADING)
        return QSize(100, self.laid(index.row(), row).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        row = self._view.rows[index.row()]
        if isinstance(row, _Heading):
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
        rows = self._view.rows
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
    edit = (tr("Edit"), _EDIT_KEYS)
    return [edit, (tr("Delete"), _BIN_KEYS)] if line.binnable else [edit]


def actions_width(line: Line) -> float:
    """Room for the actions of a line, from the left of the first word to the edge of the card."""
    return sum(text_width(words, font(14, 600)) + 8 + keys_width(keys) + 20 for words, keys in _action_words(line)) - 6


def _action_rects(box: QRectF, line: Line) -> list[QRectF]:
    found, right = [], box.right() - _END
    for words, keys in reversed(_action_words(line)):
        wide = text_width(words, font(14, 600)) + 8 + keys_width(keys)
        found.append(QRectF(right - wide, card(box).top(), wide, card(box).height()))
        right -= wide + 20
    return found[::-1]


def _paint_actions(painter: QPainter, box: QRectF, line: Line) -> None:
    for (words, keys), place in zip(_action_words(line), _action_rects(box, line), strict=True):
        paint_text(painter, place, words, font(14, 600), colour("ink"), elide=False)
        paint_keys(painter, place.right() - keys_width(keys), place.center().y(), keys, colour("ink2"))


class Timeline(QListView):
    """The lines by month. Up and Down move, Enter edits, Delete bins; so do a double click and the words themselves.

    ``edit_wanted`` and ``bin_wanted`` carry the line.
    """

    edit_wanted = Signal(object)
    bin_wanted = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(self)
        self._painter = _RowPainter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self.verticalScrollBar().setFixedWidth(BAR)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its room stands in the gap, even empty
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> list[_Row]:
        """Headings and lines."""
        return self._model.rows

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; stays on the same one, or where it was when that is gone."""
        before, at = self.current(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._painter.forget()
        self._model.replace(lines)
        if before is None or not self.select(before.parts[0].kind, before.parts[0].key, before.title):
            self._select_row(max(at, 0))
        self.verticalScrollBar().setValue(scrolled)
        if (index := self.currentIndex()).isValid():
            self.scrollTo(index)

    def start_over(self) -> None:
        """Go to the top: another contact is shown."""
        self._select_row(0)
        self.scrollToTop()

    def current(self) -> Line | None:
        """The line in focus."""
        at = self.currentIndex().row()
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        return row if isinstance(row, Line) else None

    def select(self, kind: str, key: str, title: str = "") -> bool:
        """Go to the line that stands for a row (of several with the same key the one with this title)."""
        found = [
            number
            for number, row in enumerate(self.rows)
            if isinstance(row, Line) and any(part.kind == kind and part.key == key for part in row.parts)
        ]
        exact = [number for number in found if title and getattr(self.rows[number], "title", "") == title]
        if not found:
            return False
        self._select_row((exact or found)[0])
        return True

    def _select_row(self, at: int) -> None:
        candidates = [number for number, row in enumerate(self.rows) if isinstance(row, Line)]
        if not candidates:
            return
        target = next((number for number in candidates if number >= at), candidates[-1])
        index = self._model.index(target)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        refresh_focus(self)

    def focus_shape(self) -> FocusShape | None:
        """The line in focus is painted with its own frame."""
        return None if self.current() is not None else FocusShape(self.rect().adjusted(4, 4, -4, -4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current()
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit(line)
        elif line is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if line.binnable:
                self.bin_wanted.emit(line)
        elif event.text() and event.text().isprintable():
            event.ignore()  # letters belong to the page, not to the view's own search
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        action = self._action_at(event.position())
        line = self.current()
        if action >= 0 and line is not None and event.button() is Qt.MouseButton.LeftButton:
            (self.edit_wanted, self.bin_wanted)[action].emit(line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.current()
        if self._action_at(event.position()) < 0 and line is not None:
            self.edit_wanted.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._action_at(event.position(), any_row=True) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _action_at(self, at: QPointF, *, any_row: bool = False) -> int:
        """Which action's words are under the mouse, -1 for none."""
        index = self.indexAt(at.toPoint())
        if not index.isValid() or (not any_row and index != self.currentIndex()):
            return -1
        row = self.rows[index.row()]
        if not isinstance(row, Line):
            return -1
        rects = _action_rects(QRectF(self.visualRect(index)), row)
        return next((number for number, place in enumerate(rects) if place.adjusted(-8, 0, 8, 0).contains(at)), -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painter.forget()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)
