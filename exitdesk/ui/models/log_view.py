"""The log as its page shows it: a page of entries at a time, what can be filtered, and each entry's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.forms.log_words import act_words, local_moment
from exitdesk.forms.period_words import quarter_words, year_of
from exitdesk.i18n import mark, tr
from exitdesk.returns.profile_model import sentence_case
from exitdesk.store.history import Action
from exitdesk.ui.widgets.table_rows import Cell
from exitdesk.ui.words import clock, day_words, weekday

if TYPE_CHECKING:
    from exitdesk.store.log_reading import LogEntry, LogFilter
    from exitdesk.store.opening import OpenStore

PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class ActGroup:
    """Kinds of act that are filtered together."""

    name: str
    title: str
    icon: str
    actions: frozenset[Action]


GROUPS: Final = (
    ActGroup(
        "written", mark("Written and changed"), "pencil",
        frozenset({Action.ADDED, Action.CHANGED, Action.UNDONE}),
    ),
    ActGroup(
        "seen", mark("Opened and searched"), "eye",
        frozenset({Action.OPENED, Action.SEARCHED, Action.READ_LOG}),
    ),
    ActGroup("out", mark("Exported and printed"), "file-output", frozenset({Action.EXPORTED, Action.PRINTED})),
    ActGroup(
        "gone", mark("Bin and erasing"), "trash-2",
        frozenset({Action.BINNED, Action.RESTORED, Action.ERASED, Action.AGED_OUT}),
    ),
    ActGroup(
        "unlocked", mark("Unlocked, and attempts"), "lock-open",
        frozenset({Action.UNLOCKED, Action.RECOVERED, Action.FAILED_UNLOCK}),
    ),
    ActGroup(
        "users", mark("Users and keys"), "key-round",
        frozenset({
            Action.USER_ADDED, Action.USER_REMOVED, Action.ROLE_CHANGED, Action.PASSPHRASE_CHANGED,
            Action.RECOVERY_CODE_CHANGED, Action.REKEYED,
        }),
    ),
    ActGroup(
        "copies", mark("Backups and checks"), "archive-restore",
        frozenset({Action.BACKED_UP, Action.RESTORED_BACKUP, Action.REHEARSED, Action.CHECKED}),
    ),
)  # fmt: skip
_GROUP_OF: Final = {action: group for group in GROUPS for action in group.actions}


def actions_of(group: str) -> frozenset[Action]:
    """The acts of a group; all (an empty set) for no group."""
    return next((found.actions for found in GROUPS if found.name == group), frozenset())


def periods(today: date) -> dict[str, tuple[str, Period]]:
    """What the log can be looked at for: code -> words and days."""
    quarter = Quarter.of(today)
    return {
        "all": (tr("The whole log"), WHOLE_PROJECT),
        "today": (tr("Today only"), Period(today, today)),
        "week": (tr("The last 7 days"), Period(today - timedelta(days=6), today)),
        "month": (tr("The last 30 days"), Period(today - timedelta(days=29), today)),
        "quarter": (quarter_words(quarter), quarter.period),
        "before": (quarter_words(quarter.previous), quarter.previous.period),
        "year": (str(today.year), year_of(today)),
    }


@dataclass(frozen=True, slots=True)
class LogFacts:
    """How many entries the filter lets through, who is in the log, and since when it is kept (UTC ISO text).

    They take a look at every entry, and so they come after the first page of entries is shown.
    """

    count: int
    names: list[str]
    begins: str | None


def read_facts(store: OpenStore, wanted: LogFilter) -> LogFacts:
    """Read them."""
    reading = store.reading
    return LogFacts(reading.log_count(wanted), reading.log_names(), reading.log_begins())


def begins_words(begins: str | None) -> str:
    """``tor 02-01-2025``; nothing where the log is empty."""
    return day_words(local_moment(begins).date()) if begins else ""


def full_day_words(entry: LogEntry) -> str:
    """``Fredag 20-11-2026``."""
    day = local_moment(entry.at).date()
    return f"{sentence_case(weekday(day))} {show_date(day)}"


def cells(entry: LogEntry, before: LogEntry | None) -> tuple[Cell, Cell, Cell, Cell, Cell]:
    """Day, time, what, whose, who. The day is told where the entry above (``before``) is of another one."""
    moment = local_moment(entry.at)
    new_day = before is None or local_moment(before.at).date() != moment.date()
    failed = entry.action is Action.FAILED_UNLOCK
    group = _GROUP_OF[entry.action]
    return (
        Cell(day_words(moment.date()) if new_day else "", weight=600),
        Cell(clock(moment), "ink2"),
        Cell(
            act_words(entry.action, entry.kind, entry.detail),
            "err" if failed else "ink",
            icon="triangle-alert" if failed else group.icon,
        ),
        Cell(entry.id_number or ""),
        Cell(tr("not known") if failed else entry.by, "ink2" if failed else "ink"),
    )
