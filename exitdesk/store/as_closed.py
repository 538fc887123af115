"""Whether a store is as it was left when it was last closed: looked at before a byte of it is written.

The header remembers how far the log had come then, and a hash over the whole database. Where both speak of the same
moment and the hash differs, something else has changed the file. A program that was killed leaves a log that goes on
from there, pending or taken in: then the hash tells nothing.
"""

from __future__ import annotations

from pathlib import Path

from exitdesk.i18n import tr
from exitdesk.store import closed_pages, connection, history, pending
from exitdesk.store.files import explained
from exitdesk.store.vault import Unlocked


def damage(folder: Path, unlocked: Unlocked) -> str:
    """What is wrong with a store that nobody writes, as a sentence; "" when it may be opened to write.

    The whole database is read: 0.2 s for 100 MB. Not a byte of it or of the headers is written. Raises DamagedStore
    when it cannot be read at all, EnvironmentFailure when the disk fails.
    """
    mark, waiting = unlocked.header.mark, pending.is_pending(folder)
    path = connection.database_path(folder)
    try:
        if mark.pages and not waiting and closed_pages.is_as_closed(path, mark.pages):
            return ""
    except OSError as error:
        raise explained(error, path) from error
    db = connection.connect(path, unlocked.data_key, unlocked.header.salt, mode="ro" if waiting else "immutable")
    try:
        connection.refuse_newer(db)
        if mark.pages and not waiting and history.last_mark(db) == mark:
            return tr(
                "The store is damaged: it is not as it was when it was last closed. Some of what you see may be wrong "
                "or old. Nothing can be written in it. Restore a backup; “exitdesk check” tells more."
            )
        if not history.reaches(db, mark):
            return tr(
                "The store holds less than when it was last closed: it is an old copy, or saved work was lost. "
                "Nothing can be written in it. Compare it with your latest backup, and restore that."
            )
    finally:
        db.conn.close()
    return ""
