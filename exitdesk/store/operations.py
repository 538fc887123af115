"""The only way to change anything: each operation is one transaction, writes the history and returns its Changes."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final, TypeVar

from sqlite_utils import Database

from exitdesk.domain import id_number, who5
from exitdesk.domain.evening import Evening
from exitdesk.domain.names import Renaming
from exitdesk.domain.records import Activity, Attendance, Contact, PrintedForm, Record
from exitdesk.domain.roles import Permission
from exitdesk.domain.soundness import require_day, require_sound
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.store import erasure, evening_sheet, history, record_kinds, renaming, unfinished
from exitdesk.store.changes import Changes
from exitdesk.store.connection import DatabaseError, InPlace, explained_database
from exitdesk.store.erasure import ErasureReceipt
from exitdesk.store.history import Action, HistoryEntry, NewEntry
from exitdesk.store.read_only import ReadOnly
from exitdesk.store.reading import Reading
from exitdesk.store.transaction import Transaction

Progress = Callable[[int, int], None]
T = TypeVar("T")
EDITION: Final = "slots_edition"


class Operations:
    """All changes of an open store. ``today`` gives the Rede-day.

    The user of ``reading`` is written into every row and entry; what that user's role does not include is refused
    (UserError) with nothing changed.

    ``in_place`` is asked before each commit, so that nothing is reported saved into a file that is gone.
    """

    def __init__(
        self,
        db: Database,
        reading: Reading,
        today: Callable[[], date],
        *,
        read_only: ReadOnly | None,
        in_place: InPlace | None = None,
    ) -> None:
        self._db = db
        self._reading = reading
        self._user = reading.access.user
        self._today = today
        self._access = reading.access
        self._read_only = read_only
        self._in_place = in_place
        self._undoable: list[tuple[str, int]] = []  # operation, number of its first entry

    @contextlib.contextmanager
    def _transaction(self, *, undoable: bool = True) -> Iterator[Transaction]:
        if self._read_only is not None:
            raise self._read_only.refusal()
        try:
            with self._db.atomic():
                transaction = Transaction(self._db, self._access, at=utc_now(), operation=new_key())
                yield transaction
                transaction.write()
                if self._in_place is not None:
                    self._in_place.require()
        except DatabaseError as error:
            raise explained_database(error) from error
        if undoable and transaction.touched:
            self._undoable.append((transaction.operation, transaction.first_entry))

    # Records

    def new_number(self) -> str:
        """A fresh ID number that no contact has, those in the bin included."""
        while True:
            number = id_number.new_id_number()
            if self._reading.contact_by_number(number, include_binned=True) is None:
                return number

    def save(self, record: Record) -> Changes:
        """Add the record when its key is None, else change it. Raises UserError when it is not sound."""
        return self.save_all([record])

    def save_all(self, records: Iterable[Record]) -> Changes:
        """Several records in one transaction and one undo."""
        with self._transaction() as transaction:
            for record in records:
                require_sound(record, self._today())
                if isinstance(record, Contact):
                    self._require_free_number(record)
                if record.key is None:
                    transaction.add(dataclasses.replace(record, key=new_key()))
                else:
                    transaction.change(record)
        return transaction.changes()

    def _require_free_number(self, contact: Contact) -> None:
        other = self._reading.contact_by_number(contact.id_number, include_binned=True)
        if other is None or other.key == contact.key:
            return
        if self._reading.contact_by_number(contact.id_number) is None:
            raise UserError(tr("The ID number {number} is in the bin. Restore it from there.", number=other.id_number))
        raise UserError(
            tr("The ID number {number} is already in use. Open that contact instead.", number=other.id_number)
        )

    def bin(self, kind: str, key: str) -> Changes:
        """Put a row in the bin; it can be restored."""
        return self.bin_all([(kind, key)])

    def bin_all(self, rows: Iterable[tuple[str, str]]) -> Changes:
        """Put several rows, as (kind, key), in the bin in one transaction and one undo."""
        return self._move(rows, binned=True)

    def restore(self, kind: str, key: str) -> Changes:
        """Take a row back out of the bin."""
        return self._move([(kind, key)], binned=False)

    def _move(self, rows: Iterable[tuple[str, str]], *, binned: bool) -> Changes:
        with self._transaction() as transaction:
            for kind, key in rows:
                transaction.move(record_kinds.kind_named(kind), key, binned=binned)
        return transaction.changes()

    def save_evening(self, evening: Evening, *, newcomers: Iterable[Contact] = (), draft: str = "") -> Changes:
        """Make the store hold what the sheet's rows say, for those contacts on that Rede-day; one transaction.

        Contacts that are not on the sheet are left alone. ``newcomers`` are contacts first met that day, with the keys
        that the rows name; those already stored are passed over. ``draft`` is the page whose stashed entry is herewith
        saved: it goes in the same transaction.
        """
        self._access.require(Permission.EVENINGS)
        require_day(evening.day, self._today())
        before = self._reading.evening(evening.day, evening.activities)
        with self._transaction() as transaction:
            for contact in newcomers:
                if contact.key is not None and self._reading.contact(contact.key) is None:
                    require_sound(contact, self._today())
                    self._require_free_number(contact)
                    transaction.add(contact)
            evening_sheet.write(transaction, self._reading, before, evening, self._today())
            if draft:
                self._db.execute("DELETE FROM drafts WHERE page = ? AND user = ?", [draft, self._user])
        return transaction.changes()

    def save_activity(self, activity: Activity, contacts: Iterable[str]) -> Changes:
        """Add or change an activity, with exactly these contacts known to be there; one transaction and one undo.

        Who is no longer among them goes to the bin; a contact named twice counts once.
        """
        wanted = dict.fromkeys(contacts)
        with self._transaction() as transaction:
            require_sound(activity, self._today())
            present = self._reading.attendances(activity=activity.key) if activity.key else []
            if activity.key is None:
                activity = dataclasses.replace(activity, key=new_key())
                transaction.add(activity)
            else:
                transaction.change(activity)
            assert activity.key is not None
            for attendance in present:
                if attendance.contact not in wanted and attendance.key is not None:
                    transaction.move(record_kinds.ATTENDANCE, attendance.key, binned=True)
            there = {attendance.contact for attendance in present}
            for contact in wanted:
                if contact not in there:
                    transaction.add(Attendance(key=new_key(), activity=activity.key, contact=contact))
        return transaction.changes()

    def import_records(self, batch: Sequence[Record], *, progress: Progress | None = None) -> Changes:
        """Add records that carry their own keys, in one transaction and one undo; ``progress`` may raise to stop it."""
        self._access.require(Permission.IMPORT)
        today = self._today()
        with self._transaction() as transaction:
            for number, record in enumerate(batch):
                require_sound(record, today)
                transaction.add(record)
                if progress and number % 500 == 0:
                    progress(number, len(batch))
        return transaction.changes()

    # Undo

    def can_undo(self) -> bool:
        """True when something was done in this session that can be undone."""
        return bool(self._undoable)

    def undo(self) -> Changes | None:
        """Undo the last operation of this session; None when there is none. Undoing is itself in the history."""
        if not self._undoable:
            return None
        entries = history.entries_of_operation(self._db, *self._undoable[-1])
        with self._transaction(undoable=False) as transaction:
            for entry in reversed(entries):
                self._undo_entry(transaction, entry)
        self._undoable.pop()
        return transaction.changes()

    def _undo_entry(self, transaction: Transaction, entry: HistoryEntry) -> None:
        if entry.kind == "profile":
            transaction.remove_profile(entry.row)
            return
        kind = record_kinds.kind_named(entry.kind)
        if entry.action is Action.ADDED:
            transaction.remove(kind, entry.row)
        elif entry.action is Action.CHANGED:
            transaction.change_values(kind, entry.row, entry.old or {}, action=Action.UNDONE)
        else:
            transaction.move(kind, entry.row, binned=entry.action is Action.RESTORED, action=Action.UNDONE)

    # Erasing

    def erase_contact(self, key: str) -> tuple[Changes, ErasureReceipt]:
        """Erase everything on one contact for good; a contact in the bin too. Nothing of it can be undone."""
        self._access.require(Permission.ERASE)
        contact = self._reading.contact(key)
        if contact is None:
            raise UserError(tr("That entry is no longer in the store. The page has been read again."))
        with self._transaction(undoable=False) as transaction:
            receipt = erasure.erase_contact_rows(self._db, contact, transaction.at, self._user)
            transaction.note_erased("contact", key, key, receipt.rows)
        self._forget_for_good()
        return dataclasses.replace(transaction.changes(), erased=((key, contact.id_number),)), receipt

    def erase_row(self, kind: str, key: str) -> Changes:
        """Erase one row from the bin for good: a talk, a handout, an activity … (contacts: ``erase_contact``)."""
        self._access.require(Permission.ERASE)
        declared = record_kinds.kind_named(kind)
        with self._transaction(undoable=False) as transaction:
            contact = transaction.require_binned(declared, key)
            gone = erasure.erase_single_row(self._db, declared, key)
            transaction.note_erased(kind, key, contact, {kind: gone})
        self._forget_for_good()
        return transaction.changes()

    def _forget_for_good(self) -> None:
        self._undoable.clear()  # what was erased cannot come back by undoing what was done before
        with contextlib.suppress(DatabaseError):  # a reader is in the way: it happens at closing
            erasure.empty_write_ahead_log(self._db)

    def age_log(self) -> int:
        """Drop log entries older than the profile's months; gives how many went."""
        months = self._reading.rules().log_months
        limit = datetime.combine(who5.months_after(self._today(), -months), time.min, UTC)
        with self._transaction(undoable=False) as transaction:
            gone = history.age_out(self._db, limit.isoformat(timespec="milliseconds"))
            if gone:
                transaction.log([NewEntry(Action.AGED_OUT, new={"detail": str(gone)})])
        return gone

    # The rest

    def save_profile(
        self, name: str, toml: str, *, renamings: Collection[Renaming] = (), draft: str = "",
        progress: Progress | None = None,
    ) -> Changes:  # fmt: skip
        """A new version of the profile; earlier versions stay.

        Rows that carry an old name of ``renamings`` carry the new one afterwards, in the same transaction and undo.
        ``draft`` is the page whose stashed entry is herewith saved; ``progress`` may raise to take everything back.
        """
        self._access.require(Permission.PROFILE)
        with self._transaction() as transaction:
            transaction.add_profile(name, toml)
            renaming.rename_rows(self._db, transaction, renamings, progress)
            if draft:
                self._db.execute("DELETE FROM drafts WHERE page = ? AND user = ?", [draft, self._user])
        return transaction.changes()

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting with the store; not in the history. What begins with ``last_`` every role may note."""
        if not name.startswith("last_"):
            self._access.require(Permission.SETTINGS)
        with self._transaction(undoable=False):
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, value])

    def stash(self, page: str, entry: str | None) -> None:
        """Keep a page's unfinished entry (JSON text), encrypted in the store; None throws it away."""
        with self._transaction(undoable=False):
            unfinished.stash(self._db, page, self._user, entry)

    def register_printed_forms(self, forms: Iterable[PrintedForm]) -> None:
        """Remember whose code each printed form carries, and that it was printed. One transaction."""
        self._access.require(Permission.PRINT_FORMS)
        rows = list(forms)
        at = utc_now()
        with self._transaction(undoable=False) as transaction:
            self._db.conn.executemany(
                "INSERT INTO printed_forms VALUES (?,?,?,?,?,?)",
                [(form.code, form.contact, form.language, form.layout, at, self._user) for form in rows],
            )
            transaction.log(NewEntry(Action.PRINTED, "contact", form.contact) for form in rows)

    def log_opening(self, action: Action, failed: Sequence[str]) -> None:
        """Write down that the store was unlocked, and when it was tried in vain before (local times)."""
        with self._transaction(undoable=False) as transaction:
            transaction.log(NewEntry(Action.FAILED_UNLOCK, new={"detail": moment}) for moment in failed)
            transaction.log([NewEntry(action)])

    def remember_edition(self, edition: int) -> None:
        """How often the header's slots have changed; an older header is thus known when it comes back.

        The number never goes down: what is changed in an older header does not make it the newest.
        """
        with self._transaction(undoable=False):
            newest = str(max(edition, self.known_edition()))
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [EDITION, newest])

    def known_edition(self) -> int:
        """The newest edition of the slots that was ever written."""
        return int(self._reading.setting(EDITION) or 0)

    def in_transaction(self, work: Callable[[Transaction], T]) -> T:
        """For the other modules of the store layer that keep rows of their own: one transaction, not to be undone."""
        with self._transaction(undoable=False) as transaction:
            return work(transaction)

    def change_users(self, change: Callable[[Transaction], None]) -> Changes:
        """One transaction in which a leader's change of users happens."""
        self._access.require(Permission.USERS)
        with self._transaction(undoable=False) as transaction:
            change(transaction)
        return transaction.changes()

    def log(self, action: Action, *, contacts: Collection[str] = (), detail: str = "") -> None:
        """Write into the log that something was read, searched (not for what), exported or printed."""
        new: dict[str, Any] | None = {"detail": detail} if detail else None
        with self._transaction(undoable=False) as transaction:
            entries = [NewEntry(action, kind="contact", row=key, new=new) for key in contacts]
            transaction.log(entries or [NewEntry(action, new=new)])
