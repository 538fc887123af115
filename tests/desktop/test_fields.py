"""Typing: dates are understood, secrets stay secret, nothing typed is cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exitdesk.ui.shell import Shell
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.focus_ring import FocusRing
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.stepper import Stepper
from exitdesk.ui.widgets.typing_keys import OwnUndo

Show = Callable[[QWidget], Shell]
TODAY = date(2026, 11, 20)


def dated(qtbot: QtBot, **words: object) -> DateField:
    field = DateField("Date", today=lambda: TODAY, **words)  # type: ignore[arg-type]
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20/11", TODAY), ("i går", date(2026, 11, 19)), ("-1", date(2026, 11, 19)), ("3.4.26", date(2026, 4, 3))],
)
def test_a_date_typed_freely_is_shown_as_understood(qtbot: QtBot, typed: str, day: date) -> None:
    field = dated(qtbot)
    field.edit.setText(typed)
    assert field.day() == day
    assert f"{day:%d-%m-%Y}" in field.frame.aside


@pytest.mark.parametrize(
    ("typed", "word"), [("21-11-2026", "not come yet"), ("31-12-1999", "before 2000"), ("gibberish", "not a date")]
)
def test_a_date_that_cannot_be_is_refused_with_a_sentence(qtbot: QtBot, typed: str, word: str) -> None:
    field = dated(qtbot)
    field.edit.setText(typed)
    assert not field.check()
    assert word in field.error()
    assert field.day() is None
    assert field.text() == typed
    field.edit.setText("20-11")
    assert not field.error()


def test_a_date_is_required_only_where_that_is_said(qtbot: QtBot) -> None:
    assert dated(qtbot).check()
    assert not dated(qtbot, required=True).check()


def test_leaving_the_field_fills_in_the_full_date(in_shell: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field, other = DateField("Date", today=lambda: TODAY), Field("Other")
    column.addWidget(field)
    column.addWidget(other)
    in_shell(page)
    field.setFocus()
    QTest.keyClicks(field.edit, "19/11")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.text() == "19-11-2026"


def test_a_secret_is_not_told_to_screen_readers_or_the_clipboard(in_shell: Show) -> None:
    field = Field("Passphrase", secret=True)
    in_shell(field)
    field.setFocus()
    QTest.keyClicks(field.edit, "kanariefugl")
    value = QAccessible.queryAccessibleInterface(field.edit).text(QAccessible.Text.Value)
    assert "kanariefugl" not in value
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert field._eye is not None
    field._eye.click()
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.edit, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert "kanariefugl" not in QGuiApplication.clipboard().text()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_the_eye_shows_a_secret_and_hides_it_again(in_shell: Show) -> None:
    field = Field("Passphrase", secret=True)
    in_shell(field)
    assert field._eye is not None
    field._eye.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    field.hide_secret()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_the_ring_stands_about_the_eye_while_the_eye_has_the_focus(in_shell: Show) -> None:
    field = Field("Passphrase", secret=True)
    shell = in_shell(field)
    ring = shell.findChild(FocusRing)
    assert ring is not None
    assert field._eye is not None
    field.setFocus()
    shape = ring.shape()
    assert shape is not None
    assert shape.kind == "halo"
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field._eye.hasFocus()
    shape = ring.shape()
    assert shape is not None
    assert (shape.kind, shape.rect) == ("ring", field._eye.geometry())


def test_control_characters_do_not_get_in(qtbot: QtBot) -> None:
    field = Field("Name")
    qtbot.addWidget(field)
    field.edit.insert("a\x00b\x07c")
    field.edit.textEdited.emit(field.edit.text())
    assert field.text() == "abc"


def test_a_long_paste_is_kept_whole_and_refused(qtbot: QtBot) -> None:
    note = NoteField("Note", limit=4000)
    qtbot.addWidget(note)
    mime = QMimeData()
    mime.setText("x\x00" * 500_000)
    note.edit.insertFromMimeData(mime)
    assert len(note.text()) == 500_000
    assert not note.is_valid()
    assert "496000" in note.error()
    note.set_text("short 🌱")
    assert note.is_valid()
    assert not note.error()


def test_a_note_grows_with_its_lines(qtbot: QtBot, in_shell: Show) -> None:
    note = NoteField("Note", lines=2, most_lines=5)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(note)
    column.addStretch()
    in_shell(page)
    before = note.frame.height()
    note.set_text("1\n2\n3\n4")
    qtbot.waitUntil(lambda: note.frame.height() > before)
    grown = note.frame.height()
    note.set_text("\n".join("123456789"))
    qtbot.waitUntil(lambda: note.frame.height() > grown)
    note.set_text("\n".join("1234567890abcdef"))
    assert note.frame.height() < grown * 2


def test_tab_leaves_a_note(in_shell: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    note, other = NoteField("Note"), Field("Other")
    column.addWidget(note)
    column.addWidget(other)
    in_shell(page)
    note.setFocus()
    QTest.keyClick(note.edit, Qt.Key.Key_Tab)
    assert other.edit.hasFocus()


def test_numbers_only_takes_numbers_only(in_shell: Show) -> None:
    field = Field("Minutes")
    field.set_numbers_only(600)
    in_shell(field)
    QTest.keyClicks(field.edit, "4a5")
    assert field.text() == "45"


def test_nobody_ever_sees_a_letter_in_a_field_for_numbers(in_shell: Show) -> None:
    """Pasted text is cleaned once: what follows the field turns it into a number."""
    field = Field("Age")
    field.set_numbers_only(9999)
    seen: list[str] = []
    field.changed.connect(seen.append)
    in_shell(field)
    QGuiApplication.clipboard().setText("a3\x078")
    field.edit.setFocus()
    field.edit.paste()
    assert field.text() == "38"
    QTest.keyClicks(field.edit, "z")
    assert set(seen) == {"38"}


@pytest.mark.parametrize("make", [lambda: Field("Name"), lambda: NoteField("Note"), lambda: Stepper("Number")])
def test_keys_of_the_page_work_from_inside_its_fields(in_shell: Show, make: Callable[[], QWidget]) -> None:
    page, field, pressed = QWidget(), make(), []
    QVBoxLayout(page).addWidget(field)
    in_shell(page)
    for keys in ("Ctrl+E", "Ctrl+K", "Ctrl+Z"):
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))
    field.setFocus()
    inside = QApplication.focusWidget()
    assert inside is not None and page.isAncestorOf(inside)
    for key in (Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_Z):
        QTest.keyClick(inside, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Ctrl+E", "Ctrl+K", "Ctrl+Z"]


@pytest.mark.parametrize("make", [lambda: Field("Name"), lambda: NoteField("Note"), lambda: Stepper("Number")])
def test_ctrl_z_is_the_fields_until_an_operation_came_after_the_typing(
    in_shell: Show, make: Callable[[], QWidget]
) -> None:
    page, field, undone = QWidget(), make(), []
    QVBoxLayout(page).addWidget(field)
    in_shell(page)
    QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(lambda: undone.append(1))
    field.setFocus()
    inside = QApplication.focusWidget()
    QTest.keyClicks(inside, "4")
    QTest.keyClick(inside, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undone
    QTest.keyClicks(inside, "5")
    OwnUndo.operation_done()
    QTest.keyClick(inside, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone
    QTest.keyClicks(inside, "6")
    QTest.keyClick(inside, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1


def test_what_was_emptied_does_not_come_back_with_ctrl_z(in_shell: Show) -> None:
    field = Field("Passphrase", secret=True)
    in_shell(field)
    field.setFocus()
    QTest.keyClicks(field.edit, "kanariefugl")
    field.set_error("Wrong", empty=True)
    field.edit.show_secret(True)
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
