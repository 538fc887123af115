"""One open transaction: rows are written as they come, their history in one go at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.domain.records import Activity, Record
from exitdesk.domain.roles import Permission
from exitdesk.domain.timekeeping import new_key
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.store import history
from exitdesk.store.access import Access
from exitdesk.store.changes import Changes
from exitdesk.store.history import Action, NewEntry
from exitdesk.store.record_kinds import CONTACT, KINDS, RecordKind, kind_of

RECORD_KINDS: Final = frozenset(kind.name for kind in KINDS)


class Transaction:
    """Used inside ``db.atomic()`` only. ``at`` is UTC ISO text, ``operation`` the key all its history entries share.

    Every row that is added or changed goes through here, so this is where the user's role is asked (UserError).
    """

    def __init__(self, db: Database, access: Access, *, at: str, operation: str) -> None:
        self._db = db
        self._access = access
        self.at = at
        self._by = access.user
        self.operation = operation
        self.first_entry = 0
        self.touched: list[tuple[str, str, str | None]] = []
        self._entries: list[NewEntry] = []
        self._inserts: dict[str, list[list[Any]]] = {}

    def add(self, record: Record) -> None:
        """Insert a record that carries its key."""
        kind, key = kind_of(record), record.key
        assert key is not None
        self._access.require_may_add(record, kind.name)
        values = kind.to_values(record)
        meta = [self.at, self._by, self.at, self._by, None]
        self._inserts.setdefault(kind.insert_sql, []).append([*kind.stored_values(key, values), *meta])
        given = {name: value for name, value in values.items() if value is not None and value != ""}
        self._note(Action.ADDED, kind, key, values, new=given)

    def change(self, record: Record) -> None:
        """Change a record to these values; nothing is written when they are the same."""
        assert record.key is not None
        kind = kind_of(record)
        self._require_may_change(kind, record.key)
        self._access.require_may_change(record, kind.name, self._access.user)
        wanted = kind.to_values(record)
        if isinstance(record, Activity) and not self._access.allows(Permission.NOTES):
            del wanted["note"]  # it was not shown, so it stays
        self.change_values(kind, record.key, wanted)

    def _require_may_change(self, kind: RecordKind, key: str) -> None:
        """Ask the role about the row as it is stored."""
        if self._access.sees_all:
            return
        self._flush()
        row = self._db.execute(f"{kind.select} WHERE r.key = ?", [key]).fetchone()
        by = self._db.execute(
            f"SELECT r.created_by FROM {kind.table} r JOIN users u ON u.name = r.created_by "
            "WHERE r.key = ? AND r.created_at >= u.created_at",
            [key],
        ).fetchone()
        if row is not None:
            self._access.require_may_change(kind.from_row(row), kind.name, by[0] if by else "")

    def change_values(
        self, kind: RecordKind, key: str, wanted: Mapping[str, Any], *, action: Action = Action.CHANGED
    ) -> None:
        """Change some fields (as SQL values) of a row."""
        values, deleted_at = self._stored(kind, key)
        old = {name: values[name] for name in wanted if values[name] != wanted[name]}
        if not old:
            return
        new = {name: wanted[name] for name in old}
        self._update(kind, key, {**values, **new}, deleted_at)
        self._note(action, kind, key, values, old=old, new=new)

    def move(self, kind: RecordKind, key: str, *, binned: bool, action: Action | None = None) -> None:
        """Put a row in the bin, or take it out."""
        self._require_may_change(kind, key)
        values, deleted_at = self._stored(kind, key)
        if (deleted_at is not None) is binned:
            return
        self._update(kind, key, values, self.at if binned else None)
        self._note(action or (Action.BINNED if binned else Action.RESTORED), kind, key, values)

    def remove(self, kind: RecordKind, key: str) -> None:
        """Take back an addition: the row goes, the history keeps what it was.

        Raises UserError for a contact whose form has been printed: the paper's code must go on leading to somebody.
        """
        values, _ = self._stored(kind, key)
        printed = "SELECT 1 FROM printed_forms WHERE contact = ?"
        if kind is CONTACT and self._db.execute(printed, [key]).fetchone():
            raise UserError(
                tr("A form has been printed for this contact, so this cannot be undone. Use the bin instead.")
            )
        self._flush()
        self._db.execute(f"DELETE FROM {kind.table} WHERE key = ?", [key])
        self._note(Action.UNDONE, kind, key, values, old=values)

    def require_binned(self, kind: RecordKind, key: str) -> str | None:
        """The contact a row in the bin belongs to. Raises UserError for a row that is not in the bin."""
        values, deleted_at = self._stored(kind, key)
        if deleted_at is None:
            raise UserError(tr("Put it in the bin first. From there it can be erased for good."))
        return values.get("contact")

    def note_erased(self, kind: str, key: str, contact: str | None, rows: Mapping[str, int]) -> None:
        """The entry that says that something was erased: how many rows, and nothing of what they held."""
        self.touched += [(name, key, contact) for name in rows if name in RECORD_KINDS]
        self._entries.append(NewEntry(Action.ERASED, kind, key, new={"rows": sum(rows.values())}))

    def note_user(self, action: Action, key: str, detail: str) -> None:
        """An entry about a user of the store."""
        self.touched.append(("user", key, None))
        self._entries.append(NewEntry(action, "user", key, new={"detail": detail}))

    def add_profile(self, name: str, toml: str) -> None:
        """Add the next version of the profile."""
        version = self._db.execute("SELECT coalesce(MAX(version), 0) + 1 FROM profiles").fetchone()[0]
        key = new_key()
        self._db.execute(
            "INSERT INTO profiles VALUES (?,?,?,?,?,?,?,?,NULL)",
            [key, version, name, toml, self.at, self._by, self.at, self._by],
        )
        self.touched.append(("profile", key, None))
        self._entries.append(NewEntry(Action.ADDED, "profile", key, new={"name": name, "version": version}))

    def remove_profile(self, key: str) -> None:
        """Take back the newest version of the profile."""
        self._db.execute("DELETE FROM profiles WHERE key = ? AND version > 1", [key])
        self.touched.append(("profile", key, None))
        self._entries.append(NewEntry(Action.UNDONE, "profile", key))

    def log(self, entries: Iterable[NewEntry]) -> None:
        """Entries that change no row."""
        self._entries.extend(entries)

    def write(self) -> None:
        """Write what is still held back, and the history."""
        self._flush()
        if self._entries:
            self.first_entry = history.append(
                self._db, self._entries, at=self.at, by=self._by, operation=self.operation
            )

    def changes(self) -> Changes:
        return Changes.of(self.touched, self.operation)

    def _flush(self) -> None:
        for sql, rows in self._inserts.items():
            self._db.conn.executemany(sql, rows)
        self._inserts = {}

    def _stored(self, kind: RecordKind, key: str) -> tuple[dict[str, Any], str | None]:
        self._flush()
        row = self._db.execute(
            f"SELECT {','.join(kind.columns[1:])}, deleted_at FROM {kind.table} WHERE key = ?", [key]
        ).fetchone()
        if row is None:
            raise UserError(tr("That entry is no longer in the store. The page has been read again."))
        return dict(zip(kind.columns[1:], row, strict=False)), row[-1]

    def _update(self, kind: RecordKind, key: str, values: Mapping[str, Any], deleted_at: str | None) -> None:
        stored = kind.stored_values(key, values)[1:]
        self._db.execute(kind.update_sql, [*stored, self.at, self._by, deleted_at, key])

    def _note(
        self,
        action: Action,
        kind: RecordKind,
        key: str,
        values: Mapping[str, Any],
        *,
        old: Mapping[str, Any] | None = None,
        new: Mapping[str, Any] | None = None,
    ) -> None:
        self.touched.append((kind.name, key, key if kind.name == "contact" else values.get("contact")))
        self._entries.append(NewEntry(action, kind.name, key, old, new))
