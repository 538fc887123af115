"""Statistics *for publication*: small numbers are left out, and others with them so that none can be worked out.

Which ones is decided in ``left_out``; here they are taken out, and with them the per cents that would give them away.
Averages are rounded as they are printed. Nought counts as a small number.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from exitdesk.domain.periods import Period, Quarter
from exitdesk.domain.rounding import half_up
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns import published_tables as tables
from exitdesk.returns.hours import QuarterHours, Work
from exitdesk.returns.left_out import decide, waves_shown
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.published_hours import HOURS, shown_hours
from exitdesk.returns.published_tables import Published
from exitdesk.returns.statistics_result import (
    ActivityCount,
    DropoutTest,
    PairedChange,
    Progress,
    ReferralCount,
    Share,
    Statistics,
    WaveMean,
)

_SMALLEST_P: Final = 0.01
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, and what must be remembered of it for the next one."""

    statistics: Statistics
    record: Published


def publish(statistics: Statistics, profile: Profile, earlier: Sequence[Published] = ()) -> Publication:
    """The statistics with every count hidden that is small by the profile, and what else would give one away.

    ``earlier`` publications are taken into account, for a reader has those too: of a period inside this one or about
    it all of them, of one that only overlaps it the months and quarters that stand in both.
    Raises UserError when even the total is small.
    """
    s, threshold = statistics, profile.small_numbers
    if s.contacts < threshold:
        raise UserError(tr("The period holds too few contacts for publication (fewer than {n}).", n=threshold))
    s = _whole_tables(s, earlier)
    recruitment = _without_free_words(s)
    record = decide(s, profile, recruitment, earlier)
    hidden, figures = record.hidden, record.figures
    waves = {number: mean for number, mean in waves_shown(s, threshold).items() if tables.wave(number) in figures}
    shown = {number for number, mean in waves.items() if mean.n is not None}

    def kept(family: str, cells: Mapping[str, int | None]) -> dict[str, int | None]:
        return {name: None if name in hidden[family] else count for name, count in cells.items()}

    def one(family: str, cell: str, count: int | None) -> int | None:
        return None if cell in hidden[family] else count

    published = replace(
        s,
        age_known=one(tables.AGE, tables.UNKNOWN, s.age_known),
        average_age_years=_tenth(s.average_age_years if tables.AVERAGE_AGE in figures else None),
        age_groups=_shares(s.age_groups, hidden[tables.AGE]),
        gender_known=one(tables.GENDER, tables.UNKNOWN, s.gender_known),
        gender=_shares(s.gender, hidden[tables.GENDER]),
        average_participation_months=_tenth(
            s.average_participation_months if tables.AVERAGE_PARTICIPATION in figures else None
        ),
        participation_n=one(tables.PARTICIPATION, tables.TOOK_PART, s.participation_n),
        by_intervention=kept(tables.INTERVENTION, s.by_intervention),
        by_number_of_interventions=kept(tables.NUMBER, s.by_number_of_interventions),
        by_challenge=kept(tables.CHALLENGE, s.by_challenge),
        free_clothing_contacts=one(tables.OTHER_COUNTS, "free clothing", s.free_clothing_contacts),
        activities=ActivityCount(
            s.activities.count,
            one(tables.OTHER_COUNTS, tables.VISITS, s.activities.visits),
            one(tables.INTERVENTION, tables.NAMED, s.activities.named_contacts),
        ),
        referrals=ReferralCount(
            one(tables.OTHER_COUNTS, "trafficking", s.referrals.trafficking_contacts),
            one(tables.INTERVENTION, tables.REFERRED, s.referrals.other_contacts),
        ),
        who5_waves={number: WaveMean(one.n, _tenth(one.mean)) for number, one in waves.items()},
        who5_paired={
            wave: _as_printed(pair)
            for wave, pair in s.who5_paired.items()
            if wave in shown and tables.baseline(wave) in figures
        },
        who5_progress=_progress(s.who5_progress, shown, hidden[tables.PROGRESS]),
        who5_dropout_test=_dropout(s.who5_dropout_test, shown, threshold),
        recruitment=kept(tables.RECRUITMENT, recruitment),
        free_recruitment=(),
        new_contacts_per_month=kept(tables.MONTH, s.new_contacts_per_month),
        sessions=one(tables.OTHER_COUNTS, tables.SESSIONS, s.sessions),
        session_minutes=s.session_minutes if tables.MINUTES in figures else None,
        person_days=one(tables.OTHER_COUNTS, tables.PERSON_DAYS, s.person_days),
        hours=shown_hours(s.hours, hidden[HOURS]),
        published=True,
    )
    return Publication(published, record)


def _whole_tables(s: Statistics, earlier: Sequence[Published]) -> Statistics:
    """With a row for every month and quarter of the period, and for those that an earlier publication has of it: where
    a table ended it would tell that there was nobody after."""
    period, months, quarters = Period(s.first, s.last), set(s.new_contacts_per_month), {one.quarter for one in s.hours}
    days = [] if s.first is None or s.last is None else [s.first, s.last]
    for one in earlier:
        known = [
            date.fromisoformat(f"{month}-01") for month in one.counts.get(tables.MONTH, {}) if month != tables.TOTAL
        ]
        days += [day for day in known if day in period]
    months |= {f"{day:%Y-%m}" for day in days}
    if not months:
        return s
    quarters |= {Quarter.of(day) for day in (*days, *(date.fromisoformat(f"{month}-01") for month in months))}
    first, last = min(months), max(months)
    every = [f"{year}-{month:02d}" for year in range(int(first[:4]), int(last[:4]) + 1) for month in range(1, 13)]
    rows = {one.quarter: one for one in s.hours}
    hours: list[QuarterHours] = []
    quarter, until = min(quarters, default=None), max(quarters, default=None)
    while s.hours and quarter is not None and until is not None and quarter <= until:
        nothing = QuarterHours(quarter, dict.fromkeys(Work, 0), dict.fromkeys(Work, 0), 0)
        hours.append(rows.get(quarter, nothing))
        quarter = quarter.next
    return replace(
        s,
        new_contacts_per_month={m: s.new_contacts_per_month.get(m, 0) for m in every if first <= m <= last},
        hours=tuple(hours),
    )


def _as_printed(pair: PairedChange) -> PairedChange:
    """More digits of an average would tell how many it is over; so it is rounded wherever it is shown."""
    return PairedChange(pair.n, *(float(half_up(one, 1)) for one in (pair.baseline_mean, pair.mean, pair.change)))


def _tenth(value: float | None) -> float | None:
    return None if value is None else float(half_up(value, 1))


def _without_free_words(s: Statistics) -> dict[str, int]:
    """What somebody typed may tell of a person: for publication it counts as *other*."""
    table = {code: n or 0 for code, n in s.recruitment.items() if code not in s.free_recruitment}
    if s.free_recruitment:
        free = sum(s.recruitment[words] or 0 for words in s.free_recruitment)
        table[OTHER] = table.get(OTHER, 0) + free
    return table


def _shares(shares: Mapping[str, Share], hidden: Collection[str]) -> dict[str, Share]:
    """Per cents go where they would give away how many are not registered."""
    exact = tables.UNKNOWN in hidden
    return {
        group: Share(None if group in hidden else share.count, None if exact or group in hidden else share.percent)
        for group, share in shares.items()
    }


def _progress(progress: Progress, shown: set[int], hidden: Collection[str]) -> Progress:
    """Its parts make up the number at wave 2."""
    if 2 not in shown:
        return Progress(None, None, None, None)

    def part(name: str, count: int | None) -> int | None:
        return None if name in hidden else count

    return Progress(
        progress.n,
        part("improved", progress.improved),
        part("unchanged", progress.unchanged),
        part("worse", progress.worse),
    )


def _dropout(test: DropoutTest, shown: set[int], threshold: int) -> DropoutTest:
    """The two groups make up wave 1; the test goes with them, its figures would give the sizes away."""
    if not shown >= {1, 2} or min(test.n_one or 0, test.n_more or 0) < threshold:
        return DropoutTest(None, None, None, None, None)
    t = None if test.t is None else float(half_up(test.t, 2))
    p = None if test.p is None else float(half_up(test.p, 2)) if test.p >= _SMALLEST_P else 0.0
    return replace(test, t=t, df=_tenth(test.df), p=p)
