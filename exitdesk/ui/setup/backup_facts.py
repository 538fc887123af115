"""What the backup card tells, read on the worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exitdesk.store.auto_backup import BackupState
    from exitdesk.store.backup_shelf import Backup
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.rehearsal import Rehearsal


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """``there`` are the backups in the folder, the newest first; ``same_disk`` when they lie beside the store."""

    state: BackupState
    there: tuple[Backup, ...]
    rehearsal: Rehearsal | None
    same_disk: bool


def read_backup_facts(store: OpenStore) -> BackupFacts:
    """Read them; a folder that does not answer within seconds counts as missing."""
    from exitdesk.store.auto_backup import backup_state, looked_for
    from exitdesk.store.backup_shelf import backups_of
    from exitdesk.store.rehearsal import last_rehearsal

    state = looked_for(backup_state(store))
    folder = None if state.missing else state.folder
    there = tuple(backups_of(store, folder, count=True)) if folder is not None else ()
    return BackupFacts(state, there, last_rehearsal(store), folder is not None and _same_disk(store.folder, folder))


def _same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
