"""The program with its windows: which view to show, and the way from unlocking to locking."""

from __future__ import annotations

import contextlib
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exitdesk import i18n
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.store.glance import user_count
from exitdesk.ui import theme
from exitdesk.ui.bug_report import report
from exitdesk.ui.preferences import usual_store
from exitdesk.ui.qt_words import load_qt_words
from exitdesk.ui.session_lock import LockReason, Relaunch, relaunch_arguments, replace_process
from exitdesk.ui.shell import Shell
from exitdesk.ui.store_place import StorePlace

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.desk_watch import DeskWatch
    from exitdesk.ui.main_window import MainWindow
    from exitdesk.ui.opening_facts import OpeningFacts
    from exitdesk.ui.restoring_page import RestoreOrder
    from exitdesk.ui.tasks import Worker

_NEEDED_NEXT = (
    "exitdesk.store.opening",
    "exitdesk.returns.profiles",
    "exitdesk.ui.main_window",
    "exitdesk.ui.desk_watch",
    "exitdesk.ui.pages.today",
)


class Program(QObject):
    """Owns the window and what is open. ``relaunch`` replaces the process when the desk is locked."""

    _looked = Signal(str)
    looked_closer = Signal()
    opened = Signal(object)

    def __init__(self, folder: Path | None = None, *, relaunch: Relaunch = replace_process) -> None:
        super().__init__()
        self._place = StorePlace(folder)
        self._relaunch = relaunch
        self._worker: Worker | None = None
        self._watch: DeskWatch | None = None
        self._failing = False
        self._left_out = False
        self._rights = ""
        self._wanted_language = ""
        self.main: MainWindow | None = None
        self.shell = Shell()
        self.shell.closing.connect(self.close_store)
        self.shell.lock_wanted.connect(self.lock)
        self.shell.stands.connect(self._after_first_paint)
        self._looked.connect(self._take_look)

    def start(self) -> None:
        """Show the window with what the folder asks for."""
        self.show_door()
        self.shell.show()

    def _after_first_paint(self) -> None:
        from exitdesk.ui.screen_capture import leave_out

        self.shell.set_icon()
        self._left_out = leave_out(int(self.shell.winId()))
        load_qt_words()
        threading.Thread(target=self._look_and_load, name="preload", daemon=True).start()

    def _look_and_load(self) -> None:
        """Look closer at the store and load what unlocking needs, while the user types."""
        from exitdesk.store.file_rights import mend_rights
        from exitdesk.store.vault import StoreState, require_openable, store_state

        sentence = ""
        try:
            self._rights = mend_rights(self._place.folder) or self._rights
            if store_state(self._place.folder) not in (StoreState.ABSENT, StoreState.READY):
                require_openable(self._place.folder)
        except ExitDeskError as error:
            sentence = str(error)
        self._looked.emit(sentence)
        for module in _NEEDED_NEXT:
            import_module(module)

    def _take_look(self, sentence: str) -> None:
        if sentence and self._worker is None:
            self.show_trouble(sentence)
        self.looked_closer.emit()

    # What is shown before unlocking

    def show_door(self) -> None:
        """Unlock where something stands in the folder, the first start where nothing does and nothing was forgotten."""
        users = user_count(self._place.folder)
        if users is not None:
            self._show_unlock(users)
        elif self._place.is_lost:
            self._show_lost()
        else:
            self.show_first_start()

    def _show_unlock(self, users: int) -> None:
        from exitdesk.ui.unlock import UnlockPage

        page = UnlockPage(self._place.folder, users=users)
        page.unlocked.connect(self.open_desk)
        page.elsewhere.connect(self._open_elsewhere)
        page.damaged.connect(self.show_trouble)
        page.bug.connect(self.show_bug)
        self.shell.show_view(page)
        page.start()

    def _show_lost(self) -> None:
        from exitdesk.ui.trouble_page import LostPage

        page = LostPage()
        page.restore_backup.connect(self.show_restoring)
        page.elsewhere.connect(self._open_elsewhere)
        page.new_store.connect(lambda: self.open_folder(self._place.folder))
        self.shell.show_view(page)
        page.start()

    def show_first_start(self) -> None:
        """The first start, where nothing stands in the folder."""
        from exitdesk.ui.first_start import FirstStart

        page = FirstStart(self._place.folder)
        page.making.connect(self._place.keep)
        page.finished.connect(self.open_desk)
        page.open_folder.connect(self.open_folder)
        page.language_chosen.connect(self._change_language)
        page.restore_wanted.connect(self.show_restoring)
        page.bug.connect(self.show_bug)
        self.shell.show_view(page)
        page.start()

    def show_restoring(self, order: RestoreOrder | None = None) -> None:
        """Restore a backup: ask which, or go on with the one that is wanted."""
        from exitdesk.ui.restoring_page import RestoringPage

        page = RestoringPage(self._place.folder, order)
        page.finished.connect(self.open_desk)
        page.open_folder.connect(self.open_folder)
        page.given_up.connect(self._retry)
        page.bug.connect(self.show_bug)
        self.shell.show_view(page)
        page.start()

    def show_trouble(self, sentence: str) -> None:
        """The store cannot be opened: say so, and offer what helps."""
        from exitdesk.ui.trouble_page import TroublePage

        page = TroublePage(sentence)
        page.retry.connect(self._retry)
        page.restore_backup.connect(self.show_restoring)
        page.elsewhere.connect(self._open_elsewhere)
        self.shell.show_view(page)
        page.start()

    def _retry(self) -> None:
        self.show_door()
        threading.Thread(target=self._look_and_load, name="look", daemon=True).start()

    def open_folder(self, folder: Path) -> None:
        """Unlock the store in another folder, or make one there."""
        self._place.choose(folder)
        self._retry()

    def _open_elsewhere(self) -> None:
        from exitdesk.ui import pickers

        folder = pickers.choose_folder(self.shell, tr("Choose the store's folder"))
        if folder is not None:
            self.open_folder(folder)

    def _change_language(self, code: str) -> None:
        i18n.set_language(code)
        self._place.remember(language=code)
        load_qt_words()
        if self._worker is None:
            self.show_door()

    # The desk

    def open_desk(self, worker: Worker, facts: OpeningFacts) -> None:
        """Show the start page, or where the user was when the desk was locked."""
        from exitdesk.ui.desk import DeskContext
        from exitdesk.ui.desk_watch import DeskWatch
        from exitdesk.ui.main_window import MainWindow
        from exitdesk.ui.opening_facts import STOPPED_STASH, WINDOW_STASH, forget_stop

        self._worker = worker
        self._place.folder = facts.folder
        self._place.keep()
        worker.setParent(self)
        worker.bug.connect(self.show_bug)
        worker.idle.connect(self._change_language_now)
        worker.changed.connect(self._follow_profile)
        desk = DeskContext(
            worker=worker, profile=facts.profile, user=facts.user, practice=facts.practice, read_only=facts.read_only,
            role=facts.role,
        )  # fmt: skip
        desk.set_language = self._change_language_in_desk
        desk.set_scheme = self._change_scheme
        desk.idle_minutes = facts.idle_minutes
        desk.screenshots_blocked = self._left_out
        desk.set_idle_minutes = self._change_idle_minutes
        desk.restore_backup = self._restore_backup
        self._watch = DeskWatch(self.shell, facts.idle_minutes)
        self._watch.due.connect(self.lock)
        self._watch.start()
        drafts = dict(facts.drafts)
        place = drafts.pop(WINDOW_STASH, None)
        stopped = drafts.pop(STOPPED_STASH, None)
        warnings = (*facts.warnings, self._rights) if self._rights else facts.warnings
        self._rights = ""
        self.main = MainWindow(desk, drafts=drafts, warnings=warnings)
        self.main.lock_wanted.connect(self.lock)
        self.shell.show_view(self.main)
        if place is not None:
            self.main.return_to(place)
        else:
            self.main.show_first_page()
        if stopped is not None or not facts.closed_cleanly:
            self.main.notices.tell_stop(crashed=stopped is not None, unfinished=bool(drafts))
        if not facts.read_only and (place is not None or stopped is not None):
            worker.run(forget_stop)
        self.opened.emit(self.main)

    def _change_language_now(self) -> None:
        if self._wanted_language:
            self._change_language_in_desk(self._wanted_language)

    def _change_scheme(self, scheme: str) -> None:
        theme.set_scheme(theme.Scheme(scheme))
        self._place.remember(scheme=scheme)

    def _change_idle_minutes(self, minutes: int) -> None:
        if self.main is not None and self._watch is not None:
            self.main.desk.idle_minutes = minutes
            self._watch.set_minutes(minutes)

    def _follow_profile(self, changes: Changes) -> None:
        from exitdesk.ui.opening_facts import current_idle_minutes

        if "profile" in changes.kinds and self._worker is not None:
            self._worker.run(current_idle_minutes, self._change_idle_minutes)

    def _change_language_in_desk(self, code: str) -> None:
        """Everything is built anew in the other language, once no work is running; what is typed comes along."""
        before, worker = self.main, self._worker
        if before is None or worker is None:
            return
        if not worker.is_idle():  # answers are on their way to the pages that are there now
            self._wanted_language = code
            return
        self._wanted_language = ""
        i18n.set_language(code)
        self._place.remember(language=code)
        load_qt_words()
        drafts = {name: text for name, text in before.all_stashes().items() if text is not None}
        self.main = before.rebuilt(drafts)
        self.main.lock_wanted.connect(self.lock)
        self.shell.show_view(self.main)
        self.main.show_page("setup")

    def lock(self, reason: LockReason = LockReason.USER) -> None:
        """Cover at once, stash, close the store, replace the process. Nothing can veto it."""
        if self.main is None or self._worker is None:
            return
        self.shell.cover()
        self._keep_and_close(self.main, reason)
        self.main = None
        try:
            self._start_over()
        except OSError:
            self.shell.uncover()
            self.show_door()
        self._stop_watching()

    def _restore_backup(self, backup: Path, passphrase: str) -> None:
        """Close the store without backing it up, which could take the wanted backup away, and restore."""
        from exitdesk.ui.restoring_page import RestoreOrder

        if self.main is None or self._worker is None:
            return
        user, held = self.main.desk.user, self._keep_and_close(self.main, LockReason.SESSION)
        order = RestoreOrder(backup, user, passphrase, held)
        self.main = None
        self._stop_watching()
        self.show_restoring(order)

    def close_store(self) -> None:
        """The window closes: stash what is unfinished and close the store cleanly. It is out of sight meanwhile."""
        if self.main is not None:
            self.shell.hide()
            self._keep_and_close(self.main, LockReason.CLOSE)
        elif self._worker is not None:
            self._worker.stop()
            self._worker = None
        self._stop_watching()
        view = self.shell.view()
        if (abandon := getattr(view, "abandon", None)) is not None:
            abandon()

    def _stop_watching(self) -> None:
        """The store is closed: sleep need not wait any more. A process that is replaced does not come here."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.let_sleep()
            watch.deleteLater()

    def _keep_and_close(self, main: MainWindow, reason: LockReason) -> bytes | None:
        """End what runs, stash what is then still unfinished and, but for closing, which page is shown; close.

        Gives the key of the store that was open, for who goes on with its folder.
        """
        worker, self._worker = self._worker, None
        if worker is None:
            return None
        if self._watch is not None:
            self._watch.stop()
        main.cancel_work()
        worker.settle()  # a save under way is in the store or refused before it is asked what is unfinished
        stashes = {} if main.desk.read_only else main.all_stashes()
        if stashes and reason is LockReason.CLOSE:
            stashes["window"] = None
        if stashes and reason is LockReason.CRASH:
            stashes["stopped"] = '{"crashed": true}'

        held: list[bytes] = []

        def keep(store: OpenStore) -> None:
            held.append(store.data_key)
            from exitdesk.store.auto_backup import back_up_if_due

            for page, text in stashes.items():
                with contextlib.suppress(ExitDeskError):  # one that cannot be kept takes no other with it
                    store.operations.stash(page, text)
            if reason.has_time:
                back_up_if_due(store)

        worker.stop(keep)
        return held[0] if held else None

    # Bugs

    def show_bug(self, error: BaseException) -> None:
        """Cover, keep what is unfinished, close the store, and then tell, in a report without data.

        What fails meanwhile adds nothing.
        """
        if self._failing:
            return
        self._failing = True
        from exitdesk.ui.bug_sheet import BugSheet

        text, kept = report(error), self.main is not None and not self.main.desk.read_only
        with contextlib.suppress(Exception):
            self.shell.cover_broken()
        with contextlib.suppress(Exception):
            if self.main is not None:
                self._keep_and_close(self.main, LockReason.CRASH)
        self.main = None
        self._stop_watching()
        sheet = BugSheet(self.shell, text, kept=kept)
        sheet.again.connect(self._start_again)
        sheet.closed.connect(self.shell.close)
        sheet.open(sheet.again_button)

    def _start_again(self) -> None:
        try:
            self._start_over()
        except OSError:
            self.shell.close()

    def _start_over(self) -> None:
        self._relaunch(relaunch_arguments(self._place.folder, usual_store(), discreet=self.shell.is_discreet()))
