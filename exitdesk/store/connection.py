"""The encrypted database connection: SQLCipher behind sqlite-utils, refused unless it really is encrypted."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher
import sqlite_utils.db
import sqlite_utils.utils
from sqlite_utils import Database

from exitdesk.errors import DamagedStore, EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.store import keys
from exitdesk.store.files import explained
from exitdesk.store.schema import MIGRATIONS, SCHEMA_VERSION
from exitdesk.store.vault import DATABASE, begins_plain, is_cut_short, refuse_journal

PAGE_CACHE_KIB: Final = 64 * 1024
_NO_LOCKS: Final = (errno.ENOLCK, errno.EBADF, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
_ERROR_ACCESS_DENIED: Final = 5
_ERROR_ALREADY_EXISTS: Final = 183

# sqlite-utils binds the standard library's module; everything it catches must be SQLCipher's.
for _module in (sqlite_utils.db, sqlite_utils.utils):
    for _name, _value in (("sqlite3", sqlcipher), ("OperationalError", sqlcipher.OperationalError)):
        if hasattr(_module, _name):
            setattr(_module, _name, _value)

DatabaseError: Final = sqlcipher.DatabaseError


def connect(database: Path, data_key: bytes, salt: bytes, *, mode: str) -> Database:
    """Open (``mode``: ``rwc``, ``rw``, ``ro`` or ``immutable``) and prove that the file is encrypted with this key.

    Raises DamagedStore when the file is plaintext, foreign, cut off or damaged in its first pages.
    """
    if mode != "rwc" and begins_plain(database):
        raise DamagedStore(tr("The database is not encrypted by ExitDesk. Restore a backup; nothing was changed."))
    if mode != "rwc" and not database.exists():
        raise explained(FileNotFoundError(), database)
    if mode != "rwc" and is_cut_short(database):
        raise DamagedStore(tr("The database is cut off. Restore a backup; nothing was changed."))
    if mode in ("rw", "ro"):
        refuse_journal(database)
    uri = database_uri(database.absolute(), "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}")
    with _explaining():
        connection = sqlcipher.connect(uri, uri=True, timeout=2.0)
    try:
        with _explaining():
            _unlock(connection, keys.derived(data_key, "database"), salt)
            _prove_encrypted(connection)
            db = Database(connection, execute_plugins=False)
            _settle(connection, read_only=mode in ("ro", "immutable"))
    except BaseException:
        connection.close()
        raise
    return db


def database_uri(database: PurePath, query: str) -> str:
    """The absolute path as SQLite wants it: without an authority, also for a server's share (``//nas/backup/…``),
    whose name ``as_uri`` would put where SQLite takes nothing but ``localhost``."""
    path = database.as_posix()
    return f"file://{quote(os.fsencode(path if path.startswith('/') else f'/{path}'))}?{query}"


class LaterConnection:
    """Stands where a connection could not be opened again; opens it when it is next asked for anything."""

    def __init__(self, opened: Callable[[], Any]) -> None:
        """``opened`` puts the connection in this one's place; raises ExitDeskError while that cannot be done."""
        self._opened = opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened(), name)

    def close(self) -> None:
        """Nothing is open."""


def _unlock(connection: Any, key: bytes, salt: bytes) -> None:
    if len(key) != keys.KEY_BYTES or len(salt) != keys.SALT_BYTES:
        raise ValueError("key and salt must be 32 and 16 bytes")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    connection.execute("PRAGMA cipher_page_size = 4096")


def _prove_encrypted(connection: Any) -> None:
    status = connection.execute("PRAGMA cipher_status").fetchone()
    if status is None or str(status[0]) != "1":
        raise DamagedStore(tr("The database could not be opened encrypted. Nothing was changed."))
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _settle(connection: Any, *, read_only: bool) -> None:
    for pragma in (
        f"cache_size = -{PAGE_CACHE_KIB}",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()


def migrate(db: Database) -> None:
    """Bring the schema up to this version, each step in one transaction; refuse a newer store unchanged."""
    version = schema_version(db)
    refuse_newer(db)
    for number in range(version, SCHEMA_VERSION):
        with db.atomic():
            MIGRATIONS[number](db)
            db.execute(f"PRAGMA user_version = {number + 1}")


def schema_version(db: Database) -> int:
    """SQLite's ``user_version``: how many migrations the store has had."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(db: Database) -> None:
    """Raise UserError when the store was made by a newer version."""
    if schema_version(db) > SCHEMA_VERSION:
        raise UserError(
            tr("This store was made by a newer version of ExitDesk. Install that version; nothing was changed.")
        )


@contextlib.contextmanager
def _explaining() -> Iterator[None]:
    try:
        yield
    except sqlcipher.DatabaseError as error:
        raise explained_database(error) from error


def explained_database(error: Exception) -> Exception:
    """The clear sentence for an error of the database engine."""
    text = str(error).lower()
    if "full" in text:
        return EnvironmentFailure(tr("The disk is full. Make room, then try again; nothing was changed."))
    if "locked" in text or "busy" in text:
        return EnvironmentFailure(tr("The store is in use by another program. Close it there, then try again."))
    if "readonly" in text or "unable to open" in text or "attempt to write" in text:
        return EnvironmentFailure(
            tr("The store cannot be written: its folder is read-only or not yours. Nothing was changed.")
        )
    if "disk i/o" in text:
        return EnvironmentFailure(
            tr("The disk is full or failed. Nothing was reported saved that is not; make room, then try again.")
        )
    if "not a database" in text or "malformed" in text or "hmac" in text:
        return DamagedStore(
            tr("The database is damaged or belongs to another store. Restore a backup; nothing was changed.")
        )
    if "foreign key" in text:  # its contact was taken back with Ctrl+Z while it was typed
        return UserError(tr("What this belongs to is no longer in the store. Nothing was changed."))
    return error


class InPlace:
    """Whether a database still stands where it was opened: writing to a deleted file succeeds and is lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._identity()

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def look_again(self) -> None:
        """Another file has taken its place on purpose."""
        self._file = self._identity()

    def require(self) -> None:
        """Raise EnvironmentFailure when the file was moved, deleted or replaced meanwhile."""
        if self._identity() != self._file:
            raise EnvironmentFailure(
                tr(
                    "The store is no longer in its folder: it was moved or deleted, or its disk was taken out. "
                    "Put it back, then try again; what is typed stays on the screen."
                )
            )


def _kernel() -> Any:
    """Windows' own functions; ``ctypes`` keeps their error code, which other calls may overwrite in the meantime."""
    import ctypes

    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateMutexW.restype = ctypes.c_void_p
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    return kernel


class WriterLock:
    """One writer per store, without a file of its own in the store's folder.

    On Linux and macOS an advisory lock on the folder, on Windows a named mutex; both end with the process.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: int | None = None

    def acquire(self) -> bool:
        """True when this process is now the writer; False when another one is.

        Raises EnvironmentFailure where the folder is not there, or its disk knows no locks.
        """
        if sys.platform == "win32":
            return self._acquire_mutex()
        import fcntl

        try:
            descriptor = os.open(self._folder, os.O_RDONLY)
        except OSError as error:
            raise explained(error, self._folder) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, BlockingIOError):
                return False
            raise self._explained(error) from error
        os.set_inheritable(descriptor, False)
        self._held = descriptor
        return True

    def _explained(self, error: OSError) -> EnvironmentFailure:
        if error.errno not in _NO_LOCKS:
            return explained(error, self._folder)
        return EnvironmentFailure(
            tr(
                "The disk that “{name}” lies on cannot make sure that one program writes at a time. Keep the store on "
                "a disk of this computer.",
                name=self._folder.name,
            )
        )

    def _acquire_mutex(self) -> bool:
        """Named for all sessions of the machine: two users may be logged in at once, or one of them from afar."""
        import ctypes
        import hashlib

        name = hashlib.sha256(str(self._folder.resolve()).casefold().encode()).hexdigest()[:40]
        handle = _kernel().CreateMutexW(None, True, f"Global\\ExitDesk-{name}")
        code = ctypes.get_last_error()  # type: ignore[attr-defined,unused-ignore]
        if not handle:
            if code == _ERROR_ACCESS_DENIED:  # another user's
                return False
            raise explained(OSError(), self._folder)
        if code == _ERROR_ALREADY_EXISTS:
            _kernel().CloseHandle(handle)
            return False
        self._held = int(handle)
        return True

    def release(self) -> None:
        """Let the next writer in; harmless when nothing is held."""
        if self._held is None:
            return
        if sys.platform == "win32":
            _kernel().CloseHandle(self._held)
        else:
            os.close(self._held)
        self._held = None


def is_written(folder: Path) -> bool:
    """Whether another program writes the store now."""
    lock = WriterLock(folder)
    if not lock.acquire():
        return True
    lock.release()
    return False


def database_path(folder: Path) -> Path:
    """Where the encrypted database of a store stands."""
    return folder / DATABASE
