"""The WHO-5 part of the statistics: waves, paired change, progress, and Welch's test of who dropped out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE, PROGRESS_POINTS
from exitdesk.returns.statistics_result import DropoutTest, PairedChange, Progress, WaveMean


@dataclass(frozen=True, slots=True)
class FirstAndLater:
    """One contact's scores (0-100) by wave, wave 1 first; may be empty."""

    scores: Sequence[int]


@dataclass(frozen=True, slots=True)
class Who5Statistics:
    waves: dict[int, WaveMean]
    paired: dict[int, PairedChange]
    progress: Progress
    dropout: DropoutTest


def who5_statistics(contacts: Iterable[FirstAndLater]) -> Who5Statistics:
    """All WHO-5 figures over the contacts of a period."""
    courses = [one.scores for one in contacts if one.scores]
    longest = max(map(len, courses), default=0)
    waves, paired = {}, {}
    for wave in range(1, longest + 1):
        answered = [scores for scores in courses if len(scores) >= wave]
        n, total = len(answered), sum(scores[wave - 1] for scores in answered)
        waves[wave] = WaveMean(n, total / n if n >= MINIMUM_CONTACTS_PER_WAVE else None)
        if wave > 1:
            first = sum(scores[0] for scores in answered)
            paired[wave] = PairedChange(n, first / n, total / n, (total - first) / n)
    changes = [scores[-1] - scores[0] for scores in courses if len(scores) > 1]
    improved = sum(1 for change in changes if change >= PROGRESS_POINTS)
    worse = sum(1 for change in changes if change <= -PROGRESS_POINTS)
    return Who5Statistics(
        waves,
        paired,
        Progress(len(changes), improved, len(changes) - improved - worse, worse),
        welch_test(
            [scores[0] for scores in courses if len(scores) == 1],
            [scores[0] for scores in courses if len(scores) > 1],
        ),
    )


def welch_test(one: Sequence[int], more: Sequence[int]) -> DropoutTest:
    """Welch's t-test, t = (mean of ``one`` - mean of ``more``) / standard error, p two-sided.

    t, df and p are None when a group has fewer than two contacts or neither group varies.
    """
    if min(len(one), len(more)) < 2:
        return DropoutTest(len(one), len(more), None, None, None)
    part_one, part_more = _variance(one) / len(one), _variance(more) / len(more)
    squared_error = part_one + part_more
    if squared_error == 0:
        return DropoutTest(len(one), len(more), None, None, None)
    difference = Fraction(sum(one), len(one)) - Fraction(sum(more), len(more))
    t = float(difference) / float(squared_error) ** 0.5
    df = float(squared_error**2 / (part_one**2 / (len(one) - 1) + part_more**2 / (len(more) - 1)))
    return DropoutTest(len(one), len(more), t, df, _two_sided_p(t, df))


def _variance(values: Sequence[int]) -> Fraction:
    """The sample variance (n - 1), exact."""
    total = sum(values)
    return (sum(value * value for value in values) - Fraction(total * total, len(values))) / (len(values) - 1)


def _two_sided_p(t: float, df: float) -> float:
    """Both tails of Student's t: the regularised incomplete beta at df / (df + t²)."""
    from mpmath import betainc

    return float(betainc(df / 2, 0.5, 0, df / (df + t * t), regularized=True))
