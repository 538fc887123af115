"""How the program starts itself anew: in its own place when the desk locks, beside it to read a file from outside."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

LOCKED: Final = "--locked"  # after locking, with the store's folder where that is not the usual one
DISCREET: Final = "--discreet"  # the neutral page stood over it, and shall stand over the unlock window
READ_TABLE: Final = "--read-table"  # the process of its own that reads files from outside


def is_bundle() -> bool:
    """Whether this runs from a PyInstaller folder, without a Python beside it."""
    return bool(getattr(sys, "frozen", False))


def own_command(arguments: Sequence[str], *, python: str = sys.executable) -> list[str]:
    """How this program is started with ``arguments``, from a bundle or from Python."""
    if is_bundle():
        return [sys.executable, *arguments]
    return [python, "-m", "exitdesk", *arguments]


def own_environment() -> dict[str, str]:
    """The environment in which ``own_command`` starts this very program and no other.

    ``python -m`` would look in the current folder first: a download called like one of our modules would run there. A
    bundle must forget its own environment, or the new process looks for the old one's files.
    """
    if is_bundle():
        return {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    own = str(Path(__file__).resolve().parent.parent)  # a checkout that is not installed is found by this alone
    before = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    path = os.pathsep.join(dict.fromkeys(place for place in (own, *before) if place))
    return {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
