"""Choosing another Rede-day for the evening sheet, and how a day stands in the heading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_model import Profile
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.words import clock, weekday

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

_DOT = "  ·  "


def heading(day: date, today: date, profile: Profile) -> tuple[str, str]:
    """Title and subtitle: today's, or another day's by its date."""
    name = weekday(day)
    dated = f"{name[:1].upper()}{name[1:]} {day:%d-%m-%Y}"
    week = tr("week {n}", n=day.isocalendar().week)
    if day != today:
        later = tr("yesterday") if (today - day).days == 1 else tr("{n} days ago", n=(today - day).days)
        return dated, _DOT.join((week, tr("entered later, {when}", when=later)))
    parts = [dated, week]
    if profile.day_starts.hour or profile.day_starts.minute:
        last = datetime.combine(day, profile.day_starts) - timedelta(minutes=1)
        parts.append(tr("The Rede day runs to {time}", time=clock(last)))
    return tr("Today"), _DOT.join(parts)


def choose_day(page: Page, day: date, unsaved: int, then: Callable[[date], object]) -> Sheet:
    """Ask for a day, typed freely. ``unsaved`` rows of the day that is shown are saved first, and the sheet says so."""
    sheet = Sheet(page, tr("Which day?"), width=460)
    field = DateField(
        tr("Date"), today=page.desk.today, required=True, hint=tr("The Rede day that the evening began on.")
    )
    field.set_day(day)
    sheet.content.addWidget(field)
    if unsaved:
        words = trn(
            "{n} row that is not saved yet is saved first.", "{n} rows that are not saved yet are saved first.", unsaved
        )
        sheet.content.addWidget(Text(words, "due"))
    sheet.add_cancel()
    show = sheet.add_button(tr("Save and show") if unsaved else tr("Show"), "primary", keys=("Enter",), default=True)

    def go() -> None:
        wanted = field.day()
        if field.check() and wanted is not None:
            sheet.close_sheet()
            then(wanted)

    show.clicked.connect(go)
    sheet.open(field)
    field.edit.selectAll()
    return sheet
