"""Starting the program with its windows, and ending it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from exitdesk import i18n
from exitdesk.ui import theme
from exitdesk.ui.app import Program
from exitdesk.ui.bug_report import BugCatcher
from exitdesk.ui.preferences import read_preferences


def run(store: Path | None = None, *, locked: bool = False, discreet: bool = False, language: str | None = None) -> int:
    """Open the program on ``store`` (the usual one by default); returns the exit status.

    ``locked`` says that a desk was locked before: the language stays as it was chosen. ``discreet`` begins under the
    neutral page. ``language`` goes before the one chosen in the program.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("ExitDesk")
    application.setDesktopFileName("exitdesk")
    preferences = read_preferences()
    if (wanted := language or preferences.language) in i18n.LANGUAGES:
        i18n.set_language(wanted)
    theme.start(
        application,
        theme.Scheme(preferences.scheme) if preferences.scheme in set(theme.Scheme) else theme.Scheme.SYSTEM,
    )
    program = Program(store)
    BugCatcher(program.show_bug, program).install()
    if discreet:
        program.shell.cover_discreetly()
    _end_when_asked(application, program.shell.close)
    program.start()
    return application.exec()


def _end_when_asked(application: QApplication, close: Callable[[], object]) -> None:
    """A logout, a shutdown or a closed terminal ends the program as closing its window does: what is unfinished is kept
    and the store is closed. Who asks twice does not wait for it.

    Python runs no handler while Qt waits, so that the signal's number goes through a pipe that Qt listens to. Windows
    has no such signals.
    """
    if os.name != "posix":
        return
    wanted = [one for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT) if signal.getsignal(one) != signal.SIG_IGN]
    heard, told = os.pipe()
    os.set_blocking(heard, False)
    os.set_blocking(told, False)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, application)

    def end() -> None:
        with contextlib.suppress(BlockingIOError):
            if not set(os.read(heard, 64)) & set(wanted):
                return
        for one in wanted:
            signal.signal(one, signal.SIG_DFL)
        close()
        application.exit()

    notifier.activated.connect(end)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for one in wanted:
        signal.signal(one, lambda *_: None)
