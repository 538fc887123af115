"""Writes the return as the agency gets it: five sheets, in Danish, with nothing in it that should not leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from exitdesk.domain.dates import show_date
from exitdesk.domain.names import NameKind, matching
from exitdesk.domain.periods import Period, Quarter
from exitdesk.returns.codebook import codebook_rows
from exitdesk.returns.collector import collector_paused
from exitdesk.returns.export_gate import KeptBack, KnownNumbers, known_numbers
from exitdesk.returns.profile_model import Coding, Profile, ReturnColumn, Source
from exitdesk.returns.registration import REMARKS, ReturnPreview, register
from exitdesk.returns.sheet_writing import Cell, Column, SheetWriter, WorkbookWriter
from exitdesk.returns.standing_out import Steps
from exitdesk.returns.statistics import choose_contacts, work_out
from exitdesk.returns.statistics_result import Statistics
from exitdesk.returns.statistics_tables import statistics_tables
from exitdesk.returns.workbook_words import GENDER_LABELS, PURPOSE_LABELS, YES_NO_LABELS
from exitdesk.store.person_level import (
    ActivityMonth,
    ClothingMonth,
    PersonLevel,
    activity_months,
    clothing_months,
    read_person_level,
)
from exitdesk.store.reading import Reading

REGISTRATION: Final = "Registrering"
WELLBEING: Final = "Trivsel"
STATISTICS: Final = "Opgørelse"
ACTIVITIES: Final = "Aktiviteter"
OTHER_ACTIVITIES: Final = "Øvrige aktiviteter"
WELLBEING_COLUMNS: Final = (
    Column("ID-nummer", 13),
    Column("Måling nr.", 9, numbers=True),
    Column("Måneder siden start", 12, numbers=True),
    Column("Måneder siden første måling", 14, numbers=True),
    *(Column(f"Svar {number}", 8, numbers=True) for number in range(1, 6)),
    Column("Score", 8, numbers=True),
    Column("I perioden", 11, centred=True),
    Column("Bemærkning", 18),
)
ACTIVITY_COLUMNS: Final = (
    Column("Måned", 13),
    Column("Aktivitet", 28),
    Column("Afholdt", 10, numbers=True),
    Column("Heraf med optælling", 13, numbers=True),
    Column("Besøg", 10, numbers=True),
    Column("Forskellige borgere", 13, numbers=True),
)
CLOTHING_COLUMNS: Final = (
    Column("Måned", 13),
    Column("Tøjudleveringer", 28, numbers=True),
    Column("Stykker", 10, numbers=True),
    Column("Forskellige borgere", 13, numbers=True),
    Column("Uden ID-nummer", 10, numbers=True),
)


@dataclass(frozen=True, slots=True)
class Return:
    """A return before it is written: person-level rows and the tables, from one read of the store."""

    preview: ReturnPreview
    statistics: Statistics
    activities: tuple[ActivityMonth, ...]
    clothing: tuple[ClothingMonth, ...]
    known: KnownNumbers


def prepare_return(reading: Reading, profile: Profile, period: Period) -> Return:
    """Everything that the return of a period would hold."""
    with collector_paused():
        level = read_person_level(reading, period)
        chosen = choose_contacts(level, profile)
        return Return(
            register(chosen, profile, period),
            work_out(level, chosen, profile),
            tuple(_activity_months(reading, period, profile)),
            tuple(clothing_months(reading, period)),
            _numbers(level, profile),
        )


def _activity_months(reading: Reading, period: Period, profile: Profile) -> list[ActivityMonth]:
    """By the profile's names; what was renamed in the store since goes by its name of then."""
    renamed = [one for one in profile.read_as if one.kind is NameKind.ACTIVITY]
    now = {matching(one.new): one.old for one in renamed}
    then = {matching(one.old): one.new for one in renamed}
    months = activity_months(reading, period, [now.get(matching(name), name) for name in profile.activities])
    return [replace(one, name=then.get(matching(one.name), one.name)) for one in months]


def _numbers(level: PersonLevel, profile: Profile) -> KnownNumbers:
    projects = [person.project_id for person in level.people] if profile.carries_project_id else []
    return known_numbers((person.id_number for person in level.people), projects)


def write_return(
    prepared: Return,
    profile: Profile,
    *,
    practice: bool = False,
    kept_back: KeptBack | None = None,
    coarser: Steps = frozenset(),
) -> bytes:
    """The workbook of a prepared return; UserError when it holds what must not leave (``returns.export_gate``)."""
    with collector_paused():
        return _written(prepared, profile, practice, coarser).to_bytes(prepared.known, kept_back)


def own_words(profile: Profile, period: Period) -> set[str]:
    """The texts of a return that nobody is in: words of the program and the profile, none of the desk's."""
    level = PersonLevel(period, [], 0, 0)
    nobody = Return(register([], profile, period), work_out(level, [], profile), (), (), known_numbers(()))
    labels = (*GENDER_LABELS.values(), *PURPOSE_LABELS.values(), *YES_NO_LABELS.values(), *REMARKS.values())
    ways = (way.label for way in profile.recruitment)
    return {*_written(nobody, profile, practice=False).cells, *labels, *ways, *profile.activities}


def _written(prepared: Return, profile: Profile, practice: bool, coarser: Steps = frozenset()) -> WorkbookWriter:
    writer = WorkbookWriter(f"Indberetning {period_label(prepared.preview.period)}", practice=practice)
    _write_registration(writer.add_sheet(REGISTRATION), prepared.preview)
    wellbeing = writer.add_sheet(WELLBEING)
    wellbeing.practice_mark()
    wellbeing.table(WELLBEING_COLUMNS, prepared.preview.wellbeing)
    _write_statistics(writer.add_sheet(STATISTICS), prepared.statistics, profile)
    _write_activities(writer.add_sheet(ACTIVITIES), prepared)
    codebook = writer.add_sheet("Kodebog")
    codebook.practice_mark()
    columns = [Column("Ark", 14), Column("Kolonne", 32), Column("Betydning", 56), Column("Koder", 44)]
    codebook.explain(columns, codebook_rows(profile, period_label(prepared.preview.period), coarser))
    return writer


def period_label(period: Period) -> str:
    """``3. kvartal 2026``, ``hele projektet``, or from and to."""
    if period.first is None and period.last is None:
        return "hele projektet"
    if period.first is not None and Quarter.of(period.first).period == period:
        return str(Quarter.of(period.first))
    first = "begyndelsen" if period.first is None else show_date(period.first)
    return f"{first} til {'nu' if period.last is None else show_date(period.last)}"


def _write_registration(sheet: SheetWriter, preview: ReturnPreview) -> None:
    sheet.practice_mark()
    top = sheet.row
    sheet.table([_column(one) for one in preview.columns], (row.cells for row in preview.rows))
    if preview.rows:
        bold = sheet.writer.format("yes", bold=True, font_color="#14594E")
        rule = {"type": "cell", "criteria": "==", "value": '"ja"', "format": bold}
        sheet.sheet.conditional_format(top + 1, 0, sheet.row - 1, len(preview.columns) - 1, rule)


def _column(column: ReturnColumn) -> Column:
    if column.coding in (Coding.YES_NO, Coding.COUNT):
        return Column(column.title, 5.5, upright=True)
    widths = {Source.ID: 13.0, Source.GENDER: 20.0, Source.AGE: 8.0, Source.RECRUITED_VIA: 24.0}
    return Column(column.title, widths.get(column.source, 12.0), numbers=column.coding is Coding.NUMBER)


def _write_statistics(sheet: SheetWriter, statistics: Statistics, profile: Profile) -> None:
    sheet.portrait()
    widths = (48, 12, 14, 12, 12)
    for place, width in enumerate(widths):
        sheet.sheet.set_column(place, place, width)
    sheet.practice_mark()
    sheet.heading(f"{profile.title}, {period_label(Period(statistics.first, statistics.last))}")
    for table in statistics_tables(statistics, profile):
        sheet.blank()
        sheet.heading(table.title)
        first, *others = table.headers
        columns = [Column(header, width, numbers=True) for header, width in zip(others, widths[1:], strict=False)]
        sheet.headings([Column(first, widths[0]), *columns])
        sheet.rows(table.rows, table.decimals)
        if table.note:
            sheet.note(table.note)


def _write_activities(sheet: SheetWriter, prepared: Return) -> None:
    sheet.practice_mark()
    activities: Sequence[tuple[Cell, ...]] = [
        (one.month, one.name or OTHER_ACTIVITIES, one.held, one.counted, one.visits, one.named_contacts)
        for one in prepared.activities
    ]
    sheet.columns(ACTIVITY_COLUMNS)
    sheet.sheet.freeze_panes(sheet.row, 1)
    sheet.rows(activities)
    sheet.blank()
    sheet.headings(CLOTHING_COLUMNS)
    sheet.rows(
        (one.month, one.handouts, one.pieces, one.named_contacts, one.unnamed_handouts) for one in prepared.clothing
    )
