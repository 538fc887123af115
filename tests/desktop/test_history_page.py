"""The log on the screen: a leader sees who did what, newest first, and finds one thing among a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pypdf
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from exitdesk.domain.records import ClothingHandout, Session
from exitdesk.domain.roles import Permission, Role, allows
from exitdesk.forms.log_words import act_words
from exitdesk.store.history import Action, NewEntry, append
from exitdesk.store.log_reading import LogFilter
from exitdesk.store.opening import OpenStore
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.papers_sheet import PapersSheet
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.models.log_view import GROUPS, PAGE
from exitdesk.ui.pages.history import HistoryPage
from exitdesk.ui.pages.person import PersonPage
from exitdesk.ui.setup.sheet_card import SheetCard
from exitdesk.ui.widgets.sheet import open_sheet
from tests.desktop.pressing import press
from tests.desktop.sample import DAY, add_contact


@pytest.fixture
def her(esbjerg: OpenStore) -> str:
    """A contact with a talk, clothes, a change and an opening, all in the log."""
    key = add_contact(esbjerg, "CDE-FGK")
    esbjerg.operations.save(Session(contact=key, date=DAY, intervention="gruppeterapi"))
    session = esbjerg.reading.sessions(key)[0]
    esbjerg.operations.save(replace(session, minutes=45))
    esbjerg.operations.save(ClothingHandout(contact=add_contact(esbjerg, "H7K-M36"), date=DAY, pieces=1))
    esbjerg.operations.log(Action.OPENED, contacts=[key])
    esbjerg.operations.log(Action.SEARCHED)
    esbjerg.operations.log(Action.EXPORTED, detail="return 2026-Q3")
    return key


@pytest.fixture
def page(window: MainWindow, her: str) -> Iterator[HistoryPage]:
    window.show_page("history")
    shown = window.current()
    assert isinstance(shown, HistoryPage)
    QApplication.processEvents()
    yield shown


def lines(page: HistoryPage) -> list[tuple[str, str, str]]:
    """What, whose and who of every row read so far."""
    model = page.table.model
    return [
        (model.cell(row, 2).text, model.cell(row, 3).text, model.cell(row, 4).text) for row in range(len(model.ids))
    ]


def whats(page: HistoryPage) -> list[str]:
    return [what for what, _whose, _who in lines(page)]


def test_each_act_is_a_line_in_words_with_whose_record_and_who_did_it(page: HistoryPage) -> None:
    assert lines(page)[:8] == [
        ("Log read", "", "Leder"),
        ("Exported: the return, quarter 3 of 2026", "", "Leder"),
        ("Searched", "", "Leder"),
        ("Opened", "CDE-FGK", "Leder"),
        ("Clothes written down", "H7K-M36", "Leder"),
        ("Contact written down", "H7K-M36", "Leder"),
        ("Talk changed", "CDE-FGK", "Leder"),
        ("Talk written down", "CDE-FGK", "Leder"),
    ]


def test_reading_the_log_is_logged_once_a_visit(page: HistoryPage, window: MainWindow, esbjerg: OpenStore) -> None:
    def visits() -> int:
        return esbjerg.reading.log_count(LogFilter(actions=frozenset({Action.READ_LOG})))

    assert visits() == 1
    press("X", "F")
    window.show_page("history")
    assert visits() == 1
    window.show_page("contacts")
    window.show_page("history")
    assert visits() == 2
    assert whats(page)[0] == "Log read"


def test_a_backup_is_told_with_how_many_contacts_it_holds() -> None:
    name = "ExitDesk 2026-11-20 21.30.50"
    assert act_words(Action.BACKED_UP, "", f"{name} (6/2)") == f"Backup made: {name}, 6 contacts"
    assert act_words(Action.BACKED_UP, "", f"{name} (1/0)") == f"Backup made: {name}, 1 contact"


def test_every_kind_of_act_has_its_words_and_belongs_to_one_group() -> None:
    found = [action for group in GROUPS for action in group.actions]
    assert sorted(found) == sorted(Action)
    words = [act_words(action, "contact", "x") for action in Action]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("written", {"Clothes written down", "Contact written down", "Talk changed", "Talk written down"}),
        ("seen", {"Log read", "Searched", "Opened"}),
        ("out", {"Exported: the return, quarter 3 of 2026"}),
    ],
)
def test_a_kind_of_act_is_chosen(page: HistoryPage, group: str, expected: set[str]) -> None:
    page.choice.act.set_value(group)
    page.choice.act.changed.emit(group)
    shown = {what for what in whats(page) if "profile" not in what}
    assert shown == expected


def test_a_number_typed_shows_what_belongs_to_that_contact(page: HistoryPage) -> None:
    press("N")
    press("cdefgk", "Enter")
    assert whats(page) == ["Opened", "Talk changed", "Talk written down", "Contact written down"]
    assert {whose for _what, whose, _who in lines(page)} == {"CDE-FGK"}
    press("X")
    assert page.choice.number.text() == "" and "Searched" in whats(page)


def test_f_narrows_to_the_contact_of_the_row_and_x_widens_again(page: HistoryPage) -> None:
    everything = len(lines(page))
    press("Down", "Down", "Down", "F")
    assert {whose for _what, whose, _who in lines(page)} == {"CDE-FGK"}
    assert page.choice.clear.isVisible()
    press("X")
    assert len(lines(page)) == everything and not page.choice.clear.isVisible()


def test_a_user_is_chosen_among_those_who_are_in_the_log(page: HistoryPage) -> None:
    labels = [page.choice.by.combo.itemText(at) for at in range(page.choice.by.combo.count())]
    assert labels == ["Everybody", "Leder"]
    page.choice.by.set_value("Leder")
    page.choice.by.changed.emit("Leder")
    assert {who for _what, _whose, who in lines(page)} == {"Leder"}


def test_nothing_found_says_so_and_the_keys_still_work(page: HistoryPage) -> None:
    page.choice.act.set_value("copies")
    page.choice.act.changed.emit("copies")
    QApplication.processEvents()
    assert page.empty.isVisible() and not page.table.isVisible()
    press("X")
    assert page.table.isVisible() and not page.empty.isVisible()


def test_enter_opens_the_contact_and_esc_leads_back(page: HistoryPage, window: MainWindow) -> None:
    press("Down", "Down", "Down", "Enter")
    shown = window.current()
    assert isinstance(shown, PersonPage) and shown.accessibleName() == "CDE-FGK"
    press("Esc")
    assert window.current() is page


def test_a_line_without_a_contact_opens_nothing(page: HistoryPage, window: MainWindow) -> None:
    press("Enter")
    assert window.current() is page


def test_failed_attempts_stand_out_and_blame_nobody(window: MainWindow, esbjerg: OpenStore) -> None:
    esbjerg.operations.log_opening(Action.UNLOCKED, ["2026-11-19 22:14:05"])
    window.show_page("history")
    shown = window.current()
    assert isinstance(shown, HistoryPage)
    assert lines(shown)[1:3] == [
        ("Unlocked", "", "Leder"),
        ("Wrong passphrase at unlocking: 19-11-2026 at 22.14", "", "not known"),
    ]
    assert shown.table.model.cell(2, 2).icon == "triangle-alert"


def test_a_whole_log_says_so(page: HistoryPage, esbjerg: OpenStore) -> None:
    press("K")
    count = esbjerg.reading.log_count(LogFilter())
    assert page.result.title_text.text() == "The log is whole"
    assert page.result.detail_text.text() == f"{count} lines: none is changed and none is missing."


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history SET by = 'Somebody else' WHERE seq = 3",
        "UPDATE history SET new = '{\"detail\":\"other\"}' WHERE action = 'exported'",
        "DELETE FROM history WHERE action = 'searched'",
    ],
)
def test_a_log_changed_from_outside_is_told(page: HistoryPage, esbjerg: OpenStore, tampering: str) -> None:
    esbjerg.db.execute(tampering)
    press("K")
    assert page.result.title_text.text() == "The log has been changed from outside"


def test_further_lines_are_read_as_one_comes_near_the_end(window: MainWindow, esbjerg: OpenStore) -> None:
    for number in range(3 * PAGE):
        esbjerg.operations.log(Action.EXPORTED, detail=f"file {number}")
    window.show_page("history")
    shown = window.current()
    assert isinstance(shown, HistoryPage)
    QApplication.processEvents()
    assert len(shown.table.model.ids) == PAGE
    for _ in range(6):
        bar = shown.table.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert len(shown.table.model.ids) == esbjerg.reading.log_count(LogFilter())
    numbers = [int(str(seq)) for seq in shown.table.model.ids]
    assert numbers == sorted(set(numbers), reverse=True)
    assert "Exported: file 0" in whats(shown)


def test_the_day_is_told_over_the_heads_and_at_its_first_line(page: HistoryPage) -> None:
    assert page.table.model.cell(0, 0).text != "" and page.table.model.cell(1, 0).text == ""
    assert page.table.title.endswith(page.table.model.cell(0, 0).text.split()[-1])


def test_only_a_role_that_may_read_the_log_has_the_page(desk: DeskContext) -> None:
    for role in Role:
        desk.role = role
        window = MainWindow(desk)
        assert window.has_page("history") is allows(role, Permission.LOG) is (role is Role.LEADER)
        window.deleteLater()


def test_the_paper_for_the_person_is_asked_for_and_cancel_has_the_focus(
    page: HistoryPage, esbjerg: OpenStore, her: str, tmp_path: Path, picked: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    press("U")
    assert open_sheet(page.window()) is None
    press("cdefgk", "Enter")
    press("U")
    sheet = open_sheet(page.window())
    assert isinstance(sheet, PapersSheet) and sheet.paper.value() == "log"
    assert sheet.warning.isVisible() and QApplication.focusWidget() is sheet.cancel_button
    picked(tmp_path / "log")
    sheet.save_button.click()
    out = tmp_path / "log.pdf"
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(out).pages)
    assert "CDE-FGK" in text and "Samtale ændret" in text and "H7K-M36" not in text
    newest = esbjerg.reading.log_page(LogFilter(), limit=1)[0]
    assert (newest.action, newest.detail, newest.contact) == (Action.EXPORTED, "log", her)
    opened: list[QUrl] = []
    monkeypatch.setattr(PapersSheet, "show_file", staticmethod(opened.append))
    press("Enter")
    assert opened == [QUrl.fromLocalFile(str(out))]


def test_everything_kept_is_saved_from_the_contacts_page(
    window: MainWindow, esbjerg: OpenStore, her: str, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    window.go("person", contact=her)
    press("U")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, PapersSheet) and sheet.paper.value() == "access"
    picked(tmp_path / "hers.pdf")
    press("Esc")
    assert not (tmp_path / "hers.pdf").exists()
    press("U")
    again = open_sheet(window.window())
    assert isinstance(again, PapersSheet)
    again.save_button.click()
    assert (tmp_path / "hers.pdf").read_bytes().startswith(b"%PDF")
    newest = esbjerg.reading.log_page(LogFilter(), limit=1)[0]
    assert (newest.action, newest.detail, newest.contact) == (Action.EXPORTED, "access", her)


def test_a_paper_given_up_leaves_no_trace(
    window: MainWindow, esbjerg: OpenStore, her: str, picked: Callable[[Path | None], None]
) -> None:
    window.go("person", contact=her)
    before = esbjerg.reading.log_count(LogFilter())
    press("U")
    sheet = open_sheet(window.window())
    assert isinstance(sheet, PapersSheet)
    picked(None)
    sheet.save_button.click()
    press("Esc")
    assert esbjerg.reading.log_count(LogFilter()) == before


def test_who_may_not_export_can_hand_out_the_sheet_that_names_nobody(
    desk: DeskContext, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None],
    in_shell: Callable[[SheetCard], object],
) -> None:  # fmt: skip
    desk.role = Role.VOLUNTEER
    card = SheetCard(desk)
    in_shell(card)
    picked(tmp_path / "ark.pdf")
    card.make_sheet()
    sheet = open_sheet(card.window())
    assert isinstance(sheet, PapersSheet) and sheet.paper.value() == "what_we_write"
    assert not sheet.paper.isVisible() and not sheet.warning.isVisible()
    sheet.save_button.click()
    assert len(pypdf.PdfReader(tmp_path / "ark.pdf").pages) == 1
    newest = esbjerg.reading.log_page(LogFilter(), limit=1)[0]
    assert (newest.action, newest.detail, newest.contact) == (Action.PRINTED, "what_we_write", None)


def test_a_hundred_thousand_lines_show_in_a_fifth_of_a_second(page: HistoryPage, esbjerg: OpenStore) -> None:
    with esbjerg.db.atomic():
        entries = (NewEntry(Action.EXPORTED, new={"detail": f"file {number}"}) for number in range(100_000))
        append(esbjerg.db, entries, at="2026-11-20T12:00:00.000+00:00", by="Leder", operation="many")
    began = perf_counter()
    page.desk.worker.run(lambda store: store.reading.log_page(LogFilter(), PAGE), page._show)
    QApplication.processEvents()
    page.table.grab()
    assert perf_counter() - began < 0.2
    assert whats(page)[0] == "Exported: file 99999"
