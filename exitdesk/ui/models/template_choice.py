"""The agency's workbook as the window works with it: what is mapped, what is not, and what its lists do not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from exitdesk.returns.profile_model import Source
from exitdesk.returns.template.filling import Template, left_out, template_of
from exitdesk.returns.template.mapping import TemplateMapping, suggest
from exitdesk.returns.template.package import MAIN
from exitdesk.returns.template.values import Misfit, as_text, words_for

if TYPE_CHECKING:
    from pathlib import Path

    from exitdesk.forms.agency_workbook import ChosenMapping
    from exitdesk.returns.profile_model import Profile
    from exitdesk.returns.registration import ReturnPreview
    from exitdesk.returns.template.sheet import Progress, TemplateColumn, TemplateSheet
    from exitdesk.store.opening import OpenStore


@dataclass(frozen=True)
class TemplateChoice:
    """A template with the mapping so far. ``preview`` is the return that is to go into it."""

    template: Template
    chosen: ChosenMapping
    preview: ReturnPreview

    @property
    def mapping(self) -> TemplateMapping:
        return self.chosen.mapping

    @property
    def sheet(self) -> TemplateSheet:
        return self.chosen.mapping.sheet

    @cached_property
    def values(self) -> Mapping[str, Counter[str]]:
        """Title -> how many rows hold each value."""
        return {
            title: Counter(as_text(row.cells[at]) for row in self.preview.rows)
            for at, title in enumerate(self.preview.headers)
        }

    @cached_property
    def suggestions(self) -> Mapping[str, tuple[str, bool]]:
        """Header -> the title that likeness gives, and whether it is sure."""
        found = suggest(self.sheet, self.preview.columns)
        return {one.column.header: (one.title, one.sure) for one in found if one.title is not None}

    def misfits_of(self, column: TemplateColumn) -> tuple[Misfit, ...]:
        """Values of the mapped column that the template's list does not hold, those with a word of their own too."""
        title = self.mapping.titles.get(column.header)
        if not column.choices or title is None or title not in self.values:
            return ()
        counted = self.values[title]
        _, unfit = words_for(counted, column.choices)
        return tuple(Misfit(column.header, value, counted[value], column.choices) for value in unfit)

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """Values for which somebody must still say a word of the list."""
        return tuple(
            one
            for column in self.sheet.columns
            for one in self.misfits_of(column)
            if one.value not in self.mapping.words.get(self.mapping.titles[column.header], {})
        )

    @property
    def has_number(self) -> bool:
        """Whether a column takes the ID number."""
        numbers = {one.title for one in self.preview.columns if one.source is Source.ID}
        return bool(numbers & set(self.mapping.titles.values()))

    @property
    def left_out(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(headers that stay empty, titles without a place)."""
        return left_out(self.preview, self.mapping)

    @cached_property
    def works_out_elsewhere(self) -> bool:
        """Whether other sheets have formulas. What they showed of the empty template stays in the file, byte for byte;
        Excel works them out anew at opening, LibreOffice (measured with 7.4) only when it is told to."""
        package = self.template.package
        others = (one.part for one in package.sheets if one.part != self.sheet.part)
        return any(next(package.xml(part).iter(f"{{{MAIN}}}f"), None) is not None for part in others)

    @property
    def mapped(self) -> int:
        """How many columns of the template get something."""
        ours = set(self.preview.headers)
        return sum(title in ours for title in self.mapping.titles.values())

    @property
    def ready(self) -> bool:
        """Whether it can be filled as it is: mapped by a person before, and nothing new to decide."""
        gone = any(title not in self.preview.headers for title in self.mapping.titles.values())
        return self.chosen.kept and self.has_number and not self.misfits and not gone

    def with_title(self, header: str, title: str | None) -> TemplateChoice:
        """Another of our columns for one of theirs; each of ours has one place."""
        titles = {h: t for h, t in self.mapping.titles.items() if h != header and t != title}
        if title is not None:
            titles[header] = title
        return self._with(replace(self.mapping, titles=titles))

    def with_word(self, title: str, value: str, word: str | None) -> TemplateChoice:
        """The list's word for a value of ours; "" leaves the cell empty, None takes the word away."""
        words = {t: dict(w) for t, w in self.mapping.words.items()}
        own = words.setdefault(title, {})
        own.pop(value, None)
        if word is not None:
            own[value] = word
        return self._with(replace(self.mapping, words=words))

    def with_sheet(self, sheet: TemplateSheet) -> TemplateChoice:
        """Another sheet of the same workbook, mapped by likeness."""
        titles = {
            one.column.header: one.title
            for one in suggest(sheet, self.preview.columns)
            if one.sure and one.title is not None
        }
        mapping = TemplateMapping(sheet, titles)
        return replace(self, chosen=replace(self.chosen, mapping=mapping, kept=False, changes=(), before=None))

    def confirmed(self) -> TemplateChoice:
        """As a person has looked at it."""
        return replace(self, chosen=replace(self.chosen, kept=True, changes=(), before=None))

    def _with(self, mapping: TemplateMapping) -> TemplateChoice:
        return replace(self, chosen=replace(self.chosen, mapping=mapping, kept=False))


def read_choice(
    store: OpenStore, profile: Profile, preview: ReturnPreview, path: Path, progress: Progress | None = None
) -> TemplateChoice:
    """A file that somebody chose."""
    from exitdesk.forms.agency_workbook import choose_mapping
    from exitdesk.returns.template.filling import read_template

    template = read_template(path, profile, progress)
    return TemplateChoice(template, choose_mapping(store, template, profile), preview)


def last_choice(
    store: OpenStore, profile: Profile, preview: ReturnPreview, progress: Progress | None = None
) -> tuple[TemplateChoice | None, bool]:
    """(the template used last, as it was kept; whether the last return was filled into it)."""
    from exitdesk.forms.agency_workbook import choose_mapping
    from exitdesk.store.snapshots import SnapshotKind, kept_templates, snapshots_of, template_file

    kept = kept_templates(store)
    if not kept:
        return None, False
    sent = snapshots_of(store, SnapshotKind.RETURN)
    used = sent[0].template if sent else None
    last = next((one for one in kept if one.fingerprint == used), kept[0])
    data = template_file(store, last.fingerprint)
    if data is None:
        return None, False
    template = template_of(data, last.name, profile, progress)
    return TemplateChoice(template, choose_mapping(store, template, profile), preview), used is not None


def keep_choice(store: OpenStore, choice: TemplateChoice) -> None:
    """Keep the mapping, so that the next quarter needs no look at the columns."""
    from exitdesk.store.snapshots import KeptTemplate, keep_template

    mapping = choice.mapping
    kept = KeptTemplate(mapping.fingerprint, choice.template.name, mapping.to_json())
    keep_template(store, kept, choice.template.data)
