"""The way into a store or backup that is closed. An attempt in vain is noted: the log cannot be written without the
key, so the times wait for the next unlock.

They stand in the user's own folder for program state, as local times and nothing else, in a file named for a hash of
what tells stores apart: a store and its backups share it. Whoever can write there can remove them: this tells of
curiosity, not of a determined attacker.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Final

from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store import vault
from exitdesk.store.files import make_private_folder, write_whole
from exitdesk.store.headers import Header
from exitdesk.store.vault import Unlocked

_MOST: Final = 200


def unlock(folder: Path, *, user: str = "", secret: str, recovery: bool = False) -> Unlocked:
    """``vault.unlock``, and a note of the time where user or secret do not fit; it is not written in ``folder``."""
    vault.require_openable(folder)
    try:
        return vault.unlock(folder, user=user, secret=secret, recovery=recovery)
    except UserError:
        with contextlib.suppress(ExitDeskError, OSError):  # a note that cannot be kept must not hide the sentence
            _note(_file(vault.read_header(folder)))
        raise


def _file(store: Header) -> Path:
    import platformdirs

    name = hashlib.sha256(store.store.encode()).hexdigest()[:16]
    return platformdirs.user_state_path("ExitDesk", appauthor=False) / f"attempts-{name}.json"


def _note(file: Path) -> None:
    make_private_folder(file.parent)
    times = [*_read(file), datetime.now().isoformat(sep=" ", timespec="seconds")]
    write_whole(file, json.dumps(times[-_MOST:]).encode())


def take(store: Header) -> list[str]:
    """The times noted since the last unlock; they are forgotten herewith."""
    file = _file(store)
    times = _read(file)
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
    return times


def _read(file: Path) -> list[str]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return []
    return [str(moment) for moment in found] if isinstance(found, list) else []
