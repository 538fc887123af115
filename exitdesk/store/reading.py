"""The read side: domain records out of the encrypted store. Binned rows are left out unless asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from exitdesk.domain import id_number, who5
from exitdesk.domain.evening import Evening
from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.domain.records import Activity, AnswerSet, Attendance, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.domain.roles import Permission, Role
from exitdesk.store import evening_reading, history, log_reading, record_kinds, summaries, visitors
from exitdesk.store.access import Access
from exitdesk.store.history import HistoryEntry
from exitdesk.store.log_reading import LogEntry, LogFilter
from exitdesk.store.profile_rules import ProfileRules, rules_of
from exitdesk.store.record_kinds import RecordKind
from exitdesk.store.summaries import ContactSummary
from exitdesk.store.visitors import Visitor


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened with a contact; an ``attendance`` has the Activity as record, the attendance's key."""

    kind: str
    key: str
    date: date
    record: Record


@dataclass(frozen=True, slots=True)
class BinnedRow:
    """A row in the bin; ``deleted_at`` is UTC ISO text. For an attendance ``activity`` is what it belongs to."""

    kind: str
    key: str
    record: Record
    deleted_at: str
    activity: Activity | None = None


class Reading:
    """All reads of an open store. Use it on the thread that owns the store.

    ``who5_months_between`` is the profile's; whoever reads the profile sets it here. What the user's role does not see
    is refused where it is asked for (UserError) and left out where several kinds are put together.
    """

    def __init__(self, db: Database, user: str = "", role: Role = Role.LEADER) -> None:
        self._db = db
        self.access = Access(user, role, lambda: self.rules().health_interventions)
        self.who5_months_between = who5.MONTHS_BETWEEN

    def _records(self, kind: RecordKind, tail: str, values: Sequence[Any] = ()) -> list[Any]:
        records = [kind.from_row(row) for row in self._db.execute(f"{kind.select} {tail}", list(values))]
        return records if self.access.sees_all else [self.access.shown(record) for record in records]

    def _asked(self, kind: RecordKind, contact: str | None, period: Period) -> list[Any]:
        self.access.require_sees(kind.name)
        return self.dated(kind, contact, period)

    def dated(self, kind: RecordKind, contact: str | None, period: Period) -> list[Any]:
        """Records of a kind with a date, in order; none of a kind that the role does not see."""
        if not self.access.sees(kind.name):
            return []
        where: list[str] = ["r.deleted_at IS NULL"]
        values: list[Any] = []
        if kind is record_kinds.SESSION and self.access.own_sessions_only:
            # Since she is a user: who had the same name before was somebody else.
            where.append(
                "r.created_by = ? AND r.created_at >= (SELECT MIN(created_at) FROM users WHERE name = r.created_by) "
                "AND r.intervention IN (SELECT value FROM json_each(?))"
            )
            values += [self.access.user, json.dumps(sorted(self.access.health()))]
        for clause, value in (
            ("r.contact = ?", contact),
            ("r.date >= ?", period.first and period.first.isoformat()),
            ("r.date <= ?", period.last and period.last.isoformat()),
        ):
            if value is not None:
                where.append(clause)
                values.append(value)
        return self._records(kind, f"WHERE {' AND '.join(where)} ORDER BY r.date, r.created_at, r.key", values)

    # Contacts

    def contact(self, key: str) -> Contact | None:
        """The contact with this key, also when it is in the bin."""
        return next(iter(self._records(record_kinds.CONTACT, "WHERE r.key = ?", [key])), None)

    def contact_by_number(self, text: str, *, include_binned: bool = False) -> Contact | None:
        """The contact whose ID number was typed in any case, with or without the hyphen."""
        binned = "" if include_binned else "AND r.deleted_at IS NULL"
        return next(
            iter(self._records(record_kinds.CONTACT, f"WHERE r.id_key = ? {binned}", [id_number.match_key(text)])), None
        )

    def contacts(self, *, include_binned: bool = False) -> list[Contact]:
        """All contacts by ID number."""
        where = "" if include_binned else "WHERE r.deleted_at IS NULL"
        return self._records(record_kinds.CONTACT, f"{where} ORDER BY r.id_key")

    def id_numbers(self) -> dict[str, str]:
        """Key -> ID number of every contact, those in the bin included."""
        return dict(self._db.execute("SELECT key, id_number FROM contacts"))

    def search_numbers(self, typed: str, limit: int = 8) -> list[Contact]:
        """Contacts whose number begins with what was typed, then those that hold it; hyphens and case do not matter."""
        wanted = id_number.match_key(typed)
        if not wanted:
            return []
        bare = wanted.replace("-", "") or wanted
        order = "ORDER BY (r.id_key LIKE ? ESCAPE '\\') DESC, r.id_key LIMIT ?"
        part, start = f"%{_literal(bare)}%", f"{_literal(bare)}%"
        return self._records(
            record_kinds.CONTACT,
            f"WHERE r.deleted_at IS NULL AND (r.id_key LIKE ? ESCAPE '\\' OR r.id_key LIKE ? ESCAPE '\\') {order}",
            [part, f"%{_literal(wanted)}%", start, limit],
        )

    def near_numbers(self, typed: str, limit: int = 5) -> list[str]:
        """Existing numbers one slip away from what was typed."""
        numbers = (row[0] for row in self._db.execute("SELECT id_number FROM contacts WHERE deleted_at IS NULL"))
        return id_number.near_matches(typed, numbers, limit)

    def summaries(self, today: date) -> list[ContactSummary]:
        """Every contact with what the lists show of it, by ID number."""
        return summaries.all_summaries(self._db, self.contacts(), today, self.who5_months_between, self._seen_kinds())

    def summary(self, key: str, today: date) -> ContactSummary | None:
        """What the lists show of one contact; None when it is unknown or in the bin."""
        found = self._records(record_kinds.CONTACT, "WHERE r.key = ? AND r.deleted_at IS NULL", [key])
        if not found:
            return None
        return summaries.one_summary(self._db, found[0], today, self.who5_months_between, self._seen_kinds())

    def _seen_kinds(self) -> frozenset[str] | None:
        """Kinds of event that summaries may speak of; None for all of them."""
        if self.access.sees_all:
            return None
        kinds = {"activity", "clothing"} if self.access.allows(Permission.EVENINGS) else set()
        return frozenset({"contact", *kinds})

    def recent_contacts(self, today: date, limit: int = 5, exclude: Iterable[str] = ()) -> list[ContactSummary]:
        """Those seen last within 60 days, newest first, without the contacts in ``exclude``."""
        left_out = set(exclude)
        keys = summaries.recently_seen(self._db, today - timedelta(days=60), today, self._seen_kinds())
        chosen = [key for key in keys if key not in left_out][:limit]
        return [summary for key in chosen if (summary := self.summary(key, today))]

    def visitors(self, keys: Iterable[str], day: date, today: date) -> dict[str, Visitor]:
        """What the evening sheet of ``day`` shows of these contacts; those unknown or in the bin are left out."""
        wanted = list(keys)
        marks = ",".join("?" * len(wanted))
        where = f"WHERE r.deleted_at IS NULL AND r.key IN ({marks})"
        contacts = self._records(record_kinds.CONTACT, where, wanted)
        return visitors.visitors(self._db, contacts, day, today, self.who5_months_between, self._seen_kinds())

    # Records

    def sessions(self, contact: str | None = None, period: Period = WHOLE_PROJECT) -> list[Session]:
        return self._asked(record_kinds.SESSION, contact, period)

    def clothing(self, contact: str | None = None, period: Period = WHOLE_PROJECT) -> list[ClothingHandout]:
        return self._asked(record_kinds.CLOTHING, contact, period)

    def answer_sets(self, contact: str | None = None, period: Period = WHOLE_PROJECT) -> list[AnswerSet]:
        return self._asked(record_kinds.WELLBEING, contact, period)

    def referrals(self, contact: str | None = None, period: Period = WHOLE_PROJECT) -> list[Referral]:
        return self._asked(record_kinds.REFERRAL, contact, period)

    def activities(self, period: Period = WHOLE_PROJECT) -> list[Activity]:
        return self._asked(record_kinds.ACTIVITY, None, period)

    def attendances(self, *, activity: str | None = None, contact: str | None = None) -> list[Attendance]:
        """Attendances of one activity, of one contact, or all; in the order they were typed."""
        self.access.require_sees("attendance")
        where, values = ["r.deleted_at IS NULL"], []
        for clause, value in (("r.activity = ?", activity), ("r.contact = ?", contact)):
            if value is not None:
                where.append(clause)
                values.append(value)
        return self._records(
            record_kinds.ATTENDANCE, f"WHERE {' AND '.join(where)} ORDER BY r.created_at, r.key", values
        )

    def record(self, kind: str, key: str) -> Record | None:
        """Any record by kind and key, also when it is in the bin."""
        self.access.require_sees(kind)
        if kind == "session" and self.access.own_sessions_only:
            return next((one for one in self.sessions() if one.key == key), None)
        return next(iter(self._records(record_kinds.kind_named(kind), "WHERE r.key = ?", [key])), None)

    # Views over several kinds

    def timeline(self, contact: str) -> list[TimelineEntry]:
        """Everything that happened with one contact, newest first."""
        entries = [
            TimelineEntry(kind.name, record.key, record.date, record)
            for kind in record_kinds.KINDS
            if kind.timeline
            for record in self.dated(kind, contact, WHOLE_PROJECT)
        ]
        if not self.access.sees("attendance"):
            return sorted(entries, key=lambda entry: (entry.date, entry.key), reverse=True)
        columns = ",".join(f"r.{name}" for name in record_kinds.ACTIVITY.columns)
        rows = self._db.execute(
            f"SELECT t.key, {columns} FROM attendances t JOIN activities r ON r.key = t.activity "
            "WHERE t.contact = ? AND t.deleted_at IS NULL AND r.deleted_at IS NULL",
            [contact],
        )
        for row in rows:
            activity = self.access.shown(record_kinds.ACTIVITY.from_row(row[1:]))
            entries.append(TimelineEntry("attendance", row[0], activity.date, activity))
        return sorted(entries, key=lambda entry: (entry.date, entry.key), reverse=True)

    def bin(self, contact: str | None = None) -> list[BinnedRow]:
        """What is in the bin (of one contact, or all), newest first."""
        found = []
        for kind in record_kinds.KINDS:
            if not self._sees_bin_of(kind):
                continue
            where = "r.deleted_at IS NOT NULL"
            owner = "key" if kind is record_kinds.CONTACT else "contact"
            if contact is not None and kind is record_kinds.ACTIVITY:
                continue
            if contact is not None:
                where += f" AND r.{owner} = ?"
            columns = ",".join(f"r.{name}" for name in kind.columns)
            rows = self._db.execute(
                f"SELECT r.deleted_at, {columns} FROM {kind.table} r WHERE {where}",
                [] if contact is None else [contact],
            )
            for row in rows.fetchall():
                record = self.access.shown(kind.from_row(row[1:]))
                parent = self.record("activity", record.activity) if isinstance(record, Attendance) else None
                activity = parent if isinstance(parent, Activity) else None
                found.append(BinnedRow(kind.name, row[1], record, row[0], activity))
        return sorted(found, key=lambda row: row.deleted_at, reverse=True)

    def _sees_bin_of(self, kind: RecordKind) -> bool:
        if kind is record_kinds.CONTACT:
            return self.access.allows(Permission.EDIT_CONTACTS)
        return self.access.sees(kind.name) and not (kind is record_kinds.SESSION and self.access.own_sessions_only)

    def row_history(self, key: str) -> list[HistoryEntry]:
        """Everything that was done to one row, oldest first."""
        self.access.require(Permission.SEE_BACKGROUND)
        return history.entries_of_row(self._db, key)

    def log_page(
        self, wanted: LogFilter, limit: int = log_reading.PAGE, before_seq: int | None = None
    ) -> list[LogEntry]:
        """The log for a leader: at most ``limit`` entries older than entry ``before_seq``, the newest first."""
        self.access.require(Permission.LOG)
        return log_reading.read_page(self._db, wanted, limit, before_seq)

    def log_count(self, wanted: LogFilter) -> int:
        """How many entries of the log the filter lets through."""
        self.access.require(Permission.LOG)
        return log_reading.count(self._db, wanted)

    def log_names(self) -> list[str]:
        """Everybody whose acts are in the log."""
        self.access.require(Permission.LOG)
        return log_reading.names(self._db)

    def log_begins(self) -> str | None:
        """When the oldest entry kept was made, UTC ISO text."""
        self.access.require(Permission.LOG)
        return log_reading.first_day(self._db)

    def log_of_contact(self, contact: str) -> list[LogEntry]:
        """Everything the log holds about one contact, the newest first; she has a right to it."""
        self.access.require(Permission.EXPORT)
        return log_reading.read_page(self._db, LogFilter(contact=contact), limit=-1)

    def past_retention(self, today: date, months: int | None = None) -> list[ContactSummary]:
        """Contacts, those in the bin included, with whom nothing happened for the retention time (the profile's)."""
        self.access.require(Permission.ERASE)
        limit = who5.months_after(today, -(months or self.rules().retention_months))
        everybody = summaries.all_summaries(
            self._db, self.contacts(include_binned=True), today, self.who5_months_between
        )
        return [summary for summary in everybody if max(summary.last_seen, summary.contact.ended or date.min) < limit]

    def evening(self, day: date, activities: tuple[str, ...]) -> Evening:
        """What is stored for a Rede-day, in the order people were written down."""
        self.access.require(Permission.EVENINGS)
        return evening_reading.stored_evening(self._db, self, day, activities)

    def activity_of(self, day: date, name: str) -> Activity | None:
        """The first activity of this name on this day."""
        self.access.require_sees("activity")
        found = self._records(
            record_kinds.ACTIVITY,
            "WHERE r.date = ? AND r.name = ? AND r.deleted_at IS NULL ORDER BY r.created_at, r.key LIMIT 1",
            [day.isoformat(), name],
        )
        return found[0] if found else None

    # The rest

    def profile(self) -> tuple[str, int, str]:
        """(name, version, TOML text) of the profile in force."""
        row = self._db.execute("SELECT name, version, toml FROM profiles ORDER BY version DESC LIMIT 1").fetchone()
        return str(row[0]), int(row[1]), str(row[2])

    def profile_text(self, version: int) -> str | None:
        """The TOML text of one version of the profile."""
        row = self._db.execute("SELECT toml FROM profiles WHERE version = ?", [version]).fetchone()
        return None if row is None else str(row[0])

    def rules(self) -> ProfileRules:
        """What the store itself must know of the profile in force."""
        return rules_of(self.profile()[2])

    def draft(self, page: str) -> str | None:
        """The user's own stashed entry of a page as JSON text."""
        return self.drafts().get(page)

    def drafts(self) -> dict[str, str]:
        """Page -> stashed entry of this user; nobody sees another's."""
        return dict(self._db.execute("SELECT page, entry FROM drafts WHERE user = ?", [self.access.user]))

    def setting(self, name: str) -> str | None:
        """A setting that belongs to the store (language, backup folder …)."""
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
        return None if row is None else str(row[0])

    def measurements(self, contact: str) -> list[who5.Measurement]:
        """One contact's WHO-5 answer sets with waves and flags, oldest first."""
        return who5.measurements(self.answer_sets(contact))

    def allows(self, permission: Permission) -> bool:
        """Whether the user's role includes the permission."""
        return self.access.allows(permission)

    def require(self, permission: Permission) -> None:
        """Raise UserError when the user's role does not include the permission."""
        self.access.require(permission)

    @property
    def database(self) -> Database:
        """For the other modules of the store layer."""
        return self._db


def _literal(typed: str) -> str:
    """For LIKE with ``\\`` as escape: what is typed stands for itself."""
    return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
