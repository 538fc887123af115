"""How old the last good backup is, in the few words of the rail and the sentence behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr, trn
from exitdesk.ui.words import clock

if TYPE_CHECKING:
    from exitdesk.store.auto_backup import BackupState

LATE_AFTER_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class BackupLine:
    """``words`` after the word “Backup”; ``sentence`` tells all of it; ``late`` makes it a warning."""

    words: str
    sentence: str
    late: bool


def age_words(made: date, today: date) -> str:
    """``today``, ``yesterday``, ``3 days ago``; the date itself when it lies in the future."""
    days = (today - made).days
    if days < 0:
        return show_date(made)
    if days < 2:
        return tr("yesterday") if days else tr("today")
    return trn("{n} day ago", "{n} days ago", days)


def is_late(made: datetime, now: datetime) -> bool:
    """Over a week old, or of a day to come: then the clock was or is wrong and the age is not known."""
    return not -1 <= (now.date() - made.date()).days <= LATE_AFTER_DAYS


def backup_line(state: BackupState, now: datetime) -> BackupLine:
    """What the rail says. What needs doing goes before how old the last one is."""
    made = state.last
    told = tr("No backup has been made yet.")
    if made is not None:
        when = tr("{date} at {time}", date=show_date(made.date()), time=clock(made))
        told = tr("The last good backup is of {when}.", when=when)
    if state.folder is None:
        return BackupLine(tr("choose a folder"), tr("No folder is chosen for backups.") + " " + told, late=True)
    if state.missing:
        name = state.folder.name or str(state.folder)
        missing = tr("The folder for backups, “{name}”, is not there now.", name=name)
        return BackupLine(tr("no stick"), missing + " " + told, late=True)
    if state.failure is not None:
        return BackupLine(tr("did not work"), state.failure.sentence + " " + told, late=True)
    if made is None:
        return BackupLine(tr("none yet"), told, late=True)
    late = is_late(made, now)
    return BackupLine(age_words(made.date(), now.date()), told + (" " + tr("Make a new one.") if late else ""), late)
