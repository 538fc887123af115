"""The frame: keys, undo, stash, lock; the pages know nothing of each other."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exitdesk import i18n
from exitdesk.domain.records import Contact
from exitdesk.store.opening import OpenStore
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.drafts import KEEP_AFTER_MS
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages import Page
from exitdesk.ui.pages.registry import PAGES
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.sheet import Sheet, open_sheet


class Scratch(Page):
    """A page that holds one field."""

    name = "today"
    shows = frozenset({"contact"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.loads = 0
        self.refreshed = 0
        self.saved = 0
        self.field = Field("Words")
        self.field.changed.connect(lambda _text: desk.typed())
        self.scaffold.body.addWidget(self.field)

    @classmethod
    def title(cls) -> str:
        return "Scratch"

    def load(self) -> None:
        self.loads += 1

    def refresh(self, changes: object) -> None:
        self.refreshed += 1

    def save(self) -> None:
        self.saved += 1

    def stash(self) -> dict[str, object] | None:
        return {"words": self.field.text()} if self.field.text() else None

    def restore_stash(self, entry: dict[str, object]) -> None:
        self.field.set_text(str(entry["words"]))


class Other(Scratch):
    name = "contacts"


@pytest.fixture(autouse=True)
def scratch_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are scratch ones: the frame is tested, not what stands in it."""
    from exitdesk.ui.pages import registry

    def load_class(entry: registry.PageEntry) -> type[Page]:
        return type("Named", (Scratch,), {"name": entry.name})

    monkeypatch.setattr(registry.PageEntry, "load_class", load_class)


def key(window: MainWindow, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, code, modifier)


CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(window: MainWindow) -> Scratch:
    page = window.current()
    assert isinstance(page, Scratch)
    return page


def test_alt_and_a_digit_goes_to_each_page_even_while_typing(window: MainWindow) -> None:
    for number, page in enumerate((page for page in PAGES if page.digit), 1):
        shown(window).field.setFocus()
        key(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert shown(window).name == page.name
        assert window.rail.selected() == page.name


def test_a_digit_alone_goes_there_only_when_nobody_types(window: MainWindow) -> None:
    field = shown(window).field
    field.setFocus()
    QTest.keyClicks(field.edit, "2")
    assert shown(window).name == "today"
    assert field.text() == "2"
    window.rail._buttons["today"].setFocus()
    key(window, Qt.Key.Key_2)
    assert shown(window).name == "contacts"


def test_no_key_of_the_window_works_behind_an_open_panel(window: MainWindow) -> None:
    sheet = Sheet(window, "Open")
    sheet.add_cancel()
    sheet.open()
    key(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    key(window, Qt.Key.Key_2)
    key(window, Qt.Key.Key_S, CONTROL)
    assert shown(window).name == "today"
    assert shown(window).saved == 0


def test_ctrl_s_saves_the_page(window: MainWindow) -> None:
    shown(window).field.setFocus()
    key(window, Qt.Key.Key_S, CONTROL)
    assert shown(window).saved == 1


def test_ctrl_z_undoes_typing_first_then_the_last_operation(window: MainWindow, esbjerg: OpenStore) -> None:
    contact = Contact(id_number="0042", first_contact=date(2026, 11, 1))
    window.desk.worker.change(lambda store: store.operations.save(contact))
    field = shown(window).field
    field.setFocus()
    QTest.keyClicks(field.edit, "x")
    key(window, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""
    assert esbjerg.reading.contact_by_number("0042") is not None
    key(window, Qt.Key.Key_Z, CONTROL)
    assert esbjerg.reading.contact_by_number("0042") is None


def test_what_is_typed_is_stashed_within_two_seconds(window: MainWindow, esbjerg: OpenStore, qtbot: QtBot) -> None:
    assert KEEP_AFTER_MS < 2000
    field = shown(window).field
    field.setFocus()
    QTest.keyClicks(field.edit, "half a sent")
    assert esbjerg.reading.draft("today") is None
    qtbot.waitUntil(lambda: esbjerg.reading.draft("today") is not None, timeout=2000)
    assert json.loads(esbjerg.reading.draft("today") or "") == {"words": "half a sent"}
    field.clear()
    window.stash_now()
    assert esbjerg.reading.draft("today") is None


def test_who_writes_without_a_pause_is_stashed_too(window: MainWindow, esbjerg: OpenStore, qtbot: QtBot) -> None:
    field = shown(window).field
    field.setFocus()

    def kept_meanwhile() -> bool:
        QTest.keyClicks(field.edit, "x")
        return esbjerg.reading.draft("today") is not None

    qtbot.waitUntil(kept_meanwhile, timeout=2000)


def test_leaving_a_page_stashes_it_at_once(window: MainWindow, esbjerg: OpenStore) -> None:
    shown(window).field.set_text("typed")
    window.show_page("contacts")
    assert esbjerg.reading.draft("today") is not None


def test_a_draft_comes_back_on_its_page(desk: DeskContext) -> None:
    window = MainWindow(desk, drafts={"today": {"words": "half"}, "contacts": {"words": "other"}})
    window.return_to({"page": "contacts"})
    assert shown(window).field.text() == "other"
    stashes = window.all_stashes()
    assert json.loads(stashes["today"] or "") == {"words": "half"}
    assert json.loads(stashes["window"] or "") == {"page": "contacts"}
    window.show_page("today")
    assert shown(window).field.text() == "half"


def test_only_pages_that_show_what_changed_are_refreshed(window: MainWindow) -> None:
    page = shown(window)
    contact = Contact(id_number="0042", first_contact=date(2026, 11, 1))
    window.desk.worker.change(lambda store: store.operations.save(contact))
    assert page.refreshed == 1
    window.show_page("contacts")
    behind = page.loads
    window.desk.worker.change(lambda store: store.operations.undo())
    assert page.refreshed == 1
    assert page.loads == behind
    window.show_page("today")
    assert page.loads == behind + 1


def test_the_shortcut_list_opens_and_closes_by_key(window: MainWindow) -> None:
    key(window, Qt.Key.Key_Slash, CONTROL)
    sheet = open_sheet(window.window())
    assert sheet is not None
    key(window, Qt.Key.Key_Escape)
    assert open_sheet(window.window()) is None


def test_trouble_without_a_place_is_shown_as_a_panel(window: MainWindow) -> None:
    bad = Contact(id_number="", first_contact=date(2026, 11, 1))
    window.desk.worker.change(lambda store: store.operations.save(bad))
    assert open_sheet(window.window()) is not None


def test_warnings_of_the_store_stay_until_they_are_put_away(desk: DeskContext, qtbot: QtBot) -> None:
    window = MainWindow(desk, warnings=("Saved work was lost.",))
    qtbot.addWidget(window)
    banner = window.notices.itemAt(0).widget()
    assert banner is not None
    assert banner.accessibleName() == "Saved work was lost."
    banner.dismissed.emit()  # type: ignore[attr-defined]
    assert banner.isHidden()


def test_the_title_tells_nothing(window: MainWindow) -> None:
    shown(window).field.set_text("H7K-M3P")
    assert window.window().windowTitle() == "ExitDesk"


def test_the_rail_narrows_with_the_window(window: MainWindow) -> None:
    shell = window.window()
    shell.resize(1024, 700)
    QApplication.processEvents()
    assert window.rail.width() == 76
    shell.resize(1280, 800)
    QApplication.processEvents()
    assert window.rail.width() == 224


def test_progress_appears_only_after_half_a_second(window: MainWindow, qtbot: QtBot) -> None:
    window.work.began(None)
    panel = window.work._panel()
    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible, timeout=2000)
    window.work.ended()
    assert not panel.isVisible()


def test_ctrl_l_asks_to_lock_even_behind_a_panel(window: MainWindow) -> None:
    asked: list[int] = []
    window.lock_wanted.connect(lambda: asked.append(1))
    sheet = Sheet(window, "Half filled")
    sheet.is_dirty = lambda: True
    sheet.add_cancel()
    sheet.open()
    key(window, Qt.Key.Key_L, CONTROL)
    assert asked == [1]


def test_another_language_rebuilds_the_frame_and_keeps_what_is_typed(window: MainWindow) -> None:
    shown(window).field.set_text("half")
    drafts = {name: text for name, text in window.all_stashes().items() if text is not None}
    i18n.set_language("da")
    rebuilt = window.rebuilt(drafts)
    window.window().show_view(rebuilt)  # type: ignore[attr-defined]
    rebuilt.show_page("today")
    assert shown(rebuilt).field.text() == "half"
    assert rebuilt.rail._buttons["today"].accessibleName() == "I dag"
    contact = Contact(id_number="0042", first_contact=date(2026, 11, 1))
    rebuilt.desk.worker.change(lambda store: store.operations.save(contact))
    assert shown(rebuilt).refreshed == 1
