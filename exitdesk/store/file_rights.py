"""The store's folder and files are their owner's alone: looked at before unlocking, and put right."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from exitdesk.i18n import tr
from exitdesk.store.files import PRIVATE_FILE, PRIVATE_FOLDER

_OTHERS_LIST_OR_ENTER = stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def mend_rights(folder: Path) -> str:
    """Take all rights from others, and say in a sentence if they could look in; nothing when they could not.

    Windows keeps rights in another way and is left alone; so is a folder that is not there.
    """
    if os.name == "nt" or not folder.is_dir():
        return ""
    before = _rights(folder)
    mended = _take(folder, PRIVATE_FOLDER)
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
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
