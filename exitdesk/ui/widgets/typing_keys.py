"""Whose key it is: the field's that is typed in, or the window's and the page's about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_OF_FIELDS: Final = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z})


class OwnUndo:
    """Ctrl+Z takes back the latest thing: what was typed in a field, as long as no operation came after it."""

    _operations = 0

    def __init__(self) -> None:
        self._typed_at = -1

    @classmethod
    def operation_done(cls) -> None:
        """Something was saved, or taken back: what was typed before it is older."""
        cls._operations += 1

    def typed(self) -> None:
        """Something was typed in the field just now."""
        self._typed_at = self._operations

    def comes_first(self) -> bool:
        """Whether what was typed is younger than the last operation."""
        return self._typed_at == self._operations


def left_to_window(event: QEvent, own_undo: Callable[[], bool]) -> bool:
    """Whether the field that has the focus lets this key through to the shortcuts about it.

    Qt's fields take Ctrl+Z with nothing to undo, and Ctrl with E, K, U and others, for the ends of lines. ``own_undo``:
    whether there is something typed that Ctrl+Z takes back first.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return False
    if event.key() == Qt.Key.Key_Z:
        return not own_undo()
    return Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() not in _OF_FIELDS
