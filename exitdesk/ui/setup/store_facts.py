"""What the set-up page tells about the store, read on the worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore

BACKUP_FOLDER: Final = "backup_folder"


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """``backup_folder`` and ``last_backup`` are None until there is one; ``version`` is the profile's."""

    folder: Path
    contacts: int
    backup_folder: Path | None
    last_backup: datetime | None
    version: int


def read_store_facts(store: OpenStore) -> StoreFacts:
    """Read them."""
    from exitdesk.store.backup import LAST_BACKUP

    folder = store.reading.setting(BACKUP_FOLDER)
    return StoreFacts(
        folder=store.folder,
        contacts=len(store.reading.contacts()),
        backup_folder=Path(folder) if folder else None,
        last_backup=_moment(store.reading.setting(LAST_BACKUP)),
        version=store.reading.profile()[1],
    )


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
