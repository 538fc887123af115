"""Contacts by ID number, added one by one, each with a cross to take it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.domain.records import Contact
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_PILL, RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.number_field import NumberField
from exitdesk.ui.widgets.painting import LEFT, paint_box, paint_text, text_width


class PersonChip(QAbstractButton):
    """An ID number; pressing it, or Delete, takes the person off."""

    def __init__(self, number: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.setAccessibleName(tr("Take {number} off", number=number))
        self.setToolTip(tr("Take {number} off", number=number))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.number, font(15, mono=True))) + 54, HEIGHT_PILL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, ink = QPainter(self), QRectF(self.rect()), colour("accent")
        over = self.underMouse()
        paint_box(painter, box, RADIUS_CONTROL, colour("accent_soft"), colour("accent" if over else "accent_line"))
        paint_text(painter, box.adjusted(14, 0, -36, 0), self.number, font(15, mono=True), ink, LEFT, elide=False)
        paint_icon(painter, "x", QRectF(box.right() - 30, box.center().y() - 8, 16, 16), ink, 2.2)


class PeopleChips(QWidget):
    """A number field over the chips. ``people`` are (key, ID number) pairs in the order they were added."""

    changed = Signal()

    def __init__(self, desk: DeskContext, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, str] = {}
        self.number = NumberField(desk, label, aside=tr("add"), type_px=17)
        self.number.leave_out = lambda: frozenset(self._people)
        self.number.found.connect(self._add)
        self.number.changed.connect(self.changed)
        self._area, self._flow = flow(self)
        self._area.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.number)
        column.addWidget(self._area)
        self.setFocusProxy(self.number)
        self._show()

    def people(self) -> list[tuple[str, str]]:
        """(key, ID number) of everybody added."""
        return list(self._people.items())

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Show these instead, without telling."""
        self._people = dict(people)
        self._show()

    def _add(self, contact: Contact) -> None:
        self.number.setFocus()
        if contact.key in self._people:
            self.number.set_error(tr("{number} is there already.", number=contact.id_number))
            return
        self._people[contact.key or ""] = contact.id_number
        self._show()
        self.changed.emit()

    def _take_off(self, key: str) -> None:
        self._people.pop(key, None)
        self.number.setFocus()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for key, number in self._people.items():
            chip = PersonChip(number, self._area)
            chip.clicked.connect(lambda _checked=False, key=key: self._take_off(key))
            self._flow.addWidget(chip)
            chip.show()
        self._area.setVisible(bool(self._people))
        self._area.updateGeometry()
