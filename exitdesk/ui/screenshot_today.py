"""For the pictures: an evening's sheet with people on it, and what is typed there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from exitdesk.ui.main_window import MainWindow
    from exitdesk.ui.pages.today import TodayPage


def _evening(window: MainWindow) -> TodayPage:
    """Five who were here lately stand on the sheet, some with a talk; saved."""
    page = cast("TodayPage", window.page("today"))
    if not page.sheet.contacts:
        page.guests.stepper.setValue(6)
        for at, letters in enumerate(("CM", "CMT", "CT+", "C", "MT++")):
            contact = page.recent.contact_of(0)
            page.recent.chosen.emit(contact)
            for letter in letters:
                page.editing.letter(contact, letter)
            if at in (0, 2, 3):
                page.editing.open_talk(contact)
                page.editing.take_panel()
        page.save()
    return page


def in_the_rows(*letters: str) -> Callable[[MainWindow], None]:
    """Letters typed in the second row of the evening sheet."""

    def press(window: MainWindow) -> None:
        page = _evening(window)
        contact = page.sheet.contacts[1]
        page.table.view.go_to(contact)
        page.table.view.setFocus()
        for letter in letters:
            page.editing.letter(contact, letter)

    return press


def start_a_number(window: MainWindow) -> None:
    """The first letters of an ID number in the field of the evening sheet, over rows that are not saved yet."""
    in_the_rows("M", "T")(window)
    page = cast("TodayPage", window.page("today"))
    page.leave_rows()
    QTest.keyClicks(page.quick_add.field.edit, page.rows.rows[0].number[:1].lower())


def yesterday(window: MainWindow) -> None:
    """The sheet of the evening before."""
    cast("TodayPage", window.page("today")).show_day(window.desk.today() - timedelta(days=1))
