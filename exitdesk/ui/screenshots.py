"""A picture of every page: ``python -m exitdesk.ui.screenshots --out DIR``.

Both languages, light and dark, 1280x800 and 1024x700, from a practice store whose clock stands still.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from exitdesk import i18n
from exitdesk.domain import practice
from exitdesk.domain.roles import Role
from exitdesk.store.history import Action
from exitdesk.store.keys import KdfCost
from exitdesk.store.opening import OpenStore
from exitdesk.ui import theme
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.door import DoorPage
from exitdesk.ui.first_start import FirstStart
from exitdesk.ui.first_steps import ProjectStep, UserStep
from exitdesk.ui.keeping_steps import BackupStep, RecoveryStep, RestoreStep
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.opening_facts import read_facts
from exitdesk.ui.screenshot_erasing import (
    code_was_used,
    due_line,
    past_retention,
    receipts,
    rehearsal,
    unlock_with_code,
)
from exitdesk.ui.screenshot_profile import PROFILE_STATES
from exitdesk.ui.screenshot_returns import RETURN_STATES
from exitdesk.ui.screenshot_today import in_the_rows, start_a_number, yesterday
from exitdesk.ui.screenshot_users import add_users, first_contact, on_users_card, opened_as, typed_new_user
from exitdesk.ui.shell import Shell
from exitdesk.ui.start_step import Step
from exitdesk.ui.tasks import InlineWorker
from exitdesk.ui.trouble_page import TroublePage
from exitdesk.ui.unlock import UnlockPage

if TYPE_CHECKING:
    from exitdesk.ui.pages.history import HistoryPage
    from exitdesk.ui.pages.person import PersonPage
    from exitdesk.ui.pages.statistics import StatisticsPage
    from exitdesk.ui.pages.wellbeing import WellbeingPage

NOW: Final = datetime(2026, 11, 20, 21, 47)
SIZES: Final = ((1280, 800), (1024, 700))
CHEAP: Final = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
CODE: Final = "7K2M4-9XQ1C-T5RWB-0HJN8-ZP3VD-6FGA2-E8SY7-4C1KM"


@dataclass(frozen=True, slots=True)
class State:
    """One picture: its name, the page to show, and what to do there first."""

    name: str
    page: str
    prepare: Callable[[MainWindow], object] = lambda _window: None
    role: Role = Role.LEADER


def _person(window: MainWindow) -> None:
    """The person with the most measurements."""

    def busiest(store: OpenStore) -> str | None:
        counts: dict[str, int] = {}
        for answers in store.reading.answer_sets():
            counts[answers.contact] = counts.get(answers.contact, 0) + 1
        return max(counts, key=lambda key: counts[key]) if counts else None

    window.desk.worker.run(busiest, lambda key: window.go("person", contact=key) if key else None)


def _scroll(part: float) -> Callable[[MainWindow], None]:
    """Scroll the page down, 0 to 1 of its way."""

    def scroll(window: MainWindow) -> None:
        page = window.current()
        area = page.scaffold.scroll_area if page is not None else None
        if area is not None:
            area.verticalScrollBar().setValue(round(area.verticalScrollBar().maximum() * part))

    return scroll


def _press(name: str) -> Callable[[MainWindow], None]:
    """Press the first button that has or begins with this name (in English: it is translated here)."""

    def press(window: MainWindow) -> None:
        wanted = i18n.tr(name).split("{")[0]
        buttons = window.findChildren(QAbstractButton)
        button = next((one for one in buttons if one.isVisible() and one.accessibleName().startswith(wanted)), None)
        if button is not None:
            button.click()

    return press


def _who5(*, on_screen: bool) -> Callable[[MainWindow], None]:
    """The first who waits: five digits from paper, or the second statement on the screen."""

    def show(window: MainWindow) -> None:
        page = cast("WellbeingPage", window.page("wellbeing"))
        page.show_record(contact=page.due.keys[0], on_screen=on_screen)
        if page.person_screen is None:
            page.pile.form.five.set_typed("32142")
            page.pile.form.five.focus_next_cell()
            return
        page.person_screen.next()
        for digit in (3, 4):
            page.person_screen.choose(digit)
            if digit == 3:
                page.person_screen.next()

    return show


def _person_edit(window: MainWindow) -> None:
    _person(window)
    _press("Edit")(window)


def _person_paper(window: MainWindow) -> None:
    _person(window)
    cast("PersonPage", window.page("person")).show_papers()


def _busy_log(window: MainWindow) -> HistoryPage:
    """The log after somebody has been at work."""
    page = cast("HistoryPage", window.page("history"))

    def work(store: OpenStore) -> None:
        keys = [contact.key or "" for contact in store.reading.contacts()[:6]]
        store.operations.log(Action.FAILED_UNLOCK, detail="2026-11-20 19:02:11")
        store.operations.log(Action.SEARCHED)
        for key in keys:
            store.operations.log(Action.OPENED, contacts=[key])
        store.operations.log(Action.EXPORTED, detail="return 2026-Q3")
        store.operations.log(Action.PRINTED, detail="what_we_write")
        store.operations.log(Action.BACKED_UP)

    window.desk.worker.run(work)
    page.choice.clear_all()
    return page


def _log_checked(window: MainWindow) -> None:
    _busy_log(window).check_log()


def _beside_a_year_before(part: float) -> Callable[[MainWindow], None]:
    """Last quarter beside that of the year before, scrolled down."""

    def show(window: MainWindow) -> None:
        from exitdesk.ui.widgets.period_chooser import Span
        from exitdesk.ui.widgets.report_choice import Beside, Contents

        page = cast("StatisticsPage", window.page("statistics"))
        page.choose_span(Span.LAST_QUARTER)
        page.set_contents(Contents(beside=Beside.YEAR_BEFORE))
        settle()
        _scroll(part)(window)

    return show


def _free_dates(window: MainWindow) -> None:
    """Two periods by their dates, at the wide tables."""
    from exitdesk.domain.periods import Period
    from exitdesk.ui.widgets.period_chooser import Span
    from exitdesk.ui.widgets.report_choice import Beside, Contents

    page = cast("StatisticsPage", window.page("statistics"))
    page.choose_span(Span.DATES, Period(date(2026, 5, 1), date(2026, 7, 1)))
    page.set_contents(Contents(beside=Beside.DATES, dates=Period(date(2026, 2, 28), date(2026, 4, 30))))
    settle()
    _scroll(0.38)(window)


def _log_of_nothing(window: MainWindow) -> None:
    page = _busy_log(window)
    page.choice.act.set_value("users")
    page.choice.act.changed.emit("users")


def _health_check(window: MainWindow) -> None:
    first_contact(window)
    _press("New health check")(window)


def _erase_question(window: MainWindow) -> None:
    _person(window)
    cast("PersonPage", window.page("person")).erase_contact()


STATES: list[State] = [
    State("today-empty", "today"),
    State("today", "today", in_the_rows()),
    State("today-typing", "today", start_a_number),
    State("today-talk", "today", in_the_rows("S")),
    State("today-referral", "today", in_the_rows("H")),
    State("today-other-day", "today", yesterday),
    State("contacts", "contacts"),
    State("contacts-new", "contacts", _press("New contact")),
    State("person", "contacts", _person),
    State("person-edit", "contacts", _person_edit),
    State("person-paper", "contacts", _person_paper),
    State("log", "history", _busy_log),
    State("log-checked", "history", _log_checked),
    State("log-empty", "history", _log_of_nothing),
    State("wellbeing", "wellbeing"),
    State("wellbeing-typed", "wellbeing", _who5(on_screen=False)),
    State("wellbeing-print", "wellbeing", _press("Print forms")),
    State("who5-screen", "wellbeing", _who5(on_screen=True)),
    State("activities", "activities"),
    State("activities-new", "activities", _press("New activity")),
    State("return", "return"),
    *(State(name, "setup", prepare) for name, prepare in PROFILE_STATES),
    *(State(name, "return", prepare) for name, prepare in RETURN_STATES),
    State("statistics", "statistics"),
    State("statistics-below", "statistics", _scroll(0.45)),
    State("statistics-dates", "statistics", _press("From – to")),
    State("statistics-contents", "statistics", _press("Contents")),
    State("statistics-compared", "statistics", _beside_a_year_before(0)),
    State("statistics-compared-below", "statistics", _beside_a_year_before(0.55)),
    State("statistics-free-dates", "statistics", _free_dates),
    State("statistics-status", "statistics", _scroll(0.95)),
    State("statistics-published", "statistics", _press("For publication")),
    State("setup", "setup"),
    State("setup-middle", "setup", _scroll(0.55)),
    State("setup-below", "setup", _scroll(1)),
    State("setup-export", "setup", _press("Export all")),
    State("setup-passphrase", "setup", _press("Change the passphrase")),
    State("setup-licences", "setup", _press("Licences")),
    State("erase-question", "contacts", _erase_question),
    State("erase-receipt", "contacts", receipts(1)),
    State("erase-receipts", "contacts", receipts(12)),
    State("retention-list", "setup", past_retention),
    State("retention-line", "contacts", due_line),
    State("recovery-rehearsal", "setup", rehearsal),
    State("recovery-used", "today", code_was_used),
    State("shortcuts", "today", lambda window: window.show_shortcut_list()),
    State("users", "setup", on_users_card(lambda _card: None)),
    State("users-new", "setup", on_users_card(typed_new_user)),
    State("users-role", "setup", on_users_card(lambda card: card.change_role())),
    State("users-remove", "setup", on_users_card(lambda card: card.remove_user())),
    State("users-rekey", "setup", on_users_card(lambda card: card.give_new_key(removed="Sanne"))),
    State("volunteer-today", "today", in_the_rows("T"), Role.VOLUNTEER),
    State("volunteer-contacts", "contacts", role=Role.VOLUNTEER),
    State("volunteer-new", "contacts", _press("New contact"), Role.VOLUNTEER),
    State("volunteer-person", "contacts", first_contact, Role.VOLUNTEER),
    State("volunteer-setup", "setup", role=Role.VOLUNTEER),
    State("volunteer-keys", "today", lambda window: window.show_shortcut_list(), Role.VOLUNTEER),
    State("health-contacts", "contacts", role=Role.HEALTH),
    State("health-person", "contacts", first_contact, Role.HEALTH),
    State("health-check", "contacts", _health_check, Role.HEALTH),
]


def _first_start(step: Callable[[], Step]) -> DoorPage:
    page = FirstStart(Path("store"))
    page.show_step(step())
    return page


def _trouble() -> DoorPage:
    return TroublePage(i18n.tr("The store cannot be opened: {what}. Restore a backup; nothing was changed.", what="…"))


DOORS: list[tuple[str, Callable[[], DoorPage]]] = [
    ("unlock", lambda: UnlockPage(Path("store"), users=1)),
    ("unlock-users", lambda: UnlockPage(Path("store"), users=3)),
    ("unlock-code", unlock_with_code),
    ("first-start", lambda: FirstStart(Path("store"))),
    ("first-project", lambda: _first_start(ProjectStep)),
    ("first-user", lambda: _first_start(UserStep)),
    ("first-recovery", lambda: _first_start(lambda: RecoveryStep(CODE, "3F8A-21C0"))),
    ("first-backup", lambda: _first_start(BackupStep)),
    ("restore", lambda: _first_start(RestoreStep)),
    ("trouble", _trouble),
]


def settle() -> None:
    """Let layouts and paints happen."""
    for _ in range(3):
        QApplication.processEvents()
        QTest.qWait(1)


def practice_desk(store: OpenStore) -> MainWindow:
    """The window over an open store, with the clock stopped and no thread."""
    facts = read_facts(store)
    desk = DeskContext(
        worker=InlineWorker(store), profile=facts.profile, user=facts.user, practice=facts.practice, role=facts.role,
        now=lambda: NOW,
    )  # fmt: skip
    return MainWindow(desk)


def take(out: Path, *, only: str = "") -> Iterator[Path]:
    """Write the pictures; yields each path. Needs a running QApplication."""
    from exitdesk.forms import practice_folder

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        words = practice.PASSPHRASE
        with practice_folder.build_store(place, NOW.date(), lambda _done, _of: None, cost=CHEAP) as store:
            add_users(store, words, CHEAP)
        for role, store in opened_as(place, practice.USER, words, NOW.date()):
            for language in i18n.LANGUAGES:
                i18n.set_language(language)
                for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
                    theme.set_scheme(scheme)
                    for size in SIZES:
                        suffix = f"{scheme}-{language}-{size[0]}x{size[1]}"
                        yield from _take_set(store, role, out, suffix, size, only)


def _take_set(
    store: OpenStore, role: Role, out: Path, suffix: str, size: tuple[int, int], only: str
) -> Iterator[Path]:  # fmt: skip
    for name, make in DOORS:
        if only in name and role is Role.LEADER:
            page = make()
            start: Callable[[], object] = getattr(page, "start", lambda: None)
            yield _grab(page, size, start, out / f"{name}-{suffix}.png")
    for state in STATES:
        if only in state.name and role is state.role:
            window = practice_desk(store)
            yield _grab(window, size, _shows(window, state), out / f"{state.name}-{suffix}.png")


def _shows(window: MainWindow, state: State) -> Callable[[], None]:
    def show() -> None:
        window.show_page(state.page)
        settle()
        state.prepare(window)

    return show


def _grab(view: QWidget, size: tuple[int, int], prepare: Callable[[], object], path: Path) -> Path:
    """Show a view in a window of its own, prepare it, and write its picture."""
    shell = Shell()
    shell.resize(*size)
    shell.show_view(view)
    shell.show()
    shell.activateWindow()
    settle()
    prepare()
    settle()
    shell.grab().save(str(path))
    shell.hide()
    shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def main() -> int:
    """Write all pictures into ``--out``; ``--only`` takes those whose name holds the text."""
    parser = argparse.ArgumentParser(prog="python -m exitdesk.ui.screenshots")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="")
    wishes = parser.parse_args()
    wishes.out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.start(application)
    count = sum(1 for _path in take(wishes.out, only=wishes.only))
    print(count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
