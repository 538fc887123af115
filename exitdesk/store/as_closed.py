"""Whether a store is as it was left when it was last closed: looked at before a byte of it is written.

The header remembers how far the log had come then, and a hash over the whole database. Where both speak of the same
moment and the hash differs, something else has changed the file. A program that was killed leaves a log that goes on
from there, pending or taken in: then the hash tells nothing.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from exitdesk.i18n import tr
from exitdesk.store import closed_pages, connection, history, pending
from exitdesk.store.files import explained
from exitdesk.store.headers import Header
from exitdesk.store.vault import Unlocked


def damage(folder: Path, unlocked: Unlocked) -> str:
    """What is wrong with a store that nobody writes, as a sentence; "" when it may be opened to write.

    The whole database is read: 0.2 s for 100 MB. Not a byte of it or of the headers is written. Raises DamagedStore
    when it cannot be read at all, EnvironmentFailure when the disk fails.
    """
    if unlocked.header.mark.pages and _is_as_closed(folder, unlocked.header):
        return ""
    mode = "ro" if pending.is_pending(folder) else "immutable"
    path = connection.database_path(folder)
    db = connection.connect(path, unlocked.data_key, unlocked.header.salt, mode=mode)
    try:
        connection.refuse_newer(db)
        return damage_in(db, folder, unlocked.header)
    finally:
        db.conn.close()


def damage_in(db: Database, folder: Path, header: Header) -> str:
    """The same of a database that is open to read, from ``folder`` or a copy of what lies there."""
    if history.last_mark(db) == header.mark and not (pending.is_pending(folder) or _is_as_closed(folder, header)):
        return tr(
            "The store is damaged: it is not as it was when it was last closed. Some of what you see may be wrong "
            "or old. Nothing can be written in it. Restore a backup; “exitdesk check” tells more."
        )
    if not history.reaches(db, header.mark):
        return tr(
            "The store holds less than when it was last closed: it is an old copy, or saved work was lost. "
            "Nothing can be written in it. Compare it with your latest backup, and restore that."
        )
    return ""


def _is_as_closed(folder: Path, header: Header) -> bool:
    """Whether nothing is pending and the database is what the header remembers, if it does."""
    path = connection.database_path(folder)
    try:
        return not pending.is_pending(folder) and closed_pages.is_as_closed(path, header.mark.pages)
    except OSError as error:
        raise explained(error, path) from error
