"""The agency's own workbook: which mapping holds for it, and the return written into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.export_gate import (
    KeptBack,
    distinct,
    require_nothing_identifying,
    require_nothing_kept_back,
)
from exitdesk.returns.profiles import Profile
from exitdesk.returns.return_workbook import Return
from exitdesk.returns.template.filling import (
    Template,
    fill_template,
    read_template,
    suggested_mapping,
    texts_filled_in,
)
from exitdesk.returns.template.mapping import (
    Difference,
    TemplateMapping,
    carried_over,
    differences,
    fingerprint,
    loses_what_was_mapped,
)
from exitdesk.returns.template.sheet import TemplateSheet
from exitdesk.returns.template.spelling import matching
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import KeptTemplate, keep_template, kept_templates

_WORDS_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class ChosenMapping:
    """A mapping for a template. ``changes`` is what the template has otherwise than the one mapped before.

    ``kept`` says that it was made for just this template; ``before`` is the mapping it was carried over from.
    """

    mapping: TemplateMapping
    changes: tuple[Difference, ...] = ()
    kept: bool = False
    before: TemplateMapping | None = None


def kept_mapping(store: OpenStore, template: Template) -> TemplateMapping | None:
    """The mapping that was made for a template that asks for just this; None when there is none."""
    prints = {fingerprint(sheet) for sheet in template.sheets}
    for kept in kept_templates(store):
        if kept.fingerprint in prints:
            return TemplateMapping.from_json(kept.mapping)
    return None


def choose_mapping(store: OpenStore, template: Template, profile: Profile) -> ChosenMapping:
    """The kept mapping; else the last one of an earlier version, carried over; else what likeness alone gives."""
    kept = kept_mapping(store, template)
    if kept is not None:
        return ChosenMapping(kept, kept=True)
    suggested, _ = suggested_mapping(template, profile)
    earlier = _earlier_version(store, template)
    if earlier is None:
        return ChosenMapping(suggested)
    before, now = earlier
    titles = carried_over(before, now)
    if now.name == suggested.sheet.name:  # columns that are new may be plain enough
        free = set(suggested.titles.values()) - set(titles.values())
        old = {matching(one.header) for one in before.sheet.columns}
        fresh = {h: t for h, t in suggested.titles.items() if t in free and matching(h) not in old}
        titles = {**titles, **fresh}
    mapping = TemplateMapping(now, titles, before.words)
    return ChosenMapping(mapping, differences(before.sheet, now), before=before)


def _earlier_version(store: OpenStore, template: Template) -> tuple[TemplateMapping, TemplateSheet] | None:
    """The last mapping of a sheet that has most of its headers in common with one of these."""
    for kept in kept_templates(store):
        before = TemplateMapping.from_json(kept.mapping)
        old = {matching(one.header) for one in before.sheet.columns}
        for sheet in template.sheets:
            shared = old & {matching(one.header) for one in sheet.columns}
            alike = sheet.name == before.sheet.name or kept.name == template.name
            if 2 * len(shared) >= len(old) * (1 if alike else 1.5):
                return before, sheet
    return None


def mapping_without_asking(store: OpenStore, template: Template, profile: Profile) -> ChosenMapping:
    """As ``choose_mapping``; UserError when the template lost something that was mapped: a person must look."""
    chosen = choose_mapping(store, template, profile)
    lost = loses_what_was_mapped(chosen.before, chosen.mapping.sheet) if chosen.before is not None else ()
    if lost:
        raise UserError(
            tr(
                "The template has changed since its columns were mapped ({what}). Look at them in the program first: "
                "the return, the agency's own workbook.",
                what="; ".join(difference_words(one) for one in lost[:_WORDS_AT_MOST]),
            )
        )
    return chosen


def difference_words(one: Difference) -> str:
    """One difference as a line to read."""
    match one.kind:
        case "added":
            return tr("new: “{header}” ({column})", header=one.header, column=one.now)
        case "removed":
            return tr("gone: “{header}”", header=one.header)
        case "moved":
            return tr("moved: “{header}” from {before} to {now}", header=one.header, before=one.before, now=one.now)
        case "choices":
            return tr("another list: “{header}”", header=one.header)
        case "sheet":
            return tr("the sheet is called “{now}”, not “{before}”", before=one.before, now=one.now)
        case _:
            return tr("the rows begin at {now}, not {before}", before=one.before, now=one.now)


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """The agency's workbook with a return in it."""

    data: bytes
    chosen: ChosenMapping


def fill_workbook(
    store: OpenStore,
    profile: Profile,
    prepared: Return,
    template: Path | Template,
    mapping: TemplateMapping | None,
    kept_back: KeptBack,
) -> FilledWorkbook:
    """The agency's workbook with the return in it. The mapping used is kept for next time.

    Raises UserError as ``fill_template``, ``mapping_without_asking`` and the export gate do.
    """
    read = read_template(template, profile) if isinstance(template, Path) else template
    chosen = ChosenMapping(mapping) if mapping else mapping_without_asking(store, read, profile)
    filled = fill_template(read, chosen.mapping, prepared.preview, kept_back.names)
    cells = list(distinct(texts_filled_in(prepared.preview, chosen.mapping)))
    require_nothing_identifying(cells, prepared.known)
    require_nothing_kept_back(cells, kept_back, prepared.known)
    if not store.read_only and not chosen.kept:
        keep_template(store, KeptTemplate(chosen.mapping.fingerprint, read.name, chosen.mapping.to_json()), read.data)
    return FilledWorkbook(filled.data, chosen)
