"""Attempts to unlock in vain: the log cannot be written without the key, so their times wait for the next unlock.

They stand in the user's own folder for program state, as local times and nothing else, in a file named for a hash of
the store's path. Whoever can write there can remove them: this tells of curiosity, not of a determined attacker.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store.files import make_private_folder, write_whole

_MOST: Final = 200


def _file(folder: Path) -> Path:
    import platformdirs

    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return platformdirs.user_state_path("ExitDesk", appauthor=False) / f"attempts-{name}.json"


@contextlib.contextmanager
def noted(folder: Path) -> Iterator[None]:
    """Note the time when what happens inside is refused with a UserError."""
    try:
        yield
    except UserError:
        with contextlib.suppress(ExitDeskError, OSError):  # a note that cannot be kept must not hide the sentence
            file = _file(folder)
            make_private_folder(file.parent)
            times = [*_read(file), datetime.now().isoformat(sep=" ", timespec="seconds")]
            write_whole(file, json.dumps(times[-_MOST:]).encode())
        raise


def take(folder: Path) -> list[str]:
    """The times noted since the last unlock; they are forgotten herewith."""
    file = _file(folder)
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
