"""A store's key header: what it holds, its seal, and its form as a file.

It holds the SQLCipher salt, a slot per user and one for the recovery code (each opens the same random data key), and
how far the history had come at the last lock or close, under an HMAC. It tells no names: a user's slot is found by a
salted hash of the name. A checksum tells damage from a wrong passphrase.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any, Final

from exitdesk.store import keys
from exitdesk.store.keys import KdfCost
from exitdesk.store.slots import Slot, SlotKind

FORMAT: Final = "exitdesk-store"
VERSION: Final = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the history had come: the last entry's number and chain hash (0 and "" for none).

    ``pages`` tells the database that was closed with that entry (``closed_pages``); "" where that is not known.
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


class NewerHeader(Exception):
    """A header of a version that is not known here."""


def parse(data: bytes) -> Header | None:
    """The header, or None when the copy is damaged; raises NewerHeader for a newer version's."""
    try:
        fields = json.loads(data)
        if fields.get("format") == FORMAT and isinstance(fields.get("version"), int) and fields["version"] > VERSION:
            raise NewerHeader
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


def new_header(practice: bool) -> Header:
    """A header without slots, generation 0, with a fresh SQLCipher salt."""
    salt, naming = secrets.token_bytes(keys.SALT_BYTES), secrets.token_bytes(keys.SALT_BYTES)
    return Header(generation=0, salt=salt, practice=practice, slots=(), naming=naming)
