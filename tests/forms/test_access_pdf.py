"""Everything held on one contact, on paper: nothing of hers is missing, nothing of others' is there."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from exitdesk.domain.answers import AnswerMode, Channel, Direction, Gender, Missing, Purpose, ReferralStatus
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, PrintedForm, Referral, Session
from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.forms.access_pdf import access_pdf
from exitdesk.forms.person_papers import write_access, write_log, write_what_we_write
from exitdesk.returns.profiles import load_profile
from exitdesk.store.held import Held, everything_held
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.users import add_user
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.sample import DAY, add_contact, empty_store

PROFILE = load_profile("reden-esbjerg")
UNTIL = date(2026, 12, 28)


def text_of(data: bytes) -> str:
    """All pages as one text, on one line."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def paper(held: Held, language: str = "da") -> str:
    return text_of(access_pdf(held, PROFILE, made_on=DAY, practice=False, backups_until=UNTIL, in_language=language))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    store = empty_store(tmp_path / "desk")
    yield store
    store.close()


@pytest.fixture
def her(desk: OpenStore) -> str:
    """A contact with one of everything, beside one who must not be on her paper."""
    key = add_contact(
        desk, "CDE-FGK", gender=Gender.DECLINED, age_missing=Missing.UNKNOWN, purpose=Purpose.NOT_ASKED,
        note="kommer helst om formiddagen",
    )  # fmt: skip
    other = add_contact(desk, "H7K-M36", note="noget om en anden")
    save = desk.operations.save
    talk = Session(
        contact=key, date=DAY - timedelta(days=9), intervention="individuel terapi", minutes=50,
        channel=Channel.PHONE, organisation="Reden Esbjerg", challenges=("bolig", "vold"), note="talte om flytning",
    )  # fmt: skip
    save(talk)
    save(Session(contact=other, date=DAY, intervention="gruppeterapi", note="den andens note"))
    save(Referral(contact=key, date=DAY, direction=Direction.OUT, offer="krisecenter", trafficking=True,
                  status=ReferralStatus.STARTED))  # fmt: skip
    save(AnswerSet(contact=key, date=DAY, answers=(1, 2, 3, 4, 5), mode=AnswerMode.PAPER))
    save(ClothingHandout(contact=key, date=DAY, items="vintersko", pieces=2))
    save(ClothingHandout(contact=key, date=DAY, items="fortrudt frakke", pieces=1))
    binned = next(item for item in desk.reading.clothing(key) if item.items == "fortrudt frakke")
    assert binned.key is not None
    desk.operations.bin("clothing", binned.key)
    desk.operations.save_activity(Activity(date=DAY, name="Udflugt", note="note om hele flokken"), [key, other])
    desk.operations.register_printed_forms([PrintedForm(code="K7M2Q9T4", contact=key, language="da", layout="a4")])
    desk.operations.log(Action.OPENED, contacts=[key])
    typed = {"note": "halvt skrevet sætning"}
    desk.operations.stash("person", json.dumps({"contact": key, "sheet": "session", "typed": typed}))
    rows = [{"contact": key, "attends": ["Åben café"]}, {"contact": other, "attends": ["den andens besøg"]}]
    desk.operations.stash("today", json.dumps({"rows": rows}))
    return key


def held_on(desk: OpenStore, key: str) -> Held:
    found = everything_held(desk.reading, key)
    assert found is not None
    return found


def test_everything_that_is_held_stands_there(desk: OpenStore, her: str) -> None:
    text = paper(held_on(desk, her))
    for words in (
        "Køn Ønsker ikke at svare", "Alder Ikke oplyst", "Formål Ikke spurgt", "Kom via Ikke spurgt",
        "kommer helst om formiddagen", "Individuel terapi", "50 min · telefon · Reden Esbjerg",
        "hjælp til bolig, vold", "talte om flytning", "Udflugt", "vintersko · 2 stk.", "Henvist til krisecenter",
        "Påbegyndt · menneskehandel: ja", "WHO-5-skema, kode K7M2Q9T4",
        "fortrudt frakke · 1 stk. · i papirkurven siden",
        "Notat: halvt skrevet sætning", "Åben café", "Åbnet",
    ):  # fmt: skip
        assert words in text.replace("\u00a0", " "), words
    assert "20-11-2026 1 2 3 4 5 60 på papir" in text


def test_nothing_of_anybody_else_stands_there(desk: OpenStore, her: str) -> None:
    text = paper(held_on(desk, her))
    for words in ("H7K-M36", "noget om en anden", "den andens note", "den andens besøg", "note om hele flokken"):
        assert words not in text


def test_keys_of_rows_are_not_on_paper(desk: OpenStore, her: str) -> None:
    assert her not in paper(held_on(desk, her))


def test_it_says_what_it_is_and_how_long_it_is_kept(desk: OpenStore, her: str) -> None:
    text = paper(held_on(desk, her))
    assert "Her står alt, hvad der er gemt om dig under ID-nummeret CDE-FGK den 20-11-2026." in text
    assert "Det gemmes til 20-11-2031: 5 år efter, at der sidst skete noget her." in text
    assert "kan det ligge i sikkerhedskopier til 28-12-2026" in text
    assert "destrueres i hånden" not in text


def test_staff_stand_there_by_role_and_never_by_name(desk: OpenStore, her: str) -> None:
    add_user(desk, name="Karla Mogensen", role=Role.CASEWORKER, passphrase=PASSPHRASE, cost=CHEAP)
    folder = desk.folder
    desk.close()
    with open_store(folder, user="Karla Mogensen", passphrase=PASSPHRASE) as caseworkers:
        caseworkers.operations.save(ClothingHandout(contact=her, date=DAY, items="hue", pieces=1))
        text = paper(held_on(caseworkers, her))
    assert "Tøj skrevet ned Medarbejder" in text and "Leder" in text
    assert "Karla" not in text and "Mogensen" not in text


def test_a_user_who_is_gone_is_a_former_user(desk: OpenStore, her: str) -> None:
    held = replace(held_on(desk, her), roles={})
    assert "En tidligere bruger" in paper(held) and USER not in paper(held)


def test_what_a_note_said_before_it_was_changed_is_still_held_and_so_it_is_shown(desk: OpenStore, her: str) -> None:
    session = desk.reading.sessions(her)[0]
    desk.operations.save(replace(session, note="skrevet om"))
    assert "Notat: fra talte om flytning til skrevet om" in paper(held_on(desk, her))


def test_a_row_that_was_undone_is_still_in_the_log_with_what_it_held(desk: OpenStore, her: str) -> None:
    desk.operations.save(Session(contact=her, date=DAY, intervention="gruppeterapi", note="en fejl"))
    desk.operations.undo()
    text = paper(held_on(desk, her))
    assert "Samtale fortrudt" in text and "Notat: en fejl" in text


def test_a_person_with_next_to_nothing_is_told_what_is_not_written(desk: OpenStore) -> None:
    text = paper(held_on(desk, add_contact(desk, "0042")))
    assert "Der står intet om: samtaler og anden hjælp, café, mad og aktiviteter, tøj, henvisninger" in text
    assert "trivsel" in text.lower() and "World Health" not in text


def test_english_on_choice_whatever_the_windows_speak(desk: OpenStore, her: str) -> None:
    text = paper(held_on(desk, her), "en")
    assert "What is kept about you" in text and "Individual therapy" in text and "Gender Declined to answer" in text
    assert "over the last two weeks" in text.lower()
    assert "Her står alt" not in text


def test_a_long_history_is_paged_with_the_number_on_every_page(desk: OpenStore) -> None:
    key = add_contact(desk, "CDE-FGK")
    desk.operations.save_all(
        Session(contact=key, date=DAY - timedelta(days=n % 80), intervention="gruppeterapi", note=f"samtale nr. {n}.")
        for n in range(500)
    )
    data = access_pdf(held_on(desk, key), PROFILE, made_on=DAY, practice=True, backups_until=None)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(pages) > 20
    for number, page in enumerate(pages, start=1):
        assert "CDE-FGK" in page and f"side {number} af {len(pages)}" in page and "ØVELSE" in page
    whole = " ".join(pages)
    assert all(f"samtale nr. {n}." in whole for n in range(500))


def test_a_note_longer_than_a_page_goes_on_upon_the_next(desk: OpenStore) -> None:
    key = add_contact(desk, "CDE-FGK", note="")
    words = " ".join(f"ord{n}" for n in range(2500))
    desk.operations.save(Session(contact=key, date=DAY, intervention="gruppeterapi", note=words))
    data = access_pdf(held_on(desk, key), PROFILE, made_on=DAY, practice=False, backups_until=None)
    lowest: list[float] = []
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    for page in pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, _size: lowest.append(tm[5]) if "ord" in text else None
        )
    assert len(pages) > 3 and min(lowest) > 50
    assert "ord2499" in " ".join(page.extract_text() for page in pages)


def test_the_log_knows_of_each_paper_before_it_is_there(desk: OpenStore, her: str, tmp_path: Path) -> None:
    for write, name in ((write_access, "a.pdf"), (write_log, "l.pdf")):
        write(desk, PROFILE, her, tmp_path / name, DAY, "da")
    write_what_we_write(desk, PROFILE, tmp_path / "w.pdf", DAY)
    entries = desk.reading.log_page(LogFilter(actions=frozenset({Action.EXPORTED, Action.PRINTED})), limit=3)
    assert [(entry.action, entry.detail, entry.id_number) for entry in entries] == [
        (Action.PRINTED, "what_we_write", None),
        (Action.EXPORTED, "log", "CDE-FGK"),
        (Action.EXPORTED, "access", "CDE-FGK"),
    ]
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in ("a.pdf", "l.pdf", "w.pdf"))
    said = text_of((tmp_path / "l.pdf").read_bytes())
    assert "Gemt som fil: alt om borgeren på papir" in said and "Leder" in said and "H7K-M36" not in said
    assert (tmp_path / "a.pdf").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.HEALTH])
def test_roles_that_may_not_export_get_no_paper(desk: OpenStore, her: str, tmp_path: Path, role: Role) -> None:
    add_user(desk, name="Frivillig", role=role, passphrase=PASSPHRASE, cost=CHEAP)
    folder = desk.folder
    desk.close()
    with open_store(folder, user="Frivillig", passphrase=PASSPHRASE) as theirs:
        for write in (write_access, write_log):
            with pytest.raises(UserError):
                write(theirs, PROFILE, her, tmp_path / "none.pdf", DAY, "da")
        write_what_we_write(theirs, PROFILE, tmp_path / "sheet.pdf", DAY)
    assert not (tmp_path / "none.pdf").exists() and (tmp_path / "sheet.pdf").exists()


def test_a_contact_in_the_bin_is_shown_as_well(desk: OpenStore, her: str) -> None:
    desk.operations.bin("contact", her)
    text = paper(held_on(desk, her))
    assert "Alt om dig i papirkurven siden" in text and "talte om flytning" in text
