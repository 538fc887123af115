"""Making, opening and closing a store."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.domain.passphrase import judge
from exitdesk.domain.roles import Permission, Role
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.store import attempts, connection, half_made, history, keys, pending, vault
from exitdesk.store.files import explained, make_private_folder
from exitdesk.store.history import Action
from exitdesk.store.keys import KdfCost
from exitdesk.store.operations import Operations
from exitdesk.store.page_tags import hash_of_tags
from exitdesk.store.reading import Reading
from exitdesk.store.recovery_code import new_recovery_code, read_recovery_code
from exitdesk.store.slots import SlotKind
from exitdesk.store.vault import Header, StoreState, Unlocked

MINIMUM_PASSPHRASE: Final = 15
LONGEST_NAME: Final = 80


class OpenStore:
    """An unlocked store; a context manager. Everything runs on the thread that opened it.

    ``warnings`` are sentences for the user: a mended header, commits that were lost, another program writing.
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
    ) -> None:
        self.folder = folder
        self.db = db
        self.user = user
        self.role = role
        self.read_only = lock is None
        self.warnings: list[str] = []
        self.closed_cleanly = history.last_mark(db) == unlocked.header.mark
        self.reading = Reading(db, user, role)
        self._in_place = connection.InPlace(connection.database_path(folder))
        self.operations = Operations(db, self.reading, today, read_only=self.read_only, in_place=self._in_place)
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
            return "" if pending.is_pending(self.folder) else hash_of_tags(connection.database_path(self.folder))
        except OSError:
            return ""

    def __enter__(self) -> OpenStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def require_passphrase(passphrase: str) -> None:
    """Raise UserError when a new passphrase is too short (15 characters) or among the first that are guessed.

    OWASP's advice: no composition rules.
    """
    if len(keys.normalised(passphrase)) < MINIMUM_PASSPHRASE:
        raise UserError(
            tr("The passphrase needs at least {n} characters. Four or five words do well.", n=MINIMUM_PASSPHRASE)
        )
    if not judge(passphrase).accepted:
        raise UserError(tr("It is among the first that would be tried. Choose words that do not belong together."))


def require_name(user: str) -> None:
    if not user.strip() or not user.isprintable() or len(user) > LONGEST_NAME:
        raise UserError(tr("A user name is missing. Write one, such as your first name."))


def create_store(
    folder: Path,
    *,
    profile_name: str,
    profile_toml: str,
    user: str,
    passphrase: str,
    practice: bool = False,
    cost: KdfCost | None = None,
    today: Callable[[], date] = date.today,
) -> tuple[OpenStore, str]:
    """Make a store in ``folder`` and open it; returns it with the recovery code, which is shown once and kept nowhere.

    The user is a leader. Raises UserError when something is there already or the passphrase is too short; on failure
    nothing is left behind.
    """
    _require_absent(folder)
    require_passphrase(passphrase)
    require_name(user)
    new_folder = not folder.exists()
    make_private_folder(folder)
    data_key, code = secrets.token_bytes(keys.KEY_BYTES), new_recovery_code()
    chosen = cost or KdfCost()
    header = vault.new_header(practice).with_slot(SlotKind.USER, user, passphrase, data_key, chosen)
    header = header.with_slot(SlotKind.RECOVERY, "", code, data_key, chosen).sealed(data_key)
    lock = connection.WriterLock(folder)
    if not lock.acquire():
        raise UserError(tr("Another program is making a store in this folder."))
    try:
        _require_absent(folder)  # another program may have made it just now
        half_made.clear(folder)
        db = half_made.make_database(
            folder, Unlocked(header, data_key), lambda new: _first_rows(new, user.strip(), profile_name, profile_toml)
        )
    except BaseException as error:
        half_made.clear(folder)
        lock.release()
        if new_folder:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, connection.DatabaseError):
            raise connection.explained_database(error) from error
        if isinstance(error, OSError):
            raise explained(error, folder) from error
        raise
    return OpenStore(folder, db, Unlocked(header, data_key), user.strip(), Role.LEADER, lock, today), code


def _require_absent(folder: Path) -> None:
    if vault.store_state(folder) is not StoreState.ABSENT:
        raise UserError(
            tr("There is already a store in “{name}”. Open it, or choose another folder.", name=folder.name)
        )


def _first_rows(db: Database, user: str, profile_name: str, profile_toml: str) -> None:
    at = utc_now()
    meta = [at, user, at, user]
    with db.atomic():
        insert_user(db, user, Role.LEADER, user)
        db.execute(
            "INSERT INTO profiles VALUES (?,?,?,?,?,?,?,?,NULL)", [new_key(), 1, profile_name, profile_toml, *meta]
        )


def insert_user(db: Database, name: str, role: Role, by: str) -> str:
    """Add a user's row and return its key; needs a transaction."""
    at, key = utc_now(), new_key()
    db.execute("INSERT INTO users VALUES (?,?,?,?,?,?,?,NULL)", [key, name, role.value, at, by, at, by])
    return key


def open_store(
    folder: Path, *, user: str, passphrase: str, read_only: bool = False, today: Callable[[], date] = date.today
) -> OpenStore:
    """Unlock with a user's passphrase; ``user`` may be empty where there is only one.

    Raises UserError (wrong passphrase, newer version) or DamagedStore.

    While another program writes, the store is opened read-only with a warning.
    """
    with attempts.noted(folder):
        unlocked = vault.unlock(folder, user=user, secret=passphrase)
    store = _open(folder, unlocked, user, read_only, today, Action.UNLOCKED)
    _renew_slot(store, passphrase)
    return store


def _renew_slot(store: OpenStore, passphrase: str) -> None:
    """Give a slot of version 1 its key pair, now that the passphrase is at hand; the next time when that fails."""
    slot = store.header.user_slot(store.user)
    if slot is not None and not slot.renewable and not store.read_only:
        header = store.header.with_slot(SlotKind.USER, store.user, passphrase, store.data_key, slot.cost)
        with contextlib.suppress(EnvironmentFailure):
            store.replace_header(header)


def open_with_recovery_code(
    folder: Path,
    *,
    code: str,
    user: str,
    new_passphrase: str,
    cost: KdfCost | None = None,
    today: Callable[[], date] = date.today,
) -> OpenStore:
    """Unlock with the printed code and give ``user`` (created when the header has no such slot) a new passphrase."""
    require_passphrase(new_passphrase)
    require_name(user)
    with attempts.noted(folder):
        unlocked = vault.unlock(folder, secret=read_recovery_code(code), recovery=True)
    store = _open(folder, unlocked, user, False, today, Action.RECOVERED)
    try:
        if store.read_only:
            raise UserError(tr("The store is in use by another program. Close it there, then try again."))
        store.replace_header(
            store.header.with_slot(SlotKind.USER, store.user, new_passphrase, store.data_key, cost or KdfCost())
        )
    except BaseException:
        store.close()
        raise
    return store


def _open(
    folder: Path, unlocked: Unlocked, user: str, read_only: bool, today: Callable[[], date], action: Action
) -> OpenStore:
    lock: connection.WriterLock | None = None if read_only else connection.WriterLock(folder)
    busy = connection.is_written(folder) if lock is None else not lock.acquire()
    if busy:
        lock = None
    path = connection.database_path(folder)
    try:
        if not busy:
            pending.require_whole(folder)
        if lock is not None:
            half_made.tidy(folder)
        mode = "rw" if lock is not None else ("ro" if busy or pending.is_pending(folder) else "immutable")
        db = connection.connect(path, unlocked.data_key, unlocked.header.salt, mode=mode)
        try:
            connection.refuse_newer(db)
            if lock is not None:
                connection.migrate(db)
            name, role = _at_the_desk(db, unlocked.header, user, may_be_new=action is Action.RECOVERED)
            store = OpenStore(folder, db, unlocked, name, role, lock, today)
            _look_for_losses(store, busy and not read_only)
            if lock is not None:
                store.operations.log_opening(action, attempts.take(folder))
                store.operations.age_log()
                if store.header.edition > store.operations.known_edition():
                    store.operations.remember_edition(store.header.edition)
                if unlocked.needs_mending:
                    store.replace_header(store.header)
                    store.warnings.append(tr("One of the two key headers was damaged and has been mended."))
            elif unlocked.needs_mending:
                store.warnings.append(
                    tr("One of the two key headers is damaged. It is mended when the store is next opened to write.")
                )
        except BaseException:
            db.conn.close()
            raise
    except connection.DatabaseError as error:
        if lock is not None:
            lock.release()
        raise connection.explained_database(error) from error
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return store


def _at_the_desk(db: Database, header: Header, typed: str, *, may_be_new: bool) -> tuple[str, Role]:
    """The user's name as it was first written, and the role. Without a name it is the only user's.

    Raises UserError for a slot whose user has been removed. Who comes with the recovery code is added as a leader.
    """
    rows = [(str(name), Role(role)) for name, role in db.execute("SELECT name, role FROM users")]
    if typed.strip():
        found = [row for row in rows if header.label(row[0]) == header.label(typed)]
    else:
        found = [row for row in rows if header.user_slot(row[0]) is not None]
    if found:
        return found[0]
    if not may_be_new:
        raise UserError(tr("This user has been removed from the store. Ask a leader."))
    with db.atomic():
        insert_user(db, typed.strip(), Role.LEADER, typed.strip())
    return typed.strip(), Role.LEADER


def _look_for_losses(store: OpenStore, busy: bool) -> None:
    if busy:
        store.warnings.append(tr("Another program is using the store. It is open here to read only."))
    if odd := history.clock_warning(store.db, datetime.now(UTC)):
        store.warnings.append(odd)
    if store.header.edition < store.operations.known_edition():
        store.warnings.append(
            tr(
                "The key headers are older than the store: somebody put old ones back. Passphrases that were changed "
                "and users that were removed since may open it. Ask a leader for a new key and a new recovery code."
            )
        )
    if not history.reaches(store.db, store.header.mark):
        store.warnings.append(
            tr(
                "The store holds less than when it was last closed: it is an old copy, or saved work was lost. "
                "Compare with your latest backup before you go on."
            )
        )


def change_passphrase(store: OpenStore, *, old: str, new: str, cost: KdfCost | None = None) -> None:
    """Give the user of the open store a new passphrase; the database is not touched.

    Raises UserError, with nothing changed, when the old one does not fit or the new one is too short.
    """
    require_own_passphrase(store, old)
    require_passphrase(new)
    header = store.header.with_slot(SlotKind.USER, store.user, new, store.data_key, cost or KdfCost())
    store.operations.log(Action.PASSPHRASE_CHANGED)  # before: what fails must not have happened, what happens be logged
    store.replace_header(header)


def require_own_passphrase(store: OpenStore, passphrase: str) -> None:
    """Raise UserError when the store cannot be written or this is not the passphrase of the user at the desk."""
    if store.read_only:
        raise UserError(tr("The store is open read-only because another program is using it. Close it there first."))
    slot = store.header.user_slot(store.user)
    if slot is None or slot.open(passphrase) is None:
        raise UserError(tr("The passphrase does not fit. Is Caps Lock on?"))
