"""Two periods side by side: the sections of both put together, each figure twice, and its change.

The two are separate sets: a contact may be in both. The change is the first figure minus the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exitdesk.forms.figures import work_word
from exitdesk.forms.report_content import ROUNDED_CHANGE, hours_figure, hours_notes, month_table
from exitdesk.forms.report_values import Cell, ChartName, Figure, KeyFigure, Section, Shape, Table
from exitdesk.i18n import tr
from exitdesk.returns.hours import Work, minutes_of
from exitdesk.returns.report import Part
from exitdesk.returns.statistics_result import Statistics

_ORDER: Final = list(Part)


def compared_key_figures(first: Sequence[KeyFigure], second: Sequence[KeyFigure], name: str) -> tuple[KeyFigure, ...]:
    """The first period's figures; the note tells the other's (``name``) and the change."""

    def note(one: KeyFigure, other: KeyFigure) -> str:
        change = one.value.since(other.value)
        if change.value is None:
            return tr("{period}: {figure}", period=name, figure=other.figure)
        return tr("{period}: {figure} (change {change})", period=name, figure=other.figure, change=change)

    return tuple(replace(one, note=note(one, other)) for one, other in zip(first, second, strict=True))


def compared_sections(
    first: Sequence[Section], second: Sequence[Section], names: tuple[str, str], figures: tuple[Statistics, Statistics]
) -> tuple[Section, ...]:
    """The sections that either period has, in the report's order."""
    ones, others = ({one.part: one for one in sections} for sections in (first, second))
    parts = sorted(filter(None, {*ones, *others}), key=_ORDER.index)
    found = []
    for part in parts:
        one, other = ones.get(part), others.get(part)
        if part is Part.HOURS:
            found.append(_hours(figures, names))
        elif part is Part.NEW_CONTACTS:
            found.append(_new_contacts(figures, names, (one, other)))
        else:
            found.append(_section(one, other, names))
    return tuple(found)


def _section(first: Section | None, second: Section | None, names: tuple[str, str]) -> Section:
    one = first or second
    assert one is not None
    pairs = max(len(section.tables) if section else 0 for section in (first, second))
    tables = [_table(_nth(first, at), _nth(second, at), names) for at in range(pairs)]
    both = (first, second)
    return replace(
        one,
        chart=next((section.chart for section in both if section and section.chart), None),
        tables=tuple(tables),
        sentences=_both([section.sentences if section else () for section in both], names),
        notes=_both([_notes(section) for section in both], names),
        narrow=False,
    )


def _nth(section: Section | None, number: int) -> Table | None:
    return section.tables[number] if section and number < len(section.tables) else None


def _notes(section: Section | None) -> tuple[str, ...]:
    return (*(table.note for table in section.tables if table.note), *section.notes) if section else ()


def _both(words: Sequence[Sequence[str]], names: tuple[str, str]) -> tuple[str, ...]:
    """What both say once; what they say differently with the period before it."""
    first, second = words
    shared = [text for text in first if text in second]
    own = [
        tr("{period}: {words}", period=name, words=" ".join(text for text in said if text not in shared))
        for name, said in zip(names, words, strict=True)
        if any(text not in shared for text in said)
    ]
    return (*own, *shared)


def _table(first: Table | None, second: Table | None, names: tuple[str, str]) -> Table:
    first, second = (_narrowed(table) for table in (first, second))
    model = first or second
    assert model is not None
    ones, others = (_by_name(table) for table in (first, second))
    wide = max(len(row) for row in model.rows) - 1
    shapes = [_shape(model, at) for at in range(1, wide + 1)]
    rows = []
    for name in [*ones, *(name for name in others if name not in ones)]:
        one, other = (_cells(rows_of.get(name), shapes, model.noughts) for rows_of in (ones, others))
        change = [_change(a, b) for a, b in zip(one, other, strict=True)]
        rows.append((name, *one, *other, *change))
    single = wide == 1
    heads = model.head[1:] if any(model.head) else ("",) * wide
    return Table(
        (model.head[0] if model.head else "", *((*names, tr("The change")) if single else heads * 3)),
        tuple(rows),
        in_chart=model.in_chart,
        groups=() if single else (*names, tr("The change")),
    )


def _narrowed(table: Table | None) -> Table | None:
    """Only the columns that stand beside another period's."""
    if table is None or not table.beside:
        return table
    kept = (0, *table.beside)
    return replace(
        table,
        head=tuple(table.head[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _shape(table: Table, column: int) -> Shape | None:
    return next((cell.shape for row in table.rows if isinstance(cell := row[column], Figure)), None)


def _change(one: Cell, other: Cell) -> Cell:
    return one.since(other) if isinstance(one, Figure) and isinstance(other, Figure) else ""


def _by_name(table: Table | None) -> dict[str, tuple[Cell, ...]]:
    return {str(row[0]): row[1:] for row in table.rows} if table else {}


def _cells(row: Sequence[Cell] | None, shapes: Sequence[Shape | None], noughts: bool) -> Sequence[Cell]:
    if row is not None:
        return row
    return [Figure(0, shape) if noughts and shape else "" for shape in shapes]


def _hours(figures: tuple[Statistics, Statistics], names: tuple[str, str]) -> Section:
    """By kind of work, because the quarters of two periods are not the same."""
    first, second = figures

    def new(s: Statistics) -> Figure:
        counts = list(s.new_contacts_per_month.values())
        return Figure(None if None in counts else sum(filter(None, counts)))

    pairs: list[tuple[str, Figure, Figure]] = [(tr("New contacts"), new(first), new(second))]
    done = [work for work in Work if any(minutes_of(s.hours, work) != 0 for s in figures)]
    for work in done:
        one, other = (hours_figure(minutes_of(s.hours, work)) for s in figures)
        pairs.append((tr("{work}, hours", work=work_word(work)), one, other))
    pairs.append((tr("Hours in all"), hours_figure(first.session_minutes), hours_figure(second.session_minutes)))
    rows = tuple((name, one, other, one.since(other)) for name, one, other in pairs)
    return Section(
        tr("Recruitment and hours"),
        ChartName.HOURS if done else None,
        (Table(("", *names, tr("The change")), rows),),
        notes=_both([hours_notes(s) for s in figures], names),
        part=Part.HOURS,
    )


def _new_contacts(
    figures: tuple[Statistics, Statistics], names: tuple[str, str], sections: tuple[Section | None, Section | None]
) -> Section:
    """A table for each: their months are not the same."""
    months = [(name, s.new_contacts_per_month) for name, s in zip(names, figures, strict=True)]
    tables = [replace(month_table(counts), caption=name) for name, counts in months if counts]
    notes = _both([section.notes if section else () for section in sections], names)
    return Section(tr("New contacts per month"), tables=tuple(tables), notes=notes, part=Part.NEW_CONTACTS)


def explanation(names: tuple[str, str]) -> str:
    """What stands beside what, said once at the top."""
    words = tr(
        "{first} and {second} are counted each by itself: a contact may count in both. "
        "The change is {first} minus {second}.",
        first=names[0],
        second=names[1],
    )
    return f"{words} {tr(ROUNDED_CHANGE)}"
