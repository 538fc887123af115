"""What a folder shows at a glance, before the heavier modules are loaded: the unlock window must stand at once."""

from __future__ import annotations

import glob
import json
from pathlib import Path
from typing import Final

DATABASE: Final = "store.db"
HEADERS: Final = ("header.json", "header-copy.json")


HALF_MADE: Final = ".making.*.part"  # a database that becomes a store's last of all, when everything else stands
BESIDE: Final = ("-wal", "-shm", "-journal")  # what SQLite may leave beside a database; the last is never ours
REKEYED: Final = ".store.*.part"  # one under a new key, before it takes its place


def nothing_there(folder: Path) -> bool:
    """Whether no store stands in the folder: nothing of one, or what was left when making one was cut short."""
    if any((folder / f"{DATABASE}{ending}").exists() for ending in ("", *BESIDE)):
        return False
    return not any((folder / name).exists() for name in HEADERS) or any(folder.glob(HALF_MADE))


def ready_copy(folder: Path) -> Path | None:
    """The restored copy that stands ready: the machine stopped when the store before it had just been moved aside.

    None where nothing was cut short. It lies by the folder itself, not by a link to it. Raises OSError.
    """
    if folder.exists():
        return None
    folder = folder.resolve()
    return max(folder.parent.glob(f".{glob.escape(folder.name)}.????????.ready"), default=None)


def standing(folder: Path) -> Path:
    """Where the store is to be looked at: in its folder, or where it stands ready. Raises OSError."""
    return ready_copy(folder) or folder


def finish_restore(folder: Path) -> None:
    """Put the copy that stands ready in place: for who opens or restores, not for who looks. Raises OSError."""
    ready = ready_copy(folder)
    if ready is not None:
        ready.rename(folder.resolve())


def user_count(folder: Path) -> int | None:
    """How many users the headers tell of, unchecked; 0 when none can be read, None when nothing is there at all."""
    try:
        folder = standing(folder)
    except OSError:
        return 0
    if nothing_there(folder):
        return None
    for name in HEADERS:
        try:
            slots = json.loads((folder / name).read_bytes())["slots"]
            return len([slot for slot in slots if slot["kind"] == "user"])
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return 0


def says_practice(folder: Path) -> bool:
    """Whether a header tells, unchecked, that everything in the store is invented."""
    for name in HEADERS:
        try:
            return json.loads((standing(folder) / name).read_bytes())["practice"] is True
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return False
