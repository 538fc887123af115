"""The sheets of one talk and one referral: little is asked for, what is typed survives, errors stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from exitdesk.domain.answers import Channel, Direction, ReferralStatus
from exitdesk.domain.records import Referral, Session
from exitdesk.errors import EnvironmentFailure
from exitdesk.store.opening import OpenStore
from exitdesk.ui.entries.referral_entry import ReferralSheet, Trafficking, open_referral_entry
from exitdesk.ui.entries.saving import save_record
from exitdesk.ui.entries.session_entry import SessionSheet, open_session_entry
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from tests.desktop import sample
from tests.desktop.evening_desk import EveningDesk


@pytest.fixture
def store(folder: Path) -> Iterator[OpenStore]:
    opened = sample.empty_store(folder)
    yield opened
    opened.close()


@pytest.fixture
def contact(store: OpenStore) -> str:
    return sample.add_contact(store, "0042")


@pytest.fixture
def desk(store: OpenStore, contact: str, qapp: QApplication) -> Iterator[EveningDesk]:
    opened = EveningDesk(store)
    yield opened
    opened.close()


def talk_sheet(desk: EveningDesk, contact: str, session: Session | None = None) -> SessionSheet:
    page = desk.page
    return open_session_entry(
        page,
        contact=contact,
        number="0042",
        session=session,
        accept=lambda record, sheet: save_record(page, record, sheet),
    )


def referral_sheet(desk: EveningDesk, contact: str, referral: Referral | None = None) -> ReferralSheet:
    page = desk.page
    return open_referral_entry(
        page, contact=contact, number="0042", referral=referral,
        accept=lambda record, sheet: save_record(page, record, sheet),
    )  # fmt: skip


def test_a_talk_needs_nothing_but_enter(desk: EveningDesk, store: OpenStore, contact: str) -> None:
    talk_sheet(desk, contact)
    desk.press("Enter")
    (talk,) = store.reading.sessions(contact)
    assert (talk.date, talk.intervention, talk.minutes) == (sample.DAY, sample.TALK, 30)
    assert (talk.channel, talk.organisation) == (Channel.IN_PERSON, "Reden Esbjerg")
    assert open_sheet(desk.shell) is None


def test_everything_of_a_talk_is_saved_and_shown_again(desk: EveningDesk, store: OpenStore, contact: str) -> None:
    sheet = talk_sheet(desk, contact)
    sheet.intervention.set_value(sample.THERAPY)
    sheet.minutes.set_text("75")
    sheet.day.set_text("-3")
    sheet.organisation.set_value("Esbjerg Kommune")
    sheet.channel.set_value(Channel.PHONE)
    sheet.challenges.set_values(["vold", "bolig"])
    sheet.note.set_text("To linjer\nog en til")
    sheet.finish()
    (talk,) = store.reading.sessions(contact)
    assert talk == Session(
        key=talk.key, contact=contact, date=sample.DAY.replace(day=17), intervention=sample.THERAPY, minutes=75,
        channel=Channel.PHONE, organisation="Esbjerg Kommune", challenges=("bolig", "vold"),
        note="To linjer\nog en til",
    )  # fmt: skip
    again = talk_sheet(desk, contact, talk)
    assert not again.is_dirty()
    again.finish()
    assert store.reading.sessions(contact) == [talk]


def test_minutes_follow_the_intervention_until_they_are_typed(desk: EveningDesk, contact: str) -> None:
    sheet = talk_sheet(desk, contact)
    sheet.intervention.set_value("gruppeterapi")
    sheet.intervention.changed.emit("gruppeterapi")
    assert sheet.minutes.text() == "90"
    sheet.minutes.set_text("77")
    sheet.intervention.set_value(sample.TALK)
    sheet.intervention.changed.emit(sample.TALK)
    assert sheet.minutes.text() == "77"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("day", "21-11-2026", "not come yet"), ("day", "snart", "not a date"), ("day", "", "Type a date"),
        ("minutes", "1441", "1440"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field(
    desk: EveningDesk, store: OpenStore, contact: str, field: str, text: str, sentence: str
) -> None:
    sheet = talk_sheet(desk, contact)
    getattr(sheet, field).set_text(text)
    sheet.finish()
    assert sentence in getattr(sheet, field).error()
    assert store.reading.sessions(contact) == []


@pytest.mark.parametrize("word", ["x", "ord ", "linje\n"])
def test_a_note_of_a_megabyte_stays_in_its_field_with_a_sentence(
    desk: EveningDesk, store: OpenStore, contact: str, word: str
) -> None:
    sheet = talk_sheet(desk, contact)
    pasted = QMimeData()
    pasted.setText(word * (1_000_000 // len(word)) + "!")
    sheet.note.edit.insertFromMimeData(pasted)
    sheet.finish()
    assert "too long" in sheet.note.error()
    assert len(sheet.note.text()) > 999_990
    assert store.reading.sessions(contact) == []


def test_a_refusal_of_the_store_keeps_the_sheet_and_what_was_typed(
    desk: EveningDesk, store: OpenStore, contact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_record: object) -> None:
        raise EnvironmentFailure("The disk is full. Free some space, then save again.")

    sheet = talk_sheet(desk, contact)
    sheet.note.set_text("Vigtigt")
    with monkeypatch.context() as broken:
        broken.setattr(store.operations, "save", full)
        sheet.finish()
    assert isValid(sheet)
    assert "disk is full" in sheet.error()
    sheet.finish()
    assert [talk.note for talk in store.reading.sessions(contact)] == ["Vigtigt"]


def test_leaving_a_changed_sheet_asks_first(desk: EveningDesk, contact: str) -> None:
    sheet = talk_sheet(desk, contact)
    sheet.note.set_text("Halv")
    desk.press("Esc")
    question = open_sheet(desk.shell)
    assert isinstance(question, Ask)
    desk.press("Esc")
    assert isValid(sheet)
    assert sheet.note.text() == "Halv"


def test_what_is_half_typed_comes_back(desk: EveningDesk, contact: str) -> None:
    sheet = talk_sheet(desk, contact)
    sheet.day.set_text("i gå")
    sheet.minutes.set_text("5")
    entry = sheet.stash()
    assert entry is not None
    sheet.close_sheet()
    again = talk_sheet(desk, contact)
    assert again.stash() is None
    again.restore(entry)
    assert (again.day.text(), again.minutes.text()) == ("i gå", "5")


@pytest.mark.parametrize(
    ("answer", "stored"), [(Trafficking.YES, True), (Trafficking.NO, False), (Trafficking.NOT_ASKED, None)]
)
def test_trafficking_has_three_answers(
    desk: EveningDesk, store: OpenStore, contact: str, answer: Trafficking, stored: bool | None
) -> None:
    sheet = referral_sheet(desk, contact)
    sheet.trafficking.set_value(answer)
    sheet.finish()
    (referral,) = store.reading.referrals(contact)
    assert referral.trafficking is stored
    assert referral_sheet(desk, contact, referral).trafficking.value() == answer


def test_an_offer_may_be_free_words(desk: EveningDesk, store: OpenStore, contact: str) -> None:
    sheet = referral_sheet(desk, contact)
    desk.type("kris")
    desk.press("Down", "Enter")
    assert sheet.offer.text() == "kris"
    sheet.direction.set_value(Direction.IN)
    sheet.status.set_value(ReferralStatus.STARTED)
    sheet.finish()
    (referral,) = store.reading.referrals(contact)
    assert (referral.offer, referral.direction, referral.status) == ("kris", Direction.IN, ReferralStatus.STARTED)
    assert referral == replace(referral, date=sample.DAY)


def test_an_arrow_down_shows_all_offers_of_the_profile(desk: EveningDesk, contact: str) -> None:
    sheet = referral_sheet(desk, contact)
    desk.press("Down")
    assert sheet.offer.popover is not None
    assert len(sheet.offer.popover.rows()) == len(desk.desk.profile.offers)
    desk.press("Down", "Enter")
    assert sheet.offer.text() == desk.desk.profile.offers[1]
