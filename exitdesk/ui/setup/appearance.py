"""Language, and light or dark."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from exitdesk.i18n import language, tr
from exitdesk.ui import theme
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.theme import Scheme
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills


class AppearanceCard(SetupCard):
    """Both take effect at once and are remembered on this computer."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Appearance"), "languages", parent)
        self._desk = desk
        # Each language is written in itself, so that it can be found by those who read no other.
        languages = [Choice("da", "Dansk"), Choice("en", "English")]
        self.language = ChoicePills(tr("Language"), languages, value=language())
        schemes = [
            Choice(Scheme.LIGHT, tr("Light"), icon="sun"),
            Choice(Scheme.DARK, tr("Dark"), icon="moon"),
            Choice(Scheme.SYSTEM, tr("As the computer"), icon="monitor"),
        ]
        self.scheme = ChoicePills(tr("Colours"), schemes, value=theme.chosen_scheme())
        self.body.addWidget(self.language)
        self.body.addWidget(self.scheme)
        self.language.changed.connect(self._choose_language)
        self.scheme.changed.connect(lambda scheme: desk.set_scheme(str(scheme)))

    def _choose_language(self, code: object) -> None:
        # The page is built anew, this card with it: let its own signal end first.
        set_language = self._desk.set_language
        if code != language():
            QTimer.singleShot(0, lambda: set_language(str(code)))
