"""Roles hold in the store itself: what a role does not include is neither read nor changed, whatever a window asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.answers import Direction, Gender
from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.domain.records import (
    Activity,
    AnswerSet,
    ClothingHandout,
    Contact,
    PrintedForm,
    Record,
    Referral,
    Session,
)
from exitdesk.domain.roles import PERMISSIONS, Permission, Role
from exitdesk.errors import UserError
from exitdesk.returns.data_workbook import build_data_workbook
from exitdesk.returns.profiles import find_profile
from exitdesk.returns.return_workbook import prepare_return
from exitdesk.returns.statistics import compute_statistics
from exitdesk.store import users
from exitdesk.store.backup import back_up
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, create_store, open_store
from exitdesk.store.restoring import restore
from tests.conftest import CHEAP, PASSPHRASE, USER

DAY = date(2026, 11, 20)
HEALTH = "anonym sundhedsklinik"
OTHERS = "blå cykler i regnvejr"
CAFE = ("Åben café", "Fællesspisning")


@pytest.fixture
def number(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Role], OpenStore]]:
    """Open a store with one contact about whom everything is known, as a user of a role."""
    folder = tmp_path_factory.mktemp("roles") / "desk"
    _, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        folder, profile_name="reden-esbjerg", profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP,
        today=lambda: DAY,
    )  # fmt: skip
    known = Contact(id_number="0042", first_contact=DAY, gender=Gender.WOMAN, birth_year=1985, note="bor alene")
    store.operations.save(known)
    key = store.reading.contact_by_number("0042").key or ""  # type: ignore[union-attr]
    store.operations.save_all(records_of(key))
    store.operations.save_activity(Activity(date=DAY, name=CAFE[0], headcount=9, note="hyggeligt"), [key])
    for role in (Role.CASEWORKER, Role.VOLUNTEER, Role.HEALTH):
        users.add_user(store, name=role.value, role=role, passphrase=OTHERS, cost=CHEAP)
    store.close()
    opened: list[OpenStore] = []

    def as_role(role: Role) -> OpenStore:
        for before in opened:
            before.close()
        name, passphrase = (USER, PASSPHRASE) if role is Role.LEADER else (role.value, OTHERS)
        opened[:] = [open_store(folder, user=name, passphrase=passphrase, today=lambda: DAY)]
        return opened[0]

    yield as_role
    for left in opened:
        left.close()


def records_of(key: str) -> list[Record]:
    return [
        Session(contact=key, date=DAY, intervention="rådgivning og vejledning", note="talt om bolig"),
        Session(contact=key, date=DAY, intervention=HEALTH, note="blodprøve"),
        ClothingHandout(contact=key, date=DAY, items="sko", pieces=2),
        AnswerSet(contact=key, date=DAY, answers=(1, 2, 3, 4, 5)),
        Referral(contact=key, date=DAY, direction=Direction.OUT, offer="krisecenter"),
    ]


def the_contact(store: OpenStore) -> Contact:
    found = store.reading.contact_by_number("0042")
    assert found is not None
    return found


def test_a_leader_may_do_everything_and_a_caseworker_all_of_the_days_work() -> None:
    assert PERMISSIONS[Role.LEADER] == frozenset(Permission)
    for needed in (Permission.TALKS, Permission.WELLBEING, Permission.RETURNS, Permission.EXPORT, Permission.IMPORT):
        assert needed in PERMISSIONS[Role.CASEWORKER]


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.HEALTH])
def test_of_a_contact_only_the_number_is_shown(number: Callable[[Role], OpenStore], role: Role) -> None:
    store = number(role)
    for shown in (the_contact(store), *store.reading.contacts(), *store.reading.search_numbers("42")):
        assert shown == Contact(key=shown.key, id_number="0042", first_contact=DAY)
    (summary,) = store.reading.summaries(DAY)
    assert (summary.waves, summary.who5_due, summary.missing) == (0, None, ())


def test_a_volunteer_sees_cafe_meal_and_clothing_and_nothing_else(number: Callable[[Role], OpenStore]) -> None:
    store = number(Role.VOLUNTEER)
    key = the_contact(store).key or ""
    assert {entry.kind for entry in store.reading.timeline(key)} == {"attendance", "clothing"}
    assert [activity.note for activity in store.reading.activities()] == [""]
    evening = store.reading.evening(DAY, CAFE)
    assert [(row.sessions, row.referrals, len(row.clothing)) for row in evening.rows] == [((), (), 1)]
    for hidden in (
        lambda: store.reading.sessions(),
        lambda: store.reading.answer_sets(key),
        lambda: store.reading.referrals(),
        lambda: store.reading.record("session", "x"),
        lambda: store.reading.row_history(key),
        lambda: store.reading.measurements(key),
        lambda: store.reading.log_page(LogFilter()),
        lambda: store.reading.past_retention(DAY),
    ):
        with pytest.raises(UserError, match="role"):
            hidden()


def test_a_volunteers_evening_leaves_what_she_does_not_see_as_it_was(number: Callable[[Role], OpenStore]) -> None:
    store = number(Role.VOLUNTEER)
    evening = store.reading.evening(DAY, CAFE)
    rows = tuple(replace(row, attends=frozenset(CAFE), clothing=()) for row in evening.rows)
    store.operations.save_evening(Evening(day=DAY, activities=CAFE, guests=4, rows=rows))
    activity = store.reading.activity_of(DAY, CAFE[0])
    assert activity is not None
    store.operations.save_activity(replace(activity, headcount=12), [the_contact(store).key or ""])
    leader = number(Role.LEADER)
    key = the_contact(leader).key or ""
    assert len(leader.reading.sessions(key)) == 2
    assert len(leader.reading.referrals(key)) == 1
    assert leader.reading.clothing(key) == []
    assert {(one.name, one.headcount, one.note) for one in leader.reading.activities()} == {
        (CAFE[0], 12, "hyggeligt"),
        (CAFE[1], None, ""),
    }


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.HEALTH])
def test_what_a_role_does_not_include_is_refused_unchanged(number: Callable[[Role], OpenStore], role: Role) -> None:
    store = number(role)
    contact = the_contact(store)
    key = contact.key or ""
    operations = store.operations
    talk, _, _, answers, referral = records_of(key)
    for refused in (
        lambda: operations.save(replace(contact, note="andet")),
        lambda: operations.save(Contact(id_number="77", first_contact=DAY, gender=Gender.MAN)),
        lambda: operations.save(talk),
        lambda: operations.save(answers),
        lambda: operations.save(referral),
        lambda: operations.bin("contact", key),
        lambda: operations.erase_contact(key),
        lambda: operations.import_records([]),
        lambda: operations.save_profile("x", "y"),
        lambda: operations.set_setting("backup_folder", "x"),
        lambda: operations.register_printed_forms([PrintedForm(code="1", contact=key, language="da", layout="a4")]),
        lambda: operations.save_evening(
            Evening(day=DAY, activities=CAFE, guests=0, rows=(EveningRow(contact=key, sessions=(talk,)),))  # type: ignore[arg-type]
        ),
    ):
        with pytest.raises(UserError):
            refused()
    operations.save(Contact(id_number="78", first_contact=DAY))
    leader = number(Role.LEADER)
    assert the_contact(leader).note == "bor alene"
    assert len(leader.reading.timeline(key)) == 6
    assert {one.id_number for one in leader.reading.contacts()} == {"0042", "78"}


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.HEALTH])
def test_nothing_is_exported_by_who_may_not(number: Callable[[Role], OpenStore], role: Role) -> None:
    store = number(role)
    profile, _ = find_profile("reden-esbjerg")
    for refused in (
        lambda: compute_statistics(store.reading, profile, WHOLE_PROJECT),
        lambda: prepare_return(store.reading, profile, WHOLE_PROJECT),
        lambda: build_data_workbook(store.reading, profile, practice=False),
    ):
        with pytest.raises(UserError, match="role"):
            refused()


def test_a_health_volunteer_has_her_own_health_checks_and_no_other_session(
    number: Callable[[Role], OpenStore],
) -> None:
    store = number(Role.HEALTH)
    key = the_contact(store).key or ""
    assert store.reading.sessions() == []
    store.operations.save(Session(contact=key, date=DAY, intervention=HEALTH, note="vaccine"))
    (own,) = store.reading.sessions(key)
    assert [entry.key for entry in store.reading.timeline(key)] == [own.key]
    store.operations.save(replace(own, note="vaccine nr. 2"))
    with pytest.raises(UserError):
        store.operations.save(replace(own, intervention="gruppeterapi"))
    leader = number(Role.LEADER)
    (others,) = [one for one in leader.reading.sessions(key) if one.note == "blodprøve"]
    store = number(Role.HEALTH)
    assert store.reading.record("session", others.key or "") is None
    for refused in (
        lambda: store.operations.save(replace(others, note="set af en anden")),
        lambda: store.operations.bin("session", others.key or ""),
    ):
        with pytest.raises(UserError, match="role"):
            refused()


def test_nobody_sees_what_another_left_unfinished(number: Callable[[Role], OpenStore]) -> None:
    number(Role.CASEWORKER).operations.stash("today", '{"note": "hemmeligt"}')
    assert number(Role.VOLUNTEER).reading.drafts() == {}
    assert number(Role.CASEWORKER).reading.draft("today") == '{"note": "hemmeligt"}'


def test_who_has_the_name_of_somebody_removed_sees_none_of_her_health_checks(
    number: Callable[[Role], OpenStore],
) -> None:
    store = number(Role.HEALTH)
    key = the_contact(store).key or ""
    store.operations.save(Session(contact=key, date=DAY, intervention=HEALTH, note="den første"))
    leader = number(Role.LEADER)
    users.remove_user(leader, Role.HEALTH.value)
    users.add_user(leader, name=Role.HEALTH.value, role=Role.HEALTH, passphrase=OTHERS, cost=CHEAP)
    (first,) = [one for one in leader.reading.sessions(key) if one.note == "den første"]
    namesake = number(Role.HEALTH)
    assert namesake.reading.sessions() == []
    with pytest.raises(UserError, match="role"):
        namesake.operations.save(replace(first, note="en anden"))


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.HEALTH])
def test_a_backup_is_put_in_place_by_those_who_answer_for_the_work(
    number: Callable[[Role], OpenStore], role: Role, tmp_path: Path
) -> None:
    store = number(Role.LEADER)
    made = back_up(store, tmp_path / "usb")
    folder = store.folder
    store.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(UserError, match="role"):
        restore(made, folder, user=role.value, passphrase=OTHERS)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    restore(made, tmp_path / "elsewhere", user=role.value, passphrase=OTHERS)
    restore(made, folder, user=Role.CASEWORKER.value, passphrase=OTHERS)
