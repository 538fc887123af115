"""Several users: a name is asked for, nobody learns which names there are, and nobody is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.returns.profiles import find_profile
from exitdesk.store import keys, users, vault
from exitdesk.store.opening import create_store
from exitdesk.ui import preferences
from exitdesk.ui.app import Program
from exitdesk.ui.first_steps import UserStep
from exitdesk.ui.unlock import UnlockPage
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.pressing import press
from tests.desktop.role_desk import words_of

HERS = "seven geese over a roof"


@pytest.fixture
def shared(folder: Path) -> Path:
    """A store with a leader and a volunteer."""
    store, _ = create_store(
        folder, profile_name="reden-esbjerg", profile_toml=find_profile("reden-esbjerg")[1], user=USER,
        passphrase=PASSPHRASE, cost=CHEAP,
    )  # fmt: skip
    with store:
        users.add_user(store, name="Anna", role=Role.VOLUNTEER, passphrase=HERS, cost=CHEAP)
    return folder


@pytest.fixture
def program(shared: Path, qtbot: QtBot) -> Program:
    program = Program(shared, relaunch=lambda _arguments: None)
    with qtbot.waitSignal(program.looked_closer, timeout=10_000):
        program.start()
    program.shell.activateWindow()
    QApplication.processEvents()
    return program


def unlock_page(program: Program) -> UnlockPage:
    page = program.shell.view()
    assert isinstance(page, UnlockPage)
    return page


def test_name_and_passphrase_by_keyboard_open_the_role_s_own_desk(program: Program, qtbot: QtBot) -> None:
    page = unlock_page(program)
    assert page.user.edit.hasFocus() and page.user.text() == ""
    press("anna", "Tab")
    assert page.passphrase.edit.hasFocus()
    QTest.keyClick(page.passphrase.edit, Qt.Key.Key_Backtab)
    assert page.user.edit.hasFocus()
    press("Enter", HERS)
    with qtbot.waitSignal(program.opened, timeout=10_000):
        press("Enter")
    assert program.main is not None
    assert (program.main.desk.user, program.main.desk.role) == ("Anna", Role.VOLUNTEER)
    page_shown = program.main.current()
    assert page_shown is not None and page_shown.name == "today"
    program.close_store()
    kept = preferences._file()
    assert not kept.exists() or "anna" not in kept.read_text(encoding="utf-8").lower()
    again = UnlockPage(program._place.folder, users=2)
    assert again.user.text() == ""


def test_a_wrong_name_and_a_wrong_passphrase_give_the_same_sentence(program: Program, qtbot: QtBot) -> None:
    page, said = unlock_page(program), []
    for name, passphrase in (("Anna", "not this one at all"), ("Berit", HERS), (USER, HERS)):
        page.user.set_text(name)
        page.passphrase.set_text(passphrase)
        page.submit()
        qtbot.waitUntil(lambda: not page.button.is_busy(), timeout=10_000)
        said.append((page.passphrase.error(), page.user.error(), page.passphrase.text(), page.user.text() == name))
    assert len(set(said)) == 1
    assert said[0][0] and said[0][1:] == ("", "", True)


def test_a_name_that_nobody_has_costs_as_much_as_a_wrong_passphrase(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs: list[keys.KdfCost] = []
    stretched = keys.stretched

    def counted(secret: str, salt: bytes, cost: keys.KdfCost) -> bytes:
        costs.append(cost)
        return stretched(secret, salt, cost)

    monkeypatch.setattr(keys, "stretched", counted)
    for name in ("Anna", "Berit"):
        with pytest.raises(UserError):
            vault.unlock(shared, user=name, secret="not this one at all")
    assert costs == [CHEAP, CHEAP]


def test_the_first_user_learns_that_she_is_the_leader() -> None:
    user = UserStep().user
    assert "leader" in user.frame.aside and "leader" in words_of(user)
