"""How hard the new passphrase is to guess, in honest words, while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.theme import Token, colour
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.domain.passphrase import Judgement

_PARTS = 4


class _Bars(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filled = 0
        self.token: Token = "err"
        self.setFixedHeight(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = (self.width() - 8 * (_PARTS - 1)) / _PARTS
        for part in range(_PARTS):
            token: Token = self.token if part < self.filled else "edge"
            paint_box(painter, QRectF(part * (width + 8), 0, width, 6), 3, colour(token))


class StrengthMeter(QWidget):
    """Four bars and a sentence; the sentence is what counts. ``demanded`` False: nothing is refused, all is advice."""

    def __init__(self, parent: QWidget | None = None, *, demanded: bool = True) -> None:
        super().__init__(parent)
        self._demanded = demanded
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._bars = _Bars(self)
        column.addWidget(self._bars)
        row = QHBoxLayout()
        self._text = Text("", "caption")
        row.addWidget(self._text, 1)
        column.addLayout(row)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """What the estimate says; None for an empty field."""
        filled, token, sentence = _face(judgement) if self._demanded else _advice(judgement)
        self._bars.filled, self._bars.token = filled, token
        self._bars.update()
        self._text.setText(sentence)
        self._text.set_token("ink2" if token == "accent" or not filled else token)
        self.setAccessibleName(sentence)

    def show_sentence(self, shown: bool) -> None:
        """Without it where the field above says the same as an error."""
        self._text.setVisible(shown)

    def text(self) -> str:
        """The sentence."""
        return self._text.text()


def judgement_words(judgement: Judgement | None) -> str:
    """The sentence for an estimate."""
    return _face(judgement)[2]


def _face(judgement: Judgement | None) -> tuple[int, Token, str]:
    from exitdesk.domain.passphrase import Strength

    if judgement is None:
        return 0, "err", tr("At least 15 characters. Four or five words that do not belong together do well.")
    strength = judgement.strength
    if strength is Strength.TOO_SHORT:
        return 1, "err", trn("{n} character is missing.", "{n} characters are missing.", judgement.missing)
    if strength is Strength.TOO_COMMON:
        return 1, "err", tr("It is among the first that would be tried. Choose words that do not belong together.")
    if strength is Strength.WEAK:
        return 2, "due", tr("Weak: somebody with the laptop and patience may guess it. Add a word.")
    if strength is Strength.FAIR:
        return 3, "due", tr("Fair: it holds against most. One word more makes it good.")
    if strength is Strength.GOOD:
        return 4, "accent", tr("Good: guessing it would take years on many computers.")
    return 4, "accent", tr("Strong: nobody guesses it. See that you can remember it.")


def _advice(judgement: Judgement | None) -> tuple[int, Token, str]:
    """For the password of a file, which may be any."""
    from exitdesk.domain.passphrase import Strength

    if judgement is not None and judgement.strength is Strength.TOO_SHORT:
        return 1, "due", tr("Short: a program guesses it soon. Four or five words hold better.")
    if judgement is not None and judgement.strength is Strength.TOO_COMMON:
        return (
            1,
            "due",
            tr("Common: it is among the first that are tried. Words that do not belong together are better."),
        )
    if judgement is not None and judgement.strength is Strength.WEAK:
        return 2, "due", tr("Weak: somebody with the file and patience may guess it. Add a word.")
    return _face(judgement)
