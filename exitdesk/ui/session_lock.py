"""Locking: stash, cover, close the store, and become a new process, so that no plaintext stays in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from exitdesk.own_process import DISCREET, LOCKED, own_command, own_environment

Relaunch = Callable[[Sequence[str]], None]


class LockReason(StrEnum):
    """Why the desk is locked or closed.

    ``SLEEP`` and ``SESSION`` must be quick: the system waits. After a ``CRASH`` nothing more is begun.
    """

    USER = "user"
    IDLE = "idle"
    CLOSE = "close"
    SLEEP = "sleep"
    SESSION = "session"
    CRASH = "crash"

    @property
    def has_time(self) -> bool:
        """Whether there is time for a backup first."""
        return self in (LockReason.USER, LockReason.IDLE, LockReason.CLOSE)


def replace_process(arguments: Sequence[str]) -> None:
    """Become a new process: exec keeps the process, Windows starts another. Does not return."""
    command, environment = own_command(arguments), own_environment()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform == "win32":
        import subprocess  # slow to load, and needed on Windows alone

        subprocess.Popen(command, env=environment, close_fds=True)
        os._exit(0)
    os.execve(command[0], command, environment)


def relaunch_arguments(folder: Path, usual: Path, *, discreet: bool = False) -> list[str]:
    """``--locked``, with the folder when it is not where the store usually is.

    ``discreet``: the neutral page stands over everything, and goes on standing there.
    """
    return [LOCKED, *([DISCREET] if discreet else []), *([] if folder == usual else [str(folder)])]
