"""Pills, drop-downs and floating lists by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from exitdesk.domain.answers import Missing
from exitdesk.ui.shell import Shell
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills, ManyPills, missing_choices
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.popover import Popover, PopoverRow
from exitdesk.ui.widgets.select import Option, Select

Show = Callable[[QWidget], Shell]


def on_page(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(widget)
    column.addStretch()
    return page


def test_unknown_declined_and_not_asked_are_three_choices(in_shell: Show) -> None:
    pills = ChoicePills("Age", missing_choices())
    in_shell(on_page(pills))
    told: list[object] = []
    pills.changed.connect(told.append)
    pills.setFocus()
    for digit in "123":
        QTest.keyClicks(QApplication.focusWidget(), digit)
    assert told == [Missing.UNKNOWN, Missing.DECLINED, Missing.NOT_ASKED]


def test_arrows_move_the_choice(in_shell: Show) -> None:
    pills = ChoicePills("Form", [Choice("a", "A"), Choice("b", "B"), Choice("c", "C")], value="a")
    in_shell(on_page(pills))
    pills.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert pills.value() == "b"


def test_setting_a_value_tells_nobody(in_shell: Show) -> None:
    pills = ChoicePills("Form", [Choice("a", "A"), Choice("b", "B")])
    told: list[object] = []
    pills.changed.connect(told.append)
    pills.set_value("b")
    pills.set_value(None)
    assert pills.value() is None
    assert not told


def test_many_pills_take_any_number(in_shell: Show) -> None:
    pills = ManyPills("Helped with", [Choice("a", "A"), Choice("b", "B"), Choice("c", "C")], values=("b",))
    in_shell(on_page(pills))
    pills.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "3")
    assert pills.values() == ("a", "b", "c")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert pills.values() == ("a", "c")


def test_tab_stops_once_at_many_pills_and_goes_on(in_shell: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    pills = ManyPills("Helped with", [Choice(name, name) for name in "abcdefghijkl"])
    after = Field("Minutes")
    column.addWidget(pills)
    column.addWidget(after)
    in_shell(page)
    pills.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert after.edit.hasFocus()
    QTest.keyClick(after.edit, Qt.Key.Key_Backtab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert pills.values() == ()


def test_a_drop_down_opens_finds_by_typing_and_chooses(in_shell: Show) -> None:
    select = Select("Worker", [Option(1, "Mette"), Option(2, "Sofie"), Option(3, "Karen")])
    in_shell(on_page(select))
    told: list[object] = []
    select.changed.connect(told.append)
    select.setFocus()
    combo = select.combo
    QTest.keyClick(combo, Qt.Key.Key_Space)
    assert combo._popover is not None
    assert combo._popover.isVisible()
    QTest.keyClicks(combo, "k")
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert told == [3]
    assert not combo._popover.isVisible()


def test_home_and_end_move_in_the_open_list_and_choose_nothing_beneath_it(in_shell: Show) -> None:
    select = Select("Worker", [Option(1, "Mette"), Option(2, "Sofie"), Option(3, "Karen")], value=1)
    in_shell(on_page(select))
    told: list[object] = []
    select.changed.connect(told.append)
    select.setFocus()
    for code, chosen in ((Qt.Key.Key_End, 3), (Qt.Key.Key_Home, 1)):
        before = select.value()
        QTest.keyClick(select.combo, Qt.Key.Key_Space)
        QTest.keyClick(select.combo, code)
        assert select.value() == before
        QTest.keyClick(select.combo, Qt.Key.Key_Return)
        assert told[-1] == chosen


def test_a_drop_down_steps_with_arrows_while_closed(in_shell: Show) -> None:
    select = Select("Worker", [Option(1, "Mette"), Option(2, "Sofie")], value=1)
    in_shell(on_page(select))
    told: list[object] = []
    select.changed.connect(told.append)
    select.setFocus()
    QTest.keyClick(select.combo, Qt.Key.Key_Down)
    assert told == [2]


def key(code: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier)


def test_suggestions_preselect_the_first_hit_and_end_with_an_action(in_shell: Show) -> None:
    field = Field("ID")
    shell = in_shell(on_page(field))
    popover = Popover(field)
    chosen: list[object] = []
    popover.chosen.connect(chosen.append)
    rows = [PopoverRow("a", "H7K-M3P"), PopoverRow("b", "H7X-9KD"), PopoverRow("new", "New contact", action=True)]
    popover.show_rows(rows, anchor_rect=field.frame_rect())
    assert popover.current() == rows[0]
    assert shell.rect().contains(popover.geometry().center())
    assert popover.take_key(key(Qt.Key.Key_Down))
    assert popover.take_key(key(Qt.Key.Key_Return))
    popover.show_rows(rows)
    for _ in range(5):
        popover.take_key(key(Qt.Key.Key_Down))
    popover.take_key(key(Qt.Key.Key_Return))
    assert chosen == ["b", "new"]


def test_a_closed_list_takes_no_keys(in_shell: Show) -> None:
    field = Field("ID")
    in_shell(on_page(field))
    popover = Popover(field)
    assert not popover.take_key(key(Qt.Key.Key_Return))
    popover.show_rows([PopoverRow("a", "A")])
    assert popover.take_key(key(Qt.Key.Key_Escape))
    assert not popover.isVisible()
