"""Figures under heads that are longer than they: two periods by their dates."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.ui.theme import font
from exitdesk.ui.widgets.figure_table import FigureTable
from exitdesk.ui.widgets.painting import text_width

DATES = ("01-05-2026 – 01-07-2026", "28-02-2026 – 30-04-2026", "The change")


@pytest.mark.parametrize("width", [320, 420, 700, 1000])
@pytest.mark.parametrize("grouped", [False, True])
def test_heads_stay_over_their_columns(qtbot: QtBot, width: int, grouped: bool) -> None:
    if grouped:
        table = FigureTable(
            ("", *("n", "mean") * 3), [("No. 1", "22", "37.1", "21", "38.5", "+1", "−1.4")], name="x", groups=DATES
        )
    else:
        table = FigureTable(("Came by", *DATES), [("Friends", "5", "5", "0")], name="x")
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    QApplication.processEvents()
    widths = [table.columnWidth(column) for column in range(table.figures.columnCount())]
    assert sum(widths) <= width
    for column, room in enumerate(widths):
        assert all(text_width(line, font(13, 600)) < room for line in table.head_lines(column))
    if grouped:
        for group in range(3):
            room = sum(widths[1 + 2 * group : 3 + 2 * group])
            lines = table.group_lines(group, room)
            assert " ".join(lines) == DATES[group] and all(text_width(line, font(13, 600)) < room for line in lines)
    else:
        assert [" ".join(table.head_lines(column)) for column in (1, 2, 3)] == list(DATES)
