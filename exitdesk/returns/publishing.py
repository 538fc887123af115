"""Statistics *for publication*: small numbers are left out, and others with them so that none can be worked out.

In a table whose parts make up a known total, hiding one part hides nothing, so that hidden parts always come at least
in twos and together reach the threshold. Nought counts as a small number. Linked tables are not looked at together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE
from exitdesk.errors import UserError
from exitdesk.i18n import tr
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

Name = TypeVar("Name")
OTHER: Final = "other"


def publishable(statistics: Statistics, threshold: int) -> Statistics:
    """The statistics with every count under ``threshold`` hidden; raises UserError when even the total is small."""
    s = statistics
    if s.contacts < threshold:
        raise UserError(tr("The period holds too few contacts for publication (fewer than {n}).", n=threshold))

    def large(count: int | None) -> int | None:
        return count if count is not None and count >= threshold else None

    age_groups, age_known = _shares(s.age_groups, s.age_known, s.contacts, threshold)
    gender, gender_known = _shares(s.gender, s.gender_known, s.contacts, threshold)
    took_part, _ = hide_parts([s.participation_n, s.contacts - (s.participation_n or 0)], threshold)
    waves = _waves(s.who5_waves, threshold)
    shown = {wave for wave, one in waves.items() if one.n is not None}
    return replace(
        s,
        age_known=age_known,
        average_age_years=s.average_age_years if (s.age_known or 0) >= threshold else None,
        age_groups=age_groups,
        gender_known=gender_known,
        gender=gender,
        average_participation_months=s.average_participation_months if large(s.participation_n) else None,
        participation_n=took_part,
        by_intervention={name: large(count) for name, count in s.by_intervention.items()},
        by_number_of_interventions=_table(s.by_number_of_interventions, threshold),
        by_challenge={name: large(count) for name, count in s.by_challenge.items()},
        free_clothing_contacts=large(s.free_clothing_contacts),
        activities=ActivityCount(s.activities.count, large(s.activities.visits), large(s.activities.named_contacts)),
        referrals=ReferralCount(large(s.referrals.trafficking_contacts), large(s.referrals.other_contacts)),
        who5_waves=waves,
        who5_paired={wave: one for wave, one in s.who5_paired.items() if wave in shown and _enough(one)},
        who5_progress=_progress(s.who5_progress, shown, threshold),
        who5_dropout_test=_dropout(s.who5_dropout_test, shown, threshold),
        recruitment=_table(_without_free_words(s), threshold),
        free_recruitment=(),
        new_contacts_per_month=_table(s.new_contacts_per_month, threshold),
        sessions=large(s.sessions),
        session_minutes=s.session_minutes if large(s.sessions) else None,
        person_days=large(s.person_days),
        published=True,
    )


def _without_free_words(s: Statistics) -> dict[str, int | None]:
    """What somebody typed may tell of a person: for publication it counts as *other*."""
    table: dict[str, int | None] = {code: n for code, n in s.recruitment.items() if code not in s.free_recruitment}
    if s.free_recruitment:
        free = sum(s.recruitment[words] or 0 for words in s.free_recruitment)
        table[OTHER] = (table.get(OTHER) or 0) + free
    return table


def hide_parts(parts: Sequence[int | None], threshold: int) -> list[int | None]:
    """Parts of a known total: hide the small ones, then the next smallest until the hidden are safe together."""
    counts = [part or 0 for part in parts]
    order = sorted(range(len(counts)), key=lambda place: counts[place])
    hidden = {place for place in order if counts[place] < threshold}
    for place in order:
        if not hidden or (len(hidden) >= 2 and sum(counts[one] for one in hidden) >= threshold):
            break
        hidden.add(place)
    return [None if place in hidden else count for place, count in enumerate(counts)]


def _table(table: Mapping[Name, int | None], threshold: int) -> dict[Name, int | None]:
    return dict(zip(table, hide_parts(list(table.values()), threshold), strict=True))


def _shares(
    shares: Mapping[str, Share], known: int | None, contacts: int, threshold: int
) -> tuple[dict[str, Share], int | None]:
    """A table with its *not registered*, which is a part too; per cents go where they would give that one away."""
    counts = [share.count for share in shares.values()]
    *parts, unknown = hide_parts([*counts, contacts - (known or 0)], threshold)
    shown = {
        group: Share(count, share.percent if count is not None and unknown is not None else None)
        for (group, share), count in zip(shares.items(), parts, strict=True)
    }
    return shown, None if unknown is None else known


def _enough(one: PairedChange) -> bool:
    return one.n >= MINIMUM_CONTACTS_PER_WAVE


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


def _progress(progress: Progress, shown: set[int], threshold: int) -> Progress:
    """Its parts make up the number at wave 2."""
    if 2 not in shown:
        return Progress(None, None, None, None)
    improved, unchanged, worse = hide_parts([progress.improved, progress.unchanged, progress.worse], threshold)
    return Progress(progress.n, improved, unchanged, worse)


def _dropout(test: DropoutTest, shown: set[int], threshold: int) -> DropoutTest:
    """The two groups make up wave 1; the test goes with them, its figures would give the sizes away."""
    if shown >= {1, 2} and min(test.n_one or 0, test.n_more or 0) >= threshold:
        return test
    return DropoutTest(None, None, None, None, None)
