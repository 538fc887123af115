"""The first window fits the screen, its frame and all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from exitdesk.ui.shell import first_size


@pytest.mark.parametrize(
    ("screen", "window"),
    [
        ((1920, 1080), (1280, 800)),
        ((1280, 800), (1264, 752)),
        ((1366, 768), (1280, 720)),
        ((1024, 600), (1024, 700)),  # smaller is too small to work in
    ],
)
def test_the_first_window_fits_the_screen(screen: tuple[int, int], window: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*window)
