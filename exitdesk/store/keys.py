"""Keys: Argon2id from a passphrase, X25519 and AES-256-GCM around the data key, HKDF for what comes from it."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
SEALED_BYTES: Final = KEY_BYTES + NONCE_BYTES + KEY_BYTES + _TAG_BYTES


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


def as_bytes(text: str) -> bytes:
    """UTF-8; half a character, as a keyboard or a broken file name may give it, fits nothing and breaks nothing."""
    return text.encode("utf-8", "surrogatepass")


def stretched(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    """The key-wrapping key of a passphrase or recovery code; takes about 0.4 s at the default cost."""
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(as_bytes(normalised(secret)))


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


def new_key_pair() -> tuple[bytes, bytes]:
    """(private, public) X25519 keys, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal(data_key: bytes, public: bytes, bound_to: bytes) -> bytes:
    """The data key for the holder of a private key: a fresh public key, nonce and ciphertext in one."""
    passing = X25519PrivateKey.generate()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(public))
    passing_public = passing.public_key().public_bytes_raw()
    nonce, ciphertext = wrap(data_key, _sealing_key(shared, passing_public + public), bound_to)
    return passing_public + nonce + ciphertext


def unseal(sealed: bytes, private: bytes, bound_to: bytes) -> bytes | None:
    """The data key, or None when it was sealed for another key or changed."""
    if len(sealed) != SEALED_BYTES:
        return None
    own = X25519PrivateKey.from_private_bytes(private)
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(sealed[:KEY_BYTES]))
    except ValueError:  # a public key of low order
        return None
    key = _sealing_key(shared, sealed[:KEY_BYTES] + own.public_key().public_bytes_raw())
    nonce, ciphertext = sealed[KEY_BYTES : KEY_BYTES + NONCE_BYTES], sealed[KEY_BYTES + NONCE_BYTES :]
    return unwrap(nonce, ciphertext, key, bound_to)


def _sealing_key(shared: bytes, public_keys: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=public_keys, info=b"exitdesk slot").derive(shared)


def mac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA256."""
    digest = hmac.HMAC(key, hashes.SHA256())
    digest.update(message)
    return digest.finalize()
