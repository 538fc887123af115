"""A date typed freely, with the day that was understood beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import parse_date, show_date
from exitdesk.domain.periods import EARLIEST
from exitdesk.i18n import tr
from exitdesk.ui.theme import HEIGHT_FIELD
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.words import day_words, weekday_short


class DateField(Field):
    """``20/11``, ``i går``, ``-1``: the day is shown at the right while one types and filled in on leaving.

    ``today`` gives the Rede-day of now. A day in the future or before 2000 is refused, as is what is no date.
    """

    day_changed = Signal(object)

    def __init__(
        self, label: str = "", *, today: Callable[[], date], required: bool = False, name: str = "", hint: str = "",
        height: int = HEIGHT_FIELD, allow_future: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, name=name, icon="calendar", hint=hint, max_length=40, height=height, parent=parent)
        self._today, self._required, self._allow_future = today, required, allow_future
        self._last: date | None = None
        self.edit.setPlaceholderText(tr("20-11, yesterday, -1"))
        self.changed.connect(self._typed)
        self.left.connect(self._tidy)

    def day(self) -> date | None:
        """The day understood, None when the field is empty or in error."""
        text = self.text()
        return parse_date(text, self._today()) if text and not self.complaint() else None

    def set_day(self, day: date | None) -> None:
        """Fill in a day, or empty the field."""
        self.set_text(show_date(day) if day else "")

    def complaint(self) -> str:
        """Why the text is refused, or nothing."""
        text = self.text()
        if not text:
            return tr("Type a date, for instance 20-11.") if self._required else ""
        day = parse_date(text, self._today())
        if day is None:
            return tr("“{text}” is not a date. Type for instance 20-11 or yesterday.", text=text)
        if day > self._today() and not self._allow_future:
            return tr("{date} has not come yet. Check the date.", date=show_date(day))
        if day < EARLIEST:
            return tr("{date} is before 2000. Check the year.", date=show_date(day))
        return ""

    def check(self) -> bool:
        """Show what is wrong, if anything; True when the field can be saved."""
        sentence = self.complaint()
        self.set_error(sentence)
        return not sentence

    def _typed(self, _text: str) -> None:
        day = self.day()
        shown = day is not None and self.text() == show_date(day)
        self.set_aside("" if day is None else weekday_short(day) if shown else day_words(day))
        if day != self._last:
            self._last = day
            self.day_changed.emit(day)

    def _tidy(self) -> None:
        if not self.text():
            self.set_error("")
        elif self.check() and (day := self.day()) is not None:
            self.set_text(show_date(day))
