"""Where the store is: named at the start, remembered from before, or where it usually is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from exitdesk.store.glance import user_count
from exitdesk.ui import preferences


class StorePlace:
    """``folder`` is where the store is looked for. Keeps what is remembered about it, and about the windows."""

    def __init__(self, named: Path | None) -> None:
        self._preferences = preferences.read_preferences()
        self._named = named is not None
        self._chosen = False
        remembered = Path(self._preferences.store) if self._preferences.store else preferences.usual_store()
        self.folder = named or remembered

    @property
    def is_lost(self) -> bool:
        """Whether the store may be anywhere: what was remembered cannot be read, and nobody has said where it is."""
        return self._preferences.lost and not self._named

    def choose(self, folder: Path) -> None:
        """Look in another folder, and remember it: at once where something stands there, else with ``keep``."""
        self.folder, self._named, self._chosen = folder, True, True
        if user_count(folder) is not None:
            self.keep()

    def keep(self) -> None:
        """A store stands in ``folder``, or is about to: remember where, if it was chosen or had been forgotten."""
        if self._chosen or self.is_lost:
            self._chosen = False
            self.remember(store="" if self.folder == preferences.usual_store() else str(self.folder), lost=False)

    def remember(self, **chosen: Any) -> None:
        """Change fields of the preferences. What is lost stays so: a new file would say that no store was chosen."""
        self._preferences = replace(self._preferences, **chosen)
        if not self._preferences.lost:
            preferences.write_preferences(self._preferences)
