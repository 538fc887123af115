"""What every page is handed: the store's worker, the profile, who is at the desk, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from exitdesk.domain.periods import rede_day
from exitdesk.domain.roles import Permission, Role, allows
from exitdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import Profile


class Go(Protocol):
    """Show another page; ``where`` is passed to its ``show_record``."""

    def __call__(self, page: str, /, **where: object) -> None: ...


class DeskSignals(QObject):
    """Signals of the desk; DeskContext holds one. ``backed_up``: a backup was made or failed, or its folder chosen."""

    changed = Signal(object)
    toasted = Signal(str)
    typed = Signal()
    backed_up = Signal()


def _ignore(_choice: str) -> None:
    return None


def _leave_it(_minutes: int) -> None:
    return None


def _nothing() -> None:
    return None


def _stay(_backup: Path, _passphrase: str) -> None:
    return None


def _nowhere(_page: str, /, **_where: object) -> None:
    return None


@dataclass(slots=True, weakref_slot=True, eq=False)
class DeskContext:
    """One for each unlocked store. ``profile`` is replaced when the set-up changes it (kind ``profile`` in Changes).

    ``role`` decides what the pages offer: the store refuses the rest, and no page asks for what it refuses.

    ``now`` is the clock, which tests and screenshots may stop.
    """

    worker: Worker
    profile: Profile
    user: str
    practice: bool = False
    read_only: bool = False
    role: Role = Role.LEADER
    now: Callable[[], datetime] = datetime.now
    go: Go = _nowhere
    undo: Callable[[], None] = _nothing
    set_language: Callable[[str], None] = _ignore
    set_scheme: Callable[[str], None] = _ignore
    idle_minutes: int = 5
    set_idle_minutes: Callable[[int], None] = _leave_it
    restore_backup: Callable[[Path, str], None] = _stay
    screenshots_blocked: bool = False
    signals: DeskSignals = field(default_factory=DeskSignals)

    def today(self) -> date:
        """The Rede-day of now."""
        return rede_day(self.now(), self.profile.day_starts)

    def allows(self, permission: Permission) -> bool:
        """Whether the role of the user at the desk includes the permission."""
        return allows(self.role, permission)

    def toast(self, text: str) -> None:
        """Tell what happened, in a note that goes by itself."""
        self.signals.toasted.emit(text)

    def typed(self) -> None:
        """A page tells that something was typed: its ``stash`` is written within two seconds."""
        self.signals.typed.emit()
