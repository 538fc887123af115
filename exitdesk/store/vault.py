"""The store's folder: what stands in it, its two key headers, and unlocking them.

Two copies of the header are kept; either alone opens the store.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from exitdesk.errors import DamagedStore, EnvironmentFailure, NotConfirmed, UserError
from exitdesk.i18n import tr
from exitdesk.store import keys
from exitdesk.store.closed_pages import PAGE
from exitdesk.store.files import explained, write_whole
from exitdesk.store.glance import DATABASE as DATABASE
from exitdesk.store.glance import HALF_MADE as HALF_MADE
from exitdesk.store.glance import HEADERS as HEADERS
from exitdesk.store.glance import REKEYED as REKEYED
from exitdesk.store.glance import finish_restore as _finish_restore
from exitdesk.store.glance import nothing_there, ready_copy
from exitdesk.store.headers import Header, NewerHeader, header_bytes, parse

MAX_HEADER_BYTES: Final = 1_000_000
_OWN_FILES: Final = (
    DATABASE, f"{DATABASE}-*", *HEADERS, *(f".{name}.*.part" for name in HEADERS), f"{HALF_MADE}*", f"{REKEYED}*",
)  # fmt: skip
_PLAIN_SQLITE: Final = b"SQLite format 3\x00"


class StoreState(StrEnum):
    """What stands in a folder, as far as it can be told without a key.

    ``READY``: a restore was cut short by its last step, which opening does (``finish_restore``).
    """

    ABSENT = "absent"
    PRESENT = "present"
    READY = "ready"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"


def _read_copies(folder: Path) -> list[Header | None]:
    """Both copies, None where one is missing, damaged or of another store.

    The database begins with the header's salt: of two sound copies only one may belong to it.
    """
    copies = _parsed_copies(folder)
    salt = database_salt(folder)
    if not any(copy and copy.salt == salt for copy in copies):
        return copies
    return [copy if copy and copy.salt == salt else None for copy in copies]


def _parsed_copies(folder: Path) -> list[Header | None]:
    """Raises NewerHeader when no copy is sound and one says that it is a newer version's: beside a sound one that is
    a flipped bit."""
    copies: list[Header | None] = []
    newer = False
    for name in HEADERS:
        path, copy = folder / name, None
        try:
            if path.is_file() and path.stat().st_size <= MAX_HEADER_BYTES:
                copy = parse(path.read_bytes())
        except NewerHeader:
            newer = True
        except OSError as error:
            raise explained(error, path) from error
        copies.append(copy)
    if newer and not any(copies):
        raise NewerHeader
    return copies


def database_salt(folder: Path) -> bytes:
    """The database's first bytes, where SQLCipher keeps the salt; fewer or none when it is missing or cut off."""
    return salt_of(folder / DATABASE)


def salt_of(database: Path) -> bytes:
    """The same of a database anywhere."""
    try:
        if not database.is_file():
            return b""
        with database.open("rb") as file:
            return file.read(keys.SALT_BYTES)
    except OSError as error:
        raise explained(error, database) from error


def store_state(folder: Path) -> StoreState:
    """What stands in ``folder``; changes nothing. A damaged one is never taken for none, a half-made one is none."""
    try:
        if ready_copy(folder) is not None:
            return StoreState.READY
        if nothing_there(folder):
            return StoreState.ABSENT
    except OSError as error:  # the folder is somebody else's
        raise explained(error, folder) from error
    try:
        if not any(_read_copies(folder)):
            return StoreState.FOREIGN if _is_plain(folder) else StoreState.DAMAGED
    except NewerHeader:
        return StoreState.NEWER
    if is_cut_short(folder / DATABASE):
        return StoreState.DAMAGED
    return StoreState.FOREIGN if _is_plain(folder) else StoreState.PRESENT


def finish_restore(folder: Path) -> None:
    """Do the last step of a restore that was cut short; harmless where none was. Raises EnvironmentFailure."""
    try:
        _finish_restore(folder)
    except OSError as error:
        raise explained(error, folder) from error


def is_own_file(name: str) -> bool:
    """Whether a file of this name in a store's folder is the store's, finished or not."""
    return any(fnmatch(name, pattern) for pattern in _OWN_FILES)


def _is_plain(folder: Path) -> bool:
    return begins_plain(folder / DATABASE)


def begins_plain(database: Path) -> bool:
    """Whether a database is not encrypted at all."""
    return salt_of(database) == _PLAIN_SQLITE


def is_cut_short(database: Path) -> bool:
    """Whether not even the first page is there: SQLite takes the shortest of files for a new, empty database."""
    try:
        return not database.is_file() or database.stat().st_size < PAGE
    except OSError as error:
        raise explained(error, database) from error


def refuse_journal(database: Path) -> None:
    """Raise DamagedStore for a rollback journal beside the database: SQLite would write it into the pages.

    ExitDesk never leaves one.
    """
    journal = database.with_name(f"{database.name}-journal")
    if journal.exists():
        raise DamagedStore(
            tr(
                "Beside the database lies “{name}”, which ExitDesk did not make and which would change the database. "
                "Restore a backup, or move that file away and check the store; nothing was changed.",
                name=journal.name,
            )
        )


def require_openable(folder: Path) -> None:
    """Raise the clear sentence for a folder that holds no store that this version can open."""
    state = store_state(folder)
    if state is StoreState.ABSENT:
        raise UserError(tr("There is no store in “{name}”. Check the folder.", name=folder.name))
    if state is StoreState.READY:
        raise UserError(tr("Restoring “{name}” was cut short. Unlock the store: that finishes it.", name=folder.name))
    if state is StoreState.NEWER:
        raise UserError(
            tr("This store was made by a newer version of ExitDesk. Install that version; nothing was changed.")
        )
    if state is StoreState.FOREIGN:
        raise DamagedStore(
            tr(
                "The database in “{name}” is not encrypted by ExitDesk. Restore a backup; nothing was changed.",
                name=folder.name,
            )
        )
    if state is StoreState.DAMAGED:
        if not any(_read_copies(folder)):
            what = tr("both key headers are damaged or missing")
        elif not (folder / DATABASE).is_file():
            what = tr("the database is missing")
        else:
            what = tr("the database is empty") if not database_salt(folder) else tr("the database is cut off")
        raise DamagedStore(tr("The store cannot be opened: {what}. Restore a backup; nothing was changed.", what=what))
    refuse_journal(folder / DATABASE)


def read_header(folder: Path) -> Header:
    """The newest sound copy, without any key; raises the clear sentence when there is none."""
    require_openable(folder)
    return max((copy for copy in _read_copies(folder) if copy), key=lambda copy: copy.generation)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A header whose seal was checked, its data key, and whether the other copy needs mending."""

    header: Header
    data_key: bytes
    needs_mending: bool = False


def unlock(folder: Path, *, user: str = "", secret: str, recovery: bool = False) -> Unlocked:
    """Find the slot and open it. Raises UserError for a wrong user or secret, DamagedStore for a header that lies."""
    require_openable(folder)
    copies = _read_copies(folder)
    sound = sorted({copy for copy in copies if copy}, key=lambda copy: -copy.generation)
    for header in sound:
        slot = header.recovery_slot() if recovery else header.user_slot(user)
        if slot is None and header.slots:  # as long as for a name that is known: the time tells nothing
            keys.stretched(secret, header.salt, header.slots[0].cost)
        data_key = slot.open(secret) if slot else None
        if data_key is None:
            break  # an older copy must not let an old passphrase in
        if header.seal_fits(data_key):
            return Unlocked(header, data_key, needs_mending=None in copies or len(sound) > 1)
    else:
        raise DamagedStore(
            tr("The key headers of the store have been changed from outside. Restore a backup; nothing was changed.")
        )
    if recovery:
        raise UserError(tr("The recovery code does not fit this store. Check it against the newest sheet."))
    raise UserError(tr("The passphrase does not fit. Is Caps Lock on?"))


def write_header(folder: Path, header: Header) -> None:
    """Write both copies, one after the other, each whole or not at all. Raises EnvironmentFailure."""
    for name in HEADERS:
        write_copy(folder / name, header)


def write_copy(path: Path, header: Header) -> None:
    """Write one copy. One that the disk does not confirm counts as not written: EnvironmentFailure says so."""
    if path.is_dir():
        raise EnvironmentFailure(
            tr("A folder lies in the place of the key header “{name}”. Move it away, then try again.", name=path.name)
        )
    try:
        write_whole(path, header_bytes(header))
    except NotConfirmed as error:
        cause = error.__cause__
        raise explained(cause if isinstance(cause, OSError) else OSError(), path) from error


def write_copies(folder: Path, header: Header, *, instead: Header) -> None:
    """Write both copies of an open store's header. Raises EnvironmentFailure when the first cannot be written.

    ``instead`` then takes its place if it stands there all the same. A second copy that cannot be written is mended at
    the next opening.
    """
    first, second = (folder / name for name in HEADERS)
    try:
        write_copy(first, header)
    except EnvironmentFailure:
        with contextlib.suppress(EnvironmentFailure, OSError):
            if first.read_bytes() == header_bytes(header):
                write_copy(first, instead)
        raise
    with contextlib.suppress(EnvironmentFailure):
        write_copy(second, header)


def header_copies(folder: Path) -> list[bool]:
    """For each copy whether it is there and sound."""
    return [copy is not None for copy in _read_copies(folder)]
