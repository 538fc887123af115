"""A new recovery code is due: the one in force was used, or never came on paper. Said until there is one."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.desk import DeskContext


class Due(Enum):
    """Why a new code is due."""

    USED = auto()
    NOT_KEPT = auto()


class RecoveryReminder(QObject):
    """``show`` puts a banner over the pages, ``put_away`` takes it off.

    A leader is told at each unlock until a new code is made; somebody else only when it was she who used the code.
    """

    def __init__(
        self, desk: DeskContext, show: Callable[[Banner], object], put_away: Callable[[Banner], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._show, self._put_away = desk, show, put_away
        self.banner: Banner | None = None

    def look(self) -> None:
        """Ask the store, and show or take away the banner."""
        leader = self._desk.allows(Permission.RECOVERY_CODE)
        self._desk.worker.run(lambda store: _why_due(store, leader), self.tell)

    def tell(self, due: Due | None) -> None:
        """Show the banner, or take it away."""
        if self.banner is not None and due is None:
            banner, self.banner = self.banner, None
            self._put_away(banner)
        elif self.banner is None and due is not None:
            self.banner = self._make(due)
            self._show(self.banner)

    def _make(self, due: Due) -> Banner:
        title = tr("The recovery code has been used") if due is Due.USED else tr("The recovery code is not on paper")
        if not self._desk.allows(Permission.RECOVERY_CODE):
            banner = Banner(title, tr("Ask a leader to make a new one."), icon="life-buoy", dismiss=tr("Understood"))
        elif self._desk.read_only:
            banner = Banner(title, tr("Make a new one when the store can be written."), icon="life-buoy",
                            dismiss=tr("Understood"))  # fmt: skip
        else:
            words = tr("Make a new one and print it. The old sheet then opens nothing any more.")
            if due is Due.NOT_KEPT:
                words = tr("It was shown, and nobody has said that it was printed or saved. Make a new one.")
            banner = Banner(title, words, icon="life-buoy", action=tr("New recovery code"), dismiss=tr("Not now"))
            banner.acted.connect(self._make_new)
        banner.dismissed.connect(lambda: self.tell(None))
        return banner

    def _make_new(self) -> None:
        from exitdesk.ui.setup.recovery_code_sheet import open_recovery_code_sheet

        if self.banner is not None:
            open_recovery_code_sheet(self.banner, self._desk).closed.connect(self.look)


def _why_due(store: OpenStore, leader: bool) -> Due | None:
    from exitdesk.store.recovery import code_is_kept, code_was_used, unlocked_with_code

    if code_was_used(store):
        return Due.USED if leader or unlocked_with_code(store) else None
    return Due.NOT_KEPT if leader and not code_is_kept(store) else None
