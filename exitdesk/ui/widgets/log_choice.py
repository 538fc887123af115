"""What of the log is shown: days, who, kind of act, and one contact; in a row over the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.records import Contact
from exitdesk.i18n import tr
from exitdesk.store.log_reading import LogFilter
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.log_view import GROUPS, actions_of, periods
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.number_field import NumberField
from exitdesk.ui.widgets.select import Option, Select

_ALL: Final = "all"
_EVERYBODY: Final = (_ALL,)  # no user's name, whatever a user is called
_FIELD: Final = 44


class LogChoice(QWidget):
    """``changed`` when something else is chosen, ``settled`` when it is done with: the focus may go to the lines.

    ``clear`` is there only when something is chosen.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contact: tuple[str, str] | None = None
        self.period = Select(name=tr("Period"), icon="calendar", height=_FIELD)
        self.by = Select(name=tr("Who"), icon="user-round", height=_FIELD)
        self.act = Select(
            options=[Option(_ALL, tr("All acts")), *(Option(group.name, tr(group.title)) for group in GROUPS)],
            value=_ALL, name=tr("What was done"), icon="filter", height=_FIELD,
        )  # fmt: skip
        self.number = NumberField(desk, name=tr("ID number"), placeholder=tr("ID number"), height=_FIELD, type_px=15)
        self.number.found.connect(self._found)
        self.number.changed.connect(self._typed)
        self.clear = Link(tr("Clear"), icon="x", trailing_icon="", keys=("X",))
        self.clear.clicked.connect(self.clear_all)
        self.clear.setFixedHeight(_FIELD)
        retained = self.clear.sizePolicy()
        retained.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(retained)
        self.clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.period, self.by, self.act, self.number):
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        for select in (self.period, self.by, self.act):
            select.changed.connect(lambda _value: self._tell())
        self.offer_periods()
        self.offer_names([])

    def wanted(self) -> LogFilter:
        """What is chosen."""
        period = periods(self._desk.today())[str(self.period.value() or _ALL)][1]
        by = self.by.value()
        return LogFilter(
            first=period.first,
            last=period.last,
            by=None if by in (None, _EVERYBODY) else str(by),
            actions=actions_of(str(self.act.value())),
            contact=self._contact[0] if self._contact else None,
        )

    def contact(self) -> tuple[str, str] | None:
        """Key and ID number of the contact chosen."""
        return self._contact

    def offer_periods(self) -> None:
        """The periods as they are today."""
        offered = periods(self._desk.today())
        options = [Option(code, words) for code, (words, _days) in offered.items()]
        self.period.set_options(options, self.period.value() or _ALL)

    def offer_names(self, names: Sequence[str]) -> None:
        """Everybody who is in the log."""
        chosen = self.by.value() or _EVERYBODY
        options = [Option(_EVERYBODY, tr("Everybody")), *(Option(name, name) for name in names)]
        self.by.set_options(options, chosen if chosen in [option.value for option in options] else _EVERYBODY)

    def choose_contact(self, key: str, number: str) -> None:
        """Only what belongs to this contact."""
        self._contact = (key, number)
        self.number.set_text(number)
        self._tell()
        self.settled.emit()

    def clear_all(self) -> None:
        """The whole log again."""
        self._contact = None
        self.number.clear()
        self.number.set_error("")
        self.period.set_value(_ALL)
        self.by.set_value(_EVERYBODY)
        self.act.set_value(_ALL)
        self._tell()
        self.settled.emit()

    def _found(self, contact: Contact) -> None:
        self.choose_contact(contact.key or "", contact.id_number)

    def _typed(self, text: str) -> None:
        if self._contact is not None and text.strip() != self._contact[1]:
            self._contact = None
            self._tell()

    def _tell(self) -> None:
        self.clear.setVisible(self.wanted() != LogFilter())
        self.changed.emit()
