"""Statistics *for publication*: small numbers are left out, and others with them so that none can be worked out.

Which ones is decided in ``published_tables``; here they are taken out, and with them the averages and per cents that
would give them away. Nought counts as a small number.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns import published_tables as tables
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.published_hours import HOURS, hidden_hours, hours_cells, shown_hours, sum_tells
from exitdesk.returns.published_tables import Figure, Published
from exitdesk.returns.statistics_result import (
    ActivityCount,
    DropoutTest,
    Progress,
    ReferralCount,
    Share,
    Statistics,
    WaveMean,
)

AVERAGE_AGE: Final = "average age"
AVERAGE_PARTICIPATION: Final = "average participation"
MINUTES: Final = "session minutes"
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
    before = [_comparable(one, s) for one in earlier if one.hangs_together_with(s.first, s.last)]
    elsewhere = [one for one in earlier if not one.hangs_together_with(s.first, s.last)]
    recruitment = _without_free_words(s)
    found = tables.families(s, profile, recruitment)
    hidden = tables.hidden_cells(found, threshold, before, elsewhere)
    if tables.worked_out(found, hidden, threshold):
        raise UserError(
            tr("These figures cannot be published without telling of single people. Choose a longer period.")
        )
    hidden_quarters = hidden_hours(s.hours, threshold, earlier)
    waves = _waves(s.who5_waves, threshold)
    minutes_told = tables.SESSIONS in hidden[tables.OTHER_COUNTS] or sum_tells(
        s.hours, hidden_quarters, threshold, earlier
    )
    figures = {
        name: one
        for name, one in _figures(s, waves, with_minutes=not minutes_told).items()
        if one.n >= threshold and not any(_tells(one, old.figures.get(name), threshold) for old in before)
    }
    waves = {wave: mean for wave, mean in waves.items() if _wave(wave) in figures}
    shown = {wave for wave, mean in waves.items() if mean.n is not None}

    def kept(family: str, cells: Mapping[str, int | None]) -> dict[str, int | None]:
        return {name: None if name in hidden[family] else count for name, count in cells.items()}

    def one(family: str, cell: str, count: int | None) -> int | None:
        return None if cell in hidden[family] else count

    published = replace(
        s,
        age_known=one(tables.AGE, tables.UNKNOWN, s.age_known),
        average_age_years=s.average_age_years if AVERAGE_AGE in figures else None,
        age_groups=_shares(s.age_groups, hidden[tables.AGE]),
        gender_known=one(tables.GENDER, tables.UNKNOWN, s.gender_known),
        gender=_shares(s.gender, hidden[tables.GENDER]),
        average_participation_months=s.average_participation_months if AVERAGE_PARTICIPATION in figures else None,
        participation_n=one(tables.PARTICIPATION, "took part", s.participation_n),
        by_intervention=kept(tables.INTERVENTION, s.by_intervention),
        by_number_of_interventions=kept(tables.NUMBER, s.by_number_of_interventions),
        by_challenge=kept(tables.CHALLENGE, s.by_challenge),
        free_clothing_contacts=one(tables.OTHER_COUNTS, "free clothing", s.free_clothing_contacts),
        activities=ActivityCount(
            s.activities.count,
            one(tables.OTHER_COUNTS, "visits", s.activities.visits),
            one(tables.INTERVENTION, tables.NAMED, s.activities.named_contacts),
        ),
        referrals=ReferralCount(
            one(tables.OTHER_COUNTS, "trafficking", s.referrals.trafficking_contacts),
            one(tables.INTERVENTION, tables.REFERRED, s.referrals.other_contacts),
        ),
        who5_waves=waves,
        who5_paired={
            wave: pair for wave, pair in s.who5_paired.items() if wave in shown and _baseline(wave) in figures
        },
        who5_progress=_progress(s.who5_progress, shown, hidden[tables.PROGRESS]),
        who5_dropout_test=_dropout(s.who5_dropout_test, shown, threshold),
        recruitment=kept(tables.RECRUITMENT, recruitment),
        free_recruitment=(),
        new_contacts_per_month=kept(tables.MONTH, s.new_contacts_per_month),
        sessions=one(tables.OTHER_COUNTS, tables.SESSIONS, s.sessions),
        session_minutes=s.session_minutes if MINUTES in figures else None,
        person_days=one(tables.OTHER_COUNTS, tables.PERSON_DAYS, s.person_days),
        hours=shown_hours(s.hours, hidden_quarters),
        published=True,
    )
    counts = {name: family.counts for name, family in found.items()} | {HOURS: hours_cells(s.hours)}
    hidden = {**hidden, HOURS: hidden_quarters}
    return Publication(published, Published(s.first, s.last, counts, hidden, figures))


def _comparable(before: Published, s: Statistics) -> Published:
    """From another beginning a contact has another number of interventions: those counts are no parts of each other."""
    if before.first == s.first:
        return before
    return replace(before, counts={name: counts for name, counts in before.counts.items() if name != tables.NUMBER})


def _figures(s: Statistics, waves: Mapping[int, WaveMean], *, with_minutes: bool) -> dict[str, Figure]:
    """The averages and sums that would be shown, ``waves`` those of WHO-5."""
    figures = {
        AVERAGE_AGE: Figure(s.age_known or 0, s.average_age_years),
        AVERAGE_PARTICIPATION: Figure(s.participation_n or 0, s.average_participation_months),
    }
    for wave, mean in waves.items():
        figures[_wave(wave)] = Figure(s.who5_waves[wave].n or 0, mean.mean)
        if wave in s.who5_paired:
            figures[_baseline(wave)] = Figure(s.who5_paired[wave].n, s.who5_paired[wave].baseline_mean)
    if with_minutes:
        figures[MINUTES] = Figure(s.sessions or 0, s.session_minutes)
    return figures


def _tells(now: Figure, then: Figure | None, threshold: int) -> bool:
    """Whether two figures of one kind give away what few have: over nearly the same ones the new one's value can be
    worked out, over the same ones what has changed, which may be a single person's."""
    if then is None:
        return False
    return now.value != then.value if now.n == then.n else abs(now.n - then.n) < threshold


def _wave(wave: int) -> str:
    return f"wave {wave}"


def _baseline(wave: int) -> str:
    return f"first score of those at wave {wave}"


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


def _waves(waves: Mapping[int, WaveMean], threshold: int) -> dict[int, WaveMean]:
    """Waves of ten contacts or more; n only where the drop from the wave shown before it is no small number."""
    shown: dict[int, WaveMean] = {}
    before: int | None = None
    for wave, one in sorted(waves.items()):
        if one.n is None or one.n < max(MINIMUM_CONTACTS_PER_WAVE, threshold):
            break
        tells = before is not None and before - one.n < threshold
        shown[wave] = WaveMean(None if tells else one.n, one.mean)
        before = before if tells else one.n
    return shown


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
    if shown >= {1, 2} and min(test.n_one or 0, test.n_more or 0) >= threshold:
        return test
    return DropoutTest(None, None, None, None, None)
