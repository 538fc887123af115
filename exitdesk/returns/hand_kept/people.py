"""A table with one row for each contact: the contact, and what the row says was given."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from exitdesk.domain import id_number
from exitdesk.domain.records import Contact
from exitdesk.domain.timekeeping import new_key
from exitdesk.i18n import tr
from exitdesk.returns import import_cells
from exitdesk.returns.hand_kept.free_cells import five_answers, free_day, or_blank, yes_or_no
from exitdesk.returns.hand_kept.hand_row import Fields, HandRow, Source
from exitdesk.returns.hand_kept.mapping import Dated, ImportMapping
from exitdesk.returns.hand_kept.refused import require_no_person
from exitdesk.returns.hand_kept.talk_hours import Talk, TalkHours
from exitdesk.returns.hand_kept.targets import FIRST, ID, Means
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.import_ledger import Entry, Ledger
from exitdesk.returns.import_rows import RowInDoubt
from exitdesk.returns.tables.cells import RawCell
from exitdesk.returns.workbook_words import COLUMNS, DATE, FIRST_CONTACT, ID_NUMBER, Sheet

_NEEDED = COLUMNS[Sheet.CONTACTS].needed


class PeopleReader:
    """Reads the rows of one table. ``first_contacts_given`` counts rows whose first contact is the chosen day."""

    def __init__(self, mapping: ImportMapping, sources: Sequence[Source], ledger: Ledger, today: date) -> None:
        self._mapping, self._sources, self._ledger, self._today = mapping, sources, ledger, today
        self._columns = {source.target.subject: source.name for source in sources if source.target.means is Means.FIELD}
        self._event_date = self._one(Means.EVENT_DATE)
        hours = self._one(Means.HOURS)
        self._hours = TalkHours(hours, ledger) if hours else None
        self.first_contacts_given = 0

    def entries(self, row: HandRow) -> list[tuple[Source | None, Entry]]:
        """What a row says, with the column that says it; what is in doubt stands in the row's doubts."""
        fields = row.fields(self._sources, _NEEDED)
        event_day = self._read_day(row, self._event_date) if self._event_date else None
        number = self._number(fields)
        if number is None and not row.sound:
            return []  # whose row it is, is in doubt; all else in it does not matter
        self._give_first_contact(fields, number, event_day)
        contact = self._contact(row, fields)
        if number is None:
            return []
        match = id_number.match_key(number)
        first = contact.records[0].first_contact if contact and isinstance(contact.records[0], Contact) else None
        if not row.sound and first is None:
            first = self._today  # the row is left out; only its other doubts are still looked for
        day = self._event_day(event_day, first)
        known = self._ledger.find_contact(number)
        expected = contact.records[0].key if contact else new_key()
        self._ledger.expected = {} if known else {match: expected or ""}
        try:
            events = list(self._events(row, fields, day))
        finally:
            self._ledger.expected = {}
        return [(None, contact), *events] if contact else []

    def _one(self, means: Means, subject: str = "") -> Source | None:
        return next((one for one in self._sources if one.target == (means, subject)), None)

    def _number(self, fields: Fields) -> str | None:
        try:
            cell = fields.cells.get(ID_NUMBER)
            return import_cells.read_number_text(cell) if cell is not None and not cell.blank else None
        except Doubtful:
            return None

    def _give_first_contact(self, fields: Fields, number: str | None, event_day: date | None) -> None:
        """An empty one is what the store knows, else the row's date, else the day that was chosen."""
        cell = fields.cells.get(FIRST_CONTACT)
        if cell is not None and not cell.blank:
            return
        known = self._ledger.contact(number) if number else None
        day = known.first_contact if known else event_day or self._mapping.day
        if day is not None:
            if known is None and event_day is None:
                self.first_contacts_given += 1
            fields.cells[FIRST_CONTACT] = RawCell(day)

    def _contact(self, row: HandRow, fields: Fields) -> Entry | None:
        was_sound = row.sound
        try:
            entry = self._ledger.read(Sheet.CONTACTS, row.sheet_row(fields, self._columns))
        except RowInDoubt:
            return None
        return entry if was_sound else None

    def _event_day(self, event_day: date | None, first: date | None) -> date | None:
        if self._mapping.dated is Dated.CHOSEN:
            return self._mapping.day or first
        return first if self._mapping.dated is Dated.FIRST_CONTACT else event_day or first

    def _read_day(self, row: HandRow, source: Source) -> date | None:
        def read(cell: RawCell) -> date | None:
            free = free_day(cell)
            return None if free.blank else import_cells.read_day(free, self._today)

        return row.read(source, read)

    def _given(self, row: HandRow, source: Source) -> tuple[bool, date | None]:
        """Whether the cell says that it was given, and the day where it names one."""
        cell = row.cell(source)
        if isinstance(cell.value, date | datetime) or (isinstance(cell.value, str) and len(cell.value.strip()) >= 6):
            day = _day_in(cell, self._today)
            if day is not None:
                return True, day
        return bool(row.read(source, yes_or_no)), None

    def _events(self, row: HandRow, fields: Fields, day: date | None) -> Iterator[tuple[Source, Entry]]:
        talks: list[Talk] = []
        helped: list[Source] = []
        for source in self._sources:
            means = source.target.means
            if means in (Means.INTERVENTION, Means.CHALLENGE, Means.CLOTHING, Means.REFERRED, Means.TRAFFICKING):
                given, own_day = self._given(row, source)
                if not given:
                    continue
                if means is Means.INTERVENTION:
                    talks.append(Talk(source, own_day or day))
                elif means is Means.CHALLENGE:
                    helped.append(source)
                elif means is Means.CLOTHING:
                    yield from self._entry(row, Sheet.CLOTHING, source, fields, own_day or day, {})
                else:
                    more: dict[str, RawCell] = {"Retning": RawCell("Ud")}
                    if means is Means.TRAFFICKING:
                        more["Menneskehandel"] = RawCell(True)
                    yield from self._entry(row, Sheet.REFERRALS, source, fields, own_day or day, more)
            elif means is Means.REFERRED_TO:
                yield from self._referred_to(row, source, fields, day)
        if helped and not talks and row.sound:
            for source in helped:
                row.doubt(source, "no_talk", tr("Help belongs to a talk, and the row has none."))
        contact = self._ledger.find_contact(self._number(fields) or "")
        minutes = self._hours.minutes(row, contact, talks) if self._hours else [None] * len(talks)
        for (source, talk_day), talk_minutes in zip(talks, minutes, strict=True):
            more = {"Indsats": RawCell(source.target.subject), "Minutter": RawCell(talk_minutes)}
            if helped:  # with the first one alone: it was helped with once
                more["Udfordringer"] = RawCell("; ".join(one.target.subject for one in helped))
                helped = []
            yield from self._entry(row, Sheet.SESSIONS, source, fields, talk_day, more)
        yield from self._measurements(row, fields, day)

    def _referred_to(
        self, row: HandRow, source: Source, fields: Fields, day: date | None
    ) -> Iterator[tuple[Source, Entry]]:
        def offer(cell: RawCell) -> str | None:
            try:
                return "" if yes_or_no(cell) else None
            except Doubtful:
                require_no_person(cell)
                return import_cells.read_words(or_blank(cell))

        text = row.read(source, offer)
        if text is not None:
            more = {"Retning": RawCell("Ud"), "Tilbud": RawCell(text)}
            yield from self._entry(row, Sheet.REFERRALS, source, fields, day, more)

    def _measurements(self, row: HandRow, fields: Fields, day: date | None) -> Iterator[tuple[Source, Entry]]:
        by_number: dict[str, list[Source]] = {}
        for source in self._sources:
            if source.target.means in (Means.WHO5_ANSWER, Means.WHO5_ANSWERS):
                by_number.setdefault(source.target.subject.partition(".")[0], []).append(source)
        for number, sources in by_number.items():
            more: dict[str, RawCell] = {}
            for source in sources:
                cell = row.read(source, or_blank) or RawCell(None)
                if cell.blank:
                    continue
                if source.target.means is Means.WHO5_ANSWERS:
                    five = row.read(source, five_answers) or ()
                    more |= {f"Svar {item}": RawCell(answer) for item, answer in enumerate(five, start=1)}
                else:
                    item_number = source.target.subject.partition(".")[2]
                    answer = row.read(source, lambda one: import_cells.read_whole(one, 0, 5))
                    if answer is not None:
                        more[f"Svar {item_number}"] = RawCell(answer)
            if not more:
                continue
            dated = self._one(Means.WHO5_DATE, number)
            own_day = self._read_day(row, dated) if dated else None
            if own_day is None and number != "1":
                why = tr("WHO-5 no. {number} has answers but no date.", number=number)
                row.doubt(dated or sources[0], "missing", why, optional=False)
                continue
            yield from self._entry(row, Sheet.WELLBEING, sources[0], fields, own_day or day, more)

    def _entry(
        self, row: HandRow, sheet: Sheet, source: Source, fields: Fields, day: date | None, more: dict[str, RawCell]
    ) -> Iterator[tuple[Source, Entry]]:
        if day is None:
            return  # the row is in doubt for want of its first contact
        part = Fields()
        part.put(ID_NUMBER, fields.cells[ID_NUMBER])
        part.put(DATE, RawCell(day))
        for header, cell in more.items():
            part.put(header, cell)
        names = dict.fromkeys((DATE, *more), source.name) | {ID_NUMBER: self._columns.get(ID_NUMBER, ID_NUMBER)}
        try:
            yield source, self._ledger.read(sheet, row.sheet_row(part, names))
        except RowInDoubt:
            return


def _day_in(cell: RawCell, today: date) -> date | None:
    try:
        return import_cells.read_day(cell, today)
    except Doubtful:
        return None


def lacking(columns: Collection[object], mapping: ImportMapping) -> list[str]:
    """What such a table cannot do without and has not."""
    found = [] if ID in columns else [ID_NUMBER]
    if FIRST not in columns and mapping.day is None and not any(
        target.means is Means.EVENT_DATE for target in mapping.columns.values()
    ):  # fmt: skip
        found.append(FIRST_CONTACT)
    return found
