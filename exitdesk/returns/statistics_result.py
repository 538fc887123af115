"""The statistics of a period as pure data: one value that JSON, workbook, PDF and screen all show.

Counts are exact and floats are not rounded. None stands for a count that the variant *for publication* suppresses
(``published`` is True only there) or, for floats, for a figure that cannot be worked out.
Definitions: see ``returns.statistics``, which works them out, and ``returns.publishing``, which suppresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exitdesk.returns.hours import QuarterHours


@dataclass(frozen=True, slots=True)
class Share:
    """A count and its per cent (whole, rounded half up) of those known; per cent None when nobody is known."""

    count: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """Activities held, visits (headcounts, or named participants where nobody counted) and different contacts."""

    count: int
    visits: int | None
    named_contacts: int | None


@dataclass(frozen=True, slots=True)
class ReferralCount:
    """Contacts referred outward: to anti-trafficking measures, and to other offers."""

    trafficking_contacts: int | None
    other_contacts: int | None


@dataclass(frozen=True, slots=True)
class WaveMean:
    """WHO-5 mean score (0-100) at one wave; None when fewer than 10 contacts answered."""

    n: int | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class PairedChange:
    """Mean scores at wave 1 and at a later wave for the contacts that have both; exact for any n."""

    n: int
    baseline_mean: float
    mean: float
    change: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Latest wave minus wave 1 for contacts with two or more: improved from +10, worse from -10."""

    n: int | None
    improved: int | None
    unchanged: int | None
    worse: int | None


@dataclass(frozen=True, slots=True)
class DropoutTest:
    """Welch's t-test of the first score: contacts with one answer against those with more; None: not to be had."""

    n_one: int | None
    n_more: int | None
    t: float | None
    df: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """All tables and figures of the agency's report (domain.md 4) for one period and project.

    ``hours`` is for the report alone: the return and the JSON do not carry it.
    """

    first: date | None
    last: date | None
    contacts: int
    age_known: int | None
    average_age_years: float | None
    age_groups: dict[str, Share]
    gender_known: int | None
    gender: dict[str, Share]
    average_participation_months: float | None
    participation_n: int | None
    by_intervention: dict[str, int | None]
    by_number_of_interventions: dict[str, int | None]
    by_challenge: dict[str, int | None]
    free_clothing_contacts: int | None
    activities: ActivityCount
    referrals: ReferralCount
    who5_waves: dict[int, WaveMean]
    who5_paired: dict[int, PairedChange]
    who5_progress: Progress
    who5_dropout_test: DropoutTest
    recruitment: dict[str, int | None]
    new_contacts_per_month: dict[str, int | None]
    session_minutes: int | None
    sessions: int | None
    person_days: int | None
    published: bool = False
    free_recruitment: tuple[str, ...] = ()
    hours: tuple[QuarterHours, ...] = ()
