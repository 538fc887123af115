"""What the set-up page tells about the store, read on the worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """``version`` is the profile's."""

    folder: Path
    contacts: int
    version: int


def read_store_facts(store: OpenStore) -> StoreFacts:
    """Read them."""
    return StoreFacts(folder=store.folder, contacts=len(store.reading.contacts()), version=store.reading.profile()[1])
