"""Programs that would lose something, for proving that the fault tests notice: each patches the process it is in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

MUTANTS: Final[dict[str, Callable[[], None]]] = {}
