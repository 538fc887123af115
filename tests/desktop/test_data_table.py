"""The table: large, lazy, and told to screen readers."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exitdesk.ui.shell import Shell
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable

Show = Callable[[QWidget], Shell]
COLUMNS = [Column("ID", 100, mono=True), Column("Name"), Column("Talks", 40, "centre", rotated=True, figures=True)]


def test_only_rows_in_sight_are_fetched(in_shell: Show) -> None:
    fetched: set[Hashable] = set()

    def provide(number: Hashable) -> tuple[str, str, str]:
        fetched.add(number)
        return (f"{number}", "name", "3")

    table = DataTable(COLUMNS, name="Rows")
    in_shell(table)
    table.show_rows(range(100_000), provide)
    QApplication.processEvents()
    table.grab()
    assert 0 < len(fetched) < 100
    table.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    table.grab()
    assert table.current() == 99_999
    assert len(fetched) < 200


def test_enter_opens_the_current_row(in_shell: Show) -> None:
    table = DataTable(COLUMNS, name="Rows")
    in_shell(table)
    table.show_rows(["a", "b"], lambda row: (str(row), "x", "1"))
    opened: list[object] = []
    table.opened.connect(opened.append)
    table.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == ["b"]


def test_the_current_row_stays_when_rows_are_shown_anew(in_shell: Show) -> None:
    table = DataTable(COLUMNS, name="Rows")
    in_shell(table)
    table.show_rows(["a", "b", "c"], lambda row: (str(row), "x", "1"))
    table.select("b")
    table.show_rows(["c", "b"], lambda row: (str(row), "y", "1"))
    assert table.current() == "b"
    table.show_rows(["c"], lambda row: (str(row), "y", "1"))
    assert table.current() == "c"


def test_cells_are_told_with_their_heading(in_shell: Show) -> None:
    table = DataTable(COLUMNS, name="Rows")
    in_shell(table)
    table.show_rows(["a"], lambda row: ("H7K-M3P", Cell("Kvinde", flag="WHO-5"), "1"))
    index = table.model.index(0, 1)
    assert table.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Name: Kvinde, WHO-5"
    assert table.view.accessibleName() == "Rows"


def test_letters_and_digits_are_left_to_the_page(in_shell: Show) -> None:
    heard: list[str] = []

    class Page(QWidget):
        def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
            heard.append(event.text())

    page = Page()
    table = DataTable(COLUMNS, name="Rows", parent=page)
    in_shell(page)
    table.show_rows(["a", "b"], lambda row: (str(row), "x", "1"))
    table.setFocus()
    QTest.keyClicks(table.view, "2s")
    assert heard == ["2", "s"]


def test_an_empty_table_has_no_current_row(in_shell: Show) -> None:
    table = DataTable(COLUMNS, name="Rows")
    in_shell(table)
    table.show_rows([], lambda row: ())
    table.grab()
    assert table.current() is None
    table.open_current()
