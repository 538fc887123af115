"""The statistics on the screen say what the JSON says, for any period, and leave as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.domain.records import Session
from exitdesk.returns.report import EVERY_PART, Part, kept_parts
from exitdesk.returns.statistics import compute_statistics, to_json
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import SnapshotKind, file_of, snapshots_of
from exitdesk.ui import theme
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.statistics import StatisticsPage
from exitdesk.ui.widgets.empty_state import EmptyState
from exitdesk.ui.widgets.key_figure import KeyFigureCard
from exitdesk.ui.widgets.period_chooser import Span
from exitdesk.ui.widgets.report_card import ReportCard
from exitdesk.ui.widgets.report_choice import Beside, Contents, ReportChoice
from exitdesk.ui.widgets.sheet import open_sheet
from exitdesk.ui.widgets.text import Text
from tests.desktop.sample import add_contact, fill


def shown_page(window: MainWindow) -> StatisticsPage:
    window.show_page("statistics")
    page = window.current()
    assert isinstance(page, StatisticsPage)
    QApplication.processEvents()
    return page


def card(page: StatisticsPage, title: str) -> ReportCard:
    return next(card for card in page.findChildren(ReportCard) if card.title_text.text() == title)


def rows(page: StatisticsPage, title: str) -> list[list[str]]:
    table = card(page, title).tables[0]
    return [list(row) for row in table.figures.rows]


def test_tables_say_what_the_json_says(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    exact = to_json(compute_statistics(esbjerg.reading, window.desk.profile, WHOLE_PROJECT))
    interventions = [[name[:1].upper() + name[1:], str(n)] for name, n in exact["by_intervention"].items()]
    assert rows(page, "Contacts by intervention") == interventions
    ages = [
        [group.replace("-", "–"), str(one["count"]), f"{one['percent']}%"] for group, one in exact["age_groups"].items()
    ]
    assert rows(page, "Age") == ages
    numbers = list(exact["by_number_of_interventions"].values())
    assert [row[1] for row in rows(page, "Contacts by number of different interventions")] == [str(n) for n in numbers]
    first = page.findChildren(KeyFigureCard)[0]
    assert first.figure_text.text() == str(exact["contacts"])
    referred = exact["referrals"]
    assert [row[1] for row in rows(page, "Referrals, activities and clothing")] == [
        str(referred["trafficking_contacts"]),
        str(referred["other_contacts"]),
        str(exact["free_clothing_contacts"]),
    ]


def test_every_chart_is_drawn_and_says_in_words_what_it_shows(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    charts = [card.chart for card in page.findChildren(ReportCard) if card.chart is not None]
    assert len(charts) >= 5
    assert not any(chart.is_empty() for chart in charts)
    said = card(page, "Contacts by intervention").chart
    assert said is not None and "Rådgivning og vejledning" in said.accessibleName()


def test_usual_periods_are_chosen_by_key(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_2)
    report = page.report()
    assert report is not None
    assert Period(report.statistics.first, report.statistics.last) == Quarter(2026, 3).period
    assert page.scaffold.subtitle_text.text() == "Quarter 3 of 2026"


def test_dates_typed_freely_choose_a_period(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.chooser.choose(Span.DATES)
    assert page.chooser.dates.isVisible()
    QTest.keyClicks(page.chooser.first.edit, "1/11")
    QTest.keyClick(page.chooser.first.edit, Qt.Key.Key_Return)
    QTest.keyClicks(page.chooser.last.edit, "i går")
    QTest.keyClick(page.chooser.last.edit, Qt.Key.Key_Return)
    statistics = page.report().statistics  # type: ignore[union-attr]
    assert (statistics.first, statistics.last) == (date(2026, 11, 1), date(2026, 11, 19))


def test_the_keys_of_the_page_work_from_inside_a_date(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.chooser.choose(Span.DATES)
    QTest.keyClicks(page.chooser.first.edit, "1/11")
    QTest.keyClick(page.chooser.first.edit, Qt.Key.Key_Return)
    QTest.keyClick(page.chooser.first.edit, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert page.export.list_is_open()


def test_dates_the_wrong_way_round_are_refused_in_the_field(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.choose_span(Span.DATES, Period(date(2026, 11, 10), date(2026, 11, 1)))
    assert "before the first" in page.chooser.last.error()
    assert page.report().statistics.first is None  # type: ignore[union-attr]


def test_for_publication_hides_small_numbers(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    exact = rows(page, "Contacts by intervention")
    assert any(int(row[1]) in range(1, 5) for row in exact)
    QTest.mouseClick(page.publish, Qt.MouseButton.LeftButton)
    hidden = rows(page, "Contacts by intervention")
    for before, after in zip(exact, hidden, strict=True):
        if int(before[1]) in range(1, 5):
            assert after[1] == "–"
    QTest.mouseClick(page.publish, Qt.MouseButton.LeftButton)
    assert rows(page, "Contacts by intervention") == exact


def test_too_few_to_publish_is_said_instead_of_shown(window: MainWindow, esbjerg: OpenStore) -> None:
    add_contact(esbjerg, "H7K-M36", birth_year=1990)
    page = shown_page(window)
    QTest.mouseClick(page.publish, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    sentences = [empty.detail_text.text() for empty in page.findChildren(EmptyState) if empty.isVisible()]
    assert len(sentences) == 1 and "too few" in sentences[0]
    assert not page.export.isEnabled()


@pytest.mark.parametrize(("presses", "ending"), [(0, "pdf"), (1, "xlsx"), (2, "json")])
def test_export_writes_what_is_shown(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None], presses: int,
    ending: str,
) -> None:  # fmt: skip
    fill(esbjerg)
    page = shown_page(window)
    picked(tmp_path / "statistics")
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert page.export.list_is_open()
    for _ in range(presses):
        QTest.keyClick(page.export, Qt.Key.Key_Down)
    QTest.keyClick(page.export, Qt.Key.Key_Return)
    out = tmp_path / f"statistics.{ending}"
    assert page.saved.path() == out
    if ending == "json":
        exact = to_json(compute_statistics(esbjerg.reading, window.desk.profile, WHOLE_PROJECT))
        assert json.loads(out.read_text(encoding="utf-8")) == json.loads(json.dumps(exact))
    elif ending == "xlsx":
        cells = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
        wanted = {row[0]: int(row[1]) for row in rows(page, "Contacts by intervention")}
        found = {row[0]: row[1] for row in cells if row[0] in wanted}
        assert found == wanted
    else:
        assert out.read_bytes().startswith(b"%PDF-")


def test_charts_follow_the_colours(window: MainWindow, esbjerg: OpenStore, qtbot: QtBot) -> None:
    fill(esbjerg)
    page = shown_page(window)
    before = page.shown_look()
    theme.set_scheme(theme.Scheme.DARK)
    qtbot.waitUntil(lambda: page.shown_look() != before)
    look = page.shown_look()
    assert look is not None and look.dark


def test_new_entry_is_counted_when_the_page_is_shown_again(window: MainWindow, esbjerg: OpenStore) -> None:
    key = add_contact(esbjerg, "H7K-M36", birth_year=1990, gender=Gender.WOMAN)
    page = shown_page(window)
    before = page.report().statistics.sessions  # type: ignore[union-attr]
    session = Session(contact=key, date=date(2026, 11, 1), intervention="individuel terapi")
    window.desk.worker.change(lambda store: store.operations.save(session))
    assert page.report().statistics.sessions == (before or 0) + 1  # type: ignore[union-attr]


def test_page_scrolls_by_key(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    area = page.scaffold.scroll_area
    assert area is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    QTest.keyClick(focused, Qt.Key.Key_Home)
    assert area.verticalScrollBar().value() == 0


def test_empty_store_says_so(window: MainWindow) -> None:
    page = shown_page(window)
    assert [empty.title_text.text() for empty in page.findChildren(EmptyState)] == ["Nothing to count yet"]
    assert not page.export.isEnabled()


def shown_sections(page: StatisticsPage) -> list[str]:
    return [card.title_text.text() for card in page.findChildren(ReportCard)]


def quiet_lines(page: StatisticsPage) -> list[str]:
    QApplication.processEvents()
    return [
        text.text() for text in page.findChildren(Text) if text.isVisible() and text.text().startswith("Numbers under")
    ]


def contents(window: MainWindow, page: StatisticsPage) -> ReportChoice:
    """The sheet as the key opens it."""
    QTest.keyClick(page, Qt.Key.Key_I)
    sheet = open_sheet(window.window())
    assert sheet is not None
    return page.findChildren(ReportChoice)[-1]


def test_sections_are_chosen_by_key_and_remembered_with_the_store(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    assert "Gender" in shown_sections(page)
    contents(window, page)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):  # key figures, age, gender
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert open_sheet(window.window()) is None
    assert "Gender" not in shown_sections(page) and "Age" in shown_sections(page)
    assert kept_parts(esbjerg.reading) == EVERY_PART - {Part.GENDER}
    again = StatisticsPage(window.desk)
    again.load()
    assert "Gender" not in shown_sections(again) and "Age" in shown_sections(again)


def test_no_section_at_all_is_refused(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    choice = contents(window, page)
    choice.parts.set_values(())
    choice.sheet.press_default()
    assert open_sheet(window.window()) is choice.sheet
    assert "Gender" in shown_sections(page)


def test_another_period_stands_beside_and_both_leave(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.choose_span(Span.QUARTER)
    choice = contents(window, page)
    choice.beside.set_value(Beside.BEFORE)
    choice.sheet.press_default()
    QApplication.processEvents()
    assert page.scaffold.subtitle_text.text() == "Quarter 4 of 2026 beside Quarter 3 of 2026"
    first, second = (compute_statistics(esbjerg.reading, window.desk.profile, Quarter(2026, n).period) for n in (4, 3))
    for row, (name, count) in zip(rows(page, "Contacts by intervention"), first.by_intervention.items(), strict=True):
        before = second.by_intervention[name]
        assert row[1:3] == [str(count), str(before)]
        assert row[3].replace("−", "-") == f"{(count or 0) - (before or 0):+d}".replace("+0", "0")
    picked(tmp_path / "both.json")
    page.export_as("json")
    told = json.loads((tmp_path / "both.json").read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps({"first": to_json(first), "second": to_json(second)}))


def test_files_are_named_for_what_they_hold_and_whether_they_may_be_published(
    window: MainWindow, esbjerg: OpenStore
) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.choose_span(Span.QUARTER)
    assert page.proposed_name() == "Statistics quarter 4 of 2026"
    page.set_contents(Contents(beside=Beside.BEFORE))
    assert page.proposed_name() == "Statistics quarter 4 of 2026 and quarter 3 of 2026"
    page.set_contents(Contents())
    page.choose_span(Span.PROJECT)
    QTest.mouseClick(page.publish, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.proposed_name() == "Statistics whole project for publication"
    window.desk.practice = True
    assert page.proposed_name() == "PRACTICE Statistics whole project for publication"


def test_a_status_is_that_of_the_day_chosen(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    assert "Status on 20-11-2026" in shown_sections(page)
    choice = contents(window, page)
    choice.day.set_text("1/9")
    choice.sheet.press_default()
    QApplication.processEvents()
    assert "Status on 01-09-2026" in shown_sections(page)
    placed = {row[0]: row[1:] for row in rows(page, "Status on 01-09-2026")}
    assert placed["Advice or acute support only"] == ["10", "10"]
    assert placed["In orientation"] == ["2", "2"]  # who answered WHO-5 on that day
    assert placed["All"] == ["12", ""]


def test_dates_the_wrong_way_round_are_refused_for_the_other_period_too(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    choice = contents(window, page)
    choice.beside.set_value(Beside.DATES)
    choice.first.set_day(date(2026, 5, 2))
    choice.last.set_day(date(2026, 5, 1))
    choice.sheet.press_default()
    assert "before the first" in choice.last.error()
    assert page.wish().compare is None


def test_a_publication_says_what_it_hides_and_is_frozen_as_it_leaves(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    fill(esbjerg)
    page = shown_page(window)
    assert quiet_lines(page) == []
    QTest.mouseClick(page.publish, Qt.MouseButton.LeftButton)
    (line,) = quiet_lines(page)
    assert line.startswith("Numbers under 5 are left out") and "earlier" not in line
    picked(tmp_path / "published.pdf")
    page.export_as("pdf")
    (kept,) = snapshots_of(esbjerg, SnapshotKind.PUBLICATION)
    assert file_of(esbjerg, kept) == (tmp_path / "published.pdf").read_bytes()
    page.choose_span(Span.YEAR)
    (line,) = quiet_lines(page)
    assert line.endswith("1 earlier publication is taken into account.")


def test_what_is_not_for_publication_is_not_frozen(
    window: MainWindow, esbjerg: OpenStore, tmp_path: Path, picked: Callable[[Path | None], None]
) -> None:
    fill(esbjerg)
    page = shown_page(window)
    picked(tmp_path / "inside.xlsx")
    page.export_as("xlsx")
    assert (tmp_path / "inside.xlsx").exists()
    assert snapshots_of(esbjerg, SnapshotKind.PUBLICATION) == []


def test_a_period_with_nobody_says_so_unless_a_day_was_asked_for(window: MainWindow, esbjerg: OpenStore) -> None:
    fill(esbjerg)
    page = shown_page(window)
    page.choose_span(Span.DATES, Period(date(2020, 1, 1), date(2020, 12, 31)))
    QApplication.processEvents()
    assert shown_sections(page) == []
    assert not page.export.isEnabled()
    page.set_contents(Contents(day=date(2026, 11, 20)))
    QApplication.processEvents()
    assert "Status on 20-11-2026" in shown_sections(page)
    assert page.export.isEnabled()
