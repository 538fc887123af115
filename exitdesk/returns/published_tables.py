"""Which counts of the statistics are left out *for publication*, tables that hang together looked at together.

What a reader knows: every table adds up to the contacts; whoever took part in an activity, or was referred, is counted
under the intervention that the profile feeds from it; the interventions tell, all together, how many contacts had how
many. And what was published before for the same beginning: the difference of two counts is a count too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from exitdesk.domain.disclosure import Sum, Tables
from exitdesk.returns.profile_model import FedBy, Profile
from exitdesk.returns.statistics_result import Statistics

TOTAL: Final = "total"
UNKNOWN: Final = "unknown"
AGE, GENDER, NUMBER, INTERVENTION, CHALLENGE, OTHER_COUNTS = (
    "age",
    "gender",
    "number",
    "intervention",
    "challenge",
    "other",
)
RECRUITMENT, MONTH, PARTICIPATION, PROGRESS = "recruitment", "month", "participation", "progress"
SESSIONS, PERSON_DAYS, VISITS = "sessions", "person-days", "visits"
OVER_TIME: Final = (SESSIONS, PERSON_DAYS, VISITS)
"""What adds up over time: two periods that follow each other have as much as both together."""
TOOK_PART: Final = "took part"
AVERAGE_AGE: Final = "average age"
AVERAGE_PARTICIPATION: Final = "average participation"
MINUTES: Final = "session minutes"
LATEST: Final = "latest score of those with two waves"
NAMED: Final = "activities, named contacts"
REFERRED: Final = "referrals, other contacts"
_FEEDERS: Final = {FedBy.ACTIVITIES: NAMED, FedBy.REFERRALS: REFERRED}
_MOST_ROUNDS: Final = 50
_THEN, _GROWN, _NOW = "then ", "grown ", "now "


@dataclass(frozen=True, slots=True)
class Family:
    """Tables that share cells; ``fixed`` cells are shown whatever happens.

    ``within`` are pairs of a part and a whole: all contacts of the part are in the whole, which may hold others. Those
    are in no table, and one who is in the whole alone may be in the part tomorrow: they do not only grow in number.
    """

    counts: Mapping[str, int]
    sums: tuple[Sum, ...] = ()
    fixed: frozenset[str] = frozenset()
    within: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """An average or a sum over ``n`` contacts (or talks), exact; ``value`` None: not remembered."""

    n: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication held, exactly, and which cells it hid; ``figures`` are the averages and sums it showed."""

    first: date | None
    last: date | None
    counts: Mapping[str, Mapping[str, int]]
    hidden: Mapping[str, frozenset[str]]
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def hangs_together_with(self, first: date | None, last: date | None) -> bool:
        """Whether this period lies inside the other or about it: the difference of two counts is then a count."""
        begins = (self.first or date.min) <= (first or date.min)
        ends = (self.last or date.max) >= (last or date.max)
        return begins == ends or self.first == first or self.last == last

    def to_json(self) -> dict[str, Any]:
        return {
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "counts": {name: dict(cells) for name, cells in self.counts.items()},
            "hidden": {name: sorted(cells) for name, cells in self.hidden.items()},
            "figures": {name: [one.n, one.value] for name, one in self.figures.items()},
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Published:
        """As ``to_json`` wrote it, now or before it kept more of an average than how many it was over."""
        figures = fields.get("figures") or {name: (n, None) for name, n in fields.get("means", {}).items()}
        return cls(
            fields["first"] and date.fromisoformat(fields["first"]),
            fields["last"] and date.fromisoformat(fields["last"]),
            fields["counts"],
            {name: frozenset(cells) for name, cells in fields["hidden"].items()},
            {name: Figure(n, value) for name, (n, value) in figures.items()},
        )

    def shown(self, family: str) -> dict[str, int]:
        """The cells of a table that a reader of it has."""
        hidden = self.hidden.get(family, frozenset())
        return {cell: count for cell, count in self.counts.get(family, {}).items() if cell not in hidden}


def families(s: Statistics, profile: Profile, recruitment: Mapping[str, int]) -> dict[str, Family]:
    """The tables of exact statistics; ``recruitment`` as it is published (free words are *other*)."""

    def parts_of_contacts(parts: Mapping[str, int | None]) -> Family:
        counts = {name: count or 0 for name, count in parts.items()}
        return Family({**counts, TOTAL: sum(counts.values())}, (Sum(TOTAL, tuple(counts)),), frozenset({TOTAL}))

    groups = {name: share.count for name, share in s.age_groups.items()}
    genders = {name: share.count for name, share in s.gender.items()}
    took_part = s.participation_n or 0
    p = s.who5_progress
    return {
        AGE: parts_of_contacts({**groups, UNKNOWN: s.contacts - (s.age_known or 0)}),
        GENDER: parts_of_contacts({**genders, UNKNOWN: s.contacts - (s.gender_known or 0)}),
        NUMBER: parts_of_contacts(s.by_number_of_interventions),
        RECRUITMENT: parts_of_contacts(recruitment),
        MONTH: _months(s),
        PARTICIPATION: parts_of_contacts({TOOK_PART: took_part, "one day": s.contacts - took_part}),
        PROGRESS: parts_of_contacts({"improved": p.improved, "unchanged": p.unchanged, "worse": p.worse}),
        INTERVENTION: _interventions(s, profile),
        CHALLENGE: Family({name: count or 0 for name, count in s.by_challenge.items()}),
        OTHER_COUNTS: Family(
            {
                "free clothing": s.free_clothing_contacts or 0,
                VISITS: s.activities.visits or 0,
                "trafficking": s.referrals.trafficking_contacts or 0,
                SESSIONS: s.sessions or 0,
                PERSON_DAYS: s.person_days or 0,
            },
            fixed=_of_no_activity(s, VISITS),
        ),
    }


def _months(s: Statistics) -> Family:
    """Their sum is printed nowhere; only without a first day everybody knows it, for it is all contacts."""
    counts = {month: count or 0 for month, count in s.new_contacts_per_month.items()}
    sums = (Sum(TOTAL, tuple(counts)),) if s.first is None else ()
    return Family({**counts, TOTAL: sum(counts.values())}, sums, frozenset({TOTAL}))


def _interventions(s: Statistics, profile: Profile) -> Family:
    counts = {name: count or 0 for name, count in s.by_intervention.items()}
    counts |= {NAMED: s.activities.named_contacts or 0, REFERRED: s.referrals.other_contacts or 0}
    return Family(counts, fixed=_of_no_activity(s, NAMED), within=fed_pairs(profile))


def _of_no_activity(s: Statistics, cell: str) -> frozenset[str]:
    """Where no activity was held everybody knows that nobody came."""
    return frozenset() if s.activities.count else frozenset({cell})


def fed_pairs(profile: Profile) -> tuple[tuple[str, str], ...]:
    """The counts that feed an intervention, each with its intervention."""
    return tuple((_FEEDERS[one.fed_by], one.name) for one in profile.interventions if one.fed_by in _FEEDERS)


def wave(number: int) -> str:
    """The name of a WHO-5 wave's average."""
    return f"wave {number}"


def baseline(number: int) -> str:
    """The name of the average at wave 1 of those who have a later one."""
    return f"first score of those at wave {number}"


def hidden_cells(
    found: Mapping[str, Family],
    threshold: int,
    earlier: Sequence[Published],
    elsewhere: Sequence[Published] = (),
    wanted: Mapping[str, frozenset[str]] | None = None,
) -> dict[str, frozenset[str]]:
    """By family, the cells that are left out, ``wanted`` among them; ``elsewhere`` are publications of periods that
    only overlap this one: the two have months in common."""
    wanted = wanted or {}
    hidden = {
        name: _hidden_in(
            family, threshold, name, earlier, wanted.get(name, frozenset()), elsewhere if name == MONTH else ()
        )
        for name, family in found.items()
    }
    if any(_given_away(found[MONTH], threshold, before, hidden[MONTH]) for before in elsewhere):
        hidden[MONTH] = frozenset(found[MONTH].counts) - {TOTAL}  # then it tells nothing, not even their sum
    if hidden[NUMBER]:
        shown = {n: c for n, c in found[INTERVENTION].counts.items() if n not in (NAMED, REFERRED)}
        if shown and not hidden[INTERVENTION] & set(shown):
            # Counts by intervention add up to 1 x one + 2 x two + …: with all of them shown that sum would be known.
            smallest = min(shown, key=lambda name: (shown[name], name))
            hidden[INTERVENTION] = _hidden_in(
                found[INTERVENTION], threshold, INTERVENTION, earlier, frozenset({smallest})
            )
    return hidden


def worked_out(found: Mapping[str, Family], hidden: Mapping[str, frozenset[str]], threshold: int) -> frozenset[str]:
    """The audit: hidden cells that the rest of their tables gives away, by families whose total is no small number.

    Nothing may be published while there are any.
    """
    return frozenset(
        f"{name}: {cell}"
        for name, family in found.items()
        if family.counts.get(TOTAL, threshold) >= threshold
        for cell in (
            *Tables(family.counts, family.sums, family.fixed).recoverable(hidden[name]),
            *_told_by_each_other(family, threshold, hidden[name]),
        )
    )


def _hidden_in(
    family: Family,
    threshold: int,
    name: str,
    earlier: Sequence[Published],
    wanted: frozenset[str],
    elsewhere: Sequence[Published] = (),
) -> frozenset[str]:
    tables = Tables(family.counts, family.sums, family.fixed)
    hidden = tables.suppressed(threshold, wanted)
    for _ in range(_MOST_ROUNDS):
        more = {cell for before in earlier for cell in _told_by_difference(family, threshold, name, before, hidden)}
        more |= _told_by_each_other(family, threshold, hidden)
        for before in elsewhere:
            more |= _told_by_overlap(family, threshold, before, hidden)
        if more <= hidden:
            break
        hidden = tables.suppressed(threshold, hidden | more)
    return hidden


def _told_by_each_other(family: Family, threshold: int, hidden: frozenset[str]) -> set[str]:
    """The cells to hide because of those they lie within: of two equal counts both or none; where few are in the whole
    alone, the part. Any other part is hidden well enough by a whole that is shown: it may be as large as that."""
    found: set[str] = set()
    for part, whole in family.within:
        if part in family.fixed:
            continue
        apart = family.counts[whole] - family.counts[part]
        if not apart:
            found |= {part, whole} if {part, whole} & hidden else set()
        elif apart < threshold and whole not in hidden:
            found.add(part)
    return found - hidden


def _told_by_difference(
    family: Family, threshold: int, name: str, before: Published, hidden: frozenset[str]
) -> frozenset[str]:
    """The cells to hide now because of what was published: the counts then, what has come to them, and the counts now
    are looked at as one table. Of what has come to a count, a small number is not to be told; nought may be. Where the
    period then lies about the one now, every count then is one now with what has come to it."""
    fixed = family.fixed & {TOTAL}  # what no activity makes known is known now alone
    then, hid = before.counts.get(name, {}), before.hidden.get(name, frozenset())
    if not then:
        return frozenset()
    growth = {cell: count - then.get(cell, 0) for cell, count in family.counts.items()}
    around = max(growth.values(), default=0) <= 0
    if around:
        growth = {cell: -moved for cell, moved in growth.items()}
    if any(cell not in growth for cell in then) or min(growth.values(), default=0) < 0:
        # Records were corrected, or the tables are not of one kind: what moved is not shown, nor what was hidden.
        changed = {cell for cell, moved in growth.items() if moved} | {cell for cell in hid if not growth.get(cell, 1)}
        return frozenset(changed - family.fixed)
    joint = _joint(family, then, growth, around=around)
    small = {_GROWN + cell for cell, moved in growth.items() if 0 < moved < threshold and cell not in fixed}
    kept_back = {_THEN + cell for cell in hid} | {_NOW + cell for cell in hidden} | small
    unseen = {_GROWN + cell for cell in growth if cell not in fixed}
    free = {_NOW + cell for cell in growth if cell not in family.fixed} | unseen
    chosen = joint.protected(kept_back, free, threshold)
    return frozenset(cell.removeprefix(_NOW) for cell in chosen if cell.startswith(_NOW))


def _told_by_overlap(family: Family, threshold: int, before: Published, hidden: frozenset[str]) -> frozenset[str]:
    """The months to hide because of a publication whose period overlaps this one: it has some of them too."""
    if before.counts.get(MONTH, {}).get(TOTAL, 0) < threshold:
        return frozenset()
    joint, kept_back = _overlap(family, threshold, before, hidden)
    free = {_NOW + cell for cell in family.counts if _NOW + cell not in joint.fixed}
    chosen = joint.protected(kept_back, free, threshold)
    return frozenset(cell.removeprefix(_NOW) for cell in chosen if cell.startswith(_NOW))


def _overlap(
    family: Family, threshold: int, before: Published, hidden: frozenset[str]
) -> tuple[Tables, frozenset[str]]:
    """Two publications' months as one table with two sums, and what is left out of it. A month that is alike in both
    is one cell, and known when the other shows it; one that differs (a part of it, or corrected) is two."""
    then, hid = before.counts[MONTH], before.hidden[MONTH]
    alike = {cell for cell in then if cell != TOTAL and family.counts.get(cell) == then[cell]}
    names = {cell: (_NOW if cell in alike else _THEN) + cell for cell in then}
    counts = {names[cell]: count for cell, count in then.items()}
    counts |= {_NOW + cell: count for cell, count in family.counts.items()}
    sums = [Sum(names[TOTAL], tuple(name for cell, name in names.items() if cell != TOTAL))]
    sums += [Sum(_NOW + one.total, tuple(_NOW + part for part in one.parts)) for one in family.sums]
    known = {names[TOTAL], _NOW + TOTAL, *(_NOW + cell for cell in alike - hid)}
    moved = {
        cell for cell in then.keys() & family.counts.keys() if 0 < abs(then[cell] - family.counts[cell]) < threshold
    }
    left_out = {names[cell] for cell in hid} | {_NOW + cell for cell in hidden | (moved - hid)}
    return Tables(counts, sums, known), frozenset(left_out - known)


def _given_away(family: Family, threshold: int, before: Published, hidden: frozenset[str]) -> bool:
    """Whether a month that either leaves out is known from both."""
    if before.counts.get(MONTH, {}).get(TOTAL, 0) < threshold:
        return False
    joint, left_out = _overlap(family, threshold, before, hidden)
    return bool(joint.recoverable(left_out))


def _joint(family: Family, then: Mapping[str, int], growth: Mapping[str, int], *, around: bool) -> Tables:
    counts = {_NOW + cell: count for cell, count in family.counts.items()}
    counts |= {_GROWN + cell: count for cell, count in growth.items()}
    counts |= {_THEN + cell: then.get(cell, 0) for cell in growth}
    whole, part = (_THEN, _NOW) if around else (_NOW, _THEN)
    sums = [Sum(whole + cell, (part + cell, _GROWN + cell)) for cell in growth if cell not in (family.fixed & {TOTAL})]
    for when in (_THEN, _GROWN, _NOW):
        sums += [Sum(when + one.total, tuple(when + part for part in one.parts)) for one in family.sums]
    return Tables(counts, sums, {when + cell for when in (_THEN, _GROWN, _NOW) for cell in (family.fixed & {TOTAL})})
