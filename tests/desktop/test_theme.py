"""The tokens are those of the look, and can be read by everybody."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exitdesk.ui import theme
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.text import Text

# WCAG 2 contrast as published with the look: pair, light, dark.
PAIRS = [
    ("ink", "ground", 14.2, 15.8), ("ink", "surface", 16.0, 13.9), ("ink2", "ground", 6.3, 8.6),
    ("ink2", "surface", 7.0, 7.5), ("ink2", "row", 6.5, 6.9), ("ink2", "hover", 6.0, 6.5),
    ("accent", "surface", 8.2, 8.8), ("accent", "ground", 7.3, 10.0), ("accent", "accent_soft", 6.8, 6.6),
    ("due", "due_soft", 7.0, 8.8), ("due", "surface", 8.0, 10.0), ("err", "err_soft", 6.8, 7.8),
    ("err", "surface", 7.9, 8.5), ("ink2", "band_lo", 5.7, 6.9), ("ink2", "band_mid", 6.2, 6.5),
    ("ink2", "band_hi", 6.3, 6.9), ("control", "surface", 3.8, 3.8), ("control", "ground", 3.3, 4.4),
    ("control", "row", 3.5, 3.5), ("on_accent", "accent", 8.2, 8.7), ("on_accent", "accent_hover", 10.7, 10.3),
]  # fmt: skip


def luminance(hex_colour: str) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(hex_colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("front", "back", "light", "dark"), PAIRS)
def test_contrast_is_as_published(front: str, back: str, light: float, dark: float) -> None:
    assert contrast(theme.LIGHT[front], theme.LIGHT[back]) == pytest.approx(light, abs=0.06)
    assert contrast(theme.DARK[front], theme.DARK[back]) == pytest.approx(dark, abs=0.06)


def test_text_has_4_5_and_controls_have_3() -> None:
    for tokens in (theme.LIGHT, theme.DARK):
        for front, back, *_ in PAIRS:
            least = 3 if front == "control" else 4.5
            assert contrast(tokens[front], tokens[back]) >= least, (front, back)


def test_every_weight_is_a_real_font(qtbot: QtBot) -> None:
    for weight in (400, 500, 600, 700):
        info = QFontInfo(theme.font(15, weight))
        assert info.family().startswith(theme.UI_FAMILY)
        assert info.weight() == weight
    assert QFontInfo(theme.font(17, mono=True)).family().startswith(theme.MONO_FAMILY)


def test_no_type_is_smaller_than_12() -> None:
    assert theme.font(9).pixelSize() == theme.SMALLEST_TYPE


def test_switching_the_scheme_repaints_everything(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = Field("Name")
    field.set_text("typed")
    for widget in (Button("Save", "primary"), field, Text("Words")):
        column.addWidget(widget)
    page.show()
    light = page.grab().toImage()
    theme.set_scheme(theme.Scheme.DARK)
    dark = page.grab().toImage()
    assert dark.pixelColor(1, 1).name().upper() == theme.DARK["ground"]
    assert light.pixelColor(1, 1).name().upper() == theme.LIGHT["ground"]
    assert field.edit.palette().text().color().name().upper() == theme.DARK["ink"]
    theme.set_scheme(theme.Scheme.LIGHT)
    assert page.grab().toImage() == light
