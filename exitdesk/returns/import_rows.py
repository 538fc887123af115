"""One row of the data workbook at a time: the record it says, or doubts about its cells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from exitdesk.domain import age_groups, soundness
from exitdesk.domain.answers import Gender, Missing, Purpose
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, Referral, Session
from exitdesk.i18n import tr
from exitdesk.returns import import_cells as cells
from exitdesk.returns import workbook_words as words
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.import_plan import Doubt, Place
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.returns.tables.cells import RawCell

Value = TypeVar("Value")
_BLANK: Final = RawCell(None)


class RowInDoubt(Exception):
    """The row has at least one doubt; they stand in ``SheetRow.doubts``."""


@dataclass(slots=True)
class SheetRow:
    """The cells of one row by header, read with doubts collected; ``sound`` once no cell was in doubt.

    Where a file calls its columns otherwise, ``names`` says how, and ``originals`` holds the cells as they stand there
    (both by header). Places of ``without`` are taken as empty where the row can do without them.
    """

    sheet: str
    number: int
    cells: Mapping[str, RawCell]
    doubts: list[Doubt]
    names: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, RawCell] = field(default_factory=dict)
    without: Collection[Place] = ()
    known_from: int = 0

    def __post_init__(self) -> None:
        self.known_from = len(self.doubts)

    def doubt(self, column: str, code: str, why: str, *, optional: bool = False) -> None:
        read = cells.shown(self.originals.get(column) or self.cells.get(column, _BLANK))
        self.doubts.append(Doubt(self.sheet, self.number, self.names.get(column, column), read, code, why, optional))

    def read(self, column: str, reader: Callable[[RawCell], Value]) -> Value | None:
        """The value of a cell; None when it is empty or in doubt."""
        cell = self.cells.get(column, _BLANK)
        if cell.blank or self.left_out(column):
            return None
        return self._read(column, cell, reader, optional=True)

    def need(self, column: str, reader: Callable[[RawCell], Value]) -> Value | None:
        """Like ``read``; an empty cell is a doubt."""
        cell = self.cells.get(column, _BLANK)
        if cell.blank:
            self.doubt(column, "missing", tr("It is empty, and the row cannot do without it."))
            return None
        return self._read(column, cell, reader, optional=False)

    def _read(self, column: str, cell: RawCell, reader: Callable[[RawCell], Value], *, optional: bool) -> Value | None:
        try:
            return reader(cell)
        except Doubtful as doubt:
            self.doubt(column, doubt.code, str(doubt), optional=optional)
            return None

    def left_out(self, column: str) -> bool:
        """Whether a person has decided to take the row without this value."""
        return bool(self.without) and (self.sheet, self.number, self.names.get(column, column)) in self.without

    def require_sound(self) -> None:
        if len(self.doubts) > self.known_from:
            raise RowInDoubt


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows for one profile and day; ``find_contact`` gives a contact's key by its number, None if unknown."""

    profile: Profile
    today: date
    find_contact: Callable[[str], str | None]
    near_numbers: Callable[[str], list[str]]

    def contact(self, row: SheetRow) -> Contact:
        """A row of *Borgere*, without a key."""
        number = row.need(words.ID_NUMBER, cells.read_number_text)
        first = row.need(words.FIRST_CONTACT, self._day)
        enrolled, ended = row.read("Indskrevet", self._day), row.read("Afsluttet", self._day)
        if first and ended and ended < first:
            row.doubt("Afsluttet", "ends_before_start", tr("It is before the first contact."), optional=True)
        age, age_missing = self._age(row)
        birth_year = row.read("Fødselsår", lambda c: cells.read_whole(c, 1880, self.today.year))
        if first and birth_year and not first.year - age_groups.OLDEST <= birth_year <= first.year:
            row.doubt("Fødselsår", "out_of_range", tr("The year of birth cannot be right."), optional=True)
        recruited = row.read("Rekrutteret via", cells.read_words)
        project_id = row.read("Projektnummer", cells.read_number_text)
        declined = row.read("WHO-5 fravalgt", _yes_no)
        gender = row.read("Køn", lambda c: cells.read_choice(c, words.GENDER_LABELS))
        purpose = row.read("Formål", lambda c: cells.read_choice(c, words.PURPOSE_LABELS))
        row.require_sound()
        assert number is not None and first is not None
        return Contact(
            id_number=number,
            project_id=project_id,
            gender=gender or Gender.NOT_ASKED,
            birth_year=birth_year,
            age_given=age,
            age_missing=age_missing,
            first_contact=first,
            enrolled=enrolled,
            ended=ended,
            purpose=purpose or Purpose.NOT_ASKED,
            recruited_via=self._recruitment(recruited),
            who5_declined=bool(declined),
        )

    def _day(self, cell: RawCell) -> date:
        return cells.read_day(cell, self.today)

    def _age(self, row: SheetRow) -> tuple[int | None, Missing]:
        """*Alder* holds whole years, or why there are none."""
        cell = row.cells.get("Alder", _BLANK)
        if isinstance(cell.value, str) and cell.kind == "value" and not row.left_out("Alder"):
            for code, label in words.MISSING_LABELS.items():
                if matching(cell.value) == matching(label):
                    return None, code
        return row.read("Alder", lambda c: cells.read_whole(c, 0, age_groups.OLDEST)), Missing.NOT_ASKED

    def _recruitment(self, text: str | None) -> str:
        if text is None:
            return Missing.NOT_ASKED.value
        for code, label in words.MISSING_LABELS.items():
            if matching(text) == matching(label):
                return code.value
        return self.profile.recruitment_code(text) or text

    def _known_contact(self, row: SheetRow, number: str | None) -> str | None:
        key = self.find_contact(number) if number else None
        if number and key is None:
            self._doubt_number(row, words.ID_NUMBER, number)
        return key

    def _doubt_number(self, row: SheetRow, column: str, number: str) -> None:
        near = self.near_numbers(number)
        if near:
            why = tr("There is no contact {number}. Near it: {near}.", number=number, near=", ".join(near))
        else:
            why = tr("There is no contact {number}, neither in the file nor in the store.", number=number)
        row.doubt(column, "unknown_contact", why, optional=column != words.ID_NUMBER)

    def session(self, row: SheetRow) -> Session:
        """A row of *Indsatser*."""
        contact = self._known_contact(row, row.need(words.ID_NUMBER, cells.read_number_text))
        day = row.need(words.DATE, self._day)
        intervention = row.need("Indsats", self._intervention)
        minutes = row.read("Minutter", cells.read_minutes)
        channel = row.read("Form", lambda c: cells.read_choice(c, words.CHANNEL_LABELS))
        organisation = row.read("Organisation", cells.read_words)
        challenges = row.read("Udfordringer", self._challenges)
        row.require_sound()
        assert contact is not None and day is not None and intervention is not None
        return Session(
            contact=contact,
            date=day,
            intervention=intervention,
            minutes=minutes,
            channel=channel,
            organisation=organisation or "",
            challenges=challenges or (),
        )

    def _intervention(self, cell: RawCell) -> str:
        text = cells.read_words(cell)
        name = self.profile.intervention_name(text)
        if name is None:
            names = ", ".join(item.name for item in self.profile.interventions)
            raise Doubtful("unknown_value", tr("It must be one of: {choices}.", choices=names))
        return name

    def _challenges(self, cell: RawCell) -> tuple[str, ...]:
        found = []
        for text in cells.read_list(cell):
            name = self.profile.challenge_name(text)
            if name is None:
                choices = ", ".join(self.profile.challenges)
                raise Doubtful("unknown_value", tr("It must be one of: {choices}.", choices=choices))
            found.append(name)
        return tuple(dict.fromkeys(found))

    def activity(self, row: SheetRow) -> tuple[Activity, tuple[str, ...]]:
        """A row of *Aktiviteter*, and the keys of the contacts known to be there."""
        day = row.need(words.DATE, self._day)
        name = row.need("Aktivitet", cells.read_words)
        headcount = row.read("Antal i alt", lambda c: cells.read_whole(c, 0, soundness.MAX_COUNT))
        numbers = row.read("Deltagere", _participants) or ()
        keys = []
        for number in cells.join_split_numbers(numbers, self.find_contact):
            key = self.find_contact(number)
            if key is None:
                self._doubt_number(row, "Deltagere", number)
            else:
                keys.append(key)
        row.require_sound()
        assert day is not None and name is not None
        same = {matching(known): known for known in self.profile.activities}
        activity = Activity(date=day, name=same.get(matching(name), name), headcount=headcount)
        return activity, tuple(dict.fromkeys(keys))

    def clothing(self, row: SheetRow) -> ClothingHandout:
        """A row of *Tøj*; without an ID number it went to somebody unnamed."""
        day = row.need(words.DATE, self._day)
        contact = self._known_contact(row, row.read(words.ID_NUMBER, cells.read_number_text))
        items = row.read("Genstande", cells.read_words)
        pieces = row.read("Antal", lambda c: cells.read_whole(c, 0, soundness.MAX_COUNT))
        row.require_sound()
        assert day is not None
        return ClothingHandout(contact=contact, date=day, items=items or "", pieces=pieces)

    def answer_set(self, row: SheetRow) -> AnswerSet:
        """A row of *Trivsel*; answers may be missing."""
        contact = self._known_contact(row, row.need(words.ID_NUMBER, cells.read_number_text))
        day = row.need(words.DATE, self._day)
        one, two, three, four, five = (
            row.read(f"Svar {number}", lambda c: cells.read_whole(c, 0, 5)) for number in range(1, 6)
        )
        mode = row.read("Form", lambda c: cells.read_choice(c, words.MODE_LABELS))
        row.require_sound()
        assert contact is not None and day is not None
        return AnswerSet(contact=contact, date=day, answers=(one, two, three, four, five), mode=mode)

    def referral(self, row: SheetRow) -> Referral:
        """A row of *Henvisninger*."""
        contact = self._known_contact(row, row.need(words.ID_NUMBER, cells.read_number_text))
        day = row.need(words.DATE, self._day)
        direction = row.read("Retning", lambda c: cells.read_choice(c, words.DIRECTION_LABELS))
        offer = row.read("Tilbud", cells.read_words)
        trafficking = row.read("Menneskehandel", _yes_no)
        status = row.read("Status", lambda c: cells.read_choice(c, words.STATUS_LABELS))
        row.require_sound()
        assert contact is not None and day is not None
        return Referral(
            contact=contact,
            date=day,
            direction=direction,
            offer=offer or "",
            trafficking=trafficking,
            status=status,
        )


def _yes_no(cell: RawCell) -> bool:
    return cells.read_yes_no(cell, words.YES_NO_LABELS)


def _participants(cell: RawCell) -> tuple[str, ...]:
    """Numbers with semicolons between; a cell with one whole number is one of them."""
    if isinstance(cell.value, str) or cell.kind != "value":
        return cells.read_list(cell)
    return (cells.read_number_text(cell),)
