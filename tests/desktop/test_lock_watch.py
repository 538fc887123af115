"""The desk locks by itself: after the minutes without a touch, and after any sleep. The clocks are the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from exitdesk.ui.desk_watch import DeskWatch
from exitdesk.ui.lock_watch import LOOK_EVERY_MS, WARNED_BEFORE_S, LockWatch
from exitdesk.ui.session_lock import LockReason
from exitdesk.ui.shell import Shell
from exitdesk.ui.sleep_clock import SystemClocks
from exitdesk.ui.widgets.progress import Toast


class Clocks:
    """Two clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.passed = 1000.0
        self.slept = 0.0

    def with_sleep(self) -> float:
        return self.passed + self.slept

    def awake(self) -> float:
        return self.passed


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(clocks: Clocks) -> Iterator[LockWatch]:
    made = LockWatch(5, clocks=clocks)
    yield made
    made.stop()


@pytest.fixture
def due(watch: LockWatch) -> list[LockReason]:
    reasons: list[LockReason] = []
    watch.due.connect(reasons.append)
    return reasons


@pytest.fixture
def field(in_shell: Callable[[QWidget], Shell]) -> QLineEdit:
    edit = QLineEdit()
    in_shell(edit)
    edit.setFocus()
    return edit


def test_nobody_there_for_the_minutes_locks(watch: LockWatch, clocks: Clocks, due: list[LockReason]) -> None:
    watch.start()
    clocks.passed += 299
    watch.look()
    assert due == []
    clocks.passed += 1
    watch.look()
    assert due == [LockReason.IDLE]


@pytest.mark.parametrize(("asked", "minutes"), [(0, 1), (1, 1), (30, 30), (600, 30)])
def test_the_minutes_are_one_to_thirty(
    watch: LockWatch, clocks: Clocks, due: list[LockReason], asked: int, minutes: int
) -> None:
    watch.set_minutes(asked)
    watch.start()
    clocks.passed += minutes * 60 - 1
    watch.look()
    assert due == []
    clocks.passed += 1
    watch.look()
    assert due == [LockReason.IDLE]


def _type(field: QLineEdit) -> None:
    QTest.keyClick(field.window().windowHandle(), Qt.Key.Key_A)


def _click(field: QLineEdit) -> None:
    QTest.mouseClick(field.window().windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(600, 500))


def _move(field: QLineEdit) -> None:
    QTest.mouseMove(field.window().windowHandle(), QPoint(601, 502))
    QApplication.processEvents()


def _wheel(field: QLineEdit) -> None:
    QTest.wheelEvent(field.window().windowHandle(), QPoint(600, 500), QPoint(0, -120))


@pytest.mark.parametrize("touch", [_type, _click, _move, _wheel])
def test_anything_touched_in_the_window_counts(
    watch: LockWatch, clocks: Clocks, due: list[LockReason], field: QLineEdit, touch: Callable[[QLineEdit], None]
) -> None:
    watch.start()
    clocks.passed += 290
    touch(field)
    QApplication.processEvents()
    clocks.passed += 290
    watch.look()
    assert due == []
    clocks.passed += 10
    watch.look()
    assert due == [LockReason.IDLE]


def test_a_key_in_a_window_that_opened_later_counts(
    watch: LockWatch, clocks: Clocks, due: list[LockReason], field: QLineEdit
) -> None:
    watch.start()
    dialog = QDialog(field)
    column = QVBoxLayout(dialog)
    column.addWidget(QLineEdit())
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    assert QApplication.focusWindow() is dialog.windowHandle()
    clocks.passed += 290
    _type(dialog)  # type: ignore[arg-type]
    clocks.passed += 290
    watch.look()
    assert due == []


def test_a_resume_after_any_sleep_locks_without_the_systems_word(
    watch: LockWatch, clocks: Clocks, due: list[LockReason]
) -> None:
    watch.start()
    clocks.slept += 2
    watch.look()
    assert due == [LockReason.SLEEP]


def test_time_asleep_counts_as_idle(watch: LockWatch, clocks: Clocks) -> None:
    """Also where the two clocks cannot be told apart at once: the limit is measured on the one that slept."""
    soon: list[int] = []
    watch.soon.connect(lambda: soon.append(1))
    watch.start()
    for _ in range(300):
        clocks.slept += 0.96
        watch.look()
    assert soon == [1]


def test_a_program_that_was_only_busy_does_not_lock(watch: LockWatch, clocks: Clocks, due: list[LockReason]) -> None:
    watch.start()
    clocks.passed += 120
    watch.look()
    assert due == []


def test_sleep_is_noticed_within_a_second_of_waking() -> None:
    assert LOOK_EVERY_MS <= 500


def test_nothing_is_due_once_it_stopped(
    watch: LockWatch, clocks: Clocks, due: list[LockReason], field: QLineEdit
) -> None:
    watch.start()
    watch.stop()
    before = watch._touched
    clocks.passed += 60
    _type(field)
    assert watch._touched == before
    assert not watch._timer.isActive()


def test_the_systems_clocks_agree_while_it_is_awake() -> None:
    clocks = SystemClocks()
    first = clocks.with_sleep() - clocks.awake()
    sum(range(100_000))
    assert abs(clocks.with_sleep() - clocks.awake() - first) < 0.01


# The warning


def test_a_quiet_note_comes_before_and_goes_with_a_key(clocks: Clocks, field: QLineEdit) -> None:
    shell = field.window()
    watch = DeskWatch(shell, 1, clocks=clocks)
    watch.start()
    clocks.passed += 60 - WARNED_BEFORE_S
    watch.clock.look()
    note = shell.findChild(Toast)
    assert note is not None
    assert note.isVisible()
    assert "Locks in a moment" in note.text()
    assert field.hasFocus()
    _type(field)
    assert not note.isVisible()
    watch.stop()
