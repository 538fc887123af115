"""Every colour, size, radius and font of the program, and the switch between light and dark.

Widgets ask for a colour when they paint (``colour("ink2")``), never keep one: after ``set_scheme`` everything is
painted again and nothing else has to be told. Sizes are logical pixels.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from exitdesk.resource_files import resource_folder

Token = Literal[
    "ground", "surface", "sunken", "row", "hover", "nav_on", "line", "edge", "control", "ink", "ink2", "accent",
    "accent_hover", "on_accent", "accent_soft", "accent_line", "due", "due_soft", "err", "err_soft", "band_lo",
    "band_mid", "band_hi", "art1", "art2", "art3", "art4", "mark_light",
]  # fmt: skip
TOKENS: Final[tuple[str, ...]] = get_args(Token)

_LIGHT_VALUES: Final = """#F4F1EB #FFFFFF #FAF8F4 #F8F5EE #F1EDE5 #FFFFFF #E6E1D7 #CFC8BA #8A8375 #24211C #5E584D
    #14594E #0F463D #FFFFFF #E0EEE9 #A9CDC2 #744600 #FBEFD6 #962B21 #FBEAE6 #F4E3DC
    #F8EFDC #EEF4F1 #14594E #1E6C5F #F3D9A4 #0F463D #F3D9A4"""
_DARK_VALUES: Final = """#161513 #23211E #1E1C1A #2A2824 #2F2C28 #2B2925 #38352F #4E4A43 #827B6F #F2EEE7 #B8B1A5 #86CDBB
    #A0DBCB #0C2620 #1E3B35 #3C6A5F #F2C677 #352A15 #F4ABA0 #3B221E #38241F
    #352C1B #1E2B27 #123A33 #1B4C43 #D9B777 #0D2A25 #F3D9A4"""
LIGHT: Final = dict(zip(TOKENS, _LIGHT_VALUES.split(), strict=True))
DARK: Final = dict(zip(TOKENS, _DARK_VALUES.split(), strict=True))

UI_FAMILY: Final = "Atkinson Hyperlegible Next"
MONO_FAMILY: Final = "Atkinson Hyperlegible Mono"
OTHER_SCRIPTS_FAMILY: Final = "Noto Sans"
LINE_HEIGHT: Final = 1.35
SMALLEST_TYPE: Final = 12

SPACE: Final = (4, 8, 12, 16, 20, 24, 32, 40, 64)
PAGE_LEFT, PAGE_RIGHT, PAGE_TOP, PAGE_BOTTOM = 20, 32, 26, 24
RAIL_WIDE, RAIL_NARROW, RAIL_TURNS_AT = 224, 76, 1180
MINIMUM_WINDOW: Final = (1024, 700)

RADIUS_CONTROL, RADIUS_FIELD, RADIUS_CARD, RADIUS_KEY, RADIUS_FLAG = 10, 12, 14, 5, 14
HEIGHT_BUTTON, HEIGHT_EXPORT, HEIGHT_BIG, HEIGHT_FIELD, HEIGHT_CHIP = 44, 50, 54, 54, 40
HEIGHT_NAV, HEIGHT_ROW, HEIGHT_TABLE_ROW, HEIGHT_KEY, HEIGHT_PILL = 44, 54, 30, 20, 36
SMALLEST_TARGET: Final = 36
ICON_STROKE, ICON_STROKE_ON = 1.75, 2.2


class Scheme(StrEnum):
    """Light, dark, or what the computer's own settings say."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ThemeWatch(QObject):
    """Tells those few that cannot ask at paint time (style sheets, palettes) that the colours changed."""

    changed = Signal()


_colours: dict[str, QColor] = {}
_chosen = Scheme.SYSTEM
_dark = False
_fonts_loaded: set[str] = set()
watch: Final = ThemeWatch()


def colour(token: Token, alpha: float = 1.0) -> QColor:
    """The colour of a token in the scheme in use; ``alpha`` from 0 to 1."""
    if not _colours:
        _fill()
    found = _colours[token]
    if alpha < 1.0:
        found = QColor(found)
        found.setAlphaF(alpha)
    return found


def is_dark() -> bool:
    """Whether the dark colours are in use."""
    return _dark


def chosen_scheme() -> Scheme:
    """What was chosen; SYSTEM follows the computer."""
    return _chosen


def _fill() -> None:
    _colours.update({token: QColor(value) for token, value in (DARK if _dark else LIGHT).items()})


def set_scheme(scheme: Scheme) -> None:
    """Choose light, dark or the computer's own; repaints all windows."""
    global _chosen
    _chosen = scheme
    _apply()


def _apply() -> None:
    global _dark
    application = QApplication.instance()
    system_dark = application is not None and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    _dark = _chosen is Scheme.DARK or (_chosen is Scheme.SYSTEM and system_dark)
    _fill()
    if isinstance(application, QApplication):
        application.setPalette(_palette())
        application.setStyleSheet(_style_sheet())
        for widget in QApplication.allWidgets():
            widget.update()
    watch.changed.emit()


def start(application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Give the application its style, font and colours, and follow the computer's light or dark from now on."""
    application.setStyle("Fusion")
    application.setFont(font(15))
    QGuiApplication.styleHints().colorSchemeChanged.connect(_system_changed)
    set_scheme(scheme)


def _system_changed() -> None:
    if _chosen is Scheme.SYSTEM:
        _apply()


def _palette() -> QPalette:
    palette = QPalette()
    roles: tuple[tuple[QPalette.ColorRole, Token], ...] = (
        (QPalette.ColorRole.Window, "ground"),
        (QPalette.ColorRole.WindowText, "ink"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.AlternateBase, "sunken"),
        (QPalette.ColorRole.Text, "ink"),
        (QPalette.ColorRole.PlaceholderText, "ink2"),
        (QPalette.ColorRole.Button, "surface"),
        (QPalette.ColorRole.ButtonText, "ink"),
        (QPalette.ColorRole.ToolTipBase, "surface"),
        (QPalette.ColorRole.ToolTipText, "ink"),
        (QPalette.ColorRole.Highlight, "accent"),
        (QPalette.ColorRole.HighlightedText, "on_accent"),
        (QPalette.ColorRole.Link, "accent"),
        (QPalette.ColorRole.Accent, "accent"),
    )
    for role, token in roles:
        palette.setColor(role, colour(token))
    return palette


def _style_sheet() -> str:
    """Only what Qt draws by itself: tool tips and context menus. All else is painted."""
    ink, surface, edge, hover = (colour(token).name() for token in ("ink", "surface", "edge", "hover"))
    return (
        f"QToolTip {{ color: {ink}; background: {surface}; border: 1px solid {edge}; padding: 6px 10px; }}"
        f"QMenu {{ color: {ink}; background: {surface}; border: 1px solid {edge}; padding: 6px; }}"
        f"QMenu::item {{ padding: 8px 20px; border-radius: 8px; }} QMenu::item:selected {{ background: {hover}; }}"
        f"QMenu::item:disabled {{ color: {colour('ink2').name()}; }}"
    )


_FILES: Final = {
    (UI_FAMILY, 400): "AtkinsonHyperlegibleNext-Regular.ttf",
    (UI_FAMILY, 500): "AtkinsonHyperlegibleNext-Medium.ttf",
    (UI_FAMILY, 600): "AtkinsonHyperlegibleNext-SemiBold.ttf",
    (UI_FAMILY, 700): "AtkinsonHyperlegibleNext-Bold.ttf",
    (MONO_FAMILY, 600): "AtkinsonHyperlegibleMono-SemiBold.ttf",
    (OTHER_SCRIPTS_FAMILY, 400): "NotoSans-Regular.ttf",
    (OTHER_SCRIPTS_FAMILY, 600): "NotoSans-SemiBold.ttf",
}


def _load(family: str, weight: int) -> None:
    name = _FILES[family, weight]
    if name not in _fonts_loaded:
        _fonts_loaded.add(name)
        QFontDatabase.addApplicationFontFromData(resource_folder("fonts", name).read_bytes())


@lru_cache(maxsize=256)
def font(
    px: int, weight: int = 400, *, mono: bool = False, tabular: bool = False, other_scripts: bool = False
) -> QFont:
    """A font of the type scale; treat it as read-only.

    ``weight`` is 400, 500, 600 or 700 (mono is always 600), ``tabular`` gives figures of one width (columns only),
    ``other_scripts`` adds the family that has Cyrillic and the like.
    """
    weight = 600 if mono else weight
    family = MONO_FAMILY if mono else UI_FAMILY
    _load(family, weight)
    families = [family]
    if other_scripts:
        _load(OTHER_SCRIPTS_FAMILY, 600 if weight >= 600 else 400)
        families.append(OTHER_SCRIPTS_FAMILY)
    made = QFont()
    made.setFamilies(families)
    made.setPixelSize(max(px, SMALLEST_TYPE))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
