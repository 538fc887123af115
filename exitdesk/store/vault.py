"""The store's folder and its two key headers.

A header holds the SQLCipher salt, a slot per user and one for the recovery code (each opens the same random data key),
and how far the history had come at the last lock or close, under an HMAC. It tells no names: a user's slot is found by
a salted hash of the name. Two copies are kept; either alone opens the store. A checksum tells damage from a wrong
passphrase.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from exitdesk.errors import DamagedStore, EnvironmentFailure, NotConfirmed, UserError
from exitdesk.i18n import tr
from exitdesk.store import keys
from exitdesk.store.files import explained, write_whole
from exitdesk.store.glance import DATABASE as DATABASE
from exitdesk.store.glance import HALF_MADE as HALF_MADE
from exitdesk.store.glance import HEADERS as HEADERS
from exitdesk.store.glance import REKEYED as REKEYED
from exitdesk.store.glance import finish_restore as _finish_restore
from exitdesk.store.glance import nothing_there, ready_copy
from exitdesk.store.keys import KdfCost
from exitdesk.store.slots import Slot, SlotKind

FORMAT: Final = "exitdesk-store"
VERSION: Final = 2
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


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the history had come: the last entry's number and chain hash (0 and "" for none).

    ``pages`` tells the pages of the database closed with that entry (``page_tags``); "" where that is not known.
    """

    seq: int = 0
    hash: str = ""
    pages: str = field(default="", compare=False)

    def fields(self) -> dict[str, Any]:
        return {"seq": self.seq, "hash": self.hash, **({"pages": self.pages} if self.pages else {})}


@dataclass(frozen=True, slots=True)
class Header:
    """``naming`` salts the names in the slots' labels and stays the same through all keys of a store, so that it also
    tells stores apart; ``edition`` counts the changes of the slots.

    ``version`` is the file's: a header of version 1 has neither field (its labels are salted with ``salt``) and
    becomes version 2 when it is next sealed.
    """

    generation: int
    salt: bytes
    practice: bool
    slots: tuple[Slot, ...]
    mark: Mark = field(default_factory=Mark)
    seal: bytes = b""
    naming: bytes = b""
    edition: int = 0
    version: int = VERSION

    @property
    def store(self) -> str:
        """The same for all headers that a store ever has, and for its backups."""
        return (self.naming or self.salt).hex()

    def label(self, user: str) -> str:
        """The name's salted hash, which a slot carries instead of the name."""
        name = keys.as_bytes(keys.normalised(user).strip().casefold())
        return hashlib.sha256((self.naming or self.salt) + name).hexdigest()[:32]

    def user_slot(self, user: str) -> Slot | None:
        """The slot of a user; without a name the only user's."""
        if not user.strip():
            users = [slot for slot in self.slots if slot.kind is SlotKind.USER]
            return users[0] if len(users) == 1 else None
        wanted = self.label(user)
        return next((slot for slot in self.slots if slot.kind is SlotKind.USER and slot.label == wanted), None)

    def recovery_slot(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind is SlotKind.RECOVERY), None)

    def with_slot(self, kind: SlotKind, user: str, secret: str, data_key: bytes, cost: KdfCost) -> Header:
        """A header in which this user's (or the recovery) slot is new."""
        slot = Slot.made(kind, self.label(user) if kind is SlotKind.USER else "", secret, data_key, cost)
        others = tuple(one for one in self.slots if (one.kind, one.label) != (slot.kind, slot.label))
        return replace(self, slots=(*others, slot), edition=self.edition + 1)

    def without_user(self, user: str) -> Header:
        """A header in which this user has no way in."""
        label = self.label(user)
        others = tuple(one for one in self.slots if (one.kind, one.label) != (SlotKind.USER, label))
        return replace(self, slots=others, edition=self.edition + 1)

    def sealed(self, data_key: bytes) -> Header:
        """The next generation of this header, under its HMAC."""
        naming = self.naming or self.salt
        following = replace(self, generation=self.generation + 1, seal=b"", naming=naming, version=VERSION)
        return replace(following, seal=keys.mac(keys.derived(data_key, "header"), _body(following)))

    def seal_fits(self, data_key: bytes) -> bool:
        expected = keys.mac(keys.derived(data_key, "header"), _body(replace(self, seal=b"")))
        return hmac.compare_digest(expected, self.seal)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _fields(header: Header) -> dict[str, Any]:
    since_2 = {"naming": _b64(header.naming), "edition": header.edition} if header.version > 1 else {}
    return {
        "format": FORMAT,
        "version": header.version,
        "generation": header.generation,
        "salt": _b64(header.salt),
        "practice": header.practice,
        "history": header.mark.fields(),
        "slots": [slot.fields(header.version) for slot in header.slots],
        **since_2,
        "seal": _b64(header.seal),
    }


def _body(header: Header) -> bytes:
    return json.dumps(_fields(header), sort_keys=True).encode()


def header_bytes(header: Header) -> bytes:
    """The file: readable JSON with a checksum over its canonical form."""
    fields = _fields(header)
    return json.dumps({**fields, "checksum": hashlib.sha256(_body(header)).hexdigest()}, indent=1).encode() + b"\n"


class _NewerHeader(Exception):
    pass


def _parse(data: bytes) -> Header | None:
    """The header, or None when the copy is damaged; raises _NewerHeader for a newer version's."""
    try:
        fields = json.loads(data)
        if fields.get("format") == FORMAT and isinstance(fields.get("version"), int) and fields["version"] > VERSION:
            raise _NewerHeader
        checksum = fields.pop("checksum")
        header = Header(
            generation=int(fields["generation"]),
            salt=base64.b64decode(fields["salt"], validate=True),
            practice=fields["practice"] is True,
            mark=Mark(
                int(fields["history"]["seq"]), str(fields["history"]["hash"]), str(fields["history"].get("pages", ""))
            ),
            seal=base64.b64decode(fields["seal"], validate=True),
            slots=tuple(Slot.from_fields(slot) for slot in fields["slots"]),
            naming=base64.b64decode(fields.get("naming", ""), validate=True),
            edition=int(fields.get("edition", 0)),
            version=int(fields["version"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    same = json.dumps(fields, sort_keys=True).encode() == _body(header)
    sound = same and checksum == hashlib.sha256(_body(header)).hexdigest() and len(header.salt) == keys.SALT_BYTES
    return header if sound else None


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
    copies: list[Header | None] = []
    for name in HEADERS:
        path = folder / name
        try:
            data = path.read_bytes() if path.stat().st_size <= MAX_HEADER_BYTES else b""
        except FileNotFoundError:
            copies.append(None)
            continue
        except OSError as error:
            raise explained(error, path) from error
        copies.append(_parse(data))
    return copies


def database_salt(folder: Path) -> bytes:
    """The database's first bytes, where SQLCipher keeps the salt; fewer or none when it is missing or cut off."""
    return salt_of(folder / DATABASE)


def salt_of(database: Path) -> bytes:
    """The same of a database anywhere."""
    try:
        with database.open("rb") as file:
            return file.read(keys.SALT_BYTES)
    except FileNotFoundError:
        return b""
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
    except _NewerHeader:
        return StoreState.NEWER
    if not database_salt(folder):
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
        what = (
            (tr("the database is empty") if (folder / DATABASE).exists() else tr("the database is missing"))
            if any(_read_copies(folder))
            else tr("both key headers are damaged or missing")
        )
        raise DamagedStore(tr("The store cannot be opened: {what}. Restore a backup; nothing was changed.", what=what))


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


def new_header(practice: bool) -> Header:
    """A header without slots, generation 0, with a fresh SQLCipher salt."""
    salt, naming = secrets.token_bytes(keys.SALT_BYTES), secrets.token_bytes(keys.SALT_BYTES)
    return Header(generation=0, salt=salt, practice=practice, slots=(), naming=naming)


def write_header(folder: Path, header: Header) -> None:
    """Write both copies, one after the other, each whole or not at all. Raises EnvironmentFailure."""
    for name in HEADERS:
        write_copy(folder / name, header)


def write_copy(path: Path, header: Header) -> None:
    """Write one copy. One that the disk does not confirm counts as not written: EnvironmentFailure says so."""
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
