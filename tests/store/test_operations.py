"""One operation, one transaction, one entry in the history, one undo."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from exitdesk.domain.answers import Gender
from exitdesk.domain.evening import Evening, EveningRow
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
from exitdesk.errors import UserError
from exitdesk.store import history
from exitdesk.store.history import Action
from exitdesk.store.opening import OpenStore, open_store
from tests.conftest import PASSPHRASE, USER

TODAY = date.today()
ACTIVITIES = ("Åben café", "Måltid")


def new_contact(store: OpenStore, number: str = "") -> str:
    record = Contact(id_number=number or store.operations.new_number(), first_contact=TODAY - timedelta(days=90))
    return next(iter(store.operations.save(record).keys))


def everything(store: OpenStore) -> list[object]:
    tables = ["contacts", "sessions", "activities", "attendances", "clothing_handouts", "answer_sets", "referrals"]
    return [store.db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def test_a_saved_record_reads_back_as_it_was_typed(store: OpenStore) -> None:
    key = new_contact(store, "0042")
    session = Session(
        contact=key, date=TODAY, intervention="individuel terapi", minutes=50, challenges=("bolig", "økonomi"),
        note='=HYPERLINK("x") 🙂 „æøå"\nny linje',
    )  # fmt: skip
    changes = store.operations.save(session)
    assert changes.kinds == {"session"}
    assert changes.contacts == {key}
    (read,) = store.reading.sessions(key)
    assert dataclasses.replace(read, key=None) == session
    found = store.reading.contact_by_number("0042")
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "unsound",
    [
        Session(contact="", date=TODAY + timedelta(days=1), intervention="x"),
        Session(contact="", date=date(1999, 12, 31), intervention="x"),
        Session(contact="", date=TODAY, intervention="  "),
        Session(contact="", date=TODAY, intervention="x", minutes=-1),
        Session(contact="", date=TODAY, intervention="x", note="n" * 1_000_000),
        Session(contact="", date=TODAY, intervention="x", note="a\x00b"),
        Session(contact="", date=TODAY, intervention="x", note="\ud800"),
        AnswerSet(contact="", date=TODAY, answers=(0, 1, 2, 3, 6)),
        AnswerSet(contact="", date=TODAY, answers=(0, 1, 2, 3, -1)),
        Activity(date=TODAY, name="café", headcount=-3),
        Contact(id_number="", first_contact=TODAY),
        Contact(id_number="0001", first_contact=TODAY, ended=TODAY - timedelta(days=1)),
        Contact(id_number="0001", first_contact=TODAY, birth_year=TODAY.year + 1),
    ],
    ids=lambda record: type(record).__name__,
)
def test_what_is_not_sound_is_refused_whole(store: OpenStore, unsound: Record) -> None:
    key = new_contact(store)
    before = everything(store)
    if hasattr(unsound, "contact"):
        unsound = dataclasses.replace(unsound, contact=key)
    sound = ClothingHandout(contact=key, date=TODAY)
    with pytest.raises(UserError):
        store.operations.save_all([sound, unsound])
    assert everything(store) == before


def test_an_unknown_contact_saves_nothing(store: OpenStore) -> None:
    with pytest.raises(UserError, match="no longer in the store"):
        store.operations.save(Session(contact="nobody", date=TODAY, intervention="x"))
    assert store.reading.sessions() == []


def test_a_number_is_given_once(store: OpenStore) -> None:
    key = new_contact(store, "H7K-M3P")
    with pytest.raises(UserError, match="already in use"):
        new_contact(store, "h7km3p")
    store.operations.bin("contact", key)
    with pytest.raises(UserError, match="bin"):
        new_contact(store, "H7K-M3P")


def test_every_operation_is_undone_whole(store: OpenStore) -> None:
    key = new_contact(store)
    states = [everything(store)]
    store.operations.save(Session(contact=key, date=TODAY, intervention="x"))
    states.append(everything(store))
    session = store.reading.sessions(key)[0]
    store.operations.save(dataclasses.replace(session, minutes=30, note="kort"))
    states.append(everything(store))
    row = EveningRow(contact=key, attends=frozenset(ACTIVITIES), sessions=(store.reading.sessions(key)[0],))
    store.operations.save_evening(
        Evening(day=TODAY, activities=ACTIVITIES, guests=4, rows=(row.with_pieces(3, TODAY),))
    )
    states.append(everything(store))
    store.operations.bin("session", session.key or "")
    for wanted in reversed(states):
        assert store.operations.undo()
        assert content(everything(store)) == content(wanted)
    assert history.broken_links(store.db) == []


def content(tables: list[object]) -> list[object]:
    """Without the marks of when and by whom a row was changed."""
    return [[(*row[:-3], row[-1]) for row in table] for table in tables]  # type: ignore[attr-defined]


def test_the_bin_gives_back_what_was_put_in(store: OpenStore) -> None:
    key = new_contact(store)
    store.operations.save(Referral(contact=key, date=TODAY, offer="krisecenter"))
    (referral,) = store.reading.referrals(key)
    store.operations.bin("referral", referral.key or "")
    assert store.reading.referrals(key) == []
    assert [row.record for row in store.reading.bin(key)] == [referral]
    store.operations.restore("referral", referral.key or "")
    assert store.reading.referrals(key) == [referral]
    assert [e.action for e in store.reading.row_history(referral.key or "")] == [
        Action.ADDED, Action.BINNED, Action.RESTORED,
    ]  # fmt: skip


def test_the_history_of_a_field_tells_old_and_new(store: OpenStore) -> None:
    key = new_contact(store)
    contact = store.reading.contact(key)
    assert contact is not None
    store.operations.save(dataclasses.replace(contact, gender=Gender.DECLINED))
    entry = store.reading.row_history(key)[-1]
    assert (entry.action, entry.old, entry.new) == (Action.CHANGED, {"gender": "not_asked"}, {"gender": "declined"})
    assert entry.by == USER


def test_saving_the_same_again_changes_nothing(store: OpenStore) -> None:
    key = new_contact(store)
    contact = store.reading.contact(key)
    assert contact is not None
    before = history.last_mark(store.db)
    assert not store.operations.save(contact)
    assert history.last_mark(store.db) == before


def test_an_evening_reads_back_as_it_was_saved(store: OpenStore) -> None:
    keys = [new_contact(store) for _ in range(5)]
    rows = tuple(
        EveningRow(
            contact=key,
            attends=frozenset(ACTIVITIES[: 1 + number % 2]),
            sessions=(Session(contact=key, date=TODAY, intervention="råd", minutes=15),) if number else (),
            referrals=(Referral(contact=key, date=TODAY, offer="bank"),) if number == 2 else (),
        ).with_pieces(number, TODAY)
        for number, key in enumerate(keys)
    )
    store.operations.save_evening(Evening(day=TODAY, activities=ACTIVITIES, guests=6, rows=rows))
    evening = store.reading.evening(TODAY, ACTIVITIES)
    assert evening.guests == 6
    assert [row.contact for row in evening.rows] == keys
    assert [row.pieces for row in evening.rows] == [0, 1, 2, 3, 4]
    assert [len(row.attends) for row in evening.rows] == [1, 2, 1, 2, 1]
    (café,) = [a for a in store.reading.activities() if a.name == ACTIVITIES[0]]
    assert café.headcount == 11
    changes = store.operations.save_evening(evening)
    assert not changes


def test_people_not_on_the_sheet_are_left_alone(store: OpenStore) -> None:
    first, second = new_contact(store), new_contact(store)
    for key in (first, second):
        row = EveningRow(contact=key, attends=frozenset(ACTIVITIES[:1])).with_pieces(2, TODAY)
        store.operations.save_evening(Evening(day=TODAY, activities=ACTIVITIES, guests=1, rows=(row,)))
    evening = store.reading.evening(TODAY, ACTIVITIES)
    assert [row.contact for row in evening.rows] == [first, second]
    gone = dataclasses.replace(evening, rows=(EveningRow(contact=first),))
    store.operations.save_evening(gone)
    evening = store.reading.evening(TODAY, ACTIVITIES)
    assert [row.contact for row in evening.rows] == [second]
    assert evening.guests == 1


def test_a_drafts_entry_outlives_the_program(store: OpenStore) -> None:
    store.operations.stash("today", '{"typed": "H7K"}')
    store.close()
    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as again:
        assert again.reading.draft("today") == '{"typed": "H7K"}'
        again.operations.stash("today", None)
        assert again.reading.drafts() == {}


def test_a_changed_history_is_found_and_erased_values_still_verify(store: OpenStore) -> None:
    key = new_contact(store)
    store.operations.save(Session(contact=key, date=TODAY, intervention="x", note="hemmelig"))
    with store.db.atomic():
        store.db.execute("UPDATE history SET old = NULL, new = NULL, salt = NULL WHERE kind = 'session'")
    assert history.broken_links(store.db) == []
    with store.db.atomic():
        store.db.execute("UPDATE history SET by = 'anden' WHERE seq = 2")
    assert history.broken_links(store.db)[0] == 2


def test_an_activity_and_those_who_were_there_are_one_operation(store: OpenStore) -> None:
    """Adding, changing who was there, and taking both back; whoever is named twice counts once."""
    one, two, three = (new_contact(store) for _ in range(3))
    before = everything(store)
    changes = store.operations.save_activity(Activity(date=TODAY, name="Udflugt", headcount=5), [one, two, one])
    assert changes.kinds == {"activity", "attendance"}
    assert changes.contacts == {one, two}
    (activity,) = store.reading.activities()
    assert activity.key is not None
    assert [a.contact for a in store.reading.attendances(activity=activity.key)] == [one, two]

    outing = everything(store)
    store.operations.save_activity(dataclasses.replace(activity, name="Tur", headcount=None), [two, three])
    (changed,) = store.reading.activities()
    assert (changed.name, changed.headcount) == ("Tur", None)
    assert {a.contact for a in store.reading.attendances(activity=activity.key)} == {two, three}
    assert not store.reading.attendances(contact=one)

    store.operations.undo()
    assert store.reading.activities() == [activity]
    assert {a.contact for a in store.reading.attendances(activity=activity.key)} == {one, two}
    assert len(everything(store)[3]) == len(outing[3])
    store.operations.undo()
    assert everything(store) == before


def test_an_unsound_activity_leaves_nobody_behind(store: OpenStore) -> None:
    contact = new_contact(store)
    before = everything(store)
    with pytest.raises(UserError):
        store.operations.save_activity(Activity(date=TODAY, name=" "), [contact])
    with pytest.raises(UserError, match="no longer in the store"):
        store.operations.save_activity(Activity(date=TODAY, name="Udflugt"), [contact, "nobody"])
    assert everything(store) == before


def test_the_profile_says_how_often_who5_is_due(store: OpenStore) -> None:
    key = new_contact(store)
    store.operations.save(AnswerSet(contact=key, date=TODAY - timedelta(days=75), answers=(3, 3, 3, 3, 3)))
    due = store.reading.summary(key, TODAY)
    assert due is not None
    assert due.is_due(TODAY)
    store.reading.who5_months_between = 3
    later = store.reading.summary(key, TODAY)
    assert later is not None
    assert not later.is_due(TODAY)


def test_what_belongs_to_a_contact_that_was_undone_is_refused_with_a_sentence(store: OpenStore) -> None:
    key = new_contact(store)
    store.operations.undo()
    with pytest.raises(UserError, match="no longer in the store"):
        store.operations.save(Session(contact=key, date=date(2026, 11, 1), intervention="gruppeterapi"))
    assert store.reading.sessions(key) == []


def test_a_contact_whose_form_is_printed_is_not_undone_away(store: OpenStore) -> None:
    key = new_contact(store)
    store.operations.register_printed_forms([PrintedForm(code="F1", contact=key, language="da", layout="a4")])
    before = everything(store)
    with pytest.raises(UserError, match="printed"):
        store.operations.undo()
    assert everything(store) == before


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("%", ["A%1"]), ("_", ["B_2"]), ("\\", ["C\\3"]), ("a%", ["A%1"]), ("%1", ["A%1"]), ("%%", []), ("-", ["D-4"]),
        ("4", ["4E", "D-4"]),
    ],
)  # fmt: skip
def test_a_search_takes_every_character_for_itself(store: OpenStore, typed: str, found: list[str]) -> None:
    for number in ("A%1", "B_2", "C\\3", "D-4", "4E"):
        new_contact(store, number)
    assert [contact.id_number for contact in store.reading.search_numbers(typed)] == found
