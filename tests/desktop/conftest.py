"""A themed application, real stores, the window over a worker without a thread; no internet sockets."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget

from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import OpenStore, create_store
from exitdesk.ui import pickers, preferences, theme
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.opening_facts import read_facts
from exitdesk.ui.shell import Shell
from exitdesk.ui.tasks import InlineWorker
from tests.conftest import CHEAP, PASSPHRASE, USER

NOW = datetime(2026, 11, 20, 21, 47)
_started = False
_asked_for: list[str] = []


def _notice_socket(event: str, values: tuple[object, ...]) -> None:
    if event == "socket.__new__" and values[1] in (socket.AF_INET, socket.AF_INET6):
        _asked_for.append(event)


sys.addaudithook(_notice_socket)


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """No test may make Python open an internet socket; what libraries open is watched in ``tests/faults``."""
    _asked_for.clear()
    yield
    assert _asked_for == [], "a desktop test opened an internet socket"


@pytest.fixture(autouse=True)
def themed(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Light colours, settings in the test's own folder, and no leftovers from the test before."""
    global _started
    monkeypatch.setattr(preferences, "_file", lambda: tmp_path / "settings.json")
    monkeypatch.setattr(preferences, "usual_store", lambda: tmp_path / "usual" / "store")
    if not _started:
        theme.start(qapp)
        _started = True
    theme.set_scheme(theme.Scheme.LIGHT)
    yield
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        qapp.clipboard().clear(mode)  # what Python made and the offscreen clipboard holds at exit is a crash there
    for widget in QApplication.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def esbjerg(tmp_path: Path) -> Iterator[OpenStore]:
    """An open store with the Esbjerg profile; the Rede-day is 20 November 2026."""
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        tmp_path / "desk",
        profile_name=profile.name,
        profile_toml=text,
        user=USER,
        passphrase=PASSPHRASE,
        cost=CHEAP,
        today=lambda: NOW.date(),
    )
    yield store
    store.close()


@pytest.fixture
def desk(esbjerg: OpenStore) -> DeskContext:
    """What pages are handed, with the clock stopped and work done at once."""
    facts = read_facts(esbjerg)
    return DeskContext(
        worker=InlineWorker(esbjerg), profile=facts.profile, user=facts.user, role=facts.role, now=lambda: NOW
    )


@pytest.fixture
def window(desk: DeskContext) -> Iterator[MainWindow]:
    """The main window, shown in its shell at 1280x800."""
    shell = Shell()
    shell.resize(1280, 800)
    main = MainWindow(desk)
    shell.show_view(main)
    main.show_page("today")
    shell.show()
    shell.activateWindow()
    QApplication.processEvents()
    yield main
    shell.hide()
    shell.deleteLater()


@pytest.fixture
def in_shell() -> Iterator[Callable[[QWidget], Shell]]:
    """Show a widget in the program's window, so that it has a focus ring."""
    shells: list[Shell] = []

    def show(widget: QWidget) -> Shell:
        shell = Shell()
        shells.append(shell)
        shell.resize(1024, 700)
        shell.show_view(widget)
        shell.show()
        shell.activateWindow()
        QApplication.processEvents()
        return shell

    yield show
    for shell in shells:
        shell.hide()
        shell.deleteLater()


@pytest.fixture
def picked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Answer the system's file dialogs."""

    def answer(path: Path | None) -> None:
        for name in ("choose_folder", "choose_file", "choose_target"):
            monkeypatch.setattr(pickers, name, lambda *_args, **_words: path)

    return answer
