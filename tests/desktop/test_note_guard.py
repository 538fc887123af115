"""What leads to a person is underlined while one types, with a quiet word about it; typing and saving go on."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exitdesk import i18n
from exitdesk.domain.identifying_text import Kind
from exitdesk.domain.records import ClothingHandout, Contact
from exitdesk.ui import theme
from exitdesk.ui.bug_sheet import BugSheet
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.activity_entry import open_activity_entry
from exitdesk.ui.entries.clothing_entry import open_clothing_entry
from exitdesk.ui.entries.contact_entry import open_contact_entry
from exitdesk.ui.entries.referral_entry import open_referral_entry
from exitdesk.ui.entries.session_entry import open_session_entry
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.setup.data_card import DataCard, ExportSheet
from exitdesk.ui.shell import Shell
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.number_field import NumberField
from exitdesk.ui.widgets.sheet import open_sheet
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.widgets.text_guard import TextGuard

HINT = "No names, numbers or addresses."
UI = Path(theme.__file__).parent
InShell = Callable[[QWidget], Shell]


def shown(in_shell: InShell, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    in_shell(page)
    return page


def looked(field: NoteField | Field) -> TextGuard:
    assert field.guard is not None
    field.guard.look()
    QApplication.processEvents()
    return field.guard


def ochre_at(widget: QWidget) -> list[tuple[int, int]]:
    """Where the widget shows pixels in the colour of the dots."""
    image, due = widget.grab().toImage(), colour("due")

    def near(found: QColor) -> bool:
        return all(abs(a - b) < 40 for a, b in zip(found.getRgb()[:3], due.getRgb()[:3], strict=True))

    return [(x, y) for y in range(image.height()) for x in range(image.width()) if near(image.pixelColor(x, y))]


# Notes


def test_a_moment_after_the_last_key_a_word_about_it_stands_under_the_note(qtbot: QtBot, in_shell: InShell) -> None:
    note = NoteField("Note", hint=HINT)
    shown(in_shell, note)
    QTest.keyClicks(note.edit, "ring til 20304050")
    assert note.message.text() == HINT
    sentence = "Looks like a phone number. Better not in a note."
    qtbot.waitUntil(lambda: note.message.text() == sentence)
    assert note.edit.accessibleDescription() == sentence
    assert note.text() == "ring til 20304050"
    assert note.is_valid() and not note.error()


def test_the_word_goes_when_what_it_is_about_goes(in_shell: InShell) -> None:
    note = NoteField("Note", hint=HINT)
    shown(in_shell, note)
    note.set_text("hun hedder Anna")
    assert looked(note).findings
    note.set_text("hun har det godt")
    assert not looked(note).findings
    assert note.message.text() == HINT
    assert note.edit.accessibleDescription() == ""


def test_several_kinds_are_named_together_and_in_danish() -> None:
    i18n.set_language("da")
    note = NoteField("Notat")
    note.set_text("hedder Anna, 010190-1234, a@b.dk")
    looked(note)
    assert note.warning().startswith("Det ligner et CPR-nummer, en mailadresse og et personnavn.")


def test_an_error_goes_before_the_word_and_the_word_comes_back(in_shell: InShell) -> None:
    note = NoteField("Note", hint=HINT)
    shown(in_shell, note)
    note.set_text("20304050")
    looked(note)
    note.set_error("The disk is full.")
    assert note.message.text() == note.edit.accessibleDescription() == "The disk is full."
    note.set_error("")
    assert note.message.text() == note.warning() != ""


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_the_words_and_no_others_are_underlined(in_shell: InShell, scheme: theme.Scheme) -> None:
    theme.set_scheme(scheme)
    note = NoteField("Note", hint=HINT)
    shown(in_shell, note)
    note.set_text("ganske almindelige ord")
    looked(note)
    assert ochre_at(note.edit) == []
    note.set_text("ord ord 20304050 ord ord")
    looked(note)
    places = ochre_at(note.edit)
    start, end = (_x_of(note, at) for at in (8, 16))
    assert places
    assert start - 2 <= min(x for x, _ in places) < start + 6
    assert end - 6 < max(x for x, _ in places) <= end + 3
    theme.set_scheme(theme.Scheme.LIGHT)


def _x_of(note: NoteField, place: int) -> int:
    cursor = QTextCursor(note.edit.document())
    cursor.setPosition(place)
    return note.edit.cursorRect(cursor).x()


def test_letters_beyond_the_first_plane_do_not_shift_the_line(in_shell: InShell) -> None:
    note = NoteField("Note")
    shown(in_shell, note)
    note.set_text("😀😀 20304050")
    guard = looked(note)
    assert guard.findings[0].start == 3
    assert guard.spans() == [(5, 13)]  # each of the two counts as two in Qt


def test_the_line_stays_under_its_words_while_one_types_before_them(in_shell: InShell) -> None:
    note = NoteField("Note")
    shown(in_shell, note)
    note.set_text("ring 20304050 og 010190-1234 nu")
    guard = looked(note)
    note.edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(note.edit, "så ")
    assert [note.edit.toPlainText()[f.start : f.end] for f in guard.findings] == ["20304050", "010190-1234"]
    cursor = note.edit.textCursor()
    cursor.setPosition(12)
    note.edit.setTextCursor(cursor)
    QTest.keyClicks(note.edit, "9")
    assert [one.kind for one in guard.findings] == [Kind.CPR]  # what is being changed waits for the next look
    assert guard.waits()


def test_marking_is_no_change_and_can_not_be_undone(in_shell: InShell) -> None:
    note = NoteField("Note")
    shown(in_shell, note)
    QTest.keyClicks(note.edit, "20304050")
    changes = []
    note.changed.connect(lambda: changes.append(1))
    looked(note)
    assert changes == []
    note.edit.undo()
    assert note.text() == ""


def test_a_key_press_costs_little_in_a_note_of_four_thousand_letters(in_shell: InShell) -> None:
    """Under 2 ms; the median of many, so that a busy machine does not matter."""
    note = NoteField("Note")
    shown(in_shell, note)
    note.set_text(("Hun hedder Anna og kan nås på 20304050 efter arbejde. " * 80)[:3990])
    guard = looked(note)
    assert len(guard.findings) > 100
    times = []
    for _ in range(41):
        started = time.perf_counter()
        guard.typed()
        times.append(time.perf_counter() - started)
    assert sorted(times)[20] < 0.002
    assert guard.waits()


def test_nothing_is_looked_at_while_keys_follow_each_other(in_shell: InShell) -> None:
    note = NoteField("Note")
    shown(in_shell, note)
    guard = note.guard
    assert guard is not None
    QTest.keyClicks(note.edit, "20304050")
    assert guard.findings == ()
    assert guard.waits()


# One line of free words


def test_free_words_of_one_line_are_underlined_and_told_too(in_shell: InShell) -> None:
    field = Field("Offer", hint="hint")
    field.guard_words()
    shown(in_shell, field)
    assert ochre_at(field.edit) == []
    QTest.keyClicks(field.edit, "ring 20304050")
    looked(field)
    sentence = "Looks like a phone number. Better leave it out: it may stop an export."
    assert field.message.text() == field.edit.accessibleDescription() == sentence
    assert ochre_at(field.edit)
    field.set_hint("another hint")
    assert field.message.text() == sentence
    field.set_error("Wrong.")
    assert field.message.text() == "Wrong."
    field.set_text("ring til dem")
    looked(field)
    assert field.message.text() == "another hint"
    assert field.edit.accessibleDescription() == ""
    assert ochre_at(field.edit) == []


def test_the_line_follows_a_text_that_is_scrolled(in_shell: InShell) -> None:
    field = Field("Offer")
    field.guard_words()
    shown(in_shell, field)
    field.set_text("20304050 " + "ord " * 45)
    looked(field)
    field.edit.setCursorPosition(0)
    assert ochre_at(field.edit)
    field.edit.setCursorPosition(180)
    assert ochre_at(field.edit) == []


def test_a_field_without_free_words_says_nothing(in_shell: InShell, desk: DeskContext) -> None:
    number = NumberField(desk, name="ID number")
    plain = Field("Minutes")
    shown(in_shell, number, plain)
    for field in (number, plain):
        field.set_text("0101901234")
        assert field.guard is None
        assert field.warning() == ""


# Every place where one writes


def test_every_place_for_notes_and_free_words_is_guarded(window: MainWindow) -> None:
    page = window.current()
    assert page is not None
    known = Contact(key="c", id_number="0042", first_contact=window.desk.today(), project_id="1")
    session = open_session_entry(page, contact="c", number="0042", session=None, accept=lambda *_: None)
    referral = open_referral_entry(page, contact="c", number="0042", referral=None, accept=lambda *_: None)
    clothing = open_clothing_entry(page, contact="c", number="0042", handout=None, accept=lambda *_: None)
    activity = open_activity_entry(page)
    person = open_contact_entry(page, contact=known, number="0042", accept=lambda *_: None)
    places = [
        session.note, activity.note, person.note, referral.offer, clothing.other, activity.own_name, person.project_id,
    ]  # fmt: skip
    for field in places:
        field.set_text("010190-1234")
        assert [one.kind for one in looked(field).findings] == [Kind.CPR]
        assert "a CPR number" in field.message.text()
    for field in (clothing.number, activity.headcount, session.minutes, person.age.field, clothing.pieces):
        assert field.guard is None
    person.project_id.set_text("70203040")  # the municipality's number may look like a phone number
    assert looked(person.project_id).findings == ()


def test_the_report_of_a_mistake_is_not_looked_at(window: MainWindow) -> None:
    sheet = BugSheet(window, "0x20304050 20304050", kept=True)
    report = sheet.findChild(NoteField)
    assert report is not None
    assert report.guard is None
    assert report.warning() == ""


def test_a_warned_note_is_saved_as_it_was_typed(window: MainWindow) -> None:
    page = window.current()
    assert page is not None
    kept = []
    sheet = open_session_entry(
        page, contact="c", number="0042", session=None, accept=lambda record, _sheet: kept.append(record)
    )
    sheet.note.set_text("hun hedder Anna, 20304050")
    looked(sheet.note)
    QTest.keyClick(sheet.note.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    sheet.done_button.click()
    assert kept[-1].note == "hun hedder Anna, 20304050"


def test_the_window_says_where_an_export_was_stopped(
    desk: DeskContext, window: MainWindow, picked: Callable[[Path | None], None], tmp_path: Path
) -> None:
    handout = ClothingHandout(contact=None, date=desk.today(), items="sko, 20304050")
    desk.worker.change(lambda store: store.operations.save(handout), lambda _changes: None)
    picked(tmp_path / "data.xlsx")
    card = DataCard(desk, window)
    card.export_workbook()
    sheet = open_sheet(window.window())
    assert isinstance(sheet, ExportSheet)
    sheet.go_on.click()
    told = open_sheet(window.window())
    assert told is not None
    words = " ".join(text.text() for text in told.findChildren(Text))
    assert "the sheet “Tøj”, row 2, the column “Genstande” (20-11-2026) looks like a phone number" in words
    assert "20304050" not in words
    assert not (tmp_path / "data.xlsx").exists()


def test_there_is_no_other_place_for_several_lines() -> None:
    """Whatever takes more than a line is a NoteField, so that none is left out."""
    editors = {"QPlainTextEdit", "QTextEdit", "QTextBrowser"}
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bases = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
            calls = [ast.unparse(node.func)] if isinstance(node, ast.Call) else []
            if editors & {*bases, *calls}:
                assert path.name == "note_field.py", path
