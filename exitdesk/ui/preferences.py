"""What is remembered outside the store, before anybody unlocks: language, light or dark, where the store is.

One small JSON file in the user's settings folder; nothing that was registered, no names.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from exitdesk.errors import ExitDeskError

_PROGRAM = "ExitDesk"


@dataclass(frozen=True, slots=True)
class Preferences:
    """``language`` and ``store`` are empty until something other than the usual was chosen.

    ``lost``: something was remembered and cannot be read any more, so that the store may be anywhere.
    """

    language: str = ""
    scheme: str = "system"
    store: str = ""
    lost: bool = False


def usual_store() -> Path:
    """Where the store is unless another folder was chosen."""
    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False)) / "store"


def _file() -> Path:
    return Path(platformdirs.user_config_dir(_PROGRAM, appauthor=False)) / "settings.json"


def read_preferences() -> Preferences:
    """What was remembered."""
    try:
        fields = json.loads(_file().read_text(encoding="utf-8"))
        language, scheme, store = (str(fields.get(name, usual)) for name, usual in _kept(Preferences()).items())
        return Preferences(language, scheme, store)
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, AttributeError):
        return Preferences(lost=True)


def write_preferences(preferences: Preferences) -> None:
    """Remember; a failure is not worth a word."""
    from exitdesk.store.files import make_private_folder, write_whole  # not needed for the first paint

    file = _file()
    with contextlib.suppress(ExitDeskError):
        make_private_folder(file.parent)
        write_whole(file, json.dumps(_kept(preferences)).encode())


def _kept(preferences: Preferences) -> dict[str, str]:
    return {"language": preferences.language, "scheme": preferences.scheme, "store": preferences.store}
