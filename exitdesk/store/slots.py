"""Key slots: each way into a store, for a user's passphrase or for the printed recovery code.

A slot holds a key pair. Its private half is wrapped by what Argon2id makes of the secret; the store's data key is
sealed for its public half, so that a store gets a new data key without anybody's passphrase. In headers of version 1
the secret wraps the data key itself (``public`` is then empty).
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from exitdesk.store import keys
from exitdesk.store.keys import KdfCost


class SlotKind(StrEnum):
    """What opens a slot."""

    USER = "user"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. ``label`` is a salted hash of the user's name, "" for the recovery code."""

    kind: SlotKind
    label: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    sealed: bytes = b""

    @classmethod
    def made(cls, kind: SlotKind, label: str, secret: str, data_key: bytes, cost: KdfCost) -> Slot:
        """A new slot with a key pair of its own; stretching the secret takes about 0.4 s at the default cost."""
        salt = secrets.token_bytes(keys.SALT_BYTES)
        private, public = keys.new_key_pair()
        draft = cls(kind, label, cost, salt, b"", b"", public)
        nonce, wrapped = keys.wrap(private, keys.stretched(secret, salt, cost), draft._bound_to())
        return replace(draft, nonce=nonce, wrapped=wrapped).resealed(data_key)

    def _bound_to(self) -> bytes:
        return f"{self.kind}:{self.label}".encode() + self.public

    def resealed(self, data_key: bytes) -> Slot:
        """The same way in to another data key. Only for slots with a key pair (``renewable``)."""
        return replace(self, sealed=keys.seal(data_key, self.public, self._bound_to()))

    @property
    def renewable(self) -> bool:
        """False for a slot of version 1 whose owner has not unlocked since."""
        return bool(self.public)

    def open(self, secret: str) -> bytes | None:
        """The data key, or None when the secret does not fit."""
        held = keys.unwrap(self.nonce, self.wrapped, keys.stretched(secret, self.salt, self.cost), self._bound_to())
        if held is None or not self.public:
            return held
        return keys.unseal(self.sealed, held, self._bound_to())

    def fields(self, version: int) -> dict[str, Any]:
        """The slot as it stands in a header of ``version``."""
        pair = {"public": _b64(self.public), "sealed": _b64(self.sealed)} if version > 1 else {}
        return {
            "kind": self.kind.value,
            "label": self.label,
            "cost": asdict(self.cost),
            "salt": _b64(self.salt),
            "nonce": _b64(self.nonce),
            "wrapped": _b64(self.wrapped),
            **pair,
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Slot:
        """The slot of a header; raises ValueError, KeyError or TypeError for anything else."""
        cost = KdfCost(**{name: int(fields["cost"][name]) for name in ("memory_kib", "passes", "lanes")})
        if not cost.bearable:
            raise ValueError("a key derivation of this cost would exhaust the machine")
        given = {name: _bytes(fields[name]) for name in ("salt", "nonce", "wrapped")}
        if (len(given["salt"]), len(given["nonce"])) != (keys.SALT_BYTES, keys.NONCE_BYTES):
            raise ValueError("a salt or nonce of another length was not made here")
        pair = {name: _bytes(fields[name]) for name in ("public", "sealed") if name in fields}
        return cls(SlotKind(fields["kind"]), str(fields["label"]), cost, **given, **pair)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
