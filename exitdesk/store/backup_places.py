"""Where backups were ever made to, as the store notes it: an erased person may still be in a folder chosen long ago."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from exitdesk.store.opened import OpenStore

_SETTING: Final = "last_backup_places"


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """A folder, how far the log had come in the backup made there last, and that backup's day."""

    folder: Path
    log_reaches: int
    day: date


def note_place(store: OpenStore, folder: Path, log_reaches: int, day: date) -> None:
    """Remember that a backup was made there."""
    noted = _noted(store) | {str(folder.resolve()): [log_reaches, day.isoformat()]}
    store.operations.set_setting(_SETTING, json.dumps(noted))


def backup_places(store: OpenStore) -> list[BackupPlace]:
    """All that are known, in the order in which they were first used."""
    return [
        BackupPlace(Path(folder), int(reaches), date.fromisoformat(str(day)))
        for folder, (reaches, day) in _noted(store).items()
    ]


def _noted(store: OpenStore) -> dict[str, list[int | str]]:
    found: dict[str, list[int | str]] = json.loads(store.reading.setting(_SETTING) or "{}")
    return found
