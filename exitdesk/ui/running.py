"""Starting the program with its windows, and ending it."""

from __future__ import annotations

import sys
from pathlib import Path

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
    program.start()
    return application.exec()
