"""Panels over the window: focus stays inside, Esc closes, what is typed is not thrown away unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from exitdesk.ui.shell import Shell
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.sheet import Sheet, ask, open_sheet

Show = Callable[[QWidget], Shell]


def page_with_button() -> tuple[QWidget, Button]:
    page = QWidget()
    button = Button("Behind")
    QVBoxLayout(page).addWidget(button)
    return page, button


def form(shell: Shell) -> tuple[Sheet, Field, NoteField, list[str]]:
    sheet = Sheet(shell, "New talk")
    field, note = Field("Minutes"), NoteField("Note")
    sheet.content.addWidget(field)
    sheet.content.addWidget(note)
    sheet.add_cancel()
    pressed: list[str] = []
    save = sheet.add_button("Save", "primary", default=True)
    save.clicked.connect(lambda: pressed.append("save"))
    sheet.open()
    QApplication.processEvents()
    return sheet, field, note, pressed


def test_focus_starts_in_the_first_field_and_never_leaves(in_shell: Show) -> None:
    page, _button = page_with_button()
    shell = in_shell(page)
    sheet, field, _note, _pressed = form(shell)
    assert field.edit.hasFocus()
    seen = set()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert sheet.isAncestorOf(now)
        seen.add(now)
    assert len(seen) == 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert sheet.isAncestorOf(QApplication.focusWidget())


def test_enter_in_a_field_and_ctrl_s_anywhere_press_the_default_button(in_shell: Show) -> None:
    shell = in_shell(page_with_button()[0])
    _sheet, field, note, pressed = form(shell)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    note.setFocus()
    QTest.keyClick(note.edit, Qt.Key.Key_Return)
    assert pressed == ["save"]
    assert note.edit.toPlainText() == "\n"
    QTest.keyClick(note.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["save", "save"]


def test_esc_closes_and_gives_the_focus_back(in_shell: Show) -> None:
    page, button = page_with_button()
    shell = in_shell(page)
    button.setFocus()
    sheet, field, _note, _pressed = form(shell)
    closed: list[int] = []
    sheet.closed.connect(lambda: closed.append(1))
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert closed == [1]
    assert button.hasFocus()
    assert open_sheet(shell) is None


def test_what_is_typed_is_not_thrown_away_unasked(in_shell: Show) -> None:
    shell = in_shell(page_with_button()[0])
    sheet, field, _note, _pressed = form(shell)
    sheet.is_dirty = lambda: bool(field.text())
    QTest.keyClicks(field.edit, "45")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    question = open_sheet(shell)
    assert question is not None
    assert question is not sheet
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert field.text() == "45"
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    again = open_sheet(shell)
    assert again is not None
    again.yes_button.click()  # type: ignore[attr-defined]
    assert not sheet.isVisible()


def test_a_question_says_no_unless_yes_is_pressed(in_shell: Show) -> None:
    shell = in_shell(page_with_button()[0])
    answers: list[bool] = []
    question = ask(shell, "Delete?", "It goes to the bin.", "Delete", then=answers.append, destructive=True)
    assert question.no_button.hasFocus()
    QTest.keyClick(question.no_button, Qt.Key.Key_Return)
    ask(shell, "Delete?", "It goes to the bin.", "Delete", then=answers.append).yes_button.click()
    assert answers == [False, True]


def test_the_panel_fits_the_smallest_window(in_shell: Show) -> None:
    shell = in_shell(page_with_button()[0])
    sheet = Sheet(shell, "Long", width=2000)
    for number in range(20):
        sheet.content.addWidget(Field(str(number)))
    sheet.add_cancel()
    sheet.open()
    QApplication.processEvents()
    assert shell.rect().contains(sheet.panel.geometry())


def test_a_panel_that_shrinks_leaves_no_shadow_behind(in_shell: Show) -> None:
    shell = in_shell(page_with_button()[0])
    sheet = Sheet(shell, "Ready")
    low = Field("Name")
    sheet.content.addWidget(low)
    for number in range(4):
        sheet.content.addWidget(Field(str(number)))
    sheet.open()
    QApplication.processEvents()
    below = sheet.panel.geometry().bottom() + 4
    painted: list[QRegion] = []
    watch = Painted(painted)
    sheet.installEventFilter(watch)
    for field in sheet.panel.findChildren(Field)[1:]:
        field.hide()
    for _ in range(3):
        QApplication.processEvents()
    assert sheet.panel.geometry().bottom() + 100 < below
    assert any(region.contains(QPoint(sheet.panel.geometry().center().x(), below)) for region in painted)


class Painted(QObject):
    """Where a widget was asked to paint."""

    def __init__(self, regions: list[QRegion]) -> None:
        super().__init__()
        self._regions = regions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._regions.append(event.region())
        return False
