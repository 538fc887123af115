"""The kit: every control can be reached by keys, has a name, is large enough, and shows text as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exitdesk.ui.shell import Shell
from exitdesk.ui.theme import SMALLEST_TARGET
from exitdesk.ui.widgets.button import Button, Link
from exitdesk.ui.widgets.chip import Chip
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills, ManyPills, missing_choices
from exitdesk.ui.widgets.data_table import Column, DataTable
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.rail import Rail, RailItem
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.stepper import Stepper
from exitdesk.ui.widgets.text import Text

Show = Callable[[QWidget], Shell]


def gallery() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    table = DataTable([Column("ID")], name="Contacts")
    table.show_rows([1, 2], lambda number: (str(number),))
    for widget in (
        Button("Save & close", "primary", keys=("Ctrl", "S")),
        Button("", "quiet", icon="x", name="Close"),
        Link("See the 9"),
        Field("Name"),
        Field("Passphrase", secret=True),
        DateField("Date", today=lambda: date(2026, 11, 20)),
        Select("Worker", [Option(1, "Mette"), Option(2, "Sofie")]),
        ChoicePills("Gender", [Choice("k", "Woman"), *missing_choices()]),
        ManyPills("Helped with", [Choice("a", "housing"), Choice("b", "health")]),
        Chip("Café", "coffee"),
        Stepper("Guests"),
        NoteField("Note"),
        table,
    ):
        column.addWidget(widget)
    return page


def stops(start: QWidget) -> list[QWidget]:
    """What Tab comes to, once around."""
    found: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or start, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
    return found


def test_tab_reaches_every_control_in_reading_order(in_shell: Show) -> None:
    page = gallery()
    shell = in_shell(page)
    page.findChildren(Button)[0].setFocus()
    reached = [page.findChildren(Button)[0], *stops(shell)]
    middles = [widget.mapTo(shell, widget.rect().center()).y() for widget in dict.fromkeys(reached)]
    assert all(after >= before - 4 for before, after in pairwise(middles))
    for kind in (Button, Link, Select, Chip, Stepper, DataTable, NoteField):
        for control in page.findChildren(kind):
            inner = control.focusProxy() or control
            assert any(inner is widget or control.isAncestorOf(widget) for widget in reached), kind


def test_every_stop_has_an_accessible_name(in_shell: Show) -> None:
    page = gallery()
    shell = in_shell(page)
    for widget in stops(shell):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_targets_are_large_enough(in_shell: Show) -> None:
    page = gallery()
    shell = in_shell(page)
    for widget in stops(shell):
        target = widget
        while target.height() < SMALLEST_TARGET and target.parentWidget() is not page:
            target = target.parentWidget()
        assert target.height() >= SMALLEST_TARGET, widget
        assert target.width() >= SMALLEST_TARGET, widget


def test_an_ampersand_is_text_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Food & drink")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Food & drink"
    assert button.shortcut().isEmpty()
    assert button.text() == ""


def test_words_with_markup_are_shown_as_they_are(qtbot: QtBot) -> None:
    text = Text("<b>1 < 2</b>")
    qtbot.addWidget(text)
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert text.sizeHint().width() > Text("1 < 2").sizeHint().width()


def test_enter_and_space_press_a_button_but_not_while_it_is_busy(in_shell: Show) -> None:
    button = Button("Go", "primary")
    in_shell(button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(pressed) == 3
    button.set_busy(True)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(pressed) == 3
    button.set_busy(False)


def test_wrapped_text_asks_for_the_height_it_needs(qtbot: QtBot) -> None:
    text = Text("one two three four five six seven eight nine ten " * 3)
    qtbot.addWidget(text)
    assert text.heightForWidth(200) > text.heightForWidth(400) > text.heightForWidth(4000)


def test_stepper_steps_by_mouse_and_keys_within_its_range(in_shell: Show) -> None:
    stepper = Stepper("Guests", value=1, most=3)
    page = QWidget()
    QVBoxLayout(page).addWidget(stepper)
    in_shell(page)
    at = stepper.rect()
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=at.center() + (at.topRight() - at.center()) * 0.9)
    stepper.setFocus()
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert stepper.value() == 3
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=at.topLeft() + (at.center() - at.topLeft()) * 0.1)
    assert stepper.value() == 2


def test_narrow_rail_tells_in_tool_tips_what_it_cannot_show(qtbot: QtBot) -> None:
    rail = Rail([RailItem("today", "Today", "sun-medium", "1")], user="A", place="B", practice=True)
    qtbot.addWidget(rail)
    rail.set_narrow(True)
    assert rail.width() == 76
    assert "Today" in rail._buttons["today"].toolTip()
    rail.set_narrow(False)
    assert rail.width() == 224
    assert not rail._buttons["today"].toolTip()
