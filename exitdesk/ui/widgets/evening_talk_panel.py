"""A talk in one or two keys: what the help was, minutes, form; challenges and a note are one key further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from exitdesk.domain.answers import Channel
from exitdesk.domain.records import Session
from exitdesk.domain.soundness import MAX_MINUTES
from exitdesk.forms.record_words import channel_words, minutes_words
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Intervention, Profile, sentence_case
from exitdesk.ui.entries.session_entry import default_minutes, talk_interventions
from exitdesk.ui.theme import colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.card import Hairline
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.evening_panel import EveningPanel
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import RIGHT, paint_box, paint_text
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar
from exitdesk.ui.widgets.text import Text

_ROW = 36
_MOST_ROWS = 9


class _Names(QAbstractListModel):
    def __init__(self, items: Sequence[Intervention], parent: QObject) -> None:
        super().__init__(parent)
        self.items = items

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            item = self.items[index.row()]
            return ", ".join(filter(None, (item.title, minutes_words(item.minutes) if item.minutes else "")))
        return None


class _NamePainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = cast("_NameList", self.parent())
        item, box = view.names.items[index.row()], QRectF(option.rect)
        current = view.currentIndex().row() == index.row()
        if current:
            paint_box(painter, box, 10, colour("accent_soft"))
        elif view.over == index.row():
            paint_box(painter, box, 10, colour("hover"))
        ink, quiet = colour("accent" if current else "ink"), colour("accent" if current else "ink2")
        at = box.left() + 12
        if index.row() < 9:
            paint_keys(painter, at, box.center().y(), (str(index.row() + 1),), quiet)
        at += 32
        room = box.right() - 12 - at
        minutes = minutes_words(item.minutes) if item.minutes else ""
        right = 0.0
        if current and view.hasFocus():
            paint_keys(painter, box.right() - 10 - keys_width(("Enter",)), box.center().y(), ("Enter",), ink)
            right = keys_width(("Enter",)) + 8
        paint_text(painter, QRectF(at, box.top(), room - right, box.height()), minutes, font(13), quiet, RIGHT)
        name = QRectF(at, box.top(), room - right - (70 if minutes else 0), box.height())
        paint_text(painter, name, item.title, font(15, 600 if current else 400), ink)


class _NameList(QListView):
    """The interventions; the arrows move, the panel takes the digits."""

    chosen = Signal(int)

    def __init__(self, items: Sequence[Intervention], parent: QWidget) -> None:
        super().__init__(parent)
        self.names = _Names(items, self)
        self.over = -1
        self.setModel(self.names)
        self.setItemDelegate(_NamePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Intervention"))
        self.setFixedHeight(min(len(items), _MOST_ROWS) * _ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.entered.connect(self._hover)

    def _hover(self, index: QModelIndex) -> None:
        self.over = index.row()
        self.viewport().update()

    def focus_shape(self) -> FocusShape | None:
        """None: the chosen row shows it."""
        return None


class TalkPanel(EveningPanel):
    """``session`` is what it starts from (its key stays). ``taken`` then reads ``session()``.

    Keys: 1-9 choose and go on to the minutes, M the minutes, a letter the form, N the whole entry with challenges and
    note, and for a talk that is there already S one more, Del takes it away.
    """

    more_wanted = Signal()
    another_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, anchor: QWidget, profile: Profile, *, number: str, session: Session, editing: bool) -> None:
        super().__init__(anchor, tr("Talk"), width=540)
        self._profile, self._session, self._editing = profile, session, editing
        items = list(talk_interventions(profile))
        if session.intervention and session.intervention not in [item.name for item in items]:
            items.append(Intervention(session.intervention))
        self.names = _NameList(items, self)
        at = next((n for n, item in enumerate(items) if item.name == session.intervention), 0)
        self.names.setCurrentIndex(self.names.names.index(at))
        self.minutes = Field(name=tr("Minutes"), icon="clock", aside=tr("min"), keys=("M",), height=44)
        self.minutes.set_numbers_only(MAX_MINUTES)
        self.minutes.set_text("" if session.minutes is None else str(session.minutes))
        self._letters = _channel_letters()
        choices = [Choice(code, channel_words(code)) for code in Channel]
        letters = [self._letters[code] for code in Channel]
        self.channel = ChoicePills("", choices, value=session.channel, letters=letters, name=tr("Form"))
        self._lay_out(number)
        self.names.selectionModel().currentChanged.connect(self._propose_minutes)
        self.names.chosen.connect(lambda _row: self.minutes.edit.setFocus())
        self.names.doubleClicked.connect(lambda _index: self.take())
        self.minutes.edit.textEdited.connect(self.touch)
        self.channel.changed.connect(self.touch)

    def _lay_out(self, number: str) -> None:
        self.column.addWidget(Text(tr("Talk with {number}", number=number), "caption_strong", elide=True))
        self.column.addWidget(self.names)
        self.column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(8)
        self.minutes.setFixedWidth(150)
        more = Button(tr("Challenges and note"), "ghost", icon="notebook-pen", keys=("N",))
        more.clicked.connect(self.more_wanted)
        done = Button(tr("Done") if self._editing else tr("Add"), "primary", keys=("Enter",))
        done.clicked.connect(self.take)
        row.addWidget(self.minutes)
        row.addWidget(more)
        row.addStretch()
        row.addWidget(done)
        self.column.addLayout(row)
        self.column.addWidget(self.channel)
        if self._editing:
            self.column.addWidget(Hairline())
            foot = QHBoxLayout()
            another = Button(tr("One more"), "ghost", icon="plus", keys=("S",))
            another.clicked.connect(self.another_wanted)
            gone = Button(tr("Remove"), "ghost", icon="trash-2", keys=("Del",))
            gone.clicked.connect(self.remove_wanted)
            foot.addWidget(another)
            foot.addStretch()
            foot.addWidget(gone)
            self.column.addLayout(foot)

    def open_panel(self, rect: QRect) -> None:
        """Show it at the cell, ready for Enter."""
        self.open_at(rect, self.names)

    def session(self) -> Session:
        """What it says now."""
        minutes = min(int(self.minutes.text()), MAX_MINUTES) if self.minutes.text() else None
        return replace(
            self._session,
            intervention=self._chosen().name,
            minutes=minutes,
            channel=cast("Channel | None", self.channel.value()),
        )

    @property
    def editing(self) -> bool:
        """Whether it corrects a talk that is on the sheet."""
        return self._editing

    def choose(self, row: int) -> None:
        """Choose an intervention by its place; the minutes follow."""
        if 0 <= row < len(self.names.names.items):
            self.names.setCurrentIndex(self.names.names.index(row))
            self.touch()
            self.minutes.edit.setFocus(Qt.FocusReason.TabFocusReason)
            self.minutes.edit.selectAll()

    def key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        text, in_minutes = event.text().upper(), self.minutes.edit.hasFocus()
        if text.isdecimal() and len(text) == 1:
            if in_minutes:
                return False
            if self.names.hasFocus() or not self.channel.isAncestorOf(self._focus()):
                self.choose(int(text) - 1)
                return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and in_minutes:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = min(max(self.names.currentIndex().row() + step, 0), len(self.names.names.items) - 1)
            self.names.setCurrentIndex(self.names.names.index(at))
            self.touch()
            self.minutes.edit.selectAll()
            return True
        if event.key() == Qt.Key.Key_Delete and self._editing and not in_minutes:
            self.remove_wanted.emit()
            return True
        if text == "N":
            self.more_wanted.emit()
        elif text == "M":
            self.minutes.edit.setFocus(Qt.FocusReason.TabFocusReason)
            self.minutes.edit.selectAll()
        elif text == "S" and self._editing:
            self.another_wanted.emit()
        elif text and text in self._letters.values():
            self.channel.set_value(next(code for code, letter in self._letters.items() if letter == text))
            self.touch()
        else:
            return False
        return True

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    def _chosen(self) -> Intervention:
        return self.names.names.items[max(self.names.currentIndex().row(), 0)]

    def _propose_minutes(self, *_indexes: object) -> None:
        proposed = {str(item.minutes or "") for item in self.names.names.items} | {""}
        if self.minutes.text() in proposed:
            self.minutes.set_text(str(default_minutes(self._profile, self._chosen().name) or ""))
        self.names.viewport().update()


def _channel_letters() -> dict[Channel, str]:
    """One letter for each form: the first of its word that is free, N, M and S being taken."""
    letters: dict[Channel, str] = {}
    for code in Channel:
        taken = {"N", "M", "S", *letters.values()}
        word = channel_words(code).upper()
        letters[code] = next((letter for letter in word if letter.isalpha() and letter not in taken), "")
    return letters


def first_guess(profile: Profile, usual: str) -> tuple[str, int | None]:
    """The intervention to propose, with its minutes: the person's usual one where the profile still has it."""
    items = talk_interventions(profile)
    names = [item.name for item in items]
    name = usual if usual in names else (names[0] if names else sentence_case(usual))
    return name, default_minutes(profile, name)
