"""The recovery code: checked while it is typed, tried without harm, and made anew once it has been used."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, create_store, open_store, open_with_recovery_code
from exitdesk.store.recovery import (
    change_recovery_code,
    note_code_kept,
    recovery_state,
    rehearse_recovery_code,
)
from exitdesk.store.recovery_code import groups_typed, new_recovery_code, read_recovery_code
from exitdesk.store.rekey import rekey
from exitdesk.store.users import add_user
from exitdesk.store.vault import HEADERS
from tests.conftest import CHEAP, PASSPHRASE, USER

NOW = datetime(2026, 11, 20, 21, 47)
NEW = "nye ord til en ny dag"


def made(folder: Path) -> tuple[OpenStore, str]:
    store, code = create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    store.operations.save(Contact(id_number="0042", first_contact=date(2026, 1, 5)))
    return store, code


def rehearsals(store: OpenStore) -> list[str]:
    found = store.reading.log_page(LogFilter(actions=frozenset({Action.REHEARSED})))
    return [entry.detail for entry in found]


@given(st.integers(0, 39))
def test_groups_are_counted_as_they_are_typed(length: int) -> None:
    code = new_recovery_code().replace("-", "")
    assert groups_typed(code[:length].lower()) == (length // 5, None)


@given(st.integers(0, 7), st.integers(0, 4), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_any_single_wrong_character_is_found_in_its_group(place: int, at: int, wrong: str) -> None:
    groups = new_recovery_code().split("-")
    group = groups[place]
    if group[at] == wrong:
        return
    groups[place] = group[:at] + wrong + group[at + 1 :]
    assert groups_typed(" ".join(groups[: place + 1])) == (place, place + 1)
    with pytest.raises(UserError, match=f"Group {place + 1}"):
        read_recovery_code(" ".join(groups))


def test_what_is_typed_beyond_the_last_group_does_not_fit() -> None:
    code = new_recovery_code()
    assert groups_typed(code) == (8, None)
    assert groups_typed(code + "AAAAA") == (8, 9)


def test_the_rehearsal_opens_the_slot_and_changes_nothing_but_the_log(folder: Path) -> None:
    store, code = made(folder)
    with store:
        headers = [(folder / name).read_bytes() for name in HEADERS]
        assert recovery_state(store).rehearsed is None
        rehearse_recovery_code(store, code.lower().replace("-", " "), NOW)
        assert recovery_state(store).rehearsed == NOW
        assert rehearsals(store) == ["recovery code"]
        assert not recovery_state(store).used
        after = [(folder / name).read_bytes() for name in HEADERS]
        assert after == headers
        assert [contact.id_number for contact in store.reading.contacts()] == ["0042"]
        store.operations.save(Contact(id_number="0043", first_contact=date(2026, 1, 5)))
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as again:
        assert not again.warnings


def test_a_code_that_is_not_in_force_fails_the_rehearsal(folder: Path) -> None:
    store, old = made(folder)
    with store:
        rehearse_recovery_code(store, old, NOW)
        new = change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
        assert recovery_state(store).rehearsed is None, "the new code was never tried"
        with pytest.raises(UserError, match="does not fit this store"):
            rehearse_recovery_code(store, old, NOW)
        groups = new.split("-")
        with pytest.raises(UserError, match="Group 3"):
            rehearse_recovery_code(store, "-".join([*groups[:2], "AAAAA", *groups[3:]]), NOW)
        assert rehearsals(store) == ["recovery code"]
        rehearse_recovery_code(store, new, NOW)
        assert recovery_state(store).rehearsed == NOW


def test_the_rehearsal_reads_the_disk_not_the_memory(folder: Path) -> None:
    store, code = made(folder)
    with store:
        kept = [(folder / name).read_bytes() for name in HEADERS]
        change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
        for name, data in zip(HEADERS, kept, strict=True):
            (folder / name).write_bytes(data)  # somebody put the old headers back
        rehearse_recovery_code(store, code, NOW)


def test_the_code_still_fits_after_the_store_got_a_new_key(folder: Path) -> None:
    store, code = made(folder)
    with store:
        rekey(store)
        rehearse_recovery_code(store, code, NOW)
        assert rehearsals(store) == ["recovery code"]


def test_only_a_leader_tries_the_code(folder: Path) -> None:
    store, code = made(folder)
    with store:
        add_user(store, name="Anna", role=Role.CASEWORKER, passphrase=NEW, cost=CHEAP)
    with (
        open_store(folder, user="Anna", passphrase=NEW) as hers,
        pytest.raises(UserError, match="Ask a leader"),
    ):
        rehearse_recovery_code(hers, code, NOW)


def test_a_new_code_is_not_kept_until_somebody_says_so(folder: Path) -> None:
    store, code = made(folder)
    with store:
        assert recovery_state(store).kept
        new = change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
        assert not recovery_state(store).kept
        with pytest.raises(UserError):
            rehearse_recovery_code(store, code, NOW)
        assert not recovery_state(store).kept
        rehearse_recovery_code(store, new, NOW)
        assert recovery_state(store).kept, "it was typed from somewhere"
        change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
        note_code_kept(store)
        assert recovery_state(store).kept


def test_a_code_that_could_not_be_changed_is_still_on_its_paper(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, code = made(folder)

    def full(*_what: object) -> None:
        raise EnvironmentFailure("The disk is full.")

    with store:
        with monkeypatch.context() as broken:
            broken.setattr(OpenStore, "replace_header", full)
            with pytest.raises(EnvironmentFailure):
                change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
        assert recovery_state(store).kept
        rehearse_recovery_code(store, code, NOW)


def test_a_code_that_was_used_is_due_for_a_new_one(folder: Path) -> None:
    store, code = made(folder)
    store.close()
    with open_with_recovery_code(folder, code=code, user=USER, new_passphrase=NEW, cost=CHEAP) as found:
        assert recovery_state(found).used
        change_recovery_code(found, passphrase=NEW, cost=CHEAP)
        assert not recovery_state(found).used
    with open_store(folder, user=USER, passphrase=NEW) as again:
        assert not recovery_state(again).used


def test_with_the_code_nobody_is_added_while_another_program_writes(folder: Path) -> None:
    store, code = create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    with store:
        for user in (USER, "Mette"):
            with pytest.raises(UserError, match="in use by another program"):
                open_with_recovery_code(folder, code=code, user=user, new_passphrase=NEW, cost=CHEAP)
        assert store.db.execute("SELECT name FROM users").fetchall() == [(USER,)]
