"""Every icon that the windows ask for is there and can be drawn; the notices are with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from exitdesk.resource_files import resource_folder
from exitdesk.ui.icons import paint_icon, paint_mark

ROOT = Path(__file__).parent.parent.parent
ICONS = sorted(
    entry.name.removesuffix(".svg") for entry in resource_folder("icons").iterdir() if entry.name.endswith(".svg")
)


def asked_for() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "exitdesk" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
        found |= set(re.findall(r'paint_icon\([a-z_]+, "([a-z0-9-]+)"', text))
    return found


def test_icons_asked_for_are_bundled() -> None:
    assert asked_for() <= set(ICONS)


@pytest.mark.parametrize("name", [icon for icon in ICONS if icon != "mark"])
def test_icon_is_drawn_in_its_colour(qtbot: QtBot, name: str) -> None:
    picture = QImage(48, 48, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, 48, 48), QColor("#14594E"), 2.0)
    painter.end()
    colours = {picture.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert "#14594e" in colours


def test_mark_shows_light_in_the_door(qtbot: QtBot) -> None:
    picture = QImage(42, 52, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, 42, 52))
    painter.end()
    assert picture.pixelColor(25, 40).name().upper() == "#F3D9A4"
    assert picture.pixelColor(4, 40).name().upper() == "#14594E"


def test_both_notices_are_bundled() -> None:
    notice = resource_folder("icons", "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in notice
    assert "Cole Bemis" in notice
