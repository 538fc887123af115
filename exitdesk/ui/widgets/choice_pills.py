"""Answers chosen among pills: one of them, or any number. The three ways of having no answer are choices too."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.domain.answers import Missing
from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_CHIP, ICON_STROKE_ON, RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import LEFT, paint_box, paint_text, text_width
from exitdesk.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One pill; ``missing`` marks the three ways of having no answer (drawn without outline, in italics of tone)."""

    value: Hashable
    label: str
    missing: bool = False
    icon: str = ""


def missing_choices(values: Sequence[Hashable] | None = None) -> list[Choice]:
    """*Unknown*, *declined*, *not asked*, in that order; ``values`` replaces the codes of Missing by another enum's."""
    codes = list(values) if values is not None else [Missing.UNKNOWN, Missing.DECLINED, Missing.NOT_ASKED]
    labels = (tr("Not known"), tr("Declined to answer"), tr("Not asked"))
    return [Choice(code, label, missing=True) for code, label in zip(codes, labels, strict=True)]


def _paint_pill(button: QAbstractButton, choice: Choice, digit: str) -> None:
    painter = QPainter(button)
    box = QRectF(button.rect())
    on = button.isChecked()
    hover = button.underMouse() and button.isEnabled()
    if on:
        paint_box(painter, box, RADIUS_CONTROL, colour("accent_soft"), colour("accent"))
    elif choice.missing:
        paint_box(painter, box, RADIUS_CONTROL, colour("row" if hover else "hover"), None)
    else:
        paint_box(painter, box, RADIUS_CONTROL, colour("hover" if hover else "surface"), colour("control"))
    ink = colour("accent") if on else colour("ink2" if choice.missing or not button.isEnabled() else "ink")
    at = box.left() + 14
    if on or choice.icon:
        icon = "check" if on else choice.icon
        paint_icon(painter, icon, QRectF(at - 2, box.center().y() - 8, 16, 16), ink, ICON_STROKE_ON)
        at += 20
    label_font = font(15, 600 if on else 400)
    if not on and not choice.icon:
        at += (box.width() - 28 - text_width(choice.label, label_font) - _digit_width(digit)) / 2
    paint_text(painter, QRectF(at, 0, box.width(), box.height()), choice.label, label_font, ink, LEFT, elide=False)
    if digit:
        paint_keys(painter, box.right() - 10 - keys_width((digit,)), box.center().y(), (digit,), ink)


def _digit_width(digit: str) -> float:
    return keys_width((digit,)) + 6 if digit else 0


def _pill_size(choice: Choice, digit: str) -> QSize:
    return QSize(round(text_width(choice.label, font(15, 600)) + 28 + 20 + _digit_width(digit)), HEIGHT_CHIP)


class _OnePill(QRadioButton):
    def __init__(self, choice: Choice, digit: str, parent: QWidget) -> None:
        super().__init__(parent)
        _set_up(self, choice)
        self.choice, self.digit = choice, digit

    def hitButton(self, position: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return _pill_size(self.choice, self.digit)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: object) -> None:
        _paint_pill(self, self.choice, self.digit)


class _ManyPill(QCheckBox):
    entered = Signal(object)

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        _set_up(self, choice)
        self.choice = choice

    def hitButton(self, position: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return _pill_size(self.choice, "")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the owner moves; a button would take them for Tab
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self)

    def paintEvent(self, event: object) -> None:
        _paint_pill(self, self.choice, "")


def _set_up(pill: QAbstractButton, choice: Choice) -> None:
    pill.setAccessibleName(choice.label)
    pill.setCursor(Qt.CursorShape.PointingHandCursor)
    pill.setAttribute(Qt.WidgetAttribute.WA_Hover)
    pill.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _Pills(QWidget):
    """Label, the flowing pills, and an error or hint."""

    def __init__(self, label: str, name: str, hint: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if label:
            column.addWidget(Text(label, "label", elide=True))
            column.addSpacing(8)
        self.area, self._flow = flow(self)
        self.area.setAccessibleName(name or label)
        self.setAccessibleName(name or label)
        column.addWidget(self.area)
        self.message = FieldMessage(self)
        self.message.show_hint(hint)
        column.addWidget(self.message)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_error(self, sentence: str) -> None:
        """The sentence under the pills; an empty one takes it away."""
        self.message.show_error(sentence)

    def _empty(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


class ChoicePills(_Pills):
    """Exactly one of the choices, or none yet. Arrow keys move, digits choose by position, Space chooses.

    ``changed`` carries the value. With ``digits`` the number of each pill is shown as a key cap; ``letters`` are shown
    instead where the owner of the keys takes them.
    """

    changed = Signal(object)

    def __init__(
        self, label: str, choices: Sequence[Choice], *, value: Hashable | None = None, digits: bool = False,
        letters: Sequence[str] = (), name: str = "", hint: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, name, hint, parent)
        self._caps = tuple(letters) or (tuple("123456789") if digits else ())
        self._pills: list[_OnePill] = []
        self._quiet = False
        self.set_choices(choices, value)

    def set_choices(self, choices: Sequence[Choice], value: Hashable | None = None) -> None:
        """Other choices, with one of them chosen or none."""
        self._empty()
        self._pills = []
        for number, choice in enumerate(choices):
            pill = _OnePill(choice, self._caps[number] if number < len(self._caps) else "", self.area)
            pill.toggled.connect(self._toggled)
            self._flow.addWidget(pill)
            pill.show()
            self._pills.append(pill)
        if self._pills:
            self.setFocusProxy(self._pills[0])
        self.set_value(value)
        self.area.updateGeometry()

    def value(self) -> Hashable | None:
        """What is chosen; None when nothing is."""
        return next((pill.choice.value for pill in self._pills if pill.isChecked()), None)

    def set_value(self, value: Hashable | None) -> None:
        """Choose, without telling."""
        self._quiet = True
        for pill in self._pills:
            pill.setAutoExclusive(False)
            pill.setChecked(value is not None and pill.choice.value == value)
            pill.setAutoExclusive(True)
        self._quiet = False
        chosen = next((pill for pill in self._pills if pill.isChecked()), None)
        if chosen is not None or self._pills:
            self.setFocusProxy(chosen or self._pills[0])

    def _toggled(self, on: bool) -> None:
        if on and not self._quiet:
            sender = self.sender()
            if isinstance(sender, _OnePill):
                self.setFocusProxy(sender)
            self.set_error("")
            self.changed.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and text.isdecimal() and 1 <= int(text) <= len(self._pills):
            pill = self._pills[int(text) - 1]
            pill.setChecked(True)
            pill.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)


class ManyPills(_Pills):
    """Any number of the choices. Space switches the pill with focus, arrows move, digits switch by position.

    Tab stops once, at the pill that had the focus last: a dozen of choices would keep the keyboard from what follows.
    """

    changed = Signal()

    def __init__(
        self, label: str, choices: Sequence[Choice], *, values: Sequence[Hashable] = (), name: str = "", hint: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, name, hint, parent)
        self._pills: list[_ManyPill] = []
        self._quiet = False
        self.set_choices(choices, values)

    def set_choices(self, choices: Sequence[Choice], values: Sequence[Hashable] = ()) -> None:
        """Other choices, with some of them chosen."""
        self._empty()
        self._pills = []
        for choice in choices:
            pill = _ManyPill(choice, self.area)
            pill.toggled.connect(self._toggled)
            pill.entered.connect(self._stop_at)
            self._flow.addWidget(pill)
            pill.show()
            self._pills.append(pill)
        if self._pills:
            self.setFocusProxy(self._pills[0])
            self._stop_at(self._pills[0])
        self.set_values(values)
        self.area.updateGeometry()

    def values(self) -> tuple[Hashable, ...]:
        """What is chosen, in the order of the choices."""
        return tuple(pill.choice.value for pill in self._pills if pill.isChecked())

    def set_values(self, values: Sequence[Hashable]) -> None:
        """Choose, without telling."""
        self._quiet = True
        for pill in self._pills:
            pill.setChecked(pill.choice.value in values)
        self._quiet = False

    def _stop_at(self, stop: object) -> None:
        for pill in self._pills:
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pill is stop else Qt.FocusPolicy.ClickFocus)

    def _toggled(self, _on: bool) -> None:
        if not self._quiet:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key()), 0
        )
        at = next((number for number, pill in enumerate(self._pills) if pill.hasFocus()), 0)
        if step and self._pills:
            self._pills[(at + step) % len(self._pills)].setFocus(Qt.FocusReason.TabFocusReason)
        elif (
            text.isdecimal()
            and 1 <= int(text) <= len(self._pills)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._pills[int(text) - 1].toggle()
        else:
            super().keyPressEvent(event)
