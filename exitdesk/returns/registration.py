"""The return's person-level rows, as pure data: what exactly would leave the laptop, and what is missing in it.

The window shows it, the workbook writes it. Rows stand by number, so that their order tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from exitdesk.domain import age_groups, id_number, who5
from exitdesk.domain.answers import Gender, Missing, Purpose
from exitdesk.domain.periods import DAYS_PER_MONTH, Period
from exitdesk.returns.profile_model import Coding, Profile, ReturnColumn, Source
from exitdesk.returns.return_checks import Gap, Severity, find_gaps, stands_out_gap
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.standing_out import known_at_a_glance, part_of_year, standing_out
from exitdesk.returns.statistics import ChosenContact
from exitdesk.returns.workbook_words import GENDER_LABELS, MISSING_LABELS, PURPOSE_LABELS, YES_NO_LABELS
from exitdesk.store.person_level import NO_TALLY, Tally

OTHER_RECRUITMENT: Final = "Andet"
REMARKS: Final = {
    who5.Flag.INCOMPLETE: "ufuldstændig",
    who5.Flag.TOO_CLOSE: "for tæt",
    who5.Flag.LONG_GAP: "lang pause",
}


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One contact's cells by column; ``traits`` are the fewest columns that together may point at a person.

    ``at_a_glance`` when gender and age group alone do.
    """

    contact: str
    cells: tuple[Cell, ...]
    traits: tuple[str, ...] = ()
    at_a_glance: bool = False

    @property
    def stands_out(self) -> bool:
        return bool(self.traits)


@dataclass(frozen=True, slots=True)
class ReturnPreview:
    """What would leave: ``rows`` and ``wellbeing`` (the sheet *Trivsel*); what is missing: ``gaps``.

    ``measured`` are the keys of contact and answer set behind each row of ``wellbeing``. Contacts with an error among
    the gaps are held back until it is mended; ``held_back`` is how many.
    """

    period: Period
    columns: tuple[ReturnColumn, ...]
    rows: tuple[ReturnRow, ...]
    wellbeing: tuple[tuple[Cell, ...], ...]
    measured: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]
    held_back: int

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.title for column in self.columns)


def register(chosen: Sequence[ChosenContact], profile: Profile, period: Period) -> ReturnPreview:
    """The rows of the contacts chosen for the period."""
    gaps = find_gaps(chosen, profile)
    held_back = {gap.contact for gap in gaps if gap.severity is Severity.ERROR}
    sent = [one for one in chosen if one.row.key not in held_back]
    sent.sort(key=lambda one: id_number.match_key(return_number(one, profile)))
    readers = [_reader(column, profile, period) for column in profile.columns]
    cells = {one.row.key: tuple([read(one) for read in readers]) for one in sent}
    traits = standing_out(profile.columns, cells)
    seen = known_at_a_glance(profile.columns, cells)
    rows = tuple(ReturnRow(key, row, traits.get(key, ()), key in seen) for key, row in cells.items())
    numbers = {one.row.key: one.row.id_number for one in sent}
    gaps += tuple(stands_out_gap(row.contact, numbers[row.contact], row.traits) for row in rows if row.stands_out)
    wellbeing = tuple(cells for one in sent for cells in _wellbeing(one, profile, period))
    measured = tuple((one.row.key, m.answer_set.key or "") for one in sent for m in one.measurements)
    return ReturnPreview(period, profile.columns, rows, wellbeing, measured, gaps, len(held_back))


def return_number(one: ChosenContact, profile: Profile) -> str:
    """The number that the return carries: the desk's, or the municipality's where the profile says so."""
    return (one.row.project_id or "") if profile.carries_project_id else one.row.id_number


def _reader(column: ReturnColumn, profile: Profile, period: Period) -> Callable[[ChosenContact], Cell]:
    """How a column gets its cell; made once per column, called once per contact."""
    source, subject = column.source, column.subject
    yes_no = column.coding is Coding.YES_NO
    place = 1 if column.cumulative else 0

    def counted(tally_of: Callable[[ChosenContact], Tally]) -> Callable[[ChosenContact], Cell]:
        if yes_no:
            return lambda one: YES_NO_LABELS[tally_of(one)[place] > 0]
        return lambda one: tally_of(one)[place]

    def dated(day_of: Callable[[ChosenContact], date | None]) -> Callable[[ChosenContact], Cell]:
        if column.coding is Coding.DATE:
            return day_of
        if column.coding in (Coding.QUARTER, Coding.HALF_YEAR):
            return lambda one: _part_of_year(day_of(one), column.coding)
        return lambda one: _month(day_of(one))

    def known(stored: str | None) -> date | None:
        day = date.fromisoformat(stored) if stored else None
        return day if day is not None and day in Period(None, period.last) else None

    readers: dict[Source, Callable[[], Callable[[ChosenContact], Cell]]] = {
        Source.ID: lambda: lambda one: return_number(one, profile),
        Source.GENDER: lambda: lambda one: GENDER_LABELS[Gender(one.row.gender)],
        Source.AGE: lambda: _age_group if column.coding is Coding.GROUP else lambda one: one.age,
        Source.START: lambda: dated(lambda one: one.start),
        Source.END: lambda: dated(lambda one: one.ended),
        Source.LAST_EVENT: lambda: dated(lambda one: known(one.row.last_until)),
        Source.ENROLLED: lambda: dated(lambda one: known(one.row.enrolled)),
        Source.PURPOSE: lambda: lambda one: PURPOSE_LABELS[Purpose(one.row.purpose)],
        Source.RECRUITED_VIA: lambda: lambda one: recruitment_group(one.row.recruited_via, profile),
        Source.INTERVENTION: lambda: counted(lambda one: one.interventions.get(subject, NO_TALLY)),
        Source.CHALLENGE: lambda: counted(_helped_with(subject)),
        Source.TRAFFICKING: lambda: counted(lambda one: one.row.trafficking),
        Source.REFERRED: lambda: counted(lambda one: one.row.referred),
        Source.CLOTHING: lambda: counted(lambda one: one.row.clothing),
        Source.ACTIVITIES: lambda: counted(lambda one: one.row.activities),
        Source.SESSIONS: lambda: counted(_sessions),
        Source.MINUTES: lambda: lambda one: (one.row.minutes, one.row.minutes_until)[place],
        Source.WHO5_WAVES: lambda: counted(lambda one: Tally(len(one.scores), len(one.scores))),
        Source.WHO5_FIRST: lambda: lambda one: one.scores[0] if one.scores else None,
        Source.WHO5_LATEST: lambda: lambda one: one.scores[-1] if one.scores else None,
    }
    return readers[source]()


def _helped_with(subject: str) -> Callable[[ChosenContact], Tally]:
    return lambda one: Tally(int(subject in one.challenges), int(subject in one.challenges_until))


def _sessions(one: ChosenContact) -> Tally:
    return Tally(sum(one.row.sessions.values()), sum(one.row.sessions_until.values()))


def _month(day: date | None) -> str | None:
    """``2026-07``: the return holds no exact dates unless the profile says so."""
    return None if day is None else f"{day:%Y-%m}"


def _part_of_year(day: date | None, coding: Coding) -> str | None:
    return None if day is None else part_of_year(day.year, day.month, coding)


def _age_group(one: ChosenContact) -> Cell:
    return None if one.age is None else age_groups.age_group(one.age)


def recruitment_group(stored: str, profile: Profile) -> str:
    """How a contact came, in the profile's words; free words are not sent and become *Andet*."""
    if stored in list(Missing):
        return MISSING_LABELS[Missing(stored)]
    return profile.recruitment_label(stored) or profile.recruitment_label("other") or OTHER_RECRUITMENT


def _wellbeing(one: ChosenContact, profile: Profile, period: Period) -> list[tuple[Cell, ...]]:
    """A contact's WHO-5 answer sets up to the period's end, oldest first."""
    first_wave = next((m.answer_set.date for m in one.measurements if m.wave is not None), None)
    rows: list[tuple[Cell, ...]] = []
    for m in one.measurements:
        day = m.answer_set.date
        remark = "; ".join(REMARKS[flag] for flag in m.flags)
        since_first = None if first_wave is None or day < first_wave else _months(first_wave, day)
        rows.append(
            (
                return_number(one, profile),
                m.wave,
                _months(one.start, day),
                since_first,
                *m.answer_set.answers,
                m.score,
                YES_NO_LABELS[day in period],
                remark or None,
            )
        )
    return rows


def _months(start: date, day: date) -> float:
    """Months to one decimal."""
    return round((day - start).days / DAYS_PER_MONTH, 1)


def preview_to_json(preview: ReturnPreview) -> dict[str, Any]:
    """What leaves and what is missing, in counts and codes; no numbers of contacts."""
    period = preview.period
    return {
        "period": {
            "from": period.first and period.first.isoformat(),
            "to": period.last and period.last.isoformat(),
        },
        "rows": len(preview.rows),
        "columns": len(preview.columns),
        "held_back": preview.held_back,
        "stands_out": sum(row.stands_out for row in preview.rows),
        "gaps": dict(Counter(gap.code for gap in preview.gaps)),
    }
