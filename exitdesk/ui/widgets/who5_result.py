"""What five digits come to: score and band, the change since last, and what is odd about the set, kindly said."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QSizePolicy, QWidget

from exitdesk.domain import who5
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import AnswerSet
from exitdesk.domain.who5 import Band, Flag, Measurement
from exitdesk.i18n import tr, trn
from exitdesk.ui.theme import RADIUS_FIELD, Token
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.text import Text

_GROUNDS: dict[Band, Token] = {
    Band.HIGH_RISK: "band_lo",
    Band.RISK: "band_mid",
    Band.NO_IMMEDIATE_RISK: "band_hi",
}


def band_words(points: int) -> str:
    """``risiko``: the agency's word for a score."""
    return {
        Band.HIGH_RISK: tr("high risk"),
        Band.RISK: tr("risk"),
        Band.NO_IMMEDIATE_RISK: tr("no immediate risk"),
    }[who5.band(points)]


def score_words(points: int | None) -> str:
    """``Score 48 · risiko``, or that the set gives none."""
    if points is None:
        return tr("Incomplete, no score")
    return tr("Score {score} · {band}", score=points, band=band_words(points))


def measured(record: AnswerSet, others: Iterable[AnswerSet]) -> tuple[Measurement, list[Measurement]]:
    """What the rules say of the record among a contact's other sets, and what came before it, oldest first."""
    rest = [other for other in others if record.key is None or other.key != record.key]
    found = who5.measurements([*rest, record])
    at = next(number for number, one in enumerate(found) if one.answer_set is record)
    return found[at], found[:at]


class Who5Result(Card):
    """A coloured panel under the five cells. ``show_set`` when all are there, ``show_hint`` until then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, spacing=2, ground="hover", radius=RADIUS_FIELD, parent=parent)
        self.headline = Text("", "card_title")
        self.detail = Text("", "caption")
        self.note = Text("", "due")
        self._refusal = FieldMessage()
        for widget in (self.headline, self.detail, self.note, self._refusal):
            self.body.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_hint("")

    def show_hint(self, headline: str, detail: str = "") -> None:
        """Before there are five: what is awaited."""
        self._show(headline, detail, "", "hover")

    def show_refusal(self, sentence: str) -> None:
        """A key that is no answer."""
        self._show("", "", "", "err_soft")
        self._refusal.show_error(sentence)
        self.setAccessibleName(sentence)

    def show_set(self, record: AnswerSet, others: Iterable[AnswerSet]) -> None:
        """Score, band, change and flags of a set of five."""
        found, before = measured(record, others)
        if found.score is None:
            same = any(one.answer_set.date == record.date for one in before)
            note = tr("There is already a form from {date}.", date=show_date(record.date)) if same else ""
            self._show(tr("Incomplete: kept, but gives no score"), "", note, "hover")
            return
        parts = [] if found.wave is None else [tr("WHO-5 no. {n}", n=found.wave)]
        last = next((one for one in reversed(before) if one.score is not None), None)
        if last is not None and last.score is not None:
            change = found.score - last.score
            signed = "±0" if change == 0 else f"{change:+d}".replace("-", "−")
            parts.append(tr("{change} since {date}", change=signed, date=show_date(last.answer_set.date)))
        self._show(
            score_words(found.score), "  ·  ".join(parts), _flag_words(found, before), _GROUNDS[who5.band(found.score)]
        )

    def _show(self, headline: str, detail: str, note: str, ground: Token) -> None:
        self._refusal.show_error("")
        self.headline.setText(headline)
        self.headline.set_role("secondary" if ground == "hover" else "empty_title")
        self.detail.setText(detail)
        self.note.setText(note)
        self.headline.setVisible(bool(headline))
        self.detail.setVisible(bool(detail))
        self.note.setVisible(bool(note))
        self.set_ground(ground)
        self.setAccessibleName(". ".join(part for part in (headline, detail, note) if part))

    def words(self) -> str:
        """All that is shown."""
        return self.accessibleName()


def _flag_words(found: Measurement, before: list[Measurement]) -> str:
    counted = next((one.answer_set.date for one in reversed(before) if one.wave is not None), None)
    if counted is None:
        return ""
    days = (found.answer_set.date - counted).days
    if Flag.TOO_CLOSE in found.flags and days == 0:
        return tr("There is already a form from {date}. Both are kept, one counts.", date=show_date(counted))
    if Flag.TOO_CLOSE in found.flags:
        return trn(
            "Only {n} day since the last one that counts. It is kept, but is not a measurement of its own.",
            "Only {n} days since the last one that counts. It is kept, but is not a measurement of its own.",
            days,
        )
    return tr("{n} days since the last one. It counts.", n=days) if Flag.LONG_GAP in found.flags else ""
