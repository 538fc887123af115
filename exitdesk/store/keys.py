"""Keys: Argon2id from a passphrase, AES-256-GCM around the one random data key, HKDF for what comes from it."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id's cost: memory in KiB, passes, lanes. Bounded when read, so that no header can exhaust the machine."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """True within 8 MiB-1 GiB, 1-16 passes, 1-16 lanes."""
        return 8 * 1024 <= self.memory_kib <= 1024 * 1024 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16


def normalised(text: str) -> str:
    """NFC, so that the same passphrase typed on another keyboard or system is the same."""
    return unicodedata.normalize("NFC", text)


def stretched(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    """The key-wrapping key of a passphrase or recovery code; takes about 0.4 s at the default cost."""
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(normalised(secret).encode())


def derived(data_key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (``database``, ``header``)."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=f"exitdesk {purpose}".encode()).derive(data_key)


def wrap(data_key: bytes, wrapping_key: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
    """(nonce, ciphertext) of the data key, bound to the slot it stands in."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCM(wrapping_key).encrypt(nonce, data_key, bound_to)


def unwrap(nonce: bytes, ciphertext: bytes, wrapping_key: bytes, bound_to: bytes) -> bytes | None:
    """The data key, or None when the wrapping key is not the right one."""
    try:
        return AESGCM(wrapping_key).decrypt(nonce, ciphertext, bound_to)
    except InvalidTag:
        return None


def mac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA256."""
    digest = hmac.HMAC(key, hashes.SHA256())
    digest.update(message)
    return digest.finalize()
