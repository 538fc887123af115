"""A restore rehearsal: the newest backup is restored to a place of its own, checked, counted, and taken away again."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from exitdesk.domain.dates import show_date
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.i18n import tr, trn
from exitdesk.store import backup_shelf, connection, vault
from exitdesk.store.backup import BACKED_UP_DETAIL, counts, faults_of
from exitdesk.store.backup_shelf import Backup
from exitdesk.store.closed_store import bring_up_to_date, copy_closed
from exitdesk.store.connection import database_path
from exitdesk.store.files import explained
from exitdesk.store.history import Action
from exitdesk.store.opened import OpenStore
from exitdesk.store.vault import Unlocked

RESTORE_REHEARSED: Final = "last_rehearsal"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of it. Counts leave out what is in the bin.

    ``said`` is (contacts, sessions) as the store's log noted when the backup was made, None when it no longer tells;
    ``today`` what the store holds now. ``trouble`` is a sentence, "" when all went well.
    """

    backup: str
    made: datetime
    tried: datetime
    contacts: int = 0
    sessions: int = 0
    said: tuple[int, int] | None = None
    today: tuple[int, int] = (0, 0)
    trouble: str = ""

    @property
    def passed(self) -> bool:
        return not self.trouble


def rehearse(store: OpenStore, folder: Path, now: datetime | None = None) -> Rehearsal:
    """Restore the newest backup of this store in ``folder`` beside nothing, check and count it, and remove it.

    All that touches the disk on the way is encrypted. The outcome is logged and remembered. Raises UserError when
    there is no backup, or the newest was made under a key that the store has no longer.
    """
    moment = now or datetime.now()
    there = backup_shelf.backups_of(store, folder)
    if not there:
        raise UserError(tr("There is no backup in “{name}”. Check the folder.", name=folder.name))
    header = vault.read_header(there[0].path)
    if not header.seal_fits(store.data_key):
        raise UserError(tr("The store has been given a new key since the newest backup. Make a new backup first."))
    outcome = _tried(store, there[0], Unlocked(header, store.data_key), moment)
    if not store.read_only:
        store.operations.log(Action.REHEARSED, detail=outcome.backup if outcome.passed else f"{outcome.backup} !")
        store.operations.set_setting(RESTORE_REHEARSED, _note(outcome))
    return outcome


def _tried(store: OpenStore, newest: Backup, unlocked: Unlocked, moment: datetime) -> Rehearsal:
    begun = Rehearsal(newest.path.name, newest.at, moment, said=_said(store, newest.path.name), today=counts(store.db))
    with tempfile.TemporaryDirectory(prefix="exitdesk-") as scratch:
        place = Path(scratch)
        try:
            copy_closed(newest.path, place, unlocked)
            bring_up_to_date(place, unlocked)
            faults = faults_of(place, unlocked)
            if faults:
                return _with(begun, " ".join(fault.message for fault in faults))
            db = connection.connect(database_path(place), unlocked.data_key, unlocked.header.salt, mode="immutable")
            try:
                contacts, sessions = counts(db)
            finally:
                db.conn.close()
        except ExitDeskError as error:
            return _with(begun, str(error))
        except OSError as error:
            return _with(begun, str(explained(error, newest.path)))
    differs = begun.said is not None and begun.said != (contacts, sessions)
    trouble = tr("It holds another number of contacts or talks than when it was made.") if differs else ""
    return _with(begun, trouble, contacts, sessions)


def _with(begun: Rehearsal, trouble: str, contacts: int = 0, sessions: int = 0) -> Rehearsal:
    return Rehearsal(begun.backup, begun.made, begun.tried, contacts, sessions, begun.said, begun.today, trouble)


def _said(store: OpenStore, name: str) -> tuple[int, int] | None:
    """What the log noted when the backup of this name was made."""
    found = store.db.execute(
        "SELECT json_extract(new, '$.detail') FROM history WHERE action = ? AND new LIKE ? ORDER BY seq DESC LIMIT 1",
        [Action.BACKED_UP.value, f"%{name} (%"],
    ).fetchone()
    match = re.fullmatch(BACKED_UP_DETAIL, str(found[0])) if found else None
    return (int(match[2]), int(match[3])) if match and match[1] == name else None


def _note(outcome: Rehearsal) -> str:
    kept = {"made": outcome.made.isoformat(), "tried": outcome.tried.isoformat()}
    return json.dumps({**asdict(outcome), **kept})


def last_rehearsal(store: OpenStore) -> Rehearsal | None:
    """The last one, or None."""
    text = store.reading.setting(RESTORE_REHEARSED)
    try:
        fields = json.loads(text) if text else None
        if fields is None:
            return None
        times = {name: datetime.fromisoformat(fields[name]) for name in ("made", "tried")}
        pairs = {name: tuple(fields[name]) if fields[name] else None for name in ("said", "today")}
        return Rehearsal(**{**fields, **times, **pairs})
    except (ValueError, KeyError, TypeError):
        return None


def rehearsal_words(outcome: Rehearsal) -> str:
    """The outcome in plain words, with the dates."""
    made = tr("{date} at {time}", date=show_date(outcome.made.date()), time=f"{outcome.made:%H.%M}")
    tried = show_date(outcome.tried.date())
    if not outcome.passed:
        return tr(
            "Tried on {tried}: the backup of {made} could not be used. {trouble} Make a new one now.",
            tried=tried, made=made, trouble=outcome.trouble,
        )  # fmt: skip
    held = _counted(outcome.contacts, outcome.sessions)
    if (outcome.contacts, outcome.sessions) == outcome.today:
        return tr(
            "Tried on {tried}: the backup of {made} can be restored. It holds {held}, as the store did then.",
            tried=tried, made=made, held=held,
        )  # fmt: skip
    return tr(
        "Tried on {tried}: the backup of {made} can be restored. It holds {held}; the store held {now}.",
        tried=tried, made=made, held=held, now=_counted(*outcome.today),
    )  # fmt: skip


def _counted(contacts: int, sessions: int) -> str:
    people = trn("{n} contact", "{n} contacts", contacts)
    return tr("{contacts} and {talks}", contacts=people, talks=trn("{n} talk", "{n} talks", sessions))
