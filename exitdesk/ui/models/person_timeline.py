"""Everything that happened with one contact, as the lines of the person page: by month, a day's visit joined in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from exitdesk.domain import who5
from exitdesk.domain.answers import Direction, Missing
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, Referral, Session
from exitdesk.forms.record_words import (
    channel_words,
    minutes_words,
    mode_words,
    pieces_words,
    recruitment_words,
    status_words,
)
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Profile, matching, sentence_case

if TYPE_CHECKING:
    from exitdesk.store.reading import BinnedRow, TimelineEntry

DOT: Final = " · "
_NOTE_SHOWN: Final = 240
_ICONS_BY_WORD: Final = (
    ("bisidning", "handshake"),
    ("følgeskab", "handshake"),
    ("brobygning", "signpost"),
    ("sundhed", "stethoscope"),
    ("gruppe", "users"),
    ("opsøgende", "footprints"),
    ("uddannelse", "book-open"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the store that a line stands for."""

    kind: str
    key: str
    title: str
    record: Session | Activity | AnswerSet | ClothingHandout | Referral | Contact


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline. ``facts`` are one line of facts, ``note`` the start of a note; ``binnable`` says
    whether Delete puts its parts in the bin (what stands on the contact itself is edited instead), ``editable``
    whether Enter edits them."""

    day: date
    title: str
    facts: str
    icon: str
    parts: tuple[Part, ...]
    note: str = ""
    marked: bool = False
    binnable: bool = True
    editable: bool = True

    @property
    def spoken(self) -> str:
        """The line for screen readers."""
        return ", ".join(part for part in (show_date(self.day), self.title, self.facts, self.note) if part)


def lines(
    entries: Iterable[TimelineEntry], contact: Contact, measurements: Sequence[who5.Measurement], profile: Profile,
    *, edits_contact: bool = True,
) -> list[Line]:  # fmt: skip
    """The timeline's lines, newest first; what stands on the contact (first contact, ended) is among them."""
    waves = {item.answer_set.key: item for item in measurements}
    found: list[Line] = []
    for day, of_day in groupby(entries, key=lambda entry: entry.date):
        found.extend(_day_lines(day, list(of_day), waves, profile))
    own = [replace(line, editable=edits_contact) for line in _contact_lines(contact, profile)]
    # A contact's own days come after what happened on them when looking back: the first contact is the day's beginning.
    return sorted(own + found, key=lambda line: (line.day, _rank(line)), reverse=True)


def _rank(line: Line) -> int:
    kind = line.parts[0].kind
    return {"contact": 2 if line.icon == "log-out" else 0}.get(kind, 1)


def _day_lines(
    day: date, entries: list[TimelineEntry], waves: dict[str | None, who5.Measurement], profile: Profile
) -> Iterator[Line]:
    visits = [entry for entry in entries if entry.kind == "attendance"]
    clothes = [entry for entry in entries if entry.kind == "clothing"]
    joined = bool(visits)
    for entry in entries:
        record = entry.record
        if isinstance(record, Session):
            yield _session_line(entry.key, record, profile)
        elif isinstance(record, AnswerSet):
            yield _wellbeing_line(entry.key, record, waves.get(entry.key))
        elif isinstance(record, Referral):
            yield _referral_line(entry.key, record)
        elif isinstance(record, ClothingHandout) and not joined:
            facts = DOT.join(_clothing_facts(record))
            part = Part("clothing", entry.key, tr("Clothes"), record)
            yield Line(day, tr("Clothes"), facts, "shirt", (part,))
    if joined:
        yield _visit_line(day, visits, clothes, profile)


def _visit_line(day: date, visits: list[TimelineEntry], clothes: list[TimelineEntry], profile: Profile) -> Line:
    order = {matching(name): number for number, name in enumerate((profile.cafe, profile.meal, *profile.activities))}
    parts = []
    for entry in visits:
        if isinstance(entry.record, Activity):
            parts.append(Part("attendance", entry.key, sentence_case(entry.record.name), entry.record))
    parts.sort(key=lambda part: order.get(matching(part.title), len(order)))
    titles = [parts[0].title, *(part.title[:1].lower() + part.title[1:] for part in parts[1:])]
    given = [entry.record for entry in clothes if isinstance(entry.record, ClothingHandout)]
    facts = DOT.join(_clothing_title(record) for record in given)
    parts += [
        Part("clothing", entry.key, _clothing_title(entry.record), entry.record)
        for entry in clothes
        if isinstance(entry.record, ClothingHandout)
    ]
    first = matching(parts[0].title)
    icon = "coffee" if first == matching(profile.cafe) else "utensils" if first == matching(profile.meal) else "soup"
    return Line(day, ", ".join(titles), facts, icon, tuple(parts))


def _clothing_title(record: ClothingHandout) -> str:
    facts = ", ".join(_clothing_facts(record))
    return tr("Clothes: {what}", what=facts) if facts else tr("Clothes")


def _clothing_facts(record: ClothingHandout) -> list[str]:
    return [fact for fact in (record.items, pieces_words(record.pieces) if record.pieces else "") if fact]


def _session_line(key: str, record: Session, profile: Profile) -> Line:
    facts = [
        minutes_words(record.minutes) if record.minutes else "",
        channel_words(record.channel).lower() if record.channel else "",
        record.organisation if record.organisation not in ("", profile.organisation) else "",
        ", ".join(record.challenges),
    ]
    name = matching(record.intervention)
    icon = next((icon for word, icon in _ICONS_BY_WORD if word in name), "messages-square")
    title = sentence_case(record.intervention)
    part = Part("session", key, title, record)
    return Line(record.date, title, DOT.join(filter(None, facts)), icon, (part,), note=short_note(record.note))


def _wellbeing_line(key: str, record: AnswerSet, found: who5.Measurement | None) -> Line:
    how = mode_words(record.mode).lower() if record.mode else ""
    title, facts = tr("WHO-5"), [how]
    if found is None or found.score is None:
        given = sum(answer is not None for answer in record.answers)
        facts = [tr("{n} of 5 answers, no score", n=given), how]
    elif found.wave is None:
        facts = [tr("Score {score}", score=found.score), tr("too soon after the one before"), how]
    else:
        title = tr("WHO-5 no. {n}", n=found.wave)
        facts = [tr("Score {score}", score=found.score), how]
    counted = found is not None and found.wave is not None
    part = Part("wellbeing", key, title, record)
    return Line(record.date, title, DOT.join(filter(None, facts)), "heart-pulse", (part,), marked=counted)


def _referral_line(key: str, record: Referral) -> Line:
    if record.direction is Direction.IN:
        title = tr("Referred here from {offer}", offer=record.offer) if record.offer else tr("Referred here")
    elif record.direction is Direction.OUT:
        title = tr("Referred to {offer}", offer=record.offer) if record.offer else tr("Referred on")
    else:
        title = tr("Referral: {offer}", offer=record.offer) if record.offer else tr("Referral")
    facts = [status_words(record.status) if record.status else ""]
    if record.trafficking is not None:
        facts.append(tr("anti-trafficking: yes") if record.trafficking else tr("anti-trafficking: no"))
    part = Part("referral", key, title, record)
    return Line(record.date, title, DOT.join(filter(None, facts)), "signpost", (part,))


def _contact_lines(contact: Contact, profile: Profile) -> Iterator[Line]:
    key = contact.key or ""
    came = contact.recruited_via
    via = "" if came in set(Missing) else recruitment_words(came, profile)
    for day, title, facts, icon in (
        (contact.first_contact, tr("First contact"), via, "flag"),
        (contact.enrolled, tr("Enrolled"), "", "clipboard-list"),
        (contact.ended, tr("Participation ended"), "", "log-out"),
    ):
        if day is not None:
            yield Line(day, title, facts, icon, (Part("contact", key, title, contact),), binnable=False)


def described(row: BinnedRow, profile: Profile) -> tuple[str, str]:
    """Title and facts of a row in the bin, its date first among the facts."""
    record = row.record
    if isinstance(record, Contact):
        return record.id_number, tr("Contact")
    if isinstance(record, Session):
        line = _session_line(row.key, record, profile)
    elif isinstance(record, AnswerSet):
        line = _wellbeing_line(row.key, record, who5.measurements([record])[0])
        return tr("WHO-5"), DOT.join(filter(None, (show_date(record.date), line.facts)))
    elif isinstance(record, Referral):
        line = _referral_line(row.key, record)
    elif isinstance(record, ClothingHandout):
        return tr("Clothes"), DOT.join([show_date(record.date), *_clothing_facts(record)])
    else:
        activity = record if isinstance(record, Activity) else row.activity
        if activity is None:
            return tr("Activity"), ""
        return sentence_case(activity.name), show_date(activity.date)
    return line.title, DOT.join(filter(None, (show_date(line.day), line.facts)))


def short_note(note: str) -> str:
    """The start of a note on one line."""
    return " ".join(note[: 2 * _NOTE_SHOWN].split())[:_NOTE_SHOWN]
