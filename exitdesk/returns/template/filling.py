"""From a return and a template to the filled file: the one way for windows and commands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.export_gate import CellText, TextPlace
from exitdesk.returns.profile_model import Profile, Source
from exitdesk.returns.registration import ReturnPreview
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.tables.archive import checked_bytes, readable
from exitdesk.returns.template import fill as filling
from exitdesk.returns.template.cells import reads_as_number
from exitdesk.returns.template.fill import Filled, FilledColumn
from exitdesk.returns.template.mapping import Suggestion, TemplateMapping, fingerprint, names_of, suggest
from exitdesk.returns.template.outgoing import refuse_what_leads_out
from exitdesk.returns.template.package import Package
from exitdesk.returns.template.properties import without_names
from exitdesk.returns.template.sheet import Progress, TemplateColumn, TemplateSheet, read_sheets
from exitdesk.returns.template.values import Misfit, as_text, words_for

_WORDS_AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read: ``sheets`` are those with a header row, the most likely first."""

    package: Package
    sheets: tuple[TemplateSheet, ...]
    data: bytes

    @property
    def name(self) -> str:
        return self.package.name


def read_template(path: Path, profile: Profile, progress: Progress | None = None) -> Template:
    """Read the agency's workbook. Raises UserError for what cannot be used, with what to do about it.

    ``progress(done, of)`` is called now and then; what it raises stops the reading.
    """
    if path.suffix.lower() in (".xlsm", ".xltm", ".xls", ".xlsb", ".ods"):
        raise UserError(tr("“{name}” is not an Excel workbook (.xlsx). Choose another file.", name=path.name))
    return template_of(checked_bytes(path), path.name, profile, progress)


def template_of(data: bytes, name: str, profile: Profile, progress: Progress | None = None) -> Template:
    """As ``read_template``, from bytes that were checked before."""
    wanted = frozenset(name for column in profile.columns for name in names_of(column))
    with readable():
        package = Package(data, name)
        refuse_what_leads_out(package)
    sheets = read_sheets(package, wanted, progress)
    if not sheets:
        raise UserError(tr("“{name}” has no sheet with a row of headers.", name=name))
    return Template(package, sheets, data)


def suggested_mapping(template: Template, profile: Profile) -> tuple[TemplateMapping, tuple[Suggestion, ...]]:
    """The mapping that likeness alone gives (the sure ones only), and all suggestions for a person to look at."""
    sheet = template.sheets[0]
    suggestions = suggest(sheet, profile.columns)
    titles = {one.column.header: one.title for one in suggestions if one.sure and one.title is not None}
    return TemplateMapping(sheet, titles), suggestions


def misfits(preview: ReturnPreview, mapping: TemplateMapping) -> tuple[Misfit, ...]:
    """Values of the return that the template's lists do not hold and the mapping has no word for."""
    found = []
    for column, cells in _chosen(preview, mapping):
        if column.choices:
            _, unfit = words_for(cells, column.choices)
            own = mapping.words.get(mapping.titles[column.header], {})
            for value in unfit:
                if value not in own:
                    rows = sum(as_text(cell) == value for cell in cells)
                    found.append(Misfit(column.header, value, rows, column.choices))
    return tuple(found)


def fill_template(
    template: Template, mapping: TemplateMapping, preview: ReturnPreview, never: Collection[str] = ()
) -> Filled:
    """The template with the return's rows in it; the names in ``never`` are taken out of who saved it last.

    Raises UserError when the ID numbers have no column, when values do not fit the template's lists, or when the
    template has changed since it was mapped.
    """
    sheet = next((one for one in template.sheets if one.name == mapping.sheet.name), None)
    if sheet is None or (fingerprint(sheet) != mapping.fingerprint and not sheet.holds_rows):
        raise UserError(tr("The template has changed since its columns were mapped. Look at them again."))
    titles = set(mapping.titles.values())
    if not any(one.title in titles for one in preview.columns if one.source is Source.ID):
        raise UserError(tr("No column of “{name}” takes the ID number. Map its columns first.", name=template.name))
    wrong = misfits(preview, mapping)
    if wrong:
        raise UserError(
            tr(
                "The template's lists do not hold these values: {values}. Map them, or correct the records.",
                values="; ".join(f"{one.header}: {one.value}" for one in wrong[:_WORDS_AT_MOST]),
            )
        )
    columns = [
        FilledColumn(column.column, [_in_their_words(cell, column, mapping, words) for cell in cells])
        for column, cells in _chosen(preview, mapping)
        for words in [words_for(cells, column.choices)[0] if column.choices else {}]
    ]
    with readable():
        return filling.fill(template.package, sheet, columns, without_names(template.package, never))


def _in_their_words(cell: Cell, column: TemplateColumn, mapping: TemplateMapping, words: Mapping[str, str]) -> Cell:
    own = mapping.words.get(mapping.titles[column.header], {})
    text = as_text(cell)
    word = own.get(text, words.get(text) if column.choices else None)
    if word is None:
        return cell
    return _as_number(word) if reads_as_number(word) else word


def _as_number(word: str) -> Cell:
    """A list of numbers holds numbers."""
    return float(word) if "." in word or "E" in word else int(word)


def _chosen(preview: ReturnPreview, mapping: TemplateMapping) -> list[tuple[TemplateColumn, list[Cell]]]:
    """The template's columns that are mapped, with the return's cells for them."""
    places = {column.title: place for place, column in enumerate(preview.columns)}
    return [
        (column, [row.cells[places[title]] for row in preview.rows])
        for column in mapping.sheet.columns
        if (title := mapping.titles.get(column.header)) in places and not column.computed and title is not None
    ]


def texts_filled_in(preview: ReturnPreview, mapping: TemplateMapping) -> Iterator[CellText]:
    """The texts that the return puts into the template, with where they stand, for the last look."""
    for column, cells in _chosen(preview, mapping):
        for number, cell in enumerate(cells):
            if isinstance(cell, str) and cell:
                row = mapping.sheet.first_row + number
                yield CellText(cell, TextPlace(sheet=mapping.sheet.name, row=row, column=column.header))


def left_out(preview: ReturnPreview, mapping: TemplateMapping) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(headers of the template that stay empty, titles of the return that have no column there)."""
    ours = set(preview.headers)
    empty = tuple(
        c.header for c in mapping.sheet.columns if mapping.titles.get(c.header) not in ours and not c.computed
    )
    used = set(mapping.titles.values())
    return empty, tuple(title for title in preview.headers if title not in used)
