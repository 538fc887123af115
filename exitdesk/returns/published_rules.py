"""What every reader knows of published counts of contacts beside the sums of their tables, as rules between cells.

Whoever had an intervention is no contact with none; all contacts had so many interventions together; whoever took part
in an activity is under the intervention that it feeds; a longer period has no fewer contacts of a kind than one inside
it; an average age lies between the ages of its groups. All publications are looked at together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from exitdesk.domain.age_groups import UNDER_18
from exitdesk.domain.answers import Missing
from exitdesk.domain.believable import Cell, Figures, Rule, at_most, equal
from exitdesk.domain.rounding import half_up
from exitdesk.returns import published_tables as tables
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.published_tables import TOTAL, UNKNOWN, Published, fed_pairs

TOGETHER: Final = (
    (tables.AGE,),
    (tables.GENDER,),
    (tables.RECRUITMENT,),
    (tables.PARTICIPATION,),
    (tables.PROGRESS,),
    (tables.CHALLENGE,),
    (tables.OTHER_COUNTS,),
    (tables.NUMBER, tables.INTERVENTION),
)
"""Families that rules tie together."""
Weights = Mapping[Cell, int]
_CONTACTS: Final = "contacts"
_GROWING: Final = (tables.AGE, tables.GENDER, tables.RECRUITMENT, tables.CHALLENGE, tables.OTHER_COUNTS)
_NUMBERS: Final = ("none", "1", "2", "3", "4+")
_AGES: Final = {UNDER_18: (12, 17), "over 45": (46, 90)}
_HIGHEST, _BETTER, _SAME = 25, 3, 2
"""WHO-5 in steps of four points: raw scores, a rise of ten points or more, and one of less."""


class ContactRules:
    """The counts of contacts of all publications, the last of them the one that is made."""

    def __init__(self, publications: Sequence[Published], profile: Profile, threshold: int) -> None:
        self._all, self._profile, self._threshold = publications, profile, threshold
        self._links = list(_nested(publications))
        ends = [(one.first or date.min, one.last or date.max) for one in publications]
        self._by_length = sorted(range(len(ends)), key=lambda place: (ends[place][1] - ends[place][0], place))

    def to_hide(self, group: Sequence[str]) -> dict[str, frozenset[str]]:
        """The cells of these families that must be hidden in the last publication as well, by family."""
        figures, hidden = self._figures(group), self._hidden(group)
        may_hide = [
            (name, cell)
            for name in group
            for cell in self._all[-1].shown(name)
            if cell not in (TOTAL, *_not_here(name))
        ]
        counts = self._all[-1].counts
        may_hide.sort(key=lambda one: (counts[one[0]][one[1]], one))
        names = {self._cell(-1, *one): one for one in may_hide}
        found = figures.to_hide(self._targets(group), hidden, list(names))
        return {name: frozenset(names[cell][1] for cell in found if names[cell][0] == name) for name in group}

    def known(self, group: Sequence[str]) -> list[str]:
        """The audit: hidden cells of the last publication that can be worked out. Where all are hidden none can."""
        if not any(self._all[-1].shown(name).keys() - {TOTAL, tables.NAMED} for name in group):
            return []
        cells = {self._cell(-1, name, cell): cell for name in group for cell in self._hidden_in(-1, name)}
        return [cells[cell] for cell in self._figures(group).known(cells, self._hidden(group))]

    def told_before(self, name: str) -> frozenset[str]:
        """The hidden cells of the last publication that those before it tell: it makes no difference to show them."""
        group = next(group for group in TOGETHER if name in group)
        every = {self._cell(-1, one, cell) for one in group for cell in self._all[-1].counts[one] if cell != TOTAL}
        figures, hidden = self._figures(group), self._hidden(group) | every
        cells = self._hidden_in(-1, name)
        return frozenset(cell for cell in cells if figures.is_proven(self._cell(-1, name, cell), hidden))

    def told(self, group: Sequence[str]) -> list[Cell]:
        """Hidden cells of all publications that can be worked out."""
        return self._figures(group).known(self._targets(group), self._hidden(group))

    def name_of(self, family: str, cell: str) -> Cell:
        """How ``told`` names a cell of the last publication."""
        return self._cell(-1, family, cell)

    def _cell(self, place: int, family: str, cell: str) -> Cell:
        return f"{place % len(self._all)} {family}: {cell}"

    def _hidden_in(self, place: int, family: str) -> frozenset[str]:
        one = self._all[place]
        return one.hidden.get(family, frozenset()) - {TOTAL, *_not_here(family)}

    def _targets(self, group: Sequence[str]) -> list[Cell]:
        return [
            self._cell(place, name, cell)
            for place in reversed(range(len(self._all)))
            for name in group
            for cell in sorted(self._hidden_in(place, name))
        ]

    def _hidden(self, group: Sequence[str]) -> frozenset[Cell]:
        """With those that no publication shows."""
        unprinted = {self._cell(place, "", name) for place in range(len(self._all)) for name in ("more", "years")}
        scores = {self._cell(place, "", name) for place in range(len(self._all)) for name in ("first", "latest")}
        come = {
            self._come(self._cell(place, name, cell))
            for name in group
            for place, one in enumerate(self._all)
            for cell in one.counts.get(name, ())
        }
        return frozenset(self._targets(group)) | unprinted | scores | come

    def _figures(self, group: Sequence[str]) -> Figures:
        counts: dict[Cell, int] = {}
        rules: list[Rule] = []
        floors: dict[Cell, int] = {}
        made_of: dict[Cell, Weights] = {}
        for place, one in enumerate(self._all):
            if all(name in one.counts for name in group):
                for name in group:
                    cells = {cell: self._cell(place, name, cell) for cell in one.counts[name]}
                    counts |= {cells[cell]: count for cell, count in one.counts[name].items()}
                    floors |= {cells[cell]: 1 for cell in cells if self._is_there(name, cell)}
                made, more = self._rules_of(place, group)
                rules += made
                counts |= more
        for name in group:
            rules += self._links_of(name)
            for cell, (before, grew) in self._made_of(name).items():  # shorter periods first
                come = {self._come(cell): 1} if grew else {}
                counts |= {self._come(cell): counts[cell] - counts[before]} if grew else {}
                made_of[cell] = {**made_of.get(before, {before: 1}), **come}
        rules = [_in_terms_of(made_of, rule) for rule in rules]
        rules += [Rule({**made, cell: -1}, 0, 0, of=cell) for cell, made in made_of.items()]
        further = (lambda after: self._uneven(after, made_of)) if tables.NUMBER in group else None
        return Figures(counts, rules, floors, further)

    def _made_of(self, family: str) -> dict[Cell, tuple[Cell, bool]]:
        """Cells that are another publication's and (unless both have the same contacts) what has come to it: the
        largest one inside. So a change there is one here too."""
        found: dict[Cell, tuple[Cell, bool]] = {}
        if family not in (*_GROWING, tables.INTERVENTION):
            return found
        links = [link for link in self._links if self._grows(family, *link)]
        total = [one.counts.get(family, {}).get(TOTAL) for one in self._all]
        alike = [link for link in links if total[link[0]] == total[link[1]] is not None]
        model = {place: self._first_of(alike, place) for place in range(len(self._all))}
        rank = {place: at for at, place in enumerate(self._by_length)}
        for outer in self._by_length:
            inside = [inner for inner, other in links if other == outer and rank[inner] < rank[outer]]
            grew = model[outer] == outer
            if grew and not inside:
                continue
            inner = max(inside, key=lambda place: (total[place] or 0, place)) if grew else model[outer]
            for cell in self._all[inner].counts[family].keys() & self._all[outer].counts[family].keys() - {TOTAL}:
                found[self._cell(outer, family, cell)] = self._cell(inner, family, cell), grew
        return found

    def _first_of(self, alike: Sequence[tuple[int, int]], place: int) -> int:
        """The shortest of the publications that have the same contacts as this one."""
        same, before = {place}, 0
        while len(same) > before:
            before = len(same)
            same |= {end for link in alike if same & set(link) for end in link}
        return min(same, key=self._by_length.index)

    @staticmethod
    def _come(cell: Cell) -> Cell:
        return f"{cell}, come to it"

    def _grows(self, family: str, inner: int, outer: int) -> bool:
        """Whether the longer period has no fewer of any kind: else records were corrected in between."""
        then, now = (self._all[place].counts.get(family, {}) for place in (inner, outer))
        return bool(then and now) and all(count <= now.get(cell, 0) for cell, count in then.items() if cell != TOTAL)

    def _is_there(self, family: str, cell: str) -> bool:
        """Whether such a row is in the table only where there is somebody."""
        profile = self._profile
        match family:
            case tables.AGE:
                return cell == UNDER_18
            case tables.RECRUITMENT:
                known = {*(way.code for way in profile.recruitment), *(one.value for one in Missing), TOTAL}
            case tables.INTERVENTION:
                known = {*(item.name for item in profile.interventions), tables.NAMED, tables.REFERRED}
            case tables.CHALLENGE:
                known = set(profile.challenges)
            case _:
                return False
        return cell not in known

    # One publication

    def _rules_of(self, place: int, group: Sequence[str]) -> tuple[list[Rule], dict[Cell, int]]:
        """Its rules, and the counts that are in them and not printed."""
        one = self._all[place]
        rules: list[Rule] = []
        more: dict[Cell, int] = {}
        for name in group:
            cells = {cell: self._cell(place, name, cell) for cell in one.counts[name]}
            parts = [cells[cell] for cell in cells if cell not in (TOTAL, *_not_here(name))]
            if TOTAL in cells and one.counts[name][TOTAL] >= self._threshold:
                rules.append(equal({**dict.fromkeys(parts, 1), cells[TOTAL]: -1}))
            elif TOTAL not in cells:
                contacts = self._cell(place, "", _CONTACTS)
                more[contacts] = one.counts.get(tables.AGE, {}).get(TOTAL, 10**6)
                rules += [at_most(part, contacts) for part in parts]
        if tables.AGE in group:
            self._add_average_age(place, rules, more)
        if tables.PROGRESS in group:
            self._add_scores(place, rules, more)
        if tables.NUMBER in group:
            self._add_interventions(place, rules, more)
        return rules, more

    def _add_average_age(self, place: int, rules: list[Rule], more: dict[Cell, int]) -> None:
        counts, figure = self._all[place].counts[tables.AGE], self._all[place].figures.get(tables.AVERAGE_AGE)
        if figure is None or figure.value is None:
            return
        years = self._cell(place, "", "years")
        groups = {group: self._cell(place, tables.AGE, group) for group in counts if group not in (TOTAL, UNKNOWN)}
        more[years] = round(figure.value * figure.n)
        rules.append(Rule({years: 1, **{cell: -_ages(group)[0] for group, cell in groups.items()}}, 0, None))
        rules.append(Rule({years: 1, **{cell: -_ages(group)[1] for group, cell in groups.items()}}, None, 0))
        rules += average(figure.value, years, list(groups.values()))

    def _add_scores(self, place: int, rules: list[Rule], more: dict[Cell, int]) -> None:
        """First and latest scores by how they moved, and the averages of both that are shown."""
        figures = self._all[place].figures
        up, same, down = (self._cell(place, tables.PROGRESS, name) for name in ("improved", "unchanged", "worse"))
        first, latest = (self._cell(place, "", name) for name in ("first", "latest"))
        bounds = {
            first: ({down: _BETTER}, {up: _HIGHEST - _BETTER, same: _HIGHEST, down: _HIGHEST}),
            latest: ({up: _BETTER}, {up: _HIGHEST, same: _HIGHEST, down: _HIGHEST - _BETTER}),
        }
        for total, name in ((first, tables.baseline(2)), (latest, tables.LATEST)):
            if (figure := figures.get(name)) is None or figure.value is None:
                continue
            more[total] = round(figure.value * figure.n) // 4
            least, most = bounds[total]
            rules.append(Rule({total: 1, **{cell: -points for cell, points in least.items()}}, 0, None))
            rules.append(Rule({total: 1, **{cell: -points for cell, points in most.items()}}, None, 0))
            rules += average(figure.value, total, (up, same, down), each=4)
        if first in more and latest in more:
            rules.append(Rule({latest: 1, first: -1, up: -_BETTER, same: _SAME, down: _HIGHEST}, 0, None))
            rules.append(Rule({latest: 1, first: -1, up: -_HIGHEST, same: -_SAME, down: _BETTER}, None, 0))

    def _add_interventions(self, place: int, rules: list[Rule], more: dict[Cell, int]) -> None:
        one = self._all[place]
        none, first, second, third, many = (self._cell(place, tables.NUMBER, number) for number in _NUMBERS)
        names = self._interventions(place)
        over, numbers, counts = (
            self._cell(place, "", "more"),
            one.counts[tables.NUMBER],
            one.counts[tables.INTERVENTION],
        )
        # How many interventions those with four or more had is not printed.
        more[over] = sum(counts[name] for name in names) - sum(int(n) * numbers[n] for n in ("1", "2", "3"))
        cells = list(names.values())
        rules.append(equal({**dict.fromkeys(cells, 1), first: -1, second: -2, third: -3, over: -1}))
        rules.append(Rule({over: 1, many: -4}, 0, None))
        rules.append(Rule({over: 1, many: -len(cells)}, None, 0))
        contacts = self._cell(place, tables.NUMBER, TOTAL)
        rules += [Rule({cell: 1, none: 1, contacts: -1}, None, 0) for cell in cells]
        for part, whole in fed_pairs(self._profile):
            if part in counts and whole in counts:
                rules.append(
                    at_most(self._cell(place, tables.INTERVENTION, part), self._cell(place, tables.INTERVENTION, whole))
                )

    def _interventions(self, place: int) -> dict[str, Cell]:
        names = self._all[place].counts[tables.INTERVENTION].keys() - {tables.NAMED, tables.REFERRED}
        return {name: self._cell(place, tables.INTERVENTION, name) for name in sorted(names)}

    def _uneven(self, after: Mapping[Cell, int], made_of: Mapping[Cell, Weights]) -> Rule | None:
        """A contact has each intervention once: the s largest are no more than all contacts could have of s (Gale and
        Ryser's condition)."""
        for place, one in enumerate(self._all):
            if not {tables.NUMBER, tables.INTERVENTION} <= one.counts.keys():
                continue
            _, first, second, third, many = (self._cell(place, tables.NUMBER, number) for number in _NUMBERS)
            names = self._interventions(place).values()
            counts = {cell: after[cell] for cell in (first, second, third, many)}
            counts |= {cell: sum(after[one] for one in made_of.get(cell, (cell,))) for cell in names}
            largest = sorted(names, key=lambda cell: -counts[cell])
            weights: dict[Cell, int] = {}
            for number, cell in enumerate(largest, start=1):
                weights[cell] = 1
                room = {first: -1, second: -min(2, number), third: -min(3, number), many: -number}
                if number > 1 and sum(weight * counts[one] for one, weight in (weights | room).items()) > 0:
                    return _in_terms_of(made_of, Rule(weights | room, None, 0))
        return None

    # One publication inside another

    def _links_of(self, family: str) -> Iterator[Rule]:
        for inner, outer in self._links:
            then, now = (self._all[place].counts.get(family, {}) for place in (inner, outer))
            if not self._grows(family, inner, outer):
                continue
            both = [(self._cell(inner, family, cell), self._cell(outer, family, cell)) for cell in then if cell in now]
            if family in (*_GROWING, tables.INTERVENTION) or dict(then) == dict(now):
                yield from (at_most(part, whole) for part, whole in both)
            elif family == tables.PARTICIPATION:
                took = (self._cell(place, family, tables.TOOK_PART) for place in (inner, outer))
                yield at_most(*took)
            elif family == tables.NUMBER:
                for place in range(1, len(_NUMBERS)):
                    small, large = ([self._cell(at, family, one) for one in _NUMBERS[place:]] for at in (inner, outer))
                    yield Rule({**dict.fromkeys(small, 1), **dict.fromkeys(large, -1)}, None, 0)


def _in_terms_of(made_of: Mapping[Cell, Weights], rule: Rule) -> Rule:
    """The rule with every cell taken apart."""
    weights: dict[Cell, int] = {}
    for cell, weight in rule.weights.items():
        for part, times in made_of.get(cell, {cell: 1}).items():
            weights[part] = weights.get(part, 0) + weight * times
    return Rule({cell: weight for cell, weight in weights.items() if weight}, rule.least, rule.most)


def average(value: float, total: Cell, over: Collection[Cell], *, each: int = 1) -> list[Rule]:
    """What an average says that is printed with one decimal: of a sum (``each`` the unit it is counted in) over cells
    that add up to those it is over."""
    tenths = int(half_up(value, 1) * 10)
    return [
        Rule({total: 20 * each, **dict.fromkeys(over, 1 - 2 * tenths)}, 0, None),
        Rule({total: 20 * each, **dict.fromkeys(over, -1 - 2 * tenths)}, None, -1),
    ]


def _ages(group: str) -> tuple[int, int]:
    """The youngest and the oldest in an age group that anybody would think of."""
    if group in _AGES:
        return _AGES[group]
    youngest, oldest = group.split("-")
    return int(youngest), int(oldest)


def _not_here(family: str) -> Collection[str]:
    """Cells of a family that are no counts of contacts: they add up over time and are looked at there."""
    return tables.OVER_TIME if family == tables.OTHER_COUNTS else ()


def _nested(publications: Sequence[Published]) -> Iterator[tuple[int, int]]:
    """Each period that lies in another, with nothing between the two; equal ones both ways."""
    ends = [(one.first or date.min, one.last or date.max) for one in publications]

    def inside(inner: int, outer: int) -> bool:
        return ends[outer][0] <= ends[inner][0] and ends[inner][1] <= ends[outer][1]

    every = range(len(ends))
    for outer in every:
        within = [place for place in every if place != outer and inside(place, outer)]
        for place in within:
            between = (one for one in within if ends[one] not in (ends[place], ends[outer]) and inside(place, one))
            if next(between, None) is None:
                yield place, outer
