"""The backups that make themselves: at lock and close, and soon after unlocking when the last good one is old."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from exitdesk.errors import EnvironmentFailure, ExitDeskError, NotConfirmed
from exitdesk.i18n import tr
from exitdesk.store import backup_shelf, connection
from exitdesk.store.backup import LAST_BACKUP, LAST_FAILURE, back_up, is_sound
from exitdesk.store.files import explained
from exitdesk.store.opened import OpenStore

LEAST_BETWEEN: Final = timedelta(hours=1)
OLD_AFTER: Final = timedelta(days=1)
ANSWERS_WITHIN_S: Final = 4.0


class Result(StrEnum):
    """``NOT_DUE`` within the hour, or when another program is the writer; ``NO_FOLDER`` when none is chosen."""

    MADE = "made"
    NOT_DUE = "not_due"
    NO_FOLDER = "no_folder"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """``sentence`` tells what went wrong, "" when nothing did; ``removed`` counts older backups that went."""

    result: Result
    path: Path | None = None
    sentence: str = ""
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """The last try that failed: when, and in a sentence why."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the rail and the set-up tell.

    ``missing``: the chosen folder is not there now. ``failure`` is None again once a backup has been made.
    """

    folder: Path | None
    last: datetime | None
    failure: Failure | None
    missing: bool = False

    def is_old(self, now: datetime) -> bool:
        """Whether the last good one is more than a day old, or there is none; one of the future may be any age."""
        return self.last is None or not -OLD_AFTER <= now - self.last <= OLD_AFTER


def back_up_if_due(store: OpenStore, *, now: datetime | None = None) -> Outcome:
    """Back up to the chosen folder unless that was done within the hour, then thin what lies there.

    Raises nothing that the disk or the folder can cause: the outcome says it, and the store remembers it.
    """
    moment = now or datetime.now()
    folder = backup_shelf.backup_folder(store)
    if folder is None:
        return Outcome(Result.NO_FOLDER)
    last = read_moment(store.reading.setting(LAST_BACKUP))
    if store.read_only or (last is not None and timedelta(0) <= moment - last < LEAST_BETWEEN):
        return Outcome(Result.NOT_DUE)
    try:
        if not answers(folder):
            return _failed(store, Result.MISSING, _missing_sentence(folder), moment)
        backup_shelf.sweep(store, folder)
        path = _back_up_with_room(store, folder, moment)
        return Outcome(Result.MADE, path, removed=backup_shelf.thin(store, folder, whole=path))
    except ExitDeskError as error:
        sentence = str(error)
    except OSError as error:
        sentence = str(explained(error, folder))
    except connection.DatabaseError as error:
        sentence = str(connection.explained_database(error))
    result = Result.FAILED if answers(folder) else Result.MISSING
    return _failed(store, result, sentence if result is Result.FAILED else _missing_sentence(folder), moment)


def back_up_by_hand(store: OpenStore, folder: Path, now: datetime | None = None) -> Path:
    """Back up now, whenever the last one was, and thin what lies there. Raises what ``back_up`` does.

    The folder is not made when it is missing: it would stand where the stick should be.
    """
    if not answers(folder):
        raise EnvironmentFailure(_missing_sentence(folder))
    path = back_up(store, folder, now)
    backup_shelf.sweep(store, folder)
    backup_shelf.thin(store, folder, whole=path)
    return path


def _back_up_with_room(store: OpenStore, folder: Path, moment: datetime) -> Path:
    """Back up; when that fails and old ones lie there that the rota does not need, try once more without them.

    They go only when the newest one is whole.
    """
    try:
        return back_up(store, folder, moment)
    except NotConfirmed:  # there is room, and no older one goes for one that may not last
        raise
    except EnvironmentFailure:
        there = backup_shelf.backups_of(store, folder)
        if not backup_shelf.superfluous(there) or not is_sound(there[0].path, store.data_key):
            raise
        backup_shelf.thin(store, folder, whole=there[0].path)
        return back_up(store, folder, moment)


def _missing_sentence(folder: Path) -> str:
    name = folder.name or str(folder)
    if answers(folder, os.path.exists):
        return tr("“{name}” is a file. Choose a folder for backups.", name=name)
    return tr("The folder for backups, “{name}”, is not there. Put the stick in, or choose another folder.", name=name)


def _failed(store: OpenStore, result: Result, sentence: str, moment: datetime) -> Outcome:
    with contextlib.suppress(ExitDeskError):
        note = json.dumps({"at": f"{moment:%Y-%m-%d %H:%M}", "sentence": sentence})
        store.operations.set_setting(LAST_FAILURE, note)
    return Outcome(result, sentence=sentence)


def backup_state(store: OpenStore) -> BackupState:
    """How it stands with the backups, as the store notes it; whether the folder is there is for ``looked_for``."""
    return BackupState(
        folder=backup_shelf.backup_folder(store),
        last=read_moment(store.reading.setting(LAST_BACKUP)),
        failure=_last_failure(store.reading.setting(LAST_FAILURE)),
    )


def looked_for(state: BackupState) -> BackupState:
    """The same, once it has been seen whether the folder is there; needs no store and any thread will do."""
    return replace(state, missing=state.folder is not None and not answers(state.folder))


def answers(folder: Path, ask: Callable[[Path], bool] | None = None, within_s: float = ANSWERS_WITHIN_S) -> bool:
    """Whether the folder is there and says so in time: a network drive that is gone may keep who asks for minutes."""
    found: list[bool] = []
    asked = ask or backup_shelf.is_there
    asking = threading.Thread(target=lambda: found.append(asked(folder)), daemon=True)
    asking.start()
    asking.join(within_s)
    return any(found)


def _last_failure(text: str | None) -> Failure | None:
    try:
        fields = json.loads(text) if text else {}
        at = read_moment(str(fields["at"]))
        return Failure(at, str(fields["sentence"])) if at else None
    except (ValueError, KeyError, TypeError):
        return None


def read_moment(text: str | None) -> datetime | None:
    """Local time as the settings hold it; None when there is none or it cannot be read."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
