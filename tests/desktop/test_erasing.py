"""Erasing for good in the windows: asked plainly, done whole, told on a receipt; and those whose time is over."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.domain.records import Activity, ClothingHandout, Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.store.backup import back_up
from exitdesk.store.backup_shelf import BACKUP_FOLDER
from exitdesk.store.history import Action
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore
from exitdesk.ui import paper
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.erasing import receipt_sheet
from exitdesk.ui.erasing.question import EraseQuestion
from exitdesk.ui.erasing.receipt_sheet import ReceiptSheet
from exitdesk.ui.erasing.retention_banner import LAST_TOLD
from exitdesk.ui.erasing.retention_sheet import RetentionSheet
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.activities import ActivitiesPage
from exitdesk.ui.pages.contacts import ContactsPage
from exitdesk.ui.pages.person import PersonPage
from exitdesk.ui.pages.setup import SetupPage
from exitdesk.ui.widgets.person_sheets import BinSheet
from exitdesk.ui.widgets.sheet import Ask, Sheet, open_sheet
from exitdesk.ui.widgets.text import Text
from tests.desktop.conftest import NOW
from tests.desktop.sample import add_contact, fill

LONG_AGO = date(2020, 1, 5)


def topmost(window: MainWindow) -> Sheet:
    QApplication.processEvents()
    sheet = open_sheet(window.window())
    assert sheet is not None
    return sheet


def said(sheet: Sheet) -> str:
    return "\n".join(text.text() for text in sheet.findChildren(Text) if text.isVisibleTo(sheet))


def person(window: MainWindow, key: str) -> PersonPage:
    window.go("person", contact=key)
    page = window.current()
    assert isinstance(page, PersonPage)
    return page


def yes(window: MainWindow) -> None:
    question = topmost(window)
    assert isinstance(question, Ask)
    QTest.mouseClick(question.yes_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def receipt(window: MainWindow) -> ReceiptSheet:
    sheet = topmost(window)
    assert isinstance(sheet, ReceiptSheet)
    return sheet


def erased_entries(store: OpenStore) -> int:
    return len(store.reading.log_page(LogFilter(actions=frozenset({Action.ERASED}))))


# The question


def test_the_question_says_what_goes_and_until_when_backups_hold_it_and_no_is_the_default(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path
) -> None:
    keys = fill(esbjerg)
    esbjerg.operations.set_setting(BACKUP_FOLDER, str(tmp_path / "stick"))
    back_up(esbjerg, tmp_path / "stick", datetime(2026, 11, 19, 21))
    person(window, keys["0042"]).erase_contact()
    question = topmost(window)
    assert isinstance(question, EraseQuestion)
    words = said(question)
    assert "Erase 0042 for good?" in words
    for part in ("1 referral", "can come back", "those of 19-11-2026", "until 07-01-2027", "destroyed by hand"):
        assert part in words
    assert QApplication.focusWidget() is question.no_button
    QTest.keyClick(question.no_button, Qt.Key.Key_Return)
    assert esbjerg.reading.contact(keys["0042"]) is not None
    assert erased_entries(esbjerg) == 0


def test_escape_erases_nothing(window: MainWindow, esbjerg: OpenStore) -> None:
    key = add_contact(esbjerg, "0042")
    person(window, key).erase_contact()
    QTest.keyClick(topmost(window), Qt.Key.Key_Escape)
    assert open_sheet(window.window()) is None
    assert esbjerg.reading.contact(key) is not None


# From the person page


def test_erasing_a_contact_shows_the_receipt_and_leaves_nothing_to_undo(window: MainWindow, esbjerg: OpenStore) -> None:
    keys = fill(esbjerg)
    page = person(window, keys["0042"])
    assert page.known.facts.erase_link.isVisibleTo(page)
    QTest.mouseClick(page.known.facts.erase_link, Qt.MouseButton.LeftButton)
    yes(window)
    words = said(receipt(window))
    for part in ("0042", "1 referral", "The log keeps", "backup"):
        assert part in words
    assert isinstance(window.current(), ContactsPage)
    assert esbjerg.reading.contact_by_number("0042", include_binned=True) is None
    assert page.place() == {}
    receipt(window).close_sheet()
    told: list[str] = []
    window.desk.signals.toasted.connect(told.append)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told == ["There is nothing to undo."]
    contacts = window.page("contacts")
    assert isinstance(contacts, ContactsPage)
    contacts.search.set_text("0042")
    assert contacts.results.is_empty()


def test_after_the_receipt_one_stands_in_an_empty_search(window: MainWindow, esbjerg: OpenStore) -> None:
    """The number that was erased does not stay in the field, and the keys are not left nowhere."""
    key = add_contact(esbjerg, "0042")
    window.show_page("contacts")
    contacts = window.page("contacts")
    assert isinstance(contacts, ContactsPage)
    contacts.search.set_text("0042")
    person(window, key).erase_contact()
    yes(window)
    assert contacts.search.text() == ""
    receipt(window).close_sheet()
    assert contacts.search.edit.hasFocus()


def test_what_was_unfinished_about_the_contact_does_not_come_back_as_a_draft(
    window: MainWindow, esbjerg: OpenStore
) -> None:
    keys = fill(esbjerg)
    page = person(window, keys["0042"])
    page.new_session()
    assert page.entries.sheet is not None
    window.stash_now()
    page.entries.sheet.close_sheet()
    window.show_page("today")
    today = window.page("today")
    QTest.keyClicks(today.quick_add.field.edit, "0042")  # type: ignore[attr-defined]
    QTest.keyClick(today.quick_add.field.edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert keys["0042"] in today.sheet.contacts  # type: ignore[attr-defined]
    window.stash_now()
    assert any(keys["0042"] in text for text in esbjerg.reading.drafts().values())
    person(window, keys["0042"]).erase_contact()
    yes(window)
    receipt(window).close_sheet()
    window.show_page("today")
    window.stash_now()
    for text in (*esbjerg.reading.drafts().values(), *(entry or "" for entry in window.all_stashes().values())):
        assert keys["0042"] not in text and "0042" not in text


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.VOLUNTEER])
def test_only_a_leader_is_offered_it(desk: DeskContext, esbjerg: OpenStore, role: Role) -> None:
    key = add_contact(esbjerg, "0042")
    desk.role = role
    main = MainWindow(desk)
    main.go("person", contact=key)
    page = main.current()
    assert isinstance(page, PersonPage)
    assert page.background is None or not page.known.facts.erase_link.isVisibleTo(page)


# From the bin


def test_a_contact_is_erased_from_the_bin(window: MainWindow, esbjerg: OpenStore) -> None:
    first, second = add_contact(esbjerg, "0042"), add_contact(esbjerg, "0043")
    esbjerg.operations.bin_all([("contact", first), ("contact", second)])
    window.show_page("contacts")
    page = window.current()
    assert isinstance(page, ContactsPage)
    page.show_bin()
    sheet = topmost(window)
    assert isinstance(sheet, BinSheet)
    sheet.table.select(first)
    QTest.mouseClick(sheet.erase_button, Qt.MouseButton.LeftButton)
    yes(window)
    receipt(window).close_sheet()
    assert topmost(window) is sheet and list(sheet._rows) == [second]
    assert esbjerg.reading.contact(first) is None
    assert esbjerg.reading.contact(second) is not None


def test_a_row_is_erased_from_the_bin_without_a_receipt(window: MainWindow, esbjerg: OpenStore) -> None:
    key = add_contact(esbjerg, "0042")
    esbjerg.operations.save(Session(contact=key, date=date(2026, 11, 1), intervention="gruppeterapi"))
    esbjerg.operations.bin("session", esbjerg.reading.sessions(key)[0].key or "")
    page = person(window, key)
    page.show_bin()
    sheet = topmost(window)
    assert isinstance(sheet, BinSheet)
    QTest.mouseClick(sheet.erase_button, Qt.MouseButton.LeftButton)
    assert "gruppeterapi" in said(topmost(window)).casefold()
    yes(window)
    assert esbjerg.reading.bin(key) == []
    assert open_sheet(window.window()) is None, "the bin is empty and closes"
    assert window.current() is page


def test_others_read_in_the_bin_that_a_leader_can(desk: DeskContext, esbjerg: OpenStore, window: MainWindow) -> None:
    key = add_contact(esbjerg, "0042")
    esbjerg.operations.bin("contact", key)
    desk.role = Role.CASEWORKER
    window.show_page("contacts")
    page = window.current()
    assert isinstance(page, ContactsPage)
    page.show_bin()
    sheet = topmost(window)
    assert isinstance(sheet, BinSheet)
    assert not sheet.erase_button.isVisibleTo(sheet)
    assert "A leader can erase" in said(sheet)


def test_activities_and_unnamed_clothing_have_a_bin_of_their_own(window: MainWindow, esbjerg: OpenStore) -> None:
    key = add_contact(esbjerg, "0042")
    esbjerg.operations.save_activity(Activity(date=NOW.date(), name="Strikkecafé", headcount=3), [key])
    for contact in (None, key):
        esbjerg.operations.save(ClothingHandout(contact=contact, date=NOW.date(), items="sko", pieces=1))
    activity = esbjerg.reading.activities()[0].key or ""
    for kind, row in (("activity", activity), *(("clothing", one.key or "") for one in esbjerg.reading.clothing())):
        esbjerg.operations.bin(kind, row)
    window.show_page("activities")
    page = window.current()
    assert isinstance(page, ActivitiesPage)
    assert page.bin_button.label() == "Bin (2)", "hers is in her own bin"
    QTest.keyClick(page, Qt.Key.Key_P)
    sheet = topmost(window)
    assert isinstance(sheet, BinSheet)
    sheet.table.select(activity)
    QTest.mouseClick(sheet.erase_button, Qt.MouseButton.LeftButton)
    assert "Strikkecafé" in said(topmost(window))
    yes(window)
    assert esbjerg.reading.record("activity", activity) is None
    assert esbjerg.reading.attendances() == []
    sheet.table.open_current()
    assert len(esbjerg.reading.clothing()) == 1, "the other is restored"
    assert open_sheet(window.window()) is None
    assert not page.bin_button.isVisibleTo(page)


# The receipt


def shown_receipt(window: MainWindow, esbjerg: OpenStore) -> ReceiptSheet:
    person(window, add_contact(esbjerg, "0042")).erase_contact()
    yes(window)
    return receipt(window)


def test_a_receipt_that_is_neither_saved_nor_printed_is_not_lost_by_escape(
    window: MainWindow, esbjerg: OpenStore
) -> None:
    sheet = shown_receipt(window, esbjerg)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    question = topmost(window)
    assert isinstance(question, Ask)
    QTest.keyClick(question.no_button, Qt.Key.Key_Return)
    assert topmost(window) is sheet
    QTest.mouseClick(sheet.throw, Qt.MouseButton.LeftButton)
    assert open_sheet(window.window()) is None


def test_the_receipt_is_saved_as_a_pdf_and_is_nowhere_in_the_store(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    sheet = shown_receipt(window, esbjerg)
    picked(tmp_path / "paper")
    QTest.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    data = (tmp_path / "paper.pdf").read_bytes()
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    assert "0042" in page.extract_text() and window.desk.profile.organisation in page.extract_text()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert open_sheet(window.window()) is None, "it is kept: no question"
    everything = "\n".join(str(row) for table in esbjerg.db.tables for row in table.rows)
    assert "erasure receipt" in everything and "0042" not in everything


def test_no_file_name_tells_the_number(window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(
        receipt_sheet.pickers, "choose_target", lambda _parent, _title, name, _kinds: names.append(name)
    )
    shown_receipt(window, esbjerg).save_pdf()
    assert names == ["receipt 2026-11-20.pdf"]


def test_printing_keeps_the_receipt_too(
    window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []

    def print_pages(_parent: object, pages: list[object]) -> bool:
        printed.append(len(pages))
        return True

    monkeypatch.setattr(paper, "print_pages", print_pages)
    sheet = shown_receipt(window, esbjerg)
    QTest.mouseClick(sheet.printer, Qt.MouseButton.LeftButton)
    assert printed == [1]
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert open_sheet(window.window()) is None


# Retention


def old_contacts(store: OpenStore, count: int) -> list[str]:
    return [add_contact(store, f"90{n:02}", first_contact=LONG_AGO + timedelta(days=n)) for n in range(count)]


def setup_page(window: MainWindow) -> SetupPage:
    window.show_page("setup")
    page = window.current()
    assert isinstance(page, SetupPage)
    return page


def test_set_up_counts_who_is_past_the_time_and_lists_the_oldest_first(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = setup_page(window)
    assert page.retention.count.text() == "Nobody" and not page.retention.see.isEnabled()
    keys = old_contacts(esbjerg, 3)
    esbjerg.operations.save(Session(contact=keys[0], date=date(2021, 6, 1), intervention="gruppeterapi"))
    esbjerg.operations.bin("contact", keys[2])
    page.load()
    assert page.retention.count.text() == "3 contacts"
    page.retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    rows = [[sheet.table.model.cell(row, column).text for column in range(3)] for row in range(3)]
    assert rows == [
        ["9001", "06-01-2020", "6 years and 10 months"],
        ["9002", "07-01-2020", "6 years and 10 months, in the bin"],
        ["9000", "01-06-2021", "5 years and 5 months"],
    ]
    QTest.keyClick(sheet.table.view, Qt.Key.Key_Return)
    assert isinstance(window.current(), PersonPage)


def test_one_is_erased_from_the_list_by_key(window: MainWindow, esbjerg: OpenStore) -> None:
    keys = old_contacts(esbjerg, 2)
    page = setup_page(window)
    page.retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    QTest.keyClick(sheet.table.view, Qt.Key.Key_Delete)
    yes(window)
    receipt(window).close_sheet()
    assert topmost(window) is sheet and list(sheet._rows) == [keys[1]]
    assert page.retention.count.text() == "1 contact"
    assert not sheet.all.isVisibleTo(sheet), "one is not all"


def test_all_are_erased_after_a_question_that_names_the_number_with_a_receipt_each(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    fill(esbjerg)
    old_contacts(esbjerg, 12)
    page = setup_page(window)
    page.retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    QTest.mouseClick(sheet.all, Qt.MouseButton.LeftButton)
    assert topmost(window).accessibleName() == "Erase 12 contacts for good?"
    yes(window)
    assert erased_entries(esbjerg) == 12
    assert len(esbjerg.reading.contacts()) == 12, "those of this year stay"
    assert page.retention.count.text() == "Nobody"
    picked(tmp_path / "all.pdf")
    receipt(window).save_pdf()
    pages = pypdf.PdfReader(tmp_path / "all.pdf").pages
    assert len(pages) == 12
    assert all(f"90{n:02}" in pages[n].extract_text() for n in range(12))
    receipt(window).close_sheet()
    assert open_sheet(window.window()) is None


def test_who_came_back_while_the_list_was_open_stays(window: MainWindow, esbjerg: OpenStore) -> None:
    keys = old_contacts(esbjerg, 2)
    setup_page(window).retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    esbjerg.operations.save(Session(contact=keys[0], date=NOW.date(), intervention="gruppeterapi"))
    sheet.erase_all()
    yes(window)
    assert [contact.key for contact in esbjerg.reading.contacts()] == [keys[0]]
    assert "9001" in said(receipt(window))


def test_cancelling_keeps_the_receipts_of_those_who_are_gone(
    window: MainWindow, esbjerg: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exitdesk.ui.tasks import Progress

    old_contacts(esbjerg, 5)
    setup_page(window).retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    step = Progress.step

    def cancelled_at_two(self: Progress, done: int, of: int) -> None:
        if done == 2:
            self.cancel()
        step(self, done, of)

    monkeypatch.setattr(Progress, "step", cancelled_at_two)
    sheet.erase_all()
    yes(window)
    assert "2 contacts were erased." in said(receipt(window))
    assert len(esbjerg.reading.contacts()) == 3


def test_leaders_are_told_once_a_month_on_the_list_of_contacts(window: MainWindow, esbjerg: OpenStore) -> None:
    old_contacts(esbjerg, 2)
    window.show_page("contacts")
    page = window.current()
    assert isinstance(page, ContactsPage)
    assert page.retention.isVisibleTo(page)
    assert page.retention.title_text.text() == "2 contacts are to be erased"
    page.retention.dismissed.emit()
    assert not page.retention.isVisibleTo(page)
    assert esbjerg.reading.setting(LAST_TOLD) == "2026-11-20"
    for day, shown in ((datetime(2026, 12, 19, 20), False), (datetime(2026, 12, 20, 20), True)):
        window.desk.now = lambda day=day: day  # type: ignore[misc]
        page.retention.look()
        assert page.retention.isVisibleTo(page) is shown


def test_a_quiet_line_is_for_leaders_and_only_when_there_is_somebody(
    window: MainWindow, desk: DeskContext, esbjerg: OpenStore
) -> None:
    fill(esbjerg)
    window.show_page("contacts")
    page = window.current()
    assert isinstance(page, ContactsPage)
    assert not page.retention.isVisibleTo(page)
    old_contacts(esbjerg, 1)
    desk.role = Role.CASEWORKER
    other = ContactsPage(desk)
    other.load()
    other.entered()
    assert not other.retention.isVisibleTo(other)


def test_a_contact_in_the_bin_can_be_opened_from_the_list(window: MainWindow, esbjerg: OpenStore) -> None:
    (key,) = old_contacts(esbjerg, 1)
    esbjerg.operations.bin("contact", key)
    setup_page(window).retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    sheet.table.open_current()
    page = window.current()
    assert isinstance(page, PersonPage) and page.known.in_bin.isVisibleTo(page)
    assert isinstance(esbjerg.reading.contact(key), Contact)


def test_a_sheet_that_was_left_meanwhile_is_not_missed(window: MainWindow, esbjerg: OpenStore) -> None:
    old_contacts(esbjerg, 2)
    setup_page(window).retention.show_list()
    sheet = topmost(window)
    assert isinstance(sheet, RetentionSheet)
    sheet.erase_all()
    sheet.close_sheet()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yes(window)
    assert "2 contacts were erased." in said(receipt(window))
    assert esbjerg.reading.contacts() == []
