"""Tab goes through a page as one reads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exitdesk.store.opening import OpenStore
from exitdesk.ui.main_window import MainWindow
from tests.desktop.sample import fill


@pytest.mark.parametrize(
    ("page", "reached"),
    [
        ("return", ("What leaves the computer", "Export 12 rows")),
        ("statistics", ("For publication", "Contents", "Export", "Whole project", "Age")),
        ("contacts", ("All 12", "Contacts")),
    ],
)
def test_tab_goes_through_a_page_as_one_reads_it(
    window: MainWindow, esbjerg: OpenStore, page: str, reached: tuple[str, ...]
) -> None:
    fill(esbjerg)
    window.show_page(page)
    QApplication.processEvents()
    names: list[str] = []
    for _ in range(40):
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.accessibleName())
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert " > ".join(reached) in " > ".join(names)
