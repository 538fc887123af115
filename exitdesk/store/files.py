"""Files written whole or not at all, and readable by their owner only."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.store.glance import DATABASE, HEADERS

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_file_safely(path: Path, data: bytes) -> None:
    """Write a file for the user to ``path``, as ``write_whole`` does, but never into the folder of a store.

    Raises UserError there: the file would stand in the clear beside the encrypted database, or in its place.
    """
    folder = path.absolute().parent
    if (folder / DATABASE).exists() and any((folder / name).exists() for name in HEADERS):
        raise UserError(tr("“{name}” is the folder of a store. Choose another place for the file.", name=folder.name))
    write_whole(path, data)


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: temp file beside it, fsync, replace, fsync of the folder; mode 0600.

    Raises EnvironmentFailure, with ``path`` unchanged, when the disk is full, the folder read-only or missing, or the
    file open in another program.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):  # on a disk that fails, the first failure is what is told
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise explained(error, path) from error
        raise


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` last through a power cut (nothing to do on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Create ``folder`` (and its parents) for the owner only, so that a power cut leaves it there.

    Raises EnvironmentFailure when that cannot be done.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        folder.chmod(PRIVATE_FOLDER)
        for made in missing:
            with contextlib.suppress(PermissionError):  # a parent that may be written to, not read
                sync_folder(made.parent)
    except OSError as error:
        raise explained(error, folder) from error


def explained(error: OSError, path: Path) -> EnvironmentFailure:
    """The sentence for a failed file operation, with what to do."""
    name = path.name or str(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentFailure(tr("The disk is full. Make room, then try again; nothing was changed."))
    if error.errno == errno.EROFS:
        return EnvironmentFailure(tr("The disk is read-only. Choose another place for “{name}”.", name=name))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EnvironmentFailure(tr("The folder for “{name}” does not exist. Choose another place.", name=name))
    if isinstance(error, FileExistsError):
        return EnvironmentFailure(tr("“{name}” is a file. Choose a folder.", name=name))
    if isinstance(error, IsADirectoryError):
        return EnvironmentFailure(tr("“{name}” is a folder. Choose a file name.", name=name))
    if isinstance(error, PermissionError):
        return EnvironmentFailure(
            tr(
                "“{name}” cannot be read or written. Close it in other programs, or choose another place.",
                name=name,
            )
        )
    return EnvironmentFailure(
        tr(
            "“{name}” could not be read or written ({code}). Try again.",
            name=name,
            code=errno.errorcode.get(error.errno or 0, "?"),
        )
    )
