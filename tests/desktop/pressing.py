"""Real keys and clicks where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Del": Qt.Key.Key_Delete,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Backspace": Qt.Key.Key_Backspace,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(1, 10)},
}


def press(*keys: str) -> None:
    """``C``, ``Enter``, ``Ctrl+S`` … one after the other; more than one letter is typed."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if key.startswith("Ctrl+"):
            QTest.keyClick(target, Qt.Key(ord(key[-1].upper())), Qt.KeyboardModifier.ControlModifier)
        elif key in _KEYS:
            QTest.keyClick(target, _KEYS[key])
        else:
            for letter in key:
                QTest.keyClick(QApplication.focusWidget() or target, letter)
        QApplication.processEvents()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """The left button, in the middle unless said."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())
    QApplication.processEvents()
