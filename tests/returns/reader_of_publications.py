"""Somebody who has every publication and adds all of it up: what is printed, and nothing else.

Counts that are left out are numbers to be found. Built from the rules of the statistics (formats.md), not from the code
that decides what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from exitdesk.returns.hours import Work
from exitdesk.returns.profile_model import FedBy, Profile
from exitdesk.returns.statistics_result import Statistics
from tests.domain.everything_possible import Reader, TooLong

MOST = 10**6
AGES = {"under 18": (12, 17), "over 45": (46, 100)}


KINDS = (
    *("age", "gender", "recruitment", "interventions", "scores"),
    *("sessions", "visits", "person_days", "months", "minutes"),
)


def told_of(
    kind: str, printed: Sequence[Statistics], exact: Sequence[Statistics], profile: Profile
) -> dict[str, int] | None:
    """Every count of a kind that a publication leaves out and that can be only one number, by a name that says which;
    None when it would take too long to tell. ``exact`` figures only tell where to begin looking for others."""
    try:
        if kind in KINDS[5:]:
            return _along_the_time(printed, exact, kind)
        return _people(printed, exact, profile, kind)
    except TooLong:
        return None


# Counts of people


def _people(printed: Sequence[Statistics], exact: Sequence[Statistics], profile: Profile, kind: str) -> dict[str, int]:
    reader = Reader()
    hidden: list[str] = []
    for place, s in enumerate(printed):
        for name, count in _cells(s, kind).items():
            cell = reader.number(f"{place} {name}", *((0, s.contacts) if count is None else (count, count)))
            hidden += [cell] if count is None else []
        _rules(reader, s, place, kind, profile)
    for inner, outer in _nested(printed):
        _grows(reader, printed, inner, outer, kind)
    truth = {f"{at} {name}": n for at, s in enumerate(exact) for name, n in _cells(s, kind).items() if n is not None}
    return {f"{kind} {name}": count for name, count in reader.worked_out(hidden, truth).items()}


def _cells(s: Statistics, kind: str) -> dict[str, int | None]:
    def unknown(known: int | None) -> int | None:
        return None if known is None else s.contacts - known

    match kind:
        case "age":
            return {**{one: share.count for one, share in s.age_groups.items()}, "unknown": unknown(s.age_known)}
        case "gender":
            return {**{one: share.count for one, share in s.gender.items()}, "unknown": unknown(s.gender_known)}
        case "recruitment":
            return dict(s.recruitment)
        case "scores":
            p = s.who5_progress
            moved = {"improved": p.improved, "unchanged": p.unchanged, "worse": p.worse} if p.n is not None else {}
            return {**moved, **{f"wave {wave}": one.n for wave, one in s.who5_waves.items()}}
    return {
        **{f"had {name}": count for name, count in s.by_intervention.items()},
        **{f"number {name}": count for name, count in s.by_number_of_interventions.items()},
        "named": s.activities.named_contacts,
        "referred": s.referrals.other_contacts,
    }


def _rules(reader: Reader, s: Statistics, place: int, kind: str, profile: Profile) -> None:
    def cell(name: str) -> str:
        return f"{place} {name}"

    cells = [cell(name) for name in _cells(s, kind)]
    if kind in ("age", "gender", "recruitment"):
        reader.know(dict.fromkeys(cells, 1), s.contacts, s.contacts)
    if kind == "age":
        if "under 18" in s.age_groups:
            reader.know({cell("under 18"): 1}, 1, s.contacts)
        if s.average_age_years is not None:
            years = reader.number(cell("years"))
            ends = {group: AGES.get(group) or tuple(map(int, group.split("-"))) for group in s.age_groups}
            reader.know({years: 1, **{cell(group): -end[0] for group, end in ends.items()}}, 0, MOST)
            reader.know({years: 1, **{cell(group): -end[1] for group, end in ends.items()}}, -MOST, 0)
            _average(reader, s.average_age_years, years, [cell(group) for group in ends])
    if kind == "interventions":
        _interventions(reader, s, place, profile)
    if kind == "scores":
        _scores(reader, s, place)


def _average(reader: Reader, shown: float, total: str, over: Sequence[str], each: int = 1) -> None:
    """A sum (in steps of ``each``) over so many is, as printed with one decimal, this."""
    twice = int(Decimal(repr(shown)) * 20)
    assert twice == Decimal(repr(shown)) * 20, "an average with more digits than are printed"
    reader.know({total: 20 * each, **dict.fromkeys(over, 1 - twice)}, 0, 10**9)
    reader.know({total: 20 * each, **dict.fromkeys(over, -1 - twice)}, -(10**9), 0)


def _interventions(reader: Reader, s: Statistics, place: int, profile: Profile) -> None:
    none, one, two, three, many = (f"{place} number {name}" for name in s.by_number_of_interventions)
    had = [f"{place} had {name}" for name in s.by_intervention]
    more = reader.number(f"{place} of those with four or more")
    reader.know(dict.fromkeys((none, one, two, three, many), 1), s.contacts, s.contacts)
    reader.know({**dict.fromkeys(had, 1), one: -1, two: -2, three: -3, more: -1}, 0, 0)
    reader.know({more: 1, many: -4}, 0, MOST)
    reader.know({more: 1, many: -len(had)}, -MOST, 0)
    for number in (1, 2, 3):
        for some in combinations(had, number):
            room = {one: -1, two: -min(2, number), three: -min(3, number), many: -number}
            reader.know({**dict.fromkeys(some, 1), **room}, -MOST, 0)
    for item in profile.interventions:
        if item.fed_by is not FedBy.SESSIONS:
            part = "named" if item.fed_by is FedBy.ACTIVITIES else "referred"
            reader.know({f"{place} had {item.name}": 1, f"{place} {part}": -1}, 0, MOST)
    if s.activities.count == 0:
        reader.know({f"{place} named": 1}, 0, 0)


def _scores(reader: Reader, s: Statistics, place: int) -> None:
    before = None
    for wave, one in sorted(s.who5_waves.items()):
        reader.know({f"{place} wave {wave}": 1}, 10, MOST)
        if before is not None:
            reader.know({f"{place} wave {before}": 1, f"{place} wave {wave}": -1}, 0, MOST)
        if one.mean is not None:
            total = reader.number(f"{place} raw scores at {wave}")
            _average(reader, one.mean, total, [f"{place} wave {wave}"], each=4)
        before = wave
    p = s.who5_progress
    if p.n is None:
        return
    up, same, down = (f"{place} {name}" for name in ("improved", "unchanged", "worse"))
    reader.know({up: 1, same: 1, down: 1}, p.n, p.n)
    if 2 in s.who5_paired:
        pair = s.who5_paired[2]
        first = reader.number(f"{place} raw scores at first")
        _average(reader, pair.baseline_mean, first, [up, same, down], each=4)
        reader.know({first: 1, down: -3}, 0, MOST)
        reader.know({first: 1, up: -22, same: -25, down: -25}, -MOST, 0)
        if list(s.who5_waves) == [1, 2]:  # as good as known: nobody has a third
            latest = reader.number(f"{place} raw scores at latest")
            _average(reader, pair.mean, latest, [up, same, down], each=4)
            reader.know({latest: 1, up: -3}, 0, MOST)
            reader.know({latest: 1, up: -25, same: -25, down: -22}, -MOST, 0)
            reader.know({latest: 1, first: -1, up: -25, same: -2, down: 3}, -MOST, 0)
            reader.know({latest: 1, first: -1, up: -3, same: 2, down: 25}, 0, MOST)


def _nested(printed: Sequence[Statistics]) -> Iterator[tuple[int, int]]:
    for inner, one in enumerate(printed):
        for outer, other in enumerate(printed):
            starts = (other.first or date.min) <= (one.first or date.min)
            if inner != outer and starts and (one.last or date.max) <= (other.last or date.max):
                yield inner, outer


def _grows(reader: Reader, printed: Sequence[Statistics], inner: int, outer: int, kind: str) -> None:
    """A longer period has everybody of one inside it."""
    if kind == "scores":
        return
    then, now = (_cells(printed[place], kind) for place in (inner, outer))
    for name in then.keys() & now.keys():
        if not name.startswith("number "):
            reader.know({f"{inner} {name}": 1, f"{outer} {name}": -1}, -MOST, 0)
    if kind == "interventions":
        names = [f"number {name}" for name in printed[inner].by_number_of_interventions]
        for at in range(1, len(names)):
            small, large = (
                {f"{place} {name}": sign for name in names[at:]} for place, sign in ((inner, 1), (outer, -1))
            )
            reader.know({**small, **large}, -MOST, 0)


# What adds up over time


def _along_the_time(printed: Sequence[Statistics], exact: Sequence[Statistics], kind: str) -> dict[str, int]:
    pieces = [(place, *piece) for place, s in enumerate(printed) for piece in _pieces(s, kind)]
    moments = sorted({moment for _, _, _, starts, ends, _, _ in pieces for moment in (starts, ends)})
    reader = Reader()
    for line in {line for _, _, lines, *_ in pieces for line in lines}:
        for starts, _ in pairwise(moments):
            reader.number(f"{line} from {starts}")
    hidden = []
    for place, name, lines, starts, ends, count, least in pieces:
        known = (least, MOST) if count is None else (count, count)
        cell = reader.number(f"{place} {name}", *known)
        hidden += [cell] if count is None else []
        parts = {f"{line} from {moment}": 1 for line in lines for moment in moments[:-1] if starts <= moment < ends}
        reader.know({**parts, cell: -1}, 0, 0)
    truth = {f"{place} {name}": n for place, s in enumerate(exact) for name, _, _, _, n, _ in _pieces(s, kind)}
    known = {name: count for name, count in truth.items() if count is not None}
    return {f"{kind} {name}": count for name, count in reader.worked_out(hidden, known).items()}


Piece = tuple[str, tuple[str, ...], int, int, int | None, int]


def _pieces(s: Statistics, kind: str) -> Iterator[Piece]:
    return _minutes(s) if kind == "minutes" else _span(s, kind)


def _days(s: Statistics) -> tuple[int, int]:
    return (s.first or date.min).toordinal(), (s.last or date(2030, 1, 1)).toordinal() + 1


def _span(s: Statistics, kind: str) -> Iterator[Piece]:
    starts, ends = _days(s)
    if kind != "months":
        count = s.activities.visits if kind == "visits" else getattr(s, kind)
        none_held = kind == "visits" and s.activities.count == 0
        yield kind, (kind,), starts, ends, count, 0
        if none_held:
            yield "no activity", (kind,), starts, ends, 0, 0
        return
    months: Mapping[str, int | None] = s.new_contacts_per_month
    spans = {}
    for month in months:
        first = date.fromisoformat(f"{month}-01")
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1).toordinal()
        spans[month] = max(starts, first.toordinal()), min(ends, after)
        yield month, (kind,), *spans[month], months[month], 0
    if months:
        yield "before", (kind,), starts, spans[min(months)][0], 0, 0
        yield "after", (kind,), spans[max(months)][1], ends, 0, 0
        if s.first is None:
            yield "all", (kind,), starts, ends, s.contacts, 0
        else:
            yield (
                "all or those before",
                (kind, f"others of {s.contacts} from {starts} to {ends}"),
                starts,
                ends,
                s.contacts,
                0,
            )


def _minutes(s: Statistics) -> Iterator[Piece]:
    starts, ends = _days(s)
    every = tuple(work.value for work in Work)
    yield "all", every, starts, ends, s.session_minutes, 0
    rows = []
    for one in s.hours:
        row = max(starts, one.quarter.first.toordinal()), min(ends, one.quarter.next.first.toordinal())
        rows.append(row)
        for work in Work:
            yield f"{one.quarter.year}-Q{one.quarter.number} {work.value}", (work.value,), *row, one.minutes[work], 0
    if rows:
        yield "before", every, starts, rows[0][0], 0, 0
        yield "after", every, rows[-1][1], ends, 0, 0
