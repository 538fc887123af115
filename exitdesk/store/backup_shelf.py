"""The backups that lie in a folder: which are this store's, which may go, and which still hold an erased person.

Only a backup goes that has the name the program gave it, carries this store's mark, and whose whole log the open store
continues: the store then holds all that it holds. Another store's backups, those made after this one was restored to
an earlier day, and renamed ones stay.
"""

from __future__ import annotations

import contextlib
import glob
import re
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from exitdesk.domain.backup_rota import Made, holds_until, worth_keeping
from exitdesk.errors import EnvironmentFailure, ExitDeskError
from exitdesk.i18n import tr
from exitdesk.store import connection, history, vault
from exitdesk.store.backup import NAME, backups_in, is_as_made, moment_of, store_tag
from exitdesk.store.backup_places import backup_places
from exitdesk.store.connection import database_path
from exitdesk.store.files import sync_folder
from exitdesk.store.headers import Header
from exitdesk.store.history import Action
from exitdesk.store.opened import OpenStore

BACKUP_FOLDER: Final = "backup_folder"
_DAMAGED: Final = "damaged_backups"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of the open store. ``thinned`` says whether it goes when its time has come.

    ``in_line``: the store holds, or has erased, all that it holds; False for one made before an older one was restored.

    ``contacts`` is None for one that the store's present key does not open (it was given a new one since).
    """

    path: Path
    at: datetime
    log_reaches: int
    size: int
    in_line: bool
    thinned: bool
    contacts: int | None = None

    @property
    def made(self) -> Made:
        return Made(self.log_reaches, self.at, self.path.name)


def backup_folder(store: OpenStore) -> Path | None:
    """The folder chosen for backups, or None."""
    chosen = store.reading.setting(BACKUP_FOLDER)
    return Path(chosen) if chosen else None


def backups_of(store: OpenStore, folder: Path, *, count: bool = False) -> list[Backup]:
    """The store's backups in ``folder``, the one made last first; damaged ones are left out.

    ``count``: look into each for its number of contacts. A folder that cannot be read holds none.
    """
    found = []
    with contextlib.suppress(OSError, ExitDeskError):
        for path in backups_in(folder):
            with contextlib.suppress(OSError, ExitDeskError):
                header = vault.read_header(path)
                if header.store == store.header.store:
                    found.append(_described(store, path, header, count=count))
    return sorted(found, key=lambda backup: (backup.log_reaches, backup.at, backup.path.name), reverse=True)


def _described(store: OpenStore, path: Path, header: Header, *, count: bool) -> Backup:
    named = NAME.fullmatch(path.name) is not None
    file = database_path(path).stat()
    in_line = history.reaches(store.db, header.mark)
    return Backup(
        path,
        at=moment_of(path),
        log_reaches=header.mark.seq,
        size=file.st_size,
        in_line=in_line,
        thinned=named and not path.is_symlink() and in_line,
        contacts=_contacts(store, path, header) if count and header.seal_fits(store.data_key) else None,
    )


def _contacts(store: OpenStore, path: Path, header: Header) -> int | None:
    return _asked(store, path, header, "SELECT count(*) FROM contacts WHERE deleted_at IS NULL")


def _asked(store: OpenStore, path: Path, header: Header, question: str, *values: str) -> int | None:
    """What a closed backup answers; None when it cannot be read."""
    try:
        db = connection.connect(database_path(path), store.data_key, header.salt, mode="immutable")
    except (OSError, ExitDeskError):
        return None
    try:
        return int(db.execute(question, values).fetchone()[0])
    except connection.DatabaseError:
        return None
    finally:
        db.conn.close()


def _may_hold(store: OpenStore, path: Path, contact: str | None) -> bool:
    """Whether the contact was ever in a backup of another line, as far as the store's key can tell."""
    try:
        header = vault.read_header(path)
    except ExitDeskError:
        return True
    if contact is None or not header.seal_fits(store.data_key):
        return True
    return _asked(store, path, header, "SELECT count(*) FROM history WHERE row = ?", contact) != 0


def superfluous(backups: Sequence[Backup]) -> list[Backup]:
    """Those that the rota does not keep."""
    rota = {backup.made: backup for backup in backups if backup.thinned}
    kept = worth_keeping(rota)
    return [backup for made, backup in rota.items() if made not in kept]


def thin(store: OpenStore, folder: Path, *, whole: Path) -> int:
    """Remove the backups that the rota does not keep; gives how many went. One that cannot be removed stays.

    Those that take their place are read whole first, as many as it needs; ``whole`` is one that has just been checked.
    A damaged one counts for nothing and stays, and the store remembers it to tell at the next unlock.
    """
    gone = 0
    going, damaged = _going(store, backups_of(store, folder), whole)
    _remember(store, damaged)
    for backup in going:
        with contextlib.suppress(OSError):
            hidden = folder / f".{backup.path.name}.{store_tag(store.header)}{secrets.token_hex(4)}.gone"
            backup.path.rename(hidden)
            gone += 1
            sync_folder(folder)
            shutil.rmtree(hidden)
    return gone


def _going(store: OpenStore, backups: Sequence[Backup], whole: Path) -> tuple[list[Backup], list[Backup]]:
    """Which may go, and which damaged ones were met when it was looked what takes their place."""
    rota = {backup.made: backup for backup in backups if backup.thinned}
    sound = {made for made, backup in rota.items() if backup.path == whole}
    damaged: set[Made] = set()
    while True:
        kept = worth_keeping(rota.keys() - damaged)
        going = rota.keys() - damaged - kept
        unread = [made for made in rota if made in kept - sound]  # the one made last comes first
        if not unread or not going & worth_keeping(sound | going):
            return [rota[made] for made in rota if made in going], [rota[made] for made in rota if made in damaged]
        (sound if is_as_made(rota[unread[0]].path, store.data_key) else damaged).add(unread[0])


def _remember(store: OpenStore, damaged: Sequence[Backup]) -> None:
    names = ", ".join(backup.path.name for backup in damaged)
    if not store.read_only and names != (store.reading.setting(_DAMAGED) or ""):
        with contextlib.suppress(EnvironmentFailure):  # they are met again at the next backup
            store.operations.set_setting(_DAMAGED, names)


def damage_found(store: OpenStore) -> str:
    """A sentence on the damaged backups that were met when the last one was made; "" when there were none."""
    names = store.reading.setting(_DAMAGED)
    if not names:
        return ""
    return tr(
        "Damaged backups were found: {names}. They do not count, and older ones are kept. Delete them, and have the "
        "stick or disk looked at.",
        names=names,
    )


def sweep(store: OpenStore, folder: Path) -> None:
    """Remove what this store's backing up or thinning left when the machine stopped or the stick was pulled out."""
    ours = re.compile(rf"\.ExitDesk .*\.{store_tag(store.header)}[0-9a-f]{{8}}\.(part|gone)")
    with contextlib.suppress(OSError, ExitDeskError):
        for path in list(folder.iterdir()):
            if ours.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                lock = connection.WriterLock(path)
                try:
                    if lock.acquire():
                        shutil.rmtree(path)
                finally:
                    lock.release()


@dataclass(frozen=True, slots=True)
class StillHolding:
    """Where somebody who was erased is still kept.

    ``days`` are the days of the backups that hold her, the newest first; ``until`` the last day on which one of them
    is kept if backups go on at least weekly, None when there is none. ``staying`` are those that never go by
    themselves. ``reachable`` is False when the folder (a stick) is not there to be looked at, or none was ever chosen.
    ``away`` is the day of the last backup that may hold her in some other place that cannot be looked at now.
    """

    days: tuple[date, ...]
    until: date | None
    staying: tuple[Path, ...]
    reachable: bool
    away: date | None = None


def backups_until(store: OpenStore, today: date, contact: str | None = None) -> StillHolding:
    """What to tell after an erasure: the backups that still hold the contact (its key).

    Which those are is told by the log: the backup was made after the contact was added and before it was erased.
    Without a key, or when the log has aged out, all backups count. Those in the chosen folder go by themselves; those
    in other folders that backups were ever made to do not, nor does what stood in the store's place before a backup was
    restored. When the chosen folder is not there, ``until`` is told as for a backup of today. A backup that somebody
    has copied or moved is not known of.
    """
    folder = backup_folder(store)
    life = _life(store, contact)
    reachable = folder is not None and is_there(folder)
    found = backups_of(store, folder) if folder is not None and reachable else []
    elsewhere, away = _elsewhere(store, folder, life)
    holding = [one for one in (*found, *elsewhere, *_kept_aside(store)) if _holds(store, one, life, contact)]
    thinned = any(backup.thinned for backup in holding)
    return StillHolding(
        days=tuple(dict.fromkeys(sorted((backup.at.date() for backup in holding), reverse=True))),
        until=holds_until(today) if thinned or (folder is not None and not reachable) else None,
        staying=tuple(backup.path for backup in holding if not backup.thinned),
        reachable=reachable,
        away=away,
    )


def _holds(store: OpenStore, backup: Backup, life: tuple[int, int | None], contact: str | None) -> bool:
    first, last = life
    if not backup.in_line:
        return _may_hold(store, backup.path, contact)
    return first <= backup.log_reaches and (last is None or backup.log_reaches < last)


def _elsewhere(store: OpenStore, folder: Path | None, life: tuple[int, int | None]) -> tuple[list[Backup], date | None]:
    """Backups in other places than the chosen folder, which nobody thins; and the day of the last one that may hold
    the contact in a place that is not there now.
    """
    chosen = folder.resolve() if folder is not None else None
    places = backup_places(store)
    others = [place for place in places if place.folder != chosen]
    found = [replace(one, thinned=False) for place in others for one in backups_of(store, place.folder)]
    away = [place.day for place in others if life[0] <= place.log_reaches and not is_there(place.folder)]
    if not places and chosen is None:  # made before the places were noted: the log alone tells of it
        away += _days_in_the_log(store, life)
    return found, max(away, default=None)


def _days_in_the_log(store: OpenStore, life: tuple[int, int | None]) -> list[date]:
    first, last = life
    rows = store.db.execute(
        "SELECT at FROM history WHERE action = ? AND seq > ? AND seq < coalesce(?, seq + 1)",
        [Action.BACKED_UP.value, first, last],
    )
    return [datetime.fromisoformat(at).astimezone().date() for (at,) in rows]


def _kept_aside(store: OpenStore) -> list[Backup]:
    """What stood in the store's place before backups were restored: folders beside it with its name and a date."""
    found = []
    with contextlib.suppress(OSError):
        place = store.folder.resolve()
        for path in place.parent.glob(f"{glob.escape(place.name)} (*)*"):
            with contextlib.suppress(OSError, ExitDeskError):
                header = vault.read_header(path)
                if header.store == store.header.store:
                    found.append(_described(store, path, header, count=False))
    return found


def _life(store: OpenStore, contact: str | None) -> tuple[int, int | None]:
    """The log's numbers between which the contact was in the store; 0 where the log no longer tells."""
    if contact is None:
        return 0, None
    numbers: dict[str, int] = dict(
        store.db.execute(
            "SELECT action, MIN(seq) FROM history WHERE row = ? AND action IN (?, ?) GROUP BY action",
            [contact, Action.ADDED.value, Action.ERASED.value],
        )
    )
    return numbers.get(Action.ADDED.value, 0), numbers.get(Action.ERASED.value)


def is_there(folder: Path) -> bool:
    """Whether the folder can be reached now."""
    try:
        return folder.is_dir()
    except OSError:
        return False
