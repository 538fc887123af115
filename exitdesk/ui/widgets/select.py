"""A drop-down: a field that opens a list, with type-ahead."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_FIELD, RADIUS_FIELD, colour, font
from exitdesk.ui.widgets.field import Entry, FieldMessage
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import CENTRE, LEFT, paint_box, paint_text
from exitdesk.ui.widgets.popover import Popover, PopoverRow
from exitdesk.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a drop-down."""

    value: Hashable
    label: str
    detail: str = ""


class _Combo(QComboBox):
    """QComboBox for its keys and its role, with our own looks and list."""

    def __init__(self, parent: QWidget, *, height: int, icon: str, initial: bool, placeholder: str) -> None:
        super().__init__(parent)
        self.icon, self.initial, self.placeholder = icon, initial, placeholder
        self.details: list[str] = []
        self._popover: Popover | None = None
        self._typed_ahead = ""
        self.setFixedHeight(height)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focus_shape(self) -> FocusShape:
        """A halo, as about a field."""
        return FocusShape(self.rect(), RADIUS_FIELD, "halo")

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.hasFocus()
        edge = colour("accent" if focused else "control")
        fill = colour("hover" if not self.isEnabled() else "surface")
        paint_box(painter, QRectF(self.rect()), RADIUS_FIELD, fill, edge, 2 if focused else 1)
        middle, at = self.height() / 2, 16.0
        text = self.currentText()
        if self.initial and text:
            paint_box(painter, QRectF(12, middle - 16, 32, 32), 16, colour("accent_soft"))
            paint_text(
                painter, QRectF(12, middle - 16, 32, 32), text[:1].upper(), font(15, 700), colour("accent"), CENTRE
            )
            at = 58
        elif self.icon:
            paint_icon(painter, self.icon, QRectF(16, middle - 10, 20, 20), colour("accent" if focused else "ink2"))
            at = 50
        big = self.height() >= HEIGHT_FIELD
        text_font = font(17 if big else 15, 500 if text else 400)
        room = QRectF(at, 0, self.width() - at - 46, self.height())
        paint_text(painter, room, text or self.placeholder, text_font, colour("ink" if text else "ink2"), LEFT)
        paint_icon(painter, "chevron-down", QRectF(self.width() - 38, middle - 10, 20, 20), colour("ink2"), 2.0)

    def showPopup(self) -> None:
        if self._popover is None:
            self._popover = Popover(self, name=self.accessibleName())
            self._popover.chosen.connect(self._chosen)
        rows = [
            PopoverRow(at, self.itemText(at), self.details[at], slim=True, checked=at == self.currentIndex())
            for at in range(self.count())
        ]
        self._popover.show_rows(rows, select=max(self.currentIndex(), 0))

    def hidePopup(self) -> None:
        if self._popover is not None:
            self._popover.close_list()

    def _chosen(self, at: object) -> None:
        self.setCurrentIndex(int(str(at)))
        self.activated.emit(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._popover is not None and self._popover.isVisible():
            self.hidePopup()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popover is not None and self._popover.isVisible():
            if self._popover.take_key(event):
                return
            if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):  # in the list; the field would change beneath it
                to = 0 if event.key() == Qt.Key.Key_Home else self.count() - 1
                self._popover.view.setCurrentIndex(self._popover.view.model().index(to, 0))
                return
            if event.text().isprintable() and event.text():
                self._select_typed(event.text())
                return
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4) or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.showPopup()
            return
        chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or chord:
            event.ignore()  # chords belong to the sheet and the window, not to type-ahead
            return
        super().keyPressEvent(event)

    def _select_typed(self, letter: str) -> None:
        assert self._popover is not None
        for wanted in (self._typed_ahead + letter, letter):
            at = self.findText(wanted, Qt.MatchFlag.MatchStartsWith)
            if at >= 0:
                self._typed_ahead = wanted
                self._popover.view.setCurrentIndex(self._popover.view.model().index(at, 0))
                return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._typed_ahead = ""
        self.hidePopup()
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Select(Entry):
    """Label, drop-down, hint or error. ``changed`` carries the value when a person chose another one.

    ``initial`` shows the first letter in a disc; otherwise an ``icon`` may stand there.
    """

    changed = Signal(object)

    def __init__(
        self, label: str = "", options: Sequence[Option] = (), *, value: Hashable | None = None, name: str = "",
        placeholder: str = "", icon: str = "", initial: bool = False, hint: str = "", height: int = HEIGHT_FIELD,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if label:
            column.addWidget(Text(label, "label", elide=True))
            column.addSpacing(8)
        self.combo = _Combo(self, height=height, icon=icon, initial=initial, placeholder=placeholder)
        self.combo.setAccessibleName(name or label or placeholder)
        self.setFocusProxy(self.combo)
        column.addWidget(self.combo)
        self.message = FieldMessage(self)
        self.message.show_hint(hint)
        column.addWidget(self.message)
        self._options: list[Option] = []
        self.set_options(options, value)
        self.combo.activated.connect(self._activated)

    def set_options(self, options: Sequence[Option], value: Hashable | None = None) -> None:
        """Other lines, with one of them chosen or none."""
        self._options = list(options)
        self.combo.clear()
        self.combo.addItems([option.label for option in self._options])
        self.combo.details = [option.detail for option in self._options]
        self.set_value(value)

    def value(self) -> Hashable | None:
        """The value chosen; None when nothing is."""
        at = self.combo.currentIndex()
        return self._options[at].value if 0 <= at < len(self._options) else None

    def set_value(self, value: Hashable | None) -> None:
        """Choose, without telling."""
        found = next((at for at, option in enumerate(self._options) if value is not None and option.value == value), -1)
        self.combo.setCurrentIndex(found)
        self.combo.update()

    def set_error(self, sentence: str) -> None:
        """The sentence under the field; an empty one takes it away."""
        self.message.show_error(sentence)

    def _activated(self, _at: int) -> None:
        self.set_error("")
        self.changed.emit(self.value())
