"""What has left is kept as it left; who is erased is erased from it too."""

from __future__ import annotations

from datetime import date

import pytest

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.store import snapshots, users
from exitdesk.store.checking import check_open_store
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.snapshots import KeptTemplate, Snapshot, SnapshotKind
from tests.conftest import CHEAP, PASSPHRASE, USER


def contact(store: OpenStore, number: str) -> str:
    store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
    found = store.reading.contact_by_number(number)
    assert found is not None and found.key is not None
    return found.key


def a_return(store: OpenStore, *keys: str) -> Snapshot:
    rows = {key: ["0042", "Kvinde"] for key in keys}
    content = {"columns": ["ID-nummer", "Køn"]}
    return Snapshot(SnapshotKind.RETURN, "2026-Q3", "Indberetning 3. kvartal 2026.xlsx", 1, rows, content)


def test_a_return_is_kept_as_it_left_and_an_equal_one_once(store: OpenStore) -> None:
    key = contact(store, "0042")
    first = snapshots.freeze(store, a_return(store, key), b"file")
    again = snapshots.freeze(store, a_return(store, key), b"file")
    other = snapshots.freeze(store, a_return(store, key), b"another file")
    assert first == again != other
    assert (first.made_by, first.rows) == (USER, {key: ["0042", "Kvinde"]})
    store.close()
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as after:
        kept = snapshots.snapshots_of(after, SnapshotKind.RETURN, "2026-Q3")
        assert kept == [other, first]
        assert snapshots.file_of(after, kept[1]) == b"file"
        assert snapshots.snapshots_of(after, SnapshotKind.PUBLICATION) == []
        assert check_open_store(after).sound


def test_who_is_erased_is_erased_from_what_has_left(store: OpenStore) -> None:
    erased, other = contact(store, "0042"), contact(store, "0043")
    both = snapshots.freeze(store, a_return(store, erased, other), b"both")
    alone = snapshots.freeze(store, a_return(store, other), b"alone")
    _, receipt = store.operations.erase_contact(erased)
    assert receipt.rows["snapshot"] == 1
    kept = {one.key: one for one in snapshots.snapshots_of(store, SnapshotKind.RETURN)}
    assert set(kept[both.key].rows) == {other}
    assert snapshots.file_of(store, both) is None
    assert snapshots.file_of(store, alone) == b"alone"


def test_a_template_is_kept_with_its_mapping(store: OpenStore) -> None:
    snapshots.keep_template(store, KeptTemplate("abc", "skema.xlsx", '{"a": 1}'), b"xlsx")
    snapshots.keep_template(store, KeptTemplate("abc", "skema.xlsx", '{"a": 2}'), b"xlsx")
    (kept,) = snapshots.kept_templates(store)
    assert (kept.fingerprint, kept.mapping) == ("abc", '{"a": 2}')
    assert snapshots.template_file(store, "abc") == b"xlsx"
    assert snapshots.template_file(store, "x") is None


def test_a_volunteer_sees_nothing_of_what_has_left(store: OpenStore) -> None:
    frozen = snapshots.freeze(store, a_return(store, contact(store, "0042")), b"file")
    users.add_user(store, name="Anna", role=Role.VOLUNTEER, passphrase="blå cykler i regnvejr", cost=CHEAP)
    store.close()
    with open_store(store.folder, user="Anna", passphrase="blå cykler i regnvejr") as hers:
        for refused in (
            lambda: snapshots.freeze(hers, frozen, b"x"),
            lambda: snapshots.snapshots_of(hers, SnapshotKind.RETURN),
            lambda: snapshots.file_of(hers, frozen),
            lambda: snapshots.kept_templates(hers),
        ):
            with pytest.raises(UserError, match="role"):
                refused()
