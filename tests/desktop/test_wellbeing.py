"""WHO-5 at the desk: a pile of papers by keys, what is due, forms to print, answers on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from exitdesk import i18n
from exitdesk.domain.answers import AnswerMode
from exitdesk.domain.records import AnswerSet
from exitdesk.forms.who5_screen_words import screen_words
from exitdesk.forms.who5_wording import form_languages, wording
from exitdesk.store.opening import OpenStore
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.wellbeing_entry import WellbeingSheet
from exitdesk.ui.entries.who5_printing import PrintSheet
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.models.who5_answering import Phase
from exitdesk.ui.pages.wellbeing import WellbeingPage
from exitdesk.ui.tasks import InlineWorker
from exitdesk.ui.who5_screen import Who5Screen
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.sheet import Ask, open_sheet
from tests.desktop import sample
from tests.desktop.pressing import click, press

DAY = date(2026, 11, 20)


@pytest.fixture
def keys(esbjerg: OpenStore) -> dict[str, str]:
    return sample.fill(esbjerg)


@pytest.fixture
def page(keys: dict[str, str], window: MainWindow) -> WellbeingPage:
    window.go("wellbeing")
    window.window().activateWindow()
    assert QTest.qWaitForWindowActive(window.window())
    return cast("WellbeingPage", window.page("wellbeing"))


def sets(store: OpenStore, key: str) -> list[AnswerSet]:
    return store.reading.answer_sets(key)


def type_keys(text: str) -> int:
    """Type letter by letter, ``\\n`` is Enter; returns how many keys that were."""
    for letter in text:
        press("Enter" if letter == "\n" else letter)
    return len(text)


# The pile of papers


def test_a_pile_goes_in_with_the_number_enter_five_digits_enter(
    page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    """Three forms, no key but these: the ID number, Enter, five digits, Enter."""
    pile = {"H7K-M36": "32142", "0042": "55555", "cdefgk": "0-315"}
    pressed = sum(type_keys(f"{number}\n{digits}\n") for number, digits in pile.items())
    assert pressed == sum(len(number) + 1 + 5 + 1 for number in pile)
    assert sets(esbjerg, keys["H7K-M36"])[-1].answers == (3, 2, 1, 4, 2)
    assert sets(esbjerg, keys["0042"])[-1].answers == (5, 5, 5, 5, 5)
    last = sets(esbjerg, keys["CDE-FGK"])[-1]
    assert last.answers == (0, None, 3, 1, 5)
    assert (last.date, last.mode) == (DAY, AnswerMode.PAPER)
    assert page.pile.number.edit.hasFocus()
    assert page.pile.is_empty()
    assert page.stash() is None


def test_the_date_stays_for_the_whole_pile(page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]) -> None:
    page.pile.day.setFocus()
    page.pile.day.edit.selectAll()
    type_keys("3/11\n")
    assert page.pile.number.edit.hasFocus()
    type_keys("0042\n11111\n0117\n22222\n")
    assert [one.date for one in (*sets(esbjerg, keys["0042"]), *sets(esbjerg, keys["0117"]))] == [date(2026, 11, 3)] * 2


def test_score_band_and_change_stand_there_with_the_fifth_digit(page: WellbeingPage, keys: dict[str, str]) -> None:
    type_keys("CDEFGK\n3214")
    assert "Score" not in page.pile.form.result.words()
    type_keys("2")
    words = page.pile.form.result.words()
    assert "Score 48 · risk" in words
    assert "+8 since 31-10-2026" in words
    assert "Only 20 days since the last one that counts" in words


def test_an_answer_left_out_gives_no_score(page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]) -> None:
    type_keys("0042\n55 55")
    assert page.pile.form.result.words() == "Incomplete: kept, but gives no score"
    press("Enter")
    assert sets(esbjerg, keys["0042"])[-1].answers == (5, 5, None, 5, 5)


@pytest.mark.parametrize("slip", ["6", "9", "x", "ø", "7x"])
def test_what_is_no_answer_is_not_taken(page: WellbeingPage, slip: str) -> None:
    type_keys("0042\n32")
    type_keys(slip)
    assert page.pile.form.five.typed() == "32   "
    assert "0 to 5" in page.pile.form.result.words()
    type_keys("142")
    assert page.pile.form.five.typed() == "32142"


def test_backspace_steps_back_and_a_sixth_digit_is_a_slip(page: WellbeingPage) -> None:
    five = page.pile.form.five
    type_keys("0042\n321425")
    assert five.typed() == "32142"
    press("Backspace", "Backspace")
    assert five.typed() == "321  "
    type_keys("00")
    assert five.typed() == "32100"
    for _ in range(5):
        press("Backspace")
    assert five.typed() == "     "
    press("Backspace")
    assert page.pile.number.edit.hasFocus()


def test_an_unfinished_form_is_not_saved_but_says_what_waits(page: WellbeingPage, esbjerg: OpenStore) -> None:
    before = len(esbjerg.reading.answer_sets())
    type_keys("0042\n321\n")
    assert len(esbjerg.reading.answer_sets()) == before
    assert "2 answers are not typed yet" in page.pile.form.result.words()
    type_keys("42\n")
    assert len(esbjerg.reading.answer_sets()) == before + 1


@pytest.mark.parametrize(("typed", "hint"), [("ZZZ", "Check the number."), ("H7K-M35", "H7K-M36")])
def test_an_unknown_number_says_so_and_can_be_typed_over(page: WellbeingPage, typed: str, hint: str) -> None:
    type_keys(f"{typed}\n")
    field = page.pile.number
    assert typed in field.error()
    assert hint in field.error()
    assert field.edit.hasFocus()
    assert not page.pile.form.five.isEnabled()
    type_keys("0042\n")
    assert page.pile.contact is not None
    assert page.pile.contact.id_number == "0042"


def test_a_date_that_has_not_come_is_refused(page: WellbeingPage, esbjerg: OpenStore) -> None:
    before = len(esbjerg.reading.answer_sets())
    page.pile.day.set_text("21-11-2026")
    type_keys("0042\n32142\n")
    assert len(esbjerg.reading.answer_sets()) == before
    assert "has not come yet" in page.pile.day.error()
    assert page.pile.form.five.typed() == "32142"


def test_another_number_does_not_take_a_form_that_is_typed(page: WellbeingPage) -> None:
    type_keys("0042\n321")
    page.pile.number.setFocus()
    type_keys("0117\n")
    assert page.pile.contact is not None
    assert page.pile.contact.id_number == "0042"
    assert page.pile.form.five.typed() == "321  "
    assert "0042 is not saved yet" in page.pile.number.error()


class SlowWorker(InlineWorker):
    """Answers come when they are called for, as from a thread that is busy."""

    held: list[Callable[[], None]]

    def _submit(self, job: object) -> None:
        submit = super()._submit
        self.held.append(lambda: submit(job))  # type: ignore[arg-type]

    def answer(self) -> None:
        while self.held:
            self.held.pop(0)()


def test_digits_and_enter_before_the_answer_of_the_store_are_kept(
    esbjerg: OpenStore, desk: DeskContext, keys: dict[str, str]
) -> None:
    """The hand is quicker than the disk: nothing typed meanwhile is lost or lands in the wrong form."""
    worker = SlowWorker(esbjerg)
    worker.held = []
    desk.worker = worker
    page = WellbeingPage(desk)
    page.resize(1000, 760)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    page.entered()
    type_keys("0042\n32142\n")
    assert not sets(esbjerg, keys["0042"])
    worker.answer()
    assert sets(esbjerg, keys["0042"])[-1].answers == (3, 2, 1, 4, 2)


def test_what_is_typed_comes_back_after_locking(
    page: WellbeingPage, window: MainWindow, desk: DeskContext, keys: dict[str, str]
) -> None:
    type_keys("0042\n32")
    entry = page.stash()
    assert entry is not None
    again = WellbeingPage(desk)
    again.restore_stash(entry)
    assert again.pile.contact is not None
    assert again.pile.contact.key == keys["0042"]
    assert again.pile.form.five.typed() == "32   "
    assert again.stash() == entry


def test_escape_asks_before_it_puts_digits_away(page: WellbeingPage, window: MainWindow) -> None:
    type_keys("0042\n32")
    press("Esc")
    question = open_sheet(window.window())
    assert isinstance(question, Ask)
    press("Esc")
    assert page.pile.form.five.typed() == "32   "
    press("Esc")
    question = open_sheet(window.window())
    assert isinstance(question, Ask)
    click(question.yes_button)
    assert page.pile.is_empty()
    assert page.pile.number.edit.hasFocus()


# The sitting


def test_what_was_typed_in_is_listed_corrected_and_taken_back(
    page: WellbeingPage, window: MainWindow, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    type_keys("0042\n32142\n0117\n11111\n")
    click(page.lists.findChildren(type(page.lists.focusProxy()))[1])
    assert [typed.id_number for typed in page._typed_in] == ["0117", "0042"]
    correct = [b for b in page.sitting.findChildren(Button) if b.accessibleName() == "Correct 0117"]
    click(correct[0])
    sheet = open_sheet(window.window())
    assert isinstance(sheet, WellbeingSheet)
    press("Backspace", "5", "Enter")
    assert sets(esbjerg, keys["0117"])[-1].answers == (1, 1, 1, 1, 5)
    assert page._typed_in[0].words == "Score 36 · risk"
    back = [b for b in page.sitting.findChildren(Button) if b.accessibleName() == "Take back 0042"]
    click(back[0])
    assert not sets(esbjerg, keys["0042"])
    assert [typed.id_number for typed in page._typed_in] == ["0117"]


def test_a_correction_that_is_not_saved_comes_back_after_locking(
    page: WellbeingPage, window: MainWindow, desk: DeskContext, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    type_keys("0042\n32142\n")
    page._correct(page._typed_in[0])
    press("Backspace", "5")
    entry = page.stash()
    assert entry is not None
    first = open_sheet(window.window())
    assert first is not None
    first.close_sheet()
    page.restore_stash(entry)
    sheet = open_sheet(window.window())
    assert isinstance(sheet, WellbeingSheet)
    assert sheet.five.typed() == "32145"
    press("Ctrl+S")
    assert [one.answers for one in sets(esbjerg, keys["0042"])] == [(3, 2, 1, 4, 5)]
    assert page.stash() is None


def test_undo_takes_the_last_form_off_the_list(
    page: WellbeingPage, window: MainWindow, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    type_keys("0042\n32142\n")
    click(page.pile.save_line.undo_button)
    assert not sets(esbjerg, keys["0042"])
    assert page._typed_in == []


# Who waits


def test_those_who_wait_are_listed_with_last_score_and_next_number(
    page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    waiting = {s.key for s in esbjerg.reading.summaries(DAY) if s.is_due(DAY)}
    assert waiting
    assert set(page.waiting.table.model.ids) == waiting
    key = keys["H7K-M36"]
    row = list(page.waiting.table.model.ids).index(key)
    page.waiting.table.model.cell(row, 3)
    QApplication.processEvents()
    cells = [page.waiting.table.model.cell(row, column).text for column in range(1, 5)]
    assert cells == ["H7K-M36", "22-08-2026", "none yet", "no. 1"]
    type_keys("H7KM36\n32142\n")
    assert key not in page.waiting.table.model.ids


def test_enter_on_a_row_begins_that_persons_form(page: WellbeingPage) -> None:
    page.waiting.table.view.setFocus()
    press("Down", "Enter")
    assert page.pile.contact is not None
    assert page.pile.contact.key == page.waiting.table.model.ids[1]
    assert page.pile.form.five.cells[0].hasFocus()


def test_nobody_waiting_is_said_in_words(window: MainWindow) -> None:
    window.go("wellbeing")
    page = cast("WellbeingPage", window.page("wellbeing"))
    assert page.waiting.empty.isVisible()
    assert "no contacts yet" in page.waiting.empty.detail_text.text()


# Printing


def pages_of(path: Path) -> list[str]:
    import pypdf

    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def test_ticked_contacts_are_printed_one_page_each(
    page: WellbeingPage, window: MainWindow, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    out = tmp_path / "forms.pdf"
    picked(out)
    page.waiting.table.view.setFocus()
    press(" ", "Down", " ")
    numbers = [page.due.summary(key) for key in page.waiting.chosen()]
    press("Ctrl+P")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, PrintSheet)
    shown: list[str] = []
    sheet.show_file = lambda url: shown.append(url.toLocalFile())
    click(sheet.save_button)
    texts = pages_of(out)
    assert len(texts) == 2
    for text, summary in zip(texts, numbers, strict=True):
        assert summary is not None
        assert summary.contact.id_number in text
    assert sheet.open_button is not None
    click(sheet.open_button)
    assert shown == [str(out)]


@pytest.mark.parametrize(("who", "count"), [("all", 12), ("due", None)])
def test_all_or_those_due_are_printed(
    page: WellbeingPage, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None], who: str,
    count: int | None,
) -> None:  # fmt: skip
    picked(tmp_path / "forms")
    page.print_forms()
    sheet = open_sheet(page.window())
    assert isinstance(sheet, PrintSheet)
    sheet.who.set_value(who)
    sheet.language.set_value("ru")
    sheet.save()
    texts = pages_of(tmp_path / "forms.pdf")
    assert len(texts) == (count or len(page.due.keys))
    assert all(wording("ru").options[0] in text for text in texts)


def test_one_number_is_printed_and_an_unknown_one_is_refused(
    page: WellbeingPage, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    out = tmp_path / "one.pdf"
    picked(out)
    type_keys("0042\n")
    press("Ctrl+P")
    sheet = open_sheet(page.window())
    assert isinstance(sheet, PrintSheet)
    sheet.number.set_text("ZZZ")
    sheet.save()
    assert "ZZZ" in sheet.message.text()
    assert not out.exists()
    sheet.number.edit.setFocus()
    sheet.number.edit.selectAll()
    type_keys("0117\n")
    sheet.save()
    (text,) = pages_of(out)
    assert "0117" in text


# On the screen


@pytest.fixture
def screen(page: WellbeingPage) -> Who5Screen:
    type_keys("0042\n")
    press("F8")
    assert page.person_screen is not None
    return page.person_screen


def test_the_person_answers_by_digits_and_enter(
    screen: Who5Screen, page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    press("1", "Enter")
    for digit in "54320":
        press(digit, "Enter")
    assert screen.state.phase is Phase.THANKS
    (saved,) = sets(esbjerg, keys["0042"])
    assert (saved.answers, saved.mode, saved.date) == ((5, 4, 3, 2, 0), AnswerMode.SCREEN, DAY)
    assert screen.isVisible()
    press("Enter")
    assert page.person_screen is None
    assert not screen.isVisible()


@pytest.mark.parametrize("language", form_languages())
def test_the_screen_shows_the_wording_to_the_letter_and_nothing_of_the_store(screen: Who5Screen, language: str) -> None:
    press(str(form_languages().index(language) + 1), "Enter")
    words, ours = wording(language), screen_words(language)
    for number, item in enumerate(words.items):
        assert screen.stem.text() == words.stem
        assert screen.statement.text() == item
        assert screen.instruction.text() == (words.instruction or "")
        labels = [button.accessibleName() for button in screen.choices]
        assert labels == [f"{5 - at}, {option}" for at, option in enumerate(words.options)]
        assert screen.bars.accessibleName() == ours.progress.format(n=number + 1, all=5)
        seen = " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
        assert "0042" not in seen
        assert "CC BY-NC-SA" in seen
        press("3", "Enter")
    seen = " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
    assert "60" not in seen
    assert screen.geometry() == screen.window().rect()


def test_no_key_of_the_window_reaches_the_store_while_the_person_answers(
    screen: Who5Screen, window: MainWindow, page: WellbeingPage
) -> None:
    press("Enter", "2")
    for keys in ("Ctrl+N", "Ctrl+Z", "Ctrl+S", "Ctrl+P"):
        press(keys)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    for _ in range(12):
        press("Tab")
        focus = QApplication.focusWidget()
        assert focus is not None
        assert screen.isAncestorOf(focus)
    assert window.current() is page
    assert open_sheet(window.window()) is None
    locked: list[bool] = []
    window.lock_wanted.connect(lambda: locked.append(True))
    press("Ctrl+L")
    assert locked


def test_next_waits_for_an_answer_and_skip_leaves_one_out(screen: Who5Screen) -> None:
    press("1", "Enter", "Down", "Enter", "Enter")
    assert screen.state.at == 1
    assert screen.state.answers[0] == "4"
    click(screen.next_button)
    assert screen.state.at == 1
    click(screen.skip_button)
    assert screen.state.at == 2
    assert screen.state.answers[1] == "-"
    click(screen.back_button)
    assert screen.state.at == 1


def test_a_person_who_stops_leaves_it_to_the_staff_whether_it_is_kept(
    screen: Who5Screen, page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    press("1", "Enter", "4", "Enter", "3", "Enter")
    click(screen.stop_button)
    assert screen.state.phase is Phase.STOPPED
    assert not sets(esbjerg, keys["0042"])
    click(screen.go_on_button)
    assert screen.state.phase is Phase.STATEMENTS
    press("Esc", "Enter")
    question = open_sheet(page.window())
    assert isinstance(question, Ask)
    assert "2 of 5" in question.title_text.text()
    click(question.yes_button)
    assert sets(esbjerg, keys["0042"])[-1].answers == (4, 3, None, None, None)
    assert page.person_screen is None


def test_thrown_away_answers_are_gone(
    screen: Who5Screen, page: WellbeingPage, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    press("1", "Enter", "4", "Enter", "Esc", "Enter")
    question = open_sheet(page.window())
    assert isinstance(question, Ask)
    click(question.no_button)
    assert not sets(esbjerg, keys["0042"])
    assert page.person_screen is None
    assert page.stash() is None


def test_answers_on_screen_come_back_after_locking(
    screen: Who5Screen, page: WellbeingPage, desk: DeskContext, keys: dict[str, str]
) -> None:
    press("4", "Enter", "5", "Enter", "2")
    entry = page.stash()
    assert entry is not None
    again = WellbeingPage(desk)
    again.show()
    again.restore_stash(entry)
    assert again.person_screen is not None
    assert again.person_screen.state.language == "ru"
    assert again.person_screen.state.answers == ["5", "2", "", "", ""]
    assert again.person_screen.state.at == 1


# The sheet that other pages open


def test_the_sheet_corrects_a_set_and_keeps_how_it_was_given(
    page: WellbeingPage, window: MainWindow, esbjerg: OpenStore, keys: dict[str, str]
) -> None:
    key = keys["0042"]
    given = AnswerSet(
        contact=key, date=DAY - timedelta(days=3), answers=(1, 1, None, 1, 1), mode=AnswerMode.SCREEN
    )  # fmt: skip
    esbjerg.operations.save(given)
    (stored,) = sets(esbjerg, key)
    got: list[AnswerSet] = []
    from exitdesk.ui.entries.wellbeing_entry import open_wellbeing_entry

    sheet = open_wellbeing_entry(
        page, contact=key, number="0042", answer_set=stored, accept=lambda record, _sheet: got.append(record)
    )
    assert sheet.five.typed() == "11-11"
    assert "Incomplete" in sheet.result.words()
    sheet.five.cells[2].setFocus()
    press("5")
    assert "Score 36 · risk" in sheet.result.words()
    stash = sheet.stash()
    assert stash is not None
    press("Ctrl+S")
    assert got == [AnswerSet(key=stored.key, contact=key, date=given.date, answers=(1, 1, 5, 1, 1), mode=given.mode)]
    sheet.five.clear()
    sheet.restore(stash)
    assert sheet.five.typed() == "11511"


def test_every_language_of_the_forms_has_words_for_the_screen() -> None:
    for language in form_languages():
        words = screen_words(language)
        assert "{n}" in words.progress
        assert "{all}" in words.progress
    assert i18n.language() == "en"
