"""The rail: the pages, ØVELSE, who is at the desk, and the lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.backup_words import BackupLine
from exitdesk.ui.icons import paint_icon, paint_mark
from exitdesk.ui.theme import (
    HEIGHT_NAV,
    ICON_STROKE,
    ICON_STROKE_ON,
    RADIUS_CONTROL,
    RAIL_NARROW,
    RAIL_WIDE,
    colour,
    font,
)
from exitdesk.ui.widgets.backup_button import BackupButton
from exitdesk.ui.widgets.card import Hairline
from exitdesk.ui.widgets.enter_button import EnterButton
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import CENTRE, LEFT, RIGHT, paint_box, paint_text, text_width
from exitdesk.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page: its code name, words, icon and digit; ``gap`` leaves 12 px above it."""

    name: str
    label: str
    icon: str
    digit: str
    gap: bool = False


_INSET = 8


def _pill(button: _NavButton | _LockButton) -> QRect:
    """The painted part: narrower than the button when the rail is narrow, where only the patch is wide."""
    return button.rect().adjusted(_INSET, 0, -_INSET, 0) if button.narrow else button.rect()


class _NavButton(EnterButton):
    def __init__(self, item: RailItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(item.label)
        self.setAccessibleDescription(f"Alt+{item.digit}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_NAV)

    def focus_shape(self) -> FocusShape:
        """A ring about the pill."""
        return FocusShape(_pill(self))

    def sizeHint(self) -> QSize:
        return QSize(52, HEIGHT_NAV)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(_pill(self))
        on = self.isChecked()
        if on:
            paint_box(painter, box, RADIUS_CONTROL, colour("nav_on"))
        elif self.underMouse():
            paint_box(painter, box, RADIUS_CONTROL, colour("hover"))
        ink = colour("accent" if on else "ink2")
        left = (self.width() - 20) / 2 if self.narrow else 16
        stroke = ICON_STROKE_ON if on else ICON_STROKE
        paint_icon(painter, self.item.icon, QRectF(left, self.height() / 2 - 10, 20, 20), ink, stroke)
        if self.narrow:
            return
        words = QRectF(48, 0, self.width() - 76, self.height())
        sizes = [px for px in (15, 14, 13) if text_width(self.item.label, font(px, 700)) <= words.width()]
        label_font = font(sizes[0] if sizes else 13, 700 if on else 400)
        paint_text(painter, words, self.item.label, label_font, colour("ink" if on else "ink2"), LEFT)
        digit = QRectF(0, 0, self.width() - 14, self.height())
        paint_text(painter, digit, self.item.digit, font(12, 600), colour("ink2"), RIGHT)


class _LockButton(EnterButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setAccessibleName(tr("Lock"))
        self.setAccessibleDescription("Ctrl+L")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT_NAV)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focus_shape(self) -> FocusShape:
        """A ring about the pill."""
        return FocusShape(_pill(self))

    def sizeHint(self) -> QSize:
        return QSize(52, HEIGHT_NAV)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            paint_box(painter, QRectF(_pill(self)), RADIUS_CONTROL, colour("hover"))
        left = (self.width() - 18) / 2 if self.narrow else 16
        middle = self.height() / 2
        paint_icon(painter, "lock", QRectF(left, middle - 9, 18, 18), colour("ink2"))
        if not self.narrow:
            paint_text(painter, QRectF(42, 0, 80, self.height()), tr("Lock"), font(15, 600), colour("ink"), LEFT)
            keys = ("Ctrl", "L")
            paint_keys(painter, self.width() - 16 - keys_width(keys), middle, keys, colour("ink2"))


class _PracticePatch(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setAccessibleName(tr("PRACTICE") + ". " + tr("Invented data"))
        self.setFixedHeight(52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.narrow:
            box = QRectF(0, 12, self.width(), 28)
            paint_box(painter, box, RADIUS_CONTROL, colour("due_soft"))
            paint_text(painter, box, tr("PRACTICE"), font(12, 700), colour("due"), CENTRE, elide=False)
            return
        paint_box(painter, box, RADIUS_CONTROL, colour("due_soft"))
        word_font = font(13, 700)
        paint_text(painter, QRectF(16, 7, box.width() - 20, 18), tr("PRACTICE"), word_font, colour("due"))
        paint_text(painter, QRectF(16, 26, box.width() - 20, 18), tr("Invented data"), font(13), colour("due"))


class _Brand(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setFixedHeight(26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = (self.width() - 21) / 2 if self.narrow else 16
        paint_mark(painter, QRectF(left, 0, 21, 26))
        if not self.narrow:
            paint_text(painter, QRectF(48, 0, 140, 26), "ExitDesk", font(19, 700), colour("ink"), elide=False)


class Rail(QWidget):
    """224 wide with words, 76 with icons alone and tool tips. ``chosen`` carries the page's name."""

    chosen = Signal(str)
    lock_pressed = Signal()
    backup_pressed = Signal()

    def __init__(
        self, items: Sequence[RailItem], *, user: str, place: str, practice: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _NavButton] = {}
        self._narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 27, 8, 19)
        column.setSpacing(4)
        self._brand = _Brand(self)
        column.addWidget(self._brand)
        column.addSpacing(27)
        for item in items:
            if item.gap:
                column.addSpacing(12)
            button = _NavButton(item, self)
            button.clicked.connect(lambda _=False, name=item.name: self.chosen.emit(name))
            column.addWidget(button)
            self._buttons[item.name] = button
        column.addStretch()
        self._patch = _PracticePatch(self)
        self._patch.setVisible(practice)
        column.addWidget(self._patch)
        column.addSpacing(14)
        self._line = Hairline(self)
        self._user = Text(user, "section", elide=True)
        self._place = Text(place, "small", elide=True)
        for widget in (self._line, self._user, self._place):
            widget.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setContentsMargins(16, 0, 16, 0)
        words.setSpacing(0)
        words.addWidget(self._line)
        words.addSpacing(10)
        words.addWidget(self._user)
        words.addWidget(self._place)
        column.addLayout(words)
        column.addSpacing(2)
        self._lock = _LockButton(self)
        self._lock.clicked.connect(self.lock_pressed)
        column.addWidget(self._lock)
        self.backup = BackupButton(self)
        self.backup.clicked.connect(self.backup_pressed)
        column.addWidget(self.backup)
        self.set_narrow(False)

    def select(self, name: str) -> None:
        """Show which page is on."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def selected(self) -> str:
        """The name of the page that is on."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def show_backup(self, line: BackupLine) -> None:
        """How old the last good backup is; nothing stands there until this is told."""
        self.backup.show_line(line.words, line.sentence, late=line.late)

    def set_place(self, place: str) -> None:
        """Another project name."""
        self._place.setText(place)

    def is_narrow(self) -> bool:
        """Whether only the icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or with words."""
        self._narrow = narrow
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL_WIDE)
        layout = self.layout()
        if layout is not None:
            margins = layout.contentsMargins()
            margins.setLeft(12 - _INSET if narrow else 12)
            margins.setRight(12 - _INSET if narrow else 8)
            layout.setContentsMargins(margins)
        for button in self._buttons.values():
            button.narrow = narrow
            button.setToolTip(f"{button.item.label} ({button.item.digit})" if narrow else "")
            button.update()
        for part in (self._brand, self._patch, self._lock, self.backup):
            part.narrow = narrow
            part.update()
        self._lock.setToolTip(tr("Lock") + " (Ctrl+L)" if narrow else "")
        for widget in (self._line, self._user, self._place):
            widget.setVisible(not narrow)
