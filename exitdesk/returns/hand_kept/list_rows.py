"""A table with one row for each event: a talk, an activity, a handout, an answer set, a referral."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exitdesk.domain import id_number
from exitdesk.domain.records import Contact
from exitdesk.domain.timekeeping import new_key
from exitdesk.i18n import tr
from exitdesk.returns import import_cells
from exitdesk.returns.hand_kept.free_cells import five_answers, hours_as_minutes, yes_or_no
from exitdesk.returns.hand_kept.hand_row import Fields, HandRow, Source
from exitdesk.returns.hand_kept.mapping import ImportMapping
from exitdesk.returns.hand_kept.targets import Means, TableKind, hours_header
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.import_ledger import Entry, Ledger
from exitdesk.returns.import_rows import RowInDoubt
from exitdesk.returns.profile_model import matching
from exitdesk.returns.tables.cells import RawCell
from exitdesk.returns.workbook_words import COLUMNS, ID_NUMBER, Sheet


class ListReader:
    """Reads the rows of one list. ``first_days`` holds the contacts that the list itself may bring."""

    def __init__(
        self, mapping: ImportMapping, sources: Sequence[Source], ledger: Ledger, first_days: Mapping[str, date]
    ) -> None:
        self._mapping, self._sources, self._ledger, self._first_days = mapping, sources, ledger, first_days
        self._sheet = mapping.kind.sheet
        self._columns = {source.target.subject: source.name for source in sources if source.target.means is Means.FIELD}
        self._words = {matching(one): other for one, other in mapping.words.items()}

    def entries(self, row: HandRow) -> list[tuple[Source | None, Entry]]:
        """What a row says; what is in doubt stands in the row's doubts."""
        fields = row.fields(self._sources, COLUMNS[self._sheet].needed)
        self._name_it(fields)
        self._read_rest(row, fields)
        newcomer = self._newcomer(fields)
        if newcomer is not None:
            self._ledger.expected = {id_number.match_key(newcomer.id_number): newcomer.key or ""}
        try:
            entry = self._ledger.read(self._sheet, row.sheet_row(fields, self._columns))
        except RowInDoubt:
            return []
        finally:
            self._ledger.expected = {}
        if newcomer is None:
            return [(None, entry)]
        return [(None, Entry(Sheet.CONTACTS, (newcomer.id_number,), (newcomer,))), (None, entry)]

    def _name_it(self, fields: Fields) -> None:
        """The intervention or activity: the profile's word for the table's, or what all rows are."""
        header = {TableKind.SESSIONS: "Indsats", TableKind.ACTIVITIES: "Aktivitet"}.get(self._mapping.kind)
        if header is None:
            return
        cell = fields.cells.get(header)
        if header not in self._columns:
            fields.put(header, RawCell(self._mapping.fixed or None))
        elif cell is not None and isinstance(cell.value, str) and cell.kind == "value":
            fields.cells[header] = RawCell(self._words.get(matching(cell.value), cell.value))

    def _read_rest(self, row: HandRow, fields: Fields) -> None:
        helped = []
        for source in self._sources:
            means = source.target.means
            if means is Means.HOURS:
                read = row.read(source, hours_as_minutes)
                if read is not None and not read.blank:
                    self._put_hours(row, fields, source, read)
            elif means is Means.CHALLENGE and row.read(source, lambda cell: bool(yes_or_no(cell))):
                helped.append(source.target.subject)
            elif means is Means.WHO5_ANSWERS and not row.cell(source).blank:
                for item, answer in enumerate(row.read(source, five_answers) or (), start=1):
                    fields.put(f"Svar {item}", RawCell(answer), source, row.cell(source))
        if helped:
            there = fields.cells.get("Udfordringer", RawCell(None))
            words = [there.value] if isinstance(there.value, str) else []
            fields.cells["Udfordringer"] = RawCell("; ".join([*words, *helped]))

    def _put_hours(self, row: HandRow, fields: Fields, source: Source, minutes: RawCell) -> None:
        there = fields.cells.get(hours_header())
        if there is not None and not there.blank and there.value != minutes.value:
            row.doubt(source, "minutes_differ", tr("The row has other minutes than these hours come to."))
        else:
            fields.put(hours_header(), minutes, source, row.cell(source))

    def _newcomer(self, fields: Fields) -> Contact | None:
        """The contact of a number that nobody has, where the list may bring contacts."""
        cell = fields.cells.get(ID_NUMBER)
        if not self._first_days or cell is None or cell.blank:
            return None
        try:
            number = import_cells.read_number_text(cell)
        except Doubtful:
            return None
        first = self._first_days.get(id_number.match_key(number))
        if first is None or self._ledger.find_contact(number) or self._ledger.is_binned(number):
            return None
        return Contact(key=new_key(), id_number=number, first_contact=first)
