"""The Qt binding itself: 6.12.0 dies on Python 3.11 after some 5,000 calls that return nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_20_000_void_calls_do_not_crash(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for number in range(20_000):
        widget.setToolTip("")
        widget.update()
        assert widget.resize(10 + number % 2, 10) is None
    assert widget.width() == 11
