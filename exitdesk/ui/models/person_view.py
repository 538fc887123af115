"""What the person page shows of one contact, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exitdesk.domain import who5
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Permission
from exitdesk.forms.record_words import days_ago_words
from exitdesk.i18n import tr

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.reading import BinnedRow, TimelineEntry
    from exitdesk.store.summaries import ContactSummary


@dataclass(frozen=True, slots=True)
class PersonView:
    """``summary`` is None when the contact itself is in the bin."""

    contact: Contact
    summary: ContactSummary | None
    entries: list[TimelineEntry]
    measurements: list[who5.Measurement]
    binned: list[BinnedRow]

    def scores(self) -> list[tuple[date, int]]:
        """The measurements that count, oldest first."""
        return [
            (item.answer_set.date, item.score)
            for item in self.measurements
            if item.wave is not None and item.score is not None
        ]

    def due_words(self, today: date) -> tuple[str, str] | None:
        """Title and detail of the banner: which measurement was expected since when; None when none is due."""
        summary = self.summary
        if summary is None or summary.who5_due is None or not summary.is_due(today):
            return None
        late = (today - summary.who5_due).days
        number, due = summary.waves + 1, show_date(summary.who5_due)
        title = (
            tr("WHO-5 no. {n} was due {date}", n=number, date=due)
            if late
            else tr("WHO-5 no. {n} is due today", n=number)
        )
        scores = self.scores()
        if scores:
            day, score = scores[-1]
            last = tr("Latest measurement {date}, score {score}.", date=show_date(day), score=score)
        else:
            last = tr("No measurement yet.")
        if not late:
            return title, last
        since = days_ago_words(late)
        return title, f"{since[:1].upper()}{since[1:]}. {last}"


def read_person(store: OpenStore, key: str, today: date) -> PersonView | None:
    """Everything of one contact that the role at the desk sees; None when there is no such contact (any more)."""
    reading = store.reading
    contact = reading.contact(key)
    if contact is None:
        return None
    measurements = reading.measurements(key) if reading.allows(Permission.WELLBEING) else []
    return PersonView(contact, reading.summary(key, today), reading.timeline(key), measurements, reading.bin(key))


def change_words(scores: list[tuple[date, int]]) -> str:
    """The change from the first to the latest score, and that one person's change may be measurement error."""
    if len(scores) < 2:
        return ""
    change = scores[-1][1] - scores[0][1]
    return tr(
        "{change} from the first to the latest. For one person up to about {points} points may be measurement error.",
        change=f"+{change}" if change > 0 else str(change).replace("-", "−"),
        points=who5.MEASUREMENT_ERROR_POINTS,
    )


def odd_words(measurements: list[who5.Measurement]) -> list[str]:
    """In words: the answer sets that make no measurement, and those that came late."""
    found = []
    last: date | None = None
    for item in measurements:
        day = item.answer_set.date
        gap = (day - last).days if last else 0
        if who5.Flag.INCOMPLETE in item.flags:
            given = sum(answer is not None for answer in item.answer_set.answers)
            found.append(tr("{date}: {n} of 5 answers, which gives no score.", date=show_date(day), n=given))
        elif who5.Flag.TOO_CLOSE in item.flags:
            found.append(
                tr(
                    "{date}: score {score}, only {n} days after the one before; not counted.",
                    date=show_date(day),
                    score=item.score,
                    n=gap,
                )
            )
        elif who5.Flag.LONG_GAP in item.flags:
            found.append(tr("No. {wave} came {n} days after the one before.", wave=item.wave, n=gap))
        if item.wave is not None:
            last = day
    return found
