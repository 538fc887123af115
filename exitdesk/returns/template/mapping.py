"""Which column of the template takes which column of the return: suggested by likeness, chosen once, kept with what
the template looked like, so that a changed template is noticed and what changed can be shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Final

from exitdesk.domain.answers import Gender, Purpose
from exitdesk.returns.profile_model import ReturnColumn, Source
from exitdesk.returns.template.sheet import TemplateColumn, TemplateSheet
from exitdesk.returns.template.spelling import matching
from exitdesk.returns.workbook_words import GENDER_LABELS, PURPOSE_LABELS

SURE: Final = 0.78
_MAYBE: Final = 0.55
_WEIGHT: Final = ("added", "removed", "choices", "sheet", "rows", "moved")

_BY_ITS_LIST: Final = 0.7  # a suggestion, never sure
# What stands in the list of a column, whatever its header says.
_LISTED: Final[Mapping[Source, frozenset[str]]] = {
    Source.GENDER: frozenset(matching(GENDER_LABELS[one]) for one in (Gender.WOMAN, Gender.MAN)),
    Source.PURPOSE: frozenset(matching(PURPOSE_LABELS[one]) for one in (Purpose.LEAVE, Purpose.IMPROVE)),
}

# What agencies call the columns that every return has.
_ALSO_CALLED: Final[Mapping[Source, tuple[str, ...]]] = {
    Source.ID: (
        "id",
        "id nr",
        "id nummer",
        "borger id",
        "borgerens id",
        "borgerens id nummer",
        "løbenummer",
        "unikt id nummer",
    ),
    Source.GENDER: ("køn", "borgerens køn"),
    Source.AGE: ("alder", "alder ved start", "alder ved opstart", "borgerens alder", "aldersgruppe"),
    Source.START: ("start", "startdato", "opstart", "startmåned", "påbegyndt", "første kontakt", "dato for start"),
    Source.END: ("slut", "slutdato", "afsluttet", "afslutning", "slutmåned", "afslutningsdato", "dato for afslutning"),
    Source.LAST_EVENT: ("seneste kontakt", "sidste kontakt"),
    Source.ENROLLED: ("indskrevet", "indskrivning"),
    Source.PURPOSE: ("formål",),
    Source.RECRUITED_VIA: ("rekrutteret via", "rekruttering", "henvist fra", "hvordan kom borgeren"),
    Source.TRAFFICKING: ("henvist til indsats mod menneskehandel", "menneskehandel", "center mod menneskehandel"),
    Source.REFERRED: ("henvist til andre tilbud", "viderehenvist", "andre tilbud", "henvist til andet tilbud"),
    Source.CLOTHING: ("gratis tøj", "tøj"),
}


def names_of(column: ReturnColumn) -> tuple[str, ...]:
    """What a column of the return may be called in a template, made alike."""
    own = [column.title, column.subject] if column.subject else [column.title]
    return tuple(dict.fromkeys(map(matching, (*own, *_ALSO_CALLED.get(column.source, ())))))


def likeness(header: str, column: ReturnColumn) -> float:
    """From 0 to 1: how much a header looks like a column of the return."""
    wanted = matching(header)
    return max((_alike(wanted, name) for name in names_of(column)), default=0.0)


def likeness_of(theirs: TemplateColumn, ours: ReturnColumn) -> float:
    """As ``likeness``; the words of the template's list count too."""
    listed, wanted = set(map(matching, theirs.choices or ())), _LISTED.get(ours.source, frozenset())
    by_list = _BY_ITS_LIST if wanted and wanted <= listed else 0.0
    return max(likeness(theirs.header, ours), by_list)


def _alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    shared = sum(len(word) for word in words & others) / max(1, min(sum(map(len, words)), sum(map(len, others))))
    lengths = min(len(one), len(other)) / max(len(one), len(other))
    return min(0.99, max(SequenceMatcher(None, one, other, autojunk=False).ratio(), shared * (0.5 + 0.5 * lengths)))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The return's column (its title) proposed for a column of the template; None where nothing looks alike."""

    column: TemplateColumn
    title: str | None
    likeness: float

    @property
    def sure(self) -> bool:
        return self.title is not None and self.likeness >= SURE


def suggest(sheet: TemplateSheet, columns: Sequence[ReturnColumn]) -> tuple[Suggestion, ...]:
    """A column of the return for each column of the template, each at most once, the most alike first."""
    pairs = sorted(
        (
            (likeness_of(ours, theirs), -place, -number)
            for number, ours in enumerate(sheet.columns)
            if not ours.computed
            for place, theirs in enumerate(columns)
        ),
        reverse=True,
    )
    chosen: dict[int, tuple[int, float]] = {}
    for score, place, number in pairs:
        taken = {one for one, _ in chosen.values()}
        if score >= _MAYBE and -number not in chosen and -place not in taken:
            chosen[-number] = (-place, score)
    return tuple(
        Suggestion(column, columns[chosen[number][0]].title, chosen[number][1])
        if number in chosen
        else Suggestion(column, None, 0.0)
        for number, column in enumerate(sheet.columns)
    )


@dataclass(frozen=True, slots=True)
class TemplateMapping:
    """A mapping as it is kept: header -> title of the return's column, and what the template looked like then.

    ``words`` says, by title, what the template's list calls a value of ours.
    """

    sheet: TemplateSheet
    titles: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.sheet)

    def to_json(self) -> str:
        return json.dumps(
            {
                "sheet": _structure(self.sheet),
                "titles": dict(self.titles),
                "words": {t: dict(w) for t, w in self.words.items()},
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> TemplateMapping:
        """Raises ValueError, KeyError or TypeError for anything else than ``to_json`` wrote."""
        fields = json.loads(text)
        sheet = fields["sheet"]
        columns = tuple(
            TemplateColumn(
                one["column"], one["header"], None if one["choices"] is None else tuple(one["choices"]), one["computed"]
            )
            for one in sheet["columns"]
        )
        return cls(
            TemplateSheet(sheet["name"], sheet["part"], sheet["header_row"], sheet["first_row"], columns),
            fields["titles"],
            fields["words"],
        )


def _structure(sheet: TemplateSheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "part": sheet.part,
        "header_row": sheet.header_row,
        "first_row": sheet.first_row,
        "columns": [
            {
                "column": one.column,
                "header": one.header,
                "choices": one.choices and list(one.choices),
                "computed": one.computed,
            }
            for one in sheet.columns
        ],
    }


def fingerprint(sheet: TemplateSheet) -> str:
    """Tells templates apart by what they ask for: sheet, headers, their places and lists."""
    text = json.dumps(_structure(sheet), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a changed template has otherwise: ``kind`` is sheet, added, removed, moved, choices or rows."""

    kind: str
    header: str
    before: str = ""
    now: str = ""


def differences(before: TemplateSheet, now: TemplateSheet) -> tuple[Difference, ...]:
    """What changed from the template that was mapped to the one at hand: what is new or gone first, moves last."""
    found = []
    if before.name != now.name:
        found.append(Difference("sheet", "", before.name, now.name))
    old, new = ({matching(one.header): one for one in sheet.columns} for sheet in (before, now))
    for name, column in new.items():
        was = old.get(name)
        if was is None:
            found.append(Difference("added", column.header, now=column.letters))
            continue
        if was.column != column.column:
            found.append(Difference("moved", column.header, was.letters, column.letters))
        if was.choices != column.choices:
            found.append(Difference("choices", column.header, _listed(was.choices), _listed(column.choices)))
    found += [Difference("removed", column.header, column.letters) for name, column in old.items() if name not in new]
    if (before.header_row, before.first_row) != (now.header_row, now.first_row):
        found.append(Difference("rows", "", str(before.first_row), str(now.first_row)))
    return tuple(sorted(found, key=lambda one: _WEIGHT.index(one.kind)))


def loses_what_was_mapped(mapping: TemplateMapping, now: TemplateSheet) -> tuple[Difference, ...]:
    """The differences that take something away from a kept mapping: a mapped column, or a word of its list."""
    mapped = {matching(header) for header in mapping.titles}
    lists = {matching(one.header): one.choices for one in now.columns}
    old = {matching(one.header): one.choices for one in mapping.sheet.columns}

    def is_loss(one: Difference) -> bool:
        name = matching(one.header)
        if one.kind == "choices" and name in mapped:
            allowed, before = lists[name], old[name]
            return allowed is not None and (before is None or not set(before) <= set(allowed))
        return one.kind == "removed" and name in mapped

    return tuple(filter(is_loss, differences(mapping.sheet, now)))


def _listed(choices: tuple[str, ...] | None) -> str:
    return "" if choices is None else "; ".join(choices)


def carried_over(mapping: TemplateMapping, now: TemplateSheet) -> dict[str, str]:
    """The titles of a kept mapping for the columns that a changed template still has."""
    kept = {matching(header): title for header, title in mapping.titles.items()}
    return {one.header: kept[matching(one.header)] for one in now.columns if matching(one.header) in kept}
