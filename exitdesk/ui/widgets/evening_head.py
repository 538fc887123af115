"""Over the rows of the evening sheet: head counts, guests without ID, and who was here lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.theme import HEIGHT_FIELD, HEIGHT_PILL, RADIUS_CARD, colour, font
from exitdesk.ui.widgets.enter_button import EnterButton
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.key_caps import KeyCaps, keys_width, paint_keys
from exitdesk.ui.widgets.painting import LEFT, Align, paint_box, paint_text, text_width
from exitdesk.ui.widgets.stepper import Stepper
from exitdesk.ui.widgets.text import Text

RECENT_KEYS = ("F2", "F3", "F4", "F5", "F6")


class HeadCounts(QWidget):
    """People with an ID, without, and all together; the total can be pressed for nothing, it only tells."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(0)
        right = Align.AlignRight | Align.AlignVCenter
        self._numbers: list[Text] = []
        for column, words in enumerate((tr("with ID"), tr("without ID"), tr("in all"))):
            number = Text("0", "number", elide=True, align=right)
            grid.addWidget(number, 0, column)
            grid.addWidget(Text(words, "caption", elide=True, align=right), 1, column)
            self._numbers.append(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counts(self, named: int, guests: int) -> None:
        """Set the three numbers."""
        for text, number in zip(self._numbers, (named, guests, named + guests), strict=True):
            text.setText(str(number))
        self.setAccessibleName(tr("{named} with ID, {guests} without ID", named=named, guests=guests))

    def counts(self) -> tuple[int, ...]:
        """What it shows."""
        return tuple(int(text.text()) for text in self._numbers)


_CARD_WIDTH = 340


class GuestCard(QWidget):
    """How many guests without an ID, on a white card of a field's height."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 8, 0)
        row.setSpacing(10)
        self.stepper = Stepper(tr("Guests without ID"), steps_back=True)
        label, keys = Text(tr("Guests without ID"), "body_strong", elide=True), KeyCaps("Alt", "U")
        row.addWidget(label)
        row.addWidget(keys)
        row.addStretch()
        row.addWidget(self.stepper)
        self.setFixedHeight(HEIGHT_FIELD)
        parts = sum(part.sizeHint().width() for part in (label, keys, self.stepper))
        self.setFixedWidth(max(_CARD_WIDTH, parts + 26 + 3 * row.spacing() + 4))

    def show_number(self, guests: int) -> None:
        """Show a number without telling."""
        if guests != self.stepper.value():
            self.stepper.blockSignals(True)
            self.stepper.setValue(guests)
            self.stepper.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, colour("surface"))


class _RecentPill(EnterButton):
    def __init__(self, key: str, contact: str, number: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.contact, self.number = key, contact, number
        self.setAccessibleName(number)
        self.setAccessibleDescription(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def focus_shape(self) -> FocusShape:
        """Round as the pill."""
        return FocusShape(self.rect(), HEIGHT_PILL / 2)

    def sizeHint(self) -> QSize:
        wide = 10 + keys_width((self.key,)) + 8 + text_width(self.number, font(15, mono=True)) + 14
        return QSize(round(wide), HEIGHT_PILL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        over = self.underMouse() or self.isDown()
        edge = colour("accent_line") if over else None
        paint_box(painter, box, HEIGHT_PILL / 2, colour("accent_soft" if over else "hover"), edge)
        at = paint_keys(painter, 10, box.center().y(), (self.key,), colour("accent" if over else "ink2"))
        room = QRectF(at + 8, 0, box.width(), box.height())
        paint_text(
            painter, room, self.number, font(15, mono=True), colour("accent" if over else "ink"), LEFT, elide=False
        )


class RecentPills(QWidget):
    """The five seen last who are not on the sheet. A key keeps its person while others come and go."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._label = Text(tr("Seen lately"), "caption_strong", elide=True)
        self._row.addWidget(self._label)
        self._row.addSpacing(10)
        self._row.addStretch()
        self._slots: list[tuple[str, str] | None] = [None] * len(RECENT_KEYS)
        self._pills: list[_RecentPill] = []
        self.setFixedHeight(HEIGHT_PILL)

    def contacts(self) -> list[str]:
        """Contact keys in the order of F2 to F6."""
        return [slot[0] for slot in self._slots if slot is not None]

    def contact_of(self, at: int) -> str:
        """Whose key it is, counted from 0 for F2; nothing where no pill stands."""
        slot = self._slots[at] if at < len(self._slots) else None
        return slot[0] if slot is not None else ""

    def show_recent(self, candidates: Sequence[tuple[str, str]], on_sheet: frozenset[str]) -> None:
        """``candidates`` are (contact, number), the latest first; those on the sheet are left out."""
        free = [person for person in candidates if person[0] not in on_sheet]
        slots = [slot if slot in free else None for slot in self._slots]
        rest = [person for person in free if person not in slots]
        for at, slot in enumerate(slots):
            if slot is None and rest:
                slots[at] = rest.pop(0)
        if slots != self._slots:
            self._slots = slots
            self._build()
        self.setVisible(any(slot is not None for slot in slots))

    def _build(self) -> None:
        had_focus = any(pill.hasFocus() for pill in self._pills)
        for pill in self._pills:
            pill.hide()
            pill.setParent(None)
            pill.deleteLater()
        self._pills = []
        for key, slot in zip(RECENT_KEYS, self._slots, strict=True):
            if slot is not None:
                pill = _RecentPill(key, slot[0], slot[1], self)
                pill.clicked.connect(lambda _=False, contact=slot[0]: self.chosen.emit(contact))
                self._row.insertWidget(self._row.count() - 1, pill)
                self._pills.append(pill)
        if had_focus and self._pills:
            self._pills[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_those_that_fit()

    def pills(self) -> list[QAbstractButton]:
        """The buttons, for the mouse."""
        return list(self._pills)

    def resizeEvent(self, event: object) -> None:
        self._show_those_that_fit()

    def _show_those_that_fit(self) -> None:
        left = self._label.sizeHint().width() + 26
        for pill in self._pills:
            left += pill.width() + 8
            pill.setVisible(left <= self.width() + 8 or self.width() < 200)
