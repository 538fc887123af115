"""What a publication leaves out: every small number, and what else would give one away.

Decided in turns until nothing more is to be hidden: the tables with the sums of their own and what was published before
(``published_tables``), the rules between tables (``published_rules``), what adds up over time (``published_sums``).
Then hours, and last the averages, of which those go that would tell of a count that is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from exitdesk.domain.rounding import half_up
from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns import published_sums, published_tables
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.published_hours import HOURS, hidden_hours, hours_cells, sum_tells
from exitdesk.returns.published_rules import TOGETHER, ContactRules
from exitdesk.returns.published_tables import (
    AGE,
    AVERAGE_AGE,
    AVERAGE_PARTICIPATION,
    LATEST,
    MINUTES,
    MONTH,
    OTHER_COUNTS,
    OVER_TIME,
    PROGRESS,
    SESSIONS,
    TOTAL,
    Figure,
    Published,
    baseline,
    wave,
)
from exitdesk.returns.statistics_result import Statistics, WaveMean

_MOST_ROUNDS: Final = 50


def decide(s: Statistics, profile: Profile, recruitment: Mapping[str, int], earlier: Sequence[Published]) -> Published:
    """What is to be remembered of a publication: all counts, which of them are left out, and the averages shown.

    Raises UserError when a count that is left out can be worked out all the same.
    """
    threshold = profile.small_numbers
    earlier = [one for one in earlier if AGE in one.counts]  # the others are of a day
    found = published_tables.families(s, profile, recruitment)
    made = Published(s.first, s.last, {name: family.counts for name, family in found.items()}, {})
    made = replace(made, hidden=_hidden(made, found, profile, earlier))
    alone = ContactRules([made], profile, threshold)
    if published_tables.worked_out(found, made.hidden, threshold) or any(map(alone.known, TOGETHER)):
        raise UserError(
            tr("These figures cannot be published without telling of single people. Choose a longer period.")
        )
    made = replace(made, hidden=_without_what_is_told(made, profile, earlier))
    return _with_averages(_with_hours(made, s, threshold, earlier), s, profile, earlier)


def _hidden(
    made: Published, found: Mapping[str, published_tables.Family], profile: Profile, earlier: Sequence[Published]
) -> dict[str, frozenset[str]]:
    before = [_comparable(one, made) for one in earlier if one.hangs_together_with(made.first, made.last)]
    elsewhere = [one for one in earlier if not one.hangs_together_with(made.first, made.last)]
    wanted: dict[str, frozenset[str]] = {}
    hidden: dict[str, frozenset[str]] = {}
    for _ in range(_MOST_ROUNDS):
        hidden = published_tables.hidden_cells(found, profile.small_numbers, before, elsewhere, wanted)
        more = _told([*earlier, replace(made, hidden=hidden)], profile)
        more = {name: cells - hidden[name] for name, cells in more.items()}
        if not any(more.values()):
            break
        wanted = {name: wanted.get(name, frozenset()) | more.get(name, frozenset()) for name in found}
    return hidden


def _without_what_is_told(made: Published, profile: Profile, earlier: Sequence[Published]) -> dict[str, frozenset[str]]:
    """What earlier publications tell already is shown as well, unless it is a small number."""
    if not earlier:
        return dict(made.hidden)
    rules = ContactRules([*earlier, made], profile, profile.small_numbers)
    told = {name: rules.told_before(name) for group in TOGETHER for name in group}
    lines = [published_sums.counted([*earlier, made], cell) for cell in OVER_TIME]
    told[OTHER_COUNTS] |= {cell for line in lines for cell in line.told_before()}
    told[MONTH] = frozenset(published_sums.months([*earlier, made]).told_before())
    small = range(1, profile.small_numbers)
    hidden = {
        name: cells - {cell for cell in told.get(name, ()) if made.counts[name][cell] not in small}
        for name, cells in made.hidden.items()
    }
    return _without_the_needless(replace(made, hidden=hidden), profile, earlier)


def _without_the_needless(made: Published, profile: Profile, earlier: Sequence[Published]) -> dict[str, frozenset[str]]:
    """What is no small number and known for all that is done is shown again, where that tells nothing more."""
    hidden = dict(made.hidden)
    for group in TOGETHER:
        rules = ContactRules([*earlier, made], profile, profile.small_numbers)
        known = set(rules.told(group))
        for name in group:
            for cell in sorted(hidden[name]):
                if made.counts[name][cell] < profile.small_numbers or rules.name_of(name, cell) not in known:
                    continue
                fewer = {**hidden, name: hidden[name] - {cell}}
                after = ContactRules([*earlier, replace(made, hidden=fewer)], profile, profile.small_numbers)
                if set(after.told(group)) <= known:
                    hidden = fewer
    return hidden


def _told(publications: Sequence[Published], profile: Profile) -> dict[str, frozenset[str]]:
    """The cells of the last publication that must be hidden as well, by family."""
    now, threshold = publications[-1], profile.small_numbers
    rules = ContactRules(publications, profile, threshold)
    more: dict[str, frozenset[str]] = {}
    for group in TOGETHER:
        more |= rules.to_hide(group)
    over_time = {
        cell
        for cell in OVER_TIME
        if published_sums.counts_of_few(publications, cell, threshold)
        or published_sums.counted(publications, cell).to_hide([cell])
    }
    more[OTHER_COUNTS] |= over_time
    by_count = sorted(now.shown(MONTH).keys() - {TOTAL}, key=lambda month: (now.counts[MONTH][month], month))
    more[MONTH] = frozenset(published_sums.months(publications).to_hide(by_count))
    return more


def _comparable(before: Published, made: Published) -> Published:
    """From another beginning a contact has another number of interventions: those counts are no parts of each other."""
    if before.first == made.first:
        return before
    other = {name: counts for name, counts in before.counts.items() if name != published_tables.NUMBER}
    return replace(before, counts=other)


# Hours


def _with_hours(made: Published, s: Statistics, threshold: int, earlier: Sequence[Published]) -> Published:
    """With the hours, and the minutes of all sessions where they tell nothing."""
    hidden = hidden_hours(s.hours, threshold, earlier)
    cells, contacts = hours_cells(s.hours)
    minutes = Figure(s.sessions or 0, s.session_minutes)

    def with_hidden(more: Iterable[str]) -> Published:
        left_out = hidden | frozenset(more)
        figures = {} if MINUTES in left_out else {MINUTES: minutes}
        return replace(
            made,
            counts={**made.counts, HOURS: cells},
            hidden={**made.hidden, HOURS: left_out - {MINUTES}},
            figures=figures,
        )

    tells = (
        minutes.n < threshold
        or SESSIONS in made.hidden[OTHER_COUNTS]
        or sum_tells(s.hours, hidden, threshold, earlier)
        or any(_tells(minutes, one.figures.get(MINUTES), threshold) for one in _together(made, earlier))
        or published_sums.minutes_of_few([*earlier, with_hidden(())], threshold)
    )
    first = [MINUTES] if tells else []
    by_contacts = sorted(cells.keys() - hidden, key=lambda cell: (contacts[cell], cell))
    more = published_sums.hours([*earlier, with_hidden(first)]).to_hide([*by_contacts, MINUTES])
    return with_hidden([*first, *more])


def _together(made: Published, earlier: Sequence[Published]) -> list[Published]:
    return [one for one in earlier if one.hangs_together_with(made.first, made.last)]


def _tells(now: Figure, then: Figure | None, threshold: int) -> bool:
    """Whether two figures of one kind give away what few have: over nearly the same ones the new one's value can be
    worked out, over the same ones what has changed, which may be a single person's."""
    if then is None:
        return False
    return now.value != then.value if now.n == then.n else abs(now.n - then.n) < threshold


# Averages


def waves_shown(s: Statistics, threshold: int) -> dict[int, WaveMean]:
    """Waves of ten contacts or more. Where the drop from the wave shown before it is a small number there is no n, and
    a mean only where it could be that of any number that small a drop leaves."""
    shown: dict[int, WaveMean] = {}
    before: int | None = None
    for number, one in sorted(s.who5_waves.items()):
        if one.n is None or one.n < max(MINIMUM_CONTACTS_PER_WAVE, threshold):
            break
        if before is None or before - one.n >= threshold:
            shown[number], before = one, one.n
        elif one.mean is not None and _fits_all(one.mean, range(max(before - threshold + 1, 1), before + 1)):
            shown[number] = WaveMean(None, one.mean)
    return shown


def _fits_all(mean: float, numbers: Iterable[int]) -> bool:
    """Whether the mean of scores (multiples of four), as it is printed, could be over any of these numbers."""
    tenths = int(half_up(mean, 1) * 10)
    return all((2 * tenths + 1) * n - 1 >= -(-(2 * tenths - 1) * n // 80) * 80 for n in numbers)


def _with_averages(made: Published, s: Statistics, profile: Profile, earlier: Sequence[Published]) -> Published:
    """With the averages, but for those that tell of few or of a count that is hidden."""
    threshold, before = profile.small_numbers, _together(made, earlier)
    figures = {
        name: one
        for name, one in _averages(s, threshold).items()
        if one.n >= threshold and not any(_tells(one, old.figures.get(name), threshold) for old in before)
    }
    if len(s.who5_waves) == 2 and wave(2) in figures:
        figures[LATEST] = figures[wave(2)]

    def told(group: str, one: Published) -> set[str]:
        return set(ContactRules([*earlier, one], profile, threshold).told([group]))

    def attempt(without: Sequence[str]) -> Published:
        kept = {name: one for name, one in figures.items() if name not in without}
        whole = frozenset(made.counts[PROGRESS]) if PROGRESS in without else made.hidden[PROGRESS]
        return replace(made, hidden={**made.hidden, PROGRESS: whole}, figures={**made.figures, **kept})

    dropped: list[str] = []
    for group, order in ((AGE, [AVERAGE_AGE]), (PROGRESS, [PROGRESS, baseline(2), wave(2)])):
        known = told(group, made)
        for name in order:
            if told(group, attempt(dropped)) <= known:
                break
            dropped += [name, LATEST] if name == wave(2) else [name]
    return attempt(dropped)


def _averages(s: Statistics, threshold: int) -> dict[str, Figure]:
    """The averages that would be shown."""
    figures = {
        AVERAGE_AGE: Figure(s.age_known or 0, s.average_age_years),
        AVERAGE_PARTICIPATION: Figure(s.participation_n or 0, s.average_participation_months),
    }
    for number, mean in waves_shown(s, threshold).items():
        figures[wave(number)] = Figure(s.who5_waves[number].n or 0, mean.mean)
        if number in s.who5_paired:
            figures[baseline(number)] = Figure(s.who5_paired[number].n, s.who5_paired[number].baseline_mean)
    return figures
