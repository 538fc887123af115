"""What a closed database was, to the byte, in one hash.

Each encrypted page ends in its own random vector and HMAC. They prove it genuine when it is read, but not that it is
the newest: a file that comes back from a sync service or a failing disk may hold an older page. The hash tells both, of
every page, before anything is read and without the key.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

_WHOLE: Final = "all:"
PAGE: Final = 4096
_TAG: Final = 80  # SQLCipher 4: a vector of 16 bytes and an HMAC-SHA512


def hash_of(database: Path) -> str:
    """The hash over the whole file, with a word for how it is made; takes about 0.1 s for 100 MB. Raises OSError."""
    with database.open("rb") as file:
        return _WHOLE + hashlib.file_digest(file, "sha256").hexdigest()


def is_as_closed(database: Path, pages: str) -> bool:
    """Whether the file is what ``hash_of`` gave when it was closed; True where "" tells nothing. Raises OSError."""
    if not pages:
        return True
    return pages == (hash_of(database) if tells_all(pages) else _hash_of_tags(database))


def tells_all(pages: str) -> bool:
    """Whether it is a hash over every byte: not what the first headers remember, nor nothing."""
    return pages.startswith(_WHOLE)


def _hash_of_tags(database: Path) -> str:
    """What the first headers remember: a hash over all pages' tags, and over what does not fill a page."""
    found = hashlib.sha256()
    with database.open("rb") as file:
        while page := file.read(PAGE):
            found.update(page[-_TAG:] if len(page) == PAGE else page)
    return found.hexdigest()
