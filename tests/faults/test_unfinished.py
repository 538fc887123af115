"""The power goes while somebody types: after unlocking, the form stands open with what was typed in it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exitdesk.store import vault
from exitdesk.store.opening import open_store
from exitdesk.ui import preferences, theme
from exitdesk.ui.app import Program
from exitdesk.ui.pages import Page
from exitdesk.ui.unlock import UnlockPage
from exitdesk.ui.widgets.banner import Banner
from tests.conftest import PASSPHRASE, USER
from tests.desktop.sample import add_contact, empty_store
from tests.faults.ended_session import PAGE, TYPED
from tests.faults.unfinished_session import FORMS, KEPT_WITHIN_S, NUMBER

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def program(folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(preferences, "_file", lambda: tmp_path / "settings.json")
    theme.set_scheme(theme.Scheme.LIGHT)
    made = Program(folder, relaunch=lambda _arguments: None)
    yield made
    made.shell.close()
    made.shell.deleteLater()
    made.deleteLater()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_typed_survives_a_kill(form: str, folder: Path, tmp_path: Path, program: Program, qtbot: QtBot) -> None:
    store = empty_store(folder)
    add_contact(store, NUMBER)
    store.close()
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run(
        [sys.executable, "-m", "tests.faults.unfinished_session", str(folder), form],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90,
    )  # fmt: skip
    assert killed.returncode == -9, killed.stderr
    told = json.loads(killed.stdout)
    assert told["took"] < KEPT_WITHIN_S

    with qtbot.waitSignal(program.looked_closer, timeout=10_000):
        program.start()
    door = program.shell.view()
    assert isinstance(door, UnlockPage)
    door.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(program.opened, timeout=10_000):
        door.submit()
    main = program.main
    assert main is not None
    page = main.current()
    assert isinstance(page, Page)
    assert page.name == told["page"], "the user has to look for it"
    qtbot.waitUntil(lambda: page.stash() == told["unfinished"], timeout=10_000)
    assert any("not closed the last time" in one.accessibleName() for one in main.findChildren(Banner))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_logout_keeps_what_is_typed_and_closes_the_store(
    ending: signal.Signals, folder: Path, tmp_path: Path
) -> None:
    empty_store(folder).close()
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.ended_session", str(folder), str(int(ending))],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    unfinished = json.loads(ended.stdout)
    assert TYPED in json.dumps(unfinished)
    assert sorted(path.name for path in folder.iterdir()) == sorted((vault.DATABASE, *vault.HEADERS))
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert store.closed_cleanly
        assert json.loads(store.reading.draft(PAGE) or "{}") == unfinished
