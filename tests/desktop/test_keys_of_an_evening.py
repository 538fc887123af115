"""At most eight keys beyond the ID for café, clothes and one talk: counted on the real page, saved in a real store.

Every key after the ID's last character counts: the Enter that puts the person on the sheet, each letter, and Ctrl+S as
one. It takes six.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exitdesk.domain.answers import Channel
from exitdesk.store.opening import OpenStore
from exitdesk.ui.tasks import StoreWorker
from tests.desktop import sample
from tests.desktop.evening_desk import EveningDesk

MOST_KEYS = 8


@pytest.fixture
def filled(folder: Path, qapp: QApplication) -> Iterator[tuple[OpenStore, dict[str, str]]]:
    store = sample.empty_store(folder)
    yield store, sample.fill(store)
    store.close()


@pytest.fixture
def evening(filled: tuple[OpenStore, dict[str, str]]) -> Iterator[EveningDesk]:
    desk = EveningDesk(filled[0])
    yield desk
    desk.close()


def test_cafe_clothes_and_a_talk_take_at_most_eight_keys_beyond_the_id(
    evening: EveningDesk, filled: tuple[OpenStore, dict[str, str]]
) -> None:
    _, keys = filled
    evening.type("cde-fgk")
    evening.press("Enter", "C", "T", "S", "Enter", "Ctrl+S")
    assert evening.pressed <= MOST_KEYS
    row = evening.stored_row(keys["CDE-FGK"])
    assert row.attends == {sample.CAFE}
    assert row.pieces == 1
    (talk,) = row.sessions
    assert (talk.intervention, talk.minutes, talk.channel) == (sample.THERAPY, 50, Channel.IN_PERSON)
    assert not evening.page.unsaved()


def test_two_pieces_and_another_length_still_keep_to_eight(
    evening: EveningDesk, filled: tuple[OpenStore, dict[str, str]]
) -> None:
    _, keys = filled
    evening.type("0042")
    evening.press("Enter", "C", "T", "2", "S", "2", "Enter", "Ctrl+S")
    assert evening.pressed <= MOST_KEYS
    row = evening.stored_row(keys["0042"])
    assert (row.attends, row.pieces) == ({sample.CAFE}, 2)
    assert [(talk.intervention, talk.minutes) for talk in row.sessions] == [("bisidning/følgeskab", 120)]


def test_a_visit_to_the_cafe_takes_three_keys(evening: EveningDesk, filled: tuple[OpenStore, dict[str, str]]) -> None:
    _, keys = filled
    evening.type("0117")
    evening.press("Enter", "C", "Ctrl+S")
    assert evening.pressed == 3
    assert evening.stored_row(keys["0117"]).attends == {sample.CAFE}


def test_a_recent_visitor_needs_no_id_at_all(evening: EveningDesk, filled: tuple[OpenStore, dict[str, str]]) -> None:
    recent = evening.page.recent.contact_of(0)
    evening.press("F2", "C", "T", "S", "Enter", "Ctrl+S")
    assert evening.pressed == 6
    row = evening.stored_row(recent)
    assert (row.attends, row.pieces, len(row.sessions)) == ({sample.CAFE}, 1, 1)


def test_the_next_person_is_one_key_away(evening: EveningDesk, filled: tuple[OpenStore, dict[str, str]]) -> None:
    _, keys = filled
    evening.type("0042")
    evening.press("Enter", "C", "Enter")
    evening.type("0117")
    evening.press("Enter", "C", "Esc")
    evening.type("a17")
    evening.press("Enter", "C", "Ctrl+S")
    assert [row.contact for row in evening.stored().rows] == [keys["0042"], keys["0117"], keys["A17"]]


def test_keys_typed_ahead_of_a_slow_store_reach_the_row(folder: Path, qapp: QApplication, qtbot: QtBot) -> None:
    store_keys: dict[str, str] = {}

    def opened() -> OpenStore:
        store = sample.empty_store(folder)
        store_keys.update(sample.fill(store))
        return store

    worker = StoreWorker(opened)
    ready: list[OpenStore] = []
    worker.start(lambda store: store, ready.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(ready), timeout=20_000)
    evening = EveningDesk(ready[0], worker=worker)
    try:
        qtbot.waitUntil(worker.is_idle)
        target = evening.page.quick_add.field.edit
        for letter in "cde-fgk":
            qtbot.keyClick(target, letter)
        qtbot.keyClick(target, Qt.Key.Key_Return)
        for letter in "ct":
            qtbot.keyClick(QApplication.focusWidget() or target, letter)
        qtbot.waitUntil(lambda: len(evening.page.sheet.dirty_rows()) == 1 and worker.is_idle())
        (row,) = evening.page.sheet.dirty_rows()
        assert (row.contact, row.attends, row.pieces) == (store_keys["CDE-FGK"], {sample.CAFE}, 1)
    finally:
        evening.close()
        worker.stop()
