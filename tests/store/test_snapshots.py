"""What has left is kept as it left; who is erased is erased from it too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Role
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.store import snapshots, users
from exitdesk.store.checking import check_open_store
from exitdesk.store.history import Action
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


def nowhere() -> None:
    """The file is not looked at here."""


def exports_in_log(store: OpenStore) -> int:
    counted = store.db.execute("SELECT COUNT(*) FROM history WHERE action = ?", [Action.EXPORTED.value])
    return int(counted.fetchone()[0])


def test_a_return_is_kept_as_it_left_and_an_equal_one_once(store: OpenStore) -> None:
    key = contact(store, "0042")
    first = snapshots.freeze(store, a_return(store, key), b"file", nowhere)
    again = snapshots.freeze(store, a_return(store, key), b"file", nowhere)
    other = snapshots.freeze(store, a_return(store, key), b"another file", nowhere)
    assert first == again != other
    assert (first.made_by, first.rows) == (USER, {key: ["0042", "Kvinde"]})
    store.close()
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as after:
        kept = snapshots.snapshots_of(after, SnapshotKind.RETURN, "2026-Q3")
        assert kept == [other, first]
        assert snapshots.file_of(after, kept[1]) == b"file"
        assert snapshots.snapshots_of(after, SnapshotKind.PUBLICATION) == []
        assert check_open_store(after).sound


def test_what_is_sent_again_after_another_is_the_newest(store: OpenStore) -> None:
    key = contact(store, "0042")
    for data in (b"one", b"another", b"one"):
        snapshots.freeze(store, a_return(store, key), data, nowhere)
    kept = snapshots.snapshots_of(store, SnapshotKind.RETURN)
    assert [snapshots.file_of(store, one) for one in kept] == [b"one", b"another", b"one"]


def test_the_same_file_of_other_rows_is_another_return(store: OpenStore) -> None:
    """The agency's workbook has not every column: what it does not hold may have changed."""
    key = contact(store, "0042")
    for gender in ("Kvinde", "Mand"):
        snapshots.freeze(store, replace(a_return(store), rows={key: ["0042", gender]}), b"file", nowhere)
    newest = snapshots.snapshots_of(store, SnapshotKind.RETURN)[0]
    assert newest.rows == {key: ["0042", "Mand"]}


@pytest.mark.parametrize("kind", list(SnapshotKind))
def test_what_could_not_be_written_is_not_kept(store: OpenStore, kind: SnapshotKind) -> None:
    of_kind = replace(a_return(store), kind=kind)
    sent = snapshots.freeze(store, of_kind, b"file", nowhere)

    def fails() -> None:
        raise EnvironmentFailure("no such folder")

    for data in (b"another", b"file"):
        with pytest.raises(EnvironmentFailure, match="no such folder"):
            snapshots.freeze(store, of_kind, data, fails)
        assert snapshots.snapshots_of(store, kind) == [sent]
    assert exports_in_log(store) == 3


@pytest.mark.parametrize(("kind", "kept"), [(SnapshotKind.RETURN, 0), (SnapshotKind.PUBLICATION, 1)])
def test_the_log_tells_of_what_leaves_and_a_publication_is_remembered_before_it_does(
    store: OpenStore, kind: SnapshotKind, kept: int
) -> None:
    """What stands in the store at the moment when the file is put in its place, as another connection sees it."""
    seen = []

    def looked_at() -> None:
        with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as other:
            assert other.read_only
            seen.append((exports_in_log(other), len(snapshots.snapshots_of(other, kind))))

    snapshots.freeze(store, replace(a_return(store), kind=kind), b"file", looked_at)
    assert seen == [(1, kept)]


def test_who_is_erased_is_erased_from_what_has_left(store: OpenStore) -> None:
    erased, other = contact(store, "0042"), contact(store, "0043")
    both = snapshots.freeze(store, a_return(store, erased, other), b"both", nowhere)
    alone = snapshots.freeze(store, a_return(store, other), b"alone", nowhere)
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
    frozen = snapshots.freeze(store, a_return(store, contact(store, "0042")), b"file", nowhere)
    users.add_user(store, name="Anna", role=Role.VOLUNTEER, passphrase="blå cykler i regnvejr", cost=CHEAP)
    store.close()
    with open_store(store.folder, user="Anna", passphrase="blå cykler i regnvejr") as hers:
        for refused in (
            lambda: snapshots.freeze(hers, frozen, b"x", nowhere),
            lambda: snapshots.snapshots_of(hers, SnapshotKind.RETURN),
            lambda: snapshots.file_of(hers, frozen),
            lambda: snapshots.kept_templates(hers),
        ):
            with pytest.raises(UserError, match="role"):
                refused()
