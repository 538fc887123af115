"""The person page: everything that happened in one line of time, each entry one key from being corrected or binned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain import who5
from exitdesk.domain.answers import AnswerMode, Channel, Gender, Missing
from exitdesk.domain.records import Activity, AnswerSet, Attendance, ClothingHandout, Contact, Session
from exitdesk.store.history import Action
from exitdesk.store.opening import OpenStore
from exitdesk.ui.entries.contact_entry import ContactSheet
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.models.person_timeline import Line
from exitdesk.ui.models.person_view import PersonView, change_words, odd_words
from exitdesk.ui.pages.contacts import ContactsPage
from exitdesk.ui.pages.person import PersonPage
from exitdesk.ui.widgets.person_sheets import BinSheet, HistorySheet, PartsSheet, history_sentences
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from exitdesk.ui.widgets.text import Text
from tests.desktop import sample
from tests.desktop.pressing import click, press

NUMBER = "H7K-M36"
THERAPY_DAY = date(2026, 11, 12)


def day(text: str) -> date:
    found = text.split("-")
    return date(int(found[2]), int(found[1]), int(found[0]))


def answers(score: int) -> tuple[int, int, int, int, int]:
    raw = score // 4
    return (min(raw, 5), min(max(raw - 5, 0), 5), min(max(raw - 10, 0), 5), min(max(raw - 15, 0), 5), max(raw - 20, 0))


@pytest.fixture
def key(esbjerg: OpenStore) -> str:
    """A contact with a talk, an evening with meal and clothes, and four WHO-5 measurements."""
    contact = sample.add_contact(esbjerg, NUMBER, first_contact=day("14-01-2026"), birth_year=1988)
    save = esbjerg.operations.save
    for when, score in (("14-01-2026", 28), ("22-04-2026", 36), ("02-07-2026", 40), ("18-09-2026", 48)):
        save(AnswerSet(contact=contact, date=day(when), answers=answers(score), mode=AnswerMode.SCREEN))
    save(
        Session(
            contact=contact, date=THERAPY_DAY, intervention=sample.THERAPY, minutes=50, channel=Channel.IN_PERSON,
            organisation="Reden Esbjerg", challenges=("netværk",),
        )
    )  # fmt: skip
    evening = day("17-11-2026")
    for name in (sample.MEAL, sample.CAFE):
        save(Activity(date=evening, name=name, headcount=9))
        activity = esbjerg.reading.activity_of(evening, name)
        assert activity is not None and activity.key is not None
        save(Attendance(activity=activity.key, contact=contact))
    save(ClothingHandout(contact=contact, date=evening, pieces=2))
    return contact


@pytest.fixture
def page(key: str, window: MainWindow) -> PersonPage:
    window.go("person", contact=key)
    QApplication.processEvents()
    return cast("PersonPage", window.page("person"))


def timeline(page: PersonPage) -> list[Line]:
    return [row for row in page.timeline.rows if isinstance(row, Line)]


def titles(page: PersonPage) -> list[str]:
    return [line.title for line in timeline(page)]


def focus_on(page: PersonPage, kind: str) -> Line:
    line = next(line for line in timeline(page) if line.parts[0].kind == kind)
    assert page.timeline.select(kind, line.parts[0].key)
    page.timeline.setFocus()
    return line


def stored(esbjerg: OpenStore, key: str) -> Contact:
    contact = esbjerg.reading.contact(key)
    assert contact is not None
    return contact


def test_everything_stands_in_one_line_of_time_newest_first(page: PersonPage) -> None:
    assert titles(page) == [
        "Åben café, fællesspisning",
        "Individuel terapi",
        "WHO-5 no. 4",
        "WHO-5 no. 3",
        "WHO-5 no. 2",
        "WHO-5 no. 1",
        "First contact",
    ]
    visit, talk = timeline(page)[:2]
    assert visit.facts == "Clothes: 2 pieces"
    assert [part.kind for part in visit.parts] == ["attendance", "attendance", "clothing"]
    assert talk.facts.replace("\u00a0", " ") == "50 min · in person · netværk"


def test_what_is_due_stands_on_top_and_can_be_put_off_for_today(page: PersonPage) -> None:
    assert page.known.banner.isVisible()
    assert page.known.banner.title_text.text() == "WHO-5 no. 5 was due 18-11-2026"
    assert "2 days ago" in page.known.banner.detail_text.text() and "score 48" in page.known.banner.detail_text.text()
    page.known.banner.dismissed.emit()
    page.load()
    assert not page.known.banner.isVisible()


def test_w_takes_five_digits_and_the_banner_goes(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    press("w", "34343")
    if page.entries.sheet is not None:
        press("Enter")
    assert len(esbjerg.reading.answer_sets(key)) == 5
    assert titles(page)[0] == "WHO-5 no. 5"
    assert not page.known.banner.isVisible()


def test_s_makes_a_new_talk(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    press("s", "Ctrl+S")
    assert len(esbjerg.reading.sessions(key)) == 2
    assert timeline(page)[0].day == sample.DAY


@pytest.mark.parametrize("letter", ["h", "t", "e", "a"])
def test_each_letter_opens_one_sheet_and_esc_closes_it(page: PersonPage, window: MainWindow, letter: str) -> None:
    press(letter)
    assert page.entries.sheet is not None and page.entries.sheet.isVisible()
    press("Esc")
    assert open_sheet(window.window()) is None
    assert window.current() is page and page.timeline.hasFocus()


def test_enter_corrects_the_entry_in_focus(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    focus_on(page, "session")
    press("Enter")
    sheet = page.entries.sheet
    assert sheet is not None
    sheet.minutes.set_text("45")  # type: ignore[attr-defined]
    press("Ctrl+S")
    (talk,) = esbjerg.reading.sessions(key)
    assert talk.minutes == 45
    current = page.timeline.current()
    assert current is not None and current.title == "Individuel terapi"


def test_delete_puts_it_in_the_bin_and_ctrl_z_brings_it_back(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    focus_on(page, "session")
    press("Del")
    assert esbjerg.reading.sessions(key) == []
    assert "Individuel terapi" not in titles(page)
    assert page.known.facts.bin_link.isVisible()
    press("Ctrl+Z")
    assert len(esbjerg.reading.sessions(key)) == 1
    assert "Individuel terapi" in titles(page)


def test_a_joined_line_goes_and_comes_back_as_one(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    focus_on(page, "attendance")
    press("Del")
    assert [entry.kind for entry in esbjerg.reading.timeline(key) if entry.date == day("17-11-2026")] == []
    press("Ctrl+Z")
    assert titles(page)[0] == "Åben café, fællesspisning"
    assert timeline(page)[0].facts == "Clothes: 2 pieces"


def test_of_a_joined_line_one_part_can_be_binned(page: PersonPage, window: MainWindow) -> None:
    focus_on(page, "attendance")
    press("Enter")
    assert isinstance(open_sheet(window.window()), PartsSheet)
    press("Down", "Del")
    assert titles(page)[0] == "Åben café"
    assert timeline(page)[0].facts == "Clothes: 2 pieces"


def test_the_bin_gives_back_what_is_chosen(page: PersonPage, window: MainWindow, esbjerg: OpenStore, key: str) -> None:
    focus_on(page, "session")
    press("Del")
    focus_on(page, "wellbeing")
    press("Del", "p")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, BinSheet) and len(sheet.table.model.ids) == 2
    press("Down", "Enter")
    assert len(esbjerg.reading.sessions(key)) == 1
    assert len(sheet.table.model.ids) == 1
    (other,) = sheet.table.model.ids
    press("Ctrl+Z")
    assert not esbjerg.reading.sessions(key) and len(sheet.table.model.ids) == 2
    press("Ctrl+Z")  # what was done before the sheet stays done
    assert len(sheet.table.model.ids) == 2
    sheet.table.select(next(row for row in sheet.table.model.ids if row != other))
    press("Enter")
    assert len(esbjerg.reading.sessions(key)) == 1
    press("Enter")
    assert len(esbjerg.reading.answer_sets(key)) == 4
    assert open_sheet(window.window()) is None


def test_what_stands_on_the_contact_cannot_be_binned_from_the_timeline(page: PersonPage, esbjerg: OpenStore) -> None:
    before = len(timeline(page))
    focus_on(page, "contact")
    press("Del")
    assert len(timeline(page)) == before


def test_history_tells_who_changed_what_from_what_to_what(
    page: PersonPage, window: MainWindow, esbjerg: OpenStore, key: str
) -> None:
    (talk,) = esbjerg.reading.sessions(key)
    page.desk.worker.change(lambda store: store.operations.save(replace(talk, minutes=30, channel=Channel.PHONE)))
    focus_on(page, "session")
    press("i")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, HistorySheet)
    words = [text.text() for text in sheet.list.findChildren(Text)]
    assert "Minutes: from 50 to 30" in words
    assert "Channel: from In person to Phone" in words
    assert any(word.startswith("Changed · ") and word.endswith(" · Leder") for word in words)


def test_history_of_the_contact_is_one_key_further(
    page: PersonPage, window: MainWindow, esbjerg: OpenStore, key: str
) -> None:
    changed = replace(stored(esbjerg, key), birth_year=None, gender=Gender.DECLINED)
    page.desk.worker.change(lambda store: store.operations.save(changed))
    focus_on(page, "session")
    press("i", "Right")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, HistorySheet)
    words = [text.text() for text in sheet.list.findChildren(Text)]
    assert "Gender: from Woman to Declined to answer" in words
    assert "Year of birth: from 1988 to empty" in words


def test_history_has_no_line_for_opening(page: PersonPage, window: MainWindow, esbjerg: OpenStore, key: str) -> None:
    assert any(entry.action is Action.OPENED for entry in esbjerg.reading.row_history(key))
    focus_on(page, "contact")
    press("i")
    sheet = open_sheet(window.window())
    assert sheet is not None
    assert sum(text.text().startswith("Written down") for text in sheet.findChildren(Text)) == 1


def test_values_that_are_erased_leave_no_sentence(page: PersonPage) -> None:
    assert history_sentences(None, None, page.desk.profile) == []


def test_the_three_ways_of_not_knowing_an_age_are_kept_apart(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    for reason in Missing:
        press("e")
        sheet = page.entries.sheet
        assert isinstance(sheet, ContactSheet)
        sheet.age.field.clear()
        sheet.age.why.set_value(reason)
        press("Ctrl+S")
        contact = stored(esbjerg, key)
        assert (contact.birth_year, contact.age_missing) == (None, reason)


def test_an_age_or_a_year_of_birth_is_typed_in_one_field(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    for typed, year, age in (("1990", 1990, None), ("38", None, 38)):
        press("e")
        sheet = page.entries.sheet
        assert isinstance(sheet, ContactSheet)
        sheet.age.field.set_text(typed)
        press("Ctrl+S")
        contact = stored(esbjerg, key)
        assert (contact.birth_year, contact.age_given) == (year, age)


def test_under_eighteen_is_warned_about_and_saved_all_the_same(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    press("e")
    sheet = page.entries.sheet
    assert isinstance(sheet, ContactSheet)
    assert not sheet.minor.isVisible()
    sheet.age.field.set_text("2010")
    assert sheet.minor.isVisible()
    press("Ctrl+S")
    assert stored(esbjerg, key).birth_year == 2010
    assert page.head.minor.isVisible()


def test_an_impossible_year_is_refused_and_everything_typed_stays(
    page: PersonPage, esbjerg: OpenStore, key: str
) -> None:
    press("e")
    sheet = page.entries.sheet
    assert isinstance(sheet, ContactSheet)
    sheet.age.field.set_text("1877")
    sheet.note.set_text("kommer om torsdagen")
    press("Ctrl+S")
    assert sheet.age.field.error()
    assert sheet.note.text() == "kommer om torsdagen"
    assert stored(esbjerg, key).note == ""


def test_an_age_that_a_reason_takes_away_is_named(page: PersonPage, key: str) -> None:
    press("e")
    sheet = page.entries.sheet
    assert isinstance(sheet, ContactSheet)
    sheet.age.field.set_text("1987")
    sheet.age.why.set_value(Missing.DECLINED)
    sheet.age.why.changed.emit(Missing.DECLINED)
    assert sheet.age.field.text() == ""
    assert "1987" in sheet.age.field.message.text()
    sheet.age.field.set_text("1988")
    assert "1987" not in sheet.age.field.message.text()


def test_an_imported_contact_keeps_what_the_sheet_does_not_change(
    page: PersonPage, esbjerg: OpenStore, key: str
) -> None:
    imported = replace(stored(esbjerg, key), age_given=37, recruited_via="gennem en nabo", project_id="K-17")
    page.desk.worker.change(lambda store: store.operations.save(imported))
    press("e")
    sheet = page.entries.sheet
    assert isinstance(sheet, ContactSheet)
    sheet.note.set_text("x")
    press("Ctrl+S")
    assert stored(esbjerg, key) == replace(imported, note="x")


def test_participation_is_ended_and_reopened_with_one_letter(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    press("a", "Enter")
    assert stored(esbjerg, key).ended == sample.DAY
    assert "Participation ended" in titles(page)
    press("a")
    assert stored(esbjerg, key).ended is None
    press("Ctrl+Z")
    assert stored(esbjerg, key).ended == sample.DAY


def test_an_end_before_the_first_contact_is_refused(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    press("a")
    sheet = page.entries.sheet
    assert sheet is not None
    sheet.day.set_text("01-01-2026")  # type: ignore[attr-defined]
    press("Enter")
    assert "14-01-2026" in sheet.day.error()  # type: ignore[attr-defined]
    assert stored(esbjerg, key).ended is None


def test_what_is_unfinished_comes_back_after_locking(page: PersonPage, window: MainWindow, key: str) -> None:
    focus_on(page, "session")
    press("Enter")
    sheet = page.entries.sheet
    assert sheet is not None
    sheet.note.set_text("ringer i morgen")  # type: ignore[attr-defined]
    stash = page.stash()
    assert stash is not None and page.place() == {"contact": key, "back": "contacts"}
    again = MainWindow(window.desk, drafts={"person": stash})
    window.window().show_view(again)  # type: ignore[attr-defined]
    again.return_to({"page": "person", **page.place()})
    reopened = again.page("person")
    assert isinstance(reopened, PersonPage) and reopened.entries.sheet is not None
    assert reopened.entries.sheet.note.text() == "ringer i morgen"  # type: ignore[attr-defined]
    assert reopened.entries.sheet.minutes.text() == "50"  # type: ignore[attr-defined]


def test_leaving_a_sheet_with_something_typed_asks_first(page: PersonPage, window: MainWindow) -> None:
    press("e")
    sheet = page.entries.sheet
    assert isinstance(sheet, ContactSheet)
    sheet.note.set_text("x")
    press("Esc")
    assert isinstance(open_sheet(window.window()), Ask)
    press("Esc")
    assert page.entries.sheet is sheet and sheet.note.text() == "x"


def test_esc_goes_back_to_the_contacts(page: PersonPage, window: MainWindow) -> None:
    press("Esc")
    assert isinstance(window.current(), ContactsPage)


def test_a_contact_goes_to_the_bin_only_after_a_yes(page: PersonPage, window: MainWindow, esbjerg: OpenStore) -> None:
    for answer, kept in (("no_button", True), ("yes_button", False)):
        press("e")
        sheet = page.entries.sheet
        assert isinstance(sheet, ContactSheet)
        click(sheet.bin_button)
        question = open_sheet(window.window())
        assert isinstance(question, Ask)
        click(getattr(question, answer))
        assert (esbjerg.reading.contact_by_number(NUMBER) is not None) is kept
    assert isinstance(window.current(), ContactsPage)
    press("Ctrl+Z")
    assert esbjerg.reading.contact_by_number(NUMBER) is not None


def test_a_contact_in_the_bin_says_so_and_can_be_restored(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    page.desk.worker.change(lambda store: store.operations.bin("contact", key))
    assert page.known.in_bin.isVisible() and not page.known.banner.isVisible()
    click(page.known.in_bin.button)
    assert not page.known.in_bin.isVisible()
    assert esbjerg.reading.contact_by_number(NUMBER) is not None


def test_another_page_leads_to_an_entry_or_to_what_is_missing(page: PersonPage, window: MainWindow, key: str) -> None:
    talk = next(line for line in timeline(page) if line.parts[0].kind == "session")
    window.go("person", contact=key, kind="session", key=talk.parts[0].key)
    current = page.timeline.current()
    assert current is not None and current.parts == talk.parts
    window.go("person", contact=key, kind="contact", key=key)
    assert isinstance(page.entries.sheet, ContactSheet)


def test_text_that_looks_like_html_is_shown_as_it_is(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    note = "<b>fed</b> & <script>x</script> 😀"
    page.desk.worker.change(
        lambda store: store.operations.save(replace(stored(store, key), note=note, recruited_via="<i>ven</i>"))
    )
    assert page.known.facts.note.text() == note
    assert page.known.facts.note.textFormat() is Qt.TextFormat.PlainText
    assert ("Came via", "<i>ven</i>") in page.known.facts.rows.rows()


def test_a_note_of_twenty_thousand_characters_takes_one_line(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    (talk,) = esbjerg.reading.sessions(key)
    page.desk.worker.change(lambda store: store.operations.save(replace(talk, note="lang note " * 2000)))
    line = focus_on(page, "session")
    assert len(line.note) <= 240 and "\n" not in line.note
    press("Enter")
    sheet = page.entries.sheet
    assert sheet is not None
    assert len(sheet.note.text()) == len("lang note " * 2000) - 1  # type: ignore[attr-defined]


def test_three_hundred_entries_are_all_reached_by_keys(page: PersonPage, esbjerg: OpenStore, key: str) -> None:
    talks = [
        Session(contact=key, date=sample.DAY - timedelta(days=at), intervention=sample.TALK, minutes=15)
        for at in range(300)
    ]
    page.desk.worker.change(lambda store: store.operations.save_all(talks))
    page.timeline.start_over()
    page.timeline.setFocus()
    for _ in range(len(timeline(page))):
        QTest.keyClick(page.timeline, Qt.Key.Key_Down)
    current = page.timeline.current()
    assert current is not None and current.title == "First contact"


def test_incomplete_and_too_close_answers_are_told_in_words() -> None:
    days = ("14-01-2026", "20-01-2026", "01-03-2026", "20-09-2026")
    sets = [AnswerSet(contact="c", date=day(text), answers=answers(28)) for text in days]
    sets[2] = replace(sets[2], answers=(1, None, 3, None, 2))
    found = odd_words(who5.measurements(sets))
    assert found == [
        "20-01-2026: score 28, only 6 days after the one before; not counted.",
        "01-03-2026: 3 of 5 answers, which gives no score.",
        "No. 2 came 249 days after the one before.",
    ]


def test_the_change_is_never_called_proven(page: PersonPage) -> None:
    view = page._view
    assert isinstance(view, PersonView)
    words = change_words(view.scores())
    assert words.startswith("+20 ") and "24 points" in words and "measurement error" in words
    assert page.known.wellbeing.words.text() == words


def test_opening_is_logged_for_each_contact(page: PersonPage, window: MainWindow, esbjerg: OpenStore, key: str) -> None:
    other = sample.add_contact(esbjerg, "0042")
    window.go("person", contact=other)
    opened = [row[0] for row in esbjerg.db.execute("SELECT row FROM history WHERE action = 'opened' ORDER BY seq")]
    assert opened == [key, other]


def test_esc_leads_back_to_where_the_contact_was_opened(page: PersonPage, window: MainWindow, key: str) -> None:
    for name in ("today", "return", "contacts"):
        window.go("person", contact=key, back=name)
        assert page.place()["back"] == name
        QTest.keyClick(page.timeline, Qt.Key.Key_Escape)
        shown = window.current()
        assert shown is not None and shown.name == name


def test_saving_what_stands_there_already_promises_no_undo_of_other_work(
    page: PersonPage, window: MainWindow, esbjerg: OpenStore, key: str
) -> None:
    """Ctrl+Z takes back the last work that was saved, so it says whose that was."""
    said: list[str] = []
    window.desk.signals.toasted.connect(said.append)
    other = sample.add_contact(esbjerg, "0042", first_contact=day("14-01-2026"))
    esbjerg.operations.save(Session(contact=other, date=THERAPY_DAY, intervention=sample.THERAPY))
    page.timeline.setFocus()
    press("e")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, ContactSheet)
    press("Ctrl+S")
    assert said[-1] == "Nothing was changed."
    window.undo()
    assert said[-1] == "Undone for 0042: 1 talk"
    page.timeline.setFocus()
    press("e")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, ContactSheet)
    sheet.age.field.set_text("1990")
    press("Ctrl+S")
    assert said[-1] == "Saved. Ctrl+Z takes it back."
    window.undo()
    assert said[-1] == f"Undone for {NUMBER}: 1 contact"
    window.undo()
    assert said[-1] == "Undone: 1 contact", "it was added: there is nobody of that number any more"
