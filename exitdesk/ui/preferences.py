"""What is remembered outside the store, before anybody unlocks: language, light or dark, where the store is.

One small JSON file in the user's settings folder; nothing that was registered, no names.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

_PROGRAM = "ExitDesk"


@dataclass(frozen=True, slots=True)
class Preferences:
    """``language`` and ``store`` are empty until something other than the usual was chosen."""

    language: str = ""
    scheme: str = "system"
    store: str = ""


def usual_store() -> Path:
    """Where the store is unless another folder was chosen."""
    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False)) / "store"


def _file() -> Path:
    return Path(platformdirs.user_config_dir(_PROGRAM, appauthor=False)) / "settings.json"


def read_preferences() -> Preferences:
    """What was remembered; an unreadable file counts as none."""
    try:
        fields = json.loads(_file().read_text(encoding="utf-8"))
        return Preferences(**{name: str(fields.get(name, default)) for name, default in asdict(Preferences()).items()})
    except (OSError, ValueError, AttributeError):
        return Preferences()


def write_preferences(preferences: Preferences) -> None:
    """Remember; a failure is not worth a word."""
    file = _file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".part")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(asdict(preferences), out)
        partial.replace(file)
