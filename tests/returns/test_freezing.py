"""What was sent is kept as it was sent; what is corrected afterwards is told, and a new profile corrects nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.answers import Gender
from exitdesk.domain.names import NameKind, Renaming
from exitdesk.domain.periods import Quarter
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, Session
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.forms.paperwork import write_return, write_return_again
from exitdesk.returns.freezing import ChangeKind, corrections
from exitdesk.returns.profile_model import FormerName, Profile
from exitdesk.returns.profile_writing import write_profile_text
from exitdesk.returns.profiles import find_profile, load_profile_text
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import SnapshotKind, snapshots_of
from tests.returns.agency_templates import by_xlsxwriter
from tests.returns.stores import new_store

QUARTER = Quarter(2026, 1).period


def filled(folder: Path) -> tuple[OpenStore, Profile]:
    store, profile = new_store(folder / "store", "reden-esbjerg")
    for number in ("0042", "0043"):
        store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5), gender=Gender.WOMAN))
    return store, profile


def key_of(store: OpenStore, number: str) -> Contact:
    found = store.reading.contact_by_number(number)
    assert found is not None
    return found


def test_the_same_data_give_the_same_bytes_and_one_snapshot(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        for name in ("a.xlsx", "b.xlsx"):
            write_return(store, profile, QUARTER, tmp_path / name)
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
        assert len(snapshots_of(store, SnapshotKind.RETURN)) == 1


def test_any_past_return_is_written_again_as_it_left(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx", password="en adgangskode")
        assert not (tmp_path / "sent.xlsx").read_bytes().startswith(b"PK")
        write_return(store, profile, QUARTER, tmp_path / "plain.xlsx")
        store.operations.save(replace(key_of(store, "0042"), gender=Gender.MAN))
        (snapshot,) = snapshots_of(store, SnapshotKind.RETURN)
        write_return_again(store, snapshot, tmp_path / "again.xlsx")
        assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "plain.xlsx").read_bytes()
        store.operations.erase_contact(key_of(store, "0043").key or "")
        with pytest.raises(UserError, match="erased"):
            write_return_again(store, snapshot, tmp_path / "never.xlsx")
        assert not (tmp_path / "never.xlsx").exists()


def test_what_is_corrected_in_a_returned_quarter_is_told(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        assert corrections(store).found == ()
        changed = key_of(store, "0042")
        store.operations.save(replace(changed, gender=Gender.MAN))
        store.operations.save(
            Session(contact=changed.key or "", date=date(2026, 2, 3), intervention="gruppeterapi", minutes=60)
        )
        store.operations.save(Contact(id_number="0044", first_contact=date(2026, 3, 5)))
        store.operations.bin("contact", key_of(store, "0043").key or "")
        store.operations.save(Contact(id_number="0045", first_contact=date(2026, 6, 5)))  # another quarter
        found = [one for one in corrections(store).found if one.sheet == "Registrering"]
        assert {(one.number, one.kind, one.column, one.before, one.now) for one in found} == {
            ("0042", ChangeKind.CHANGED, "Køn", "Kvinde", "Mand"),
            ("0042", ChangeKind.CHANGED, "Gruppeterapi", "nej", "ja"),
            ("0044", ChangeKind.ADDED, "", None, None),
            ("0043", ChangeKind.REMOVED, "", None, None),
        }
        write_return(store, profile, QUARTER, tmp_path / "again.xlsx")
        assert corrections(store).found == ()


def answered(contact: str, month: int, answer: int = 3) -> AnswerSet:
    five = (answer, answer, answer, answer, answer)
    return AnswerSet(contact=contact, date=date(2026, month, 20), answers=five)


def test_what_is_entered_late_is_told_wherever_the_return_would_have_it(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        woman = key_of(store, "0042").key or ""
        store.operations.save(answered(woman, 3))
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        assert corrections(store).found == ()
        store.operations.save(answered(woman, 1, 2))
        store.operations.save(ClothingHandout(contact=None, date=date(2026, 2, 4), items="jakke", pieces=2))
        store.operations.save(Activity(date=date(2026, 2, 5), name="Fællesspisning", headcount=7))
        store.operations.save(answered(woman, 5))  # another quarter
        told = {(one.number, one.sheet, one.place, one.before, one.now) for one in corrections(store).found}
    assert told >= {
        ("0042", "Trivsel", "Måling 1", None, 40),
        ("0042", "Trivsel", "Måling 1: Måling nr.", 1, 2),
        ("0042", "Trivsel", "Måling 1: Måneder siden første måling", 0.0, 1.9),
        ("", "Opgørelse", "Trivsel (WHO-5) efter måling: 2: Antal", None, 1),
        ("", "Opgørelse", "Trivsel: samme borgere ved måling 1 og senere: 2: Ændring", None, 20.0),
        ("", "Opgørelse", "Aktiviteter og besøg: Besøg: Tal", 0, 7),
        ("", "Aktiviteter", "2026-02, Tøj: Stykker", None, 2),
        ("", "Aktiviteter", "2026-02, Fællesspisning: Besøg", None, 7),
    }
    assert not [one for one in told if one[1] == "Registrering"]


def test_a_measurement_taken_back_is_told_and_that_of_a_row_that_goes_is_not_told_twice(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        for number in ("0042", "0043"):
            store.operations.save(answered(key_of(store, number).key or "", 2))
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        woman = key_of(store, "0042").key or ""
        store.operations.bin("wellbeing", store.reading.answer_sets(woman)[0].key or "")
        store.operations.bin("contact", key_of(store, "0043").key or "")
        found = [one for one in corrections(store).found if one.contact]
    assert {(one.number, one.sheet, one.row, one.kind) for one in found} >= {
        ("0042", "Trivsel", "Måling 1", ChangeKind.REMOVED), ("0043", "Registrering", "", ChangeKind.REMOVED),
    }  # fmt: skip
    assert not [one for one in found if one.number == "0043" and one.sheet == "Trivsel"]


def test_the_agencys_workbook_held_no_tables_so_that_none_are_corrected(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        template = tmp_path / "skema.xlsx"
        template.write_bytes(by_xlsxwriter(profile))
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx", template=template)
        store.operations.save(ClothingHandout(contact=None, date=date(2026, 2, 4), items="jakke", pieces=2))
        assert corrections(store).found == ()


def test_no_figure_tells_of_somebody_who_was_erased(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        erased = key_of(store, "0043").key or ""
        store.operations.save(answered(erased, 2))
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        store.operations.erase_contact(erased)
        assert corrections(store).found == ()
        (kept,) = snapshots_of(store, SnapshotKind.RETURN)
        assert "figures" not in kept.content and not kept.content["measured"]


def test_a_return_that_was_never_written_is_not_the_one_that_was_sent(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        store.operations.save(replace(key_of(store, "0042"), gender=Gender.MAN))
        with pytest.raises(EnvironmentFailure):
            write_return(store, profile, QUARTER, tmp_path / "no such folder" / "sent.xlsx")
        assert [one.now for one in corrections(store).found if one.contact] == ["Mand"]


def test_what_was_sent_again_as_it_was_first_is_what_counts(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        woman = key_of(store, "0042")
        for gender in (Gender.WOMAN, Gender.MAN, Gender.WOMAN):
            store.operations.save(replace(woman, gender=gender))
            write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        assert corrections(store).found == ()
        assert len(snapshots_of(store, SnapshotKind.RETURN)) == 3


def test_an_earlier_sending_is_compared_on_its_own(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        woman = key_of(store, "0042")
        for gender in (Gender.WOMAN, Gender.MAN):
            store.operations.save(replace(woman, gender=gender))
            write_return(store, profile, QUARTER, tmp_path / f"{gender}.xlsx")
        newest, first = snapshots_of(store, SnapshotKind.RETURN)
        assert [one.now for one in corrections(store, sent=[first]).found if one.contact] == ["Mand"]
        assert corrections(store, sent=[newest]).found == ()


def test_each_name_that_a_return_left_under_is_kept(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        for name in ("a.xlsx", "b.xlsx", "a.xlsx", "c.xlsx", "b.xlsx"):
            write_return(store, profile, QUARTER, tmp_path / name)
        (kept,) = snapshots_of(store, SnapshotKind.RETURN)
        assert (kept.file_name, *kept.also_sent_as) == ("a.xlsx", "b.xlsx", "c.xlsx")


def test_a_new_profile_rewrites_nothing_that_was_returned(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        _, text = find_profile("reden-esbjerg")
        changed = text.replace('title = "Køn"', 'title = "Borgerens køn"')
        assert changed != text
        store.operations.save_profile("reden-esbjerg", changed)
        assert corrections(store).found == ()
        (before,) = snapshots_of(store, SnapshotKind.RETURN)
        write_return(store, load_profile_text(changed), QUARTER, tmp_path / "new.xlsx")
        after = snapshots_of(store, SnapshotKind.RETURN)
        assert [one.profile_version for one in after] == [2, 1]
        assert before in after


def test_renaming_in_the_store_corrects_nothing_that_was_returned(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        woman = key_of(store, "0042").key or ""
        for day, name, helped in ((3, "gruppeterapi", ("bolig",)), (4, "individuel terapi", ())):
            store.operations.save(Session(contact=woman, date=date(2026, 2, day), intervention=name, challenges=helped))
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        steps = [
            {"gruppeterapi": "gruppeforløb"},
            {"gruppeforløb": "individuel terapi", "individuel terapi": "gruppeforløb"},  # they change places
        ]
        for number, names in enumerate(steps, start=2):
            profile = renamed(profile, names, number)
            renamings = [Renaming(NameKind.INTERVENTION, old, new) for old, new in names.items()]
            store.operations.save_profile(profile.name, write_profile_text(profile), renamings=renamings)
            assert corrections(store).found == ()
        assert profile.intervention_name("gruppeterapi") == "individuel terapi"
        store.operations.save(replace(store.reading.sessions(woman)[0], challenges=("bolig", "økonomi")))
        assert [(one.column, one.before, one.now) for one in corrections(store).found if one.contact] == [
            ("Hjælp til: økonomi", "nej", "ja")
        ]


def test_renaming_an_activity_corrects_nothing_that_was_returned(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        old, new = profile.activities[0], "madklub for alle"
        store.operations.save(Activity(date=date(2026, 2, 5), name=old, headcount=7))
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        former = FormerName(NameKind.ACTIVITY, old, new, 2)
        later = replace(profile, version=2, activities=(new, *profile.activities[1:]), former_names=(former,))
        renaming = Renaming(NameKind.ACTIVITY, old, new)
        store.operations.save_profile(profile.name, write_profile_text(later), renamings=[renaming])
        assert corrections(store).found == ()


def test_a_return_whose_profile_cannot_be_read_any_more_is_told_not_passed_over(tmp_path: Path) -> None:
    store, profile = filled(tmp_path)
    with store:
        write_return(store, profile, QUARTER, tmp_path / "sent.xlsx")
        store.operations.save_profile(profile.name, write_profile_text(profile))
        write_return(store, profile, Quarter(2026, 2).period, tmp_path / "next.xlsx")
        assert corrections(store).not_compared == ()
        store.db.execute("UPDATE profiles SET toml = 'of a later program' WHERE version = 1")
        store.operations.save(replace(key_of(store, "0042"), gender=Gender.MAN))
        made = corrections(store)
    assert made.not_compared == ("2026-Q1",)
    assert {one.snapshot.period for one in made.found} <= {"2026-Q2"}


def renamed(profile: Profile, names: dict[str, str], version: int) -> Profile:
    former = [FormerName(NameKind.INTERVENTION, old, new, version) for old, new in names.items()]
    return replace(
        profile,
        version=version,
        interventions=tuple(replace(one, name=names.get(one.name, one.name)) for one in profile.interventions),
        columns=tuple(replace(one, subject=names.get(one.subject, one.subject)) for one in profile.columns),
        former_names=(*profile.former_names, *former),
    )
