"""The form that a pile of papers is typed into: whose it is, the five digits, what they come to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exitdesk.forms.who5_wording import Wording
from exitdesk.i18n import tr
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.five_answers import FiveAnswers
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.widgets.who5_result import Who5Result


class PileForm(Card):
    """Nothing can be typed until it has somebody."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=8, parent=parent)
        self.number = Text("", "card_title", elide=True)
        self.number.setFixedHeight(50)
        self.body.addWidget(self.number)
        self.five = FiveAnswers(wording, spacing=4)
        self.body.addWidget(self.five)
        self.body.addSpacing(4)
        self.result = Who5Result()
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Wait for the next ID number."""
        self.number.set_role("section")
        self.number.set_token("ink2")
        self.number.setText(tr("WHO-5 from paper"))
        self.five.setEnabled(False)
        self._quiet(True)

    def show_looking(self) -> None:
        """Enter was pressed; the digits may come already."""
        self.five.setEnabled(True)

    def show_somebody(self, id_number: str) -> None:
        """Their number, large, to compare with the paper."""
        self.number.set_role("id")
        self.number.setText(id_number)
        self.five.setEnabled(True)
        self._quiet(False)

    def _quiet(self, quiet: bool) -> None:
        for statement in self.five.statements:
            statement.set_token("ink2" if quiet else "ink")
