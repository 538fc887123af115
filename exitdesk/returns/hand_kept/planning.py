"""What importing a hand-kept table would add, in the same report as the data workbook's. It saves nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from exitdesk.domain import id_number
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.errors import UserError
from exitdesk.i18n import tr, trn
from exitdesk.returns import import_cells
from exitdesk.returns.hand_kept.free_cells import free_day
from exitdesk.returns.hand_kept.hand_row import HandRow, Source
from exitdesk.returns.hand_kept.likeness import SURE, likeness
from exitdesk.returns.hand_kept.list_rows import ListReader
from exitdesk.returns.hand_kept.mapping import Dated, ImportMapping
from exitdesk.returns.hand_kept.people import PeopleReader
from exitdesk.returns.hand_kept.people import lacking as people_lacking
from exitdesk.returns.hand_kept.refused import refusal, refusal_words
from exitdesk.returns.hand_kept.table_head import HandColumn, HandTable, hand_tables, plain
from exitdesk.returns.hand_kept.targets import DAY, ID, IGNORED, Means, TableKind, Target, is_single, target_title
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.import_ledger import Entry, Ledger
from exitdesk.returns.import_plan import Doubt, ImportPlan, Place, SheetCount
from exitdesk.returns.importing import Progress, RowCounter, is_data_workbook
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.tables.cells import RawRow
from exitdesk.returns.tables.process import open_table_file
from exitdesk.returns.workbook_words import COLUMNS
from exitdesk.store.reading import Reading

_WHO5: Final = re.compile(r"\bwho ?5\b|\btrivsel")


def inspect_tables(path: Path, progress: Progress | None = None) -> list[HandTable]:
    """The sheets of a file with their headers and first rows; raises as ``plan_import`` does."""
    with open_table_file(path, RowCounter(progress).again) as file:
        found = hand_tables(file)
    if not found:
        raise UserError(tr("“{name}” has no sheet with a row of headers.", name=path.name))
    return found


def hand_kept_tables(path: Path, progress: Progress | None = None) -> list[HandTable]:
    """The same, or nothing when the file is a data workbook, which needs no mapping; nothing too without headers."""
    with open_table_file(path, RowCounter(progress).again) as file:
        return [] if is_data_workbook(file) else hand_tables(file)


def table_for(mapping: ImportMapping, tables: Sequence[HandTable]) -> HandTable:
    """The sheet that has the most of a mapping's columns; raises UserError when none has any."""
    read = {name for name, target in mapping.columns.items() if target != IGNORED}
    best = max(tables, key=lambda table: len(read & {column.name for column in table.columns}))
    if not read & {column.name for column in best.columns}:
        raise UserError(tr("The file has none of the mapping's columns. Choose the mapping that belongs to it."))
    return best


def plan_mapped_import(
    path: Path,
    table: HandTable,
    mapping: ImportMapping,
    reading: Reading,
    profile: Profile,
    today: date,
    progress: Progress | None = None,
    without: Collection[Place] = (),
) -> ImportPlan:
    """What importing a sheet of ``path`` by ``mapping`` would add; arguments as of ``plan_import``."""
    counted = RowCounter(progress)
    with open_table_file(path, counted.again) as file:
        counted.total = file.row_count() if progress else 0

        def rows() -> Iterator[RawRow]:
            return (row for row in file.rows(table.sheet) if row.number > table.header_row)

        return _Planning(table, mapping, Ledger(reading, profile, today), today, without, counted).plan(rows)


def plan_first_rows(
    table: HandTable, mapping: ImportMapping, reading: Reading, profile: Profile, today: date
) -> ImportPlan:
    """The same for the first rows alone, which are at hand."""
    planning = _Planning(table, mapping, Ledger(reading, profile, today), today, (), RowCounter(None))
    return planning.plan(lambda: iter(table.rows))


def lacking(mapping: ImportMapping) -> list[str]:
    """The columns of the data workbook that the table cannot do without and has none for."""
    targets = set(mapping.columns.values())
    if mapping.kind is TableKind.PEOPLE:
        return people_lacking(targets, mapping)
    needed = [header for header in COLUMNS[mapping.kind.sheet].needed if Target(Means.FIELD, header) not in targets]
    return [header for header in needed if not (mapping.fixed and header in ("Indsats", "Aktivitet"))]


def readable_mapping(mapping: ImportMapping, columns: Iterable[HandColumn]) -> tuple[ImportMapping, list[str]]:
    """The mapping without the columns that may not be read, and a sentence for each of those."""
    sentences = []
    for column in columns:
        target = mapping.target(column.name)
        why = refusal(column, known=likeness(column.name, target) >= SURE)
        if why is not None:
            sentences.append(refusal_words(column.name, why))
            mapping = mapping.with_column(column.name, IGNORED)
    return mapping, sentences


class _Planning:
    """One import being worked out."""

    def __init__(
        self, table: HandTable, mapping: ImportMapping, ledger: Ledger, today: date, without: Collection[Place],
        counted: RowCounter,
    ) -> None:  # fmt: skip
        self._table, self._ledger, self._today = table, ledger, today
        self._without, self._counted = frozenset(without), counted
        self._mapping, self._notes = readable_mapping(mapping, table.columns)
        self._sources = [
            Source(column.place, column.name, target)
            for column in table.columns
            if (target := self._mapping.target(column.name)) != IGNORED
        ]
        self._doubts: list[Doubt] = []
        self._said: Counter[Source] = Counter()

    def plan(self, rows: Callable[[], Iterator[RawRow]]) -> ImportPlan:
        if not self._can_be_read():
            return self._report(SheetCount(0, 0, 0, 0))
        first_days = self._first_days(rows()) if self._mapping.add_contacts else {}
        people: PeopleReader | None = None
        if self._mapping.kind is TableKind.PEOPLE:
            people = PeopleReader(self._mapping, self._sources, self._ledger, self._today)
            entries = people.entries
        else:
            entries = ListReader(self._mapping, self._sources, self._ledger, first_days).entries
        read = new = in_doubt = 0
        for row in rows():
            self._counted.count()
            hand = HandRow(self._table.sheet, row.number, row.cells, self._doubts, self._without)
            if all(hand.cell(source).blank for source in self._sources):
                continue
            read += 1
            found = entries(hand)
            if not hand.sound:
                in_doubt += 1
                hand.keep_first_doubts()
            else:
                new += self._add(found)
        if people is not None and people.first_contacts_given and self._mapping.day is not None:
            self._notes.append(
                trn(
                    "{n} row has no date of first contact and gets {date}.",
                    "{n} rows have no date of first contact and get {date}.",
                    people.first_contacts_given, date=show_date(self._mapping.day),
                )
            )  # fmt: skip
        return self._report(SheetCount(read, new, read - new - in_doubt, in_doubt))

    def _add(self, found: Sequence[tuple[Source | None, Entry]]) -> bool:
        new = False
        for source, entry in found:
            if source is not None:
                self._said[source] += 1
            new = self._ledger.add(entry) or new
        return new

    def _can_be_read(self) -> bool:
        for header in lacking(self._mapping):
            why = tr("No column is chosen for “{column}”, and the rows cannot do without it.", column=header)
            self._doubts.append(Doubt(self._table.sheet, 0, header, "", "column_missing", why))
        targets = Counter(source.target for source in self._sources if is_single(source.target))
        for target, count in targets.items():
            if count > 1:
                title = target_title(target)
                why = tr("Two columns are chosen for “{column}”.", column=title)
                self._doubts.append(Doubt(self._table.sheet, 0, title, "", "column_twice", why))
        return not self._doubts

    def _first_days(self, rows: Iterable[RawRow]) -> dict[str, date]:
        """The first date of each number in a list."""
        number = next((one for one in self._sources if one.target == ID), None)
        day = next((one for one in self._sources if one.target == DAY), None)
        found: dict[str, date] = {}
        if number is None or day is None:
            return found
        for row in rows:
            self._counted.again() if row.number % 1000 == 0 else None
            if max(number.place, day.place) < len(row.cells):
                try:
                    match = id_number.match_key(import_cells.read_number_text(row.cells[number.place]))
                    read = import_cells.read_day(free_day(row.cells[day.place]), self._today)
                except Doubtful:
                    continue
                found[match] = min(read, found.get(match, read))
        return found

    def _report(self, count: SheetCount) -> ImportPlan:
        unread = [column.name for column in self._table.columns if self._mapping.target(column.name) == IGNORED]
        refused = {column.name for column in self._table.columns if refusal(column) is not None}
        return ImportPlan(
            batch=tuple(self._ledger.batch),
            sheets={self._table.sheet: count},
            doubts=tuple(self._doubts),
            unknown_sheets=(),
            unknown_columns=tuple((self._table.sheet, name) for name in unread if name not in refused),
            notes=(*_added(self._ledger.batch), *self._given_notes(), *self._notes, *_score_notes(unread)),
        )

    def _given_notes(self) -> Iterator[str]:
        how = {
            Dated.ROW: tr("on the row's date, else on the first contact"),
            Dated.FIRST_CONTACT: tr("on the first contact"),
            Dated.CHOSEN: tr("on {date}", date=show_date(self._mapping.day)) if self._mapping.day else "",
        }[self._mapping.dated]
        if self._mapping.dated is Dated.ROW and not any(s.target.means is Means.EVENT_DATE for s in self._sources):
            how = tr("on the first contact")
        for source, count in self._said.items():
            if source.target.means is Means.INTERVENTION:
                yield trn(
                    "“{column}” is {n} talk of {intervention}, {when}.",
                    "“{column}” is {n} talks of {intervention}, {when}.",
                    count, column=source.name, intervention=source.target.subject, when=how,
                )  # fmt: skip


def _score_notes(unread: Sequence[str]) -> Iterator[str]:
    for name in unread:
        if _WHO5.search(plain(name)):
            yield tr(
                "“{column}” is not read: a WHO-5 sum or score says nothing of the five answers, and those are kept.",
                column=name,
            )


def _added(batch: Sequence[Record]) -> Iterator[str]:
    counts = Counter(type(record) for record in batch)
    words = (
        (Contact, trn("{n} new contact", "{n} new contacts", counts[Contact])),
        (Session, trn("{n} new talk", "{n} new talks", counts[Session])),
        (Activity, trn("{n} new activity", "{n} new activities", counts[Activity])),
        (ClothingHandout, trn("{n} new handout of clothes", "{n} new handouts of clothes", counts[ClothingHandout])),
        (AnswerSet, trn("{n} new WHO-5 answer set", "{n} new WHO-5 answer sets", counts[AnswerSet])),
        (Referral, trn("{n} new referral", "{n} new referrals", counts[Referral])),
    )
    found = [text for kind, text in words if counts[kind]]
    if found:
        yield ", ".join(found) + "."
