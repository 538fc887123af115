"""What an import adds: each row is held against what the store and the file have already.

A second import of a file adds, row by row, only what is not yet in the store as often as in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from exitdesk.domain import id_number
from exitdesk.domain.records import Attendance, Contact, Record
from exitdesk.domain.timekeeping import new_key
from exitdesk.i18n import tr
from exitdesk.returns import row_identity
from exitdesk.returns.contact_match import Difference, differences
from exitdesk.returns.import_rows import RowReader, SheetRow
from exitdesk.returns.profile_model import Profile, matching
from exitdesk.returns.row_identity import Identity
from exitdesk.returns.workbook_words import ID_NUMBER, Sheet
from exitdesk.store.person_level import binned_numbers
from exitdesk.store.reading import Reading

_MOST_DOUBTS_LOOKED_UP: Final = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One sound row: of what kind, what makes it the same as another, and the records that say it."""

    sheet: Sheet
    identity: Identity
    records: tuple[Record, ...]


class Ledger:
    """Reads rows into entries and counts them; ``batch`` holds the records that would be added."""

    def __init__(self, reading: Reading, profile: Profile, today: date) -> None:
        self.batch: list[Record] = []
        self.expected: dict[str, str] = {}  # contacts of the row in hand: how their number matches -> key
        self._reading = reading
        self._contacts = {id_number.match_key(one.id_number): one for one in reading.contacts()}
        self._stored_contacts = dict(self._contacts)
        self._near_looked_up = 0
        self._binned: frozenset[str] | None = None
        self._counts: dict[Sheet, Counter[Identity]] = {}
        self._talks: dict[Identity, list[Identity]] | None = None  # by contact, day and intervention
        self.reader = RowReader(profile, today, self.find_contact, self._near_numbers)
        self._read: dict[Sheet, Callable[[SheetRow], Entry]] = {
            Sheet.CONTACTS: self._read_contact,
            Sheet.SESSIONS: self._read_session,
            Sheet.ACTIVITIES: self._read_activity,
            Sheet.CLOTHING: self._read_clothing,
            Sheet.WELLBEING: self._read_answer_set,
            Sheet.REFERRALS: self._read_referral,
        }

    def read(self, sheet: Sheet, row: SheetRow) -> Entry:
        """What the row says; raises RowInDoubt when its doubts have grown."""
        return self._read[sheet](row)

    def add(self, entry: Entry) -> bool:
        """Take one of the store's equal rows away, or else add the records; True when they are new."""
        if entry.sheet is Sheet.CONTACTS:
            (contact,) = entry.records
            assert isinstance(contact, Contact)
            match = id_number.match_key(contact.id_number)
            if match in self._contacts:
                return False
            self._contacts[match] = contact
        else:
            counts = self._stored(entry.sheet)
            if counts[entry.identity] > 0:
                counts[entry.identity] -= 1
                return False
        self.batch.extend(entry.records)
        return True

    def contact(self, number: str) -> Contact | None:
        """The contact of a number, in the store or in the file above."""
        return self._contacts.get(id_number.match_key(number))

    def find_contact(self, number: str) -> str | None:
        """The key of a number's contact."""
        match = id_number.match_key(number)
        contact = self._contacts.get(match)
        return contact.key if contact else self.expected.get(match)

    def _near_numbers(self, number: str) -> list[str]:
        """Near matches, for the first doubts only: each looks at every contact."""
        self._near_looked_up += 1
        if self._near_looked_up > _MOST_DOUBTS_LOOKED_UP:
            return []
        return id_number.near_matches(number, sorted(one.id_number for one in self._contacts.values()), limit=3)

    def stored_minutes(self, contact: str, day: date, intervention: str) -> list[int | None]:
        """The minutes of the store's talks of that kind and day that no row of the file has stood for yet."""
        counts = self._stored(Sheet.SESSIONS)
        if self._talks is None:
            self._talks = {}
            for one in counts:
                self._talks.setdefault(row_identity.talk_of(one), []).append(one)
        alike = self._talks.get((contact, day, matching(intervention)), ())
        return [row_identity.minutes_of(one) for one in alike if counts[one] > 0]

    def is_binned(self, number: str) -> bool:
        """Whether a number's contact is in the bin."""
        if self._binned is None:
            self._binned = frozenset(binned_numbers(self._reading))
        return id_number.match_key(number) in self._binned

    def _read_contact(self, row: SheetRow) -> Entry:
        contact = self.reader.contact(row)
        match = id_number.match_key(contact.id_number)
        if self.is_binned(contact.id_number):
            row.doubt(ID_NUMBER, "contact_in_bin", tr("This contact is in the bin. Restore it from there first."))
            row.require_sound()
        known = self._contacts.get(match)
        if known is None:
            return Entry(Sheet.CONTACTS, (match,), (replace(contact, key=self.expected.get(match) or new_key()),))
        for one in differences(contact, known, self.reader.profile):
            why = _why_program(one) if match in self._stored_contacts else _why_file(one)
            row.doubt(one.column, "contact_differs", why, optional=True)
        row.require_sound()
        return Entry(Sheet.CONTACTS, (match,), (known,))

    def _read_session(self, row: SheetRow) -> Entry:
        one = self.reader.session(row)
        return Entry(Sheet.SESSIONS, row_identity.session_identity(one), (replace(one, key=new_key()),))

    def _read_activity(self, row: SheetRow) -> Entry:
        one, participants = self.reader.activity(row)
        key = new_key()
        there = (Attendance(key=new_key(), activity=key, contact=contact) for contact in participants)
        identity = row_identity.activity_identity(one, participants)
        return Entry(Sheet.ACTIVITIES, identity, (replace(one, key=key), *there))

    def _read_clothing(self, row: SheetRow) -> Entry:
        one = self.reader.clothing(row)
        return Entry(Sheet.CLOTHING, row_identity.clothing_identity(one), (replace(one, key=new_key()),))

    def _read_answer_set(self, row: SheetRow) -> Entry:
        one = self.reader.answer_set(row)
        return Entry(Sheet.WELLBEING, row_identity.answer_set_identity(one), (replace(one, key=new_key()),))

    def _read_referral(self, row: SheetRow) -> Entry:
        one = self.reader.referral(row)
        return Entry(Sheet.REFERRALS, row_identity.referral_identity(one), (replace(one, key=new_key()),))

    def _stored(self, sheet: Sheet) -> Counter[Identity]:
        """How often the store has each event of a kind, less those that rows of the file have stood for."""
        if sheet not in self._counts:
            self._counts[sheet] = self._counted(sheet)
        return self._counts[sheet]

    def _counted(self, sheet: Sheet) -> Counter[Identity]:
        reading = self._reading
        if sheet is Sheet.SESSIONS:
            return Counter(map(row_identity.session_identity, reading.sessions()))
        if sheet is Sheet.CLOTHING:
            return Counter(map(row_identity.clothing_identity, reading.clothing()))
        if sheet is Sheet.WELLBEING:
            return Counter(map(row_identity.answer_set_identity, reading.answer_sets()))
        if sheet is Sheet.REFERRALS:
            return Counter(map(row_identity.referral_identity, reading.referrals()))
        present: dict[str, list[str]] = {}
        for attendance in reading.attendances():
            present.setdefault(attendance.activity, []).append(attendance.contact)
        return Counter(
            row_identity.activity_identity(one, present.get(one.key or "", ())) for one in reading.activities()
        )


def _why_program(one: Difference) -> str:
    """What the program has, what the file has, and what to do."""
    if one.unknown and one.known:
        why = tr(
            "The program has no answer (“{known}”), and the file has “{said}”. If right, write it in the program.",
            known=one.known, said=one.said,
        )  # fmt: skip
    elif one.unknown:
        why = tr(
            "The program has nothing here, and the file has “{said}”. If right, write it in the program.",
            said=one.said,
        )
    else:
        why = tr(
            "The program has “{known}”, and the file has “{said}”. Correct whichever is wrong.",
            known=one.known, said=one.said,
        )  # fmt: skip
    return why


def _why_file(one: Difference) -> str:
    """The same, of two rows of the file."""
    if not one.known:
        return tr("A row above for the same contact is empty here. Write “{said}” in both, or in none.", said=one.said)
    return tr(
        "A row above for the same contact has “{known}”, and this one has “{said}”. Correct whichever is wrong.",
        known=one.known, said=one.said,
    )  # fmt: skip
