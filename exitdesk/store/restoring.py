"""Restoring a backup: what it holds is shown first, then a checked copy takes the place of what stood there."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from exitdesk.domain.roles import Permission, Role, allows
from exitdesk.errors import DamagedStore, ExitDeskError, NotConfirmed, UserError
from exitdesk.i18n import tr
from exitdesk.store import as_closed, attempts, closed_pages, connection, half_made, history, vault
from exitdesk.store.access import refusal
from exitdesk.store.backup import counts, faults_of, free_name, moment_of, newest_backup, sync_file
from exitdesk.store.checking import changed_since_closing
from exitdesk.store.closed_store import bring_up_to_date, copy_closed, reading
from exitdesk.store.connection import database_path
from exitdesk.store.erased_again import Erased, erase_again, erased_in, still_there
from exitdesk.store.files import explained, make_private_folder, not_confirmed, sync_folder
from exitdesk.store.glance import standing as standing_folder
from exitdesk.store.headers import Header
from exitdesk.store.history import Action, NewEntry
from exitdesk.store.opened import OpenStore
from exitdesk.store.people_since import People, PeopleSince, keep_so, people_in, since
from exitdesk.store.read_only import ReadOnly
from exitdesk.store.vault import StoreState, Unlocked


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store or backup holds: rows that are not in the bin, and the local day on which one was last saved."""

    contacts: int
    sessions: int
    last_entry: date | None
    users: tuple[tuple[str, Role], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would do. ``standing`` is what stands there now: None when that cannot be opened with this
    passphrase or key, or when nothing does (``anything_stands`` tells which).

    ``newer_days``: by how many days what stands there is newer (0 or more; None when unknown). ``erased``: how many
    contacts of the backup have been erased since and will be erased again; None when that cannot be known. ``people``:
    which users were removed since or have other roles, and keep so; None when that cannot be known either.
    """

    backup: Path
    made: datetime
    contents: Contents
    anything_stands: bool
    standing: Contents | None
    erased: int | None
    people: PeopleSince | None = None

    @property
    def newer_days(self) -> int | None:
        there = self.standing.last_entry if self.standing else None
        mine = self.contents.last_entry
        return max(0, (there - mine).days) if there and mine else None


@dataclass(frozen=True, slots=True)
class Restored:
    """``aside`` is where that lies which stood there; ``erased`` as in the preview, now done.

    ``people`` too. ``doubt`` is what is to be told when the disk failed right after it; None when all is well.
    """

    aside: Path | None
    erased: int | None
    people: PeopleSince | None = None
    doubt: NotConfirmed | None = None


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in the place that a backup is restored to: whether anything does, and, where it can be opened, what
    it holds, what was erased in it, and its users (of the backup's store, and as it was closed)."""

    stands: bool
    contents: Contents | None = None
    erased: Erased | None = None
    people: People | None = None


def preview(backup: Path, folder: Path, *, user: str, passphrase: str, opened: OpenStore | None = None) -> Preview:
    """Look into the backup (or the newest one in the folder) and at the store in ``folder``; changes nothing.

    ``opened`` is that store when this program has it open. Raises UserError for a wrong passphrase, or for who may not
    put a backup in its place; DamagedStore for a backup that cannot be read.
    """
    if opened is not None:
        opened.reading.require(Permission.SETTINGS)
    try:
        folder = standing_folder(folder)
    except OSError as error:
        raise explained(error, folder) from error
    chosen = newest_backup(backup, store=folder)
    _require_room_for_a_store(folder)
    unlocked = attempts.unlock(chosen, user=user, secret=passphrase)
    with reading(chosen, unlocked) as db:
        if _something_stands(folder):
            _require_may_restore(db, unlocked.header, user)
        contents = contents_of(db)
        there = _look_at(folder, unlocked, user, passphrase, opened=opened)
        known = there.erased is not None and there.erased.all_since
        again = [row for row in still_there(db, there.erased) if row[0] == "contact"] if there.erased and known else []
        erased = len(again) if known or not there.stands else None
        people = _people_since(db, unlocked.header, there)
    return Preview(chosen, moment_of(chosen), contents, there.stands, there.contents, erased, people)


def _people_since(db: Database, header: Header, there: _Standing) -> PeopleSince | None:
    """What has become of this backup's users; nothing where nothing stands, None where it cannot be known."""
    if not there.stands:
        return PeopleSince()
    return since(people_in(db, header), there.people) if there.people is not None else None


def _require_room_for_a_store(folder: Path) -> None:
    """Raise UserError for a folder of other things: a restore would move all of it aside."""
    try:
        if not folder.is_dir() or vault.store_state(folder) is not StoreState.ABSENT:
            return
        others = any(not vault.is_own_file(path.name) and not path.name.startswith(".") for path in folder.iterdir())
    except OSError as error:
        raise explained(error, folder) from error
    if others:
        raise UserError(
            tr("“{name}” holds other things than a store. Choose an empty folder, or a new one.", name=folder.name)
        )


def contents_of(db: Database) -> Contents:
    """Count what the database holds, of any schema version."""
    contacts, sessions = counts(db)
    last = db.execute("SELECT MAX(at) FROM history WHERE kind != '' AND action IN ('added', 'changed')").fetchone()[0]
    users = db.execute("SELECT name, role FROM users WHERE deleted_at IS NULL ORDER BY created_at").fetchall()
    day = datetime.fromisoformat(last).astimezone().date() if last else None
    return Contents(contacts, sessions, day, tuple((str(name), Role(role)) for name, role in users))


def _look_at(
    folder: Path,
    unlocked: Unlocked,
    user: str,
    passphrase: str,
    *,
    opened: OpenStore | None = None,
    held: bytes | None = None,
) -> _Standing:
    """Raises UserError for who may not put a backup in its place."""
    if opened is not None:
        trusted = opened.why_read_only is not ReadOnly.DAMAGED
        return _standing(opened.db, opened.header, unlocked, trusted=trusted)
    try:
        if not folder.is_dir() or vault.store_state(folder) is StoreState.ABSENT:
            return _Standing(folder.is_dir() and any(folder.iterdir()))
        there = _key_of(folder, unlocked, user, passphrase, held)
        with reading(folder, there) as db:
            _require_may_restore(db, there.header, user)
            return _standing(db, there.header, unlocked, trusted=not as_closed.damage_in(db, folder, there.header))
    except _MayNotRestore:
        raise
    except (ExitDeskError, OSError, connection.DatabaseError):
        return _Standing(True)


def _something_stands(folder: Path) -> bool:
    return vault.store_state(folder) is not StoreState.ABSENT


class _MayNotRestore(UserError):
    """What a role, or somebody who is no user any more or cannot show to be one, is told."""


def _require_may_restore(db: Database, header: Header, user: str) -> None:
    """Taking the place of everybody's work is for those who may change the settings, then and now. Where nothing
    stands, everybody may: what each sees is up to the role."""
    rows = db.execute("SELECT name, role FROM users").fetchall()
    wanted = header.label(user)
    if user.strip():
        roles = [role for name, role in rows if header.label(name) == wanted]
    else:
        roles = [role for name, role in rows if header.user_slot(name) is not None]
    if not any(allows(Role(role), Permission.SETTINGS) for role in roles):
        raise _MayNotRestore(str(refusal()))


def _key_of(folder: Path, unlocked: Unlocked, user: str, passphrase: str, held: bytes | None) -> Unlocked:
    """The key of the store that stands there: the backup's own, the one that is held, or what the passphrase opens.

    A store that has got a new key since the backup is opened to whoever was removed by none of them: she may not put
    the backup in its place. Of another store the passphrase is not expected to open it.
    """
    header = vault.read_header(folder)
    for key in (unlocked.data_key, held):
        if key is not None and header.seal_fits(key):
            return Unlocked(header, key)
    if header.store != unlocked.header.store:
        return vault.unlock(folder, user=user, secret=passphrase)
    try:
        return attempts.unlock(folder, user=user, secret=passphrase)
    except UserError as error:
        raise _MayNotRestore(
            tr(
                "The store that stands there has got a new key since this backup, and this passphrase does not open "
                "it. Unlock it, with the recovery code if need be, and restore from there; or restore to an empty "
                "folder."
            )
        ) from error


def _standing(db: Database, there: Header, backup: Unlocked, *, trusted: bool) -> _Standing:
    """Another store tells nothing of this one's contacts and users, and a damaged one nothing of its users."""
    if there.store != backup.header.store:
        return _Standing(True, contents_of(db), Erased())
    people = people_in(db, there) if trusted else None
    return _Standing(True, contents_of(db), erased_in(db, backup.header.mark), people)


def restore(
    backup: Path,
    store: Path,
    *,
    user: str,
    passphrase: str,
    held: bytes | None = None,
    now: datetime | None = None,
) -> Restored:
    """Put a copy of ``backup`` in place of ``store``; what stood there is moved beside it.

    The backup is unlocked and its copy fully checked first; it stays unchanged. Who was erased since is erased again.
    ``held`` is the data key of what stands there, from who had it open: her passphrase may be another by now.
    Raises UserError, DamagedStore or EnvironmentFailure with nothing changed.
    """
    chosen, store = newest_backup(backup, store=store), store.resolve()
    if chosen.resolve() == store:
        raise UserError(tr("The backup and the store are the same folder. Choose another place for the store."))
    vault.finish_restore(store)
    if store.exists() and not store.is_dir():
        raise explained(FileExistsError(), store)
    _require_room_for_a_store(store)
    unlocked = attempts.unlock(chosen, user=user, secret=passphrase)
    lock = connection.WriterLock(store) if store.is_dir() else None
    if lock is not None and not lock.acquire():
        raise UserError(tr("The store is in use by another program. Close it there, then try again."))
    partial = store.with_name(f".{store.name}.{secrets.token_hex(4)}.part")
    ready = partial.with_suffix(".ready")
    aside: Path | None = None
    try:
        if _something_stands(store):
            with reading(chosen, unlocked) as db:
                _require_may_restore(db, unlocked.header, user)
        there = _look_at(store, unlocked, user, passphrase, held=held)
        make_private_folder(partial, asked=store)
        copy_closed(chosen, partial, unlocked)
        changed = changed_since_closing(partial, unlocked)
        bring_up_to_date(partial, unlocked)
        if changed or faults_of(partial, unlocked):
            raise DamagedStore(
                tr("This backup is damaged and was not restored; nothing was changed. Choose an older backup.")
            )
        again, people = _carry_over(partial, unlocked, there, user, chosen)
        partial.rename(ready)  # from here on a machine that stops goes on with it (``finish_restore``)
        if store.exists() and any(store.iterdir()):
            aside = free_name(store.parent, f"{store.name} ({now or datetime.now():%Y-%m-%d %H.%M})")
            store.rename(aside)
        elif store.exists():
            store.rmdir()
        ready.rename(store)
    except OSError as error:
        if aside is not None and not store.exists():
            with contextlib.suppress(OSError):
                aside.rename(store)
        raise explained(error, store) from error
    except connection.DatabaseError as error:
        raise connection.explained_database(error) from error
    finally:
        if lock is not None:
            lock.release()
        with contextlib.suppress(OSError):
            for copy in (partial, ready):
                if copy.exists() and (copy is partial or store.exists()):
                    half_made.discard(copy)
    known = not there.stands or (there.erased is not None and there.erased.all_since)
    return Restored(aside, again if known else None, people, _doubt(store))


def _doubt(store: Path) -> NotConfirmed | None:
    """Whether the disk made the renames last: none is taken back, as after a power cut any of them may be found."""
    try:
        sync_folder(store.parent)
    except OSError as error:
        return not_confirmed(error, tr("The backup stands in the store's place."))
    return None


def _carry_over(
    folder: Path, unlocked: Unlocked, there: _Standing, user: str, backup: Path
) -> tuple[int, PeopleSince | None]:
    """Erase what was erased since, take away what was taken from users, write into the log what was restored, and
    remember how far that has come."""
    db = connection.connect(database_path(folder), unlocked.data_key, unlocked.header.salt, mode="rw")
    try:
        names = [str(row[0]) for row in db.execute("SELECT name FROM users ORDER BY created_at")]
        slot = unlocked.header.user_slot(user)
        by = next((name for name in names if unlocked.header.user_slot(name) == slot), user.strip())
        note = NewEntry(Action.RESTORED_BACKUP, new={"detail": backup.name})
        people = _people_since(db, unlocked.header, there)
        header = keep_so(db, unlocked.header, people or PeopleSince(), by=by)
        contacts = erase_again(db, there.erased or Erased(), by=by, note=note)
        mark = history.last_mark(db)
    finally:
        db.conn.close()
    sync_file(database_path(folder))
    mark = replace(mark, pages=closed_pages.hash_of(database_path(folder)))
    vault.write_header(folder, replace(header, mark=mark).sealed(unlocked.data_key))
    return contacts, people
