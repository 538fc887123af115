"""Each role's windows: its pages work with nothing refused, and nothing of what it does not see is anywhere in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.roles import Role, allows
from exitdesk.store.opening import open_store
from exitdesk.ui.entries.activity_entry import ActivitySheet
from exitdesk.ui.entries.contact_new import NewContactSheet
from exitdesk.ui.entries.session_entry import SessionSheet
from exitdesk.ui.models.evening_model import Col
from exitdesk.ui.pages.contacts import ContactsPage
from exitdesk.ui.pages.person import PersonPage
from exitdesk.ui.pages.registry import PAGES
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.pages.today import TodayPage
from exitdesk.ui.setup import passphrase_sheet
from exitdesk.ui.setup.own_card import OwnCard
from exitdesk.ui.setup.passphrase_sheet import PassphraseSheet
from exitdesk.ui.setup.profile_card import ProfileCard
from exitdesk.ui.setup.recovery_card import RecoveryCard
from exitdesk.ui.setup.retention_card import RetentionCard
from exitdesk.ui.setup.users_card import UsersCard
from exitdesk.ui.widgets.key_caps import KeyCaps
from exitdesk.ui.widgets.sheet import Sheet, open_sheet
from tests.conftest import CHEAP
from tests.desktop.pressing import press
from tests.desktop.role_desk import CANARIES, HEALTH, HIDDEN, NUMBER, OTHER, OTHERS, RoleDesk, make_store, words_of
from tests.desktop.sample import CAFE, DAY, MEAL, THERAPY

Open = Callable[[Role], RoleDesk]
FEW = (Role.VOLUNTEER, Role.HEALTH)
OWN = "min helt egen sætning"


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("roles") / "desk"
    make_store(folder)
    return folder


@pytest.fixture
def as_role(_made: Path, tmp_path: Path) -> Iterator[Open]:
    """Open a copy of the store with everything in it as a user of a role; another one closes it."""
    folder = tmp_path / "copy"
    shutil.copytree(_made, folder)
    opened: list[RoleDesk] = []

    def as_one(role: Role) -> RoleDesk:
        for before in opened:
            before.close()
        opened.append(RoleDesk(folder, role))
        return opened[-1]

    yield as_one
    for left in opened:
        left.close()


def sheet_of(desk: RoleDesk) -> Sheet | None:
    return open_sheet(desk.shell)


def page_name(desk: RoleDesk) -> str:
    page = desk.window.current()
    assert page is not None
    return page.name


# Pages


@pytest.mark.parametrize("role", list(Role))
def test_all_pages_of_a_role_load_and_nothing_is_refused(as_role: Open, role: Role) -> None:
    desk = as_role(role)
    expected = [page.name for page in PAGES if page.needs is None or allows(role, page.needs)]
    assert list(desk.visit()) == expected
    for name in expected:
        page = desk.window.page(name)
        page.load()
        page.set_narrow(True)
        page.set_narrow(False)
        page.save()
    assert desk.worker.refusals == []
    assert sheet_of(desk) is None


@pytest.mark.parametrize("role", FEW)
def test_nothing_hidden_is_anywhere_in_the_windows_of_a_volunteer(as_role: Open, role: Role) -> None:
    desk = as_role(role)
    for name in desk.visit():
        said = words_of(desk.shell)
        assert NUMBER in said or name in ("setup", "activities")
        assert [word for word in HIDDEN if word.lower() in said.lower()] == [], name
        desk.window.show_shortcut_list()
        sheet = sheet_of(desk)
        assert sheet is not None
        assert [word for word in HIDDEN if word.lower() in words_of(sheet).lower()] == [], name
        sheet.close_sheet()
        QApplication.processEvents()


def test_what_the_search_for_hidden_words_finds_for_a_caseworker(as_role: Open) -> None:
    """The search itself sees what it must not find elsewhere."""
    desk = as_role(Role.CASEWORKER)
    said = "\n".join(words_of(desk.shell) for _page in desk.visit())
    there = {word for word in HIDDEN if word.lower() in said.lower()}
    assert {"kanarie-baggrund", "kanarie-samtale", "kanarie-henvisning", "WHO-5", "Purpose", "Referral"} <= there


@pytest.mark.parametrize("role", list(Role))
def test_pages_of_other_roles_are_neither_in_the_rail_nor_behind_a_key(as_role: Open, role: Role) -> None:
    desk = as_role(role)
    rail = words_of(desk.window.rail)
    for page in PAGES:
        there = desk.window.has_page(page.name)
        desk.window.show_page("setup")
        QApplication.processEvents()
        if page.in_rail:
            assert (page.title() in rail.split("\n")) is there
        if page.digit and page.name != "setup":
            QTest.keyClick(desk.window, Qt.Key(ord(page.digit)), Qt.KeyboardModifier.AltModifier)
            assert (page_name(desk) == page.name) is there
            desk.window.show_page("setup")
            desk.window.setFocus()
            QTest.keyClick(desk.window, page.digit)
            assert (page_name(desk) == page.name) is there
        desk.window.show_page("setup")
        if not there:
            desk.window.go(page.name, contact=desk.key(), new=True)
            assert page_name(desk) == "setup"
    assert desk.worker.refusals == []


@pytest.mark.parametrize(("role", "first"), [(Role.VOLUNTEER, "today"), (Role.HEALTH, "contacts")])
def test_a_place_of_another_role_leads_to_the_first_page(as_role: Open, role: Role, first: str) -> None:
    desk = as_role(role)
    assert page_name(desk) == first
    for place in ({"page": "statistics"}, {"page": "wellbeing", "contact": desk.key()}, {"page": "?"}, {}):
        desk.window.show_page("setup")
        desk.window.return_to(place)
        assert page_name(desk) == first
    assert "kanarie-kladde" not in str(desk.window.all_stashes())


def test_digits_in_the_list_of_keys_are_those_of_the_pages_there_are(as_role: Open) -> None:
    desk = as_role(Role.VOLUNTEER)
    desk.window.show_shortcut_list()
    sheet = sheet_of(desk)
    assert sheet is not None
    assert ("1", "2", "4", "7") in [caps._keys for caps in sheet.findChildren(KeyCaps)]


# A volunteer's evening


def test_a_volunteers_evening_from_the_number_to_the_store(as_role: Open) -> None:
    desk = as_role(Role.VOLUNTEER)
    page = cast("TodayPage", desk.window.page("today"))
    model = page.rows
    assert model.columnCount() == 4 and {view.number for view in model.rows} == {NUMBER, OTHER}
    press("A17", "Enter", "Enter")
    assert page.table.view.current_contact() in page.sheet.state.newcomers
    press("C", "M", "T", "+")
    page.table.view.go_to(desk.key(OTHER))
    page.table.view.setFocus()
    press("M", "T", "Ctrl+S")
    assert not page.sheet.unsaved and desk.worker.refusals == []
    row = next(row for row in desk.store.reading.evening(DAY, (CAFE, MEAL)).rows if row.contact == desk.key("A17"))
    assert (row.attends, row.pieces) == (frozenset({CAFE, MEAL}), 2)
    leader = as_role(Role.LEADER)
    evening = leader.store.reading.evening(DAY, (CAFE, MEAL))
    other = next(row for row in evening.rows if row.contact == leader.key(OTHER))
    assert len(other.sessions) == 2 and len(other.referrals) == 1 and other.clothing == ()
    assert other.attends == {CAFE}


def test_keys_of_what_a_volunteer_does_not_have_do_nothing(as_role: Open) -> None:
    desk = as_role(Role.VOLUNTEER)
    page = cast("TodayPage", desk.window.page("today"))
    before = page.sheet.state
    for contact in page.sheet.contacts:
        page.table.view.go_to(contact)
        page.table.view.setFocus()
        press("S", "H", "W", *["Right"] * 8, "S", "H", "W")
        assert page.table.view.currentIndex().column() == Col.CLOTHING
    assert page.sheet.state == before and page.editing.panel is None and sheet_of(desk) is None
    desk.window.go("person", contact=desk.key())
    QApplication.processEvents()
    for key in "SHWEAIP":
        press(key)
        assert sheet_of(desk) is None and page_name(desk) == "person"
    desk.window.show_page("contacts")
    contacts = cast("ContactsPage", desk.window.page("contacts"))
    for key in ("F4", "F5", "F6"):
        press(key)
    assert contacts.pills.value() == "all"
    assert desk.worker.refusals == []


def test_a_draft_with_talks_from_another_role_comes_back_without_them(as_role: Open) -> None:
    leader = as_role(Role.CASEWORKER)
    page = cast("TodayPage", leader.window.page("today"))
    page.editing.open_talk(leader.key())
    page.editing.take_panel()
    page.editing.letter(leader.key(), "C")
    entry = page.stash()
    assert entry is not None
    desk = as_role(Role.VOLUNTEER)
    hers = cast("TodayPage", desk.window.page("today"))
    hers.restore_stash(entry)
    row = hers.sheet.row(desk.key())
    assert row.sessions == () and CAFE not in row.attends
    hers.save()
    assert not hers.sheet.unsaved and desk.worker.refusals == []


def test_a_volunteer_gives_a_number_and_a_day_and_no_more(as_role: Open) -> None:
    desk = as_role(Role.VOLUNTEER)
    desk.window.show_page("contacts")
    press("Ctrl+N")
    sheet = sheet_of(desk)
    assert isinstance(sheet, NewContactSheet) and sheet.day.isVisible()
    sheet.field.set_text("A17")
    sheet.day.set_text("1/11")
    press("Ctrl+S")
    contact = desk.store.reading.contact_by_number("A17")
    assert contact is not None and contact.first_contact == DAY.replace(day=1)
    assert "Fill in more" not in words_of(sheet)
    press("Enter")
    assert page_name(desk) == "person" and desk.worker.refusals == []


def test_a_number_in_the_bin_is_left_to_a_caseworker(as_role: Open) -> None:
    leader = as_role(Role.LEADER)
    leader.store.operations.bin("contact", leader.key(OTHER))
    desk = as_role(Role.VOLUNTEER)
    desk.window.show_page("contacts")
    page = cast("ContactsPage", desk.window.page("contacts"))
    assert not page.bin_button.isVisible()
    page.open_new(OTHER)
    sheet = sheet_of(desk)
    assert isinstance(sheet, NewContactSheet)
    assert "in the bin" in sheet.field.error() and not sheet.go_button.isEnabled()


def test_an_activity_keeps_the_note_that_a_volunteer_does_not_see(as_role: Open) -> None:
    desk = as_role(Role.VOLUNTEER)
    desk.window.show_page("activities")
    (activity,) = [one for one in desk.store.reading.activities() if one.name == CAFE]
    desk.window.go("activities", kind="activity", key=activity.key)
    sheet = sheet_of(desk)
    assert isinstance(sheet, ActivitySheet) and not sheet.note.isVisible()
    assert all(canary not in words_of(sheet) for canary in CANARIES)
    sheet.headcount.set_text("12")
    press("Ctrl+S")
    assert desk.worker.refusals == []
    (after,) = [one for one in as_role(Role.LEADER).store.reading.activities() if one.name == CAFE]
    assert (after.headcount, after.note) == (12, "kanarie-aktivitet")


def test_a_volunteers_person_page_has_café_and_clothes_and_the_entries_stay_editable(as_role: Open) -> None:
    desk = as_role(Role.VOLUNTEER)
    desk.window.go("person", contact=desk.key())
    page = cast("PersonPage", desk.window.page("person"))
    QApplication.processEvents()
    assert page.background is None
    kinds = {part.kind for row in page.timeline.rows for part in getattr(row, "parts", ())}
    assert kinds == {"attendance", "clothing", "contact"}
    page.timeline.select("contact", desk.key())
    press("Enter", "Del")
    assert sheet_of(desk) is None
    press("T")
    sheet = sheet_of(desk)
    assert sheet is not None
    press("3", "Ctrl+S")
    given = [item.pieces for item in desk.store.reading.clothing(desk.key())]
    assert sorted(given, key=str) == [2, 3] and desk.worker.refusals == []


# Health checks


def test_a_health_volunteer_writes_a_health_check_and_sees_her_own_alone(as_role: Open) -> None:
    desk = as_role(Role.HEALTH)
    desk.window.go("person", contact=desk.key())
    QApplication.processEvents()
    press("S")
    sheet = sheet_of(desk)
    assert isinstance(sheet, SessionSheet) and sheet.title_text.text() == "New health check"
    names = [sheet.intervention.combo.itemText(at) for at in range(sheet.intervention.combo.count())]
    assert [name.lower() for name in names] == [HEALTH]
    sheet.note.set_text("vaccine")
    press("Ctrl+S")
    (own,) = desk.store.reading.sessions(desk.key())
    assert (own.intervention, own.note) == (HEALTH, "vaccine")
    page = cast("PersonPage", desk.window.page("person"))
    page.timeline.select("session", own.key or "")
    press("Enter")
    sheet = sheet_of(desk)
    assert isinstance(sheet, SessionSheet) and sheet.note.text() == "vaccine"
    assert THERAPY not in words_of(sheet)
    sheet.close_sheet()
    assert desk.worker.refusals == []


def test_without_health_checks_in_the_profile_a_calm_sentence_stands_there(tmp_path: Path) -> None:
    make_store(tmp_path / "desk", profile="nye-veje-odense")
    desk = RoleDesk(tmp_path / "desk", Role.HEALTH)
    try:
        desk.window.go("person", contact=desk.key())
        QApplication.processEvents()
        assert "names no health checks yet" in words_of(desk.shell)
        press("S")
        assert sheet_of(desk) is None and desk.worker.refusals == []
        assert "New health check" not in words_of(desk.shell)
    finally:
        desk.close()


# Set-up


@pytest.mark.parametrize("role", FEW)
def test_set_up_has_ones_own_passphrase_for_everybody(
    as_role: Open, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase_sheet, "NEW_COST", CHEAP)
    desk = as_role(role)
    desk.window.show_page("setup")
    page = cast("SetupPage", desk.window.page("setup"))
    for key in ("Ctrl+B", "Ctrl+I", "Ctrl+E", "Ctrl+U"):
        press(key)
        assert sheet_of(desk) is None
    page.card(OwnCard).passphrase.click()
    sheet = sheet_of(desk)
    assert isinstance(sheet, PassphraseSheet)
    for field, words in ((sheet.old, OTHERS), (sheet.new, OWN), (sheet.again, OWN)):
        field.set_text(words)
    press("Ctrl+S")
    assert sheet_of(desk) is None and desk.worker.refusals == []
    folder = desk.store.folder
    desk.close()
    open_store(folder, user=role.value, passphrase=OWN).close()


def test_a_caseworker_has_no_profile_users_or_recovery_code(as_role: Open) -> None:
    desk = as_role(Role.CASEWORKER)
    desk.window.show_page("setup")
    page = cast("SetupPage", desk.window.page("setup"))
    for leaders_alone in (ProfileCard, UsersCard, RecoveryCard, RetentionCard):
        assert not page.has(leaders_alone)
    assert page.store.passphrase.isVisible() and page.data.isVisible()
    assert not desk.window.has_page("history")
