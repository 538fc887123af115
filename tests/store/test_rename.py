"""Renaming what stored rows carry is one operation: every row or none, in the history, undone at once."""

from __future__ import annotations

from datetime import date

import pytest

from exitdesk.domain.names import NameKind, Renaming
from exitdesk.domain.records import Activity, Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.store.changes import Changes
from exitdesk.store.history import Action, broken_links
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.profile_versions import profile_versions
from exitdesk.store.renaming import stored_names
from exitdesk.store.users import add_user
from tests.conftest import CHEAP

DAY = date(2026, 3, 5)


class Stopped(Exception):
    pass


@pytest.fixture
def filled(store: OpenStore) -> OpenStore:
    """Three talks of one kind, one of them in the bin, one of another; an activity; one talk in other letters."""
    contact = Contact(key="k1", id_number="0042", first_contact=DAY)
    talks = [
        Session(key="s1", contact="k1", date=DAY, intervention="gruppeterapi", challenges=("bolig", "økonomi")),
        Session(key="s2", contact="k1", date=DAY, intervention="Gruppeterapi", challenges=("bolig", "gæld")),
        Session(key="s3", contact="k1", date=DAY, intervention="gruppeterapi"),
        Session(key="s4", contact="k1", date=DAY, intervention="individuel terapi"),
    ]
    store.operations.import_records([contact, *talks, Activity(key="a1", date=DAY, name="Udflugt")])
    store.operations.bin("session", "s3")
    return store


def interventions(store: OpenStore) -> list[str]:
    keys = ("s1", "s2", "s3", "s4")
    found = [store.reading.record("session", key) for key in keys]
    return [one.intervention for one in found if isinstance(one, Session)]


def rename(store: OpenStore, *renamings: Renaming) -> Changes:
    return store.operations.save_profile("x", "new = 1", renamings=renamings)


def test_every_talk_that_carries_the_name_is_renamed_and_one_undo_takes_it_back(filled: OpenStore) -> None:
    before = interventions(filled)
    changes = rename(filled, Renaming(NameKind.INTERVENTION, "gruppeterapi", "gruppeforløb"))
    assert interventions(filled) == ["gruppeforløb", "gruppeforløb", "gruppeforløb", "individuel terapi"]
    assert changes.kinds == {"profile", "session"} and changes.contacts == {"k1"}
    assert changes.keys > {"s1", "s2", "s3"} and "s4" not in changes.keys
    for key in ("s1", "s2", "s3"):
        entry = filled.reading.row_history(key)[-1]
        assert (entry.action, entry.operation) == (Action.CHANGED, changes.operation)
        assert entry.new == {"intervention": "gruppeforløb"}
    assert len(filled.reading.row_history("s4")) == 1
    filled.operations.undo()
    assert interventions(filled) == before
    assert filled.reading.sessions("k1")[0].challenges == ("bolig", "økonomi")
    assert broken_links(filled.reading.database) == []


def test_names_that_change_places_do_so_at_once(filled: OpenStore) -> None:
    swap = [
        Renaming(NameKind.INTERVENTION, "gruppeterapi", "individuel terapi"),
        Renaming(NameKind.INTERVENTION, "individuel terapi", "gruppeterapi"),
    ]
    rename(filled, *swap)
    assert interventions(filled) == ["individuel terapi", "individuel terapi", "individuel terapi", "gruppeterapi"]


def test_challenges_and_activities_are_renamed_too_and_no_challenge_stands_twice(filled: OpenStore) -> None:
    rename(
        filled,
        Renaming(NameKind.CHALLENGE, "gæld", "økonomi"),
        Renaming(NameKind.CHALLENGE, "bolig", "økonomi"),
        Renaming(NameKind.ACTIVITY, "udflugt", "Tur ud af huset"),
    )
    talks = {talk.key: talk.challenges for talk in filled.reading.sessions("k1")}
    assert talks == {"s1": ("økonomi",), "s2": ("økonomi",), "s4": ()}
    assert [one.name for one in filled.reading.activities()] == ["Tur ud af huset"]


def test_names_are_counted_as_they_are_carried_outside_the_bin(filled: OpenStore) -> None:
    names = stored_names(filled.reading)
    assert names.carrying(NameKind.INTERVENTION, "GRUPPETERAPI") == 2
    assert names.carrying(NameKind.CHALLENGE, "bolig") == 2
    assert names.carrying(NameKind.ACTIVITY, "udflugt") == 1
    assert names.carrying(NameKind.ACTIVITY, "nowhere") == 0
    assert names.recruitment == {"not_asked": 1}


def test_a_profile_and_its_renaming_are_saved_together_or_not_at_all(filled: OpenStore) -> None:
    renaming = [Renaming(NameKind.INTERVENTION, "gruppeterapi", "gruppeforløb")]
    before = interventions(filled)

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        filled.operations.save_profile("x", "new = 1", renamings=renaming, progress=stop)
    assert filled.reading.profile()[1:] == (1, "") and interventions(filled) == before
    filled.operations.stash("profile", "{}")
    changes = filled.operations.save_profile("x", "new = 1", renamings=renaming, draft="profile")
    assert changes.kinds == {"profile", "session"}
    assert filled.reading.draft("profile") is None
    assert interventions(filled)[0] == "gruppeforløb"
    versions = profile_versions(filled.reading)
    newest = versions[0]
    assert (newest.version, newest.name, newest.toml, newest.by) == (2, "x", "new = 1", filled.user)
    filled.operations.undo()
    assert filled.reading.profile()[1:] == (1, "") and interventions(filled) == before


def test_only_who_may_change_the_profile_renames_or_sees_its_versions(filled: OpenStore) -> None:
    words = "regnvejr i november"
    add_user(filled, name="Sanne", role=Role.CASEWORKER, passphrase=words, cost=CHEAP)
    folder = filled.folder
    filled.close()
    with open_store(folder, user="Sanne", passphrase=words) as hers:
        with pytest.raises(UserError):
            rename(hers, Renaming(NameKind.INTERVENTION, "gruppeterapi", "x"))
        with pytest.raises(UserError):
            profile_versions(hers.reading)
        with pytest.raises(UserError):
            stored_names(hers.reading)
        assert hers.reading.sessions()[0].intervention == "gruppeterapi"
