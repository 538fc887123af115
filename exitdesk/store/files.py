"""Files written whole or not at all, and readable by their owner only."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from exitdesk.errors import EnvironmentFailure, NotConfirmed, UserError
from exitdesk.i18n import tr
from exitdesk.store.glance import DATABASE, HEADERS

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_KNOWS_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


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
    file open in another program; NotConfirmed, with ``data`` in its place, when the disk fails after that.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):  # on a disk that fails, the first failure is what is told
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise explained(error, path) from error
        raise
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise not_confirmed(error, tr("“{name}” is written.", name=path.name)) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` last through a power cut; raises OSError when the disk fails at it.

    There is nothing to do on Windows, nor where that cannot be asked for: of a folder that may be written to and not
    read, and on file systems that know no such thing (some network and FUSE ones). SQLite does the same.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _KNOWS_NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path, *, asked: Path | None = None) -> None:
    """Create ``folder`` (and its parents) for the owner only, so that a power cut leaves it there.

    What is there already keeps its rights. Raises EnvironmentFailure when that cannot be done; it names ``asked``,
    which is what the user wanted where the folder is only on the way to it.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        for made in missing:
            made.chmod(PRIVATE_FOLDER)
            sync_folder(made.parent)
    except OSError as error:
        raise explained(error, asked or folder) from error


def not_confirmed(error: OSError, done: str) -> NotConfirmed:
    """``done``, a sentence on what stands now, and that the disk failed right after it."""
    return NotConfirmed(
        tr(
            "{done} But the disk reported an error right after it ({code}): after a power cut it may be as before. "
            "Have the disk looked at.",
            done=done,
            code=errno.errorcode.get(error.errno or 0, "?"),
        )
    )


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
