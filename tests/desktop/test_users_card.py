"""Users in Set-up: leaders add, change and remove them by keyboard, and give the store a new key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store import users
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.slots import SlotKind
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.setup import passphrase_sheet
from exitdesk.ui.setup.passphrase_sheet import PassphraseSheet
from exitdesk.ui.setup.rekey_sheet import RekeySheet
from exitdesk.ui.setup.user_sheets import GivePassphraseSheet, NewUserSheet, RoleSheet
from exitdesk.ui.setup.users_card import UsersCard
from exitdesk.ui.widgets.sheet import Ask, Sheet, open_sheet
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.pressing import click, press
from tests.desktop.sample import DAY

HERS, NEW, TYPED = "blå cykler i regnvejr", "grønne sko på loftet", "seven geese over a roof"
S = TypeVar("S", bound=Sheet)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase_sheet, "NEW_COST", CHEAP)


@pytest.fixture
def card(window: MainWindow) -> UsersCard:
    window.show_page("setup")
    QApplication.processEvents()
    return cast("SetupPage", window.page("setup")).users


@pytest.fixture
def with_anna(esbjerg: OpenStore, card: UsersCard) -> UsersCard:
    """A caseworker beside the leader; her row is the current one."""
    users.add_user(esbjerg, name="Anna", role=Role.CASEWORKER, passphrase=HERS, cost=CHEAP)
    card.load()
    card.focus_here()
    stand_on(card, "Anna")
    return card


def stand_on(card: UsersCard, name: str) -> None:
    assert any(card.table.select(key) for key in card.table.model.ids if name_of(card, key) == name)


def name_of(card: UsersCard, key: object) -> str:
    return card.table.model.cell(list(card.table.model.ids).index(key), 0).text


def rows(card: UsersCard) -> list[tuple[str, ...]]:
    model = card.table.model
    return [tuple(model.cell(row, column).text for column in range(3)) for row in range(len(model.ids))]


def shown(card: UsersCard, kind: type[S]) -> S:
    sheet = open_sheet(card.window())
    assert isinstance(sheet, kind), sheet
    return sheet


def opens(store: OpenStore, name: str, passphrase: str) -> Role | None:
    """The role somebody gets in with, None when not at all; the open store is not disturbed."""
    try:
        with open_store(store.folder, user=name, passphrase=passphrase, read_only=True) as other:
            return other.role
    except ExitDeskError:
        return None


def test_the_list_says_who_there_is_and_who_cannot_unlock(with_anna: UsersCard, esbjerg: OpenStore) -> None:
    assert rows(with_anna) == [("Anna", "Caseworker", "not yet"), (USER, "Leader", "not yet")]
    assert with_anna.table.model.cell(1, 0).detail == "that is you"
    esbjerg.replace_header(esbjerg.header.without_user("Anna"))
    with_anna.load()
    assert "cannot unlock" in with_anna.table.model.cell(0, 0).detail


def test_a_user_is_added_by_keyboard_alone(card: UsersCard, esbjerg: OpenStore) -> None:
    press("Ctrl+U")
    sheet = shown(card, NewUserSheet)
    press("Berit")
    press("Tab", "3")
    assert "café" in sheet.role.words.text()
    press("Tab", TYPED, "Tab")
    if sheet.passphrase.again.edit is not QApplication.focusWidget():
        press("Tab")  # past the eye of the first field
    press(TYPED, "Enter")
    assert open_sheet(card.window()) is None
    assert ("Berit", "Volunteer", "not yet") in rows(card)
    assert opens(esbjerg, "Berit", TYPED) is Role.VOLUNTEER


def test_what_is_wrong_stands_in_the_sheet_and_everything_typed_stays(with_anna: UsersCard) -> None:
    with_anna.add_user()
    sheet = shown(with_anna, NewUserSheet)
    sheet.finish()
    assert sheet.name.error()
    sheet.name.set_text("ANNA")
    sheet.finish()
    assert sheet.role.pills.message.text()
    sheet.role.pills.set_value(Role.HEALTH)
    sheet.passphrase.first.set_text("for kort")
    sheet.finish()
    assert sheet.passphrase.first.error()
    sheet.passphrase.first.set_text(NEW)
    sheet.passphrase.again.set_text(HERS)
    sheet.finish()
    assert sheet.passphrase.again.error() and sheet.passphrase.again.text() == ""
    sheet.passphrase.again.set_text(NEW)
    sheet.finish()
    assert "already a user" in sheet.message.text()
    assert (sheet.name.text(), sheet.passphrase.text(), sheet.role.role()) == ("ANNA", NEW, Role.HEALTH)
    assert not sheet.save.is_busy()
    press("Esc")
    shown(with_anna, Ask)


def test_enter_changes_a_role(with_anna: UsersCard, esbjerg: OpenStore) -> None:
    press("Enter")
    sheet = shown(with_anna, RoleSheet)
    press("1", "Ctrl+S")
    assert not sheet.isVisible()
    assert rows(with_anna)[0] == ("Anna", "Leader", "not yet")
    assert opens(esbjerg, "Anna", HERS) is Role.LEADER


def test_the_last_leader_stays_and_the_card_says_why(with_anna: UsersCard, esbjerg: OpenStore) -> None:
    stand_on(with_anna, USER)
    assert not with_anna.remove.isEnabled() and not with_anna.role.isEnabled()
    assert "only leader" in with_anna.why.text() and with_anna.why.isVisible()
    press("Del", "Enter")
    assert open_sheet(with_anna.window()) is None
    users.set_role(esbjerg, "Anna", Role.LEADER)
    with_anna.load()
    stand_on(with_anna, USER)
    assert with_anna.role.isEnabled() and not with_anna.remove.isEnabled()
    assert "Another leader" in with_anna.why.text()
    stand_on(with_anna, "Anna")
    assert with_anna.remove.isEnabled() and not with_anna.why.isVisible()


def test_a_forgotten_passphrase_is_given_anew_and_ones_own_takes_the_old_one(
    with_anna: UsersCard, esbjerg: OpenStore
) -> None:
    click(with_anna.passphrase)
    sheet = shown(with_anna, GivePassphraseSheet)
    sheet.passphrase.first.set_text(NEW)
    sheet.passphrase.again.set_text(NEW)
    press("Ctrl+S")
    assert opens(esbjerg, "Anna", HERS) is None
    assert opens(esbjerg, "Anna", NEW) is Role.CASEWORKER
    stand_on(with_anna, USER)
    click(with_anna.passphrase)
    shown(with_anna, PassphraseSheet)


def test_removing_asks_first_with_no_as_the_default(with_anna: UsersCard, esbjerg: OpenStore) -> None:
    press("Del")
    question = shown(with_anna, Ask)
    assert question.no_button.hasFocus()
    press("Enter")
    assert opens(esbjerg, "Anna", HERS) is Role.CASEWORKER
    press("Del")
    click(shown(with_anna, Ask).yes_button)
    assert opens(esbjerg, "Anna", HERS) is None
    assert [name for name, *_ in rows(with_anna)] == [USER]
    offer = shown(with_anna, RekeySheet)
    assert offer.title_text.text() == "Anna is removed"
    press("Esc")
    assert open_sheet(with_anna.window()) is None


def test_after_a_new_key_all_goes_on_without_unlocking_and_a_backup_is_offered(
    with_anna: UsersCard, esbjerg: OpenStore, window: MainWindow, tmp_path: Path,
    picked: Callable[[Path | None], None],
) -> None:  # fmt: skip
    before, old_headers = esbjerg.data_key, esbjerg.header
    press("Del")
    click(shown(with_anna, Ask).yes_button)
    sheet = shown(with_anna, RekeySheet)
    click(sheet.go_on)
    assert esbjerg.data_key != before and old_headers.user_slot("Anna") is not None
    assert sheet.title_text.text() == "The store has a new key"
    saved: list[object] = []
    window.desk.worker.change(
        lambda store: store.operations.save(Contact(id_number="A17", first_contact=DAY)), saved.append
    )
    assert saved and opens(esbjerg, USER, PASSPHRASE) is Role.LEADER
    wanted: list[bool] = []
    with_anna.backup_wanted.connect(lambda: wanted.append(True))
    picked(tmp_path / "stick")
    press("Enter")
    assert wanted and open_sheet(with_anna.window()) is not sheet


def test_a_new_key_that_cannot_be_given_is_told_in_the_sheet(
    with_anna: UsersCard, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: OpenStore, _progress: object = None) -> None:
        raise UserError("Everybody must unlock once.")

    monkeypatch.setattr("exitdesk.store.rekey.rekey", refuse)
    click(with_anna.rekey)
    sheet = shown(with_anna, RekeySheet)
    press("Enter")
    assert sheet.message.text() == "Everybody must unlock once." and not sheet.go_on.is_busy()
    press("Esc")
    assert open_sheet(with_anna.window()) is None
    assert esbjerg.header.user_slot("Anna") is not None
    assert {slot.kind for slot in esbjerg.header.slots} == {SlotKind.USER, SlotKind.RECOVERY}
