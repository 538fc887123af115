"""The evening sheet in a real window on a real store, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.returns.profiles import load_profile
from exitdesk.store.opening import OpenStore
from exitdesk.ui import theme
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.pages.today import TodayPage
from exitdesk.ui.shell import Shell
from exitdesk.ui.tasks import InlineWorker, Worker
from tests.desktop import sample

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Del": Qt.Key.Key_Delete,
    "Space": Qt.Key.Key_Space,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Backspace": Qt.Key.Key_Backspace,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(1, 10)},
}


class EveningDesk:
    """A window with the evening sheet. ``pressed`` counts the keys given to ``press``, a chord as one."""

    def __init__(
        self, store: OpenStore, *, profile: str = "reden-esbjerg", now: Callable[[], datetime] = lambda: sample.NOW,
        worker: Worker | None = None, drafts: dict[str, dict[str, object]] | None = None,
    ) -> None:  # fmt: skip
        application = cast("QApplication", QApplication.instance())
        theme.start(application, theme.Scheme.LIGHT)
        self.store = store
        self.desk = DeskContext(worker or InlineWorker(store), load_profile(profile), "Leder", now=now)
        self.shell = Shell()
        self.window = MainWindow(self.desk, drafts=drafts)
        self.shell.show_view(self.window)
        self.shell.resize(1280, 800)
        self.shell.show()
        self.shell.activateWindow()
        self.window.show_page("today")
        QTest.qWaitForWindowActive(self.shell)
        self.pressed = 0

    @property
    def page(self) -> TodayPage:
        return cast("TodayPage", self.window.page("today"))

    def press(self, *keys: str) -> None:
        """Press keys where the focus is: ``C``, ``Enter``, ``Ctrl+S``, ``+`` …"""
        for key in keys:
            self.pressed += 1
            target = QApplication.focusWidget() or self.shell
            modifier, name = NO_MODIFIER, key
            if key.startswith(("Ctrl+", "Alt+")):
                modifier = CONTROL if key.startswith("Ctrl+") else Qt.KeyboardModifier.AltModifier
                name = key.partition("+")[2]
            if name in _KEYS:
                QTest.keyClick(target, _KEYS[name], modifier)
            elif modifier is not NO_MODIFIER:
                QTest.keyClick(target, Qt.Key(ord(name.upper())), modifier)
            else:
                QTest.keyClick(target, name)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type text letter by letter where the focus is; not counted."""
        before = self.pressed
        self.press(*text)
        self.pressed = before

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_MODIFIER, at or widget.rect().center())
        QApplication.processEvents()

    def stored(self) -> Evening:
        return self.store.reading.evening(self.page.day, (sample.CAFE, sample.MEAL))

    def stored_row(self, key: str) -> EveningRow:
        return next(row for row in self.stored().rows if row.contact == key)

    def close(self) -> None:
        """Close the window; the store stays open. May be called again."""
        if isValid(self.shell):
            self.shell.close()
            delete(self.shell)
