"""A store's folder and files are their owner's alone: looked at before unlocking, and put right."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from exitdesk.i18n import tr
from exitdesk.store import vault
from exitdesk.store.files import PRIVATE_FILE, PRIVATE_FOLDER
from exitdesk.store.vault import StoreState

_OTHERS_LIST_OR_ENTER = stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def mend_rights(folder: Path) -> str:
    """Take all rights from others, and say in a sentence if they could look in; nothing when they could not.

    Only of a store's folder, and in it of the store's own files: a folder in which no store stands may be one that
    others work in. Windows keeps rights in another way and is left alone. Raises EnvironmentFailure for a folder that
    cannot be looked into.
    """
    if os.name == "nt" or vault.store_state(folder) in (StoreState.ABSENT, StoreState.FOREIGN, StoreState.READY):
        return ""
    before = _rights(folder)
    mended = _take(folder, PRIVATE_FOLDER)
    for path in folder.iterdir():
        if vault.is_own_file(path.name) and path.is_file() and not path.is_symlink():
            mended = _take(path, PRIVATE_FILE) and mended
    if not before & _OTHERS_LIST_OR_ENTER:
        return ""
    if not mended:
        return tr(
            "Other users of this computer can open the store's folder, and this disk cannot prevent it. The files are "
            "encrypted all the same."
        )
    return tr("Other users of this computer could open the store's folder. That is put right; the files are encrypted.")


def _rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _take(path: Path, wanted: int) -> bool:
    """Leave rights to the owner alone; False when others keep some."""
    with contextlib.suppress(OSError):
        if _rights(path) & _OTHERS:
            path.chmod(wanted)
        return not _rights(path) & _OTHERS
    return False
