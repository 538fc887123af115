"""A store that is open, until it is closed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlite_utils import Database

from exitdesk.domain.roles import Permission, Role
from exitdesk.errors import EnvironmentFailure
from exitdesk.store import closed_pages, connection, history, pending, vault
from exitdesk.store.headers import Header
from exitdesk.store.operations import Operations
from exitdesk.store.read_only import ReadOnly
from exitdesk.store.reading import Reading
from exitdesk.store.vault import Unlocked


class OpenStore:
    """An unlocked store; a context manager. Everything runs on the thread that opened it.

    ``warnings`` are sentences for the user: a mended header, damage, another program writing. ``why_read_only`` is None
    when the store can be written.
    ``closed_cleanly`` is False when the program before ended without closing the store; nothing saved is lost by that.
    """

    def __init__(
        self,
        folder: Path,
        db: Database,
        unlocked: Unlocked,
        user: str,
        role: Role,
        lock: connection.WriterLock | None,
        today: Callable[[], date],
        why_read_only: ReadOnly | None = None,
    ) -> None:
        self.folder = folder
        self.db = db
        self.user = user
        self.role = role
        self.why_read_only = why_read_only
        self.read_only = why_read_only is not None
        self.warnings: list[str] = []
        self.closed_cleanly = history.last_mark(db) == unlocked.header.mark
        self.reading = Reading(db, user, role)
        self._in_place = connection.InPlace(connection.database_path(folder))
        self.operations = Operations(db, self.reading, today, read_only=why_read_only, in_place=self._in_place)
        self._unlocked = unlocked
        self._lock = lock

    def allows(self, permission: Permission) -> bool:
        """Whether the role of the user at the desk includes the permission."""
        return self.reading.allows(permission)

    @property
    def practice(self) -> bool:
        """True for a practice store with invented data."""
        return self._unlocked.header.practice

    @property
    def data_key(self) -> bytes:
        """For the other modules of the store layer."""
        return self._unlocked.data_key

    @property
    def header(self) -> Header:
        return self._unlocked.header

    def require_writable(self) -> None:
        """Raise UserError, with the reason, when nothing can be written."""
        if self.why_read_only is not None:
            raise self.why_read_only.refusal()

    def replace_header(self, header: Header) -> None:
        """Seal a changed header and write both copies; then remember in the database which edition of the slots it is:
        older headers put back later are thus noticed.

        Raises EnvironmentFailure, with the header as it was, when the first copy cannot be written. What fails after
        that is done at the next opening.
        """
        sealed = header.sealed(self.data_key)
        before = replace(self.header, generation=sealed.generation).sealed(self.data_key)
        try:
            vault.write_copies(self.folder, sealed, instead=before)
        except EnvironmentFailure:
            self._unlocked = replace(self._unlocked, header=before)
            raise
        changed_slots = sealed.edition != self.header.edition
        self._unlocked = replace(self._unlocked, header=sealed)
        if changed_slots:
            with contextlib.suppress(EnvironmentFailure):
                self.operations.remember_edition(sealed.edition)

    def swap(self, conn: Any, unlocked: Unlocked) -> None:
        """Go on with the connection and header that took the place of those before (``rekey``)."""
        self.db.conn = conn
        self._unlocked = unlocked
        self._in_place.look_again()

    def close(self) -> None:
        """Remember in the header how far the history has come, close the database, let the next program in.

        Raises EnvironmentFailure when the header cannot be written or the store is gone: it then remembers an earlier
        moment, and everything that was saved is in the database.
        """
        if self._lock is None:
            self.db.conn.close()
            return
        mark = self.header.mark
        try:
            try:
                mark = history.last_mark(self.db)
                self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except connection.DatabaseError as error:
                raise connection.explained_database(error) from error
            finally:
                self.db.conn.close()
            if mark != self.header.mark:
                self.replace_header(replace(self.header, mark=replace(mark, pages=self._pages())))
        finally:
            self._lock.release()
            self._lock = None

    def _pages(self) -> str:
        """What the pages of the closed database are; not known when a reader keeps the last of them in the log."""
        try:
            if pending.is_pending(self.folder):
                return ""
            return closed_pages.hash_of(connection.database_path(self.folder))
        except OSError:
            return ""

    def __enter__(self) -> OpenStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
